// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/coveragetext.h"

#include "ui/formats.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace Hubwarden {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct CoverageText
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::CoverageText)
};

QString keptText(const Coverage &coverage)
{
    const QList<QPair<qsizetype, QString>> kept{
        {coverage.hubOff, CoverageText::tr("Security Hub off in %1")},
        {coverage.regionOff, CoverageText::tr("region off in %1")},
        {coverage.denied, CoverageText::tr("not allowed in %1")},
        {coverage.couldNotTell, CoverageText::tr("could not tell in %1")},
        {coverage.failed, CoverageText::tr("failed in %1")},
        {coverage.notLookedAt, CoverageText::tr("not looked at %1")}};
    QString text;
    for (const auto &[count, words] : kept) {
        if (count > 0)
            text += u" · "_s + words.arg(countText(count));
    }
    return text;
}

} // namespace

QString coverageText(const Coverage &coverage)
{
    if (coverage.all == 0)
        return {};
    //: %1: looked at, %n: all
    return CoverageText::tr("Looked at %1 of %Ln place(s)", nullptr, static_cast<int>(coverage.all))
               .arg(countText(coverage.looked))
           + keptText(coverage);
}

QString organizationsUrl()
{
    return u"https://docs.aws.amazon.com/securityhub/latest/userguide/account-management-manual.html"_s;
}

QString nothingFoundText(const Coverage &coverage, bool looking)
{
    if (looking)
        return CoverageText::tr("Looking. Invitations appear here as they are found.");
    if (coverage.all > 0 && coverage.all == coverage.notLookedAt)
        return CoverageText::tr("Press Find Invitations to look at the ticked accounts and regions.");
    if (coverage.all == 0)
        return CoverageText::tr("Tick accounts and regions on the left.\nThen press Find Invitations.");
    if (coverage.looked == 0 && !coverage.isWhole())
        return CoverageText::tr("No place could be listed, so nothing is known of invitations.\n%1")
            .arg(coverageText(coverage));
    const QString none
        = CoverageText::tr("No invitations in the places that were listed.\n%1").arg(coverageText(coverage));
    if (!coverage.isWhole())
        return none + u'\n'
               + CoverageText::tr(
                   "The others may have some. Press Show to read why they could not be listed.");
    return none + u"\n\n"_s
           + CoverageText::tr(
               "Accounts that are managed through AWS Organizations receive no invitations. AWS "
               "recommends managing accounts with Organizations instead of invitations.");
}

QString rateText(double perSecond)
{
    const auto rate = std::llround(perSecond);
    //: How many places or invitations
    return rate > 0 ? CoverageText::tr("%1 a second").arg(countText(rate)) : QString();
}

QString progressText(const LookProgress &progress)
{
    QStringList parts{CoverageText::tr("%1 of %Ln place(s)", nullptr, static_cast<int>(progress.all))
                          .arg(countText(progress.done))};
    if (const QString rate = rateText(progress.perSecond); !rate.isEmpty())
        parts.append(rate);
    parts.append(CoverageText::tr("%1 open").arg(countText(progress.open)));
    if (progress.attention > 0)
        parts.append(CoverageText::tr("%n need(s) attention", nullptr, static_cast<int>(progress.attention)));
    if (const QString left = leftText(progress.left); !left.isEmpty() && progress.done < progress.all)
        parts.append(left);
    return parts.join(u" · "_s);
}

QString leftText(const std::optional<std::chrono::milliseconds> &left)
{
    if (!left)
        return {};
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(*left).count();
    if (seconds <= 10)
        return CoverageText::tr("about %1 s left").arg(std::max<qint64>(seconds, 1));
    if (seconds <= 55)
        return CoverageText::tr("about %1 s left").arg((seconds + 4) / 5 * 5);
    if (seconds <= 90 * 60)
        return CoverageText::tr("about %1 min left").arg((seconds + 59) / 60);
    return CoverageText::tr("about %1 h left").arg((seconds + 1800) / 3600);
}

} // namespace Hubwarden
