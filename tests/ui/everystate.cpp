// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/everystate.h"

#include "tests/ui/sampleoutcome.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

Error errorOf(Error::Kind kind)
{
    Error error;
    error.kind = kind;
    error.operation = u"ListInvitations"_s;
    error.code = u"SampleException"_s;
    error.httpStatus = 400;
    error.detail = u"securityhub.eu-west-1.amazonaws.com"_s;
    return error;
}

QList<Outcome> everyOutcome()
{
    QList<Outcome> rows;
    const auto add = [&rows](ResultWord word, NotSentReason reason) {
        const QString sender = QString::number(222233334444 + rows.size());
        Outcome row = sampleOutcome(sender, word);
        row.reason = reason;
        if (word == ResultWord::Failed || word == ResultWord::OutcomeUnknown)
            row.error = errorOf(Error::Kind::Timeout);
        row.time = QDateTime(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
        row.httpStatus = 200;
        rows.append(row);
    };
    for (int word = 0; word <= static_cast<int>(ResultWord::NoInvitationFound); ++word)
        add(static_cast<ResultWord>(word), NotSentReason::None);
    for (int reason = 1; reason <= static_cast<int>(NotSentReason::Interrupted); ++reason)
        add(ResultWord::NotStarted, static_cast<NotSentReason>(reason));
    return rows;
}

QList<FoundModel::Place> everyInvitation()
{
    const QDateTime now(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC);
    FoundModel::Place place{{*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")}, {}};
    quint64 sender = 222233334444;
    for (const auto state : {InvitationState::Open, InvitationState::Accepted, InvitationState::Answered}) {
        for (const auto since : {SinceLast::NotCompared, SinceLast::New, SinceLast::Same, SinceLast::CameBack,
                                 SinceLast::NoLongerListed, SinceLast::NotReadAgain})
            place.invitations.append({.target = place.target,
                                      .sender = *AccountId::fromNumber(++sender),
                                      .who = sender % 3 ? Who::Unknown : Who::Ours,
                                      .state = state,
                                      .since = since,
                                      .status = u"Invited"_s,
                                      .invitationId = u"0a1b"_s,
                                      .invitedAt = now.addSecs(-static_cast<qint64>(sender % 20) * 9000),
                                      .lookedAt = now});
    }
    return {place};
}

QList<InvitationRow> everyFate()
{
    QList<InvitationRow> rows;
    for (int fate = 0; fate <= static_cast<int>(InvitationRow::Fate::CouldNotLook); ++fate)
        rows.append({{*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")},
                     *AccountId::fromNumber(222233334444u + static_cast<quint64>(fate)),
                     static_cast<InvitationRow::Fate>(fate),
                     u"Invited"_s,
                     QDateTime(QDate(2026, 11, 22), QTime(9, 15), Qt::UTC),
                     {}});
    return rows;
}

QList<AccountItem> everyAccount()
{
    QList<AccountItem> accounts;
    for (const auto state : {AccountItem::State::NotTested, AccountItem::State::Testing,
                             AccountItem::State::Confirmed, AccountItem::State::Failed}) {
        Profile profile{ProfileId::create(), u"prod"_s, *RegionName::parse(u"eu-west-1"),
                        StaticKey{u"AKIAIOSFODNN7EXAMPLE"_s, StaticKey::Storage::Keychain}, std::nullopt};
        if (state == AccountItem::State::Confirmed)
            profile.identity
                = ConfirmedIdentity{*AccountId::parse(u"111122223333"), {}, QDateTime::currentDateTimeUtc()};
        if (state == AccountItem::State::Testing)
            profile.source = StaticKey{u"ASIAIOSFODNN7EXAMPLE"_s, StaticKey::Storage::SessionOnly};
        accounts.append({profile, state, std::nullopt});
    }
    accounts.back().error = errorOf(Error::Kind::CredentialsInvalid);
    return accounts;
}

DeclineConfirmation sampleConfirmation(DeclineConfirmation::Ask ask, int senders, int places)
{
    DeclineConfirmation asked;
    for (int place = 0; place < places; ++place) {
        PlannedRequest request{{*AccountId::fromNumber(111122223333u + static_cast<quint64>(place)),
                                *RegionName::parse(place ? u"eu-west-1" : u"us-east-1")},
                               ProfileId::create(),
                               {}};
        for (int sender = 1; sender <= senders; ++sender)
            request.senders.append(*AccountId::fromNumber(static_cast<quint64>(sender)));
        asked.plan.requests.append(request);
    }
    asked.identities = {{u"prod"_s, u"arn:aws:iam::111122223333:user/audit"_s}};
    asked.foreignEndpoint = u"127.0.0.1:8443"_s;
    asked.foreignEndpointSource = u"127.0.0.1"_s;
    asked.ask = ask;
    return asked;
}

QList<Cause> everyCause()
{
    QList<PlaceTrouble> troubles;
    const Target place{*AccountId::parse(u"111122223333"), *RegionName::parse(u"eu-west-1")};
    for (int kind = 0; kind < errorKindCount; ++kind)
        troubles.append({place, errorOf(static_cast<Error::Kind>(kind))});
    for (const PlaceState state : {PlaceState::HubOff, PlaceState::RegionOff, PlaceState::CouldNotTell})
        troubles.append({place, {}, state});
    return groupCauses(troubles, {{u"prod"_s, errorOf(Error::Kind::CredentialsExpired)}});
}

} // namespace Hubwarden
