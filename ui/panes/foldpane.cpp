// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/foldpane.h"

#include "ui/panes/foldtitle.h"
#include "ui/panes/panefocus.h"

#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <utility>

namespace Hubwarden {

FoldPane::FoldPane(QWidget *parent)
    : QWidget(parent)
    , m_body(new QWidget(this))
    , m_title(new FoldTitle(m_body, this))
    , m_tree(new QTreeWidget(m_body))
{
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(16);
    setMainPart(*this, *m_tree);
    setMinimumWidth(240);
}

void FoldPane::arrange(QWidget *bar, QWidget *search)
{
    auto *inside = new QVBoxLayout(m_body);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(0);
    inside->addWidget(bar);
    if (search) {
        auto *row = new QHBoxLayout;
        row->setContentsMargins(8, 0, 8, 6);
        row->addWidget(search);
        inside->addLayout(row);
    }
    inside->addWidget(m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_body);

    QWidget *last = m_title;
    for (QToolButton *button : bar->findChildren<QToolButton *>())
        setTabOrder(std::exchange(last, button), button);
    if (search)
        setTabOrder(std::exchange(last, search), search);
    setTabOrder(last, m_tree);
}

void FoldPane::announceSoon()
{
    if (std::exchange(m_announcing, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_announcing = false;
            if (takeTicks())
                Q_EMIT chosenChanged();
        },
        Qt::QueuedConnection);
}

} // namespace Hubwarden
