// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/awserror.h"
#include "app/aws/clockoffset.h"
#include "app/aws/denial.h"
#include "app/aws/serviceanswer.h"
#include "app/net/retrypolicy.h"
#include "app/services/callerxml.h"
#include "app/services/invitationjson.h"
#include "tests/fuzz/claim.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QTimeZone>

#include <cstdint>

using namespace Hubwarden;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! The input as text: a status, header fields, an empty line, the body.
HttpReply replyFrom(QByteArray input)
{
    HttpReply reply;
    const auto takeLine = [&input] {
        const qsizetype feed = input.indexOf('\n');
        const QByteArray line = feed < 0 ? input : input.first(feed);
        input.remove(0, feed < 0 ? input.size() : feed + 1);
        return line;
    };
    reply.status = 100 + static_cast<int>(takeLine().toUInt() % 500);
    for (QByteArray line = takeLine(); !line.isEmpty(); line = takeLine()) {
        const qsizetype colon = line.indexOf(':');
        if (colon > 0)
            reply.headers.append({line.first(colon), line.sliced(colon + 1)});
    }
    reply.body = input;
    return reply;
}

void checkTime(const QDateTime &time, const char *what)
{
    claim(!time.isValid() || time.offsetFromUtc() == 0, what);
}

void checkHeaders(const HttpReply &reply)
{
    const RetryHints hints = retryHints(reply);
    claim(!hints.exact || (*hints.exact >= 0ms && *hints.exact <= 1h), "a wait has bounds");
    claim(!hints.atLeast || (*hints.atLeast >= 0ms && *hints.atLeast <= 20s), "Retry-After has bounds");
    const QByteArray length = reply.header("Content-Length");
    claim(!reply.isWhole() || length.isEmpty() || length.toLongLong() == reply.body.size(),
          "a whole body has the announced length");
    const QByteArray date = reply.header("Date");
    const QDateTime time = parseHttpDate(date);
    checkTime(time, "a Date header is UTC");
    if (time.isValid()) {
        const QString again = QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
        claim(again.compare(QString::fromLatin1(date), Qt::CaseInsensitive) == 0,
              "a Date header says the time that is read");
    }
}

void checkDenial(const QString &message)
{
    const auto denial = parseDenial(message);
    if (!denial)
        return;
    for (const QString &part : {denial->principal, denial->action, denial->resource, denial->policyArn})
        claim(message.contains(part), "a denial's names stand in the message");
    claim(!denial->principal.isEmpty() || denial->reason != Denial::Reason::Unstated
              || !denial->encoded.isEmpty(),
          "a denial says who, why, or that it is encoded");
    claim(denial->reason != Denial::Reason::Unstated || denial->policy == Denial::Policy::Unknown,
          "a policy comes with a reason");
}

void checkError(const HttpReply &reply)
{
    const Error error = decodeError(reply, u"DeclineInvitations"_s);
    claim(error.httpStatus == reply.status && error.requestSent, "an answer was an answer");
    claim(!error.code.isEmpty(), "an error has a code, if only the status");
    claim(error.detail.size() <= 200 + 1 + reply.header("Content-Type").size()
              || QJsonDocument::fromJson(reply.body)["error"_L1].toString() == error.detail,
          "no page becomes a detail");
    claim(reply.status != 429 || error.kind == Error::Kind::Throttled, "429 is throttling");
    checkTime(error.serverTime, "a server's time is UTC");
    const RetryClass kind = retryClass(error);
    claim(reply.status < 400 || reply.status > 499 || error.kind != Error::Kind::BadReply
              || kind == RetryClass::Final,
          "a refusal that is not AWS's is final");
    const auto delay = RetryPolicy{}.delayAfter(1, error, Repeatable::Yes, retryHints(reply), 0.5);
    claim(!delay || (*delay >= 0ms && *delay <= 25s), "nobody waits for ever");
    checkDenial(error.message);
}

