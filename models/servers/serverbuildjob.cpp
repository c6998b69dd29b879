// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/serverbuildjob.h"

#include "models/domain/rules.h"
#include "models/domain/sizes.h"
#include "models/domain/sshline.h"
#include "models/jobs/waiting.h"
#include "models/servers/cloudseed.h"
#include "models/servers/localport.h"
#include "models/servers/serverdiskoutput.h"
#include "models/servers/unfinished.h"
#include "models/servers/volumeoutput.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QUuid>

#include <cstdlib>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

constexpr qint64 kSpare = 64 * kMiB; // left free beside a new disk
constexpr auto kLook = 500ms; // between two looks for the server's address
constexpr qsizetype kLongestName = 100;

struct FreeNetwork {
    void operator()(virNetwork* network) const { virNetworkFree(network); }
};

std::unexpected<Error> refused(ErrorCode code, const QString& message, const QString& detail = {}) {
    return std::unexpected(Error{code, message, detail});
}

bool hasNetwork(virConnect* connection) {
    const std::unique_ptr<virNetwork, FreeNetwork> network(virNetworkLookupByName(connection, "default"));
    return network && virNetworkIsActive(network.get()) == 1;
}

// Of all servers there, those that are off included.
QList<int> sshPorts(virConnect* connection) {
    virDomainPtr* domains = nullptr;
    const int count = virConnectListAllDomains(connection, &domains, 0);
    QList<int> ports;
    for (int i = 0; i < count; ++i) {
        const Virt::Domain domain(domains[i]);
        if (const auto description = DomainXml::read(Virt::description(domain.get())))
            ports.append(description->sshPort);
    }
    std::free(domains); // NOLINT: libvirt's memory
    return ports;
}

QString addressFrom(virDomain* domain, unsigned int source) {
    virDomainInterfacePtr* interfaces = nullptr;
    const int count = virDomainInterfaceAddresses(domain, &interfaces, source, 0);
    QString found;
    for (int i = 0; i < count; ++i) {
        const bool loopback = QByteArrayView(interfaces[i]->name) == "lo"; // the agent tells it too
        for (unsigned int j = 0; j < interfaces[i]->naddrs && !loopback; ++j) {
            const virDomainIPAddress& address = interfaces[i]->addrs[j];
            if (found.isEmpty() && address.type == VIR_IP_ADDR_TYPE_IPV4)
                found = QString::fromLatin1(address.addr);
        }
        virDomainInterfaceFree(interfaces[i]);
    }
    std::free(interfaces); // NOLINT: libvirt's memory
    return found;
}

// A file's name of it: what libvirt takes as a name may be odd as one.
QString fileName(const QString& name, const QString& uuid) {
    static const QRegularExpression odd(u"[^A-Za-z0-9._-]+"_s);
    return QString(name).replace(odd, u"-"_s).left(60) + u'-' + uuid.left(8);
}

// A host's name of it (RFC 1123).
QString hostName(const QString& name) {
    static const QRegularExpression odd(u"[^a-z0-9]+"_s);
    QString host = name.toLower().replace(odd, u"-"_s).left(60);
    while (host.endsWith(u'-'))
        host.chop(1);
    while (host.startsWith(u'-'))
        host.remove(0, 1);
    return host.isEmpty() ? u"server"_s : host;
}

} // namespace

ServerBuildJob::ServerBuildJob(const Places& places, const BuildRequest& request, const HostDisk& disk)
    : m_places(places)
    , m_request(request)
    , m_disk(disk)
    , m_name(request.name.isEmpty() ? QString(disk.image.name).replace(u'/', u'-') : request.name) { }

QString ServerBuildJob::title() const {
    return m_request.name.isEmpty() ? tr("Server from %1").arg(m_disk.image.name) : m_request.name;
}

ServerId ServerBuildJob::server() const {
    const std::scoped_lock lock(m_mutex);
    return m_server;
}

QString ServerBuildJob::outcome() const {
    const std::scoped_lock lock(m_mutex);
    return m_outcome;
}

// ---- where

// Pools first: libvirt's choice. What nobody but libvirt may write to is written through it. Only one's own libvirt reads
// what lies in one's own folders.
Result<void> ServerBuildJob::findFolder(Place& place, const QString& ownFolder) {
    const auto pool = StorageVolume::poolFor(place.address);
    const bool isOurs = pool && place.isHere && QFileInfo(pool->folder).isDir() && QFileInfo(pool->folder).isWritable();
    if (isOurs || (pool && !Virt::isOnesOwn(place.address))) {
        place.folder = pool->folder;
        place.poolRoom = isOurs ? std::nullopt : std::optional(pool->room);
        return {};
    }
    if (!Virt::isOnesOwn(place.address))
        return refused(ErrorCode::PermissionDenied,
            tr("%1 has no storage pool “default” to keep a server's disk in. Start one, or build with your own "
               "libvirt, qemu:///session.")
                .arg(place.address));
    place.folder = ownFolder;
    return makeFolder(ownFolder);
}

