// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/descriptorstream.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstring>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

DescriptorStream::DescriptorStream(int descriptor, const QString& name, std::stop_token stop)
    : m_descriptor(descriptor)
    , m_name(name)
    , m_stop(std::move(stop))
    , m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    struct stat status{};
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
        const off_t here = ::lseek(descriptor, 0, SEEK_CUR);
        if (here >= 0 && here <= status.st_size)
            m_size = status.st_size - here;
    }
}

DescriptorStream::~DescriptorStream() {
    if (m_wake >= 0)
        ::close(m_wake);
}

Error DescriptorStream::failed(int number) const {
    return {ErrorCode::Unreadable,
        QCoreApplication::translate("DescriptorStream", "%1 broke off: it cannot be read any further.", "the input")
            .arg(m_name),
        place() + u": "_s + QString::fromLocal8Bit(std::strerror(number))};
}

// Until there are bytes, or the end.
Result<void> DescriptorStream::wait() const {
    const std::stop_callback wake(m_stop, [this] {
        const quint64 one = 1;
        [[maybe_unused]] const ssize_t ignored = ::write(m_wake, &one, sizeof one); // full: it is awake
    });
    while (!m_stop.stop_requested()) {
        pollfd waits[] = {{m_descriptor, POLLIN, 0}, {m_wake, POLLIN, 0}};
        if (::poll(waits, 2, -1) < 0 && errno != EINTR)
            return std::unexpected(failed(errno));
        if (waits[0].revents != 0)
            return {};
    }
    return std::unexpected(
        Error{ErrorCode::Cancelled, QCoreApplication::translate("DescriptorStream", "Cancelled."), place()});
}

Result<qint64> DescriptorStream::read(std::span<std::byte> buffer) {
    while (true) {
        if (const auto ready = wait(); !ready)
            return std::unexpected(ready.error());
        const ssize_t got = ::read(m_descriptor, buffer.data(), buffer.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN))
            continue;
        if (got < 0)
            return std::unexpected(failed(errno));
        m_position += got;
        if (got == 0 && m_size && m_position < *m_size)
            return std::unexpected(Error{ErrorCode::SourceChanged,
                QCoreApplication::translate("DescriptorStream", "%1 became shorter while it was read.", "the input")
                    .arg(m_name),
                place()});
        return qint64(got);
    }
}

} // namespace platter
