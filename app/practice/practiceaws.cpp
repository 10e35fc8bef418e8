// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practiceaws.h"

#include "app/practice/practicests.h"

#include <algorithm>
#include <array>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

QByteArray pathOf(const ReceivedRequest &request)
{
    return request.target.split('?').constFirst();
}

//! Security Hub's own errors have other member names than those of the front end.
bool isOwnError(const QByteArray &code)
{
    constexpr std::array<QByteArrayView, 5> own{"InternalException", "InvalidAccessException",
                                                "InvalidInputException", "LimitExceededException",
                                                "ResourceNotFoundException"};
    return std::find(own.begin(), own.end(), QByteArrayView(code)) != own.end();
}

QByteArray usualCode(PracticeFault::Kind kind, PracticeService service)
{
    if (kind == PracticeFault::Kind::Throttle)
        return service == PracticeService::Sts ? "Throttling" : "TooManyRequestsException";
    return service == PracticeService::Sts ? "InternalFailure" : "InternalException";
}

PracticeAnswer failure(const PracticeFault &fault, PracticeService service)
{
    const QByteArray code = fault.code.isEmpty() ? usualCode(fault.kind, service) : fault.code.toUtf8();
    const QString words = fault.kind == PracticeFault::Kind::Throttle
                              ? u"Rate exceeded"_s
                              : u"We encountered an internal error. Please try again."_s;
    PracticeAnswer answer = service == PracticeService::SecurityHub && isOwnError(code)
                                ? PracticeAnswer::hubError(code, words, fault.status)
                                : PracticeAnswer::error(service, code, words, fault.status);
    if (fault.retryAfter)
        answer.headers.append({"x-amz-retry-after", QByteArray::number(qint64(fault.retryAfter->count()))});
    return answer;
}

} // namespace

PracticeAws::PracticeAws(const PracticeScenario &scenario, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_world(scenario.withDrawnKeys(), clock.utcNow())
    , m_hub(m_world)
    , m_check(clock, [this](const QString &accessKeyId) { return findKey(accessKeyId); })
    , m_server(clock, [this](const ReceivedRequest &request) { return answer(request); })
{
}

Result<Done> PracticeAws::listen()
{
    return m_server.listen();
}

PracticeAnswer PracticeAws::answer(const ReceivedRequest &request)
{
    PracticeAnswer answer = serve(request);
    answer.delay += scenario().latency;
    return answer;
}

PracticeAnswer PracticeAws::serve(const ReceivedRequest &request)
{
    const auto service = pathOf(request) == "/" ? PracticeService::Sts : PracticeService::SecurityHub;
    const auto verdict = m_check.check(request, service);
    if (const auto *const fault = std::get_if<SignatureFault>(&verdict))
        return PracticeAnswer::error(service, fault->code, fault->message);
    return serveSigned(request, std::get<SignedBy>(verdict), service);
}

PracticeAnswer PracticeAws::serveSigned(const ReceivedRequest &request, const SignedBy &by,
                                        PracticeService service)
{
    const bool isSts = service == PracticeService::Sts;
    const QString operation = isSts ? PracticeSts::operationOf(request)
                                    : PracticeHub::operationOf(request.method, pathOf(request));
    if (operation.isEmpty())
        return isSts ? PracticeAnswer::stsError("InvalidAction", u"Could not find the operation"_s)
                     : PracticeAnswer::frontError("MissingAuthenticationTokenException",
                                                  u"Missing Authentication Token"_s);
    const auto fault = m_world.takeFault(operation, by.account, by.region);
    if (fault && fault->kind != PracticeFault::Kind::Delay)
        return failure(*fault, service);
    PracticeAnswer answer = isSts ? PracticeSts::answer(request, *m_world.account(by.account),
                                                        m_world.region(by.account, by.region).state())
                                  : m_hub.answer(operation, request, by.account, by.region);
    if (fault)
        answer.delay = fault->delay;
    m_world.countCall(operation, by.account);
    return answer;
}

std::optional<PracticeKey> PracticeAws::findKey(const QString &accessKeyId) const
{
    const PracticeAccount *const account = m_world.accountOfKey(accessKeyId);
    if (!account)
        return std::nullopt;
    return PracticeKey{account->id, account->secretAccessKey, account->sessionToken, account->expired};
}

} // namespace Hubwarden
