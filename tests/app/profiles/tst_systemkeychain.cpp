// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// Run by tests/support/keyring.sh, one function a session: the bus and the keychain are the process's own.

#include "app/profiles/keychainstore.h"
#include "tests/support/keychainpeers.h"

#include <QDBusMetaType>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <csignal>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

//! The longest time for which the event loop did not turn.
class Heartbeat final : public QObject
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this,
                [this] { m_longest = std::max(m_longest, m_since.restart()); });
        m_since.start();
        m_timer.start(std::chrono::milliseconds(2));
    }
    qint64 longest() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

template<typename T>
struct Outcome
{
    std::optional<Result<T>> result;
    qint64 milliseconds = 0;
};

template<typename T>
std::shared_ptr<Outcome<T>> started(JobOf<T> *job, QObject *context)
{
    auto outcome = std::make_shared<Outcome<T>>();
    QElapsedTimer clock;
    clock.start();
    job->onFinished(context, [outcome, clock](const Result<T> &result) {
        outcome->milliseconds = clock.elapsed();
        outcome->result = result;
    });
    job->start();
    return outcome;
}

//! Milliseconds. Whoever waits for the keychain waits longer than this; a busy machine rarely makes anybody do so.
constexpr qint64 noStall = 1000;

Secret canary()
{
    return Secret::fromBytes(qgetenv("HUBWARDEN_CANARY"));
}

} // namespace

class TestSystemKeychain : public QObject
{
    Q_OBJECT

private:
    struct Bench
    {
        SystemClock clock;
        SystemKeychain keychain{u"Hubwarden"_s};
        std::unique_ptr<KeychainState> state = systemKeychainState();
        Trusting trusting;
        QObject owner;
        ProfileId profile = ProfileId::create();
        std::unique_ptr<KeychainStore> store
            = std::make_unique<KeychainStore>(keychain, *state, clock, nullptr);

        //! Leaves the question for the state out.
        void trustTheState() { store = std::make_unique<KeychainStore>(keychain, trusting, clock, nullptr); }
        auto read() { return started(store->read(profile, &owner), &owner); }
        auto write(const Secret &secret) { return started(store->write(profile, secret, &owner), &owner); }
        auto remove() { return started(store->remove(profile, &owner), &owner); }
    };

    //! All three end with this kind and in time, one after the other and together.
    static void everythingEndsAs(Bench &bench, Error::Kind kind, const Heartbeat &heartbeat)
    {
        const auto written = bench.write(canary());
        QTRY_VERIFY(written->result);
        const auto read = bench.read();
        const auto removed = bench.remove();
        QTRY_VERIFY(read->result && removed->result);
        QVERIFY(!written->result->ok() && !read->result->ok() && !removed->result->ok());
        QCOMPARE(written->result->error().kind, kind);
        QCOMPARE(read->result->error().kind, kind);
        QCOMPARE(removed->result->error().kind, kind);
        const qint64 slowest = std::max({written->milliseconds, read->milliseconds, removed->milliseconds});
        qInfo("slowest answer %lld ms, longest turn of the event loop %lld ms",
              static_cast<long long>(slowest), static_cast<long long>(heartbeat.longest()));
        QVERIFY(slowest < 3000);
        QVERIFY(heartbeat.longest() < noStall);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(qEnvironmentVariableIsSet("HUBWARDEN_CANARY"), "run by tests/support/keyring.sh");
        qDBusRegisterMetaType<Outsider::Attributes>();
    }

    void secretsLiveInTheKeyring()
    {
        Bench bench;
        const Heartbeat heartbeat;
        const auto lost = bench.read();
        QTRY_VERIFY(lost->result);
        QCOMPARE(lost->result->error().kind, Error::Kind::KeychainEntryLost);
        const auto written = bench.write(canary());
        QTRY_VERIFY(written->result);
        QVERIFY2(written->result->ok(), "write");
        Outsider outsider;
        QCOMPARE(outsider.items(bench.profile).size(), 1);
        const auto read = bench.read();
        QTRY_VERIFY(read->result);
        QVERIFY(read->result->value().sameAs(canary()));
        const auto changed = bench.write(Secret::fromBytes("another"));
        QTRY_VERIFY(changed->result);
        QCOMPARE(outsider.items(bench.profile).size(), 1);
        const auto again = bench.read();
        QTRY_VERIFY(again->result);
        QVERIFY(again->result->value().sameAs(Secret::fromBytes("another")));
        const auto removed = bench.remove();
        QTRY_VERIFY(removed->result);
        QVERIFY(removed->result->ok());
        QVERIFY(outsider.items(bench.profile).isEmpty());
        qInfo("write %lld ms, read %lld ms, remove %lld ms, longest turn %lld ms",
              static_cast<long long>(written->milliseconds), static_cast<long long>(read->milliseconds),
              static_cast<long long>(removed->milliseconds), static_cast<long long>(heartbeat.longest()));
        QVERIFY(heartbeat.longest() < noStall);
    }

    void theSecretIsKeptForTheNextStart()
    {
        Bench first;
        const auto written = first.write(canary());
        QTRY_VERIFY(written->result);
        Bench second;
        second.profile = first.profile;
        const auto read = second.read();
        QTRY_VERIFY(read->result);
        QVERIFY(read->result->value().sameAs(canary()));
        // The wrapper searches this very file for the secret.
        QVERIFY(QFile::exists(qEnvironmentVariable("XDG_DATA_HOME") + "/keyrings/login.keyring"_L1));
    }

