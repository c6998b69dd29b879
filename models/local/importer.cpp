// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/importer.h"

#include "models/jobs/workers.h"
#include "models/local/begunimport.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>
#include <deque>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kPiece = 512 * 1024; // read at once
constexpr qint64 kZerosAtOnce = 16 * 1024 * 1024; // then it is looked whether to go on
constexpr qint64 kBatchFull = 4 * 1024 * 1024; // then a batch is handed on
constexpr qint64 kBatchRoom = kBatchFull + kPiece;
constexpr size_t kBatchItems = 4096;
constexpr size_t kMostHashed = 12; // batches under way: they are hashed faster than they are read
constexpr size_t kFramesOfBatch = size_t{kBatchFull / kFrameTarget};
constexpr size_t kFramesEach = 8; // of a thread
constexpr size_t kMostBatches = kMostHashed + 8; // in memory, unless the next frame needs more
constexpr int kKeepShare = 20; // of the time goes into making what was stored last

// A run of the disk in a batch: a chunk, or zeros.
struct Item {
    qint64 length = 0;
    qint64 at = 0; // in the batch's bytes; chunks only
    Digest digest; // zero: a run of zeros
    bool zero = false;
    bool known = false; // the library had it; if before it was hashed, its bytes are not in the batch
};

struct Batch {
    std::vector<std::byte> bytes = std::vector<std::byte>(static_cast<size_t>(kBatchRoom));
    std::vector<Item> items;

    std::span<const std::byte> chunk(const Item& item) const {
        return std::span(bytes).subspan(static_cast<size_t>(item.at), static_cast<size_t>(item.length));
    }

    void hash() {
        for (Item& item : items) {
            if (!item.zero && !item.known)
                item.digest = Blake3::of(chunk(item));
        }
    }
};

// New chunks that become a frame. Their bytes stay in the batches, which are used again when the frame is written.
struct RawFrame {
    std::vector<FrameChunk> chunks;
    std::vector<std::span<const std::byte>> runs; // the chunks' bytes; neighbours in a batch are one
    std::vector<std::shared_ptr<Batch>> batches; // where they are
    qint64 size = 0;

    void add(const std::shared_ptr<Batch>& batch, const Item& item) {
        const auto bytes = batch->chunk(item);
        if (!runs.empty() && runs.back().data() + runs.back().size() == bytes.data())
            runs.back() = {runs.back().data(), runs.back().size() + bytes.size()};
        else
            runs.push_back(bytes);
        if (batches.empty() || batches.back() != batch)
            batches.push_back(batch);
        chunks.push_back({item.digest, static_cast<quint32>(item.length)});
        size += item.length;
    }

    // All bytes behind each other; `buffer` is used when they are not.
    std::span<const std::byte> bytes(std::vector<std::byte>& buffer) const {
        if (runs.size() == 1)
            return runs.front();
        buffer.clear();
        for (const auto run : runs)
            buffer.insert(buffer.end(), run.begin(), run.end());
        return buffer;
    }
};

struct EncodedFrame {
    RawFrame from;
    std::vector<std::byte> bytes;
};

Error cancelled() {
    return {ErrorCode::Cancelled, QCoreApplication::translate("Importer", "The import was cancelled.")};
}

// The pipeline of one import. Reading, cutting, deciding what is new and appending happen in order on the calling thread;
// hashing, looking up and compressing on a pool between them.
class Pipeline {
public:
    Pipeline(
        DiskSource& source, StoreWriter& writer, MapWriter map, const BegunImport& begun, const ImportOptions& options)
        : m_source(source)
        , m_writer(writer)
        , m_map(std::move(map))
        , m_begun(begun)
        , m_options(options)
        , m_batch(recycled()) {
        const auto threads = static_cast<size_t>(Workers::usual());
        m_batchDepth = std::min(threads * 2 + 2, kMostHashed);
        m_frameDepth = threads * kFramesEach + kFramesOfBatch; // what is compressed while the next batch is read
    }

