// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

namespace platter {

// An entry of a qcow2's tables (QEMU docs/interop/qcow2.txt), any bits. `clusterBits`: 9 to 21.
class Qcow2Entry {
public:
    static constexpr quint64 kSector = 512;

    explicit constexpr Qcow2Entry(quint64 bits)
        : m_bits(bits) { }

    constexpr bool isCompressed() const { return (m_bits >> 62 & 1) != 0; }
    // Of a table, or of a cluster as it is; 0: there is none.
    constexpr quint64 offset() const { return m_bits & 0x00fffffffffffe00ULL; }
    // Reads as zeros, whatever its offset: version 3, and no subclusters.
    constexpr bool isZero() const { return (m_bits & 1) != 0; }

    // A compressed one: where it begins, at any byte, and the end of the sector in which it ends.
    constexpr quint64 compressedOffset(quint64 clusterBits) const {
        return m_bits & ((quint64(1) << offsetBits(clusterBits)) - 1);
    }
    constexpr quint64 compressedEnd(quint64 clusterBits) const {
        const quint64 more = m_bits >> offsetBits(clusterBits) & ((quint64(1) << (clusterBits - 8)) - 1); // sectors
        return compressedOffset(clusterBits) / kSector * kSector + (more + 1) * kSector;
    }

private:
    static constexpr quint64 offsetBits(quint64 clusterBits) { return 62 - (clusterBits - 8); }

    quint64 m_bits;
};

} // namespace platter
