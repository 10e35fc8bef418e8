// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/base/clock.h"
#include "app/practice/httpparser.h"
#include "app/practice/practiceanswer.h"

#include <QObject>

#include <functional>

class QTcpSocket;

namespace Hubwarden {

//! Answers one whole request; nothing in it may wait.
using PracticeHandler = std::function<PracticeAnswer(const ReceivedRequest &)>;

//! One connection of the practice server: requests one after the other, each answered before the next is looked at.
class PracticeConnection final : public QObject
{
    Q_OBJECT

public:
    //! A request that takes longer to come, or an answer that takes longer to leave, ends the connection.
    static constexpr std::chrono::seconds patience{30};
    //! A connection on which nothing begins is kept so long.
    static constexpr std::chrono::minutes rest{5};

    //! Takes the socket over, and deletes itself when it is closed. The handler outlives it.
    PracticeConnection(QTcpSocket *socket, Clock &clock, const PracticeHandler &handler, QObject *parent);

private:
    enum class State {
        Reading,
        Waiting, //!< for the time of an answer that is to be late
        Ending,  //!< what comes is thrown away
    };

    void work();
    void answer(const ReceivedRequest &request);
    void send(const PracticeAnswer &answer, bool keepAlive);
    void write(const PracticeAnswer &answer, bool keepAlive);
    void refuse(HttpParser::Fault fault);
    void watch();

    QTcpSocket *m_socket;
    Clock &m_clock;
    const PracticeHandler &m_handler;
    HttpParser m_parser;
    State m_state = State::Reading;
    std::chrono::nanoseconds m_restedAt; //!< when the last answer was handed over, or the connection began
};

} // namespace Hubwarden
