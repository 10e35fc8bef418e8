// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// An HTTP server that costs next to nothing: every GET is answered after the same delay, on many loopback hosts.
//
//     slowhub HOSTS DELAY_MS
//
// Prints the port, the same on 127.0.1.1, 127.0.1.2, …; ends with its standard input and prints how many requests it
// answered and the most that waited at a time. It reads no names and checks no signatures: tests/peers/hub.py does.

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view answer = "HTTP/1.1 200 OK\r\n"
                                    "Content-Type: application/json\r\n"
                                    "x-amzn-RequestId: 5f3ad3c4-0d6a-4b0e-9c64-1f3f0c1f9a11\r\n"
                                    "x-amz-apigw-id: UExampleExample=\r\n"
                                    "Content-Length: 18\r\n"
                                    "Connection: keep-alive\r\n"
                                    "\r\n"
                                    "{\"Invitations\":[]}";
constexpr int firstHost = 0x7f000101; // 127.0.1.1

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "slowhub: %s: %s\n", what, std::strerror(errno));
    std::exit(1);
}

//! A socket that listens there; port 0: one of the system's choice, which is written back.
int listenAt(int host, in_port_t &port)
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(static_cast<in_addr_t>(host));
    address.sin_port = port;
    socklen_t size = sizeof address;
    // The interface of sockets is the cast.
    auto *plain = reinterpret_cast<sockaddr *>(&address);
    if (listener < 0 || bind(listener, plain, size) != 0 || listen(listener, 1024) != 0
        || getsockname(listener, plain, &size) != 0)
        fail("listening");
    port = address.sin_port;
    return listener;
}

//! All connections and the answers that are due.
class SlowHub
{
public:
    SlowHub(int hosts, std::chrono::milliseconds delay)
        : m_delay(delay)
        , m_epoll(epoll_create1(EPOLL_CLOEXEC))
    {
        in_port_t port = 0;
        for (int host = 0; host < hosts; ++host) {
            m_listeners.push_back(listenAt(firstHost + host, port));
            watch(m_listeners.back());
        }
        watch(STDIN_FILENO);
        std::printf("%d\n", ntohs(port));
        std::fflush(stdout);
    }

    void serve()
    {
        std::array<epoll_event, 512> events{};
        while (true) {
            const timespec wait = untilNext();
            const int count = epoll_pwait2(m_epoll, events.data(), events.size(),
                                           m_due.empty() ? nullptr : &wait, nullptr);
            for (int i = 0; i < count; ++i) {
                const int descriptor = events.at(static_cast<std::size_t>(i)).data.fd;
                if (descriptor == STDIN_FILENO)
                    return report();
                if (isListener(descriptor))
                    accept(descriptor);
                else
                    read(descriptor);
            }
            answerDue();
        }
    }

private:
    struct Due
    {
        Clock::time_point when;
        int connection;
        long serial;
    };
    struct Connection
    {
        long serial; //!< a descriptor is used again by the next connection
        std::string received;
    };

    void watch(int descriptor) const
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = descriptor;
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, descriptor, &event);
    }

    bool isListener(int descriptor) const
    {
        return descriptor <= m_listeners.back() && descriptor >= m_listeners.front();
    }

    timespec untilNext() const
    {
        if (m_due.empty())
            return {};
        const auto left = std::max(Clock::duration::zero(), m_due.front().when - Clock::now());
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
        return {.tv_sec = seconds.count(),
                .tv_nsec = std::chrono::duration_cast<std::chrono::nanoseconds>(left - seconds).count()};
    }

    void accept(int listener)
    {
        const int connection = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (connection < 0)
            return;
        const int yes = 1;
        setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        m_connections[connection] = {++m_serial, {}};
        watch(connection);
    }

    void read(int descriptor)
    {
        Connection &connection = m_connections[descriptor];
        std::array<char, 16384> buffer{};
        const ssize_t count = recv(descriptor, buffer.data(), buffer.size(), 0);
        if (count <= 0) {
            m_connections.erase(descriptor);
            close(descriptor);
            return;
        }
        connection.received.append(buffer.data(), static_cast<std::size_t>(count));
        std::size_t end = 0;
        while ((end = connection.received.find("\r\n\r\n")) != std::string::npos) {
            connection.received.erase(0, end + 4);
            m_due.push_back({Clock::now() + m_delay, descriptor, connection.serial});
            m_most = std::max(m_most, m_due.size());
        }
    }

    void answerDue()
    {
        const auto now = Clock::now();
        while (!m_due.empty() && m_due.front().when <= now) {
            const Due due = m_due.front();
            m_due.pop_front();
            const auto found = m_connections.find(due.connection);
            if (found == m_connections.end() || found->second.serial != due.serial)
                continue;
            if (send(due.connection, answer.data(), answer.size(), MSG_NOSIGNAL)
                == static_cast<ssize_t>(answer.size()))
                ++m_answered;
        }
    }

    void report() const
    {
        std::printf("{\"answered\": %ld, \"most\": %zu, \"connections\": %ld}\n", m_answered, m_most,
                    m_serial);
        std::fflush(stdout);
    }

    std::chrono::milliseconds m_delay;
    int m_epoll;
    std::vector<int> m_listeners;
    std::unordered_map<int, Connection> m_connections;
    std::deque<Due> m_due; //!< in the order of time, as the delay is always the same
    long m_serial = 0;
    long m_answered = 0;
    std::size_t m_most = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 3) {
        std::fprintf(stderr, "usage: slowhub HOSTS DELAY_MS\n");
        return 2;
    }
    rlimit files{};
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    SlowHub(std::atoi(argv[1]), std::chrono::milliseconds(std::atoi(argv[2]))).serve();
    return 0;
}
