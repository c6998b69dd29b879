// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/reclaimer.h"

#include "models/local/packrewriter.h"
#include "models/local/packwalk.h"
#include "models/local/repacker.h"
#include "models/local/soleturn.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <cerrno>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kWorthIt = 64 * 1024; // bytes of garbage, else a pack is left alone
constexpr qint64 kSmallPack = 8 * 1024 * 1024; // is written anew for less garbage: packs become fewer
constexpr qint64 kBatch = 256 * 1024 * 1024; // of a new pack, then it is put into use
constexpr qint64 kMargin = 4 * 1024 * 1024; // of free space that rewriting leaves
constexpr qint64 kHoleAlignment = 4096;

struct Range {
    qint64 offset = 0;
    qint64 length = 0;
};

qint64 allocatedBytes(const File& file) {
    struct stat info{};
    return ::fstat(file.descriptor(), &info) == 0 ? qint64{info.st_blocks} * 512 : 0;
}

class Reclaimer {
public:
    Reclaimer(ChunkStore& store, const ReclaimOptions& options)
        : m_store(store)
        , m_folder(store.folder())
        , m_options(options)
        , m_out(store, [this] { return m_options.allocatePack([this] { return mustStop(); }); }) { }

    Result<ReclaimReport> run() {
        auto turn = SoleTurn::take(m_folder);
        if (!turn)
            return std::unexpected(turn.error());
        m_turn = std::move(*turn);
        m_store.forgetGone();
        if (auto fresh = m_store.index().refresh(); !fresh)
            return std::unexpected(fresh.error());
        auto marks = LiveMarks::read(m_folder, m_store.index().tables(), {}, [this](qint64 done, qint64 total) {
            if (m_options.marking)
                m_options.marking(done, total);
            return !mustStop();
        });
        if (!marks)
            return std::unexpected(marks.error().code == ErrorCode::Cancelled ? stopped() : marks.error());
        m_marks = std::move(*marks);
        m_packs = surveyPacks(m_folder, *m_marks);
        auto done = work();
        if (!done && m_sources.empty()) // else what is complete is put into use all the same
            return std::unexpected(done.error());
        if (auto used = commit(); !used && done)
            done = used;
        if (!done)
            return std::unexpected(done.error());
        tidyIndex();
        m_store.forgetGone();
        return m_report;
    }

private:
    bool mustStop() const {
        if (m_options.waitWhilePaused)
            m_options.waitWhilePaused();
        return m_options.stop.stop_requested() || m_turn.isWanted();
    }
    Error stopped() const {
        return m_options.stop.stop_requested()
            ? Error{ErrorCode::Cancelled, QCoreApplication::translate("Reclaimer", "Freeing space was cancelled.")}
            : SoleTurn::busy();
    }

    Result<void> work() {
        std::vector<quint32> order;
        qint64 total = 0;
        for (const auto& [number, use] : m_packs) {
            const qint64 least = m_options.thorough ? kHoleAlignment : kWorthIt;
            if (use.covered && (use.liveChunks == 0 || use.garbage() >= least)) {
                order.push_back(number);
                total += use.allocated;
            }
        }
        // What gives most for the least work comes first; on a full disk it makes room for the rest.
        std::ranges::sort(order, [this](quint32 a, quint32 b) {
            const PackUse& first = m_packs[a];
            const PackUse& second = m_packs[b];
            return first.live != second.live ? first.live < second.live : a < b;
        });
        qint64 done = 0;
        for (const quint32 number : order) {
            if (m_options.freeing)
                m_options.freeing(done, total);
            if (mustStop())
                return std::unexpected(stopped());
            const PackUse use = m_packs[number];
            if (auto freed = free(number, use); !freed)
                return freed;
            done += use.allocated;
        }
        return {};
    }

