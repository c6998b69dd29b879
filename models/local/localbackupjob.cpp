// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/localbackupjob.h"

#include "models/local/backup.h"

#include <QDir>

namespace platter {

LocalBackupJob::LocalBackupJob(std::shared_ptr<LocalCore> core, const QString& folder, const QStringList& extras)
    : m_core(std::move(core))
    , m_folder(folder)
    , m_extras(extras) { }

QString LocalBackupJob::title() const {
    return tr("Backup to %1").arg(QDir::toNativeSeparators(m_folder));
}

Result<void> LocalBackupJob::run(JobContext& context) {
    context.report(tr("looking for what is new"), 0, 0);
    const auto images = m_core->post([](ImageRecords& records) { return records.images(); }).result();
    if (!images)
        return std::unexpected(images.error());
    BackupOptions options;
    options.folder = m_folder;
    options.extras = m_extras;
    options.images = *images;
    options.stop = context.stopToken();
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    options.progress = [&context](qint64 done, qint64 total) { context.report(tr("copying"), done, total); };
    const auto report = Backup(m_core->store(), options).run();
    if (!report)
        return std::unexpected(report.error());
    m_report = *report;
    return {};
}

} // namespace platter