    Result<ImportResult> run() {
        const auto read = std::visit([this](auto& source) { return readAll(*source); }, m_source);
        if (!read) {
            if (auto* const stream = std::get_if<std::unique_ptr<StreamSource>>(&m_source); stream && isKept(**stream))
                keepAtEnd(**stream, read.error());
            return std::unexpected(read.error());
        }
        m_chunker.finish(m_cuts);
        takeCuts(m_chunker.position(), m_used);
        if (auto done = handOn(); !done)
            return std::unexpected(done.error());
        if (auto done = drain(); !done)
            return std::unexpected(done.error());
        if (const auto* stream = std::get_if<std::unique_ptr<StreamSource>>(&m_source)) { // what was still on its way
            if (auto sane = checkExpansion(**stream); !sane)
                return std::unexpected(sane.error());
        }
        if (m_options.stop.stop_requested())
            return std::unexpected(cancelled());
        if (auto published = m_writer.publish(); !published)
            return std::unexpected(published.error());
        const auto map = m_map.commit();
        if (!map)
            return std::unexpected(map.error());
        return ImportResult{*map, storedBytes(), m_sourceSha256, {}};
    }

private:
    Result<void> readAll(BlockSource& source) {
        const qint64 size = source.size();
        if (auto sane = m_options.rule.checkDisk(size, m_options.name); !sane)
            return sane;
        if (!m_options.expectedSha256.isEmpty()) {
            const auto file = source.fileAsItIs();
            if (auto checked = checkSha256(file ? *file : source); !checked)
                return checked;
        }
        auto earlier = EarlierMap::of(source, m_options.findMap);
        if (!earlier)
            return std::unexpected(earlier.error());
        m_earlier = *std::move(earlier);
        for (qint64 at = 0; at < size;) {
            if (auto go = checkPoint({at, size, m_data, at}); !go)
                return go;
            const auto extent = source.extentAt(at);
            if (!extent)
                return std::unexpected(extent.error());
            qint64 end = extent->offset + extent->length;
            if (extent->kind == ExtentKind::Unchanged && m_earlier) {
                const auto taken = takeUnchanged(at, end, size);
                if (!taken)
                    return std::unexpected(taken.error());
                at = *taken;
                if (at == end)
                    continue;
                end = std::min(end, m_earlier->endOf(at));
            }
            // Holes that begin or end inside a block are read like data there: cuts depend on bytes alone.
            const qint64 wholeEnd = end >= size ? size : end / kBlockSize * kBlockSize;
            if (extent->kind == ExtentKind::Zero && wholeEnd > at) {
                if (auto taken = takeZeros(wholeEnd - at); !taken)
                    return taken;
                at = wholeEnd;
                continue;
            }
            const qint64 until = std::min(size, (std::max(end, at + 1) + kBlockSize - 1) / kBlockSize * kBlockSize);
            const auto length = static_cast<size_t>(std::min(kPiece, until - at));
            const auto piece = std::span(m_batch->bytes).subspan(static_cast<size_t>(m_used), length);
            if (auto got = source.read(at, piece); !got)
                return got;
            at += static_cast<qint64>(length);
            if (auto fed = feed(piece); !fed)
                return fed;
        }
        return source.finish();
    }

    // Takes what is unchanged from `at` up to `until` out of the earlier map, as far as the library has it all and cuts fall
    // as they did; up to where.
    Result<qint64> takeUnchanged(qint64 at, qint64 until, qint64 size) {
        while (at < until) {
            const auto entry = m_earlier->at(at, until);
            if (!entry || (!entry->isZeros() && (m_chunker.isOpen() || !m_writer.known(entry->digest))))
                break;
            if (auto go = checkPoint({at, size, m_data, at}); !go)
                return std::unexpected(go.error());
            const auto taken = entry->isZeros() ? takeZeros(entry->length) : takeKnown(*entry);
            if (!taken)
                return std::unexpected(taken.error());
            at += entry->length;
        }
        return at;
    }

    Result<void> takeKnown(const MapEntry& entry) {
        m_chunker.cutZeros(m_cuts);
        takeCuts(entry.offset, m_used);
        m_chunker = Chunker(entry.offset + entry.length);
        m_batch->items.push_back({entry.length, 0, entry.digest, false, true});
        m_data += entry.length;
        return handOnWhenFull();
    }

    Result<void> readAll(StreamSource& source) {
        if (auto sane = m_options.rule.checkDisk(source.expandedSize().value_or(0), m_options.name); !sane)
            return sane;
        if (isKept(source)) {
            if (auto taken = takeUp(source); !taken)
                return taken;
        }
        for (;;) {
            if (auto go = checkPoint({source.sourcePosition(), source.sourceSize(), m_data, m_chunker.position()}); !go)
                return go;
            if (const qint64 zeros = source.skipZeros(kZerosAtOnce); zeros > 0) {
                if (auto taken = takeZeros(zeros); !taken)
                    return taken;
                if (auto sane = checkExpansion(source); !sane)
                    return sane;
                continue;
            }
            const auto room
                = std::span(m_batch->bytes).subspan(static_cast<size_t>(m_used), static_cast<size_t>(kPiece));
            size_t filled = 0; // a whole piece, so that blocks stay aligned to the disk
            bool ended = false;
            while (filled < room.size() && !ended) {
                const auto got = source.read(room.subspan(filled));
                if (!got)
                    return std::unexpected(got.error());
                filled += static_cast<size_t>(*got);
                ended = *got == 0;
            }
            if (auto fed = feed(room.first(filled)); !fed)
                return fed;
            if (auto sane = checkExpansion(source); !sane)
                return sane;
            if (ended)
                break;
            if (auto kept = keepNowAndThen(source); !kept)
                return kept;
        }
        m_sourceSha256 = source.sourceSha256();
        return compareSha256();
    }

