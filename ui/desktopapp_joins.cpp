// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/desktopapp_parts.h"
#include "ui/errortext.h"
#include "ui/pages/invitationspage.h"
#include "ui/pages/resultspage.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/banner.h"
#include "ui/panes/progressstrip.h"
#include "ui/panes/regionspane.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

void DesktopApp::joinWindow()
{
    Parts &p = *m_parts;
    MainWindow *window = p.window.get();
    MainActions *actions = &window->actions();
    connect(window, &MainWindow::addKeyRequested, p.profileFlow, &ProfileFlow::add);
    connect(window, &MainWindow::practiceRequested, this, &DesktopApp::openPractice);
    connect(actions, &MainActions::findRequested, p.lookFlow, &LookFlow::find);
    connect(actions, &MainActions::stopRequested, p.lookFlow, &LookFlow::stop);
    connect(actions, &MainActions::exportRequested, this, &DesktopApp::exportResults);
    connect(actions, &MainActions::openFilesRequested, &window->senderIds().editor(),
            &SenderIdEditor::openFiles);
    connect(window, &MainWindow::closeRequested, this, &DesktopApp::closeWindow);
    connect(actions, &MainActions::appearanceChosen, this, [this](Appearance appearance) {
        m_parts->theme.apply(appearance);
        if (const auto saved = saveSettings(); !saved)
            m_parts->window->banner().showError(errorText(saved.error()));
    });
    AccountsPane *accounts = &window->accounts();
    connect(accounts, &AccountsPane::editRequested, p.profileFlow, &ProfileFlow::edit);
    connect(accounts, &AccountsPane::renameRequested, p.profileFlow, &ProfileFlow::rename);
    connect(accounts, &AccountsPane::testRequested, p.profileFlow, &ProfileFlow::test);
    connect(accounts, &AccountsPane::deleteRequested, p.profileFlow, &ProfileFlow::remove);
    connect(accounts, &AccountsPane::chosenChanged, this, &DesktopApp::updateChoice);
    connect(&window->regions(), &RegionsPane::chosenChanged, this, &DesktopApp::updateChoice);
    connect(&window->senderIds(), &SenderIdsPage::sendersChanged, this, &DesktopApp::updateChoice);
    connect(&window->senderIds().editor(), &SenderIdEditor::message, window,
            [window](const QString &title, const QString &text) {
                window->banner().showMessage(Tone::Attention, title, text);
            });
    connect(&p.feed, &ActivityFeed::added, &p.activity, &ActivityModel::add);
    // Every server would say the same.
    connect(
        &p.feed, &ActivityFeed::clockDiffers, window,
        [window](const QDateTime &serverTime, const QDateTime &localTime) {
            const ErrorText text = clockCorrectedText(serverTime, localTime);
            window->banner().showMessage(Tone::Attention, text.title, text.meaning + u' ' + text.whatToDo);
        },
        Qt::SingleShotConnection);
}

void DesktopApp::joinFlows()
{
    Parts &p = *m_parts;
    MainWindow *window = p.window.get();
    connect(p.profileFlow, &ProfileFlow::accountsChanged, this, &DesktopApp::updateWindow);
    connect(p.gate, &EndpointGate::refused, window, [this](const Error &error) {
        m_parts->window->banner().showError(errorText(error, m_parts->clock.utcNow()));
    });
    connect(p.lookFlow, &LookFlow::lookingChanged, this, &DesktopApp::updateWindow);
    connect(p.lookFlow, &LookFlow::coverageChanged, window, [this] { showCoverage(); });
    connect(&window->invitations(), &InvitationsPage::troublesRequested, this, &DesktopApp::showTroubles);
    connect(p.lookFlow, &LookFlow::causesRequested, this, &DesktopApp::showTroubles);
    connect(p.lookFlow, &LookFlow::progressed, &window->progress(), &ProgressStrip::showProgress);
    connect(p.lookFlow, &LookFlow::ended, &window->progress(), &ProgressStrip::clear);
}

