// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/backup.h"

#include "models/domain/sizes.h"
#include "models/jobs/waiting.h"
#include "models/media/nbdsource.h"
#include "models/servers/storagevolume.h"
#include "models/servers/volumedisk.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLockFile>
#include <QUuid>

#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

constexpr auto kPatience = 10s; // for another job on the same server to end
constexpr auto kPause = 200ms;
constexpr auto kThaws = 5; // tries
constexpr qint64 kSpare = kGiB; // left free beside a copy, where other servers' disks grow
constexpr mode_t kOpenToAll = 03733; // with the group's bit, and the one that lets nobody remove what others made
constexpr mode_t kOpenToOne = 0700;

// By a job that names that file.
bool isBackedUp(virDomain* domain, const QByteArray& mark) {
    return !mark.isEmpty() && Virt::taken(virDomainBackupGetXMLDesc(domain, 0)).contains(mark);
}

// A disk of a backup; keeps that alive.
class BackupDiskSource : public BlockSource {
    Q_DECLARE_TR_FUNCTIONS(Backup)

public:
    BackupDiskSource(std::unique_ptr<BlockSource> disk, std::shared_ptr<Backup> backup,
        std::shared_ptr<ChangeTracking> tracking, const QString& server)
        : m_backup(std::move(backup))
        , m_tracking(std::move(tracking))
        , m_disk(std::move(disk))
        , m_server(server) { }

    qint64 size() const override { return m_disk->size(); }
    Result<Extent> extentAt(qint64 offset) override {
        auto extent = m_disk->extentAt(offset);
        return extent ? extent : std::unexpected(reason(extent.error()));
    }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override {
        auto done = m_disk->read(offset, buffer);
        return done ? done : std::unexpected(reason(done.error()));
    }
    Result<void> finish() override { return m_disk->finish(); }
    std::shared_ptr<ChangeTracking> tracking() override { return m_tracking; }
    void useEarlier(bool use) override { m_disk->useEarlier(use); }
    QString remark() const override {
        const QString how = m_backup->isFrozen()
            ? tr("Taken while the server ran, with its file systems frozen for that moment.")
            : tr("Taken while the server ran; its file systems were not frozen (no guest agent answered), so they "
                 "are as after a power cut.");
        const QString untracked = m_backup->untracked();
        return untracked.isEmpty() ? how : tr("%1 What changes could not be tracked: %2").arg(how, untracked);
    }

private:
    Error reason(const Error& error) const {
        if (error.code != ErrorCode::Unreadable || m_backup->isCopied() || m_backup->stillRuns())
            return error;
        return {ErrorCode::WrongState,
            tr("%1 was switched off while its disk was being read. Take the snapshot again.").arg(m_server),
            error.detail, true};
    }

    std::shared_ptr<Backup> m_backup;
    std::shared_ptr<ChangeTracking> m_tracking;
    std::unique_ptr<BlockSource> m_disk; // goes first
    QString m_server;
};

} // namespace

// While the backup runs its file is locked by this process; a lock whose owner is gone is stale for QLockFile.
struct Backup::Record {
    explicit Record(const QString& file)
        : path(file)
        , lock(file + ".lock"_L1) {
        lock.setStaleLockTime(0ms); // held as long as its process lives
    }
    Result<void> write(const QJsonObject& json) {
        QFile file(path);
        if (!lock.tryLock(0ms) || !file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0)
            return std::unexpected(Error{ErrorCode::Unreadable,
                tr("The folder %1 cannot be written to.").arg(QFileInfo(path).path()), file.errorString()});
        return {};
    }
    void remove() {
        QFile::remove(path);
        lock.unlock();
    }

    QString path;
    QLockFile lock;
};

Backup::Backup(const Request& request)
    : m_request(request) { }

Result<std::shared_ptr<Backup>> Backup::begin(const Request& request, const std::stop_token& stop) {
    std::shared_ptr<Backup> backup(new Backup(request));
    if (const auto started = backup->start(stop); !started)
        return std::unexpected(started.error());
    return backup;
}

Backup::~Backup() {
    forget();
}

// What was begun, or only prepared.
void Backup::forget() {
    const bool isGone = (!m_begun && m_traces.copies.isEmpty()) || m_traces.end();
    if (m_record && isGone)
        m_record->remove();
    m_record.reset(); // what is left is ended another time
    m_place.reset();
    m_tracker.reset();
    m_begun = false;
    m_traces = {.address = m_request.address, .uuid = m_request.uuid};
}

