// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/packrewriter.h"

#include <numeric>

namespace platter {

PackRewriter::PackRewriter(ChunkStore& store, AllocatePack allocate)
    : m_store(store)
    , m_allocate(std::move(allocate)) { }

PackRewriter::~PackRewriter() {
    abandon();
}

Result<void> PackRewriter::append(
    std::span<const FrameChunk> chunks, std::span<const std::byte> frame, const PackRepacking& origin) {
    if (!m_out) {
        const auto number = m_allocate();
        if (!number)
            return std::unexpected(number.error());
        auto out = PackWriter::create(m_store.folder(), *number, *number);
        if (!out)
            return std::unexpected(out.error());
        m_out = std::move(*out);
    }
    const auto offset = m_out->append(frame);
    if (!offset)
        return std::unexpected(offset.error());
    const qint64 raw = std::accumulate(chunks.begin(), chunks.end(), qint64{0},
        [](qint64 sum, const FrameChunk& chunk) { return sum + chunk.length; });
    const auto size = static_cast<qint64>(frame.size());
    for (size_t i = 0; i < chunks.size(); ++i) {
        m_copied.insert(chunks[i].digest);
        m_entries.push_back({chunks[i].digest,
            {m_out->number(), static_cast<quint32>(size), *offset, static_cast<quint16>(i),
                FrameHeader::chunkShare(chunks[i].length, raw, size)}});
    }
    m_repacking.level = m_entries.size() == chunks.size() ? origin.level : std::min(m_repacking.level, origin.level);
    m_repacking.replaced += origin.replaced;
    return {};
}

Result<qint64> PackRewriter::publish() {
    if (!m_out) {
        abandon();
        return 0;
    }
    if (m_repacking.level > 0) {
        if (auto told = m_out->setRepacking(m_repacking); !told)
            return std::unexpected(told.error());
    }
    auto done = m_out->sync();
    if (done)
        done = syncFolder(m_store.folder().packs());
    if (done)
        done = m_store.index().publish(std::move(m_entries), {m_out->number()});
    if (!done)
        return std::unexpected(done.error());
    const qint64 size = m_out->size();
    m_out.reset();
    abandon();
    return size;
}

void PackRewriter::abandon() {
    if (m_out)
        (void)m_out->remove(); // else the next one who opens the library indexes it; nothing is lost
    m_out.reset();
    m_entries.clear();
    m_copied.clear();
    m_repacking = {};
}

} // namespace platter
