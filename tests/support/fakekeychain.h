// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/profiles/keychainaccess.h"
#include "app/profiles/keychainstate.h"

#include <QPointer>
#include <QStringList>

#include <deque>
#include <map>
#include <optional>

namespace Hubwarden {

//! A bare store in memory that answers when it is told to, or lies.
class FakeKeychain final
    : public QObject
    , public KeychainAccess
{
public:
    std::map<QString, QByteArray> entries;
    bool silent = false;                        //!< keeps requests until answerAll()
    std::optional<KeychainAnswer::Code> always; //!< the answer to everything; nothing is done then
    bool forgetsWrites = false;
    bool garblesWrites = false;
    bool ignoresRemovals = false;
    QStringList log; //!< "read", "write" or "remove", in the order in which they were asked

    void read(const QString &entry, QObject *context, Callback callback) override
    {
        ask(QStringLiteral("read"), context, std::move(callback), [this, entry] {
            const auto found = entries.find(entry);
            if (found == entries.end())
                return KeychainAnswer{KeychainAnswer::Code::NotFound, {}, {}};
            return KeychainAnswer{KeychainAnswer::Code::Success, {}, Secret::fromBytes(found->second)};
        });
    }

    void write(const QString &entry, const Secret &content, QObject *context, Callback callback) override
    {
        ask(QStringLiteral("write"), context, std::move(callback), [this, entry, content] {
            if (!forgetsWrites)
                entries[entry] = content.expose().toByteArray() + (garblesWrites ? "x" : "");
            return KeychainAnswer{KeychainAnswer::Code::Success, {}, {}};
        });
    }

    void remove(const QString &entry, QObject *context, Callback callback) override
    {
        ask(QStringLiteral("remove"), context, std::move(callback), [this, entry] {
            if (!ignoresRemovals)
                entries.erase(entry);
            return KeychainAnswer{KeychainAnswer::Code::Success, {}, {}};
        });
    }

    //! Does what was asked while it was silent; the new requests that follow are answered too.
    void answerAll()
    {
        silent = false;
        answerKept();
    }
    //! Does what was asked so far and stays silent to what follows.
    void answerKept()
    {
        for (const auto &request : std::exchange(m_kept, {}))
            request();
    }
    std::size_t kept() const { return m_kept.size(); }

private:
    void ask(const QString &what, QObject *context, Callback callback, std::function<KeychainAnswer()> act)
    {
        log.append(what);
        const QPointer<QObject> waiting(context);
        const auto request = [this, waiting, callback = std::move(callback), act = std::move(act)] {
            const KeychainAnswer answer
                = always ? KeychainAnswer{*always, QStringLiteral("as told"), {}} : act();
            if (waiting)
                callback(answer);
        };
        if (silent)
            m_kept.push_back(request);
        else
            QMetaObject::invokeMethod(this, request, Qt::QueuedConnection);
    }

    std::deque<std::function<void()>> m_kept;
};

//! Answers what it is told to, or never.
class FakeKeychainState final : public KeychainState
{
public:
    Result<KeychainCondition> answer = KeychainCondition::Usable;
    bool silent = false;

    JobOf<KeychainCondition> *check(QObject *parent) override
    {
        if (silent)
            return new Silent(parent);
        return new ReadyJob<KeychainCondition>(answer, parent);
    }

private:
    class Silent final : public JobOf<KeychainCondition>
    {
    public:
        using JobOf<KeychainCondition>::JobOf;

    private:
        void run() override {}
    };
};

} // namespace Hubwarden