// The computer's own libvirt runs QEMU as another user, who can do nothing in this one's folder. In such a folder everybody
// may make a file whose name they alone know. It belongs to this user's group, which may connect: libvirt starts QEMU with
// a umask of 002 (qemu_process.c). Once it is there the folder is closed.
Result<QString> Backup::placeForSocket() {
    if (!QDir().mkpath(m_request.folder))
        return std::unexpected(Error{ErrorCode::Unreadable, tr("The folder %1 cannot be made.").arg(m_request.folder)});
    QFile::setPermissions(m_request.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (Virt::isOnesOwn(m_request.address))
        return m_request.folder;
    m_place = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/platter-XXXXXX"_s);
    if (!m_place->isValid() || ::chmod(QFile::encodeName(m_place->path()).constData(), kOpenToAll) != 0)
        return std::unexpected(Error{
            ErrorCode::Unreadable, tr("The folder %1 cannot be made.").arg(m_place->path()), m_place->errorString()});
    return m_place->path();
}

// The scratch files stand beside the disks: QEMU may write there, and there is room for what the server writes meanwhile.
Result<QList<DomainXml::BackupDisk>> Backup::scratches(const QList<DomainDisk>& disks, const QString& id) {
    const auto place = placeForSocket();
    if (!place)
        return std::unexpected(place.error());
    m_traces.socket = *place + u'/' + id + u".sock";
    QList<DomainXml::BackupDisk> given;
    for (const DomainDisk& disk : disks) {
        const QString beside = disk.type == "file"_L1 && !disk.path.isEmpty() ? QFileInfo(disk.path).path() : *place;
        m_traces.scratches.append(beside + u"/.platter-"_s + id + u'-' + disk.target);
        given.append({.target = disk.target,
            .file = m_traces.scratches.last(),
            .earlier = m_tracker ? m_tracker->earlierBitmap(disk.target) : QString()});
    }
    if (const auto written = writeRecord(id); !written)
        return std::unexpected(written.error());
    return given;
}

// The copies stand in the storage pool that the disk is in, or in libvirt's own.
Result<QList<DomainXml::BackupDisk>> Backup::copies(
    virDomain* domain, const QList<DomainDisk>& disks, const QString& id) {
    QList<StorageVolume::Order> orders;
    QList<DomainXml::BackupDisk> given;
    QHash<QString, qint64> needed; // of pools
    for (const DomainDisk& disk : disks) {
        const auto pool = StorageVolume::poolFor(m_request.address, disk.path);
        if (!pool)
            return std::unexpected(pool.error());
        virDomainBlockInfo info{};
        if (virDomainGetBlockInfo(domain, disk.target.toUtf8().constData(), &info, 0) != 0)
            return std::unexpected(Virt::error(tr("%1 cannot be copied").arg(m_request.name)));
        qint64& sum = needed[pool->folder];
        sum += qint64(
            disk.standsOnFile ? info.capacity : std::min(std::max(info.allocation, info.physical), info.capacity));
        if (pool->room < sum + kSpare)
            return std::unexpected(Error{ErrorCode::DiskFull,
                tr("libvirt copies the disk of %1 before it is read: that takes %2, and in %3 there is room for %4. "
                   "Make room there, or shut the server down, then take the snapshot.")
                    .arg(m_request.name, formatSize(sum + kSpare), pool->folder, formatSize(pool->room)),
                {}, true});
        orders.append({.folder = pool->folder,
            .name = u"platter-%1-%2.qcow2"_s.arg(id, disk.target),
            .kind = StorageVolume::Kind::Qcow2,
            .capacity = qint64(info.capacity)});
        m_traces.copies.append(pool->folder + u'/' + orders.last().name);
        given.append({.target = disk.target, .file = m_traces.copies.last()});
    }
    if (const auto written = writeRecord(id); !written)
        return std::unexpected(written.error());
    for (const StorageVolume::Order& order : orders)
        if (const auto made = StorageVolume::create(m_request.address, order); !made)
            return std::unexpected(made.error());
    return given;
}

Result<void> Backup::writeRecord(const QString& id) {
    const QString folder = isCopied() && !m_request.records.isEmpty() ? m_request.records : m_request.folder;
    if (!QDir().mkpath(folder))
        return std::unexpected(Error{ErrorCode::Unreadable, tr("The folder %1 cannot be made.").arg(folder)});
    m_record = std::make_unique<Record>(folder + u'/' + id + u".json");
    return m_record->write(m_traces.json());
}

// Returns the job for libvirt.
Result<QByteArray> Backup::prepare(virDomain* domain, bool tracked) {
    const auto description = DomainXml::read(Virt::description(domain));
    if (!description)
        return std::unexpected(description.error());
    QList<DomainDisk> wanted;
    QStringList leftOut;
    for (const DomainDisk& disk : description->disks) {
        if (m_request.targets.contains(disk.target))
            wanted.append(disk);
        else
            leftOut.append(disk.target);
    }
    if (wanted.size() != m_request.targets.size())
        return std::unexpected(
            Error{ErrorCode::NotFound, tr("%1 does not have that disk any more.").arg(m_request.name)});
    if (tracked)
        m_tracker = ChangeTracker::begin(trackedServer(), domain, wanted);
    const QString id = QUuid::createUuid().toString(QUuid::Id128).first(12);
    const auto disks = isCopied() ? copies(domain, wanted, id) : scratches(wanted, id);
    if (!disks)
        return std::unexpected(disks.error());
    return DomainXml::backup(m_traces.socket, *disks, leftOut);
}

Result<void> Backup::start(const std::stop_token& stop) {
    const auto domain = Virt::find(m_request.address, m_request.uuid, Virt::Access::Change);
    if (!domain)
        return std::unexpected(domain.error());
    if (!Virt::isRunning(domain->get()))
        return std::unexpected(Error{ErrorCode::WrongState,
            tr("%1 was switched off meanwhile. Take the snapshot again.").arg(m_request.name), {}, true});
    if (!Virt::isHere(m_request.address))
        return begin(domain->get(), Way::Push, false, stop);
    const bool tracks = ChangeTracker::isOn(trackedServer());
    auto pulled = begin(domain->get(), Way::Pull, true, stop);
    const auto isRefused = [&pulled](ErrorCode code) { return pulled.error().code == code; };
    if (pulled && tracks && !m_tracker)
        m_untracked = tr("another snapshot of it was being taken, or it has no qcow2 disk.");
    if (!pulled && m_tracker && !m_begun && !isRefused(ErrorCode::PermissionDenied) && !isRefused(ErrorCode::Conflict)
        && !isRefused(ErrorCode::Cancelled)) { // it may be the bitmaps that libvirt or QEMU will not have
        m_untracked = pulled.error().message;
        pulled = begin(domain->get(), Way::Pull, false, stop);
    }
    if (pulled || !isRefused(ErrorCode::PermissionDenied) || !m_place)
        return pulled;
    auto pushed = begin(domain->get(), Way::Push, false, stop);
    if (!pushed)
        pushed.error().detail += u"\n"_s + pulled.error().message + u' ' + pulled.error().detail;
    if (tracks)
        m_untracked = pulled.error().message;
    return pushed;
}

ChangeTracker::Server Backup::trackedServer() const {
    return {.folder = m_request.changes, .address = m_request.address, .uuid = m_request.uuid, .name = m_request.name};
}

Result<void> Backup::begin(virDomain* domain, Way way, bool tracked, const std::stop_token& stop) {
    forget();
    m_way = way;
    const auto xml = prepare(domain, tracked);
    if (!xml)
        return std::unexpected(xml.error());
    const QByteArray checkpoint = m_tracker ? m_tracker->checkpoint() : QByteArray();
    const auto until = std::chrono::steady_clock::now() + kPatience;
    for (;;) {
        if (stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, tr("The snapshot was cancelled.")});
        m_frozen = virDomainFSFreeze(domain, nullptr, 0, 0) > 0; // without an agent it says no at once
        m_begun = virDomainBackupBegin(domain, xml->constData(), m_tracker ? checkpoint.constData() : nullptr,
                      isCopied() ? VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL : 0)
            == 0;
        const Error failure = m_begun ? Error{} : refusal();
        bool thawed = !m_frozen;
        for (int i = 0; i < kThaws && !thawed; ++i)
            thawed = virDomainFSThaw(domain, nullptr, 0, 0) >= 0 || !waitFor(kPause, {});
        if (!thawed)
            return std::unexpected(Error{ErrorCode::Unavailable,
                tr("The file systems of %1 were frozen and its agent does not thaw them: “virsh domfsthaw %1” does.")
                    .arg(m_request.name),
                {}, true});
        if (m_begun && m_place) // /proc/net/unix tells everybody what is in it
            (void)::chmod(QFile::encodeName(m_place->path()).constData(), kOpenToOne);
        if (m_begun && m_tracker)
            m_tracker->begun(domain);
        if (m_begun)
            return {};
        if (failure.code != ErrorCode::Conflict || std::chrono::steady_clock::now() > until)
            return std::unexpected(failure);
        (void)waitFor(kPause, stop);
    }
}

