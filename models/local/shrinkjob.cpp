// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/shrinkjob.h"

#include "models/domain/rules.h"
#include "models/domain/sizes.h"
#include "models/local/exporter.h"
#include "models/local/imagesource.h"
#include "models/shrink/shrinker.h"

#include <QDir>
#include <QStorageInfo>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kLeftFree = 64 * kMiB; // for what the library itself writes meanwhile

ImportRequest requestFor(const Image& image, const ShrinkRequest& request) {
    ImportRequest import;
    import.name = request.name.trimmed().isEmpty() ? shrunkName(image.name) : request.name;
    import.architecture = image.architecture;
    import.mode = image.mode;
    import.username = image.username;
    import.minRam = image.minRam;
    import.description = image.description;
    import.copyOf = CopySource{.image = image.key(),
        .name = image.name,
        .virtualSize = request.size,
        .ancestor = Ancestor{image.id, image.name, image.status}};
    return import;
}

// The image as it is now, if it can be read.
Result<Image> usable(LocalCore& core, const ImageId& id) {
    auto image = core.post([id](ImageRecords& records) { return records.image(id); }).result();
    if (!image)
        return image;
    if (const auto allowed = ImageRules::canExport(*image); !allowed)
        return std::unexpected(allowed.error());
    return image;
}

Result<std::unique_ptr<BlockSource>> openDisk(const std::shared_ptr<LocalCore>& core, const Image& image) {
    return ImageSource::open(
        std::shared_ptr<ChunkStore>(core, &core->store()), core->folder().map(image.id), image.contentId);
}

} // namespace

ShrinkJob::ShrinkJob(std::shared_ptr<LocalCore> core, const Image& image, const ShrinkRequest& request)
    : ImportJob(core, requestFor(image, request))
    , m_core(std::move(core))
    , m_image(image)
    , m_size(request.size) { }

QString ShrinkJob::title() const {
    return m_size > 0 ? tr("%1 → %2", "an image, the size that it becomes").arg(m_image.name, exactSize(m_size))
                      : tr("%1, made smaller", "an image").arg(m_image.name);
}

// A failed row would be no use: there is nothing that Retry could do another way.
Result<void> ShrinkJob::run(JobContext& context) {
    auto done = ImportJob::run(context);
    if (!done && done.error().code != ErrorCode::Cancelled && done.error().code != ErrorCode::Interrupted)
        discardRow();
    return done;
}

Result<void> ShrinkJob::checkSpace(const Image& image) const {
    const QString folder = m_core->folder().path();
    const QStorageInfo storage(folder);
    const qint64 needed = image.diskSize + kLeftFree;
    if (!storage.isValid() || storage.bytesAvailable() >= needed)
        return {};
    return std::unexpected(Error{ErrorCode::DiskFull,
        tr("Making %1 smaller needs %2 of free space in %3 for a while, and %4 are left. Free some space, then try "
           "again.")
            .arg(
                image.name, formatSize(needed), QDir::toNativeSeparators(folder), formatSize(storage.bytesAvailable())),
        folder, true});
}

Result<DiskSource> ShrinkJob::openSource(const Image& row, JobContext& context) {
    const auto image = usable(*m_core, m_image.id);
    if (!image)
        return std::unexpected(image.error());
    if (const auto room = checkSpace(*image); !room)
        return std::unexpected(room.error());
    const QString folder = m_core->folder().download(row.id);
    if (const auto made = makeFolder(folder); !made)
        return std::unexpected(made.error());
    auto disk = openDisk(m_core, *image);
    if (!disk)
        return std::unexpected(disk.error());
    QString phase;
    ExportOptions options;
    options.priority = m_core->priority();
    setThreadPriority(options.priority);
    options.contentId = image->contentId;
    options.stop = context.stopToken();
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    options.progress = [&](qint64 done, qint64 total) { context.report(phase, done, total); };
    Shrinker shrinker({.disk = *std::move(disk),
        .write =
            [&](std::unique_ptr<DiskOutput> output) {
                return exportDisk(m_core->store(), m_core->folder().map(m_image.id), std::move(output), options);
            },
        .size = m_size,
        .folder = folder,
        .stop = context.stopToken(),
        .told =
            [&](const QString& what) {
                context.waitWhilePaused();
                phase = what;
                context.report(phase, 0, 0);
            }});
    return shrinker.run().transform([](std::unique_ptr<BlockSource> made) { return DiskSource(std::move(made)); });
}

QFuture<Result<ShrinkPreview>> ShrinkPreviews::of(const ImageId& id) {
    auto promise = std::make_shared<QPromise<Result<ShrinkPreview>>>();
    const auto future = promise->future();
    promise->start();
    (void)m_worker.run([core = m_core, id, promise, stop = m_stop.get_token()] {
        const auto image = usable(*core, id);
        auto disk = image ? openDisk(core, *image) : std::unexpected(image.error());
        promise->addResult(disk ? previewShrink(**disk, stop) : std::unexpected(disk.error()));
        promise->finish();
    });
    return future;
}

} // namespace platter
