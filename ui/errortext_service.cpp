// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext_parts.h"

#include "app/aws/foreignanswer.h"
#include "ui/formats.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <chrono>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::ServiceText)
};

ErrorText throttledText(const Error &error)
{
    if (error.code == "LimitExceededException"_L1)
        return {
            Words::tr("Too many calls, or a limit reached"),
            Words::tr("AWS refused because of a limit, and still did after several attempts. It gives the "
                      "same answer to too many calls and to an exhausted quota of the account."),
            fixedByYou(),
            Words::tr("Wait a minute, then try again. If it stays so, whoever administers this AWS account "
                      "can look at the quotas of Security Hub."),
            {}};
    return {Words::tr("Too many calls"),
            Words::tr("AWS asked to slow down, and still did after several attempts. Others may be using "
                      "the same account's quota."),
            fixedByYou(),
            Words::tr("Wait a minute, then try again."),
            {}};
}

ErrorText notUnderstoodText()
{
    return {Words::tr("AWS did not understand the request"),
            Words::tr("The request did not arrive as it was sent, or it went to an address that offers "
                      "something else."),
            fixedByNetwork(),
            Words::tr("Check proxy and endpoint settings. If neither is in use, look for a newer Hubwarden."),
            {}};
}

ErrorText inputText(const Error &error)
{
    const auto is = [&error](std::initializer_list<QLatin1StringView> codes) {
        return std::find(codes.begin(), codes.end(), error.code) != codes.end();
    };
    if (is({"InvalidAction"_L1, "MissingAction"_L1, "MalformedQueryString"_L1}))
        return notUnderstoodText();
    if (is({"RequestEntityTooLargeException"_L1}))
        return {Words::tr("The request was too large"),
                Words::tr("Whatever answered takes no requests of this size; AWS itself does."),
                fixedByNetwork(),
                Words::tr("Check proxy and endpoint settings, then try again."),
                {}};
    if (is({"RequestAbortedException"_L1}))
        return {Words::tr("The request was broken off"),
                Words::tr("AWS ended the request before it was answered."),
                fixedByYou(),
                Words::tr("Look again, then try again."),
                {}};
    const bool known
        = is({"InvalidInputException"_L1, "ValidationException"_L1, "ValidationError"_L1,
              "BadRequestException"_L1, "InvalidRequestException"_L1, "InvalidParameterValue"_L1});
    if (known)
        return {Words::tr("AWS rejected the input"),
                Words::tr("AWS did not accept what was sent. Its own words are with the details."),
                fixedByYou(),
                Words::tr("Check the sender IDs: they are the 12 digits of the accounts that sent the "
                          "invitations."),
                {}};
    return {
        Words::tr("AWS rejected the request"),
        Words::tr("AWS refused for a reason that Hubwarden has no words for. AWS's own words are with the "
                  "details."),
        fixedByYou(),
        Words::tr("Read what AWS says. The same request will probably get the same answer."),
        {}};
}

ErrorText faultText(const Error &error)
{
    if (error.code == "IDPCommunicationError"_L1)
        return {Words::tr("The identity provider did not answer"),
                Words::tr("AWS could not reach the identity provider that vouches for you, several times."),
                Words::tr("Whoever runs the identity provider"),
                Words::tr("Try again later."),
                {}};
    return {Words::tr("Trouble at AWS"),
            Words::tr("AWS had an internal fault, and still had after several attempts."),
            Words::tr("AWS"),
            Words::tr("Try again later; AWS Health shows known trouble."),
            {}};
}

ErrorText notFoundText(const Error &error)
{
    if (error.code == "AWSOrganizationsNotInUseException"_L1)
        return {Words::tr("The account is in no organization"),
                Words::tr("The account does not belong to an AWS organization. That is no fault."),
                Words::tr("Nobody needs to"),
                Words::tr("Nothing."),
                {}};
    return {Words::tr("AWS found no such invitation"),
            Words::tr("It may have been answered or deleted by someone else in the meantime."),
            fixedByYou(),
            Words::tr("Look again."),
            {}};
}

