// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/signedcall.h"

#include "app/aws/awserror.h"

#include <QUuid>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! The operation's address as it goes on the wire and into the signature: encoded once, here.
QUrl urlFor(const Endpoint &endpoint, const ServiceRequest &request)
{
    QByteArray encoded = endpoint.url.toEncoded(QUrl::StripTrailingSlash) + request.path;
    char separator = '?';
    for (const auto &[name, value] : request.query) {
        encoded += separator + QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
        separator = '&';
    }
    return QUrl::fromEncoded(encoded, QUrl::StrictMode);
}

} // namespace

SignedCall::SignedCall(AwsChannel &channel, ServiceRequest request, CallCredentials credentials,
                       AttemptObserver observer, QObject *parent)
    : JobOf<ServiceAnswer>(parent)
    , m_channel(channel)
    , m_request(std::move(request))
    , m_source(std::move(credentials))
    , m_observer(std::move(observer))
    , m_invocationId(QUuid::createUuid().toByteArray(QUuid::WithoutBraces))
{
}

void SignedCall::run()
{
    auto endpoint = m_channel.resolve(m_request.service, m_request.region, m_channel.endpoints);
    if (!endpoint)
        return give(endpoint.error());
    m_endpoint = *endpoint;
    m_facts.host = m_endpoint->url.authority();
    if (const auto &withdrawal = m_request.withdrawal) {
        if (withdrawal->isWithdrawn())
            return stopWaiting();
        connect(withdrawal, &Withdrawal::withdrawn, this, &SignedCall::stopWaiting);
    }
    askForCredentials();
}

void SignedCall::stopWaiting()
{
    if (m_leaving || isFinished())
        return;
    cancelChildren();
    m_facts.withdrawn = true;
    Error cancelled;
    cancelled.kind = Error::Kind::Cancelled;
    finish(ServiceAnswer{m_lastError.value_or(cancelled), m_facts, m_request.operation});
}

void SignedCall::askForCredentials()
{
    if (const auto *given = std::get_if<Credentials>(&m_source)) {
        m_credentials = *given;
        return waitForSlot();
    }
    auto *job = m_channel.credentials.credentials(std::get<ProfileId>(m_source), this);
    job->onFinished(this, [this](const Result<Credentials> &credentials) {
        if (!credentials)
            return give(credentials.error());
        m_credentials = *credentials;
        waitForSlot();
    });
    job->start();
}

void SignedCall::waitForSlot()
{
    Admission admission;
    admission.host = m_facts.host.toUtf8();
    admission.rateKey = quotaKey().toUtf8();
    admission.urgency = m_request.urgency;
    auto *waiting = m_channel.queue.admit(std::move(admission), this);
    waiting->onFinished(this, [this](const Result<std::shared_ptr<Slot>> &slot) {
        if (slot)
            announce(*slot);
        else
            give(slot.error());
    });
    waiting->start();
}

void SignedCall::announce(std::shared_ptr<Slot> slot)
{
    m_leaving = true;
    m_facts.accessKeyId = m_credentials.accessKeyId;
    if (!m_observer)
        return depart(std::move(slot));
    auto *consent = m_observer(Attempt{.number = m_facts.attempts + 1,
                                       .accessKeyId = m_credentials.accessKeyId,
                                       .host = m_facts.host,
                                       .body = m_request.body},
                               this);
    consent->onFinished(this, [this, slot = std::move(slot)](const Result<Done> &done) {
        if (done)
            depart(slot);
        else
            give(done.error());
    });
    consent->start();
}

void SignedCall::depart(std::shared_ptr<Slot> slot)
{
    auto request = signedRequest();
    if (!request)
        return give(request.error());
    ++m_facts.attempts;
    m_departed = m_channel.clock.utcNow();
    m_departedAt = m_channel.clock.monotonic();
    auto *sending = m_channel.queue.send(std::move(slot), *request, this);
    sending->onFinished(this, [this](const Result<HttpReply> &reply) { takeReply(reply); });
    sending->start();
}

Result<HttpRequest> SignedCall::signedRequest()
{
    HttpRequest request{.method = m_request.method,
                        .url = urlFor(*m_endpoint, m_request),
                        .headers = m_request.headers,
                        .body = m_request.body};
    if (!request.url.isValid()) {
        Error error;
        error.kind = Error::Kind::Configuration;
        error.message = request.url.errorString();
        return error;
    }
    request.headers.append({"amz-sdk-invocation-id", m_invocationId});
    request.headers.append(
        {"amz-sdk-request", "attempt=" + QByteArray::number(m_facts.attempts + 1)
                                + "; max=" + QByteArray::number(m_channel.retries.maxAttempts)});
    m_offsetUsed = m_channel.offsets.of(m_facts.host);
    const SigningScope scope{.region = m_endpoint->signingRegion,
                             .service = m_endpoint->signingName,
                             .time = m_channel.offsets.signingTime(m_facts.host, m_channel.clock.utcNow())};
    return m_channel.signer.sign(std::move(request), m_credentials, scope);
}

