// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/importjob.h"

#include "models/local/verifyjob.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QStorageInfo>

#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kShowEvery = 250; // milliseconds: the row's size in this window
constexpr int kSaveEvery = 4; // of those: in the catalogue, for other processes
constexpr std::chrono::milliseconds kFirstPause{500}; // before a source is opened again
constexpr std::chrono::milliseconds kLongestPause = std::chrono::minutes(1);

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
        draft.sourceFormat = u"copy"_s;
        if (const ImageKey& key = request.copyOf->image; key.library != LibraryId(u"local"_s) && !key.image.isEmpty())
            draft.sourcePath = key.library.toString() + u'/' + key.image.toString(); // "local" names no folder
        draft.expectedSize = request.copyOf->virtualSize;
        return draft;
    }
    draft.source = request.media.fileName;
    draft.sourcePath = request.media.sourcePlace();
    draft.sourceFormat = request.media.formatWord();
    draft.sourceSha256 = request.expectedSha256; // Retry asks for it again
    draft.expectedSize = request.media.virtualSize.value_or(0);
    return draft;
}

} // namespace

ImportJob::ImportJob(std::shared_ptr<LocalCore> core, const ImportRequest& request)
    : m_core(std::move(core))
    , m_media(request.media)
    , m_expectedSha256(request.expectedSha256)
    , m_largestDisk(request.largestDisk)
    , m_title(request.media.fileName) {
    m_once = request.once;
    if (request.copyOf) {
        m_copyOf = request.copyOf->open;
        m_copiedFrom = request.copyOf->image.library;
        m_title = request.copyOf->name;
    }
    const Image draft = draftOf(request);
    m_goesOn = draft.isCopy() && !draft.sourcePath.isEmpty();
    begin([draft](ImageRecords& records, quint32 pack) { return records.create(draft, pack); });
}

ImportJob::ImportJob(std::shared_ptr<LocalCore> core, const Image& failed, const DiskOpener& copyOf)
    : m_core(std::move(core))
    , m_copyOf(copyOf)
    , m_expectedSha256(failed.sourceSha256)
    , m_title(failed.source)
    , m_key(failed.key())
    , m_goesOn(failed.isCopy() && !failed.sourcePath.isEmpty())
    , m_isAgain(true) {
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
    m_begun = core->post([core, prepare](ImageRecords& records) -> Result<std::shared_ptr<Begun>> {
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
    if (m_goesOn)
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
            const auto failed
                = records.fail((*begun)->image.id, {ErrorCode::Interrupted, closedText((*begun)->image), {}, true});
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
    if (done) { // while the writer's lock is held; of no matter to the image
        if (const auto merged = m_core->store().index().mergeSmall(); !merged)
            qWarning("The index could not be merged: %s", qPrintable(merged.error().detail));
        mendImages(*m_core, context.stopToken()); // it may have brought back what others had lost
    }
    (*begun)->writer.reset();
    return done;
}

Result<DiskSource> ImportJob::openSource(const Image& image, const std::stop_token& stop) {
    if (image.isCopy()) {
        if (!m_copyOf) {
            return std::unexpected(Error{ErrorCode::NotFound,
                tr("“%1” cannot be read: its library is not there. Connect it again, then retry.")
                    .arg(image.source.simplified())});
        }
        return m_copyOf(stop);
    }
    if (m_copyOf) // a snapshot
        return m_copyOf(stop);
    if (m_once)
        return m_once(stop);
    if (m_media)
        return Media::open(*m_media, stop);
    const auto [path, member] = splitSourcePlace(image.sourcePath);
    const auto media = Media::inspect(path, stop, member);
    if (!media)
        return std::unexpected(media.error());
    if (media->formatWord() != image.sourceFormat) {
        return std::unexpected(Error{ErrorCode::SourceChanged,
            tr("%1 is not the file it was: it was %2 and is now %3. Add it as a new image.")
                .arg(image.source, image.sourceFormat, media->formatWord())});
    }
    return Media::open(*media, stop);
}

// A copy that goes on waits for the network, and for who has to sign in to its account: at the program's start that is so
// until the keyring has answered.
Result<DiskSource> ImportJob::openLater(Result<DiskSource> source, const Image& image, JobContext& context) {
    const std::stop_token stop = context.stopToken();
    std::mutex mutex;
    std::condition_variable_any never;
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
        std::unique_lock lock(mutex);
        never.wait_for(lock, stop, pause, [] { return false; });
        lock.unlock();
        source = openSource(image, stop);
    }
}

Result<ImportResult> ImportJob::import(Begun& begun, JobContext& context) {
    context.report(tr("opening"), 0, 0);
    auto source = openSource(begun.image, context.stopToken());
    if (m_isAgain && m_goesOn)
        source = openLater(std::move(source), begun.image, context);
    if (!source)
        return std::unexpected(source.error());
    QElapsedTimer shown;
    shown.start();
    int shows = 0;
    ImportOptions options;
    options.expectedSha256 = m_expectedSha256;
    options.priority = m_core->priority();
    setThreadPriority(options.priority);
    options.name = begun.image.source;
    options.rule.largestDisk = m_largestDisk.value_or(m_core->largestDisk());
    if (const QStorageInfo storage(m_core->folder().path()); storage.isValid())
        options.rule.freeSpace = storage.bytesAvailable();
    options.stop = context.stopToken();
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    options.progress = [&](const ImportProgress& progress) {
        const bool checking = progress.done == 0 && !m_expectedSha256.isEmpty();
        context.report(
            checking ? tr("checking the SHA-256") : tr("reading and storing"), progress.done, progress.total);
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
    auto result = importDisk(*source, *begun.writer, m_core->folder().map(begun.image.id), options);
    if (const auto* blocks = std::get_if<std::unique_ptr<BlockSource>>(&*source); result && blocks)
        result->remark = (*blocks)->remark();
    return result;
}

Result<void> ImportJob::end(Begun& begun, const Result<ImportResult>& result) {
    LocalCore* core = m_core.get();
    const ImageId id = begun.image.id;
    begun.writer->releaseReserve();
    Error error;
    if (result) {
        const bool verified = !m_expectedSha256.isEmpty();
        const auto completed = core->post([core, id, verified, result = *result](ImageRecords& records) {
                                       auto image = records.complete(id, result, verified);
                                       if (image)
                                           core->publish(*image);
                                       return image;
                                   })
                                   .result();
        if (completed)
            return {};
        error = completed.error();
    } else {
        error = result.error();
    }
    if (error.code == ErrorCode::Cancelled && core->keepsInterrupted()) {
        error = {ErrorCode::Interrupted, closedText(begun.image), {}, true};
    }
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

// Why an image that was not made when the program ended is failed.
QString ImportJob::closedText(const Image& image) {
    if (image.sourceType == SourceType::Snapshot)
        return tr("Platter was closed before this snapshot was complete. Take a new one of the server.");
    if (!image.isCopy() && image.sourcePath.isEmpty())
        return tr("Platter was closed before this image was made. Import it again.");
    if (!image.isCopy())
        return tr("Platter was closed before this image was made. Retry makes it again from the same file.");
    if (image.sourcePath.isEmpty())
        return tr("Platter was closed before this image was copied. Copy it again.");
    return tr("Platter was closed before this image was copied. It goes on when Platter is started again.");
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
