// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/outcomemodel.h"

#include "app/invitations/retryplan.h"
#include "ui/errortext.h"
#include "ui/formats.h"
#include "ui/models/causes.h"
#include "ui/models/rowlists.h"
#include "ui/models/tableroles.h"

#include <QHash>

namespace Hubwarden {

OutcomeModel::OutcomeModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void OutcomeModel::update(const QList<Outcome> &outcomes)
{
    const int tickedBefore = m_ticked;
    QList<int> changed;
    QList<Outcome> added;
    QHash<Key, qsizetype> addedAt;
    for (const Outcome &outcome : outcomes) {
        const Key key{outcome.target, outcome.sender};
        const int row = m_rows.rowOf(key);
        if (row >= 0) {
            if (change(row, outcome))
                changed.append(row);
        } else if (const auto twice = addedAt.constFind(key); twice != addedAt.cend()) {
            added[*twice] = outcome; // twice in one batch: the later one counts
        } else {
            addedAt.insert(key, added.size());
            added.append(outcome);
        }
    }
    forEachRun(std::move(changed), [this](int first, int last) {
        Q_EMIT dataChanged(index(first, Tick), index(last, ColumnCount - 1));
    });
    append(added);
    Q_EMIT countsChanged();
    if (m_ticked != tickedBefore)
        Q_EMIT ticksChanged();
}

void OutcomeModel::append(const QList<Outcome> &outcomes)
{
    if (outcomes.isEmpty())
        return;
    int row = m_rows.size();
    beginInsertRows({}, row, row + static_cast<int>(outcomes.size()) - 1);
    m_rows.append(outcomes);
    for (const Outcome &outcome : outcomes) {
        count(outcome, +1);
        setTicked(row++, retryOffer(outcome) == RetryOffer::Ticked);
    }
    endInsertRows();
}

bool OutcomeModel::change(int row, const Outcome &outcome)
{
    const Outcome before = m_rows.at(row);
    if (before == outcome)
        return false;
    count(before, -1);
    count(outcome, +1);
    m_rows.replace(row, outcome);
    if (before.word != outcome.word) // what the person ticked or not was about the old word
        setTicked(row, retryOffer(outcome) == RetryOffer::Ticked);
    return true;
}

void OutcomeModel::setTicked(int row, bool ticked)
{
    m_ticked += static_cast<int>(ticked) - static_cast<int>(m_rows.isTicked(row));
    m_rows.setTicked(row, ticked);
}

void OutcomeModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_counts = {};
    m_causes = 0;
    m_ticked = 0;
    endResetModel();
    Q_EMIT countsChanged();
    Q_EMIT ticksChanged();
}

void OutcomeModel::count(const Outcome &outcome, int by)
{
    const OutcomeGroup group = outcomeGroup(outcome.word);
    if (group != OutcomeGroup::All)
        m_counts[static_cast<std::size_t>(group)] += by;
    m_counts[static_cast<std::size_t>(OutcomeGroup::All)] += by;
    m_causes += hasCause(outcome) ? by : 0;
}

QList<Outcome> OutcomeModel::tickedOutcomes() const
{
    QList<Outcome> ticked;
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.isTicked(row))
            ticked.append(m_rows.at(row));
    }
    return ticked;
}

