// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/brightboxlibrary.h"

#include "models/brightbox/brightboxcore.h"
#include "models/brightbox/cloudjobs.h"
#include "models/brightbox/cloudrefresh.h"
#include "models/brightbox/cloudview.h"
#include "models/brightbox/downloadjob.h"
#include "models/brightbox/imagehistory.h"
#include "models/brightbox/imageupdate.h"
#include "models/brightbox/orbitsource.h"
#include "models/brightbox/refreshpause.h"
#include "models/brightbox/uploadjob.h"

#include <QTimer>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kLookAtOthers{2'000}; // what other processes left
constexpr int kEverythingEach = 20; // refreshes: types, zones and the like change rarely

// Whether a question may simply be asked again later.
bool passesByItself(const Error& error) {
    return error.code != ErrorCode::SignInNeeded && error.code != ErrorCode::OneTimeCodeNeeded;
}

} // namespace

class BrightboxLibrary::Private {
public:
    Private(BrightboxLibrary* library, const Connection& connection, const Secrets& secrets,
        const BrightboxOptions& theOptions)
        : q(library)
        , options(theOptions)
        , name(connection.name)
        , color(connection.color)
        , core(std::make_shared<BrightboxCore>(connection, secrets, theOptions.cachePath, theOptions.http))
        , view(connection, [this](const ImageId& id) { return core->expected(id); }) { }

    void load();
    void loaded(const Result<CloudState>& cached);
    void ask();
    void answered(const Result<CloudState>& fresh, quint64 mark);
    void failed(const Error& error);
    void schedule();
    void tell(const CloudView::News& news);
    void save(const CloudState& before);
    void setProblem(const std::optional<Error>& error);
    bool isSignedOut() const { return problem && !passesByItself(*problem); }
    QFuture<Result<Image>> send(const ImageId& id, const ImageChanges& changes);
    Image placeholder(const ImageId& id) const;

    BrightboxLibrary* q;
    BrightboxOptions options;
    QString name;
    QString color;
    std::shared_ptr<BrightboxCore> core;
    CloudView view;
    LibraryState state = LibraryState::Opening;
    std::optional<Error> problem;
    QTimer timer;
    RefreshSituation situation;
    int refreshes = 0;
    bool asking = false;
    bool askAgain = false;
    bool everything = true; // the next time
};

// ---- what is known

void BrightboxLibrary::Private::load() {
    core->onCache([](CloudCache& cache) { return cache.load(); }).then(q, [this](const Result<CloudState>& cached) {
        loaded(cached);
    });
}

void BrightboxLibrary::Private::loaded(const Result<CloudState>& cached) {
    if (cached && cached->heardAt.isValid() && state == LibraryState::Opening) {
        tell(view.load(*cached));
        state = LibraryState::Ready; // with its age; what is new comes
        Q_EMIT q->stateChanged();
    }
    if (options.polls)
        ask();
}

void BrightboxLibrary::Private::tell(const CloudView::News& news) {
    for (const auto& [id, entry] : news.history) {
        (void)core->onCache([id, entry](CloudCache& cache) { return cache.addHistory(id, entry); });
    }
    if (!news.changed.isEmpty() || !news.gone.isEmpty())
        Q_EMIT q->imagesChanged(news.changed, news.gone);
    if (news.servers)
        Q_EMIT q->serversChanged();
}

void BrightboxLibrary::Private::save(const CloudState& before) {
    const CloudState now = view.state();
    (void)core->onCache([before, now](CloudCache& cache) { return cache.save(before, now); });
}

// ---- asking

void BrightboxLibrary::Private::ask() {
    if (asking) {
        askAgain = true;
        return;
    }
    asking = true;
    timer.stop();
    const quint64 mark = view.mark();
    const auto kind = std::exchange(everything, false) || refreshes % kEverythingEach == 0 ? RefreshKind::Everything
                                                                                           : RefreshKind::Quick;
    ++refreshes;
    core->onNetwork([core = core.get(), before = view.state(), kind] {
            return fetchState(core->api(), core->connection(), before, kind, core->stopToken());
        })
        .then(q, [this, mark](const Result<CloudState>& fresh) { answered(fresh, mark); });
}

