// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/repackjob.h"

#include "models/domain/sizes.h"
#include "models/local/quietwork.h"
#include "models/local/repacker.h"

namespace platter {

RepackJob::RepackJob(std::shared_ptr<LocalCore> core, const RepackRequest& request)
    : m_core(std::move(core))
    , m_request(request) { }

Result<void> RepackJob::run(JobContext& context) {
    LocalCore* core = m_core.get();
    if (const QString reason = core->readOnlyReason(); !reason.isEmpty())
        return std::unexpected(Error{ErrorCode::ReadOnly, reason});
    RepackOptions options;
    options.stop = context.stopToken();
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    options.progress = [&context](qint64 done, qint64 total) { context.report(tr("compressing again"), done, total); };
    options.allocatePack = [core, stop = options.stop](const std::function<bool()>& mustYield) {
        return QuietWork::allocatePack(*core, stop, mustYield);
    };
    if (m_request.background) {
        options.priority = Priority::Idle;
        options.leave = core->unrepackable();
        options.quietSince = LocalCore::quietSince();
        setThreadPriority(options.priority);
    }
    qint64 saved = 0;
    auto done = QuietWork::untilDone(context, [&]() -> Result<void> {
        const auto report = repackChunks(core->store(), options);
        if (!report)
            return std::unexpected(report.error());
        saved = report->before - report->after;
        core->leaveUnrepacked(report->damaged);
        if (!report->damaged.empty())
            qWarning("%zu packs have damaged parts and were left alone", report->damaged.size());
        if (report->needed > 0 && report->before == 0 && !m_request.background) {
            return std::unexpected(Error{ErrorCode::DiskFull,
                tr("There is not enough free space to compress again: %1 are needed.")
                    .arg(formatSize(report->needed))});
        }
        return {};
    });
    if (done && saved > 0)
        m_outcome = tr("%1 smaller").arg(formatSize(saved));
    return done;
}

} // namespace platter
