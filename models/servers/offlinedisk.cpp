// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/offlinedisk.h"

#include "models/media/nbdsource.h"
#include "models/servers/domainxml.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

constexpr auto kPatience = 30s; // for qemu-nbd to open the disk
constexpr int kTick = 20; // milliseconds

struct OfflineText {
    Q_DECLARE_TR_FUNCTIONS(OfflineDisk)
};

// qemu-nbd over one disk. Made and used on worker threads, without an event loop.
class Exporter {
public:
    ~Exporter() {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(2'000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    Result<void> start(const DomainDisk& disk, const QString& server, const std::stop_token& stop) {
        const QString program = QStandardPaths::findExecutable(u"qemu-nbd"_s);
        if (program.isEmpty())
            return std::unexpected(Error{ErrorCode::NotFound,
                OfflineText::tr(
                    "The disk of a server that is off is read by qemu-nbd, which is not installed here: it is "
                    "in the package qemu-utils (qemu-img on Fedora).")});
        if (!m_folder.isValid())
            return std::unexpected(Error{
                ErrorCode::Unreadable, OfflineText::tr("No temporary folder can be made."), m_folder.errorString()});
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(program,
            {u"--read-only"_s, u"--format=%1"_s.arg(disk.format.isEmpty() ? u"raw"_s : disk.format),
                u"--socket=%1"_s.arg(socket()), u"--shared=2"_s, disk.path});
        const auto until = std::chrono::steady_clock::now() + kPatience;
        while (!QFileInfo::exists(socket())) {
            if (stop.stop_requested())
                return std::unexpected(Error{ErrorCode::Cancelled, OfflineText::tr("The snapshot was cancelled.")});
            if (m_process.waitForFinished(kTick) || m_process.state() == QProcess::NotRunning)
                return std::unexpected(failure(disk, server));
            if (std::chrono::steady_clock::now() > until)
                return std::unexpected(Error{ErrorCode::TimedOut,
                    OfflineText::tr("The disk of %1 could not be opened in time.").arg(server), disk.path, true});
        }
        return {};
    }
    QString socket() const { return m_folder.filePath(u"disk.sock"_s); }

private:
    Error failure(const DomainDisk& disk, const QString& server) {
        const QString said = QString::fromLocal8Bit(m_process.readAll()).simplified();
        if (said.contains("lock"_L1))
            return {ErrorCode::SourceInUse,
                OfflineText::tr("The disk of %1 is being used by another program. Try again when that is done.")
                    .arg(server),
                said, true};
        if (said.contains("Permission denied"_L1))
            return {ErrorCode::PermissionDenied,
                OfflineText::tr(
                    "You may not read the disk of %1 (%2) while it is off. Start it and take the snapshot while it "
                    "runs, or let its administrator give you the right to read that file.")
                    .arg(server, disk.path),
                said};
        return {ErrorCode::Unreadable,
            OfflineText::tr("The disk of %1 (%2) cannot be read: %3").arg(server, disk.path, said), said};
    }

    QTemporaryDir m_folder;
    QProcess m_process;
};

class OfflineSource : public BlockSource {
    Q_DECLARE_TR_FUNCTIONS(OfflineDisk)

public:
    OfflineSource(std::unique_ptr<Exporter> exporter, std::unique_ptr<NbdSource> disk)
        : m_exporter(std::move(exporter))
        , m_disk(std::move(disk)) { }

    qint64 size() const override { return m_disk->size(); }
    Result<Extent> extentAt(qint64 offset) override { return m_disk->extentAt(offset); }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override { return m_disk->read(offset, buffer); }
    Result<void> finish() override { return m_disk->finish(); }
    QString remark() const override { return tr("Taken while the server was off."); }

private:
    std::unique_ptr<Exporter> m_exporter;
    std::unique_ptr<NbdSource> m_disk; // goes first
};

} // namespace

Result<std::unique_ptr<BlockSource>> openOfflineDisk(
    const DomainDisk& disk, const QString& server, const std::stop_token& stop) {
    if (disk.path.isEmpty())
        return std::unexpected(Error{ErrorCode::Unsupported,
            OfflineText::tr(
                "The disk %1 of %2 is neither a file nor a block device: it can be copied while the server runs.")
                .arg(disk.target, server)});
    auto exporter = std::make_unique<Exporter>();
    if (const auto started = exporter->start(disk, server, stop); !started)
        return std::unexpected(started.error());
    auto source = NbdSource::connect(exporter->socket(), {.name = server, .stop = stop});
    if (!source)
        return std::unexpected(source.error());
    return std::make_unique<OfflineSource>(std::move(exporter), *std::move(source));
}

} // namespace platter
