// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/invitations/outcome.h"
#include "app/invitations/pair.h"

#include <QHash>
#include <QList>

namespace Hubwarden {

//! Gathers changed rows and tells them together, at most every 100 ms; of a row that changed twice only the last.
class RowNews final : public QObject
{
    Q_OBJECT

public:
    RowNews(Clock &clock, QObject *parent)
        : QObject(parent)
        , m_clock(clock)
    {
    }

    void add(const QList<Outcome> &rows);
    //! Tells what is left at once. This object may be gone afterwards.
    void flush();

Q_SIGNALS:
    void changed(const QList<Hubwarden::Outcome> &rows);

private:
    Clock &m_clock;
    QList<Outcome> m_rows;
    QHash<Pair, qsizetype> m_index;
    std::optional<std::chrono::nanoseconds> m_last;
    bool m_scheduled = false;
};

} // namespace Hubwarden