//! As the service's words would be read by somebody who knows only the list and not the program.
void checkInvitations(const QJsonObject &json)
{
    const QJsonValue list = json.value("Invitations"_L1);
    const auto page = parseInvitationPage(json);
    claim(page.ok() || page.error().kind == Error::Kind::BadReply, "a bad page is a bad reply");
    if (!page)
        return;
    claim(list.isArray() || list.isNull() || list.isUndefined(),
          "what is no list is not read as an empty one");
    claim(page->invitations.size() == list.toArray().size(), "no invitation is left out");
    for (qsizetype i = 0; i < page->invitations.size(); ++i) {
        const QJsonObject sent = list.toArray().at(i).toObject();
        const Invitation &read = page->invitations.at(i);
        claim(read.sender.toString() == sent.value("AccountId"_L1).toString(), "the sender is as sent");
        claim(read.status == sent.value("MemberStatus"_L1).toString(), "the status is as sent");
        checkTime(read.invitedAt, "an invitation's time is UTC");
    }
    claim(page->nextToken == json.value("NextToken"_L1).toString(), "the token is as sent");
}

void checkUnprocessed(const QJsonObject &json)
{
    const QJsonValue list = json.value("UnprocessedAccounts"_L1);
    const auto accounts = parseUnprocessedAccounts(json);
    if (!accounts)
        return;
    claim(list.isArray() || list.isNull() || list.isUndefined(), "what is no list refuses nobody silently");
    claim(accounts->size() == list.toArray().size(), "no refusal is left out");
    for (const UnprocessedAccount &account : *accounts)
        claim(!account.accountId.isEmpty(), "a refusal says whom");
}

void checkAdministrator(const QJsonObject &json)
{
    const auto administrator = parseAdministrator(json);
    if (!administrator || !administrator->has_value())
        return;
    const QString id = (*administrator)->sender.toString();
    claim(json.value("Administrator"_L1).toObject().value("AccountId"_L1) == id
              || json.value("Master"_L1).toObject().value("AccountId"_L1) == id,
          "the administrator is as sent");
}

void checkCaller(const QByteArray &body)
{
    const auto caller = parseCallerIdentity(body);
    if (!caller)
        return;
    claim(caller->arn.section(u':', 4, 4) == caller->account.toString(), "the ARN is of the account");
    claim(caller->arn.startsWith(caller->principal()), "the principal is the ARN or its beginning");
    claim(!body.contains("<!DOCTYPE"), "a document type is not read");
    // Behind it half a character may stand, which Qt does not mind.
    claim(!parseCallerIdentity(body.first(body.lastIndexOf('>'))), "a cut answer names nobody");
}

void checkSuccess(const HttpReply &reply)
{
    ServiceAnswer answer{.reply = reply, .facts = {}, .operation = u"ListInvitations"_s};
    const auto json = answer.json();
    if (!json) {
        claim(json.error().kind == Error::Kind::BadReply, "an unreadable answer is a bad reply");
        return;
    }
    checkInvitations(*json);
    checkUnprocessed(*json);
    checkAdministrator(*json);
    HttpReply cut = reply;
    cut.body = reply.body.trimmed();
    cut.body.chop(1);
    answer.reply = cut;
    claim(!answer.json().ok(), "a cut answer is no answer");
}

//! A date and time of ISO 8601 again, read by hand.
void checkTimestamp(const QString &text)
{
    const QDateTime time = parseTimestamp(text);
    if (!time.isValid())
        return;
    checkTime(time, "a time stamp is UTC");
    const auto number = [&text](qsizetype at, qsizetype size) { return text.mid(at, size).toInt(); };
    const QDateTime local(QDate(number(0, 4), number(5, 2), number(8, 2)),
                          QTime(number(11, 2), number(14, 2), number(17, 2)), QTimeZone::utc());
    claim(local.isValid(), "a time stamp's parts are a date and a time");
    const qint64 away = local.secsTo(time);
    claim(away > -15 * 3600 && away < 15 * 3600, "no zone is further away than the Earth allows");
    claim(!text.endsWith(u'Z') || away == 0, "Z is UTC");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const HttpReply reply
        = replyFrom(QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)));
    checkHeaders(reply);
    checkTimestamp(QString::fromLatin1(reply.header("Time")));
    if (reply.status < 200 || reply.status >= 300)
        checkError(reply);
    else if (reply.body.startsWith('<'))
        checkCaller(reply.body);
    else
        checkSuccess(reply);
    return 0;
}
