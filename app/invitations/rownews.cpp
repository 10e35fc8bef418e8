// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/rownews.h"

#include <algorithm>
#include <utility>

namespace Hubwarden {

namespace {

constexpr std::chrono::milliseconds apart(100);

} // namespace

void RowNews::add(const QList<Outcome> &rows)
{
    for (const Outcome &row : rows) {
        const Pair pair{row.target, row.sender};
        const auto known = m_index.constFind(pair);
        if (known != m_index.constEnd()) {
            m_rows[*known] = row;
        } else {
            m_index.insert(pair, m_rows.size());
            m_rows.append(row);
        }
    }
    if (m_scheduled || m_rows.isEmpty())
        return;
    m_scheduled = true;
    std::chrono::milliseconds wait(0);
    if (m_last) {
        const auto passed = std::chrono::floor<std::chrono::milliseconds>(m_clock.monotonic() - *m_last);
        wait = std::clamp(apart - passed, std::chrono::milliseconds(0), apart);
    }
    m_clock.after(wait, this, [this] {
        m_scheduled = false;
        flush();
    });
}

void RowNews::flush()
{
    if (m_rows.isEmpty())
        return;
    m_last = m_clock.monotonic();
    m_index.clear();
    const QList<Outcome> rows = std::exchange(m_rows, {});
    Q_EMIT changed(rows);
}

} // namespace Hubwarden
