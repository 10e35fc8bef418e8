// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/keychainstore.h"
#include "tests/support/fakeclock.h"
#include "tests/support/fakekeychain.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const Secret secret = Secret::fromBytes("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
const Secret other = Secret::fromBytes("je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY");

Error failure(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    return error;
}

//! Starts the job and keeps what it ends with.
template<typename T>
std::shared_ptr<std::optional<Result<T>>> started(JobOf<T> *job, QObject *context)
{
    auto outcome = std::make_shared<std::optional<Result<T>>>();
    job->onFinished(context, [outcome](const Result<T> &result) { outcome->emplace(result); });
    job->start();
    return outcome;
}

} // namespace

class TestKeychainStore : public QObject
{
    Q_OBJECT

private:
    //! A store on fakes; the members die in the order that a program keeps.
    struct Bench
    {
        FakeClock clock;
        FakeKeychain keychain;
        FakeKeychainState state;
        QObject owner;
        std::unique_ptr<KeychainStore> store
            = std::make_unique<KeychainStore>(keychain, state, clock, nullptr);
        ProfileId profile = ProfileId::create();

        auto read() { return started(store->read(profile, &owner), &owner); }
        auto write(const Secret &value) { return started(store->write(profile, value, &owner), &owner); }
        auto remove() { return started(store->remove(profile, &owner), &owner); }
    };

    template<typename Outcome>
    static Error::Kind kindOf(const Outcome &outcome)
    {
        return (*outcome)->error().kind;
    }

private Q_SLOTS:
    void aSecretIsWrittenReadAndRemoved()
    {
        Bench bench;
        const auto written = bench.write(secret);
        QTRY_VERIFY(*written);
        QVERIFY((*written)->ok());
        QCOMPARE(bench.keychain.log, (QStringList{u"read"_s, u"write"_s, u"read"_s}));
        const auto read = bench.read();
        QTRY_VERIFY(*read);
        QVERIFY((*read)->value().sameAs(secret));
        const auto removed = bench.remove();
        QTRY_VERIFY(*removed);
        QVERIFY((*removed)->ok());
        QVERIFY(bench.keychain.entries.empty());
        const auto gone = bench.read();
        QTRY_VERIFY(*gone);
        QCOMPARE(kindOf(gone), Error::Kind::KeychainEntryLost);
        const auto removedAgain = bench.remove();
        QTRY_VERIFY(*removedAgain);
        QVERIFY((*removedAgain)->ok());
    }

    void theStateDecidesBeforeTheKeychainIsTouched_data()
    {
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("missing") << Error::Kind::KeychainMissing;
        QTest::newRow("locked") << Error::Kind::KeychainLocked;
        QTest::newRow("busy") << Error::Kind::KeychainBusy;
        QTest::newRow("denied") << Error::Kind::KeychainDenied;
    }

    void theStateDecidesBeforeTheKeychainIsTouched()
    {
        QFETCH(Error::Kind, kind);
        Bench bench;
        bench.state.answer = failure(kind);
        const auto read = bench.read();
        const auto written = bench.write(secret);
        const auto removed = bench.remove();
        QTRY_VERIFY(*read && *written && *removed);
        QCOMPARE(kindOf(read), kind);
        QCOMPARE(kindOf(written), kind);
        QCOMPARE(kindOf(removed), kind);
        QVERIFY(bench.keychain.log.isEmpty());
    }

    void answersAreClassed_data()
    {
        QTest::addColumn<KeychainAnswer::Code>("code");
        QTest::addColumn<KeychainCondition>("condition");
        QTest::addColumn<Error::Kind>("kind");
        using Code = KeychainAnswer::Code;
        const auto usable = KeychainCondition::Usable;
        QTest::newRow("denied") << Code::Denied << usable << Error::Kind::KeychainDenied;
        QTest::newRow("missing") << Code::Missing << usable << Error::Kind::KeychainMissing;
        QTest::newRow("other") << Code::Other << usable << Error::Kind::KeychainDenied;
        QTest::newRow("no place") << Code::Other << KeychainCondition::NoCollection
                                  << Error::Kind::KeychainMissing;
    }

