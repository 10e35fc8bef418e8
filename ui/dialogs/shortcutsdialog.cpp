// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/dialogs/shortcutsdialog.h"

#include "ui/fittingsize.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Line
{
    QString keys;
    QString action;
    QString meaning;
};

QString keysText(const QAction &action)
{
    QStringList keys;
    const auto shortcuts = action.shortcuts();
    for (const QKeySequence &shortcut : shortcuts)
        keys.append(shortcut.toString(QKeySequence::NativeText));
    return keys.join(u", "_s);
}

QList<Line> linesOf(const QList<QAction *> &actions)
{
    QList<Line> lines;
    for (const QAction *action : actions) {
        if (const QString keys = keysText(*action); !keys.isEmpty())
            lines.append({keys, QString(action->text()).remove(u'&'), action->statusTip()});
    }
    // Keys that belong to no action of a menu.
    lines.append({ShortcutsDialog::tr("Esc Esc"), ShortcutsDialog::tr("Stop"),
                  ShortcutsDialog::tr("The same as the action")});
    lines.append({ShortcutsDialog::tr("Space"), ShortcutsDialog::tr("Tick"),
                  ShortcutsDialog::tr("Tick or untick the selected rows of a table")});
    lines.append({QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText),
                  ShortcutsDialog::tr("Copy"), ShortcutsDialog::tr("Copy the selected rows of a table")});
    return lines;
}

//! Air between rows whose texts wrap.
class AiryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 8);
    }
};

QTableWidget *tableOf(const QList<Line> &lines, QWidget *parent)
{
    auto *table = new QTableWidget(static_cast<int>(lines.size()), 3, parent);
    table->setAccessibleName(ShortcutsDialog::tr("Keyboard Shortcuts"));
    table->setHorizontalHeaderLabels(
        {ShortcutsDialog::tr("Keys"), ShortcutsDialog::tr("Action"), ShortcutsDialog::tr("What It Does")});
    for (int row = 0; row < lines.size(); ++row) {
        const Line &line = lines[row];
        int column = 0;
        for (const QString &text : {line.keys, line.action, line.meaning}) {
            auto *item = new QTableWidgetItem(text);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            table->setItem(row, column++, item);
        }
    }
    table->setItemDelegate(new AiryDelegate(table));
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->verticalHeader()->setMinimumSectionSize(30);
    table->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents); // long words wrap
    table->setTabKeyNavigation(false);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->resizeColumnsToContents();
    return table;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(const QList<QAction *> &actions, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard Shortcuts"));
    setAccessibleName(windowTitle());
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 16, 16, 12);
    layout->setSpacing(12);
    layout->addWidget(tableOf(linesOf(actions), this), 1);
    layout->addWidget(buttons);
    resize(fittingSize(*this, {720, 560}));
    setMinimumSize(360, 240);
}

} // namespace Hubwarden
