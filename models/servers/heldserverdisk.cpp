// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/heldserverdisk.h"

#include "models/domain/sizes.h"
#include "models/servers/domainplan.h"
#include "models/servers/offlinedisk.h"
#include "models/servers/qemudiskoutput.h"
#include "models/servers/serverdiskoutput.h"
#include "models/servers/unfinished.h"
#include "models/servers/volumeoutput.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QUuid>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kSpare = 64 * kMiB; // left free beside a new disk

std::unexpected<Error> refused(ErrorCode code, const QString& message) {
    return std::unexpected(Error{code, message});
}

} // namespace

Result<std::unique_ptr<HeldDisk>> HeldServerDisk::hold(const Order& order, const std::stop_token& stop) {
    std::unique_ptr<HeldServerDisk> held(new HeldServerDisk(order));
    if (const auto begun = held->begin(stop); !begun)
        return std::unexpected(begun.error());
    return held;
}

// What would not go with another disk: memory that was saved, and snapshots of libvirt's own, which are in the old one.
Result<void> HeldServerDisk::checkServer(virDomain* domain) const {
    int state = VIR_DOMAIN_NOSTATE;
    if (virDomainGetState(domain, &state, nullptr, 0) != 0)
        return std::unexpected(Virt::error(tr("%1 cannot be asked whether it runs").arg(m_order.name)));
    if (state != VIR_DOMAIN_SHUTOFF && state != VIR_DOMAIN_CRASHED)
        return refused(
            ErrorCode::WrongState, tr("%1 is running. Shut it down, then restore its disk.").arg(m_order.name));
    if (virDomainHasManagedSaveImage(domain, 0) == 1)
        return refused(ErrorCode::WrongState,
            tr("%1 was saved while it ran, and would go on with another disk. Start it and shut it down first.")
                .arg(m_order.name));
    if (virDomainSnapshotNum(domain, 0) > 0)
        return refused(ErrorCode::WrongState,
            tr("libvirt keeps snapshots of %1 in its disk, which would be lost. Delete them first: “virsh "
               "snapshot-list”, “virsh snapshot-delete”.")
                .arg(m_order.name));
    return {};
}

Result<void> HeldServerDisk::begin(const std::stop_token& stop) {
    const auto domain = Virt::find(m_order.address, m_order.uuid, Virt::Access::Look);
    if (!domain)
        return std::unexpected(domain.error());
    if (const auto fine = checkServer(domain->get()); !fine)
        return fine;
    const auto description = DomainXml::read(Virt::description(domain->get()));
    if (!description)
        return std::unexpected(description.error());
    if (description->disks.isEmpty())
        return refused(ErrorCode::NotFound, tr("%1 has no disk.").arg(m_order.name));
    m_disk = description->disks.first();
    if (m_disk.format.isEmpty())
        m_disk.format = u"raw"_s;
    const bool isFile = m_disk.type == "file"_L1 && (m_disk.format == "raw"_L1 || m_disk.format == "qcow2"_L1);
    if (!isFile && !(isDevice() && m_disk.format == "raw"_L1))
        return refused(ErrorCode::Unsupported,
            tr("The disk of %1 is neither a raw or qcow2 file nor a block device: Platter cannot restore it.")
                .arg(m_order.name));
    if (const auto alone = checkUsers(); !alone)
        return alone;
    return openDisk(stop);
}

// Another server with the same disk, or one whose disk stands on it, would not start again. A libvirt without storage pools
// does not tell.
Result<void> HeldServerDisk::checkUsers() {
    const auto users = StorageVolume::usersOf(m_order.address, m_disk.path, m_order.uuid);
    if (!users)
        m_untold = users.error();
    if (!users || users->names.isEmpty())
        return {};
    return refused(ErrorCode::Conflict,
        tr("The disk of %1 (%2) is used by %3 too, which would lose it.")
            .arg(m_order.name, m_disk.path, users->names.join(u", "_s)));
}

Result<void> HeldServerDisk::openDisk(const std::stop_token& stop) {
    if (!Virt::isHere(m_order.address) && isDevice())
        return refused(ErrorCode::Unsupported,
            tr("The disk of %1 is a block device of another computer: Platter cannot restore it.").arg(m_order.name));
    if (!Virt::isHere(m_order.address))
        return openVolume();
    auto hold = openOfflineDisk(m_disk, m_order.name, stop);
    if (!hold && hold.error().code == ErrorCode::PermissionDenied && !isDevice())
        return openVolume();
    if (!hold)
        return std::unexpected(hold.error());
    m_hold = *std::move(hold);
    m_size = m_hold->size();
    // Who may read it may not be the one who may put another file in its place.
    const QString folder = QFileInfo(QFileInfo(m_disk.path).canonicalFilePath()).path();
    if (!isDevice() && !QFileInfo(folder).isWritable() && !Virt::isOnesOwn(m_order.address))
        return openVolume();
    if (const QString real = QFileInfo(m_disk.path).canonicalFilePath(); !real.isEmpty())
        m_disk.path = real; // a link stays one
    return {};
}

