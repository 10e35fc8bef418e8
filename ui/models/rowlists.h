// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>

#include <algorithm>

namespace Hubwarden {

//! Appended to one by one, a list doubles and half of it may stay empty for ever; this leaves an eighth.
template<typename T>
void makeRoom(QList<T> &list, qsizetype more)
{
    if (list.capacity() < list.size() + more)
        list.reserve(list.size() + more + list.size() / 8);
}

//! Calls announce(first, last) for each run of neighbours: models tell of changed rows with few signals.
template<typename Announce>
void forEachRun(QList<int> rows, Announce announce)
{
    std::sort(rows.begin(), rows.end());
    for (qsizetype first = 0; first < rows.size();) {
        qsizetype last = first;
        while (last + 1 < rows.size() && rows.at(last + 1) - rows.at(last) <= 1)
            ++last;
        announce(rows.at(first), rows.at(last));
        first = last + 1;
    }
}

} // namespace Hubwarden
