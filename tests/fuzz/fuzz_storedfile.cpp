// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/jsonlines.h"
#include "app/invitations/journalledrun.h"
#include "app/invitations/memory.h"
#include "app/profiles/endpointapproval.h"
#include "app/profiles/profilestore.h"
#include "app/records/auditlog.h"
#include "app/records/journal.h"
#include "tests/fuzz/scratchfile.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <cstdint>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

QDateTime now()
{
    return QDateTime::fromSecsSinceEpoch(1'795'000'000, Qt::UTC);
}

//! Each with its line feed; the last one may have none.
QList<QByteArray> linesOf(const QByteArray &bytes)
{
    QList<QByteArray> lines;
    for (qsizetype begin = 0; begin < bytes.size();) {
        const qsizetype feed = bytes.indexOf('\n', begin);
        const qsizetype end = feed < 0 ? bytes.size() : feed + 1;
        lines.append(bytes.sliced(begin, end - begin));
        begin = end;
    }
    return lines;
}

//! An object as it is written: without control characters but tab and CR.
std::optional<QJsonObject> objectIn(const QByteArray &line)
{
    const auto isControl = [](char c) { return c >= 0 && c < ' ' && c != '\t' && c != '\r'; };
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (std::any_of(line.begin(), line.end() - 1, isControl) || !document.isObject())
        return std::nullopt;
    return document.object();
}

void checkLines(const ScratchFile &file, const QByteArray &bytes)
{
    const QList<QByteArray> lines = linesOf(bytes);
    const auto read = readJsonLines(file.path());
    claim(read.ok(), "lines can be read");
    const bool torn = !bytes.isEmpty() && !bytes.endsWith('\n');
    claim(read->tornLine == (torn ? std::optional<qint64>(lines.size()) : std::nullopt),
          "a torn line is known");
    claim(read->objects.size() + read->damagedLines.size() + (torn ? 1 : 0) == lines.size(),
          "no line is left out");
    qsizetype next = 0;
    for (qsizetype i = 0; i < lines.size() - (torn ? 1 : 0); ++i) {
        const auto object = objectIn(lines[i]);
        claim(object.has_value() != read->damagedLines.contains(i + 1), "what is no object is damaged");
        if (object)
            claim(read->objects[next++] == *object, "an object is read as written");
    }
    auto backwards = LinesBackwards::open(file.path());
    claim(backwards.ok(), "lines can be read backwards");
    LinesBackwards reader = std::move(backwards).value();
    for (qsizetype i = lines.size() - 1; i >= -1; --i) {
        const auto line = reader.previous();
        claim(line.ok() && line->has_value() == (i >= 0), "as many lines backwards");
        claim(i < 0 || (*line)->bytes == lines[i], "and the same");
    }
}

void checkJournal(const ScratchFile &file, const QByteArray &bytes)
{
    checkLines(file, bytes);
    const auto contents = readJournal(file.path());
    if (!contents) {
        claim(contents.error().kind == Error::Kind::Storage, "an unreadable journal is a matter of storage");
        return;
    }
    const UnfinishedRun run = readRun(*contents);
    QSet<Pair> seen;
    for (const JournalledPair &pair : run.pairs) {
        claim(!seen.contains(pair.pair()), "each pair is there once");
        seen.insert(pair.pair());
        claim(pair.state != JournalledPair::State::NotStarted || run.unreadableLines == 0,
              "with a line unreadable nothing counts as not sent");
        claim(pair.outcome.word != ResultWord::Sending || pair.settled, "nothing is on its way in a file");
    }
    claim(file.read() == bytes, "reading changes nothing");
}

//! Format v1 as its description says it, without the program's own reader.
qsizetype consistentLines(const QList<QByteArray> &lines)
{
    QByteArray hash(64, '0');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QJsonObject object = objectIn(lines[i]).value_or(QJsonObject());
        const bool begun = i > 0 || object.value("format"_L1).toInteger() == 1;
        if (!lines[i].endsWith('\n') || object.value("seq"_L1).toInteger() != i + 1 || !begun
            || object.value("prev"_L1).toString() != QString::fromLatin1(hash))
            return i;
        hash = QCryptographicHash::hash(lines[i], QCryptographicHash::Sha256).toHex();
    }
    return lines.size();
}

void checkAudit(const ScratchFile &file, const QByteArray &bytes)
{
    static const SystemClock clock;
    static SystemFiles files;
    static GroupCommit writer(nullptr);
    const QList<QByteArray> lines = linesOf(bytes);
    const auto check = checkAuditLog(file.path());
    claim(check.ok() && check->lines == consistentLines(lines),
          "exactly the lines that fit together are believed");
    claim(check->consistent() == (check->lines == lines.size()), "consistent is the whole file or nothing");
    {
        const auto log = AuditLog::open(file.path(), clock, files, writer);
        const QByteArray after = file.read();
        const QList<QByteArray> others = file.takeOthers();
        if (!log) {
            claim(log.error().code == StorageCode::newerFormat && after == bytes && others.isEmpty(),
                  "a newer file is left alone");
            return;
        }
        const QByteArray whole = bytes.first(check->bytes);
        const bool kept = others.isEmpty() ? after.startsWith(bytes)
                                           : others == QList{bytes}
                                                 || (after.startsWith(whole)
                                                     && others == QList{bytes.sliced(check->bytes)});
        claim(kept && others.isEmpty() == check->consistent(), "not a byte is lost");
    }
    const auto again = checkAuditLog(file.path());
    claim(again.ok() && again->consistent() && again->lines > 0, "an opened log is consistent");
}

