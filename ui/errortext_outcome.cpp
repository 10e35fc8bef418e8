// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext.h"

#include "ui/formats.h"

#include <QCoreApplication>

#include <array>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::OutcomeText)
};

const char *sourceWord(ResultWord word)
{
    switch (word) {
    case ResultWord::Waiting:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Waiting");
    case ResultWord::Sending:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Sending");
    case ResultWord::LookingAgain:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Looking again");
    case ResultWord::DeclinedNoLongerListed:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Declined, no longer listed");
    case ResultWord::DeclinedStillListed:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Declined, still listed");
    case ResultWord::DeclinedNotLookedAtAgain:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Declined, not looked at again");
    case ResultWord::RefusedByAws:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Refused by AWS");
    case ResultWord::Failed:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Failed");
    case ResultWord::OutcomeUnknown:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Outcome unknown");
    case ResultWord::NotStarted:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "Not started");
    case ResultWord::NoInvitationFound:
        return QT_TRANSLATE_NOOP("Hubwarden::OutcomeText", "No invitation found");
    }
    Q_UNREACHABLE();
}

//! AWS documents no list of these texts; the fragments were seen in public, so none is more than a hint.
QString refusalReading(const QString &awsSays)
{
    const auto says
        = [&awsSays](QLatin1StringView part) { return awsSays.contains(part, Qt::CaseInsensitive); };
    if (says("still associated"_L1))
        return Words::tr("AWS seems to say that this sender is still the administrator of the account.");
    if (says("already a member"_L1) || says("already an associated member"_L1))
        return Words::tr("AWS seems to say that the account already belongs to an administrator.");
    if (says("not yet associated"_L1) || says("not an associated member"_L1))
        return Words::tr("AWS seems to say that there is no relation to this sender.");
    if (says("no pending invitation"_L1) || says("no invitation"_L1))
        return Words::tr("AWS seems to say that this sender has no open invitation here.");
    if (says("maximum number"_L1))
        return Words::tr("AWS seems to say that the request held too many senders.");
    if (says("invalid"_L1) || says("out-of-range"_L1))
        return Words::tr("AWS seems to say that the sender's account ID is wrong.");
    return Words::tr("AWS answered, but did not process this sender.");
}

ErrorText declinedText(const Outcome &outcome)
{
    ErrorText text{resultText(outcome.word), {}, Words::tr("Nobody needs to"), {}, {}};
    if (outcome.word == ResultWord::DeclinedNoLongerListed) {
        text.meaning = Words::tr("AWS accepted the request, and the invitation is no longer listed here.");
        text.whatToDo
            = Words::tr("Nothing. The sender sees that this account resigned, and can invite again.");
        return text;
    }
    if (outcome.word == ResultWord::DeclinedStillListed) {
        text.meaning = Words::tr("AWS accepted the request. The invitation can stay visible until the sender "
                                 "deletes it; while it is listed someone here could still accept it.");
        text.whoCanFix = Words::tr("The sender");
        text.whatToDo = Words::tr("Look again later. Only the sender can remove it from the list.");
        return text;
    }
    if (outcome.unseen)
        text.meaning
            = Words::tr("AWS accepted the request. No open invitation was seen here before, so no list can "
                        "prove that one was declined.");
    else if (outcome.error)
        text.meaning = Words::tr("AWS accepted the request. The list could not be read afterwards.") + u' '
                       + errorText(*outcome.error, outcome.time).meaning;
    else
        text.meaning = Words::tr("AWS accepted the request. The list has not been read since.");
    text.whoCanFix = Words::tr("You");
    text.whatToDo = Words::tr("Look again.");
    return text;
}

ErrorText progressText(ResultWord word)
{
    ErrorText text{resultText(word), {}, Words::tr("Nobody needs to"), Words::tr("Wait, or press Stop."), {}};
    if (word == ResultWord::Waiting)
        text.meaning
            = Words::tr("Nothing has been sent yet. It waits until the account's identity is checked "
                        "and the requests before it have gone; while a run is held, for your answer.");
    else if (word == ResultWord::Sending)
        text.meaning = Words::tr("The request is on its way.");
    else
        text.meaning = Words::tr("AWS has answered. The list is being read again.");
    return text;
}

ErrorText administratorText(const Outcome &outcome)
{
    return {
        Words::tr("Is your administrator"),
        Words::tr("This sender is your administrator here and can read your findings. Declining does not end "
                  "that."),
        Words::tr("You, with permission to leave an administrator"),
        Words::tr("To end it, run this command as account %1, then look again.")
            .arg(accountText(outcome.target.account)),
        disassociateCommand(outcome.target)};
}

