// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/mapfile.h"
#include "models/media/source.h"

#include <functional>
#include <optional>
#include <vector>

namespace platter {

// The map of an image that a disk was kept as, while the same disk is read again: what of it still holds where the disk is
// unchanged. Goes forward only. One thread.
class EarlierMap {
public:
    explicit EarlierMap(MapReader map)
        : m_map(std::move(map)) { }
    // Of the image that the disk says it was (ChangeTracking): what `find` knows by its content id, if the disk bears that
    // out by its size and by some of what should be unchanged. Nothing otherwise; then no extent is Unchanged. An error is
    // one of reading the disk.
    using Find = std::function<std::optional<MapReader>(const QByteArray& contentId)>;
    static Result<std::optional<EarlierMap>> of(BlockSource& source, const Find& find);

    // What a new map has at `offset` too, when the disk is as it was from there up to `until`: an entry that is cut there by
    // those bytes alone (Chunker), or a part of a run of zeros. Nothing: that has to be read to be known.
    std::optional<MapEntry> at(qint64 offset, qint64 until);
    // Where the entry that holds `offset` ends; at its end it may be that the next one holds again.
    qint64 endOf(qint64 offset);

private:
    bool find(qint64 offset); // it is the front one of m_entries
    bool nextIsZeros() const;

    MapReader m_map;
    std::vector<MapEntry> m_entries;
    size_t m_front = 0;
    quint64 m_next = 0; // of the map, behind m_entries
};

} // namespace platter
