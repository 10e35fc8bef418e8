// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/outcomemodel.h"

#include "app/invitations/retryplan.h"
#include "ui/errortext.h"
#include "ui/formats.h"
#include "ui/models/tableroles.h"

#include <algorithm>

namespace Hubwarden {

OutcomeModel::OutcomeModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void OutcomeModel::update(const QList<Outcome> &outcomes)
{
    const int tickedBefore = m_ticked;
    QList<int> changed;
    QList<Row> added;
    for (const Outcome &outcome : outcomes) {
        const Key key{outcome.target, outcome.sender};
        const int row = m_index.value(key, -1);
        if (row >= m_rows.size()) {
            added[row - m_rows.size()].outcome
                = interned(outcome); // twice in one batch: the later one counts
        } else if (row < 0) {
            m_index.insert(key, static_cast<int>(m_rows.size() + added.size()));
            added.append({interned(outcome)});
        } else if (m_rows[row].outcome != outcome) {
            setOutcome(m_rows[row], outcome);
            changed.append(row);
        }
    }
    announceChanged(std::move(changed));
    if (!added.isEmpty()) {
        beginInsertRows({}, static_cast<int>(m_rows.size()),
                        static_cast<int>(m_rows.size() + added.size()) - 1);
        for (Row &row : added) {
            count(row.outcome.word, +1);
            setTicked(row, retryOffer(row.outcome) == RetryOffer::Ticked);
        }
        m_rows.append(added);
        endInsertRows();
    }
    Q_EMIT countsChanged();
    if (m_ticked != tickedBefore)
        Q_EMIT ticksChanged();
}

void OutcomeModel::setOutcome(Row &row, const Outcome &outcome)
{
    count(row.outcome.word, -1);
    count(outcome.word, +1);
    const bool sameWord = row.outcome.word == outcome.word;
    row.outcome = interned(outcome);
    if (!sameWord) // what the person ticked or not was about the old word
        setTicked(row, retryOffer(outcome) == RetryOffer::Ticked);
}

void OutcomeModel::setTicked(Row &row, bool ticked)
{
    m_ticked += static_cast<int>(ticked) - static_cast<int>(row.ticked);
    row.ticked = ticked;
}

//! One signal for each run of neighbours.
void OutcomeModel::announceChanged(QList<int> rows)
{
    std::sort(rows.begin(), rows.end());
    for (qsizetype first = 0; first < rows.size();) {
        qsizetype last = first;
        while (last + 1 < rows.size() && rows[last + 1] - rows[last] <= 1)
            ++last;
        Q_EMIT dataChanged(index(rows[first], Tick), index(rows[last], ColumnCount - 1));
        first = last + 1;
    }
}

void OutcomeModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_index.clear();
    m_texts.clear();
    m_counts = {};
    m_ticked = 0;
    endResetModel();
    Q_EMIT countsChanged();
    Q_EMIT ticksChanged();
}

QString OutcomeModel::shared(const QString &text)
{
    return text.isEmpty() ? text : *m_texts.insert(text);
}

Outcome OutcomeModel::interned(Outcome outcome)
{
    outcome.awsSays = shared(outcome.awsSays);
    outcome.principal = shared(outcome.principal);
    outcome.endpoint = shared(outcome.endpoint);
    if (outcome.error) {
        outcome.error->message = shared(outcome.error->message);
        outcome.error->code = shared(outcome.error->code);
        outcome.error->operation = shared(outcome.error->operation);
    }
    return outcome;
}

void OutcomeModel::count(ResultWord word, int by)
{
    const OutcomeGroup group = outcomeGroup(word);
    if (group != OutcomeGroup::All)
        m_counts[static_cast<std::size_t>(group)] += by;
    m_counts[static_cast<std::size_t>(OutcomeGroup::All)] += by;
}

QList<Outcome> OutcomeModel::outcomes() const
{
    QList<Outcome> all;
    all.reserve(m_rows.size());
    for (const Row &row : m_rows)
        all.append(row.outcome);
    return all;
}

