// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "models/domain/rules.h"
#include "models/domain/serverrules.h"
#include "models/domain/sshkeys.h"

#include <QFile>
#include <QJsonObject>

#include <algorithm>
#include <utility>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostUserData = 48 * 1024; // bytes: 64 KiB once it is encoded (api.md, section 5.2)

std::unexpected<Error> refused(ErrorCode code, const QString& message) {
    return std::unexpected(Error{.code = code, .message = message});
}

// A list for people: what there is to choose from.
template <typename List, typename TextOf> QString listed(const List& list, TextOf textOf) {
    QStringList texts;
    for (const auto& each : list)
        texts.append(textOf(each));
    return texts.join(u", "_s);
}

} // namespace

Result<ServerType> Cli::findType() const {
    const QList<ServerType> types = m_library->serverTypes();
    const auto found = std::ranges::find_if(types, [this](const ServerType& type) {
        return type.id.toString() == m_line.serverType || type.handle == m_line.serverType;
    });
    if (found != types.end())
        return *found;
    return refused(ErrorCode::NotFound,
        tr("There is no server type “%1”. There are: %2.")
            .arg(m_line.serverType, listed(types, [](const ServerType& type) { return type.handle; })));
}

Result<ZoneId> Cli::findZone() const {
    if (m_line.zone.isEmpty())
        return ZoneId();
    const QList<Zone> zones = m_library->zones();
    const auto found = std::ranges::find_if(
        zones, [this](const Zone& zone) { return zone.id.toString() == m_line.zone || zone.handle == m_line.zone; });
    if (found != zones.end())
        return found->id;
    return refused(ErrorCode::NotFound,
        tr("There is no zone “%1”. There are: %2.").arg(m_line.zone, listed(zones, [](const Zone& zone) {
            return zone.handle;
        })));
}

Result<QList<ServerGroupId>> Cli::findGroups() const {
    const QList<ServerGroup> groups = m_library->serverGroups();
    QList<ServerGroupId> result;
    for (const QString& word : m_line.groups) {
        QList<ServerGroupId> found;
        for (const ServerGroup& group : groups) {
            if (group.id.toString() == word || group.name == word)
                found.append(group.id);
        }
        if (found.size() > 1)
            return refused(ErrorCode::Ambiguous, tr("Several server groups are called “%1”: write an id.").arg(word));
        if (found.isEmpty()) {
            return refused(ErrorCode::NotFound,
                tr("There is no server group “%1”. There are: %2.")
                    .arg(word, listed(groups, [](const ServerGroup& group) { return group.name; })));
        }
        if (!result.contains(found.constFirst()))
            result.append(found.constFirst());
    }
    return result;
}

Result<QByteArray> Cli::userData() const {
    if (m_line.userDataFile.isEmpty())
        return QByteArray();
    QFile file(m_line.userDataFile);
    if (!file.open(QIODevice::ReadOnly)) {
        return refused(
            ErrorCode::Unreadable, tr("%1 cannot be read: %2.").arg(m_line.userDataFile, file.errorString()));
    }
    const QByteArray bytes = file.read(kMostUserData + 1);
    if (bytes.size() > kMostUserData) {
        return refused(
            ErrorCode::InvalidArgument, tr("%1 is too long: user data is 48 KiB at most.").arg(m_line.userDataFile));
    }
    return bytes;
}

Result<BuildRequest> Cli::buildRequest(const Image& image) const {
    const auto type = findType();
    if (!type)
        return std::unexpected(type.error());
    if (type->networkStorage && !m_line.volumeSize) {
        return refused(ErrorCode::InvalidArgument,
            tr("%1 has its disk on the network: --volume-size says how large it is to be.").arg(type->handle));
    }
    if (!type->networkStorage && m_line.volumeSize) {
        return refused(ErrorCode::InvalidArgument,
            tr("%1 has a disk of its own: --volume-size is for types with network storage.").arg(type->handle));
    }
    if (const auto fits = ImageRules::fits(image, *type, m_line.volumeSize); !fits)
        return std::unexpected(fits.error());
    const auto zone = findZone();
    const auto groups = findGroups();
    const auto data = userData();
    if (!zone || !groups || !data)
        return std::unexpected(!zone ? zone.error() : !groups ? groups.error() : data.error());
    return BuildRequest{.image = image.id,
        .type = type->id,
        .bootVolume = m_line.volumeSize,
        .zone = *zone,
        .name = m_line.changes.name.value_or(QString()),
        .groups = *groups,
        .userData = *data};
}