    Result<void> checkExpansion(const StreamSource& source) const {
        return m_options.rule.checkDisk(m_chunker.position(), m_options.name).and_then([&] {
            return m_options.rule.checkStored(source.sourcePosition(), storedBytes(), m_options.name);
        });
    }

    // With what was stored by the import that this one goes on with.
    qint64 storedBytes() const { return m_storedBefore + m_writer.storedBytes(); }

    // Whether this import can go on another time.
    bool isKept(const StreamSource& source) const {
        return m_options.goesOnAfter && m_options.expectedSha256.isEmpty() && !source.identity().isEmpty();
    }

    // Goes on behind what an earlier import of the same source has kept, where all of that is still in the library.
    Result<void> takeUp(StreamSource& source) {
        const auto begun = m_begun.read();
        if (!begun || begun->identity != source.identity())
            return {};
        auto map = m_begun.map();
        if (!map || !map->isOfThisRule() || begun->mark.disk > map->summary().virtualSize)
            return {};
        const auto there = eachEntry(*map,
            [this](const MapEntry& entry) -> Result<bool> { return entry.isZeros() || m_writer.known(entry.digest); });
        if (!there || !*there || !source.beginAt(begun->mark))
            return {};
        const auto added = eachEntry(*map, [this](const MapEntry& entry) -> Result<bool> {
            return m_map.add(entry.length, entry.digest).transform([] { return true; });
        });
        if (!added)
            return std::unexpected(added.error());
        m_chunker = Chunker(m_map.position());
        m_data = m_map.dataSize();
        m_storedBefore = begun->stored;
        m_marks.push_back(begun->mark);
        return pass(source, m_map.position() - begun->mark.disk);
    }

    // False where `take` said so.
    static Result<bool> eachEntry(MapReader& map, const std::function<Result<bool>(const MapEntry&)>& take) {
        for (quint64 next = 0; next < map.summary().entries;) {
            const auto entries = map.entries(next, kBatchItems);
            if (!entries)
                return std::unexpected(entries.error());
            next += entries->size();
            for (const MapEntry& entry : *entries) {
                if (auto taken = take(entry); !taken || !*taken)
                    return taken;
            }
        }
        return true;
    }

    // What lies between the source's mark and the map's end is there already.
    Result<void> pass(StreamSource& source, qint64 length) {
        std::vector<std::byte> buffer(static_cast<size_t>(kPiece));
        while (length > 0) {
            if (auto go = checkPoint({source.sourcePosition(), source.sourceSize(), m_data, m_chunker.position()}); !go)
                return go;
            const auto got = source.read(std::span(buffer).first(static_cast<size_t>(std::min(kPiece, length))));
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                return std::unexpected(Error{ErrorCode::SourceChanged,
                    QCoreApplication::translate("Importer", "The disk is shorter than it was. Copy it again.")});
            length -= *got;
        }
        return {};
    }

    Result<void> keepNowAndThen(StreamSource& source) {
        if (!isKept(source))
            return {};
        noteMark(source);
        const auto begin = std::chrono::steady_clock::now();
        if (begin < m_keepAt)
            return {};
        if (auto kept = keep(source); !kept)
            return kept;
        const auto end = std::chrono::steady_clock::now();
        m_keepAt = end + std::max<std::chrono::steady_clock::duration>(m_options.keepEvery, (end - begin) * kKeepShare);
        return {};
    }

    // Where the source can be read on, as far as the map has not come yet, and the last such place before its end.
    void noteMark(const StreamSource& source) {
        auto mark = source.mark();
        const bool isNew = mark && (m_marks.empty() || m_marks.back() != *mark);
        if (isNew && mark->packed < source.sourceSize()) // at its end nothing begins
            m_marks.push_back(*std::move(mark));
        while (m_marks.size() > 1 && m_marks[1].disk <= m_map.position())
            m_marks.pop_front();
    }

