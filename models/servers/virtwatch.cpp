// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/virtwatch.h"

#include "models/domain/sizes.h"
#include "models/servers/changetracker.h"
#include "models/servers/domainxml.h"
#include "models/servers/localport.h"
#include "models/servers/virt.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

struct WatchText {
    Q_DECLARE_TR_FUNCTIONS(VirtWatch)
};

ServerStatus statusOf(virDomain* domain) {
    int state = VIR_DOMAIN_NOSTATE;
    if (virDomainGetState(domain, &state, nullptr, 0) != 0)
        return ServerStatus::Unavailable;
    switch (state) {
    case VIR_DOMAIN_RUNNING:
    case VIR_DOMAIN_BLOCKED:
    case VIR_DOMAIN_PAUSED:
    case VIR_DOMAIN_PMSUSPENDED:
    case VIR_DOMAIN_SHUTDOWN: // still at it
        return ServerStatus::Active;
    case VIR_DOMAIN_SHUTOFF:
        return ServerStatus::Inactive;
    case VIR_DOMAIN_CRASHED:
        return ServerStatus::Failed;
    default:
        return ServerStatus::Unavailable;
    }
}

// The guest's first IPv4 address that libvirt's own network gave it, else any; empty when it is not known.
QString addressOf(virDomain* domain) {
    virDomainInterfacePtr* interfaces = nullptr;
    const int count = virDomainInterfaceAddresses(domain, &interfaces, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE, 0);
    QString found;
    for (int i = 0; i < count; ++i) {
        for (unsigned int j = 0; j < interfaces[i]->naddrs; ++j) {
            const virDomainIPAddress& address = interfaces[i]->addrs[j];
            if (found.isEmpty() || (address.type == VIR_IP_ADDR_TYPE_IPV4 && found.contains(u':')))
                found = QString::fromLatin1(address.addr);
        }
        virDomainInterfaceFree(interfaces[i]);
    }
    std::free(interfaces); // NOLINT: libvirt's memory
    return found;
}

// libvirt's words for processors, as images name them.
Architecture architectureOf(const QString& word) {
    return Architecture(word == "aarch64"_L1 ? u"arm64"_s : word);
}

ImageMode modeOf(const DomainDescription& description) {
    return description.disks.isEmpty() || description.disks.first().bus == "virtio"_L1 ? ImageMode::Virtio
                                                                                       : ImageMode::Compatibility;
}

Volume volumeOf(virDomain* domain, const DomainDescription& description, const DomainDisk& disk) {
    virDomainBlockInfo info{};
    const bool told = virDomainGetBlockInfo(domain, disk.target.toUtf8().constData(), &info, 0) == 0;
    return {.id = VolumeId(description.uuid + u':' + disk.target),
        .name = disk.target,
        .status = u"attached"_s,
        .boot = disk == description.disks.first(),
        .network = disk.type == "network"_L1,
        .size = told ? qint64(info.capacity) : 0,
        .server = ServerId(description.uuid)};
}

// Unset where it cannot be done: a raw disk keeps no note, and those of another computer are copied there first.
std::optional<bool> tracksChanges(
    const DomainDescription& description, const QString& address, const QString& changes) {
    const bool keepsNote = std::ranges::contains(description.disks, u"qcow2"_s, &DomainDisk::format);
    if (changes.isEmpty() || !keepsNote || !Virt::isHere(address))
        return {};
    return ChangeTracker::isOn({.folder = changes, .address = address, .uuid = description.uuid});
}

std::optional<Server> serverOf(virDomain* domain, const QString& address, const QString& changes) {
    const auto description = DomainXml::read(Virt::description(domain));
    if (!description)
        return {}; // it went meanwhile
    Server server;
    server.id = ServerId(description->uuid);
    server.name = description->name;
    server.status = statusOf(domain);
    server.architecture = architectureOf(description->architecture);
    server.mode = modeOf(*description);
    server.type = ServerType{//: how big a server is: %n processor cores, %1 its memory
        .name = WatchText::tr("%n core(s), %1", nullptr, description->cores).arg(formatSize(description->memory)),
        .ram = description->memory,
        .cores = description->cores};
    for (const DomainDisk& disk : description->disks)
        server.volumes.append(volumeOf(domain, *description, disk));
    server.diskSize = server.volumes.isEmpty() ? 0 : server.volumes.first().size;
    server.type->disk = server.diskSize;
    if (!description->origin.image.isEmpty())
        server.image = Ancestor{ImageId(description->origin.image), description->origin.imageName};
    server.username = description->origin.username;
    if (server.status == ServerStatus::Active)
        server.address = server.sshHost
            = description->sshPort > 0 ? LocalPort::address(description->sshPort) : addressOf(domain);
    server.tracksChanges = tracksChanges(*description, address, changes);
    return server;
}

Result<QList<Server>> serversOf(virConnect* connection, const QString& address, const QString& changes) {
    virDomainPtr* domains = nullptr;
    const int count = virConnectListAllDomains(connection, &domains, 0);
    if (count < 0)
        return std::unexpected(Virt::error(QString()));
    QList<Server> servers;
    for (int i = 0; i < count; ++i) {
        const Virt::Domain domain(domains[i]);
        if (auto server = serverOf(domain.get(), address, changes))
            servers.append(*std::move(server));
    }
    std::free(domains); // NOLINT: libvirt's memory
    std::ranges::sort(servers, {}, &Server::id);
    return servers;
}

} // namespace

VirtWatch::VirtWatch(const QString& address, const QString& changes, std::chrono::milliseconds pause,
    std::function<void(const VirtReport&)> tell)
    : m_address(address)
    , m_changes(changes)
    , m_pause(pause)
    , m_tell(std::move(tell))
    , m_thread([this](const std::stop_token& stop) { run(stop); }) { }

VirtWatch::~VirtWatch() = default;

void VirtWatch::setWatched(bool watched) {
    const std::lock_guard lock(m_mutex);
    m_watched = watched;
    m_changed.notify_all();
}

void VirtWatch::refresh() {
    const std::lock_guard lock(m_mutex);
    m_asked = true;
    m_changed.notify_all();
}

void VirtWatch::run(const std::stop_token& stop) {
    Virt::Connection connection;
    VirtReport known;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            if (!m_changed.wait(lock, stop, [this] { return m_watched || m_asked; }))
                return;
            m_asked = false;
        }
        known.problem.reset();
        if (!connection || virConnectIsAlive(connection.get()) != 1) {
            auto opened = Virt::open(m_address, Virt::Access::Look);
            if (opened)
                connection = *std::move(opened);
            else
                known = {{}, opened.error()};
        }
        if (!known.problem) {
            auto servers = serversOf(connection.get(), m_address, m_changes);
            if (servers)
                known.servers = *std::move(servers);
            else {
                known = {{}, Virt::connectionError(m_address)};
                connection.reset();
            }
        }
        m_tell(known);
        std::unique_lock lock(m_mutex);
        m_changed.wait_for(lock, stop, m_pause, [this] { return m_asked; });
    }
}

} // namespace platter
