// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/importjob.h"

#include "models/jobs/waiting.h"
#include "models/local/imagesource.h"
#include "models/local/begunimport.h"
#include "models/local/fetchedparts.h"
#include "models/local/verifyjob.h"
#include "models/media/sourcefile.h"
#include "models/web/fetcher.h"

#include <QDir>
#include <QElapsedTimer>
#include <QScopeGuard>
#include <QStorageInfo>

#include <chrono>
#include <exception>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kShowEvery = 250; // milliseconds: the row's size in this window
constexpr int kSaveEvery = 4; // of those: in the catalogue, for other processes
constexpr std::chrono::milliseconds kFirstPause{500}; // before a source is opened again
constexpr std::chrono::milliseconds kLongestPause = std::chrono::minutes(1);

// Why an image is failed whose making the program's end broke off.
Error closed(const LibraryFolder& folder, const Image& image) {
    return {ErrorCode::Interrupted, Interruption::closed(image, FetchedParts::stateOf(folder, image.id)), {}, true};
}

Image draftOf(const ImportRequest& request) {
    Image draft;
    draft.name = request.name;
    draft.username = request.username;
    draft.description = request.description;
    draft.architecture = request.architecture;
    draft.mode = request.mode;
    draft.minRam = request.minRam;
    if (request.copyOf && !request.copyOf->server.isEmpty()) {
        draft.source = request.copyOf->server.toString();
        draft.sourceType = SourceType::Snapshot;
        draft.sourceFormat = u"snapshot"_s;
        draft.ancestor = request.copyOf->ancestor;
        draft.expectedSize = request.copyOf->virtualSize;
        return draft;
    }
    if (request.copyOf) {
        draft.source = request.copyOf->name;
        draft.ancestor = request.copyOf->ancestor;
        draft.sourceFormat = draft.ancestor ? u"shrunk"_s : u"copy"_s;
        if (const ImageKey& key = request.copyOf->image; key.library != LibraryId(u"local"_s) && !key.image.isEmpty())
            draft.sourcePath = key.library.toString() + u'/' + key.image.toString(); // "local" names no folder
        draft.expectedSize = request.copyOf->virtualSize;
        return draft;
    }
    draft.source = request.media.fileName;
    draft.sourcePath = request.media.sourcePlace();
    draft.sourceFormat = request.media.formatWord();
    if (!draft.isFromWeb() || !request.check || request.check->sum.digest != request.expectedSha256)
        draft.sourceSha256 = request.expectedSha256; // Retry asks for it again; what lies at the address is found again
    draft.expectedSize = request.media.virtualSize.value_or(0);
    return draft;
}

} // namespace

ImportJob::ImportJob(std::shared_ptr<LocalCore> core, const ImportRequest& request)
    : m_core(std::move(core))
    , m_media(request.media)
    , m_givenSha256(request.expectedSha256)
    , m_check(SourceCheck::chosen(request.expectedSha256, request.check))
    , m_largestDisk(request.largestDisk)
    , m_title(request.media.fileName) {
    m_once = request.once;
    if (request.copyOf) {
        m_copyOf = request.copyOf->open;
        m_copiedFrom = request.copyOf->image.library;
        m_title = request.copyOf->name;
    }
    m_looksInside = !request.copyOf && !request.media.inside;
    const Image draft = draftOf(request);
    m_goesOn = draft.isCopy() && !draft.sourcePath.isEmpty();
    m_isFromWeb = draft.isFromWeb();
    begin([draft, folder = m_core->folder()](ImageRecords& records, quint32 pack) {
        const auto images = draft.isFromWeb() ? records.images() : QList<Image>{};
        const auto begun = images ? FetchedParts::toGoOn(folder, *images, draft) : std::nullopt;
        auto again = begun ? records.restart(*begun, pack) : std::unexpected(Error{});
        return again ? again : records.create(draft, pack);
    });
}

