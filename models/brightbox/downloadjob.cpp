// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/downloadjob.h"

#include "models/brightbox/orbitsource.h"
#include "models/brightbox/waiting.h"
#include "models/files/diskoutput.h"
#include "models/files/file.h"
#include "models/media/zeros.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>
#include <vector>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kPiece = 1024 * 1024;
constexpr size_t kBlock = 4096; // holes are made of these
constexpr int kTries = 3; // with an object that is replaced again and again
constexpr std::chrono::milliseconds kFirstPause{500};
constexpr std::chrono::milliseconds kLongestPause = std::chrono::minutes(1);

// The runs of blocks that are not zeros.
Result<void> writeData(DiskOutput& output, qint64 offset, std::span<const std::byte> piece) {
    for (size_t at = 0; at < piece.size();) {
        const auto blockAt
            = [&piece](size_t from) { return piece.subspan(from, std::min(kBlock, piece.size() - from)); };
        if (isZero(blockAt(at))) {
            at += kBlock;
            continue;
        }
        size_t end = at;
        while (end < piece.size() && !isZero(blockAt(end)))
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

DownloadJob::DownloadJob(std::shared_ptr<BrightboxCore> core, const DownloadOrder& order,
    std::chrono::milliseconds markPause, std::shared_ptr<const TransferLock> lock)
    : CloudJob(std::move(core))
    , m_order(order)
    , m_markPause(markPause)
    , m_lock(std::move(lock)) {
    setImage(order.image);
    if (isKept()) {
        if (!m_lock)
            m_lock = this->core().lockTransfer(m_order.id);
        save();
        followPause(m_order.id);
    }
}

QString DownloadJob::title() const {
    return m_order.path == "-"_L1 ? m_order.name : QFileInfo(m_order.path).fileName();
}

void DownloadJob::save() {
    (void)core().onCache(
        [order = m_order, lock = m_lock](CloudCache& cache) { return cache.putTransfer(order.id, order.toJson()); });
}

void DownloadJob::forget() {
    (void)core().onCache([id = m_order.id, lock = m_lock](CloudCache& cache) { return cache.removeTransfer(id); });
}

void DownloadJob::neverRan() {
    if (!isKept() || core().keepsUnfinished())
        return;
    (void)core().onCache([part = m_order.part](CloudCache&) { return removeFile(part); }); // of an earlier run
    forget();
}

Result<void> DownloadJob::run(JobContext& context) {
    context.report(tr("opening"), 0, 0);
    // Before anything is asked for.
    auto output = DiskOutput::open(
        m_order.path, m_order.overwrite, {.path = m_order.part, .begun = m_order.mark.value_or(StreamMark{}).disk});
    if (!output) {
        if (isKept())
            forget();
        return std::unexpected(output.error());
    }
    auto done = work(context, **output);
    if (done)
        core().remember(m_order.image, u"exported"_s, m_order.path);
    if (!isKept())
        return done;
    const bool stopped = !done && done.error().code == ErrorCode::Cancelled;
    if ((stopped && core().keepsUnfinished()) || (!done && isWorthWaiting(done.error())))
        (*output)->keepPart(); // goes on the next time
    else
        forget();
    return done;
}

// The object. An order that is kept waits for the network, and for who has to sign in: at the program's start that is so
// until the keyring has answered.
Result<std::unique_ptr<StreamSource>> DownloadJob::openObject(JobContext& context) {
    const std::stop_token stop = context.stopToken();
    for (auto pause = kFirstPause;; pause = std::min(pause * 2, kLongestPause)) {
        auto object = openOrbitDisk(sharedCore(), m_order.image, stop);
        if (object || !isKept() || !isWorthWaiting(object.error()))
            return object;
        context.report(isPassing(object.error()) ? tr("waiting for network") : tr("waiting for sign-in"), 0, 0);
        if (!waitFor(pause, stop))
            return std::unexpected(cancelledError());
    }
}

// At the mark of an earlier run where the object is still the same one, otherwise at its beginning.
Result<std::unique_ptr<StreamSource>> DownloadJob::openDisk(JobContext& context, DiskOutput& output) {
    auto disk = openObject(context);
    if (!disk)
        return disk;
    const QByteArray etag = (*disk)->identity();
    const bool same = m_order.mark && m_order.mark->disk == output.begun() && m_order.etag == etag;
    if (!same || !(*disk)->beginAt(*m_order.mark)) {
        forgetMark();
        if (auto emptied = output.beginAnew(); !emptied)
            return std::unexpected(emptied.error());
    }
    m_order.etag = etag;
    return disk;
}

// Nothing of what is there is of use any more.
void DownloadJob::forgetMark() {
    if (!std::exchange(m_order.mark, std::nullopt) || !isKept())
        return;
    save();
}

// Now and then: what was written until here lasts, and so does the knowledge of it.
Result<void> DownloadJob::keepMark(DiskOutput& output, const StreamSource& disk) {
    const auto now = std::chrono::steady_clock::now();
    if (!isKept() || now - m_marked < m_markPause)
        return {};
    const auto mark = disk.mark();
    if (!mark || mark->packed >= disk.sourceSize() || m_order.mark == mark)
        return {};
    if (auto synced = output.sync(); !synced)
        return synced;
    m_marked = now;
    m_order.mark = mark;
    save();
    return {};
}

// An object that is replaced meanwhile is fetched from its beginning, where what was written can be taken back.
Result<void> DownloadJob::work(JobContext& context, DiskOutput& output) {
    for (int tries = 1;; ++tries) {
        auto done = fetch(context, output);
        const bool replaced = !done && done.error().code == ErrorCode::SourceChanged;
        if (!replaced || !output.takesAnyOrder() || tries == kTries)
            return done;
        forgetMark();
        context.report(tr("it was replaced meanwhile: beginning anew"), 0, 0);
    }
}

Result<void> DownloadJob::fetch(JobContext& context, DiskOutput& output) {
    const auto disk = openDisk(context, output);
    if (!disk)
        return std::unexpected(disk.error());
    StreamSource& source = **disk;
    std::vector<std::byte> piece(kPiece);
    qint64 offset = m_order.mark.value_or(StreamMark{}).disk;
    m_marked = std::chrono::steady_clock::now();
    for (;;) {
        context.waitWhilePaused();
        if (context.stopToken().stop_requested())
            return std::unexpected(cancelledError());
        const auto got = fill(source, piece);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        if (auto done = writeData(output, offset, std::span(piece).first(*got)); !done)
            return done;
        offset += static_cast<qint64>(*got);
        context.report(tr("downloading"), source.sourcePosition(), source.sourceSize());
        if (auto kept = keepMark(output, source); !kept)
            return kept;
    }
    return output.finish(offset);
}

} // namespace platter
