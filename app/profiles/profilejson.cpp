// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/profilejson.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

std::optional<ConfirmedIdentity> identityFromJson(const QJsonObject &json)
{
    const auto account = AccountId::parse(json.value("account"_L1).toString());
    const QString principal = json.value("principal"_L1).toString();
    const QDateTime at
        = QDateTime::fromString(json.value("confirmedAt"_L1).toString(), Qt::ISODateWithMs).toUTC();
    if (!account || principal.isEmpty() || !at.isValid())
        return std::nullopt;
    return ConfirmedIdentity{*account, principal, at};
}

QJsonObject identityToJson(const ConfirmedIdentity &identity)
{
    return {{u"account"_s, identity.account.toString()},
            {u"principal"_s, identity.principal},
            {u"confirmedAt"_s, identity.confirmedAt.toUTC().toString(Qt::ISODateWithMs)}};
}

} // namespace

QJsonObject profileToJson(const Profile &profile)
{
    const auto &key = std::get<StaticKey>(profile.source);
    QJsonObject json{
        {u"id"_s, profile.id.toString()},
        {u"name"_s, profile.name},
        {u"signInRegion"_s, profile.signInRegion.toString()},
        {u"source"_s, QJsonObject{{u"type"_s, u"accessKey"_s}, {u"accessKeyId"_s, key.accessKeyId}}},
    };
    if (profile.identity)
        json.insert("identity"_L1, identityToJson(*profile.identity));
    return json;
}

std::optional<Profile> profileFromJson(const QJsonObject &json)
{
    const auto id = ProfileId::parse(json.value("id"_L1).toString());
    const auto region = RegionName::parse(json.value("signInRegion"_L1).toString());
    const QString name = json.value("name"_L1).toString();
    const QJsonObject source = json.value("source"_L1).toObject();
    const QString accessKeyId = source.value("accessKeyId"_L1).toString();
    if (!id || !region || name.isEmpty() || source.value("type"_L1) != "accessKey"_L1
        || accessKeyId.isEmpty())
        return std::nullopt;
    Profile profile{*id, name, *region, StaticKey{accessKeyId, StaticKey::Storage::Keychain}, {}};
    // An identity that cannot be read counts as not confirmed: the person is asked again.
    profile.identity = identityFromJson(json.value("identity"_L1).toObject());
    return profile;
}

} // namespace Hubwarden
