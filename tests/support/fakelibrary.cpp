// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/support/fakelibrary.h"

#include "models/domain/rules.h"
#include "models/domain/servertypes.h"
#include "models/domain/sizes.h"

#include <QTimeZone>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

template <typename T> QFuture<Result<T>> ready(Result<T> result) {
    return QtFuture::makeReadyValueFuture<Result<T>>(std::move(result));
}

Error notFound(const ImageId& id) {
    return {.code = ErrorCode::NotFound, .message = u"There is no image %1."_s.arg(id.toString())};
}

} // namespace

FakeJob::FakeJob(FakeLibrary* library, QString title, ImageKey key)
    : m_title(std::move(title))
    , m_key(std::move(key)) {
    library->m_lastJob = this;
}

void FakeJob::advance(const QString& phase, qint64 done, qint64 total) {
    push({.progress = {phase, done, total}, .end = {}});
}

void FakeJob::succeed() {
    push({.progress = {}, .end = Result<void>()});
}

void FakeJob::fail(const Error& error) {
    push({.progress = {}, .end = Result<void>(std::unexpected(error))});
}

void FakeJob::push(Command command) {
    {
        const std::scoped_lock lock(m_mutex);
        m_commands.push_back(std::move(command));
    }
    m_wake.notify_all();
}

Result<void> FakeJob::run(JobContext& context) {
    while (true) {
        context.waitWhilePaused();
        Command command;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, context.stopToken(), [this] { return !m_commands.empty(); })) {
                return std::unexpected(Error{.code = ErrorCode::Cancelled, .message = u"Cancelled."_s});
            }
            command = std::move(m_commands.front());
            m_commands.pop_front();
        }
        if (command.end) {
            return *command.end;
        }
        context.report(command.progress.phase, command.progress.done, command.progress.total);
    }
}

FakeLibrary::FakeLibrary(QObject* parent)
    : Library(parent) { }

Image* FakeLibrary::find(const ImageId& id) {
    const auto it = std::ranges::find(m_images, id, &Image::id);
    return it == m_images.end() ? nullptr : &*it;
}

std::optional<Image> FakeLibrary::image(const ImageId& id) const {
    const auto it = std::ranges::find(m_images, id, &Image::id);
    return it == m_images.end() ? std::nullopt : std::optional(*it);
}

void FakeLibrary::remember(const ImageId& id, const QString& action, const QString& detail) {
    m_history[id].append({.at = QDateTime::currentDateTimeUtc(), .who = u"anna"_s, .action = action, .detail = detail});
}

QFuture<Result<Image>> FakeLibrary::update(const ImageId& id, const ImageChanges& changes) {
    m_updates.append({id, changes});
    if (const auto error = std::exchange(m_nextError, {})) {
        return ready<Image>(std::unexpected(*error));
    }
    const Image* old = find(id);
    if (!old) {
        return ready<Image>(std::unexpected(notFound(id)));
    }
    if (const auto allowed = ImageRules::canChange(*old, changes); !allowed) {
        return ready<Image>(std::unexpected(allowed.error()));
    }
    const Image image = applied(*old, changes);
    remember(id, u"updated"_s, {});
    put(image);
    return ready<Image>(image);
}

QFuture<Result<Image>> FakeLibrary::remove(const ImageId& id) {
    m_removals.append(id);
    if (const auto error = std::exchange(m_nextError, {})) {
        return ready<Image>(std::unexpected(*error));
    }
    const Image* old = find(id);
    if (!old) {
        return ready<Image>(std::unexpected(notFound(id)));
    }
    if (const auto allowed = ImageRules::canDelete(*old); !allowed) {
        return ready<Image>(std::unexpected(allowed.error()));
    }
    Image image = *old;
    image.status = ImageStatus::Deleted;
    image.deletedAt = QDateTime::currentDateTimeUtc();
    remember(id, u"deleted"_s, {});
    put(image);
    return ready<Image>(image);
}

