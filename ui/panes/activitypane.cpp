// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/panes/activitypane.h"

#include "ui/models/activitymodel.h"
#include "ui/panes/datatable.h"
#include "ui/panes/panefocus.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace Hubwarden {

ActivityPane::ActivityPane(const Theme &theme, ActivityModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new QLineEdit(this))
    , m_table(new DataTable(theme, tr("Activity"), this))
{
    using Column = ActivityModel::Column;
    m_table->showModel(m_model, {Column::Account}, {});
    m_table->sortByColumn(Column::Time, Qt::DescendingOrder);
    m_table->setEmptyText(tr("Nothing has been sent yet."));
    m_table->setUsualWidths({104, 128, 112, 208, 240, 80, 176, 80});

    m_filter->setPlaceholderText(tr("Filter activity"));
    m_filter->setAccessibleName(tr("Filter activity"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(280);
    connect(m_filter, &QLineEdit::textChanged, this, &ActivityPane::applyFilter);

    auto *bar = new QHBoxLayout;
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(12);
    auto *note = new QLabel(tr("Every request Hubwarden sends; keys and signatures are never shown."), this);
    note->setMinimumWidth(1); // gives way before the filter does
    bar->addWidget(note, 1);
    bar->addWidget(m_filter, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(bar);
    layout->addWidget(m_table);
    setMainPart(*this, *m_table);
}

void ActivityPane::applyFilter(const QString &text)
{
    if (text.trimmed().isEmpty())
        return m_table->order().setFilter({});
    m_table->order().setFilter([this, text](int row) { return m_model.matches(row, text); });
}

} // namespace Hubwarden