    // What was read so far goes into packs and map, but for a chunk that is not whole yet, and lasts.
    Result<void> keep(StreamSource& source) {
        m_chunker.cutZeros(m_cuts);
        takeCuts(m_chunker.position(), m_used);
        if (auto done = handOn(); !done)
            return done;
        if (auto done = drain(); !done)
            return done;
        noteMark(source);
        if (m_marks.empty() || m_marks.front().disk > m_map.position())
            return {}; // no place to go on at
        if (auto synced = m_writer.sync(); !synced)
            return synced;
        return m_begun.keep(m_map, {source.identity(), m_marks.front(), storedBytes()});
    }

    void keepAtEnd(StreamSource& source, const Error& error) {
        if (!m_options.goesOnAfter(error))
            return;
        if (const auto kept = keep(source); !kept) // what was kept before is there still
            qWarning("%s %s", qPrintable(kept.error().message), qPrintable(kept.error().detail));
    }

    Result<void> checkSha256(BlockSource& source) {
        Sha256 hash;
        std::vector<std::byte> buffer(static_cast<size_t>(kPiece));
        for (qint64 at = 0; at < source.size();) {
            if (auto go = checkPoint({0, source.size(), 0, 0}); !go)
                return go;
            const auto piece = std::span(buffer).first(static_cast<size_t>(std::min(kPiece, source.size() - at)));
            if (auto got = source.read(at, piece); !got)
                return got;
            hash.add(piece);
            at += static_cast<qint64>(piece.size());
        }
        m_sourceSha256 = hash.result().toByteArray();
        return compareSha256();
    }

    Result<void> compareSha256() const {
        if (m_options.expectedSha256.isEmpty() || m_options.expectedSha256 == m_sourceSha256)
            return {};
        return std::unexpected(Error{ErrorCode::Corrupt,
            QCoreApplication::translate("Importer",
                "The file's SHA-256 is not the one that was given. It was damaged on its way, or is another file."),
            u"expected %1, found %2"_s.arg(
                QString::fromLatin1(m_options.expectedSha256.toHex()), QString::fromLatin1(m_sourceSha256.toHex()))});
    }

    Result<void> checkPoint(const ImportProgress& progress) {
        if (m_options.waitWhilePaused)
            m_options.waitWhilePaused();
        if (m_options.stop.stop_requested())
            return std::unexpected(cancelled());
        if (m_options.progress)
            m_options.progress(progress);
        return {};
    }

    // The piece was read to the end of the batch's used bytes.
    Result<void> feed(std::span<const std::byte> piece) {
        m_chunker.feed(piece, m_cuts);
        m_used += static_cast<qint64>(piece.size());
        takeCuts(m_chunker.position(), m_used);
        if (!m_chunker.isOpen())
            m_used = m_kept; // zeros after the last chunk need no room
        return handOnWhenFull();
    }

    // Zeros that are in no buffer.
    Result<void> takeZeros(qint64 length) {
        const qint64 begin = m_chunker.position();
        m_chunker.feedZeros(length, m_cuts);
        takeCuts(begin, m_used); // the chunk that was open ended where the zeros begin
        return handOnWhenFull();
    }

    // Turns cuts into the batch's items. The disk's byte `diskEnd` would be the batch's byte `bufferEnd`; an open chunk and
    // what was just read lie before it without a gap.
    void takeCuts(qint64 diskEnd, qint64 bufferEnd) {
        for (const Cut& cut : m_cuts) {
            if (cut.zero) {
                m_batch->items.push_back({cut.length, 0, {}, true, false});
                continue;
            }
            const qint64 at = bufferEnd - (diskEnd - cut.offset);
            m_batch->items.push_back({cut.length, at, {}, false, false});
            m_kept = at + cut.length;
            m_data += cut.length;
        }
        m_cuts.clear();
    }

    Result<void> handOnWhenFull() {
        return m_used >= kBatchFull || m_batch->items.size() >= kBatchItems ? handOn() : Result<void>{};
    }

    Result<void> handOn() {
        // What is compressed is written at once: its batches are used again.
        while (!m_frames.empty()
            && (isReady(m_frames.front()) || (m_all.size() >= kMostBatches && spare() == m_all.end()))) {
            if (auto done = writeFrame(); !done)
                return done;
        }
        auto next = recycled();
        const qint64 open = m_chunker.isOpen() ? m_chunker.openLength() : 0;
        std::memcpy(next->bytes.data(), m_batch->bytes.data() + (m_used - open), static_cast<size_t>(open));
        std::swap(next, m_batch);
        m_used = open;
        m_kept = 0;
        m_batches.push_back(m_pool.run([this, batch = std::move(next)] {
            batch->hash();
            for (Item& item : batch->items)
                item.known = item.known || (!item.zero && m_writer.known(item.digest));
            return batch;
        }));
        while (m_batches.size() > m_batchDepth) {
            if (auto done = takeBatch(); !done)
                return done;
        }
        return {};
    }

