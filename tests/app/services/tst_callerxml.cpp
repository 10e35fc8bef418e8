// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/callerxml.h"

#include "app/aws/foreignanswer.h"
#include "app/aws/serviceanswer.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

QByteArray answer(const QByteArray &arn, const QByteArray &account)
{
    const QByteArray space = "xmlns:s=\"https://sts.amazonaws.com/doc/2011-06-15/\"";
    return "<s:GetCallerIdentityResponse " + space + "><s:GetCallerIdentityResult><s:Arn>" + arn
           + "</s:Arn><s:UserId>AROAEXAMPLEID:x</s:UserId><s:Account>" + account
           + "</s:Account></s:GetCallerIdentityResult></s:GetCallerIdentityResponse>";
}

} // namespace

class TestCallerXml : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsByLocalNames()
    {
        const auto caller
            = parseCallerIdentity(answer("arn:aws:sts::123456789012:assumed-role/Audit/me", "123456789012"));
        QVERIFY(caller.ok());
        QCOMPARE(caller->account.toString(), u"123456789012"_s);
        QCOMPARE(caller->userId, u"AROAEXAMPLEID:x"_s);
        QVERIFY(!caller->isRoot());
    }

    void thePrincipalLeavesOutTheSession_data()
    {
        QTest::addColumn<QString>("arn");
        QTest::addColumn<QString>("principal");
        QTest::newRow("role") << u"arn:aws:sts::123456789012:assumed-role/Audit/s1"_s
                              << u"arn:aws:sts::123456789012:assumed-role/Audit"_s;
        QTest::newRow("user with path")
            << u"arn:aws:iam::123456789012:user/div/ann"_s << u"arn:aws:iam::123456789012:user/div/ann"_s;
        QTest::newRow("china") << u"arn:aws-cn:sts::123456789012:assumed-role/A/b"_s
                               << u"arn:aws-cn:sts::123456789012:assumed-role/A"_s;
    }

    void thePrincipalLeavesOutTheSession()
    {
        QFETCH(QString, arn);
        QFETCH(QString, principal);
        const auto caller = parseCallerIdentity(answer(arn.toUtf8(), "123456789012"));
        QVERIFY(caller.ok());
        QCOMPARE(caller->principal(), principal);
    }

    void rootIsSeen()
    {
        const auto caller = parseCallerIdentity(answer("arn:aws:iam::123456789012:root", "123456789012"));
        QVERIFY(caller.ok());
        QVERIFY(caller->isRoot());
    }

    void anythingElseIsABadReply_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("html") << QByteArray("<html><body>Sign in</body></html>");
        QTest::newRow("cut") << answer("arn:aws:iam::123456789012:user/x", "123456789012").chopped(30);
        QTest::newRow("account") << answer("arn:aws:iam::1:user/x", "12345");
        QTest::newRow("arn") << answer("x", "123456789012");
        QTest::newRow("two accounts") << answer("arn:aws:iam::111122223333:user/x", "123456789012");
        QTest::newRow("entities") << QByteArray("<!DOCTYPE a [<!ENTITY e \"x\">]>")
                                         + answer("arn:aws:iam::123456789012:user/&e;", "123456789012");
    }

    void anythingElseIsABadReply()
    {
        QFETCH(QByteArray, xml);
        const auto caller = parseCallerIdentity(xml);
        QVERIFY(!caller.ok());
        QCOMPARE(caller.error().kind, Error::Kind::BadReply);
    }

    void aPageIsToldFromADamagedAnswer()
    {
        const auto read = [](const QByteArray &body) {
            ServiceAnswer got{.reply = HttpReply{.status = 200, .body = body},
                              .facts = {.httpStatus = 200, .requestId = u"r-1"_s},
                              .operation = u"GetCallerIdentity"_s};
            const auto caller = readCallerIdentity(got);
            return caller ? Error{.kind = Error::Kind::Cancelled} : caller.error();
        };
        const Error page = read("<html><title>Hotel</title><form><input type=\"password\"></form></html>");
        QCOMPARE(page.kind, Error::Kind::BadReply);
        QVERIFY(foreignAnswer(page) == ForeignAnswer::SignInPage);
        QCOMPARE(page.requestId, u"r-1"_s);
        QCOMPARE(page.operation, u"GetCallerIdentity"_s);
        const QByteArray whole = answer("arn:aws:iam::123456789012:user/x", "123456789012");
        const Error cut = read(whole.chopped(30));
        QCOMPARE(cut.kind, Error::Kind::BadReply);
        QVERIFY(!foreignAnswer(cut));
        QVERIFY(!cut.message.isEmpty());
        QCOMPARE(read(whole).kind, Error::Kind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestCallerXml)
#include "tst_callerxml.moc"