Result<ServerBuildJob::Place> ServerBuildJob::placeAt(const QString& address, const QString& ownFolder) {
    auto connection = Virt::open(address, Virt::Access::Change);
    if (!connection)
        return std::unexpected(connection.error());
    const QString network = hasNetwork(connection->get()) ? u"default"_s : QString();
    Place place{*std::move(connection), address, {}, network, {}, Virt::isHere(address)};
    if (const auto found = findFolder(place, ownFolder); !found)
        return std::unexpected(found.error());
    return place;
}

Result<ServerBuildJob::Place> ServerBuildJob::findPlace() const {
    std::optional<Error> first;
    for (const QString& address : m_places.addresses) {
        auto place = placeAt(address, m_places.disks);
        if (place)
            return place;
        first = first.value_or(place.error());
    }
    return std::unexpected(
        first.value_or(Error{ErrorCode::Unavailable, tr("No libvirt is known that could run a server.")}));
}

// ---- what may stand in the way

Result<void> ServerBuildJob::checkName(virConnect* connection) const {
    static const QRegularExpression odd(u"[/\\p{C}]"_s);
    if (m_name.trimmed().isEmpty() || m_name.size() > kLongestName || odd.match(m_name).hasMatch())
        return refused(ErrorCode::InvalidArgument,
            tr("A server cannot be called “%1”: a name has 1 to %2 characters, without slashes.")
                .arg(m_name.simplified().left(kLongestName))
                .arg(kLongestName));
    const Virt::Domain taken(virDomainLookupByName(connection, m_name.toUtf8().constData()));
    if (taken)
        return refused(
            ErrorCode::Conflict, tr("There is a server called “%1” already. Choose another name.").arg(m_name));
    return {};
}

Result<void> ServerBuildJob::checkRoom(const Place& place) const {
    const qint64 room = place.poolRoom ? *place.poolRoom : QStorageInfo(place.folder).bytesAvailable();
    const qint64 needed = m_disk.image.diskSize + kSpare;
    if (room < 0 || room >= needed)
        return {};
    return refused(ErrorCode::DiskFull,
        tr("The new server's disk takes %1, and in %2 there is room for %3. Make room there first.")
            .arg(formatSize(needed), place.folder, formatSize(room)));
}

// ---- the work

// What there will be; returns its files, that of the unfinished disk first.
QStringList ServerBuildJob::plan(const Place& place, const DomainCapabilities& able) {
    const QString uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const QString name = fileName(m_name, uuid);
    const QString base = place.folder + u'/' + name;
    const bool seeded = !m_request.sshKeys.isEmpty() || !m_request.userData.isEmpty();
    m_plan = {.uuid = uuid,
        .name = m_name,
        .architecture = m_disk.image.architecture,
        .on = able,
        .mode = mode(),
        .memory = m_request.size->ram,
        .cores = m_request.size->cores,
        .disk = base + u".raw"_s,
        .seed = seeded ? base + u"-cidata.iso"_s : QString(),
        .network = place.network,
        .sshPort = able.hasPasst && place.network.isEmpty() ? sshPort(place) : 0,
        .origin = {m_disk.image.id.toString(), m_disk.image.name, m_disk.image.username}};
    QStringList files{m_plan.disk};
    if (!place.poolRoom)
        files.prepend(place.folder + u"/."_s + name + u".part"_s);
    if (seeded)
        files.append(m_plan.seed);
    return files;
}

// 0: none leads to it. The programs of a libvirt of this computer are this computer's.
int ServerBuildJob::sshPort(const Place& place) const {
    if (!place.isHere || QStandardPaths::findExecutable(u"passt"_s).isEmpty())
        return 0;
    return LocalPort::free(sshPorts(place.connection.get()), m_name);
}

Result<void> ServerBuildJob::makeDisk(const Place& place, const QString& part, JobContext& context) {
    auto output = place.poolRoom
        ? VolumeOutput::open(place.address,
              {.folder = place.folder, .name = QFileInfo(m_plan.disk).fileName(), .capacity = m_request.size->disk})
        : DiskOutput::open(m_plan.disk, false, {.path = part});
    if (!output)
        return std::unexpected(output.error());
    const auto ready = [&]() -> Result<void> {
        if (context.stopToken().stop_requested())
            return refused(ErrorCode::Cancelled, tr("This was cancelled."));
        if (!place.poolRoom)
            QFile::setPermissions(part, QFile::ReadOwner | QFile::WriteOwner);
        return {};
    };
    return m_disk.write(std::make_unique<ServerDiskOutput>(std::move(*output), m_request.size->disk, ready), context);
}

Result<void> ServerBuildJob::makeSeed(const Place& place) const {
    if (m_plan.seed.isEmpty())
        return {};
    const CloudSeed seed{.instance = m_plan.uuid,
        .hostname = hostName(m_name),
        .username = m_disk.image.username,
        .sshKeys = m_request.sshKeys,
        .userData = m_request.userData};
    if (!place.poolRoom)
        return seed.write(m_plan.seed);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"seed.iso"_s);
    if (const auto written = seed.write(path); !written)
        return written;
    QFile file(path);
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (bytes.isEmpty())
        return refused(ErrorCode::Unreadable, tr("%1 cannot be read.").arg(path), file.errorString());
    const auto output = VolumeOutput::open(
        place.address, {.folder = place.folder, .name = QFileInfo(m_plan.seed).fileName(), .capacity = bytes.size()});
    if (!output)
        return std::unexpected(output.error());
    return (*output)->write(0, bytesOf(bytes)).and_then([&] { return (*output)->finish(bytes.size()); });
}

