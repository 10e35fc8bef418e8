// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/logging.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <ctime>
#include <thread>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(testLog, "hubwarden.test")

namespace {

const QString secretKey = u"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"_s;
const QString token = u"IQoJb3JpZ2luX2VjEKz+abc/def=ghiJKL0123456789mnopQRSTuvwx"_s;

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

} // namespace

class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void masksByForm_data();
    void masksByForm();
    void leavesOrdinaryTextAlone_data();
    void leavesOrdinaryTextAlone();
    void masksRegisteredSecretsAndTheirPieces();
    void masksShortSecretsOnlyWhole();
    void writesOneLineAMessage();
    void masksInTheFileWhoeverLogs();
    void rotatesAndIsTheOwnersOnly();
    void givesTheMessagesBackAtItsEnd();
    void takesMessagesOfManyThreads();
    void measure();

private:
    QString path() const { return m_folder->filePath(u"hubwarden.log"_s); }
    LogSink::Settings settings() const
    {
        LogSink::Settings settings;
        settings.path = path();
        settings.standardError = LogSink::Stderr::Silent;
        return settings;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLogging::masksByForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("authorization header")
        << u"Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20261123/x, Signature=abc\r\nHost: x"_s
        << u"Authorization: [redacted]\r\nHost: x"_s;
    QTest::newRow("authorization in JSON") << u"{\"Authorization\":\"AWS4 Credential=x, y\",\"a\":1}"_s
                                           << u"{\"Authorization\":\"[redacted]\",\"a\":1}"_s;
    QTest::newRow("signature alone") << u"SignedHeaders=host, Signature=%1 end"_s.arg(QString(64, u'a'))
                                     << u"SignedHeaders=host, Signature=[redacted] end"_s;
    QTest::newRow("bearer") << u"sent Bearer eyJraWQ.abc-_.def= now"_s << u"sent Bearer [redacted] now"_s;
    QTest::newRow("token header") << u"X-Amz-Security-Token: %1\nHost: x"_s.arg(token)
                                  << u"X-Amz-Security-Token: [redacted]\nHost: x"_s;
    QTest::newRow("token in a query")
        << u"?X-Amz-Security-Token=abc%2Fdef&a=b"_s << u"?X-Amz-Security-Token=[redacted]&a=b"_s;
    QTest::newRow("portal header") << u"x-amz-sso_bearer_token: abcdef"_s
                                   << u"x-amz-sso_bearer_token: [redacted]"_s;
    QTest::newRow("JSON") << u"{\"SecretAccessKey\": \"%1\", \"Expiration\": 5}"_s.arg(secretKey)
                          << u"{\"SecretAccessKey\": \"[redacted]\", \"Expiration\": 5}"_s;
    QTest::newRow("JSON in a dump") << u"\"{\\\"SessionToken\\\":\\\"abc def\\\",\\\"x\\\":1}\""_s
                                    << u"\"{\\\"SessionToken\\\":\\\"[redacted]\\\",\\\"x\\\":1}\""_s;
    QTest::newRow("JSON with a quote inside")
        << u"{\"password\":\"ab\\\"cd\",\"x\":1}"_s << u"{\"password\":\"[redacted]\",\"x\":1}"_s;
    QTest::newRow("the same in a dump") << u"{\\\"password\\\":\\\"ab\\\\\\\"cd\\\",\\\"x\\\":1}"_s
                                        << u"{\\\"password\\\":\\\"[redacted]\\\",\\\"x\\\":1}"_s;
    QTest::newRow("cut JSON") << u"{\"accessToken\":\"abc def"_s << u"{\"accessToken\":\"[redacted]"_s;
    QTest::newRow("XML") << u"<SecretAccessKey>%1</SecretAccessKey><X>1</X>"_s.arg(secretKey)
                         << u"<SecretAccessKey>[redacted]</SecretAccessKey><X>1</X>"_s;
    QTest::newRow("INI") << u"aws_secret_access_key = %1"_s.arg(secretKey)
                         << u"aws_secret_access_key = [redacted]"_s;
    QTest::newRow("form") << u"user=me&password=hunter2hunter2&x=1"_s << u"user=me&password=[redacted]&x=1"_s;
    QTest::newRow("quoted password") << u"password: \"two words\", next"_s
                                     << u"password: \"[redacted]\", next"_s;
    QTest::newRow("refresh token") << u"{\"refreshToken\":\"abc\",\"clientSecret\":\"def\"}"_s
                                   << u"{\"refreshToken\":\"[redacted]\",\"clientSecret\":\"[redacted]\"}"_s;
    QTest::newRow("secret after a word")
        << u"the secret key was %1 today"_s.arg(secretKey) << u"the secret key was [redacted] today"_s;
    QTest::newRow("secret after its key ID")
        << u"AKIAIOSFODNN7EXAMPLE,%1"_s.arg(secretKey) << u"AKIA\u2026MPLE,[redacted]"_s;
    QTest::newRow("key ID") << u"signed with AKIAIOSFODNN7EXAMPLE."_s << u"signed with AKIA\u2026MPLE."_s;
    QTest::newRow("session key ID, encoded")
        << u"Credential%3DASIAIOSFODNN7EXAMPLE%2F2026"_s << u"Credential%3DASIA\u2026MPLE%2F2026"_s;
}