// Of libvirt's last call on this thread.
Error Backup::refusal() const {
    Error error = Virt::error(tr("%1 cannot be copied").arg(m_request.name));
    if (m_place && error.detail.contains("socket"_L1) && error.detail.contains("Permission denied"_L1))
        return {ErrorCode::PermissionDenied,
            tr("The QEMU of %1 may not let Platter read its disk through %2, since AppArmor, SELinux or the rights of "
               "a "
               "folder forbid it.")
                .arg(m_request.name, QFileInfo(m_traces.socket).path()),
            error.detail};
    return error;
}

bool Backup::stillRuns() const {
    const auto domain = Virt::find(m_request.address, m_request.uuid, Virt::Access::Look);
    return domain && Virt::isRunning(domain->get());
}

// libvirt's job ends by itself when all is copied.
Result<void> Backup::awaitCopy(const DiskOpening& opening) {
    const std::scoped_lock lock(m_copyMutex);
    if (m_copied)
        return *m_copied;
    const auto domain = Virt::find(m_request.address, m_request.uuid, Virt::Access::Change);
    if (!domain)
        return std::unexpected(domain.error());
    const auto copied = lookAtCopy(domain->get(), opening);
    if (copied || copied.error().code != ErrorCode::Cancelled)
        m_copied = copied;
    return copied;
}

