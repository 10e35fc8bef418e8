// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/invitations/runbench.h"
#include "tests/support/faultserver.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Hubwarden;

namespace {

Behaviour failure(int status, const QByteArray &code, const HttpHeaders &more = {})
{
    HttpHeaders headers{{"Content-Type", "application/json"}, {"x-amzn-ErrorType", code}};
    headers += more;
    return Behaviour::answer(status, headers, "{\"message\":\"words\"}");
}

Behaviour success()
{
    return Behaviour::answer(200, {{"Content-Type", "application/json"}, {"x-amzn-RequestId", "the-request"}},
                             "{}");
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
}

QDateTime amzDate(const QByteArray &request)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(headerOf(request, "X-Amz-Date")),
                                           u"yyyyMMdd'T'HHmmss'Z'"_s);
    time.setTimeSpec(Qt::UTC);
    return time;
}

} // namespace

//! One call with its retries against a server that behaves as it is told; the judge checks signatures elsewhere.
class TestSignedCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FaultServer>();
        m_bench = std::make_unique<RunBench>(
            endpointSettings({{u"AWS_ENDPOINT_URL"_s, m_server->url("").toString()}}));
        m_profile = m_bench
                        ->addProfile({u"123456789012"_s, u"AKIAEXAMPLE"_s, "canary-secret", "canary-token",
                                      u"arn:aws:iam::123456789012:user/me"_s})
                        .id;
        m_answers.clear();
        m_attempts.clear();
        m_refuseAttempt = 0;
        connect(&m_bench->feed, &ActivityFeed::added, this,
                [this](const ActivityEntry &entry) { m_feed.append(entry); });
        m_feed.clear();
    }

    void cleanup()
    {
        m_bench.reset();
        m_server.reset();
    }

    void everyAttemptIsAnnouncedAndSignedAfresh()
    {
        m_server->script({failure(500, "InternalException"),
                          failure(429, "TooManyRequestsException", {{"x-amz-retry-after", "120"}}),
                          success()});
        const ServiceAnswer answer = call();
        QVERIFY(answer.reply.ok());
        QCOMPARE(answer.facts.attempts, 3);
        QCOMPARE(answer.facts.requestId, u"the-request"_s);
        QVERIFY(answer.facts.earlierAttemptUnanswered); // the 500 may have worked
        QVERIFY(!answer.facts.earlierAttemptLost);
        const QList<QByteArray> &requests = m_server->requests();
        QCOMPARE(requests.size(), 3);
        QSet<QByteArray> signatures;
        for (int i = 0; i < 3; ++i) {
            const QByteArray &request = requests.at(i);
            QCOMPARE(headerOf(request, "amz-sdk-request"),
                     "attempt=" + QByteArray::number(i + 1) + "; max=3");
            QCOMPARE(headerOf(request, "amz-sdk-invocation-id"),
                     headerOf(requests.first(), "amz-sdk-invocation-id"));
            QCOMPARE(headerOf(request, "X-Amz-Security-Token"), "canary-token");
            const QByteArray signature = headerOf(request, "Authorization");
            for (const char *name :
                 {"amz-sdk-invocation-id", "amz-sdk-request", "host", "x-amz-date", "x-amz-security-token"})
                QVERIFY2(signature.contains(name), name);
            signatures.insert(signature);
            QCOMPARE(m_attempts.at(i).number, i + 1);
            QCOMPARE(m_attempts.at(i).body, bodyOf(request));
        }
        QCOMPARE(signatures.size(), 3);
        QCOMPARE(headerOf(requests.first(), "amz-sdk-invocation-id").size(), 36);
    }

    void nothingLeavesWithoutConsent_data()
    {
        QTest::addColumn<int>("refused");
        QTest::newRow("first attempt") << 1;
        QTest::newRow("second attempt") << 2;
    }

    void nothingLeavesWithoutConsent()
    {
        QFETCH(int, refused);
        m_refuseAttempt = refused;
        m_server->script({failure(500, "InternalException")});
        const ServiceAnswer answer = call();
        QCOMPARE(answer.reply.error().kind, Error::Kind::Storage);
        QCOMPARE(answer.facts.attempts, refused - 1);
        QCOMPARE(m_server->requests().size(), refused - 1);
        QCOMPARE(m_bench->queue.inFlight(), 0);
    }

    void whatIsClosedIsNotSentAgainInSilence()
    {
        m_server->script({Behaviour::closeAfterReading()});
        const ServiceAnswer answer = call();
        QCOMPARE(answer.reply.error().kind, Error::Kind::ConnectionLost);
        QVERIFY(answer.facts.earlierAttemptUnanswered && answer.facts.earlierAttemptLost);
        QCOMPARE(answer.facts.attempts, 3);
        QCOMPARE(m_attempts.size(), 3);
        QCOMPARE(m_server->requests().size(), 3);
    }

    void refusalsAreFinal_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<Error::Kind>("kind");
        QTest::newRow("denied") << 403 << QByteArray("AccessDeniedException") << Error::Kind::AccessDenied;
        QTest::newRow("unknown key") << 403 << QByteArray("UnrecognizedClientException")
                                     << Error::Kind::CredentialsInvalid;
        QTest::newRow("bad input") << 400 << QByteArray("InvalidInputException") << Error::Kind::InvalidInput;
        QTest::newRow("not found") << 404 << QByteArray("ResourceNotFoundException") << Error::Kind::NotFound;
    }

    void refusalsAreFinal()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, code);
        QFETCH(Error::Kind, kind);
        m_server->script({failure(status, code)});
        const ServiceAnswer answer = call();
        QCOMPARE(answer.reply.error().kind, kind);
        QCOMPARE(answer.reply.error().operation, u"DeclineInvitations"_s);
        QCOMPARE(answer.facts.httpStatus, status);
        QCOMPARE(m_server->requests().size(), 1);
    }

    void theClockIsCorrectedOnce()
    {
        const QSignalSpy told(&m_bench->feed, &ActivityFeed::clockDiffers);
        const QDateTime theirs = m_bench->clock.utcNow().addSecs(3000);
        m_server->script({failure(403, "RequestTimeTooSkewed", {{"Date", httpDate(theirs)}})});
        const ServiceAnswer answer = call();
        QCOMPARE(answer.reply.error().kind, Error::Kind::ClockSkew);
        QCOMPARE(m_server->requests().size(), 2);
        QVERIFY(qAbs(amzDate(m_server->requests().at(1)).secsTo(theirs)) < 10);
        QVERIFY(qAbs(amzDate(m_server->requests().at(0)).secsTo(theirs)) > 2900);
        // Who listens hears both clocks, once: later calls to the host are signed rightly from the start.
        QCOMPARE(told.size(), 1);
        QVERIFY(qAbs(told.first().at(0).toDateTime().secsTo(theirs)) < 10);
        QVERIFY(qAbs(told.first().at(1).toDateTime().secsTo(theirs)) > 2900);
    }

    // Two depart with the wrong time; the second refusal comes when the first has already taught the offset.
    void whatAnotherCallLearntIsWorthOneMoreSignature()
    {
        const QByteArray date = httpDate(m_bench->clock.utcNow().addSecs(3000));
        const Behaviour refusal = failure(403, "SignatureDoesNotMatch", {{"Date", date}});
        m_server->script({refusal, refusal, success()});
        begin();
        begin();
        QTRY_COMPARE(m_answers.size(), 2);
        QVERIFY(m_answers.at(0).reply.ok());
        QVERIFY(m_answers.at(1).reply.ok());
        QCOMPARE(m_server->requests().size(), 4);
    }

    void expiredCredentialsAreRenewedOnce()
    {
        auto &keys = m_bench->credentials.keys[m_profile];
        Credentials newer = keys.first();
        newer.accessKeyId = u"ASIANEWER"_s;
        keys += {newer, newer, newer};
        m_server->script({failure(403, "ExpiredTokenException")});
        const ServiceAnswer answer = call();
        QCOMPARE(answer.reply.error().kind, Error::Kind::CredentialsExpired);
        QCOMPARE(m_bench->credentials.renewals, 1);
        QCOMPARE(m_server->requests().size(), 2);
        QVERIFY(headerOf(m_server->requests().at(1), "Authorization").contains("ASIANEWER"));
        QCOMPARE(answer.facts.accessKeyId, u"ASIANEWER"_s);
    }

    void valuesInTheQueryArriveAsTheyAre()
    {
        m_server->script({success()});
        ServiceRequest request = decline();
        request.query = {{u"NextToken"_s, u"a+b/c=d e%2B&ü"_s}};
        begin(std::move(request));
        QTRY_COMPARE(m_answers.size(), 1);
        QVERIFY2(m_server->requests().first().startsWith(
                     "POST /invitations/decline?NextToken=a%2Bb%2Fc%3Dd%20e%252B%26%C3%BC HTTP/1.1\r\n"),
                 m_server->requests().first().constData());
    }

    void aWholeAnswerThatIsNotJsonIsNotBelieved_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("html") << QByteArray("<html>Please sign in</html>");
        QTest::newRow("cut") << QByteArray("{\"UnprocessedAccounts\":[");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("array") << QByteArray("[]");
        QTest::newRow("two") << QByteArray("{}{}");
    }

    void aWholeAnswerThatIsNotJsonIsNotBelieved()
    {
        QFETCH(QByteArray, body);
        m_server->script({Behaviour::answer(200, {{"x-amzn-RequestId", "the-request"}}, body)});
        const auto json = call().json();
        QVERIFY(!json);
        QCOMPARE(json.error().kind, Error::Kind::BadReply);
        QCOMPARE(json.error().requestId, u"the-request"_s);
        QVERIFY(json.error().requestSent);
    }

    void everyAttemptIsInTheActivityWithoutSecrets()
    {
        m_server->script(
            {failure(503, "ServiceUnavailableException"), Behaviour::closeAfterReading(), success()});
        call();
        QCOMPARE(m_feed.size(), 3);
        QCOMPARE(m_feed.at(0).status, 503);
        QCOMPARE(m_feed.at(0).failure, Error::Kind::ServiceFault);
        QCOMPARE(m_feed.at(1).status, 0);
        QCOMPARE(m_feed.at(1).failure, Error::Kind::ConnectionLost);
        QCOMPARE(m_feed.at(1).requestId, QString());
        QCOMPARE(m_feed.at(2).status, 200);
        QVERIFY(!m_feed.at(2).failure);
        for (const ActivityEntry &entry : std::as_const(m_feed)) {
            QCOMPARE(entry.path, u"/invitations/decline"_s);
            QCOMPARE(entry.operation, u"DeclineInvitations"_s);
            QCOMPARE(entry.account, u"123456789012"_s);
        }
    }

