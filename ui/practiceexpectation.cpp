// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/practiceexpectation.h"

#include "ui/errortext.h"

#include <QHash>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

using Word = ResultWord;

const PracticeAccount *accountOf(const PracticeScenario &scenario, const AccountId &id)
{
    const auto found = std::ranges::find(scenario.accounts, id, &PracticeAccount::id);
    return found == scenario.accounts.end() ? nullptr : &*found;
}

bool isOpen(const PracticeInvitation &invitation)
{
    return invitation.listed && !invitation.accepted && invitation.status == "Invited"_L1;
}

Word wordFor(const PracticeRegion &region, const AccountId &sender)
{
    using On = PracticeInvitation::OnDecline;
    if (region.denials.contains(u"DeclineInvitations"_s))
        return Word::Failed;
    const auto one
        = std::ranges::find_if(region.invitations, [&sender](const PracticeInvitation &invitation) {
              return invitation.sender == sender && isOpen(invitation);
          });
    if (one == region.invitations.end())
        return Word::NoInvitationFound;
    switch (one->onDecline) {
    case On::Removed:
        return Word::DeclinedNoLongerListed;
    case On::Resigned:
    case On::StillListed:
        return Word::DeclinedStillListed;
    case On::Refuse:
        return Word::RefusedByAws;
    case On::Whole400:
    case On::Whole404:
        return Word::Failed;
    }
    Q_UNREACHABLE();
}

QString named(const Pair &pair)
{
    return u"%1, %2, sender %3"_s.arg(pair.target.account.toString(), pair.target.region.toString(),
                                      pair.sender.toString());
}

//! Of an account whose session ends: requests that got through, one a place; the others failed or never left.
QStringList sessionDifferences(const PracticeAccount &account, const QList<Outcome> &outcomes)
{
    QStringList differences;
    QSet<RegionName> through;
    for (const Outcome &outcome : outcomes) {
        if (isDeclined(outcome.word))
            through.insert(outcome.target.region);
        else if (outcome.word != Word::Failed && outcome.word != Word::NotStarted)
            differences.append(named({outcome.target, outcome.sender}) + u": "_s + resultName(outcome.word));
    }
    if (through.size() != account.sessionEnd->calls)
        differences.append(
            u"%1: declined in %2 places before its session ended, expected %3"_s.arg(account.id.toString())
                .arg(through.size())
                .arg(account.sessionEnd->calls));
    return differences;
}

//! A pair can be asked for in several runs: what the last request brought, or why none was sent.
QHash<Pair, Outcome> lastOfEach(const QList<Outcome> &outcomes)
{
    QHash<Pair, Outcome> rows;
    for (const Outcome &outcome : outcomes) {
        const Pair pair{outcome.target, outcome.sender};
        if (!rows.contains(pair) || outcome.attempts > 0)
            rows.insert(pair, outcome);
    }
    return rows;
}

//! Open invitations of these senders that a scan can show.
QSet<Pair> openInvitations(const PracticeScenario &scenario, const QSet<AccountId> &senders)
{
    QSet<Pair> pairs;
    for (const PracticeAccount &account : scenario.accounts) {
        for (auto region = account.regions.begin(); region != account.regions.end(); ++region) {
            if (account.expired || region->state != PracticeRegion::State::On
                || region->denials.contains(u"ListInvitations"_s) || !scenario.regions.contains(region.key()))
                continue;
            for (const PracticeInvitation &invitation : region->invitations) {
                if (isOpen(invitation) && senders.contains(invitation.sender))
                    pairs.insert({{account.id, region.key()}, invitation.sender});
            }
        }
    }
    return pairs;
}

} // namespace

QStringList practiceDifferences(const PracticeScenario &scenario, const QSet<AccountId> &senders,
                                const QList<Outcome> &outcomes)
{
    QStringList differences;
    QHash<AccountId, QList<Outcome>> sessions; // of accounts whose session ends
    QSet<Pair> missing = openInvitations(scenario, senders);
    const QHash<Pair, Outcome> rows = lastOfEach(outcomes);
    for (auto row = rows.begin(); row != rows.end(); ++row) {
        const Pair &pair = row.key();
        const Outcome &outcome = row.value();
        const PracticeAccount *account = accountOf(scenario, pair.target.account);
        if (!account || !missing.remove(pair)) {
            if (outcome.attempts > 0)
                differences.append(named(pair) + u": sent, but has no open invitation"_s);
            continue;
        }
        if (account->sessionEnd) {
            sessions[account->id].append(outcome);
            continue;
        }
        const Word expected = wordFor(account->regions.value(pair.target.region), pair.sender);
        if (outcome.word != expected)
            differences.append(
                u"%1: %2, expected %3"_s.arg(named(pair), resultName(outcome.word), resultName(expected)));
    }
    for (auto it = sessions.begin(); it != sessions.end(); ++it)
        differences += sessionDifferences(*accountOf(scenario, it.key()), it.value());
    for (const Pair &pair : std::as_const(missing)) {
        // Nothing can be found there after the session's end.
        if (!accountOf(scenario, pair.target.account)->sessionEnd)
            differences.append(named(pair) + u": has no row"_s);
    }
    return differences;
}

} // namespace Hubwarden
