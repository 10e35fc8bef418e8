// SPDX-FileCopyrightText: 2026 The Hubwarden authors
// SPDX-License-Identifier: Apache-2.0

// What so many connections a host can do at best: blocking-free sockets, one fixed request, nothing else.
//
//     bench_floor PORT HOSTS REQUESTS_A_HOST CONNECTIONS_A_HOST
//
// Prints the seconds from the first connect to the last answer, and how many were good.

#include <arpa/inet.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Connection
{
    int descriptor;
    int host;
    std::string received;
};

const std::string request
    = "GET /invitations?MaxResults=50 HTTP/1.1\r\nHost: 127.0.1.1\r\nX-Amz-Date: 20261123T091500Z\r\n"
      "Authorization: "
      + std::string(250, 'a') + "\r\nConnection: Keep-Alive\r\n\r\n";
constexpr std::string_view bodyOfAnswer = "\r\n\r\n{\"Invitations\":[]}";

int connectTo(int host, int port)
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(static_cast<in_addr_t>(0x7f000101 + host));
    address.sin_port = htons(static_cast<in_port_t>(port));
    if (connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        std::exit(1);
    return descriptor;
}

void ask(const Connection &connection)
{
    if (send(connection.descriptor, request.data(), request.size(), MSG_NOSIGNAL)
        != static_cast<ssize_t>(request.size()))
        std::exit(1);
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 5)
        return 2;
    const int port = std::atoi(argv[1]);
    const int hosts = std::atoi(argv[2]);
    const int perHost = std::atoi(argv[3]);
    const int connectionsPerHost = std::atoi(argv[4]);

    const auto start = std::chrono::steady_clock::now();
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    std::vector<int> left(static_cast<std::size_t>(hosts), perHost);
    std::vector<Connection> connections;
    for (int host = 0; host < hosts; ++host) {
        for (int i = 0; i < connectionsPerHost && left.at(static_cast<std::size_t>(host))-- > 0; ++i)
            connections.push_back({connectTo(host, port), host, {}});
    }
    for (std::size_t i = 0; i < connections.size(); ++i) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = i;
        epoll_ctl(epoll, EPOLL_CTL_ADD, connections.at(i).descriptor, &event);
        ask(connections.at(i));
    }
    int good = 0;
    while (good < hosts * perHost) {
        std::array<epoll_event, 256> events{};
        const int count = epoll_wait(epoll, events.data(), events.size(), -1);
        for (int i = 0; i < count; ++i) {
            Connection &connection = connections.at(events.at(static_cast<std::size_t>(i)).data.u64);
            std::array<char, 4096> buffer{};
            const ssize_t size = recv(connection.descriptor, buffer.data(), buffer.size(), 0);
            if (size <= 0)
                return 1;
            connection.received.append(buffer.data(), static_cast<std::size_t>(size));
            if (!connection.received.ends_with(bodyOfAnswer))
                continue;
            connection.received.clear();
            ++good;
            if (left.at(static_cast<std::size_t>(connection.host))-- > 0)
                ask(connection);
        }
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    std::printf("{\"seconds\": %.4f, \"good\": %d}\n", seconds.count(), good);
    return 0;
}
