// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/journalledrun.h"

#include "app/invitations/recordjson.h"
#include "app/invitations/resultword.h"
#include "app/records/journal.h"

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

using State = JournalledPair::State;

//! Stands where a record does not say which profile it was.
ProfileId noProfile()
{
    return *ProfileId::parse(QString(32, u'0'));
}

//! After such an answer the request repeats its IDs one by one.
bool mayBeAskedOneByOne(const QList<PairAnswer> &answers)
{
    return answers.size() > 1 && std::all_of(answers.cbegin(), answers.cend(), [](const PairAnswer &answer) {
               return answer.kind == PairAnswer::Kind::Failed && answer.error
                      && mayBeAboutOneId(*answer.error);
           });
}

//! A request as planned, and what its lines have said since.
struct JournalledAsk
{
    QList<qsizetype> pairs; //!< rows
    int attempts = 0;
};

//! Goes through the lines once and keeps what each says about its pairs.
class RunReader
{
public:
    explicit RunReader(const JournalContents &journal)
    {
        m_run.runId = journal.runId;
        m_run.programVersion = journal.programVersion;
        m_run.started = journal.started;
        m_run.confirmed = journal.started;
        m_run.lastLine = journal.started;
        m_run.unreadableLines = journal.damagedLines.size();
    }

    void take(const QJsonObject &line)
    {
        const QDateTime time = QDateTime::fromString(line.value("time"_L1).toString(), Qt::ISODateWithMs);
        if (time.isValid())
            m_run.lastLine = time;
        if (!understand(line.value("kind"_L1).toString(), line))
            ++m_run.unreadableLines;
    }

    UnfinishedRun end()
    {
        for (JournalledPair &pair : m_run.pairs)
            conclude(pair);
        return std::move(m_run);
    }

private:
    //! False if the line should say something and does not.
    bool understand(const QString &kind, const QJsonObject &line)
    {
        if (kind == "planned"_L1)
            return takePlanned(line);
        if (kind == "sent"_L1)
            return takeSent(line);
        if (kind == "answered"_L1)
            return takeAnswered(line);
        if (kind == "result"_L1)
            return takeResults(line);
        if (kind == "continues"_L1)
            return takeOver(line);
        if (kind == "finished"_L1)
            m_run.end = UnfinishedRun::End::Finished;
        else if (kind == "kept"_L1)
            m_run.end = UnfinishedRun::End::Kept;
        else if (kind == "continued"_L1)
            m_run.end = UnfinishedRun::End::Continued;
        else
            return false;
        return true;
    }

    bool takePlanned(const QJsonObject &line)
    {
        const auto target = targetFromJson(line);
        const auto profile = ProfileId::parse(line.value("profile"_L1).toString());
        const auto senders = idsFromJson(line.value("senders"_L1));
        const QString id = line.value("request"_L1).toString();
        if (!target || !profile || !senders || id.isEmpty())
            return false;
        JournalledAsk ask;
        for (const AccountId &sender : *senders) {
            const qsizetype row = rowOf({*target, sender}, *profile);
            m_run.pairs[row].outcome.principal = line.value("principal"_L1).toString();
            m_run.pairs[row].outcome.unseen = line.value("unseen"_L1).toBool();
            ask.pairs.append(row);
        }
        m_run.principals.insert(*profile, line.value("principal"_L1).toString());
        m_asks.insert(id, ask);
        return true;
    }

    bool takeSent(const QJsonObject &line)
    {
        const auto ask = m_asks.find(line.value("request"_L1).toString());
        if (ask == m_asks.end())
            return false;
        ++ask->attempts;
        for (const qsizetype row : std::as_const(ask->pairs)) {
            JournalledPair &pair = m_run.pairs[row];
            pair.state = State::Unanswered;
            pair.settled = false;
            pair.outcome.attempts = ask->attempts;
            pair.outcome.endpoint = line.value("endpoint"_L1).toString();
            pair.outcome.time = m_run.lastLine;
            m_run.hosts.insert(pair.outcome.target, pair.outcome.endpoint);
        }
        return true;
    }

    bool takeAnswered(const QJsonObject &line)
    {
        const auto ask = m_asks.constFind(line.value("request"_L1).toString());
        if (ask == m_asks.cend())
            return false;
        QList<PairAnswer> answers;
        const QJsonArray array = line.value("answers"_L1).toArray();
        for (const QJsonValue &value : array) {
            auto answer = answerFromJson(value.toObject());
            if (!answer)
                return false;
            answer->time = m_run.lastLine;
            answers.append(*std::move(answer));
        }
        const bool whole = mayBeAskedOneByOne(answers);
        for (const PairAnswer &answer : std::as_const(answers)) {
            for (const qsizetype row : ask->pairs) {
                if (m_run.pairs.at(row).outcome.sender == answer.sender)
                    takeAnswer(m_run.pairs[row], answer, whole);
            }
        }
        const QJsonArray strangers = line.value("strangers"_L1).toArray();
        for (const QJsonValue &value : strangers) {
            if (const auto stranger = strangerFromJson(value.toObject()))
                m_run.strangers.append(*stranger);
        }
        return true;
    }

