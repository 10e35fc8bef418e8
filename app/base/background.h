// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <type_traits>
#include <utility>

namespace Hubwarden {

//! Runs functions of values on the thread pool and delivers only the newest answer, to the thread it lives in.
//!
//! Deleting it, or its parent, ends it silently: work that runs is finished and thrown away.
class Background final : public QObject
{
    Q_DISABLE_COPY_MOVE(Background)

public:
    enum class Where {
        Pool,
        Here //!< run() works and delivers before it returns: for tests
    };

    explicit Background(QObject *parent, Where where = Where::Pool)
        : QObject(parent)
        , m_where(where)
        , m_newest(std::make_shared<std::atomic<quint64>>(0))
    {
    }
    ~Background() override { drop(); }

    //! Calls `deliver(work())` unless run() or drop() is called before the answer is there.
    //! The work gets copies of what it needs: it may outlive everything, so it captures no pointer or reference.
    template<typename Work, typename Deliver>
    void run(Work work, Deliver deliver)
    {
        using Value = std::invoke_result_t<Work>;
        const quint64 generation = ++*m_newest;
        if (m_where == Where::Here) {
            deliver(work());
            return;
        }
        const auto promise = std::make_shared<QPromise<Value>>();
        auto *watcher = new QFutureWatcher<Value>(this);
        connect(watcher, &QFutureWatcherBase::finished, this,
                [this, watcher, generation, f = std::move(deliver)]() mutable {
                    watcher->deleteLater();
                    if (generation == *m_newest && watcher->future().resultCount() == 1)
                        f(watcher->future().takeResult());
                });
        promise->start();
        watcher->setFuture(promise->future());
        QThreadPool::globalInstance()->start(
            [promise, generation, newest = m_newest, f = std::move(work)]() mutable {
                // What grew stale in the queue is not even begun.
                if (generation == *newest)
                    promise->addResult(f());
                promise->finish();
            });
    }

    //! Answers that are under way are not delivered.
    void drop() { ++*m_newest; }

private:
    const Where m_where;
    std::shared_ptr<std::atomic<quint64>> m_newest;
};

} // namespace Hubwarden
