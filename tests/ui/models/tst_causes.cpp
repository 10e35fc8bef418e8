// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/causes.h"

#include "app/base/failurecode.h"
#include "tests/ui/sampleoutcome.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QTranslator>

#include <algorithm>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

Target place(int account, const QString &region = u"eu-west-1"_s)
{
    return {*AccountId::fromNumber(111122223333u + static_cast<quint64>(account)),
            *RegionName::parse(region)};
}

Error error(Kind kind, const QString &code = {}, const QString &message = {}, const QString &detail = {})
{
    Error e;
    e.kind = kind;
    e.code = code;
    e.message = message;
    e.detail = detail;
    e.operation = u"ListInvitations"_s;
    return e;
}

QString denied(int account, const QString &clause)
{
    return u"User: arn:aws:sts::%1:assumed-role/Audit/anna is not authorized to perform: "
           "securityhub:ListInvitations on resource: arn:aws:securityhub:eu-west-1:%1:hub/default%2"_s.arg(
               place(account).account.toString(), clause);
}

Error denial(int account, const QString &clause)
{
    Error e = error(Kind::AccessDenied, u"AccessDeniedException"_s, denied(account, clause));
    e.requestId = u"request-%1"_s.arg(account);
    e.httpStatus = 403;
    return e;
}

const QString scp = u" with an explicit deny in a service control policy"_s;
const QString noIdentity
    = u" because no identity-based policy allows the securityhub:ListInvitations action"_s;

} // namespace

