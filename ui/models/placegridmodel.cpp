// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/placegridmodel.h"

#include "ui/formats.h"
#include "ui/models/tableroles.h"
#include "ui/themecolors.h"
#include "ui/themeicons.h"

#include <algorithm>

namespace Hubwarden {

namespace {

int open(const FoundModel::Counts &counts)
{
    return counts[static_cast<std::size_t>(FoundGroup::Unknown)];
}

//! none: a plain word, as nothing is to be done.
std::optional<std::pair<Icon, Tone>> badgeOf(PlaceWord word)
{
    switch (word) {
    case PlaceWord::None:
    case PlaceWord::NotLookedAt:
    case PlaceWord::OtherPartition:
        return std::nullopt;
    case PlaceWord::Open:
        return {{Icon::Unknown, Tone::Attention}};
    case PlaceWord::Administrator:
        return {{Icon::Administrator, Tone::Attention}};
    case PlaceWord::Ours:
        return {{Icon::Account, Tone::Neutral}};
    case PlaceWord::DeclinedEarlier:
        return {{Icon::Done, Tone::Neutral}};
    case PlaceWord::HubOff:
        return {{Icon::NotSent, Tone::Neutral}};
    case PlaceWord::RegionOff:
        return {{Icon::Region, Tone::Neutral}};
    case PlaceWord::NotAllowed:
        return {{Icon::Lock, Tone::Failed}};
    case PlaceWord::CouldNotTell:
        return {{Icon::Warning, Tone::Attention}};
    case PlaceWord::Looking:
        return {{Icon::Find, Tone::Neutral}};
    case PlaceWord::Waiting:
        return {{Icon::Waiting, Tone::Neutral}};
    case PlaceWord::Failed:
        return {{Icon::Error, Tone::Failed}};
    }
    Q_UNREACHABLE();
}

PlaceWord wordOfList(const FoundModel::Counts &counts)
{
    const auto has = [&counts](FoundGroup group) { return counts[static_cast<std::size_t>(group)] > 0; };
    if (has(FoundGroup::Unknown))
        return PlaceWord::Open;
    if (has(FoundGroup::Administrator))
        return PlaceWord::Administrator;
    if (has(FoundGroup::Ours))
        return PlaceWord::Ours;
    return has(FoundGroup::DeclinedEarlier) ? PlaceWord::DeclinedEarlier : PlaceWord::None;
}

} // namespace

PlaceGridModel::PlaceGridModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void PlaceGridModel::Sum::add(const Cell &cell, int times)
{
    if (!cell.isPlace)
        return;
    coverage.count(cell.state, times);
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] += times * cell.counts[i];
}

bool PlaceGridModel::setAxes(const QList<Account> &accounts, const QList<Region> &regions)
{
    if (accounts == m_accounts && regions == m_regions)
        return false;
    beginResetModel();
    m_accounts = accounts;
    m_regions = regions;
    m_rows.clear();
    m_columns.clear();
    const auto height = static_cast<std::size_t>(accounts.size());
    const auto width = static_cast<std::size_t>(regions.size());
    m_cells.assign(height * width, {});
    m_accountSums.assign(height, {});
    m_regionSums.assign(width, {});
    m_sum = {};
    for (int column = 0; column < regions.size(); ++column)
        m_columns.insert(regions.at(column).code, column);
    for (int row = 0; row < accounts.size(); ++row) {
        const Account &account = accounts.at(row);
        if (account.id) {
            m_rows.insert(*account.id, row);
            continue;
        }
        Cell cell{.isPlace = true, .error = account.error};
        cell.state = account.error ? PlaceState::Failed : PlaceState::NotLookedAt;
        for (int column = 0; column < regions.size(); ++column)
            put(row, column, cell);
    }
    endResetModel();
    return true;
}

void PlaceGridModel::put(int account, int region, const Cell &cell)
{
    const auto row = static_cast<std::size_t>(account);
    const auto column = static_cast<std::size_t>(region);
    Cell &known = m_cells[row * m_regionSums.size() + column];
    for (Sum *sum : {&m_accountSums[row], &m_regionSums[column], &m_sum}) {
        sum->add(known, -1);
        sum->add(cell, 1);
    }
    known = cell;
}

