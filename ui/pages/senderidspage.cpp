// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderidspage.h"

#include "ui/panes/datatable.h"
#include "ui/theme.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace Hubwarden {

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

    m_table->showModel(invitations, {InvitationModel::Sender, InvitationModel::Account}, {});
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
    m_coverage->setText(words);
    m_coverage->setVisible(!words.isEmpty());
}

} // namespace Hubwarden
