// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/files/convertedoutput.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr int kLook = 100; // milliseconds between looks at the stop token

// How each is written: small where the format can, always sparse.
QStringList optionsFor(const QString& format) {
    if (format == "qcow2"_L1)
        return {u"-c"_s, u"-m"_s, u"16"_s, u"-W"_s};
    return {};
}

} // namespace

QStringList ConvertedOutput::formats() {
    return {u"qcow2"_s, u"vmdk"_s, u"vdi"_s, u"vhdx"_s};
}

ConvertedOutput::ConvertedOutput(
    const Order& order, const QString& program, const QString& part, int raw, std::unique_ptr<DiskOutput> place)
    : m_order(order)
    , m_program(program)
    , m_part(part)
    , m_raw(raw)
    , m_place(std::move(place)) { }

ConvertedOutput::~ConvertedOutput() {
    ::close(m_raw);
}

Result<std::unique_ptr<DiskOutput>> ConvertedOutput::open(const Order& order) {
    if (order.path == "-"_L1)
        return std::unexpected(Error{ErrorCode::InvalidArgument,
            DiskOutput::tr("Only raw disks can be written to standard output. Name a file for %1.").arg(order.format),
            {}});
    const QString program = QStandardPaths::findExecutable(u"qemu-img"_s);
    if (program.isEmpty())
        return std::unexpected(Error{ErrorCode::Unsupported,
            DiskOutput::tr(
                "Exporting as %1 needs the program %2, which is not installed. Install the package %3 and try again.")
                .arg(order.format, u"qemu-img"_s, u"qemu-utils"_s),
            {}, true});
    const QString part = partFor(order.path), folder = QFileInfo(order.path).absolutePath();
    auto place = DiskOutput::open(order.path, order.overwrite, {.path = part});
    if (!place)
        return std::unexpected(place.error());
    const int raw = ::open(QFile::encodeName(folder).constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (raw < 0)
        return std::unexpected(errorFromErrno(errno, folder));
    return std::unique_ptr<DiskOutput>(new ConvertedOutput(order, program, part, raw, std::move(*place)));
}

Result<void> ConvertedOutput::write(qint64 offset, std::span<const std::byte> data) {
    while (!data.empty()) {
        const ssize_t written = ::pwrite(m_raw, data.data(), data.size(), off_t(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return std::unexpected(errorFromErrno(errno, QFileInfo(m_order.path).absolutePath()));
        data = data.subspan(std::size_t(written));
        offset += written;
    }
    return {};
}

Result<void> ConvertedOutput::finish(qint64 size) {
    if (::ftruncate(m_raw, off_t(size)) != 0)
        return std::unexpected(errorFromErrno(errno, QFileInfo(m_order.path).absolutePath()));
    if (auto converted = convert(); !converted)
        return converted;
    return m_place->finish(QFileInfo(m_part).size());
}

Result<void> ConvertedOutput::convert() const {
    QProcess process;
    process.setChildProcessModifier([raw = m_raw] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::fcntl(raw, F_SETFD, 0); // qemu-img finds the raw disk at this number
    });
    // qemu-img takes over the file that is there, and its rights.
    process.start(m_program,
        QStringList{u"convert"_s, u"-p"_s, u"-f"_s, u"raw"_s, u"-O"_s, m_order.format} + optionsFor(m_order.format)
            + QStringList{u"/dev/fd/%1"_s.arg(m_raw), m_part});
    bool running = process.waitForStarted();
    while (running) {
        running = !process.waitForFinished(kLook) && process.state() != QProcess::NotRunning;
        if (m_order.stop.stop_requested()) {
            process.kill();
            process.waitForFinished();
            return std::unexpected(Error{ErrorCode::Cancelled, DiskOutput::tr("The export was cancelled."), {}});
        }
        // "    (12.34/100%)\r", again and again
        const QByteArray said = process.readAllStandardOutput();
        const auto begin = said.lastIndexOf('('), end = said.indexOf('/', std::max<qsizetype>(begin, 0));
        if (begin >= 0 && end > begin && m_order.converting)
            m_order.converting(int(said.sliced(begin + 1, end - begin - 1).toDouble() * 10));
    }
    if (process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0
        && process.error() != QProcess::FailedToStart)
        return {};
    const QString said = QString::fromLocal8Bit(process.readAllStandardError()).simplified();
    if (said.contains(u"No space left"_s))
        return std::unexpected(errorFromErrno(ENOSPC, QFileInfo(m_order.path).absolutePath()));
    return std::unexpected(Error{ErrorCode::Internal,
        DiskOutput::tr("The disk could not be written as %1: qemu-img failed.").arg(m_order.format), said, true});
}

} // namespace platter
