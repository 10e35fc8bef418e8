// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/requestqueue.h"
#include "tests/app/net/callprobe.h"

#include <QNetworkProxyFactory>

using namespace Hubwarden;

namespace {

//! A queue whose requests really leave.
class Post
{
public:
    Post()
        : queue(std::make_unique<RequestQueue>(clock, QueueLimits(), QSslConfiguration(), nullptr, nullptr))
    {
    }

    //! Starts to send once admitted.
    void send(const QUrl &url)
    {
        auto *admission = queue->admit({"host", {}, Admission::Urgency::Normal}, owner.get());
        admission->onFinished(owner.get(), [this, url](const Result<std::shared_ptr<Slot>> &slot) {
            sending = queue->send(*slot, post(url), owner.get());
            sending->onFinished(&context, [this](const Result<HttpReply> &reply) { outcome.emplace(reply); });
            sending->start();
        });
        admission->start();
    }

    SystemClock clock;
    std::unique_ptr<QObject> owner = std::make_unique<QObject>();
    QObject context;
    std::unique_ptr<RequestQueue> queue;
    QPointer<JobOf<HttpReply>> sending;
    std::optional<Result<HttpReply>> outcome;
};

} // namespace

class TestRequestSending : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerGivesTheSlotBack()
    {
        FaultServer server;
        Post office;
        office.send(server.url("/x"));
        QTRY_VERIFY(office.outcome);
        QVERIFY(office.outcome->ok());
        QTRY_COMPARE(office.queue->inFlight(), 0);
        QCOMPARE(server.requests().size(), 1);
    }

    void aFailureGivesTheSlotBack()
    {
        FaultServer server;
        server.script({Behaviour::closeAfterReading()});
        Post office;
        office.send(server.url());
        QTRY_VERIFY(office.outcome);
        QCOMPARE(office.outcome->error().kind, Error::Kind::ConnectionLost);
        QTRY_COMPARE(office.queue->inFlight(), 0);
    }

    void endingARunningCallGivesTheSlotBack_data()
    {
        QTest::addColumn<bool>("cancel");
        QTest::newRow("cancel") << true;
        QTest::newRow("delete the owner") << false;
    }

    void endingARunningCallGivesTheSlotBack()
    {
        QFETCH(bool, cancel);
        FaultServer server;
        server.script({Behaviour::hang()});
        Post office;
        office.send(server.url());
        QTRY_COMPARE(server.requests().size(), 1);
        QCOMPARE(office.queue->inFlight(), 1);
        if (cancel)
            office.sending->cancel();
        else
            office.owner.reset();
        QTRY_COMPARE(office.queue->inFlight(), 0);
        QTRY_COMPARE(server.closedByPeer(), 1);
        QCOMPARE(office.outcome.has_value(), cancel);
        if (cancel) {
            QCOMPARE(office.outcome->error().kind, Error::Kind::Cancelled);
            QVERIFY(office.outcome->error().requestSent);
        }
    }

    void theQueueMayGoBeforeARunningCall()
    {
        FaultServer server;
        server.script({Behaviour::hang()});
        Post office;
        office.send(server.url());
        QTRY_COMPARE(server.requests().size(), 1);
        office.queue.reset();
        QTRY_VERIFY(office.outcome);
        QCOMPARE(office.outcome->error().kind, Error::Kind::Cancelled);
        QVERIFY(office.outcome->error().requestSent);
    }
};

QTEST_GUILESS_MAIN(TestRequestSending)
#include "tst_requestsending.moc"
