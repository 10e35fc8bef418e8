// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"
#include "ui/panes/foldpane.h"

#include <QList>
#include <QString>
#include <functional>

class QLineEdit;
class QTreeWidgetItem;

namespace Hubwarden {

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
class RegionsPane final : public FoldPane
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RegionsPane)

public:
    //! The theme must outlive the pane.
    explicit RegionsPane(const Theme &theme, QWidget *parent = nullptr);

    //! Keeps what is chosen and folded, as far as it is still offered.
    void setRegions(const QList<RegionItem> &regions);
    //! Says nothing by signal: the caller knows.
    void setChosen(const QList<RegionName> &regions);
    //! In the order of the tree.
    QList<RegionName> chosen() const;

private:
    bool takeTicks() override;
    void buildQuickSets(QWidget *bar);
    QTreeWidgetItem *addContinent(const QString &continent, const QList<RegionItem> &regions);
    void choose(const std::function<bool(const RegionItem &)> &wanted);
    void filter(const QString &text);
    void updateTitle();

    const Theme &m_theme;
    QLineEdit *m_search;
    QList<RegionItem> m_offered;
    QList<RegionItem> m_regions;      //!< in the order of the tree
    QList<QTreeWidgetItem *> m_items; //!< beside m_regions
    QList<RegionName> m_announced;
};

} // namespace Hubwarden