    static void takeAnswer(JournalledPair &pair, PairAnswer answer, bool whole)
    {
        answer.earlierAttemptUnanswered = answer.earlierAttemptUnanswered || pair.sentBefore;
        answer.endpoint = pair.outcome.endpoint;
        pair.sentBefore = answer.earlierAttemptUnanswered;
        answer.earlierAttemptLost = answer.earlierAttemptLost || pair.lostBefore;
        pair.lostBefore = answer.earlierAttemptLost || answer.kind == PairAnswer::Kind::Unknown;
        Outcome &outcome = pair.outcome;
        outcome.awsSays = answer.text;
        outcome.error = answer.error;
        outcome.requestId = answer.requestId;
        outcome.httpStatus = answer.httpStatus;
        outcome.attempts = answer.attempts;
        outcome.time = answer.time;
        if (answer.kind == PairAnswer::Kind::Unknown)
            pair.sentBefore = true;
        if (answer.kind == PairAnswer::Kind::NotSent)
            pair.state = pair.sentBefore ? State::Unanswered : State::NotStarted;
        else if (answer.kind == PairAnswer::Kind::Unknown)
            pair.state = State::Unanswered;
        else
            pair.state = !whole ? State::Done : pair.sentBefore ? State::Unanswered : State::ToAskAlone;
        pair.answer = std::move(answer);
    }

    bool takeResults(const QJsonObject &line)
    {
        bool understood = true;
        const QJsonArray array = line.value("outcomes"_L1).toArray();
        for (const QJsonValue &value : array) {
            auto outcome = outcomeFromJson(value.toObject(), noProfile());
            if (!outcome) {
                understood = false;
                continue;
            }
            JournalledPair &pair = m_run.pairs[rowOf({outcome->target, outcome->sender}, outcome->profile)];
            outcome->profile = pair.outcome.profile;
            outcome->time = pair.answer ? pair.outcome.time : m_run.lastLine;
            pair.outcome = *std::move(outcome);
            pair.state = State::Done;
            pair.settled = true;
        }
        return understood;
    }

    //! What an earlier run left: the pairs of `unanswered` may have been sent by it.
    bool takeOver(const QJsonObject &line)
    {
        m_run.continues = line.value("run"_L1).toString();
        const auto confirmed
            = QDateTime::fromString(line.value("confirmed"_L1).toString(), Qt::ISODateWithMs);
        if (confirmed.isValid())
            m_run.confirmed = confirmed;
        bool understood = true;
        const QJsonArray places = line.value("places"_L1).toArray();
        for (const QJsonValue &value : places)
            understood = takePlace(value.toObject()) && understood;
        return takeResults(line) && understood;
    }

    bool takePlace(const QJsonObject &place)
    {
        const auto target = targetFromJson(place);
        const auto profile = ProfileId::parse(place.value("profile"_L1).toString());
        const auto unanswered = idsFromJson(place.value("unanswered"_L1));
        const auto waiting = idsFromJson(place.value("notStarted"_L1));
        const auto unseen = idsFromJson(place.value("unseen"_L1));
        const auto alone = idsFromJson(place.value("toAskAlone"_L1));
        if (!target || !profile || !unanswered || !waiting || !unseen || !alone)
            return false;
        if (const QString host = place.value("endpoint"_L1).toString(); !host.isEmpty())
            m_run.hosts.insert(*target, host);
        m_run.principals.insert(*profile, place.value("principal"_L1).toString());
        for (const AccountId &sender : *unanswered + *alone + *waiting) {
            JournalledPair &pair = m_run.pairs[rowOf({*target, sender}, *profile)];
            pair.outcome.principal = place.value("principal"_L1).toString();
            pair.outcome.unseen = unseen->contains(sender);
            pair.sentBefore = unanswered->contains(sender);
            pair.lostBefore = pair.sentBefore;
            if (pair.sentBefore)
                pair.state = State::Unanswered;
            else if (alone->contains(sender))
                pair.state = State::ToAskAlone;
        }
        return true;
    }

    qsizetype rowOf(const Pair &pair, const ProfileId &profile)
    {
        const auto known = m_rows.constFind(pair);
        if (known != m_rows.cend())
            return *known;
        m_rows.insert(pair, m_run.pairs.size());
        JournalledPair row{.outcome = {.target = pair.target, .sender = pair.sender, .profile = profile}};
        row.outcome.time = m_run.started;
        m_run.pairs.append(row);
        return m_run.pairs.size() - 1;
    }

    //! Gives the outcome the word that is true if nothing more happens.
    void conclude(JournalledPair &pair) const
    {
        if (pair.settled)
            return;
        if (pair.state != State::Done && m_run.unreadableLines > 0)
            pair.state = State::Unanswered;
        switch (pair.state) {
        case State::Done:
        case State::ToAskAlone:
            // Without an answer it was taken over from the run that had it, and that was a failure.
            pair.outcome.word = pair.answer ? decideResult(*pair.answer, nullptr) : ResultWord::Failed;
            break;
        case State::Unanswered:
            pair.sentBefore = true;
            pair.outcome.word = ResultWord::OutcomeUnknown;
            break;
        case State::NotStarted:
            pair.outcome.word = ResultWord::NotStarted;
            pair.outcome.reason = NotSentReason::Interrupted;
            break;
        }
    }

    UnfinishedRun m_run;
    QHash<Pair, qsizetype> m_rows;
    QHash<QString, JournalledAsk> m_asks;
};

} // namespace

qsizetype UnfinishedRun::count(JournalledPair::State state) const
{
    return std::count_if(pairs.cbegin(), pairs.cend(),
                         [state](const JournalledPair &pair) { return pair.state == state; });
}

UnfinishedRun readRun(const JournalContents &journal)
{
    RunReader reader(journal);
    for (const QJsonObject &line : journal.lines)
        reader.take(line);
    return reader.end();
}

} // namespace Hubwarden
