// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <span>
#include <xxhash.h>

namespace platter {

// XXH3-64 in pieces; whole buffers take XXH3_64bits() itself.
class Xxh3 {
public:
    Xxh3()
        : m_state(XXH3_createState()) {
        if (!m_state)
            throw std::bad_alloc();
        XXH3_64bits_reset(m_state.get());
    }
    void add(std::span<const std::byte> data) { XXH3_64bits_update(m_state.get(), data.data(), data.size()); }
    uint64_t result() const { return XXH3_64bits_digest(m_state.get()); }

private:
    struct Free {
        void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
    };
    std::unique_ptr<XXH3_state_t, Free> m_state;
};

} // namespace platter
