// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderideditor.h"

#include "ui/pages/senderideditortext.h"
#include "ui/panes/focusring.h"

#include <QMimeData>
#include <QTextBlock>
#include <QTextDocumentFragment>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype largeText = 20'000; //!< longer ones go in by pieces, past Qt's history
constexpr qsizetype pieceSize = 2'500;
constexpr auto turn = 1ms; //!< after that the event loop has its turn between two pieces
constexpr int piecesPerTurn = 5;
constexpr auto readingDelay = 150ms;
constexpr int softBreakState = 1;

} // namespace

SenderIdEditor::SenderIdEditor(Clock &clock, QWidget *parent, Background::Where where)
    : QPlainTextEdit(parent)
    , m_clock(clock)
    , m_reader(nullptr, where)
    , m_where(where)
{
    auto *document = new QTextDocument(this);
    document->setDocumentLayout(new GuardedLayout(document));
    setDocument(document);
    setObjectName(u"senderIdEditor"_s);
    setAccessibleName(tr("Sender account IDs"));
    setPlaceholderText(tr("Paste, drop or type account IDs of senders: text, a table, JSON or ARNs."));
    setTabChangesFocus(true);
    new FocusRing(*this);
    connect(document, &QTextDocument::contentsChange, this, &SenderIdEditor::noteChange);
    connect(document, &QTextDocument::undoAvailable, this, &SenderIdEditor::historyChanged);
    connect(document, &QTextDocument::redoAvailable, this, &SenderIdEditor::historyChanged);
}

void SenderIdEditor::setOwnAccounts(const QSet<AccountId> &accounts)
{
    if (m_reading.ownAccounts == accounts)
        return;
    m_reading.ownAccounts = accounts;
    scheduleReading();
}

void SenderIdEditor::setSenderColumn(std::optional<int> column)
{
    if (m_reading.column == column)
        return;
    m_reading.column = column;
    m_chosenAmong = columnNames(m_ids, m_readText);
    if (!isTakingIn())
        readNow();
}

void SenderIdEditor::takeIn(const QString &text)
{
    if (text.size() > largestText) {
        Q_EMIT message(tr("The text is longer than %L1 characters. Paste it in parts, or open smaller files.")
                           .arg(largestText),
                       {});
        return;
    }
    QTextCursor place = textCursor();
    // The lengths first: looking through a large text for its lines takes longer than a turn may.
    if (!isTakingIn() && text.size() <= largeText
        && place.block().length() + longestLineIn(text) <= longestLine) {
        // A fragment and not insertText(): that would become one step of undo with what was typed before.
        place.insertFragment(QTextDocumentFragment::fromPlainText(text));
        setTextCursor(place);
        ensureCursorVisible();
        return;
    }
    if (!isTakingIn())
        m_beforeLarge = snapshot();
    m_afterLarge.reset();
    // Qt's history would keep a second copy and make each piece slower.
    setUndoRedoEnabled(false);
    place.removeSelectedText();
    m_incoming.push_back({text, 0, place});
    if (m_incoming.size() == 1)
        scheduleStep();
}

void SenderIdEditor::selectPlace(TextSpan place)
{
    const auto positionOf = [this](int offset) {
        // Each break before it is a character more in the document than in the text.
        int position = offset;
        for (const int softBreak : m_readBreaks) {
            if (softBreak > position)
                break;
            ++position;
        }
        return std::min(position, document()->characterCount() - 1);
    };
    QTextCursor cursor = textCursor();
    cursor.setPosition(positionOf(place.offset));
    cursor.setPosition(std::max(cursor.position(), positionOf(place.end() - 1) + 1), QTextCursor::KeepAnchor);
    setTextCursor(cursor);
    centerCursor();
}

QMimeData *SenderIdEditor::createMimeDataFromSelection() const
{
    const QTextCursor cursor = textCursor();
    auto *copy = new QMimeData;
    copy->setText(asEntered(cursor.selectedText(), softBreaks(), cursor.selectionStart()));
    return copy;
}

void SenderIdEditor::noteChange(int position, int removed, int added)
{
    mirrorChange(position, added);
    if (m_inserting || (removed == 0 && added == 0))
        return;
    m_afterLarge.reset();
    scheduleReading();
    // Assistive technology sets a text whole, past takeIn().
    const bool isUnseen = document()->findBlock(position).length() > 2 * longestLine;
    if ((added > largeText || isUnseen) && !isTakingIn())
        m_clock.after(0ms, this, [this] { replaceByPieces(); });
}

//! Copying the text out of a document of many lines takes longer than a turn may; so we keep it beside.
void SenderIdEditor::mirrorChange(int position, int added)
{
    // Qt counts the invisible end of the last paragraph at times: the lengths tell what really changed.
    const qsizetype size = document()->characterCount() - 1;
    const qsizetype in = std::min<qsizetype>(added, size - position);
    const qsizetype out = in - (size - m_mirror.size());
    if (in < 0 || out < 0 || position + out > m_mirror.size()) {
        m_mirror = document()->toRawText();
        return;
    }
    QTextCursor change(document());
    change.setPosition(position);
    change.setPosition(static_cast<int>(position + in), QTextCursor::KeepAnchor);
    if (position == m_mirror.size())
        m_mirror.append(change.selectedText());
    else
        m_mirror.replace(position, out, change.selectedText());
}

