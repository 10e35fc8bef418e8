// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringView>

#include <compare>
#include <optional>

namespace Hubwarden {

//! A 12-digit AWS account ID, valid by construction; leading zeros are part of it.
class AccountId
{
public:
    //! Exactly 12 ASCII digits and nothing else.
    static std::optional<AccountId> parse(QStringView text);
    //! The number must be below 10^12.
    static std::optional<AccountId> fromNumber(quint64 number);

    QString toString() const;
    quint64 number() const { return m_number; }

    auto operator<=>(const AccountId &) const = default;
    friend size_t qHash(const AccountId &id, size_t seed = 0) noexcept { return ::qHash(id.m_number, seed); }

private:
    explicit AccountId(quint64 number)
        : m_number(number)
    {
    }

    quint64 m_number;
};

//! A region's code, for example "eu-west-1": safe to become part of a host name, not necessarily known to us.
class RegionName
{
public:
    //! Trims and lower-cases; accepts letters, digits and hyphens, 1 to 63 characters, no hyphen at either end.
    static std::optional<RegionName> parse(QStringView text);

    const QString &toString() const { return m_name; }

    auto operator<=>(const RegionName &other) const { return m_name.compare(other.m_name) <=> 0; }
    bool operator==(const RegionName &) const = default;
    friend size_t qHash(const RegionName &name, size_t seed = 0) noexcept
    {
        return ::qHash(name.m_name, seed);
    }

private:
    explicit RegionName(QString name)
        : m_name(std::move(name))
    {
    }

    QString m_name;
};

//! Names a profile for ever, whatever the person calls it.
class ProfileId
{
public:
    static ProfileId create();
    //! 32 lower-case hexadecimal digits.
    static std::optional<ProfileId> parse(QStringView text);

    const QString &toString() const { return m_id; }

    auto operator<=>(const ProfileId &other) const { return m_id.compare(other.m_id) <=> 0; }
    bool operator==(const ProfileId &) const = default;
    friend size_t qHash(const ProfileId &id, size_t seed = 0) noexcept { return ::qHash(id.m_id, seed); }

private:
    explicit ProfileId(QString id)
        : m_id(std::move(id))
    {
    }

    QString m_id;
};

} // namespace Hubwarden
