// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/journal.h"

#include "app/base/jsonlines.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Result<Done> checkRunId(const QString &runId)
{
    static const QRegularExpression safe(u"\\A[A-Za-z0-9-]{1,64}\\z"_s);
    if (safe.match(runId).hasMatch())
        return Done{};
    Error error;
    error.kind = Error::Kind::InvalidInput;
    error.detail = runId;
    return error;
}

Result<Done> writeFirstLine(AppendFile &file, const QString &runId, const QDateTime &now)
{
    const Result<QByteArray> line = toJsonLine({
        {u"kind"_s, u"journal"_s},
        {u"format"_s, Journal::format},
        {u"program"_s, u"Hubwarden"_s},
        {u"version"_s, QStringLiteral(HUBWARDEN_VERSION)},
        {u"run"_s, runId},
        {u"time"_s, now.toString(Qt::ISODateWithMs)},
    });
    if (!line)
        return line.error();
    if (Result<Done> written = writeAll(file, *line); !written)
        return written;
    return file.sync();
}

} // namespace

Journal::Journal(QString path, std::shared_ptr<CommitFile> file, GroupCommit &writer)
    : m_path(std::move(path))
    , m_file(std::move(file))
    , m_writer(&writer)
{
}

Result<Journal> Journal::create(const QString &folder, const QString &runId, const Clock &clock,
                                DurableFiles &files, GroupCommit &writer)
{
    if (const Result<Done> valid = checkRunId(runId); !valid)
        return valid.error();
    if (const Result<Done> made = makePrivateFolder(files, folder); !made)
        return made.error();
    const QDateTime now = clock.utcNow();
    const QString path
        = QDir(folder).filePath(now.toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s) + u'-' + runId + u".jsonl"_s);
    Result<std::unique_ptr<AppendFile>> opened = files.open(path, DurableFiles::Open::New);
    if (!opened)
        return opened.error();
    std::unique_ptr<AppendFile> file = std::move(opened).value();
    if (const Result<Done> written = writeFirstLine(*file, runId, now); !written)
        return written.error();
    if (const Result<Done> synced = files.syncFolder(folder); !synced)
        return synced.error();
    const Result<std::shared_ptr<CommitFile>> adopted = writer.adopt(std::move(file));
    if (!adopted)
        return adopted.error();
    return Journal(path, *adopted, writer);
}

Result<Journal> Journal::resume(const QString &path, DurableFiles &files, GroupCommit &writer)
{
    Result<std::unique_ptr<AppendFile>> opened = files.open(path, DurableFiles::Open::Existing);
    if (!opened)
        return opened.error();
    std::unique_ptr<AppendFile> file = std::move(opened).value();
    const Result<JournalContents> contents = readJournal(path);
    if (!contents)
        return contents.error();
    if (contents->tornLine) {
        if (const Result<Done> cut = file->truncate(contents->wholeBytes); !cut)
            return cut.error();
    }
    const Result<std::shared_ptr<CommitFile>> adopted = writer.adopt(std::move(file));
    if (!adopted)
        return adopted.error();
    return Journal(path, *adopted, writer);
}

JobOf<Done> *Journal::append(QJsonObject line, QObject *parent)
{
    return m_writer->append(
        m_file, [line = std::move(line)] { return toJsonLine(line); }, parent);
}

Result<JournalContents> readJournal(const QString &path)
{
    Result<JsonLines> read = readJsonLines(path);
    if (!read)
        return read.error();
    JsonLines lines = std::move(read).value();
    JournalContents contents;
    contents.damagedLines = lines.damagedLines;
    contents.tornLine = lines.tornLine;
    contents.wholeBytes = lines.wholeBytes;
    if (lines.objects.isEmpty() && lines.damagedLines.isEmpty())
        return contents;
    if (lines.damagedLines.startsWith(1))
        return storageError(path, {}, StorageCode::damaged);

    const QJsonObject first = lines.objects.takeFirst();
    if (first.value("kind"_L1) != "journal"_L1 || first.value("format"_L1).toInt() < 1)
        return storageError(path, {}, StorageCode::damaged);
    if (first.value("format"_L1).toInt() > Journal::format)
        return storageError(path, {}, StorageCode::newerFormat);
    contents.runId = first.value("run"_L1).toString();
    contents.programVersion = first.value("version"_L1).toString();
    contents.started = QDateTime::fromString(first.value("time"_L1).toString(), Qt::ISODateWithMs);
    contents.lines = std::move(lines.objects);
    return contents;
}

std::optional<QJsonObject> lastJournalLine(const QString &path)
{
    constexpr qint64 enough = 4096; // the lines that end a run are short
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(std::max<qint64>(0, file.size() - enough)))
        return std::nullopt;
    const QByteArray end = file.read(enough);
    if (!end.endsWith('\n'))
        return std::nullopt;
    const qsizetype before = end.lastIndexOf('\n', -2);
    if (before < 0)
        return std::nullopt;
    const QJsonDocument line = QJsonDocument::fromJson(end.mid(before + 1));
    return line.isObject() ? std::optional(line.object()) : std::nullopt;
}

QStringList journalFiles(const QString &folder)
{
    // The names begin with the time, so their order is the order of the runs.
    const QDir place(folder);
    QStringList paths;
    const QStringList names = place.entryList({u"*.jsonl"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        paths.append(place.filePath(name));
    return paths;
}

} // namespace Hubwarden