void SenderIdEditor::replaceByPieces()
{
    if (isTakingIn() || longestLineIn(m_mirror) <= longestLine)
        return;
    const QString text = sourceText();
    selectAll();
    takeIn(text);
    m_beforeLarge.reset(); // it is the same text
}

void SenderIdEditor::scheduleStep()
{
    m_clock.after(0ms, this, [this] { takeNext(); });
}

void SenderIdEditor::takeNext()
{
    Incoming &incoming = m_incoming.front();
    const auto begin = m_clock.monotonic();
    m_inserting = true;
    for (int i = 0; i < piecesPerTurn && m_clock.monotonic() - begin < turn; ++i) {
        const QStringView rest = QStringView(incoming.text).sliced(incoming.taken);
        const QStringView piece = rest.size() > pieceSize ? rest.first(softCutAt(rest, pieceSize)) : rest;
        insertPiece(incoming.place, piece);
        incoming.taken += piece.size();
    }
    m_inserting = false;
    if (incoming.taken < incoming.text.size()) {
        Q_EMIT takingIn(static_cast<int>(incoming.taken * 100 / incoming.text.size()));
        scheduleStep();
        return;
    }
    m_incoming.pop_front();
    if (m_incoming.empty())
        finishTakingIn();
    else
        scheduleStep();
}

void SenderIdEditor::insertPiece(QTextCursor &place, QStringView piece)
{
    place.beginEditBlock();
    // Pieces end at separators where there are any: a line that is nearly full is best broken here.
    if (place.positionInBlock() > longestLine - breakWindow)
        insertSoftBreak(place);
    while (!piece.isEmpty()) {
        // Many lines at once as long as they are short.
        qsizetype lineBegin = 0;
        qsizetype room = std::max(longestLine - place.positionInBlock(), 0);
        qsizetype end = 0;
        for (; end < piece.size(); ++end) {
            if (isLineEnd(piece[end])) {
                lineBegin = end + 1;
                room = longestLine;
            } else if (end - lineBegin >= room) {
                break;
            }
        }
        const bool isTooLong = end < piece.size();
        if (isTooLong && end > lineBegin)
            end = lineBegin + softCutAt(piece.sliced(lineBegin), end - lineBegin);
        place.insertText(piece.first(end).toString());
        piece = piece.sliced(end);
        if (isTooLong)
            insertSoftBreak(place);
    }
    place.endEditBlock();
}

void SenderIdEditor::insertSoftBreak(QTextCursor &place)
{
    QTextCursor softBreak = place;
    softBreak.setKeepPositionOnInsert(true);
    place.insertBlock();
    softBreak.setKeepPositionOnInsert(false); // what is typed at the end of the line stays before the break
    place.block().setUserState(softBreakState);
    m_breaks.push_back(softBreak);
}

void SenderIdEditor::finishTakingIn()
{
    setUndoRedoEnabled(true);
    ensureCursorVisible();
    Q_EMIT takingIn(100);
    Q_EMIT historyChanged();
    readNow();
}

void SenderIdEditor::scheduleReading()
{
    const quint64 change = ++m_changes;
    m_clock.after(readingDelay, this, [this, change] {
        if (change == m_changes && !isTakingIn())
            readNow();
    });
}

void SenderIdEditor::readNow()
{
    struct Read
    {
        QString text;
        SenderIds ids;
    };
    ++m_changes;
    const QList<int> breaks = softBreaks();
    m_reader.run(
        [mirror = m_mirror, breaks, reading = m_reading] {
            const QString text = asEntered(mirror, breaks, 0);
            return Read{text, readSenderIds(text, reading)};
        },
        [this, breaks](const Read &read) { show(read.text, breaks, read.ids); });
}

void SenderIdEditor::show(const QString &text, const QList<int> &breaks, const SenderIds &ids)
{
    // A choice holds for the table it was made in.
    if (m_reading.column && columnNames(ids, text) != m_chosenAmong) {
        m_reading.column.reset();
        readNow();
        return;
    }
    m_readText = text;
    m_readBreaks = breaks;
    m_ids = ids;
    Q_EMIT senderIdsChanged();
}

//! Document positions in ascending order.
QList<int> SenderIdEditor::softBreaks() const
{
    QList<int> positions;
    for (const QTextCursor &cursor : m_breaks) {
        const int position = cursor.position();
        if (document()->characterAt(position) == QChar::ParagraphSeparator
            && document()->findBlock(position + 1).userState() == softBreakState)
            positions.append(position);
    }
    std::sort(positions.begin(), positions.end());
    positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
    return positions;
}

QString SenderIdEditor::sourceText() const
{
    return asEntered(m_mirror, softBreaks(), 0);
}

} // namespace Hubwarden
