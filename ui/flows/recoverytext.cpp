// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/flows/recoverytext.h"

#include "ui/errortext.h"
#include "ui/formats.h"

#include <QCoreApplication>

#include <map>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! The context of these sentences for translators.
struct Recovering
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::RecoveryFlow)
};

} // namespace

QString interruptedText(const UnfinishedRun &run)
{
    using State = JournalledPair::State;
    const auto count = [&run](State state) { return static_cast<int>(run.count(state)); };
    QStringList parts{Recovering::tr("%n done", nullptr, count(State::Done))};
    if (count(State::Unanswered) > 0)
        parts.append(Recovering::tr("%n sent without an answer", nullptr, count(State::Unanswered)));
    if (count(State::ToAskAlone) > 0)
        parts.append(
            Recovering::tr("%n refused together and not yet asked alone", nullptr, count(State::ToAskAlone)));
    parts.append(Recovering::tr("%n not started", nullptr, count(State::NotStarted)));
    //: %1: date and time, %2: "37 done, 40 not started"
    return Recovering::tr("The run of %1 was interrupted: %2")
        .arg(timeText(run.started), parts.join(u", "_s));
}

QString interruptedAdvice(const UnfinishedRun &run)
{
    QString text = Recovering::tr("Nothing goes on by itself. Look, Then Continue lists the places first and "
                                  "sends only what is still open.");
    if (run.unreadableLines > 0)
        text += u' '
                + Recovering::tr("%n line(s) of its journal cannot be read, so what has no answer counts as "
                                 "sent. The file: %1",
                                 nullptr, static_cast<int>(run.unreadableLines))
                      .arg(run.path);
    return text;
}

QString askAgainText(const AskAgain &why)
{
    QStringList reasons;
    if (why.tooOld)
        reasons.append(Recovering::tr("It was confirmed more than 12 hours ago."));
    if (why.otherIdentity)
        reasons.append(Recovering::tr("It was confirmed for another account or role."));
    if (why.otherEndpoint)
        reasons.append(Recovering::tr("It is not certain that its requests went to the same address."));
    return reasons.join(u' ');
}

QString unreadableText(const QList<UnreadableJournal> &journals)
{
    QStringList lines;
    for (const UnreadableJournal &journal : journals) {
        const ErrorText text = errorText(journal.error);
        lines.append(text.meaning + u' ' + text.whatToDo);
    }
    lines.append(Recovering::tr("Nothing was changed in what cannot be read."));
    return lines.join(u'\n');
}

QString settledText(const QList<Outcome> &settled)
{
    std::map<ResultWord, int> counts;
    for (const Outcome &outcome : settled)
        ++counts[outcome.word];
    QStringList parts;
    for (const auto &[word, count] : counts)
        parts.append(u"%1: %2"_s.arg(resultText(word), countText(count)));
    return parts.join(u" · "_s);
}

} // namespace Hubwarden
