// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/base/job.h"

#include <QStringList>

class QLocalServer;
class QLocalSocket;

namespace Hubwarden {

//! The ear of the program that holds a data folder: later starts with the same folder call it.
//!
//! Only the same user can call. To be made by the holder of the folder's lock: what lies in its way is stale.
class InstanceServer final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(InstanceServer)

public:
    InstanceServer(const QString &dataFolder, Clock &clock, QObject *parent);

Q_SIGNALS:
    //! Somebody started the program again, with these files to open.
    void called(const QStringList &files);

private:
    void hear();
    void take(QLocalSocket *caller);

    Clock &m_clock;
    QLocalServer *m_server; // our child
};

//! Calls the program that holds a data folder. Errors are of Error::Kind::Conflict with a code below.
class InstanceCall final : public JobOf<Done>
{
    Q_OBJECT

public:
    InstanceCall(const QString &dataFolder, const QStringList &files, Clock &clock, QObject *parent);

private:
    void run() override;
    void fail(QLatin1StringView code);

    QString m_dataFolder;
    QStringList m_files;
    Clock &m_clock;
    QLocalSocket *m_socket; // our child
};

namespace InstanceCode {
using namespace Qt::StringLiterals;
constexpr QLatin1StringView unreachable
    = "InstanceUnreachable"_L1;                           //!< of another user or session, or just ending
constexpr QLatin1StringView silent = "InstanceSilent"_L1; //!< it took the call and does not answer
} // namespace InstanceCode

} // namespace Hubwarden
