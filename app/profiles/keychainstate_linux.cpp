// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/keychainstate.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFileInfo>
#include <QFutureWatcher>
#include <QPromise>
#include <QUuid>

#include <functional>
#include <thread>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

const QString secretService = u"org.freedesktop.secrets"_s;
const QString secretPath = u"/org/freedesktop/secrets"_s;

Error problem(Error::Kind kind, const QString &code = {}, const QString &message = {})
{
    Error error;
    error.kind = kind;
    error.code = code;
    error.message = message;
    return error;
}

Error::Kind kindOf(const QDBusError &error)
{
    const QString name = error.name();
    if (name == "org.freedesktop.DBus.Error.ServiceUnknown"_L1
        || name == "org.freedesktop.DBus.Error.NameHasNoOwner"_L1
        || name == "org.freedesktop.DBus.Error.Disconnected"_L1
        || name.startsWith("org.freedesktop.DBus.Error.Spawn."_L1))
        return Error::Kind::KeychainMissing;
    if (name == "org.freedesktop.DBus.Error.NoReply"_L1 || name == "org.freedesktop.DBus.Error.Timeout"_L1
        || name == "org.freedesktop.DBus.Error.TimedOut"_L1)
        return Error::Kind::KeychainBusy;
    return Error::Kind::KeychainDenied;
}

//! Without an address the D-Bus library would start a bus of its own, which no keychain is on.
bool hasSessionBus()
{
    return !qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS")
           || QFileInfo::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus"_L1);
}

//! QtKeychain prefers KWallet in a Plasma session, whatever Secret Service runs there.
QString walletService()
{
    if (qEnvironmentVariable("XDG_CURRENT_DESKTOP") != "KDE"_L1
        && qEnvironmentVariable("DESKTOP_SESSION") != "kde"_L1
        && qEnvironmentVariableIsEmpty("KDE_FULL_SESSION"))
        return {};
    const QString version = qEnvironmentVariable("KDE_SESSION_VERSION");
    return version == "5"_L1 || version == "6"_L1 ? "org.kde.kwalletd"_L1 + version : QString();
}

class Check final : public JobOf<KeychainCondition>
{
public:
    Check(QDBusConnection &bus, QObject *parent)
        : JobOf<KeychainCondition>(parent)
        , m_bus(bus)
    {
    }

private:
    using Answer = std::function<void(const QDBusMessage &)>;

    void run() override
    {
        if (!hasSessionBus())
            return finish(problem(Error::Kind::KeychainMissing, u"NoSessionBus"_s));
        if (m_bus.isConnected())
            return askWallet();
        connectToBus();
    }

    //! In a thread of its own: a bus that accepts and stays silent holds the caller for 25 seconds.
    void connectToBus()
    {
        QPromise<QDBusConnection> promise;
        auto *watcher = new QFutureWatcher<QDBusConnection>(this);
        QObject::connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
            QDBusConnection::disconnectFromBus(m_bus.name());
            m_bus = watcher->result();
            if (!m_bus.isConnected()) {
                const QDBusError error = m_bus.lastError();
                return finish(problem(Error::Kind::KeychainMissing, error.name(), error.message()));
            }
            askWallet();
        });
        watcher->setFuture(promise.future());
        std::thread([promise = std::move(promise)]() mutable {
            promise.start();
            promise.addResult(
                QDBusConnection::connectToBus(QDBusConnection::SessionBus, QUuid::createUuid().toString()));
            promise.finish();
        }).detach();
    }

    void askWallet()
    {
        const QString service = walletService();
        if (service.isEmpty())
            return askForCollection();
        // A wallet has no Locked property; that it answers is all there is to know.
        call(QDBusMessage::createMethodCall(service, u"/"_s, u"org.freedesktop.DBus.Peer"_s, u"Ping"_s),
             [this](const QDBusMessage &reply) {
                 if (reply.type() == QDBusMessage::ReplyMessage)
                     return finish(KeychainCondition::Usable);
                 askForCollection();
             });
    }

    void askForCollection()
    {
        QDBusMessage message = QDBusMessage::createMethodCall(
            secretService, secretPath, u"org.freedesktop.Secret.Service"_s, u"ReadAlias"_s);
        message << u"default"_s;
        call(message, [this](const QDBusMessage &reply) {
            if (reply.type() == QDBusMessage::ErrorMessage)
                return finishWithError(reply);
            const QDBusPendingReply<QDBusObjectPath> path(reply);
            if (path.isError())
                return finish(problem(Error::Kind::KeychainDenied, path.error().name()));
            if (path.value().path() == "/"_L1)
                return finish(KeychainCondition::NoCollection);
            askWhetherLocked(path.value().path());
        });
    }

    void askWhetherLocked(const QString &collection)
    {
        QDBusMessage message = QDBusMessage::createMethodCall(secretService, collection,
                                                              u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
        message << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
        call(message, [this](const QDBusMessage &reply) {
            if (reply.type() == QDBusMessage::ErrorMessage)
                return finishWithError(reply);
            const QDBusPendingReply<QDBusVariant> locked(reply);
            if (locked.isError())
                return finish(problem(Error::Kind::KeychainDenied, locked.error().name()));
            if (locked.value().variant().toBool())
                return finish(problem(Error::Kind::KeychainLocked));
            finish(KeychainCondition::Usable);
        });
    }

    void call(const QDBusMessage &message, Answer answer)
    {
        auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, this,
                         [answer = std::move(answer), watcher] { answer(watcher->reply()); });
    }

    void finishWithError(const QDBusMessage &reply)
    {
        const QDBusError error(reply);
        finish(problem(kindOf(error), error.name(), error.message()));
    }

    QDBusConnection &m_bus;
};

class SecretServiceState final : public KeychainState
{
    Q_DISABLE_COPY_MOVE(SecretServiceState)

public:
    SecretServiceState() = default;
    ~SecretServiceState() override { QDBusConnection::disconnectFromBus(m_bus.name()); }

    JobOf<KeychainCondition> *check(QObject *parent) override { return new Check(m_bus, parent); }

private:
    QDBusConnection m_bus{QString()}; //!< not connected until the first question
};

} // namespace

std::unique_ptr<KeychainState> systemKeychainState()
{
    return std::make_unique<SecretServiceState>();
}

} // namespace Hubwarden
