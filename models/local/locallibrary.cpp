// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/locallibrary.h"

#include "models/domain/rules.h"
#include "models/domain/servertypes.h"
#include "models/local/exportjob.h"
#include "models/local/fetchedparts.h"
#include "models/local/hostdisks.h"
#include "models/local/imagesource.h"
#include "models/local/importjob.h"
#include "models/local/localbackupjob.h"
#include "models/local/localcore.h"
#include "models/local/servejob.h"
#include "models/local/verifyjob.h"
#include "models/local/reclaimjob.h"
#include "models/local/repackjob.h"
#include "models/local/shrinkjob.h"
#include "models/local/spaceuse.h"

#include <QFile>
#include <QHash>
#include <QPointer>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace platter {

class LocalLibrary::Private {
public:
    Private(const QString& folder, std::shared_ptr<Fetcher> fetcher)
        : core(std::make_shared<LocalCore>(folder, std::move(fetcher)))
        , use(core)
        , previews(core) {
        soon.setSingleShot(true);
        soon.setInterval(1000);
    }

    void take(const QList<Image>& changed, const QList<ImageId>& gone) {
        bool other = !gone.isEmpty();
        for (Image image : changed) {
            const auto before = images.constFind(image.id);
            if (before != images.constEnd())
                image.freesBytes = before->freesBytes;
            other = other || before == images.constEnd() || before->status != image.status;
            images.insert(image.id, image);
        }
        for (const ImageId& id : gone)
            images.remove(id);
        if (other && watched && !soon.isActive())
            soon.start();
    }
    // Those that differ.
    QList<Image> takeFrees(const QHash<ImageId, qint64>& frees) {
        QList<Image> changed;
        for (Image& image : images) {
            const auto found = frees.constFind(image.id);
            const auto now = found == frees.constEnd() ? std::nullopt : std::optional(*found);
            if (image.freesBytes != now) {
                image.freesBytes = now;
                changed.append(image);
            }
        }
        return changed;
    }

    std::shared_ptr<LocalCore> core;
    QHash<ImageId, Image> images;
    LibraryState state = LibraryState::Opening;
    std::optional<Error> problem;
    int graceDays = 7;
    bool watched = false;
    QPointer<ServerHost> host;
    QTimer soon; // then what images free is looked at again
    SpaceUse use; // these last: they use the core
    ShrinkPreviews previews;
};

LocalLibrary::LocalLibrary(const QString& folder, std::shared_ptr<Fetcher> fetcher, QObject* parent)
    : Library(parent)
    , d(std::make_unique<Private>(folder, std::move(fetcher))) {
    // Both are called on the catalogue's thread and posted here in this order: whoever sees Ready sees the images too. (A
    // future's then() would not do: on a future that is finished already it does not wait its turn.)
    d->core->open(
        [this](const QList<Image>& changed, const QList<ImageId>& gone) {
            QMetaObject::invokeMethod(this, [this, changed, gone] {
                d->take(changed, gone);
                QList<Image> known; // with what they free
                for (const Image& image : changed)
                    known.append(d->images.value(image.id, image));
                Q_EMIT imagesChanged(known, gone);
            });
        },
        [this](const Result<void>& opened) {
            QMetaObject::invokeMethod(this, [this, opened] {
                d->state = opened ? LibraryState::Ready : LibraryState::Failed;
                if (!opened)
                    d->problem = opened.error();
                if (d->watched)
                    d->soon.start();
                Q_EMIT stateChanged();
            });
        });
    connect(&d->soon, &QTimer::timeout, this, [this] {
        d->use.freesEach(d->images.values()).then(this, [this](const Result<QHash<ImageId, qint64>>& frees) {
            const QList<Image> changed = frees ? d->takeFrees(*frees) : QList<Image>();
            if (!changed.isEmpty())
                Q_EMIT imagesChanged(changed, {});
        });
    });
}

LocalLibrary::~LocalLibrary() {
    d->core->stopListening();
}

QString LocalLibrary::defaultFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/platter";
}

LibraryId LocalLibrary::id() const {
    return LibraryId(u"local"_s);
}

QString LocalLibrary::name() const {
    return tr("This computer");
}

QString LocalLibrary::location() const {
    return d->core->folder().path();
}

LibraryState LocalLibrary::state() const {
    return d->state;
}

