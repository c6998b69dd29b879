// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/indextable.h"

#include "models/local/endian.h"
#include "models/files/file.h"
#include "models/local/xxh3.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <sys/mman.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr char kMagic[] = "PLTRIDX1";
constexpr size_t kHeader = 64;
constexpr size_t kEntry = 48;
constexpr size_t kCheckedWhole = 64 * 1024 * 1024;

std::unexpected<Error> damaged(const QString& path, const char* what) {
    // Not shown to people: the table is left out and made again.
    return std::unexpected(
        Error{ErrorCode::Damaged, u"Index table damaged."_s, u"%1: %2"_s.arg(path, QLatin1StringView(what))});
}

quint64 bigEndianPrefix(const std::byte* digest) {
    return qFromBigEndian<quint64>(digest);
}

} // namespace

Result<std::shared_ptr<const IndexTable>> IndexTable::open(const QString& path) {
    const auto file = File::openRead(path);
    if (!file)
        return std::unexpected(file.error());
    const auto size = file->size();
    if (!size)
        return std::unexpected(size.error());
    std::array<std::byte, kHeader> header{};
    if (*size < qint64{kHeader})
        return damaged(path, "too short");
    if (auto got = file->read(0, header); !got)
        return std::unexpected(got.error());
    const auto count = getAt<quint64>(header, 16);
    const auto packs = getAt<quint64>(header, 24);
    if (std::memcmp(header.data(), kMagic, 8) != 0 || getAt<quint32>(header, 8) != 1
        || getAt<quint32>(header, 12) != kEntry || XXH3_64bits(header.data(), 56) != getAt<quint64>(header, 56))
        return damaged(path, "no table");
    constexpr quint64 kMost = quint64{1} << 40;
    if (count > kMost || packs > kMost || static_cast<quint64>(*size) != kHeader + count * kEntry + packs * 4)
        return damaged(path, "length does not fit");
    void* data = ::mmap(nullptr, static_cast<size_t>(*size), PROT_READ, MAP_SHARED, file->descriptor(), 0);
    if (data == MAP_FAILED)
        return std::unexpected(errorFromErrno(errno, path));
    std::shared_ptr<IndexTable> table(new IndexTable);
    table->m_path = path;
    table->m_data = static_cast<const std::byte*>(data);
    table->m_size = static_cast<size_t>(*size);
    // Reading all of a large table would make opening slow; a wrong entry in one leads to a chunk that does not check.
    if (table->m_size <= kCheckedWhole
        && XXH3_64bits(table->m_data + kHeader, table->m_size - kHeader) != getAt<quint64>(header, 32))
        return damaged(path, "hash differs");
    table->m_count = count;
    table->m_packs = packs;
    return table;
}

Result<void> IndexTable::write(
    const QString& path, std::span<const IndexEntry> sorted, std::span<const quint32> packs) {
    const auto next = [at = sorted.begin(), end = sorted.end()]() mutable {
        return at == end ? std::nullopt : std::optional(*at++);
    };
    return write(path, next, packs);
}

Result<void> IndexTable::write(const QString& path, const Source& next, std::span<const quint32> packs) {
    const QString temporary = path + u".part";
    auto file = File::createNew(temporary);
    if (!file)
        return std::unexpected(file.error());
    const auto fail = [&](const Error& error) -> Result<void> {
        (void)removeFile(temporary);
        return std::unexpected(error);
    };
    Xxh3 hash;
    std::vector<std::byte> buffer;
    qint64 at = kHeader;
    quint64 count = 0;
    const auto flush = [&]() -> Result<void> {
        hash.add(buffer);
        auto written = file->write(at, buffer);
        at += static_cast<qint64>(buffer.size());
        buffer.clear();
        return written;
    };
    for (auto entry = next(); entry; entry = next()) {
        ++count;
        putBytes(buffer, entry->digest.bytes);
        put<quint32>(buffer, entry->place.pack);
        put<quint32>(buffer, static_cast<quint32>(entry->place.frameOffset / 8));
        put<quint32>(buffer, entry->place.frameSize);
        put<quint16>(buffer, entry->place.ordinal);
        put<quint16>(buffer, static_cast<quint16>(std::min<quint32>(entry->place.share / 8, UINT16_MAX)));
        if (buffer.size() >= 1024 * 1024) {
            if (auto flushed = flush(); !flushed)
                return fail(flushed.error());
        }
    }
    for (const quint32 pack : packs)
        put<quint32>(buffer, pack);
    if (auto flushed = flush(); !flushed)
        return fail(flushed.error());

    std::array<std::byte, kHeader> header{};
    std::memcpy(header.data(), kMagic, 8);
    putAt<quint32>(header, 8, 1);
    putAt<quint32>(header, 12, kEntry);
    putAt<quint64>(header, 16, count);
    putAt<quint64>(header, 24, packs.size());
    putAt<quint64>(header, 32, hash.result());
    putAt<quint64>(header, 56, XXH3_64bits(header.data(), 56));
    if (auto written = file->write(0, header); !written)
        return fail(written.error());
    if (auto synced = file->sync(); !synced)
        return fail(synced.error());
    file->close();
    if (auto renamed = renameDurably(temporary, path); !renamed)
        return fail(renamed.error());
    return {};
}

