// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/formats.h"
#include "ui/models/causes.h"

#include <QCoreApplication>

#include <functional>
#include <numeric>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

//! More are counted, and named where the places are.
constexpr int namedProfiles = 3;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::CauseText)
};

//! A line an account: the account, then its regions.
QString lines(const Cause &cause, const QString &separator,
              const std::function<QString(const AccountId &)> &format)
{
    QStringList list;
    const AccountId *last = nullptr;
    for (const Target &place : cause.places) {
        if (last && *last == place.account)
            list.last() += u", "_s + place.region.toString();
        else
            list.append(format(place.account) + separator + place.region.toString());
        last = &place.account;
    }
    return list.join(u'\n');
}

} // namespace

QString extentText(const Cause &cause)
{
    const int profiles = static_cast<int>(cause.profiles.size());
    if (profiles > 0 && cause.places.isEmpty())
        return profiles <= namedProfiles ? cause.profiles.join(u", "_s)
                                         : Words::tr("%n account(s)", nullptr, profiles);
    const QString places = Words::tr("%n place(s)", nullptr, static_cast<int>(cause.places.size()));
    if (cause.rows > 0)
        //: %1: "12 places"
        return Words::tr("%n row(s) in %1", nullptr, static_cast<int>(cause.rows)).arg(places);
    //: %1: "12 places"
    return Words::tr("%1 in %n account(s)", nullptr, static_cast<int>(cause.accounts) + profiles).arg(places);
}

QString quoteText(const Cause &cause)
{
    if (cause.awsSays.isEmpty())
        return {};
    const QString words = cause.awsSays.simplified();
    return cause.saysMore ? Words::tr("AWS says, for example: %1").arg(words)
                          : Words::tr("AWS says: %1").arg(words);
}

QString placesText(const Cause &cause)
{
    QStringList all = cause.profiles;
    if (!cause.places.isEmpty())
        all.append(lines(cause, u"   "_s, [](const AccountId &account) { return accountText(account); }));
    return all.join(u'\n');
}

QString causeReport(const Cause &cause)
{
    QStringList parts{u"%1 (%2)"_s.arg(cause.text.title, extentText(cause)), cause.text.meaning,
                      Words::tr("Who can fix it: %1").arg(cause.text.whoCanFix),
                      Words::tr("What to do: %1").arg(cause.text.whatToDo)};
    if (const QString quote = quoteText(cause); !quote.isEmpty())
        parts.insert(2, quote);
    if (!cause.text.command.isEmpty())
        parts.append(cause.text.command);
    parts += cause.profiles;
    if (!cause.places.isEmpty())
        parts.append(lines(cause, u"\t"_s, [](const AccountId &account) { return account.toString(); }));
    return parts.join(u'\n') + u'\n';
}

ErrorText causesText(const QList<Cause> &causes)
{
    const Cause &first = causes.first();
    ErrorText text = first.text;
    const int places = static_cast<int>(first.places.size());
    if (places == 0 && first.profiles.size() == 1)
        //: A title, then whose: "The credentials ran out: Prod"
        text.title = Words::tr("%1: %2").arg(first.text.title, first.profiles.first());
    else if (places == 0)
        //: A title, then how often: "The credentials ran out, in 3 accounts"
        text.title = Words::tr("%1, in %n account(s)", nullptr, static_cast<int>(first.profiles.size()))
                         .arg(first.text.title);
    else if (places > 1)
        //: A title, then how often: "Not allowed, in 12 places"
        text.title = Words::tr("%1, in %n place(s)", nullptr, places).arg(first.text.title);
    if (causes.size() > 1)
        text.whatToDo += u' ' + otherCausesText(causes);
    return text;
}

QString otherCausesText(const QList<Cause> &causes)
{
    const int others = static_cast<int>(causes.size()) - 1;
    return others > 0 ? Words::tr("There are %n other cause(s).", nullptr, others) : QString();
}

} // namespace Hubwarden
