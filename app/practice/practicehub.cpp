// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practicehub.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <string_view>
#include <variant>

namespace Hubwarden {

using namespace Qt::StringLiterals;

//! One call, and the place it works on.
struct PracticeHub::Call
{
    QString operation;
    const ReceivedRequest &request;
    AccountId account;
    RegionName regionName;
    StandingRegion &region;
};

namespace {

constexpr qsizetype largestBatch = 50;
constexpr QByteArrayView invalidInput = "InvalidInputException";

struct Route
{
    std::string_view method;
    std::string_view path;
    QLatin1StringView operation;
};

//! The last ones exist at AWS and are not played.
constexpr std::array<Route, 19> routes{{
    {"GET", "/invitations", "ListInvitations"_L1},
    {"GET", "/invitations/count", "GetInvitationsCount"_L1},
    {"POST", "/invitations/decline", "DeclineInvitations"_L1},
    {"POST", "/invitations/delete", "DeleteInvitations"_L1},
    {"GET", "/administrator", "GetAdministratorAccount"_L1},
    {"POST", "/administrator/disassociate", "DisassociateFromAdministratorAccount"_L1},
    {"GET", "/accounts", "DescribeHub"_L1},
    {"POST", "/accounts", "EnableSecurityHub"_L1},
    {"DELETE", "/accounts", "DisableSecurityHub"_L1},
    {"POST", "/administrator", "AcceptAdministratorInvitation"_L1},
    {"GET", "/master", "GetMasterAccount"_L1},
    {"POST", "/master", "AcceptInvitation"_L1},
    {"POST", "/master/disassociate", "DisassociateFromMasterAccount"_L1},
    {"GET", "/members", "ListMembers"_L1},
    {"POST", "/members", "CreateMembers"_L1},
    {"POST", "/members/get", "GetMembers"_L1},
    {"POST", "/members/invite", "InviteMembers"_L1},
    {"POST", "/members/delete", "DeleteMembers"_L1},
    {"POST", "/members/disassociate", "DisassociateMembers"_L1},
}};

PracticeAnswer wrongInput(const QString &message)
{
    return PracticeAnswer::hubError(invalidInput.toByteArray(), message);
}

//! The last value of that name; the signature check has seen that the query is well encoded.
QString queryValue(const ReceivedRequest &request, QByteArrayView name)
{
    QString found;
    const qsizetype mark = request.target.indexOf('?');
    for (const QByteArray &piece : (mark < 0 ? QByteArray() : request.target.sliced(mark + 1)).split('&')) {
        const qsizetype equals = piece.indexOf('=');
        if (equals >= 0 && piece.first(equals) == name)
            found = QString::fromUtf8(QByteArray::fromPercentEncoding(piece.sliced(equals + 1)));
    }
    return found;
}

QString denial(const QString &kind, const QString &operation, const QString &arn, const QString &place)
{
    const QString action = u"securityhub:"_s + operation;
    const QString start
        = u"User: %1 is not authorized to perform: %2 on resource: %3"_s.arg(arn, action, place);
    if (kind == "service control policy"_L1)
        return start + u" with an explicit deny in a service control policy"_s;
    if (kind == "identity-based policy"_L1 || kind == "permissions boundary"_L1
        || kind == "session policy"_L1)
        return start + u" because no %1 allows the %2 action"_s.arg(kind, action);
    return kind.isEmpty() ? start : kind;
}

QString hubArn(AccountId account, const RegionName &region)
{
    return u"arn:aws:securityhub:%1:%2:hub/default"_s.arg(region.toString(), account.toString());
}

//! The IDs asked for, each once, or the answer to a request that names none.
std::variant<QList<AccountId>, PracticeAnswer> askedIds(const QByteArray &body)
{
    const QJsonValue given = QJsonDocument::fromJson(body).object().value("AccountIds"_L1);
    if (!given.isArray())
        return wrongInput(u"Invalid request: AccountIds is required and must be a list"_s);
    QList<AccountId> ids;
    for (const QJsonValue &one : given.toArray()) {
        const auto id = AccountId::parse(one.toString());
        if (!id)
            return wrongInput(u"Invalid account ID: '%1'"_s.arg(one.toVariant().toString()));
        if (!ids.contains(*id))
            ids.append(*id);
    }
    if (ids.isEmpty())
        return wrongInput(u"Invalid request: AccountIds must not be empty"_s);
    return ids;
}

QJsonObject unprocessed(AccountId id, const QString &reason)
{
    return {{u"AccountId"_s, id.toString()}, {u"ProcessingResult"_s, reason}};
}

QString neverInvited(AccountId sender)
{
    return u"The request is rejected because no invitation from account %1 was found."_s.arg(
        sender.toString());
}

constexpr QLatin1StringView stillAssociated
    = "The request is rejected because the current account is still associated to it."_L1;

//! Declines one; the words with which it is refused, or none.
QString declineOne(StandingRegion &region, AccountId sender)
{
    using On = PracticeInvitation::OnDecline;
    const StandingInvitation *const one = region.ofSender(sender);
    if (!one)
        return neverInvited(sender);
    if (one->made.accepted)
        return stillAssociated;
    if (one->made.onDecline == On::Refuse)
        return one->made.refusal;
    if (one->made.onDecline != On::StillListed)
        region.decline(sender);
    return {};
}

} // namespace

QString PracticeHub::operationOf(const QByteArray &method, const QByteArray &path)
{
    const auto found = std::find_if(routes.begin(), routes.end(), [&](const Route &route) {
        return QByteArrayView(route.method.data(), static_cast<qsizetype>(route.method.size())) == method
               && QByteArrayView(route.path.data(), static_cast<qsizetype>(route.path.size())) == path;
    });
    return found == routes.end() ? QString() : QString(found->operation);
}

PracticeAnswer PracticeHub::answer(const QString &operation, const ReceivedRequest &request,
                                   AccountId account, const RegionName &region)
{
    Call call{operation, request, account, region, m_world.region(account, region)};
    const PracticeRegion::State state = call.region.state();
    if (state == PracticeRegion::State::Off)
        return PracticeAnswer::frontError("UnrecognizedClientException",
                                          u"The security token included in the request is invalid."_s);
    const auto denied = call.region.denials().find(operation);
    if (denied != call.region.denials().end())
        return PracticeAnswer::frontError(
            "AccessDeniedException",
            denial(*denied, operation, m_world.account(account)->arn, hubArn(account, region)));
    if (state == PracticeRegion::State::HubOff)
        return PracticeAnswer::hubError(
            "InvalidAccessException",
            u"Account %1 is not subscribed to AWS Security Hub"_s.arg(account.toString()));
    return perform(call);
}

PracticeAnswer PracticeHub::perform(Call &call)
{
    using Handler = PracticeAnswer (PracticeHub::*)(Call &);
    struct Played
    {
        QLatin1StringView operation;
        Handler handler;
    };
    static constexpr std::array<Played, 7> played{{
        {"ListInvitations"_L1, &PracticeHub::listInvitations},
        {"GetInvitationsCount"_L1, &PracticeHub::countInvitations},
        {"DeclineInvitations"_L1, &PracticeHub::declineInvitations},
        {"DeleteInvitations"_L1, &PracticeHub::deleteInvitations},
        {"GetAdministratorAccount"_L1, &PracticeHub::administrator},
        {"DisassociateFromAdministratorAccount"_L1, &PracticeHub::leaveAdministrator},
        {"DescribeHub"_L1, &PracticeHub::describeHub},
    }};
    for (const Played &one : played) {
        if (one.operation == call.operation)
            return (this->*one.handler)(call);
    }
    return PracticeAnswer::frontError("UnknownOperationException",
                                      u"Operation %1 is not played here"_s.arg(call.operation));
}

PracticeAnswer PracticeHub::listInvitations(Call &call)
{
    const QString most = queryValue(call.request, "MaxResults");
    const QString token = queryValue(call.request, "NextToken");
    bool isNumber = true;
    const int asked = most.isEmpty() ? largestBatch : most.toInt(&isNumber);
    if (!isNumber || asked < 1 || asked > largestBatch)
        return wrongInput(u"Invalid value for MaxResults: it must be between 1 and 50"_s);
    PracticeWorld::Listing listing{call.account, call.regionName, {}};
    if (token.isEmpty()) {
        call.region.settle();
        for (const StandingInvitation &one : call.region.listed())
            listing.rest.append(one.toJson());
    } else {
        const auto found = m_world.listingOf(token);
        if (!found || found->account != call.account || found->region != call.regionName)
            return wrongInput(u"Invalid pagination token: NextToken"_s);
        listing = *found;
    }
    const qsizetype size = std::min<qsizetype>({asked, m_world.scenario().pageSize, listing.rest.size()});
    QJsonArray page;
    for (const QJsonObject &one : listing.rest.first(size))
        page.append(one);
    QJsonObject answer{{u"Invitations"_s, page}};
    listing.rest.remove(0, size);
    if (!listing.rest.isEmpty())
        answer.insert(u"NextToken"_s, m_world.newToken(listing));
    return PracticeAnswer::json(answer);
}

PracticeAnswer PracticeHub::countInvitations(Call &call)
{
    const QList<StandingInvitation> listed = call.region.listed();
    const auto count = std::count_if(listed.begin(), listed.end(),
                                     [](const StandingInvitation &one) { return !one.made.accepted; });
    return PracticeAnswer::json({{u"InvitationsCount"_s, static_cast<qint64>(count)}});
}

PracticeAnswer PracticeHub::declineInvitations(Call &call)
{
    using On = PracticeInvitation::OnDecline;
    const auto asked = askedIds(call.request.body);
    if (const auto *const wrong = std::get_if<PracticeAnswer>(&asked))
        return *wrong;
    const auto &ids = std::get<QList<AccountId>>(asked);
    if (ids.size() > largestBatch)
        return wrongInput(u"Invalid request: AccountIds may hold at most 50 account IDs"_s);
    const auto isAny = [&ids, &call](On kind) {
        return std::any_of(ids.begin(), ids.end(), [&call, kind](AccountId id) {
            const StandingInvitation *const one = call.region.ofSender(id);
            return one && one->made.onDecline == kind;
        });
    };
    if (isAny(On::Whole400))
        return wrongInput(u"The request was rejected because of an invalid input parameter"_s);
    if (isAny(On::Whole404))
        return PracticeAnswer::hubError("ResourceNotFoundException",
                                        u"The request was rejected because the invitation was not found"_s);
    QJsonArray refused;
    for (const AccountId id : ids) {
        const QString refusal = declineOne(call.region, id);
        if (!refusal.isEmpty())
            refused.append(unprocessed(id, refusal));
    }
    return PracticeAnswer::json({{u"UnprocessedAccounts"_s, refused}});
}

PracticeAnswer PracticeHub::deleteInvitations(Call &call)
{
    const auto asked = askedIds(call.request.body);
    if (const auto *const wrong = std::get_if<PracticeAnswer>(&asked))
        return *wrong;
    QJsonArray refused;
    for (const AccountId id : std::get<QList<AccountId>>(asked)) {
        const StandingInvitation *const one = call.region.ofSender(id);
        if (!one)
            refused.append(unprocessed(id, neverInvited(id)));
        else if (one->made.status != "Resigned"_L1 && one->pending == StandingInvitation::Pending::Nothing)
            refused.append(unprocessed(id, stillAssociated));
        else
            call.region.remove(id);
    }
    return PracticeAnswer::json({{u"UnprocessedAccounts"_s, refused}});
}

PracticeAnswer PracticeHub::administrator(Call &call)
{
    const StandingInvitation *const administrator = call.region.administrator();
    return PracticeAnswer::json(administrator ? QJsonObject{{u"Administrator"_s, administrator->toJson()}}
                                              : QJsonObject());
}

PracticeAnswer PracticeHub::leaveAdministrator(Call &call)
{
    if (!call.region.administrator())
        return PracticeAnswer::hubError(
            "ResourceNotFoundException",
            u"The request is rejected because the current account is not associated to an administrator account."_s);
    call.region.leaveAdministrator();
    return PracticeAnswer::json({});
}

PracticeAnswer PracticeHub::describeHub(Call &call)
{
    const QString arn = hubArn(call.account, call.regionName);
    const QString asked = queryValue(call.request, "HubArn");
    if (!asked.isEmpty() && asked != arn)
        return PracticeAnswer::hubError("ResourceNotFoundException", u"Hub %1 was not found"_s.arg(asked));
    return PracticeAnswer::json({{u"HubArn"_s, arn},
                                 {u"SubscribedAt"_s, u"2026-01-01T00:00:00.000Z"_s},
                                 {u"AutoEnableControls"_s, true}});
}

} // namespace Hubwarden
