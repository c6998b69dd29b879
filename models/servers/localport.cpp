// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/localport.h"

#include "models/servers/domainxml.h"

#include <QByteArrayView>
#include <QHash>

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFirst = 20'000; // below ip_local_port_range, which begins at 32768
constexpr int kCount = 10'000;
constexpr auto kPatience = std::chrono::seconds(2);
constexpr int kTick = 100; // milliseconds

class Socket {
public:
    Socket()
        : m_fd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) { }
    ~Socket() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Socket)
    int fd() const { return m_fd; }

private:
    int m_fd;
};

sockaddr_in addressOf(const char* host, int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(quint16(port));
    if (::inet_pton(AF_INET, host, &address.sin_addr) != 1)
        address.sin_family = AF_UNSPEC;
    return address;
}

bool isFree(int port) {
    const Socket socket;
    const sockaddr_in address = addressOf("127.0.0.1", port);
    return ::bind(socket.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

// Until it is readable (writable) or the time is up.
bool awaits(int fd, short what, Clock::time_point until, const std::stop_token& stop) {
    while (!stop.stop_requested() && Clock::now() < until) {
        pollfd one{fd, what, 0};
        if (::poll(&one, 1, kTick) > 0)
            return true;
    }
    return false;
}

} // namespace

QString LocalPort::address(int port) {
    return u"127.0.0.1:%1"_s.arg(port);
}

int LocalPort::free(const QList<int>& taken, const QString& seed) {
    const int first = int(qHash(seed, 0) % kCount);
    for (int i = 0; i < kCount; ++i)
        if (const int port = kFirst + (first + i) % kCount; !taken.contains(port) && isFree(port))
            return port;
    return 0;
}

bool LocalPort::greets(const QString& host, const std::stop_token& stop) {
    const int port = host.contains(u':') ? host.section(u':', 1).toInt() : DomainXml::kSshPort;
    const sockaddr_in address = addressOf(host.section(u':', 0, 0).toLatin1().constData(), port);
    const Socket socket;
    const auto until = Clock::now() + kPatience;
    if (address.sin_family != AF_INET || socket.fd() < 0)
        return false;
    if (::connect(socket.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0
        && (errno != EINPROGRESS || !awaits(socket.fd(), POLLOUT, until, stop)))
        return false;
    QByteArray said;
    char piece[256];
    while (!said.contains("SSH-") && awaits(socket.fd(), POLLIN, until, stop)) { // lines may come before it
        const ssize_t got = ::recv(socket.fd(), piece, sizeof piece, 0);
        if (got <= 0 || said.size() > 8192)
            return false;
        said.append(piece, got);
    }
    return said.contains("SSH-");
}

} // namespace platter
