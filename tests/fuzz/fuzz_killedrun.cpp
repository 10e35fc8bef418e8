// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/jsonlines.h"
#include "app/invitations/journalledrun.h"
#include "app/invitations/recordjson.h"
#include "app/records/journal.h"
#include "tests/fuzz/scratchfile.h"

#include <algorithm>
#include <array>
#include <cstdint>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

using State = JournalledPair::State;

constexpr qsizetype senders = 3;
constexpr qsizetype places = 2;

//! The input byte by byte; zeros behind its end.
class Choices
{
public:
    Choices(const std::uint8_t *data, std::size_t size)
        : m_next(data)
        , m_end(data + size)
    {
    }
    bool atEnd() const { return m_next == m_end; }
    qsizetype below(qsizetype bound) { return (atEnd() ? 0 : *m_next++) % bound; }

private:
    const std::uint8_t *m_next;
    const std::uint8_t *m_end;
};

Pair pairAt(qsizetype row)
{
    return {{*AccountId::fromNumber(123456789012),
             *RegionName::parse(row < senders ? u"eu-west-1" : u"us-east-1")},
            *AccountId::fromNumber(111122223333ULL + static_cast<quint64>(row % senders))};
}

//! What a run wrote, and what each pair had come to at each line.
class WrittenRun
{
public:
    using States = std::array<std::optional<State>, senders * places>;

    struct Line
    {
        QByteArray bytes;
        States after;
        QList<qsizetype> settles; //!< rows that this line alone says to be done
    };

    WrittenRun()
    {
        add({{u"kind"_s, u"journal"_s},
             {u"format"_s, 1},
             {u"run"_s, u"r"_s},
             {u"time"_s, u"2026-11-23T09:15:00.000Z"_s}});
    }

    const QList<Line> &lines() const { return m_lines; }

    void step(Choices &choices)
    {
        const qsizetype what = choices.below(4);
        if (what == 0 || m_requests.isEmpty())
            return plan(choices);
        const QString id = QString::number(1 + choices.below(m_requests.size()));
        if (what == 1)
            return send(id);
        if (what == 2)
            return answer(id, choices);
        settle(choices);
    }

private:
    bool mayBeSent(qsizetype row) const { return m_states[static_cast<size_t>(row)] != State::Done; }

    void plan(Choices &choices)
    {
        const qsizetype place = choices.below(places);
        const qsizetype mask = choices.below(1 << senders);
        QList<qsizetype> rows;
        QList<AccountId> ids;
        for (qsizetype i = 0; i < senders; ++i) {
            const qsizetype row = place * senders + i;
            if ((mask >> i) % 2 == 0 || !mayBeSent(row))
                continue;
            rows.append(row);
            ids.append(pairAt(row).sender);
            std::optional<State> &state = m_states[static_cast<size_t>(row)];
            state = state.value_or(State::NotStarted);
        }
        if (rows.isEmpty())
            return;
        m_requests.append(rows);
        const Target target = pairAt(rows.first()).target;
        add({{u"kind"_s, u"planned"_s},
             {u"request"_s, QString::number(m_requests.size())},
             {u"account"_s, target.account.toString()},
             {u"region"_s, target.region.toString()},
             {u"profile"_s, QString(32, u'1')},
             {u"senders"_s, idsToJson(ids)}});
    }

    void send(const QString &id)
    {
        const QList<qsizetype> &rows = m_requests[id.toInt() - 1];
        if (!std::all_of(rows.begin(), rows.end(), [this](qsizetype row) { return mayBeSent(row); }))
            return;
        for (const qsizetype row : rows)
            m_states[static_cast<size_t>(row)] = State::Unanswered;
        add({{u"kind"_s, u"sent"_s}, {u"request"_s, id}, {u"endpoint"_s, u"h"_s}});
    }

    void answer(const QString &id, Choices &choices)
    {
        QJsonArray answers;
        QList<qsizetype> done;
        for (const qsizetype row : m_requests[id.toInt() - 1]) {
            std::optional<State> &state = m_states[static_cast<size_t>(row)];
            if (state != State::Unanswered)
                return;
            constexpr std::array kinds{PairAnswer::Kind::Accepted, PairAnswer::Kind::Refused,
                                       PairAnswer::Kind::Unknown};
            const PairAnswer::Kind kind = kinds[static_cast<size_t>(choices.below(3))];
            answers.append(answerToJson({.sender = pairAt(row).sender, .kind = kind}));
            if (kind != PairAnswer::Kind::Unknown)
                done.append(row);
        }
        for (const qsizetype row : std::as_const(done))
            m_states[static_cast<size_t>(row)] = State::Done;
        add({{u"kind"_s, u"answered"_s}, {u"request"_s, id}, {u"answers"_s, answers}}, done);
    }

