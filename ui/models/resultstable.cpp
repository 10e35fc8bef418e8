// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/resultstable.h"

#include "ui/formats.h"
#include "ui/models/outcomemodel.h"
#include "ui/models/tableroles.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

TableText resultsTable(const OutcomeModel &outcomes, const QHash<ProfileId, QString> &names)
{
    TableText table = wholeTable(outcomes, ExportRole);
    const auto title = [&outcomes](OutcomeModel::Column column) {
        return outcomes.headerData(column, Qt::Horizontal, ExportRole).toString();
    };
    const qsizetype name = table.header.indexOf(title(OutcomeModel::Account)) + 1;
    table.header.insert(name, u"Account Name"_s);
    const qsizetype looked = table.header.indexOf(title(OutcomeModel::Time)) + 1;
    table.header.insert(looked, u"Looked At Again"_s);
    for (qsizetype row = 0; row < table.rows.size(); ++row) {
        const Outcome outcome = outcomes.outcome(static_cast<int>(row));
        table.rows[row].insert(name, names.value(outcome.profile));
        table.rows[row].insert(looked, exportTime(outcome.lookedAt));
    }
    return table;
}

} // namespace Hubwarden
