// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>

namespace platter {

// SHA-256 of a chunk: its identity. All zeros is never a real digest and means "zeros" in maps.
struct Digest {
    std::array<std::byte, 32> bytes{};

    bool isZero() const { return *this == Digest{}; }
    QByteArray toByteArray() const { return {reinterpret_cast<const char*>(bytes.data()), 32}; }
    uint64_t prefix() const { // uniformly spread
        uint64_t value;
        std::memcpy(&value, bytes.data(), sizeof value);
        return value;
    }
    friend bool operator==(const Digest&, const Digest&) = default;
    friend auto operator<=>(const Digest& a, const Digest& b) {
        return std::memcmp(a.bytes.data(), b.bytes.data(), 32) <=> 0;
    }
};

struct DigestHash {
    size_t operator()(const Digest& digest) const { return static_cast<size_t>(digest.prefix()); }
};

// OpenSSL's SHA-256 (the CPU's SHA instructions where it has them), whole or in pieces. One thread at a time.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    void reset();
    void add(std::span<const std::byte> data);
    Digest result(); // then reset() before the next use

    static Digest of(std::span<const std::byte> data);

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

} // namespace platter
