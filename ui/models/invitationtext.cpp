// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/formats.h"
#include "ui/models/invitationmodel.h"

namespace Hubwarden {

using Fate = InvitationRow::Fate;

namespace {

ErrorText notLookedText(Fate fate)
{
    if (fate == Fate::Looking)
        return {InvitationModel::tr("Looking"),
                InvitationModel::tr("The invitations of this account and region are being listed."),
                {},
                InvitationModel::tr("Wait a moment."),
                {}};
    return {InvitationModel::tr("Not looked at yet"),
            InvitationModel::tr("Whether this sender has an invitation here is not known yet."),
            {},
            InvitationModel::tr("Press Find Invitations."),
            {}};
}

ErrorText stateText(const QString &title, const QString &meaning)
{
    return {title,
            meaning + u' '
                + InvitationModel::tr("Invitations here cannot be seen or declined. Hubwarden never switches "
                                      "Security Hub on."),
            {},
            InvitationModel::tr("Nothing, if that is intended. Untick the region to leave it out."),
            {}};
}

} // namespace

ErrorText invitationText(const InvitationRow &row)
{
    switch (row.fate) {
    case Fate::NotLookedAt:
    case Fate::Looking:
        return notLookedText(row.fate);
    case Fate::Open:
        return {
            InvitationModel::tr("Open: can be declined"),
            InvitationModel::tr("This sender invited the account, and nobody has answered. As long as it is "
                                "open, someone here could accept it and let the sender read your findings."),
            {},
            InvitationModel::tr("Press Decline…; nothing is sent before you confirm the list."),
            {}};
    case Fate::NoneFound:
        return {
            InvitationModel::tr("No invitation found"),
            InvitationModel::tr("This sender has no open invitation in this account and region. Nothing will "
                                "be sent for it."),
            {},
            InvitationModel::tr("Nothing, if account and region are the ones you meant."),
            {}};
    case Fate::IsAdministrator:
        return {InvitationModel::tr("Is your administrator"),
                InvitationModel::tr(
                    "This sender is your administrator here and can read your findings. Declining "
                    "does not end that, so it is never sent."),
                InvitationModel::tr("You, with permission to leave an administrator"),
                InvitationModel::tr("To end it, run this command as account %1, then look again.")
                    .arg(accountText(row.target.account)),
                disassociateCommand(row.target)};
    case Fate::DeclinedEarlier:
        return {InvitationModel::tr("Declined earlier"),
                InvitationModel::tr(
                    "AWS lists this invitation as one that was answered or has ended. Nothing will "
                    "be sent for it."),
                {},
                InvitationModel::tr("Nothing. The sender can invite again."),
                {}};
    case Fate::HubOff:
        return stateText(InvitationModel::tr("Security Hub is off"),
                         InvitationModel::tr("Security Hub is not switched on in this account and region."));
    case Fate::RegionOff:
        return stateText(
            InvitationModel::tr("Region is off"),
            InvitationModel::tr("The account has not enabled this region; the profile works elsewhere."));
    case Fate::CouldNotLook:
        return row.error ? errorText(*row.error)
                         : ErrorText{InvitationModel::tr("Could not look"),
                                     InvitationModel::tr("The invitations here could not be listed."),
                                     {},
                                     InvitationModel::tr("Press Find Invitations."),
                                     {}};
    }
    Q_UNREACHABLE();
}

QList<QPair<QString, QString>> invitationFacts(const InvitationRow &row)
{
    return {{InvitationModel::tr("Sender"), row.sender.toString()},
            {InvitationModel::tr("Account"), row.target.account.toString()},
            {InvitationModel::tr("Region"), row.target.region.toString()},
            {InvitationModel::tr("Status"), row.status},
            {InvitationModel::tr("Invited"), timeText(row.invitedAt)}};
}

} // namespace Hubwarden
