// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/earliermap.h"

#include <algorithm>

namespace platter {

namespace {

constexpr size_t kAtOnce = 4096;
constexpr qint64 kSamples = 16;

// The first entry with data that ends behind `offset`. Nothing: there is none soon, or the map cannot be read.
std::optional<MapEntry> dataBehind(MapReader& map, qint64 offset) {
    const auto entries = map.find(offset).and_then([&](quint64 first) {
        return map.entries(first, 2); // zeros that meet are one entry
    });
    if (!entries)
        return {};
    const auto found = std::ranges::find_if_not(*entries, &MapEntry::isZeros);
    return found != entries->end() ? std::optional(*found) : std::nullopt;
}

// Looks at chunks all over the disk: whoever exchanged disks, or bitmaps, is found out before an image is made of two.
Result<bool> isBorneOut(BlockSource& source, MapReader& map) {
    std::vector<std::byte> bytes;
    for (qint64 i = 0; i < kSamples; ++i) {
        const auto entry = dataBehind(map, source.size() / kSamples * i);
        if (!entry)
            continue;
        const auto extent = source.extentAt(entry->offset);
        if (!extent)
            return std::unexpected(extent.error());
        if (extent->kind != ExtentKind::Unchanged || extent->length < entry->length)
            continue;
        bytes.resize(static_cast<size_t>(entry->length));
        if (auto read = source.read(entry->offset, bytes); !read)
            return std::unexpected(read.error());
        if (Blake3::of(bytes) != entry->digest)
            return false;
    }
    return true;
}

} // namespace

Result<std::optional<EarlierMap>> EarlierMap::of(BlockSource& source, const Find& find) {
    const auto tracking = source.tracking();
    const QByteArray earlier = tracking ? tracking->earlier() : QByteArray();
    auto map = find && !earlier.isEmpty() ? find(earlier) : std::nullopt;
    if (!map || !map->isOfThisRule() || map->summary().virtualSize != source.size())
        return std::nullopt;
    source.useEarlier(true);
    const auto borneOut = isBorneOut(source, *map);
    if (!borneOut)
        return std::unexpected(borneOut.error());
    if (*borneOut)
        return EarlierMap(*std::move(map));
    qWarning("The disk is not what it was when %s was made of it: all of it is read.", earlier.toHex().constData());
    source.useEarlier(false);
    return std::nullopt;
}

// The last of those that were read waits for its successor, which says how it ended. A map that cannot be read on holds nothing.
bool EarlierMap::find(qint64 offset) {
    for (;;) {
        while (m_front < m_entries.size() && m_entries[m_front].end() <= offset)
            ++m_front;
        if (m_front + 1 < m_entries.size() || m_next == m_map.summary().entries)
            return m_front < m_entries.size();
        auto more = m_map.entries(m_next, kAtOnce);
        if (!more || more->empty()) {
            m_next = m_map.summary().entries;
            m_entries.clear();
            return false;
        }
        m_next += more->size();
        m_entries.erase(m_entries.begin(), m_entries.begin() + static_cast<std::ptrdiff_t>(m_front));
        m_entries.insert(m_entries.end(), more->begin(), more->end());
        m_front = 0;
    }
}

bool EarlierMap::nextIsZeros() const {
    return m_front + 1 < m_entries.size() && m_entries[m_front + 1].isZeros();
}

std::optional<MapEntry> EarlierMap::at(qint64 offset, qint64 until) {
    if (!find(offset))
        return {};
    const MapEntry& entry = m_entries[m_front];
    const qint64 end = entry.end();
    if (entry.isZeros()) {
        const qint64 last = until >= end ? end : until / kBlockSize * kBlockSize;
        return last > offset ? std::optional(MapEntry{offset, last - offset, {}}) : std::nullopt;
    }
    // One that the zeros behind it have ended would be longer without them.
    const bool holds = entry.offset == offset && (end < until || (end == until && !nextIsZeros()));
    return holds ? std::optional(entry) : std::nullopt;
}

qint64 EarlierMap::endOf(qint64 offset) {
    return find(offset) ? m_entries[m_front].end() : m_map.summary().virtualSize;
}

} // namespace platter
