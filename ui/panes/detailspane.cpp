// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/detailspane.h"

#include "app/base/servicewords.h"
#include "ui/formats.h"
#include "ui/panes/focusring.h"
#include "ui/panes/plainlabel.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QLabel *reachableLabel(QWidget *parent)
{
    QLabel *label = plainLabel(parent);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

void setSection(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
    if (auto *heading = label->property("heading").value<QLabel *>())
        heading->setVisible(!text.isEmpty());
}

//! The operation and how it goes over the wire, as the API reference has it.
QString requestText(const QString &operation)
{
    static const QMap<QString, QString> lines{{u"DeclineInvitations"_s, u"POST /invitations/decline"_s},
                                              {u"ListInvitations"_s, u"GET /invitations"_s},
                                              {u"GetAdministratorAccount"_s, u"GET /administrator"_s},
                                              {u"GetCallerIdentity"_s, u"POST /"_s}};
    const QString line = lines.value(operation);
    return line.isEmpty() ? operation : u"%1 (%2)"_s.arg(operation, line);
}

void addErrorFacts(DetailsPane::Facts &facts, const Error &error)
{
    facts.append({DetailsPane::tr("Operation"), requestText(error.operation)});
    facts.append({DetailsPane::tr("HTTP status"),
                  error.httpStatus == 0 ? QString() : QString::number(error.httpStatus)});
    facts.append({DetailsPane::tr("Code"), error.code});
    facts.append({DetailsPane::tr("Message"), error.message});
    facts.append({DetailsPane::tr("Request ID"), error.requestId});
    facts.append({DetailsPane::tr("Detail"), error.detail});
    facts.append({DetailsPane::tr("AWS's clock"), timeText(error.serverTime)});
    facts.append({DetailsPane::tr("This computer's clock"), timeText(error.localTime)});
    facts.append({DetailsPane::tr("Request sent"),
                  error.requestSent ? DetailsPane::tr("yes") : DetailsPane::tr("no")});
}

} // namespace

DetailsPane::DetailsPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_tabs(new QTabWidget(this))
{
    setAccessibleName(tr("Details"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(buildExplain(), tr("Explain"));
    m_tabs->addTab(buildTechnical(), tr("Technical"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    setMinimumWidth(200);
    connect(&m_theme, &Theme::changed, this, &DetailsPane::updateLook);
    updateLook();
    clear();
}

QWidget *DetailsPane::buildExplain()
{
    auto *scroll = new QScrollArea(this);
    auto *inside = new QWidget(scroll);
    inside->setAutoFillBackground(true);
    inside->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(16, 16, 16, 16);
    layout->setSpacing(4);
    m_title = reachableLabel(inside);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    m_title->setFont(large);
    layout->addWidget(m_title);
    m_meaning = reachableLabel(inside);
    layout->addWidget(m_meaning);
    m_awsSays = addSection(layout, tr("AWS says"));
    m_answer = addSection(layout, tr("What answered, and how it begins"));
    m_who = addSection(layout, tr("Who can fix it"));
    m_what = addSection(layout, tr("What to do"));
    m_command = reachableLabel(inside);
    m_command->setFont(m_theme.idFont());
    layout->addWidget(m_command);
    m_copyCommand = new QPushButton(inside);
    connect(m_copyCommand, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    layout->addWidget(m_copyCommand, 0, Qt::AlignLeft);
    layout->addSpacing(16);
    m_copyExplain = new QPushButton(tr("Copy Explanation"), inside);
    connect(m_copyExplain, &QPushButton::clicked, this, &DetailsPane::copyExplain);
    layout->addWidget(m_copyExplain, 0, Qt::AlignLeft);
    layout->addStretch();
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(inside);
    scroll->setAccessibleName(tr("Explain"));
    new FocusRing(*scroll);
    return scroll;
}

QLabel *DetailsPane::addSection(QVBoxLayout *layout, const QString &heading)
{
    layout->addSpacing(8);
    auto *above = reachableLabel(layout->parentWidget());
    above->setText(heading);
    m_headings.append(above);
    layout->addWidget(above);
    auto *label = reachableLabel(layout->parentWidget());
    label->setProperty("heading", QVariant::fromValue(above));
    layout->addWidget(label);
    return label;
}

QWidget *DetailsPane::buildTechnical()
{
    auto *page = new QWidget(this);
    m_technical = new QPlainTextEdit(page);
    m_technical->setReadOnly(true);
    m_technical->setFrameShape(QFrame::NoFrame);
    m_technical->setFont(m_theme.idFont());
    m_technical->setAccessibleName(tr("Technical"));
    m_technical->document()->setDocumentMargin(12);
    m_technical->setTabChangesFocus(true);
    new FocusRing(*m_technical);
    m_copyTechnical = new QPushButton(tr("Copy Technical Details"), page);
    connect(m_copyTechnical, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_technical->toPlainText()); });
    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(16, 8, 16, 8);
    bar->addWidget(m_copyTechnical);
    bar->addStretch();
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_technical);
    layout->addLayout(bar);
    return page;
}

void DetailsPane::updateLook()
{
    for (QPushButton *button : {m_copyCommand, m_copyExplain, m_copyTechnical})
        button->setIcon(m_theme.icon(Icon::Copy));
    QPalette quiet = palette();
    // On a ground of role Base a label takes its color from Text.
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text})
        quiet.setColor(role, m_theme.color(ColorToken::SecondaryText));
    for (QLabel *heading : m_headings)
        heading->setPalette(quiet);
}

