// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderideditor.h"

#include "app/invitations/senderidsfile.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QPlainTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocumentFragment>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 largestText = 20'000'000; //!< bytes of a file, characters of a paste
constexpr qsizetype pieceSize = 20'000;    //!< characters a turn of the event loop: 6 ms at most
constexpr int longestLine = 4'000;
constexpr qsizetype breakWindow = 200; //!< a long line is broken behind a separator if there is one so near
constexpr auto readingDelay = 150ms;
constexpr int softBreakState = 1;

//! Leaves out lines that are too long to lay out until they are broken: assistive technology sets texts whole.
class GuardedLayout final : public QPlainTextDocumentLayout
{
public:
    using QPlainTextDocumentLayout::QPlainTextDocumentLayout;

    QRectF blockBoundingRect(const QTextBlock &block) const override
    {
        if (block.isValid() && block.length() > 2 * longestLine)
            return {0, 0, 1, 1};
        return QPlainTextDocumentLayout::blockBoundingRect(block);
    }
};

struct FileText
{
    enum class Fault { None, TooLarge, Unreadable, NotText };

    QString path;
    QString text;
    Fault fault = Fault::None;
    QString systemMessage;
};

FileText readFile(const QString &path)
{
    FileText result;
    result.path = path;
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        result.fault = FileText::Fault::Unreadable;
        result.systemMessage = file.errorString();
        return result;
    }
    const QByteArray bytes = file.read(largestText + 1);
    result.text = bytes.size() > largestText ? QString() : decodeSenderFile(bytes);
    if (bytes.size() > largestText) {
        result.fault = FileText::Fault::TooLarge;
    } else if (file.error() != QFileDevice::NoError) {
        result.fault = FileText::Fault::Unreadable;
        result.systemMessage = file.errorString();
    } else if (result.text.contains(QChar(0))) {
        result.fault = FileText::Fault::NotText;
    }
    return result;
}

QStringList localFiles(const QMimeData *source)
{
    QStringList paths;
    for (const QUrl &url : source->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    return paths;
}

bool isLineEnd(QChar c)
{
    return c == u'\n' || c == u'\r' || c == QChar::ParagraphSeparator;
}

qsizetype longestLineIn(QStringView text)
{
    qsizetype longest = 0;
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isLineEnd(text[i]))
            continue;
        longest = std::max(longest, i - begin);
        begin = i + 1;
    }
    return std::max(longest, text.size() - begin);
}

//! Where to cut a text of more than `most` units so that neither a surrogate pair nor a line end is parted.
qsizetype cutAt(QStringView text, qsizetype most)
{
    const bool parts = text[most].isLowSurrogate() || (text[most - 1] == u'\r' && text[most] == u'\n');
    return parts ? most - 1 : most;
}

qsizetype softCutAt(QStringView text, qsizetype most)
{
    for (qsizetype cut = most; cut > std::max<qsizetype>(most - breakWindow, 0); --cut) {
        if (!text[cut - 1].isLetterOrNumber() && !text[cut - 1].isSurrogate())
            return cut;
    }
    return cutAt(text, most);
}

QStringList columnNames(const SenderIds &ids, const QString &text)
{
    QStringList names;
    for (const SenderIds::Column &column : ids.columns)
        names += QString::number(column.index) + u' ' + text.mid(column.header.offset, column.header.length);
    return names;
}

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
    connect(document, &QTextDocument::contentsChange, this, &SenderIdEditor::noteChange);
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
                           .arg(largestText));
        return;
    }
    QTextCursor place = textCursor();
    const qsizetype line = place.block().length() + longestLineIn(text);
    if (!isTakingIn() && text.size() <= pieceSize && line <= longestLine) {
        // A fragment and not insertText(): that would become one step of undo with what was typed before.
        place.insertFragment(QTextDocumentFragment::fromPlainText(text));
        setTextCursor(place);
        ensureCursorVisible();
        return;
    }
    // The history would keep a second copy and make each piece slower.
    setUndoRedoEnabled(false);
    place.removeSelectedText();
    m_incoming.push_back({text, 0, place});
    if (m_incoming.size() == 1)
        scheduleStep();
}

