// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderidsresult.h"

#include "ui/formats.h"
#include "ui/pages/senderideditor.h"
#include "ui/pages/senderidsreason.h"
#include "ui/panes/plainlabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

using Reason = SenderIds::Reason;

constexpr int mostEntries = 200; //!< in a group of the tree; the rest is reached through the group itself
constexpr std::array ignoredReasons{
    Reason::TooShort, Reason::TooLong,        Reason::DigitsLost, Reason::UnclearGroups, Reason::MixedText,
    Reason::AllZeros, Reason::NoAccountInArn, Reason::NoCell,     Reason::Duplicate,     Reason::NoDigits,
};

enum Role { OffsetRole = Qt::UserRole, LengthRole, AccountRole, ReasonRole, NextRole };

} // namespace

SenderIdsResult::SenderIdsResult(SenderIdEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
{
    setObjectName(u"senderIdsResult"_s);
    setAccessibleName(tr("Senders found in the text"));
    buildWidgets();
    connect(&m_editor, &SenderIdEditor::senderIdsChanged, this, &SenderIdsResult::showReading);
    connect(&m_editor, &SenderIdEditor::takingIn, this,
            [this](int percent) { m_summary->setText(tr("Taking in the text: %1 %").arg(percent)); });
    connect(m_useRepaired, &QCheckBox::toggled, this, [this](bool on) {
        m_ticks.repaired = on;
        updateSenders();
    });
    connect(m_column, &QComboBox::activated, this, [this](int index) {
        const QVariant column = m_column->itemData(index);
        m_editor.setSenderColumn(column.isValid() ? std::optional(column.toInt()) : std::nullopt);
    });
    connect(m_tree, &QTreeWidget::itemChanged, this, &SenderIdsResult::takeTick);
    connect(m_tree, &QTreeWidget::itemClicked, this, &SenderIdsResult::showPlace);
    connect(m_tree, &QTreeWidget::itemActivated, this, &SenderIdsResult::showPlace);
    showReading();
}

void SenderIdsResult::buildWidgets()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);

    m_summary = new QLabel(this);
    m_summary->setObjectName(u"senderSummary"_s);
    m_summary->setWordWrap(true); // its line must not take the room of the editor
    makeHeavier(*m_summary);
    m_notice = new QLabel(this);
    m_notice->setObjectName(u"senderNotice"_s);
    m_notice->setWordWrap(true);

    m_column = new QComboBox(this);
    m_column->setObjectName(u"senderColumn"_s);
    m_column->setAccessibleName(tr("Sender column"));
    m_column->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_columnLabel = new QLabel(tr("Sender &column:"), this);
    m_columnLabel->setBuddy(m_column);
    auto *columnRow = new QHBoxLayout;
    columnRow->setSpacing(8);
    columnRow->addWidget(m_columnLabel);
    columnRow->addWidget(m_column, 1);

    m_setAsideNote
        = new QLabel(tr("Some IDs are set aside: these are yours; AWS wants the sender's ID. Tick the ones "
                        "to use anyway."),
                     this);
    m_setAsideNote->setObjectName(u"setAsideNote"_s);
    m_setAsideNote->setWordWrap(true);

    m_useRepaired = new QCheckBox(this);
    m_useRepaired->setObjectName(u"useRepaired"_s);

    buildTree();

    layout->addWidget(m_summary);
    layout->addWidget(m_notice);
    layout->addLayout(columnRow);
    layout->addWidget(m_useRepaired);
    layout->addWidget(m_setAsideNote);
    layout->addWidget(m_tree, 1);
}

void SenderIdsResult::buildTree()
{
    m_tree = new QTreeWidget(this);
    m_tree->setObjectName(u"senderTree"_s);
    m_tree->setAccessibleName(tr("Senders and ignored text"));
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setTabKeyNavigation(false);
}

void SenderIdsResult::showReading()
{
    dropStaleTicks();
    showNotice();
    showColumns();
    showChoices();
    fillTree();
    updateSenders();
}

