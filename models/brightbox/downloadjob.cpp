// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/downloadjob.h"

#include "models/brightbox/orbitsource.h"
#include "models/brightbox/uploadplan.h"
#include "models/brightbox/waiting.h"
#include "models/files/diskoutput.h"

#include <QFileInfo>

#include <algorithm>
#include <vector>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kPiece = 1024 * 1024;
constexpr size_t kBlock = 4096; // holes are made of these

// The runs of blocks that are not zeros.
Result<void> writeData(DiskOutput& output, qint64 offset, std::span<const std::byte> piece) {
    for (size_t at = 0; at < piece.size();) {
        const auto blockAt
            = [&piece](size_t from) { return piece.subspan(from, std::min(kBlock, piece.size() - from)); };
        if (UploadPlan::isZeros(blockAt(at))) {
            at += kBlock;
            continue;
        }
        size_t end = at;
        while (end < piece.size() && !UploadPlan::isZeros(blockAt(end)))
            end = std::min(end + kBlock, piece.size());
        if (auto done = output.write(offset + static_cast<qint64>(at), piece.subspan(at, end - at)); !done)
            return done;
        at = end;
    }
    return {};
}

// Reads as much as there is, up to the buffer's size: 0 is the end.
Result<size_t> fill(StreamSource& disk, std::span<std::byte> buffer) {
    size_t filled = 0;
    while (filled < buffer.size()) {
        const auto got = disk.read(buffer.subspan(filled));
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        filled += static_cast<size_t>(*got);
    }
    return filled;
}

} // namespace

DownloadJob::DownloadJob(std::shared_ptr<BrightboxCore> core, const Image& image, const ExportRequest& request)
    : CloudJob(std::move(core))
    , m_image(image)
    , m_request(request) {
    setImage(image.id);
}

QString DownloadJob::title() const {
    return m_request.path == "-"_L1 ? m_image.name : QFileInfo(m_request.path).fileName();
}

Result<void> DownloadJob::run(JobContext& context) {
    context.report(tr("opening"), 0, 0);
    auto output = DiskOutput::open(m_request.path, m_request.overwrite); // before anything is asked for
    if (!output)
        return std::unexpected(output.error());
    auto disk = openOrbitImage(sharedCore(), m_image.id, context.stopToken());
    if (!disk)
        return std::unexpected(disk.error());
    StreamSource& source = *std::get<std::unique_ptr<StreamSource>>(*disk);
    std::vector<std::byte> piece(kPiece);
    qint64 offset = 0;
    for (;;) {
        context.waitWhilePaused();
        if (context.stopToken().stop_requested())
            return std::unexpected(cancelledError());
        const auto got = fill(source, piece);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        if (auto done = writeData(**output, offset, std::span(piece).first(*got)); !done)
            return done;
        offset += static_cast<qint64>(*got);
        context.report(tr("downloading"), source.sourcePosition(), source.sourceSize());
    }
    if (auto done = (*output)->finish(offset); !done)
        return done;
    core().remember(m_image.id, u"exported"_s, m_request.path);
    return {};
}

} // namespace platter