//! True if the file may be written: it was understood, or is damaged and lies unharmed under another name.
template<typename Report>
bool checkLoaded(const ScratchFile &file, const QByteArray &bytes, const Result<Report> &report)
{
    claim(report.ok(), "a file of any content can be loaded");
    const QList<QByteArray> others = file.takeOthers();
    if (report->setAside.isEmpty())
        claim(others.isEmpty() && file.read() == bytes, "loading changes nothing");
    else
        claim(others == QList{bytes} && !QFile::exists(file.path()), "a damaged file is kept as it was");
    return !report->readOnly;
}

void checkProfiles(const ScratchFile &file, const QByteArray &bytes)
{
    static const Profile added{*ProfileId::parse(QString(32, u'a')),
                               u"Fuzzed"_s,
                               *RegionName::parse(u"eu-west-1"),
                               StaticKey{u"AKIDEXAMPLE"_s, StaticKey::Storage::Keychain},
                               {}};
    ProfileStore store(file.path(), nullptr);
    const auto report = store.load(now());
    const bool writable = checkLoaded(file, bytes, report);
    for (const Profile &profile : store.profiles())
        claim(!profile.name.isEmpty() && store.find(profile.id) == profile, "a profile can be found");
    const QList<Profile> before = store.profiles();
    const bool refused = store.problemWith(added).has_value() || store.find(added.id).has_value();
    const bool saved = store.add(added).ok();
    claim(saved == (writable && !refused), "what may be written is written");
    if (!saved) {
        claim(!writable || !report->setAside.isEmpty() || file.read() == bytes,
              "what is refused changes nothing");
        claim(store.profiles() == before, "in memory neither");
        return;
    }
    ProfileStore again(file.path(), nullptr);
    const auto reread = again.load(now());
    claim(reread.ok() && reread->setAside.isEmpty() && again.profiles() == before + QList{added},
          "what was written is read");
    claim(reread->notUnderstood >= report->notUnderstood - before.size(), "what is not understood is kept");
}

void checkEndpoints(const ScratchFile &file, const QByteArray &bytes)
{
    const QString url = u"https://hub.example"_s;
    const QString source = u"AWS_ENDPOINT_URL"_s;
    EndpointApproval approvals(file.path());
    const bool writable = checkLoaded(file, bytes, approvals.load(now()));
    const bool known = approvals.isApproved(url, source);
    claim(!known || (bytes.contains("hub.example") || bytes.contains('\\')), "nothing is approved by itself");
    claim(known || approvals.approve(url, source, now()).ok() == writable,
          "an approval is kept where it may be");
    claim(approvals.isApproved(url, source), "and counts at once");
    if (!writable || known)
        return;
    EndpointApproval again(file.path());
    claim(again.load(now()).ok() && again.isApproved(url, source), "and after the next start");
}

void checkMemory(const ScratchFile &file, const QByteArray &bytes)
{
    const LookReport report{
        .target = {*AccountId::fromNumber(123456789012), *RegionName::parse(u"eu-west-1")},
        .profile = *ProfileId::parse(QString(32, u'a')),
        .time = now(),
        .invitations = {Invitation{.sender = *AccountId::fromNumber(111122223333), .status = u"Invited"_s}}};
    ScanMemory memory(file.path());
    const bool writable = checkLoaded(file, bytes, memory.load(now()));
    memory.take(report);
    const QList<ComparedInvitation> before = memory.compare(report);
    claim(!before.isEmpty(), "what is listed now is among what is compared");
    claim(memory.saving()().ok() == writable, "what may be written is written");
    if (!writable) {
        claim(!QFile::exists(file.path()) || file.read() == bytes, "what is refused changes nothing");
        return;
    }
    ScanMemory again(file.path());
    const auto reread = again.load(now());
    claim(reread.ok() && reread->setAside.isEmpty(), "what was written can be read");
    for (const ComparedInvitation &invitation : again.compare(report))
        claim(invitation.since == SinceLast::Same, "and is the list that was there");
}

} // namespace

//! The first byte says which file the rest is.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const ScratchFile file(u"file.jsonl"_s);
    if (size == 0)
        return 0;
    const QByteArray bytes(reinterpret_cast<const char *>(data) + 1, static_cast<qsizetype>(size) - 1);
    file.write(bytes);
    switch (data[0]) {
    case 'J':
        checkJournal(file, bytes);
        break;
    case 'A':
        checkAudit(file, bytes);
        break;
    case 'P':
        checkProfiles(file, bytes);
        break;
    case 'M':
        checkMemory(file, bytes);
        break;
    case 'E':
        checkEndpoints(file, bytes);
        break;
    default:
        break;
    }
    return 0;
}
