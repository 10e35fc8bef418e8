// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/confirmdeclinedialog.h"

#include "ui/dialogs/tonelabel.h"
#include "ui/fittingsize.h"
#include "ui/formats.h"
#include "ui/panes/focusring.h"
#include "ui/theme.h"
#include "ui/themestyle.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! More than this is confirmed by typing the number.
constexpr int typedAbove = 100;
constexpr int shownIdentities = 3;
constexpr QSize firstSize(640, 560);
constexpr int boxLines = 5; //!< more are scrolled to: the table below needs its place

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
    setWindowTitle(titleText());
    setAccessibleName(windowTitle());
    setModal(true);
    auto *inside = new QWidget(this);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(24, 24, 24, 0);
    layout->setSpacing(12);
    buildSummary(layout);
    buildIdentities(layout);
    buildEndpoint(layout);
    layout->addWidget(textLabel(consequenceText(), this));
    buildPairs(layout);
    if (count() > typedAbove)
        buildTypedNumber(layout);
    arrange(inside);
    updateButton();
    resize(fittingSize(*this, firstSize));
}

//! On a screen that is too small for the font everything scrolls but the buttons.
void ConfirmDeclineDialog::arrange(QWidget *inside)
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // it follows the keyboard
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(scroll, 1);
    auto *bar = new QVBoxLayout;
    bar->setContentsMargins(24, 12, 24, 16);
    buildButtons(bar);
    layout->addLayout(bar);
}

QString ConfirmDeclineDialog::titleText() const
{
    switch (m_confirmation.ask) {
    case DeclineConfirmation::Ask::Decline:
        return tr("Decline %n Invitation(s)?", nullptr, count());
    case DeclineConfirmation::Ask::Retry:
        return tr("Decline %n Invitation(s) Again?", nullptr, count());
    case DeclineConfirmation::Ask::SendUnseen:
        return tr("Send %n Request(s)?", nullptr, count());
    }
    Q_UNREACHABLE();
}

