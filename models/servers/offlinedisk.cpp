// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/offlinedisk.h"

#include "models/media/nbdsource.h"
#include "models/servers/domainxml.h"
#include "models/servers/qemulock.h"
#include "models/servers/qemunbd.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

struct OfflineText {
    Q_DECLARE_TR_FUNCTIONS(OfflineDisk)
};

class OfflineSource : public BlockSource {
public:
    OfflineSource(std::unique_ptr<QemuLock> lock, std::unique_ptr<QemuNbd> exporter, std::unique_ptr<NbdSource> disk)
        : m_lock(std::move(lock))
        , m_exporter(std::move(exporter))
        , m_disk(std::move(disk)) { }

    qint64 size() const override { return m_disk->size(); }
    Result<Extent> extentAt(qint64 offset) override { return m_disk->extentAt(offset); }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override { return m_disk->read(offset, buffer); }
    Result<void> finish() override { return m_disk->finish(); }
    QString remark() const override { return offlineRemark(); }

private:
    std::unique_ptr<QemuLock> m_lock; // qemu-nbd itself would let the server write
    std::unique_ptr<QemuNbd> m_exporter;
    std::unique_ptr<NbdSource> m_disk; // goes first
};

} // namespace

QString offlineRemark() {
    return OfflineText::tr("Taken while the server was off.");
}

Result<std::unique_ptr<BlockSource>> openOfflineDisk(
    const DomainDisk& disk, const QString& server, const std::stop_token& stop) {
    if (disk.path.isEmpty())
        return std::unexpected(Error{ErrorCode::Unsupported,
            OfflineText::tr(
                "The disk %1 of %2 is neither a file nor a block device: it can be copied while the server runs.")
                .arg(disk.target, server)});
    auto lock = std::make_unique<QemuLock>();
    if (!lock->take(disk.path))
        return std::unexpected(Error{ErrorCode::SourceInUse,
            OfflineText::tr("The disk of %1 is being used by another program. Try again when that is done.")
                .arg(server),
            disk.path, true});
    auto exporter = std::make_unique<QemuNbd>();
    if (const auto started = exporter->start(disk, server, QemuNbd::Use::Read, stop); !started)
        return std::unexpected(started.error());
    auto source = NbdSource::connect(exporter->socket(), {.name = server, .stop = stop});
    if (!source)
        return std::unexpected(source.error());
    return std::make_unique<OfflineSource>(std::move(lock), std::move(exporter), *std::move(source));
}

} // namespace platter