ImportJob::ImportJob(std::shared_ptr<LocalCore> core, const Image& failed, const DiskOpener& copyOf)
    : m_core(std::move(core))
    , m_copyOf(copyOf)
    , m_givenSha256(failed.sourceSha256)
    , m_check(SourceCheck::chosen(m_givenSha256, {}))
    , m_title(failed.source)
    , m_key(failed.key())
    , m_goesOn(failed.isCopy() && !failed.sourcePath.isEmpty())
    , m_isFromWeb(failed.isFromWeb())
    , m_isAgain(true)
    , m_looksInside(!failed.isCopy()) {
    begin([id = failed.id](ImageRecords& records, quint32 pack) { return records.restart(id, pack); });
}

ImageKey ImportJob::copiedFrom(const Image& image) {
    const auto slash = image.sourcePath.indexOf(u'/');
    if (!image.isCopy() || slash <= 0)
        return {};
    return {LibraryId(image.sourcePath.first(slash)), ImageId(image.sourcePath.sliced(slash + 1))};
}

ImportJob::~ImportJob() {
    if (state() == JobState::Queued)
        neverRan();
}

void ImportJob::begin(Prepare prepare) {
    LocalCore* core = m_core.get();
    m_begun = core->post([core, prepare, again = m_isAgain ? m_key.image : ImageId()](
                             ImageRecords& records) -> Result<std::shared_ptr<Begun>> {
        if (!again.isEmpty() && BegunImport(core->folder().map(again)).exists()) {
            if (auto found = core->store().open(false); !found) // what the process stored that began it
                return std::unexpected(found.error());
        }
        const auto pack = records.allocatePack();
        if (!pack)
            return std::unexpected(pack.error());
        auto writer = StoreWriter::create(core->store(), *pack,
            [core] { return core->post([](ImageRecords& later) { return later.allocatePack(); }).result(); });
        if (!writer)
            return std::unexpected(writer.error());
        auto image = prepare(records, *pack); // with the lock held: nobody takes the new row for a dead one
        if (!image)
            return std::unexpected(image.error());
        core->publish(*image);
        return std::make_shared<Begun>(std::move(*image), std::move(*writer));
    });
    m_begun.then(this, [this](const Result<std::shared_ptr<Begun>>& begun) {
        if (begun)
            m_key = {LibraryId(u"local"_s), (*begun)->image.id};
    });
    if (m_goesOn || m_isFromWeb)
        connect(this, &Job::stateChanged, this, &ImportJob::followPause);
}

// Whoever paused it finds it paused after a restart.
void ImportJob::followPause() {
    const bool paused = state() == JobState::Paused;
    if (isFinished() || paused == m_pauseKept || !m_begun.isValid())
        return;
    m_pauseKept = paused;
    (void)m_core->post([future = m_begun, paused](ImageRecords& records) -> Result<void> {
        const auto begun = future.result(); // posted before this, so it is there
        return begun ? records.setPaused((*begun)->image.id, paused) : Result<void>{};
    });
}

void ImportJob::neverRan() {
    if (!m_begun.isValid())
        return;
    LocalCore* core = m_core.get();
    const auto future = std::exchange(m_begun, {});
    (void)core->post([core, future](ImageRecords& records) -> Result<void> {
        const auto begun = future.result(); // posted before this, so it is there
        if (!begun)
            return {};
        Result<void> done;
        if (core->keepsInterrupted()) {
            const auto failed = records.fail((*begun)->image.id, closed(core->folder(), (*begun)->image));
            if (failed)
                core->publish(*failed);
        } else {
            done = records.discard((*begun)->image.id);
            if (done)
                core->publishGone((*begun)->image.id);
        }
        (*begun)->writer.reset();
        return done;
    });
}

std::optional<ImageId> ImportJob::rowId() {
    const auto begun = m_begun.isValid() ? m_begun.result() : std::unexpected(Error{});
    return begun ? std::optional((*begun)->image.id) : std::nullopt;
}

void ImportJob::discardRow() {
    const auto id = rowId();
    if (!id)
        return;
    (void)m_core
        ->post([core = m_core.get(), id = *id](ImageRecords& records) {
            auto done = records.discard(id);
            if (done)
                core->publishGone(id);
            return done;
        })
        .result();
}

