// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext_parts.h"

#include "app/base/failurecode.h"

#include <QCoreApplication>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::CredentialsText)
};

ErrorText identityText(const Error &error)
{
    if (error.code == FailureCode::keyUnchecked)
        return {
            Words::tr("The key was replaced during the run"),
            Words::tr("The access key is another than the one whose account was checked before. Nothing was "
                      "sent with it."),
            fixedByYou(),
            Words::tr("Start again: the new key is checked first."),
            {}};
    QString meaning = Words::tr("The key now belongs to another account or role than the one you confirmed. "
                                "Nothing was sent with it.");
    if (!error.detail.isEmpty() && !error.message.isEmpty())
        //: %1 and %2: ARNs
        meaning += u' ' + Words::tr("You confirmed %1. Now it is %2.").arg(error.detail, error.message);
    return {Words::tr("This is another identity"),
            meaning,
            fixedByYou(),
            Words::tr("If the change is right, test the profile and confirm it."),
            {}};
}

ErrorText invalidText(const Error &error)
{
    if (error.code == "InvalidSignatureException"_L1 || error.code == "SignatureDoesNotMatch"_L1)
        return {
            Words::tr("The secret does not fit the key"),
            Words::tr("AWS knows the access key ID, but the signature was wrong: the secret access key is "
                      "another one, or a proxy changed the request."),
            fixedByYou(),
            Words::tr("Edit the profile and enter the secret access key again; a blank or a missing "
                      "character from copying is the usual cause."),
            {}};
    if (error.code == "OptInRequired"_L1 || error.code == "SubscriptionRequiredException"_L1)
        return {
            Words::tr("The account is not signed up for this"),
            Words::tr("The account is not signed up for this service or region. Invitations here cannot be "
                      "seen or declined."),
            fixedByAccountAdministrator(),
            Words::tr("Leave this region out, or have it enabled in the AWS console; a new account needs "
                      "up to 24 hours."),
            {}};
    if (error.code == "RegionDisabledException"_L1)
        return {Words::tr("STS is off in this region"),
                Words::tr("AWS's sign-in service STS is not active in this region for the account."),
                fixedByAccountAdministrator(),
                Words::tr("Use another region for the profile, or have STS activated for this one in the "
                          "account settings of IAM."),
                {}};
    return {
        Words::tr("AWS does not know this key here"),
        Words::tr("The access key was mistyped, deactivated or deleted, its session token is missing, it "
                  "belongs to another part of AWS (China, GovCloud), or the region is off for the "
                  "account: AWS answers the same way to all of these."),
        fixedByYou(),
        Words::tr("If the key works in other regions, the region is off: leave it out or have it enabled. "
                  "Otherwise edit the profile and enter the key again."),
        {}};
}

ErrorText expiredText(const Error &error)
{
    // Sign-in services name one exception for several causes; their own word is in detail.
    const auto says = [&error](QLatin1StringView word) { return error.code == word || error.detail == word; };
    if (says("USER_CREDENTIALS_CHANGED"_L1))
        return {Words::tr("The password was changed"),
                Words::tr("The sign-in is over because the user's password was changed since."), fixedByYou(),
                Words::tr("Sign in again: aws login."), u"aws login"_s};
    if (says("TOKEN_EXPIRED"_L1) || says("AUTHCODE_EXPIRED"_L1))
        return {Words::tr("The AWS sign-in is over"),
                Words::tr("The sign-in that these credentials come from has ended."), fixedByYou(),
                Words::tr("Sign in again: aws login."), u"aws login"_s};
    if (says("UnauthorizedException"_L1) || says("InvalidGrantException"_L1))
        return {Words::tr("The Identity Center session is over"),
                Words::tr("IAM Identity Center no longer accepts the session; that can come before the time "
                          "it was to end."),
                fixedByYou(), Words::tr("Sign in again: aws sso login."), u"aws sso login"_s};
    return {Words::tr("The credentials ran out"),
            Words::tr("AWS no longer accepts these temporary credentials, and no newer ones were to be had."),
            fixedByYou(),
            Words::tr("Edit the profile and paste new session credentials."),
            {}};
}

ErrorText missingText(const Error &error)
{
    if (error.code == FailureCode::notConfirmed)
        return {Words::tr("Nobody has confirmed this account"),
                Words::tr("AWS told whose key this is, and nobody has confirmed yet that it is the right "
                          "account. Nothing was sent with it."),
                fixedByYou(),
                Words::tr("Test the profile and confirm its account."),
                {}};
    return {Words::tr("No key to sign with"),
            Words::tr("A key that is kept for one session only is gone after Hubwarden was closed."),
            fixedByYou(),
            Words::tr("Edit the profile and enter the access key again."),
            {}};
}

} // namespace

ErrorText credentialsErrorText(const Error &error)
{
    if (error.kind == Error::Kind::CredentialsInvalid)
        return invalidText(error);
    if (error.kind == Error::Kind::CredentialsExpired)
        return expiredText(error);
    return error.kind == Error::Kind::IdentityChanged ? identityText(error) : missingText(error);
}

} // namespace Hubwarden
