// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/earliermap.h"

#include <algorithm>

namespace platter {

namespace {

constexpr size_t kAtOnce = 4096;

qint64 endOfEntry(const MapEntry& entry) {
    return entry.offset + entry.length;
}

} // namespace

// The last of those that were read waits for its successor, which says how it ended. A map that cannot be read on holds nothing.
bool EarlierMap::find(qint64 offset) {
    for (;;) {
        while (m_front < m_entries.size() && endOfEntry(m_entries[m_front]) <= offset)
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
    const qint64 end = endOfEntry(entry);
    if (entry.isZeros()) {
        const qint64 last = until >= end ? end : until / kBlockSize * kBlockSize;
        return last > offset ? std::optional(MapEntry{offset, last - offset, {}}) : std::nullopt;
    }
    // One that the zeros behind it have ended would be longer without them.
    const bool holds = entry.offset == offset && (end < until || (end == until && !nextIsZeros()));
    return holds ? std::optional(entry) : std::nullopt;
}

qint64 EarlierMap::endOf(qint64 offset) {
    return find(offset) ? endOfEntry(m_entries[m_front]) : m_map.summary().virtualSize;
}

} // namespace platter