QFuture<Result<QList<HistoryEntry>>> FakeLibrary::history(const ImageId& id) {
    if (const auto error = std::exchange(m_nextError, {})) {
        return ready<QList<HistoryEntry>>(std::unexpected(*error));
    }
    return ready<QList<HistoryEntry>>(m_history.value(id));
}

QFuture<Result<LibrarySpace>> FakeLibrary::space() {
    return ready<LibrarySpace>(m_space);
}

QFuture<Result<std::optional<ImportNeed>>> FakeLibrary::importNeed(const MediaInfo&) {
    ++m_importNeedsAsked;
    return ready<std::optional<ImportNeed>>(m_importNeed);
}

std::unique_ptr<Job> FakeLibrary::startImport(const QString& title, const Image& image) {
    auto job = std::make_unique<FakeJob>(this, title, image.key());
    FakeJob* watched = job.get();
    const ImageId id = image.id;
    connect(watched, &Job::progressChanged, this, [this, watched, id] {
        if (Image* row = find(id); row && row->status == ImageStatus::Creating) {
            Image changed = *row;
            changed.diskSize = watched->progress().done;
            changed.expectedSize = watched->progress().total;
            put(changed);
        }
    });
    connect(watched, &Job::finished, this, [this, watched, id] { finishImport(watched, id); });
    put(image);
    return job;
}

void FakeLibrary::finishImport(const Job* job, const ImageId& id) {
    const Image* row = find(id);
    if (!row) {
        return;
    }
    Image image = *row;
    if (job->state() == JobState::Cancelled && !m_quitting) {
        take(id);
        return;
    }
    if (job->state() != JobState::Succeeded) {
        image.status = ImageStatus::Failed;
        image.failure = job->error().value_or(
            Error{.code = ErrorCode::Interrupted, .message = u"Platter was closed before it was done."_s});
        image.diskSize = 0;
    } else {
        image.status = ImageStatus::Available;
        image.virtualSize = image.expectedSize;
        image.storedSize = image.diskSize / 2;
    }
    image.expectedSize = 0;
    put(image);
}

Image FakeLibrary::startedImage(const QString& name) {
    const QString prefix = isCloud() ? u"img"_s : u"loc"_s;
    Image image = fakeImage(u"%1-new%2"_s.arg(prefix).arg(++m_nextId, 2, 10, QChar(u'0')), name);
    image.library = m_id;
    image.owner = isCloud() ? m_owner : image.owner;
    image.status = ImageStatus::Creating;
    image.diskSize = 0;
    image.virtualSize = 0;
    image.storedSize = {};
    image.createdAt = QDateTime::currentDateTimeUtc();
    return image;
}

std::unique_ptr<Job> FakeLibrary::importJob(const ImportRequest& request) {
    m_imports.append(request);
    Image image = startedImage(request.name);
    image.expectedSize = request.copyOf ? request.copyOf->virtualSize : request.media.virtualSize.value_or(0);
    image.architecture = request.architecture;
    image.mode = request.mode;
    image.username = request.username;
    image.minRam = request.minRam;
    image.description = request.description;
    image.source = request.media.fileName;
    image.sourcePath = request.media.path;
    image.sourceFormat = request.media.formatWord();
    remember(image.id, u"imported"_s, {});
    return startImport(request.name, image);
}

std::unique_ptr<Job> FakeLibrary::retryJob(const ImageId& id) {
    Image image = find(id) ? *find(id) : fakeImage(id.toString(), id.toString());
    image.status = ImageStatus::Creating;
    image.failure = {};
    return startImport(image.name, image);
}

std::unique_ptr<Job> FakeLibrary::exportJob(const ImageId& id, const ExportRequest& request) {
    m_exports.append(request);
    const Image* image = find(id);
    return std::make_unique<FakeJob>(this, image ? image->name : id.toString(), ImageKey{this->id(), id});
}

