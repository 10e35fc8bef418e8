// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/profiles/keychainwork.h"

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

Error problem(Error::Kind kind, const QString &code, const QString &message = {})
{
    Error error;
    error.kind = kind;
    error.code = code;
    error.message = message;
    return error;
}

Error notWanted()
{
    return problem(Error::Kind::Cancelled, {});
}

} // namespace

KeychainWork::KeychainWork(Task task, QString entry, Secret content, KeychainAccess &access,
                           KeychainState &state, QObject *parent)
    : QObject(parent)
    , m_task(task)
    , m_entry(std::move(entry))
    , m_content(std::move(content))
    , m_access(access)
    , m_state(state)
{
}

void KeychainWork::begin(Report report)
{
    m_report = std::move(report);
    check([this] {
        if (!m_wanted)
            return end(notWanted());
        switch (m_task) {
        case Task::Read:
            return read();
        case Task::Write:
            return readOld();
        case Task::Remove:
            return remove();
        }
        Q_UNREACHABLE();
    });
}

void KeychainWork::check(std::function<void()> next)
{
    JobOf<KeychainCondition> *job = m_state.check(this);
    job->onFinished(this, [this, next = std::move(next)](const Result<KeychainCondition> &condition) {
        if (!condition)
            return end(condition.error());
        m_condition = *condition;
        next();
    });
    job->start();
}

void KeychainWork::read()
{
    m_access.read(m_entry, this, [this](const KeychainAnswer &answer) {
        if (answer.code != KeychainAnswer::Code::Success)
            return fail(answer);
        end(answer.content);
    });
}

void KeychainWork::readOld()
{
    m_access.read(m_entry, this, [this](const KeychainAnswer &answer) {
        if (!m_wanted)
            return end(notWanted());
        if (answer.code == KeychainAnswer::Code::Success)
            m_old = answer.content;
        else if (answer.code != KeychainAnswer::Code::NotFound)
            return fail(answer);
        write();
    });
}

void KeychainWork::write()
{
    m_access.write(m_entry, m_content, this, [this](const KeychainAnswer &answer) {
        if (answer.code != KeychainAnswer::Code::Success)
            return fail(answer);
        verifyWritten();
    });
}

void KeychainWork::verifyWritten()
{
    m_access.read(m_entry, this, [this](const KeychainAnswer &answer) {
        if (!m_wanted)
            return undo(notWanted());
        if (answer.code != KeychainAnswer::Code::Success)
            return undo(errorOf(answer));
        if (!answer.content.sameAs(m_content))
            return undo(problem(Error::Kind::KeychainDenied, u"OtherContent"_s));
        end(Secret());
    });
}

void KeychainWork::undo(const Error &reason)
{
    const auto ended = [this, reason](const KeychainAnswer &) { end(reason); };
    if (m_old)
        m_access.write(m_entry, *m_old, this, ended);
    else
        m_access.remove(m_entry, this, ended);
}

void KeychainWork::remove()
{
    m_access.remove(m_entry, this, [this](const KeychainAnswer &answer) {
        if (answer.code != KeychainAnswer::Code::Success && answer.code != KeychainAnswer::Code::NotFound)
            return fail(answer);
        verifyRemoved();
    });
}

void KeychainWork::verifyRemoved()
{
    m_access.read(m_entry, this, [this](const KeychainAnswer &answer) {
        if (answer.code == KeychainAnswer::Code::Success)
            return end(problem(Error::Kind::KeychainDenied, u"StillThere"_s));
        if (answer.code != KeychainAnswer::Code::NotFound)
            return fail(answer);
        // A store that was locked meanwhile says "not found" too.
        check([this] { end(Secret()); });
    });
}

void KeychainWork::fail(const KeychainAnswer &answer)
{
    check([this, error = errorOf(answer)] { end(error); });
}

Error KeychainWork::errorOf(const KeychainAnswer &answer) const
{
    switch (answer.code) {
    case KeychainAnswer::Code::NotFound:
        return problem(Error::Kind::KeychainEntryLost, u"NotFound"_s, answer.message);
    case KeychainAnswer::Code::Denied:
        return problem(Error::Kind::KeychainDenied, u"Denied"_s, answer.message);
    case KeychainAnswer::Code::Missing:
        return problem(Error::Kind::KeychainMissing, u"NoStore"_s, answer.message);
    case KeychainAnswer::Code::Success:
    case KeychainAnswer::Code::Other:
        break;
    }
    const bool noPlace = m_condition == KeychainCondition::NoCollection;
    return noPlace ? problem(Error::Kind::KeychainMissing, u"NoCollection"_s, answer.message)
                   : problem(Error::Kind::KeychainDenied, u"Failed"_s, answer.message);
}

void KeychainWork::end(const Result<Secret> &result)
{
    const Report report = std::move(m_report);
    report(result);
}

} // namespace Hubwarden
