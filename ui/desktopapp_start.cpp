// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/background.h"
#include "app/base/instance.h"
#include "ui/desktopapp_parts.h"
#include "ui/errortext.h"
#include "ui/flows/starttext.h"
#include "ui/pages/senderidspage.h"
#include "ui/panes/banner.h"

#include <QCoreApplication>
#include <QMessageBox>

#include <cstdio>

namespace Hubwarden {

using namespace Qt::StringLiterals;

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

void DesktopApp::showStartReports(const FileReport &settings)
{
    Parts &p = *m_parts;
    const QDateTime now = p.clock.utcNow();
    const auto reportOf = [](FileReport::File file, const auto &loaded) {
        if (!loaded)
            return FileReport{.file = file, .problem = loaded.error()};
        return FileReport{.file = file, .setAside = loaded->setAside, .problem = loaded->readOnly};
    };
    const auto profiles = p.profiles.load(now);
    FileReport profileReport = reportOf(FileReport::File::Profiles, profiles);
    profileReport.notUnderstood = profiles ? profiles->notUnderstood : 0;
    FileReport history{.file = FileReport::File::History, .problem = p.auditError};
    if (p.audit && p.audit->setAside())
        history.setAside = p.audit->setAside()->path;
    const auto message
        = startMessage({profileReport, history, reportOf(FileReport::File::Endpoints, p.approvals.load(now)),
                        reportOf(FileReport::File::Memory, p.memory.load(now)), settings},
                       p.networkError);
    if (message)
        p.window->banner().showMessage(message->tone, message->title, message->text);
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
