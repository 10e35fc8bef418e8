// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/signedcall.h"
#include "app/base/failurecode.h"

#include <QSet>

#include <functional>

namespace Hubwarden {

//! One page of a listing.
template<typename Item>
struct Page
{
    QList<Item> items;
    QString nextToken; //!< empty: the last page
};

//! Follows NextToken to the end. Brings the whole list or an error, never a part of it.
//!
//! A token that comes twice is an error (BadReply), as is a listing of more than 1,000 pages.
template<typename Item>
class PagedCall final : public JobOf<QList<Item>>
{
public:
    using Read = std::function<Result<Page<Item>>(const QJsonObject &)>;

    PagedCall(AwsChannel &channel, ServiceRequest request, const ProfileId &profile, Read read,
              QObject *parent)
        : JobOf<QList<Item>>(parent)
        , m_channel(channel)
        , m_request(std::move(request))
        , m_profile(profile)
        , m_read(std::move(read))
    {
    }

private:
    static constexpr qsizetype maxPages = 1000;

    void run() override { ask({}); }

    void ask(const QString &token)
    {
        ServiceRequest request = m_request;
        if (!token.isEmpty())
            request.query.append({QStringLiteral("NextToken"), token});
        auto *call = new SignedCall(m_channel, std::move(request), m_profile, {}, this);
        call->onFinished(this, [this](const Result<ServiceAnswer> &answer) { take(answer); });
        call->start();
    }

    void take(const Result<ServiceAnswer> &answer)
    {
        if (!answer)
            return this->finish(answer.error());
        const auto json = answer->json();
        if (!json)
            return this->finish(json.error());
        const auto page = m_read(*json);
        if (!page)
            return this->finish(answer->described(page.error()));
        m_items += page->items;
        if (page->nextToken.isEmpty())
            return this->finish(std::move(m_items));
        if (m_tokens.contains(page->nextToken) || m_tokens.size() >= maxPages)
            return this->finish(answer->described(endless()));
        m_tokens.insert(page->nextToken);
        ask(page->nextToken);
    }

    static Error endless()
    {
        Error error;
        error.kind = Error::Kind::BadReply;
        error.code = FailureCode::listEndless;
        error.message = QStringLiteral("NextToken repeats");
        return error;
    }

    AwsChannel &m_channel;
    ServiceRequest m_request;
    ProfileId m_profile;
    Read m_read;
    QList<Item> m_items;
    QSet<QString> m_tokens;
};

} // namespace Hubwarden
