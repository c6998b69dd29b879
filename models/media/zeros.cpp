// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/zeros.h"

#include <algorithm>
#include <cstring>

namespace platter {

bool isZero(std::span<const std::byte> data) {
    // The first bytes decide nearly always; the rest compares the block with itself, shifted by them (memcmp is vectorised).
    constexpr size_t head = 16;
    const size_t look = std::min(head, data.size());
    for (size_t i = 0; i < look; ++i) {
        if (data[i] != std::byte{0})
            return false;
    }
    return data.size() <= head || std::memcmp(data.data(), data.data() + head, data.size() - head) == 0;
}

} // namespace platter
