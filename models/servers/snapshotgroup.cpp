// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/snapshotgroup.h"

#include "models/servers/offlinedisk.h"
#include "models/servers/virt.h"
#include "models/servers/volumedisk.h"

#include <QCoreApplication>
#include <QThread>
#include <QThreadPool>

#include <algorithm>
#include <atomic>

namespace platter {

namespace {

struct SnapshotText {
    Q_DECLARE_TR_FUNCTIONS(SnapshotGroup)
};

// A disk that is read through libvirt, which does not keep the server from being started meanwhile.
class OffSource : public BlockSource {
public:
    OffSource(std::unique_ptr<BlockSource> disk, Backup::Request request)
        : m_disk(std::move(disk))
        , m_request(std::move(request)) { }

    qint64 size() const override { return m_disk->size(); }
    Result<Extent> extentAt(qint64 offset) override { return m_disk->extentAt(offset); }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override { return m_disk->read(offset, buffer); }
    Result<void> finish() override {
        if (const auto unchanged = m_disk->finish(); !unchanged)
            return unchanged;
        const auto domain = Virt::find(m_request.address, m_request.uuid, Virt::Access::Look);
        if (!domain)
            return std::unexpected(domain.error());
        const int active = virDomainIsActive(domain->get());
        if (active == 0)
            return {};
        if (active < 0)
            return std::unexpected(
                Virt::error(SnapshotText::tr("It cannot be told whether %1 was started").arg(m_request.name)));
        return std::unexpected(Error{ErrorCode::WrongState,
            SnapshotText::tr("%1 was started while its disk was being read. Take the snapshot again.")
                .arg(m_request.name),
            {}, true});
    }
    QString remark() const override { return offlineRemark(); }

private:
    std::unique_ptr<BlockSource> m_disk;
    Backup::Request m_request;
};

} // namespace

// One disk's turn. It counts as waiting until it is opened, or until nobody can open it any more.
class SnapshotGroup::Ticket {
public:
    Ticket(std::shared_ptr<SnapshotGroup> group, const QString& target)
        : m_group(std::move(group))
        , m_target(target) { }
    ~Ticket() {
        if (!m_used)
            m_group->drop();
    }
    Q_DISABLE_COPY_MOVE(Ticket)

    Result<DiskSource> open(const DiskOpening& opening) {
        if (m_used.exchange(true))
            return std::unexpected(Error{ErrorCode::WrongState,
                SnapshotText::tr("That moment of the server is over. Take a new snapshot of it.")});
        auto source = m_group->open(m_target, opening);
        m_group->drop();
        return source;
    }

private:
    std::shared_ptr<SnapshotGroup> m_group;
    QString m_target;
    std::atomic<bool> m_used = false;
};

DiskOpener SnapshotGroup::add(const QString& target) {
    const std::lock_guard lock(m_mutex);
    if (m_begun)
        return {};
    if (!m_request.targets.contains(target))
        m_request.targets.append(target);
    ++m_waiting;
    const auto ticket = std::make_shared<Ticket>(shared_from_this(), target);
    return [ticket](const DiskOpening& opening) { return ticket->open(opening); };
}

void SnapshotGroup::drop() {
    std::shared_ptr<Backup> ended;
    {
        const std::lock_guard lock(m_mutex);
        if (--m_waiting == 0)
            ended = std::exchange(m_backup, nullptr);
    }
    // Ending takes a while, and the window's thread may be here: of a job that is gone before it was run.
    if (ended && qApp && QThread::currentThread() == qApp->thread())
        QThreadPool::globalInstance()->start([backup = std::move(ended)]() mutable { backup.reset(); });
}

Result<std::shared_ptr<Backup>> SnapshotGroup::begin(const std::stop_token& stop) const {
    const ChangeTracker::Server server{
        .folder = m_request.changes, .address = m_request.address, .uuid = m_request.uuid, .name = m_request.name};
    if (m_tracksChanges)
        if (const auto chosen = ChangeTracker::choose(server, *m_tracksChanges); !chosen)
            return std::unexpected(chosen.error());
    return Backup::begin(m_request, stop);
}

Result<DiskSource> SnapshotGroup::open(const QString& target, const DiskOpening& opening) {
    {
        const std::lock_guard lock(m_mutex);
        m_begun = true;
    }
    std::shared_ptr<Backup> backup;
    {
        const std::lock_guard alone(m_beginMutex);
        if (!std::exchange(m_tried, true)) {
            auto begun = begin(opening.stop);
            const std::lock_guard lock(m_mutex);
            if (begun)
                m_backup = *std::move(begun);
            else if (begun.error().code != ErrorCode::WrongState)
                m_failure = begun.error();
        }
        if (m_failure)
            return std::unexpected(*m_failure);
        const std::lock_guard lock(m_mutex);
        backup = m_backup;
    }
    if (!backup)
        return openOff(target, opening.stop);
    auto disk = Backup::open(backup, target, opening);
    if (!disk)
        return std::unexpected(disk.error());
    return *std::move(disk);
}

// The server is off: nothing changes its disks.
Result<DiskSource> SnapshotGroup::openOff(const QString& target, const std::stop_token& stop) {
    const auto domain = Virt::find(m_request.address, m_request.uuid, Virt::Access::Look);
    if (!domain)
        return std::unexpected(domain.error());
    const auto description = DomainXml::read(Virt::description(domain->get()));
    if (!description)
        return std::unexpected(description.error());
    const auto disk = std::ranges::find(description->disks, target, &DomainDisk::target);
    if (disk == description->disks.end())
        return std::unexpected(
            Error{ErrorCode::NotFound, SnapshotText::tr("%1 does not have that disk any more.").arg(m_request.name)});
    if (Virt::isHere(m_request.address) || disk->path.isEmpty()) {
        auto source = openOfflineDisk(*disk, m_request.name, stop);
        if (source)
            return *std::move(source);
        if (source.error().code != ErrorCode::PermissionDenied || disk->path.isEmpty())
            return std::unexpected(source.error());
    }
    auto source = openVolumeDisk(
        {.address = m_request.address, .path = disk->path, .format = disk->format, .server = m_request.name}, stop);
    if (!source)
        return std::unexpected(source.error());
    return std::make_unique<OffSource>(*std::move(source), m_request);
}

} // namespace platter
