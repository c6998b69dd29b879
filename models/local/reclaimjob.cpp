// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/reclaimjob.h"

#include "models/local/begunimport.h"
#include "models/domain/rules.h"
#include "models/jobs/priority.h"
#include "models/local/quietwork.h"
#include "models/local/reclaimer.h"

#include <QFile>

namespace platter {

ReclaimJob::ReclaimJob(std::shared_ptr<LocalCore> core, int graceDays, const ReclaimRequest& request)
    : m_core(std::move(core))
    , m_graceDays(graceDays)
    , m_request(request) { }

Result<void> ReclaimJob::run(JobContext& context) {
    if (m_request.background)
        setThreadPriority(Priority::Idle);
    LocalCore* core = m_core.get();
    auto done = core->post([core](ImageRecords&) {
                        auto made = core->makeRoom();
                        if (made)
                            core->removeOldFetched();
                        return made;
                    })
                    .result();
    if (done) {
        // What was begun and not ended is gone on with when the program starts again; on a full disk it may not fit.
        (void)File::openOrCreate(core->folder().reclaimingFile());
        done = expireImages(context.stopToken());
    }
    if (done)
        done = removeMaps();
    if (done)
        done = reclaim(context);
    if (done)
        done = removeFile(core->folder().reclaimingFile());
    (void)core->post([core](ImageRecords&) -> Result<void> {
        if (core->readOnlyReason().isEmpty())
            core->keepReserve();
        return {};
    });
    return done;
}

// From here on none of them can be restored.
Result<void> ReclaimJob::expireImages(const std::stop_token& stop) {
    LocalCore* core = m_core.get();
    const QDateTime until = QDateTime::currentDateTimeUtc().addDays(-m_graceDays);
    auto ids = core->post([until](ImageRecords& records) { return records.expired(until); }).result();
    if (!ids)
        return std::unexpected(ids.error());
    for (const ImageId& id : std::as_const(m_request.now)) {
        if (!ids->contains(id))
            ids->append(id);
    }
    for (const ImageId& id : std::as_const(*ids)) { // one at a time: the catalogue's thread has other things to do
        if (stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, {}});
        const auto expired = core->post([core, id](ImageRecords& records) {
                                     auto image = records.expire(id);
                                     if (image)
                                         core->publish(*image);
                                     return image;
                                 })
                                 .result();
        // Restored meanwhile, or given back by another process.
        if (!expired && expired.error().code != ErrorCode::WrongState && expired.error().code != ErrorCode::NotFound)
            return std::unexpected(expired.error());
    }
    return {};
}

// Also those that a killed one left.
Result<void> ReclaimJob::removeMaps() {
    const auto images = m_core->post([](ImageRecords& records) { return records.images(); }).result();
    if (!images)
        return std::unexpected(images.error());
    bool any = false;
    for (const Image& image : *images) {
        const QString map = m_core->folder().map(image.id);
        BegunImport begun(map);
        if (!image.reclaimed || (!QFile::exists(map) && !begun.exists()))
            continue;
        if (auto removed = removeFile(map).and_then([&] { return begun.remove(); }); !removed)
            return removed;
        any = true;
    }
    return any ? syncFolder(m_core->folder().maps()) : Result<void>{};
}

Result<void> ReclaimJob::reclaim(JobContext& context) {
    LocalCore* core = m_core.get();
    // What dead writers left is not in the index yet.
    if (auto opened = core->store().open(false); !opened)
        return opened;
    ReclaimOptions options;
    options.stop = context.stopToken();
    options.thorough = !m_request.background;
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    options.marking
        = [&context](qint64 done, qint64 total) { context.report(tr("looking at what is needed"), done, total); };
    options.freeing = [&context](qint64 done, qint64 total) { context.report(tr("freeing space"), done, total); };
    options.allocatePack = [core, stop = options.stop](const std::function<bool()>& mustYield) {
        return QuietWork::allocatePack(*core, stop, mustYield);
    };
    return QuietWork::untilDone(context, [&]() -> Result<void> {
        const auto report = reclaimChunks(core->store(), options);
        if (report && report->damagedPacks > 0)
            qWarning("%lld packs have damaged parts and were left alone", qlonglong{report->damagedPacks});
        return report ? Result<void>{} : std::unexpected(report.error());
    });
}

} // namespace platter
