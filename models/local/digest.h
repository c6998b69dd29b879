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

// A chunk's identity: its BLAKE3, or its SHA-256 when a rule before kChunkRule 3 made it (chunker.h). All zeros is never a real
// digest and means "zeros" in maps.
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

enum class HashKind { Sha256, Blake3 };

// A hash of 32 bytes, of what comes whole or in pieces. One thread at a time.
template <HashKind> class Hasher {
public:
    Hasher();
    ~Hasher();
    void reset();
    void add(std::span<const std::byte> data);
    Digest result(); // then reset() before the next use

    static Digest of(std::span<const std::byte> data);

private:
    struct Context;
    std::unique_ptr<Context> m_context;
};

// OpenSSL's: the CPU's SHA instructions where it has them.
class Sha256 : public Hasher<HashKind::Sha256> { };
// https://github.com/BLAKE3-team/BLAKE3-specs, by its authors' C library: chunks of 32 KiB take a tenth of OpenSSL's SHA-256 on a
// CPU with AVX-512 and without SHA instructions (3.1 GB/s).
class Blake3 : public Hasher<HashKind::Blake3> { };

// Whether these are the bytes of the chunk that is named so, by this rule or an earlier one. Any thread.
bool isDigestOf(const Digest& digest, std::span<const std::byte> chunk);

} // namespace platter
