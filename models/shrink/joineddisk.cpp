// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/shrink/joineddisk.h"

#include <algorithm>

namespace platter {

void JoinedDisk::add(std::shared_ptr<BlockSource> source, qint64 from, qint64 length) {
    if (length <= 0)
        return;
    m_parts.push_back({std::move(source), from, m_size, length});
    m_size += length;
}

const JoinedDisk::Part& JoinedDisk::partAt(qint64 offset) const {
    Q_ASSERT(offset >= 0 && offset < m_size);
    return *std::prev(std::ranges::upper_bound(m_parts, offset, {}, &Part::begin));
}

Result<Extent> JoinedDisk::extentAt(qint64 offset) {
    const Part& part = partAt(offset);
    const qint64 left = part.begin + part.length - offset;
    if (!part.source)
        return Extent{offset, left, ExtentKind::Zero};
    const auto extent = part.source->extentAt(part.from + offset - part.begin);
    if (!extent)
        return std::unexpected(extent.error());
    return Extent{offset, std::min(extent->length, left), extent->kind};
}

Result<void> JoinedDisk::read(qint64 offset, std::span<std::byte> buffer) {
    while (!buffer.empty()) {
        const Part& part = partAt(offset);
        const auto length = std::min(std::size_t(part.begin + part.length - offset), buffer.size());
        const auto piece = buffer.first(length);
        if (!part.source)
            std::ranges::fill(piece, std::byte{0});
        else if (const auto read = part.source->read(part.from + offset - part.begin, piece); !read)
            return read;
        buffer = buffer.subspan(length);
        offset += qint64(length);
    }
    return {};
}

Result<void> JoinedDisk::finish() {
    for (const Part& part : m_parts) {
        if (!part.source)
            continue;
        if (const auto whole = part.source->finish(); !whole)
            return whole;
    }
    return {};
}

} // namespace platter
