// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext_parts.h"

#include "app/aws/foreignanswer.h"
#include "app/base/failurecode.h"

#include <QCoreApplication>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::AnswerText)
};

QString noConclusion()
{
    return u' ' + Words::tr("Hubwarden draws no conclusion from it.");
}

//! A line that describeForeign() wrote, for example "Location".
QString line(const Error &error, const QString &name)
{
    const QStringList lines = error.detail.split(u'\n');
    for (const QString &each : lines.sliced(1)) {
        if (each.startsWith(name + u": "_s))
            return each.mid(name.size() + 2);
    }
    return {};
}

QString withStatus(const Error &error, const QString &sentence)
{
    return sentence + u' ' + Words::tr("It came with HTTP status %1.").arg(error.httpStatus);
}

ErrorText foreignText(const Error &error, ForeignAnswer who)
{
    const QString location = line(error, u"Location"_s);
    const QString there = location.isEmpty() ? QString() : u' ' + Words::tr("It leads to %1.").arg(location);
    switch (who) {
    case ForeignAnswer::SignInPage:
        return {
            Words::tr("A sign-in page answered"),
            withStatus(error, Words::tr("Not AWS answered but a sign-in page, as guest networks show it."))
                + there + noConclusion(),
            fixedByYou(),
            Words::tr("Open a web browser, sign in to the network, then look again."),
            {}};
    case ForeignAnswer::Redirect:
        return {
            Words::tr("The answer leads elsewhere"),
            withStatus(error, Words::tr("Not AWS's answer came but a redirection.")) + there + u' '
                + Words::tr("Hubwarden follows none: a signed request is for AWS only."),
            fixedByNetwork(),
            Words::tr("If the network asks for a sign-in, do that in a web browser. Otherwise check proxy "
                      "and endpoint settings."),
            {}};
    case ForeignAnswer::Proxy:
        return {
            Words::tr("A proxy answered"),
            withStatus(error, Words::tr("Not AWS answered but a proxy or gateway on the way.")) + there
                + noConclusion(),
            fixedByNetwork(),
            Words::tr("Show what answered to whoever looks after the proxy, and ask to let requests to AWS "
                      "through unchanged."),
            {}};
    case ForeignAnswer::Other:
        break;
    }
    return {Words::tr("Something else answered"),
            withStatus(error, Words::tr("The answer is not from AWS.")) + noConclusion(),
            fixedByNetwork(),
            Words::tr("Check network sign-in, proxy and endpoint settings, then look again."),
            {}};
}

//! The title and what happened; empty for other codes.
QPair<QString, QString> damage(const QString &code)
{
    if (code == FailureCode::answerNotHttp)
        return {Words::tr("The answer is not HTTP"),
                Words::tr("Whatever answered does not speak HTTP, or what it said was garbled on the way.")};
    if (code == FailureCode::answerCut)
        return {Words::tr("The answer was cut short"),
                Words::tr("Less came than the answer's head announced.")};
    if (code == FailureCode::answerCoded)
        return {
            Words::tr("The answer came packed"),
            Words::tr("The answer is compressed, although Hubwarden asks for plain ones. Something on the "
                      "way changed it.")};
    if (code == FailureCode::answerTooLarge)
        return {Words::tr("The answer is too large"),
                Words::tr("The answer is many times larger than any that AWS gives.")};
    if (code == FailureCode::answerNotJson)
        return {Words::tr("The answer cannot be read"),
                Words::tr("The answer was cut or garbled on the way: it is not whole JSON.")};
    if (code == FailureCode::listEndless)
        return {Words::tr("The list does not end"),
                Words::tr("The pages of the list repeat or never end, so the list is not whole.")};
    return {};
}

} // namespace

QString strangeAnswer(const Error &error)
{
    return foreignAnswer(error) || error.code == FailureCode::answerNotJson ? error.detail : QString();
}

ErrorText answerErrorText(const Error &error)
{
    if (const auto who = foreignAnswer(error))
        return foreignText(error, *who);
    if (error.code == FailureCode::answerUnexpected)
        return {Words::tr("The answer has another form"),
                Words::tr("A part of the answer is not of the form that AWS documents.") + noConclusion(),
                Words::tr("The makers of Hubwarden, or whoever runs the endpoint"),
                Words::tr("Look for a newer Hubwarden. If there is none, report this with the technical "
                          "details."),
                {}};
    const auto [title, what] = damage(error.code);
    if (!title.isEmpty())
        return {title,
                what + noConclusion(),
                fixedByNetwork(),
                Words::tr("Look again; if it stays so, check network, VPN and proxy."),
                {}};
    return {Words::tr("The answer cannot be believed"),
            Words::tr("The answer was cut, garbled or not from AWS.") + noConclusion(),
            fixedByNetwork(),
            Words::tr("Check proxy and network sign-in, then look again."),
            {}};
}

} // namespace Hubwarden
