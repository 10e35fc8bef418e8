// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/keychainstore.h"

#include "app/profiles/keychainentry.h"

#include <algorithm>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Error busy()
{
    Error error;
    error.kind = Error::Kind::KeychainBusy;
    return error;
}

QString entryOf(const ProfileId &profile)
{
    return "access key "_L1 + profile.toString();
}

Result<Secret> answerFor(const Result<Secret> &result, const Secret *)
{
    return result ? decodeKeychainEntry(*result) : result;
}

Result<Done> answerFor(const Result<Secret> &result, const Done *)
{
    return result ? Result<Done>(Done{}) : Result<Done>(result.error());
}

} // namespace

//! What a caller holds: it ends in time, whatever the work behind it does.
template<typename T>
// The destructor of JobOf is virtual, which a template does not show: NOLINTNEXTLINE(cppcoreguidelines-virtual-class-destructor)
class KeychainStore::Ticket final : public JobOf<T>
{
    Q_DISABLE_COPY_MOVE(Ticket)

public:
    Ticket(KeychainStore *store, Order order, QObject *parent)
        : JobOf<T>(parent)
        , m_store(store)
        , m_order(std::move(order))
    {
    }
    ~Ticket() override { giveUp(false); }

private:
    void run() override
    {
        if (m_store && !m_store->m_hangs)
            begin(*m_store);
        else
            this->finish(busy());
    }

    void begin(KeychainStore &store)
    {
        store.m_clock.after(patience, this, [this] {
            // The others who wait are told first, and one of them may delete this job.
            const QPointer<Ticket> self(this);
            giveUp(true); // NOLINT(clang-analyzer-core.CallAndMessage): the analyzer loses `this`
            if (self)
                self->finish(busy());
        });
        m_work = store.enqueue(m_order, [self = QPointer<Ticket>(this)](const Result<Secret> &result) {
            if (!self)
                return;
            self->m_work = nullptr;
            self->finish(answerFor(result, static_cast<const T *>(nullptr)));
        });
    }

    void abort() override { giveUp(false); }

    void giveUp(bool keychainHangs)
    {
        if (m_store && m_work)
            m_store->giveUp(m_work, keychainHangs);
        m_work = nullptr;
    }

    QPointer<KeychainStore> m_store;
    QPointer<KeychainWork> m_work;
    Order m_order;
};

KeychainStore::KeychainStore(KeychainAccess &access, KeychainState &state, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_access(access)
    , m_state(state)
    , m_clock(clock)
{
}

JobOf<Secret> *KeychainStore::read(const ProfileId &profile, QObject *parent)
{
    return new Ticket<Secret>(this, {KeychainWork::Task::Read, entryOf(profile), {}}, parent);
}

JobOf<Done> *KeychainStore::write(const ProfileId &profile, const Secret &secret, QObject *parent)
{
    const Result<Secret> content = encodeKeychainEntry(secret);
    if (!content)
        return new ReadyJob<Done>(content.error(), parent);
    return new Ticket<Done>(this, {KeychainWork::Task::Write, entryOf(profile), *content}, parent);
}

JobOf<Done> *KeychainStore::remove(const ProfileId &profile, QObject *parent)
{
    return new Ticket<Done>(this, {KeychainWork::Task::Remove, entryOf(profile), {}}, parent);
}

KeychainWork *KeychainStore::enqueue(const Order &order, KeychainWork::Report report)
{
    auto *work = new KeychainWork(order.task, order.entry, order.content, m_access, m_state, this);
    m_waiting.push_back({work, std::move(report)});
    beginNext();
    return work;
}

void KeychainStore::beginNext()
{
    if (m_current || m_waiting.empty())
        return;
    m_current = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_current->work->begin([this](const Result<Secret> &result) { currentEnded(result); });
}

void KeychainStore::currentEnded(const Result<Secret> &result)
{
    const Waiting ended = std::move(*m_current);
    m_current.reset();
    m_hangs = false;
    ended.work->deleteLater();
    beginNext();
    // Last: the caller may delete anything, this store too.
    if (ended.work->isWanted())
        ended.report(result);
}

void KeychainStore::giveUp(KeychainWork *work, bool keychainHangs)
{
    if (!m_current || m_current->work != work) {
        std::erase_if(m_waiting, [work](const Waiting &waiting) { return waiting.work == work; });
        delete work;
        return;
    }
    work->disown();
    if (!keychainHangs)
        return;
    m_hangs = true;
    const std::deque<Waiting> stranded = std::exchange(m_waiting, {});
    for (const Waiting &waiting : stranded) {
        delete waiting.work;
        waiting.report(busy());
    }
}

} // namespace Hubwarden
