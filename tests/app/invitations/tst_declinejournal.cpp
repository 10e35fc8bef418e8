// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/journal.h"
#include "tests/app/invitations/runbench.h"
#include "tests/app/records/faultyfiles.h"

#include <QScopeGuard>
#include <QTest>

#include <memory>

using namespace Hubwarden;

Q_DECLARE_METATYPE(Hubwarden::FaultyFiles::Operation)

namespace {

//! Lines of kind "sent" in the first bytes of a journal.
qsizetype sentLines(const QString &path, qint64 bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(bytes).count("\"kind\":\"sent\"") : 0;
}

} // namespace

//! What is on its way is on the disk before it is sent.
class TestDeclineJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        const QJsonObject account{{u"regions"_s, QJsonObject{{u"eu-west-1"_s, u"on"_s}}}};
        m_hub = std::make_unique<Hub>(QJsonObject{{u"accounts"_s, QJsonArray{account, account}}});
    }

    void cleanupTestCase() { m_hub.reset(); }

    // Each sync is held until the test has looked what reached the judge while it was not done.
    void everyIntentIsDurableBeforeItsFirstByte()
    {
        FaultyFiles files;
        QSemaphore arrived;
        QSemaphore go;
        const QString sender = invite();
        RunBench bench(m_hub->endpoints(), &files);
        for (const Hub::Key &key : m_hub->keys())
            bench.addProfile(key);
        RunEnd end;
        DeclineRun *run = bench.makeRun(bench.plan({sender}), end);
        const QString path = journalFiles(bench.journalFolder()).first();
        const auto letGo = qScopeGuard([&] { go.release(1000); }); // a failed test must not wait for the disk
        files.holdSyncs(&arrived, &go);
        run->start();
        int intentsSeenWaiting = 0;
        while (!end.summary) {
            QVERIFY(QTest::qWaitFor([&] { return arrived.available() > 0 || end.summary; }, 20000));
            if (!arrived.tryAcquire())
                break;
            const qsizetype durable = sentLines(path, files.durableSize(path));
            const bool intentWaits = sentLines(path, QFileInfo(path).size()) > durable;
            intentsSeenWaiting += intentWaits;
            const auto tooEarly = [&] { return received(sender) > durable; };
            QVERIFY(!QTest::qWaitFor(tooEarly, intentWaits ? 150 : 0));
            go.release();
        }
        files.holdSyncs(nullptr, nullptr);
        bench.finish(run, end);
        QVERIFY(intentsSeenWaiting > 0);
        QCOMPARE(received(sender), 2);
        QCOMPARE(end.count(ResultWord::DeclinedNoLongerListed), 2);
    }

    void aDiskThatFailsLetsNothingMoreBeSent_data()
    {
        using Operation = FaultyFiles::Operation;
        QTest::addColumn<Operation>("operation");
        QTest::addColumn<int>("nth");
        for (int nth = 1; nth <= 9; ++nth) {
            QTest::addRow("write %d", nth) << Operation::Write << nth;
            QTest::addRow("sync %d", nth) << Operation::Sync << nth;
        }
    }

    void aDiskThatFailsLetsNothingMoreBeSent()
    {
        QFETCH(FaultyFiles::Operation, operation);
        QFETCH(int, nth);
        FaultyFiles files;
        files.fail(
            {.operation = operation, .nth = nth, .message = u"No space left on device"_s, .forGood = true});
        const QString sender = invite();
        RunBench bench(m_hub->endpoints(), &files);
        for (const Hub::Key &key : m_hub->keys())
            bench.addProfile(key);
        const DeclinePlan plan = bench.plan({sender});
        QCOMPARE(plan.pairCount(), 2);
        const RunEnd end = bench.run(plan);
        if (!end.summary) {
            QVERIFY(nth <= 2); // not even the journal's first line, or its folder
            QCOMPARE(received(sender), 0);
            return;
        }
        const bool met = files.calls(operation) >= nth;
        QCOMPARE(end.summary->value().journalError.has_value(), met);
        QVERIFY(received(sender) <= end.lines(u"sent"_s).size());
        for (const Outcome &row : end.outcomes) {
            const bool arrived = received(sender, row.target.account) > 0;
            QCOMPARE(row.word, arrived ? ResultWord::DeclinedNoLongerListed : ResultWord::NotStarted);
            QCOMPARE(row.reason, arrived ? NotSentReason::None : NotSentReason::JournalFailed);
            if (!arrived)
                QCOMPARE(row.error->message, u"No space left on device"_s);
        }
        // Two plans come first: a disk that fails before the second one lets nothing leave.
        if (nth <= 3 && met)
            QCOMPARE(received(sender), 0);
    }

    void theLinesTellTheWholeRequest()
    {
        const QString sender = invite();
        RunBench bench(m_hub->endpoints());
        const Profile profile = bench.addProfile(m_hub->keys().first());
        const RunEnd end = bench.decline({sender});
        const QJsonObject planned = end.lines(u"planned"_s).first();
        QCOMPARE(planned.value("account"_L1).toString(), m_hub->keys().first().account);
        QCOMPARE(planned.value("region"_L1).toString(), u"eu-west-1"_s);
        QCOMPARE(planned.value("profile"_L1).toString(), profile.id.toString());
        QCOMPARE(planned.value("principal"_L1).toString(), profile.identity->principal);
        QCOMPARE(planned.value("senders"_L1).toArray(), QJsonArray{sender});
        const QJsonObject sent = end.lines(u"sent"_s).first();
        QCOMPARE(sent.value("attempt"_L1).toInt(), 1);
        QCOMPARE(sent.value("accessKeyId"_L1).toString(), m_hub->keys().first().accessKeyId);
        QVERIFY(m_hub->url().endsWith(sent.value("endpoint"_L1).toString()));
        const QJsonObject answer = end.lines(u"answered"_s).first().value("answers"_L1)[0].toObject();
        QCOMPARE(answer.value("answer"_L1).toString(), u"accepted"_s);
        QCOMPARE(answer.value("requestId"_L1).toString(), end.outcomes.first().requestId);
    }

private:
    //! A new sender who invites both accounts.
    QString invite()
    {
        const QString sender = QString::number(200000000000 + ++m_senders);
        for (const Hub::Key &key : m_hub->keys()) {
            QJsonObject data = invitation(sender, u"removed"_s);
            data.insert(u"region"_s, u"eu-west-1"_s);
            data.insert(u"account"_s, key.account);
            m_hub->post("invitation", data);
        }
        return sender;
    }

    //! How often the judge received the sender's ID, in all or from one account.
    qsizetype received(const QString &sender, const std::optional<AccountId> &account = {}) const
    {
        qsizetype count = 0;
        for (const QJsonObject &request : m_hub->requests(u"DeclineInvitations"_s)) {
            if (account && request.value("account"_L1).toString() != account->toString())
                continue;
            count += request.value("accountIds"_L1).toArray().contains(sender);
        }
        return count;
    }

    std::unique_ptr<Hub> m_hub;
    int m_senders = 0;
};

QTEST_GUILESS_MAIN(TestDeclineJournal)
#include "tst_declinejournal.moc"
