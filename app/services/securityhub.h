// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/signedcall.h"
#include "app/base/target.h"
#include "app/services/invitationjson.h"

#include <QList>

#include <optional>

namespace Hubwarden {

//! What came of one DeclineInvitations call, with the facts that hold for success and failure alike.
struct DeclineReply
{
    Result<QList<UnprocessedAccount>> unprocessed;
    CallFacts facts;
};

//! The member's side of Security Hub's invitations.
class SecurityHub
{
public:
    explicit SecurityHub(AwsChannel &channel)
        : m_channel(channel)
    {
    }

    //! All pages, or an error: never a short list.
    JobOf<QList<Invitation>> *listInvitations(const ProfileId &profile, const Target &target,
                                              QObject *parent);
    //! The accepted sender; none if there is no administrator.
    JobOf<std::optional<AccountId>> *administrator(const ProfileId &profile, const Target &target,
                                                   QObject *parent);
    //! `senders`: the administrator accounts that sent the invitations, 1 to 50. The observer is asked before each
    //! attempt. The job itself fails only when it is cancelled; a withdrawal ends it as SignedCall says.
    JobOf<DeclineReply> *declineInvitations(const ProfileId &profile, const Target &target,
                                            const QList<AccountId> &senders, AttemptObserver observer,
                                            QObject *parent, Withdrawal *withdrawal = nullptr);

    //! The exact bytes of the request's body.
    static QByteArray declineBody(const QList<AccountId> &senders);

private:
    AwsChannel &m_channel;
};

} // namespace Hubwarden