std::optional<Error> LocalLibrary::problem() const {
    return d->problem;
}

QString LocalLibrary::readOnlyReason() const {
    return d->state == LibraryState::Ready ? d->core->readOnlyReason() : QString();
}

QList<Image> LocalLibrary::images() const {
    return d->images.values();
}

std::optional<Image> LocalLibrary::image(const ImageId& id) const {
    const auto found = d->images.constFind(id);
    return found == d->images.constEnd() ? std::nullopt : std::optional(*found);
}

QFuture<Result<Image>> LocalLibrary::update(const ImageId& id, const ImageChanges& changes) {
    LocalCore* core = d->core.get();
    return core->post([core, id, changes](ImageRecords& records) {
        auto image = records.change(id, changes);
        if (image)
            core->publish(*image);
        return image;
    });
}

QFuture<Result<Image>> LocalLibrary::remove(const ImageId& id) {
    LocalCore* core = d->core.get();
    return core->post([core, id](ImageRecords& records) {
        auto image = records.remove(id);
        if (image) {
            core->publish(*image);
            FetchedParts::remove(core->folder(), id);
        }
        return image;
    });
}

int LocalLibrary::graceDays() const {
    return d->graceDays;
}

void LocalLibrary::setLargestDisk(qint64 bytes) {
    d->core->setLargestDisk(bytes);
}

void LocalLibrary::setGraceDays(int days) {
    d->graceDays = std::max(0, days);
    Q_EMIT stateChanged();
}

void LocalLibrary::setPriority(Priority priority) {
    d->core->setPriority(priority);
}

QFuture<Result<Image>> LocalLibrary::restore(const ImageId& id) {
    LocalCore* core = d->core.get();
    return core->post([core, id](ImageRecords& records) {
        auto image = records.restore(id);
        if (image)
            core->publish(*image);
        return image;
    });
}

bool LocalLibrary::isReclaimDue() const {
    const QDateTime until = QDateTime::currentDateTimeUtc().addDays(-d->graceDays);
    if (d->state != LibraryState::Ready || !readOnlyReason().isEmpty())
        return false;
    return QFile::exists(d->core->folder().reclaimingFile())
        || std::ranges::any_of(std::as_const(d->images), [&until](const Image& image) {
               return ImageRules::canRestore(image) && image.deletedAt && *image.deletedAt <= until;
           });
}

std::unique_ptr<Job> LocalLibrary::reclaimJob(const ReclaimRequest& request) {
    return std::make_unique<ReclaimJob>(d->core, d->graceDays, request);
}

QFuture<Result<qint64>> LocalLibrary::repackable() {
    return d->use.repackable();
}

std::unique_ptr<Job> LocalLibrary::repackJob(const RepackRequest& request) {
    return std::make_unique<RepackJob>(d->core, request);
}

QFuture<Result<qint64>> LocalLibrary::frees(const QList<ImageId>& ids) {
    return d->use.frees(d->images.values(), ids);
}

QFuture<Result<std::optional<ImportNeed>>> LocalLibrary::importNeed(const MediaInfo& media) {
    return d->use.importNeed(media);
}

QFuture<Result<LibraryStatistics>> LocalLibrary::statistics() {
    return d->use.statistics(d->images.values(), d->graceDays);
}

void LocalLibrary::setWatched(bool watched) {
    if (watched && !std::exchange(d->watched, watched) && d->state == LibraryState::Ready)
        d->soon.start();
    d->watched = watched;
    if (d->host)
        d->host->setWatched(watched);
}

QFuture<Result<QList<HistoryEntry>>> LocalLibrary::history(const ImageId& id) {
    return d->core->post([id](ImageRecords& records) { return records.history(id); });
}

QFuture<Result<LibrarySpace>> LocalLibrary::space() {
    LocalCore* core = d->core.get();
    return core->post([core](ImageRecords&) -> Result<LibrarySpace> {
        const QStorageInfo storage(core->folder().path());
        return LibrarySpace{
            core->store().storedBytes() + FetchedParts::bytes(core->folder()), storage.bytesAvailable()};
    });
}

std::unique_ptr<Job> LocalLibrary::importJob(const ImportRequest& request) {
    return std::make_unique<ImportJob>(d->core, request);
}

