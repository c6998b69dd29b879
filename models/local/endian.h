// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtEndian>

#include <cstddef>
#include <cstring>
#include <span>
#include <vector>

namespace platter {

// Little-endian numbers in the store's files. The caller has checked the length.
template <typename T> void put(std::vector<std::byte>& out, T value) {
    const T little = qToLittleEndian(value);
    const auto* bytes = reinterpret_cast<const std::byte*>(&little);
    out.insert(out.end(), bytes, bytes + sizeof little);
}

template <typename T> void putAt(std::span<std::byte> out, size_t offset, T value) {
    const T little = qToLittleEndian(value);
    std::memcpy(out.data() + offset, &little, sizeof little);
}

template <typename T> T getAt(std::span<const std::byte> in, size_t offset) {
    T little;
    std::memcpy(&little, in.data() + offset, sizeof little);
    return qFromLittleEndian(little);
}

inline void putBytes(std::vector<std::byte>& out, std::span<const std::byte> bytes) {
    out.insert(out.end(), bytes.begin(), bytes.end());
}

} // namespace platter
