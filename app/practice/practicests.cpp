// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/practicests.h"

#include <QUrlQuery>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView version = "2011-06-15"_L1;

QStringList formValues(const ReceivedRequest &request, const QString &name)
{
    const QUrlQuery form(QString::fromUtf8(request.body).replace(u'+', u"%20"_s));
    return form.allQueryItemValues(name, QUrl::FullyDecoded);
}

} // namespace

QString PracticeSts::operationOf(const ReceivedRequest &request)
{
    const QStringList actions = formValues(request, u"Action"_s);
    return request.method == "POST" && actions.size() == 1 ? actions.constFirst() : QString();
}

PracticeAnswer PracticeSts::answer(const ReceivedRequest &request, const PracticeAccount &account,
                                   PracticeRegion::State region)
{
    if (region == PracticeRegion::State::Off)
        return PracticeAnswer::stsError("InvalidClientTokenId",
                                        u"The security token included in the request is invalid."_s);
    const QByteArray type = request.header("content-type");
    if (type.split(';').constFirst().trimmed().toLower() != "application/x-www-form-urlencoded")
        return PracticeAnswer::stsError(
            "InvalidAction", u"The body is not a form: Content-Type %1"_s.arg(QString::fromUtf8(type)));
    const QString operation = operationOf(request);
    const QString asked = formValues(request, u"Version"_s).value(0);
    if (operation != "GetCallerIdentity"_L1 || asked != version)
        return PracticeAnswer::stsError(
            "InvalidAction", u"Could not find operation %1 for version %2"_s.arg(operation, asked));
    return PracticeAnswer::stsResult(
        "GetCallerIdentity",
        {{"Arn", account.arn}, {"UserId", account.userId}, {"Account", account.id.toString()}});
}

} // namespace Hubwarden
