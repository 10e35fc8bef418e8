// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext.h"

#include "ui/formats.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <chrono>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::ErrorText)
};

QString you()
{
    return Words::tr("You");
}

QString network()
{
    return Words::tr("You, or whoever looks after your network");
}

QString accountAdministrator()
{
    return Words::tr("Whoever administers this AWS account");
}

ErrorText tlsText(const Error &error)
{
    const QString issuer = error.detail.isEmpty()
                               ? QString()
                               : Words::tr(" The certificate was issued by: %1.").arg(error.detail);
    return {Words::tr("The server's certificate was not accepted"),
            Words::tr("The connection was not secure, so nothing was sent.") + issuer
                + Words::tr(" A proxy that inspects traffic is the usual cause."),
            network(),
            Words::tr("Ask for your organization's CA file and name it in the variable AWS_CA_BUNDLE, or use "
                      "a network without inspection."),
            {}};
}

//! AWS names the kind of policy in its message, or does not.
QString policyText(const QString &message)
{
    if (message.contains("service control policy"_L1, Qt::CaseInsensitive))
        return Words::tr("A service control policy of the organization forbids it. Only the organization's "
                         "administrators can change that.");
    if (message.contains("resource control policy"_L1, Qt::CaseInsensitive))
        return Words::tr("A resource control policy of the organization forbids it. Only the organization's "
                         "administrators can change that.");
    if (message.contains("permissions boundary"_L1, Qt::CaseInsensitive))
        return Words::tr("The permissions boundary of this user or role does not include it.");
    if (message.contains("session policy"_L1, Qt::CaseInsensitive))
        return Words::tr("This session was started with a narrower policy that does not include it.");
    if (message.contains("configuration policy"_L1, Qt::CaseInsensitive))
        return Words::tr("The account is managed by a configuration policy of Security Hub.");
    if (message.contains("explicit deny"_L1, Qt::CaseInsensitive))
        return Words::tr("A policy of this user or role denies it.");
    if (message.contains("no identity-based policy"_L1, Qt::CaseInsensitive))
        return Words::tr("No policy of this user or role allows it.");
    return Words::tr("AWS did not say which policy.");
}

ErrorText rootText()
{
    return {
        Words::tr("The root user is refused"),
        Words::tr("This key belongs to the root user of the account, who may do anything. Hubwarden does not "
                  "work as root, so nothing was sent for you."),
        accountAdministrator(),
        Words::tr("Use a key of an IAM user or role that may only do what is needed, and delete the root "
                  "user's access key in the AWS console."),
        {}};
}

ErrorText deniedText(const Error &error)
{
    if (error.code == "RootUser"_L1)
        return rootText();
    static const QRegularExpression action(u"not authorized to perform: ([A-Za-z0-9:*-]+)"_s);
    const QRegularExpressionMatch match = action.match(error.message);
    const QString what
        = match.hasMatch()
              ? Words::tr("This identity is signed in but not allowed to use %1.").arg(match.captured(1))
              : Words::tr("This identity is signed in but not allowed to do this.");
    const bool organization = error.message.contains("service control policy"_L1, Qt::CaseInsensitive)
                              || error.message.contains("resource control policy"_L1, Qt::CaseInsensitive);
    return {Words::tr("Not allowed"),
            what + u' ' + policyText(error.message),
            organization ? Words::tr("Your organization's administrators") : accountAdministrator(),
            match.hasMatch()
                ? Words::tr("Ask for the permission %1, or use another identity.").arg(match.captured(1))
                : Words::tr("Ask for the permission, or use another identity."),
            {}};
}

ErrorText clockText(const Error &error, const QDateTime &noticedAt)
{
    QString meaning = Words::tr("AWS refused the request because this computer's clock is wrong.");
    if (!error.serverTime.isNull() && !noticedAt.isNull()) {
        const auto apart = std::chrono::seconds(qAbs(error.serverTime.secsTo(noticedAt)));
        meaning += Words::tr(" AWS's clock said %1, this computer's said %2: %3 apart.")
                       .arg(timeText(error.serverTime), timeText(noticedAt), durationText(apart));
    } else if (!error.serverTime.isNull()) {
        meaning += Words::tr(" AWS's clock said %1.").arg(timeText(error.serverTime));
    }
    return {Words::tr("The clock is wrong"),
            meaning,
            you(),
            Words::tr("Switch on automatic time in the system's settings, then try again."),
            {}};
}