    Result<void> free(quint32 number, const PackUse& use) {
        if (use.liveChunks == 0 && m_marks->missing().empty())
            return unlinkPack(number);
        auto file = File::openReadWrite(m_folder.pack(number));
        if (!file)
            return file.error().code == ErrorCode::NotFound ? Result<void>{} : std::unexpected(file.error());
        std::vector<WalkedFrame> frames;
        quint64 live = 0;
        const auto strange = walkPack(*file, [&](WalkedFrame frame) {
            live += static_cast<quint64>(std::ranges::count_if(
                frame.header.chunks, [this](const FrameChunk& chunk) { return m_marks->isLive(chunk.digest); }));
            frames.push_back(std::move(frame));
            return !mustStop();
        });
        if (!strange)
            return std::unexpected(strange.error().code == ErrorCode::Cancelled ? stopped() : strange.error());
        // Something that is needed may be in what cannot be read: it is left to Verify.
        if (live < use.liveChunks || (*strange > 0 && !m_marks->missing().empty())) {
            ++m_report.damagedPacks;
            return {};
        }
        const bool mostlyGarbage = use.garbage() > use.live || (use.size <= kSmallPack && use.garbage() * 8 > use.live);
        if (mostlyGarbage && !m_full && roomFor(use.live)) {
            const auto written = rewrite(*file, number, frames);
            if (written || written.error().code != ErrorCode::DiskFull)
                return written;
            if (auto others = fallBack(written); !others)
                return others;
        }
        return punch(std::move(*file), number, frames);
    }

    bool roomFor(qint64 bytes) const {
        QStorageInfo storage(m_folder.path());
        return storage.bytesAvailable() - bytes > kMargin;
    }

    // Also used for packs whose needed chunks are all elsewhere now.
    Result<void> unlinkPack(quint32 number) {
        const QString path = m_folder.pack(number);
        struct stat info{};
        if (::stat(QFile::encodeName(path).constData(), &info) == 0)
            m_report.freed += qint64{info.st_blocks} * 512;
        return removeFile(path);
    }

    // ---- writing what is needed anew

    Result<void> rewrite(const File& file, quint32 number, const std::vector<WalkedFrame>& frames) {
        const auto header = readPackHeader(file);
        const PackRepacking from = header ? header->repacking : PackRepacking{};
        const auto size = file.size();
        if (!size)
            return std::unexpected(size.error());
        if (from.level != m_from.level && m_out.size() > 0) { // a pack is of one kind
            if (auto done = commit(); !done)
                return done;
        }
        m_from = from;
        m_shrunk = double(from.replaced) / double(std::max<qint64>(*size, 1));
        m_rewriting.insert(number);
        for (const WalkedFrame& frame : frames) {
            if (mustStop())
                return std::unexpected(stopped());
            if (auto done = copyFrame(file, frame); !done) {
                if (done.error().code != ErrorCode::Damaged)
                    return done;
                m_rewriting.erase(number); // its chunks are needed and unreadable here: the pack stays as it is
                ++m_report.damagedPacks;
                return flushRaw();
            }
        }
        if (auto flushed = flushRaw(); !flushed)
            return flushed;
        m_sources.push_back(number);
        return m_out.size() == 0 || m_out.size() >= kBatch ? commit() : Result<void>{};
    }

    // Whether the chunk can be read from a pack that stays.
    bool isElsewhere(const FrameChunk& chunk) {
        if (m_out.has(chunk.digest))
            return true;
        const auto place = ChunkIndex::find(m_marks->tables(), chunk.digest, [this](const ChunkPlace& candidate) {
            return !m_rewriting.contains(candidate.pack) && m_packs.contains(candidate.pack)
                && QFile::exists(m_folder.pack(candidate.pack));
        });
        if (!place)
            return false;
        const auto frame = m_store.readFrame(*place);
        return frame && ChunkStore::chunkOf(*frame, place->ordinal, chunk.digest, qint64{chunk.length});
    }

    Result<void> copyFrame(const File& file, const WalkedFrame& frame) {
        std::vector<size_t> wanted;
        for (size_t i = 0; i < frame.header.chunks.size(); ++i) {
            if (m_marks->isLive(frame.header.chunks[i].digest) && !isElsewhere(frame.header.chunks[i]))
                wanted.push_back(i);
        }
        if (wanted.empty())
            return {};
        std::vector<std::byte> bytes(static_cast<size_t>(frame.header.frameSize()));
        if (auto got = file.read(frame.offset, bytes); !got)
            return got;
        const auto payload
            = std::span(bytes).subspan(static_cast<size_t>(frame.header.headerSize()), frame.header.storedSize);
        if (wanted.size() == frame.header.chunks.size()) { // as it is
            if (!payloadIsWhole(frame.header, payload))
                return std::unexpected(Error{ErrorCode::Damaged, {}});
            if (auto flushed = flushRaw(); !flushed)
                return flushed;
            return m_out.append(frame.header.chunks, bytes, origin(frame.header.frameSize()));
        }
        auto raw = m_codec.decode(frame.header, payload);
        if (!raw)
            return std::unexpected(raw.error());
        const DecodedFrame decoded{frame.header, std::move(*raw)};
        for (const size_t i : wanted) {
            const FrameChunk& chunk = frame.header.chunks[i];
            const auto piece
                = ChunkStore::chunkOf(decoded, static_cast<quint16>(i), chunk.digest, qint64{chunk.length});
            if (!piece)
                return std::unexpected(piece.error());
            if (static_cast<qint64>(m_raw.size() + piece->size()) > (m_from.level > 0 ? kRepackFrame : kFrameTarget)
                || m_rawChunks.size() == kMaxFrameChunks) {
                if (auto flushed = flushRaw(); !flushed)
                    return flushed;
            }
            m_raw.insert(m_raw.end(), piece->begin(), piece->end());
            m_rawChunks.push_back(chunk);
            m_rawShare += frame.header.shareOf(i);
            m_out.claim(chunk.digest);
        }
        return {};
    }