void TestLogging::masksByForm()
{
    QFETCH(const QString, text);
    QTEST(redactedByForm(text), "expected");
}

void TestLogging::leavesOrdinaryTextAlone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("request")
        << u"DeclineInvitations 200 in 81 ms, request 1f0c7a52-6a3f-4a4b-9c59-3a2f3c6e8d11"_s;
    QTest::newRow("account") << u"arn:aws:sts::111122223333:assumed-role/Audit/me"_s;
    QTest::newRow("words") << u"token of session expired, sign in again; the secret is missing"_s;
    QTest::newRow("hash") << u"commit da39a3ee5e6b4b0d3255bfef95601890afd80709"_s;
    QTest::newRow("unicode") << u"\u4e16\u754c \U0001F680"_s;
}

void TestLogging::leavesOrdinaryTextAlone()
{
    QFETCH(const QString, text);
    QCOMPARE(redactedByForm(text), text);
    SecretWindows windows;
    windows.add(Secret::fromBytes(token.toUtf8()));
    QCOMPARE(QString::fromUtf8(windows.redacted(text.toUtf8())), text);
}

void TestLogging::masksRegisteredSecretsAndTheirPieces()
{
    SecretWindows windows;
    const QByteArray secret = token.toUtf8();
    windows.add(Secret::fromBytes(secret));
    QCOMPARE(windows.redacted("a " + secret + " b"), "a [redacted] b");
    QCOMPARE(windows.redacted(secret + secret), "[redacted]");
    QCOMPARE(windows.redacted(secret.first(16)), "[redacted]");
    QCOMPARE(windows.redacted("x" + secret.last(17)), "x[redacted]");
    QCOMPARE(windows.redacted("q=" + secret.toPercentEncoding() + "&"), "q=[redacted]&");
    QCOMPARE(windows.redacted(secret.first(15)), secret.first(15));
    QCOMPARE(windows.redacted(QByteArray()), QByteArray());
}

void TestLogging::masksShortSecretsOnlyWhole()
{
    SecretWindows windows;
    windows.add(Secret::fromBytes("hunter2-hunter2")); // 15 bytes
    windows.add(Secret::fromBytes("12345678"));
    windows.add(Secret::fromBytes("word")); // too short to be known
    QCOMPARE(windows.redacted("<hunter2-hunter2> 12345678 word hunter2"),
             "<[redacted]> [redacted] word hunter2");
}

