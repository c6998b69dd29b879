// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/repacker.h"

#include "models/jobs/workers.h"
#include "models/local/packrewriter.h"
#include "models/local/packwalk.h"
#include "models/local/soleturn.h"

#include <QCoreApplication>
#include <QFile>
#include <QStorageInfo>

#include <algorithm>
#include <deque>
#include <sys/stat.h>

namespace platter {

namespace {

constexpr qint64 kBatch = 256 * 1024 * 1024; // of a new pack, then it is put into use
constexpr qint64 kWorthKeeping = 1024 * 1024; // of a new pack, when it is stopped
constexpr qint64 kMargin = 64 * 1024 * 1024; // of free space that is left to others

qint64 allocatedBytes(const QString& path) {
    struct stat info{};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? qint64{info.st_blocks} * 512 : 0;
}

bool isQuiet(const QString& path, const QDateTime& since) {
    struct stat info{};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 && qint64{info.st_mtime} <= since.toSecsSinceEpoch();
}

// Chunks on their way into a frame.
struct RawFrame {
    std::vector<FrameChunk> chunks;
    std::vector<std::byte> bytes;
    qint64 replaced = 0; // bytes on the disk
};

struct TightFrame {
    std::vector<FrameChunk> chunks;
    std::vector<std::byte> bytes;
    qint64 replaced = 0;
};

class Repacker {
public:
    Repacker(ChunkStore& store, const RepackOptions& options)
        : m_store(store)
        , m_folder(store.folder())
        , m_options(options)
        , m_threads(options.priority == Priority::Usual ? Workers::usual() : 1)
        , m_out(store, [this] { return m_options.allocatePack([this] { return mustStop(); }); })
        , m_pool(m_threads, options.priority) { }

    Result<RepackReport> run() {
        auto turn = SoleTurn::take(m_folder);
        if (!turn)
            return std::unexpected(turn.error());
        m_turn = std::move(*turn);
        m_store.forgetGone();
        if (auto fresh = m_store.index().refresh(); !fresh)
            return std::unexpected(fresh.error());
        findDue();
        auto done = work();
        if (done || done.error().code == ErrorCode::Cancelled || done.error().code == ErrorCode::Busy) {
            if (auto kept = keep(done.has_value()); !kept && done)
                done = kept;
        }
        m_out.abandon();
        if (m_report.before > 0) {
            if (const auto tidied = m_store.index().dropGone(m_store.packSizes()); !tidied)
                qWarning("The index keeps what is gone: %s", qPrintable(tidied.error().detail));
            m_store.forgetGone();
        }
        return done ? Result<RepackReport>(m_report) : std::unexpected(done.error());
    }

private:
    bool mustStop() const {
        if (m_options.waitWhilePaused)
            m_options.waitWhilePaused();
        return m_options.stop.stop_requested() || m_turn.isWanted();
    }
    Error stopped() const {
        return m_options.stop.stop_requested()
            ? Error{ErrorCode::Cancelled, QCoreApplication::translate("Repacker", "Repacking was cancelled.")}
            : SoleTurn::busy();
    }

    // Packs that the index knows all of, in the order of their making: neighbours were imported one after the other.
    void findDue() {
        const auto covered = m_store.index().coveredPacks();
        for (const auto& [number, size] : m_store.packSizes()) {
            m_present.insert(number);
            const QString path = m_folder.pack(number);
            if (!covered.contains(number) || m_options.leave.contains(number) || !isQuiet(path, m_options.quietSince))
                continue;
            const auto file = File::openRead(path);
            const auto header = file ? readPackHeader(*file) : std::unexpected(file.error());
            if (header && header->repacking.level < kRepackLevel)
                m_due.emplace(number, 0);
        }
        if (m_due.empty())
            return;
        for (const auto& table : *m_store.index().tables()) {
            for (quint64 i = 0; i < table->count(); ++i) {
                if (const auto due = m_due.find(table->entry(i).place.pack); due != m_due.end())
                    ++due->second;
            }
        }
    }

    Result<void> work() {
        qint64 total = 0;
        for (const auto& [number, entries] : m_due)
            total += allocatedBytes(m_folder.pack(number));
        for (const auto& [number, entries] : m_due) {
            const qint64 size = allocatedBytes(m_folder.pack(number));
            if (!hasRoom(size)) {
                m_report.needed = m_report.needed > 0 ? m_report.needed : size + kMargin;
                total -= size;
                continue;
            }
            m_progress = [this, total](qint64 done) {
                if (m_options.progress)
                    m_options.progress(std::min(total, m_done + done), total);
            };
            if (auto done = repack(number, entries); !done)
                return done;
            m_done += size;
            if (m_out.size() >= kBatch) {
                if (auto put = publish(); !put)
                    return put;
            }
        }
        return {};
    }

