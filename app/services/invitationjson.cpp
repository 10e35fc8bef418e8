// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/invitationjson.h"

#include "app/base/failurecode.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QTimeZone>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Error badMember(const QString &name)
{
    Error error;
    error.kind = Error::Kind::BadReply;
    error.code = FailureCode::answerUnexpected;
    error.message = u"unexpected value of \"%1\""_s.arg(name);
    error.requestSent = true;
    return error;
}

//! Absent and null are the same; any other wrong type is an error.
Result<QJsonArray> optionalArray(const QJsonObject &json, const QString &name)
{
    const QJsonValue value = json.value(name);
    if (value.isUndefined() || value.isNull())
        return QJsonArray();
    if (!value.isArray())
        return badMember(name);
    return value.toArray();
}

Result<Invitation> parseInvitation(const QJsonValue &value, const QString &where)
{
    const QJsonObject json = value.toObject();
    const auto sender = AccountId::parse(json.value("AccountId"_L1).toString());
    if (!value.isObject() || !sender)
        return badMember(where);
    return Invitation{.sender = *sender,
                      .invitationId = json.value("InvitationId"_L1).toString(),
                      .invitedAt = parseTimestamp(json.value("InvitedAt"_L1).toString()),
                      .status = json.value("MemberStatus"_L1).toString()};
}

} // namespace

QDateTime parseTimestamp(const QString &text)
{
    static const QRegularExpression form(
        uR"(\A(\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-4]):?[0-5]\d)\z)"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return {};
    QDateTime time = QDateTime::fromString(match.captured(1), Qt::ISODate);
    if (!time.isValid())
        return {};
    const QString zone = match.captured(3);
    int offset = 0;
    if (zone != "Z"_L1) {
        const int minutes = zone.mid(1, 2).toInt() * 60 + zone.right(2).toInt();
        offset = (zone.startsWith(u'-') ? -minutes : minutes) * 60;
    }
    time.setTimeZone(QTimeZone::utc());
    const int milliseconds = match.captured(2).leftJustified(3, u'0').left(3).toInt();
    return time.addSecs(-offset).addMSecs(milliseconds);
}

Result<InvitationPage> parseInvitationPage(const QJsonObject &json)
{
    const auto list = optionalArray(json, u"Invitations"_s);
    if (!list)
        return list.error();
    InvitationPage page;
    for (qsizetype i = 0; i < list->size(); ++i) {
        auto invitation = parseInvitation(list->at(i), u"Invitations[%1].AccountId"_s.arg(i));
        if (!invitation)
            return invitation.error();
        page.invitations.append(*invitation);
    }
    const QJsonValue token = json.value("NextToken"_L1);
    if (!token.isUndefined() && !token.isNull() && !token.isString())
        return badMember(u"NextToken"_s);
    page.nextToken = token.toString();
    return page;
}

Result<QList<UnprocessedAccount>> parseUnprocessedAccounts(const QJsonObject &json)
{
    const auto list = optionalArray(json, u"UnprocessedAccounts"_s);
    if (!list)
        return list.error();
    QList<UnprocessedAccount> accounts;
    for (qsizetype i = 0; i < list->size(); ++i) {
        const QJsonObject entry = list->at(i).toObject();
        const QString id = entry.value("AccountId"_L1).toString();
        if (id.isEmpty()) // whom AWS refused cannot be told: then nobody of this request is known to be declined
            return badMember(u"UnprocessedAccounts[%1].AccountId"_s.arg(i));
        accounts.append({id, entry.value("ProcessingResult"_L1).toString()});
    }
    return accounts;
}

Result<std::optional<Invitation>> parseAdministrator(const QJsonObject &json)
{
    QJsonValue value = json.value("Administrator"_L1);
    if (value.isUndefined() || value.isNull())
        value = json.value("Master"_L1);
    const QJsonObject administrator = value.toObject();
    const QJsonValue id = administrator.value("AccountId"_L1);
    if (id.isUndefined() || id.isNull())
        return std::optional<Invitation>();
    auto invitation = parseInvitation(value, u"Administrator.AccountId"_s);
    if (!invitation)
        return invitation.error();
    return std::optional<Invitation>(*invitation);
}

} // namespace Hubwarden