void Cli::build() {
    if (!can(Ability::Build))
        return;
    if (const auto sane = checkBuildOptions(); !sane)
        return fail(sane.error());
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    if (const auto allowed = ImageRules::canBuild(*image); !allowed)
        return fail(allowed.error());
    const bool here = m_library->abilities().testFlag(Ability::BuildHere);
    const auto request = here ? buildRequestHere(*image) : buildRequest(*image);
    if (!request)
        return fail(request.error());
    if (image->status == ImageStatus::Deprecated && !m_line.quiet)
        complain(tr("%1 is deprecated: there may be a newer one.").arg(image->name));
    m_source = *image;
    m_build = *request;
    startJob(m_library->buildJob(*request), &Cli::built);
}

// Called when it has ended, and before that, with --no-wait, when the service has taken it.
void Cli::built(Job* job) {
    if (m_left.contains(job)) {
        if (m_running.contains(job)) {
            m_library->aboutToQuit();
            job->cancel(); // its end comes back here
            return;
        }
    } else if (job->state() == JobState::Cancelled) {
        if (!job->server().isEmpty())
            complain(tr("The server %1 goes on being built.").arg(job->server().toString()));
        return end(1);
    } else if (job->state() != JobState::Succeeded) {
        return fail(job->error().value_or(
            Error{.code = ErrorCode::Internal, .message = tr("Building the server failed without a reason.")}));
    }
    printBuilt(job);
    end(0);
}

void Cli::printBuilt(const Job* job) {
    const QString id = job->server().toString();
    const QString call = job->outcome();
    const bool isSsh = call.startsWith("ssh "_L1);
    if (m_line.json) {
        printJson(QJsonObject{{u"id"_s, id}, {u"resource_type"_s, u"server"_s}, {u"name"_s, m_build->name},
            {u"image"_s, QJsonObject{{u"id"_s, m_source->id.toString()}, {u"name"_s, m_source->name}}},
            {u"server_type"_s, QJsonObject{{u"id"_s, m_build->type.toString()}}},
            {u"ssh"_s, isSsh ? QJsonValue(call) : QJsonValue(QJsonValue::Null)},
            {u"console"_s, isSsh || call.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(call)}});
    } else if (!m_line.quiet) {
        print((call.isEmpty() ? id : call) + u'\n');
        if (m_line.start && !isSsh)
            complain(
                tr("No address of %1 is known, so this opens its console. With the package passt installed, servers "
                   "that your own libvirt runs can be reached over ssh; build it again then.")
                    .arg(m_build->name));
    }
}

// ---- on this computer

// What only the other kind of library takes.
Result<void> Cli::checkBuildOptions() const {
    const bool here = m_library->abilities().testFlag(Ability::BuildHere);
    const std::pair<const char*, bool> cloud[]{{"--zone", !m_line.zone.isEmpty()},
        {"--group", !m_line.groups.isEmpty()}, {"--volume-size", m_line.volumeSize.has_value()},
        {"--no-wait", m_line.noWait}};
    const std::pair<const char*, bool> own[]{{"--ssh-key", !m_line.sshKeyFile.isEmpty()},
        {"--mode", m_line.changes.mode.has_value()}, {"--start", m_line.start}, {"--ram", m_line.ram.has_value()},
        {"--cores", m_line.cores.has_value()}, {"--disk", m_line.disk.has_value()}};
    for (const auto& [name, isSet] : cloud)
        if (here && isSet)
            return refused(ErrorCode::InvalidArgument,
                tr("%1 is for libraries in the cloud, which “%2” is not.")
                    .arg(QString::fromLatin1(name), m_library->name()));
    for (const auto& [name, isSet] : own)
        if (!here && isSet)
            return refused(ErrorCode::InvalidArgument,
                tr("%1 is for servers of this computer, and “%2” builds them in the cloud.")
                    .arg(QString::fromLatin1(name), m_library->name()));
    if (!here && m_line.serverType.isEmpty())
        return refused(ErrorCode::InvalidArgument,
            tr("build needs --type: the handle or the id of a server type, as in --type nano."));
    return {};
}

