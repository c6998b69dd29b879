// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/unixsignals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <unistd.h>

namespace platter {

namespace {

constexpr std::array kSignals{SIGINT, SIGTERM, SIGHUP};

// A signal handler may only use what is async-signal-safe (signal-safety(7)): it writes the number into a pipe.
std::atomic<int> writeEnd = -1;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void passOn(int number) {
    const int savedErrno = errno;
    const auto byte = static_cast<unsigned char>(number);
    // A full pipe means that signals are waiting already; there is nothing else to be done about a failure here.
    [[maybe_unused]] const auto written = ::write(writeEnd.load(), &byte, 1);
    errno = savedErrno;
}

} // namespace

UnixSignals::UnixSignals(QObject* parent)
    : QObject(parent) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        qWarning("signals are not handled: %s", qUtf8Printable(qt_error_string(errno)));
        return;
    }
    m_readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &UnixSignals::read);

    struct sigaction action{};
    action.sa_handler = passOn;
    action.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
    ::sigemptyset(&action.sa_mask);
    for (const int number : kSignals) {
        struct sigaction before{};
        // nohup and a shell's background jobs ignore some signals on purpose.
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler == SIG_IGN)
            continue;
        if (::sigaction(number, &action, nullptr) != 0)
            qWarning("signal %d is not handled: %s", number, qUtf8Printable(qt_error_string(errno)));
    }
}

UnixSignals::~UnixSignals() {
    if (m_readEnd < 0)
        return;
    for (const int number : kSignals) {
        struct sigaction before{};
        if (::sigaction(number, nullptr, &before) == 0 && before.sa_handler == passOn)
            ::signal(number, SIG_DFL);
    }
    ::close(writeEnd.exchange(-1));
    ::close(m_readEnd);
}

void UnixSignals::ignoreBrokenPipes() {
    ::signal(SIGPIPE, SIG_IGN);
}

void UnixSignals::read() {
    unsigned char number = 0;
    while (::read(m_readEnd, &number, 1) == 1)
        Q_EMIT received(number);
}

} // namespace platter