Result<void> ImportJob::run(JobContext& context) {
    const auto begun = m_begun.result();
    if (!begun)
        return std::unexpected(begun.error());
    const auto result = [&]() -> Result<ImportResult> {
        try {
            return import(**begun, context);
        } catch (const std::exception& exception) { // out of memory, …: the row must not stay as creating
            return std::unexpected(Error{ErrorCode::Internal,
                tr("Something went wrong inside Platter. Try again, and report it if it happens again."),
                QString::fromLocal8Bit(exception.what()), true});
        }
    }();
    auto done = end(**begun, result);
    if (const auto tracking = std::exchange(m_tracking, {}); done && tracking)
        tracking->keptAs(result->map.contentId.toByteArray());
    if (done) { // while the writer's lock is held; of no matter to the image
        if (const auto merged = m_core->store().index().mergeSmall(); !merged)
            qWarning("The index could not be merged: %s", qPrintable(merged.error().detail));
        mendImages(*m_core, context.stopToken()); // it may have brought back what others had lost
        if (m_looksInside) {
            context.report(tr("looking at what is on the disk"), 0, 0);
            lookInside((*begun)->image.id, context.stopToken());
        }
    }
    (*begun)->writer.reset();
    return done;
}

Result<DiskSource> ImportJob::openSource(const Image& image, JobContext& context) {
    if (image.isCopy()) {
        if (!m_copyOf) {
            return std::unexpected(Error{ErrorCode::NotFound,
                tr("“%1” cannot be read: its library is not there. Connect it again, then retry.")
                    .arg(image.source.simplified())});
        }
        return m_copyOf(context.stopToken());
    }
    if (m_copyOf) { // a snapshot
        return m_copyOf({context.stopToken(),
            [&context](const QString& phase, qint64 done, qint64 total) { context.report(phase, done, total); }});
    }
    if (m_once)
        return m_once(context.stopToken());
    if (!m_media) {
        if (auto found = lookAgain(image, context.stopToken()); !found)
            return std::unexpected(found.error());
    }
    return image.isFromWeb() ? openAddress(image, context) : openFile(image, context);
}

Error ImportJob::notTheFile(const Image& image, const MediaInfo& now) const {
    return {ErrorCode::SourceChanged,
        tr("%1 is not the file it was: it was %2 and is now %3. Add it as a new image.")
            .arg(image.source, image.sourceFormat, now.formatWord())};
}

// For another try: what the file, or what is at the address, is by now.
Result<void> ImportJob::lookAgain(const Image& image, const std::stop_token& stop) {
    const auto [path, member] = splitSourcePlace(image.sourcePath);
    const auto& fetcher = m_core->fetcher();
    const auto found = fetcher ? fetcher->look(path, stop, member)
                               : Media::inspect(path, stop, member).transform([](const MediaInfo& media) {
                                     return FoundSource{.media = media};
                                 });
    if (!found)
        return std::unexpected(found.error());
    if (found->media.formatWord() != image.sourceFormat)
        return std::unexpected(notTheFile(image, found->media));
    m_media = found->media;
    const auto& beside = found->beside.check;
    if (image.isFromWeb() || (beside && !beside->signedBy.isEmpty()))
        m_check = SourceCheck::chosen(m_givenSha256, beside);
    return {};
}

Result<DiskSource> ImportJob::openFile(const Image& image, JobContext& context) {
    const auto unpacking = [&context](qint64 done, qint64 total) {
        context.waitWhilePaused();
        context.report(tr("unpacking"), done, total);
    };
    auto source = Media::open(
        *m_media, {.folder = m_core->folder().path(), .stop = context.stopToken(), .unpacking = unpacking});
    m_media.reset(); // the next try looks again
    if (!source || !m_check || m_check->sum.kind == DigestKind::Sha256) // which the import reckons anyway
        return source;
    // The source is open, and tells in the end whether the file was written to since.
    return checkFile(splitSourcePlace(image.sourcePath).first, context).transform([&source] {
        return *std::move(source);
    });
}

