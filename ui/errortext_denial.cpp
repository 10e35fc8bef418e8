// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext_parts.h"

#include "app/aws/denial.h"
#include "app/base/failurecode.h"

#include <QCoreApplication>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::DenialText)
};

ErrorText rootText()
{
    return {
        Words::tr("The root user is refused"),
        Words::tr("This key belongs to the root user of the account, who may do anything. Hubwarden does not "
                  "work as root, so nothing was sent for you."),
        fixedByAccountAdministrator(),
        Words::tr("Use a key of an IAM user or role that may only do what is needed, and delete the root "
                  "user's access key in the AWS console."),
        {}};
}

//! As IAM spells it, by the operation that was called; empty for others.
QString actionOf(const QString &operation)
{
    for (const QLatin1StringView name :
         {"ListInvitations"_L1, "DeclineInvitations"_L1, "GetAdministratorAccount"_L1,
          "DisassociateFromAdministratorAccount"_L1}) {
        if (operation == name)
            return u"securityhub:"_s + name;
    }
    return operation == "GetCallerIdentity"_L1 ? u"sts:GetCallerIdentity"_s : QString();
}

//! One statement that is to be added to a policy.
QString statement(const QString &action)
{
    return u"{\"Effect\": \"Allow\", \"Action\": \"%1\", \"Resource\": \"*\"}"_s.arg(action);
}

//! What stands in the way, who can move it, and how.
struct Obstacle
{
    QString title;
    QString sentence;
    QString who;
    QString how;
};

QString allowIt(const QString &action)
{
    return action.isEmpty() ? Words::tr("Ask for the permission, or use another identity.")
                            : Words::tr("Ask for the permission %1, or use another identity.").arg(action);
}

Obstacle organizationObstacle(const QString &title, const QString &sentence)
{
    return {title, sentence + u' ' + Words::tr("Only the organization's administrators can change that."),
            fixedByOrganization(),
            Words::tr("Ask them for an exception for this account and region, or leave the place out. Adding "
                      "permissions in the account does not help.")};
}

Obstacle identityObstacle(const Denial &denial)
{
    if (denial.reason == Denial::Reason::ExplicitDeny)
        return {Words::tr("Denied by a policy of this identity"),
                Words::tr("A policy of this user or role denies it."), fixedByAccountAdministrator(),
                Words::tr("Ask to narrow that policy, or use another identity. A further permission does not "
                          "help: a denial always wins.")};
    return {Words::tr("The permission is missing"), Words::tr("No policy of this user or role allows it."),
            fixedByAccountAdministrator(), allowIt(denial.action)};
}

Obstacle obstacle(const Denial &denial)
{
    switch (denial.policy) {
    case Denial::Policy::ServiceControlPolicy:
        return organizationObstacle(Words::tr("Forbidden by the organization"),
                                    Words::tr("A service control policy of the organization forbids it."));
    case Denial::Policy::ResourceControlPolicy:
        return organizationObstacle(Words::tr("Forbidden by the organization (resources)"),
                                    Words::tr("A resource control policy of the organization forbids it."));
    case Denial::Policy::PermissionsBoundary:
        return {Words::tr("Outside the permissions boundary"),
                Words::tr("The permissions boundary of this user or role does not include it."),
                fixedByAccountAdministrator(),
                Words::tr("Ask to widen the boundary, or use an identity without it. A further permission "
                          "alone does not help.")};
    case Denial::Policy::SessionPolicy:
        return {Words::tr("Outside the session's policy"),
                Words::tr("This session was started with a narrower policy that does not include it."),
                Words::tr("Whoever set up how this session starts"),
                Words::tr("Start a session without that policy, or use another identity.")};
    case Denial::Policy::IdentityBased:
        return identityObstacle(denial);
    case Denial::Policy::ResourceBased:
        return {Words::tr("Refused by the resource's policy"),
                denial.reason == Denial::Reason::ExplicitDeny
                    ? Words::tr("A policy at the resource itself denies it.")
                    : Words::tr("No policy at the resource itself allows it."),
                fixedByAccountAdministrator(),
                Words::tr("Ask whoever owns the resource to allow this identity.")};
    case Denial::Policy::VpcEndpoint:
        return {Words::tr("Refused by the VPC endpoint"),
                Words::tr("The policy of the VPC endpoint that the request went through does not allow it."),
                fixedByNetwork(),
                Words::tr("Ask to allow it in the endpoint's policy, or use a connection that does not go "
                          "through this endpoint.")};
    case Denial::Policy::Unknown:
        break;
    }
    if (denial.reason == Denial::Reason::ExplicitDeny)
        return {Words::tr("Denied by a policy"),
                Words::tr("A policy denies it. AWS did not say which policy."), fixedByAccountAdministrator(),
                Words::tr("Ask to find and narrow that policy, or use another identity. A further permission "
                          "does not help: a denial always wins.")};
    return {Words::tr("Not allowed"), Words::tr("AWS did not say which policy."),
            fixedByAccountAdministrator(), allowIt(denial.action)};
}

