// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderideditortext.h"

#include "app/invitations/senderidsfile.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QTextBlock>
#include <QUrl>

#include <algorithm>

namespace Hubwarden {

namespace {

qsizetype cutAt(QStringView text, qsizetype most)
{
    const bool parts = text[most].isLowSurrogate() || (text[most - 1] == u'\r' && text[most] == u'\n');
    return parts ? most - 1 : most;
}

} // namespace

FileText readFile(const QString &path)
{
    FileText result;
    result.path = path;
    const QFileInfo info(path);
    if (!info.isFile()) {
        result.fault = info.isDir()    ? FileText::Fault::Folder
                       : info.exists() ? FileText::Fault::NotText
                                       : FileText::Fault::Missing;
        return result;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
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

qsizetype softCutAt(QStringView text, qsizetype most)
{
    for (qsizetype cut = most; cut > std::max<qsizetype>(most - breakWindow, 0); --cut) {
        if (!text[cut - 1].isLetterOrNumber() && !text[cut - 1].isSurrogate() && text[cut - 1] != u'\r')
            return cut;
    }
    return cutAt(text, most);
}

QString asEntered(const QString &raw, const QList<int> &softBreaks, qsizetype begin)
{
    QString text;
    text.reserve(raw.size());
    qsizetype from = 0;
    for (const int softBreak : softBreaks) {
        const qsizetype at = softBreak - begin;
        if (at < from || at >= raw.size())
            continue;
        text += QStringView(raw).sliced(from, at - from);
        from = at + 1;
    }
    text += QStringView(raw).sliced(from);
    return text.replace(QChar::ParagraphSeparator, u'\n');
}

QStringList columnNames(const SenderIds &ids, const QString &text)
{
    QStringList names;
    for (const SenderIds::Column &column : ids.columns)
        names += QString::number(column.index) + u' ' + text.mid(column.header.offset, column.header.length);
    return names;
}

QRectF GuardedLayout::blockBoundingRect(const QTextBlock &block) const
{
    if (block.isValid() && block.length() > 2 * longestLine)
        return {0, 0, 1, 1};
    return QPlainTextDocumentLayout::blockBoundingRect(block);
}

} // namespace Hubwarden
