// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtEndian>

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace platter {

// Bytes that may be read anywhere: what lies outside reads as no match, never as memory.
class HeaderBytes {
public:
    explicit HeaderBytes(std::span<const std::byte> bytes)
        : m_bytes(bytes) { }
    std::size_t size() const { return m_bytes.size(); }
    bool has(std::size_t at, std::size_t length) const { return at <= size() && length <= size() - at; }
    bool is(std::size_t at, std::string_view magic) const {
        return has(at, magic.size()) && std::memcmp(m_bytes.data() + at, magic.data(), magic.size()) == 0;
    }
    quint8 u8(std::size_t at) const { return has(at, 1) ? quint8(m_bytes[at]) : quint8(0); }
    quint16 le16(std::size_t at) const { return has(at, 2) ? qFromLittleEndian<quint16>(&m_bytes[at]) : quint16(0); }
    quint32 le32(std::size_t at) const { return has(at, 4) ? qFromLittleEndian<quint32>(&m_bytes[at]) : 0U; }
    quint64 le64(std::size_t at) const { return has(at, 8) ? qFromLittleEndian<quint64>(&m_bytes[at]) : 0U; }
    quint16 be16(std::size_t at) const { return has(at, 2) ? qFromBigEndian<quint16>(&m_bytes[at]) : quint16(0); }
    quint32 be32(std::size_t at) const { return has(at, 4) ? qFromBigEndian<quint32>(&m_bytes[at]) : 0U; }
    quint64 be64(std::size_t at) const { return has(at, 8) ? qFromBigEndian<quint64>(&m_bytes[at]) : 0U; }
    std::string_view text(std::size_t most) const {
        return {reinterpret_cast<const char*>(m_bytes.data()), std::min(most, size())};
    }

private:
    std::span<const std::byte> m_bytes;
};

// a * b, nothing when it is no size that a disk can have: such fields come from damaged headers.
inline std::optional<qint64> product(quint64 a, quint64 b) {
    constexpr auto most = quint64(std::numeric_limits<qint64>::max());
    if (b != 0 && a > most / b)
        return {};
    return qint64(a * b);
}

} // namespace platter