void SignedCall::takeReply(const Result<HttpReply> &reply)
{
    if (!reply) {
        if (reply.error().kind != Error::Kind::Cancelled)
            report(reply, reply.error());
        m_facts.httpStatus = 0;
        return takeFailure(reply.error(), {});
    }
    m_facts.httpStatus = reply->status;
    m_facts.requestId = QString::fromLatin1(reply->header("x-amzn-requestid"));
    if (m_facts.requestId.isEmpty())
        m_facts.requestId = QString::fromLatin1(reply->header("x-amz-request-id"));
    if (reply->status >= 200 && reply->status < 300) {
        report(reply, std::nullopt);
        m_channel.quota.succeeded(quotaKey(), m_lastRetryCost);
        return give(reply);
    }
    Error error = decodeError(*reply, m_request.operation);
    error.requestSent = true;
    if (!error.requestId.isEmpty())
        m_facts.requestId = error.requestId;
    report(reply, error);
    takeFailure(error, *reply);
}

void SignedCall::takeFailure(const Error &error, const HttpReply &reply)
{
    const auto wait = patience(error, reply);
    if (!wait)
        return give(error);
    // A refusal is final; what got no answer, or broke inside the service, may have worked all the same.
    const bool lost = m_facts.httpStatus == 0 && error.requestSent;
    m_facts.earlierAttemptUnanswered
        = m_facts.earlierAttemptUnanswered || lost || error.kind == Error::Kind::ServiceFault;
    m_facts.earlierAttemptLost = m_facts.earlierAttemptLost || lost;
    m_lastError = error;
    m_lastError->operation = m_request.operation;
    m_leaving = false;
    if (m_request.withdrawal && m_request.withdrawal->isWithdrawn())
        return stopWaiting();
    m_channel.clock.after(*wait, this, [this] {
        if (!isFinished())
            askForCredentials();
    });
}

std::optional<std::chrono::milliseconds> SignedCall::patience(const Error &error, const HttpReply &reply)
{
    using std::chrono::milliseconds;
    if (correctsClock(error) || refreshesCredentials(error))
        return milliseconds(0);
    const auto wait = m_channel.retries.delayAfter(m_facts.attempts, error, m_request.repeatable,
                                                   retryHints(reply), m_channel.random());
    if (!wait)
        return std::nullopt;
    const int cost = m_channel.quota.take(quotaKey(), retryClass(error));
    if (cost == 0)
        return std::nullopt;
    m_lastRetryCost = cost;
    return wait;
}

bool SignedCall::correctsClock(const Error &error)
{
    if (m_clockCorrected)
        return false;
    const Exchange exchange{m_departed, m_channel.clock.utcNow()};
    // Another call to the host may have learnt the offset while this one was under way.
    const bool othersLearnt = (error.kind == Error::Kind::ClockSkew || mayBeClockSkew(error))
                              && m_channel.offsets.of(m_facts.host) != m_offsetUsed;
    if (!othersLearnt && !m_channel.offsets.learn(m_facts.host, error, exchange))
        return false;
    m_clockCorrected = true;
    if (!othersLearnt)
        Q_EMIT m_channel.feed.clockDiffers(error.serverTime, exchange.receivedAt);
    return true;
}

bool SignedCall::refreshesCredentials(const Error &error)
{
    const auto *profile = std::get_if<ProfileId>(&m_source);
    if (error.kind != Error::Kind::CredentialsExpired || m_refreshed || !profile)
        return false;
    m_refreshed = true;
    return m_channel.credentials.renew(*profile);
}

void SignedCall::give(Result<HttpReply> reply)
{
    if (reply)
        return finish(ServiceAnswer{std::move(reply), m_facts, m_request.operation});
    Error error = reply.error();
    if (error.kind == Error::Kind::Cancelled)
        return finish(std::move(error));
    error.operation = m_request.operation;
    if (error.requestId.isEmpty())
        error.requestId = m_facts.requestId;
    finish(ServiceAnswer{std::move(error), m_facts, m_request.operation});
}

void SignedCall::report(const Result<HttpReply> &reply, const std::optional<Error> &failure)
{
    ActivityEntry entry;
    entry.time = m_departed;
    entry.account = m_request.account;
    entry.region = m_request.region.toString();
    entry.method = QString::fromLatin1(m_request.method);
    entry.host = m_facts.host;
    entry.path = QString::fromLatin1(m_request.path);
    entry.operation = m_request.operation;
    entry.attempt = m_facts.attempts;
    entry.status = reply ? reply->status : 0;
    if (failure)
        entry.failure = failure->kind;
    entry.duration
        = std::chrono::duration_cast<std::chrono::milliseconds>(m_channel.clock.monotonic() - m_departedAt);
    entry.requestId = reply ? m_facts.requestId : QString();
    Q_EMIT m_channel.feed.added(entry);
}

QString SignedCall::quotaKey() const
{
    const QString account = m_request.account.isEmpty() ? m_credentials.accessKeyId : m_request.account;
    return account + u'/' + m_request.region.toString() + u'/'
           + QLatin1StringView(variableSuffix(m_request.service));
}

} // namespace Hubwarden
