// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/virthost.h"

#include "models/servers/heldserverdisk.h"
#include "models/servers/serverbuildjob.h"
#include "models/servers/trialjob.h"
#include "models/servers/snapshotgroup.h"
#include "models/servers/unfinished.h"
#include "models/servers/virtwatch.h"

#include <QMetaObject>

#include <vector>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// Records of copies that libvirt makes; among those of servers they would be taken for one.
QString copyRecords(const VirtHost::Options& options) {
    return options.records.isEmpty() ? QString() : options.records + u"/copies"_s;
}

QString changeRecords(const VirtHost::Options& options) {
    return options.records.isEmpty() ? QString() : options.records + u"/changes"_s;
}

} // namespace

class VirtHost::Private {
public:
    struct Place {
        std::optional<VirtReport> report; // nothing: has not answered yet
        std::unique_ptr<VirtWatch> watch;
    };

    // The place and the server.
    const Place* find(const ServerId& id, const Server*& server) const {
        for (const Place& place : places)
            if (place.report)
                for (const Server& each : place.report->servers)
                    if (each.id == id) {
                        server = &each;
                        return &place;
                    }
        return nullptr;
    }

    Options options;
    std::vector<Place> places;
    QHash<ServerId, std::weak_ptr<SnapshotGroup>> groups; // the last of each server
    std::jthread cleaner; // ends what was left behind
};

VirtHost::VirtHost(const Options& options, QObject* parent)
    : ServerHost(parent)
    , d(std::make_unique<Private>()) {
    d->options = options;
    d->places.resize(std::size_t(options.addresses.size()));
    for (std::size_t i = 0; i < d->places.size(); ++i) {
        const auto tell = [this, i](const VirtReport& report) {
            QMetaObject::invokeMethod(this, [this, i, report] {
                auto& known = d->places[i].report;
                if (known == report)
                    return;
                known = report;
                Q_EMIT changed();
            });
        };
        d->places[i].watch
            = std::make_unique<VirtWatch>(options.addresses[qsizetype(i)], changeRecords(options), options.pause, tell);
    }
    d->cleaner = std::jthread([options](const std::stop_token& stop) {
        for (const QString& address : options.addresses) {
            if (!options.folder.isEmpty())
                Backup::endStale(options.folder, address);
            if (options.records.isEmpty())
                continue;
            Backup::endStale(copyRecords(options), address);
            Unfinished::clean(options.records, address);
            ChangeTracker::tidy(changeRecords(options), address, stop);
        }
    });
}

VirtHost::~VirtHost() = default;

bool VirtHost::hasAnswered() const {
    return std::ranges::all_of(d->places, [](const auto& place) { return place.report.has_value(); });
}

QList<Server> VirtHost::servers() const {
    QList<Server> all;
    for (const auto& place : d->places)
        if (place.report)
            all += place.report->servers;
    return all;
}

// One that works is enough, unless it shows nothing and another one refuses to.
std::optional<Error> VirtHost::problem() const {
    std::optional<Error> first;
    bool works = false;
    for (const auto& place : d->places) {
        if (!place.report)
            continue;
        works = works || !place.report->problem;
        const bool refused = place.report->problem && place.report->problem->code == ErrorCode::PermissionDenied;
        if (place.report->problem && (!first || refused))
            first = place.report->problem;
    }
    const bool refused = first && first->code == ErrorCode::PermissionDenied;
    return works && !(refused && servers().isEmpty()) ? std::nullopt : first;
}

void VirtHost::setWatched(bool watched) {
    for (const auto& place : d->places)
        place.watch->setWatched(watched);
}

void VirtHost::refresh() {
    for (const auto& place : d->places)
        place.watch->refresh();
}

DiskOpener VirtHost::snapshotOpener(const ServerId& id, const VolumeId& disk, std::optional<bool> tracksChanges) {
    const Server* server = nullptr;
    const auto* place = d->find(id, server);
    if (!place)
        return {};
    const auto wanted = std::ranges::find_if(
        server->volumes, [&disk](const Volume& volume) { return disk.isEmpty() ? volume.boot : volume.id == disk; });
    if (wanted == server->volumes.end())
        return {};
    auto group = d->groups.value(id).lock();
    if (group)
        if (auto opener = group->add(wanted->name))
            return opener;
    group = std::make_shared<SnapshotGroup>(Backup::Request{.address = place->watch->address(),
                                                .uuid = id.toString(),
                                                .name = server->name,
                                                .targets = {},
                                                .folder = d->options.folder,
                                                .records = copyRecords(d->options),
                                                .changes = changeRecords(d->options)},
        tracksChanges);
    d->groups.insert(id, group);
    return group->add(wanted->name);
}

std::unique_ptr<Job> VirtHost::buildJob(const BuildRequest& request, const HostDisk& disk) {
    return std::make_unique<ServerBuildJob>(ServerBuildJob::Places{.addresses = d->options.addresses,
                                                .disks = d->options.disks,
                                                .records = d->options.records,
                                                .patience = d->options.patience},
        request, disk);
}

std::unique_ptr<Job> VirtHost::trialJob(const HostDisk& disk) {
    return std::make_unique<TrialJob>(d->options.addresses, disk);
}

DiskHolder VirtHost::diskHolder(const ServerId& id) {
    const Server* server = nullptr;
    const auto* place = d->find(id, server);
    if (!place)
        return {};
    const HeldServerDisk::Order order{
        .address = place->watch->address(), .uuid = id.toString(), .name = server->name, .records = d->options.records};
    return [order](const std::stop_token& stop) { return HeldServerDisk::hold(order, stop); };
}

} // namespace platter
