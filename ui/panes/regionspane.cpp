// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/regionspane.h"

#include "ui/delegates/rowdelegate.h"
#include "ui/formats.h"
#include "ui/panes/flowlayout.h"
#include "ui/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

RegionsPane::RegionsPane(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_title(new QLabel(this))
    , m_search(new QLineEdit(this))
    , m_tree(new QTreeWidget(this))
{
    QFont bold = m_title->font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_title->setContentsMargins(12, 8, 8, 4);
    m_search->setPlaceholderText(tr("Search regions"));
    m_search->setAccessibleName(tr("Search regions"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &RegionsPane::filter);
    m_tree->setAccessibleName(tr("Regions"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(16);
    m_tree->setItemDelegate(new RowDelegate(m_theme, this));
    connect(m_tree, &QTreeWidget::itemChanged, this, &RegionsPane::announceSoon);

    auto *bar = new QWidget(this);
    buildQuickSets(bar);
    auto *search = new QHBoxLayout;
    search->setContentsMargins(8, 0, 8, 6);
    search->addWidget(m_search);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(bar);
    layout->addLayout(search);
    layout->addWidget(m_tree);
    setMinimumWidth(240);
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
    const QList<RegionName> before = chosen();
    {
        const QSignalBlocker quiet(m_tree);
        m_tree->clear();
        m_regions.clear();
        m_items.clear();
        QStringList continents;
        for (const RegionItem &region : regions) {
            if (!continents.contains(region.continent))
                continents.append(region.continent);
        }
        for (const QString &continent : continents)
            addContinent(continent, regions);
    }
    setChosen(before);
    filter(m_search->text());
}

void RegionsPane::addContinent(const QString &continent, const QList<RegionItem> &regions)
{
    auto *group = new QTreeWidgetItem(m_tree); // the tree owns it
    for (const RegionItem &region : regions) {
        if (region.continent != continent)
            continue;
        auto *item = new QTreeWidgetItem(group);
        item->setText(0, regionText(region.name, region.region));
        item->setToolTip(0, region.onByDefault
                                ? item->text(0)
                                : tr("%1: off until the account switches it on").arg(item->text(0)));
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
    group->setExpanded(true);
}

void RegionsPane::setChosen(const QList<RegionName> &regions)
{
    {
        const QSignalBlocker quiet(m_tree);
        for (qsizetype i = 0; i < m_items.size(); ++i)
            m_items[i]->setCheckState(0, regions.contains(m_regions[i].region) ? Qt::Checked : Qt::Unchecked);
    }
    m_tree->viewport()->update(); // the blocked signals would have done it
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
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_tree->topLevelItem(i);
        int shown = 0;
        for (int j = 0; j < group->childCount(); ++j) {
            const bool fits = group->child(j)->text(0).contains(wanted, Qt::CaseInsensitive);
            group->child(j)->setHidden(!fits);
            shown += fits ? 1 : 0;
        }
        group->setHidden(shown == 0);
    }
}

void RegionsPane::announceSoon()
{
    if (m_announcing)
        return;
    m_announcing = true;
    QMetaObject::invokeMethod(this, &RegionsPane::announce, Qt::QueuedConnection);
}

void RegionsPane::announce()
{
    m_announcing = false;
    updateTitle();
    const QList<RegionName> now = chosen();
    if (now == m_announced)
        return;
    m_announced = now;
    Q_EMIT chosenChanged();
}

void RegionsPane::updateTitle()
{
    m_title->setText(tr("Regions · %1 of %2").arg(countText(chosen().size()), countText(m_items.size())));
}

} // namespace Hubwarden