void SenderIdsResult::showNotice()
{
    const SenderIds &ids = m_editor.senderIds();
    QString sentence;
    switch (ids.fallback) {
    case SenderIds::Fallback::None:
        if (ids.format == SenderIds::Format::Table && !ids.column)
            sentence = tr("Several columns hold account IDs. Choose the one with the senders.");
        break;
    case SenderIds::Fallback::BrokenJson:
        sentence = tr("This looks like JSON, but is not whole at character %L1. It was read as plain text.")
                       .arg(ids.faultOffset + 1);
        break;
    case SenderIds::Fallback::UnknownJson:
        sentence
            = tr("This JSON has no list of senders that Hubwarden knows. It was read as plain text: check "
                 "that the IDs are senders.");
        break;
    case SenderIds::Fallback::UnclosedQuote:
        sentence
            = tr("This looks like a table, but the quote at character %L1 does not close. It was read as "
                 "plain text.")
                  .arg(ids.faultOffset + 1);
        break;
    }
    m_notice->setText(sentence);
    m_notice->setVisible(!sentence.isEmpty());
}

void SenderIdsResult::showColumns()
{
    const SenderIds &ids = m_editor.senderIds();
    const QSignalBlocker blocker(m_column);
    m_column->clear();
    m_column->addItem(tr("Choose…"));
    for (const SenderIds::Column &column : ids.columns) {
        const QString name
            = column.header.length > 0 ? excerpt(column.header) : tr("Column %1").arg(column.index + 1);
        //: %1 is the name of a table's column, %2 the first account ID in it
        m_column->addItem(tr("%1 (%2 …)").arg(name, excerpt(column.sample)), column.index);
        if (ids.column == column.index)
            m_column->setCurrentIndex(m_column->count() - 1);
    }
    const bool isChoice = ids.columns.size() > 1;
    m_column->setVisible(isChoice);
    m_columnLabel->setVisible(isChoice);
}

void SenderIdsResult::showChoices()
{
    const qsizetype count = m_editor.senderIds().repaired.size();
    m_useRepaired->setText(tr("Use repaired IDs (%L1): a leading zero was lost").arg(count));
    m_useRepaired->setVisible(count > 0);
    m_setAsideNote->setVisible(!m_editor.senderIds().setAside.isEmpty());
}

void SenderIdsResult::fillTree()
{
    const SenderIds &ids = m_editor.senderIds();
    const QSignalBlocker blocker(m_tree);
    QSet<int> expanded;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        if (m_tree->topLevelItem(i)->isExpanded())
            expanded.insert(i);
    }
    const bool isFirst = m_tree->topLevelItemCount() == 0;
    m_tree->clear();
    const auto addGroup = [this](const QString &text) {
        auto *group = new QTreeWidgetItem(m_tree, {text});
        group->setFont(0, m_summary->font());
        return group;
    };
    addEntries(addGroup(tr("Usable (%L1)").arg(ids.usable.size())), ids.usable);
    addEntries(addGroup(tr("Repaired (%L1)").arg(ids.repaired.size())), ids.repaired);
    addGroup(tr("Set aside (%L1)").arg(ids.setAside.size()));
    fillSetAside();
    addGroup(tr("Ignored (%L1)").arg(ids.ignored.size()));
    fillIgnored();
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        m_tree->topLevelItem(i)->setExpanded(isFirst ? i > 0 : expanded.contains(i));
}

template<typename Entries>
void SenderIdsResult::addEntries(QTreeWidgetItem *group, const Entries &entries)
{
    for (qsizetype i = 0; i < std::min<qsizetype>(entries.size(), mostEntries); ++i)
        addEntry(group, entries[i].place, accountText(entries[i].id));
    addRest(group, mostEntries, entries.size());
}

void SenderIdsResult::fillSetAside()
{
    QTreeWidgetItem *group = m_tree->topLevelItem(2);
    const QList<SenderIds::SetAside> &entries = m_editor.senderIds().setAside;
    // All of them, because each has its own tick; there are no more than the person has accounts.
    for (const SenderIds::SetAside &entry : entries) {
        const QString text = entry.zeroRestored ? tr("%1 – yours, leading zero restored") : tr("%1 – yours");
        QTreeWidgetItem *item = addEntry(group, entry.place, text.arg(accountText(entry.id)));
        item->setData(0, AccountRole, entry.id.number());
        item->setCheckState(0, m_ticks.setAside.contains(entry.id) ? Qt::Checked : Qt::Unchecked);
    }
}

