// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/profilestore.h"

#include "app/profiles/profilejson.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Error refusal(Error::Kind kind, const QString &code)
{
    Error error;
    error.kind = kind;
    error.code = code;
    return error;
}

bool isKept(const Profile &profile)
{
    return std::get<StaticKey>(profile.source).storage == StaticKey::Storage::Keychain;
}

//! Line breaks and direction overrides would let one name pass for another in a list.
bool isPlain(QChar c)
{
    const char16_t u = c.unicode();
    const bool overridesDirection = (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
    return !overridesDirection && c.category() != QChar::Other_Control
           && c.category() != QChar::Separator_Line && c.category() != QChar::Separator_Paragraph;
}

//! The known fields laid over what the file had.
QJsonObject merged(QJsonObject old, const Profile &profile)
{
    const QJsonObject fresh = profileToJson(profile);
    for (auto field = fresh.begin(); field != fresh.end(); ++field)
        old.insert(field.key(), field.value());
    if (!profile.identity)
        old.remove("identity"_L1);
    return old;
}

//! The file's list after a change: ours in our order, then what nobody here understands.
QJsonArray mergedList(const QJsonArray &old, const QList<Profile> &profiles)
{
    QHash<QString, QJsonObject> known;
    QJsonArray foreign;
    for (const QJsonValue &value : old) {
        if (const auto profile = profileFromJson(value.toObject()))
            known.insert(profile->id.toString(), value.toObject());
        else
            foreign.append(value);
    }
    QJsonArray list;
    for (const Profile &profile : profiles) {
        if (isKept(profile))
            list.append(merged(known.value(profile.id.toString()), profile));
    }
    for (const QJsonValue &value : std::as_const(foreign))
        list.append(value);
    return list;
}

} // namespace

ProfileStore::ProfileStore(const QString &path, QObject *parent)
    : QObject(parent)
    , m_file(path, u"hubwarden-profiles"_s, 1)
{
}

Result<ProfileStore::Report> ProfileStore::load(const QDateTime &now)
{
    const Result<VersionedFile::Loaded> loaded = m_file.load(now);
    if (!loaded)
        return loaded.error();
    Report report{loaded->setAside, loaded->readOnly, 0};
    m_fileValues = loaded->values;
    m_profiles.clear();
    const QJsonArray list = m_fileValues.value("profiles"_L1).toArray();
    for (const QJsonValue &value : list) {
        const auto profile = profileFromJson(value.toObject());
        if (profile && indexOf(profile->id) < 0)
            m_profiles.append(*profile);
        else
            ++report.notUnderstood;
    }
    return report;
}

std::optional<Profile> ProfileStore::find(const ProfileId &id) const
{
    const qsizetype index = indexOf(id);
    return index < 0 ? std::nullopt : std::optional(m_profiles.at(index));
}

std::optional<Error> ProfileStore::problemWith(const Profile &profile) const
{
    const Result<QString> name = usableName(profile.name, profile.id);
    return name ? std::nullopt : std::optional(name.error());
}

Result<Done> ProfileStore::add(const Profile &profile)
{
    if (indexOf(profile.id) >= 0)
        return refusal(Error::Kind::Conflict, u"KnownProfile"_s);
    const Result<QString> name = usableName(profile.name, profile.id);
    if (!name)
        return name.error();
    QList<Profile> profiles = m_profiles;
    profiles.append(profile);
    profiles.last().name = *name;
    const Result<Done> saved = replaceAll(std::move(profiles));
    if (saved)
        Q_EMIT added(profile.id);
    return saved;
}

Result<Done> ProfileStore::edit(const Profile &profile)
{
    const qsizetype index = indexOf(profile.id);
    if (index < 0)
        return refusal(Error::Kind::NotFound, u"UnknownProfile"_s);
    const Result<QString> name = usableName(profile.name, profile.id);
    if (!name)
        return name.error();
    QList<Profile> profiles = m_profiles;
    profiles[index] = profile;
    profiles[index].name = *name;
    const Result<Done> saved = replaceAll(std::move(profiles));
    if (saved)
        Q_EMIT changed(profile.id);
    return saved;
}

Result<Done> ProfileStore::rename(const ProfileId &id, const QString &name)
{
    std::optional<Profile> profile = find(id);
    if (!profile)
        return refusal(Error::Kind::NotFound, u"UnknownProfile"_s);
    profile->name = name;
    return edit(*profile);
}

Result<Done> ProfileStore::remove(const ProfileId &id)
{
    const qsizetype index = indexOf(id);
    if (index < 0)
        return refusal(Error::Kind::NotFound, u"UnknownProfile"_s);
    QList<Profile> profiles = m_profiles;
    profiles.removeAt(index);
    const Result<Done> saved = replaceAll(std::move(profiles));
    if (saved)
        Q_EMIT removed(id);
    return saved;
}

Result<QString> ProfileStore::usableName(const QString &name, const ProfileId &owner) const
{
    const QString trimmed = name.trimmed();
    if (trimmed.isEmpty())
        return refusal(Error::Kind::InvalidInput, u"EmptyName"_s);
    if (trimmed.size() > maxNameLength)
        return refusal(Error::Kind::InvalidInput, u"LongName"_s);
    if (!std::all_of(trimmed.begin(), trimmed.end(), isPlain))
        return refusal(Error::Kind::InvalidInput, u"BadName"_s);
    const QString folded = trimmed.toCaseFolded();
    const bool taken = std::any_of(m_profiles.begin(), m_profiles.end(), [&folded, &owner](const Profile &p) {
        return p.id != owner && p.name.toCaseFolded() == folded;
    });
    if (taken)
        return refusal(Error::Kind::Conflict, u"NameTaken"_s);
    return trimmed;
}

qsizetype ProfileStore::indexOf(const ProfileId &id) const
{
    const auto found = std::find_if(m_profiles.begin(), m_profiles.end(),
                                    [&id](const Profile &profile) { return profile.id == id; });
    return found == m_profiles.end() ? -1 : found - m_profiles.begin();
}

Result<Done> ProfileStore::replaceAll(QList<Profile> profiles)
{
    const QJsonArray old = m_fileValues.value("profiles"_L1).toArray();
    const QJsonArray fresh = mergedList(old, profiles);
    // Nothing to write for a profile of this session only: it works in a read-only folder too.
    if (fresh != old) {
        QJsonObject values = m_fileValues;
        values.insert("profiles"_L1, fresh);
        const Result<Done> saved = m_file.save(values);
        if (!saved)
            return saved.error();
        m_fileValues = values;
    }
    m_profiles = std::move(profiles);
    return Done{};
}

} // namespace Hubwarden
