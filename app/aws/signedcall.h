// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/aws/awschannel.h"
#include "app/aws/endpoint.h"
#include "app/aws/serviceanswer.h"
#include "app/base/withdrawal.h"

#include <QPointer>

#include <functional>
#include <variant>

namespace Hubwarden {

//! One operation of a service, before it is signed.
struct ServiceRequest
{
    Service service;
    RegionName region;
    QString operation;
    QString account; //!< for the activity list and the rate limit; empty if not known
    QByteArray method;
    QByteArray path;
    QList<QPair<QString, QString>> query; //!< raw values
    HttpHeaders headers;
    QByteArray body;
    Repeatable repeatable = Repeatable::Yes;
    Admission::Urgency urgency = Admission::Urgency::Normal;
    QPointer<Withdrawal> withdrawal = nullptr; //!< whoever may call it off
};

//! An attempt that is about to be signed and sent.
struct Attempt
{
    int number; //!< from 1
    QString accessKeyId;
    QString host;
    QByteArray body; //!< the very bytes
};

//! Asked before each attempt; if its job fails, nothing is sent and the call ends with that error.
using AttemptObserver = std::function<JobOf<Done> *(const Attempt &, QObject *parent)>;

//! A profile whose credentials are looked up, or credentials that are not kept anywhere yet.
using CallCredentials = std::variant<ProfileId, Credentials>;

//! One signed call with its retries: credentials, a slot in the queue, the observer, then signed as it departs.
//!
//! Each attempt is signed afresh. Ends with an answer; fails only when it is cancelled. Once withdrawn it makes no
//! further attempt: one that is announced goes to its end, and without one its error is Cancelled.
class SignedCall final : public JobOf<ServiceAnswer>
{
public:
    SignedCall(AwsChannel &channel, ServiceRequest request, CallCredentials credentials,
               AttemptObserver observer, QObject *parent);

private:
    void run() override;
    void stopWaiting();
    void askForCredentials();
    void waitForSlot();
    void announce(std::shared_ptr<Slot> slot);
    void depart(std::shared_ptr<Slot> slot);
    Result<HttpRequest> signedRequest();
    void takeReply(const Result<HttpReply> &reply);
    void takeFailure(const Error &error, const HttpReply &reply);
    //! How long to wait before the next attempt; nullopt: the error stands.
    std::optional<std::chrono::milliseconds> patience(const Error &error, const HttpReply &reply);
    bool refreshesCredentials(const Error &error);
    bool correctsClock(const Error &error);
    void give(Result<HttpReply> reply);
    void report(const Result<HttpReply> &reply, const std::optional<Error> &failure);
    QString quotaKey() const;

    AwsChannel &m_channel;
    ServiceRequest m_request;
    CallCredentials m_source;
    AttemptObserver m_observer;
    std::optional<Endpoint> m_endpoint;
    Credentials m_credentials;
    CallFacts m_facts;
    QByteArray m_invocationId;
    QDateTime m_departed;
    std::chrono::nanoseconds m_departedAt{};
    std::chrono::milliseconds m_offsetUsed{}; //!< of the host's clock, for the last signature
    int m_lastRetryCost = 0;
    std::optional<Error> m_lastError; //!< of the last attempt
    bool m_leaving = false;           //!< an attempt is announced and not yet over
    bool m_refreshed = false;
    bool m_clockCorrected = false;
};

} // namespace Hubwarden
