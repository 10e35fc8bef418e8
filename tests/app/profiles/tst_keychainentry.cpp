// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/keychainentry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

class TestKeychainEntry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsComeBackAndTheEntryIsJson_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::newRow("ordinary") << QByteArray("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        QTest::newRow("quotes") << QByteArray("a\"b\\c\\\"d\\");
        QTest::newRow("looks like an escape") << QByteArray("\\u0041");
        QTest::newRow("control characters") << QByteArray("a\x01\x1f\n\0b", 6);
        QTest::newRow("beyond ASCII") << QByteArray("geheim\xc3\xa4\xf0\x9f\x94\x91");
        QTest::newRow("one") << QByteArray("x");
        QTest::newRow("as long as fits") << QByteArray(maxKeychainEntrySize - 28, 'x');
    }

    void secretsComeBackAndTheEntryIsJson()
    {
        QFETCH(QByteArray, plain);
        const auto entry = encodeKeychainEntry(Secret::fromBytes(plain));
        QVERIFY(entry.ok());
        QVERIFY(entry->size() <= maxKeychainEntrySize);
        const auto back = decodeKeychainEntry(*entry);
        QVERIFY(back.ok());
        QCOMPARE(back->expose().toByteArray(), plain);
        const QJsonObject json = QJsonDocument::fromJson(entry->expose().toByteArray()).object();
        QCOMPARE(json.value("v"_L1).toInt(), 1);
        QCOMPARE(json.value("secretAccessKey"_L1).toString().toUtf8(), plain);
    }

    void whatDoesNotFitIsRefused_data()
    {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QByteArray() << u"BadSecret"_s;
        QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << u"BadSecret"_s;
        QTest::newRow("one too long") << QByteArray(maxKeychainEntrySize - 27, 'x') << u"LongSecret"_s;
        QTest::newRow("too long escaped") << QByteArray(500, '\x01') << u"LongSecret"_s;
        QTest::newRow("very long") << QByteArray(1'000'000, 'x') << u"LongSecret"_s;
    }

    void whatDoesNotFitIsRefused()
    {
        QFETCH(QByteArray, plain);
        const auto entry = encodeKeychainEntry(Secret::fromBytes(plain));
        QVERIFY(!entry);
        QCOMPARE(entry.error().kind, Error::Kind::InvalidInput);
        QTEST(entry.error().code, "code");
    }

    void contentThatIsNotOursIsLost_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("plain") << QByteArray("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
        QTest::newRow("newer") << QByteArray("{\"v\":2,\"secretAccessKey\":\"x\"}");
        QTest::newRow("empty secret") << QByteArray("{\"v\":1,\"secretAccessKey\":\"\"}");
        QTest::newRow("cut") << QByteArray("{\"v\":1,\"secretAccessKey\":\"x");
        QTest::newRow("more fields") << QByteArray("{\"v\":1,\"secretAccessKey\":\"x\",\"y\":\"z\"}");
        QTest::newRow("escape cut") << QByteArray("{\"v\":1,\"secretAccessKey\":\"x\\\"}");
        QTest::newRow("foreign escape") << QByteArray("{\"v\":1,\"secretAccessKey\":\"\\u0041\"}");
        QTest::newRow("overlapping ends") << QByteArray("{\"v\":1,\"secretAccessKey\":\"}");
    }

    void contentThatIsNotOursIsLost()
    {
        QFETCH(QByteArray, content);
        const auto secret = decodeKeychainEntry(Secret::fromBytes(content));
        QVERIFY(!secret);
        QCOMPARE(secret.error().kind, Error::Kind::KeychainEntryLost);
    }
};

QTEST_GUILESS_MAIN(TestKeychainEntry)
#include "tst_keychainentry.moc"
