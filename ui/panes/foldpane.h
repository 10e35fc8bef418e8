// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QTreeWidget;

namespace Hubwarden {

class FoldTitle;

//! A tree of things to tick, with buttons above it, below a title that folds it away.
class FoldPane : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldPane)

public:
    FoldTitle &title() { return *m_title; }

Q_SIGNALS:
    //! The person ticked or unticked something; once for everything that happened in one turn.
    void chosenChanged();

protected:
    explicit FoldPane(QWidget *parent);

    //! The buttons of `bar`, `search` if there is one, and the tree, from top to bottom; all are children of body().
    void arrange(QWidget *bar, QWidget *search);
    QWidget *body() { return m_body; }
    QTreeWidget *tree() const { return m_tree; }
    //! Asks takeTicks() once, when the present turn is over.
    void announceSoon();
    //! True if what is ticked differs from what was announced last.
    virtual bool takeTicks() = 0;

private:
    QWidget *m_body;
    FoldTitle *m_title;
    QTreeWidget *m_tree;
    bool m_announcing = false;
};

} // namespace Hubwarden
