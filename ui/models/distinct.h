// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QList>

#include <optional>

namespace Hubwarden {

//! Keeps each value once and gives it a number; what many rows have in common costs each of them the number only.
template<typename T>
class Distinct
{
public:
    //! The value's, new or not.
    quint32 numberOf(const T &value)
    {
        const auto known = m_numbers.constFind(value);
        if (known != m_numbers.cend())
            return *known;
        const auto number = static_cast<quint32>(m_values.size());
        m_values.append(value);
        m_numbers.insert(value, number);
        return number;
    }
    //! nullopt: the value never came.
    std::optional<quint32> find(const T &value) const
    {
        const auto known = m_numbers.constFind(value);
        return known == m_numbers.cend() ? std::nullopt : std::optional(*known);
    }
    const T &at(quint32 number) const { return m_values.at(number); }
    void clear() { *this = {}; }

private:
    QList<T> m_values;
    QHash<T, quint32> m_numbers;
};

} // namespace Hubwarden
