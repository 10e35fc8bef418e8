// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/outcome.h"
#include "app/invitations/pairanswer.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Hubwarden {

//! The names under which journal and audit log keep the closed sets; nothing is read for a word nobody wrote.
QString recordWord(ResultWord word);
QString recordWord(NotSentReason reason);
QString recordWord(PairAnswer::Kind kind);
QString recordWord(Error::Kind kind);
std::optional<ResultWord> resultWordFrom(const QString &word);
std::optional<NotSentReason> notSentReasonFrom(const QString &word);
std::optional<PairAnswer::Kind> answerKindFrom(const QString &word);
std::optional<Error::Kind> errorKindFrom(const QString &word);

//! The facts of an outcome as both records keep them: without the profile, and the line has the time.
QJsonObject outcomeToJson(const Outcome &outcome);
QJsonObject strangerToJson(const Stranger &stranger);
QJsonObject answerToJson(const PairAnswer &answer);
QJsonArray idsToJson(const QList<AccountId> &ids);

//! Back again; nothing if a part that is acted upon is missing or wrong.
std::optional<Outcome> outcomeFromJson(const QJsonObject &json, const ProfileId &profile);
std::optional<Stranger> strangerFromJson(const QJsonObject &json);
std::optional<PairAnswer> answerFromJson(const QJsonObject &json);
std::optional<QList<AccountId>> idsFromJson(const QJsonValue &json);
std::optional<Target> targetFromJson(const QJsonObject &json);

} // namespace Hubwarden
