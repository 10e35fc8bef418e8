// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/versionedfile.h"

#include <QList>

namespace Hubwarden {

//! The endpoints that are not AWS's and that the person has confirmed, each with the setting it came from.
class EndpointApproval
{
public:
    struct Report
    {
        QString setAside;              //!< where a damaged file lies now; empty: none
        std::optional<Error> readOnly; //!< the file is from a newer program: approvals last for this session
    };

    explicit EndpointApproval(const QString &path);

    //! @param now UTC, see VersionedFile::load
    Result<Report> load(const QDateTime &now);

    //! @param url as it is used
    //! @param source for example "AWS_ENDPOINT_URL"
    //! True only for exactly the value and the source that were approved.
    bool isApproved(const QString &url, const QString &source) const;
    //! Holds until the program ends even if it cannot be written. @param now UTC
    Result<Done> approve(const QString &url, const QString &source, const QDateTime &now);

private:
    struct Approved
    {
        QString url;
        QString source;
        QDateTime at;
    };

    VersionedFile m_file;
    QList<Approved> m_approved;
};

} // namespace Hubwarden
