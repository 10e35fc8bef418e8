// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/securityhub.h"

#include "app/aws/pagedcall.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

ServiceRequest baseRequest(const Target &target, const QString &operation, const QByteArray &method,
                           const QByteArray &path)
{
    ServiceRequest request{.service = Service::SecurityHub, .region = target.region};
    request.operation = operation;
    request.account = target.account.toString();
    request.method = method;
    request.path = path;
    return request;
}

//! Turns the answer of one call into a value.
template<typename T>
class OneCall final : public JobOf<T>
{
public:
    using Read = std::function<Result<T>(const ServiceAnswer &)>;

    OneCall(AwsChannel &channel, ServiceRequest request, const ProfileId &profile, AttemptObserver observer,
            Read read, QObject *parent)
        : JobOf<T>(parent)
        , m_call(new SignedCall(channel, std::move(request), profile, std::move(observer), this))
    {
        m_call->onFinished(this, [this, readAnswer = std::move(read)](const Result<ServiceAnswer> &answer) {
            if (answer)
                this->finish(readAnswer(*answer));
            else
                this->finish(answer.error());
        });
    }

private:
    void run() override { m_call->start(); }

    SignedCall *m_call; // our child
};

} // namespace

JobOf<QList<Invitation>> *SecurityHub::listInvitations(const ProfileId &profile, const Target &target,
                                                       QObject *parent)
{
    ServiceRequest request = baseRequest(target, u"ListInvitations"_s, "GET", "/invitations");
    request.query = {{u"MaxResults"_s, u"50"_s}};
    const auto read = [](const QJsonObject &json) -> Result<Page<Invitation>> {
        auto page = parseInvitationPage(json);
        if (!page)
            return page.error();
        return Page<Invitation>{page->invitations, page->nextToken};
    };
    return new PagedCall<Invitation>(m_channel, std::move(request), profile, read, parent);
}

JobOf<std::optional<AccountId>> *SecurityHub::administrator(const ProfileId &profile, const Target &target,
                                                            QObject *parent)
{
    using Answer = std::optional<AccountId>;
    const auto read = [](const ServiceAnswer &answer) -> Result<Answer> {
        const auto json = answer.json();
        if (!json)
            // Whether "none" is an empty answer or this error is not documented.
            return json.error().kind == Error::Kind::NotFound ? Result<Answer>(Answer()) : json.error();
        const auto administrator = parseAdministrator(*json);
        if (!administrator)
            return administrator.error();
        return administrator->has_value() ? Answer((*administrator)->sender) : Answer();
    };
    return new OneCall<Answer>(m_channel,
                               baseRequest(target, u"GetAdministratorAccount"_s, "GET", "/administrator"),
                               profile, {}, read, parent);
}

JobOf<DeclineReply> *SecurityHub::declineInvitations(const ProfileId &profile, const Target &target,
                                                     const QList<AccountId> &senders,
                                                     AttemptObserver observer, QObject *parent,
                                                     Withdrawal *withdrawal)
{
    Q_ASSERT(!senders.isEmpty() && senders.size() <= 50);
    ServiceRequest request = baseRequest(target, u"DeclineInvitations"_s, "POST", "/invitations/decline");
    request.headers = {{"Content-Type", "application/json"}};
    request.body = declineBody(senders);
    request.urgency = Admission::Urgency::First;
    request.withdrawal = withdrawal;
    const auto read = [](const ServiceAnswer &answer) -> Result<DeclineReply> {
        const auto json = answer.json();
        if (!json)
            return DeclineReply{json.error(), answer.facts};
        auto unprocessed = parseUnprocessedAccounts(*json);
        return DeclineReply{std::move(unprocessed), answer.facts};
    };
    return new OneCall<DeclineReply>(m_channel, std::move(request), profile, std::move(observer), read,
                                     parent);
}

QByteArray SecurityHub::declineBody(const QList<AccountId> &senders)
{
    QJsonArray ids;
    for (const AccountId &sender : senders)
        ids.append(sender.toString());
    return QJsonDocument(QJsonObject{{u"AccountIds"_s, ids}}).toJson(QJsonDocument::Compact);
}

} // namespace Hubwarden
