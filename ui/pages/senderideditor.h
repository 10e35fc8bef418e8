// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/invitations/senderids.h"

#include <QPlainTextEdit>
#include <QTextCursor>

#include <deque>
#include <vector>

namespace Hubwarden {

//! Takes pasted, dropped and opened text of any size without blocking the window, and has it read in the background.
//!
//! Qt lays out one unbroken line in quadratic time. Long lines are therefore broken for the eye only: sourceText()
//! and the places of a reading know nothing of those breaks. Taking in a large text clears the undo history.
class SenderIdEditor final : public QPlainTextEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SenderIdEditor)

public:
    //! The clock must outlive the editor.
    SenderIdEditor(Clock &clock, QWidget *parent, Background::Where where = Background::Where::Pool);

    //! The text as it was entered.
    QString sourceText() const;
    //! The text that senderIds() is about.
    const QString &readText() const { return m_readText; }
    const SenderIds &senderIds() const { return m_ids; }
    bool isTakingIn() const { return !m_incoming.empty(); }

    void setOwnAccounts(const QSet<AccountId> &accounts);
    void setSenderColumn(std::optional<int> column);
    //! Inserts at the text cursor, in place of the selection. Texts over 20 MB are refused by message().
    void takeIn(const QString &text);
    //! Appends the files' texts in this order; files over 20 MB or that are no text are refused by message().
    void openFiles(const QStringList &paths);
    //! Selects and shows a place of the text that was read last.
    void selectPlace(TextSpan place);

Q_SIGNALS:
    //! There is a new answer in senderIds().
    void senderIdsChanged();
    //! 0 … 100; sent while a large text comes in, 100 at its end.
    void takingIn(int percent);
    //! Something could not be taken in; the text that was there is untouched.
    void message(const QString &sentence);

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    QMimeData *createMimeDataFromSelection() const override;

private:
    struct Incoming
    {
        QString text;
        qsizetype taken = 0;
        QTextCursor place;
    };

    void noteChange(int position, int removed, int added);
    void mirrorChange(int position, int added);
    void takeNext();
    void insertPiece(QTextCursor &place, QStringView piece);
    void insertSoftBreak(QTextCursor &place);
    void scheduleStep();
    void finishTakingIn();
    void replaceByPieces();
    void scheduleReading();
    void readNow();
    void show(const QString &text, const QList<int> &breaks, const SenderIds &ids);
    QList<int> softBreaks() const;

    Clock &m_clock;
    Background m_reader;
    const Background::Where m_where;
    SenderReading m_reading;
    QStringList m_chosenAmong; //!< the columns from which the person chose m_reading.column
    QString m_mirror;          //!< the document's raw text
    QString m_readText;
    SenderIds m_ids;
    QList<int> m_readBreaks; //!< document positions of the breaks that were left out of m_readText
    std::deque<Incoming> m_incoming;
    std::vector<QTextCursor>
        m_breaks; //!< where we broke a line; checked before use, as the text may be edited
    quint64 m_changes = 0;
    bool m_inserting = false;
};

} // namespace Hubwarden