void BrightboxLibrary::Private::answered(const Result<CloudState>& fresh, quint64 mark) {
    asking = false;
    if (!fresh) {
        failed(fresh.error());
    } else {
        const CloudState before = view.state();
        const CloudView::News news = view.take(*fresh, mark);
        situation.unchanged = news.isEmpty() ? situation.unchanged + 1 : 0;
        situation.failures = 0;
        tell(news);
        save(before);
        state = LibraryState::Ready;
        problem.reset();
        Q_EMIT q->stateChanged(); // always: heardAt() is later
    }
    Q_EMIT q->refreshed();
    if (std::exchange(askAgain, false))
        ask();
    else
        schedule();
}

void BrightboxLibrary::Private::failed(const Error& error) {
    if (error.code == ErrorCode::Cancelled)
        return;
    ++situation.failures;
    if (state == LibraryState::Opening)
        state = LibraryState::Failed; // nothing to show instead
    setProblem(error);
}

void BrightboxLibrary::Private::setProblem(const std::optional<Error>& error) {
    problem = error;
    Q_EMIT q->stateChanged();
}

void BrightboxLibrary::Private::schedule() {
    if (!options.polls || isSignedOut())
        return;
    situation.busy = isBusy(view.state());
    timer.start(refreshPause(situation));
}

// ---- changing

// A row for an image that is not known here: calls for it fail with the service's own words.
Image BrightboxLibrary::Private::placeholder(const ImageId& id) const {
    Image image = view.image(id).value_or(Image{});
    image.library = core->connection().id;
    image.id = id;
    return image;
}

QFuture<Result<Image>> BrightboxLibrary::Private::send(const ImageId& id, const ImageChanges& changes) {
    const auto known = view.state().images.constFind(id);
    const Image base = known == view.state().images.cend() ? placeholder(id) : *known;
    tell(view.begin(id, changes));
    return core
        ->onNetwork([core = core.get(), base, changes] {
            return updateUnlessChanged(core->api(), base, changes, core->stopToken());
        })
        .then(q, [this, id, base, changes](const Result<ImageUpdate>& done) -> Result<Image> {
            const CloudState before = view.state();
            Result<Image> answer = done.transform([](const ImageUpdate& update) { return update.image; });
            tell(view.end(id, changes, answer));
            if (done && done->conflict) { // shown as it is now, not overwritten
                save(before);
                return std::unexpected(*done->conflict);
            }
            if (answer) {
                core->remember(id, historyAction(changes), differenceText(base, *answer));
                save(before);
            } else {
                ask();
            }
            return answer ? Result<Image>(view.image(id).value_or(*answer)) : answer;
        });
}

// ---- the library

BrightboxLibrary::BrightboxLibrary(
    const Connection& connection, const Secrets& secrets, const BrightboxOptions& options, QObject* parent)
    : Library(parent)
    , d(std::make_unique<Private>(this, connection, secrets, options)) {
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, [this] { d->ask(); });
    d->core->setListener([this](const Image& image) {
        QMetaObject::invokeMethod(this, [this, image] {
            const CloudState before = d->view.state();
            d->tell(d->view.takeImage(image));
            d->save(before);
            d->schedule();
        });
    });
    d->load();
}

BrightboxLibrary::~BrightboxLibrary() {
    d->core->setListener({});
    d->core->stop(); // jobs that still hold it end soon
}

const Connection& BrightboxLibrary::connection() const {
    return d->core->connection();
}

const std::shared_ptr<BrightboxCore>& BrightboxLibrary::core() const {
    return d->core;
}

void BrightboxLibrary::setNameAndColor(const QString& name, const QString& color) {
    d->name = name;
    d->color = color;
    Q_EMIT stateChanged();
}

void BrightboxLibrary::setSecrets(const Secrets& secrets) {
    d->core->signIn().setSecrets(secrets);
    d->situation.failures = 0;
    refresh();
}

LibraryId BrightboxLibrary::id() const {
    return connection().id;
}

QString BrightboxLibrary::name() const {
    return d->name;
}

QString BrightboxLibrary::location() const {
    return connection().api.host() + u" · " + connection().account.toString();
}

QString BrightboxLibrary::color() const {
    return d->color;
}

QString BrightboxLibrary::owner() const {
    return connection().account.toString();
}

Abilities BrightboxLibrary::abilities() const {
    return Ability::Servers | Ability::Snapshot | Ability::Build | Ability::RegisterUrl | Ability::Share | Ability::Star
        | Ability::Refresh | Ability::PublishToAll | Ability::Export;
}

LibraryState BrightboxLibrary::state() const {
    return d->state;
}

std::optional<Error> BrightboxLibrary::problem() const {
    return d->problem;
}

