// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/net/requestqueue.h"

#include <QNetworkProxyFactory>

#include <algorithm>
#include <optional>

namespace Hubwarden {

Slot::Slot(RequestQueue *queue, QByteArray host)
    : m_queue(queue)
    , m_host(std::move(host))
{
}

Slot::~Slot()
{
    if (m_queue)
        m_queue->release(m_host);
}

//! A request that waits for its turn.
class RequestQueue::Waiting final : public JobOf<std::shared_ptr<Slot>>
{
public:
    Waiting(RequestQueue &queue, Admission admission, QObject *parent)
        : JobOf<std::shared_ptr<Slot>>(parent)
        , m_queue(&queue)
        , m_admission(std::move(admission))
    {
    }

    const Admission &admission() const { return m_admission; }
    void admitWith(std::shared_ptr<Slot> slot) { finish(std::move(slot)); }

private:
    void run() override
    {
        if (m_queue)
            m_queue->enqueue(this);
        else
            cancel();
    }

    QPointer<RequestQueue> m_queue;
    Admission m_admission;
};

namespace {

//! Sends once it is run and keeps the slot until the answer is there.
class Sending final : public JobOf<HttpReply>
{
public:
    Sending(std::shared_ptr<Slot> slot, QObject *parent)
        : JobOf<HttpReply>(parent)
        , m_slot(std::move(slot))
    {
    }

    void setCall(HttpCall *call)
    {
        m_call = call;
        call->onFinished(this, [this](const Result<HttpReply> &reply) {
            m_slot.reset();
            finish(reply);
        });
    }

private:
    void run() override { m_call->start(); }
    void abort() override { m_slot.reset(); }
    void finishWith(Error error) override
    {
        error.requestSent = m_call->mayHaveLeft();
        finish(std::move(error));
    }

    std::shared_ptr<Slot> m_slot;
    HttpCall *m_call = nullptr;
};

} // namespace

RequestQueue::RequestQueue(Clock &clock, QueueLimits limits, QSslConfiguration tls,
                           std::unique_ptr<QNetworkProxyFactory> proxies, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_limits(limits)
    , m_tls(std::move(tls))
    , m_networks(std::move(proxies))
{
}

RequestQueue::~RequestQueue()
{
    // Queued: nobody is called back from a destructor.
    for (const auto &waiting : m_first + m_normal) {
        if (waiting)
            QMetaObject::invokeMethod(waiting, &Job::cancel, Qt::QueuedConnection);
    }
}

JobOf<std::shared_ptr<Slot>> *RequestQueue::admit(Admission admission, QObject *parent)
{
    return new Waiting(*this, std::move(admission), parent);
}

JobOf<HttpReply> *RequestQueue::send(std::shared_ptr<Slot> slot, HttpRequest request, QObject *parent)
{
    auto *sending = new Sending(std::move(slot), parent);
    QNetworkAccessManager &network = m_networks.managerFor(request.url.host());
    sending->setCall(new HttpCall(network, m_clock, m_tls, std::move(request), m_httpLimits, sending));
    return sending;
}

void RequestQueue::enqueue(Waiting *waiting)
{
    (waiting->admission().urgency == Admission::Urgency::First ? m_first : m_normal).append(waiting);
    scheduleDispatch();
}

void RequestQueue::scheduleDispatch()
{
    if (m_dispatchScheduled)
        return;
    m_dispatchScheduled = true;
    QMetaObject::invokeMethod(this, &RequestQueue::dispatch, Qt::QueuedConnection);
}

void RequestQueue::dispatch()
{
    m_dispatchScheduled = false;
    m_leftThisTurn = m_limits.perTurn;
    if (!dispatchFrom(m_first) || !dispatchFrom(m_normal) || m_leftThisTurn > 0)
        return;
    // A timer and not a queued call, which would still belong to this turn.
    m_dispatchScheduled = true;
    m_clock.after(std::chrono::milliseconds(0), this, [this] { dispatch(); });
}

//! False if the queue was deleted meanwhile.
bool RequestQueue::dispatchFrom(QList<QPointer<Waiting>> &waiting)
{
    const QPointer<RequestQueue> alive(this);
    // Callbacks of admitted jobs may add to the list: work on a copy and put the rest back in front.
    const auto candidates = std::exchange(waiting, {});
    QList<QPointer<Waiting>> rest;
    for (const auto &candidate : candidates) {
        if (candidate && !candidate->isFinished() && !tryAdmit(*candidate))
            rest.append(candidate);
        if (!alive)
            return false;
    }
    waiting = rest + waiting;
    return true;
}

bool RequestQueue::tryAdmit(Waiting &waiting)
{
    const Admission &admission = waiting.admission();
    if (m_leftThisTurn == 0 || m_inFlight >= m_limits.inFlight
        || m_perHost.value(admission.host) >= m_limits.perHost)
        return false;
    if (!admission.rateKey.isEmpty()) {
        Bucket &bucket = bucketFor(admission.rateKey);
        if (bucket.tokens < 1.0) {
            const double seconds = (1.0 - bucket.tokens) / m_limits.perSecond;
            wakeIn(std::chrono::nanoseconds(static_cast<qint64>(seconds * 1e9)));
            return false;
        }
        bucket.tokens -= 1.0;
    }
    --m_leftThisTurn;
    ++m_inFlight;
    ++m_perHost[admission.host];
    waiting.admitWith(std::make_shared<Slot>(this, admission.host)); // whose callback may delete us
    return true;
}

RequestQueue::Bucket &RequestQueue::bucketFor(const QByteArray &key)
{
    const auto now = m_clock.monotonic();
    const auto found = m_buckets.find(key);
    if (found == m_buckets.end())
        return *m_buckets.insert(key, {m_limits.burst, now});
    const double seconds = std::chrono::duration<double>(now - found->filledAt).count();
    found->tokens = std::min(m_limits.burst, found->tokens + seconds * m_limits.perSecond);
    found->filledAt = now;
    return *found;
}

void RequestQueue::wakeIn(std::chrono::nanoseconds delay)
{
    const auto at = m_clock.monotonic() + delay;
    if (m_wakeAt && *m_wakeAt <= at)
        return;
    m_wakeAt = at;
    // One millisecond more: rounding down would wake before the token is whole.
    m_clock.after(std::chrono::ceil<std::chrono::milliseconds>(delay) + std::chrono::milliseconds(1), this,
                  [this, at] {
                      // Even if it rang too early: it will not ring again.
                      if (m_wakeAt == at)
                          m_wakeAt.reset();
                      scheduleDispatch();
                  });
}

void RequestQueue::release(const QByteArray &host)
{
    --m_inFlight;
    if (--m_perHost[host] == 0)
        m_perHost.remove(host);
    scheduleDispatch();
}

} // namespace Hubwarden