    bool hasRoom(qint64 bytes) const { return QStorageInfo(m_folder.path()).bytesAvailable() - bytes > kMargin; }

    Result<void> repack(quint32 number, quint64 entries) {
        const auto file = File::openRead(m_folder.pack(number));
        if (!file)
            return file.error().code == ErrorCode::NotFound ? Result<void>{} : std::unexpected(file.error());
        std::vector<WalkedFrame> frames;
        quint64 seen = 0;
        const auto strange = walkPack(*file, [&](WalkedFrame frame) {
            for (size_t i = 0; i < frame.header.chunks.size(); ++i)
                seen += timesIndexed(frame, i, number);
            frames.push_back(std::move(frame));
            return !mustStop();
        });
        if (!strange)
            return std::unexpected(strange.error().code == ErrorCode::Cancelled ? stopped() : strange.error());
        if (seen < entries) { // the index names something that is no frame any more: Verify's matter
            m_report.damaged.insert(number);
            return {};
        }
        bool whole = true;
        for (const WalkedFrame& frame : frames) {
            if (mustStop())
                return std::unexpected(stopped());
            auto taken = takeOver(*file, number, frame);
            if (!taken && taken.error().code != ErrorCode::Damaged)
                return taken;
            whole = whole && taken;
            m_progress(frame.offset);
        }
        if (whole)
            m_sources.push_back(number);
        else
            m_report.damaged.insert(number);
        return {};
    }

    // By how many tables, at this place.
    quint64 timesIndexed(const WalkedFrame& frame, size_t chunk, quint32 number) const {
        const auto tables = m_store.index().tables();
        return static_cast<quint64>(std::ranges::count_if(*tables, [&](const auto& table) {
            return table
                ->find(frame.header.chunks[chunk].digest,
                    [&](const ChunkPlace& place) {
                        return place.pack == number && place.frameOffset == frame.offset && place.ordinal == chunk;
                    })
                .has_value();
        }));
    }

    // Damaged when a chunk that the index names here cannot be read.
    Result<void> takeOver(const File& file, quint32 number, const WalkedFrame& frame) {
        const FrameHeader& header = frame.header;
        std::vector<size_t> wanted;
        for (size_t i = 0; i < header.chunks.size(); ++i) {
            if (!m_out.has(header.chunks[i].digest) && !isElsewhere(header.chunks[i]))
                wanted.push_back(i);
        }
        if (wanted.empty())
            return {};
        std::vector<std::byte> bytes(static_cast<size_t>(header.frameSize()));
        if (auto got = file.read(frame.offset, bytes); !got) {
            const bool lost = got.error().code == ErrorCode::Truncated || got.error().code == ErrorCode::Unreadable;
            return lost ? std::unexpected(Error{ErrorCode::Damaged, {}, got.error().detail}) : got;
        }
        auto raw = m_codec.decode(
            header, std::span(bytes).subspan(static_cast<size_t>(header.headerSize()), header.storedSize));
        const auto decoded
            = raw ? Result<DecodedFrame>(DecodedFrame{header, std::move(*raw)}) : std::unexpected(raw.error());
        bool whole = true;
        for (const size_t i : wanted) {
            const FrameChunk& chunk = header.chunks[i];
            const auto piece = decoded
                ? ChunkStore::chunkOf(*decoded, static_cast<quint16>(i), chunk.digest, qint64{chunk.length})
                : std::unexpected(decoded.error());
            if (!piece) { // nobody finds it here when it was taken out of the index
                whole = whole && timesIndexed(frame, i, number) == 0;
                continue;
            }
            if (auto added = add(chunk, *piece, header.shareOf(i)); !added)
                return added;
        }
        return whole ? Result<void>{} : std::unexpected(Error{ErrorCode::Damaged, {}});
    }