    void answersAreClassed()
    {
        QFETCH(KeychainAnswer::Code, code);
        QFETCH(KeychainCondition, condition);
        QFETCH(Error::Kind, kind);
        Bench bench;
        bench.state.answer = condition;
        bench.keychain.always = code;
        const auto read = bench.read();
        const auto written = bench.write(secret);
        const auto removed = bench.remove();
        QTRY_VERIFY(*read && *written && *removed);
        QCOMPARE(kindOf(read), kind);
        QCOMPARE(kindOf(written), kind);
        QCOMPARE(kindOf(removed), kind);
        QCOMPARE((*read)->error().message, u"as told"_s);
    }

    void notFoundInALockedKeychainIsLocked()
    {
        Bench bench;
        bench.keychain.silent = true;
        const auto read = bench.read();
        QTRY_COMPARE(bench.keychain.kept(), 1U);
        bench.state.answer = failure(Error::Kind::KeychainLocked);
        bench.keychain.answerAll();
        QTRY_VERIFY(*read);
        QCOMPARE(kindOf(read), Error::Kind::KeychainLocked);
    }

    void aRemovalFromAKeychainLockedMeanwhileIsNotBelieved()
    {
        Bench bench;
        bench.keychain.silent = true;
        const auto removed = bench.remove();
        QTRY_COMPARE(bench.keychain.kept(), 1U);
        bench.state.answer = failure(Error::Kind::KeychainLocked);
        bench.keychain.always = KeychainAnswer::Code::NotFound;
        bench.keychain.answerAll();
        QTRY_VERIFY(*removed);
        QCOMPARE(kindOf(removed), Error::Kind::KeychainLocked);
    }

    void aWriteThatIsNotThereIsNotBelieved()
    {
        Bench bench;
        bench.keychain.forgetsWrites = true;
        const auto written = bench.write(secret);
        QTRY_VERIFY(*written);
        QCOMPARE(kindOf(written), Error::Kind::KeychainEntryLost);
    }

    void aWriteThatReadsBackOtherwiseIsNotBelieved()
    {
        Bench bench;
        bench.keychain.garblesWrites = true;
        const auto written = bench.write(secret);
        QTRY_VERIFY(*written);
        QVERIFY(!(*written)->ok());
        QCOMPARE(kindOf(written), Error::Kind::KeychainDenied);
        QVERIFY2(bench.keychain.entries.empty(), "what is not ours is not left behind");
    }

    void aRemovalThatLeftTheEntryIsNotBelieved()
    {
        Bench bench;
        const auto written = bench.write(secret);
        QTRY_VERIFY(*written);
        bench.keychain.ignoresRemovals = true;
        const auto removed = bench.remove();
        QTRY_VERIFY(*removed);
        QCOMPARE(kindOf(removed), Error::Kind::KeychainDenied);
    }

    void contentThatIsNotOursCountsAsLost()
    {
        Bench bench;
        bench.keychain.entries["access key "_L1 + bench.profile.toString()] = "something else";
        const auto read = bench.read();
        QTRY_VERIFY(*read);
        QCOMPARE(kindOf(read), Error::Kind::KeychainEntryLost);
    }

    void aSecretThatDoesNotFitNeverReachesTheKeychain()
    {
        Bench bench;
        const auto written = bench.write(Secret::fromBytes(QByteArray(3000, 'x')));
        QTRY_VERIFY(*written);
        QCOMPARE(kindOf(written), Error::Kind::InvalidInput);
        QVERIFY(bench.keychain.log.isEmpty());
    }

    void aSilentKeychainEndsAsBusyInTime()
    {
        Bench bench;
        bench.keychain.silent = true;
        const auto first = bench.read();
        const auto second = bench.write(secret);
        QTRY_COMPARE(bench.keychain.kept(), 1U);
        bench.clock.advance(KeychainStore::patience - std::chrono::milliseconds(1));
        QVERIFY(!*first);
        bench.clock.advance(std::chrono::milliseconds(1));
        QVERIFY(*first && *second);
        QCOMPARE(kindOf(first), Error::Kind::KeychainBusy);
        QCOMPARE(kindOf(second), Error::Kind::KeychainBusy);
        QVERIFY(KeychainStore::patience < std::chrono::seconds(3));

        const auto third = bench.read();
        QTRY_VERIFY2(*third, "at once, without time going on");
        QCOMPARE(kindOf(third), Error::Kind::KeychainBusy);
        QCOMPARE(bench.keychain.log, QStringList{u"read"_s});

        bench.keychain.answerAll();
        const auto fourth = bench.read();
        QTRY_VERIFY(*fourth);
        QCOMPARE(kindOf(fourth), Error::Kind::KeychainEntryLost);
        QVERIFY2(bench.keychain.entries.empty(), "the stranded write was never sent");
    }

