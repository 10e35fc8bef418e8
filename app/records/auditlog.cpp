// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/records/auditlog.h"

#include "app/base/jsonlines.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Error invalid(const QString &detail)
{
    Error error;
    error.kind = Error::Kind::InvalidInput;
    error.detail = detail;
    return error;
}

} // namespace

Result<QByteArray> AuditLog::nextLine(Chain &chain, const QJsonObject &content, const Clock &clock)
{
    if (content.contains("seq"_L1) || content.contains("time"_L1) || content.contains("prev"_L1))
        return invalid(u"seq, time, prev"_s);
    Result<QByteArray> rest = toJsonLine(content);
    if (!rest)
        return rest;
    QByteArray line = "{\"seq\":" + QByteArray::number(chain.seq + 1) + ",\"time\":\""
                      + clock.utcNow().toString(Qt::ISODateWithMs).toLatin1() + "\",\"prev\":\"" + chain.hash
                      + '"';
    line += content.isEmpty() ? QByteArray() : QByteArray(",");
    line += QByteArrayView(*rest).sliced(1);
    if (line.size() > maxJsonLineBytes)
        return invalid(QString::number(line.size()));
    chain.seq += 1;
    chain.hash = auditLineHash(line);
    return line;
}

//! Brings a log into the state in which lines can be appended; all before the writer thread gets the file.
class AuditLog::Opening
{
public:
    Opening(const QString &path, const Clock &clock, DurableFiles &files)
        : m_path(path)
        , m_clock(clock)
        , m_files(files)
    {
    }

    Result<Done> prepare()
    {
        if (Result<Done> made = makePrivateFolder(m_files, folder()); !made)
            return made;
        return QFile::exists(m_path) ? resume() : begin();
    }

    std::unique_ptr<AppendFile> file;
    Chain chain{0, auditStartHash()};
    std::optional<SetAside> setAside;

private:
    QString folder() const { return QFileInfo(m_path).absolutePath(); }

    Result<Done> open(DurableFiles::Open how)
    {
        Result<std::unique_ptr<AppendFile>> opened = m_files.open(m_path, how);
        if (!opened)
            return opened.error();
        file = std::move(opened).value();
        return Done{};
    }

    Result<Done> writeLine(const QJsonObject &content)
    {
        const Result<QByteArray> line = nextLine(chain, content, m_clock);
        if (!line)
            return line.error();
        if (Result<Done> written = writeAll(*file, *line); !written)
            return written;
        return file->sync();
    }

    Result<Done> begin()
    {
        if (Result<Done> opened = open(DurableFiles::Open::New); !opened)
            return opened;
        return writeFirstLine();
    }

    Result<Done> writeFirstLine()
    {
        QJsonObject content{{u"kind"_s, u"begin"_s},
                            {u"format"_s, format},
                            {u"program"_s, u"Hubwarden"_s},
                            {u"version"_s, QStringLiteral(HUBWARDEN_VERSION)}};
        // Looked up in the folder, not handed over: a crash between renaming and beginning loses no link.
        if (const QString old = newestDamaged(); !old.isEmpty()) {
            const Result<QString> hash = hashOfFile(old);
            if (!hash)
                return hash.error();
            content.insert(u"continues"_s,
                           QJsonObject{{u"file"_s, QFileInfo(old).fileName()}, {u"sha256"_s, *hash}});
        }
        if (Result<Done> written = writeLine(content); !written)
            return written;
        return m_files.syncFolder(folder());
    }

    Result<Done> resume()
    {
        if (Result<Done> opened = open(DurableFiles::Open::Existing); !opened)
            return opened;
        if (const auto end
            = QFile::exists(auditRecheckPath(m_path)) ? std::nullopt : checkAuditLogEnd(m_path)) {
            chain = {end->lines, end->endHash};
            return Done{};
        }
        const Result<AuditCheck> check = checkAuditLog(m_path);
        QFile::remove(auditRecheckPath(m_path));
        if (!check)
            return check.error();
        chain = {check->lines, check->endHash};
        if (check->consistent())
            return check->lines > 0 ? Result<Done>(Done{}) : writeFirstLine();
        switch (check->fault->kind) {
        case AuditCheck::Fault::NewerFormat:
            return storageError(m_path, {}, StorageCode::newerFormat);
        case AuditCheck::Fault::TornEnd:
            return repairEnd(*check);
        case AuditCheck::Fault::Unreadable:
        case AuditCheck::Fault::Edited:
        case AuditCheck::Fault::Missing:
        case AuditCheck::Fault::BrokenChain:
            return replace(*check->fault);
        }
        Q_UNREACHABLE();
    }

