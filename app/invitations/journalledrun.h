// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/invitations/outcome.h"
#include "app/invitations/pair.h"
#include "app/invitations/pairanswer.h"

#include <QHash>

namespace Hubwarden {

struct JournalContents;

//! What a journal tells about one pair of its run.
struct JournalledPair
{
    enum class State {
        Done,       //!< answered, or settled without a request; the outcome has its word
        Unanswered, //!< an attempt left, or may have left, and no answer to it is known
        ToAskAlone, //!< refused with others in one request; its own request did not leave
        NotStarted, //!< planned; no byte left
    };

    State state = State::NotStarted;
    Outcome outcome;                  //!< as far as it is known; the word fits the state
    std::optional<PairAnswer> answer; //!< the last one
    bool settled = false;             //!< Done by a result line of the run, not only by an answer
    bool sentBefore = false;          //!< some attempt got no answer: it may have worked
    bool lostBefore = false;          //!< one of them got no whole answer

    Pair pair() const { return {outcome.target, outcome.sender}; }
};

//! A run as its journal tells it. An interrupted one has no end.
struct UnfinishedRun
{
    enum class End { None, Finished, Kept, Continued };

    QString path;
    QString runId; //!< empty: not even the first line is whole, so nothing was sent
    QString programVersion;
    QDateTime started;   //!< UTC
    QDateTime confirmed; //!< UTC; when the person said yes, to this run or to the first one that it continues
    QDateTime lastLine;  //!< UTC; when it was last heard of
    QString continues;   //!< the run whose pairs it took over; empty: none
    End end = End::None;

    QHash<ProfileId, QString> principals;
    QHash<Target, QString> hosts; //!< where requests went; only places that something was sent to
    QList<JournalledPair> pairs;  //!< in the order of planning
    QList<Stranger> strangers;
    qsizetype unreadableLines = 0; //!< any of them may have been an intent: see readRun()

    qsizetype count(JournalledPair::State state) const;
    //! There is something to ask the person about.
    bool isInterrupted() const { return end == End::None && !pairs.isEmpty(); }
};

//! Pure. Nothing torn or damaged is believed; if a whole line cannot be read, a pair without an answer counts as
//! unanswered, because that line may have been its intent.
UnfinishedRun readRun(const JournalContents &journal);

} // namespace Hubwarden
