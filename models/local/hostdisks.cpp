// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/hostdisks.h"

#include "models/domain/rules.h"
#include "models/local/exporter.h"
#include "models/local/servejob.h"

using namespace Qt::StringLiterals;

namespace platter {

namespace {

struct HostText {
    Q_DECLARE_TR_FUNCTIONS(HostDisks)
};

Result<void> writeDisk(LocalCore& core, const ImageId& id, std::unique_ptr<DiskOutput> output, JobContext& context) {
    context.report(HostText::tr("opening"), 0, 0);
    const auto image = core.post([id](ImageRecords& records) { return records.image(id); }).result();
    if (!image)
        return std::unexpected(image.error());
    if (auto allowed = ImageRules::canExport(*image); !allowed)
        return allowed;
    ExportOptions options;
    options.priority = core.priority();
    setThreadPriority(options.priority);
    options.contentId = image->contentId;
    options.stop = context.stopToken();
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    options.progress = [&context](qint64 done, qint64 total) {
        context.report(HostText::tr("writing the server's disk"), done, total);
    };
    return exportDisk(core.store(), core.folder().map(id), std::move(output), options);
}

ImportRequest heldWhenOpened(ImportRequest snapshot, const DiskHolder& holder, const auto& hold) {
    snapshot.copyOf->open
        = [holder, hold, open = snapshot.copyOf->open](const std::stop_token& stop) -> Result<DiskSource> {
        auto held = holder(stop);
        hold->refused = !held;
        if (!held)
            return std::unexpected(held.error());
        hold->disk = *std::move(held);
        return open(stop);
    };
    return snapshot;
}

} // namespace

HostDisk hostDisk(std::shared_ptr<LocalCore> core, const Image& image) {
    const ImageId id = image.id;
    return {.image = image,
        .write = [core, id](std::unique_ptr<DiskOutput> output,
                     JobContext& context) { return writeDisk(*core, id, std::move(output), context); },
        .serve = [core, id](const QString& socket,
                     const std::stop_token& stop) { return serveImage(*core, id, socket, stop); },
        // Only a note: what was made of an image in a library that cannot be written to is made all the same.
        .note =
            [core, id](const QString& action, const QString& server) {
                (void)core->post(
                    [id, action, server](ImageRecords& records) { return records.note(id, action, server); });
            }};
}

RestoreDiskJob::RestoreDiskJob(std::shared_ptr<LocalCore> core, const ImportRequest& snapshot, const QString& server,
    const DiskHolder& holder, const HostDisk& disk)
    : RestoreDiskJob(std::move(core), snapshot, server, holder, disk, std::make_shared<Hold>()) { }

RestoreDiskJob::RestoreDiskJob(std::shared_ptr<LocalCore> core, ImportRequest snapshot, const QString& server,
    const DiskHolder& holder, const HostDisk& disk, std::shared_ptr<Hold> hold)
    : ImportJob(core, heldWhenOpened(std::move(snapshot), holder, hold))
    , m_core(std::move(core))
    , m_server(server)
    , m_disk(disk)
    , m_hold(std::move(hold)) { }

QString RestoreDiskJob::title() const {
    return tr("%1 ← %2", "a server, the image that its disk becomes").arg(m_server, m_disk.image.name);
}

Result<void> RestoreDiskJob::run(JobContext& context) {
    const auto snapshot = ImportJob::run(context);
    const std::unique_ptr<HeldDisk> held = std::move(m_hold->disk);
    if (!snapshot && m_hold->refused) // nothing was begun: no failed snapshot is left for that
        discardRow();
    if (!snapshot)
        return snapshot;
    if (!held)
        return std::unexpected(
            Error{ErrorCode::Internal, tr("The disk of %1 could not be held.").arg(m_server), {}, true});
    if (context.stopToken().stop_requested())
        return std::unexpected(Error{ErrorCode::Cancelled, tr("This was cancelled.")});
    const auto replaced = held->replace(m_disk, context);
    if (const QString remark = held->remark(); replaced && !remark.isEmpty())
        describe(remark);
    return replaced;
}

// The snapshot is what there is of the disk that the server had.
void RestoreDiskJob::describe(const QString& remark) {
    const auto id = rowId();
    if (!id)
        return;
    (void)m_core
        ->post([core = m_core.get(), id = *id, remark](ImageRecords& records) {
            auto image = records.image(id);
            if (!image)
                return image;
            const QString separator = image->description.isEmpty() ? QString() : u"\n\n"_s;
            auto changed = records.change(id, {.description = image->description + separator + remark});
            if (changed)
                core->publish(*changed);
            return changed;
        })
        .result();
}

} // namespace platter
