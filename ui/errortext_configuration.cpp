// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/errortext_parts.h"

#include <QCoreApplication>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Hubwarden::ConfigurationText)
};

// The codes of app/aws/endpoint.h, which is no value for windows.
constexpr QLatin1StringView notAnAddress = "OverrideNotAnAddress"_L1;
constexpr QLatin1StringView plainHttp = "OverridePlainHttp"_L1;
constexpr QLatin1StringView extraParts = "OverrideExtraParts"_L1;
constexpr QLatin1StringView incomplete = "OverrideIncomplete"_L1;

//! What is wrong with the address that stands in place of AWS's; empty for other settings.
QString overrideMeaning(const QString &code, const QString &variable)
{
    if (code == notAnAddress)
        return Words::tr("%1 does not hold an address that begins with https://.").arg(variable);
    if (code == plainHttp)
        return Words::tr("%1 leads to another computer without encryption. Plain http is used within this "
                         "computer only.")
            .arg(variable);
    if (code == extraParts)
        return Words::tr("%1 holds more than an address: a user, password, query or fragment is not used.")
            .arg(variable);
    if (code == incomplete)
        return Words::tr("%1 is missing: the addresses of STS and Security Hub are replaced together or not "
                         "at all, so that the one who says who you are is the one you work with.")
            .arg(variable);
    return {};
}

//! A server answered that it found no signature, or an incomplete one.
ErrorText unreadSignatureText()
{
    return {
        Words::tr("The signature did not arrive whole"),
        Words::tr("The server found no usable signature in the request. A proxy that changes requests, or an "
                  "address that is not the service's, is the usual cause."),
        Words::tr("You, or whoever looks after your network"),
        Words::tr("Check proxy and endpoint settings, then try again. If neither is in use, look for a newer "
                  "Hubwarden."),
        {}};
}

} // namespace

ErrorText configurationErrorText(const Error &error)
{
    if (error.httpStatus != 0)
        return unreadSignatureText();
    const QString nothing = u' ' + Words::tr("Nothing was sent.");
    ErrorText text{Words::tr("A setting cannot be used"), {}, Words::tr("You"), {}, {}};
    const QString overridden = overrideMeaning(error.code, error.detail);
    if (!overridden.isEmpty()) {
        text.title = Words::tr("The endpoint cannot be used");
        text.meaning = overridden + nothing;
        text.whatToDo
            = Words::tr("Correct or remove the variable %1 and start Hubwarden again.").arg(error.detail);
        if (error.code == incomplete)
            text.whatToDo = Words::tr("Set %1 as well, or remove the other one, and start Hubwarden again.")
                                .arg(error.detail);
    } else if (error.message == "unusable proxy address"_L1) {
        text.title = Words::tr("The proxy cannot be used");
        text.meaning = Words::tr("%1 does not hold the address of a proxy.").arg(error.detail) + nothing;
        text.whatToDo = Words::tr("Write it like http://proxy.example.com:8080, or remove the variable, and "
                                  "start Hubwarden again.");
    } else {
        text.meaning = error.detail.isEmpty() ? Words::tr("An endpoint, proxy or CA setting cannot be used.")
                                              : Words::tr("A setting cannot be used: %1.").arg(error.detail);
        text.meaning += nothing;
        text.whatToDo = Words::tr("Correct the setting and start Hubwarden again.");
    }
    return text;
}

} // namespace Hubwarden
