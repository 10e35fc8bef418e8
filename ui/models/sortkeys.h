// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QString>
#include <QVariant>

#include <variant>
#include <vector>

namespace Hubwarden {

//! What the rows of a table are sorted by: a number each, or a text each, without regard to case.
//!
//! Rows with equal keys stand in the order of their numbers, whichever way round the keys are sorted.
class SortKeys
{
public:
    //! All rows have the same key until it is set.
    void reset(int rows);
    void insert(int first, int count);
    void remove(int first, int count);
    //! A number, QDateTime or QString, of one type for all rows.
    void set(int row, const QVariant &key);

    void sort(std::vector<int> &rows, Qt::SortOrder order) const;
    //! Of two lists that are sorted.
    std::vector<int> merged(const std::vector<int> &one, const std::vector<int> &other,
                            Qt::SortOrder order) const;

private:
    using Numbers = std::vector<qint64>;
    using Texts = std::vector<QString>;

    QString folded(const QString &text);
    template<typename Use>
    void withOrder(Qt::SortOrder order, const Use &use) const;

    std::variant<Numbers, Texts> m_keys;
    QHash<QString, QString> m_folded; //!< those that folding changes; thousands of rows say the same
};

} // namespace Hubwarden
