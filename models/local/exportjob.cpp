// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/exportjob.h"

#include "models/domain/rules.h"
#include "models/local/exporter.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace platter {

ExportJob::ExportJob(std::shared_ptr<LocalCore> core, const Image& image, const ExportRequest& request)
    : m_core(std::move(core))
    , m_image(image)
    , m_request(request) { }

QString ExportJob::title() const {
    return m_request.path == u"-" ? m_image.name
                                  : tr("%1 → %2").arg(m_image.name, QFileInfo(m_request.path).fileName());
}

Result<void> ExportJob::run(JobContext& context) {
    context.report(tr("opening"), 0, 0);
    const ImageId id = m_image.id;
    const auto image = m_core->post([id](ImageRecords& records) { return records.image(id); }).result();
    if (!image)
        return std::unexpected(image.error());
    if (auto allowed = ImageRules::canExport(*image); !allowed)
        return allowed;
    ExportOptions options;
    options.path = m_request.path;
    options.overwrite = m_request.overwrite;
    options.priority = m_core->priority();
    setThreadPriority(options.priority);
    options.format = m_request.format;
    options.contentId = image->contentId;
    options.stop = context.stopToken();
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    options.progress = [&context](qint64 done, qint64 total) { context.report(tr("writing"), done, total); };
    options.converting = [&context, format = m_request.format](
                             int permille) { context.report(tr("converting to %1").arg(format), permille, 1000); };
    if (auto exported = exportDisk(m_core->store(), m_core->folder().map(id), options); !exported)
        return exported;
    // Only a note: an export from a library that cannot be written to, or is busy, is done all the same.
    (void)m_core->post(
        [id, path = m_request.path](ImageRecords& records) { return records.note(id, u"exported"_s, path); });
    return {};
}

} // namespace platter