    // Chunks of frames that were not needed whole, gathered.
    Result<void> flushRaw() {
        if (m_rawChunks.empty())
            return {};
        const auto frame = (m_from.level > 0 ? m_tightCodec : m_codec).encode(m_rawChunks, m_raw);
        const auto chunks = std::exchange(m_rawChunks, {});
        m_raw.clear();
        return m_out.append(chunks, frame, origin(std::exchange(m_rawShare, 0)));
    }

    // What so many bytes of the pack that is copied once were, when it was repacked.
    PackRepacking origin(qint64 bytes) const { return {m_from.level, static_cast<qint64>(double(bytes) * m_shrunk)}; }

    // The new pack is complete: from now on it is the one that is read.
    Result<void> commit() {
        if (m_sources.empty()) {
            abandon();
            return {};
        }
        if (auto flushed = flushRaw(); !flushed)
            return fallBack(flushed);
        const auto size = m_out.publish();
        if (!size)
            return fallBack(std::unexpected(size.error()));
        m_report.freed -= *size;
        for (const quint32 number : m_sources) {
            if (auto removed = unlinkPack(number); !removed)
                return removed;
        }
        forgetBatch();
        m_store.forgetGone();
        return {};
    }

    // A disk that is full now: the old packs are still what is read, and get holes instead.
    Result<void> fallBack(const Result<void>& failed) {
        const auto sources = m_sources;
        abandon();
        if (failed.error().code != ErrorCode::DiskFull)
            return failed;
        m_full = true;
        for (const quint32 number : sources) {
            const PackUse use = m_packs[number];
            if (auto freed = free(number, use); !freed)
                return freed;
        }
        return {};
    }

    void abandon() {
        m_out.abandon();
        forgetBatch();
    }

    void forgetBatch() {
        m_sources.clear();
        m_rewriting.clear();
        m_raw.clear();
        m_rawShare = 0;
        m_rawChunks.clear();
    }

    // ---- holes

    Result<void> punch(File file, quint32 number, const std::vector<WalkedFrame>& frames) {
        std::vector<Range> holes;
        qint64 sum = 0;
        for (const WalkedFrame& frame : frames) {
            if (std::ranges::any_of(
                    frame.header.chunks, [this](const FrameChunk& chunk) { return m_marks->isLive(chunk.digest); }))
                continue;
            const qint64 size = frame.header.frameSize();
            sum += size;
            if (!holes.empty() && holes.back().offset + holes.back().length == frame.offset)
                holes.back().length += size;
            else
                holes.push_back({frame.offset, size});
        }
        if (sum < (m_options.thorough || m_full ? kHoleAlignment : kWorthIt))
            return {};
        const auto renamed = m_options.allocatePack([this] { return mustStop(); });
        if (!renamed)
            return std::unexpected(renamed.error());
        if (mustStop())
            return std::unexpected(stopped());
        return punchAs(file, number, *renamed, frames, holes);
    }

