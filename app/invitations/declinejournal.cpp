// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinejournal.h"

#include "app/invitations/journalledrun.h"
#include "app/records/journal.h"

#include <QCryptographicHash>
#include <QSet>

#include <map>
#include <utility>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QJsonArray outcomesToJson(const QList<Outcome> &outcomes)
{
    QJsonArray array;
    for (const Outcome &outcome : outcomes)
        array.append(outcomeToJson(outcome));
    return array;
}

//! What is left of a run in one place.
QJsonObject placeToJson(const UnfinishedRun &run, const QList<JournalledPair> &pairs)
{
    QList<AccountId> unanswered;
    QList<AccountId> toAskAlone;
    QList<AccountId> notStarted;
    QList<AccountId> unseen;
    for (const JournalledPair &pair : pairs) {
        const AccountId &sender = pair.outcome.sender;
        const bool alone = pair.state == JournalledPair::State::ToAskAlone;
        (pair.sentBefore ? unanswered : alone ? toAskAlone : notStarted).append(sender);
        if (pair.outcome.unseen)
            unseen.append(sender);
    }
    const Outcome &any = pairs.first().outcome;
    return {{u"account"_s, any.target.account.toString()},
            {u"region"_s, any.target.region.toString()},
            {u"profile"_s, any.profile.toString()},
            {u"principal"_s, run.principals.value(any.profile)},
            {u"endpoint"_s, run.hosts.value(any.target)},
            {u"unanswered"_s, idsToJson(unanswered)},
            {u"toAskAlone"_s, idsToJson(toAskAlone)},
            {u"notStarted"_s, idsToJson(notStarted)},
            {u"unseen"_s, idsToJson(unseen)}};
}

QJsonArray openPlaces(const UnfinishedRun &run, const QList<Outcome> &settled)
{
    QSet<Pair> over;
    for (const Outcome &outcome : settled)
        over.insert({outcome.target, outcome.sender});
    std::map<std::pair<Target, ProfileId>, QList<JournalledPair>> places;
    for (const JournalledPair &pair : run.pairs) {
        if (!pair.settled && !over.contains(pair.pair()))
            places[{pair.outcome.target, pair.outcome.profile}].append(pair);
    }
    QJsonArray array;
    for (const auto &[key, pairs] : places)
        array.append(placeToJson(run, pairs));
    return array;
}

} // namespace

JobOf<Done> *DeclineJournal::planned(const JournalledRequest &request, const QString &principal,
                                     QObject *parent)
{
    QJsonObject line{{u"request"_s, request.id},
                     {u"account"_s, request.planned.target.account.toString()},
                     {u"region"_s, request.planned.target.region.toString()},
                     {u"profile"_s, request.planned.profile.toString()},
                     {u"principal"_s, principal},
                     {u"senders"_s, idsToJson(request.planned.senders)}};
    if (request.planned.unseen)
        line.insert(u"unseen"_s, true);
    return append(u"planned"_s, std::move(line), parent);
}

JobOf<Done> *DeclineJournal::sent(const QString &requestId, int attempt, const QString &accessKeyId,
                                  const QString &endpoint, const QByteArray &body, QObject *parent)
{
    const QByteArray hash = QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex();
    return append(u"sent"_s,
                  {{u"request"_s, requestId},
                   {u"attempt"_s, attempt},
                   {u"accessKeyId"_s, accessKeyId},
                   {u"endpoint"_s, endpoint},
                   {u"bodySha256"_s, QString::fromLatin1(hash)}},
                  parent);
}

JobOf<Done> *DeclineJournal::answered(const QString &requestId, const QList<PairAnswer> &answers,
                                      const QList<Stranger> &strangers, QObject *parent)
{
    QJsonArray array;
    for (const PairAnswer &answer : answers)
        array.append(answerToJson(answer));
    QJsonObject line{{u"request"_s, requestId}, {u"answers"_s, array}};
    QJsonArray others;
    for (const Stranger &stranger : strangers)
        others.append(strangerToJson(stranger));
    if (!others.isEmpty())
        line.insert(u"strangers"_s, others);
    return append(u"answered"_s, line, parent);
}

JobOf<Done> *DeclineJournal::results(const QList<Outcome> &outcomes, QObject *parent)
{
    return append(u"result"_s, {{u"outcomes"_s, outcomesToJson(outcomes)}}, parent);
}

JobOf<Done> *DeclineJournal::finished(QObject *parent)
{
    return append(u"finished"_s, {}, parent);
}

JobOf<Done> *DeclineJournal::continues(const UnfinishedRun &run, const QList<Outcome> &settled,
                                       QObject *parent)
{
    return append(u"continues"_s,
                  {{u"run"_s, run.runId},
                   {u"confirmed"_s, run.confirmed.toString(Qt::ISODateWithMs)},
                   {u"outcomes"_s, outcomesToJson(settled)},
                   {u"places"_s, openPlaces(run, settled)}},
                  parent);
}

JobOf<Done> *DeclineJournal::continued(const QString &byRunId, QObject *parent)
{
    return append(u"continued"_s, {{u"by"_s, byRunId}}, parent);
}

JobOf<Done> *DeclineJournal::kept(QObject *parent)
{
    return append(u"kept"_s, {}, parent);
}

JobOf<Done> *DeclineJournal::append(const QString &kind, QJsonObject line, QObject *parent)
{
    line.insert(u"kind"_s, kind);
    line.insert(u"time"_s, m_clock.utcNow().toString(Qt::ISODateWithMs));
    return m_journal.append(line, parent);
}

} // namespace Hubwarden
