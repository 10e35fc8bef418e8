// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/background.h"
#include "app/base/clock.h"
#include "app/invitations/senderids.h"

#include <QPlainTextEdit>
#include <QTextCursor>

#include <deque>
#include <optional>
#include <vector>

namespace Hubwarden {

struct FileText;

//! Takes pasted, dropped and opened text of any size without blocking the window, and has it read in the background.
//!
//! Qt lays out one unbroken line in quadratic time. Long lines are therefore broken for the eye only: sourceText()
//! and the places of a reading know nothing of those breaks. Of large texts only the last one can be undone, as a whole.
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
    //! Appends the files' texts in this order; what is over 20 MB or no text file is refused by message().
    void openFiles(const QStringList &paths);
    //! What takeAtEnd() can do something with.
    bool canTake(const QMimeData *source) const { return canInsertFromMimeData(source); }
    //! Appends what was dropped somewhere near.
    void takeAtEnd(const QMimeData *source);
    bool canUndo() const;
    bool canRedo() const;
    //! In place of QPlainTextEdit's, which know nothing of large texts.
    void undo();
    void redo();
    //! Selects and shows a place of the text that was read last.
    void selectPlace(TextSpan place);

Q_SIGNALS:
    //! There is a new answer in senderIds().
    void senderIdsChanged();
    //! 0 … 100; sent while a large text comes in, 100 at its end.
    void takingIn(int percent);
    //! Something could not be taken in; the text that was there is untouched.
    void message(const QString &title, const QString &text);
    //! canUndo() or canRedo() may say something else now.
    void historyChanged();

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    QMimeData *createMimeDataFromSelection() const override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    //! The text as it was before or after a large step.
    struct Snapshot
    {
        QString raw;
        QList<int> breaks;
    };

    struct Incoming
    {
        QString text;
        qsizetype taken = 0;
        QTextCursor place;
    };

    void takeFiles(const QList<FileText> &texts);
    Snapshot snapshot() const { return {m_mirror, softBreaks()}; }
    void replaceBy(const Snapshot &text);
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
    std::optional<Snapshot> m_beforeLarge; //!< what undo leads to when Qt's own history is at its end
    std::optional<Snapshot> m_afterLarge;
    quint64 m_changes = 0;
    bool m_inserting = false;
};

} // namespace Hubwarden
