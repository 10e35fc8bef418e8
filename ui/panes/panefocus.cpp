// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/panefocus.h"

#include <QApplication>
#include <QVariant>
#include <QWidget>

namespace Hubwarden {

namespace {

constexpr const char *mainPartProperty = "hubwardenMainPart";

} // namespace

void setMainPart(QWidget &pane, QWidget &part)
{
    pane.setProperty(mainPartProperty, QVariant::fromValue(&part));
}

void focusPane(QWidget &pane)
{
    if (auto *main = pane.property(mainPartProperty).value<QWidget *>(); main && main->isVisible())
        return main->setFocus(Qt::ShortcutFocusReason);
    for (QWidget *child = pane.nextInFocusChain(); child != &pane; child = child->nextInFocusChain()) {
        if (pane.isAncestorOf(child) && child->isVisible() && (child->focusPolicy() & Qt::TabFocus))
            return child->setFocus(Qt::ShortcutFocusReason);
    }
}

void focusNextPane(const QList<QWidget *> &panes, int direction)
{
    QList<QWidget *> visible;
    for (QWidget *pane : panes) {
        if (pane->isVisible())
            visible.append(pane);
    }
    if (visible.isEmpty())
        return;
    qsizetype current = -1;
    for (qsizetype i = 0; i < visible.size(); ++i) {
        if (visible.at(i)->isAncestorOf(QApplication::focusWidget()))
            current = i;
    }
    const qsizetype count = visible.size();
    const qsizetype next = current < 0 && direction < 0 ? count - 1 : (current + direction + count) % count;
    focusPane(*visible.at(next));
}

} // namespace Hubwarden
