// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/awserror.h"
#include "ui/errortext.h"

#include <QSet>
#include <QTest>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

const QString you = u"You"_s;
const QString network = u"You, or whoever looks after your network"_s;
const QString account = u"Whoever administers this AWS account"_s;
const QString organization = u"Your organization's administrators"_s;
const QString aws = u"AWS"_s;
const QString nobody = u"Nobody needs to"_s;

//! What is said where no more is known.
const QSet<QString> generic{u"AWS rejected the request"_s, u"Not allowed"_s,
                            u"The answer cannot be believed"_s, u"Something else answered"_s};

//! What a service answers, and what a person reads then.
struct CodeRow
{
    QString code;
    int status;
    QString message;
    QString title;
    QString who;
    QString what; //!< a part of what to do
    QString operation = u"ListInvitations"_s;
};

QString denied(const QString &clause)
{
    return u"User: arn:aws:sts::111122223333:assumed-role/Audit/anna is not authorized to perform: "
           "securityhub:ListInvitations on resource: arn:aws:securityhub:eu-west-1:111122223333:hub/default"_s
           + clause;
}

QList<CodeRow> keyRows()
{
    const QString notKnown = u"AWS does not know this key here"_s;
    const QString wrong = u"The secret does not fit the key"_s;
    const QString again = u"enter the secret access key again"_s;
    const QString over = u"The credentials ran out"_s;
    const QString off = u"works in other regions, the region is off"_s;
    const QString clock = u"The clock is wrong"_s;
    const QString time = u"automatic time"_s;
    const QString aged = u"Signature expired: 20180710T070000Z is now earlier than 20180710T071214Z "
                         "(20180710T071714Z - 5 min.)"_s;
    const QString early = u"Signature not yet current: 20180710T080000Z is still later than 20180710T073214Z "
                          "(20180710T071714Z + 15 min.)"_s;
    return {
        {u"UnrecognizedClientException"_s, 403, u"m"_s, notKnown, you, off},
        {u"InvalidClientTokenId"_s, 403, u"m"_s, notKnown, you, off},
        {u"InvalidAccessKeyId"_s, 403, u"m"_s, notKnown, you, off},
        {u"AuthFailure"_s, 401, u"m"_s, notKnown, you, off},
        {u"InvalidSignatureException"_s, 403, u"does not match"_s, wrong, you, again},
        {u"SignatureDoesNotMatch"_s, 403, u"does not match"_s, wrong, you, again},
        {u"InvalidSignatureException"_s, 403, aged, clock, you, time},
        {u"SignatureDoesNotMatch"_s, 403, early, clock, you, time},
        {u"RequestExpired"_s, 400, u"m"_s, clock, you, time},
        {u"RequestTimeTooSkewed"_s, 403, u"m"_s, clock, you, time},
        {u"RequestInTheFuture"_s, 403, u"m"_s, clock, you, time},
        {u"ExpiredToken"_s, 400, u"m"_s, over, you, u"paste new session"_s},
        {u"ExpiredTokenException"_s, 403, u"m"_s, over, you, u"paste new session"_s},
        {u"TokenRefreshRequired"_s, 400, u"m"_s, over, you, u"paste new session"_s},
        {u"OptInRequired"_s, 403, u"m"_s, u"The account is not signed up for this"_s, account, u"24 hours"_s},
        {u"SubscriptionRequiredException"_s, 403, u"m"_s, u"The account is not signed up for this"_s, account,
         u"24 hours"_s},
        {u"RegionDisabledException"_s, 403, u"m"_s, u"STS is off in this region"_s, account,
         u"another region"_s},
        {u"MissingAuthenticationToken"_s, 403, u"m"_s, u"The signature did not arrive whole"_s, network,
         u"proxy and endpoint"_s},
        {u"MissingAuthenticationTokenException"_s, 403, u"m"_s, u"The signature did not arrive whole"_s,
         network, u"proxy and endpoint"_s},
        {u"IncompleteSignature"_s, 400, u"m"_s, u"The signature did not arrive whole"_s, network,
         u"newer Hubwarden"_s},
        {u"IncompleteSignatureException"_s, 403, u"m"_s, u"The signature did not arrive whole"_s, network,
         u"newer Hubwarden"_s},
    };
}

