// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/denial.h"

#include <QRegularExpression>

#include <array>
#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ignoreCase = QRegularExpression::CaseInsensitiveOption;

Denial::Policy policyFromWords(const QString &words)
{
    using enum Denial::Policy;
    constexpr std::array<std::pair<QLatin1StringView, Denial::Policy>, 7> names{{
        {"service control"_L1, ServiceControlPolicy},
        {"resource control"_L1, ResourceControlPolicy},
        {"permissions boundary"_L1, PermissionsBoundary},
        {"session"_L1, SessionPolicy},
        {"identity-based"_L1, IdentityBased},
        {"resource-based"_L1, ResourceBased},
        {"vpc endpoint"_L1, VpcEndpoint},
    }};
    for (const auto &[name, policy] : names) {
        if (words.startsWith(name, Qt::CaseInsensitive))
            return policy;
    }
    return Unknown;
}

//! A sentence may end right behind a name.
QString withoutFullStop(QString text)
{
    while (text.endsWith(u'.') || text.endsWith(u','))
        text.chop(1);
    return text;
}

} // namespace

std::optional<Denial> parseDenial(const QString &message)
{
    static const QRegularExpression who(
        uR"(User: (\S+) is not authorized to perform: (\S+)(?: on resource: (\S+))?)"_s, ignoreCase);
    static const QRegularExpression denied(
        uR"(with an explicit deny in an? ([a-z -]+?(?: policy|boundary))(?::? (arn:\S+))?(?:[\s.,:]|$))"_s,
        ignoreCase);
    static const QRegularExpression notAllowed(uR"(because no ([a-z -]+?) allows the (\S+) action)"_s,
                                               ignoreCase);
    static const QRegularExpression encoded(uR"(Encoded authorization failure message: (\S+))"_s, ignoreCase);

    Denial denial;
    const QRegularExpressionMatch subject = who.match(message);
    if (subject.hasMatch()) {
        denial.principal = subject.captured(1);
        denial.action = withoutFullStop(subject.captured(2));
        denial.resource = withoutFullStop(subject.captured(3));
    }
    const qsizetype rest = subject.hasMatch() ? subject.capturedEnd(2) : 0;
    if (const auto match = denied.match(message, rest); match.hasMatch()) {
        denial.reason = Denial::Reason::ExplicitDeny;
        denial.policy = policyFromWords(match.captured(1));
        denial.policyArn = withoutFullStop(match.captured(2));
    } else if (message.indexOf("with an explicit deny"_L1, rest, Qt::CaseInsensitive) >= 0) {
        denial.reason = Denial::Reason::ExplicitDeny;
    } else if (const auto missing = notAllowed.match(message, rest); missing.hasMatch()) {
        denial.reason = Denial::Reason::NoAllow;
        denial.policy = policyFromWords(missing.captured(1));
        if (denial.action.isEmpty())
            denial.action = missing.captured(2);
    }
    denial.encoded = withoutFullStop(encoded.match(message).captured(1));
    return denial == Denial() ? std::nullopt : std::optional(denial);
}

} // namespace Hubwarden
