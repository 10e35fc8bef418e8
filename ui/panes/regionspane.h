// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"

#include <QList>
#include <QString>
#include <QWidget>

#include <functional>

class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace Hubwarden {

class FoldTitle;
class Theme;

//! A region as it is offered for choosing.
struct RegionItem
{
    RegionName region;
    QString name;      //!< "Europe (Ireland)"
    QString continent; //!< groups the regions: "Europe"
    bool onByDefault = true;

    bool operator==(const RegionItem &) const = default;
};

//! Chooses regions in a tree by continent.
class RegionsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RegionsPane)

public:
    //! The theme must outlive the pane.
    explicit RegionsPane(const Theme &theme, QWidget *parent = nullptr);

    //! Keeps what is chosen, as far as it is still offered.
    void setRegions(const QList<RegionItem> &regions);
    //! Says nothing by signal: the caller knows.
    void setChosen(const QList<RegionName> &regions);
    //! In the order of the tree.
    QList<RegionName> chosen() const;
    FoldTitle &title() { return *m_title; }

Q_SIGNALS:
    //! The person ticked or unticked something; once for everything that happened in one turn.
    void chosenChanged();

private:
    void buildQuickSets(QWidget *bar);
    void addContinent(const QString &continent, const QList<RegionItem> &regions);
    void choose(const std::function<bool(const RegionItem &)> &wanted);
    void filter(const QString &text);
    void announceSoon();
    void announce();
    void updateTitle();

    const Theme &m_theme;
    QWidget *m_body;
    FoldTitle *m_title;
    QLineEdit *m_search;
    QTreeWidget *m_tree;
    QList<RegionItem> m_regions;
    QList<QTreeWidgetItem *> m_items; //!< beside m_regions
    QList<RegionName> m_announced;
    bool m_announcing = false;
};

} // namespace Hubwarden
