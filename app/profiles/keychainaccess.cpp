// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/keychainaccess.h"

#include <qt6keychain/keychain.h>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

KeychainAnswer::Code codeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::NoError:
        return KeychainAnswer::Code::Success;
    case QKeychain::EntryNotFound:
        return KeychainAnswer::Code::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return KeychainAnswer::Code::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return KeychainAnswer::Code::Missing;
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        return KeychainAnswer::Code::Other;
    }
    return KeychainAnswer::Code::Other;
}

KeychainAnswer answerOf(const QKeychain::Job *job)
{
    return {codeOf(job->error()), job->errorString(), {}};
}

//! The job has no parent and deletes itself: deleting one that runs crashes when its late answer arrives.
void launch(QKeychain::Job *job, const QString &key)
{
    job->setKey(key);
    job->setAutoDelete(true);
    job->setInsecureFallback(false);
    job->start();
}

} // namespace

SystemKeychain::SystemKeychain(QString service)
    : m_service(std::move(service))
{
}

QString SystemKeychain::keyOf(const QString &entry) const
{
    // Windows looks entries up by this key alone, without the service.
    return m_service + u' ' + entry;
}

void SystemKeychain::read(const QString &entry, QObject *context, Callback callback)
{
    auto *job = new QKeychain::ReadPasswordJob(m_service);
    QObject::connect(job, &QKeychain::Job::finished, context, [job, callback = std::move(callback)] {
        KeychainAnswer answer = answerOf(job);
        QByteArray content = job->binaryData();
        answer.content = Secret::take(content);
        callback(answer);
    });
    launch(job, keyOf(entry));
}

void SystemKeychain::write(const QString &entry, const Secret &content, QObject *context, Callback callback)
{
    auto *job = new QKeychain::WritePasswordJob(m_service);
    const QByteArray bytes = content.expose().toByteArray();
    job->setBinaryData(bytes);
    // The job shares these bytes and needs them until it ends, also when nobody waits any more.
    QObject::connect(job, &QKeychain::Job::finished, job, [bytes] {
        wipe(const_cast<char *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
    });
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, callback = std::move(callback)] { callback(answerOf(job)); });
    launch(job, keyOf(entry));
}

void SystemKeychain::remove(const QString &entry, QObject *context, Callback callback)
{
    auto *job = new QKeychain::DeletePasswordJob(m_service);
    QObject::connect(job, &QKeychain::Job::finished, context,
                     [job, callback = std::move(callback)] { callback(answerOf(job)); });
    launch(job, keyOf(entry));
}

} // namespace Hubwarden
