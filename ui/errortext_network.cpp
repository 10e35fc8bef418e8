// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext_parts.h"

#include "app/base/failurecode.h"
#include "ui/formats.h"

#include <QCoreApplication>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::NetworkText)
};

//! The host as it stands in a sentence; without it where many hosts share a cause.
QString server(const Error &error)
{
    return error.detail.isEmpty() ? Words::tr("the server") : error.detail;
}

QString sentOrNot(const Error &error)
{
    return u' '
           + (error.requestSent ? Words::tr("The request may have reached AWS.")
                                : Words::tr("Nothing was sent."));
}

ErrorText proxyText(const Error &error)
{
    ErrorText text{{}, {}, fixedByNetwork(), {}, {}};
    if (error.code == FailureCode::proxyAuthentication) {
        text.title = Words::tr("The proxy wants a sign-in");
        text.meaning = Words::tr("The proxy asked for a user name and a password, and got none or other ones "
                                 "than it knows.");
        text.whatToDo = Words::tr("Write them into the variable HTTPS_PROXY, as in "
                                  "http://NAME:PASSWORD@proxy.example.com:8080, and start Hubwarden again.");
    } else if (error.code == FailureCode::proxyRefused) {
        text.title = Words::tr("The proxy refused");
        text.meaning
            = Words::tr("The proxy could not be reached, or it does not let Hubwarden through to %1.")
                  .arg(server(error));
        text.whatToDo
            = Words::tr("Check the address of the proxy in HTTPS_PROXY or in the system's settings. "
                        "If it is right, ask whoever looks after the proxy to allow %1.")
                  .arg(server(error));
    } else if (error.code == FailureCode::proxyNotFound) {
        text.title = Words::tr("The proxy was not found");
        text.meaning
            = Words::tr("The name that is set as the proxy has no address, or the proxy found none for %1.")
                  .arg(server(error));
        text.whatToDo = Words::tr("Correct the variable HTTPS_PROXY or the system's settings, and start "
                                  "Hubwarden again.");
    } else {
        text.title = Words::tr("The proxy did not do its work");
        text.meaning
            = Words::tr("The proxy ended the connection to %1 or did not answer.").arg(server(error));
        text.whatToDo = Words::tr("Try again. If it stays so, ask whoever looks after the proxy.");
    }
    text.meaning += sentOrNot(error);
    return text;
}

ErrorText offlineText(const Error &error)
{
    if (error.code == FailureCode::hostNotFound)
        return {Words::tr("The address was not found"),
                Words::tr("The network's name service (DNS) has no address for %1, or did not answer.")
                        .arg(server(error))
                    + sentOrNot(error),
                fixedByNetwork(),
                Words::tr("Check network and VPN. If only one region fails, AWS may not offer Security Hub "
                          "there: leave it out."),
                {}};
    if (error.code == FailureCode::connectionRefused)
        return {Words::tr("The connection was refused"),
                Words::tr("%1 is there, and nothing accepts connections on it.").arg(server(error))
                    + sentOrNot(error),
                fixedByNetwork(),
                Words::tr("Check VPN, firewall and proxy. If you use an endpoint of your own, check that it "
                          "runs."),
                {}};
    if (error.code.startsWith("Proxy"_L1))
        return proxyText(error);
    return {Words::tr("No connection"),
            Words::tr("This computer could not reach %1.").arg(server(error)) + sentOrNot(error),
            fixedByNetwork(),
            Words::tr("Check network, VPN and proxy. If only one region fails, AWS may not offer Security "
                      "Hub there."),
            {}};
}

ErrorText timeoutText(const Error &error)
{
    if (error.httpStatus != 0)
        return {Words::tr("The request arrived too slowly"),
                Words::tr("AWS waited for the whole request and gave up, several times."),
                fixedByNetwork(),
                Words::tr("Check how good the connection is, then try again."),
                {}};
    if (!error.requestSent)
        return {Words::tr("No connection in time"),
                Words::tr("%1 could not be reached in time. Nothing was sent.").arg(server(error)),
                fixedByNetwork(),
                Words::tr("Check network, VPN and proxy: a firewall that drops connections looks like this."),
                {}};
    return {Words::tr("No answer in time"),
            Words::tr("%1 did not answer in time.").arg(server(error)) + sentOrNot(error),
            fixedByNetwork(),
            Words::tr("Look again; if it stays so, check network, VPN and proxy."),
            {}};
}

} // namespace

ErrorText connectionErrorText(const Error &error)
{
    ErrorText text;
    if (error.kind == Error::Kind::Offline)
        text = offlineText(error);
    else if (error.kind == Error::Kind::Timeout)
        text = timeoutText(error);
    else
        text = {Words::tr("The connection broke"),
                Words::tr("The connection to %1 ended before the answer was whole.").arg(server(error))
                    + sentOrNot(error),
                fixedByNetwork(),
                Words::tr("Look again; if it stays so, check network, VPN and proxy."),
                {}};
    text.meaning[0] = text.meaning.at(0).toUpper(); // where it begins with "the server"
    return text;
}

ErrorText tlsErrorText(const Error &error)
{
    const QString issuer = error.detail.section(u'\n', 0, 0);
    const QString subject = error.detail.section(u'\n', 1, 1);
    const QString by
        = issuer.isEmpty() ? QString() : u' ' + Words::tr("The certificate was issued by: %1.").arg(issuer);
    const QString nothing = u' ' + Words::tr("Nothing was sent.");
    if (error.code == FailureCode::certificateWrongHost)
        return {
            Words::tr("The certificate is for another name"),
            Words::tr("The server that answered is not the one that was called.")
                + (subject.isEmpty() ? QString()
                                     : u' ' + Words::tr("Its certificate is made out to: %1.").arg(subject))
                + by + nothing,
            fixedByNetwork(),
            Words::tr("In a guest network, open a web browser and sign in to it. Otherwise check proxy and "
                      "endpoint settings."),
            {}};
    if (error.code == FailureCode::certificateExpired || error.code == FailureCode::certificateNotYetValid) {
        const bool early = error.code == FailureCode::certificateNotYetValid;
        return {early ? Words::tr("The certificate is not valid yet")
                      : Words::tr("The certificate has expired"),
                (early ? Words::tr("By this computer's clock the server's certificate is not valid yet.")
                       : Words::tr("By this computer's clock the server's certificate is past its end."))
                    + by + nothing,
                Words::tr("You, or whoever runs the server or the proxy"),
                Words::tr("Check this computer's date and time. If they are right, whoever issued the "
                          "certificate must renew it."),
                {}};
    }
    if (error.code == FailureCode::certificateUntrusted)
        return {
            Words::tr("The certificate is not trusted"),
            Words::tr("This computer does not trust whoever issued the server's certificate.") + by + nothing
                + u' ' + Words::tr("A proxy that inspects traffic is the usual cause."),
            fixedByNetwork(),
            Words::tr("If it is your organization's proxy, ask for its CA file and name it in the variable "
                      "AWS_CA_BUNDLE. If you do not know the issuer, use another network."),
            {}};
    return {Words::tr("No secure connection"),
            Words::tr("The server and this computer could not agree on a secure connection.") + by + nothing,
            fixedByNetwork(),
            Words::tr("Check proxy and endpoint settings. The technical details have the exact reason."),
            {}};
}

} // namespace Hubwarden
