// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/recordjson.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

template<typename Word>
QStringList wordsUpTo(Word last)
{
    QStringList words;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        words.append(recordWord(static_cast<Word>(i)));
    return words;
}

} // namespace

//! The words in files that outlive the program that wrote them.
class TestRecordWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Renaming one makes old records unreadable: this list only ever grows.
    void resultsKeepTheirWords()
    {
        QCOMPARE(
            wordsUpTo(ResultWord::NoInvitationFound).join(u' '),
            u"waiting sending looking-again declined-no-longer-listed declined-still-listed "
            "declined-not-looked-at-again refused failed outcome-unknown not-started no-invitation-found"_s);
    }

    void everyErrorHasAWordOfItsOwn()
    {
        const QStringList words = wordsUpTo(Error::Kind::Storage);
        QCOMPARE(QSet<QString>(words.cbegin(), words.cend()).size(), words.size());
        static const QRegularExpression form(u"\\A[a-z]+(-[a-z]+)*\\z"_s);
        for (const QString &word : words)
            QVERIFY2(form.match(word).hasMatch(), qPrintable(word));
    }

    void everyWordIsReadBack()
    {
        for (int i = 0; i <= static_cast<int>(ResultWord::NoInvitationFound); ++i)
            QCOMPARE(resultWordFrom(recordWord(static_cast<ResultWord>(i))), static_cast<ResultWord>(i));
        for (int i = 0; i <= static_cast<int>(NotSentReason::Interrupted); ++i)
            QCOMPARE(notSentReasonFrom(recordWord(static_cast<NotSentReason>(i))),
                     static_cast<NotSentReason>(i));
        for (int i = 0; i <= static_cast<int>(PairAnswer::Kind::NotSent); ++i)
            QCOMPARE(answerKindFrom(recordWord(static_cast<PairAnswer::Kind>(i))),
                     static_cast<PairAnswer::Kind>(i));
        for (int i = 0; i <= static_cast<int>(Error::Kind::Storage); ++i)
            QCOMPARE(errorKindFrom(recordWord(static_cast<Error::Kind>(i))), static_cast<Error::Kind>(i));
        QCOMPARE(resultWordFrom(u"Declined"_s), std::nullopt);
        QCOMPARE(resultWordFrom({}), std::nullopt);
    }

    void anOutcomeIsReadBackAsItWas()
    {
        Outcome outcome{.target = {*AccountId::parse(u"012345678901"_s), *RegionName::parse(u"eu-west-1"_s)},
                        .sender = *AccountId::parse(u"111122223333"_s),
                        .profile = ProfileId::create(),
                        .word = ResultWord::NotStarted,
                        .reason = NotSentReason::LookFailed};
        outcome.awsSays = u"User is not authorized"_s;
        outcome.requestId = u"id-1"_s;
        outcome.httpStatus = 403;
        outcome.attempts = 2;
        outcome.invitationId = u"i-1"_s;
        outcome.principal = u"arn:aws:iam::012345678901:role/Audit"_s;
        outcome.endpoint = u"securityhub.eu-west-1.amazonaws.com"_s;
        Error error;
        error.kind = Error::Kind::AccessDenied;
        error.operation = u"ListInvitations"_s;
        error.code = u"AccessDeniedException"_s;
        error.message = u"User is not authorized"_s;
        error.detail = u"d"_s;
        error.httpStatus = 403;
        error.requestId = u"id-1"_s;
        outcome.error = error;
        QCOMPARE(outcomeFromJson(outcomeToJson(outcome), outcome.profile), outcome);
    }

    void partsThatAreActedUponMustBeThere_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        for (const QString &key : {u"account"_s, u"region"_s, u"sender"_s, u"result"_s}) {
            QTest::addRow("no %s", qPrintable(key)) << key << QJsonValue(QJsonValue::Undefined);
            QTest::addRow("wrong %s", qPrintable(key)) << key << QJsonValue(u"=1+1"_s);
            QTest::addRow("%s is a number", qPrintable(key)) << key << QJsonValue(111122223333.0);
        }
    }

    void partsThatAreActedUponMustBeThere()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        QJsonObject json{{u"account"_s, u"012345678901"_s},
                         {u"region"_s, u"eu-west-1"_s},
                         {u"sender"_s, u"111122223333"_s},
                         {u"result"_s, u"refused"_s}};
        QVERIFY(outcomeFromJson(json, ProfileId::create()));
        json.insert(key, value);
        QVERIFY(!outcomeFromJson(json, ProfileId::create()));
    }
};

QTEST_GUILESS_MAIN(TestRecordWords)
#include "tst_recordwords.moc"
