// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/sigv4.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

constexpr int caseCount = 2500;

struct SigningCase
{
    HttpRequest request;
    Credentials credentials;
    SigningScope scope;
};

//! Draws requests with everything in them that has ever broken a signature.
class CaseMaker
{
public:
    explicit CaseMaker(quint32 seed)
        : m_random(seed)
    {
    }

    SigningCase next()
    {
        SigningCase made{request(), credentials(), scope()};
        if (chance(3))
            made.credentials.sessionToken = Secret::fromBytes(token());
        return made;
    }

private:
    bool chance(int oneIn) { return m_random.bounded(oneIn) == 0; }

    QByteArray pick(const QByteArrayList &list) { return list.at(m_random.bounded(list.size())); }

    QByteArray text(int most, const QByteArrayList &pieces)
    {
        QByteArray result;
        for (qsizetype i = m_random.bounded(most + 1); i > 0; --i)
            result += pick(pieces);
        return result;
    }

    QByteArray encoded(int most)
    {
        const QByteArray raw
            = text(most, {"a", "Z", "0", "-", ".", "_", "~", "+", "/", "=",    "&", "%", " ",
                          "*", "!", "'", "(", ")", ":", "@", "é", "ሴ", "🛡", "?", "#", "\""});
        return QUrl::toPercentEncoding(QString::fromUtf8(raw));
    }

    QByteArray path()
    {
        QByteArray result;
        for (int i = m_random.bounded(6); i > 0; --i) {
            result += '/';
            switch (m_random.bounded(6)) {
            case 0:
                result += pick({"", ".", "..", "a:b@c", "x!$&'()*+,;=y"});
                break;
            case 1:
                result
                    += QUrl::toPercentEncoding(u"arn:aws:securityhub:eu-west-1:111122223333:hub/default"_s);
                break;
            case 2:
                result += encoded(8);
                break;
            default:
                result += pick({"invitations", "decline", "tags", "master", "v1.0", "a~b_c-d"});
            }
        }
        return chance(4) ? result + '/' : result;
    }

    QByteArray query()
    {
        QByteArrayList pieces;
        for (int i = m_random.bounded(6); i > 0; --i) {
            const QByteArray name
                = chance(2) ? pick({"a", "a-b", "a.b", "ab", "A", "a_b", "NextToken"}) : encoded(4);
            pieces += chance(6) ? name : name + '=' + (chance(5) ? pick({"x=y=z", "a+b", ""}) : encoded(10));
        }
        return pieces.isEmpty() ? QByteArray() : '?' + pieces.join('&');
    }

    QByteArray host()
    {
        return pick({"https://securityhub.eu-west-1.amazonaws.com", "https://sts.us-gov-west-1.amazonaws.com",
                     "http://localhost:4566", "https://127.0.0.1:443", "http://[::1]:8080",
                     "http://hub.test:80", "https://Hub.Example.Test:8443",
                     "https://account.us-east-1.api.aws:80"});
    }

