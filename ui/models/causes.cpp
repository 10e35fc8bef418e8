// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/models/causes.h"

#include "app/aws/denial.h"
#include "app/aws/foreignanswer.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <algorithm>
#include <functional>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

QString policyArn(const Error &error)
{
    return parseDenial(error.message).value_or(Denial()).policyArn;
}

//! May it? Reading a message whole takes longer, and there may be one for each place.
bool namesPolicy(const Error &error)
{
    const qsizetype deny = error.message.indexOf("explicit deny"_L1, 0, Qt::CaseInsensitive);
    return deny >= 0 && error.message.indexOf("arn:"_L1, deny, Qt::CaseInsensitive) >= 0;
}

//! What both say; what only one of them says would be wrong for the other.
void keepCommon(Error &common, const Error &other)
{
    if (common.kind == Kind::AccessDenied) {
        if (common.message == other.message || !namesPolicy(common))
            return;
        const QString arn = policyArn(common);
        if (!arn.isEmpty() && arn != policyArn(other))
            common.message.remove(arn);
        return;
    }
    if (common.kind == Kind::Tls) {
        if (common.detail != other.detail)
            common.detail = common.detail.section(u'\n', 0, 0);
        return;
    }
    if (foreignAnswer(common))
        return;
    if (common.detail != other.detail)
        common.detail.clear();
    if (common.kind == Kind::IdentityChanged && common.message != other.message)
        common.message.clear();
}

//! What an error says, without when and under which request ID it came.
struct Signature
{
    Kind kind;
    QString code;
    QString message;
    QString detail;
    QString operation;
    int httpStatus;
    bool requestSent;

    explicit Signature(const Error &error)
        : kind(error.kind)
        , code(error.code)
        , message(error.message)
        , detail(error.detail)
        , operation(error.operation)
        , httpStatus(error.httpStatus)
        , requestSent(error.requestSent)
    {
    }
    bool operator==(const Signature &) const = default;
    friend size_t qHash(const Signature &s, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, static_cast<int>(s.kind), s.code, s.message, s.detail, s.operation,
                          s.httpStatus, s.requestSent);
    }
};

//! Collects what belongs together, in any order.
class Grouping
{
public:
    //! The same message a thousand times is read once.
    QString keyOf(const Error &error)
    {
        QString &key = m_keys[Signature(error)];
        if (key.isEmpty())
            key = causeKey(error);
        return key;
    }

    //! explain: the words, made when everything is in. Returns the group's number.
    template<typename Explain>
    qsizetype add(const QString &key, const Target &target, const SharedError &error, Tone tone,
                  const Explain &explain)
    {
        groupOf(key, error, tone, explain);
        const qsizetype group = m_index.value(key);
        addAgain(group, target);
        return group;
    }

    //! For the same error as before.
    void addAgain(qsizetype group, const Target &target)
    {
        ++m_groups[group].cause.rows;
        m_groups[group].places.insert(target);
    }

    void quote(qsizetype group, const QString &words)
    {
        Cause &cause = m_groups[group].cause;
        cause.saysMore = cause.saysMore || (!cause.awsSays.isEmpty() && cause.awsSays != words);
        if (cause.awsSays.isEmpty() || words < cause.awsSays)
            cause.awsSays = words;
    }

    void add(const ProfileTrouble &trouble)
    {
        groupOf(keyOf(trouble.error), trouble.error, Tone::Failed, wordsOf)
            .cause.profiles.append(trouble.name);
    }

    static ErrorText wordsOf(const std::optional<Error> &common) { return errorText(*common); }

    QList<Cause> causes() const
    {
        QList<Cause> list;
        for (const Group &group : m_groups) {
            Cause cause = group.cause;
            cause.text = group.explain(group.common);
            cause.places = group.places.values();
            std::sort(cause.places.begin(), cause.places.end());
            QSet<AccountId> accounts;
            for (const Target &place : std::as_const(cause.places))
                accounts.insert(place.account);
            cause.accounts = accounts.size();
            list.append(std::move(cause));
        }
        std::sort(list.begin(), list.end(), [](const Cause &a, const Cause &b) {
            const auto rank = [](const Cause &cause) {
                return std::tuple(cause.tone == Tone::Failed ? 0 : 1, -cause.rows,
                                  -cause.places.size() - cause.profiles.size());
            };
            return rank(a) != rank(b) ? rank(a) < rank(b) : a.key < b.key;
        });
        return list;
    }

private:
    struct Group
    {
        Cause cause;
        QSet<Target> places;
        std::optional<Error> common;
        QSet<Signature> heard;
        std::function<ErrorText(const std::optional<Error> &)> explain;
    };

