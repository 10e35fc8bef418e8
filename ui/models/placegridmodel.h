// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/sharederror.h"
#include "app/invitations/coverage.h"
#include "ui/errortext.h"
#include "ui/models/foundmodel.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>
#include <vector>

namespace Hubwarden {

//! What a cell of the grid says of its place, in one word.
enum class PlaceWord {
    None, //!< the whole list is at hand, and nothing is open
    Open,
    Administrator,
    Ours,
    DeclinedEarlier,
    HubOff,
    RegionOff,
    NotAllowed,
    CouldNotTell,
    Looking,
    Waiting, //!< nobody has confirmed yet whose account it is
    Failed,
    NotLookedAt,
    OtherPartition, //!< the account has no such region
};

//! The ticked accounts by the ticked regions, each cell what is known of its place; the first row and column are sums.
class PlaceGridModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PlaceGridModel)

public:
    using Counts = FoundModel::Counts;
    struct Account
    {
        QString name;
        std::optional<AccountId> id; //!< none: not confirmed, all its cells say so
        SharedError error;           //!< why it could not be confirmed

        bool operator==(const Account &) const = default;
    };
    struct Region
    {
        RegionName code;
        QString name;

        bool operator==(const Region &) const = default;
    };
    //! What is known of one place now.
    struct Place
    {
        Target target;
        PlaceState state = PlaceState::NotLookedAt;
        SharedError error;            //!< of the last look
        std::optional<Counts> counts; //!< of its invitations; none: as they were
    };
    //! Rows and columns are none for the sums of all accounts or regions.
    struct Where
    {
        const Account *account = nullptr;
        const Region *region = nullptr;
    };

    explicit PlaceGridModel(QObject *parent = nullptr);

    //! True if one of them is another than before: then nothing is known of any place.
    bool setAxes(const QList<Account> &accounts, const QList<Region> &regions);
    //! Places that have no cell are left out. One signal for all of them.
    void update(const QList<Place> &places);

    Where whereIs(const QModelIndex &index) const;
    //! Of a place; none for a sum.
    std::optional<PlaceWord> word(const QModelIndex &index) const;
    //! Why there is no list; none if that is no failure.
    SharedError failure(const QModelIndex &index) const;
    //! "acme-prod, Europe (Ireland)", "all accounts, all regions"
    QString placeName(const QModelIndex &index) const;
    //! What the cell means and what follows from it.
    ErrorText explanation(const QModelIndex &index) const;
    QList<QPair<QString, QString>> facts(const QModelIndex &index) const;
    //! text: empty, or part of the account's name or number. The sums match every text.
    bool matches(int row, const QString &text) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Cell
    {
        bool isPlace = false;
        PlaceState state = PlaceState::NotLookedAt;
        SharedError error;
        Counts counts{};

        bool operator==(const Cell &) const = default;
    };
    struct Sum
    {
        Coverage coverage;
        Counts counts{};

        void add(const Cell &cell, int times);
    };

    const Cell *cellAt(const QModelIndex &index) const;
    const Sum &sumAt(const QModelIndex &index) const;
    void put(int account, int region, const Cell &cell);
    PlaceWord wordOf(const Cell &cell, const Account &account) const;
    QString display(const QModelIndex &index) const;
    QString sumText(const Sum &sum) const;
    QString spoken(const QModelIndex &index) const;
    QString tip(const QModelIndex &index) const;
    QVariant accountHeader(int section, int role) const;
    QVariant regionHeader(int section, int role) const;

    QList<Account> m_accounts;
    QList<Region> m_regions;
    QHash<AccountId, int> m_rows;     //!< into m_accounts
    QHash<RegionName, int> m_columns; //!< into m_regions
    std::vector<Cell> m_cells;        //!< account by account
    std::vector<Sum> m_accountSums;
    std::vector<Sum> m_regionSums;
    Sum m_sum;
};

//! The word of a cell as it is read; `open`: how many there are.
QString placeWordText(PlaceWord word, int open);

} // namespace Hubwarden
