// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/senderids.h"

#include <QPlainTextDocumentLayout>
#include <QStringList>

class QMimeData;

namespace Hubwarden {

constexpr qint64 largestText = 20'000'000; //!< bytes of a file, characters of a paste
constexpr int longestLine = 4'000;         //!< longer ones are broken for the eye
constexpr int breakWindow = 200;           //!< behind a separator if there is one so near

//! A file's text, or why there is none.
struct FileText
{
    enum class Fault { None, TooLarge, Folder, Missing, Unreadable, NotText };

    QString path;
    QString text;
    Fault fault = Fault::None;
    QString systemMessage;
};

//! Reads the file whole; for the background.
FileText readFile(const QString &path);
QStringList localFiles(const QMimeData *source);

bool isLineEnd(QChar c);
qsizetype longestLineIn(QStringView text);
//! Where to cut a text of more than `most` units: behind a separator if there is one near, and never between
//! surrogates or the two characters of a line end.
qsizetype softCutAt(QStringView text, qsizetype most);
//! A document's raw text without the breaks that are ours; it stands in the document from `begin` on.
QString asEntered(const QString &raw, const QList<int> &softBreaks, qsizetype begin);
//! Tells one table from another.
QStringList columnNames(const SenderIds &ids, const QString &text);

//! Leaves out lines that are too long to lay out until they are broken: assistive technology sets texts whole.
class GuardedLayout final : public QPlainTextDocumentLayout
{
public:
    using QPlainTextDocumentLayout::QPlainTextDocumentLayout;

    QRectF blockBoundingRect(const QTextBlock &block) const override;
};

} // namespace Hubwarden
