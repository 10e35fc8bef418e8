// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/retrypolicy.h"

#include <QTest>

#include <cmath>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = Error::Kind;
using std::chrono::milliseconds;

namespace {

const double almostOne = std::nextafter(1.0, 0.0);

Error failure(Kind kind, int status = 0)
{
    Error error;
    error.kind = kind;
    error.httpStatus = status;
    error.requestSent = true;
    return error;
}

QList<qint64> delays(Kind kind, double random, const RetryHints &hints = {})
{
    const RetryPolicy policy{9};
    QList<qint64> all;
    for (int attempt = 1; attempt <= 20; ++attempt) {
        const auto delay = policy.delayAfter(attempt, failure(kind), Repeatable::Yes, hints, random);
        if (!delay)
            break;
        all.append(delay->count());
    }
    return all;
}

std::optional<milliseconds> first(const Error &error, const RetryHints &hints, double random)
{
    return RetryPolicy{}.delayAfter(1, error, Repeatable::Yes, hints, random);
}

} // namespace

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitsGrowAsInTheStandardMode()
    {
        QCOMPARE(delays(Kind::Throttled, almostOne),
                 (QList<qint64>{1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000}));
        QCOMPARE(delays(Kind::ServiceFault, almostOne),
                 (QList<qint64>{50, 100, 200, 400, 800, 1600, 3200, 6400}));
        const RetryPolicy patient{100};
        QCOMPARE(patient.delayAfter(9, failure(Kind::Timeout), Repeatable::Yes, {}, almostOne), 12800ms);
        QCOMPARE(patient.delayAfter(10, failure(Kind::Timeout), Repeatable::Yes, {}, almostOne), 20s);
        QCOMPARE(patient.delayAfter(99, failure(Kind::Timeout), Repeatable::Yes, {}, almostOne), 20s);
    }

    void waitsAreSpreadByChance()
    {
        QCOMPARE(delays(Kind::Throttled, 0.5).first(2), (QList<qint64>{500, 1000}));
        QCOMPARE(delays(Kind::Throttled, 0.0).first(2), (QList<qint64>{0, 0}));
    }

    void threeAttemptsAreMade()
    {
        const RetryPolicy policy;
        const Error error = failure(Kind::ConnectionLost);
        QVERIFY(policy.delayAfter(1, error, Repeatable::Yes, {}, 0.5));
        QVERIFY(policy.delayAfter(2, error, Repeatable::Yes, {}, 0.5));
        QVERIFY(!policy.delayAfter(3, error, Repeatable::Yes, {}, 0.5));
    }

    void whatIsNotRepeatableIsRepeatedOnlyIfItNeverLeft()
    {
        Error error = failure(Kind::ConnectionLost);
        QVERIFY(!RetryPolicy{}.delayAfter(1, error, Repeatable::No, {}, 0.5));
        error.requestSent = false;
        QVERIFY(RetryPolicy{}.delayAfter(1, error, Repeatable::No, {}, 0.5));
    }

    void errorsAreClassed_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<int>("status");
        QTest::addColumn<RetryClass>("expected");
        using enum RetryClass;
        QTest::newRow("throttled") << Kind::Throttled << 429 << Throttling;
        QTest::newRow("connection lost") << Kind::ConnectionLost << 0 << Transient;
        QTest::newRow("no answer") << Kind::Timeout << 0 << Transient;
        QTest::newRow("offline") << Kind::Offline << 0 << Transient;
        QTest::newRow("broken answer") << Kind::BadReply << 200 << Transient;
        QTest::newRow("foreign refusal") << Kind::BadReply << 403 << Final;
        QTest::newRow("redirect") << Kind::BadReply << 302 << Final;
        for (const int status : {400, 500, 502, 503, 504})
            QTest::addRow("fault %d", status) << Kind::ServiceFault << status << Transient;
        for (const int status : {501, 505, 511})
            QTest::addRow("fault %d", status) << Kind::ServiceFault << status << Final;
        for (const Kind kind :
             {Kind::Cancelled, Kind::Tls, Kind::AccessDenied, Kind::CredentialsInvalid,
              Kind::CredentialsExpired, Kind::CredentialsMissing, Kind::IdentityChanged, Kind::ClockSkew,
              Kind::NotSubscribed, Kind::NotFound, Kind::Conflict, Kind::InvalidInput, Kind::Configuration,
              Kind::KeychainMissing, Kind::KeychainLocked, Kind::KeychainBusy, Kind::KeychainDenied,
              Kind::KeychainEntryLost, Kind::Storage})
            QTest::addRow("final kind %d", static_cast<int>(kind)) << kind << 0 << Final;
    }

    void errorsAreClassed()
    {
        QFETCH(Kind, kind);
        QFETCH(int, status);
        QFETCH(RetryClass, expected);
        QCOMPARE(retryClass(failure(kind, status)), expected);
        const bool retried = first(failure(kind, status), {}, 0.5).has_value();
        QCOMPARE(retried, expected != RetryClass::Final);
    }

    void theServersWishIsObeyedWithinLimits()
    {
        const Error error = failure(Kind::Throttled);
        QCOMPARE(first(error, {3000ms, {}}, 0.5), 3000ms);
        QCOMPARE(first(error, {100ms, {}}, 0.5), 500ms);
        QCOMPARE(first(error, {60'000ms, {}}, 0.5), 5500ms);
        QCOMPARE(first(error, {{}, 7s}, 0.5), 7s);
        QCOMPARE(first(error, {{}, 0s}, 0.5), 500ms);
    }

    void hintsAreReadFromTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("exact");
        QTest::addColumn<QByteArray>("atLeast");
        QTest::addColumn<int>("exactMs");
        QTest::addColumn<int>("atLeastMs");
        QTest::newRow("both") << QByteArray("1500") << QByteArray("2") << 1500 << 2000;
        QTest::newRow("none") << QByteArray() << QByteArray() << -1 << -1;
        QTest::newRow("negative") << QByteArray("-1") << QByteArray("-2") << -1 << -1;
        QTest::newRow("signed") << QByteArray("+1") << QByteArray("1.5") << -1 << -1;
        QTest::newRow("date") << QByteArray("1s") << QByteArray("Mon, 23 Nov 2026 09:15:00 GMT") << -1 << -1;
        QTest::newRow("capped") << QByteArray("99999999999") << QByteArray("3600") << 3'600'000 << 20'000;
        QTest::newRow("absurd") << QByteArray(40, '9') << QByteArray(40, '9') << 3'600'000 << 20'000;
    }

    void hintsAreReadFromTheAnswer()
    {
        QFETCH(QByteArray, exact);
        QFETCH(QByteArray, atLeast);
        QFETCH(int, exactMs);
        QFETCH(int, atLeastMs);
        HttpReply reply;
        reply.headers = {{"X-Amz-Retry-After", exact}, {"retry-after", atLeast}};
        const RetryHints hints = retryHints(reply);
        QCOMPARE(hints.exact.value_or(-1ms).count(), exactMs);
        QCOMPARE(hints.atLeast.value_or(-1ms).count(), atLeastMs);
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