    template<typename Explain>
    Group &groupOf(const QString &key, const SharedError &error, Tone tone, const Explain &explain)
    {
        auto known = m_index.constFind(key);
        if (known == m_index.constEnd()) {
            known = m_index.insert(key, m_groups.size());
            m_groups.append(
                {{.key = key, .tone = tone}, {}, error ? std::optional(*error) : std::nullopt, {}, explain});
        }
        Group &group = m_groups[*known];
        if (group.common && error && !group.heard.contains(Signature(*error))) {
            group.heard.insert(Signature(*error));
            keepCommon(*group.common, *error);
        }
        return group;
    }

    QList<Group> m_groups;
    QHash<QString, qsizetype> m_index;
    QHash<Signature, QString> m_keys;
};

//! Of rows whose cause is the same beyond doubt, told without reading words: a place's rows share its error.
struct Likeness
{
    ResultWord word;
    NotSentReason reason;
    const Error *error;
    QString awsSays;

    explicit Likeness(const Outcome &outcome)
        : word(outcome.word)
        , reason(outcome.reason)
        , error(outcome.error.operator->())
        , awsSays(outcome.error ? QString() : outcome.awsSays)
    {
    }
    bool operator==(const Likeness &) const = default;
    friend size_t qHash(const Likeness &l, size_t seed = 0) noexcept
    {
        return qHashMulti(seed, static_cast<int>(l.word), static_cast<int>(l.reason), l.error, l.awsSays);
    }
};

Tone toneOf(PlaceState state)
{
    return state == PlaceState::CouldNotTell ? Tone::Attention : Tone::Neutral;
}

} // namespace

bool hasCause(const Outcome &outcome)
{
    switch (outcome.word) {
    case ResultWord::RefusedByAws:
    case ResultWord::Failed:
    case ResultWord::OutcomeUnknown:
        return true;
    case ResultWord::NotStarted:
        return outcome.error && outcome.error->kind != Kind::Cancelled
               && outcome.reason != NotSentReason::Stopped
               && outcome.reason != NotSentReason::IsAdministrator;
    case ResultWord::Waiting:
    case ResultWord::Sending:
    case ResultWord::LookingAgain:
    case ResultWord::DeclinedNoLongerListed:
    case ResultWord::DeclinedStillListed:
    case ResultWord::DeclinedNotLookedAtAgain:
    case ResultWord::NoInvitationFound:
        return false;
    }
    Q_UNREACHABLE();
}

QList<Cause> groupCauses(const QList<PlaceTrouble> &troubles, const QList<ProfileTrouble> &profiles)
{
    Grouping grouping;
    for (const PlaceTrouble &trouble : troubles) {
        const bool off = trouble.error && trouble.error->kind == Kind::NotSubscribed;
        const PlaceState state = off ? PlaceState::HubOff : trouble.state;
        if (!placeStateText(state).title.isEmpty())
            grouping.add(u"state/%1"_s.arg(static_cast<int>(state)), trouble.target, {}, toneOf(state),
                         [state](const std::optional<Error> &) { return placeStateText(state); });
        else if (trouble.error)
            grouping.add(grouping.keyOf(*trouble.error), trouble.target, trouble.error, Tone::Failed,
                         Grouping::wordsOf);
    }
    for (const ProfileTrouble &trouble : profiles)
        grouping.add(trouble);
    QList<Cause> causes = grouping.causes();
    for (Cause &cause : causes)
        cause.rows = 0; // a place is one row here
    return causes;
}

QList<Cause> groupCauses(const QList<LookReport> &reports)
{
    QList<PlaceTrouble> troubles;
    for (const LookReport &report : reports) {
        if (report.error)
            troubles.append({report.target, report.error});
    }
    return groupCauses(troubles);
}

QList<Cause> groupCauses(const QList<Outcome> &outcomes)
{
    Grouping grouping;
    QHash<Likeness, qsizetype> known;
    for (const Outcome &outcome : outcomes) {
        if (!hasCause(outcome))
            continue;
        const Likeness likeness(outcome);
        if (const auto group = known.constFind(likeness); group != known.constEnd()) {
            grouping.addAgain(*group, outcome.target);
            continue;
        }
        // A refusal has AWS's words only; what they seem to mean is the cause.
        const QString how = outcome.error ? grouping.keyOf(*outcome.error) : outcomeText(outcome).meaning;
        const QString key = u"%1/%2/%3"_s.arg(static_cast<int>(outcome.word))
                                .arg(static_cast<int>(outcome.reason))
                                .arg(how);
        const auto explain = [row = &outcome](const std::optional<Error> &common) {
            Outcome all = *row;
            all.error = common;
            ErrorText text = outcomeText(all);
            if (common && all.word == ResultWord::NotStarted)
                text.title = errorText(*common).title; // the word alone is no cause
            return text;
        };
        const qsizetype group = grouping.add(key, outcome.target, outcome.error, Tone::Failed, explain);
        known.insert(likeness, group);
        if (outcome.word == ResultWord::RefusedByAws && !outcome.awsSays.isEmpty())
            grouping.quote(group, outcome.awsSays);
    }
    return grouping.causes();
}

} // namespace Hubwarden
