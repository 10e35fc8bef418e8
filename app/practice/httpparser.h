// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>
#include <QPair>

#include <optional>

namespace Hubwarden {

//! One whole request as a server receives it; the body is without its chunks.
struct ReceivedRequest
{
    QByteArray method;
    QByteArray target; //!< path and query, as sent
    QList<QPair<QByteArray, QByteArray>>
        headers; //!< in the order of sending, values without blanks around them
    QByteArray body;
    bool keepAlive = true;  //!< the connection may carry another request
    qsizetype wireSize = 0; //!< bytes from its first one to the one before the next request

    //! The first field of that name (any case); empty if there is none.
    QByteArray header(QByteArrayView name) const;

    bool operator==(const ReceivedRequest &) const = default;
};

//! The server's side of HTTP/1.1, for any bytes in any pieces: requests one after the other, or the first fault.
//!
//! Stricter than RFC 9112 demands: whatever two readers could understand in different ways is a fault. So are a field
//! that is folded or has a blank before its colon, a line that ends without CR, two lengths, a length and chunks,
//! any coding but chunked, two hosts or none, and a target that is not a path.
class HttpParser
{
public:
    struct Limits
    {
        qsizetype line = 8192;  //!< bytes of one line, its end not counted
        qsizetype fields = 100; //!< of a head, and of what follows the chunks
        qsizetype body = 1024 * 1024;
    };

    //! Each with the status to answer, see statusOf().
    enum class Fault {
        RequestLine,
        Version,
        Target,
        TargetTooLong,
        Field,
        FieldTooLong,
        TooManyFields,
        Host,
        Length,
        Coding, //!< not chunked alone
        Chunk,
        BodyTooLong,
    };

    HttpParser() = default;
    explicit HttpParser(Limits limits)
        : m_limits(limits)
    {
    }

    //! Adds what was received. After a fault it is dropped.
    void feed(QByteArrayView bytes);
    //! The next whole request; none until more is fed, or for ever after a fault.
    std::optional<ReceivedRequest> next();

    //! Set by the call of next() that met it. The rest of the connection cannot be understood.
    std::optional<Fault> fault() const { return m_fault; }
    //! True if the connection may end here: no request has begun.
    bool atRest() const { return m_state == State::RequestLine && m_unread.isEmpty() && !m_fault; }

    //! 400, 413, 414, 431, 501 or 505.
    static int statusOf(Fault fault);

private:
    enum class State { RequestLine, Fields, Body, ChunkSize, ChunkData, ChunkEnd, Trailers, Whole };

    bool step();
    std::optional<QByteArray> takeLine(Fault tooLong, Fault malformed);
    bool takeBytes();
    bool refuse(Fault fault);
    bool readRequestLine(const QByteArray &line);
    bool readField(const QByteArray &line);
    bool endHead();
    std::optional<Fault> frameBody();
    bool readChunkSize(const QByteArray &line);
    bool readChunkEnd(const QByteArray &line);

    Limits m_limits;
    State m_state = State::RequestLine;
    QByteArray m_unread;
    ReceivedRequest m_request;
    qsizetype m_wanted = 0; //!< bytes of the body or of the chunk that are still to come
    qsizetype m_trailers = 0;
    std::optional<Fault> m_fault;
};

} // namespace Hubwarden