ErrorText connectionText(const Error &error)
{
    const QString host = error.detail.isEmpty() ? QString() : Words::tr(" (%1)").arg(error.detail);
    const QString unanswered = error.requestSent ? Words::tr(" The request may have reached AWS.")
                                                 : Words::tr(" Nothing was sent.");
    if (error.kind == Error::Kind::Offline)
        return {
            Words::tr("No connection"),
            Words::tr("This computer could not reach the server%1.").arg(host) + unanswered,
            network(),
            Words::tr("Check network, VPN and proxy. If only one region fails, AWS may not offer Security "
                      "Hub there."),
            {}};
    if (error.kind == Error::Kind::Timeout)
        return {Words::tr("No answer in time"),
                Words::tr("The server did not answer in time%1.").arg(host) + unanswered,
                network(),
                Words::tr("Look again; if it stays so, check network, VPN and proxy."),
                {}};
    return {Words::tr("The connection broke"),
            Words::tr("The connection ended before the answer was whole%1.").arg(host) + unanswered,
            network(),
            Words::tr("Look again: the list tells whether the request worked."),
            {}};
}

ErrorText identityText(const Error &error)
{
    if (error.code == "UncheckedKey"_L1)
        return {
            Words::tr("The key was replaced during the run"),
            Words::tr("The access key is another than the one whose account was checked before. Nothing was "
                      "sent with it."),
            you(),
            Words::tr("Start again: the new key is checked first."),
            {}};
    QString meaning = Words::tr("The key now belongs to another account or role than the one you confirmed. "
                                "Nothing was sent with it.");
    if (!error.detail.isEmpty() && !error.message.isEmpty())
        //: %1 and %2: ARNs
        meaning += Words::tr(" You confirmed %1. Now it is %2.").arg(error.detail, error.message);
    return {Words::tr("This is another identity"),
            meaning,
            you(),
            Words::tr("If the change is right, test the profile and confirm it."),
            {}};
}

ErrorText credentialsText(const Error &error)
{
    const Error::Kind kind = error.kind;
    if (kind == Error::Kind::CredentialsInvalid)
        return {
            Words::tr("AWS does not know this key here"),
            Words::tr("The access key ID or its secret is wrong, or the region is off for the account: AWS "
                      "answers the same way."),
            you(),
            Words::tr("Enter the key again, without blanks or missing characters. If it works in other "
                      "regions, the region is off: leave it out or have it enabled."),
            {}};
    if (kind == Error::Kind::CredentialsExpired)
        return {Words::tr("The credentials ran out"),
                Words::tr("AWS no longer accepts these temporary credentials."),
                you(),
                Words::tr("Edit the profile and paste new session credentials."),
                {}};
    if (kind == Error::Kind::IdentityChanged)
        return identityText(error);
    if (error.code == "NotConfirmed"_L1)
        return {Words::tr("Nobody has confirmed this account"),
                Words::tr("AWS told whose key this is, and nobody has confirmed yet that it is the right "
                          "account. Nothing was sent with it."),
                you(),
                Words::tr("Test the profile and confirm its account."),
                {}};
    return {Words::tr("No key to sign with"),
            Words::tr("A key that is kept for one session only is gone after Hubwarden was closed."),
            you(),
            Words::tr("Edit the profile and enter the access key again."),
            {}};
}

ErrorText stateText(Error::Kind kind)
{
    if (kind == Error::Kind::NotSubscribed)
        return {
            Words::tr("Security Hub is off here"),
            Words::tr("Invitations here cannot be seen or declined. Hubwarden never switches Security Hub "
                      "on."),
            accountAdministrator(),
            Words::tr("Leave this region out. If an invitation must be declined here, switch Security Hub "
                      "on in the AWS console first; that can cost money."),
            {}};
    if (kind == Error::Kind::NotFound)
        return {Words::tr("AWS found no such invitation"),
                Words::tr("It may have been answered or deleted by someone else in the meantime."),
                you(),
                Words::tr("Look again."),
                {}};
    return {
        Words::tr("Already so"),
        Words::tr("AWS says that this conflicts with the present state: someone may have changed it in the "
                  "meantime."),
        you(),
        Words::tr("Look again."),
        {}};
}

