// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/sharederror.h"
#include "app/invitations/lookreport.h"
#include "app/invitations/outcome.h"
#include "ui/errortext.h"
#include "ui/themecolors.h"

#include <QList>
#include <QStringList>

namespace Hubwarden {

//! What kept one place from being looked at or declined in.
struct PlaceTrouble
{
    Target target;
    SharedError error;
    PlaceState state = PlaceState::Failed; //!< one that is no failure is told in place of the error
};

//! What keeps all places of a profile from being looked at while nobody knows whose account it is.
struct ProfileTrouble
{
    QString name;
    Error error;
};

//! One cause and everywhere it struck.
struct Cause
{
    QString key; //!< the same whenever the same cause comes again while the program runs
    ErrorText text;
    Tone tone = Tone::Failed;
    QList<Target> places; //!< each once, by account, then region
    QStringList profiles; //!< by name: their accounts are not known yet
    qsizetype accounts = 0;
    QString awsSays;       //!< verbatim, of a refusal; where the rows differ, of one of them
    bool saysMore = false; //!< they differ
    qsizetype rows = 0;    //!< senders it struck; 0 if it is about places only

    bool operator==(const Cause &) const = default;
};

//! Two errors with the same key have one cause: who asked, where and under which request ID do not matter.
QString causeKey(const Error &error);

//! Failures before states, the most frequent first. The words name no host or policy that only some have.
QList<Cause> groupCauses(const QList<PlaceTrouble> &troubles, const QList<ProfileTrouble> &profiles = {});
//! Of the places that could not be listed.
QList<Cause> groupCauses(const QList<LookReport> &reports);
//! True for a row that was refused, failed, is unknown, or was not sent for another reason than a person's wish.
bool hasCause(const Outcome &outcome);
//! Of the rows that have one.
QList<Cause> groupCauses(const QList<Outcome> &outcomes);

//! "12 places in 3 accounts", "17 rows in 12 places", "Prod, Staging".
QString extentText(const Cause &cause);
//! What AWS said about the refusals; empty for other causes.
QString quoteText(const Cause &cause);
//! Whose accounts and regions: a line a profile or account, for the eye.
QString placesText(const Cause &cause);
//! Everything about it, to be pasted elsewhere; IDs are plain.
QString causeReport(const Cause &cause);
//! One message for the first cause and how many there are besides; the list must not be empty.
ErrorText causesText(const QList<Cause> &causes);
//! How many causes there are besides the first; empty if none.
QString otherCausesText(const QList<Cause> &causes);

} // namespace Hubwarden
