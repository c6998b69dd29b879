// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/uploadjob.h"

#include "models/brightbox/waiting.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>
#include <utility>

namespace platter {
using namespace Qt::StringLiterals;

using namespace std::chrono_literals;

namespace {

const QString kContainer = QStringLiteral("platter-uploads");
constexpr auto kUrlLife = 24h; // how long the service may take to fetch
constexpr auto kClockSkew = 10min; // between this computer and the service
constexpr std::chrono::milliseconds kFirstPause = 1s;
constexpr std::chrono::milliseconds kLongestPause = 60s;

bool isOver(ImageStatus status) {
    return status == ImageStatus::Failed || status == ImageStatus::Deleting || status == ImageStatus::Deleted;
}

} // namespace

UploadJob::UploadJob(std::shared_ptr<BrightboxCore> core, const QString& libraryName, const UploadOrder& order,
    const BrightboxOptions& options, std::shared_ptr<const TransferLock> lock)
    : CloudJob(std::move(core))
    , m_libraryName(libraryName)
    , m_order(order)
    , m_options(options)
    , m_lock(lock ? std::move(lock) : this->core().lockTransfer(order.id)) {
    if (!order.image.isEmpty())
        setImage(order.image);
    save();
    followPause(m_order.id);
}

UploadJob::~UploadJob() {
    if (state() == JobState::Queued)
        neverRan();
}

QString UploadJob::title() const {
    //: %1 an image, %2 the account that it is copied to
    return tr("%1 → %2").arg(m_order.fields.name, m_libraryName);
}

bool UploadJob::uses(const LibraryId& library) const {
    return CloudJob::uses(library) || (m_order.copyOf && m_order.copyOf->image.library == library);
}

OrbitUpload UploadJob::upload() const {
    return OrbitUpload(&core().orbit(), kContainer, m_order.prefix());
}

void UploadJob::save() {
    (void)core().onCache(
        [order = m_order, lock = m_lock](CloudCache& cache) { return cache.putTransfer(order.id, order.toJson()); });
}

void UploadJob::forget() {
    (void)core().onCache([id = m_order.id, lock = m_lock](CloudCache& cache) { return cache.removeTransfer(id); });
}

void UploadJob::neverRan() {
    if (core().keepsUnfinished())
        return;
    forget();
    if (!m_order.identity.isEmpty()) { // an earlier run had begun it
        core().tidy([staged = upload(), stop = core().stopToken()]() mutable { return staged.remove(stop); });
    }
}

Result<void> UploadJob::run(JobContext& context) {
    const auto result = work(context);
    end(result);
    return result;
}

// What is left behind, and what is remembered.
void UploadJob::end(const Result<void>& result) {
    const bool stopped = !result && result.error().code == ErrorCode::Cancelled;
    if ((stopped && core().keepsUnfinished()) || (!result && isWorthWaiting(result.error())))
        return; // goes on the next time
    if (stopped && !m_order.image.isEmpty()) {
        if (const auto answer = core().api().deleteImage(m_order.image, core().stopToken()))
            core().tell(*answer);
    }
    if (!m_order.identity.isEmpty()) {
        // X-Delete-After sees to it where this does not.
        if (const auto removed = upload().remove(core().stopToken()); !removed)
            qWarning("%s", qPrintable(removed.error().message));
        else if (stopped)
            core().tidy([staged = upload(), stop = core().stopToken()]() mutable {
                return staged.remove(stop, OrbitUpload::kAfterStop);
            });
    }
    forget();
}

Result<void> UploadJob::work(JobContext& context) {
    if (!m_order.fields.architecture.isBuildable()) { // before anything is sent (api.md, 4.5)
        return std::unexpected(Error{.code = ErrorCode::InvalidArgument,
            .message
            = tr("Brightbox needs to know the architecture of an image, which is x86_64 or i686. Set it and try "
                 "again.")});
    }
    const bool isOld = !m_order.image.isEmpty(); // an earlier run had come so far
    if (!isOld) {
        const auto staged = retrying(context, [&] { return stage(context); });
        if (!staged)
            return staged;
    }
    auto made = isOld ? watchUntilMade(context, true) : makeImage(context);
    if (!made && isWorthAnotherTry(context)) {
        forgetFailed();
        made = makeImage(context);
    }
    return made;
}

// Of what is staged.
Result<void> UploadJob::makeImage(JobContext& context) {
    context.report(tr("registering"), 0, 0);
    const auto registered = retrying(context, [&]() -> Result<void> {
        const auto image = registerStaged(context.stopToken());
        if (!image)
            return std::unexpected(image.error());
        m_order.image = image->id;
        return {};
    });
    if (!registered)
        return registered;
    save();
    core().remember(m_order.image, u"uploaded"_s, m_order.copyOf ? m_order.copyOf->name : m_order.path);
    return watchUntilMade(context, m_order.isSecondTry); // what was staged may be old then
}

Result<void> UploadJob::watchUntilMade(JobContext& context, bool isOld) {
    setImage(m_order.image);
    core().expect(m_order.image, m_order.compressed);
    return retrying(context, [&] { return watch(context, isOld); });
}

// The service does not say why it failed, and does not fetch a second time what could not be fetched at first (its storage
// was away for a moment): asking it again costs nothing beside sending all of it again.
bool UploadJob::isWorthAnotherTry(JobContext& context) {
    if (m_order.isSecondTry || m_order.image.isEmpty() || m_order.compressed > UploadPlan::kServiceLimit)
        return false;
    bool failed = false;
    const auto looked = retrying(context, [&]() -> Result<void> {
        const auto image = core().api().image(m_order.image, context.stopToken());
        if (!image)
            return std::unexpected(image.error());
        failed = image->status == ImageStatus::Failed;
        return {};
    });
    return looked && failed;
}

void UploadJob::forgetFailed() {
    qWarning("The service could not make %s; it is asked once more.", qPrintable(m_order.image.toString()));
    const ImageId failed = std::exchange(m_order.image, {});
    m_order.registeringSince = {};
    m_order.isSecondTry = true;
    save(); // before: killed in between, only a failed image is left
    if (const auto answer = core().api().deleteImage(failed, core().stopToken()))
        core().tell(*answer);
}

// The service may take its time: what it fetches does not end under it.
Result<void> UploadJob::watch(JobContext& context, bool isOld) {
    using Clock = std::chrono::steady_clock;
    auto due = isOld ? Clock::now() : Clock::now() + m_options.renewal;
    const auto renew = [&] {
        if (Clock::now() < due)
            return;
        due = Clock::now() + m_options.renewal;
        if (const auto renewed = upload().renew(UploadOptions{}.deleteAfter, context.stopToken()); !renewed)
            qWarning("%s", qPrintable(renewed.error().message)); // there is time left until the next one
    };
    return watchImage(core(), m_order.image, m_options.watchPause, context, renew).transform([](const Image&) { });
}

// Again and again while nothing but the connection is in the way.
Result<void> UploadJob::retrying(JobContext& context, const std::function<Result<void>()>& step) {
    auto pause = kFirstPause;
    auto last = std::chrono::steady_clock::now();
    for (;;) {
        const auto begun = std::chrono::steady_clock::now();
        auto done = step();
        const auto now = std::chrono::steady_clock::now();
        if (done || !isWorthWaiting(done.error()))
            return done;
        if (now - begun > kLongestPause) { // it went well for a while
            pause = kFirstPause;
            last = now;
        }
        if (now - last > m_options.patience)
            return done;
        context.report(
            done.error().code == ErrorCode::SignInNeeded ? tr("waiting for sign-in") : tr("waiting for network"), 0, 0);
        if (!waitFor(pause, context.stopToken()))
            return std::unexpected(cancelledError());
        pause = std::min(pause * 2, kLongestPause);
    }
}

Result<DiskSource> UploadJob::openSource(const std::stop_token& stop) const {
    if (m_order.copyOf) {
        if (!m_order.copyOf->open) {
            return std::unexpected(Error{.code = ErrorCode::NotFound,
                .message
                = tr("The image %1, which this is a copy of, is not there any more.").arg(m_order.copyOf->name)});
        }
        return m_order.copyOf->open(stop);
    }
    const auto media = Media::inspect(m_order.path, stop, m_order.member);
    if (!media)
        return std::unexpected(media.error());
    if (media->formatWord() != m_order.format) {
        return std::unexpected(Error{.code = ErrorCode::SourceChanged,
            .message = tr("%1 is not the file it was when the upload began. Add it again.").arg(media->fileName)});
    }
    return Media::open(*media, {.stop = stop});
}

Result<void> UploadJob::checkDigest(const QByteArray& sourceSha256) const {
    if (m_order.expectedSha256.isEmpty())
        return {};
    QByteArray digest = sourceSha256;
    if (digest.isEmpty()) { // a raw file
        QFile file(m_order.path);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file)) {
            return std::unexpected(
                Error{.code = ErrorCode::Unreadable, .message = tr("%1 cannot be read.").arg(m_order.path)});
        }
        digest = hash.result();
    }
    if (digest == m_order.expectedSha256)
        return {};
    return std::unexpected(Error{.code = ErrorCode::Corrupt,
        .message = tr("The SHA-256 of %1 is not the one that was given.").arg(m_order.path)});
}

