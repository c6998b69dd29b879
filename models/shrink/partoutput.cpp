// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/shrink/partoutput.h"

#include <algorithm>

namespace platter {

Result<void> PartOutput::write(qint64 offset, std::span<const std::byte> data) {
    const qint64 from = std::max(offset, m_offset);
    const qint64 to = std::min(offset + qint64(data.size()), m_offset + m_length);
    if (from >= to)
        return {};
    return m_file.write(from - m_offset, data.subspan(std::size_t(from - offset), std::size_t(to - from)));
}

Result<void> PartOutput::finish(qint64 /*size*/) {
    return m_file.truncate(m_length);
}

} // namespace platter
