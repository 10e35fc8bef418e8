// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/practice/httpparser.h"

#include <algorithm>
#include <utility>

namespace Hubwarden {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! RFC 9110, 5.6.2.
bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView signs = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [signs](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || signs.contains(c);
    });
}

bool isVisible(char c)
{
    return c > ' ' && c < '\x7f';
}

//! Visible characters, bytes above ASCII, blanks and tabs.
bool isFieldText(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= ' ' && byte != 0x7f);
    });
}

bool isNamed(const QPair<QByteArray, QByteArray> &field, QByteArrayView name)
{
    return field.first.compare(name, Qt::CaseInsensitive) == 0;
}

//! At most `most`, or none; the text is digits of that base and nothing else.
std::optional<qsizetype> numberIn(QByteArrayView text, int base, qsizetype most)
{
    qsizetype number = 0;
    for (const char c : text) {
        const char lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        number = number * base + (isDigit(lower) ? lower - '0' : lower - 'a' + 10);
        if (number > most)
            return std::nullopt;
    }
    return number;
}

bool isHexadecimal(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    });
}

//! True if one of the words, parted by commas, is this one.
bool lists(QByteArrayView value, QByteArrayView word)
{
    const QList<QByteArray> words = value.toByteArray().split(',');
    return std::any_of(words.begin(), words.end(), [word](const QByteArray &w) {
        return w.trimmed().compare(word, Qt::CaseInsensitive) == 0;
    });
}

} // namespace

QByteArray ReceivedRequest::header(QByteArrayView name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [name](const auto &field) { return isNamed(field, name); });
    return found == headers.end() ? QByteArray() : found->second;
}

int HttpParser::statusOf(Fault fault)
{
    switch (fault) {
    case Fault::RequestLine:
    case Fault::Target:
    case Fault::Field:
    case Fault::Host:
    case Fault::Length:
    case Fault::Chunk:
        return 400;
    case Fault::BodyTooLong:
        return 413;
    case Fault::TargetTooLong:
        return 414;
    case Fault::FieldTooLong:
    case Fault::TooManyFields:
        return 431;
    case Fault::Coding:
        return 501;
    case Fault::Version:
        return 505;
    }
    Q_UNREACHABLE();
}

void HttpParser::feed(QByteArrayView bytes)
{
    if (!m_fault)
        m_unread.append(bytes);
}

std::optional<ReceivedRequest> HttpParser::next()
{
    while (!m_fault && m_state != State::Whole) {
        if (!step())
            return std::nullopt;
    }
    if (m_fault)
        return std::nullopt;
    m_state = State::RequestLine;
    m_trailers = 0;
    return std::exchange(m_request, {});
}

//! False: more bytes are needed, or there is a fault.
bool HttpParser::step()
{
    const auto read = [this](Fault tooLong, Fault malformed, bool (HttpParser::*reader)(const QByteArray &)) {
        const auto line = takeLine(tooLong, malformed);
        return line && (this->*reader)(*line);
    };
    switch (m_state) {
    case State::RequestLine:
        return read(Fault::TargetTooLong, Fault::RequestLine, &HttpParser::readRequestLine);
    case State::Fields:
    case State::Trailers:
        return read(Fault::FieldTooLong, Fault::Field, &HttpParser::readField);
    case State::ChunkSize:
        return read(Fault::Chunk, Fault::Chunk, &HttpParser::readChunkSize);
    case State::ChunkEnd:
        return read(Fault::Chunk, Fault::Chunk, &HttpParser::readChunkEnd);
    case State::Body:
    case State::ChunkData:
        return takeBytes();
    case State::Whole:
        break;
    }
    Q_UNREACHABLE();
}

//! Looks at a line as a whole only, so that it does not matter in which pieces it came.
std::optional<QByteArray> HttpParser::takeLine(Fault tooLong, Fault malformed)
{
    const qsizetype longest = m_limits.line + 2;
    const qsizetype feed = QByteArrayView(m_unread).first(std::min(longest, m_unread.size())).indexOf('\n');
    if (feed < 0) {
        if (m_unread.size() >= longest)
            refuse(tooLong);
        return std::nullopt;
    }
    if (feed == 0 || m_unread[feed - 1] != '\r') {
        refuse(malformed);
        return std::nullopt;
    }
    QByteArray line = m_unread.first(feed - 1);
    m_unread.remove(0, feed + 1);
    m_request.wireSize += feed + 1;
    return line;
}

bool HttpParser::takeBytes()
{
    const qsizetype count = std::min(m_wanted, m_unread.size());
    m_request.body.append(m_unread.constData(), count);
    m_unread.remove(0, count);
    m_request.wireSize += count;
    m_wanted -= count;
    if (m_wanted > 0)
        return false;
    m_state = m_state == State::Body ? State::Whole : State::ChunkEnd;
    return true;
}

