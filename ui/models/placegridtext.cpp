// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/coveragetext.h"
#include "ui/formats.h"
#include "ui/models/placegridmodel.h"
#include "ui/models/tableroles.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! Tool tips take a text that looks like HTML for HTML.
QString asTip(const QStringList &lines)
{
    QStringList safe;
    for (const QString &line : lines) {
        if (!line.isEmpty())
            safe.append(line.toHtmlEscaped());
    }
    return u"<p>"_s + safe.join("</p><p>"_L1) + u"</p>"_s;
}

//! "2 open, unknown senders; 1 declined earlier"
QString countsText(const FoundModel::Counts &counts)
{
    const QList<QPair<FoundGroup, QString>> words{
        {FoundGroup::Unknown, PlaceGridModel::tr("%1 open, unknown senders")},
        {FoundGroup::Administrator, PlaceGridModel::tr("%1 from your administrator")},
        {FoundGroup::Ours, PlaceGridModel::tr("%1 from your own accounts")},
        {FoundGroup::DeclinedEarlier, PlaceGridModel::tr("%1 declined earlier")}};
    QStringList parts;
    for (const auto &[group, text] : words) {
        if (const int count = counts[static_cast<std::size_t>(group)]; count > 0)
            parts.append(text.arg(countText(count)));
    }
    return parts.isEmpty() ? PlaceGridModel::tr("no invitations") : parts.join(u"; "_s);
}

QString capital(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

ErrorText listText(const FoundModel::Counts &counts)
{
    const bool none = countsText(counts) == countsText({});
    return {capital(countsText(counts)),
            PlaceGridModel::tr("The whole list of this account and region is at hand."),
            {},
            none ? PlaceGridModel::tr("Nothing.")
                 : PlaceGridModel::tr("Press Enter to see them in the List, where they can be ticked."),
            {}};
}

//! Of the states that have no text of their own elsewhere.
ErrorText stateText(PlaceWord word)
{
    if (word == PlaceWord::Looking)
        return {placeWordText(word, 0),
                PlaceGridModel::tr("The invitations of this account and region are being listed."),
                {},
                PlaceGridModel::tr("Wait a moment."),
                {}};
    if (word == PlaceWord::OtherPartition)
        return {PlaceGridModel::tr("No such place"),
                PlaceGridModel::tr("Account and region belong to different AWS partitions."),
                {},
                PlaceGridModel::tr("Nothing."),
                {}};
    if (word == PlaceWord::Waiting)
        return {placeWordText(word, 0),
                PlaceGridModel::tr("Nobody has confirmed yet whose account this is, so nothing was asked."),
                PlaceGridModel::tr("You"),
                PlaceGridModel::tr("Press Find Invitations and confirm the account."),
                {}};
    return {placeWordText(word, 0),
            PlaceGridModel::tr("Whether there are invitations here is not known yet."),
            {},
            PlaceGridModel::tr("Press Find Invitations."),
            {}};
}

} // namespace

QString placeWordText(PlaceWord word, int open)
{
    switch (word) {
    case PlaceWord::None:
        //: No invitation in this account and region
        return PlaceGridModel::tr("None");
    case PlaceWord::Open:
        return PlaceGridModel::tr("%1 open").arg(countText(open));
    case PlaceWord::Administrator:
        return groupText(FoundGroup::Administrator);
    case PlaceWord::Ours:
        return groupText(FoundGroup::Ours);
    case PlaceWord::DeclinedEarlier:
        return groupText(FoundGroup::DeclinedEarlier);
    case PlaceWord::HubOff:
        return PlaceGridModel::tr("Security Hub off");
    case PlaceWord::RegionOff:
        return PlaceGridModel::tr("Region off");
    case PlaceWord::NotAllowed:
        return PlaceGridModel::tr("Not allowed");
    case PlaceWord::CouldNotTell:
        return PlaceGridModel::tr("Could not tell");
    case PlaceWord::Looking:
        return PlaceGridModel::tr("Looking");
    case PlaceWord::Waiting:
        return PlaceGridModel::tr("Waiting");
    case PlaceWord::Failed:
        return PlaceGridModel::tr("Failed");
    case PlaceWord::NotLookedAt:
        return PlaceGridModel::tr("Not looked at");
    case PlaceWord::OtherPartition:
        return u"–"_s;
    }
    Q_UNREACHABLE();
}

