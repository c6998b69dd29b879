// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/backup.h"

#include "models/jobs/waiting.h"
#include "models/media/nbdsource.h"
#include "models/servers/virt.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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
constexpr mode_t kOpenToAll = 03733; // with the group's bit, and the one that lets nobody remove what others made
constexpr mode_t kOpenToOne = 0700;

bool isRunning(virDomain* domain) {
    int state = VIR_DOMAIN_NOSTATE;
    return virDomainGetState(domain, &state, nullptr, 0) == 0 && state != VIR_DOMAIN_SHUTOFF
        && state != VIR_DOMAIN_CRASHED && state != VIR_DOMAIN_NOSTATE;
}

// A disk of a backup; keeps that alive.
class BackupDiskSource : public BlockSource {
    Q_DECLARE_TR_FUNCTIONS(Backup)

public:
    BackupDiskSource(std::unique_ptr<NbdSource> disk, std::shared_ptr<Backup> backup, const QString& server)
        : m_backup(std::move(backup))
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
    QString remark() const override {
        return m_backup->isFrozen() ? tr("Taken while the server ran, with its file systems frozen for that moment.")
                                    : tr("Taken while the server ran; its file systems were not frozen (no guest agent "
                                         "answered), so they are as "
                                         "after a power cut.");
    }

private:
    Error reason(const Error& error) const {
        if (error.code != ErrorCode::Unreadable || m_backup->stillRuns())
            return error;
        return {ErrorCode::WrongState,
            tr("%1 was switched off while its disk was being read. Take the snapshot again.").arg(m_server),
            error.detail, true};
    }

    std::shared_ptr<Backup> m_backup;
    std::unique_ptr<NbdSource> m_disk; // goes first
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
    if (m_begun)
        end(m_request.address, m_request.uuid, m_socket, m_scratches);
    if (m_record)
        m_record->remove();
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
Result<void> Backup::prepare(const QByteArray& description, QByteArray& xml) {
    const auto domain = DomainXml::read(description);
    if (!domain)
        return std::unexpected(domain.error());
    const QString id = QUuid::createUuid().toString(QUuid::Id128).first(12);
    const auto place = placeForSocket();
    if (!place)
        return std::unexpected(place.error());
    m_socket = *place + u'/' + id + u".sock";
    QList<DomainXml::BackupDisk> disks;
    QStringList leftOut;
    for (const DomainDisk& disk : domain->disks) {
        if (!m_request.targets.contains(disk.target)) {
            leftOut.append(disk.target);
            continue;
        }
        const QString beside = disk.type == "file"_L1 && !disk.path.isEmpty() ? QFileInfo(disk.path).path() : *place;
        m_scratches.append(beside + u"/.platter-"_s + id + u'-' + disk.target);
        disks.append({disk.target, m_scratches.last()});
    }
    if (disks.size() != m_request.targets.size())
        return std::unexpected(
            Error{ErrorCode::NotFound, tr("%1 does not have that disk any more.").arg(m_request.name)});
    xml = DomainXml::backup(m_socket, disks, leftOut);
    m_record = std::make_unique<Record>(m_request.folder + u'/' + id + u".json");
    return m_record->write({{u"address"_s, m_request.address}, {u"uuid"_s, m_request.uuid}, {u"socket"_s, m_socket},
        {u"scratches"_s, QJsonArray::fromStringList(m_scratches)}});
}

Result<void> Backup::start(const std::stop_token& stop) {
    const auto connection = Virt::open(m_request.address, Virt::Access::Change);
    if (!connection)
        return std::unexpected(connection.error());
    const auto domain = Virt::find(*connection, m_request.uuid);
    if (!domain)
        return std::unexpected(domain.error());
    if (!isRunning(domain->get()))
        return std::unexpected(Error{ErrorCode::WrongState,
            tr("%1 was switched off meanwhile. Take the snapshot again.").arg(m_request.name), {}, true});
    QByteArray xml;
    if (const auto prepared = prepare(Virt::description(domain->get()), xml); !prepared)
        return prepared;
    const auto until = std::chrono::steady_clock::now() + kPatience;
    for (;;) {
        if (stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, tr("The snapshot was cancelled.")});
        m_frozen = virDomainFSFreeze(domain->get(), nullptr, 0, 0) > 0; // without an agent it says no at once
        m_begun = virDomainBackupBegin(domain->get(), xml.constData(), nullptr, 0) == 0;
        const Error failure = m_begun ? Error{} : refusal();
        bool thawed = !m_frozen;
        for (int i = 0; i < kThaws && !thawed; ++i)
            thawed = virDomainFSThaw(domain->get(), nullptr, 0, 0) >= 0 || !waitFor(kPause, {});
        if (!thawed)
            return std::unexpected(Error{ErrorCode::Unavailable,
                tr("The file systems of %1 were frozen and its agent does not thaw them: “virsh domfsthaw %1” does.")
                    .arg(m_request.name),
                {}, true});
        if (m_begun && m_place) // /proc/net/unix tells everybody what is in it
            (void)::chmod(QFile::encodeName(m_place->path()).constData(), kOpenToOne);
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
            tr("%1 cannot be copied while it runs: its QEMU may not let Platter read its disk through %2, since "
               "AppArmor, SELinux or the rights of a folder forbid it. Shut it down, then take the snapshot.")
                .arg(m_request.name, QFileInfo(m_socket).path()),
            error.detail};
    return error;
}