//! Nothing was sent: the reason first, then what the error says about it.
ErrorText notSentOutcomeText(const Outcome &outcome)
{
    if (outcome.reason == NotSentReason::IsAdministrator)
        return administratorText(outcome);
    ErrorText text{resultText(outcome.word),
                   notSentText(outcome.reason),
                   Words::tr("You"),
                   Words::tr("Start it again when you are ready."),
                   {}};
    if (outcome.error && outcome.reason != NotSentReason::Stopped) {
        const ErrorText cause = errorText(*outcome.error, outcome.time);
        // Another identity says itself that nothing was sent.
        if (outcome.error->kind == Error::Kind::IdentityChanged)
            text.meaning = cause.meaning;
        else
            text.meaning += u' ' + cause.meaning;
        text.whoCanFix = cause.whoCanFix;
        text.whatToDo = cause.whatToDo;
    }
    return text;
}

ErrorText failedText(const Outcome &outcome)
{
    if (outcome.error) {
        ErrorText text = errorText(*outcome.error, outcome.time);
        if (outcome.word == ResultWord::OutcomeUnknown) {
            text.meaning += u' ' + Words::tr("It may or may not have worked.");
            text.whatToDo = Words::tr("Look again: the list tells.");
        }
        return text;
    }
    if (outcome.word == ResultWord::OutcomeUnknown)
        return {
            resultText(outcome.word),
            Words::tr("The request was sent, but no whole answer came back. It may or may not have worked."),
            Words::tr("You"),
            Words::tr("Look again: the list tells."),
            {}};
    return {resultText(outcome.word),
            Words::tr("AWS did not do what was asked."),
            Words::tr("You"),
            Words::tr("Read what AWS says, then try again."),
            {}};
}

} // namespace

QString resultText(ResultWord word)
{
    return Words::tr(sourceWord(word));
}

QString resultName(ResultWord word)
{
    return QString::fromLatin1(sourceWord(word));
}

QString notSentText(NotSentReason reason)
{
    switch (reason) {
    case NotSentReason::None:
        return {};
    case NotSentReason::IsAdministrator:
        return Words::tr("This sender is your administrator here, so nothing was sent.");
    case NotSentReason::Stopped:
        return Words::tr("You stopped before its turn came. Nothing was sent.");
    case NotSentReason::IdentityCheckFailed:
        return Words::tr("Who signs could not be confirmed, so nothing was sent.");
    case NotSentReason::JournalFailed:
        return Words::tr("The intent could not be written down safely, so nothing was sent.");
    case NotSentReason::LookFailed:
        return Words::tr("The invitations here could not be listed, so nothing was sent.");
    case NotSentReason::ProfileFailed:
        return Words::tr("AWS refused what this account was signed with, so no more was sent for it.");
    case NotSentReason::Interrupted:
        return Words::tr("The program ended before its turn came. Nothing was sent.");
    }
    Q_UNREACHABLE();
}

QString disassociateCommand(const Target &target)
{
    return u"aws securityhub disassociate-from-administrator-account --region %1"_s.arg(
        target.region.toString());
}

ErrorText outcomeText(const Outcome &outcome)
{
    if (outcome.reason != NotSentReason::None)
        return notSentOutcomeText(outcome);
    switch (outcome.word) {
    case ResultWord::Waiting:
    case ResultWord::Sending:
    case ResultWord::LookingAgain:
        return progressText(outcome.word);
    case ResultWord::DeclinedNoLongerListed:
    case ResultWord::DeclinedStillListed:
    case ResultWord::DeclinedNotLookedAtAgain:
        return declinedText(outcome);
    case ResultWord::RefusedByAws:
        return {
            resultText(outcome.word),
            refusalReading(outcome.awsSays),
            Words::tr("AWS does not say who"),
            Words::tr("Read what AWS says. The same request will probably get the same answer; if it stays "
                      "so, give AWS Support the request ID."),
            {}};
    case ResultWord::Failed:
    case ResultWord::OutcomeUnknown:
        return failedText(outcome);
    case ResultWord::NotStarted:
        return {resultText(outcome.word),
                Words::tr("Nothing was sent for this sender."),
                Words::tr("You"),
                Words::tr("Start it again when you are ready."),
                {}};
    case ResultWord::NoInvitationFound:
        return {resultText(outcome.word),
                Words::tr("This sender has no open invitation in this account and region. Nothing was sent."),
                Words::tr("Nobody needs to"),
                Words::tr("Nothing, if account and region are the ones you meant."),
                {}};
    }
    Q_UNREACHABLE();
}

} // namespace Hubwarden
