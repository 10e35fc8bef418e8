// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/endsignals.h"
#include "ui/desktopapp_parts.h"
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
        if (!m_parts->runFlow->isRunning())
            return saveSettings();
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
    saveSettings();
    leavePractice([this] {
        m_parts->window->allowClosing();
        m_parts->window->close();
        QCoreApplication::quit();
    });
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
    if (!p.runFlow->isRunning())
        return close();
    auto *box = new QMessageBox(QMessageBox::Question, u"Hubwarden"_s, tr("Invitations are being declined."),
                                QMessageBox::NoButton, p.window.get());
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("If you stop now, requests on their way get %n second(s) for their answer, and the rest is not "
           "started. What was sent is in the journal.",
           nullptr, static_cast<int>(closingGrace.count())));
    auto *keep = box->addButton(tr("Keep Running"), QMessageBox::RejectRole);
    auto *stop = box->addButton(tr("Stop and Close"), QMessageBox::DestructiveRole);
    for (QAbstractButton *button : QList<QAbstractButton *>{keep, stop})
        button->setAccessibleName(button->text());
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(stop, &QPushButton::clicked, this, &DesktopApp::stopAndClose);
    // Nothing is left to ask about.
    connect(p.runFlow, &RunFlow::ended, box, &QDialog::reject);
    box->open();
}

} // namespace Hubwarden