void TestLogging::writesOneLineAMessage()
{
    const LogSink sink(settings());
    qCInfo(testLog).noquote() << u"first\nsecond \x1b[31m\u00e9"_s;
    const QByteArray log = content(path());
    QCOMPARE(log.count('\n'), 1);
    QVERIFY2(log.endsWith("Z I hubwarden.test first\\x0asecond \\x1b[31m\xC3\xA9\n"), log.constData());
}

void TestLogging::masksInTheFileWhoeverLogs()
{
    LogSink sink(settings());
    const QByteArray plain = "correct-horse-battery-staple";
    sink.registerSecret(Secret::fromBytes(plain));
    qCWarning(testLog, "known %s", plain.constData());
    qWarning() << "Authorization: Bearer" << token;
    qCInfo(testLog) << QByteArray("{\"SecretAccessKey\":\"") + secretKey.toUtf8() + "\"}";
    const QByteArray log = content(path());
    QCOMPARE(log.count('\n'), 3);
    QCOMPARE(log.count("[redacted]"), 3);
    for (const QByteArray &leak : {plain, token.toUtf8(), secretKey.toUtf8()})
        QVERIFY2(!log.contains(leak), log.constData());
    QCOMPARE(sink.redacted(u"x correct-horse-battery-staple"_s), u"x [redacted]"_s);
}

void TestLogging::rotatesAndIsTheOwnersOnly()
{
    LogSink::Settings small = settings();
    small.maxBytes = 2000;
    small.keptFiles = 2;
    {
        const LogSink sink(small);
        for (int i = 0; i < 200; ++i)
            qCInfo(testLog, "message %d", i);
    }
    const QFileInfoList files = QDir(m_folder->path()).entryInfoList(QDir::Files, QDir::Name);
    QCOMPARE(files.size(), 3);
    for (const QFileInfo &file : files) {
        QVERIFY(file.size() > 0 && file.size() <= small.maxBytes);
#ifndef Q_OS_WIN
        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
                            | QFileDevice::WriteOther;
        QCOMPARE(file.permissions() & others, QFileDevice::Permissions());
#endif
    }
    QVERIFY(content(path()).endsWith("message 199\n"));
}

void TestLogging::givesTheMessagesBackAtItsEnd()
{
    {
        const LogSink sink(settings());
        qCInfo(testLog, "inside");
    }
    QTest::ignoreMessage(QtInfoMsg, "outside");
    qCInfo(testLog, "outside");
    QVERIFY(!content(path()).contains("outside"));
}

void TestLogging::takesMessagesOfManyThreads()
{
    {
        const LogSink sink(settings());
        std::vector<std::thread> threads;
        threads.reserve(4);
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([t] {
                for (int i = 0; i < 100; ++i)
                    qCInfo(testLog, "thread %d message %d.", t, i);
            });
        }
        for (std::thread &thread : threads)
            thread.join();
    }
    const QList<QByteArray> lines = content(path()).trimmed().split('\n');
    QCOMPARE(lines.size(), 400);
    for (const QByteArray &line : lines)
        QVERIFY(line.endsWith('.') && line.count("hubwarden.test") == 1);
}

void TestLogging::measure()
{
    LogSink sink(settings());
    for (int i = 0; i < 50; ++i)
        sink.registerSecret(
            Secret::fromBytes(QByteArray::number(i).repeated(20) + token.toUtf8().repeated(10)));
    constexpr int count = 5000;
    // Processor time: what other programs take meanwhile is not ours.
    const std::clock_t from = std::clock();
    for (int i = 0; i < count; ++i)
        qCInfo(testLog,
               "ListInvitations eu-west-1 111122223333 200 in 81 ms, request 1f0c7a52-6a3f-4a4b-9c59 %d", i);
    const double each = static_cast<double>(std::clock() - from) * 1e6 / CLOCKS_PER_SEC / count;
    QCOMPARE(content(path()).count('\n'), count);
    // The sink has taken qInfo.
    std::printf("%.1f us a message with 50 known secrets\n", each);
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