ErrorText encodedText(const QString &what, const Denial &denial)
{
    return {Words::tr("Not allowed, reason encoded"),
            what + u' ' + Words::tr("AWS gave the reason in an encoded message."),
            fixedByAccountAdministrator(),
            Words::tr("Someone who may use sts:DecodeAuthorizationMessage can read the reason with this "
                      "command."),
            u"aws sts decode-authorization-message --encoded-message %1"_s.arg(denial.encoded)};
}

//! Refusals of Security Hub and of sign-in services that are no matter of IAM policies; empty title for others.
ErrorText otherRefusal(const Error &error)
{
    if (error.message.contains("configuration policy"_L1, Qt::CaseInsensitive))
        return {
            Words::tr("Managed by the organization's Security Hub"),
            Words::tr("The account is managed by a configuration policy of Security Hub, and may not change "
                      "this by itself."),
            Words::tr("The organization's Security Hub administrator"),
            Words::tr("Ask the administrator; accounts that are managed so receive no invitations."),
            {}};
    if (error.code == "InvalidAccessException"_L1)
        return {Words::tr("The account's role in Security Hub does not allow this"),
                Words::tr("AWS says that this account is not the one that may do this in Security Hub."),
                fixedByYou(),
                Words::tr("Use the account that received the invitation."),
                {}};
    if (error.code == "ForbiddenException"_L1 && error.operation == "GetRoleCredentials"_L1)
        return {
            Words::tr("The permission set is not assigned"),
            Words::tr("IAM Identity Center does not give this role in this account: it is not assigned to "
                      "you, or its name is mistyped."),
            Words::tr("You, or whoever administers IAM Identity Center"),
            Words::tr("Check the name of the role, or ask to assign it to you in this account."),
            {}};
    if (error.code == "INSUFFICIENT_PERMISSIONS"_L1 || error.detail == "INSUFFICIENT_PERMISSIONS"_L1)
        return {Words::tr("Sign-in is not allowed"),
                Words::tr("This identity may not use the sign-in for command-line programs."),
                fixedByAccountAdministrator(),
                Words::tr("Ask for the sign-in permissions that AWS documents for aws login."),
                {}};
    return {};
}

} // namespace

ErrorText denialErrorText(const Error &error)
{
    if (error.code == FailureCode::rootUser)
        return rootText();
    if (ErrorText other = otherRefusal(error); !other.title.isEmpty())
        return other;
    Denial denial = parseDenial(error.message).value_or(Denial());
    if (denial.action.isEmpty())
        denial.action = actionOf(error.operation);
    const QString what
        = denial.action.isEmpty()
              ? Words::tr("This identity is signed in but not allowed to do this.")
              : Words::tr("This identity is signed in but not allowed to use %1.").arg(denial.action);
    if (denial.policy == Denial::Policy::Unknown && !denial.encoded.isEmpty())
        return encodedText(what, denial);
    const Obstacle way = obstacle(denial);
    ErrorText text{way.title, what + u' ' + way.sentence, way.who, way.how, {}};
    if (!denial.policyArn.isEmpty())
        text.meaning += u' ' + Words::tr("It is this policy: %1.").arg(denial.policyArn);
    const bool missing
        = denial.reason != Denial::Reason::ExplicitDeny
          && (denial.policy == Denial::Policy::IdentityBased || denial.policy == Denial::Policy::Unknown);
    if (missing && !denial.action.isEmpty())
        text.command = statement(denial.action);
    return text;
}

} // namespace Hubwarden
