// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/formatdetect.h"

#include <algorithm>
#include <array>

namespace platter {

// Keeps the last bytes of a stream: a fixed VHD begins like a raw disk and shows only there.
class TailWatch {
public:
    void add(std::span<const std::byte> bytes) {
        const std::size_t fresh = std::min(bytes.size(), m_tail.size());
        std::copy(m_tail.begin() + std::ptrdiff_t(fresh), m_tail.end(), m_tail.begin());
        std::copy(bytes.end() - std::ptrdiff_t(fresh), bytes.end(), m_tail.end() - std::ptrdiff_t(fresh));
        m_length = std::min(m_length + fresh, m_tail.size());
    }
    Signature signature() const { return detectTail(std::span(m_tail).last(m_length)); }

private:
    std::array<std::byte, std::size_t(kTailBytes)> m_tail{};
    std::size_t m_length = 0;
};

} // namespace platter
