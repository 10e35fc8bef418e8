// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/scenario.h"

#include "app/practice/drawn.h"
#include "app/practice/scenariofields.h"

#include <QFile>
#include <QJsonDocument>

#include <array>

// Outside every namespace, as its macro wants it: the linker keeps a library's resources only if they are named.
static void keepPracticeResources()
{
    Q_INIT_RESOURCE(practice);
}

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr int minutesOfDay = 24 * 60;
constexpr int longest = 1'000'000;

template<typename Enum, std::size_t count>
Enum oneOf(const std::array<Enum, count> &all, qsizetype index)
{
    return all[static_cast<std::size_t>(index)];
}

PracticeInvitation invitationFrom(const QJsonValue &value, const QString &place, QString &fault)
{
    using On = PracticeInvitation::OnDecline;
    constexpr std::array declines{On::Removed, On::Resigned, On::StillListed,
                                  On::Refuse,  On::Whole400, On::Whole404};
    ScenarioFields fields(value, place, fault);
    PracticeInvitation one{.sender = fields.account("sender"_L1), .status = {}, .age = {}};
    one.accepted = fields.flag("accepted"_L1);
    one.status = fields.text("status"_L1, one.accepted ? u"Enabled"_s : u"Invited"_s);
    one.age = std::chrono::minutes(fields.number("daysAgo"_L1, 0, 0, 3650) * minutesOfDay
                                   + fields.number("minutesAgo"_L1, 0, 0, minutesOfDay));
    one.onDecline
        = oneOf(declines, fields.word("onDecline"_L1, {"removed"_L1, "resigned"_L1, "still-listed"_L1,
                                                       "refuse"_L1, "whole-400"_L1, "whole-404"_L1}));
    one.refusal = one.onDecline == On::Refuse ? fields.neededText("refusal"_L1) : QString();
    one.lag = fields.number("lag"_L1, 0, 0, 1000);
    one.listed = !fields.flag("unlisted"_L1);
    if (!one.listed && !one.accepted)
        fields.refuse("unlisted"_L1, u"only what is accepted may be unlisted"_s);
    if (one.status.trimmed().isEmpty())
        fields.refuse("status"_L1, u"text"_s);
    fields.end();
    return one;
}

//! Twice the same sender, or two administrators, cannot be in one region.
void checkTogether(const PracticeRegion &region, ScenarioFields &fields)
{
    QSet<AccountId> senders;
    qsizetype accepted = 0;
    for (const PracticeInvitation &one : region.invitations) {
        accepted += one.accepted ? 1 : 0;
        if (senders.contains(one.sender))
            fields.refuse("invitations"_L1, u"twice "_s + one.sender.toString());
        senders.insert(one.sender);
    }
    if (accepted > 1)
        fields.refuse("invitations"_L1, u"more than one is accepted"_s);
}

PracticeRegion regionFrom(const QJsonValue &value, const QString &place, QString &fault)
{
    using State = PracticeRegion::State;
    constexpr std::array states{State::On, State::HubOff, State::Off};
    ScenarioFields fields(value, place, fault);
    PracticeRegion region;
    region.state = oneOf(states, fields.word("state"_L1, {"on"_L1, "hub-off"_L1, "off"_L1}));
    region.denials = fields.texts("deny"_L1);
    fields.each("invitations"_L1, [&region, &fault](const QJsonValue &one, const QString &where) {
        region.invitations.append(invitationFrom(one, where, fault));
    });
    checkTogether(region, fields);
    fields.end();
    return region;
}

//! The key is a user's or a role's; what is said of the session's end needs a role.
void readIdentity(ScenarioFields &fields, PracticeAccount &account)
{
    account.isRole = fields.has("role"_L1);
    const QString name = fields.neededText(account.isRole ? "role"_L1 : "user"_L1);
    account.arn = account.isRole
                      ? u"arn:aws:sts::%1:assumed-role/%2/practice"_s.arg(account.id.toString(), name)
                      : u"arn:aws:iam::%1:user/%2"_s.arg(account.id.toString(), name);
    account.expired = fields.flag("expired"_L1);
    fields.members("sessionEndsAfter"_L1,
                   [&](const QString &operation, const QJsonValue &calls, const QString &place) {
                       const int count = calls.toInt();
                       if (count < 1 || account.sessionEnd)
                           fields.refuseAt(place, u"one operation with a number of calls"_s);
                       account.sessionEnd = PracticeAccount::SessionEnd{operation, count};
                   });
    if (!account.isRole && (account.expired || account.sessionEnd))
        fields.refuse("role"_L1, u"only the session of a role can end"_s);
}

PracticeAccount accountFrom(const QJsonValue &value, const QString &place, const QList<RegionName> &regions,
                            QString &fault)
{
    ScenarioFields fields(value, place, fault);
    PracticeAccount account{.id = fields.account("id"_L1)};
    account.name = fields.neededText("name"_L1);
    readIdentity(fields, account);
    for (const RegionName &region : regions)
        account.regions.insert(region, {});
    fields.members("regions"_L1, [&](const QString &name, const QJsonValue &region, const QString &where) {
        account.regions.insert(fields.region(name, where), regionFrom(region, where, fault));
    });
    const QMap<QString, QString> denials = fields.texts("deny"_L1);
    for (PracticeRegion &region : account.regions)
        region.denials.insert(denials);
    fields.end();
    return account;
}

