// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/outcome.h"
#include "app/invitations/pair.h"
#include "ui/models/distinct.h"

namespace Hubwarden {

//! Many outcomes in little room: what rows have in common is kept once, and put together when asked for.
class OutcomeRows
{
public:
    int size() const { return static_cast<int>(m_rows.size()); }
    //! -1 if there is none.
    int rowOf(const Pair &pair) const;
    Outcome at(int row) const;
    QList<Outcome> all() const;
    //! Equal for rows that mean the same, and ordered as their rank is. It stands for words: making 100,000 sentences
    //! takes longer than a person should wait for a sorted table.
    qint64 meaningKey(int row, int rank) const;
    ResultWord word(int row) const { return m_rows.at(row).word; }
    bool isTicked(int row) const { return m_rows.at(row).ticked; }

    //! By one of the same pair.
    void replace(int row, const Outcome &outcome);
    void setTicked(int row, bool ticked) { m_rows[row].ticked = ticked; }
    void append(const QList<Outcome> &outcomes);
    void clear() { *this = {}; }

private:
    //! Who asked, and where; a handful for each profile and region.
    struct Way
    {
        ProfileId profile;
        QString principal;
        QString endpoint;

        bool operator==(const Way &) const = default;
        friend size_t qHash(const Way &way, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, way.profile, way.principal, way.endpoint);
        }
    };
    struct Row
    {
        AccountId sender;
        QDateTime time;
        QDateTime lookedAt;
        SharedError error;
        QByteArray requestId; //!< UTF-8: half as long
        QByteArray invitationId;
        quint32 target = 0;
        quint32 way = 0;
        quint32 awsSays = 0;
        int attempts = 0;
        int httpStatus = 0;
        ResultWord word = ResultWord::Waiting;
        NotSentReason reason = NotSentReason::None;
        bool unseen = false;
        bool ticked = false;
    };
    struct Key
    {
        quint32 target;
        AccountId sender;

        bool operator==(const Key &) const = default;
        friend size_t qHash(const Key &key, size_t seed = 0) noexcept
        {
            return qHashMulti(seed, key.target, key.sender);
        }
    };

    Row packed(const Outcome &outcome);

    QList<Row> m_rows;
    QHash<Key, int> m_index;
    Distinct<Target> m_targets;
    Distinct<Way> m_ways;
    Distinct<QString> m_texts;
};

} // namespace Hubwarden