Result<void> ImportJob::checkFile(const QString& path, JobContext& context) const {
    const auto file = SourceFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    const QString kind = digestName(m_check->sum.kind);
    FileDigest digest(m_check->sum.kind);
    constexpr qint64 piece = qint64{1024} * 1024;
    for (qint64 at = 0; at < (*file)->size(); at += piece) {
        context.waitWhilePaused();
        if (context.stopToken().stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, tr("This was cancelled."), {}});
        const auto bytes = (*file)->part(at, piece);
        if (!bytes)
            return std::unexpected(bytes.error());
        digest.add(*bytes);
        context.report(tr("checking the %1", "a kind of checksum").arg(kind), at, (*file)->size());
    }
    if (digest.result() == m_check->sum.digest)
        return {};
    return std::unexpected(Error{ErrorCode::Corrupt,
        tr("“%1” is not the file that %2 names: its %3 is another one.")
            .arg(SourceFile::shownName(path), m_check->from, kind),
        path});
}

Result<DiskSource> ImportJob::openAddress(const Image& image, JobContext& context) {
    const auto& fetcher = m_core->fetcher();
    if (!fetcher) {
        return std::unexpected(
            Error{ErrorCode::Unsupported, tr("This library does not fetch images from addresses."), image.sourcePath});
    }
    context.report(tr("connecting"), 0, 0);
    FetchOrder order{.media = *std::exchange(m_media, std::nullopt),
        .check = m_check,
        .folder = m_core->folder().download(image.id),
        .progress = [&context](const QString& phase, qint64 done, qint64 total) { context.report(phase, done, total); },
        .told =
            [&context](const QString& phase) {
                if (!phase.isEmpty())
                    context.report(phase, 0, 0);
            },
        .waitWhilePaused = [&context] { context.waitWhilePaused(); }};
    auto fetched = fetcher->open(order, context.stopToken());
    if (!fetched)
        return std::unexpected(fetched.error());
    m_arrival = fetched->arrival;
    return std::move(fetched->source);
}

// A copy that goes on waits for the network, and for who has to sign in to its account: at the program's start that is so
// until the keyring has answered.
Result<DiskSource> ImportJob::openLater(Result<DiskSource> source, const Image& image, JobContext& context) {
    const std::stop_token stop = context.stopToken();
    for (auto pause = kFirstPause;; pause = std::min(pause * 2, kLongestPause)) {
        if (source)
            return source;
        if (stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, tr("This was cancelled."), {}});
        const ErrorCode code = source.error().code;
        const bool signedOut = code == ErrorCode::SignInNeeded || code == ErrorCode::OneTimeCodeNeeded;
        const bool offline
            = code == ErrorCode::Offline || code == ErrorCode::TimedOut || code == ErrorCode::Unavailable;
        if (!signedOut && !offline)
            return source;
        context.report(signedOut ? tr("waiting for sign-in") : tr("waiting for network"), 0, 0);
        (void)waitFor(pause, stop);
        source = openSource(image, context);
    }
}

Result<ImportResult> ImportJob::import(Begun& begun, JobContext& context) {
    context.report(tr("opening"), 0, 0);
    const ImageId id = begun.image.id;
    std::optional<Error> failure;
    const auto gone = qScopeGuard([this, id, &failure] {
        if (!failure || !keepsFetched(*failure, id))
            leaveFetched(id, failure.has_value());
    });
    const bool waits = m_isAgain && (m_goesOn || FetchedParts::of(m_core->folder(), id)); // before anything goes
    auto source = openSource(begun.image, context);
    if (waits)
        source = openLater(std::move(source), begun.image, context);
    auto result = source ? store(*source, begun, context) : std::unexpected(source.error());
    if (!result)
        failure = result.error();
    if (!result || !m_arrival)
        return result;
    if (!m_arrival->whole) { // whatever the disk is made of, what is behind it counts too
        failure = Error{ErrorCode::Truncated,
            tr("“%1” did not arrive to its end. Try again.").arg(m_title.simplified()), begun.image.sourcePath, true};
        return std::unexpected(*failure);
    }
    result->sourceSha256 = m_arrival->sha256;
    return result;
}

