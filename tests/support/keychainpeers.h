// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"
#include "app/profiles/keychainaccess.h"
#include "app/profiles/keychainstate.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVirtualObject>

#include <csignal>
#include <utility>

namespace Hubwarden {

inline const QString secretServiceName = QStringLiteral("org.freedesktop.secrets");

//! A service that owns the keychain's name and answers nothing, or nothing but one error.
class OddService final : public QDBusVirtualObject
{
public:
    enum class Manner { Silent, Denying };

    explicit OddService(Manner manner)
        : m_manner(manner)
        , m_bus(QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("odd")))
    {
        m_owns = m_bus.registerVirtualObject(QStringLiteral("/"), this, QDBusConnection::SubPath)
                 && m_bus.registerService(secretServiceName);
    }
    ~OddService() override { QDBusConnection::disconnectFromBus(QStringLiteral("odd")); }

    bool owns() const { return m_owns; }
    qsizetype calls() const { return m_calls.size(); }
    //! Answers at last, with an error, what it was asked before.
    void answerLate()
    {
        m_manner = Manner::Denying;
        for (const QDBusMessage &call : std::exchange(m_calls, {}))
            m_bus.send(call.createErrorReply(QDBusError::AccessDenied, QStringLiteral("late")));
    }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        message.setDelayedReply(true);
        m_calls.append(message);
        if (m_manner == Manner::Denying)
            connection.send(
                message.createErrorReply(QDBusError::AccessDenied, QStringLiteral("not for you")));
        return true;
    }

private:
    Manner m_manner;
    QDBusConnection m_bus;
    bool m_owns = false;
    QList<QDBusMessage> m_calls;
};

//! Says that all is well, so that the bare store behind it is put to the test.
class Trusting final : public KeychainState
{
public:
    JobOf<KeychainCondition> *check(QObject *parent) override
    {
        return new ReadyJob<KeychainCondition>(KeychainCondition::Usable, parent);
    }
};

//! As another program of the person would do it.
class Outsider
{
public:
    using Attributes = QMap<QString, QString>; //!< register with D-Bus before use

    QDBusMessage call(const QString &path, const QString &interface, const QString &method,
                      const QVariantList &arguments = {})
    {
        QDBusMessage message = QDBusMessage::createMethodCall(secretServiceName, path, interface, method);
        message.setArguments(arguments);
        return m_bus.call(message);
    }
    QList<QDBusObjectPath> items(const ProfileId &profile)
    {
        const Attributes wanted{
            {QStringLiteral("server"), QStringLiteral("Hubwarden")},
            {QStringLiteral("user"), QLatin1String("Hubwarden access key ") + profile.toString()}};
        const QDBusMessage reply = call(QStringLiteral("/org/freedesktop/secrets"),
                                        QStringLiteral("org.freedesktop.Secret.Service"),
                                        QStringLiteral("SearchItems"), {QVariant::fromValue(wanted)});
        return qdbus_cast<QList<QDBusObjectPath>>(reply.arguments().value(0));
    }
    void removeAll(const ProfileId &profile)
    {
        for (const QDBusObjectPath &item : items(profile))
            call(item.path(), QStringLiteral("org.freedesktop.Secret.Item"), QStringLiteral("Delete"));
    }
    void lock()
    {
        const QList<QDBusObjectPath> all{
            QDBusObjectPath(QStringLiteral("/org/freedesktop/secrets/collection/login"))};
        call(QStringLiteral("/org/freedesktop/secrets"), QStringLiteral("org.freedesktop.Secret.Service"),
             QStringLiteral("Lock"), {QVariant::fromValue(all)});
    }
    pid_t process() { return static_cast<pid_t>(m_bus.interface()->servicePid(secretServiceName).value()); }

private:
    QDBusConnection m_bus = QDBusConnection::sessionBus();
};

//! Stops the keychain's process just before the first write leaves.
class StopsAtWrite final : public KeychainAccess
{
public:
    StopsAtWrite(KeychainAccess &access, pid_t process)
        : m_access(access)
        , m_process(process)
    {
    }
    void read(const QString &entry, QObject *context, Callback callback) override
    {
        m_access.read(entry, context, std::move(callback));
    }
    void write(const QString &entry, const Secret &content, QObject *context, Callback callback) override
    {
        if (!std::exchange(m_stopped, true))
            ::kill(m_process, SIGSTOP);
        m_access.write(entry, content, context, std::move(callback));
    }
    void remove(const QString &entry, QObject *context, Callback callback) override
    {
        m_access.remove(entry, context, std::move(callback));
    }
    bool hasStopped() const { return m_stopped; }

private:
    KeychainAccess &m_access;
    pid_t m_process;
    bool m_stopped = false;
};

} // namespace Hubwarden