ErrorText conflictText()
{
    return {
        Words::tr("Already so"),
        Words::tr("AWS says that this conflicts with the present state: someone may have changed it in the "
                  "meantime."),
        fixedByYou(),
        Words::tr("Look again."),
        {}};
}

} // namespace

ErrorText placeStateText(PlaceState state)
{
    switch (state) {
    case PlaceState::HubOff:
        return {
            Words::tr("Security Hub is off here"),
            Words::tr("Invitations here cannot be seen or declined. Hubwarden never switches Security Hub "
                      "on."),
            fixedByAccountAdministrator(),
            Words::tr("Leave this region out. If an invitation must be declined here, switch Security Hub "
                      "on in the AWS console first; that can cost money."),
            {}};
    case PlaceState::RegionOff:
        return {
            Words::tr("The region is off"),
            Words::tr("The key works elsewhere, so this region is not enabled for the account. Invitations "
                      "here cannot be seen or declined, and nobody can accept one either."),
            fixedByAccountAdministrator(),
            Words::tr("Leave this region out. There is nothing to do here until the region is enabled."),
            {}};
    case PlaceState::CouldNotTell:
        return {Words::tr("Could not tell"),
                Words::tr("AWS does not know the key here. It answers so for a region that is off and for a "
                          "wrong key alike, and no other region could be asked which of the two it is."),
                fixedByYou(),
                Words::tr("Test the profile. If it works, the region is off: leave it out. If it does not, "
                          "enter the key again."),
                {}};
    case PlaceState::NotLookedAt:
    case PlaceState::Looking:
    case PlaceState::Looked:
    case PlaceState::Denied:
    case PlaceState::Failed:
        return {};
    }
    Q_UNREACHABLE();
}

ErrorText clockErrorText(const Error &error, const QDateTime &noticedAt)
{
    QString meaning = Words::tr("AWS refused the request because this computer's clock is wrong.");
    const QDateTime ours = error.localTime.isNull() ? noticedAt : error.localTime;
    if (!error.serverTime.isNull() && !ours.isNull())
        meaning += u' ' + clocksText(error.serverTime, ours);
    else if (!error.serverTime.isNull())
        meaning += u' ' + Words::tr("AWS's clock said %1.").arg(timeText(error.serverTime));
    return {Words::tr("The clock is wrong"),
            meaning,
            fixedByYou(),
            Words::tr("Switch on automatic time in the system's settings, then try again."),
            {}};
}

QString clocksText(const QDateTime &serverTime, const QDateTime &localTime)
{
    const auto apart = std::chrono::seconds(qAbs(serverTime.secsTo(localTime)));
    return Words::tr("AWS's clock said %1, this computer's said %2: %3 apart.")
        .arg(timeText(serverTime), timeText(localTime), durationText(apart));
}

ErrorText clockCorrectedText(const QDateTime &serverTime, const QDateTime &localTime)
{
    return {
        Words::tr("This computer's clock is wrong"),
        clocksText(serverTime, localTime) + u' '
            + Words::tr("Hubwarden goes by AWS's clock from now on, so work goes on; times in the records "
                        "are this computer's."),
        fixedByYou(),
        Words::tr("Switch on automatic time in the system's settings."),
        {}};
}

ErrorText serviceErrorText(const Error &error)
{
    if (error.kind == Error::Kind::NotSubscribed)
        return placeStateText(PlaceState::HubOff);
    if (error.kind == Error::Kind::NotFound)
        return notFoundText(error);
    if (error.kind == Error::Kind::Conflict)
        return conflictText();
    if (foreignAnswer(error))
        return answerErrorText(error);
    if (error.kind == Error::Kind::Throttled)
        return throttledText(error);
    return error.kind == Error::Kind::InvalidInput ? inputText(error) : faultText(error);
}

} // namespace Hubwarden