UploadOptions UploadJob::uploadOptions(JobContext& context) const {
    UploadOptions options;
    options.sizes = m_options.uploadSizes;
    options.stop = context.stopToken();
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    options.progress = [&context](const UploadProgress& progress) {
        const bool large = progress.expectedCompressed() > UploadPlan::kServiceLimit;
        context.report(large ? tr("uploading; over 50 GB compressed, which Brightbox may refuse") : tr("uploading"),
            progress.done, progress.total);
    };
    return options;
}

Result<void> UploadJob::stage(JobContext& context) {
    context.report(tr("opening"), 0, 0);
    const std::stop_token stop = context.stopToken();
    const auto identity = m_order.identityNow();
    if (!identity)
        return std::unexpected(identity.error());
    if (!m_order.identity.isEmpty() && m_order.identity != *identity) {
        return std::unexpected(Error{.code = ErrorCode::SourceChanged,
            .message
            = tr("%1 changed while it was uploaded. Nothing was kept; add it again.").arg(m_order.fields.name)});
    }
    m_order.identity = *identity;
    save(); // before anything is there that would have to be removed
    if (const auto made = core().orbit().makeContainer(kContainer, stop); !made)
        return made;
    auto source = openSource(stop);
    if (!source)
        return std::unexpected(source.error());
    const auto sent = upload().send(*source, uploadOptions(context));
    if (!sent)
        return std::unexpected(sent.error());
    m_order.object = sent->object.name;
    m_order.compressed = sent->object.size;
    return checkDigest(sent->sourceSha256);
}