void SenderIdsResult::fillIgnored()
{
    struct Found
    {
        qsizetype count = 0;
        QList<TextSpan> first;
    };
    std::array<Found, ignoredReasons.size() + 1> found; // one pass: there may be a million entries
    for (const SenderIds::Ignored &entry : m_editor.senderIds().ignored) {
        Found &f = found[static_cast<size_t>(entry.reason)];
        if (f.count++ < mostEntries)
            f.first.append(entry.place);
    }
    for (const Reason reason : ignoredReasons) {
        const Found &f = found[static_cast<size_t>(reason)];
        if (f.count == 0)
            continue;
        //: %1 is the reason why text is ignored, %2 how often
        auto *group = new QTreeWidgetItem(m_tree->topLevelItem(3),
                                          {tr("%1 (%L2)").arg(senderReasonText(reason)).arg(f.count)});
        group->setData(0, ReasonRole, static_cast<int>(reason));
        for (const TextSpan place : f.first)
            addEntry(group, place, excerpt(place));
        addRest(group, mostEntries, f.count);
    }
}

QTreeWidgetItem *SenderIdsResult::addEntry(QTreeWidgetItem *group, TextSpan place, const QString &text)
{
    auto *item = new QTreeWidgetItem(group, {text});
    item->setData(0, OffsetRole, place.offset);
    item->setData(0, LengthRole, place.length);
    return item;
}

void SenderIdsResult::addRest(QTreeWidgetItem *group, qsizetype shown, qsizetype all)
{
    if (all <= shown)
        return;
    auto *item = new QTreeWidgetItem(group, {tr("… and %L1 more").arg(all - shown)});
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemNeverHasChildren);
}

QString SenderIdsResult::excerpt(TextSpan place) const
{
    return excerptText(QStringView(m_editor.readText()).sliced(place.offset, place.length));
}

void SenderIdsResult::takeTick(QTreeWidgetItem *item)
{
    const QVariant number = item->data(0, AccountRole);
    const auto id = number.isValid() ? AccountId::fromNumber(number.toULongLong()) : std::nullopt;
    if (!id)
        return;
    if (item->checkState(0) == Qt::Checked)
        m_ticks.setAside.insert(*id);
    else
        m_ticks.setAside.remove(*id);
    updateSenders();
}

void SenderIdsResult::showPlace(QTreeWidgetItem *item)
{
    const QVariant offset = item->data(0, OffsetRole);
    if (offset.isValid())
        m_editor.selectPlace({offset.toInt(), item->data(0, LengthRole).toInt()});
    else if (item->data(0, ReasonRole).isValid())
        showNextOf(item);
}

//! Goes through all entries of a reason, also through those that have no line of their own.
void SenderIdsResult::showNextOf(QTreeWidgetItem *group)
{
    const QList<SenderIds::Ignored> &entries = m_editor.senderIds().ignored;
    const auto reason = static_cast<Reason>(group->data(0, ReasonRole).toInt());
    const qsizetype from = group->data(0, NextRole).toLongLong();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const qsizetype at = (from + i) % entries.size();
        if (entries[at].reason != reason)
            continue;
        const QSignalBlocker blocker(m_tree);
        group->setData(0, NextRole, at + 1);
        m_editor.selectPlace(entries[at].place);
        return;
    }
}

//! A tick stands for what was seen: it does not carry over to IDs that came later.
void SenderIdsResult::dropStaleTicks()
{
    const SenderIds &ids = m_editor.senderIds();
    QSet<AccountId> present;
    for (const SenderIds::SetAside &entry : ids.setAside)
        present.insert(entry.id);
    m_ticks.setAside.intersect(present);

    auto seen = m_seenRepaired.cbegin();
    const auto wasSeen = [this, &seen](const SenderIds::Sender &sender) {
        seen = std::find_if(seen, m_seenRepaired.cend(),
                            [&sender](const auto &s) { return s.id == sender.id; });
        return seen != m_seenRepaired.cend();
    };
    if (ids.repaired.isEmpty() || !std::all_of(ids.repaired.begin(), ids.repaired.end(), wasSeen))
        m_ticks.repaired = false;
    m_seenRepaired = ids.repaired;
    const QSignalBlocker blocker(m_useRepaired);
    m_useRepaired->setChecked(m_ticks.repaired);
}

void SenderIdsResult::updateSenders()
{
    QList<AccountId> senders = sendersToUse(m_editor.senderIds(), m_ticks);
    m_summary->setText(tr("Senders to use: %L1").arg(senders.size()));
    if (senders == m_senders)
        return;
    m_senders = std::move(senders);
    Q_EMIT sendersChanged(m_senders);
}

} // namespace Hubwarden
