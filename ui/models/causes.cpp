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

//! "AccessDenied" and "AccessDeniedException" say the same.
QString plainCode(QString code)
{
    if (code.endsWith("Exception"_L1))
        code.chop(9);
    return code;
}

QString denialKey(const Error &error)
{
    const Denial denial = parseDenial(error.message).value_or(Denial());
    const QString action = denial.action.isEmpty() ? error.operation : denial.action;
    const bool managed = error.message.contains("configuration policy"_L1, Qt::CaseInsensitive);
    return u"%1/%2/%3/%4/%5"_s.arg(plainCode(error.code), action)
        .arg(static_cast<int>(denial.policy))
        .arg(static_cast<int>(denial.reason))
        .arg(managed || !denial.encoded.isEmpty());
}

//! What else tells causes of one kind apart.
QString specificKey(const Error &error)
{
    if (const auto who = foreignAnswer(error))
        return u"foreign/%1/%2"_s.arg(static_cast<int>(*who)).arg(error.httpStatus);
    switch (error.kind) {
    case Kind::AccessDenied:
        return denialKey(error);
    case Kind::Tls:
        return error.code + u'/' + error.detail.section(u'\n', 0, 0); // the issuer
    case Kind::Offline:
    case Kind::Timeout:
    case Kind::ConnectionLost:
        return u"%1/%2/%3"_s.arg(plainCode(error.code)).arg(error.httpStatus).arg(error.requestSent);
    case Kind::Configuration:
        return error.code + u'/' + error.detail; // the variable
    case Kind::Throttled:
        // All but one code say the same; that one may mean a quota.
        return error.code == "LimitExceededException"_L1 ? error.code : QString();
    case Kind::ServiceFault:
        return error.code == "IDPCommunicationError"_L1 ? error.code : QString();
    case Kind::ClockSkew:
    case Kind::NotSubscribed:
    case Kind::Cancelled:
    case Kind::KeychainMissing:
    case Kind::KeychainLocked:
    case Kind::KeychainBusy:
    case Kind::KeychainDenied:
    case Kind::KeychainEntryLost:
    case Kind::Storage:
        return {};
    case Kind::BadReply:
    case Kind::CredentialsInvalid:
    case Kind::CredentialsExpired:
    case Kind::CredentialsMissing:
    case Kind::IdentityChanged:
    case Kind::NotFound:
    case Kind::Conflict:
    case Kind::InvalidInput:
        return plainCode(error.code);
    }
    Q_UNREACHABLE();
}

QString policyArn(const Error &error)
{
    return parseDenial(error.message).value_or(Denial()).policyArn;
}

//! What both say; what only one of them says would be wrong for the other.
void keepCommon(Error &common, const Error &other)
{
    if (common.kind == Kind::AccessDenied) {
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

    //! explain: the words, made when everything is in.
    template<typename Explain>
    void add(const QString &key, const Target &target, const std::optional<Error> &error, Tone tone,
             const Explain &explain)
    {
        Group &group = groupOf(key, error, tone, explain);
        ++group.cause.rows;
        group.places.insert(target);
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
    Group &groupOf(const QString &key, const std::optional<Error> &error, Tone tone, const Explain &explain)
    {
        auto known = m_index.constFind(key);
        if (known == m_index.constEnd()) {
            known = m_index.insert(key, m_groups.size());
            m_groups.append({{.key = key, .tone = tone}, {}, error, {}, explain});
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

QString causeKey(const Error &error)
{
    return u"%1/%2"_s.arg(static_cast<int>(error.kind)).arg(specificKey(error));
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
    for (const Outcome &outcome : outcomes) {
        if (!hasCause(outcome))
            continue;
        // A refusal has AWS's words only; what they seem to mean is the cause.
        const QString how = outcome.error ? grouping.keyOf(*outcome.error) : outcomeText(outcome).meaning;
        const QString key = u"%1/%2/%3"_s.arg(static_cast<int>(outcome.word))
                                .arg(static_cast<int>(outcome.reason))
                                .arg(how);
        grouping.add(key, outcome.target, outcome.error, Tone::Failed,
                     [row = &outcome](const std::optional<Error> &common) {
                         Outcome all = *row;
                         all.error = common;
                         ErrorText text = outcomeText(all);
                         if (common && all.word == ResultWord::NotStarted)
                             text.title = errorText(*common).title; // the word alone is no cause
                         return text;
                     });
    }
    return grouping.causes();
}

} // namespace Hubwarden
