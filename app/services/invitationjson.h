// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"
#include "app/services/invitation.h"

#include <QJsonObject>
#include <QList>

#include <optional>

namespace Hubwarden {

//! One entry of UnprocessedAccounts.
struct UnprocessedAccount
{
    QString accountId; //!< as sent; it may be one that was not asked for
    QString text;      //!< ProcessingResult, free text of the service

    bool operator==(const UnprocessedAccount &) const = default;
};

//! One page of ListInvitations.
struct InvitationPage
{
    QList<Invitation> invitations;
    QString nextToken; //!< empty: the last page
};

//! ISO 8601 with 0 to 9 fraction digits and Z or an offset, to UTC; null if unreadable.
QDateTime parseTimestamp(const QString &text);

// Unknown members are ignored and null counts as absent. Error BadReply names the member that cannot be used:
// an entry without a 12-digit account ID makes the whole page unusable, so that no list is silently short.
Result<InvitationPage> parseInvitationPage(const QJsonObject &json);
Result<QList<UnprocessedAccount>> parseUnprocessedAccounts(const QJsonObject &json);
//! None: no administrator. Reads "Administrator" and, as in AWS's example, "Master".
Result<std::optional<Invitation>> parseAdministrator(const QJsonObject &json);

} // namespace Hubwarden
