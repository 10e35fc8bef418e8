// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinejournal.h"

#include "app/records/journal.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QJsonObject errorToJson(const Error &error)
{
    QJsonObject json{{u"kind"_s, recordWord(error.kind)}};
    const auto put = [&json](const QString &name, const QString &value) {
        if (!value.isEmpty())
            json.insert(name, value);
    };
    put(u"code"_s, error.code);
    put(u"message"_s, error.message);
    put(u"detail"_s, error.detail);
    return json;
}

QString answerWord(PairAnswer::Kind kind)
{
    switch (kind) {
    case PairAnswer::Kind::Accepted:
        return u"accepted"_s;
    case PairAnswer::Kind::Refused:
        return u"refused"_s;
    case PairAnswer::Kind::Failed:
        return u"failed"_s;
    case PairAnswer::Kind::Unknown:
        return u"unknown"_s;
    case PairAnswer::Kind::NotSent:
        return u"not-sent"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject answerToJson(const PairAnswer &answer)
{
    QJsonObject json{{u"sender"_s, answer.sender.toString()},
                     {u"answer"_s, answerWord(answer.kind)},
                     {u"attempts"_s, answer.attempts},
                     {u"status"_s, answer.httpStatus},
                     {u"requestId"_s, answer.requestId}};
    if (!answer.text.isEmpty())
        json.insert(u"text"_s, answer.text);
    if (answer.error)
        json.insert(u"error"_s, errorToJson(*answer.error));
    return json;
}

QJsonArray idsToJson(const QList<AccountId> &ids)
{
    QJsonArray array;
    for (const AccountId &id : ids)
        array.append(id.toString());
    return array;
}

} // namespace

QJsonObject outcomeToJson(const Outcome &outcome)
{
    QJsonObject json{{u"account"_s, outcome.target.account.toString()},
                     {u"region"_s, outcome.target.region.toString()},
                     {u"sender"_s, outcome.sender.toString()},
                     {u"result"_s, recordWord(outcome.word)},
                     {u"principal"_s, outcome.principal},
                     {u"endpoint"_s, outcome.endpoint},
                     {u"invitationId"_s, outcome.invitationId},
                     {u"requestId"_s, outcome.requestId},
                     {u"status"_s, outcome.httpStatus},
                     {u"attempts"_s, outcome.attempts}};
    if (!outcome.awsSays.isEmpty())
        json.insert(u"awsSays"_s, outcome.awsSays);
    if (outcome.error)
        json.insert(u"error"_s, errorToJson(*outcome.error));
    return json;
}

QJsonObject strangerToJson(const Stranger &stranger)
{
    return {{u"account"_s, stranger.target.account.toString()},
            {u"region"_s, stranger.target.region.toString()},
            {u"stranger"_s, stranger.accountId},
            {u"text"_s, stranger.text},
            {u"requestId"_s, stranger.requestId}};
}

JobOf<Done> *DeclineJournal::planned(const JournalledRequest &request, const QString &principal,
                                     QObject *parent)
{
    return append(u"planned"_s,
                  {{u"request"_s, request.id},
                   {u"account"_s, request.planned.target.account.toString()},
                   {u"region"_s, request.planned.target.region.toString()},
                   {u"profile"_s, request.planned.profile.toString()},
                   {u"principal"_s, principal},
                   {u"senders"_s, idsToJson(request.planned.senders)}},
                  parent);
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
    QJsonArray array;
    for (const Outcome &outcome : outcomes)
        array.append(outcomeToJson(outcome));
    return append(u"result"_s, {{u"outcomes"_s, array}}, parent);
}

JobOf<Done> *DeclineJournal::finished(QObject *parent)
{
    return append(u"finished"_s, {}, parent);
}

JobOf<Done> *DeclineJournal::append(const QString &kind, QJsonObject line, QObject *parent)
{
    line.insert(u"kind"_s, kind);
    line.insert(u"time"_s, m_clock.utcNow().toString(Qt::ISODateWithMs));
    return m_journal.append(line, parent);
}

} // namespace Hubwarden
