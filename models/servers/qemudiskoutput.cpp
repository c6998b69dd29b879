// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/qemudiskoutput.h"

#include "models/files/file.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <libnbd.h>

#include <algorithm>
#include <cerrno>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kZerosAtOnce = qint64{64} * 1024 * 1024;
constexpr std::size_t kBytesAtOnce = 16 * 1024 * 1024; // QEMU takes 32 MiB (nbd/nbd-internal.h, NBD_MAX_BUFFER_SIZE)
constexpr int kPatience = 60'000; // milliseconds, for qemu-img
constexpr auto kTick = std::chrono::milliseconds(100); // between two looks whether this was cancelled

QString nbdText() {
    const char* text = nbd_get_error();
    return text ? QString::fromLocal8Bit(text) : QString();
}

} // namespace

Result<std::unique_ptr<DiskOutput>> QemuDiskOutput::open(const Order& order) {
    std::unique_ptr<QemuDiskOutput> output(new QemuDiskOutput(order));
    if (!output->isInPlace())
        if (const auto created = output->create(); !created)
            return std::unexpected(created.error());
    if (const auto connected = output->connect(); !connected)
        return std::unexpected(connected.error());
    return output;
}

QemuDiskOutput::~QemuDiskOutput() {
    if (m_nbd)
        nbd_close(m_nbd);
    m_qemu.end();
    if (!isInPlace())
        (void)removeFile(m_order.part);
}

Result<void> QemuDiskOutput::create() const {
    const QString program = QStandardPaths::findExecutable(u"qemu-img"_s);
    if (program.isEmpty())
        return std::unexpected(Error{ErrorCode::NotFound,
            tr("A disk of the kind %1 is made by qemu-img, which is not installed here: it is in the package "
               "qemu-utils (qemu-img on Fedora).")
                .arg(m_order.disk.format)});
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(
        program, {u"create"_s, u"-q"_s, u"-f"_s, m_order.disk.format, m_order.part, QString::number(m_order.size)});
    if (process.waitForFinished(kPatience) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0) {
        QFile::setPermissions(m_order.part, QFile::ReadOwner | QFile::WriteOwner);
        return {};
    }
    const QString said = QString::fromLocal8Bit(process.readAll()).simplified();
    return std::unexpected(
        Error{said.contains("Permission denied"_L1) ? ErrorCode::PermissionDenied : ErrorCode::Unreadable,
            tr("The new disk of %1 cannot be made: %2").arg(m_order.server, said), said});
}

Result<void> QemuDiskOutput::connect() {
    DomainDisk disk = m_order.disk;
    if (!isInPlace())
        disk.path = m_order.part;
    if (const auto started = m_qemu.start(disk, m_order.server, QemuNbd::Use::Write, m_order.stop); !started)
        return started;
    m_nbd = nbd_create();
    if (!m_nbd || nbd_aio_connect_unix(m_nbd, QFile::encodeName(m_qemu.socket()).constData()) != 0)
        return std::unexpected(writeError());
    return awaitState(&nbd_aio_is_ready);
}

// One tick of waiting.
Result<void> QemuDiskOutput::poll(std::chrono::steady_clock::time_point until) {
    if (m_order.stop.stop_requested())
        m_failure = Error{ErrorCode::Cancelled, tr("This was cancelled.")};
    else if (std::chrono::steady_clock::now() > until)
        m_failure = Error{ErrorCode::TimedOut,
            tr("The disk of %1 cannot be written: QEMU's own tool does not answer any more. Look whether the disk "
               "that it lies on works, then try again.")
                .arg(m_order.server),
            {}, true};
    else if (nbd_poll(m_nbd, int(kTick.count())) < 0)
        m_failure = writeError();
    return m_failure ? std::unexpected(*m_failure) : Result<void>();
}

// `cookie`: of a command that was just given; negative when it could not be.
Result<void> QemuDiskOutput::await(int64_t cookie, std::chrono::milliseconds patience) {
    if (m_failure)
        return std::unexpected(*m_failure);
    const auto until = std::chrono::steady_clock::now() + patience;
    int done = cookie < 0 ? -1 : 0;
    while (done == 0) {
        done = nbd_aio_command_completed(m_nbd, quint64(cookie));
        if (done != 0)
            break;
        if (const auto went = poll(until); !went)
            return went;
    }
    if (done > 0)
        return {};
    m_failure = writeError();
    return std::unexpected(*m_failure);
}

Result<void> QemuDiskOutput::awaitState(int (*reached)(nbd_handle*)) {
    const auto until = std::chrono::steady_clock::now() + m_order.patience;
    while (reached(m_nbd) != 1) {
        if (nbd_aio_is_dead(m_nbd) == 1 || nbd_aio_is_closed(m_nbd) == 1)
            return std::unexpected(writeError());
        if (const auto went = poll(until); !went)
            return went;
    }
    return {};
}

Error QemuDiskOutput::writeError() const {
    const int number = nbd_get_errno();
    return {number == ENOSPC ? ErrorCode::DiskFull : ErrorCode::Unreadable,
        number == ENOSPC ? tr("There is no room left for the disk of %1.").arg(m_order.server)
                         : tr("The disk of %1 cannot be written: QEMU's own tool failed.").arg(m_order.server),
        nbdText()};
}

// A file that was just made is all zeros.
Result<void> QemuDiskOutput::zerosUntil(qint64 offset) {
    while (isInPlace() && m_position < offset) {
        const qint64 length = std::min(kZerosAtOnce, offset - m_position);
        if (m_failure)
            return std::unexpected(*m_failure);
        const auto zeroed = await(
            nbd_aio_zero(m_nbd, quint64(length), quint64(m_position), NBD_NULL_COMPLETION, 0), m_order.patience);
        if (!zeroed)
            return zeroed;
        m_position += length;
    }
    return {};
}

Result<void> QemuDiskOutput::write(qint64 offset, std::span<const std::byte> data) {
    if (const auto filled = zerosUntil(offset); !filled)
        return filled;
    while (!data.empty()) {
        const auto part = data.first(std::min(data.size(), kBytesAtOnce));
        if (m_failure)
            return std::unexpected(*m_failure);
        const auto written = await(
            nbd_aio_pwrite(m_nbd, part.data(), part.size(), quint64(offset), NBD_NULL_COMPLETION, 0), m_order.patience);
        if (!written)
            return written;
        offset += qint64(part.size());
        data = data.subspan(part.size());
    }
    m_position = offset;
    return {};
}

Result<void> QemuDiskOutput::finish(qint64 size) {
    if (const auto filled = zerosUntil(std::max(size, m_order.size)); !filled)
        return filled;
    if (m_failure)
        return std::unexpected(*m_failure);
    if (const auto flushed = await(nbd_aio_flush(m_nbd, NBD_NULL_COMPLETION, 0), m_order.flushPatience); !flushed)
        return flushed;
    if (nbd_aio_disconnect(m_nbd, 0) != 0)
        return std::unexpected(writeError());
    if (const auto closed = awaitState(&nbd_aio_is_closed); !closed)
        return closed;
    m_qemu.end(); // a format's own tables are written when it ends
    if (isInPlace())
        return {};
    auto file = File::openReadWrite(m_order.part);
    if (!file)
        return std::unexpected(file.error());
    if (const auto synced = file->sync(); !synced)
        return synced;
    return renameDurably(m_order.part, m_order.disk.path);
}

} // namespace platter
