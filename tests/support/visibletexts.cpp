// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/visibletexts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QTabWidget>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

class Collector
{
public:
    void take(const QWidget &widget)
    {
        m_at = QString::fromLatin1(widget.metaObject()->className());
        add("window title", widget.windowTitle());
        add("tool tip", widget.toolTip());
        add("status tip", widget.statusTip());
        add("accessible name", widget.accessibleName());
        add("accessible description", widget.accessibleDescription());
        for (const QAction *action : widget.actions()) {
            add("action", action->text());
            add("action's tool tip", action->toolTip());
            add("action's status tip", action->statusTip());
        }
        takeWords(widget);
        takeFields(widget);
        const auto *view = qobject_cast<const QAbstractItemView *>(&widget);
        // A header shows the model of its table.
        if (view && view->model() && !qobject_cast<const QHeaderView *>(view))
            takeItems(*view->model(), {});
    }

    QMultiMap<QString, QString> texts;

private:
    void add(const char *what, const QString &text)
    {
        if (!text.isEmpty())
            texts.insert(m_at + u", "_s + QLatin1StringView(what), text);
    }

    void takeWords(const QWidget &widget)
    {
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            add("label", label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            add("button", button->text());
        if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
            add("group", group->title());
        if (const auto *menu = qobject_cast<const QMenu *>(&widget))
            add("menu", menu->title());
        if (const auto *bar = qobject_cast<const QProgressBar *>(&widget); bar && bar->isTextVisible())
            add("progress", bar->text());
        if (const auto *tabs = qobject_cast<const QTabWidget *>(&widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                add("tab", tabs->tabText(i));
                add("tab's tool tip", tabs->tabToolTip(i));
            }
        }
    }

    void takeFields(const QWidget &widget)
    {
        if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
            add("placeholder", field->placeholderText());
        if (const auto *editor = qobject_cast<const QPlainTextEdit *>(&widget)) {
            add("placeholder", editor->placeholderText());
            if (editor->isReadOnly())
                add("text", editor->toPlainText());
        }
        if (const auto *combo = qobject_cast<const QComboBox *>(&widget)) {
            for (int i = 0; i < combo->count(); ++i)
                add("choice", combo->itemText(i));
        }
    }

    void takeItems(const QAbstractItemModel &model, const QModelIndex &parent)
    {
        for (int column = 0; column < model.columnCount(parent); ++column) {
            add("header", model.headerData(column, Qt::Horizontal).toString());
            add("header's tool tip", model.headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        }
        for (int row = 0; row < model.rowCount(parent); ++row) {
            for (int column = 0; column < model.columnCount(parent); ++column)
                takeItem(model.index(row, column, parent));
            takeItems(model, model.index(row, 0, parent));
        }
    }

    void takeItem(const QModelIndex &index)
    {
        add("cell", index.data().toString());
        add("cell's tool tip", index.data(Qt::ToolTipRole).toString());
        add("cell, spoken", index.data(Qt::AccessibleTextRole).toString());
        add("cell, described", index.data(Qt::AccessibleDescriptionRole).toString());
    }

    QString m_at;
};

} // namespace

QMultiMap<QString, QString> visibleTexts(const QWidget &widget)
{
    Collector collector;
    collector.take(widget);
    for (const QWidget *part : widget.findChildren<QWidget *>())
        collector.take(*part);
    return collector.texts;
}

} // namespace Hubwarden