// The type that was named, else the smallest that fits; what was said of its size instead wins.
Result<ServerType> Cli::sizeHere(const Image& image) const {
    const QList<ServerType> types = m_library->serverTypes();
    ServerType size;
    if (!m_line.serverType.isEmpty()) {
        const auto named = findType();
        if (!named)
            return named;
        size = *named;
    } else {
        const auto sized = [this](ServerType type) {
            type.ram = m_line.ram.value_or(type.ram);
            type.disk = m_line.disk.value_or(type.disk);
            return type;
        };
        const auto first = std::ranges::find_if(
            types, [&](const ServerType& type) { return ImageRules::fits(image, sized(type)).has_value(); });
        size = first != types.end() ? *first : types.value(types.size() - 1);
    }
    if (m_line.ram || m_line.cores || m_line.disk)
        size.name = tr("the size asked for");
    size.ram = m_line.ram.value_or(size.ram);
    size.cores = m_line.cores.value_or(size.cores);
    size.disk = m_line.disk.value_or(size.disk);
    return ImageRules::fits(image, size).transform([&size] { return size; });
}

Result<BuildRequest> Cli::buildRequestHere(const Image& image) const {
    const auto size = sizeHere(image);
    if (!size)
        return std::unexpected(size.error());
    const auto data = userData();
    if (!data)
        return std::unexpected(data.error());
    const auto keys = m_line.sshKeyFile.isEmpty() ? QStringList() : readSshKeyFile(m_line.sshKeyFile);
    if (!keys)
        return std::unexpected(keys.error());
    BuildRequest request;
    request.image = image.id;
    request.type = size->id;
    request.size = *size;
    request.name = m_line.changes.name.value_or(QString(image.name).replace(u'/', u'-'));
    request.userData = *data;
    request.sshKeys = *keys;
    request.mode = m_line.changes.mode;
    request.start = m_line.start;
    return request;
}

// Like a build, a job of its own: the snapshot that it takes first is what it prints.
void Cli::restore() {
    if (!m_library->abilities().testFlag(Ability::BuildHere))
        return fail(Error{.code = ErrorCode::Unsupported,
            .message = tr("“%1” cannot do that: restore is for servers of this computer.").arg(m_library->name())});
    if (!knowsServers(&Cli::restore))
        return;
    const auto server = findServer(m_line.servers.constFirst());
    if (!server)
        return fail(server.error());
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    for (const auto& allowed : {ImageRules::canExport(*image), ServerRules::canRestoreDisk(*server)})
        if (!allowed)
            return fail(allowed.error());
    if (image->status == ImageStatus::Deprecated && !m_line.quiet)
        complain(tr("%1 is deprecated: there may be a newer one.").arg(image->name));
    auto job = m_library->restoreDiskJob({.server = server->id, .image = image->id});
    if (!job)
        return fail(Error{.code = ErrorCode::NotFound, .message = tr("%1 has no disk.").arg(server->name)});
    startJob(std::move(job), &Cli::diskRestored);
}

void Cli::diskRestored(Job* job) {
    const QString snapshot = job->image().image.toString();
    if (job->state() == JobState::Cancelled)
        return end(1);
    if (job->state() != JobState::Succeeded)
        return fail(job->error().value_or(
            Error{.code = ErrorCode::Internal, .message = tr("Restoring the disk failed without a reason.")}));
    if (m_line.json)
        printJson(QJsonObject{{u"snapshot"_s, QJsonObject{{u"id"_s, snapshot}}}});
    else if (!m_line.quiet)
        print(snapshot + u'\n');
    end(0);
}

} // namespace platter