Error Backup::switchedOff() const {
    return {ErrorCode::WrongState,
        tr("%1 was switched off while its disk was being copied. Take the snapshot again.").arg(m_request.name), {},
        true};
}

Result<void> Backup::lookAtCopy(virDomain* domain, const DiskOpening& opening) const {
    for (;;) {
        virDomainJobInfo job{};
        if (virDomainGetJobInfo(domain, &job) != 0) {
            const Error error = Virt::error(tr("%1 cannot be copied").arg(m_request.name));
            return std::unexpected(Virt::isRunning(domain) ? error : switchedOff());
        }
        if (job.type == VIR_DOMAIN_JOB_NONE)
            break;
        if (opening.report)
            opening.report(tr("libvirt is copying it"), qint64(job.fileProcessed), qint64(job.fileTotal));
        if (!waitFor(kPause, opening.stop))
            return std::unexpected(Error{ErrorCode::Cancelled, tr("The snapshot was cancelled.")});
    }
    int type = VIR_DOMAIN_JOB_NONE, count = 0;
    virTypedParameterPtr parameters = nullptr;
    const bool told = virDomainGetJobStats(domain, &type, &parameters, &count,
                          VIR_DOMAIN_JOB_STATS_COMPLETED | VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED)
        == 0;
    int operation = VIR_DOMAIN_JOB_OPERATION_UNKNOWN;
    const char* said = nullptr;
    (void)virTypedParamsGetInt(parameters, count, VIR_DOMAIN_JOB_OPERATION, &operation);
    (void)virTypedParamsGetString(parameters, count, VIR_DOMAIN_JOB_ERRMSG, &said);
    const QString detail = QString::fromUtf8(said);
    virTypedParamsFree(parameters, count);
    if (told && type == VIR_DOMAIN_JOB_COMPLETED && operation == VIR_DOMAIN_JOB_OPERATION_BACKUP)
        return {};
    if (!Virt::isRunning(domain))
        return std::unexpected(switchedOff());
    return std::unexpected(Error{ErrorCode::Unreadable,
        detail.isEmpty() ? tr("libvirt could not copy the disk of %1, and does not say why. Take the snapshot again.")
                               .arg(m_request.name)
                         : tr("libvirt could not copy the disk of %1: %2").arg(m_request.name, detail.simplified()),
        detail, true});
}

