// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"
#include "app/profiles/keychainaccess.h"
#include "app/profiles/keychainstate.h"

#include <optional>

namespace Hubwarden {

//! One read, write or removal with every check around it; it runs to its end even when nobody waits any more.
//!
//! A write that nobody waits for any more is undone: its caller was told that it failed.
class KeychainWork final : public QObject
{
    Q_DISABLE_COPY_MOVE(KeychainWork)

public:
    enum class Task { Read, Write, Remove };
    //! The content for a read, nothing for the others.
    using Report = std::function<void(const Result<Secret> &)>;

    KeychainWork(Task task, QString entry, Secret content, KeychainAccess &access, KeychainState &state,
                 QObject *parent);

    //! Reports once, as the last thing it does.
    void begin(Report report);
    void disown() { m_wanted = false; }
    bool isWanted() const { return m_wanted; }

private:
    void check(std::function<void()> next);
    void read();
    void readOld();
    void write();
    void verifyWritten();
    void undo(const Error &reason);
    void remove();
    void verifyRemoved();
    //! Asks for the state first: it says better what happened than the answer does.
    void fail(const KeychainAnswer &answer);
    Error errorOf(const KeychainAnswer &answer) const;
    void end(const Result<Secret> &result);

    const Task m_task;
    const QString m_entry;
    const Secret m_content;
    KeychainAccess &m_access;
    KeychainState &m_state;
    KeychainCondition m_condition = KeychainCondition::Usable;
    std::optional<Secret> m_old; //!< what a write replaced
    bool m_wanted = true;
    Report m_report;
};

} // namespace Hubwarden
