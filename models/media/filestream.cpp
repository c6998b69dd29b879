// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/filestream.h"

#include <algorithm>

namespace platter {

Result<qint64> FileStream::read(std::span<std::byte> buffer) {
    const qint64 length = std::clamp<qint64>(m_file->size() - m_position, 0, qint64(buffer.size()));
    if (const auto done = m_file->read(m_position, buffer.first(std::size_t(length))); !done)
        return std::unexpected(done.error());
    m_position += length;
    return length;
}

} // namespace platter
