// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/regionspane.h"

#include "ui/delegates/rowdelegate.h"
#include "ui/formats.h"
#include "ui/panes/flowlayout.h"
#include "ui/panes/foldtitle.h"
#include "ui/theme.h"

#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>

#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int ContinentRole = Qt::UserRole;

//! "Europe (Ireland)" below "Europe" is "Ireland": the pane is narrow, and the code must not be cut off.
QString nameWithin(const QString &name, const QString &continent)
{
    const QString start = continent + " ("_L1;
    const bool repeats = name.startsWith(start) && name.endsWith(u')');
    return repeats ? name.sliced(start.size()).chopped(1) : name;
}

} // namespace

RegionsPane::RegionsPane(const Theme &theme, QWidget *parent)
    : FoldPane(parent)
    , m_theme(theme)
    , m_search(new QLineEdit(body()))
{
    m_search->setPlaceholderText(tr("Search regions"));
    m_search->setAccessibleName(tr("Search regions"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &RegionsPane::filter);
    tree()->setAccessibleName(tr("Regions"));
    tree()->setTextElideMode(Qt::ElideMiddle); // the code at the end tells regions apart
    tree()->setItemDelegate(new RowDelegate(m_theme, this));
    connect(tree(), &QTreeWidget::itemChanged, this, &RegionsPane::announceSoon);

    auto *bar = new QWidget(body());
    buildQuickSets(bar);
    arrange(bar, m_search);
    updateTitle();
}

void RegionsPane::buildQuickSets(QWidget *bar)
{
    auto *layout = new FlowLayout(bar);
    layout->setContentsMargins(4, 0, 4, 4);
    layout->setSpacing(0);
    const auto add = [&](const QString &text, const QString &tip, auto wanted) {
        auto *button = new QToolButton(bar);
        button->setText(text);
        button->setToolTip(tip);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        connect(button, &QToolButton::clicked, this, [this, wanted] { choose(wanted); });
        layout->addWidget(button);
    };
    add(tr("On by Default"), tr("Regions that every account has without asking"),
        [](const RegionItem &item) { return item.onByDefault; });
    add(tr("All"), tr("Every region of the list"), [](const RegionItem &) { return true; });
    add(tr("None"), tr("No region"), [](const RegionItem &) { return false; });
}

void RegionsPane::setRegions(const QList<RegionItem> &regions)
{
    if (regions == m_offered)
        return;
    m_offered = regions;
    const QList<RegionName> before = chosen();
    QSet<QString> folded;
    for (int i = 0; i < tree()->topLevelItemCount(); ++i) {
        if (!tree()->topLevelItem(i)->isExpanded())
            folded.insert(tree()->topLevelItem(i)->data(0, ContinentRole).toString());
    }
    {
        const QSignalBlocker quiet(tree());
        tree()->clear();
        m_regions.clear();
        m_items.clear();
        QStringList continents;
        for (const RegionItem &region : regions) {
            if (!continents.contains(region.continent))
                continents.append(region.continent);
        }
        for (const QString &continent : continents)
            addContinent(continent, regions)->setExpanded(!folded.contains(continent));
    }
    setChosen(before);
    filter(m_search->text());
}

QTreeWidgetItem *RegionsPane::addContinent(const QString &continent, const QList<RegionItem> &regions)
{
    auto *group = new QTreeWidgetItem(tree()); // the tree owns it
    for (const RegionItem &region : regions) {
        if (region.continent != continent)
            continue;
        auto *item = new QTreeWidgetItem(group);
        const QString whole = regionText(region.name, region.region);
        item->setText(0, regionText(nameWithin(region.name, continent), region.region));
        item->setData(0, Qt::AccessibleTextRole, whole);
        item->setToolTip(0, region.onByDefault ? whole
                                               : tr("%1: off until the account switches it on").arg(whole));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                       | Qt::ItemNeverHasChildren);
        item->setCheckState(0, Qt::Unchecked);
        m_regions.append(region);
        m_items.append(item);
    }
    //: A continent and how many regions it has
    group->setText(0, tr("%1 (%2)").arg(continent).arg(group->childCount()));
    group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                    | Qt::ItemIsAutoTristate);
    group->setData(0, ContinentRole, continent);
    return group;
}

void RegionsPane::setChosen(const QList<RegionName> &regions)
{
    {
        const QSignalBlocker quiet(tree());
        for (qsizetype i = 0; i < m_items.size(); ++i)
            m_items[i]->setCheckState(0, regions.contains(m_regions[i].region) ? Qt::Checked : Qt::Unchecked);
    }
    tree()->viewport()->update(); // the blocked signals would have done it
    m_announced = chosen();
    updateTitle();
}

QList<RegionName> RegionsPane::chosen() const
{
    QList<RegionName> regions;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        if (m_items[i]->checkState(0) == Qt::Checked)
            regions.append(m_regions[i].region);
    }
    return regions;
}

void RegionsPane::choose(const std::function<bool(const RegionItem &)> &wanted)
{
    for (qsizetype i = 0; i < m_items.size(); ++i)
        m_items[i]->setCheckState(0, wanted(m_regions[i]) ? Qt::Checked : Qt::Unchecked);
}

void RegionsPane::filter(const QString &text)
{
    const QString wanted = text.trimmed();
    for (int i = 0; i < tree()->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = tree()->topLevelItem(i);
        int shown = 0;
        for (int j = 0; j < group->childCount(); ++j) {
            const bool fits = group->child(j)
                                  ->data(0, Qt::AccessibleTextRole)
                                  .toString()
                                  .contains(wanted, Qt::CaseInsensitive);
            group->child(j)->setHidden(!fits);
            shown += fits ? 1 : 0;
        }
        group->setHidden(shown == 0);
    }
}

bool RegionsPane::takeTicks()
{
    updateTitle();
    const QList<RegionName> before = std::exchange(m_announced, chosen());
    return m_announced != before;
}

void RegionsPane::updateTitle()
{
    title().setText(tr("Regions · %1 of %2").arg(countText(chosen().size()), countText(m_items.size())));
}

} // namespace Hubwarden