void SenderIdEditor::openFiles(const QStringList &paths)
{
    auto *files = new Background(this, m_where);
    const auto read = [paths] {
        QList<FileText> texts;
        for (const QString &path : paths)
            texts.append(readFile(path));
        return texts;
    };
    files->run(read, [this, files](const QList<FileText> &texts) {
        files->deleteLater();
        for (const FileText &file : texts) {
            const QString name = QFileInfo(file.path).fileName();
            switch (file.fault) {
            case FileText::Fault::None:
                moveCursor(QTextCursor::End);
                takeIn(textCursor().atBlockStart() && !isTakingIn() ? file.text : u'\n' + file.text);
                break;
            case FileText::Fault::TooLarge:
                Q_EMIT message(
                    tr("%1 is larger than %L2 bytes and was not opened.").arg(name).arg(largestText));
                break;
            case FileText::Fault::Unreadable:
                Q_EMIT message(tr("%1 could not be read: %2").arg(name, file.systemMessage));
                break;
            case FileText::Fault::NotText:
                Q_EMIT message(tr("%1 is not a text file and was not opened.").arg(name));
                break;
            }
        }
    });
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

bool SenderIdEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || !localFiles(source).isEmpty();
}

void SenderIdEditor::insertFromMimeData(const QMimeData *source)
{
    const QStringList paths = localFiles(source);
    if (!paths.isEmpty())
        openFiles(paths);
    else if (source->hasText() && !isReadOnly())
        takeIn(source->text());
}

QMimeData *SenderIdEditor::createMimeDataFromSelection() const
{
    auto *copy = new QMimeData;
    const QTextCursor cursor = textCursor();
    const QString text = withoutSoftBreaks(cursor.selectedText(), cursor.selectionStart());
    copy->setText(QString(text).replace(QChar::ParagraphSeparator, u'\n'));
    return copy;
}

void SenderIdEditor::noteChange(int position, int removed, int added)
{
    if (m_inserting || (removed == 0 && added == 0))
        return;
    scheduleReading();
    // Assistive technology sets a text whole, past takeIn().
    const bool isUnseen = document()->findBlock(position).length() > 2 * longestLine;
    if ((added > pieceSize || isUnseen) && !isTakingIn())
        m_clock.after(0ms, this, [this] { replaceByPieces(); });
}

void SenderIdEditor::replaceByPieces()
{
    if (isTakingIn() || longestLineIn(toPlainText()) <= longestLine)
        return;
    const QString text = sourceText();
    selectAll();
    takeIn(text);
}

void SenderIdEditor::scheduleStep()
{
    m_clock.after(0ms, this, [this] { takeNext(); });
}

void SenderIdEditor::takeNext()
{
    Incoming &incoming = m_incoming.front();
    const QStringView rest = QStringView(incoming.text).sliced(incoming.taken);
    const QStringView piece = rest.size() > pieceSize ? rest.first(cutAt(rest, pieceSize)) : rest;
    m_inserting = true;
    insertPiece(incoming.place, piece);
    m_inserting = false;
    incoming.taken += piece.size();
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
    ++m_changes;
    const QString text = sourceText();
    m_reader.run([text, reading = m_reading] { return readSenderIds(text, reading); },
                 [this, text, breaks = softBreaks()](const SenderIds &ids) { show(text, breaks, ids); });
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
    return withoutSoftBreaks(toPlainText(), 0);
}

//! The text stands in the document from position `begin` on.
QString SenderIdEditor::withoutSoftBreaks(QString text, int begin) const
{
    const QList<int> breaks = softBreaks();
    if (breaks.isEmpty())
        return text;
    QString joined;
    joined.reserve(text.size());
    qsizetype from = 0;
    for (const int softBreak : breaks) {
        const qsizetype at = softBreak - begin;
        if (at < from || at >= text.size())
            continue;
        joined += QStringView(text).sliced(from, at - from);
        from = at + 1;
    }
    return joined += QStringView(text).sliced(from);
}

} // namespace Hubwarden