QList<Outcome> OutcomeModel::tickedOutcomes() const
{
    QList<Outcome> ticked;
    for (const Row &row : m_rows) {
        if (row.ticked)
            ticked.append(row.outcome);
    }
    return ticked;
}

bool OutcomeModel::matches(int row, OutcomeGroup group, const QString &text) const
{
    const Outcome &outcome = m_rows[row].outcome;
    if (group != OutcomeGroup::All && outcomeGroup(outcome.word) != group)
        return false;
    const QString wanted = text.trimmed();
    if (wanted.isEmpty())
        return true;
    const QString digits = QString(wanted).remove(u' ').remove(u'-');
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
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int OutcomeModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant OutcomeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const auto column = static_cast<Column>(index.column());
    if (column == Tick) {
        if (role == Qt::CheckStateRole && retryOffer(row.outcome) == RetryOffer::Never)
            return {};
        if (role == Qt::CheckStateRole)
            return QVariant::fromValue(row.ticked ? Qt::Checked : Qt::Unchecked);
        return role == SortRole ? QVariant(row.ticked ? 0 : 1) : QVariant();
    }
    switch (role) {
    case Qt::DisplayRole:
        return display(row.outcome, column);
    case Qt::ToolTipRole:
        return column == AwsSays || column == Meaning || column == Identity
                   ? QVariant(display(row.outcome, column).toHtmlEscaped())
                   : QVariant();
    case Qt::TextAlignmentRole:
        return column == Http || column == Attempts ? QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter)
                                                    : QVariant();
    case SortRole:
        return sortKey(row.outcome, column);
    case CopyRole:
        return plain(row.outcome, column);
    case IconRole:
        return column == Result ? QVariant(static_cast<int>(outcomeIcon(row.outcome.word))) : QVariant();
    case ToneRole:
        return column == Result ? QVariant(static_cast<int>(outcomeTone(row.outcome.word))) : QVariant();
    default:
        return {};
    }
}

bool OutcomeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (index.column() != Tick || role != Qt::CheckStateRole)
        return false;
    Row &row = m_rows[index.row()];
    if (retryOffer(row.outcome) == RetryOffer::Never)
        return false;
    setTicked(row, value.toInt() == Qt::Checked);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole, SortRole});
    Q_EMIT ticksChanged();
    return true;
}

Qt::ItemFlags OutcomeModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags base = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    const bool tickable
        = index.column() == Tick && retryOffer(m_rows[index.row()].outcome) != RetryOffer::Never;
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

//! Equal meanings stand together, what needs a person first: from what the sentence follows from, as making 100,000
//! sentences takes longer than a person should wait for a sorted table.
QString OutcomeModel::meaningKey(const Outcome &outcome)
{
    const auto letter = [](int number) { return QChar(u'A' + number); };
    QString key;
    key += letter(wordRank(outcome.word));
    key += letter(static_cast<int>(outcome.reason));
    if (outcome.error)
        key += letter(static_cast<int>(outcome.error->kind)) + outcome.error->code;
    return key + outcome.awsSays;
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
    if (column == Meaning)
        return meaningKey(outcome);
    return plain(outcome, column);
}

QVariant OutcomeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && (section == Http || section == Attempts))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    const std::array titles{QString(),      tr("Result"),   tr("Sender"),        tr("Account"),
                            tr("Region"),   tr("AWS Says"), tr("What It Means"), tr("Request ID"),
                            tr("Time"),     tr("HTTP"),     tr("Attempts"),      tr("Invitation ID"),
                            tr("Identity"), tr("Endpoint")};
    static_assert(std::tuple_size_v<decltype(titles)> == ColumnCount);
    if (role == Qt::DisplayRole)
        return titles[static_cast<std::size_t>(section)];
    if (role == Qt::AccessibleTextRole && section == Tick)
        return tr("Send Again");
    return {};
}

} // namespace Hubwarden
