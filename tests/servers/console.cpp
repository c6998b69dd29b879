// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/servers/console.h"

#include "models/jobs/waiting.h"
#include "models/servers/virt.h"

#include <QRegularExpression>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter::test {

namespace {

constexpr auto kPause = 50ms;

// The terminal's own device: nobody reads for those whose libvirt has no event loop, and a system that nobody listens to
// waits for each letter that it writes.
int openTerminal(virConnect* connection, const QString& server) {
    static const QRegularExpression tty(u"<console type='pty' tty='([^']+)'"_s);
    const Virt::Domain domain(virDomainLookupByName(connection, server.toUtf8().constData()));
    const QByteArray xml = domain ? Virt::description(domain.get()) : QByteArray();
    const auto found = tty.match(QString::fromUtf8(xml));
    return found.hasMatch()
        ? ::open(found.captured(1).toLatin1().constData(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        : -1;
}

} // namespace

Console::Console(const QString& address, const QString& server)
    : m_address(address)
    , m_server(server)
    , m_thread([this](const std::stop_token& stop) { work(stop); }) { }

QByteArray Console::said() const {
    const std::scoped_lock lock(m_mutex);
    return m_said;
}

void Console::type(const QByteArray& text) {
    const std::scoped_lock lock(m_mutex);
    m_typed += text;
}

void Console::work(const std::stop_token& stop) {
    const auto connection = Virt::open(m_address, Virt::Access::Change);
    int terminal = -1;
    while (connection && terminal < 0 && waitFor(kPause, stop))
        terminal = openTerminal(connection->get(), m_server);
    char piece[4096];
    while (terminal >= 0 && !stop.stop_requested()) {
        pollfd one{terminal, POLLIN, 0};
        const bool has = ::poll(&one, 1, int(kPause.count())) > 0;
        const ssize_t got = has ? ::read(terminal, piece, sizeof piece) : 0;
        if (has && got <= 0)
            break; // the server is off
        const std::scoped_lock lock(m_mutex);
        m_said.append(piece, got);
        if (!m_typed.isEmpty())
            (void)!::write(terminal, m_typed.constData(), size_t(m_typed.size()));
        m_typed.clear();
    }
    if (terminal >= 0)
        ::close(terminal);
}

} // namespace platter::test
