// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace Hubwarden {

//! One JSON object in a file of ours, with the name and the number of its format, replaced atomically.
//!
//! A file that cannot be understood is never overwritten: a damaged one gets another name, a newer one stays as it is.
class VersionedFile
{
public:
    struct Loaded
    {
        QJsonObject values; //!< without the format's name and number; empty if there is no file yet
        QString setAside;   //!< path of the damaged file under its new name; empty: nothing was damaged
        std::optional<Error> readOnly; //!< set if a newer program wrote the file; save() will answer the same
    };

    //! @param format for example "hubwarden-profiles"
    VersionedFile(QString path, QString format, int version);

    //! @param now UTC, becomes part of a damaged file's new name. Errors: Storage, with the path in `detail`.
    Result<Loaded> load(const QDateTime &now);
    //! Durable when it returns. Refuses before a load() that succeeded. Errors: Storage, with the path in `detail`.
    Result<Done> save(const QJsonObject &values);

    const QString &path() const { return m_path; }

private:
    Result<Loaded> setAside(const QDateTime &now);
    Error problem(QLatin1String code, const QString &message) const;

    QString m_path;
    QString m_format;
    int m_version;
    std::optional<Error> m_refusal;
};

} // namespace Hubwarden