bool Backup::stillRuns() const {
    const auto connection = Virt::open(m_request.address, Virt::Access::Look);
    const auto domain = connection ? Virt::find(*connection, m_request.uuid) : std::unexpected(connection.error());
    return domain && isRunning(domain->get());
}

Result<std::unique_ptr<BlockSource>> Backup::open(
    const std::shared_ptr<Backup>& backup, const QString& target, const std::stop_token& stop) {
    auto disk = NbdSource::connect(
        backup->m_socket, {.name = backup->m_request.name, .exportName = target.toUtf8(), .stop = stop});
    if (!disk)
        return std::unexpected(disk.error());
    return std::make_unique<BackupDiskSource>(*std::move(disk), backup, backup->m_request.name);
}

// Only a job that is ours: one of somebody else's has another socket.
void Backup::end(const QString& address, const QString& uuid, const QString& socket, const QStringList& scratches) {
    const auto connection = Virt::open(address, Virt::Access::Change);
    const auto domain = connection ? Virt::find(*connection, uuid) : std::unexpected(connection.error());
    if (domain) {
        char* text = virDomainBackupGetXMLDesc(domain->get(), 0);
        const bool ours = QByteArrayView(text).contains(socket.toUtf8());
        std::free(text); // NOLINT: libvirt's memory
        if (ours && virDomainAbortJob(domain->get()) != 0)
            qWarning(
                "The backup of %s could not be ended: %s", qPrintable(uuid), qPrintable(Virt::error(QString()).detail));
    }
    QFile::remove(socket);
    for (const QString& scratch : scratches)
        QFile::remove(scratch); // libvirt removes those that it made; others have not begun
}

// Killed at that very moment, it left the server with file systems that nobody can write to. Others stay as they are.
void Backup::thaw(const QString& address, const QString& uuid) {
    const auto connection = Virt::open(address, Virt::Access::Change);
    const auto domain = connection ? Virt::find(*connection, uuid) : std::unexpected(connection.error());
    if (domain && isRunning(domain->get()))
        (void)virDomainFSThaw(domain->get(), nullptr, 0, 0); // without an agent there was nothing frozen
}

void Backup::endStale(const QString& folder, const QString& address) {
    const QFileInfoList files = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files);
    for (const QFileInfo& info : files) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
        if (json["address"_L1].toString() != address)
            continue;
        Record record(info.filePath());
        if (!record.lock.tryLock(0ms))
            continue; // it is running
        QStringList scratches;
        for (const QJsonValue& scratch : json["scratches"_L1].toArray())
            scratches.append(scratch.toString());
        end(address, json["uuid"_L1].toString(), json["socket"_L1].toString(), scratches);
        thaw(address, json["uuid"_L1].toString());
        if (const QString place = QFileInfo(json["socket"_L1].toString()).path(); place != folder)
            QDir().rmdir(place); // empty by now
        record.remove();
    }
}

} // namespace platter