QString BrightboxLibrary::readOnlyReason() const {
    return d->isSignedOut() ? tr("Sign in to %1 again to change anything there.").arg(d->name) : QString();
}

QList<Image> BrightboxLibrary::images() const {
    return d->view.images();
}

std::optional<Image> BrightboxLibrary::image(const ImageId& id) const {
    return d->view.image(id);
}

QFuture<Result<Image>> BrightboxLibrary::update(const ImageId& id, const ImageChanges& changes) {
    ImageChanges sent = changes;
    if (const auto star = std::exchange(sent.starred, std::nullopt)) { // kept on this computer only
        d->tell(d->view.setStarred(id, *star));
        (void)d->core->onCache([id, star](CloudCache& cache) { return cache.setStarred(id, *star); });
        d->core->remember(id, historyAction({.starred = star}));
    }
    if (sent.isEmpty())
        return QtFuture::makeReadyValueFuture(Result<Image>(d->placeholder(id)));
    return d->send(id, sent);
}

QFuture<Result<Image>> BrightboxLibrary::remove(const ImageId& id) {
    return d->core->onNetwork([core = d->core.get(), id] { return core->api().deleteImage(id, core->stopToken()); })
        .then(this, [this, id](const Result<Image>& answer) -> Result<Image> {
            if (answer) {
                d->core->remember(id, u"deleted"_s);
                d->core->tell(*answer);
            } else {
                d->ask();
            }
            return answer;
        });
}

std::unique_ptr<Job> BrightboxLibrary::removeJob(const QList<ImageId>& ids) {
    QList<Image> images;
    for (const ImageId& id : ids)
        images.append(d->placeholder(id));
    return std::make_unique<RemoveJob>(d->core, d->name, images, d->options.undoTime);
}

QFuture<Result<QList<HistoryEntry>>> BrightboxLibrary::history(const ImageId& id) {
    return imageHistory(d->core, id);
}

QFuture<Result<LibrarySpace>> BrightboxLibrary::space() {
    return QtFuture::makeReadyValueFuture(Result<LibrarySpace>(
        std::unexpected(Error{.code = ErrorCode::Unsupported, .message = tr("Brightbox tells no free space.")})));
}

std::unique_ptr<Job> BrightboxLibrary::importJob(const ImportRequest& request) {
    return std::make_unique<UploadJob>(d->core, d->name, UploadOrder::of(request), d->options);
}

std::unique_ptr<Job> BrightboxLibrary::retryJob(const ImageId&) {
    return {};
}

std::unique_ptr<Job> BrightboxLibrary::exportJob(const ImageId& id, const ExportRequest& request) {
    return std::make_unique<DownloadJob>(d->core, DownloadOrder::of(d->placeholder(id), request), d->options.markPause);
}

DiskOpener BrightboxLibrary::diskOpener(const ImageId& id) const {
    return [core = d->core, id](const std::stop_token& stop) { return openOrbitImage(core, id, stop); };
}

struct BrightboxLibrary::LeftTransfer {
    CloudCache::Transfer saved;
    std::shared_ptr<const TransferLock> lock;
};

// An upload whose file or image is gone is there too, and says so when it runs.
std::unique_ptr<Job> BrightboxLibrary::restored(const LeftTransfer& left) const {
    const auto& [id, data, paused] = left.saved;
    std::unique_ptr<Job> job;
    if (DownloadOrder::isOne(data)) {
        if (const auto order = DownloadOrder::fromJson(id, data))
            job = std::make_unique<DownloadJob>(d->core, *order, d->options.markPause, left.lock);
    } else if (auto order = UploadOrder::fromJson(id, data)) {
        if (order->copyOf && diskFinder())
            order->copyOf->open = diskFinder()(order->copyOf->image);
        job = std::make_unique<UploadJob>(d->core, d->name, *order, d->options, left.lock);
    }
    if (job && paused)
        job->pause();
    return job;
}

// What a living process works on is left to it; what it leaves when it ends is taken up then.
void BrightboxLibrary::restoreJobs(const JobTaker& take) {
    takeOver(take);
    auto* timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, take] { takeOver(take); });
    timer->start(kLookAtOthers);
}