class TestCauses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_words.load(QLocale(u"en"_s), u"hubwarden"_s, u"_"_s, u":/i18n"_s)); // plural forms
        QCoreApplication::installTranslator(&m_words);
    }

    void whoAndWhereDoNotSplitACause()
    {
        QList<PlaceTrouble> troubles;
        for (int i = 0; i < 12; ++i)
            troubles.append({place(i % 3, i % 2 ? u"eu-west-1"_s : u"us-east-1"_s), denial(i % 3, scp)});
        const QList<Cause> causes = groupCauses(troubles);
        QCOMPARE(causes.size(), 1);
        QCOMPARE(causes.first().places.size(), 6); // twice the same place is one
        QCOMPARE(causes.first().accounts, 3);
        QCOMPARE(causes.first().text.title, u"Forbidden by the organization"_s);
        QCOMPARE(extentText(causes.first()), u"6 places in 3 accounts"_s);
        QVERIFY(std::is_sorted(causes.first().places.begin(), causes.first().places.end()));
    }

    void keysTellCausesApart_data()
    {
        QTest::addColumn<Error>("one");
        QTest::addColumn<Error>("other");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *name, const Error &one, const Error &other, bool same) {
            QTest::newRow(name) << one << other << same;
        };
        row("principal and request", denial(1, scp), denial(2, scp), true);
        row("policies", denial(1, scp), denial(1, noIdentity), false);
        row("policy ARN", denial(1, scp + u": arn:aws:organizations::1:policy/a"_s),
            denial(1, scp + u": arn:aws:organizations::1:policy/b"_s), true);
        Error decline = denial(1, {});
        decline.message.replace(u"ListInvitations"_s, u"DeclineInvitations"_s);
        row("actions", denial(1, {}), decline, false);
        row("with and without Exception", error(Kind::AccessDenied, u"AccessDenied"_s, denied(1, scp)),
            denial(1, scp), true);
        row("throttling codes", error(Kind::Throttled, u"Throttling"_s),
            error(Kind::Throttled, u"TooManyRequestsException"_s), true);
        row("a quota", error(Kind::Throttled, u"Throttling"_s),
            error(Kind::Throttled, u"LimitExceededException"_s), false);
        row("faults of AWS", error(Kind::ServiceFault, u"InternalException"_s),
            error(Kind::ServiceFault, u"ServiceUnavailable"_s), true);
        row("hosts", error(Kind::Offline, FailureCode::hostNotFound, {}, u"a.example"_s),
            error(Kind::Offline, FailureCode::hostNotFound, {}, u"b.example"_s), true);
        row("name and proxy", error(Kind::Offline, FailureCode::hostNotFound),
            error(Kind::Offline, FailureCode::proxyNotFound), false);
        row("issuers", error(Kind::Tls, FailureCode::certificateUntrusted, {}, u"Corp CA\na"_s),
            error(Kind::Tls, FailureCode::certificateUntrusted, {}, u"Hotel CA\na"_s), false);
        row("certificates of one issuer",
            error(Kind::Tls, FailureCode::certificateUntrusted, {}, u"Corp CA\na"_s),
            error(Kind::Tls, FailureCode::certificateUntrusted, {}, u"Corp CA\nb"_s), true);
        row("key and secret", error(Kind::CredentialsInvalid, u"UnrecognizedClientException"_s),
            error(Kind::CredentialsInvalid, u"SignatureDoesNotMatch"_s), false);
        row("files", error(Kind::Storage, {}, {}, u"/a"_s), error(Kind::Storage, {}, {}, u"/b"_s), true);
        row("settings", error(Kind::Configuration, {}, {}, u"AWS_CA_BUNDLE"_s),
            error(Kind::Configuration, {}, {}, u"HTTPS_PROXY"_s), false);
    }

    void keysTellCausesApart()
    {
        QFETCH(Error, one);
        QFETCH(Error, other);
        QFETCH(bool, same);
        QCOMPARE(causeKey(one) == causeKey(other), same);
        // One key has one explanation, whatever is met first.
        const QList<Cause> there = groupCauses(QList<PlaceTrouble>{{place(1), one}, {place(2), other}});
        const QList<Cause> back = groupCauses(QList<PlaceTrouble>{{place(1), other}, {place(2), one}});
        QCOMPARE(there.size(), same ? 1 : 2);
        QCOMPARE(there.size(), back.size());
        if (same)
            QCOMPARE(there.first().text, back.first().text);
    }

    void whatOnlySomeHaveIsNotSaidOfAll()
    {
        const Error a = error(Kind::Offline, FailureCode::hostNotFound, {}, u"a.example"_s);
        const Error b = error(Kind::Offline, FailureCode::hostNotFound, {}, u"b.example"_s);
        const auto meaning = [](const Error &one, const Error &other) {
            return groupCauses(QList<PlaceTrouble>{{place(1), one}, {place(2), other}}).first().text.meaning;
        };
        QVERIFY(!meaning(a, b).contains(u"example"_s));
        QVERIFY(meaning(a, a).contains(u"a.example"_s));
        const QString arn = u"arn:aws:organizations::1:policy/"_s;
        QVERIFY(!meaning(denial(1, scp + u": "_s + arn + u'a'), denial(2, scp + u": "_s + arn + u'b'))
                     .contains(arn));
        QVERIFY(meaning(denial(1, scp + u": "_s + arn + u'a'), denial(2, scp + u": "_s + arn + u'a'))
                    .contains(arn + u'a'));
        QVERIFY(!meaning(denial(1, scp), denial(2, scp)).contains(u"assumed-role"_s));
    }

    void theMostFrequentComesFirstAndStatesLast()
    {
        QList<PlaceTrouble> troubles;
        for (int i = 0; i < 2; ++i)
            troubles.append({place(i), denial(i, scp)});
        for (int i = 0; i < 5; ++i)
            troubles.append({place(i, u"us-east-1"_s), error(Kind::Throttled)});
        for (int i = 0; i < 9; ++i)
            troubles.append({place(i, u"eu-south-1"_s), error(Kind::NotSubscribed)});
        troubles.append({place(1, u"af-south-1"_s), {}, PlaceState::RegionOff});
        troubles.append(
            {place(2, u"af-south-1"_s), error(Kind::CredentialsInvalid), PlaceState::CouldNotTell});
        for (int shuffled = 0; shuffled < 20; ++shuffled) {
            const QList<Cause> causes = groupCauses(troubles);
            QStringList titles;
            for (const Cause &cause : causes)
                titles.append(cause.text.title);
            QCOMPARE(titles.mid(0, 3), (QStringList{u"Too many calls"_s, u"Forbidden by the organization"_s,
                                                    u"Security Hub is off here"_s}));
            QVERIFY(titles.contains(u"The region is off"_s) && titles.contains(u"Could not tell"_s));
            QCOMPARE(causes[2].tone, Tone::Neutral);
            const ErrorText words = causesText(causes);
            QCOMPARE(words.title, u"Too many calls, in 5 places"_s);
            QVERIFY2(words.whatToDo.endsWith(u"There are 4 other causes."_s), qPrintable(words.whatToDo));
            std::shuffle(troubles.begin(), troubles.end(), *QRandomGenerator::global());
        }
    }

    void rowsAreGroupedByWhatAPersonCanDo()
    {
        QList<Outcome> rows;
        const auto add = [&rows](ResultWord word, NotSentReason reason, std::optional<Error> e,
                                 const QString &says = {}) {
            Outcome outcome = sampleOutcome(QString::number(444455556666 + rows.size()), word);
            outcome.target = place(static_cast<int>(rows.size() % 2));
            outcome.reason = reason;
            outcome.error = std::move(e);
            outcome.awsSays = says;
            rows.append(outcome);
        };
        for (int i = 0; i < 3; ++i)
            add(ResultWord::Failed, NotSentReason::None, denial(i, scp));
        for (int i = 0; i < 2; ++i)
            add(ResultWord::RefusedByAws, NotSentReason::None, {},
                u"account %1 is still associated"_s.arg(i));
        add(ResultWord::RefusedByAws, NotSentReason::None, {}, u"other words"_s);
        add(ResultWord::NotStarted, NotSentReason::LookFailed, denial(1, scp));
        add(ResultWord::OutcomeUnknown, NotSentReason::None, error(Kind::ConnectionLost));
        const qsizetype troubled = rows.size();
        add(ResultWord::NotStarted, NotSentReason::Stopped, error(Kind::Cancelled));
        add(ResultWord::NotStarted, NotSentReason::IsAdministrator, {});
        add(ResultWord::DeclinedNoLongerListed, NotSentReason::None, {});
        add(ResultWord::NoInvitationFound, NotSentReason::None, {});
        const QList<Cause> causes = groupCauses(rows);
        qsizetype all = 0;
        for (const Cause &cause : causes)
            all += cause.rows;
        QCOMPARE(all, troubled);
        QCOMPARE(causes.size(), 5);
        QCOMPARE(causes.first().text.title, u"Forbidden by the organization"_s);
        QCOMPARE(extentText(causes.first()), u"3 rows in 2 places"_s);
    }

    void refusalsQuoteAws()
    {
        Outcome first = sampleOutcome(u"444455556666", ResultWord::RefusedByAws);
        first.awsSays = u"<b>It</b> can't be declined\nat this time."_s;
        Outcome second = sampleOutcome(u"222233334444", ResultWord::RefusedByAws);
        second.awsSays = first.awsSays;
        QList<Cause> causes = groupCauses(QList<Outcome>{first, second});
        QCOMPARE(causes.size(), 1);
        QCOMPARE(quoteText(causes.first()), u"AWS says: <b>It</b> can't be declined at this time."_s);
        QVERIFY(causeReport(causes.first()).contains(u"can't be declined"_s));
        second.awsSays = u"An odd reason."_s;
        for (const auto &rows : {QList<Outcome>{first, second}, QList<Outcome>{second, first}}) {
            causes = groupCauses(rows);
            QCOMPARE(causes.size(), 1);
            QCOMPARE(quoteText(causes.first()),
                     u"AWS says, for example: <b>It</b> can't be declined at this time."_s);
        }
        Outcome failed = sampleOutcome(u"444455556666", ResultWord::Failed);
        failed.error = error(Kind::Timeout);
        QCOMPARE(quoteText(groupCauses(QList<Outcome>{failed}).first()), QString());
    }

    void whatWasNotStartedHasTheTitleOfItsCause()
    {
        Outcome outcome = sampleOutcome(u"444455556666", ResultWord::NotStarted);
        outcome.reason = NotSentReason::IdentityCheckFailed;
        outcome.error = error(Kind::IdentityChanged, {}, u"arn:of:another"_s, u"arn:of:prod"_s);
        const QList<Cause> causes = groupCauses(QList<Outcome>{outcome});
        QCOMPARE(causes.size(), 1);
        QCOMPARE(causes.first().text.title, u"This is another identity"_s);
        QCOMPARE(causes.first().text.meaning.count(u"othing was sent"_s), 1);
        QVERIFY(causes.first().text.meaning.contains(u"arn:of:another"_s));
    }

    void accountsThatNobodyKnowsAreNamedByTheirProfiles()
    {
        const Error expired = error(Kind::CredentialsExpired);
        QList<ProfileTrouble> profiles{{u"Prod"_s, expired}};
        QList<Cause> causes = groupCauses(QList<PlaceTrouble>(), profiles);
        QCOMPARE(causes.size(), 1);
        QCOMPARE(extentText(causes.first()), u"Prod"_s);
        QCOMPARE(causesText(causes).title, u"The credentials ran out: Prod"_s);

        profiles.append({u"Staging"_s, expired});
        profiles.append({u"Locked"_s, error(Kind::KeychainLocked)});
        causes = groupCauses(QList<PlaceTrouble>{{place(0), expired}}, profiles);
        QCOMPARE(causes.size(), 2);
        QCOMPARE(extentText(causes.first()), u"1 place in 3 accounts"_s);
        QCOMPARE(placesText(causes.first()), u"Prod\nStaging\n1111\u00a02222\u00a03333   eu-west-1"_s);
        QVERIFY(causeReport(causes.first()).endsWith(u"\nProd\nStaging\n111122223333\teu-west-1\n"_s));

        for (int i = 0; i < 3; ++i)
            profiles.append({u"Also locked"_s, error(Kind::KeychainLocked)});
        causes = groupCauses(QList<PlaceTrouble>(), profiles);
        QCOMPARE(extentText(causes.first()), u"4 accounts"_s);
        QVERIFY(causesText(causes).title.endsWith(u", in 4 accounts"_s));
    }

    void theReportCanBeReadElsewhere()
    {
        const QList<Cause> causes
            = groupCauses(QList<PlaceTrouble>{{place(0, u"us-east-1"_s), denial(0, noIdentity)},
                                              {place(0), denial(0, noIdentity)},
                                              {place(7), denial(7, noIdentity)}});
        const QString report = causeReport(causes.first());
        QVERIFY(report.startsWith(u"The permission is missing (3 places in 2 accounts)\n"_s));
        QVERIFY(report.contains(u"\n111122223333\teu-west-1, us-east-1\n111122223340\teu-west-1\n"_s));
        QVERIFY(report.contains(u"{\"Effect\": \"Allow\", \"Action\": \"securityhub:ListInvitations\""_s));
        QCOMPARE(placesText(causes.first()),
                 u"1111\u00a02222\u00a03333   eu-west-1, us-east-1\n1111\u00a02222\u00a03340   eu-west-1"_s);
    }

    void aHundredThousandRowsAreQuick()
    {
        QList<Outcome> rows;
        rows.reserve(100000);
        const Outcome sample = sampleOutcome(u"444455556666", ResultWord::Failed);
        for (int i = 0; i < 100000; ++i) {
            rows.append(sample);
            rows.last().target = place(i % 500);
            rows.last().error = denial(i % 500, i % 3 ? scp : noIdentity);
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(groupCauses(rows).size(), 2);
        qInfo("100,000 rows: %lld ms", timer.elapsed());
        QVERIFY(timer.elapsed() < 3000); // a tenth of that, undisturbed
    }

private:
    QTranslator m_words;
};

QTEST_GUILESS_MAIN(TestCauses)
#include "tst_causes.moc"
