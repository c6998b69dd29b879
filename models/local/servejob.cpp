// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/servejob.h"

#include "models/domain/rules.h"

using namespace Qt::StringLiterals;

namespace platter {

Result<std::unique_ptr<ImageServer>> serveImage(
    LocalCore& core, const ImageId& id, const QString& socket, const std::stop_token& stop) {
    const auto image = core.post([id](ImageRecords& records) { return records.image(id); }).result();
    if (!image)
        return std::unexpected(image.error());
    if (const auto allowed = ImageRules::canExport(*image); !allowed)
        return std::unexpected(allowed.error());
    return ImageServer::start(
        {.folder = core.folder().path(), .image = id.toString(), .contentId = image->contentId, .socket = socket},
        stop);
}

ServeJob::ServeJob(std::shared_ptr<LocalCore> core, const ImageId& image, const QString& title, const QString& socket)
    : m_core(std::move(core))
    , m_image(image)
    , m_title(title)
    , m_socket(socket) { }

ImageKey ServeJob::image() const {
    return {LibraryId(u"local"_s), m_image};
}

Result<void> ServeJob::run(JobContext& context) {
    context.report(tr("opening"), 0, 0);
    auto server = serveImage(*m_core, m_image, m_socket, context.stopToken());
    if (!server)
        return std::unexpected(server.error());
    context.report(tr("giving out the disk"), 0, 1);
    return (*server)->wait(context.stopToken());
}

} // namespace platter
