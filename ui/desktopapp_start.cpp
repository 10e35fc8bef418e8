// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/background.h"
#include "app/base/instance.h"
#include "ui/desktopapp_parts.h"
#include "ui/errortext.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/banner.h"

#include <QCoreApplication>
#include <QMessageBox>

#include <cstdio>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Why the window of the program that uses the folder cannot be shown.
ErrorText inUseText(const Error &error)
{
    ErrorText text{.title = DesktopApp::tr("Hubwarden is already running"),
                   .meaning = DesktopApp::tr("Another Hubwarden uses the folder %1.").arg(error.detail),
                   .whatToDo = DesktopApp::tr("Go on in its window, or start with another --data-dir.")};
    if (error.code == "FolderInUseElsewhere"_L1) {
        text.meaning = DesktopApp::tr("Hubwarden on the computer %1 uses the folder %2.")
                           .arg(error.message, error.detail);
        text.whatToDo
            = DesktopApp::tr("Close it there, or start with another --data-dir. If that computer no longer "
                             "runs, delete the file \"lock\" in the folder.");
    } else if (error.code == InstanceCode::unreachable) {
        text.meaning += u' '
                        + DesktopApp::tr(
                              "Its window cannot be reached from here (process %1): it is just ending, or it "
                              "belongs to another user or session.")
                              .arg(error.message);
    } else if (error.code == InstanceCode::silent) {
        text.meaning += u' ' + DesktopApp::tr("It does not answer (process %1).").arg(error.message);
        text.whatToDo = DesktopApp::tr(
            "Wait a moment. If it stays like this, end that process and start again: what was sent is "
            "in the journal, and the next start tells it.");
    }
    return text;
}

} // namespace

void DesktopApp::callRunning(const Error &error)
{
    if (error.code == "FolderInUseElsewhere"_L1)
        return showStartError(error);
    auto *call = new InstanceCall(error.detail, m_options.idFiles, m_clock, this);
    call->onFinished(this, [this, error](const Result<Done> &answered) {
        if (answered) {
            std::fputs("hubwarden: already running; its window was brought to the front\n", stderr);
            return QCoreApplication::exit(0);
        }
        Error why = answered.error();
        why.message = error.message;
        showStartError(why);
    });
    call->start();
}

void DesktopApp::showStartError(const Error &error)
{
    const ErrorText text = error.kind == Error::Kind::Conflict ? inUseText(error) : errorText(error);
    std::fprintf(stderr, "hubwarden: %s %s\n", qUtf8Printable(text.meaning), qUtf8Printable(text.whatToDo));
    auto *box = new QMessageBox(QMessageBox::Critical, u"Hubwarden"_s, text.title, QMessageBox::Close);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(text.meaning + u"\n\n"_s + text.whatToDo);
    connect(box, &QDialog::finished, this, [] { QCoreApplication::exit(1); });
    box->open();
}

void DesktopApp::hearOtherStarts()
{
    MainWindow *window = m_parts->window.get();
    auto *server = new InstanceServer(m_parts->folder->path(), m_parts->clock, window);
    connect(server, &InstanceServer::called, window, [window](const QStringList &files) {
        window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
        window->show();
        window->raise();
        window->activateWindow();
        if (!files.isEmpty())
            window->senderIds().editor().openFiles(files);
    });
}

void DesktopApp::checkHistory()
{
    Parts &p = *m_parts;
    if (!p.audit)
        return;
    // The start read only its end.
    auto *reading = new Background(p.window.get());
    const QString path = p.audit->path();
    reading->run([path] { return checkAuditLog(path); },
                 [this, path](const Result<AuditCheck> &check) {
                     // A torn end is a line that is being written now.
                     if (!check || !check->fault || check->fault->kind == AuditCheck::Fault::TornEnd)
                         return;
                     QFile again(auditRecheckPath(path));
                     (void)again.open(QIODevice::WriteOnly);
                     m_parts->window->banner().showMessage(
                         Tone::Failed, tr("The history is damaged"),
                         tr("Line %1 of %2 was changed or is missing. Nothing was deleted; the next start of "
                            "Hubwarden "
                            "sets the file aside under another name and begins a new one.")
                             .arg(check->fault->line)
                             .arg(path));
                 });
}

} // namespace Hubwarden
