// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/orbitupload.h"

#include "models/brightbox/objectmaker.h"
#include "models/jobs/waiting.h"
#include "models/jobs/workers.h"

#include <algorithm>
#include <chrono>
#include <cstring>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kPiece = 1024 * 1024; // read at once: between pieces a stop is seen
constexpr int kRemovals = 4; // at once
constexpr auto kLookAgain = std::chrono::milliseconds(700);
constexpr int kRounds = 5; // what was being stored when it was stopped shows only later

struct UploadText {
    Q_DECLARE_TR_FUNCTIONS(OrbitUpload)
};

// One run of OrbitUpload::send(): reads the disk in order, on the calling thread.
class UploadRun {
public:
    UploadRun(OrbitClient* client, const QString& container, const QString& prefix, const UploadOptions& options)
        : m_plan(prefix, options.sizes)
        , m_options(options)
        , m_sender(client, container, m_plan, options) { }

    Result<UploadResult> run(DiskSource& source) {
        m_sender.report(UploadProgress::Phase::Looking);
        if (const auto begun = m_sender.begin(m_plan.everything()); !begun)
            return std::unexpected(begun.error());
        if (const auto* blocks = std::get_if<std::unique_ptr<BlockSource>>(&source))
            if (const auto there = m_sender.recent(m_plan.diskName()))
                return finished(**blocks, *there);
        m_buffer.resize(std::size_t(m_plan.segment()));
        m_maker.emplace(m_plan, m_sender);
        const auto cut = std::visit([this](auto& each) { return cutAll(*each); }, source);
        const auto sent = m_sender.finish(); // also after an error: what is under way counts the next time
        if (!cut)
            return std::unexpected(cut.error());
        if (!sent)
            return std::unexpected(sent.error());
        if (m_size == 0)
            return std::unexpected(
                Error{ErrorCode::InvalidArgument, UploadText::tr("The disk is empty: there is nothing to send.")});
        m_sender.report(UploadProgress::Phase::Finishing);
        const auto object = m_sender.putManifest(m_plan.diskName());
        if (!object)
            return std::unexpected(object.error());
        m_result.object = *object;
        m_result.virtualSize = m_size;
        m_result.sentBytes = m_sender.sentBytes();
        m_result.sentObjects = m_sender.sentObjects();
        return m_result;
    }

private:
    // An earlier run came to its end, and nobody was told any more.
    Result<UploadResult> finished(BlockSource& source, const OrbitObject& object) {
        if (const auto same = source.finish(); !same)
            return std::unexpected(same.error());
        m_result.object = object;
        m_result.virtualSize = source.size();
        return m_result;
    }

    Result<void> cutAll(BlockSource& source) {
        m_size = source.size();
        m_sender.setTotal(m_size);
        qint64 index = 0;
        while (index < m_plan.segmentsOf(m_size)) {
            if (const auto go = checkPoint(); !go)
                return go;
            auto done = m_maker->useThere();
            if (done && *done == 0) {
                const auto raw = std::span(m_buffer).first(std::size_t(m_plan.lengthOf(index, m_size)));
                const auto empty = fill(source, index * m_plan.segment(), raw);
                if (!empty)
                    return std::unexpected(empty.error());
                done = m_maker->add(raw, *empty);
            }
            if (!done)
                return std::unexpected(done.error());
            index += *done;
        }
        if (index > m_plan.segmentsOf(m_size)) // the prefix stood for a longer one
            return std::unexpected(Error{ErrorCode::SourceChanged,
                UploadText::tr(
                    "The disk is not the one that was being sent before. Send it again from the beginning.")});
        if (const auto done = m_maker->finish(); !done)
            return done;
        return source.finish();
    }

    // Reads a segment; true when it is all zeros by its extents alone. Then nothing is in the buffer.
    Result<bool> fill(BlockSource& source, qint64 offset, std::span<std::byte> raw) {
        bool empty = true;
        for (std::size_t at = 0; at < raw.size();) {
            const auto extent = source.extentAt(offset + qint64(at));
            if (!extent)
                return std::unexpected(extent.error());
            const std::size_t length = std::min(raw.size() - at, std::size_t(extent->length));
            if (extent->kind == ExtentKind::Data) {
                if (empty)
                    std::memset(raw.data(), 0, at);
                empty = false;
                if (const auto got = readPieces(source, offset + qint64(at), raw.subspan(at, length)); !got)
                    return std::unexpected(got.error());
            } else if (!empty) {
                std::memset(raw.data() + at, 0, length);
            }
            at += length;
        }
        return empty;
    }

    Result<void> readPieces(BlockSource& source, qint64 offset, std::span<std::byte> raw) {
        for (std::size_t at = 0; at < raw.size(); at += std::size_t(kPiece)) {
            if (const auto go = m_sender.check(); !go)
                return go;
            const auto piece = raw.subspan(at, std::min(raw.size() - at, std::size_t(kPiece)));
            if (const auto got = source.read(offset + qint64(at), piece); !got)
                return got;
        }
        return {};
    }