void PlaceGridModel::update(const QList<Place> &places)
{
    int firstRow = rowCount();
    int lastRow = -1;
    int lastColumn = -1;
    for (const Place &place : places) {
        const auto row = m_rows.constFind(place.target.account);
        const auto column = m_columns.constFind(place.target.region);
        if (row == m_rows.cend() || column == m_columns.cend())
            continue;
        const Cell &known = *cellAt(index(*row + 1, *column + 1));
        const Cell cell{true, place.state, place.error, place.counts.value_or(known.counts)};
        if (cell == known)
            continue;
        put(*row, *column, cell);
        firstRow = std::min(firstRow, *row + 1);
        lastRow = std::max(lastRow, *row + 1);
        lastColumn = std::max(lastColumn, *column + 1);
    }
    if (lastRow < 0)
        return;
    // The sums of the columns stand in the first row.
    Q_EMIT dataChanged(index(0, 0), index(lastRow, lastColumn));
}

PlaceGridModel::Where PlaceGridModel::whereIs(const QModelIndex &index) const
{
    return {index.row() > 0 ? &m_accounts.at(index.row() - 1) : nullptr,
            index.column() > 0 ? &m_regions.at(index.column() - 1) : nullptr};
}

const PlaceGridModel::Cell *PlaceGridModel::cellAt(const QModelIndex &index) const
{
    if (index.row() < 1 || index.column() < 1)
        return nullptr;
    return &m_cells[static_cast<std::size_t>(index.row() - 1) * m_regionSums.size()
                    + static_cast<std::size_t>(index.column() - 1)];
}

const PlaceGridModel::Sum &PlaceGridModel::sumAt(const QModelIndex &index) const
{
    if (index.row() > 0)
        return m_accountSums[static_cast<std::size_t>(index.row() - 1)];
    return index.column() > 0 ? m_regionSums[static_cast<std::size_t>(index.column() - 1)] : m_sum;
}

PlaceWord PlaceGridModel::wordOf(const Cell &cell, const Account &account) const
{
    if (!cell.isPlace)
        return PlaceWord::OtherPartition;
    switch (cell.state) {
    case PlaceState::NotLookedAt:
        return account.id ? PlaceWord::NotLookedAt : PlaceWord::Waiting;
    case PlaceState::Looking:
        return PlaceWord::Looking;
    case PlaceState::Looked:
        return wordOfList(cell.counts);
    case PlaceState::HubOff:
        return PlaceWord::HubOff;
    case PlaceState::RegionOff:
        return PlaceWord::RegionOff;
    case PlaceState::CouldNotTell:
        return PlaceWord::CouldNotTell;
    case PlaceState::Denied:
        return PlaceWord::NotAllowed;
    case PlaceState::Failed:
        return PlaceWord::Failed;
    }
    Q_UNREACHABLE();
}

std::optional<PlaceWord> PlaceGridModel::word(const QModelIndex &index) const
{
    const Cell *cell = cellAt(index);
    return cell ? std::optional(wordOf(*cell, *whereIs(index).account)) : std::nullopt;
}

SharedError PlaceGridModel::failure(const QModelIndex &index) const
{
    const auto what = word(index);
    return what == PlaceWord::Failed || what == PlaceWord::NotAllowed ? cellAt(index)->error : SharedError();
}

bool PlaceGridModel::matches(int row, const QString &text) const
{
    const QString wanted = text.trimmed();
    if (row == 0 || wanted.isEmpty())
        return true;
    const Account &account = m_accounts.at(row - 1);
    const QString digits = withoutGroups(wanted);
    return account.name.contains(wanted, Qt::CaseInsensitive)
           || (account.id && !digits.isEmpty() && account.id->toString().contains(digits));
}

int PlaceGridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_cells.empty() ? 0 : static_cast<int>(m_accounts.size()) + 1;
}

int PlaceGridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_cells.empty() ? 0 : static_cast<int>(m_regions.size()) + 1;
}

QVariant PlaceGridModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case CopyRole:
        return display(index);
    case Qt::AccessibleTextRole:
        return spoken(index);
    case Qt::ToolTipRole:
        return tip(index);
    case IconRole:
    case ToneRole: {
        const auto what = word(index);
        const auto badge = what ? badgeOf(*what) : std::nullopt;
        if (!badge)
            return {};
        return role == IconRole ? static_cast<int>(badge->first) : static_cast<int>(badge->second);
    }
    default:
        return {};
    }
}

QString PlaceGridModel::display(const QModelIndex &index) const
{
    const Cell *cell = cellAt(index);
    return cell ? placeWordText(wordOf(*cell, *whereIs(index).account), open(cell->counts))
                : sumText(sumAt(index));
}

QVariant PlaceGridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= (orientation == Qt::Horizontal ? columnCount() : rowCount()))
        return {};
    return orientation == Qt::Horizontal ? regionHeader(section, role) : accountHeader(section, role);
}

} // namespace Hubwarden