PracticeSender senderFrom(const QJsonValue &value, const QString &place, QString &fault)
{
    using Kind = PracticeSender::Kind;
    constexpr std::array kinds{Kind::Unknown, Kind::Trusted, Kind::Former};
    ScenarioFields fields(value, place, fault);
    PracticeSender sender{.id = fields.account("id"_L1), .name = fields.text("name"_L1, {})};
    sender.kind = oneOf(kinds, fields.word("kind"_L1, {"unknown"_L1, "trusted"_L1, "former"_L1}));
    fields.end();
    return sender;
}

PracticeFault faultFrom(const QJsonValue &value, const QString &place, QString &fault)
{
    using Kind = PracticeFault::Kind;
    constexpr std::array kinds{Kind::Throttle, Kind::Error, Kind::Delay};
    ScenarioFields fields(value, place, fault);
    PracticeFault one;
    one.kind = oneOf(kinds, fields.word("kind"_L1, {"throttle"_L1, "error"_L1, "delay"_L1}));
    one.operation = fields.text("operation"_L1, u"*"_s);
    if (fields.has("account"_L1))
        one.account = fields.account("account"_L1);
    if (fields.has("region"_L1))
        one.region = fields.region(fields.neededText("region"_L1), place + u".region"_s);
    if (fields.flag("always"_L1))
        one.count = std::nullopt;
    else
        one.count = fields.number("count"_L1, 1, 1, longest);
    one.skip = fields.number("skip"_L1, 0, 0, longest);
    one.code = fields.text("code"_L1, {});
    one.status = fields.number("status"_L1, 0, 400, 599);
    if (fields.has("retryAfterMs"_L1))
        one.retryAfter = std::chrono::milliseconds(fields.number("retryAfterMs"_L1, 0, 0, longest));
    if (one.kind == Kind::Delay)
        one.delay = std::chrono::milliseconds(fields.number("milliseconds"_L1, 1000, 1, longest));
    fields.end();
    return one;
}

} // namespace

Result<PracticeScenario> PracticeScenario::parse(const QByteArray &json)
{
    QJsonParseError syntax{};
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (document.isNull())
        return Error{.kind = Error::Kind::InvalidInput,
                     .detail = u"byte %1: %2"_s.arg(syntax.offset).arg(syntax.errorString())};
    QString fault;
    PracticeScenario scenario;
    ScenarioFields fields(document.isObject() ? QJsonValue(document.object()) : QJsonValue(), {}, fault);
    scenario.name = fields.neededText("name"_L1);
    scenario.latency = std::chrono::milliseconds(fields.number("latencyMs"_L1, 0, 0, 60'000));
    scenario.pageSize = fields.number("pageSize"_L1, 50, 1, 50);
    fields.each("regions"_L1, [&](const QJsonValue &one, const QString &place) {
        scenario.regions.append(fields.region(one, place));
    });
    fields.each("senders"_L1, [&](const QJsonValue &one, const QString &place) {
        scenario.senders.append(senderFrom(one, place, fault));
    });
    QSet<AccountId> ids;
    fields.each("accounts"_L1, [&](const QJsonValue &one, const QString &place) {
        scenario.accounts.append(accountFrom(one, place, scenario.regions, fault));
        const AccountId id = scenario.accounts.constLast().id;
        if (ids.contains(id))
            fields.refuseAt(place + u".id"_s, u"twice "_s + id.toString());
        ids.insert(id);
    });
    fields.each("faults"_L1, [&](const QJsonValue &one, const QString &place) {
        scenario.faults.append(faultFrom(one, place, fault));
    });
    if (scenario.accounts.isEmpty())
        fields.refuse("accounts"_L1, u"at least one"_s);
    if (scenario.regions.isEmpty())
        fields.refuse("regions"_L1, u"at least one"_s);
    fields.end();
    if (!fault.isEmpty())
        return Error{.kind = Error::Kind::InvalidInput, .detail = fault};
    return scenario;
}

Result<PracticeScenario> PracticeScenario::builtIn(const QString &name)
{
    keepPracticeResources();
    QFile file(u":/practice/%1.json"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return Error{.kind = Error::Kind::NotFound, .detail = name};
    return parse(file.readAll());
}

void PracticeAccount::drawKey()
{
    accessKeyId = (isRole ? u"ASIA"_s : u"AKIA"_s) + Drawn::base32(16);
    QByteArray secret = Drawn::opaque(30);
    secretAccessKey = Secret::take(secret);
    if (!isRole)
        return;
    QByteArray token = "IQoJ" + Drawn::opaque(241);
    sessionToken = Secret::take(token);
}

PracticeScenario PracticeScenario::withDrawnKeys() const
{
    PracticeScenario drawn = *this;
    for (PracticeAccount &account : drawn.accounts) {
        account.drawKey();
        account.userId = (account.isRole ? u"AROA"_s : u"AIDA"_s) + Drawn::base32(17);
        if (account.isRole)
            account.userId += u":practice"_s;
    }
    return drawn;
}

} // namespace Hubwarden
