// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/importneed.h"

#include "models/local/chunker.h"
#include "models/local/frame.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace platter {

namespace {

constexpr qint64 kSample = 256 * 1024; // bytes of data
constexpr qint64 kSamples = 128; // what has less data than so many is read whole
constexpr size_t kUnsure = 2; // cuts behind a place in the middle of data, which lie elsewhere than an import's
constexpr qint64 kMapEntry = 40;
constexpr qint64 kIndexEntry = 48;

struct Run { // of data
    qint64 offset = 0;
    qint64 length = 0;
    qint64 before = 0; // bytes of data that lie before it

    qint64 end() const { return offset + length; }
};

Error stopped() {
    return {.code = ErrorCode::Cancelled, .message = QCoreApplication::translate("ImportNeed", "Stopped.")};
}

Result<std::vector<Run>> runsOf(BlockSource& source, const std::stop_token& stop) {
    std::vector<Run> runs;
    for (qint64 at = 0; at < source.size();) {
        if (stop.stop_requested())
            return std::unexpected(stopped());
        const auto extent = source.extentAt(at);
        if (!extent)
            return std::unexpected(extent.error());
        at += extent->length;
        if (extent->kind == ExtentKind::Zero)
            continue;
        const qint64 begin = extent->offset / kBlockSize * kBlockSize; // chunks begin at whole blocks
        const qint64 end = std::min(source.size(), (at + kBlockSize - 1) / kBlockSize * kBlockSize);
        if (runs.empty() || runs.back().end() < begin)
            runs.push_back({begin, 0, runs.empty() ? 0 : runs.back().before + runs.back().length});
        runs.back().length = end - runs.back().offset;
    }
    return runs;
}

class Sampler {
public:
    Sampler(ChunkStore& store, BlockSource& source)
        : m_store(store)
        , m_source(source) { }

    // The first run from `offset` on, and what data follows, until there is enough.
    Result<void> take(std::span<const Run> runs, qint64 offset, qint64 bytes) {
        for (qint64 left = bytes; left > 0 && !runs.empty(); runs = runs.subspan(1)) {
            const Run& run = runs.front();
            const qint64 begin = std::max(offset, run.offset);
            const qint64 length = std::min(left, run.end() - begin);
            if (auto taken = takePiece(run, begin, length); !taken)
                return taken;
            left -= length;
        }
        return {};
    }

    ImportNeed ofAll(qint64 data) {
        endFrame();
        if (m_hashed == 0)
            return {};
        // Zeros are seen wherever they are, chunks only where they are whole.
        const auto part = [](qint64 of, qint64 all) { return static_cast<double>(of) / static_cast<double>(all); };
        const double notZeros = static_cast<double>(data) * part(m_sampled - m_zeros, m_sampled);
        return {.bytes = std::llround(notZeros * part(m_taken, m_hashed)), .known = part(m_known, m_hashed)};
    }

private:
    Result<void> takePiece(const Run& run, qint64 begin, qint64 length) {
        m_buffer.resize(static_cast<size_t>(length));
        if (auto read = m_source.read(begin, m_buffer); !read)
            return read;
        Chunker chunker(begin);
        std::vector<Cut> cuts;
        chunker.feed(m_buffer, cuts);
        if (begin + length == run.end())
            chunker.finish(cuts);
        else
            chunker.cutZeros(cuts);
        // Of what is never cut but at the longest chunk, the last counts.
        size_t unsure = begin == run.offset || cuts.empty() ? 0 : std::min(kUnsure, cuts.size() - 1);
        m_sampled += length;
        for (const Cut& cut : cuts) {
            if (cut.zero) {
                m_zeros += cut.length;
                unsure = 0; // they end a chunk wherever it began
            } else if (unsure > 0) {
                --unsure;
            } else {
                takeChunk(std::span(m_buffer).subspan(
                    static_cast<size_t>(cut.offset - begin), static_cast<size_t>(cut.length)));
            }
        }
        return {};
    }

    void takeChunk(std::span<const std::byte> bytes) {
        const FrameChunk chunk{Blake3::of(bytes), static_cast<quint32>(bytes.size())};
        m_taken += kMapEntry;
        m_hashed += chunk.length;
        if (m_store.knows(chunk.digest)) {
            m_known += chunk.length;
            return;
        }
        if (!m_seen.insert(chunk.digest).second)
            return;
        m_taken += kIndexEntry;
        if (static_cast<qint64>(m_raw.size() + bytes.size()) > kFrameTarget)
            endFrame();
        m_chunks.push_back(chunk);
        m_raw.insert(m_raw.end(), bytes.begin(), bytes.end());
    }

    void endFrame() {
        if (!m_chunks.empty())
            m_taken += static_cast<qint64>(m_codec.encode(m_chunks, m_raw).size());
        m_chunks.clear();
        m_raw.clear();
    }

    ChunkStore& m_store;
    BlockSource& m_source;
    FrameCodec m_codec;
    std::vector<std::byte> m_buffer;
    std::vector<FrameChunk> m_chunks; // of the frame that fills
    std::vector<std::byte> m_raw;
    std::unordered_set<Digest, DigestHash> m_seen;
    qint64 m_sampled = 0; // bytes
    qint64 m_zeros = 0; // of them
    qint64 m_hashed = 0; // of chunks as an import makes them
    qint64 m_known = 0; // of those: there already
    qint64 m_taken = 0; // what they would take up
};

} // namespace

Result<ImportNeed> estimateImport(ChunkStore& store, BlockSource& source, const std::stop_token& stop) {
    const auto runs = runsOf(source, stop);
    if (!runs)
        return std::unexpected(runs.error());
    if (runs->empty())
        return ImportNeed{};
    const qint64 data = runs->back().before + runs->back().length;
    const bool whole = data <= kSamples * kSample;
    const qint64 samples = whole ? 1 : kSamples;
    Sampler sampler(store, source);
    for (qint64 i = 0; i < samples; ++i) {
        if (stop.stop_requested())
            return std::unexpected(stopped());
        const qint64 place = data / samples * i / kBlockSize * kBlockSize;
        const auto run = std::prev(std::ranges::upper_bound(*runs, place, {}, &Run::before));
        const auto rest = std::span(*runs).subspan(static_cast<size_t>(run - runs->begin()));
        if (auto taken = sampler.take(rest, run->offset + place - run->before, whole ? data : kSample); !taken)
            return std::unexpected(taken.error());
    }
    return sampler.ofAll(data);
}

} // namespace platter