// Started or not at all. Without a port that leads to it rather than not at all: somebody may have taken that meanwhile, or
// passt may not be allowed to run.
Result<Virt::Domain> ServerBuildJob::define(const Place& place, bool& started) {
    for (;;) {
        Virt::Domain domain(virDomainDefineXML(place.connection.get(), m_plan.xml().constData()));
        if (!domain) {
            const Error error = Virt::error(tr("“%1” cannot be set up").arg(m_name));
            if (const auto taken = checkName(place.connection.get()); !taken) // meanwhile
                return std::unexpected(taken.error());
            return std::unexpected(error);
        }
        started = m_request.start && virDomainCreate(domain.get()) == 0;
        if (started || !m_request.start)
            return domain;
        const Error error
            = Virt::error(tr("“%1” was built and cannot be started, so it was removed again").arg(m_name));
        if (virDomainUndefine(domain.get()) != 0)
            return std::unexpected(Virt::error(tr("“%1” can neither be started nor removed").arg(m_name)));
        if (std::exchange(m_plan.sshPort, 0) == 0)
            return std::unexpected(error);
        qWarning("“%s” cannot be started with a port for ssh: %s", qPrintable(m_name), qPrintable(error.detail));
    }
}

// Empty while it is not known.
QString ServerBuildJob::addressOf(virDomain* domain, const Place& place) const {
    if (place.network.isEmpty())
        return m_plan.sshPort > 0 ? LocalPort::address(m_plan.sshPort) : QString();
    const QString lease = addressFrom(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE);
    return lease.isEmpty() ? addressFrom(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT) : lease;
}

// How a person gets into it: over ssh as soon as that answers, where it can be reached. Who has waited long enough gets the
// line all the same: a first boot may take longer.
QString ServerBuildJob::reach(virDomain* domain, const Place& place, bool started, JobContext& context) const {
    const QString virsh = u"virsh -c %1 "_s.arg(shellWord(place.address));
    if (!started)
        return virsh + u"start --console "_s + shellWord(m_name);
    if (!place.isHere) // the network that it has leads to it from there
        return virsh + u"console "_s + shellWord(m_name);
    const std::stop_token stop = context.stopToken();
    const auto until = std::chrono::steady_clock::now() + m_places.patience;
    QString address = addressOf(domain, place);
    const bool willHaveOne = !place.network.isEmpty() || !address.isEmpty();
    while (willHaveOne && std::chrono::steady_clock::now() < until && virDomainIsActive(domain) == 1) {
        context.report(
            address.isEmpty() ? tr("waiting for the server's address") : tr("waiting for the server to answer"), 0, 0);
        if (address.isEmpty())
            address = addressOf(domain, place);
        if ((!address.isEmpty() && LocalPort::greets(address, stop)) || !waitFor(kLook, stop))
            break; // or cancelled: the server is there all the same
    }
    return address.isEmpty() ? virsh + u"console "_s + shellWord(m_name) : sshLine(m_disk.image.username, address);
}

Result<void> ServerBuildJob::run(JobContext& context) {
    context.report(tr("looking for a place"), 0, 0);
    if (const auto allowed = ImageRules::canBuild(m_disk.image); !allowed)
        return allowed;
    if (!m_request.size)
        return refused(ErrorCode::InvalidArgument, tr("The size of the server is not known."));
    if (const auto fits = ImageRules::fits(m_disk.image, *m_request.size); !fits)
        return fits;
    const auto place = findPlace();
    if (!place)
        return std::unexpected(place.error());
    virConnect* connection = place->connection.get();
    if (const auto free = checkName(connection).and_then([&] { return checkRoom(*place); }); !free)
        return free;
    const auto able = Virt::capabilities(connection, m_disk.image.architecture, mode());
    if (!able)
        return std::unexpected(able.error());
    const QStringList files = plan(*place, *able);
    const auto unfinished
        = Unfinished::begin(m_places.records, {place->address, m_plan.uuid, files, place->poolRoom.has_value()});
    if (!unfinished)
        return std::unexpected(unfinished.error());
    if (const auto made = makeSeed(*place).and_then([&] { return makeDisk(*place, files.first(), context); }); !made)
        return made;
    context.report(tr("setting up the server"), 0, 0);
    bool started = false;
    const auto domain = define(*place, started);
    if (!domain)
        return std::unexpected(domain.error());
    (*unfinished)->done();
    m_disk.note(u"built"_s, m_name);
    {
        const std::scoped_lock lock(m_mutex);
        m_server = ServerId(m_plan.uuid);
    }
    const QString outcome = reach(domain->get(), *place, started, context);
    const std::scoped_lock lock(m_mutex);
    m_outcome = outcome;
    return {};
}

} // namespace platter
