// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/sts.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

class CallerIdentityCall final : public JobOf<CheckedCaller>
{
public:
    CallerIdentityCall(AwsChannel &channel, ServiceRequest request, const CallCredentials &credentials,
                       QObject *parent)
        : JobOf<CheckedCaller>(parent)
        , m_call(new SignedCall(channel, std::move(request), credentials, {}, this))
    {
        m_call->onFinished(this, [this](const Result<ServiceAnswer> &answer) { read(answer); });
    }

private:
    void run() override { m_call->start(); }

    void read(const Result<ServiceAnswer> &answer)
    {
        if (!answer)
            return finish(answer.error());
        const auto identity = readCallerIdentity(*answer);
        if (!identity)
            return finish(identity.error());
        finish(CheckedCaller{*identity, answer->facts.accessKeyId});
    }

    SignedCall *m_call; // our child
};

} // namespace

JobOf<CheckedCaller> *Sts::callerIdentity(const CallCredentials &credentials, const RegionName &region,
                                          QObject *parent)
{
    ServiceRequest request{.service = Service::Sts, .region = region};
    request.operation = u"GetCallerIdentity"_s;
    request.method = "POST";
    request.path = "/";
    request.headers = {{"Content-Type", "application/x-www-form-urlencoded; charset=utf-8"}};
    request.body = "Action=GetCallerIdentity&Version=2011-06-15";
    return new CallerIdentityCall(m_channel, std::move(request), credentials, parent);
}

} // namespace Hubwarden