    // Whether the chunk can be read from a pack that stays.
    bool isElsewhere(const FrameChunk& chunk) {
        const auto place
            = ChunkIndex::find(*m_store.index().tables(), chunk.digest, [this](const ChunkPlace& candidate) {
                  return m_present.contains(candidate.pack) && !m_due.contains(candidate.pack);
              });
        if (!place)
            return false;
        if (!m_lately || m_latelyAt.pack != place->pack || m_latelyAt.frameOffset != place->frameOffset) {
            auto frame = m_store.readFrame(*place);
            if (!frame)
                return false;
            m_lately = std::move(*frame);
            m_latelyAt = *place;
        }
        return ChunkStore::chunkOf(*m_lately, place->ordinal, chunk.digest, qint64{chunk.length}).has_value();
    }

    Result<void> add(const FrameChunk& chunk, std::span<const std::byte> bytes, qint64 replaced) {
        if (static_cast<qint64>(m_raw.bytes.size() + bytes.size()) > kRepackFrame
            || m_raw.chunks.size() == kMaxFrameChunks) {
            if (auto done = compress(); !done)
                return done;
        }
        m_raw.chunks.push_back(chunk);
        m_raw.bytes.insert(m_raw.bytes.end(), bytes.begin(), bytes.end());
        m_raw.replaced += replaced;
        m_out.claim(chunk.digest);
        return {};
    }

    Result<void> compress() {
        if (m_raw.chunks.empty())
            return {};
        m_frames.push_back(m_pool.run([raw = std::exchange(m_raw, {})]() mutable {
            thread_local FrameCodec codec(kRepackLevel);
            auto bytes = codec.encode(raw.chunks, raw.bytes);
            return TightFrame{std::move(raw.chunks), std::move(bytes), raw.replaced};
        }));
        while (std::cmp_greater(m_frames.size(), m_threads + 1)) {
            if (auto done = append(); !done)
                return done;
        }
        return {};
    }

    Result<void> append() {
        const TightFrame frame = m_frames.front().get();
        m_frames.pop_front();
        return m_out.append(frame.chunks, frame.bytes, {kRepackLevel, frame.replaced});
    }

    // What was taken over is read from the new pack from now on; packs of which all was taken over go.
    Result<void> publish() {
        if (auto last = compress(); !last)
            return last;
        while (!m_frames.empty()) {
            if (auto done = append(); !done)
                return done;
        }
        const auto size = m_out.publish();
        if (!size)
            return std::unexpected(size.error());
        m_report.after += *size;
        for (const auto& [number, bytes] : m_store.packSizes())
            m_present.insert(number);
        for (const quint32 number : std::exchange(m_sources, {})) {
            m_report.before += allocatedBytes(m_folder.pack(number));
            if (auto removed = removeFile(m_folder.pack(number)); !removed)
                return removed;
            m_present.erase(number);
        }
        m_store.forgetGone();
        return {};
    }

    // At the end, or when it has to stop: what is done is not done again.
    Result<void> keep(bool all) {
        return all || !m_sources.empty() || m_out.size() >= kWorthKeeping ? publish() : Result<void>{};
    }

    ChunkStore& m_store;
    const LibraryFolder& m_folder;
    const RepackOptions& m_options;
    int m_threads;
    SoleTurn m_turn;
    RepackReport m_report;
    std::map<quint32, quint64> m_due; // packs, and how many entries of the index name them
    std::unordered_set<quint32> m_present; // packs
    std::optional<DecodedFrame> m_lately; // a frame of a pack that stays
    ChunkPlace m_latelyAt;
    FrameCodec m_codec;
    PackRewriter m_out;
    RawFrame m_raw;
    std::deque<std::future<TightFrame>> m_frames;
    std::vector<quint32> m_sources; // packs of which all is in m_out, or elsewhere
    std::function<void(qint64)> m_progress;
    qint64 m_done = 0; // bytes of packs
    Workers m_pool; // last: its destructor waits for what it compresses
};

} // namespace

Result<RepackReport> repackChunks(ChunkStore& store, const RepackOptions& options) {
    return Repacker(store, options).run();
}

RepackUse surveyRepacking(const ChunkStore& store, const std::set<quint32>& leave, const QDateTime& quietSince) {
    RepackUse use;
    for (const auto& [number, size] : store.packSizes()) {
        const QString path = store.folder().pack(number);
        const auto file = File::openRead(path);
        const auto header = file ? readPackHeader(*file) : std::unexpected(file.error());
        if (!header)
            continue;
        const qint64 allocated = allocatedBytes(path);
        if (header->repacking.level >= kRepackLevel) {
            use.repacked += allocated;
            use.saved += header->repacking.replaced - size;
        } else if (!leave.contains(number) && isQuiet(path, quietSince)) {
            use.due += allocated;
        }
    }
    return use;
}

} // namespace platter
