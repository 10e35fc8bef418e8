// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/declinejournal.h"

#include "app/records/journal.h"

#include <QCryptographicHash>

namespace Hubwarden {

using namespace Qt::StringLiterals;

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