IndexTable::~IndexTable() {
    if (m_data)
        ::munmap(const_cast<std::byte*>(m_data), m_size);
}

const std::byte* IndexTable::at(quint64 number) const {
    return m_data + kHeader + number * kEntry;
}

IndexEntry IndexTable::entry(quint64 number) const {
    const std::span bytes(at(number), kEntry);
    IndexEntry entry;
    std::memcpy(entry.digest.bytes.data(), bytes.data(), 32);
    entry.place.pack = getAt<quint32>(bytes, 32);
    entry.place.frameOffset = qint64{getAt<quint32>(bytes, 36)} * 8;
    entry.place.frameSize = getAt<quint32>(bytes, 40);
    entry.place.ordinal = getAt<quint16>(bytes, 44);
    entry.place.share = quint32{getAt<quint16>(bytes, 46)} * 8;
    return entry;
}

std::optional<ChunkPlace> IndexTable::find(const Digest& digest) const {
    const auto number = numberOf(digest);
    return number ? std::optional(entry(*number).place) : std::nullopt;
}

std::optional<ChunkPlace> IndexTable::find(
    const Digest& digest, const std::function<bool(const ChunkPlace&)>& accept) const {
    auto number = numberOf(digest);
    if (!number)
        return std::nullopt;
    const auto isSame = [&](quint64 other) { return std::memcmp(at(other), digest.bytes.data(), 32) == 0; };
    while (*number > 0 && isSame(*number - 1))
        --*number;
    for (quint64 same = *number; same < m_count && isSame(same); ++same) {
        if (const ChunkPlace place = entry(same).place; accept(place))
            return place;
    }
    return std::nullopt;
}

std::optional<quint64> IndexTable::numberOf(const Digest& digest) const {
    // Digests are uniform, so the place can be guessed: of n entries in between it is off by half the square root of n
    // mostly. Three times that on both sides is looked at, then guessed again in there: few pages of a large table are met.
    constexpr quint64 kFew = 64;
    constexpr int kMostGuesses = 4; // where digests are not uniform, halving goes on from there
    const quint64 prefix = bigEndianPrefix(digest.bytes.data());
    quint64 low = 0;
    quint64 high = m_count; // it is in [low, high)
    quint64 lowest = 0; // prefixes there
    quint64 highest = UINT64_MAX;
    for (int guesses = 0; high - low > kFew && guesses < kMostGuesses && lowest <= prefix && prefix < highest;
        ++guesses) {
        const auto range = double(high - low);
        const auto guess = low + quint64(double(prefix - lowest) / double(highest - lowest) * range);
        const auto reach = quint64(1.5 * std::sqrt(range)) + 1;
        const quint64 a = guess > low + reach ? guess - reach : low;
        const quint64 b = std::min(high, guess + reach);
        if (const quint64 found = a > low ? bigEndianPrefix(at(a)) : lowest; found < prefix && a > low) {
            low = a;
            lowest = found;
        }
        if (const quint64 found = b < high ? bigEndianPrefix(at(b)) : highest; found > prefix && b < high) {
            high = b;
            highest = found;
        }
    }
    while (low < high) {
        const quint64 middle = low + (high - low) / 2;
        const int order = std::memcmp(at(middle), digest.bytes.data(), 32);
        if (order == 0)
            return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return std::nullopt;
}

Result<void> IndexTable::check() const {
    if (XXH3_64bits(m_data + kHeader, m_size - kHeader) != getAt<quint64>(std::span(m_data, kHeader), 32))
        return damaged(m_path, "hash differs");
    for (quint64 i = 1; i < m_count; ++i) {
        if (std::memcmp(at(i - 1), at(i), 32) > 0)
            return damaged(m_path, "entries out of order");
    }
    return {};
}

std::vector<quint32> IndexTable::packs() const {
    const std::span bytes(at(m_count), m_packs * 4);
    std::vector<quint32> packs(m_packs);
    for (size_t i = 0; i < packs.size(); ++i)
        packs[i] = getAt<quint32>(bytes, i * 4);
    return packs;
}

} // namespace platter