void BrightboxLibrary::takeOver(const JobTaker& take) {
    using Lefts = QList<LeftTransfer>;
    d->core
        ->onCache([core = d->core.get()](CloudCache& cache) -> Result<Lefts> {
            const auto before = cache.transfers();
            if (!before)
                return std::unexpected(before.error());
            QHash<QString, std::shared_ptr<const TransferLock>> locks;
            for (const CloudCache::Transfer& transfer : *before) {
                if (auto lock = core->lockLeftTransfer(transfer.id))
                    locks.insert(transfer.id, std::move(lock));
            }
            // As they are now that nobody else writes them: one that ended meanwhile is not there.
            const auto now = locks.isEmpty() ? Result<QList<CloudCache::Transfer>>() : cache.transfers();
            if (!now)
                return std::unexpected(now.error());
            Lefts lefts;
            for (const CloudCache::Transfer& transfer : *now) {
                if (const auto lock = locks.constFind(transfer.id); lock != locks.cend())
                    lefts.append({transfer, *lock});
            }
            return lefts;
        })
        .then(this, [this, take](const Result<Lefts>& lefts) {
            for (const LeftTransfer& left : lefts.value_or(Lefts{})) {
                if (auto job = restored(left))
                    take(std::move(job));
            }
        });
}

std::unique_ptr<Job> BrightboxLibrary::registerJob(const RegisterRequest& request) {
    return std::make_unique<RegisterJob>(d->core, request, d->options.watchPause);
}

QFuture<Result<QUrl>> BrightboxLibrary::shareLink(const ImageId& id, const QDateTime& expires) {
    return d->core->onNetwork([core = d->core.get(), id, expires] {
        return core->orbit().temporaryUrl(kImagesContainer, id.toString(), expires, core->stopToken());
    });
}

QList<Server> BrightboxLibrary::servers() const {
    return d->view.state().servers.values();
}

std::unique_ptr<Job> BrightboxLibrary::snapshotJob(const SnapshotRequest& request) {
    Server server = d->view.state().servers.value(request.server);
    if (request.server.isEmpty())
        server.volumes = d->view.state().volumes;
    return std::make_unique<SnapshotJob>(d->core, server, request, d->options.watchPause);
}

std::unique_ptr<Job> BrightboxLibrary::buildJob(const BuildRequest& request) {
    auto job = std::make_unique<BuildJob>(d->core, d->placeholder(request.image), request, d->options.watchPause);
    connect(job.get(), &Job::finished, this, [this] { refresh(); });
    return job;
}

QFuture<Result<Server>> BrightboxLibrary::updateServer(const ServerId& id, const ServerChanges& changes) {
    return d->core
        ->onNetwork(
            [core = d->core.get(), id, changes] { return core->api().updateServer(id, changes, core->stopToken()); })
        .then(this, [this](const Result<Server>& answer) -> Result<Server> {
            if (answer)
                d->tell(d->view.takeServer(*answer));
            return answer;
        });
}

QList<ServerType> BrightboxLibrary::serverTypes() const {
    return d->view.state().types;
}

QList<Zone> BrightboxLibrary::zones() const {
    return d->view.state().zones;
}

QList<ServerGroup> BrightboxLibrary::serverGroups() const {
    return d->view.state().groups;
}

QList<CloudIp> BrightboxLibrary::cloudIps() const {
    return d->view.state().ips;
}

QList<Volume> BrightboxLibrary::volumes() const {
    return d->view.state().volumes;
}

QDateTime BrightboxLibrary::heardAt() const {
    return d->view.state().heardAt;
}

void BrightboxLibrary::refresh() {
    d->everything = true;
    d->situation.unchanged = 0;
    d->ask();
}

void BrightboxLibrary::setWatched(bool watched) {
    if (std::exchange(d->situation.watched, watched) == watched || !d->options.polls || d->asking)
        return;
    d->situation.unchanged = 0;
    if (watched && heardAt().secsTo(QDateTime::currentDateTimeUtc()) > 10)
        d->ask();
    else
        d->schedule();
}

QFuture<Result<Image>> BrightboxLibrary::fetch(const ImageId& id) {
    return d->core->onNetwork([core = d->core.get(), id] { return core->api().image(id, core->stopToken()); })
        .then(this, [this](const Result<Image>& answer) -> Result<Image> {
            if (!answer)
                return answer;
            Image image = *answer;
            const auto known = d->view.image(image.id);
            image.listed = known && known->listed;
            const CloudState before = d->view.state();
            d->tell(d->view.takeImage(image));
            d->save(before);
            return d->view.image(image.id).value_or(image);
        });
}

void BrightboxLibrary::aboutToQuit() {
    d->core->keepUnfinished();
}

} // namespace platter
