// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/invitations/recordjson.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

void put(QJsonObject &json, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        json.insert(name, value);
}

QJsonObject errorToJson(const Error &error)
{
    QJsonObject json{{u"kind"_s, recordWord(error.kind)}};
    put(json, u"operation"_s, error.operation);
    put(json, u"code"_s, error.code);
    put(json, u"message"_s, error.message);
    put(json, u"detail"_s, error.detail);
    return json;
}

//! Nothing for an error of a kind that this version does not know; its words are still in `awsSays`.
std::optional<Error> errorFromJson(const QJsonValue &value, int httpStatus, const QString &requestId)
{
    const QJsonObject json = value.toObject();
    const auto kind = errorKindFrom(json.value("kind"_L1).toString());
    if (!kind)
        return std::nullopt;
    Error error;
    error.kind = *kind;
    error.operation = json.value("operation"_L1).toString();
    error.code = json.value("code"_L1).toString();
    error.message = json.value("message"_L1).toString();
    error.detail = json.value("detail"_L1).toString();
    error.httpStatus = httpStatus;
    error.requestId = requestId;
    return error;
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
    put(json, u"awsSays"_s, outcome.awsSays);
    if (outcome.reason != NotSentReason::None)
        json.insert(u"reason"_s, recordWord(outcome.reason));
    if (outcome.unseen)
        json.insert(u"unseen"_s, true);
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

QJsonObject answerToJson(const PairAnswer &answer)
{
    QJsonObject json{{u"sender"_s, answer.sender.toString()},
                     {u"answer"_s, recordWord(answer.kind)},
                     {u"attempts"_s, answer.attempts},
                     {u"status"_s, answer.httpStatus},
                     {u"requestId"_s, answer.requestId}};
    put(json, u"text"_s, answer.text);
    if (answer.earlierAttemptUnanswered)
        json.insert(u"earlierAttemptUnanswered"_s, true);
    if (answer.earlierAttemptLost)
        json.insert(u"earlierAttemptLost"_s, true);
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

std::optional<Outcome> outcomeFromJson(const QJsonObject &json, const ProfileId &profile)
{
    const auto target = targetFromJson(json);
    const auto sender = AccountId::parse(json.value("sender"_L1).toString());
    const auto word = resultWordFrom(json.value("result"_L1).toString());
    if (!target || !sender || !word)
        return std::nullopt;
    Outcome outcome{.target = *target, .sender = *sender, .profile = profile, .word = *word};
    outcome.reason = notSentReasonFrom(json.value("reason"_L1).toString()).value_or(NotSentReason::None);
    outcome.principal = json.value("principal"_L1).toString();
    outcome.endpoint = json.value("endpoint"_L1).toString();
    outcome.invitationId = json.value("invitationId"_L1).toString();
    outcome.requestId = json.value("requestId"_L1).toString();
    outcome.httpStatus = json.value("status"_L1).toInt();
    outcome.attempts = json.value("attempts"_L1).toInt();
    outcome.awsSays = json.value("awsSays"_L1).toString();
    outcome.unseen = json.value("unseen"_L1).toBool();
    outcome.error = errorFromJson(json.value("error"_L1), outcome.httpStatus, outcome.requestId);
    return outcome;
}

std::optional<Stranger> strangerFromJson(const QJsonObject &json)
{
    const auto target = targetFromJson(json);
    if (!target || !json.value("stranger"_L1).isString())
        return std::nullopt;
    return Stranger{*target, json.value("stranger"_L1).toString(), json.value("text"_L1).toString(),
                    json.value("requestId"_L1).toString()};
}

std::optional<PairAnswer> answerFromJson(const QJsonObject &json)
{
    const auto sender = AccountId::parse(json.value("sender"_L1).toString());
    const auto kind = answerKindFrom(json.value("answer"_L1).toString());
    if (!sender || !kind)
        return std::nullopt;
    PairAnswer answer{.sender = *sender, .kind = *kind};
    answer.text = json.value("text"_L1).toString();
    answer.requestId = json.value("requestId"_L1).toString();
    answer.httpStatus = json.value("status"_L1).toInt();
    answer.attempts = json.value("attempts"_L1).toInt();
    answer.earlierAttemptUnanswered = json.value("earlierAttemptUnanswered"_L1).toBool();
    answer.earlierAttemptLost = json.value("earlierAttemptLost"_L1).toBool();
    answer.error = errorFromJson(json.value("error"_L1), answer.httpStatus, answer.requestId);
    return answer;
}

std::optional<QList<AccountId>> idsFromJson(const QJsonValue &json)
{
    QList<AccountId> ids;
    const QJsonArray array = json.toArray();
    for (const QJsonValue &value : array) {
        const auto id = AccountId::parse(value.toString());
        if (!id)
            return std::nullopt;
        ids.append(*id);
    }
    return ids;
}

std::optional<Target> targetFromJson(const QJsonObject &json)
{
    const auto account = AccountId::parse(json.value("account"_L1).toString());
    const auto region = RegionName::parse(json.value("region"_L1).toString());
    if (!account || !region)
        return std::nullopt;
    return Target{*account, *region};
}

} // namespace Hubwarden
