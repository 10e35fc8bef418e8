// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderidspage.h"

#include "ui/formats.h"
#include "ui/panes/datatable.h"
#include "ui/panes/panefocus.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include <array>

namespace Hubwarden {

using namespace Qt::StringLiterals;

SenderIdsPage::SenderIdsPage(const Theme &theme, Clock &clock, InvitationModel &invitations, QWidget *parent)
    : QWidget(parent)
    , m_invitations(invitations)
    , m_editor(new SenderIdEditor(clock, this))
    , m_result(new SenderIdsResult(*m_editor, this))
    , m_coverage(new QLabel(this))
    , m_table(new DataTable(theme, tr("Invitations"), this))
{
    auto *entry = new QSplitter(Qt::Horizontal, this);
    entry->addWidget(m_editor);
    entry->addWidget(m_result);
    entry->setStretchFactor(0, 3);
    entry->setStretchFactor(1, 2);
    entry->setChildrenCollapsible(false);

    auto *found = new QWidget(this);
    auto *foundLayout = new QVBoxLayout(found);
    foundLayout->setContentsMargins(0, 8, 0, 0);
    foundLayout->setSpacing(8);
    m_coverage->setObjectName(u"coverage"_s);
    m_coverage->setTextFormat(Qt::PlainText);
    m_coverage->setWordWrap(true);
    foundLayout->addWidget(m_coverage);
    foundLayout->addWidget(m_table, 1);

    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(entry);
    split->addWidget(found);
    split->setStretchFactor(0, 2);
    split->setStretchFactor(1, 3);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(split);
    setMainPart(*this, *m_editor);

    using Column = InvitationModel::Column;
    m_table->showModel(invitations, {Column::Sender, Column::Account}, {});
    m_table->sortByColumn(Column::WhatHappens, Qt::AscendingOrder);
    // The word comes right after the sender, so that it is seen in a narrow window too.
    m_table->horizontalHeader()->moveSection(Column::WhatHappens, 1);
    const std::array widths{128, 128, 112, 104, 112, 288};
    for (int column = 0; column < static_cast<int>(widths.size()); ++column)
        m_table->setColumnWidth(column, widths[static_cast<std::size_t>(column)]);
    m_table->setEmptyText(tr("Tick an account and a region on the left and paste sender IDs above. "
                             "Then press Find Invitations."));
    showCoverage({});
    connect(m_result, &SenderIdsResult::sendersChanged, this, &SenderIdsPage::sendersChanged);
    connect(m_table, &DataTable::currentSourceRowChanged, this, &SenderIdsPage::currentChanged);
}

void SenderIdsPage::setFilterText(const QString &text)
{
    m_table->order().setFilter(
        [this, text](int row) { return text.isEmpty() || m_invitations.matches(row, text); });
}

void SenderIdsPage::showCoverage(const QString &words)
{
    QStringList parts{words};
    using Fate = InvitationRow::Fate;
    const QList<QPair<Fate, QString>> found{{Fate::Open, tr("%1 open")},
                                            {Fate::IsAdministrator, tr("%1 already your administrator")},
                                            {Fate::DeclinedEarlier, tr("%1 declined earlier")},
                                            {Fate::NoneFound, tr("%1 without invitation")}};
    for (const auto &[fate, text] : found) {
        if (const qsizetype count = m_invitations.count(fate); count > 0)
            parts.append(text.arg(countText(count)));
    }
    m_coverage->setText(parts.join(u" · "_s));
    m_coverage->setVisible(!words.isEmpty());
}

} // namespace Hubwarden
