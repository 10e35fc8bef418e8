// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/help/helppages.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;
class QTextBrowser;

namespace Hubwarden {

class Theme;

//! The help beside the window it is about: contents, search, one page. It reads nothing but its own pages; an address
//! elsewhere goes to the browser, and only when it is pressed.
class HelpWindow final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HelpWindow)

public:
    //! A window of its own in front of the parent's. The theme must outlive it.
    HelpWindow(const Theme &theme, QWidget *parent);

    //! Brings the window to the front with that page; what was searched for is forgotten.
    void showTopic(HelpTopic topic);

private:
    void build();
    void buildShortcuts();
    void placeInFront();
    void showRow(int row);
    void showOnlyPagesWith(const QString &words);
    void showFound();
    void findNext();
    void follow(const QUrl &url);
    void updateLook();
    int nextShownRow(int row) const;

    const Theme &m_theme;
    const QList<HelpPage> m_pages;
    QLineEdit *m_search;
    QListWidget *m_contents;
    QTextBrowser *m_text;
    QLabel *m_status;
};

} // namespace Hubwarden
