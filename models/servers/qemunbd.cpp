// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/qemunbd.h"

#include "models/servers/domainxml.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QStandardPaths>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

constexpr auto kPatience = 30s; // for qemu-nbd to open the disk
constexpr int kTick = 20; // milliseconds

// Sentences that are as old as reading such disks.
struct OfflineText {
    Q_DECLARE_TR_FUNCTIONS(OfflineDisk)
};

} // namespace

QemuNbd::~QemuNbd() {
    end();
}

void QemuNbd::end() {
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(2'000)) {
        m_process.kill();
        m_process.waitForFinished();
    }
}

Result<void> QemuNbd::start(const DomainDisk& disk, const QString& server, Use use, const std::stop_token& stop) {
    const QString program = QStandardPaths::findExecutable(u"qemu-nbd"_s);
    if (program.isEmpty())
        return std::unexpected(Error{ErrorCode::NotFound,
            OfflineText::tr("The disk of a server that is off is read by qemu-nbd, which is not installed here: it is "
                            "in the package qemu-utils (qemu-img on Fedora).")});
    if (!m_folder.isValid())
        return std::unexpected(
            Error{ErrorCode::Unreadable, OfflineText::tr("No temporary folder can be made."), m_folder.errorString()});
    QStringList arguments{u"--format=%1"_s.arg(disk.format.isEmpty() ? u"raw"_s : disk.format),
        u"--socket=%1"_s.arg(socket()),
        u"--pid-file=%1"_s.arg(
            ready())}; // written when the disk is open and clients are answered; the socket is there before
    if (use == Use::Read)
        arguments << u"--read-only"_s << u"--shared=2"_s;
    else
        arguments << u"--discard=unmap"_s << u"--detect-zeroes=unmap"_s;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(program, arguments << disk.path);
    const auto until = std::chrono::steady_clock::now() + kPatience;
    while (!QFileInfo::exists(ready())) {
        if (stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled,
                use == Use::Read ? OfflineText::tr("The snapshot was cancelled.")
                                 : OfflineText::tr("This was cancelled.")});
        if (m_process.waitForFinished(kTick) || m_process.state() == QProcess::NotRunning)
            return std::unexpected(failure(disk, server, use));
        if (std::chrono::steady_clock::now() > until)
            return std::unexpected(Error{ErrorCode::TimedOut,
                OfflineText::tr("The disk of %1 could not be opened in time.").arg(server), disk.path, true});
    }
    return {};
}

Error QemuNbd::failure(const DomainDisk& disk, const QString& server, Use use) {
    const QString said = QString::fromLocal8Bit(m_process.readAll()).simplified();
    if (said.contains("lock"_L1))
        return {ErrorCode::SourceInUse,
            OfflineText::tr("The disk of %1 is being used by another program. Try again when that is done.")
                .arg(server),
            said, true};
    if (said.contains("Permission denied"_L1) && use == Use::Write)
        return {ErrorCode::PermissionDenied,
            OfflineText::tr("You may not write to the disk of %1 (%2). Let its administrator give you the right to.")
                .arg(server, disk.path),
            said};
    if (said.contains("Permission denied"_L1))
        return {ErrorCode::PermissionDenied,
            OfflineText::tr("You may not read the disk of %1 (%2). Let its administrator give you the right to.")
                .arg(server, disk.path),
            said};
    return {ErrorCode::Unreadable,
        OfflineText::tr("The disk of %1 (%2) cannot be read: %3").arg(server, disk.path, said), said};
}

} // namespace platter
