// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/tour.h"

#include "ui/dialogs/confirmdeclinedialog.h"
#include "ui/mainwindow.h"
#include "ui/models/outcomemodel.h"
#include "ui/pages/invitationspage.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/datatable.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <chrono>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr auto patience = 60s;

//! Between two steps: who looks on wants to see them.
std::chrono::milliseconds pauseBetweenSteps()
{
    return QGuiApplication::platformName() == "offscreen"_L1 ? 50ms : 700ms;
}

QAction *actionNamed(const MainWindow &window, const QString &text)
{
    const auto actions = window.QWidget::actions();
    const auto found = std::ranges::find(actions, text, &QAction::text);
    return found == actions.end() ? nullptr : *found;
}

} // namespace

Tour::Tour(Stage stage, Script script, QObject *parent)
    : QObject(parent)
    , m_stage(stage)
    , m_script(std::move(script))
{
    MainWindow &window = m_stage.window;
    const QString find = MainActions::tr("Find Invitations");
    m_steps.push_back({u"start"_s, [this] { return isIdle(); },
                       [this, &window] {
                           window.senderIds().editor().openFiles({m_script.idFile});
                           window.showPage(MainActions::Page::SenderIds);
                       }});
    m_steps.push_back(
        {u"pasted"_s, [this, &window] { return window.senderIds().senders() == m_script.pasted; }, {}});
    addDecline(u"pasted senders"_s);
    m_steps.push_back({u"results of the pasted senders"_s,
                       [this] { return isIdle() && m_stage.outcomes.rowCount() > 0; },
                       [this, &window, find] {
                           keepOutcomes();
                           window.showPage(MainActions::Page::Invitations);
                           press(find);
                       }});
    m_steps.push_back({u"found"_s, [this] { return isIdle() && m_stage.found.rowCount() > 0; },
                       [&window] { window.invitations().setView(InvitationsPage::View::Grid); }});
    m_steps.push_back({u"accounts and regions"_s, [this] { return isIdle(); },
                       [this, &window] {
                           window.invitations().setView(InvitationsPage::View::List);
                           tickStrangers();
                       }});
    m_steps.push_back({u"ticked"_s, [this] { return m_stage.found.tickedCount() > 0; }, {}});
    addDecline(u"strangers"_s);
    m_steps.push_back({u"results of the strangers"_s, [this] { return isIdle(); },
                       [this, &window] {
                           keepOutcomes();
                           // Not selectRow(): where text runs from right to left it finds no row.
                           DataTable &table = window.results().table();
                           table.setCurrentIndex(table.model()->index(0, OutcomeModel::Result));
                       }});
    m_steps.push_back({u"details"_s, [&window] { return window.results().current().has_value(); }, {}});
    connect(&m_looking, &QTimer::timeout, this, &Tour::look);
}

//! From the action to the end of the run: the confirmation is looked at and pressed.
void Tour::addDecline(const QString &job)
{
    const QString decline = MainActions::tr("Decline…");
    m_steps.push_back({{}, [this] { return isIdle(); }, [this, decline] { press(decline); }});
    m_steps.push_back({u"confirmation of the "_s + job, [this] { return declineButton() != nullptr; },
                       [this] { declineButton()->click(); }});
    m_steps.push_back(
        {u"run of the "_s + job, [this] { return !isIdle() && m_stage.outcomes.rowCount() > 0; }, {}});
}

void Tour::start()
{
    m_looking.start(pauseBetweenSteps());
}

void Tour::look()
{
    if (m_steps.empty())
        return end({});
    const Step &step = m_steps.front();
    if (!step.isReached()) {
        if (++m_waited > patience / pauseBetweenSteps())
            end(u"the tour waited in vain for: "_s + step.name);
        return;
    }
    m_waited = 0;
    const Step reached = std::exchange(m_steps.front(), {});
    m_steps.pop_front();
    if (!reached.name.isEmpty() && !takePicture(reached.name))
        return end(u"cannot write pictures to "_s + m_script.folder);
    if (reached.act)
        reached.act();
    if (!m_failure.isEmpty())
        end(m_failure);
}

void Tour::end(const QString &failure)
{
    m_looking.stop();
    Q_EMIT ended(failure);
}

//! The window, and what lies above it as a person sees it.
bool Tour::takePicture(const QString &name)
{
    QPixmap picture = m_stage.window.grab();
    if (QWidget *above = QApplication::activeModalWidget()) {
        const QPixmap dialog = above->grab();
        const QRectF whole(QPointF(), picture.deviceIndependentSize());
        QRectF place(QPointF(), dialog.deviceIndependentSize());
        place.moveCenter(whole.center());
        QPainter painter(&picture);
        painter.fillRect(whole, QColor(0, 0, 0, 96));
        painter.drawPixmap(place.topLeft(), dialog);
    }
    const QString number = QString::number(++m_pictures).rightJustified(2, u'0');
    return picture.save(u"%1/%2-%3.png"_s.arg(m_script.folder, number, QString(name).replace(u' ', u'-')));
}

//! As the person does it: what is disabled cannot be pressed.
void Tour::press(const QString &text)
{
    QAction *action = actionNamed(m_stage.window, text);
    if (!action || !action->isEnabled()) {
        m_failure = u"cannot be pressed: "_s + text;
        return;
    }
    action->trigger();
}

bool Tour::isIdle() const
{
    const QAction *find = actionNamed(m_stage.window, MainActions::tr("Find Invitations"));
    return find && find->isEnabled() && !QApplication::activeModalWidget();
}

//! Of the confirmation, when it is in front.
QPushButton *Tour::declineButton() const
{
    const auto *dialog = qobject_cast<ConfirmDeclineDialog *>(QApplication::activeModalWidget());
    return dialog ? dialog->findChild<QPushButton *>(u"decline"_s) : nullptr;
}

void Tour::tickStrangers()
{
    QList<int> rows;
    for (int row = 0; row < m_stage.found.rowCount(); ++row) {
        const FoundInvitation &invitation = m_stage.found.invitation(row);
        if (mayBeTicked(invitation) && m_script.unknown.contains(invitation.sender))
            rows.append(row);
    }
    m_stage.found.setTicked(rows, Qt::Checked);
}

void Tour::keepOutcomes()
{
    m_outcomes += m_stage.outcomes.outcomes();
}

} // namespace Hubwarden
