// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/httpparser.h"
#include "tests/fuzz/claim.h"

#include <algorithm>
#include <cstdint>

using namespace Hubwarden;

namespace {

//! Small, so that short inputs reach them.
constexpr HttpParser::Limits limits{.line = 80, .fields = 8, .body = 100};

struct Reading
{
    QList<ReceivedRequest> requests;
    std::optional<HttpParser::Fault> fault;
    bool atRest = false;

    bool operator==(const Reading &) const = default;
};

//! Fed in pieces of these sizes in turn.
Reading readInPieces(QByteArrayView bytes, std::initializer_list<qsizetype> sizes)
{
    Reading reading;
    HttpParser parser(limits);
    auto size = sizes.begin();
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype count = std::min(*size, bytes.size() - at);
        parser.feed(bytes.sliced(at, count));
        at += count;
        if (++size == sizes.end())
            size = sizes.begin();
        while (auto request = parser.next())
            reading.requests.append(*std::move(request));
    }
    reading.fault = parser.fault();
    reading.atRest = parser.atRest();
    return reading;
}

Reading readWhole(QByteArrayView bytes)
{
    return readInPieces(bytes, {std::max<qsizetype>(bytes.size(), 1)});
}

qsizetype countOf(const ReceivedRequest &request, QByteArrayView name)
{
    return std::count_if(request.headers.begin(), request.headers.end(), [name](const auto &field) {
        return field.first.compare(name, Qt::CaseInsensitive) == 0;
    });
}

//! What any other server that sees these bytes would take them for.
void checkFrame(const ReceivedRequest &request, const QByteArray &wire)
{
    const qsizetype headEnd = wire.indexOf("\r\n\r\n") + 4;
    const qsizetype lengths = countOf(request, "content-length");
    const qsizetype codings = countOf(request, "transfer-encoding");
    claim(headEnd > 4 && lengths + codings <= 1, "a request has one way to end");
    claim(wire.first(headEnd).count('\n') == request.headers.size() + 2, "each line is a field");
    claim(wire.first(headEnd).count('\n') == wire.first(headEnd).count('\r'), "lines end with CR LF only");
    if (codings > 0) {
        claim(request.header("Transfer-Encoding").toLower() == "chunked", "no coding but chunked");
        claim(wire.endsWith("\r\n\r\n"), "the last chunk is followed by an empty line");
        return;
    }
    claim(wire.sliced(headEnd) == request.body, "the body is what follows the head");
    claim(request.body.size() == request.header("Content-Length").toInt(), "and as long as announced");
}

void checkParts(const ReceivedRequest &request)
{
    const QByteArrayView blanks = " \t\r\n";
    claim(!request.method.isEmpty() && request.target.startsWith('/'), "method and target are there");
    for (const char c : blanks)
        claim(!request.method.contains(c) && !request.target.contains(c),
              "method and target are one word each");
    for (const auto &[name, value] : request.headers) {
        claim(!name.isEmpty() && !name.contains(' ') && !name.contains(':'), "a field's name is a word");
        claim(!value.contains('\r') && !value.contains('\n') && !value.contains('\0'), "a value is one line");
    }
    claim(countOf(request, "host") <= 1, "nobody can choose between two hosts");
    claim(request.body.size() <= limits.body && request.headers.size() <= limits.fields, "limits hold");
}

//! Said in the plainest way, it is the same request.
void checkAgain(const ReceivedRequest &request)
{
    const bool hasHost = countOf(request, "host") == 1;
    QByteArray plain = request.method + ' ' + request.target + (hasHost ? " HTTP/1.1\r\n" : " HTTP/1.0\r\n");
    for (const auto &[name, value] : request.headers) {
        if (name.compare("transfer-encoding", Qt::CaseInsensitive) == 0)
            plain += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
        else
            plain += name + ':' + value + "\r\n";
    }
    const Reading again = readWhole(plain + "\r\n" + request.body);
    claim(again.requests.size() == 1 && again.atRest, "a request that was read can be written");
    claim(again.requests[0].method == request.method && again.requests[0].target == request.target
              && again.requests[0].body == request.body
              && again.requests[0].headers.size() == request.headers.size(),
          "and says the same");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const Reading whole = readWhole(bytes);
    claim(readInPieces(bytes, {1, 13, 2, 5}) == whole, "it does not matter in which pieces it comes");
    claim(!whole.fault || HttpParser::statusOf(*whole.fault) >= 400, "a fault has an answer");
    qsizetype at = 0;
    for (const ReceivedRequest &request : whole.requests) {
        claim(request.wireSize > 0 && at + request.wireSize <= bytes.size(),
              "requests lie one after the other");
        const QByteArray wire = bytes.sliced(at, request.wireSize);
        at += request.wireSize;
        const Reading alone = readWhole(wire);
        claim(alone.atRest && alone.requests == QList{request}, "a request is the same alone");
        checkFrame(request, wire);
        checkParts(request);
        checkAgain(request);
    }
    claim(whole.atRest == (at == bytes.size() && !whole.fault),
          "what is left is the beginning of another one");
    return 0;
}