    Result<void> cutAll(StreamSource& source) {
        qint64 there = 0; // segments before that one are there, and are only decoded
        for (qint64 index = 0;; ++index) {
            if (const auto go = checkPoint(); !go)
                return go;
            const auto filled = fill(source);
            if (!filled)
                return std::unexpected(filled.error());
            m_size += qint64(*filled);
            m_sender.setTotal(totalOf(source));
            if (*filled > 0 && index >= there) {
                auto done = m_maker->useThere();
                if (done && *done == 0)
                    done = m_maker->add(std::span(m_buffer).first(*filled), false);
                if (!done)
                    return std::unexpected(done.error());
                there = index + *done;
            }
            if (*filled < m_buffer.size())
                break;
        }
        m_sender.setTotal(m_size);
        m_result.sourceSha256 = source.sourceSha256();
        return m_maker->finish();
    }

    // Fills the buffer; fewer bytes are the end, and then the source was whole.
    Result<std::size_t> fill(StreamSource& source) {
        std::size_t filled = 0;
        while (filled < m_buffer.size()) {
            if (const auto go = m_sender.check(); !go)
                return std::unexpected(go.error());
            const std::size_t piece = std::min(m_buffer.size() - filled, std::size_t(kPiece));
            const auto got = source.read(std::span(m_buffer).subspan(filled, piece));
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                break;
            filled += std::size_t(*got);
        }
        return filled;
    }

    qint64 totalOf(const StreamSource& source) const {
        if (const auto told = source.expandedSize())
            return *told;
        if (source.sourceSize() <= 0 || source.sourcePosition() <= 0)
            return 0;
        return std::max(m_size, qint64(double(m_size) * double(source.sourceSize()) / double(source.sourcePosition())));
    }

    Result<void> checkPoint() {
        if (m_options.waitWhilePaused)
            m_options.waitWhilePaused();
        m_sender.report(UploadProgress::Phase::Sending);
        if (const auto go = m_sender.check(); !go)
            return go;
        return m_sender.renewOld();
    }

    UploadPlan m_plan;
    const UploadOptions& m_options;
    std::vector<std::byte> m_buffer; // one segment
    qint64 m_size = 0; // of the disk, as far as it was seen
    UploadResult m_result{};
    SegmentSender m_sender;
    std::optional<ObjectMaker> m_maker;
};

} // namespace

qint64 UploadProgress::expectedCompressed() const {
    if (done <= 0 || total <= 0)
        return 0;
    return qint64(double(compressed) * (double(std::max(done, total)) / double(done)));
}

OrbitUpload::OrbitUpload(OrbitClient* client, const QString& container, const QString& prefix)
    : m_client(client)
    , m_container(container)
    , m_prefix(prefix) { }

Result<UploadResult> OrbitUpload::send(DiskSource& source, const UploadOptions& options) {
    return UploadRun(m_client, m_container, m_prefix, options).run(source);
}

Result<void> OrbitUpload::renew(std::chrono::seconds deleteAfter, const std::stop_token& stop) {
    const auto objects = m_client->list(m_container, UploadPlan(m_prefix).everything(), stop);
    if (!objects)
        return std::unexpected(objects.error());
    return each(*objects, [&](const OrbitObject& object) {
        const auto done = m_client->renew(m_container, object.name, deleteAfter, stop);
        return done || done.error().code == ErrorCode::NotFound ? Result<void>{} : done; // gone, but still listed
    });
}

Result<void> OrbitUpload::remove(const std::stop_token& stop, int lookAgain) {
    for (int round = 0; round < kRounds; ++round) {
        auto objects = m_client->list(m_container, UploadPlan(m_prefix).everything(), stop);
        if (!objects)
            return objects.error().code == ErrorCode::NotFound ? Result<void>{} : std::unexpected(objects.error());
        if (objects->isEmpty()) {
            if (lookAgain-- <= 0)
                return {};
            (void)waitFor(kLookAgain, stop);
            --round;
            continue;
        }
        // Manifests first: none is left that names what is gone.
        std::ranges::stable_partition(*objects, &OrbitObject::isManifest);
        if (const auto done = each(
                *objects, [&](const OrbitObject& object) { return m_client->remove(m_container, object.name, stop); });
            !done)
            return done;
    }
    return {}; // listings run behind; all that was in them is gone
}

// Several at once; the first error.
Result<void> OrbitUpload::each(
    const QList<OrbitObject>& objects, const std::function<Result<void>(const OrbitObject&)>& work) {
    Workers pool(kRemovals);
    std::vector<std::future<Result<void>>> under;
    Result<void> first;
    for (qsizetype at = 0; at < objects.size() && first; at += 64) {
        for (const OrbitObject& object : objects.sliced(at, std::min<qsizetype>(64, objects.size() - at)))
            under.push_back(pool.run([&work, object] { return work(object); }));
        for (auto& future : under)
            if (const auto done = future.get(); !done && first)
                first = done;
        under.clear();
    }
    return first;
}

} // namespace platter
