// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/names.h"
#include "app/base/result.h"
#include "app/base/secret.h"

#include <QList>
#include <QMap>

#include <chrono>
#include <optional>

namespace Hubwarden {

//! Somebody whose invitations lie about, and what the person who practises is to think of it.
struct PracticeSender
{
    enum class Kind { Unknown, Trusted, Former };

    AccountId id;
    QString name; //!< empty: nobody knows it
    Kind kind = Kind::Unknown;

    bool operator==(const PracticeSender &) const = default;
};

//! One invitation, and what a decline of it will do.
struct PracticeInvitation
{
    enum class OnDecline {
        Removed,     //!< is not listed any more
        Resigned,    //!< stays listed with that status
        StillListed, //!< the answer says yes, and nothing changes
        Refuse,      //!< an entry of UnprocessedAccounts
        Whole400,    //!< the whole request fails and nothing is declined
        Whole404,
    };

    AccountId sender;
    QString status;           //!< as AWS writes it, for example "Invited"
    std::chrono::minutes age; //!< how long ago it was sent, when practice begins
    OnDecline onDecline = OnDecline::Removed;
    QString refusal;       //!< the words of the refusal
    int lag = 0;           //!< so many listings still show the old status after a decline
    bool accepted = false; //!< the sender is the administrator
    bool listed = true;    //!< false: known as administrator only

    bool operator==(const PracticeInvitation &) const = default;
};

//! Security Hub of one account in one region.
struct PracticeRegion
{
    enum class State {
        On,
        HubOff, //!< nobody has turned Security Hub on
        Off,    //!< the region is not enabled for the account
    };

    State state = State::On;
    QMap<QString, QString> denials; //!< operation → kind of policy that forbids it, or the whole text
    QList<PracticeInvitation> invitations;

    bool operator==(const PracticeRegion &) const = default;
};

//! An account and the key that opens it.
struct PracticeAccount
{
    //! When the temporary key runs out: after so many calls of an operation ("*": of any).
    struct SessionEnd
    {
        QString operation;
        int calls = 0;

        bool operator==(const SessionEnd &) const = default;
    };

    AccountId id;
    QString name;
    QString arn;          //!< of the user or of the role's session, as GetCallerIdentity tells it
    bool isRole = false;  //!< the key is a temporary one, with a session token
    bool expired = false; //!< the session is over from the beginning
    std::optional<SessionEnd> sessionEnd;
    QMap<RegionName, PracticeRegion> regions; //!< in every other one Security Hub is off
    // Drawn when practice begins, see withDrawnKeys(); empty before.
    QString accessKeyId;
    Secret secretAccessKey;
    Secret sessionToken; //!< empty for a user's key
    QString userId;

    //! A new key, and with a role a new session.
    void drawKey();
};

//! What goes wrong although nobody forbade it.
struct PracticeFault
{
    enum class Kind {
        Throttle, //!< the call is answered with "slow down" and not carried out
        Error,    //!< likewise, with an error
        Delay,    //!< the answer comes late
    };

    Kind kind = Kind::Throttle;
    QString operation;                //!< "*": any
    std::optional<AccountId> account; //!< none: any
    std::optional<RegionName> region; //!< none: any
    std::optional<int> count = 1;     //!< none: for ever
    int skip = 0;                     //!< so many matching calls pass before it
    QString code;                     //!< empty: the usual one
    int status = 0;                   //!< 0: the usual one of the code
    std::optional<std::chrono::milliseconds> retryAfter;
    std::chrono::milliseconds delay{0};

    bool operator==(const PracticeFault &) const = default;
};

//! The whole world that is practised in, before anybody touched it; pure values.
struct PracticeScenario
{
    //! The name of the scenario that comes with the program.
    static constexpr QLatin1StringView standardName{"standard"};

    QString name;
    QList<RegionName> regions; //!< those to look in
    QList<PracticeSender> senders;
    QList<PracticeAccount> accounts;
    QList<PracticeFault> faults;
    std::chrono::milliseconds latency{0}; //!< of every answer
    int pageSize = 50;                    //!< the most invitations of a page

    //! Keys cannot be written into a scenario. InvalidInput: the detail begins with the place of the first fault.
    static Result<PracticeScenario> parse(const QByteArray &json);
    //! One that comes with the program; NotFound if there is none of that name.
    static Result<PracticeScenario> builtIn(const QString &name);
    //! The same with a new key for each account, good for as long as the process that drew it.
    PracticeScenario withDrawnKeys() const;
};

} // namespace Hubwarden