QList<CodeRow> signInRows()
{
    const QString center = u"The Identity Center session is over"_s;
    const QString login = u"The AWS sign-in is over"_s;
    return {
        {u"UnauthorizedException"_s, 401, u"Session token not found or invalid"_s, center, you,
         u"aws sso login"_s, u"GetRoleCredentials"_s},
        {u"InvalidGrantException"_s, 400, u"m"_s, center, you, u"aws sso login"_s, u"CreateToken"_s},
        {u"TOKEN_EXPIRED"_s, 401, u"m"_s, login, you, u"aws login"_s, u"CreateOAuth2Token"_s},
        {u"AUTHCODE_EXPIRED"_s, 401, u"m"_s, login, you, u"aws login"_s, u"CreateOAuth2Token"_s},
        {u"USER_CREDENTIALS_CHANGED"_s, 403, u"m"_s, u"The password was changed"_s, you, u"aws login"_s,
         u"CreateOAuth2Token"_s},
        {u"INSUFFICIENT_PERMISSIONS"_s, 403, u"m"_s, u"Sign-in is not allowed"_s, account,
         u"sign-in permissions"_s, u"CreateOAuth2Token"_s},
        {u"ForbiddenException"_s, 403, u"No access"_s, u"The permission set is not assigned"_s,
         u"You, or whoever administers IAM Identity Center"_s, u"name of the role"_s,
         u"GetRoleCredentials"_s},
        {u"AWSOrganizationsNotInUseException"_s, 400, u"m"_s, u"The account is in no organization"_s, nobody,
         u"Nothing"_s, u"DescribeOrganization"_s},
    };
}

QList<CodeRow> denialRows()
{
    const QString ask = u"Ask for the permission securityhub:ListInvitations"_s;
    const QString boundary = u"Outside the permissions boundary"_s;
    const QString code = u"AccessDeniedException"_s;
    const QString action = u" allows the securityhub:ListInvitations action"_s;
    const QString scp = u"Forbidden by the organization"_s;
    return {
        {code, 403, denied(u" with an explicit deny in a service control policy"_s), scp, organization,
         u"exception"_s},
        {code, 403, denied(u" because no service control policy"_s + action), scp, organization,
         u"exception"_s},
        {code, 403, denied(u" with an explicit deny in a resource control policy"_s),
         u"Forbidden by the organization (resources)"_s, organization, u"exception"_s},
        {code, 403, denied(u" because no permissions boundary"_s + action), boundary, account, u"widen"_s},
        {code, 403, denied(u" with an explicit deny in a permissions boundary"_s), boundary, account,
         u"widen"_s},
        {code, 403, denied(u" because no session policy"_s + action), u"Outside the session's policy"_s,
         u"Whoever set up how this session starts"_s, u"without that policy"_s},
        {code, 403, denied(u" because no identity-based policy"_s + action), u"The permission is missing"_s,
         account, ask},
        {code, 403, denied(u" with an explicit deny in an identity-based policy"_s),
         u"Denied by a policy of this identity"_s, account, u"a denial always wins"_s},
        {code, 403, denied(u" because no resource-based policy"_s + action),
         u"Refused by the resource's policy"_s, account, u"owns the resource"_s},
        {code, 403, denied(u" because no VPC endpoint policy"_s + action), u"Refused by the VPC endpoint"_s,
         network, u"endpoint's policy"_s},
        {code, 403, denied(u" with an explicit deny"_s), u"Denied by a policy"_s, account, u"narrow"_s},
        {code, 403, denied({}), u"Not allowed"_s, account, ask},
        {u"AccessDenied"_s, 403, denied({}), u"Not allowed"_s, account, ask},
        {u"NotAuthorized"_s, 401, u"m"_s, u"Not allowed"_s, account, ask},
        {u"Forbidden"_s, 403, u"m"_s, u"Not allowed"_s, account, ask},
        {u"UnauthorizedOperation"_s, 403,
         u"You are not authorized to perform this operation. Encoded authorization failure message: AbC"_s,
         u"Not allowed, reason encoded"_s, account, u"sts:DecodeAuthorizationMessage"_s,
         u"DescribeRegions"_s},
        {u"InvalidAccessException"_s, 401, u"Account 111122223333 is not subscribed to AWS Security Hub"_s,
         u"Security Hub is off here"_s, account, u"Leave this region out"_s},
        {u"InvalidAccessException"_s, 401, u"Account 111122223333 is not an administrator"_s,
         u"The account's role in Security Hub does not allow this"_s, you, u"received the invitation"_s},
        {code, 403, u"This account is managed by a configuration policy"_s,
         u"Managed by the organization's Security Hub"_s, u"The organization's Security Hub administrator"_s,
         u"Ask the administrator"_s},
    };
}

