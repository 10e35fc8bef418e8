// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/invitationjson.h"

#include <QJsonDocument>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestInvitationJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAPage()
    {
        const auto page = parseInvitationPage(object(R"({"Invitations":[
            {"AccountId":"011122223333","InvitationId":"0a1b","InvitedAt":"2026-11-20T08:15:30.123Z","MemberStatus":"Invited"},
            {"AccountId":"444455556666","New":1,"MemberStatus":null}],"NextToken":"a+/=","Extra":[]})"));
        QVERIFY(page.ok());
        QCOMPARE(page->nextToken, u"a+/="_s);
        QCOMPARE(page->invitations.size(), 2);
        const Invitation &first = page->invitations.first();
        QCOMPARE(first.sender.toString(), u"011122223333"_s);
        QCOMPARE(first.invitedAt, QDateTime(QDate(2026, 11, 20), QTime(8, 15, 30, 123), Qt::UTC));
        QVERIFY(page->invitations.last().invitedAt.isNull());
        QVERIFY(page->invitations.last().status.isEmpty());
    }

    void missingOrNullListsAreEmpty_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("missing") << QByteArray("{}");
        QTest::newRow("null") << QByteArray(
            R"({"Invitations":null,"NextToken":null,"UnprocessedAccounts":null})");
        QTest::newRow("empty") << QByteArray(R"({"Invitations":[],"NextToken":"","UnprocessedAccounts":[]})");
    }

    void missingOrNullListsAreEmpty()
    {
        QFETCH(QByteArray, text);
        const auto page = parseInvitationPage(object(text));
        QVERIFY(page.ok());
        QVERIFY(page->invitations.isEmpty());
        QVERIFY(page->nextToken.isEmpty());
        const auto unprocessed = parseUnprocessedAccounts(object(text));
        QVERIFY(unprocessed.ok());
        QVERIFY(unprocessed->isEmpty());
    }

    void aPageThatCannotBeReadWholeIsAnError_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("list is text") << QByteArray(R"({"Invitations":"none"})");
        QTest::newRow("entry is text") << QByteArray(R"({"Invitations":["111122223333"]})");
        QTest::newRow("no sender") << QByteArray(R"({"Invitations":[{"InvitationId":"x"}]})");
        QTest::newRow("sender is a number") << QByteArray(R"({"Invitations":[{"AccountId":111122223333}]})");
        QTest::newRow("token is a number") << QByteArray(R"({"Invitations":[],"NextToken":7})");
    }

    void aPageThatCannotBeReadWholeIsAnError()
    {
        QFETCH(QByteArray, text);
        const auto page = parseInvitationPage(object(text));
        QVERIFY(!page.ok());
        QCOMPARE(page.error().kind, Error::Kind::BadReply);
    }

    void refusalsKeepTheirWords()
    {
        const auto list = parseUnprocessedAccounts(object(
            R"({"UnprocessedAccounts":[{"AccountId":"111122223333","ProcessingResult":"No <b>such</b>"}]})"));
        QVERIFY(list.ok());
        QCOMPARE(*list, (QList<UnprocessedAccount>{{u"111122223333"_s, u"No <b>such</b>"_s}}));
        QVERIFY(
            !parseUnprocessedAccounts(object(R"({"UnprocessedAccounts":[{"ProcessingResult":"?"}]})")).ok());
        QVERIFY(!parseUnprocessedAccounts(object(R"({"UnprocessedAccounts":{}})")).ok());
    }

    void administratorIsReadUnderBothNames_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sender");
        QTest::newRow("new") << QByteArray(R"({"Administrator":{"AccountId":"111122223333"}})")
                             << u"111122223333"_s;
        QTest::newRow("old") << QByteArray(R"({"Master":{"AccountId":"444455556666"}})") << u"444455556666"_s;
        QTest::newRow("absent") << QByteArray("{}") << QString();
        QTest::newRow("empty") << QByteArray(R"({"Administrator":{}})") << QString();
        QTest::newRow("null") << QByteArray(R"({"Administrator":null})") << QString();
    }

    void administratorIsReadUnderBothNames()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sender);
        const auto administrator = parseAdministrator(object(text));
        QVERIFY(administrator.ok());
        QCOMPARE(administrator->has_value() ? (*administrator)->sender.toString() : QString(), sender);
    }

    void timestampsInAllForms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDateTime>("expected");
        const QDateTime time(QDate(2023, 3, 10), QTime(14, 53, 14), Qt::UTC);
        QTest::newRow("none") << u"2023-03-10T14:53:14Z"_s << time;
        QTest::newRow("one digit") << u"2023-03-10T14:53:14.8Z"_s << time.addMSecs(800);
        QTest::newRow("nine digits") << u"2023-03-10T14:53:14.123456789+00:00"_s << time.addMSecs(123);
        QTest::newRow("offset") << u"2023-03-10T16:23:14+01:30"_s << time;
        QTest::newRow("offset behind") << u"2023-03-10T06:53:14-0800"_s << time;
        QTest::newRow("rubbish") << u"yesterday"_s << QDateTime();
        for (const char *text :
             {"2023-03-10T14:53:14+15:00", "2023-03-10T14:53:14+99:99", "2023-03-10T14:53:14+01:60",
              "2023-03-10T24:00:00Z", "2023-03-10T14:60:00Z", "2023-03-10T14:53:14Z\n"})
            QTest::newRow(text) << QString::fromLatin1(text) << QDateTime();
        QTest::newRow("month 13") << u"2023-13-10T14:53:14Z"_s << QDateTime();
    }

    void timestampsInAllForms()
    {
        QFETCH(QString, text);
        QFETCH(QDateTime, expected);
        QCOMPARE(parseTimestamp(text), expected);
    }
};

QTEST_GUILESS_MAIN(TestInvitationJson)
#include "tst_invitationjson.moc"
