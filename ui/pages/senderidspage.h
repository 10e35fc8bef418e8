// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/models/invitationmodel.h"
#include "ui/pages/senderideditor.h"
#include "ui/pages/senderidsresult.h"

#include <QWidget>

class QLabel;
class QSplitter;

namespace Hubwarden {

class DataTable;
class DropHint;
class Theme;

//! Pasted senders, what was read from them, and which of them have an invitation in the ticked places.
class SenderIdsPage final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SenderIdsPage)

public:
    //! All must outlive the page.
    SenderIdsPage(const Theme &theme, Clock &clock, InvitationModel &invitations, QWidget *parent = nullptr);

    SenderIdEditor &editor() { return *m_editor; }
    const QList<AccountId> &senders() const { return m_result->senders(); }
    DataTable &table() { return *m_table; }
    void setFilterText(const QString &text);
    //! How much was looked at; what was found is added.
    void showCoverage(const QString &words);
    //! How the room is shared, to be kept.
    QByteArray layoutState() const;
    void restoreLayoutState(const QByteArray &state);

Q_SIGNALS:
    void sendersChanged();
    //! The row of the table that the keyboard is on is another one, or has changed.
    void currentChanged(int sourceRow);

protected:
    //! The whole page takes what the editor takes.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    //! The editor takes its own drops; the hint shows for these, too.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void arrange(QWidget *found);

    const InvitationModel &m_invitations;
    SenderIdEditor *m_editor;
    SenderIdsResult *m_result;
    QLabel *m_coverage;
    DataTable *m_table;
    DropHint *m_hint;
    QSplitter *m_entry = nullptr;
    QSplitter *m_split = nullptr;
};

} // namespace Hubwarden
