// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/senderideditor.h"
#include "ui/pages/senderideditortext.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostNamed = 4; //!< of the files that were not opened

QString faultText(const FileText &file)
{
    const QString name = QFileInfo(file.path).fileName();
    switch (file.fault) {
    case FileText::Fault::None:
        return {};
    case FileText::Fault::TooLarge:
        return SenderIdEditor::tr("%1 is larger than %L2 bytes and was not opened.")
            .arg(name)
            .arg(largestText);
    case FileText::Fault::Folder:
        return SenderIdEditor::tr("%1 is a folder and was not opened. Choose the files in it.").arg(name);
    case FileText::Fault::Missing:
        return SenderIdEditor::tr("%1 is not there any more.").arg(name);
    case FileText::Fault::Unreadable:
        return SenderIdEditor::tr("%1 could not be read: %2").arg(name, file.systemMessage);
    case FileText::Fault::NotText:
        return SenderIdEditor::tr("%1 is not a text file and was not opened.").arg(name);
    }
    Q_UNREACHABLE();
}

//! An address that leads away from this computer, if that is all that was brought.
QString foreignAddress(const QMimeData &source)
{
    const QList<QUrl> urls = source.urls();
    if (urls.isEmpty() || urls.front().isLocalFile())
        return {};
    const QString text = source.hasText() ? source.text().trimmed() : QString();
    const bool isMore = !text.isEmpty() && text.section(u'\n', 0, 0).trimmed() != urls.front().toString()
                        && text != urls.front().toDisplayString();
    return isMore ? QString() : urls.front().toDisplayString();
}

} // namespace

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
        takeFiles(texts);
    });
}

void SenderIdEditor::takeFiles(const QList<FileText> &texts)
{
    QStringList faults;
    QString all; // one step of undo
    const auto takeAll = [this, &all] {
        if (all.isEmpty())
            return;
        moveCursor(QTextCursor::End);
        takeIn(textCursor().atBlockStart() && !isTakingIn() ? all : u'\n' + all);
        all.clear();
    };
    for (const FileText &file : texts) {
        if (file.fault != FileText::Fault::None) {
            faults.append(faultText(file));
            continue;
        }
        if (all.size() + file.text.size() >= largestText)
            takeAll();
        all += all.isEmpty() || all.endsWith(u'\n') ? file.text : u'\n' + file.text;
    }
    takeAll();
    if (faults.size() == 1)
        Q_EMIT message(faults.front(), {});
    else if (faults.size() > mostNamed)
        Q_EMIT message(tr("Some files were not opened"), faults.first(mostNamed).join(u' ') + u" …"_s);
    else if (!faults.isEmpty())
        Q_EMIT message(tr("Some files were not opened"), faults.join(u' '));
}

bool SenderIdEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return source->hasText() || source->hasUrls();
}

void SenderIdEditor::insertFromMimeData(const QMimeData *source)
{
    const QStringList paths = localFiles(source);
    if (!paths.isEmpty())
        openFiles(paths);
    else if (const QString address = foreignAddress(*source); !address.isEmpty())
        Q_EMIT message(tr("This is an address, not a file on this computer"),
                       tr("Nothing was fetched from %1. Save it as a file, then open that.").arg(address));
    else if (source->hasText() && !isReadOnly())
        takeIn(source->text());
}

void SenderIdEditor::takeAtEnd(const QMimeData *source)
{
    if (!localFiles(source).isEmpty() || !source->hasText() || !foreignAddress(*source).isEmpty())
        return insertFromMimeData(source);
    moveCursor(QTextCursor::End);
    takeIn(textCursor().atBlockStart() && !isTakingIn() ? source->text() : u'\n' + source->text());
}

} // namespace Hubwarden
