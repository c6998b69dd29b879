// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "app/serveroutput.h"
#include "models/domain/rules.h"

#include <QFile>
#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostUserData = 48 * 1024; // bytes: 64 KiB once it is encoded (api.md, section 5.2)

std::unexpected<Error> refused(ErrorCode code, const QString& message) {
    return std::unexpected(Error{.code = code, .message = message});
}

bool comesBefore(const Server& a, const Server& b) {
    const int order = a.name.compare(b.name, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.id.toString() < b.id.toString();
}

// A list for people: what there is to choose from.
template <typename List, typename TextOf> QString listed(const List& list, TextOf textOf) {
    QStringList texts;
    for (const auto& each : list)
        texts.append(textOf(each));
    return texts.join(u", "_s);
}

} // namespace

// ---- servers

// Servers of this computer are asked for only when they are wanted.
bool Cli::knowsServers(Step next) {
    if (m_library->areServersKnown()) {
        const auto problem = m_library->serversProblem();
        if (!problem || !m_library->servers().isEmpty())
            return true;
        fail(*problem);
        return false;
    }
    const auto known = [this, next] {
        if (!m_ended && m_library->areServersKnown()) {
            QObject::disconnect(m_serversKnown);
            (this->*next)();
        }
    };
    m_serversKnown = connect(m_library, &Library::serversChanged, this, known);
    m_library->refresh();
    return false;
}

void Cli::servers() {
    if (!can(Ability::Servers) || !knowsServers(&Cli::servers))
        return;
    QList<Server> servers = m_library->servers();
    servers.removeIf([](const Server& server) { return server.status == ServerStatus::Deleted; });
    std::ranges::sort(servers, comesBefore);
    if (m_line.json) {
        QJsonArray array;
        for (const Server& server : std::as_const(servers))
            array.append(ServerOutput::json(server));
        printJson(array);
    } else {
        print(ServerOutput::table(servers));
    }
    end(0);
}

Result<Server> Cli::findServer(const QString& reference) const {
    const QList<Server> servers = m_library->servers();
    QList<Server> named;
    for (const Server& server : servers) {
        if (server.id.toString() == reference)
            return server;
        if (server.name == reference && server.status != ServerStatus::Deleted)
            named.append(server);
    }
    if (named.size() == 1)
        return named.constFirst();
    if (named.isEmpty())
        return refused(ErrorCode::NotFound, tr("No server has the id or the name “%1”.").arg(reference));
    //: %1 a name, %2 ids with commas between them
    return refused(ErrorCode::Ambiguous,
        tr("%n servers are called “%1”: write an id instead (%2).", nullptr, static_cast<int>(named.size()))
            .arg(reference, listed(named, [](const Server& server) { return server.id.toString(); })));
}

// What a snapshot is taken of: a server's disk, or a volume. An id of a volume that is not known goes to the service.
Result<SnapshotRequest> Cli::findSource(const QString& reference) const {
    QList<SnapshotRequest> named;
    for (const Server& server : m_library->servers()) {
        if (server.status == ServerStatus::Deleted)
            continue;
        for (const Volume& volume : server.volumes) {
            const SnapshotRequest request{.server = server.id, .volume = volume.id};
            if (volume.id.toString() == reference)
                return request;
            if (!volume.boot && volume.name == reference) // the boot one is the server's disk
                named.append(request);
        }
    }
    for (const Volume& volume : m_library->volumes()) {
        if (volume.name == reference)
            named.append({.server = {}, .volume = volume.id});
    }
    static const QRegularExpression volumeId(u"\\Avol-[0-9a-z]+\\z"_s);
    if (volumeId.match(reference).hasMatch())
        return SnapshotRequest{.server = {}, .volume = VolumeId(reference)};
    const auto server = findServer(reference);
    if (!server && (named.isEmpty() || server.error().code != ErrorCode::NotFound))
        return std::unexpected(server.error());
    if (server && (named.isEmpty() || server->id.toString() == reference))
        return SnapshotRequest{.server = server->id};
    if (server)
        named.append({.server = server->id});
    if (named.size() == 1)
        return named.constFirst();
    return refused(ErrorCode::Ambiguous,
        tr("Several servers and volumes are called “%1”: write an id instead (%2).")
            .arg(reference, listed(named, [](const SnapshotRequest& request) {
                return request.volume.isEmpty() ? request.server.toString() : request.volume.toString();
            })));
}

// All at once: servers that belong together are copied as they are at the same time.
void Cli::snapshot() {
    if (!can(Ability::Snapshot) || !knowsServers(&Cli::snapshot))
        return;
    QList<SnapshotRequest> requests;
    QStringList words;
    for (const QString& word : std::as_const(m_line.servers)) {
        auto request = findSource(word);
        if (!request)
            return fail(request.error()); // before any was asked for
        const bool known = std::ranges::any_of(requests, [&request](const SnapshotRequest& other) {
            return other.server == request->server && other.volume == request->volume;
        });
        if (known)
            continue;
        request->name = m_line.changes.name.value_or(QString());
        request->note = m_line.changes.description.value_or(QString());
        requests.append(*std::move(request));
        words.append(word);
    }
    for (qsizetype i = 0; i < requests.size(); ++i)
        make(m_library->snapshotJob(requests.at(i)), words.at(i));
}

// ---- building

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
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    if (const auto allowed = ImageRules::canBuild(*image); !allowed)
        return fail(allowed.error());
    const auto request = buildRequest(*image);
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
    if (m_line.json) {
        printJson(QJsonObject{{u"id"_s, id}, {u"resource_type"_s, u"server"_s}, {u"name"_s, m_build->name},
            {u"image"_s, QJsonObject{{u"id"_s, m_source->id.toString()}, {u"name"_s, m_source->name}}},
            {u"server_type"_s, QJsonObject{{u"id"_s, m_build->type.toString()}}},
            {u"ssh"_s, call.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(call)}});
    } else if (!m_line.quiet) {
        print((call.isEmpty() ? id : call) + u'\n');
    }
}

// ---- sharing

void Cli::share() {
    if (!can(Ability::Share))
        return;
    const auto image = find(m_line.images.constFirst());
    if (!image)
        return fail(image.error());
    if (const auto allowed = ImageRules::canExport(*image); !allowed)
        return fail(allowed.error());
    if (image->owner != m_library->owner()) {
        return fail(Error{.code = ErrorCode::Refused,
            .message = tr("%1 belongs to another account: only that one can share it.").arg(image->name)});
    }
    const QDateTime expires = QDateTime::currentDateTimeUtc().addSecs(m_line.hours * 3600LL);
    m_library->shareLink(image->id, expires).then(this, [this, expires](const Result<QUrl>& link) {
        if (m_ended)
            return;
        if (!link)
            return fail(link.error());
        const QString text = link->toString(QUrl::FullyEncoded);
        if (m_line.json)
            printJson(QJsonObject{{u"url"_s, text}, {u"expires_at"_s, expires.toString(Qt::ISODate)}});
        else
            print(text + u'\n');
        end(0);
    });
}

} // namespace platter
