// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

#include "app/base/endsignals.h"

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Hubwarden {

#ifdef Q_OS_UNIX

namespace {

constexpr std::array endings{SIGTERM, SIGINT, SIGHUP};

// A handler may call almost nothing: it writes a byte that the event loop reads.
std::array<int, 2> pipeEnds{-1, -1};

void takeSignal(int)
{
    const int kept = errno;
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
    errno = kept;
}

bool openPipe()
{
    if (::pipe(pipeEnds.data()) == -1)
        return false;
    for (const int end : pipeEnds) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    return true;
}

void closePipe()
{
    for (int &end : pipeEnds) {
        if (end != -1)
            ::close(end);
        end = -1;
    }
}

} // namespace

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
    if (!openPipe())
        return; // then the signals end the program as they always did
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(pipeEnds[0], &byte, 1) == 1)
            Q_EMIT asked();
    });
    struct sigaction action = {};
    action.sa_handler = takeSignal;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    sigemptyset(&action.sa_mask);
    for (const int ending : endings) {
        struct sigaction before = {};
        // What was to be ignored, for example by nohup, stays ignored.
        if (::sigaction(ending, nullptr, &before) == 0 && before.sa_handler != SIG_IGN)
            ::sigaction(ending, &action, nullptr);
    }
}

EndSignals::~EndSignals()
{
    struct sigaction action = {};
    action.sa_handler = SIG_DFL;
    for (const int ending : endings)
        ::sigaction(ending, &action, nullptr);
    closePipe();
}

#else

EndSignals::EndSignals(QObject *parent)
    : QObject(parent)
{
}

EndSignals::~EndSignals() = default;

#endif

} // namespace Hubwarden