bool OutcomeModel::matches(int row, OutcomeGroup group, const QString &text) const
{
    if (group != OutcomeGroup::All && outcomeGroup(m_rows.word(row)) != group)
        return false;
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return true;
    const Outcome outcome = m_rows.at(row);
    const QString digits = withoutGroups(wanted);
    for (const Column column : {Sender, Account}) {
        if (!digits.isEmpty() && plain(outcome, column).contains(digits))
            return true;
    }
    for (const Column column :
         {Result, Region, AwsSays, Meaning, RequestId, InvitationId, Identity, Endpoint}) {
        if (plain(outcome, column).contains(wanted, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

int OutcomeModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows.size();
}

int OutcomeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OutcomeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Outcome outcome = m_rows.at(index.row());
    const auto column = static_cast<Column>(index.column());
    if (column == Tick) {
        const bool ticked = m_rows.isTicked(index.row());
        if (role == Qt::CheckStateRole && retryOffer(outcome) == RetryOffer::Never)
            return {};
        if (role == Qt::AccessibleTextRole)
            return tickText(data(index, Qt::CheckStateRole), display(outcome, Sender));
        if (role == Qt::CheckStateRole)
            return QVariant::fromValue(ticked ? Qt::Checked : Qt::Unchecked);
        return role == SortRole ? QVariant(ticked ? 0 : 1) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return display(outcome, column);
    case Qt::ToolTipRole:
        return column == AwsSays || column == Meaning || column == Identity
                   ? QVariant(display(outcome, column).toHtmlEscaped())
                   : QVariant();
    case Qt::TextAlignmentRole:
        return column == Http || column == Attempts ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                                    : QVariant();
    case SortRole:
        return column == Meaning ? m_rows.meaningKey(index.row(), wordRank(outcome.word))
                                 : sortKey(outcome, column);
    case CopyRole:
        return plain(outcome, column);
    case ExportRole:
        return exported(outcome, column);
    case IconRole:
        return column == Result ? QVariant(static_cast<int>(outcomeIcon(outcome.word))) : QVariant();
    case ToneRole:
        return column == Result ? QVariant(static_cast<int>(outcomeTone(outcome.word))) : QVariant();
    default:
        return {};
    }
}

bool OutcomeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (index.column() != Tick || role != Qt::CheckStateRole)
        return false;
    if (retryOffer(m_rows.at(index.row())) == RetryOffer::Never)
        return false;
    setTicked(index.row(), value.toInt() == Qt::Checked);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole, SortRole});
    Q_EMIT ticksChanged();
    return true;
}

Qt::ItemFlags OutcomeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags base = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    const bool tickable = index.column() == Tick && retryOffer(m_rows.at(index.row())) != RetryOffer::Never;
    return tickable ? base | Qt::ItemIsUserCheckable : base;
}

QString OutcomeModel::display(const Outcome &outcome, Column column) const
{
    if (column == Sender)
        return accountText(outcome.sender);
    if (column == Account)
        return accountText(outcome.target.account);
    return plain(outcome, column);
}

//! Files are read in other zones and languages.
QString OutcomeModel::exported(const Outcome &outcome, Column column) const
{
    if (column == Time)
        return exportTime(outcome.time);
    return column == Result ? resultName(outcome.word) : plain(outcome, column);
}

QString OutcomeModel::plain(const Outcome &outcome, Column column) const
{
    switch (column) {
    case Tick:
    case ColumnCount:
        return {};
    case Result:
        return resultText(outcome.word);
    case Sender:
        return outcome.sender.toString();
    case Account:
        return outcome.target.account.toString();
    case Region:
        return outcome.target.region.toString();
    case AwsSays:
        return outcome.awsSays;
    case Meaning:
        return outcomeText(outcome).meaning;
    case RequestId:
        return outcome.requestId;
    case Time:
        return timeText(outcome.time);
    case Http:
        return outcome.httpStatus == 0 ? QString() : QString::number(outcome.httpStatus);
    case Attempts:
        return outcome.attempts == 0 ? QString() : QString::number(outcome.attempts);
    case InvitationId:
        return outcome.invitationId;
    case Identity:
        return outcome.principal;
    case Endpoint:
        return outcome.endpoint;
    }
    Q_UNREACHABLE();
}

QVariant OutcomeModel::sortKey(const Outcome &outcome, Column column) const
{
    if (column == Result)
        return wordRank(outcome.word);
    if (column == Sender)
        return outcome.sender.number();
    if (column == Account)
        return outcome.target.account.number();
    if (column == Time)
        return outcome.time;
    if (column == Http)
        return outcome.httpStatus;
    if (column == Attempts)
        return outcome.attempts;
    return plain(outcome, column);
}

QVariant OutcomeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Http || section == Attempts))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (section == Tick)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Send Again")) : QVariant();
    constexpr std::array titles{
        QT_TR_NOOP("Result"),     QT_TR_NOOP("Sender"),        QT_TR_NOOP("Account"),
        QT_TR_NOOP("Region"),     QT_TR_NOOP("AWS Says"),      QT_TR_NOOP("What It Means"),
        QT_TR_NOOP("Request ID"), QT_TR_NOOP("Time"),          QT_TR_NOOP("HTTP"),
        QT_TR_NOOP("Attempts"),   QT_TR_NOOP("Invitation ID"), QT_TR_NOOP("Identity"),
        QT_TR_NOOP("Endpoint")};
    static_assert(titles.size() == ColumnCount - 1);
    const char *title = titles[static_cast<std::size_t>(section - 1)];
    if (role == ExportRole)
        return QString::fromLatin1(title);
    return role == Qt::DisplayRole ? QVariant(tr(title)) : QVariant();
}

} // namespace Hubwarden