private:
    static ServiceRequest decline()
    {
        ServiceRequest request{.service = Service::SecurityHub, .region = *RegionName::parse(u"eu-west-1")};
        request.operation = u"DeclineInvitations"_s;
        request.account = u"123456789012"_s;
        request.method = "POST";
        request.path = "/invitations/decline";
        request.headers = {{"Content-Type", "application/json"}};
        request.body = "{\"AccountIds\":[]}";
        return request;
    }

    void begin(ServiceRequest request = decline())
    {
        const auto observer = [this](const Attempt &attempt, QObject *parent) -> JobOf<Done> * {
            m_attempts.append(attempt);
            if (attempt.number != m_refuseAttempt)
                return new ReadyJob<Done>(Done{}, parent);
            return new ReadyJob<Done>(storageError(u"journal"_s, u"full"_s), parent);
        };
        auto *job
            = new SignedCall(m_bench->channel, std::move(request), m_profile, observer, &m_bench->queue);
        job->onFinished(this, [this](const Result<ServiceAnswer> &answer) { m_answers.append(*answer); });
        job->start();
    }

    ServiceAnswer call()
    {
        begin();
        if (!QTest::qWaitFor([this] { return !m_answers.isEmpty(); }, 20000))
            qFatal("the call did not end");
        return m_answers.takeFirst();
    }

    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<RunBench> m_bench;
    ProfileId m_profile = ProfileId::create();
    QList<ServiceAnswer> m_answers;
    QList<Attempt> m_attempts;
    QList<ActivityEntry> m_feed;
    int m_refuseAttempt = 0;
};

QTEST_GUILESS_MAIN(TestSignedCall)
#include "tst_signedcall.moc"