QString ConfirmDeclineDialog::buttonText() const
{
    return m_confirmation.ask == DeclineConfirmation::Ask::SendUnseen
               ? tr("Send %n Request(s)", nullptr, count())
               : tr("Decline %n Invitation(s)", nullptr, count());
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

//! Where, by name, if it is more than one account or region.
QString ConfirmDeclineDialog::placesText() const
{
    QStringList lines;
    const auto accounts = m_confirmation.plan.accounts();
    if (accounts.size() > 1) {
        QStringList names;
        for (const AccountId &account : accounts)
            names.append(accountText(account));
        lines.append(tr("Accounts: %1").arg(names.join(u", "_s)));
    }
    const auto regions = m_confirmation.plan.regions();
    if (regions.size() > 1) {
        QStringList names;
        for (const RegionName &region : regions)
            names.append(region.toString());
        lines.append(tr("Regions: %1").arg(names.join(u", "_s)));
    }
    return lines.join(u'\n');
}

QString ConfirmDeclineDialog::consequenceText() const
{
    const QString consequence
        = tr("AWS shows the sender that these accounts Resigned. The sender can invite again. "
             "A decline cannot be taken back.");
    switch (m_confirmation.ask) {
    case DeclineConfirmation::Ask::Decline:
        return consequence;
    case DeclineConfirmation::Ask::Retry:
        return tr("The places were looked at again just now: these invitations are still open.") + u' '
               + leftOutText() + consequence;
    case DeclineConfirmation::Ask::SendUnseen:
        return tr("No open invitation of these senders was seen there. Send anyway where you may decline but "
                  "not list: an invitation that is there is declined, and nothing will prove it.")
               + u' ' + consequence;
    }
    Q_UNREACHABLE();
}

QString ConfirmDeclineDialog::leftOutText() const
{
    if (m_confirmation.leftOut <= 0)
        return {};
    return tr("%n ticked row(s) are left out: no longer open, or their places could not be looked at.",
              nullptr, m_confirmation.leftOut)
           + u' ';
}

QStringList ConfirmDeclineDialog::identityLines() const
{
    QStringList lines;
    for (const SendingIdentity &identity : m_confirmation.identities)
        //: %1: an ARN, %2: the name of a profile
        lines.append(tr("Sent as %1 (%2).").arg(identity.principal, identity.profileName));
    return lines;
}

void ConfirmDeclineDialog::buildSummary(QVBoxLayout *layout)
{
    auto *title = textLabel(windowTitle(), this);
    QFont font = title->font();
    font.setPointSizeF(font.pointSizeF() * 1.3);
    font.setWeight(QFont::DemiBold);
    title->setFont(font);
    layout->addWidget(title);
    layout->addWidget(textLabel(scopeText(), this));
    if (m_confirmation.whyAgain.isEmpty())
        return;
    auto *again = new ToneLabel(u"whyAgain"_s, this);
    again->showWords(tr("This run was interrupted. %1").arg(m_confirmation.whyAgain), Tone::Attention);
    layout->addWidget(again);
}

//! Few identities are read at once; many, and the names of many places, in a box that scrolls.
void ConfirmDeclineDialog::buildIdentities(QVBoxLayout *layout)
{
    const QString places = placesText();
    const QStringList identities = identityLines();
    if (places.isEmpty() && identities.size() <= shownIdentities)
        return layout->addWidget(textLabel(identities.join(u'\n'), this));
    auto *box = new QPlainTextEdit(this);
    box->setReadOnly(true);
    box->setTabChangesFocus(true);
    new FocusRing(*box);
    box->setAccessibleName(tr("Accounts, regions and identities"));
    const QString text = places.isEmpty() ? identities.join(u'\n') : places + u'\n' + identities.join(u'\n');
    box->setPlainText(text);
    constexpr int margin = 8; // as much as in the table below
    box->document()->setDocumentMargin(margin);
    const int edges = 2 * (margin + box->frameWidth());
    const QMargins around = layout->contentsMargins();
    const QRect most(0, 0, firstSize.width() - around.left() - around.right() - edges,
                     boxLines * box->fontMetrics().lineSpacing());
    const QRect wrapped = box->fontMetrics().boundingRect(most, Qt::TextWordWrap, text);
    box->setFixedHeight(std::min(wrapped.height(), most.height()) + edges);
    layout->addWidget(box);
}

void ConfirmDeclineDialog::buildEndpoint(QVBoxLayout *layout)
{
    if (m_confirmation.foreignEndpoint.isEmpty())
        return;
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
    const int rowHeight = std::max(ThemeStyle::rowHeight, table->fontMetrics().height() + 8);
    table->verticalHeader()->setMinimumSectionSize(rowHeight);
    table->verticalHeader()->setDefaultSectionSize(rowHeight);
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
    auto *label = new QLabel(m_confirmation.ask == DeclineConfirmation::Ask::SendUnseen
                                 ? tr("Type the number of requests, %1, to confirm:").arg(count())
                                 : tr("Type the number of invitations, %1, to confirm:").arg(count()),
                             this);
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
    m_decline = buttons->addButton(buttonText(), QDialogButtonBox::AcceptRole);
    m_decline->setObjectName(u"decline"_s);
    auto *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    if (count() > 1)
        addOneFirst(*buttons);
    for (QAbstractButton *button : buttons->buttons())
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

void ConfirmDeclineDialog::addOneFirst(QDialogButtonBox &buttons)
{
    m_oneFirst = buttons.addButton(tr("Send One First"), QDialogButtonBox::ActionRole);
    m_oneFirst->setAutoDefault(false);
    m_oneFirst->setToolTip(
        tr("Sends a request with one sender, shows the answer, then asks about the others"));
    connect(m_oneFirst, &QPushButton::clicked, this, [this] {
        m_isOneFirst = true;
        accept();
    });
}

void ConfirmDeclineDialog::updateButton()
{
    const bool confirmed = !m_typedNumber || m_typedNumber->text().trimmed() == QString::number(count());
    m_decline->setEnabled(confirmed);
    if (m_oneFirst)
        m_oneFirst->setEnabled(confirmed);
}

} // namespace Hubwarden
