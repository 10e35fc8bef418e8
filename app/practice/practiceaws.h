// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/practice/practicehub.h"
#include "app/practice/practiceserver.h"
#include "app/practice/practiceworld.h"
#include "app/practice/signaturecheck.h"

namespace Hubwarden {

//! The simulated AWS: Security Hub and STS of all regions at one address of this computer, for as long as it lives.
//!
//! Every request has to be signed as AWS wants it; the region is that of the signature.
class PracticeAws final : public QObject
{
    Q_OBJECT

public:
    //! Draws a key for each account; times of invitations count from now.
    PracticeAws(const PracticeScenario &scenario, Clock &clock, QObject *parent = nullptr);

    //! Error: Offline.
    Result<Done> listen();
    //! Where every service is found; empty before listen().
    QUrl url() const { return m_server.url(); }
    //! With the drawn keys. What was spent meanwhile shows: faults that were met, sessions that are over.
    const PracticeScenario &scenario() const { return m_world.scenario(); }
    //! A new key in place of one whose session is over, as signing in again gives it; null if there is no such account.
    const PracticeAccount *newSession(AccountId account) { return m_world.newSession(account); }

private:
    PracticeAnswer answer(const ReceivedRequest &request);
    PracticeAnswer serve(const ReceivedRequest &request);
    PracticeAnswer serveSigned(const ReceivedRequest &request, const SignedBy &by, PracticeService service);
    std::optional<PracticeKey> findKey(const QString &accessKeyId) const;

    PracticeWorld m_world;
    PracticeHub m_hub;
    SignatureCheck m_check;
    PracticeServer m_server;
};

} // namespace Hubwarden