    void anEntryRemovedByOthersIsLost()
    {
        Bench bench;
        const auto written = bench.write(canary());
        QTRY_VERIFY(written->result);
        Outsider().removeAll(bench.profile);
        const auto read = bench.read();
        QTRY_VERIFY(read->result);
        QVERIFY(!read->result->ok());
        QCOMPARE(read->result->error().kind, Error::Kind::KeychainEntryLost);
        const auto removed = bench.remove();
        QTRY_VERIFY(removed->result);
        QVERIFY(removed->result->ok());
    }

    void aLockedKeyringIsLocked()
    {
        Bench bench;
        const Heartbeat heartbeat;
        const auto written = bench.write(canary());
        QTRY_VERIFY(written->result);
        QVERIFY(written->result->ok());
        Outsider().lock();
        everythingEndsAs(bench, Error::Kind::KeychainLocked, heartbeat);
    }

    void aServiceWithoutAKeyringIsMissing()
    {
        Bench bench;
        const auto written = bench.write(canary());
        QTRY_VERIFY(written->result);
        QVERIFY(!written->result->ok());
        QCOMPARE(written->result->error().kind, Error::Kind::KeychainMissing);
        QVERIFY(written->milliseconds < 3000);
        const auto read = bench.read();
        QTRY_VERIFY(read->result);
        QCOMPARE(read->result->error().kind, Error::Kind::KeychainEntryLost);
    }

    void withoutABusTheKeychainIsMissing()
    {
        Bench bench;
        const Heartbeat heartbeat;
        everythingEndsAs(bench, Error::Kind::KeychainMissing, heartbeat);
    }

    void anAddressWithoutABusIsMissing()
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        Bench bench;
        const Heartbeat heartbeat;
        everythingEndsAs(bench, Error::Kind::KeychainMissing, heartbeat);
    }

    void withoutAServiceTheKeychainIsMissing()
    {
        Bench bench;
        const Heartbeat heartbeat;
        everythingEndsAs(bench, Error::Kind::KeychainMissing, heartbeat);
    }

    void aServiceThatDeniesIsDenied()
    {
        const OddService service(OddService::Manner::Denying);
        QVERIFY(service.owns());
        Bench bench;
        const Heartbeat heartbeat;
        everythingEndsAs(bench, Error::Kind::KeychainDenied, heartbeat);
        bench.trustTheState();
        everythingEndsAs(bench, Error::Kind::KeychainDenied, heartbeat);
    }

    void aSilentServiceIsBusyAndItsLateAnswerHarmless()
    {
        OddService service(OddService::Manner::Silent);
        QVERIFY(service.owns());
        Bench bench;
        const Heartbeat heartbeat;
        everythingEndsAs(bench, Error::Kind::KeychainBusy, heartbeat);
        service.answerLate();
        QTRY_VERIFY(!bench.store->findChild<KeychainWork *>(QString(), Qt::FindDirectChildrenOnly));
        everythingEndsAs(bench, Error::Kind::KeychainDenied, heartbeat);
    }

    void aSilentServiceBehindTheLibraryIsBusyToo()
    {
        OddService service(OddService::Manner::Silent);
        QVERIFY(service.owns());
        Bench bench;
        bench.trustTheState();
        const Heartbeat heartbeat;
        everythingEndsAs(bench, Error::Kind::KeychainBusy, heartbeat);
        const auto atOnce = bench.read();
        QTRY_VERIFY(atOnce->result);
        QCOMPARE(atOnce->result->error().kind, Error::Kind::KeychainBusy);
        QVERIFY(atOnce->milliseconds < noStall);
        // The library works on one request at a time: a new answer proves that the abandoned one came home.
        QVERIFY(service.calls() > 0);
        bench.store.reset();
        service.answerLate();
        bench.trustTheState();
        everythingEndsAs(bench, Error::Kind::KeychainDenied, heartbeat);
    }

    void aStoppedKeyringIsBusyAndItsLateWriteUndone()
    {
        Bench bench;
        const auto kept = bench.write(Secret::fromBytes("kept"));
        QTRY_VERIFY(kept->result);
        QVERIFY(kept->result->ok());
        const pid_t keyring = Outsider().process();
        QVERIFY(keyring > 0);
        StopsAtWrite access(bench.keychain, keyring);
        bench.store = std::make_unique<KeychainStore>(access, *bench.state, bench.clock, nullptr);
        const Heartbeat heartbeat;
        const auto written = bench.write(canary());
        QTRY_VERIFY(written->result);
        QVERIFY(access.hasStopped());
        QCOMPARE(::kill(keyring, SIGCONT), 0);
        QVERIFY(!written->result->ok());
        QCOMPARE(written->result->error().kind, Error::Kind::KeychainBusy);
        QVERIFY(written->milliseconds < 3000);
        QTRY_VERIFY(!bench.store->findChild<KeychainWork *>(QString(), Qt::FindDirectChildrenOnly));
        const auto read = bench.read();
        QTRY_VERIFY(read->result);
        QVERIFY(read->result->value().sameAs(Secret::fromBytes("kept")));
        QVERIFY(heartbeat.longest() < noStall);
    }

    void withoutGlibTheKeychainIsBusy()
    {
        QVERIFY(qEnvironmentVariableIsSet("QT_NO_GLIB"));
        Bench bench;
        const Heartbeat heartbeat;
        everythingEndsAs(bench, Error::Kind::KeychainBusy, heartbeat);
    }
};

QTEST_GUILESS_MAIN(TestSystemKeychain)
#include "tst_systemkeychain.moc"