    HttpRequest request()
    {
        HttpRequest made;
        made.method = pick({"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "get"});
        made.url = QUrl::fromEncoded(host() + path() + query(), QUrl::StrictMode);
        for (int i = m_random.bounded(6); i > 0; --i) {
            const QByteArray name = pick({"X-Custom", "x-custom", "X-Amz-Target", "Content-Type", "ACCEPT",
                                          "amz-sdk-request", "x-a-b", "X-A", "Zulu", "User-Agent", "Expect"});
            made.headers.emplaceBack(name,
                                     text(6, {"a", "B", "  ", "\t", ";", "=", "\"q  q\"", ",", "1", " "}));
        }
        if (chance(20))
            made.headers.emplaceBack("Host", "proxied.example.test");
        if (!chance(3))
            made.body = text(200, {"{", "\"", "é", "\n", QByteArray(1, '\0'), "111122223333", "\xff", " "});
        return made;
    }

    QByteArray token() { return text(300, {"A", "b", "/", "+", "=", "%", "0"}) + "=="; }

    //! Few keys whose secrets change now and then, so that remembered keys are met, right and wrong ones.
    Credentials credentials()
    {
        const QByteArray secret = pick(
            {"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "short", "sl/ash+plus=", QByteArray(90, 'k')});
        return {QString::fromLatin1(pick({"AKIAIOSFODNN7EXAMPLE", "ASIAIOSFODNN7EXAMPLE"})),
                Secret::fromBytes(secret),
                {},
                std::nullopt};
    }

    SigningScope scope()
    {
        const QByteArray region
            = pick({"us-east-1", "eu-west-1", "cn-north-1", "us-gov-east-1", "eusc-de-east-1"});
        const QDateTime start(QDate(2024, 2, 28), QTime(0, 0), Qt::UTC);
        const qint64 day = chance(2) ? m_random.bounded(3) : m_random.bounded(20000);
        return {*RegionName::parse(QString::fromLatin1(region)),
                pick({"securityhub", "sts", "account", "organizations", "ec2"}),
                start.addDays(day).addSecs(m_random.bounded(86400))};
    }

    QRandomGenerator m_random;
};

QByteArray asJson(const SigningCase &c)
{
    QJsonArray headers;
    for (const auto &[name, value] : c.request.headers)
        headers.append(QJsonArray{QString::fromLatin1(name), QString::fromLatin1(value)});
    const auto words = [](QByteArrayView view) { return QString::fromLatin1(view); };
    const QJsonObject object{
        {u"method"_s, words(c.request.method)},
        {u"url"_s, words(c.request.url.toEncoded())},
        {u"headers"_s, headers},
        {u"body"_s, words(c.request.body.toBase64())},
        {u"accessKeyId"_s, c.credentials.accessKeyId},
        {u"secretKey"_s, words(c.credentials.secretKey.expose())},
        {u"sessionToken"_s, words(c.credentials.sessionToken.expose())},
        {u"region"_s, c.scope.region.toString()},
        {u"service"_s, words(c.scope.service)},
        {u"time"_s, words(c.scope.amzDate())},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

class TestSigV4Botocore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomRequestsAreSignedAsBotocoreDoes()
    {
        const quint32 seed = qEnvironmentVariableIsSet("HUBWARDEN_SEED")
                                 ? qEnvironmentVariable("HUBWARDEN_SEED").toUInt()
                                 : QRandomGenerator::global()->generate();
        qInfo("HUBWARDEN_SEED=%u", seed);
        CaseMaker maker(seed);
        QList<SigningCase> cases;
        QByteArray input;
        for (int i = 0; i < caseCount; ++i) {
            cases.append(maker.next());
            QVERIFY2(cases.last().request.url.isValid(), qPrintable(cases.last().request.url.errorString()));
            input += asJson(cases.last()) + '\n';
        }

        QProcess python;
        python.start(u"/usr/bin/python3"_s, {QFINDTESTDATA("sign_with_botocore.py")});
        QVERIFY2(python.waitForStarted(), qPrintable(python.errorString()));
        python.write(input);
        python.closeWriteChannel();
        QVERIFY(python.waitForFinished(100'000));
        QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
        const QByteArrayList expected = python.readAllStandardOutput().trimmed().split('\n');
        QCOMPARE(expected.size(), cases.size());

        Signer signer;
        for (qsizetype i = 0; i < cases.size(); ++i) {
            const SigningCase &c = cases.at(i);
            const QByteArray actual = signer.sign(c.request, c.credentials, c.scope).headers.last().second;
            QVERIFY2(actual == expected.at(i),
                     (asJson(c) + "\n  ours: " + actual + "\n  theirs: " + expected.at(i)).constData());
        }
        QVERIFY(signer.rememberedKeys() < cases.size());
    }
};

QTEST_GUILESS_MAIN(TestSigV4Botocore)
#include "tst_sigv4_botocore.moc"