//! "14 open", "None · 5 of 6": what was not looked at may have some.
QString PlaceGridModel::sumText(const Sum &sum) const
{
    const Coverage &coverage = sum.coverage;
    if (coverage.all == 0)
        return placeWordText(PlaceWord::OtherPartition, 0);
    QStringList parts;
    const int open = sum.counts[static_cast<std::size_t>(FoundGroup::Unknown)];
    if (coverage.looked > 0 || coverage.isWhole())
        parts.append(placeWordText(open > 0 ? PlaceWord::Open : PlaceWord::None, open));
    if (!coverage.isWhole())
        //: How many places were looked at, and of how many
        parts.append(tr("%1 of %2").arg(countText(coverage.looked), countText(coverage.all)));
    return parts.join(u" · "_s);
}

QString PlaceGridModel::placeName(const QModelIndex &index) const
{
    const Where where = whereIs(index);
    //: %1: account, %2: region
    return tr("%1, %2").arg(where.account ? where.account->name : tr("all accounts"),
                            where.region ? where.region->name : tr("all regions"));
}

QString PlaceGridModel::spoken(const QModelIndex &index) const
{
    const Cell *cell = cellAt(index);
    QString words;
    if (!cell) {
        const Sum &sum = sumAt(index);
        words = sum.coverage.looked > 0 ? countsText(sum.counts) + u". "_s : QString();
        words += coverageText(sum.coverage);
    } else if (cell->isPlace && cell->state == PlaceState::Looked) {
        words = countsText(cell->counts);
    } else {
        const auto what = wordOf(*cell, *whereIs(index).account);
        words = what == PlaceWord::OtherPartition ? stateText(what).title : placeWordText(what, 0);
        if (const SharedError error = failure(index))
            words += u", "_s + errorText(*error).title;
    }
    //: %1: account and region, %2: what is there
    return tr("%1: %2").arg(placeName(index), words);
}

QString PlaceGridModel::tip(const QModelIndex &index) const
{
    const ErrorText text = explanation(index);
    return asTip({placeName(index), text.title, text.meaning, text.whatToDo});
}

ErrorText PlaceGridModel::explanation(const QModelIndex &index) const
{
    const Cell *cell = cellAt(index);
    if (!cell) {
        const Sum &sum = sumAt(index);
        const bool known = sum.coverage.looked > 0;
        return {known ? capital(countsText(sum.counts)) : placeWordText(PlaceWord::NotLookedAt, 0),
                coverageText(sum.coverage),
                {},
                known ? tr("Press Enter to see them in the List.") : tr("Press Find Invitations."),
                {}};
    }
    if (const SharedError error = failure(index))
        return errorText(*error);
    const auto what = wordOf(*cell, *whereIs(index).account);
    if (what == PlaceWord::HubOff || what == PlaceWord::RegionOff || what == PlaceWord::CouldNotTell)
        return placeStateText(cell->state);
    return cell->isPlace && cell->state == PlaceState::Looked ? listText(cell->counts) : stateText(what);
}

QList<QPair<QString, QString>> PlaceGridModel::facts(const QModelIndex &index) const
{
    const Where where = whereIs(index);
    QList<QPair<QString, QString>> facts;
    if (where.account)
        facts.append(
            {tr("Account"), where.account->id ? where.account->id->toString() : where.account->name});
    if (where.region)
        facts.append({tr("Region"), where.region->code.toString()});
    facts.append({tr("What is known"), display(index)});
    return facts;
}

QVariant PlaceGridModel::accountHeader(int section, int role) const
{
    if (section == 0)
        return role == Qt::DisplayRole ? QVariant(tr("All accounts")) : QVariant();
    const Account &account = m_accounts.at(section - 1);
    const QString number = account.id ? accountText(*account.id) : QString();
    if (role == CopyRole)
        return account.id ? account.id->toString() : QString();
    if (role == Qt::ToolTipRole)
        return asTip({account.name, number});
    if (role == Qt::AccessibleTextRole)
        return account.id ? tr("%1, %2").arg(account.name, number) : account.name;
    if (role != Qt::DisplayRole)
        return {};
    return account.id ? account.name + u" · "_s + number : account.name;
}

QVariant PlaceGridModel::regionHeader(int section, int role) const
{
    if (section == 0)
        return role == Qt::DisplayRole ? QVariant(tr("All regions")) : QVariant();
    const Region &region = m_regions.at(section - 1);
    if (role == Qt::ToolTipRole)
        return asTip({region.name, region.code.toString()});
    if (role == Qt::AccessibleTextRole)
        return tr("%1, %2").arg(region.name, region.code.toString());
    return role == Qt::DisplayRole ? QVariant(region.name + u'\n' + region.code.toString()) : QVariant();
}

} // namespace Hubwarden
