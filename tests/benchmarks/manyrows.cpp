// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/manyrows.h"

#include <array>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array words{ResultWord::DeclinedNoLongerListed, ResultWord::DeclinedStillListed,
                           ResultWord::RefusedByAws, ResultWord::Failed};
constexpr std::array fates{InvitationRow::Fate::Open, InvitationRow::Fate::NoneFound,
                           InvitationRow::Fate::DeclinedEarlier, InvitationRow::Fate::CouldNotLook};
constexpr std::array states{InvitationState::Open, InvitationState::Open, InvitationState::Answered,
                            InvitationState::Accepted};

template<typename List>
auto quarter(const List &list, int number)
{
    return list[static_cast<std::size_t>(number) % list.size()];
}

QString uuid(int number)
{
    return u"7c1e%1-0d6a-4b0e-9c64-1f3f0c1f9a11"_s.arg(number, 6, 16, QLatin1Char('0'));
}

QString hexadecimal(int number)
{
    return u"7ab938c5d52d7904ad09f9e7c2%1"_s.arg(number, 6, 16, QLatin1Char('0'));
}

} // namespace

ManyRows::ManyRows()
{
    for (int region = 0; region < 33; ++region) {
        m_regions.append(*RegionName::parse(u"eu-west-%1"_s.arg(region)));
        m_hosts.append(u"securityhub.eu-west-%1.amazonaws.com"_s.arg(region));
    }
    // No two places have the same words: those of a denial name who was refused.
    for (int place = 0; place < 200 * 33; ++place) {
        Error error;
        error.kind = Error::Kind::AccessDenied;
        error.httpStatus = 403;
        error.operation = u"ListInvitations"_s;
        error.code = u"AccessDeniedException"_s;
        error.message = u"User: arn:aws:sts::%1:assumed-role/Audit/hubwarden is not authorized to perform: "
                        "securityhub:ListInvitations with an explicit deny in a service control policy"_s.arg(
                            111122223333 + place);
        error.requestId = uuid(place);
        m_errors.append(error);
    }
}

Target ManyRows::target(int number) const
{
    const auto account = static_cast<quint64>(number / perPlace / 33 % 200);
    return {*AccountId::fromNumber(111122223333u + account), m_regions.at(regionOf(number))};
}

AccountId ManyRows::sender(int number) const
{
    return *AccountId::fromNumber(444455556666u + static_cast<quint64>(number * 7919LL % 999'983));
}

QDateTime ManyRows::time(int number) const
{
    return QDateTime(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC).addMSecs(number);
}

Outcome ManyRows::waiting(int number) const
{
    Outcome outcome{.target = target(number), .sender = sender(number), .profile = m_profile};
    outcome.time = time(number);
    outcome.invitationId = hexadecimal(number);
    return outcome;
}

Outcome ManyRows::outcome(int number) const
{
    Outcome outcome = waiting(number);
    outcome.word = quarter(words, number);
    outcome.requestId = uuid(number);
    outcome.httpStatus = 200;
    outcome.attempts = 1;
    outcome.principal = m_principal;
    outcome.endpoint = m_hosts.at(regionOf(number));
    if (outcome.word == ResultWord::RefusedByAws)
        outcome.awsSays = m_refusal;
    if (outcome.word == ResultWord::Failed) {
        outcome.error = m_errors.at(number / perPlace % m_errors.size());
        outcome.awsSays = outcome.error->message;
        outcome.httpStatus = outcome.error->httpStatus;
    }
    return outcome;
}

FoundInvitation ManyRows::found(int number) const
{
    return {.target = target(number),
            .sender = sender(number),
            .state = quarter(states, number),
            .status = m_status,
            .invitationId = hexadecimal(number),
            .invitedAt = time(number).addDays(-number % 1000),
            .lookedAt = time(number)};
}

InvitationRow ManyRows::wanted(int number) const
{
    InvitationRow row{.target = target(number), .sender = sender(number), .fate = quarter(fates, number)};
    if (row.fate == InvitationRow::Fate::CouldNotLook) {
        row.error = m_errors.at(number / perPlace % m_errors.size());
    } else if (row.fate != InvitationRow::Fate::NoneFound) {
        row.status = m_status;
        row.invitedAt = time(number).addDays(-number % 1000);
    }
    return row;
}

QList<PlaceTrouble> ManyRows::troubles() const
{
    QList<PlaceTrouble> troubles;
    for (int place = 0; place < m_errors.size(); ++place)
        troubles.append({target(place * perPlace), m_errors.at(place)});
    return troubles;
}

} // namespace Hubwarden
