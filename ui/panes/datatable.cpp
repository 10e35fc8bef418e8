// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/datatable.h"

#include "ui/delegates/rowdelegate.h"
#include "ui/delegates/statedelegate.h"
#include "ui/fittingsize.h"
#include "ui/models/tableroles.h"
#include "ui/theme.h"
#include "ui/themestyle.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

#include <algorithm>

namespace Hubwarden {

DataTable::DataTable(const Theme &theme, const QString &name, QWidget *parent)
    : QTableView(parent)
    , m_theme(theme)
    , m_order(SortRole)
{
    setAccessibleName(name);
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setWordWrap(false);
    setTabKeyNavigation(false); // Tab leaves the table; arrows move in it
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    setItemDelegate(new StateDelegate(m_theme, IconRole, ToneRole, this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    const int rowHeight = std::max(ThemeStyle::rowHeight, fontMetrics().height() + 8);
    verticalHeader()->setMinimumSectionSize(rowHeight);
    verticalHeader()->setDefaultSectionSize(rowHeight);
    QHeaderView *header = horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setMinimumSectionSize(32);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, &DataTable::showColumnMenu);
    connect(&m_theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
    for (const auto change : {&RowOrder::rowsInserted, &RowOrder::rowsRemoved})
        connect(&m_order, change, this, &DataTable::describe);
    connect(&m_order, &RowOrder::modelReset, this, &DataTable::describe);
    buildActions();
}

void DataTable::buildActions()
{
    const auto add = [this](const QString &text, const QKeySequence &keys, TableHeader header) {
        auto *action = new QAction(m_theme.icon(Icon::Copy), text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, [this, header] { copySelection(header); });
        connect(&m_theme, &Theme::changed, action,
                [this, action] { action->setIcon(m_theme.icon(Icon::Copy)); });
        addAction(action);
    };
    add(tr("Copy"), QKeySequence::Copy, TableHeader::Without);
    add(tr("Copy with Headers"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), TableHeader::With);
    setContextMenuPolicy(Qt::ActionsContextMenu);
}

void DataTable::showModel(QAbstractItemModel &source, const QList<int> &idColumns,
                          const QList<int> &hiddenColumns)
{
    m_order.setSourceModel(&source);
    setModel(&m_order);
    for (const int column : idColumns)
        setItemDelegateForColumn(column, new RowDelegate(m_theme, this, RowDelegate::Digits::FixedWidth));
    for (const int column : hiddenColumns)
        hideColumn(column);
    sortByColumn(-1, Qt::AscendingOrder);
    setSortingEnabled(true);
}

void DataTable::setEmptyText(const QString &text)
{
    m_emptyText = text;
    describe();
    viewport()->update();
}

//! What is drawn in place of rows is not said of a table that has some.
void DataTable::describe()
{
    setAccessibleDescription(m_order.rowCount() == 0 ? m_emptyText : QString());
}

int DataTable::currentSourceRow() const
{
    const QModelIndex source = m_order.mapToSource(currentIndex());
    return source.isValid() ? source.row() : -1;
}

QList<int> DataTable::selectedSourceRows() const
{
    QModelIndexList selected = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(selected.begin(), selected.end());
    QList<int> rows;
    for (const QModelIndex &index : selected)
        rows.append(m_order.mapToSource(index).row());
    return rows;
}

TableText DataTable::selectedText() const
{
    QList<int> columns;
    for (int place = 0; place < horizontalHeader()->count(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        if (!isColumnHidden(column) && column != m_tickColumn)
            columns.append(column);
    }
    return tableText(*m_order.sourceModel(), selectedSourceRows(), columns, CopyRole);
}

void DataTable::setUsualWidths(const QList<int> &widths)
{
    for (int column = 0; column < widths.size(); ++column)
        setColumnWidth(column, fittingWidth(*this, widths[column]));
}

void DataTable::copySelection(TableHeader header) const
{
    const TableText table = selectedText();
    if (table.rows.isEmpty())
        return;
    auto *content = new QMimeData; // the clipboard takes it
    content->setText(toTsv(table, header));
    content->setHtml(toHtml(table, header));
    QGuiApplication::clipboard()->setMimeData(content);
}

QByteArray DataTable::layoutState() const
{
    return horizontalHeader()->saveState();
}

void DataTable::restoreLayoutState(const QByteArray &state)
{
    horizontalHeader()->restoreState(state);
}

void DataTable::showColumnMenu(const QPoint &position)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 0; column < m_order.columnCount(); ++column) {
        const QString title = m_order.headerData(column, Qt::Horizontal).toString();
        if (title.isEmpty())
            continue;
        QAction *action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) { setColumnHidden(column, !on); });
    }
    menu->popup(horizontalHeader()->viewport()->mapToGlobal(position));
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && m_tickColumn >= 0 && event->modifiers() == Qt::NoModifier)
        return toggleSelected();
    QTableView::keyPressEvent(event);
}

void DataTable::setTickColumn(int column, TickRows tickRows)
{
    m_tickColumn = column;
    m_tickRows = std::move(tickRows);
}

void DataTable::toggleSelected()
{
    QAbstractItemModel *source = m_order.sourceModel();
    QList<int> rows = selectedSourceRows();
    // With Ctrl the keyboard goes to a row without selecting it: that row is meant, not those elsewhere.
    if (const int current = currentSourceRow(); current >= 0 && !rows.contains(current))
        rows = {current};
    // Rows without a box are no reason to tick the others once more.
    rows.removeIf([this, source](int row) {
        return !source->index(row, m_tickColumn).flags().testFlag(Qt::ItemIsUserCheckable);
    });
    const bool all = std::all_of(rows.begin(), rows.end(), [this, source](int row) {
        return source->index(row, m_tickColumn).data(Qt::CheckStateRole).toInt() == Qt::Checked;
    });
    const auto state = all ? Qt::Unchecked : Qt::Checked;
    if (m_tickRows)
        return m_tickRows(rows, state);
    for (const int row : rows)
        source->setData(source->index(row, m_tickColumn), state, Qt::CheckStateRole);
}

void DataTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_order.rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(m_theme.color(ColorToken::SecondaryText));
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap,
                     m_emptyText);
    if (!hasFocus())
        return;
    painter.setPen(QPen(m_theme.color(ColorToken::Accent), 2)); // there is no cell to show it
    painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    Q_EMIT currentSourceRowChanged(currentSourceRow());
}

void DataTable::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                            const QList<int> &roles)
{
    QTableView::dataChanged(topLeft, bottomRight, roles);
    const int row = currentIndex().row();
    if (currentIndex().isValid() && row >= topLeft.row() && row <= bottomRight.row())
        Q_EMIT currentSourceRowChanged(currentSourceRow());
}

} // namespace Hubwarden