ErrorText unbelievableText(const Error &error)
{
    const QString status = isForeignAnswer(error)
                               ? Words::tr(" It came with HTTP status %1.").arg(error.httpStatus)
                               : QString();
    return {
        Words::tr("The answer cannot be believed"),
        Words::tr("The answer was cut, garbled or not from AWS, so Hubwarden draws no conclusion from it. A "
                  "proxy or sign-in page of the network is the usual cause.")
            + status,
        network(),
        Words::tr("Check proxy and network sign-in, then look again."),
        {}};
}

ErrorText serviceText(const Error &error)
{
    if (error.kind == Error::Kind::BadReply
        || (error.kind != Error::Kind::Throttled && isForeignAnswer(error)))
        return unbelievableText(error);
    if (error.kind == Error::Kind::Throttled)
        return {Words::tr("Too many calls"),
                Words::tr("AWS asked to slow down, and still did after several attempts. Others may be using "
                          "the same account's quota."),
                you(),
                Words::tr("Wait a minute, then try again."),
                {}};
    if (error.kind == Error::Kind::InvalidInput)
        return {Words::tr("AWS rejected the request"),
                Words::tr("AWS did not accept what was sent. Its own words are beside this."),
                you(),
                Words::tr("Check the sender IDs: they are the 12 digits of the accounts that sent the "
                          "invitations."),
                {}};
    return {Words::tr("Trouble at AWS"),
            Words::tr("AWS had an internal fault, and still had after several attempts."),
            Words::tr("AWS"),
            Words::tr("Try again later; AWS Health shows known trouble."),
            {}};
}

ErrorText ownText(const Error &error)
{
    if (error.kind == Error::Kind::Cancelled)
        return {Words::tr("Stopped"),
                Words::tr("This was stopped before it finished."),
                you(),
                Words::tr("Start it again when you are ready."),
                {}};
    if (error.kind == Error::Kind::Configuration)
        return configurationErrorText(error);
    return {Words::tr("A file could not be read or written"),
            error.detail.isEmpty()
                ? Words::tr("One of Hubwarden's files could not be read or written.")
                : Words::tr("This file could not be read or written: %1").arg(error.detail),
            you(),
            Words::tr("Check free space and permissions of the folder, then try again."),
            {}};
}

} // namespace

bool isForeignAnswer(const Error &error)
{
    // Whoever decodes an answer leaves its type and beginning in `detail` if AWS's form was not in it.
    return error.httpStatus != 0 && error.message.isEmpty() && error.detail.contains(u'\n');
}

ErrorText errorText(const Error &error, const QDateTime &noticedAt, SecretStoreKind store)
{
    switch (error.kind) {
    case Error::Kind::Tls:
        return tlsText(error);
    case Error::Kind::Offline:
    case Error::Kind::Timeout:
    case Error::Kind::ConnectionLost:
        return connectionText(error);
    case Error::Kind::BadReply:
    case Error::Kind::Throttled:
    case Error::Kind::InvalidInput:
    case Error::Kind::ServiceFault:
        return serviceText(error);
    case Error::Kind::AccessDenied:
        return deniedText(error);
    case Error::Kind::CredentialsInvalid:
    case Error::Kind::CredentialsExpired:
    case Error::Kind::CredentialsMissing:
    case Error::Kind::IdentityChanged:
        return credentialsText(error);
    case Error::Kind::ClockSkew:
        return clockText(error, noticedAt);
    case Error::Kind::NotSubscribed:
    case Error::Kind::NotFound:
    case Error::Kind::Conflict:
        return stateText(error.kind);
    case Error::Kind::KeychainMissing:
    case Error::Kind::KeychainLocked:
    case Error::Kind::KeychainBusy:
    case Error::Kind::KeychainDenied:
    case Error::Kind::KeychainEntryLost:
        return keychainErrorText(error.kind, store);
    case Error::Kind::Cancelled:
    case Error::Kind::Configuration:
    case Error::Kind::Storage:
        return ownText(error);
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