Result<ImportResult> ImportJob::store(DiskSource& source, Begun& begun, JobContext& context) {
    if (auto refreshed = begun.writer->refresh(); !refreshed) // it may have waited while others stored
        return std::unexpected(refreshed.error());
    QElapsedTimer shown;
    shown.start();
    int shows = 0;
    ImportOptions options;
    const bool isFile = !m_arrival && m_check && m_check->sum.kind == DigestKind::Sha256;
    options.expectedSha256 = isFile ? m_check->sum.digest : QByteArray();
    options.priority = m_core->priority();
    setThreadPriority(options.priority);
    options.name = begun.image.source;
    options.rule.largestDisk = m_largestDisk.value_or(m_core->largestDisk());
    if (const QStorageInfo storage(m_core->folder().path()); storage.isValid())
        options.rule.freeSpace = storage.bytesAvailable();
    options.stop = context.stopToken();
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    if (m_goesOn)
        options.goesOnAfter = [this](const Error& error) { return goesOnAfter(error); };
    options.progress = [&](const ImportProgress& progress) {
        const bool checking = progress.done == 0 && isFile;
        const QString work = m_arrival ? tr("downloading and storing") : tr("reading and storing");
        context.report(checking ? tr("checking the SHA-256") : work, progress.done, progress.total);
        if (shown.elapsed() < kShowEvery)
            return;
        shown.restart();
        const bool save = ++shows % kSaveEvery == 0;
        LocalCore* core = m_core.get();
        Image image = begun.image;
        image.diskSize = progress.data;
        (void)core->post([core, image, save](ImageRecords& records) -> Result<void> {
            core->publish(image);
            return save ? records.progress(image.id, image.diskSize) : Result<void>{};
        });
    };
    options.findMap = [this](const QByteArray& contentId) { return findMap(contentId); };
    const auto* blocks = std::get_if<std::unique_ptr<BlockSource>>(&source);
    if (blocks)
        m_tracking = (*blocks)->tracking();
    auto result = importDisk(source, *begun.writer, m_core->folder().map(begun.image.id), options);
    if (result && blocks)
        result->remark = (*blocks)->remark();
    return result;
}

// Nothing: no image has that content any more.
std::optional<MapReader> ImportJob::findMap(const QByteArray& contentId) const {
    const auto images = m_core->post([](ImageRecords& records) { return records.images(); }).result();
    if (!images)
        return {};
    for (const Image& image : *images) {
        if (image.contentId != contentId || image.reclaimed)
            continue;
        if (auto map = MapReader::openImage(m_core->folder().map(image.id), contentId))
            return *std::move(map);
    }
    return {};
}

// Whether what was stored until then is worth keeping: the source is as it was, and can be read again later.
bool ImportJob::goesOnAfter(const Error& error) const {
    switch (error.code) {
    case ErrorCode::Cancelled:
        return m_core->keepsInterrupted();
    case ErrorCode::Interrupted:
    case ErrorCode::Offline:
    case ErrorCode::TimedOut:
    case ErrorCode::Unavailable:
    case ErrorCode::SignInNeeded:
    case ErrorCode::OneTimeCodeNeeded:
    case ErrorCode::Truncated:
    case ErrorCode::NotFound:
        return true;
    case ErrorCode::DiskFull:
        return false; // it gives back what it took
    default:
        return error.retryable;
    }
}

// What was downloaded is not needed any more.
void ImportJob::leaveFetched(const ImageId& id, bool failed) const {
    if (m_isFromWeb && !failed) {
        const auto handedOver = m_core
                                    ->post([folder = m_core->folder(), id](ImageRecords& records) {
                                        return records.images().transform([&](const QList<Image>& images) {
                                            return FetchedParts::handOver(folder, id, images);
                                        });
                                    })
                                    .result();
        if (handedOver.value_or(false))
            return;
    }
    FetchedParts::remove(m_core->folder(), id);
}

