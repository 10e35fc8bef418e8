// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/senderids.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace Hubwarden {

class SenderIdEditor;

//! Shows beside the editor what was read from its text, and takes the ticks that decide which senders are used.
class SenderIdsResult final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SenderIdsResult)

public:
    //! The editor must outlive it.
    SenderIdsResult(SenderIdEditor &editor, QWidget *parent);

    const QList<AccountId> &senders() const { return m_senders; }

Q_SIGNALS:
    //! The set of senders to use is another one.
    void sendersChanged(const QList<Hubwarden::AccountId> &senders);

private:
    void buildWidgets();
    void buildTree();
    void showReading();
    void showNotice();
    void showColumns();
    void showChoices();
    void dropStaleTicks();
    void fillTree();
    void fillSetAside();
    void fillIgnored();
    template<typename Entries>
    void addEntries(QTreeWidgetItem *group, const Entries &entries);
    QTreeWidgetItem *addEntry(QTreeWidgetItem *group, TextSpan place, const QString &text);
    void addRest(QTreeWidgetItem *group, qsizetype shown, qsizetype all);
    QString excerpt(TextSpan place) const;
    void takeTick(QTreeWidgetItem *item);
    void showPlace(QTreeWidgetItem *item);
    void showNextOf(QTreeWidgetItem *group);
    void updateSenders();

    SenderIdEditor &m_editor;
    SenderTicks m_ticks;
    QList<SenderIds::Sender> m_seenRepaired;
    QList<AccountId> m_senders;
    QLabel *m_summary = nullptr;
    QLabel *m_notice = nullptr;
    QLabel *m_columnLabel = nullptr;
    QComboBox *m_column = nullptr;
    QLabel *m_setAsideNote = nullptr;
    QCheckBox *m_useRepaired = nullptr;
    QTreeWidget *m_tree = nullptr;
};

} // namespace Hubwarden
