// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/secret.h"

#include <QObject>
#include <QString>

#include <functional>

namespace Hubwarden {

//! What the system's store said.
struct KeychainAnswer
{
    enum class Code {
        Success,
        NotFound, //!< also said by a locked store
        Denied,
        Missing,
        Other
    };

    Code code = Code::Other;
    QString message; //!< the store's own words
    Secret content;
};

//! The bare store of the system: its answers may come late or never, and are not always true.
class KeychainAccess
{
public:
    using Callback = std::function<void(const KeychainAnswer &)>;

    virtual ~KeychainAccess() = default;

    //! Each calls back at most once, in a later turn, and not after the context's death.
    virtual void read(const QString &entry, QObject *context, Callback callback) = 0;
    virtual void write(const QString &entry, const Secret &content, QObject *context, Callback callback) = 0;
    virtual void remove(const QString &entry, QObject *context, Callback callback) = 0;
};

//! Keychain, Credential Manager or Secret Service through QtKeychain, which no other file sees.
class SystemKeychain final : public KeychainAccess
{
public:
    //! @param service under which people find the entries, for example "Hubwarden"
    explicit SystemKeychain(QString service);

    void read(const QString &entry, QObject *context, Callback callback) override;
    void write(const QString &entry, const Secret &content, QObject *context, Callback callback) override;
    void remove(const QString &entry, QObject *context, Callback callback) override;

private:
    QString keyOf(const QString &entry) const;

    QString m_service;
};

} // namespace Hubwarden
