// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/spaceuse.h"

#include "models/domain/rules.h"
#include "models/local/fetchedparts.h"
#include "models/local/importneed.h"
#include "models/local/livemarks.h"
#include "models/local/repacker.h"
#include "models/media/media.h"

#include <QDir>
#include <QThreadPool>

namespace platter {

SpaceUse::SpaceUse(std::shared_ptr<LocalCore> core)
    : m_core(std::move(core)) { }

SpaceUse::~SpaceUse() {
    m_stop.request_stop();
}

SpaceUse::Sharers SpaceUse::sharersOf(const QList<Image>& all) {
    Sharers sharers;
    for (const Image& image : all) {
        const bool deleted = image.status == ImageStatus::Deleted;
        if (image.contentId.isEmpty() || image.reclaimed)
            continue;
        sharers.ids.append(image.id);
        if (deleted)
            sharers.gone.insert(image.id);
    }
    return sharers;
}

template <typename T, typename F, typename Start> QFuture<Result<T>> SpaceUse::answer(F f, Start start) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    const auto future = promise->future();
    promise->start();
    start([promise, f = std::move(f)]() mutable {
        promise->addResult(f());
        promise->finish();
    });
    return future;
}

template <typename T, typename F> QFuture<Result<T>> SpaceUse::run(F f) {
    return answer<T>(std::move(f), [this](auto task) { (void)m_worker.run(std::move(task)); });
}

Result<void> SpaceUse::follow(const QList<ImageId>& ids) {
    return m_core->store().index().refresh().and_then([&] {
        return m_users.follow(m_core->folder(), *m_core->store().index().tables(), ids,
            [stop = m_stop.get_token()] { return !stop.stop_requested(); });
    });
}

QFuture<Result<qint64>> SpaceUse::frees(const QList<Image>& all, const QList<ImageId>& ids) {
    return run<qint64>([this, all, ids]() -> Result<qint64> {
        const Sharers sharers = sharersOf(all);
        const QSet<ImageId> wanted(ids.begin(), ids.end());
        return follow(sharers.ids).transform([&] { return m_users.frees(wanted, sharers.gone); });
    });
}

QFuture<Result<QHash<ImageId, qint64>>> SpaceUse::freesEach(const QList<Image>& all) {
    return run<QHash<ImageId, qint64>>([this, all]() -> Result<QHash<ImageId, qint64>> {
        const Sharers sharers = sharersOf(all);
        return follow(sharers.ids).transform([&] { return m_users.freesEach(sharers.gone); });
    });
}

QFuture<Result<qint64>> SpaceUse::repackable() {
    return run<qint64>([this]() -> Result<qint64> {
        if (!m_core->readOnlyReason().isEmpty())
            return 0;
        return surveyRepacking(m_core->store(), m_core->unrepackable(), LocalCore::quietSince()).due;
    });
}

QFuture<Result<std::optional<ImportNeed>>> SpaceUse::importNeed(const MediaInfo& media) {
    using Need = std::optional<ImportNeed>;
    // What is packed would be unpacked, and other formats are read through another program, which reads far ahead.
    const bool isPlain = media.compression == Compression::None && media.wrapping.isEmpty() && media.member.isEmpty()
        && (media.format == DiskFormat::Raw || media.format == DiskFormat::Qcow2) && QDir::isAbsolutePath(media.path);
    const auto ask = [core = m_core, media, isPlain, stop = m_stop.get_token()]() -> Result<Need> {
        if (!isPlain)
            return Need();
        const auto source = Media::open(media, {.stop = stop});
        if (!source)
            return std::unexpected(source.error());
        const auto* disk = std::get_if<std::unique_ptr<BlockSource>>(&*source);
        if (!disk)
            return Need();
        return core->store()
            .index()
            .refresh()
            .and_then([&] { return estimateImport(core->store(), **disk, stop); })
            .transform([](const ImportNeed& need) { return Need(need); });
    };
    // The library does not wait for it: the disk may hang.
    return answer<Need>(ask, [](auto task) { QThreadPool::globalInstance()->start(std::move(task)); });
}

QFuture<Result<LibraryStatistics>> SpaceUse::statistics(const QList<Image>& all, int graceDays) {
    return run<LibraryStatistics>([this, all, graceDays] { return count(all, graceDays); });
}

Result<LibraryStatistics> SpaceUse::count(const QList<Image>& all, int graceDays) {
    LibraryStatistics result;
    std::unordered_set<QString> over; // images whose days are over: their space could be given back now
    const QDateTime until = QDateTime::currentDateTimeUtc().addDays(-graceDays);
    for (const Image& image : all) {
        const bool deleted = image.status == ImageStatus::Deleted;
        const bool restorable = ImageRules::canRestore(image) && image.deletedAt && *image.deletedAt > until;
        result.images += !deleted;
        result.deleted += restorable;
        result.virtualSize += deleted ? 0 : image.virtualSize;
        if (deleted && !restorable)
            over.insert(image.id.toString());
    }
    if (auto fresh = m_core->store().index().refresh(); !fresh)
        return std::unexpected(fresh.error());
    const auto marks = LiveMarks::read(m_core->folder(), m_core->store().index().tables(), over,
        [stop = m_stop.get_token()](qint64, qint64) { return !stop.stop_requested(); });
    if (!marks)
        return std::unexpected(marks.error());
    result.data = marks->dataBytes();
    result.unique = marks->uniqueBytes();
    for (const auto& [number, use] : surveyPacks(m_core->folder(), *marks)) {
        result.stored += use.live;
        result.packs += use.allocated;
        result.garbage += use.covered ? use.garbage() : 0;
    }
    const RepackUse repacking = surveyRepacking(m_core->store(), {}, QDateTime::currentDateTimeUtc());
    result.repacked = repacking.repacked;
    result.repackSaved = repacking.saved;
    result.fetched = FetchedParts::bytes(m_core->folder());
    return result;
}

} // namespace platter
