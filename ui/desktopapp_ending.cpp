// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/endsignals.h"
#include "ui/desktopapp_parts.h"
#include "ui/dialogs/windowdialogs.h"
#include "ui/errortext.h"
#include "ui/flows/sleepflow.h"

#include <QGuiApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSessionManager>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds closingGrace(5);

} // namespace

void DesktopApp::joinEnding()
{
    Parts &p = *m_parts;
    new SleepFlow(p.clock, *p.runFlow, p.window->banner(), p.window.get());
    auto *signals_ = new EndSignals(this);
    connect(signals_, &EndSignals::asked, this, &DesktopApp::stopAndClose);
    const auto logOff = [this](QSessionManager &session) {
        if (!m_parts->runFlow->isRunning()) {
            (void)saveSettings(); // nobody stays to read about it
            return;
        }
        if (!session.allowsInteraction())
            return stopAndClose();
        // Who logs off may have forgotten the run: the log-off is put off until the question is answered.
        session.cancel();
        session.release();
        closeWindow();
    };
    connect(qGuiApp, &QGuiApplication::commitDataRequest, this, logOff, Qt::DirectConnection);
}

void DesktopApp::close()
{
    (void)saveSettings(); // who is asked to end does not wait for a person
    leave();
}

void DesktopApp::leave()
{
    leavePractice([this] {
        m_parts->window->allowClosing();
        m_parts->window->close();
        QCoreApplication::quit();
    });
}

void DesktopApp::closeUnsaved(const Error &error)
{
    const ErrorText text = errorText(error);
    auto *box = new QMessageBox(QMessageBox::Warning, u"Hubwarden"_s,
                                tr("Appearance, window and ticks could not be kept."), QMessageBox::NoButton,
                                m_parts->window.get());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(text.meaning + u"\n\n"_s + text.whatToDo);
    auto *stay = box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    auto *leaving = box->addButton(tr("Close Anyway"), QMessageBox::DestructiveRole);
    answerNoByDefault(*box, leaving, stay);
    connect(leaving, &QPushButton::clicked, this, &DesktopApp::leave);
    box->open();
}

void DesktopApp::stopAndClose()
{
    RunFlow *run = m_parts->runFlow;
    if (!run->isRunning())
        return close();
    connect(run, &RunFlow::ended, this, &DesktopApp::close, Qt::UniqueConnection);
    run->stop(closingGrace);
}

void DesktopApp::closeWindow()
{
    Parts &p = *m_parts;
    if (!p.runFlow->isRunning()) {
        const auto saved = saveSettings();
        return saved ? leave() : closeUnsaved(saved.error());
    }
    auto *box = new QMessageBox(QMessageBox::Question, u"Hubwarden"_s, tr("Invitations are being declined."),
                                QMessageBox::NoButton, p.window.get());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("If you stop now, requests on their way get %n second(s) for their answer, and the rest is not "
           "started. What was sent is in the journal.",
           nullptr, static_cast<int>(closingGrace.count())));
    auto *keep = box->addButton(tr("Keep Running"), QMessageBox::RejectRole);
    auto *stop = box->addButton(tr("Stop and Close"), QMessageBox::DestructiveRole);
    answerNoByDefault(*box, stop, keep);
    connect(stop, &QPushButton::clicked, this, &DesktopApp::stopAndClose);
    // Nothing is left to ask about.
    connect(p.runFlow, &RunFlow::ended, box, &QDialog::reject);
    box->open();
}

} // namespace Hubwarden
