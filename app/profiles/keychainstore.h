// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/profiles/keychainwork.h"
#include "app/profiles/secretstore.h"

#include <QPointer>

#include <chrono>
#include <deque>

namespace Hubwarden {

//! The secrets of the profiles in the system's keychain: one piece of work at a time, an answer in time for each.
//!
//! Work that was given up goes on in the background. Until the keychain answers it the store says KeychainBusy at
//! once and queues nothing. A late write is undone, a late removal stays, a late read is dropped.
class KeychainStore final
    : public QObject
    , public SecretStore
{
    Q_DISABLE_COPY_MOVE(KeychainStore)

public:
    static constexpr std::chrono::milliseconds patience{2500}; //!< leaves room in the promised 3 seconds

    KeychainStore(KeychainAccess &access, KeychainState &state, Clock &clock, QObject *parent);

    JobOf<Secret> *read(const ProfileId &profile, QObject *parent) override;
    //! Errors also: InvalidInput for a secret that does not fit into an entry.
    JobOf<Done> *write(const ProfileId &profile, const Secret &secret, QObject *parent) override;
    JobOf<Done> *remove(const ProfileId &profile, QObject *parent) override;

private:
    template<typename T>
    class Ticket; // NOLINT(cppcoreguidelines-virtual-class-destructor): see there
    struct Order
    {
        KeychainWork::Task task;
        QString entry;
        Secret content;
    };

    KeychainWork *enqueue(const Order &order, KeychainWork::Report report);
    void giveUp(KeychainWork *work, bool keychainHangs);
    void beginNext();
    void currentEnded(const Result<Secret> &result);

    KeychainAccess &m_access;
    KeychainState &m_state;
    Clock &m_clock;
    struct Waiting
    {
        QPointer<KeychainWork> work;
        KeychainWork::Report report;
    };
    std::deque<Waiting> m_waiting;
    std::optional<Waiting> m_current;
    bool m_hangs = false; //!< the current work was given up and the keychain has not answered yet
};

} // namespace Hubwarden