Result<void> HeldServerDisk::openVolume() {
    if (m_untold)
        return std::unexpected(*m_untold);
    auto volume = StorageVolume::at(m_order.address, m_disk.path);
    const auto state = volume ? (*volume)->state() : std::unexpected(volume.error());
    if (!state)
        return std::unexpected(state.error());
    m_volume = *std::move(volume);
    m_state = *state;
    m_size = m_disk.format == "raw"_L1 ? state->length : state->capacity;
    return {};
}

Result<void> HeldServerDisk::checkImage(const Image& image) const {
    if (isDevice() && image.virtualSize > m_size)
        return refused(ErrorCode::InvalidArgument,
            tr("%1 needs a disk of %2, and the one of %3 has %4.")
                .arg(image.name, formatSize(image.virtualSize), m_order.name, formatSize(m_size)));
    if (isDevice())
        return {};
    const QString folder = QFileInfo(m_disk.path).path();
    const auto pool = m_volume ? StorageVolume::poolFor(m_order.address, m_disk.path) : StorageVolume::Pool{};
    if (!pool)
        return std::unexpected(pool.error());
    const qint64 room = m_volume ? pool->room : QStorageInfo(folder).bytesAvailable();
    if (room < 0 || room >= image.diskSize + kSpare)
        return {};
    return refused(ErrorCode::DiskFull,
        tr("The new disk of %1 takes %2 beside the old one, and in %3 there is room for %4. Make room there first.")
            .arg(m_order.name, formatSize(image.diskSize + kSpare), folder, formatSize(room)));
}

Result<void> HeldServerDisk::replace(const HostDisk& disk, JobContext& context) {
    if (const auto fine = checkImage(disk.image); !fine)
        return fine;
    const auto replaced = isDevice() ? replaceDevice(disk, context)
        : m_volume                   ? replaceVolume(disk, context)
                                     : replaceFile(disk, context);
    if (!replaced)
        return replaced;
    m_hold.reset();
    noteOrigin(disk.image);
    disk.note(u"written"_s, m_order.name);
    return {};
}

// The last look before the new file takes the old one's place. QEMU's lock of the old one kept the server from starting.
Result<void> HeldServerDisk::ready(const QString& part, const std::stop_token& stop) const {
    if (stop.stop_requested())
        return refused(ErrorCode::Cancelled, tr("This was cancelled."));
    const QByteArray from = QFile::encodeName(m_disk.path);
    const QByteArray to = QFile::encodeName(part);
    struct stat old{};
    if (::stat(from.constData(), &old) != 0)
        return std::unexpected(errorFromErrno(errno, m_disk.path));
    // libvirt may have given the old one to QEMU's user: whoever may not do that has a QEMU of their own.
    (void)!::chown(to.constData(), old.st_uid, old.st_gid);
    if (::chmod(to.constData(), old.st_mode & 07777) != 0)
        return std::unexpected(errorFromErrno(errno, part));
    return {};
}

Result<void> HeldServerDisk::replaceFile(const HostDisk& disk, JobContext& context) {
    const std::stop_token stop = context.stopToken();
    const QString part = DiskOutput::partFor(m_disk.path);
    const qint64 size = std::max(m_size, disk.image.virtualSize);
    const auto unfinished = Unfinished::begin(m_order.records, {m_order.address, {}, {part}, false});
    if (!unfinished)
        return std::unexpected(unfinished.error());
    auto output = m_disk.format == "raw"_L1
        ? DiskOutput::open(m_disk.path, true, {.path = part})
        : QemuDiskOutput::open({.disk = m_disk, .part = part, .size = size, .server = m_order.name, .stop = stop});
    if (!output)
        return std::unexpected(output.error());
    const auto written = disk.write(
        std::make_unique<ServerDiskOutput>(std::move(*output), size, [&] { return ready(part, stop); }), context);
    if (written)
        (*unfinished)->done();
    return written;
}

// The old one goes when the server has the new one.
Result<void> HeldServerDisk::replaceVolume(const HostDisk& disk, JobContext& context) {
    static const QRegularExpression given(u"-[0-9a-f]{8}$"_s); // by an earlier time, or when it was built
    const QFileInfo old(m_disk.path);
    const QString name
        = old.completeBaseName().remove(given) + u'-' + QUuid::createUuid().toString(QUuid::Id128).left(8) + u".raw"_s;
    const QString path = old.path() + u'/' + name;
    const qint64 size = std::max(m_size, disk.image.virtualSize);
    const auto unfinished = Unfinished::begin(m_order.records, {m_order.address, m_order.uuid, {path}, true});
    if (!unfinished)
        return std::unexpected(unfinished.error());
    auto output = VolumeOutput::open(m_order.address, {.folder = old.path(), .name = name, .capacity = size});
    if (!output)
        return std::unexpected(output.error());
    const auto ready = [&context]() -> Result<void> {
        return context.stopToken().stop_requested() ? refused(ErrorCode::Cancelled, tr("This was cancelled."))
                                                    : Result<void>{};
    };
    const auto written
        = disk.write(std::make_unique<ServerDiskOutput>(std::move(*output), size, ready), context).and_then([&] {
              return useVolume(path);
          });
    if (!written)
        return written;
    (*unfinished)->done();
    removeOld();
    return {};
}