std::unique_ptr<Job> LocalLibrary::retryJob(const ImageId& id) {
    Image failed = image(id).value_or(Image{});
    failed.library = this->id();
    failed.id = id;
    return std::make_unique<ImportJob>(d->core, failed, openerFor(failed));
}

// How the image is read that a failed copy was made of.
DiskOpener LocalLibrary::openerFor(const Image& copy) const {
    const ImageKey key = ImportJob::copiedFrom(copy);
    return diskFinder() && !key.image.isEmpty() ? diskFinder()(key) : DiskOpener{};
}

// Copies whose library is not there any more stay failed, with Retry.
void LocalLibrary::restoreJobs(const JobTaker& take) {
    d->core->post([](ImageRecords& records) { return records.interrupted(); })
        .then(this, [this, take](const Result<QList<ImageRecords::Interrupted>>& interrupted) {
            if (!d->core->readOnlyReason().isEmpty())
                return;
            for (const auto& [found, paused] : interrupted.value_or(QList<ImageRecords::Interrupted>{})) {
                Image image = found;
                image.library = id();
                const DiskOpener opener = openerFor(image);
                if (image.isCopy() && !opener)
                    continue;
                auto job = std::make_unique<ImportJob>(d->core, image, opener);
                if (paused)
                    job->pause();
                take(std::move(job));
            }
        });
}

std::unique_ptr<Job> LocalLibrary::exportJob(const ImageId& id, const ExportRequest& request) {
    Image wanted = image(id).value_or(Image{});
    wanted.library = this->id();
    wanted.id = id;
    return std::make_unique<ExportJob>(d->core, wanted, request);
}

QFuture<Result<ShrinkPreview>> LocalLibrary::shrinkPreview(const ImageId& id) {
    return d->previews.of(id);
}

std::unique_ptr<Job> LocalLibrary::shrinkJob(const ShrinkRequest& request) {
    auto of = image(request.image);
    if (!of)
        return nullptr;
    of->library = id();
    return std::make_unique<ShrinkJob>(d->core, *of, request);
}

std::unique_ptr<Job> LocalLibrary::serveJob(const ImageId& id, const QString& socket) {
    return std::make_unique<ServeJob>(d->core, id, image(id).value_or(Image{}).name, socket);
}

std::unique_ptr<CheckJob> LocalLibrary::verifyJob(const QList<ImageId>& ids) {
    const auto one = ids.size() == 1 ? image(ids.first()) : std::nullopt;
    const QString title = ids.isEmpty() ? tr("Check of the library")
        : one                           ? one->name
                                        : tr("Check of %n image(s)", nullptr, int(ids.size()));
    return std::make_unique<VerifyJob>(d->core, ids, title);
}

std::unique_ptr<CheckJob> LocalLibrary::repairJob() {
    return VerifyJob::repair(d->core);
}

std::unique_ptr<BackupJob> LocalLibrary::backupJob(const QString& folder, const QStringList& extras) {
    return std::make_unique<LocalBackupJob>(d->core, folder, extras);
}

std::shared_ptr<Fetcher> LocalLibrary::fetcher() const {
    return d->core->fetcher();
}

DiskOpener LocalLibrary::diskOpener(const ImageId& id) const {
    if (d->state != LibraryState::Opening) {
        const auto known = image(id);
        if (!known || !ImageRules::canExport(*known))
            return {};
    }
    return [core = d->core, id](const std::stop_token&) -> Result<DiskSource> {
        const auto now = core->post([id](ImageRecords& records) { return records.image(id); }).result();
        if (!now)
            return std::unexpected(now.error());
        if (const auto allowed = ImageRules::canExport(*now); !allowed)
            return std::unexpected(allowed.error());
        return ImageSource::open(
            std::shared_ptr<ChunkStore>(core, &core->store()), core->folder().map(id), now->contentId);
    };
}

// ---- servers

Abilities LocalLibrary::abilities() const {
    const Abilities own = Ability::Star | Ability::Export | Ability::Upkeep | Ability::Reclaim | Ability::Shrink;
    return d->host ? own | Ability::Servers | Ability::Snapshot | Ability::Build | Ability::BuildHere : own;
}

void LocalLibrary::setServerHost(ServerHost* host) {
    if (d->host)
        d->host->disconnect(this);
    d->host = host;
    if (host) {
        connect(host, &ServerHost::changed, this, &Library::serversChanged);
        host->setWatched(d->watched);
    }
    Q_EMIT stateChanged();
    Q_EMIT serversChanged();
}