std::unique_ptr<Job> FakeLibrary::removeJob(const QList<ImageId>& ids) {
    if (!isCloud()) {
        return {};
    }
    m_removeJobs.append(ids);
    auto job = std::make_unique<FakeJob>(this, u"Delete"_s, ImageKey{m_id, ids.value(0)});
    FakeJob* watched = job.get();
    connect(watched, &Job::finished, this, [this, watched, ids] {
        for (const ImageId& id : watched->state() == JobState::Succeeded ? ids : QList<ImageId>()) {
            remove(id);
        }
    });
    return job;
}

DiskOpener FakeLibrary::diskOpener(const ImageId& id) const {
    Q_UNUSED(id)
    return [](const std::stop_token&) -> Result<DiskSource> {
        return std::unexpected(Error{.code = ErrorCode::Unreadable, .message = u"There is no disk."_s});
    };
}

std::unique_ptr<Job> FakeLibrary::registerJob(const RegisterRequest& request) {
    m_registrations.append(request);
    return startImport(request.name, startedImage(request.name));
}

QFuture<Result<QUrl>> FakeLibrary::shareLink(const ImageId& id, const QDateTime& expires) {
    m_shares.append({id, expires});
    if (const auto error = std::exchange(m_nextError, {})) {
        return ready<QUrl>(std::unexpected(*error));
    }
    return ready<QUrl>(QUrl(u"https://orbit.example/v1/acc/images/%1?temp_url_sig=abc"_s.arg(id.toString())));
}

std::unique_ptr<Job> FakeLibrary::snapshotJob(const SnapshotRequest& request) {
    m_snapshots.append(request);
    const QString name = request.name.isEmpty() ? u"Snapshot of "_s + request.server.toString() : request.name;
    return startImport(name, startedImage(name));
}

std::unique_ptr<Job> FakeLibrary::buildJob(const BuildRequest& request) {
    m_builds.append(request);
    return std::make_unique<FakeJob>(this, request.name, ImageKey{m_id, request.image});
}

std::unique_ptr<Job> FakeLibrary::restoreDiskJob(const RestoreDiskRequest& request) {
    m_diskRestores.append(request);
    auto job = std::make_unique<FakeJob>(this, u"Restore"_s, ImageKey{m_id, request.image});
    m_lastJob = job.get();
    return job;
}

void FakeLibrary::setShrinkPreview(const std::optional<Result<ShrinkPreview>>& preview) {
    m_shrinkPreview = preview;
    if (const auto held = preview ? std::exchange(m_heldPreview, {}) : nullptr) {
        held->addResult(*preview);
        held->finish();
    }
}

QFuture<Result<ShrinkPreview>> FakeLibrary::shrinkPreview(const ImageId& id) {
    Q_UNUSED(id)
    if (m_shrinkPreview) {
        return ready<ShrinkPreview>(*m_shrinkPreview);
    }
    m_heldPreview = std::make_shared<QPromise<Result<ShrinkPreview>>>();
    m_heldPreview->start();
    return m_heldPreview->future();
}

std::unique_ptr<Job> FakeLibrary::shrinkJob(const ShrinkRequest& request) {
    m_shrinks.append(request);
    const Image* of = find(request.image);
    const QString name = request.name.isEmpty() ? shrunkName(of ? of->name : QString()) : request.name;
    return startImport(name, startedImage(name));
}

QFuture<Result<Server>> FakeLibrary::updateServer(const ServerId& id, const ServerChanges& changes) {
    m_serverUpdates.append({id, changes});
    if (const auto error = std::exchange(m_nextError, {})) {
        return ready<Server>(std::unexpected(*error));
    }
    const auto found = std::ranges::find(m_servers, id, &Server::id);
    if (found == m_servers.end()) {
        return ready<Server>(
            std::unexpected(Error{.code = ErrorCode::NotFound, .message = u"There is no such server."_s}));
    }
    found->name = changes.name.value_or(found->name);
    found->snapshotSchedule = changes.snapshotSchedule.value_or(found->snapshotSchedule);
    found->snapshotRetention = changes.snapshotRetention.value_or(found->snapshotRetention);
    Q_EMIT serversChanged();
    return ready<Server>(*found);
}

