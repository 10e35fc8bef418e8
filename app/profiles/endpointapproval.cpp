// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/endpointapproval.h"

#include <QJsonArray>

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

EndpointApproval::EndpointApproval(const QString &path)
    : m_file(path, u"hubwarden-endpoints"_s, 1)
{
}

Result<EndpointApproval::Report> EndpointApproval::load(const QDateTime &now)
{
    const Result<VersionedFile::Loaded> loaded = m_file.load(now);
    if (!loaded)
        return loaded.error();
    m_approved.clear();
    // What a newer program means by an approval is not known here: the person is asked again.
    if (loaded->readOnly)
        return Report{loaded->setAside, loaded->readOnly};
    const QJsonArray list = loaded->values.value("approved"_L1).toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject json = value.toObject();
        const Approved approved{
            json.value("url"_L1).toString(), json.value("source"_L1).toString(),
            QDateTime::fromString(json.value("approvedAt"_L1).toString(), Qt::ISODateWithMs).toUTC()};
        if (!approved.url.isEmpty() && !approved.source.isEmpty())
            m_approved.append(approved);
    }
    return Report{loaded->setAside, loaded->readOnly};
}

bool EndpointApproval::isApproved(const QString &url, const QString &source) const
{
    return std::any_of(m_approved.begin(), m_approved.end(), [&url, &source](const Approved &approved) {
        return approved.url == url && approved.source == source;
    });
}

Result<Done> EndpointApproval::approve(const QString &url, const QString &source, const QDateTime &now)
{
    if (isApproved(url, source))
        return Done{};
    m_approved.append({url, source, now});
    QJsonArray list;
    for (const Approved &approved : std::as_const(m_approved)) {
        list.append(QJsonObject{{u"url"_s, approved.url},
                                {u"source"_s, approved.source},
                                {u"approvedAt"_s, approved.at.toUTC().toString(Qt::ISODateWithMs)}});
    }
    return m_file.save({{u"approved"_s, list}});
}

} // namespace Hubwarden
