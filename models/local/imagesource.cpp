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
constexpr std::size_t kMuch = 64 * 1024; // who asks for so much reads in order
constexpr quint64 kWholeMap = 256 * 1024; // entries, 12 MiB: such a map is kept when it is read here and there
constexpr std::size_t kFrames
    = 64; // 8 to 32 MiB; images that share chunks with others go back and forth between frames

} // namespace

Result<std::unique_ptr<BlockSource>> ImageSource::open(
    std::shared_ptr<ChunkStore> store, const QString& mapPath, const QByteArray& contentId) {
    auto map = MapReader::openImage(mapPath, contentId);
    if (!map)
        return std::unexpected(map.error());
    return std::unique_ptr<BlockSource>(new ImageSource(std::move(store), std::move(*map)));
}

Result<std::size_t> ImageSource::find(qint64 offset) {
    if (offset < 0 || offset >= size())
        return std::unexpected(Error{ErrorCode::Internal,
            QCoreApplication::translate("ImageSource", "A place behind the disk's end was asked for."),
            u"%1 of %2"_s.arg(offset).arg(size())});
    if (m_entries.empty() || offset < m_entries.front().offset || offset >= m_entries.back().end()) {
        const bool next = !m_entries.empty() && offset == m_entries.back().end();
        const bool whole = !next && !m_entries.empty() && m_map.summary().entries <= kWholeMap;
        const auto first = whole ? 0 : next ? m_first + m_entries.size() : m_map.find(offset);
        if (!first)
            return std::unexpected(first.error());
        auto entries = m_map.entries(*first, whole ? kWholeMap : kEntriesAtOnce);
        if (!entries)
            return std::unexpected(entries.error());
        m_entries = std::move(*entries);
        m_first = *first;
    }
    const auto behind = std::ranges::upper_bound(m_entries, offset, {}, &MapEntry::offset);
    return static_cast<std::size_t>(behind - m_entries.begin()) - 1;
}

Result<MapEntry> ImageSource::entryAt(qint64 offset) {
    const std::scoped_lock lock(m_mutex);
    return find(offset).transform([this](std::size_t at) { return m_entries[at]; });
}

Result<Extent> ImageSource::extentAt(qint64 offset) {
    const std::scoped_lock lock(m_mutex);
    const auto found = find(offset);
    if (!found)
        return std::unexpected(found.error());
    const bool zeros = m_entries[*found].isZeros();
    std::size_t behind = *found + 1;
    while (behind < m_entries.size() && m_entries[behind].isZeros() == zeros)
        ++behind;
    return Extent{offset, m_entries[behind - 1].end() - offset, zeros ? ExtentKind::Zero : ExtentKind::Data};
}

Result<void> ImageSource::read(qint64 offset, std::span<std::byte> buffer) {
    const Decode decode = buffer.size() >= kMuch ? Decode::WholeFrame : Decode::AsNeeded;
    while (!buffer.empty()) {
        const auto entry = entryAt(offset);
        if (!entry)
            return std::unexpected(entry.error());
        const auto part
            = buffer.first(static_cast<std::size_t>(std::min(qint64(buffer.size()), entry->end() - offset)));
        if (entry->isZeros())
            std::memset(part.data(), 0, part.size());
        else if (auto got = readChunk(*entry, offset - entry->offset, part, decode); !got)
            return std::unexpected(m_map.orDeleted(got.error()));
        buffer = buffer.subspan(part.size());
        offset += qint64(part.size());
    }
    return {};
}

// `part` of a chunk, which begins so many bytes into it.
Result<void> ImageSource::readChunk(const MapEntry& entry, qint64 from, std::span<std::byte> part, Decode decode) {
    const auto place = m_store->locate(entry.digest);
    if (!place)
        return std::unexpected(place.error());
    const auto decoded = frame(*place);
    if (const auto got = readDecoded(*decoded, entry, place->ordinal, from, part, decode); got)
        return got;
    const auto bytes = m_store->readChunk(entry.digest, entry.length); // moved meanwhile, perhaps
    if (!bytes)
        return std::unexpected(bytes.error());
    std::memcpy(part.data(), bytes->data() + from, part.size());
    return {};
}

Result<void> ImageSource::readDecoded(
    Decoded& decoded, const MapEntry& entry, quint16 ordinal, qint64 from, std::span<std::byte> part, Decode decode) {
    thread_local ChunkStore::FrameBuffers buffers;
    const std::scoped_lock lock(decoded.mutex);
    auto& [place, mutex, header, room, length, checked] = decoded;
    const auto isThere = [&] { // an index that lies may name what the frame does not have
        return ordinal < header.chunks.size()
            && header.offsetOf(ordinal) + qint64{header.chunks[ordinal].length} <= qint64(length);
    };
    if (!isThere()) {
        // Whoever comes back to a frame may want all of it. Where a chunk ends in it only its header tells.
        const bool whole = decode == Decode::WholeFrame || !header.chunks.empty();
        length = 0;
        buffers.raw.swap(room);
        const auto bytes = m_store->readFrame(place, buffers, [&](const FrameHeader& read) {
            return whole || ordinal >= read.chunks.size()
                ? qint64{read.rawSize}
                : read.offsetOf(ordinal) + qint64{read.chunks[ordinal].length};
        });
        buffers.raw.swap(room);
        if (!bytes)
            return std::unexpected(bytes.error());
        header = bytes->header;
        length = bytes->raw.size();
        if (bytes->raw.data() != room.data()) // it was stored as it is
            room.assign(bytes->raw.begin(), bytes->raw.end());
        checked.assign(header.chunks.size(), false); // it was read anew
        if (!isThere())
            return std::unexpected(Error{ErrorCode::Damaged, {}});
    }
    const auto raw = std::span<const std::byte>(room).first(length);
    const auto chunk = raw.subspan(static_cast<std::size_t>(header.offsetOf(ordinal)), header.chunks[ordinal].length);
    const bool same
        = header.chunks[ordinal].digest == entry.digest && qint64{header.chunks[ordinal].length} == entry.length;
    if (!same || !checked[ordinal]) {
        if (const auto whole = ChunkStore::chunkOf(header, raw, ordinal, entry.digest, entry.length); !whole)
            return std::unexpected(whole.error());
        checked[ordinal] = true;
    }
    std::memcpy(part.data(), chunk.data() + from, part.size());
    return {};
}

std::shared_ptr<ImageSource::Decoded> ImageSource::frame(const ChunkPlace& place) {
    const std::scoped_lock lock(m_mutex);
    const auto known = std::ranges::find_if(m_frames, [&](const auto& decoded) {
        return decoded->place.pack == place.pack && decoded->place.frameOffset == place.frameOffset;
    });
    if (known != m_frames.end()) {
        m_frames.splice(m_frames.begin(), m_frames, known);
        return m_frames.front();
    }
    auto fresh = std::make_shared<Decoded>();
    fresh->place = place;
    if (m_frames.size() >= kFrames) {
        if (Decoded& last = *m_frames.back(); m_frames.back().use_count() == 1) { // nobody reads it any more
            const std::scoped_lock readers(last.mutex);
            fresh->room = std::move(last.room); // memory that need not be asked for anew
        }
        m_frames.pop_back();
    }
    m_frames.push_front(std::move(fresh));
    return m_frames.front();
}

} // namespace platter