    // From here to the end without stopping: it is short.
    Result<void> punchAs(File& file, quint32 number, quint32 renamed, const std::vector<WalkedFrame>& frames,
        const std::vector<Range>& holes) {
        if (auto named = giveName(number, renamed); !named) // too full even for a name: what else goes makes room
            return named.error().code == ErrorCode::DiskFull ? Result<void>{} : named;
        std::vector<IndexEntry> stays = entriesOf(number, renamed, frames, holes);
        auto published = m_store.index().publish(stays, {renamed});
        if (!published && published.error().code != ErrorCode::DiskFull) {
            if (QFile::exists(m_folder.pack(number))) // else it is the only name
                (void)removeFile(m_folder.pack(renamed));
            return published;
        }
        if (auto removed = removeFile(m_folder.pack(number)); !removed)
            return removed;
        // Else a crash could bring the old name back, with an index that names what the holes took away.
        if (auto synced = syncFolder(QFileInfo(m_folder.pack(number)).absolutePath()); !synced)
            return synced;
        const qint64 before = allocatedBytes(file);
        for (const Range& hole : holes) {
            if (const auto punched = file.punch(hole.offset, hole.length); !punched)
                return unpunched(punched, published, std::move(stays), renamed);
        }
        m_report.freed += before - allocatedBytes(file);
        m_packs[renamed] = m_packs[number];
        m_packs.erase(number);
        return published ? published : m_store.index().publish(std::move(stays), {renamed});
    }

    // A file system without holes (FAT, some network ones): only rewriting gives something back there.
    Result<void> unpunched(
        const Result<void>& failed, const Result<void>& published, std::vector<IndexEntry> stays, quint32 renamed) {
        if (!published) {
            if (auto again = m_store.index().publish(std::move(stays), {renamed}); !again)
                return again; // whoever opens the library next indexes the pack
        }
        const ErrorCode code = failed.error().code;
        return code == ErrorCode::Unsupported || code == ErrorCode::DiskFull ? Result<void>{} : failed;
    }

    Result<void> giveName(quint32 number, quint32 renamed) {
        const QString from = m_folder.pack(number);
        const QString to = m_folder.pack(renamed);
        const QString parent = QFileInfo(to).absolutePath();
        if (auto made = makeFolder(parent); !made)
            return made;
        if (auto linked = linkFile(from, to); !linked) {
            if (linked.error().code == ErrorCode::DiskFull)
                return linked;
            // No links here: renamed at once, and until the table is written readers wait for it.
            if (auto moved = renameDurably(from, to); !moved)
                return moved;
        }
        return syncFolder(parent);
    }

    // What the index said about the frames that stay, with the pack's new number.
    std::vector<IndexEntry> entriesOf(quint32 number, quint32 renamed, const std::vector<WalkedFrame>& frames,
        const std::vector<Range>& holes) const {
        std::vector<IndexEntry> entries;
        auto hole = holes.begin();
        for (const WalkedFrame& frame : frames) {
            while (hole != holes.end() && hole->offset + hole->length <= frame.offset)
                ++hole;
            if (hole != holes.end() && hole->offset <= frame.offset)
                continue;
            for (size_t i = 0; i < frame.header.chunks.size(); ++i) {
                const Digest& digest = frame.header.chunks[i].digest;
                const auto ordinal = static_cast<quint16>(i);
                const auto place = ChunkIndex::find(m_marks->tables(), digest, [&](const ChunkPlace& candidate) {
                    return candidate.pack == number && candidate.frameOffset == frame.offset
                        && candidate.ordinal == ordinal;
                });
                if (place) {
                    entries.push_back({digest,
                        {renamed, static_cast<quint32>(frame.header.frameSize()), frame.offset, ordinal,
                            frame.header.shareOf(i)}});
                }
            }
        }
        return entries;
    }

    // ---- the index

    // Entries that name packs that are gone do no harm but take room.
    void tidyIndex() {
        if (const auto tidied = m_store.index().dropGone(m_store.packSizes()); !tidied)
            qWarning("The index keeps what is gone: %s", qPrintable(tidied.error().detail));
    }

    ChunkStore& m_store;
    const LibraryFolder& m_folder;
    const ReclaimOptions& m_options;
    SoleTurn m_turn;
    std::optional<LiveMarks> m_marks;
    PackUses m_packs;
    ReclaimReport m_report;
    bool m_full = false; // no room for a new pack
    FrameCodec m_codec;
    FrameCodec m_tightCodec{kRepackLevel};
    PackRewriter m_out; // being written, not in use yet
    PackRepacking m_from; // of the packs that are copied into it
    double m_shrunk = 1; // how many times larger those were before that
    qint64 m_rawShare = 0; // bytes on the disk that m_raw took before
    std::vector<std::byte> m_raw;
    std::vector<FrameChunk> m_rawChunks;
    std::vector<quint32> m_sources; // packs of which all that is needed is in m_out
    std::unordered_set<quint32> m_rewriting; // those, and the one that is being copied
};

} // namespace

Result<ReclaimReport> reclaimChunks(ChunkStore& store, const ReclaimOptions& options) {
    return Reclaimer(store, options).run();
}

} // namespace platter
