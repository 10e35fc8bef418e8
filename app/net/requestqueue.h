// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/base/job.h"
#include "app/net/httpcall.h"
#include "app/net/networkmanagers.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QPointer>
#include <QSslConfiguration>

#include <memory>
#include <optional>

class QNetworkProxyFactory;

namespace Hubwarden {

//! The limits under which requests leave.
struct QueueLimits
{
    //! Six for each of 34 regions, so that no region waits for another; as many sockets, which every system gives a
    //! program (macOS 256, Linux 1,024).
    int inFlight = 204;
    //! QNetworkAccessManager opens six connections a host; more would wait inside it. Four managers for each host
    //! would list 200 accounts in 33 regions in 1.3 s instead of 3.1, with 792 sockets and handshakes instead of 198:
    //! not worth it.
    int perHost = 6;
    double perSecond = 5.0; //!< per rate key; Security Hub documents 10 a second, burst 30
    double burst = 10.0;    //!< per rate key
    //! That leave in one turn of the event loop: each costs some 0.1 ms, and the window must answer in between.
    int perTurn = 24;
};

//! What a request counts against. The keys are opaque here.
struct Admission
{
    enum class Urgency { Normal, First };

    QByteArray host;
    QByteArray rateKey; //!< empty: no rate limit
    Urgency urgency = Urgency::Normal;
};

class RequestQueue;

//! The right to have one request under way; given back when it is destroyed.
class Slot
{
public:
    Slot(RequestQueue *queue, QByteArray host);
    ~Slot();
    Q_DISABLE_COPY_MOVE(Slot)

private:
    QPointer<RequestQueue> m_queue;
    QByteArray m_host;
};

//! Where all requests meet: it holds the network managers and lets requests leave within the limits.
class RequestQueue final : public QObject
{
    Q_OBJECT

public:
    //! Takes the proxy factory; without one Qt's own rules apply.
    RequestQueue(Clock &clock, QueueLimits limits, QSslConfiguration tls,
                 std::unique_ptr<QNetworkProxyFactory> proxies, QObject *parent);
    ~RequestQueue() override;

    //! Ends when the request may leave. Deleting or cancelling the job gives its place up. Error: Cancelled if the
    //! queue is deleted first.
    JobOf<std::shared_ptr<Slot>> *admit(Admission admission, QObject *parent);
    //! The slot is held until the call ends.
    JobOf<HttpReply> *send(std::shared_ptr<Slot> slot, HttpRequest request, QObject *parent);

    void setHttpLimits(HttpLimits limits) { m_httpLimits = limits; }
    int inFlight() const { return m_inFlight; }

private:
    friend class Slot;
    class Waiting;
    struct Bucket
    {
        double tokens;
        std::chrono::nanoseconds filledAt;
    };

    void enqueue(Waiting *waiting);
    void scheduleDispatch();
    void dispatch();
    bool dispatchFrom(QList<QPointer<Waiting>> &waiting);
    bool tryAdmit(Waiting &waiting);
    void wakeIn(std::chrono::nanoseconds delay);
    Bucket &bucketFor(const QByteArray &key);
    void release(const QByteArray &host);

    Clock &m_clock;
    QueueLimits m_limits;
    QSslConfiguration m_tls;
    HttpLimits m_httpLimits;
    NetworkManagers m_networks;
    QList<QPointer<Waiting>> m_first; // in the order of arrival, as is the next
    QList<QPointer<Waiting>> m_normal;
    QHash<QByteArray, int> m_perHost;
    QHash<QByteArray, Bucket> m_buckets;
    int m_inFlight = 0;
    bool m_dispatchScheduled = false;
    int m_leftThisTurn = 0;
    std::optional<std::chrono::nanoseconds> m_wakeAt; //!< when the earliest alarm rings
};

} // namespace Hubwarden