bool ImportJob::keepsFetched(const Error& error, const ImageId& id) const {
    return m_isFromWeb && FetchedParts::isWorthKeeping(error, m_core->keepsInterrupted())
        && FetchedParts::of(m_core->folder(), id);
}

// Of an import that ended before its time: its chunks become the library's, so that they are there the next time.
void ImportJob::keepBegun(Begun& begun, const Error& error) {
    BegunImport kept(m_core->folder().map(begun.image.id));
    if (!kept.exists())
        return;
    if (goesOnAfter(error)) {
        if (const auto published = begun.writer->publish(); !published)
            qWarning("%s %s", qPrintable(published.error().message), qPrintable(published.error().detail));
    } else if (const auto removed = kept.remove(); !removed) {
        qWarning("%s", qPrintable(removed.error().detail));
    }
}

Result<void> ImportJob::end(Begun& begun, const Result<ImportResult>& result) {
    LocalCore* core = m_core.get();
    const ImageId id = begun.image.id;
    begun.writer->releaseReserve();
    Error error;
    if (result) {
        const auto completed = core->post([core, id, check = m_check, result = *result](ImageRecords& records) {
                                       auto image = records.complete(id, result, check);
                                       if (image)
                                           core->publish(*image);
                                       return image;
                                   })
                                   .result();
        if (completed) {
            if (const auto removed = BegunImport(core->folder().map(id)).remove(); !removed) // leftovers, from now on
                qWarning("%s", qPrintable(removed.error().detail));
            return {};
        }
        error = completed.error();
    } else {
        error = result.error();
    }
    if (error.code == ErrorCode::Cancelled && core->keepsInterrupted()) {
        error = closed(core->folder(), begun.image);
    }
    keepBegun(begun, error);
    if (error.code == ErrorCode::Cancelled) {
        const auto discarded = core->post([core, id](ImageRecords& records) {
                                       auto done = records.discard(id);
                                       if (done)
                                           core->publishGone(id);
                                       return done;
                                   })
                                   .result();
        if (!discarded)
            giveUp(*core, begun, error);
    } else {
        giveUp(*core, begun, error);
    }
    return std::unexpected(error);
}

// What the person left open, and what the disk says of itself, is filled in. It is more to tell, and no error when not.
void ImportJob::lookInside(const ImageId& id, const std::stop_token& stop) const {
    LocalCore* core = m_core.get();
    const auto image = core->post([id](ImageRecords& records) { return records.image(id); }).result();
    if (!image || (image->architecture.isSet() && !image->username.isEmpty()))
        return;
    const auto disk = ImageSource::open(
        std::shared_ptr<ChunkStore>(m_core, &core->store()), core->folder().map(id), image->contentId);
    const auto inside = disk ? readContents(**disk, {.stop = stop}) : std::unexpected(disk.error());
    if (!inside)
        return;
    ImageChanges found;
    if (!image->architecture.isSet() && inside->architecture.isSet())
        found.architecture = inside->architecture;
    if (image->username.isEmpty() && !inside->username.isEmpty())
        found.username = inside->username;
    if (found.isEmpty())
        return;
    (void)core
        ->post([core, id, found](ImageRecords& records) {
            auto changed = records.change(id, found);
            if (changed)
                core->publish(*changed);
            return changed;
        })
        .result();
}

void ImportJob::giveUp(LocalCore& core, Begun& begun, const Error& error) {
    const auto fail = [&core, id = begun.image.id, error] {
        return core
            .post([&core, id, error](ImageRecords& records) {
                auto image = records.fail(id, error);
                if (image)
                    core.publish(*image);
                return image;
            })
            .result();
    };
    if (!fail()) { // a full disk has no room for the reason either: give back what was written and try again
        begun.writer.reset();
        if (const auto failed = fail(); !failed)
            qWarning("The failure of %s could not be recorded: %s", qPrintable(begun.image.id.toString()),
                qPrintable(failed.error().detail));
    }
}

} // namespace platter
