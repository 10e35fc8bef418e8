// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/names.h"
#include "app/base/secret.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

class TestNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountIdsAreExactlyTwelveDigits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("plain") << u"123456789012"_s << true;
        QTest::newRow("leading zeros") << u"000000000012"_s << true;
        QTest::newRow("eleven") << u"12345678901"_s << false;
        QTest::newRow("thirteen") << u"1234567890123"_s << false;
        QTest::newRow("blank") << u" 12345678901"_s << false;
        QTest::newRow("full width") << u"１２３４５６７８９０１２"_s << false;
        QTest::newRow("sign") << u"+12345678901"_s << false;
    }

    void accountIdsAreExactlyTwelveDigits()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const auto id = AccountId::parse(text);
        QCOMPARE(id.has_value(), valid);
        if (id)
            QCOMPARE(id->toString(), text);
    }

    void regionNamesAreSafeInAHostName_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        QTest::newRow("plain") << u"eu-west-1"_s << u"eu-west-1"_s;
        QTest::newRow("trimmed and lowered") << u" EU-West-1\n"_s << u"eu-west-1"_s;
        QTest::newRow("dot") << u"eu.west"_s << QString();
        QTest::newRow("slash") << u"eu/west"_s << QString();
        QTest::newRow("at") << u"x@evil"_s << QString();
        QTest::newRow("hyphen first") << u"-eu"_s << QString();
        QTest::newRow("empty") << QString() << QString();
        QTest::newRow("long") << QString(64, u'a') << QString();
    }

    void regionNamesAreSafeInAHostName()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        const auto name = RegionName::parse(text);
        QCOMPARE(name.has_value(), !expected.isEmpty());
        if (name)
            QCOMPARE(name->toString(), expected);
    }

    void profileIdsSurviveAText()
    {
        const ProfileId id = ProfileId::create();
        QCOMPARE(ProfileId::parse(id.toString()), id);
        QVERIFY(!ProfileId::parse(u"../../etc/passwd"));
    }

    void takingASecretClearsTheSource()
    {
        QByteArray bytes("canary");
        const char *memory = bytes.constData();
        const QByteArray keep = bytes; // keeps the buffer alive, so that its content can be looked at
        const Secret secret = Secret::take(bytes);
        QCOMPARE(secret.expose().toByteArray(), QByteArray("canary"));
        QVERIFY(bytes.isEmpty());
        QCOMPARE(memory[0], '\0');
        QVERIFY(secret.sameAs(Secret::fromBytes("canary")));
        QVERIFY(!secret.sameAs(Secret::fromBytes("canarz")));
        QVERIFY(!secret.sameAs(Secret::fromBytes("canary1")));
    }

    void takingALiteralLeavesItAlone()
    {
        QString text = u"literal"_s;
        QByteArray bytes = "literal"_ba;
        QCOMPARE(Secret::take(text).expose().toByteArray(), "literal"_ba);
        QCOMPARE(Secret::take(bytes).expose().toByteArray(), "literal"_ba);
        QVERIFY(text.isEmpty() && bytes.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
