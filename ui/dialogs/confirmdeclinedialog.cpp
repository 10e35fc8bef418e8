// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/confirmdeclinedialog.h"

#include "ui/dialogs/tonelabel.h"
#include "ui/formats.h"
#include "ui/theme.h"
#include "ui/themestyle.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! More than this is confirmed by typing the number.
constexpr qsizetype typedAbove = 100;

QLabel *textLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QTableWidgetItem *cell(const QString &text, const QFont &font)
{
    auto *item = new QTableWidgetItem(text);
    item->setFont(font);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

} // namespace

ConfirmDeclineDialog::ConfirmDeclineDialog(DeclineConfirmation confirmation, QWidget *parent)
    : QDialog(parent)
    , m_confirmation(std::move(confirmation))
{
    const int count = static_cast<int>(m_confirmation.plan.pairCount());
    setWindowTitle(tr("Decline %n Invitation(s)?", nullptr, count));
    setAccessibleName(windowTitle());
    setModal(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 24, 24, 16);
    layout->setSpacing(16);
    buildSummary(layout);
    buildPairs(layout);
    if (count > typedAbove)
        buildTypedNumber(layout);
    buildButtons(layout);
    updateButton();
    resize(620, 560);
}

QString ConfirmDeclineDialog::scopeText() const
{
    const DeclinePlan &plan = m_confirmation.plan;
    const auto accounts = plan.accounts();
    const auto regions = plan.regions();
    const QString senders = tr("%n sender(s)", nullptr, static_cast<int>(plan.senders().size()));
    const QString where = accounts.size() == 1
                              ? tr("account %1").arg(accountText(accounts.first()))
                              : tr("%n account(s)", nullptr, static_cast<int>(accounts.size()));
    const QString region = regions.size() == 1
                               ? regions.first().toString()
                               : tr("%n region(s)", nullptr, static_cast<int>(regions.size()));
    //: %1: "17 senders", %2: "account 1111 2222 3333" or "3 accounts", %3: "eu-west-1" or "4 regions"
    return tr("From %1, received by %2 in %3.").arg(senders, where, region);
}

QString ConfirmDeclineDialog::identityText() const
{
    QStringList lines;
    for (const SendingIdentity &identity : m_confirmation.identities)
        //: %1: an ARN, %2: the name of a profile
        lines.append(tr("Sent as %1 (%2).").arg(identity.principal, identity.profileName));
    return lines.join(u'\n');
}

void ConfirmDeclineDialog::buildSummary(QVBoxLayout *layout)
{
    auto *title = textLabel(windowTitle(), this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    layout->addWidget(title);
    layout->addWidget(textLabel(scopeText() + u'\n' + identityText(), this));
    if (!m_confirmation.whyAgain.isEmpty()) {
        auto *again = new ToneLabel(u"whyAgain"_s, this);
        again->showWords(tr("This run was interrupted. %1").arg(m_confirmation.whyAgain), Tone::Attention);
        layout->addWidget(again);
    }
    if (!m_confirmation.foreignEndpoint.isEmpty()) {
        auto *endpoint = new ToneLabel(u"endpoint"_s, this);
        endpoint->showWords(tr("Not sent to AWS, but to %1 (set by %2).")
                                .arg(m_confirmation.foreignEndpoint, m_confirmation.foreignEndpointSource),
                            Tone::Attention);
        endpoint->setTextInteractionFlags(Qt::TextSelectableByMouse);
        QFont bold = endpoint->font();
        bold.setWeight(QFont::DemiBold);
        endpoint->setFont(bold);
        layout->addWidget(endpoint);
    }
    layout->addWidget(
        textLabel(tr("AWS shows the sender that these accounts Resigned. The sender can invite again. "
                     "A decline cannot be taken back."),
                  this));
}

void ConfirmDeclineDialog::buildPairs(QVBoxLayout *layout)
{
    auto *table = new QTableWidget(this);
    table->setAccessibleName(tr("Invitations to decline"));
    table->setColumnCount(3);
    table->setHorizontalHeaderLabels({tr("Sender"), tr("Account"), tr("Region")});
    table->verticalHeader()->hide();
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->verticalHeader()->setMinimumSectionSize(ThemeStyle::rowHeight);
    table->verticalHeader()->setDefaultSectionSize(ThemeStyle::rowHeight);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->setRowCount(static_cast<int>(m_confirmation.plan.pairCount()));
    const QFont digits = Theme::idFont();
    int row = 0;
    for (const PlannedRequest &request : std::as_const(m_confirmation.plan.requests)) {
        for (const AccountId &sender : request.senders) {
            table->setItem(row, 0, cell(accountText(sender), digits));
            table->setItem(row, 1, cell(accountText(request.target.account), digits));
            table->setItem(row, 2, cell(request.target.region.toString(), font()));
            ++row;
        }
    }
    table->resizeColumnsToContents();
    layout->addWidget(table, 1);
}

void ConfirmDeclineDialog::buildTypedNumber(QVBoxLayout *layout)
{
    m_typedNumber = new QLineEdit(this);
    auto *label = new QLabel(
        tr("Type the number of invitations, %1, to confirm:").arg(m_confirmation.plan.pairCount()), this);
    label->setBuddy(m_typedNumber);
    m_typedNumber->setAccessibleName(label->text());
    m_typedNumber->setMaxLength(9);
    connect(m_typedNumber, &QLineEdit::textChanged, this, &ConfirmDeclineDialog::updateButton);
    layout->addWidget(label);
    layout->addWidget(m_typedNumber);
}

void ConfirmDeclineDialog::buildButtons(QVBoxLayout *layout)
{
    auto *buttons = new QDialogButtonBox(this);
    m_decline = buttons->addButton(
        tr("Decline %n Invitation(s)", nullptr, static_cast<int>(m_confirmation.plan.pairCount())),
        QDialogButtonBox::AcceptRole);
    auto *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    for (QPushButton *button : {m_decline, cancel})
        button->setAccessibleName(button->text());
    Theme::makePrimary(m_decline);
    m_decline->setAutoDefault(false);
    cancel->setDefault(true);
    if (m_typedNumber)
        m_typedNumber->setFocus(); // Enter still presses Cancel
    else
        cancel->setFocus();
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(buttons);
}

void ConfirmDeclineDialog::updateButton()
{
    const QString number = QString::number(m_confirmation.plan.pairCount());
    m_decline->setEnabled(!m_typedNumber || m_typedNumber->text().trimmed() == number);
}

} // namespace Hubwarden
