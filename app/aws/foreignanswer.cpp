// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/aws/foreignanswer.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>
#include <span>

namespace Hubwarden {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype looksAt = 16 * 1024;
constexpr QLatin1StringView locationLine = "\nLocation: "_L1;
constexpr QLatin1StringView passwordLine = "\nInput: password\n"_L1;

// Names of products and of the fields they add; most were seen in public bug reports.
constexpr std::array<QLatin1StringView, 13> proxyWords{
    "\nvia: "_L1,   "squid"_L1,       "proxy"_L1,       "zscaler"_L1,    "bluecoat"_L1,
    "blue coat"_L1, "forcepoint"_L1,  "fortiga"_L1,     "web filter"_L1, "netskope"_L1,
    "palo alto"_L1, "bad gateway"_L1, "gateway time"_L1};
constexpr std::array<QLatin1StringView, 9> signInWords{"sign in"_L1, "sign-in"_L1, "signin"_L1,
                                                       "log in"_L1,  "login"_L1,   "captive"_L1,
                                                       "hotspot"_L1, "portal"_L1,  "wispaccessgateway"_L1};

bool containsAny(const QString &text, std::span<const QLatin1StringView> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&text](QLatin1StringView word) { return text.contains(word); });
}

//! Without query: it may say who asked, and from where.
QString addressOf(const QByteArray &location)
{
    return QUrl::fromEncoded(location).toString(QUrl::RemoveQuery | QUrl::RemoveFragment
                                                | QUrl::RemoveUserInfo);
}

QString titleOf(const QString &page)
{
    static const QRegularExpression title(u"<title[^>]*>([^<]{1,200})"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    return title.match(page).captured(1).simplified().left(100);
}

} // namespace

QString describeForeign(const HttpReply &reply)
{
    static const QRegularExpression password(u"<input[^>]*type\\s*=\\s*[\"']?password"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    QString text = QString::fromLatin1(reply.header("Content-Type"));
    for (const char *name : {"Server", "Via"}) {
        const QByteArray value = reply.header(name);
        if (!value.isEmpty())
            text += u"\n%1: %2"_s.arg(QLatin1StringView(name), QString::fromLatin1(value.left(100)));
    }
    if (const QByteArray location = reply.header("Location"); !location.isEmpty())
        text += locationLine + addressOf(location).left(200);
    const QString page = QString::fromUtf8(reply.body.left(looksAt));
    if (const QString title = titleOf(page); !title.isEmpty())
        text += u"\nTitle: "_s + title;
    if (page.contains(password))
        text += passwordLine.chopped(1);
    return text + u'\n' + page.left(200);
}

std::optional<ForeignAnswer> foreignAnswer(const Error &error)
{
    // An error that AWS worded has a message, and its detail is one word at most.
    if (error.httpStatus == 0 || !error.message.isEmpty() || !error.detail.contains(u'\n'))
        return std::nullopt;
    const bool redirects
        = error.httpStatus >= 300 && error.httpStatus < 400 && error.detail.contains(locationLine);
    constexpr int networkAuthenticationRequired = 511; // RFC 6585: answered by portals only
    if (error.httpStatus == networkAuthenticationRequired || error.detail.contains(passwordLine))
        return ForeignAnswer::SignInPage;
    const QString words = error.detail.toLower();
    if (redirects)
        return containsAny(words, signInWords) ? ForeignAnswer::SignInPage : ForeignAnswer::Redirect;
    if (containsAny(words, proxyWords))
        return ForeignAnswer::Proxy;
    return containsAny(words, signInWords) ? ForeignAnswer::SignInPage : ForeignAnswer::Other;
}

} // namespace Hubwarden