void DetailsPane::showOutcome(const Outcome &outcome)
{
    Facts facts{
        {tr("Result"), resultText(outcome.word)},
        {tr("Sender"), outcome.sender.toString()},
        {tr("Account"), outcome.target.account.toString()},
        {tr("Region"), outcome.target.region.toString()},
        {tr("Invitation ID"), outcome.invitationId},
        {tr("Time"), timeText(outcome.time)},
        {tr("Looked at again"), timeText(outcome.lookedAt)},
        {tr("Request"), outcome.attempts == 0 ? QString() : requestText(u"DeclineInvitations"_s)},
        {tr("Identity"), outcome.principal},
        {tr("Endpoint"), outcome.endpoint},
        {tr("Attempts"), QString::number(outcome.attempts)},
        {tr("HTTP status"), outcome.httpStatus == 0 ? QString() : QString::number(outcome.httpStatus)},
        {tr("Request ID"), outcome.requestId},
        {tr("AWS says"), outcome.awsSays}};
    if (outcome.error) {
        facts.append({QString(), QString()});
        addErrorFacts(facts, *outcome.error);
    }
    const bool silent = outcome.awsSays.isEmpty() && outcome.error;
    showText(outcomeText(outcome), outcome.awsSays, silent ? strangeAnswer(*outcome.error) : QString(),
             facts);
}

void DetailsPane::showError(const Error &error)
{
    Facts facts;
    addErrorFacts(facts, error);
    showText(errorText(error), serviceWords(error), strangeAnswer(error), facts);
}

void DetailsPane::showExplanation(const ErrorText &text, const Facts &facts)
{
    showText(text, {}, {}, facts);
}

void DetailsPane::clear()
{
    showText({{}, tr("Choose a row to see what happened, who can fix it and what to do."), {}, {}, {}}, {},
             {}, {});
}

void DetailsPane::focusExplanation()
{
    m_tabs->setCurrentIndex(0);
    m_title->setFocus(Qt::ShortcutFocusReason);
}

void DetailsPane::showText(const ErrorText &text, const QString &awsSays, const QString &foreignAnswer,
                           const Facts &facts)
{
    setSection(m_title, text.title);
    m_title->setAccessibleDescription(text.meaning); // spoken when F1 leads here
    setSection(m_meaning, text.meaning);
    setSection(m_awsSays, awsSays);
    setSection(m_answer, foreignAnswer);
    setSection(m_who, text.whoCanFix);
    setSection(m_what, text.whatToDo);
    setSection(m_command, text.command);
    m_copyCommand->setVisible(!text.command.isEmpty());
    m_copyCommand->setText(copyCommandText(text));
    m_copyExplain->setVisible(!text.title.isEmpty());
    QString technical;
    for (const auto &[name, value] : facts) {
        if (name.isEmpty())
            technical += u'\n';
        else if (!value.isEmpty())
            technical += u"%1: %2\n"_s.arg(name, value);
    }
    m_technical->setPlainText(technical);
    m_copyTechnical->setEnabled(!technical.isEmpty());
}

void DetailsPane::copyExplain() const
{
    QStringList lines{m_title->text(), m_meaning->text()};
    for (const QLabel *label : {m_awsSays, m_answer, m_who, m_what}) {
        if (!label->text().isEmpty())
            lines.append(label->property("heading").value<QLabel *>()->text() + u": "_s + label->text());
    }
    if (!m_command->text().isEmpty())
        lines.append(m_command->text());
    // Blanks that hold an account ID together are for the eye.
    QGuiApplication::clipboard()->setText(lines.join(u'\n').replace(QChar::Nbsp, u' '));
}

} // namespace Hubwarden
