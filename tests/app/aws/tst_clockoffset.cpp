// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/clockoffset.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QDateTime sent(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
const Exchange exchange{sent, sent.addSecs(2)};
const QString hub = u"securityhub.eu-west-1.amazonaws.com"_s;

//! From a server whose clock is so far ahead of the middle of the exchange.
Error refusal(Error::Kind kind, const QString &code, std::chrono::seconds ahead)
{
    Error error;
    error.kind = kind;
    error.code = code;
    error.serverTime = sent.addSecs(1).addSecs(ahead.count());
    return error;
}

} // namespace

class TestClockOffset : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDefiniteSkewIsCorrectedForThatHostOnly()
    {
        ClockOffsets offsets;
        QCOMPARE(offsets.signingTime(hub, sent), sent);
        QVERIFY(offsets.learn(hub, refusal(Error::Kind::ClockSkew, u"RequestExpired"_s, 60s), exchange));
        QCOMPARE(offsets.of(hub), 60s);
        QCOMPARE(offsets.signingTime(hub, sent), sent.addSecs(60));
        QCOMPARE(offsets.of(u"sts.eu-west-1.amazonaws.com"_s), 0s);
    }

    void aClockThatIsAheadIsCorrectedBackwards()
    {
        ClockOffsets offsets;
        QVERIFY(
            offsets.learn(hub, refusal(Error::Kind::ClockSkew, u"RequestInTheFuture"_s, -3600s), exchange));
        QCOMPARE(offsets.signingTime(hub, sent), sent.addSecs(-3600));
    }

    void aPossibleSkewCountsOnlyBeyondFourMinutes_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("learnt");
        QTest::newRow("right") << 0 << false;
        QTest::newRow("at the limit") << 240 << false;
        QTest::newRow("beyond") << 241 << true;
        QTest::newRow("at the limit, behind") << -240 << false;
        QTest::newRow("beyond, behind") << -241 << true;
    }

    void aPossibleSkewCountsOnlyBeyondFourMinutes()
    {
        QFETCH(int, seconds);
        QFETCH(bool, learnt);
        for (const QString &code :
             {u"InvalidSignatureException"_s, u"SignatureDoesNotMatch"_s, u"AuthFailure"_s}) {
            ClockOffsets offsets;
            const Error error = refusal(Error::Kind::CredentialsInvalid, code, std::chrono::seconds(seconds));
            QCOMPARE(offsets.learn(hub, error, exchange), learnt);
            QCOMPARE(offsets.of(hub), learnt ? std::chrono::seconds(seconds) : 0s);
        }
    }

    void aWrongSecretIsNotTakenForAClockTwice()
    {
        ClockOffsets offsets;
        const Error error = refusal(Error::Kind::CredentialsInvalid, u"SignatureDoesNotMatch"_s, 600s);
        QVERIFY(offsets.learn(hub, error, exchange));
        QVERIFY(!offsets.learn(hub, error, exchange));
        QCOMPARE(offsets.of(hub), 600s);
    }

    void otherErrorsTeachNothing()
    {
        ClockOffsets offsets;
        QVERIFY(!offsets.learn(hub, refusal(Error::Kind::AccessDenied, u"AccessDenied"_s, 3600s), exchange));
        const Error unknownKey
            = refusal(Error::Kind::CredentialsInvalid, u"UnrecognizedClientException"_s, 3600s);
        QVERIFY(!offsets.learn(hub, unknownKey, exchange));
        Error noTime = refusal(Error::Kind::ClockSkew, u"RequestExpired"_s, 3600s);
        noTime.serverTime = {};
        QVERIFY(!offsets.learn(hub, noTime, exchange));
        QCOMPARE(offsets.of(hub), 0s);
    }

    void datesOfAnswersAreUtcInEveryLocale()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(parseHttpDate(" Mon, 02 Mar 2026 09:15:00 GMT "),
                 QDateTime(QDate(2026, 3, 2), QTime(9, 15), Qt::UTC));
        QLocale::setDefault(QLocale::c());
        QVERIFY(!parseHttpDate("").isValid());
        QVERIFY(!parseHttpDate("Mon, 32 Nov 2026 09:15:00 GMT").isValid());
    }
};

QTEST_GUILESS_MAIN(TestClockOffset)
#include "tst_clockoffset.moc"