    void settle(Choices &choices)
    {
        const qsizetype row = choices.below(senders * places);
        if (!m_states[static_cast<size_t>(row)])
            return;
        m_states[static_cast<size_t>(row)] = State::Done;
        const Pair pair = pairAt(row);
        const Outcome outcome{.target = pair.target,
                              .sender = pair.sender,
                              .profile = *ProfileId::parse(QString(32, u'1')),
                              .word = ResultWord::DeclinedNoLongerListed};
        add({{u"kind"_s, u"result"_s}, {u"outcomes"_s, QJsonArray{outcomeToJson(outcome)}}}, {row});
    }

    void add(const QJsonObject &line, const QList<qsizetype> &settles = {})
    {
        m_lines.append({*toJsonLine(line), m_states, settles});
    }

    QList<Line> m_lines;
    States m_states;
    QList<QList<qsizetype>> m_requests;
};

//! What a kill and a disk left of the lines.
struct Remains
{
    QByteArray bytes;
    qsizetype whole = 0; //!< lines that were written to their end
    bool damaged = false;
    qsizetype damagedFrom = 0; //!< lines, if damaged
    qsizetype damagedTo = 0;
};

Remains killed(const WrittenRun &run, Choices &choices)
{
    Remains remains;
    qsizetype size = 0;
    for (const WrittenRun::Line &line : run.lines())
        size += line.bytes.size();
    const qsizetype cut = size - std::min(size, choices.below(256) * (choices.below(8) + 1));
    QList<qsizetype> ends;
    for (const WrittenRun::Line &line : run.lines()) {
        remains.bytes += line.bytes;
        ends.append(remains.bytes.size());
        remains.whole += ends.last() <= cut ? 1 : 0;
    }
    remains.bytes.truncate(cut);
    // A block of the disk that reads as zeros. The last line keeps its end: without it, it would be a torn one.
    if (choices.below(2) == 1 && remains.whole > 1) {
        const qsizetype line = 1 + choices.below(remains.whole - 1);
        const qsizetype from = ends[line - 1] + choices.below(ends[line] - ends[line - 1] - 1);
        const qsizetype to = std::min(ends[remains.whole - 1] - 1, from + 1 + choices.below(200));
        std::fill(remains.bytes.begin() + from, remains.bytes.begin() + to, '\0');
        remains.damaged = true;
        remains.damagedFrom = line;
        remains.damagedTo = std::upper_bound(ends.begin(), ends.end(), to) - ends.begin();
    }
    return remains;
}

const JournalledPair *find(const UnfinishedRun &run, const Pair &pair)
{
    const auto found = std::find_if(run.pairs.begin(), run.pairs.end(),
                                    [&pair](const auto &p) { return p.pair() == pair; });
    return found == run.pairs.end() ? nullptr : &*found;
}

//! An answer that is read stands in a line that is whole.
bool isSettledByAWholeLine(const WrittenRun &written, const Remains &remains, qsizetype row)
{
    for (qsizetype i = 0; i < remains.whole; ++i) {
        const bool hit = remains.damaged && i >= remains.damagedFrom && i <= remains.damagedTo;
        if (!hit && written.lines()[i].settles.contains(row))
            return true;
    }
    return false;
}

void checkPair(const WrittenRun &written, const Remains &remains, const UnfinishedRun &run, qsizetype row)
{
    const std::optional<State> *truth
        = remains.whole == 0 ? nullptr : &written.lines()[remains.whole - 1].after[static_cast<size_t>(row)];
    const bool isPlanned = truth && truth->has_value();
    const State state = isPlanned ? **truth : State::NotStarted;
    const JournalledPair *read = find(run, pairAt(row));
    if (!remains.damaged) {
        claim((read != nullptr) == isPlanned, "every planned pair is known, and no other");
        claim(!read || read->state == state, "a pair is what its durable lines say");
        return;
    }
    claim(run.unreadableLines > 0, "damage is counted");
    claim(!read || isPlanned, "damage plans nothing");
    if (!read)
        return;
    claim(read->state != State::NotStarted, "with a line unreadable nothing counts as not sent");
    claim(read->state != State::Done || isSettledByAWholeLine(written, remains, row),
          "no outcome comes from damage");
    claim(read->state == State::Done || state != State::Done
              || read->outcome.word == ResultWord::OutcomeUnknown,
          "an outcome that cannot be read is unknown");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const ScratchFile file(u"run.jsonl"_s);
    Choices choices(data, size);
    WrittenRun written;
    for (qsizetype steps = 1 + choices.below(30); steps > 0 && !choices.atEnd(); --steps)
        written.step(choices);
    const Remains remains = killed(written, choices);
    file.write(remains.bytes);
    const auto contents = readJournal(file.path());
    claim(contents.ok(), "a journal that was killed can be read");
    const bool torn = !remains.bytes.isEmpty() && !remains.bytes.endsWith('\n');
    claim(contents->tornLine.has_value() == torn, "a line without an end is known");
    claim(contents->runId.isEmpty() == (remains.whole == 0), "the run has a name from its first line on");
    const UnfinishedRun run = readRun(*contents);
    for (qsizetype row = 0; row < senders * places; ++row)
        checkPair(written, remains, run, row);
    return 0;
}
