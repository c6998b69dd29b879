// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/imagesource.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr std::size_t kEntriesAtOnce = 4096;
constexpr std::size_t kFrames = 8; // images that share chunks with others go back and forth between frames

qint64 endOf(const MapEntry& entry) {
    return entry.offset + entry.length;
}

} // namespace

Result<std::unique_ptr<BlockSource>> ImageSource::open(
    std::shared_ptr<ChunkStore> store, const QString& mapPath, const QByteArray& contentId) {
    auto map = MapReader::openImage(mapPath, contentId);
    if (!map)
        return std::unexpected(map.error());
    return std::unique_ptr<BlockSource>(new ImageSource(std::move(store), std::move(*map)));
}

// The number of the entry that `offset` is in, among all.
Result<quint64> ImageSource::search(qint64 offset) {
    quint64 low = 0, high = m_map.summary().entries; // it is in [low, high)
    while (high - low > 1) {
        const quint64 middle = low + (high - low) / 2;
        const auto entry = m_map.entries(middle, 1);
        if (!entry)
            return std::unexpected(entry.error());
        (entry->front().offset <= offset ? low : high) = middle;
    }
    return low;
}

Result<std::size_t> ImageSource::find(qint64 offset) {
    if (offset < 0 || offset >= size())
        return std::unexpected(Error{ErrorCode::Internal,
            QCoreApplication::translate("ImageSource", "A place behind the disk's end was asked for."),
            u"%1 of %2"_s.arg(offset).arg(size())});
    if (m_entries.empty() || offset < m_entries.front().offset || offset >= endOf(m_entries.back())) {
        const bool next = !m_entries.empty() && offset == endOf(m_entries.back());
        const auto first = next ? m_first + m_entries.size() : search(offset);
        if (!first)
            return std::unexpected(first.error());
        auto entries = m_map.entries(*first, kEntriesAtOnce);
        if (!entries)
            return std::unexpected(entries.error());
        m_entries = std::move(*entries);
        m_first = *first;
    }
    const auto behind = std::ranges::upper_bound(m_entries, offset, {}, &MapEntry::offset);
    return static_cast<std::size_t>(behind - m_entries.begin()) - 1;
}

Result<Extent> ImageSource::extentAt(qint64 offset) {
    const auto found = find(offset);
    if (!found)
        return std::unexpected(found.error());
    const bool zeros = m_entries[*found].isZeros();
    std::size_t behind = *found + 1;
    while (behind < m_entries.size() && m_entries[behind].isZeros() == zeros)
        ++behind;
    return Extent{offset, endOf(m_entries[behind - 1]) - offset, zeros ? ExtentKind::Zero : ExtentKind::Data};
}

Result<void> ImageSource::read(qint64 offset, std::span<std::byte> buffer) {
    while (!buffer.empty()) {
        const auto found = find(offset);
        if (!found)
            return std::unexpected(found.error());
        const MapEntry& entry = m_entries[*found];
        const auto part
            = buffer.first(static_cast<std::size_t>(std::min(qint64(buffer.size()), endOf(entry) - offset)));
        if (entry.isZeros()) {
            std::memset(part.data(), 0, part.size());
        } else {
            const auto bytes = chunk(entry);
            if (!bytes)
                return std::unexpected(bytes.error());
            std::memcpy(part.data(), bytes->data() + (offset - entry.offset), part.size());
        }
        buffer = buffer.subspan(part.size());
        offset += qint64(part.size());
    }
    return {};
}

Result<std::span<const std::byte>> ImageSource::chunk(const MapEntry& entry) {
    const auto place = m_store->locate(entry.digest);
    if (!place)
        return std::unexpected(m_map.orDeleted(place.error()));
    const auto decoded = frame(*place);
    const auto elsewhere = [&]() -> Result<std::span<const std::byte>> { // moved meanwhile, perhaps
        auto bytes = m_store->readChunk(entry.digest, entry.length);
        if (!bytes)
            return std::unexpected(m_map.orDeleted(bytes.error()));
        m_single = std::move(*bytes);
        return std::span<const std::byte>(m_single);
    };
    if (!decoded)
        return elsewhere();
    auto& [_, frame, checked] = **decoded;
    const quint16 ordinal = place->ordinal;
    if (ordinal < checked.size() && checked[ordinal] && frame.header.chunks[ordinal].digest == entry.digest
        && qint64(frame.header.chunks[ordinal].length) == entry.length)
        return std::span<const std::byte>(frame.raw).subspan(
            static_cast<std::size_t>(frame.header.offsetOf(ordinal)), static_cast<std::size_t>(entry.length));
    const auto bytes = ChunkStore::chunkOf(frame, ordinal, entry.digest, entry.length);
    if (!bytes)
        return elsewhere();
    checked[ordinal] = true;
    return bytes;
}

Result<ImageSource::Decoded*> ImageSource::frame(const ChunkPlace& place) {
    const auto known = std::ranges::find_if(m_frames, [&](const Decoded& decoded) {
        return decoded.place.pack == place.pack && decoded.place.frameOffset == place.frameOffset;
    });
    if (known != m_frames.end()) {
        m_frames.splice(m_frames.begin(), m_frames, known);
        return &m_frames.front();
    }
    auto fresh = m_store->readFrame(place);
    if (!fresh)
        return std::unexpected(fresh.error());
    if (m_frames.size() >= kFrames)
        m_frames.pop_back();
    const std::size_t chunks = fresh->header.chunks.size();
    m_frames.push_front({place, std::move(*fresh), std::vector<bool>(chunks)});
    return &m_frames.front();
}

} // namespace platter
