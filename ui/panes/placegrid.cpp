// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/placegrid.h"

#include "ui/fittingsize.h"
#include "ui/models/tableroles.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyleOptionHeader>

#include <algorithm>
#include <set>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 160; // the longest names fit

//! Says so where a name is cut: half a number would be taken for a whole one.
class AccountHeader final : public QHeaderView
{
public:
    explicit AccountHeader(QWidget *parent)
        : QHeaderView(Qt::Vertical, parent)
    {
    }

protected:
    void initStyleOptionForIndex(QStyleOptionHeader *option, int logicalIndex) const override
    {
        QHeaderView::initStyleOptionForIndex(option, logicalIndex);
        const QRect words = style()->subElementRect(QStyle::SE_HeaderLabel, option, this);
        option->text = option->fontMetrics.elidedText(option->text, Qt::ElideMiddle, words.width());
    }
};

} // namespace

PlaceGrid::PlaceGrid(const Theme &theme, PlaceGridModel &model, QWidget *parent)
    : DataTable(theme, tr("Accounts × Regions"), parent)
    , m_model(model)
{
    showModel(model, {}, {});
    setSortingEnabled(false); // as in the panes where they are ticked
    setSelectionBehavior(SelectItems);
    setCornerButtonEnabled(false);
    QHeaderView *regions = horizontalHeader();
    regions->setContextMenuPolicy(Qt::NoContextMenu);
    regions->setSectionsMovable(false);
    regions->setStretchLastSection(false);
    regions->setDefaultSectionSize(fittingWidth(*this, usualWidth));
    const int rowHeight = verticalHeader()->defaultSectionSize();
    auto *accounts = new AccountHeader(this);
    setVerticalHeader(accounts);
    accounts->setSectionResizeMode(QHeaderView::Fixed);
    accounts->setMinimumSectionSize(rowHeight);
    accounts->setDefaultSectionSize(rowHeight);
    accounts->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QFont names = accounts->font();
    names.setWeight(QFont::Normal); // they are no titles
    accounts->setFont(names);
    accounts->setHighlightSections(false);
    accounts->setSectionsClickable(false);
    accounts->show();
    connect(this, &QAbstractItemView::doubleClicked, this, &PlaceGrid::openCell);
    connect(&model, &QAbstractItemModel::modelReset, this, &PlaceGrid::arrangeHeaders);
    arrangeHeaders();
}

QModelIndex PlaceGrid::currentCell() const
{
    return order().mapToSource(currentIndex());
}

void PlaceGrid::setFilterText(const QString &text)
{
    if (text.trimmed().isEmpty())
        return order().setFilter({});
    order().setFilter([this, text](int row) { return m_model.matches(row, text); });
}

void PlaceGrid::openCell(const QModelIndex &cell)
{
    if (cell.isValid())
        Q_EMIT cellOpened(order().mapToSource(cell));
}

void PlaceGrid::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return openCell(currentIndex());
    DataTable::keyPressEvent(event);
}

void PlaceGrid::resizeEvent(QResizeEvent *event)
{
    DataTable::resizeEvent(event);
    arrangeHeaders();
}

//! The accounts take what they need, but leave room for the cells.
void PlaceGrid::arrangeHeaders()
{
    QHeaderView *accounts = verticalHeader();
    const int wanted = std::min(accounts->sizeHint().width() + 8, std::max(120, width() / 2));
    if (accounts->minimumWidth() != wanted)
        accounts->setFixedWidth(wanted);
}

//! Every row and column that has a selected cell, with the account before it.
TableText PlaceGrid::selectedText() const
{
    std::set<int> rows;
    std::set<int> columns;
    const auto selected = selectionModel()->selectedIndexes();
    for (const QModelIndex &index : selected) {
        rows.insert(index.row());
        columns.insert(index.column());
    }
    TableText table;
    if (rows.empty())
        return table;
    table.header = {tr("Account"), tr("Account ID")};
    for (const int column : columns)
        table.header.append(order().headerData(column, Qt::Horizontal).toString().replace(u'\n', u" · "_s));
    for (const int row : rows) {
        const int account = order().mapToSource(order().index(row, 0)).row();
        const auto where = m_model.whereIs(m_model.index(account, 0));
        QStringList cells{where.account ? where.account->name
                                        : m_model.headerData(0, Qt::Vertical).toString(),
                          m_model.headerData(account, Qt::Vertical, CopyRole).toString()};
        for (const int column : columns)
            cells.append(order().index(row, column).data(CopyRole).toString());
        table.rows.append(cells);
    }
    return table;
}

} // namespace Hubwarden