QList<CodeRow> serviceRows()
{
    QList<CodeRow> rows;
    const auto add = [&rows](std::initializer_list<const char *> codes, int status, const QString &title,
                             const QString &who, const QString &what) {
        for (const char *code : codes)
            rows.append({QString::fromLatin1(code), status, u"m"_s, title, who, what});
    };
    add({"Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException",
         "TooManyRequestsException", "ProvisionedThroughputExceededException",
         "TransactionInProgressException", "RequestLimitExceeded", "BandwidthLimitExceeded",
         "RequestThrottled", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException"},
        400, u"Too many calls"_s, you, u"Wait a minute"_s);
    add({"OddException"}, 429, u"Too many calls"_s, you, u"Wait a minute"_s);
    add({"LimitExceededException"}, 429, u"Too many calls, or a limit reached"_s, you,
        u"quotas of Security Hub"_s);
    add({"RequestTimeout", "RequestTimeoutException"}, 408, u"The request arrived too slowly"_s, network,
        u"connection"_s);
    add({"InternalException", "InternalFailure", "InternalServerError", "InternalServerException",
         "InternalError"},
        500, u"Trouble at AWS"_s, aws, u"AWS Health"_s);
    add({"ServiceUnavailable", "ServiceUnavailableException", "OddException"}, 503, u"Trouble at AWS"_s, aws,
        u"AWS Health"_s);
    add({"IDPCommunicationError"}, 400, u"The identity provider did not answer"_s,
        u"Whoever runs the identity provider"_s, u"later"_s);
    add({"ResourceNotFoundException"}, 404, u"AWS found no such invitation"_s, you, u"Look again"_s);
    add({"ResourceConflictException", "ConflictException"}, 409, u"Already so"_s, you, u"Look again"_s);
    add({"InvalidInputException", "ValidationException", "ValidationError", "BadRequestException",
         "InvalidRequestException", "InvalidParameterValue"},
        400, u"AWS rejected the input"_s, you, u"12 digits"_s);
    add({"InvalidAction", "MissingAction", "MalformedQueryString"}, 400,
        u"AWS did not understand the request"_s, network, u"newer Hubwarden"_s);
    add({"RequestAbortedException"}, 400, u"The request was broken off"_s, you, u"Look again"_s);
    add({"RequestEntityTooLargeException"}, 413, u"The request was too large"_s, network, u"proxy"_s);
    add({"OddException"}, 400, u"AWS rejected the request"_s, you, u"Read what AWS says"_s);
    add({"OddException"}, 403, u"Not allowed"_s, account, u"securityhub:ListInvitations"_s);
    return rows;
}

QList<CodeRow> allRows()
{
    return keyRows() + signInRows() + denialRows() + serviceRows();
}

//! Through the decoder, as it comes from the wire.
Error decoded(const CodeRow &row)
{
    HttpReply reply;
    reply.status = row.status;
    reply.headers = {{"Content-Type", "application/json"}, {"x-amzn-ErrorType", row.code.toLatin1()}};
    reply.body = "{\"message\":\"" + row.message.toUtf8() + "\"}";
    return decodeError(reply, row.operation);
}

} // namespace

