// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "app/serveroutput.h"
#include "models/domain/rules.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

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

Result<void> Cli::canTrack(const SnapshotRequest& request) const {
    const QList<Server> servers = m_library->servers();
    const auto server = std::ranges::find(servers, request.server, &Server::id);
    if (!request.tracksChanges.value_or(false) || (server != servers.end() && server->tracksChanges))
        return {};
    return refused(ErrorCode::Unsupported,
        tr("Changes of %1 cannot be tracked: only qcow2 disks of this computer's servers keep note of them.")
            .arg(server == servers.end() ? request.volume.toString() : server->name));
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
        request->tracksChanges = m_line.tracksChanges;
        if (const auto tracked = canTrack(*request); !tracked)
            return fail(tracked.error());
        requests.append(*std::move(request));
        words.append(word);
    }
    for (qsizetype i = 0; i < requests.size(); ++i)
        make(m_library->snapshotJob(requests.at(i)), words.at(i));
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