// The host knows nothing of images: when a server's disk was copied last is told by them.
QList<Server> LocalLibrary::servers() const {
    QList<Server> servers = d->host ? d->host->servers() : QList<Server>();
    QHash<QString, QDateTime> last;
    for (const Image& image : std::as_const(d->images))
        if (image.sourceType == SourceType::Snapshot && ImageRules::canExport(image))
            last[image.source] = std::max(last.value(image.source), image.createdAt);
    for (Server& server : servers) {
        server.library = id();
        if (const QDateTime at = last.value(server.id.toString()); at.isValid())
            server.lastSnapshotAt = at;
        if (server.image)
            if (const auto known = image(server.image->id))
                server.image->status = known->status;
    }
    return servers;
}

std::optional<Error> LocalLibrary::serversProblem() const {
    return d->host ? d->host->problem() : std::nullopt;
}

bool LocalLibrary::areServersKnown() const {
    return !d->host || d->host->hasAnswered();
}

void LocalLibrary::refresh() {
    if (d->host)
        d->host->refresh();
}

std::optional<Server> LocalLibrary::server(const ServerId& id) const {
    const QList<Server> all = servers();
    const auto found = std::ranges::find(all, id, &Server::id);
    return found == all.end() ? std::nullopt : std::optional(*found);
}

// Nothing: there is no such server, or no such disk of it.
std::optional<ImportRequest> LocalLibrary::snapshotImport(const SnapshotRequest& request) const {
    const auto of = server(request.server);
    if (!of)
        return {};
    const auto disk = std::ranges::find(of->volumes, request.volume, &Volume::id);
    const bool boot = disk == of->volumes.end() || disk->boot;
    const QString what = boot ? of->name : of->name + u' ' + disk->name;
    ImportRequest import;
    import.name = request.name.isEmpty() ? snapshotName(what, QDateTime::currentDateTime()) : request.name;
    import.architecture = of->architecture;
    import.mode = of->mode;
    import.username = of->username;
    import.description = request.note;
    import.copyOf = CopySource{.image = {},
        .name = what,
        .virtualSize = disk == of->volumes.end() ? of->diskSize : disk->size,
        .open = d->host->snapshotOpener(request.server, request.volume, request.tracksChanges),
        .server = boot ? request.server : ServerId(request.volume.toString()),
        .ancestor = boot ? of->image : std::nullopt};
    if (!import.copyOf->open)
        return {};
    return import;
}

std::unique_ptr<Job> LocalLibrary::snapshotJob(const SnapshotRequest& request) {
    const auto import = snapshotImport(request);
    return import ? std::make_unique<ImportJob>(d->core, *import) : nullptr;
}

QList<ServerType> LocalLibrary::serverTypes() const {
    return d->host ? usualServerTypes() : QList<ServerType>();
}

std::unique_ptr<Job> LocalLibrary::buildJob(const BuildRequest& request) {
    auto of = image(request.image);
    if (!d->host || !of)
        return nullptr;
    of->library = id();
    BuildRequest sized = request;
    const auto& types = usualServerTypes();
    const auto type = std::ranges::find(types, request.type, &ServerType::id);
    if (!sized.size && type != types.end())
        sized.size = *type;
    return d->host->buildJob(sized, hostDisk(d->core, *of));
}

std::unique_ptr<Job> LocalLibrary::trialJob(const ImageId& id) {
    auto of = image(id);
    if (!d->host || !of)
        return nullptr;
    of->library = this->id();
    return d->host->trialJob(hostDisk(d->core, *of));
}

std::unique_ptr<Job> LocalLibrary::restoreDiskJob(const RestoreDiskRequest& request) {
    auto of = image(request.image);
    const auto to = server(request.server);
    const auto snapshot = snapshotImport({.server = request.server});
    const DiskHolder holder = d->host ? d->host->diskHolder(request.server) : DiskHolder();
    if (!of || !to || !snapshot || !holder)
        return nullptr;
    of->library = id();
    return std::make_unique<RestoreDiskJob>(d->core, *snapshot, to->name, holder, hostDisk(d->core, *of));
}

void LocalLibrary::aboutToQuit() {
    d->core->keepInterrupted();
}

} // namespace platter