bool HttpParser::refuse(Fault fault)
{
    m_fault = fault;
    m_unread.clear();
    m_request = {};
    return false;
}

bool HttpParser::readRequestLine(const QByteArray &line)
{
    const qsizetype first = line.indexOf(' ');
    const qsizetype last = line.lastIndexOf(' ');
    if (first < 0 || first == last || !isToken(QByteArrayView(line).first(first)))
        return refuse(Fault::RequestLine);
    const QByteArray target = line.sliced(first + 1, last - first - 1);
    const QByteArray version = line.sliced(last + 1);
    const bool isVersion = version.size() == 8 && version.startsWith("HTTP/") && isDigit(version[5])
                           && version[6] == '.' && isDigit(version[7]);
    if (!isVersion)
        return refuse(Fault::RequestLine);
    if (!target.startsWith('/') || target.contains('#')
        || !std::all_of(target.begin(), target.end(), isVisible))
        return refuse(Fault::Target);
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return refuse(Fault::Version);
    m_request.method = line.first(first);
    m_request.target = target;
    m_request.keepAlive = version == "HTTP/1.1";
    m_state = State::Fields;
    return true;
}

bool HttpParser::readField(const QByteArray &line)
{
    const bool inHead = m_state == State::Fields;
    if (line.isEmpty()) {
        if (inHead)
            return endHead();
        m_state = State::Whole;
        return true;
    }
    if ((inHead ? m_request.headers.size() : m_trailers) >= m_limits.fields)
        return refuse(Fault::TooManyFields);
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(QByteArrayView(line).first(colon))
        || !isFieldText(QByteArrayView(line).sliced(colon)))
        return refuse(Fault::Field);
    if (inHead)
        m_request.headers.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    else
        ++m_trailers; // read past: a field behind the body must not change what the head said
    return true;
}

bool HttpParser::endHead()
{
    if (const auto fault = frameBody())
        return refuse(*fault);
    for (const auto &field : std::as_const(m_request.headers)) {
        if (isNamed(field, "connection") && lists(field.second, "close"))
            m_request.keepAlive = false;
    }
    return true;
}

//! Decides how the body ends: this is where requests are smuggled, so nothing here is mended.
std::optional<HttpParser::Fault> HttpParser::frameBody()
{
    const bool version11 = m_request.keepAlive;
    QList<QByteArray> lengths;
    QList<QByteArray> codings;
    qsizetype hosts = 0;
    for (const auto &field : std::as_const(m_request.headers)) {
        if (isNamed(field, "content-length"))
            lengths.append(field.second);
        else if (isNamed(field, "transfer-encoding"))
            codings.append(field.second);
        else if (isNamed(field, "host"))
            ++hosts;
    }
    if (hosts > 1 || (hosts == 0 && version11))
        return Fault::Host;
    if (lengths.size() + codings.size() > 1 || (!codings.isEmpty() && !version11))
        return Fault::Length;
    if (!codings.isEmpty()) {
        if (codings.first().compare("chunked", Qt::CaseInsensitive) != 0)
            return Fault::Coding;
        m_state = State::ChunkSize;
        return std::nullopt;
    }
    if (!lengths.isEmpty()) {
        const QByteArray &length = lengths.first();
        if (length.isEmpty() || !std::all_of(length.begin(), length.end(), isDigit))
            return Fault::Length;
        const auto wanted = numberIn(length, 10, m_limits.body);
        if (!wanted)
            return Fault::BodyTooLong;
        m_wanted = *wanted;
    }
    m_state = m_wanted > 0 ? State::Body : State::Whole;
    return std::nullopt;
}

bool HttpParser::readChunkSize(const QByteArray &line)
{
    const qsizetype semicolon = line.indexOf(';');
    const QByteArrayView size = QByteArrayView(line).first(semicolon < 0 ? line.size() : semicolon);
    if (!isHexadecimal(size) || !isFieldText(line))
        return refuse(Fault::Chunk);
    const auto wanted = numberIn(size, 16, m_limits.body - m_request.body.size());
    if (!wanted)
        return refuse(Fault::BodyTooLong);
    m_wanted = *wanted;
    m_state = m_wanted > 0 ? State::ChunkData : State::Trailers;
    return true;
}

bool HttpParser::readChunkEnd(const QByteArray &line)
{
    if (!line.isEmpty())
        return refuse(Fault::Chunk);
    m_state = State::ChunkSize;
    return true;
}

} // namespace Hubwarden