void DesktopApp::joinRuns()
{
    Parts &p = *m_parts;
    MainWindow *window = p.window.get();
    const MainActions *actions = &window->actions();
    connect(actions, &MainActions::declineRequested, this, [this] {
        if (m_parts->window->page() == MainActions::Page::Invitations)
            m_parts->declineFlow->decline(m_parts->found.tickedPairs());
        else
            m_parts->declineFlow->decline();
    });
    connect(actions, &MainActions::sendAnywayRequested, p.declineFlow, &DeclineFlow::sendAnyway);
    connect(actions, &MainActions::retryRequested, p.declineFlow, &DeclineFlow::retryFailed);
    connect(p.runFlow, &RunFlow::retryRequested, p.declineFlow, &DeclineFlow::retryFailed);
    connect(actions, &MainActions::stopRequested, p.runFlow, [flow = p.runFlow] { flow->stop(); });
    connect(actions, &MainActions::stopRequested, p.lookAgainFlow, &LookAgainFlow::stop);
    connect(actions, &MainActions::lookAgainRequested, p.lookAgainFlow,
            [this] { m_parts->lookAgainFlow->lookAgain(m_parts->window->results().selected()); });
    connect(p.runFlow, &RunFlow::causesRequested, &window->results(), &ResultsPage::openCauses);
    connect(p.runFlow, &RunFlow::keyRefused, p.profileFlow, &ProfileFlow::hear);
    connect(p.runFlow, &RunFlow::lookAgainRequested, p.lookAgainFlow,
            [this] { m_parts->lookAgainFlow->lookAgain({}); });
    connect(p.lookAgainFlow, &LookAgainFlow::looked, p.lookFlow,
            [flow = p.lookFlow](const LookReport &report) { flow->take(report); });
    connect(p.lookAgainFlow, &LookAgainFlow::lookingChanged, this, &DesktopApp::updateState);
    connect(p.lookAgainFlow, &LookAgainFlow::progressed, &window->progress(), &ProgressStrip::showProgress);
    connect(p.lookAgainFlow, &LookAgainFlow::ended, &window->progress(), &ProgressStrip::clear);
    connect(&p.outcomes, &OutcomeModel::ticksChanged, this, &DesktopApp::updateState);
    connect(p.runFlow, &RunFlow::runningChanged, this, &DesktopApp::updateState);
    connect(p.runFlow, &RunFlow::progressed, &window->progress(), &ProgressStrip::showProgress);
    // What came of it stands above the table and in the banner.
    connect(p.runFlow, &RunFlow::ended, &window->progress(), &ProgressStrip::clear);
    connect(p.runFlow, &RunFlow::ended, this, [this] {
        // Who stops wants nothing more to be asked.
        if (!m_parts->runFlow->wasStopped())
            m_parts->lookFlow->refresh();
    });
    connect(p.runFlow, &RunFlow::started, this, [this] {
        m_parts->found.clearTicks();
        updateState();
        m_parts->window->results().setGroup(OutcomeGroup::All); // what begins now is to be seen
        m_parts->window->showResults();
    });
}

void DesktopApp::makeRecovery()
{
    Parts &p = *m_parts;
    MainWindow *window = p.window.get();
    p.recoveryFlow = new RecoveryFlow({.hub = *p.hub,
                                       .sts = *p.sts,
                                       .profiles = p.profiles,
                                       .records = p.records(),
                                       .endpoints = p.channel->endpoints,
                                       .isOtherWorkGoingOn =
                                           [this] {
                                               return m_parts->lookFlow->isLooking()
                                                      || m_parts->lookAgainFlow->isLooking()
                                                      || m_parts->runFlow->isRunning();
                                           }},
                                      *p.gate, window->banner(), p.outcomes, window);
    connect(p.recoveryFlow, &RecoveryFlow::workingChanged, this, &DesktopApp::updateWindow);
    connect(p.recoveryFlow, &RecoveryFlow::progressed, &window->progress(), &ProgressStrip::showProgress);
    connect(p.recoveryFlow, &RecoveryFlow::ended, &window->progress(), &ProgressStrip::clear);
    connect(p.recoveryFlow, &RecoveryFlow::showRequested, window, [this] {
        updateWindow();
        m_parts->window->showResults();
    });
    connect(&window->actions(), &MainActions::stopRequested, p.recoveryFlow, &RecoveryFlow::stop);
    connect(p.recoveryFlow, &RecoveryFlow::readyToSend, p.runFlow,
            [this](const QString &runId, const Journal &journal, const DeclinePlan &plan) {
                for (const PlannedRequest &request : plan.requests)
                    m_parts->lookFlow->forget(request.target); // what was seen before is no longer true
                m_parts->runFlow->resume(runId, journal, plan);
            });
    connect(&window->actions(), &MainActions::interruptedRunRequested, p.recoveryFlow, &RecoveryFlow::tell);
}

} // namespace Hubwarden