Result<std::unique_ptr<BlockSource>> Backup::open(
    const std::shared_ptr<Backup>& backup, const QString& target, const DiskOpening& opening) {
    const Request& request = backup->m_request;
    const auto& tracker = backup->m_tracker;
    Result<std::unique_ptr<BlockSource>> disk;
    if (backup->isCopied()) {
        if (const auto copied = backup->awaitCopy(opening); !copied)
            return std::unexpected(copied.error());
        const QString ending = u'-' + target + u".qcow2";
        const auto copy = std::ranges::find_if(
            backup->m_traces.copies, [&ending](const QString& path) { return path.endsWith(ending); });
        disk = openVolumeDisk(
            {.address = request.address, .path = *copy, .format = u"qcow2"_s, .server = request.name}, opening.stop);
    } else {
        const bool knows = tracker && !tracker->earlierBitmap(target).isEmpty();
        disk = NbdSource::connect(backup->m_traces.socket,
            {.name = request.name,
                .exportName = target.toUtf8(),
                .stop = opening.stop,
                .bitmap = knows ? QByteArray(DomainXml::kChanges) : QByteArray()});
    }
    if (!disk)
        return std::unexpected(disk.error());
    return std::make_unique<BackupDiskSource>(
        *std::move(disk), backup, tracker ? tracker->disk(target) : nullptr, request.name);
}

QJsonObject Backup::Traces::json() const {
    return {{u"address"_s, address}, {u"uuid"_s, uuid}, {u"socket"_s, socket},
        {u"scratches"_s, QJsonArray::fromStringList(scratches)}, {u"copies"_s, QJsonArray::fromStringList(copies)}};
}

Backup::Traces Backup::Traces::from(const QJsonObject& json) {
    const auto strings = [&json](QLatin1StringView key) {
        QStringList list;
        for (const QJsonValue& value : json[key].toArray())
            list.append(value.toString());
        return list;
    };
    return {.address = json["address"_L1].toString(),
        .uuid = json["uuid"_L1].toString(),
        .socket = json["socket"_L1].toString(),
        .scratches = strings("scratches"_L1),
        .copies = strings("copies"_L1)};
}

// A job of somebody else's names another socket, and other files.
bool Backup::Traces::end() const {
    const auto domain = Virt::find(address, uuid, Virt::Access::Change);
    bool isGone = domain || domain.error().code == ErrorCode::NotFound;
    if (domain) {
        const QByteArray mark = (socket.isEmpty() ? copies.value(0) : socket).toUtf8();
        const bool failed = isBackedUp(domain->get(), mark) && virDomainAbortJob(domain->get()) != 0;
        const QString detail = failed ? Virt::error(QString()).detail : QString();
        if (failed && isBackedUp(domain->get(), mark)) { // else it ended by itself
            isGone = false;
            qWarning("The backup of %s could not be ended: %s", qPrintable(uuid), qPrintable(detail));
        }
    }
    if (!socket.isEmpty())
        QFile::remove(socket);
    for (const QString& scratch : scratches)
        QFile::remove(scratch); // libvirt removes those that it made; others have not begun
    if (!isGone)
        return false; // nor are its copies
    for (const QString& copy : copies)
        if (const auto removed = StorageVolume::remove(address, copy); !removed) {
            isGone = false;
            qWarning("%s %s", qPrintable(removed.error().message), qPrintable(removed.error().detail));
        }
    return isGone;
}

// Killed at that very moment, it left the server with file systems that nobody can write to. Others stay as they are. False:
// libvirt does not answer.
bool Backup::thaw(const QString& address, const QString& uuid) {
    const auto domain = Virt::find(address, uuid, Virt::Access::Change);
    if (domain && Virt::isRunning(domain->get()))
        (void)virDomainFSThaw(domain->get(), nullptr, 0, 0); // without an agent there was nothing frozen
    return domain || domain.error().code == ErrorCode::NotFound;
}

void Backup::endStale(const QString& folder, const QString& address) {
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files);
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const Traces traces = Traces::from(QJsonDocument::fromJson(file.readAll()).object());
        if (traces.address != address)
            continue;
        Record record(info.filePath());
        if (!record.lock.tryLock(0ms))
            continue; // it is running
        const bool isGone = traces.end();
        if (!thaw(address, traces.uuid) || !isGone)
            continue; // another time
        if (const QString place = QFileInfo(traces.socket).path(); !traces.socket.isEmpty() && place != folder)
            QDir().rmdir(place); // empty by now
        record.remove();
    }
}

} // namespace platter