// Only what nobody has written to since it was looked at, and nobody else uses.
void HeldServerDisk::removeOld() {
    const auto state = m_volume->state();
    const auto users = StorageVolume::usersOf(m_order.address, m_disk.path, m_order.uuid);
    const bool unused = state && *state == m_state && users && users->names.isEmpty() && users->isSure;
    const auto removed = unused ? StorageVolume::remove(m_order.address, m_disk.path)
                                : std::unexpected(Error{ErrorCode::Conflict, tr("It may be in use.")});
    if (removed)
        return;
    m_remark = tr("The disk that %1 had before is still there, at %2: %3 Remove it when nothing needs it.")
                   .arg(m_order.name, m_disk.path, removed.error().message);
    qWarning("%s %s", qPrintable(m_remark), qPrintable(removed.error().detail));
}

// The snapshot of the old disk is all of it only as long as that is as it was.
Result<void> HeldServerDisk::checkUnchanged(virDomain* domain) const {
    if (const auto fine = checkServer(domain); !fine)
        return fine;
    const auto state = m_volume->state();
    if (!state)
        return std::unexpected(state.error());
    const auto description = DomainXml::read(Virt::description(domain, VIR_DOMAIN_XML_INACTIVE));
    if (!description)
        return std::unexpected(description.error());
    const bool hasIt = std::ranges::any_of(description->disks,
        [this](const DomainDisk& disk) { return disk.target == m_disk.target && disk.path == m_disk.path; });
    if (*state == m_state && hasIt)
        return {};
    return std::unexpected(Error{ErrorCode::SourceChanged,
        tr("The disk of %1 was written to or exchanged meanwhile, so it was left as it is. Restore it again.")
            .arg(m_order.name),
        {}, true});
}

// Whoever starts the server meanwhile starts it with the old one, and then that stays.
Result<void> HeldServerDisk::useVolume(const QString& path) const {
    const auto domain = Virt::find(m_order.address, m_order.uuid, Virt::Access::Change);
    if (!domain)
        return std::unexpected(domain.error());
    const QByteArray before = Virt::description(domain->get(), VIR_DOMAIN_XML_INACTIVE | VIR_DOMAIN_XML_SECURE);
    const QByteArray after = DomainXml::withDisk(before, m_disk.target, path);
    const auto define = [&domain](const QByteArray& xml) {
        return Virt::Domain(virDomainDefineXML(virDomainGetConnect(domain->get()), xml.constData())) != nullptr;
    };
    if (const auto fine = checkUnchanged(domain->get()); !fine)
        return fine;
    if (after.isEmpty() || !define(after))
        return std::unexpected(Virt::error(tr("%1 cannot be given its new disk").arg(m_order.name)));
    auto fine = checkServer(domain->get());
    if (!fine && !define(before)) // then the new one is not removed either
        qWarning("%s starts with %s the next time.", qPrintable(m_order.name), qPrintable(path));
    return fine;
}

// There is no place beside it, and the snapshot that was taken holds what was there.
Result<void> HeldServerDisk::replaceDevice(const HostDisk& disk, JobContext& context) {
    const std::stop_token stop = context.stopToken();
    m_hold.reset(); // now the writer's own lock
    auto output
        = QemuDiskOutput::open({.disk = m_disk, .part = {}, .size = m_size, .server = m_order.name, .stop = stop});
    if (!output)
        return std::unexpected(output.error());
    auto written = disk.write(
        std::make_unique<ServerDiskOutput>(std::move(*output), m_size, [] { return Result<void>{}; }), context);
    if (written)
        return {};
    return std::unexpected(Error{ErrorCode::Interrupted,
        tr("Only a part of the new disk was written to %1 (%2), which does not work as it is now. Restore the disk of "
           "%3 again, or from the snapshot that was just taken of it.")
            .arg(m_disk.path, written.error().message, m_order.name),
        written.error().detail});
}

// Only what lists show: the disk is right without it.
void HeldServerDisk::noteOrigin(const Image& image) const {
    const auto domain = Virt::find(m_order.address, m_order.uuid, Virt::Access::Change);
    if (!domain)
        return;
    const QByteArray uri = QStringView(DomainXml::kNamespace).toUtf8();
    const QByteArray xml = DomainXml::origin({image.id.toString(), image.name, image.username});
    if (virDomainSetMetadata(domain->get(), VIR_DOMAIN_METADATA_ELEMENT, xml.constData(), "platter", uri.constData(),
            VIR_DOMAIN_AFFECT_CONFIG)
        != 0)
        qWarning("It could not be noted which image %s has now: %s", qPrintable(m_order.name),
            qPrintable(Virt::error(QString()).detail));
}

} // namespace platter