    void aSilentStateEndsAsBusyInTime()
    {
        Bench bench;
        bench.state.silent = true;
        const auto read = bench.read();
        QTRY_COMPARE(bench.clock.pendingTimers(), 1);
        bench.clock.advance(KeychainStore::patience);
        QTRY_VERIFY(*read);
        QCOMPARE(kindOf(read), Error::Kind::KeychainBusy);
        QVERIFY(bench.keychain.log.isEmpty());
    }

    void aLateWriteIsUndone_data()
    {
        QTest::addColumn<bool>("hadOne");
        QTest::addColumn<int>("answersBefore");
        for (int answers = 0; answers < 3; ++answers) {
            QTest::addRow("new, silent after %d answers", answers) << false << answers;
            QTest::addRow("replacing, silent after %d answers", answers) << true << answers;
        }
    }

    void aLateWriteIsUndone()
    {
        QFETCH(bool, hadOne);
        QFETCH(int, answersBefore);
        Bench bench;
        if (hadOne) {
            const auto first = bench.write(other);
            QTRY_VERIFY(*first);
        }
        const auto before = bench.keychain.entries;
        bench.keychain.silent = true;
        const auto written = bench.write(secret);
        for (int i = 0; i < answersBefore; ++i) {
            QTRY_COMPARE(bench.keychain.kept(), 1U);
            bench.keychain.answerKept();
        }
        QTRY_COMPARE(bench.keychain.kept(), 1U);
        bench.clock.advance(KeychainStore::patience);
        QVERIFY(*written);
        QCOMPARE(kindOf(written), Error::Kind::KeychainBusy);

        bench.keychain.answerAll();
        QTRY_VERIFY(bench.keychain.entries == before);
        const auto retry = bench.write(secret);
        QTRY_VERIFY(*retry);
        QTRY_VERIFY(bench.keychain.entries != before);
    }

    void aCancelledWriteIsUndoneAndHoldsNobodyUp()
    {
        Bench bench;
        bench.keychain.silent = true;
        JobOf<Done> *job = bench.store->write(bench.profile, secret, &bench.owner);
        const auto cancelled = started(job, &bench.owner);
        QTRY_COMPARE(bench.keychain.kept(), 1U);
        bench.keychain.answerKept();
        QCOMPARE(bench.keychain.log, (QStringList{u"read"_s, u"write"_s}));
        const auto waiting = bench.read();
        job->cancel();
        QCOMPARE(kindOf(cancelled), Error::Kind::Cancelled);
        bench.keychain.answerAll();
        QTRY_VERIFY(*waiting);
        QCOMPARE(kindOf(waiting), Error::Kind::KeychainEntryLost);
        QVERIFY(bench.keychain.entries.empty());
    }

    void aDeletedOwnerIsHarmless()
    {
        Bench bench;
        bench.keychain.silent = true;
        auto owner = std::make_unique<QObject>();
        const auto outcome = started(bench.store->write(bench.profile, secret, owner.get()), owner.get());
        const auto queued = started(bench.store->read(bench.profile, owner.get()), owner.get());
        QTRY_COMPARE(bench.keychain.kept(), 1U);
        owner.reset();
        bench.keychain.answerAll();
        const auto next = bench.read();
        QTRY_VERIFY(*next);
        QVERIFY(!*outcome && !*queued);
        QVERIFY(bench.keychain.entries.empty());
    }

    void aStoreThatDiesWhileTheKeychainIsSilentIsHarmless()
    {
        Bench bench;
        bench.keychain.silent = true;
        const auto read = bench.read();
        QTRY_COMPARE(bench.keychain.kept(), 1U);
        bench.store.reset();
        bench.keychain.answerAll();
        bench.clock.advance(KeychainStore::patience);
        QTRY_VERIFY(*read);
        QCOMPARE(kindOf(read), Error::Kind::KeychainBusy);
    }

    void aCallerMayDeleteTheStoreInItsCallback()
    {
        Bench bench;
        bool called = false;
        JobOf<Secret> *job = bench.store->read(bench.profile, &bench.owner);
        job->onFinished(&bench.owner, [&bench, &called](const Result<Secret> &) {
            called = true;
            bench.store.reset();
        });
        job->start();
        QTRY_VERIFY(called);
        QVERIFY(!bench.store);
    }
};

QTEST_GUILESS_MAIN(TestKeychainStore)
#include "tst_keychainstore.moc"
