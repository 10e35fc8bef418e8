// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/result.h"

#include <QObject>

#include <functional>
#include <optional>

namespace Hubwarden {

//! One asynchronous piece of work with exactly one outcome.
//!
//! The contract:
//! 1. start() is queued: nothing happens before the caller is back in the event loop.
//! 2. finished() is emitted exactly once, last; the job then deletes itself later.
//! 3. The result is read through JobOf::onFinished(context, function); the context is mandatory.
//! 4. cancel() cancels child jobs, aborts what runs and finishes with Error::Kind::Cancelled.
//! 5. Deleting a job or its owner is a silent cancel: no callback.
//! 6. After finish() the job touches no member.
class Job : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Job)

public:
    explicit Job(QObject *parent);

    void start();
    void cancel();
    bool isFinished() const { return m_state == State::Finished; }

Q_SIGNALS:
    void finished();

protected:
    virtual void run() = 0;
    //! Ends I/O in progress without a callback; the job finishes as cancelled right after.
    virtual void abort() {}
    virtual void finishWith(Error error) = 0;
    //! Ends the children without a word to us: their callbacks would otherwise start the next step.
    void cancelChildren();
    //! True for the first call only.
    bool takeFinish();

private:
    enum class State { New, Started, Running, Finished };
    State m_state = State::New;
};

//! A Job whose outcome is a Result<T>.
template<typename T>
class JobOf : public Job
{
public:
    using Value = T;
    using Job::Job;

    //! Calls `function(const Result<T> &)` once, unless the context or the job dies before.
    template<typename Function>
    void onFinished(QObject *context, Function function)
    {
        QObject::connect(this, &Job::finished, context, [this, f = std::move(function)] { f(*m_result); });
    }

protected:
    void finish(Result<T> result)
    {
        if (isFinished())
            return;
        m_result.emplace(std::move(result));
        if (takeFinish())
            Q_EMIT finished();
    }

private:
    void finishWith(Error error) override { finish(std::move(error)); }

    std::optional<Result<T>> m_result;
};

//! A job that is over before it starts: it hands out the result it was made with.
template<typename T>
class ReadyJob final : public JobOf<T>
{
public:
    ReadyJob(Result<T> result, QObject *parent)
        : JobOf<T>(parent)
        , m_ready(std::move(result))
    {
    }

private:
    void run() override { this->finish(std::move(m_ready)); }

    Result<T> m_ready;
};

} // namespace Hubwarden
