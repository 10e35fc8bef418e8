// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// Signatures a second beside what their hashes alone cost, in turns so that both meet the same machine.

#include "app/aws/canonicalrequest.h"
#include "app/aws/sigv4.h"

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace Hubwarden;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 15;
constexpr int callsPerRound = 2000;

//! DeclineInvitations with 50 accounts: 766 bytes.
HttpRequest declineRequest()
{
    HttpRequest request;
    request.method = "POST";
    request.url = QUrl(u"https://securityhub.eu-west-1.amazonaws.com/invitations/decline"_s);
    request.headers = {{"Content-Type", "application/json"}};
    request.body = R"({"AccountIds":[)";
    for (int i = 0; i < 50; ++i)
        request.body += (i == 0 ? "\"" : ",\"") + QByteArray::number(111122223333 + i) + '"';
    request.body += "]}";
    return request;
}

//! By processor time, so that other programs matter less.
template<typename Function>
double perSecond(Function function)
{
    const std::clock_t start = std::clock();
    for (int i = 0; i < callsPerRound; ++i)
        function();
    return callsPerRound * static_cast<double>(CLOCKS_PER_SEC) / static_cast<double>(std::clock() - start);
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

} // namespace

int main()
{
    const HttpRequest request = declineRequest();
    const Credentials credentials{u"AKIAIOSFODNN7EXAMPLE"_s,
                                  Secret::fromBytes("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
                                  {},
                                  std::nullopt};
    const SigningScope scope{*RegionName::parse(u"eu-west-1"), "securityhub",
                             QDateTime(QDate(2026, 11, 23), QTime(9, 15), Qt::UTC)};
    const HttpRequest dated = withSigningHeaders(request, credentials, scope);
    const QByteArray canonical = canonicalRequest(dated, payloadHash(dated)).text;
    const QByteArray toSign = stringToSign(canonical, scope);
    const QByteArray pad(64, 'p');
    const QByteArray digest(32, 'd');

    Signer signer;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qsizetype sink = 0;
    std::vector<double> signing;
    std::vector<double> hashing;
    for (int round = 0; round < rounds; ++round) {
        signing.push_back(
            perSecond([&] { sink += signer.sign(request, credentials, scope).headers.size(); }));
        hashing.push_back(perSecond([&] {
            // Body, canonical request, and the two passes of the HMAC.
            for (const QByteArray &message : {request.body, canonical, pad + toSign, pad + digest}) {
                hash.reset();
                hash.addData(message);
                sink += hash.resultView().at(0);
            }
        }));
    }
    std::printf("{\"body\": %lld, \"signatures\": %.0f, \"hashes\": %.0f, \"ratio\": %.3f}\n",
                static_cast<long long>(request.body.size()), median(signing), median(hashing),
                median(signing) / median(hashing));
    // What was computed is used, so that nothing is left out.
    return sink == 0 ? 1 : 0;
}