//! Every error code of AWS that is known, and what is said about it.
class TestErrorCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeIsExplained_data()
    {
        QTest::addColumn<int>("number");
        const QList<CodeRow> rows = allRows();
        for (int i = 0; i < rows.size(); ++i)
            QTest::addRow("%d %s %d", i, qPrintable(rows[i].code), rows[i].status) << i;
    }

    void everyCodeIsExplained()
    {
        QFETCH(int, number);
        const CodeRow row = allRows().at(number);
        const ErrorText text = errorText(decoded(row));
        QCOMPARE(text.title, row.title);
        QCOMPARE(text.whoCanFix, row.who);
        QVERIFY2(text.whatToDo.contains(row.what), qPrintable(text.whatToDo));
        QVERIFY(text.meaning.endsWith(u'.') && text.whatToDo.endsWith(u'.'));
        // Only what AWS leaves open is answered in general words.
        const bool open = row.code == "OddException"_L1 || !row.message.contains("policy"_L1);
        QVERIFY2(open || !generic.contains(text.title), qPrintable(text.title));
    }

    void noKnownCodeIsForgotten()
    {
        QSet<QString> rows;
        for (const CodeRow &row : allRows())
            rows.insert(row.code);
        const QStringList known = knownErrorCodes();
        QVERIFY(known.size() > 60);
        for (const QString &code : known)
            QVERIFY2(rows.contains(code), qPrintable(code));
    }

    void noKnownCodeFallsIntoWordsForUnknownOnes()
    {
        const QSet<QString> leftOpenByAws{u"AccessDenied"_s,          u"AccessDeniedException"_s,
                                          u"NotAuthorized"_s,         u"Forbidden"_s,
                                          u"UnauthorizedOperation"_s, u"ForbiddenException"_s};
        for (const CodeRow &row : allRows()) {
            const QString title = errorText(decoded(row)).title;
            if (row.code != "OddException"_L1 && !leftOpenByAws.contains(row.code))
                QVERIFY2(!generic.contains(title), qPrintable(row.code));
        }
    }

    void aDenialOffersWhatToAdd()
    {
        const QString clause
            = u" because no identity-based policy allows the securityhub:ListInvitations action"_s;
        const CodeRow row{u"AccessDeniedException"_s, 403, denied(clause), {}, {}, {}};
        QCOMPARE(
            errorText(decoded(row)).command,
            u"{\"Effect\": \"Allow\", \"Action\": \"securityhub:ListInvitations\", \"Resource\": \"*\"}"_s);
        // Where a permission would not help, none is offered.
        for (const QString &deny : {u" with an explicit deny in a service control policy"_s,
                                    u" with an explicit deny in an identity-based policy"_s,
                                    u" because no permissions boundary allows the x action"_s}) {
            const CodeRow other{u"AccessDeniedException"_s, 403, denied(deny), {}, {}, {}};
            QVERIFY2(errorText(decoded(other)).command.isEmpty(), qPrintable(deny));
        }
    }

    void theDenyingPolicyIsNamed()
    {
        const QString arn = u"arn:aws:organizations::123456789012:policy/o-a/service_control_policy/p-b"_s;
        const CodeRow row{u"AccessDeniedException"_s,
                          403,
                          denied(u" with an explicit deny in a service control policy: "_s + arn),
                          {},
                          {},
                          {}};
        QVERIFY(errorText(decoded(row)).meaning.contains(arn));
    }

    void statesAreNoErrors_data()
    {
        QTest::addColumn<PlaceState>("state");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("what");
        QTest::newRow("hub off") << PlaceState::HubOff << u"Security Hub is off here"_s
                                 << u"Leave this region out"_s;
        QTest::newRow("region off") << PlaceState::RegionOff << u"The region is off"_s
                                    << u"Leave this region out"_s;
        QTest::newRow("unclear") << PlaceState::CouldNotTell << u"Could not tell"_s << u"Test the profile"_s;
    }

    void statesAreNoErrors()
    {
        QFETCH(PlaceState, state);
        QFETCH(QString, title);
        QFETCH(QString, what);
        const ErrorText text = placeStateText(state);
        QCOMPARE(text.title, title);
        QVERIFY2(text.whatToDo.contains(what), qPrintable(text.whatToDo));
        QVERIFY(!text.whoCanFix.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestErrorCodes)
#include "tst_errorcodes.moc"
