// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/accountfailure.h"
#include "app/invitations/coverage.h"
#include "app/invitations/placestate.h"

#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

constexpr int kindCount = static_cast<int>(Kind::Storage) + 1;

Error errorOf(Kind kind, const QString &code = {}, const QString &operation = u"ListInvitations"_s)
{
    Error error;
    error.kind = kind;
    error.code = code;
    error.operation = operation;
    return error;
}

LookReport reportOf(const std::optional<Error> &error, QStringView region = u"eu-south-1")
{
    return {.target = {*AccountId::parse(u"111122223333"), *RegionName::parse(region)},
            .profile = *ProfileId::parse(u"0123456789abcdef0123456789abcdef"),
            .time = QDateTime(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC),
            .error = error};
}

} // namespace

//! What an answer means for a place, and for the other places of its account.
class TestPlaceState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersAreStates_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<KeyProof>("elsewhere");
        QTest::addColumn<PlaceState>("state");
        const auto row = [](const char *name, const Error &error, KeyProof proof, PlaceState state) {
            QTest::newRow(name) << error << proof << state;
        };
        const Error unknown = errorOf(Kind::CredentialsInvalid, u"UnrecognizedClientException"_s);
        const Error token = errorOf(Kind::CredentialsInvalid, u"InvalidClientTokenId"_s);
        row("unknown here, known elsewhere", unknown, KeyProof::WorksElsewhere, PlaceState::RegionOff);
        row("unknown here, nothing known elsewhere", unknown, KeyProof::None, PlaceState::CouldNotTell);
        row("token here, known elsewhere", token, KeyProof::WorksElsewhere, PlaceState::RegionOff);
        row("token here, nothing known elsewhere", token, KeyProof::None, PlaceState::CouldNotTell);
        row("the account's own check",
            errorOf(Kind::CredentialsInvalid, u"InvalidClientTokenId"_s, u"GetCallerIdentity"_s),
            KeyProof::None, PlaceState::Failed);
        row("wrong secret", errorOf(Kind::CredentialsInvalid, u"InvalidSignatureException"_s),
            KeyProof::WorksElsewhere, PlaceState::Failed);
        row("said outright", errorOf(Kind::CredentialsInvalid, u"OptInRequired"_s), KeyProof::None,
            PlaceState::RegionOff);
        row("not subscribed", errorOf(Kind::NotSubscribed), KeyProof::None, PlaceState::HubOff);
        row("denied", errorOf(Kind::AccessDenied, u"AccessDeniedException"_s), KeyProof::WorksElsewhere,
            PlaceState::Denied);
        row("root", errorOf(Kind::AccessDenied, u"RootUser"_s), KeyProof::None, PlaceState::Failed);
        row("expired", errorOf(Kind::CredentialsExpired), KeyProof::WorksElsewhere, PlaceState::Failed);
        row("throttled", errorOf(Kind::Throttled), KeyProof::WorksElsewhere, PlaceState::Failed);
        row("cut", errorOf(Kind::BadReply), KeyProof::WorksElsewhere, PlaceState::Failed);
    }

    void answersAreStates()
    {
        QFETCH(Error, error);
        QFETCH(KeyProof, elsewhere);
        QFETCH(PlaceState, state);
        QCOMPARE(stateOfReport(reportOf(error), elsewhere), state);
    }

    void wholeListIsLookedAtEvenIfEmpty()
    {
        QCOMPARE(stateOfReport(reportOf({}), KeyProof::None), PlaceState::Looked);
    }

    void checkInAnotherRegionProvesTheKey()
    {
        LookReport report = reportOf(errorOf(Kind::CredentialsInvalid, u"UnrecognizedClientException"_s));
        report.keyKnownIn = RegionName::parse(u"us-east-1");
        QCOMPARE(stateOfReport(report, KeyProof::None), PlaceState::RegionOff);
        // A region that answers who this is cannot be off.
        report.keyKnownIn = report.target.region;
        QCOMPARE(stateOfReport(report, KeyProof::None), PlaceState::CouldNotTell);
    }

    void onlyAnswersAfterTheSignatureProveTheKey()
    {
        Error denied = errorOf(Kind::AccessDenied);
        QVERIFY(!provesKey(reportOf(denied))); // a proxy's 403
        denied.requestId = u"r"_s;
        QVERIFY(provesKey(reportOf(denied)));
        QVERIFY(provesKey(reportOf({})));
        QVERIFY(provesKey(reportOf(errorOf(Kind::NotSubscribed))));
        for (const Kind kind : {Kind::CredentialsInvalid, Kind::Throttled, Kind::Offline, Kind::Timeout,
                                Kind::ServiceFault, Kind::ClockSkew, Kind::BadReply})
            QVERIFY(!provesKey(reportOf(errorOf(kind))));
    }

    void offIsNoFailure()
    {
        for (const PlaceState state : {PlaceState::HubOff, PlaceState::RegionOff, PlaceState::Looked,
                                       PlaceState::NotLookedAt, PlaceState::Looking})
            QVERIFY(!needsAttention(state));
        for (const PlaceState state : {PlaceState::Denied, PlaceState::Failed, PlaceState::CouldNotTell})
            QVERIFY(needsAttention(state));
    }

    void accountWideFailuresAreTheListedOnes()
    {
        QList<Kind> wide;
        for (int kind = 0; kind < kindCount; ++kind) {
            if (isAccountWide(errorOf(static_cast<Kind>(kind))))
                wide.append(static_cast<Kind>(kind));
        }
        const QList<Kind> expected{Kind::CredentialsExpired, Kind::CredentialsMissing, Kind::IdentityChanged,
                                   Kind::KeychainMissing,    Kind::KeychainLocked,     Kind::KeychainBusy,
                                   Kind::KeychainDenied,     Kind::KeychainEntryLost};
        QCOMPARE(wide, expected);
    }

    void codesDecideWhereTheKindCannot()
    {
        QVERIFY(isAccountWide(errorOf(Kind::CredentialsInvalid, u"InvalidSignatureException"_s)));
        QVERIFY(isAccountWide(errorOf(Kind::CredentialsInvalid, u"SignatureDoesNotMatch"_s)));
        QVERIFY(isAccountWide(errorOf(Kind::AccessDenied, u"RootUser"_s)));
        QVERIFY(!isAccountWide(errorOf(Kind::CredentialsInvalid, u"UnrecognizedClientException"_s)));
        QVERIFY(!isAccountWide(errorOf(Kind::AccessDenied, u"AccessDeniedException"_s)));
    }

    void everyPlaceIsCountedOnce()
    {
        Coverage coverage;
        QVERIFY(!coverage.isWhole());
        coverage.count(PlaceState::Looked, 298);
        coverage.count(PlaceState::HubOff, 38);
        coverage.count(PlaceState::RegionOff);
        QVERIFY(coverage.isWhole());
        coverage.count(PlaceState::Denied, 4);
        coverage.count(PlaceState::CouldNotTell, 2);
        coverage.count(PlaceState::Failed, 3);
        coverage.count(PlaceState::NotLookedAt, 5);
        coverage.count(PlaceState::Looking, 6);
        QCOMPARE(coverage.all, 357);
        QCOMPARE(coverage.looked + coverage.hubOff + coverage.regionOff + coverage.denied
                     + coverage.couldNotTell + coverage.failed + coverage.notLookedAt,
                 coverage.all);
        QCOMPARE(coverage.needAttention(), 9);
        QCOMPARE(coverage.notLookedAt, 11);
        QVERIFY(!coverage.isWhole());
    }
};

QTEST_GUILESS_MAIN(TestPlaceState)
#include "tst_placestate.moc"
