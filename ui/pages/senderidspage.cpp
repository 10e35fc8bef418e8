// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderidspage.h"

#include "ui/formats.h"
#include "ui/panes/datatable.h"
#include "ui/panes/drophint.h"
#include "ui/panes/panefocus.h"
#include "ui/theme.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QDragEnterEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QSplitter>
#include <QVBoxLayout>

namespace Hubwarden {

using namespace Qt::StringLiterals;

SenderIdsPage::SenderIdsPage(const Theme &theme, Clock &clock, InvitationModel &invitations, QWidget *parent)
    : QWidget(parent)
    , m_invitations(invitations)
    , m_editor(new SenderIdEditor(clock, this))
    , m_result(new SenderIdsResult(*m_editor, this))
    , m_coverage(new QLabel(this))
    , m_table(new DataTable(theme, tr("Invitations"), this))
    , m_hint(new DropHint(theme, tr("Drop text or files here to read the sender IDs in them."), *this))
{
    setAcceptDrops(true);
    m_editor->viewport()->installEventFilter(this);
    auto *found = new QWidget(this);
    auto *foundLayout = new QVBoxLayout(found);
    foundLayout->setContentsMargins(0, 8, 0, 0);
    foundLayout->setSpacing(8);
    m_coverage->setObjectName(u"coverage"_s);
    m_coverage->setTextFormat(Qt::PlainText);
    m_coverage->setWordWrap(true);
    foundLayout->addWidget(m_coverage);
    foundLayout->addWidget(m_table, 1);

    arrange(found);
    setMainPart(*this, *m_editor);

    using Column = InvitationModel::Column;
    m_table->showModel(invitations, {Column::Sender, Column::Account}, {});
    m_table->sortByColumn(Column::WhatHappens, Qt::AscendingOrder);
    // The word comes right after the sender, so that it is seen in a narrow window too.
    m_table->horizontalHeader()->moveSection(Column::WhatHappens, 1);
    m_table->setUsualWidths({136, 136, 112, 104, 112, 288});
    m_table->setEmptyText(tr("Tick an account and a region on the left and paste sender IDs above. "
                             "Then press Find Invitations."));
    showCoverage({});
    connect(m_result, &SenderIdsResult::sendersChanged, this, &SenderIdsPage::sendersChanged);
    connect(m_table, &DataTable::currentSourceRowChanged, this, &SenderIdsPage::currentChanged);
}

void SenderIdsPage::arrange(QWidget *found)
{
    m_entry = new QSplitter(Qt::Horizontal, this);
    m_entry->addWidget(m_editor);
    m_entry->addWidget(m_result);
    m_entry->setStretchFactor(0, 3);
    m_entry->setStretchFactor(1, 2);
    m_entry->setChildrenCollapsible(false);
    m_split = new QSplitter(Qt::Vertical, this);
    m_split->addWidget(m_entry);
    m_split->addWidget(found);
    m_split->setStretchFactor(0, 2);
    m_split->setStretchFactor(1, 3);
    m_split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_split);
}

QByteArray SenderIdsPage::layoutState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_4);
    stream << m_entry->saveState() << m_split->saveState();
    return state;
}

void SenderIdsPage::restoreLayoutState(const QByteArray &state)
{
    QDataStream stream(state);
    stream.setVersion(QDataStream::Qt_6_4);
    QByteArray entry;
    QByteArray split;
    stream >> entry >> split;
    m_entry->restoreState(entry);
    m_split->restoreState(split);
}

void SenderIdsPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_editor->canTake(event->mimeData()))
        return event->ignore();
    event->setDropAction(Qt::CopyAction); // a move would tell the giver to delete its files
    event->accept();
    m_hint->appear();
}

void SenderIdsPage::dragLeaveEvent(QDragLeaveEvent *)
{
    m_hint->hide();
}

void SenderIdsPage::dropEvent(QDropEvent *event)
{
    m_hint->hide();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_editor->takeAtEnd(event->mimeData());
}

bool SenderIdsPage::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::DragLeave || event->type() == QEvent::Drop)
        m_hint->hide();
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return QWidget::eventFilter(watched, event);
    auto *drop = static_cast<QDropEvent *>(event);
    if (drop->source() == watched || drop->source() == m_editor)
        return false; // words of the text are moved within it
    if (event->type() == QEvent::DragEnter && m_editor->canTake(drop->mimeData()))
        m_hint->appear();
    if (event->type() == QEvent::Drop && drop->mimeData()->hasUrls()) {
        dropEvent(drop);
        QDragLeaveEvent leave; // takes away the caret that shows where words would go
        QCoreApplication::sendEvent(watched, &leave);
        return true;
    }
    return false;
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
