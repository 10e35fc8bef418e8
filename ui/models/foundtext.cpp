// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/formats.h"
#include "ui/models/foundmodel.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QString regionsText(const QList<RegionName> &regions)
{
    QStringList names;
    for (const RegionName &region : regions)
        names.append(region.toString());
    return names.join(u", "_s);
}

} // namespace

QString FoundModel::display(const FoundInvitation &invitation, Column column) const
{
    switch (column) {
    case Sender:
        return accountText(invitation.sender);
    case WhoColumn:
        return whoText(invitation);
    case Account:
        return accountText(invitation.target.account);
    case Region:
        return invitation.target.region.toString();
    case Status:
        return invitation.status;
    case Invited:
        return ageText(invitation.invitedAt, m_now);
    case Since:
        return sinceText(invitation.since);
    case Administrator:
        return invitation.administrator ? accountText(*invitation.administrator) : QString();
    case InvitationId:
        return invitation.invitationId;
    case Tick:
        return {};
    case ColumnCount:
        break;
    }
    Q_UNREACHABLE();
}

QString whoText(const FoundInvitation &invitation)
{
    //: The sender is the administrator of the same account in another region
    return isAdministratorElsewhere(invitation) ? FoundModel::tr("Administrator elsewhere")
                                                : groupText(groupOf(invitation));
}

QString groupText(FoundGroup group)
{
    switch (group) {
    case FoundGroup::Unknown:
        //: Nobody has said whose account the sender is
        return FoundModel::tr("Unknown");
    case FoundGroup::Administrator:
        return FoundModel::tr("Administrator");
    case FoundGroup::Ours:
        //: The sender is one of the person's own accounts
        return FoundModel::tr("Ours");
    case FoundGroup::DeclinedEarlier:
        return FoundModel::tr("Declined earlier");
    case FoundGroup::NoLongerListed:
        return FoundModel::tr("No longer listed");
    }
    Q_UNREACHABLE();
}

QString sinceText(SinceLast since)
{
    switch (since) {
    case SinceLast::NotCompared:
        return FoundModel::tr("First scan");
    case SinceLast::New:
        return FoundModel::tr("New");
    case SinceLast::Same:
        return FoundModel::tr("Same");
    case SinceLast::CameBack:
        return FoundModel::tr("Came back");
    case SinceLast::NoLongerListed:
        return FoundModel::tr("No longer listed");
    case SinceLast::NotReadAgain:
        return FoundModel::tr("Not read again");
    }
    Q_UNREACHABLE();
}

QString administeredText(const FoundInvitation &invitation)
{
    if (!isAdministratorElsewhere(invitation))
        return {};
    //: %1: an account ID, %2: one or more regions
    return FoundModel::tr("Is the administrator of %1 in %2.")
        .arg(accountText(invitation.target.account), regionsText(invitation.administeredIn));
}

namespace {

ErrorText elsewhereExplained(const FoundInvitation &invitation)
{
    return {
        whoText(invitation),
        administeredText(invitation) + u' '
            + FoundModel::tr(
                "Here its invitation is open. A request to Security Hub acts on one region only: "
                "declining here answers this invitation, not the membership there."),
        FoundModel::tr("You"),
        FoundModel::tr("Ask whoever looks after that membership whether this region is to join it. To "
                       "decline, tick it and press Decline…; nothing is sent before you confirm the list."),
        {}};
}

ErrorText groupExplained(const FoundInvitation &invitation)
{
    if (isAdministratorElsewhere(invitation))
        return elsewhereExplained(invitation);
    switch (groupOf(invitation)) {
    case FoundGroup::Unknown:
        return {
            FoundModel::tr("An unknown sender"),
            FoundModel::tr("This sender invited the account, and nobody has answered. As long as it is open, "
                           "someone here could accept it and let the sender read your findings."),
            FoundModel::tr("You"),
            FoundModel::tr("Tick it and press Decline…; nothing is sent before you confirm the list."),
            {}};
    case FoundGroup::Administrator:
        return {FoundModel::tr("Is your administrator"),
                FoundModel::tr("This sender is your administrator here and can read your findings. Declining "
                               "does not end that, so it cannot be ticked."),
                FoundModel::tr("You, with permission to leave an administrator"),
                FoundModel::tr("To end it, run this command as account %1, then look again.")
                    .arg(accountText(invitation.target.account)),
                disassociateCommand(invitation.target)};
    case FoundGroup::Ours:
        return {
            FoundModel::tr("One of your own accounts"),
            FoundModel::tr("The sender is an account that you have a profile for, so it is not offered for "
                           "declining."),
            {},
            FoundModel::tr("Nothing, if you sent it. To decline it all the same, paste its ID."),
            {}};
    case FoundGroup::DeclinedEarlier:
        return {FoundModel::tr("Declined earlier"),
                FoundModel::tr("AWS lists this invitation as one that was answered or has ended."),
                {},
                FoundModel::tr("Nothing. The sender can invite again."),
                {}};
    case FoundGroup::NoLongerListed:
        return {
            FoundModel::tr("No longer listed"),
            FoundModel::tr("The scan before this one listed this invitation here; the whole list of this one "
                           "does not have it. The sender has withdrawn it, or someone has deleted it."),
            {},
            FoundModel::tr("Nothing. If the sender invites again, the next scan says that it came back."),
            {}};
    }
    Q_UNREACHABLE();
}

} // namespace

ErrorText foundText(const FoundInvitation &invitation)
{
    ErrorText text = groupExplained(invitation);
    if (invitation.since != SinceLast::NotReadAgain)
        return text;
    //: %1: a time
    text.meaning += u' '
                    + FoundModel::tr("This is what the list said at %1; it has not been read since.")
                          .arg(timeText(invitation.lookedAt));
    if (mayBeTicked(invitation))
        text.whatToDo = FoundModel::tr("Find Invitations reads it again. You can tick it and press Decline…: "
                                       "nothing is sent for it unless a list of the last 10 minutes has it.");
    return text;
}

QList<QPair<QString, QString>> foundFacts(const FoundInvitation &invitation)
{
    return {{FoundModel::tr("Sender"), invitation.sender.toString()},
            {FoundModel::tr("Account"), invitation.target.account.toString()},
            {FoundModel::tr("Region"), invitation.target.region.toString()},
            {FoundModel::tr("Status"), invitation.status},
            {FoundModel::tr("Invited"), timeText(invitation.invitedAt)},
            {FoundModel::tr("Since last scan"), sinceText(invitation.since)},
            {FoundModel::tr("Invitation ID"), invitation.invitationId},
            {FoundModel::tr("Your administrator there"),
             invitation.administrator ? invitation.administrator->toString() : FoundModel::tr("none known")},
            {FoundModel::tr("Administrator of this account in"), regionsText(invitation.administeredIn)},
            {FoundModel::tr("Looked at"), timeText(invitation.lookedAt)}};
}

} // namespace Hubwarden