    //! The cut bytes are durable under another name before they are taken from the log.
    Result<Done> repairEnd(const AuditCheck &check)
    {
        QFile log(m_path);
        if (!log.open(QIODevice::ReadOnly) || !log.seek(check.bytes))
            return storageError(m_path, log.errorString());
        const QByteArray cut = log.readAll();
        const QString kept = freeName(u"torn"_s);
        if (Result<Done> saved = keep(kept, cut); !saved)
            return saved;
        if (Result<Done> shortened = file->truncate(check.bytes); !shortened)
            return shortened;
        setAside = SetAside{kept, *check.fault};
        if (check.lines == 0) {
            if (Result<Done> first = writeFirstLine(); !first)
                return first;
        }
        return writeLine({{u"kind"_s, u"repaired"_s},
                          {u"file"_s, QFileInfo(kept).fileName()},
                          {u"sha256"_s, QString::fromLatin1(auditLineHash(cut))}});
    }

    Result<Done> keep(const QString &path, const QByteArray &bytes)
    {
        Result<std::unique_ptr<AppendFile>> opened = m_files.open(path, DurableFiles::Open::New);
        if (!opened)
            return opened.error();
        const std::unique_ptr<AppendFile> copy = std::move(opened).value();
        if (Result<Done> written = writeAll(*copy, bytes); !written)
            return written;
        if (Result<Done> synced = copy->sync(); !synced)
            return synced;
        return m_files.syncFolder(folder());
    }

    Result<Done> replace(const AuditCheck::FirstFault &why)
    {
        const QString kept = freeName(u"damaged"_s);
        // Renamed while the lock is held: no second process can take the old file for the log.
        QFile old(m_path);
        if (!old.rename(kept))
            return storageError(m_path, old.errorString());
        setAside = SetAside{kept, why};
        chain = {0, auditStartHash()};
        return begin();
    }

    QString sibling(const QString &what) const
    {
        const QFileInfo log(m_path);
        return log.dir().filePath(log.completeBaseName() + u'.' + what + u'.' + log.suffix());
    }

    QString freeName(const QString &what) const
    {
        const QString stem = what + u'-' + m_clock.utcNow().toString(u"yyyyMMdd'T'HHmmsszzz'Z'"_s);
        QString name = sibling(stem);
        for (int number = 2; QFile::exists(name); ++number)
            name = sibling(stem + u'-' + QString::number(number));
        return name;
    }

    QString newestDamaged() const
    {
        const QFileInfo pattern(sibling(u"damaged-*"_s));
        const QFileInfoList found
            = pattern.dir().entryInfoList({pattern.fileName()}, QDir::Files, QDir::Name);
        return found.isEmpty() ? QString() : found.last().filePath();
    }

    static Result<QString> hashOfFile(const QString &path)
    {
        QFile content(path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!content.open(QIODevice::ReadOnly) || !hash.addData(&content))
            return storageError(path, content.errorString());
        return QString::fromLatin1(hash.result().toHex());
    }

    const QString m_path;
    const Clock &m_clock;
    DurableFiles &m_files;
};

Result<AuditLog> AuditLog::open(const QString &path, const Clock &clock, DurableFiles &files,
                                GroupCommit &writer)
{
    Opening opening(path, clock, files);
    if (const Result<Done> prepared = opening.prepare(); !prepared)
        return prepared.error();
    const Result<std::shared_ptr<CommitFile>> adopted = writer.adopt(std::move(opening.file));
    if (!adopted)
        return adopted.error();
    AuditLog log;
    log.m_path = path;
    log.m_clock = &clock;
    log.m_writer = &writer;
    log.m_file = *adopted;
    log.m_chain = std::make_shared<Chain>(std::move(opening.chain));
    log.m_setAside = std::move(opening.setAside);
    return log;
}

JobOf<Done> *AuditLog::append(QJsonObject content, QObject *parent)
{
    // The line is made when the job runs, so the chain has the order in which the lines are written.
    return m_writer->append(
        m_file,
        [chain = m_chain, clock = m_clock, content = std::move(content)] {
            return nextLine(*chain, content, *clock);
        },
        parent);
}

} // namespace Hubwarden