    static bool isReady(const std::future<EncodedFrame>& frame) {
        return frame.wait_for(std::chrono::seconds::zero()) == std::future_status::ready;
    }

    // A batch that nothing uses any more. Those who did have handed it back through a future.
    std::vector<std::shared_ptr<Batch>>::iterator spare() {
        return std::ranges::find_if(m_all, [](const auto& batch) { return batch.use_count() == 1; });
    }

    std::shared_ptr<Batch> recycled() {
        const auto found = spare();
        if (found == m_all.end())
            return m_all.emplace_back(std::make_shared<Batch>());
        (*found)->items.clear();
        return *found;
    }

    // The oldest batch, hashed: writes the map and gathers what is new.
    Result<void> takeBatch() {
        const std::shared_ptr<Batch> batch = m_batches.front().get();
        m_batches.pop_front();
        for (const Item& item : batch->items) {
            if (auto added = m_map.add(item.length, item.digest); !added)
                return added;
            if (item.zero || item.known || !m_writer.claim(item.digest))
                continue;
            if (m_frame.size > 0 && m_frame.size + item.length > kFrameTarget) {
                if (auto done = compressFrame(); !done)
                    return done;
            }
            m_frame.add(batch, item);
            if (m_frame.chunks.size() == kMaxFrameChunks) {
                if (auto done = compressFrame(); !done)
                    return done;
            }
        }
        return {};
    }

    Result<void> compressFrame() {
        if (m_frame.chunks.empty())
            return {};
        m_frames.push_back(m_pool.run([frame = std::exchange(m_frame, {}), level = m_options.level]() mutable {
            thread_local FrameCodec codec(level);
            thread_local std::vector<std::byte> buffer;
            auto bytes = codec.encode(frame.chunks, frame.bytes(buffer));
            return EncodedFrame{std::move(frame), std::move(bytes)};
        }));
        while (m_frames.size() > m_frameDepth) {
            if (auto done = writeFrame(); !done)
                return done;
        }
        return {};
    }

    Result<void> writeFrame() {
        const EncodedFrame frame = m_frames.front().get();
        m_frames.pop_front();
        return m_writer.append(frame.from.chunks, frame.bytes);
    }

    Result<void> drain() {
        while (!m_batches.empty()) {
            if (auto done = takeBatch(); !done)
                return done;
        }
        if (auto done = compressFrame(); !done)
            return done;
        while (!m_frames.empty()) {
            if (auto done = writeFrame(); !done)
                return done;
        }
        return {};
    }

    DiskSource& m_source;
    StoreWriter& m_writer;
    MapWriter m_map;
    BegunImport m_begun;
    const ImportOptions& m_options;
    size_t m_batchDepth = 0; // how many may be under way
    size_t m_frameDepth = 0;
    Chunker m_chunker;
    std::vector<Cut> m_cuts;
    std::vector<std::shared_ptr<Batch>> m_all;
    std::shared_ptr<Batch> m_batch; // being filled
    qint64 m_used = 0; // bytes of it
    qint64 m_kept = 0; // bytes of it up to the last whole chunk's end
    qint64 m_data = 0;
    std::deque<std::future<std::shared_ptr<Batch>>> m_batches;
    RawFrame m_frame;
    std::deque<std::future<EncodedFrame>> m_frames;
    QByteArray m_sourceSha256;
    std::deque<StreamMark> m_marks;
    std::chrono::steady_clock::time_point m_keepAt = std::chrono::steady_clock::now() + m_options.keepEvery;
    qint64 m_storedBefore = 0; // by the import that this one goes on with
    std::optional<EarlierMap> m_earlier; // of the same disk
    Workers m_pool{Workers::usual(), m_options.priority}; // last: its destructor waits for what uses the members above
};

} // namespace

Result<ImportResult> importDisk(
    DiskSource& source, StoreWriter& writer, const QString& mapPath, const ImportOptions& options) {
    auto map = MapWriter::create(mapPath);
    if (!map)
        return std::unexpected(map.error());
    Pipeline pipeline(source, writer, std::move(*map), BegunImport(mapPath), options);
    return pipeline.run();
}

} // namespace platter