// The image that an earlier request made whose answer was lost.
Result<std::optional<Image>> UploadJob::findRegistered(const std::stop_token& stop) {
    auto images = core().api().images(stop);
    if (!images)
        return std::unexpected(images.error());
    const QDateTime earliest = m_order.registeringSince.addSecs(-std::chrono::seconds(kClockSkew).count());
    for (const Image& image : std::as_const(*images)) {
        if (image.name == m_order.fields.name && image.owner == core().connection().account.toString()
            && image.createdAt >= earliest && image.sourceType == SourceType::Upload
            && image.description == m_order.fields.description && !(m_order.isSecondTry && isOver(image.status)))
            return image;
    }
    return std::nullopt;
}

Result<Image> UploadJob::registerStaged(const std::stop_token& stop) {
    if (m_order.registeringSince.isValid()) {
        const auto found = findRegistered(stop);
        if (!found)
            return std::unexpected(found.error());
        if (*found)
            return **found;
    }
    const auto url = core().orbit().temporaryUrl(
        kContainer, m_order.object, QDateTime::currentDateTimeUtc().addDuration(kUrlLife), stop);
    if (!url)
        return std::unexpected(url.error());
    RegisterRequest request = m_order.fields;
    request.url = *url;
    m_order.registeringSince = QDateTime::currentDateTimeUtc();
    save();
    auto image = core().api().registerImage(request, stop);
    if (!image && !isPassing(image.error()))
        m_order.registeringSince = {}; // refused: nothing was made
    return image;
}

} // namespace platter
