// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <optional>

namespace Hubwarden {

//! What AWS says about a refused action: who wanted what, and which policy stands in the way.
struct Denial
{
    enum class Policy {
        Unknown,
        ServiceControlPolicy,
        ResourceControlPolicy,
        PermissionsBoundary,
        SessionPolicy,
        IdentityBased,
        ResourceBased,
        VpcEndpoint,
    };
    enum class Reason {
        Unstated, //!< as older services do
        ExplicitDeny,
        NoAllow,
    };

    QString principal; //!< an ARN; empty if not told
    QString action;    //!< for example "securityhub:DeclineInvitations"; empty if not told
    QString resource;  //!< an ARN, "*", or empty if not told
    Policy policy = Policy::Unknown;
    Reason reason = Reason::Unstated;
    QString policyArn; //!< of the denying policy; empty if not told
    QString encoded;   //!< what sts:DecodeAuthorizationMessage reads, as EC2 sends it; empty if not told

    bool operator==(const Denial &) const = default;
};

//! Reads the message of an access error; nullopt if it tells neither who wanted what nor why not.
std::optional<Denial> parseDenial(const QString &message);

} // namespace Hubwarden