QFuture<Result<Image>> FakeLibrary::fetch(const ImageId& id) {
    const auto found = std::ranges::find(m_fetchable, id, &Image::id);
    if (found == m_fetchable.end()) {
        return ready<Image>(std::unexpected(notFound(id)));
    }
    put(*found);
    return ready<Image>(*image(id));
}

void FakeLibrary::playCloud(const QString& id, const QString& name, const QString& color) {
    m_id = LibraryId(id);
    m_owner = u"acc-"_s + id;
    m_location = u"https://api.gb1.brightbox.com"_s;
    m_abilities = Ability::Servers | Ability::Snapshot | Ability::Build | Ability::RegisterUrl | Ability::Share
        | Ability::Refresh | Ability::PublishToAll | Ability::Export;
    m_types = usualServerTypes();
    m_heardAt = QDateTime::currentDateTimeUtc();
    setName(name, color);
}

void FakeLibrary::setName(const QString& name, const QString& color) {
    m_name = name;
    m_color = color;
    Q_EMIT stateChanged();
}

void FakeLibrary::setServersKnown(bool known, const std::optional<Error>& problem) {
    m_serversKnown = known;
    m_serversProblem = problem;
    Q_EMIT serversChanged();
}

void FakeLibrary::setServers(const QList<Server>& servers) {
    m_servers = servers;
    for (Server& server : m_servers) {
        server.library = m_id;
    }
    Q_EMIT serversChanged();
}

void FakeLibrary::setPlaces(const QList<Zone>& zones, const QList<ServerGroup>& groups, const QList<CloudIp>& ips) {
    m_zones = zones;
    m_groups = groups;
    m_cloudIps = ips;
    Q_EMIT serversChanged();
}

void FakeLibrary::setHeardAt(const QDateTime& at) {
    m_heardAt = at;
    Q_EMIT stateChanged();
}

void FakeLibrary::setState(LibraryState state, const std::optional<Error>& problem) {
    m_state = state;
    m_problem = problem;
    Q_EMIT stateChanged();
}

void FakeLibrary::setReadOnlyReason(const QString& reason) {
    m_readOnly = reason;
    Q_EMIT stateChanged();
}

void FakeLibrary::put(Image image) {
    putAll({std::move(image)});
}

void FakeLibrary::putAll(QList<Image> images) {
    for (Image& image : images) {
        image.library = id();
        if (image.owner.isEmpty() || (isCloud() && image.owner == u"anna"_s)) { // as fakeImage() makes them
            image.owner = isCloud() ? m_owner : u"anna"_s;
        }
        if (Image* old = find(image.id)) {
            *old = image;
        } else {
            m_images.append(image);
        }
    }
    Q_EMIT imagesChanged(images, {});
}

void FakeLibrary::take(const ImageId& id) {
    if (m_images.removeIf([&](const Image& image) { return image.id == id; }) > 0) {
        Q_EMIT imagesChanged({}, {id});
    }
}

Server fakeServer(const QString& id, const QString& name, const Image& image) {
    Server server;
    server.library = image.library;
    server.id = ServerId(id);
    server.name = name;
    server.status = ServerStatus::Active;
    server.type = usualServerTypes().first();
    server.image = Ancestor{.id = image.id, .name = image.name, .status = image.status};
    server.architecture = image.architecture;
    server.diskSize = server.type->disk;
    server.address = u"203.0.113.7"_s;
    server.sshHost = u"203.0.113.7"_s;
    server.username = u"deploy"_s;
    server.createdAt = image.createdAt;
    return server;
}

Image fakeImage(const QString& id, const QString& name) {
    Image image;
    image.library = LibraryId(u"local"_s);
    image.id = ImageId(id);
    image.name = name;
    image.status = ImageStatus::Available;
    image.owner = u"anna"_s;
    image.architecture = Architecture::x86_64();
    image.virtualSize = 10 * kGiB;
    image.diskSize = kGiB;
    image.storedSize = 300 * kMiB;
    image.createdAt = QDateTime(QDate(2026, 11, 22), QTime(2, 14), QTimeZone::UTC);
    return image;
}

} // namespace platter
