// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/sortkeys.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

namespace Hubwarden {

namespace {

int compare(qint64 one, qint64 other)
{
    return one < other ? -1 : static_cast<int>(other < one);
}

int compare(const QString &one, const QString &other)
{
    return one.isSharedWith(other) ? 0 : one.compare(other);
}

} // namespace

void SortKeys::reset(int rows)
{
    m_keys = Numbers(static_cast<std::size_t>(rows));
    m_folded.clear();
}

void SortKeys::insert(int first, int count)
{
    std::visit([first, count](
                   auto &keys) { keys.insert(keys.begin() + first, static_cast<std::size_t>(count), {}); },
               m_keys);
}

void SortKeys::remove(int first, int count)
{
    std::visit([first, count](auto &keys) { keys.erase(keys.begin() + first, keys.begin() + first + count); },
               m_keys);
}

void SortKeys::set(int row, const QVariant &key)
{
    const auto at = static_cast<std::size_t>(row);
    const int type = key.typeId();
    if (type == QMetaType::QString && std::holds_alternative<Numbers>(m_keys))
        m_keys = Texts(std::get<Numbers>(m_keys).size());
    if (auto *texts = std::get_if<Texts>(&m_keys))
        (*texts)[at] = folded(key.toString());
    else
        std::get<Numbers>(m_keys)[at]
            = type == QMetaType::QDateTime ? key.toDateTime().toMSecsSinceEpoch() : key.toLongLong();
}

QString SortKeys::folded(const QString &text)
{
    if (const auto known = m_folded.constFind(text); known != m_folded.cend())
        return *known;
    const QString folded = text.toCaseFolded();
    if (folded != text)
        m_folded.insert(text, folded);
    return folded;
}

//! use: gets what says of two rows whether the first one comes first.
template<typename Use>
void SortKeys::withOrder(Qt::SortOrder order, const Use &use) const
{
    std::visit(
        [order, &use](const auto &keys) {
            const int up = order == Qt::AscendingOrder ? 1 : -1;
            use([&keys, up](int a, int b) {
                const int compared
                    = up * compare(keys[static_cast<std::size_t>(a)], keys[static_cast<std::size_t>(b)]);
                return compared == 0 ? a < b : compared < 0;
            });
        },
        m_keys);
}

void SortKeys::sort(std::vector<int> &rows, Qt::SortOrder order) const
{
    withOrder(order, [&rows](const auto &before) { std::sort(rows.begin(), rows.end(), before); });
}

std::vector<int> SortKeys::merged(const std::vector<int> &one, const std::vector<int> &other,
                                  Qt::SortOrder order) const
{
    std::vector<int> all;
    all.reserve(one.size() + other.size());
    withOrder(order, [&](const auto &before) {
        std::merge(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(all), before);
    });
    return all;
}

} // namespace Hubwarden
