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

Q_SIGNALS:
    void sendersChanged();
    //! The row of the table that the keyboard is on is another one, or has changed.
    void currentChanged(int sourceRow);

private:
    const InvitationModel &m_invitations;
    SenderIdEditor *m_editor;
    SenderIdsResult *m_result;
    QLabel *m_coverage;
    DataTable *m_table;
};

} // namespace Hubwarden
