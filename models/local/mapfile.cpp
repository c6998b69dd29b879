// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/mapfile.h"

#include "models/local/endian.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr char kMagic[] = "PLTRMAP1";
constexpr qint64 kHeader = 32;
constexpr qint64 kEntry = 40;
constexpr qint64 kTrailer = 48;
constexpr size_t kBuffer = 256 * 1024;

std::unexpected<Error> damaged(const QString& path, const char* what) {
    return std::unexpected(Error{ErrorCode::Damaged,
        QCoreApplication::translate("MapFile", "The map of this image is damaged, so its disk cannot be read."),
        u"%1: %2"_s.arg(path, QLatin1StringView(what))});
}

// Of the file's first `size` bytes.
template <typename Hash> Result<Digest> digestOfFile(File& file, qint64 size) {
    Hash hash;
    std::vector<std::byte> buffer(kBuffer);
    for (qint64 at = 0; at < size;) {
        const auto part = std::span(buffer).first(std::min(kBuffer, static_cast<size_t>(size - at)));
        if (auto got = file.read(at, part); !got)
            return std::unexpected(got.error());
        hash.add(part);
        at += static_cast<qint64>(part.size());
    }
    return hash.result();
}

} // namespace

Result<MapWriter> MapWriter::create(const QString& path) {
    MapWriter writer;
    writer.m_path = path;
    const QString temporary = path + u".part";
    if (auto removed = removeFile(temporary); !removed) // of a process that died
        return std::unexpected(removed.error());
    auto file = File::createNew(temporary);
    if (!file)
        return std::unexpected(file.error());
    writer.m_file = std::move(*file);
    writer.m_buffer.assign(static_cast<size_t>(kHeader), std::byte{0}); // written at the end, when the size is known
    return writer;
}

MapWriter::~MapWriter() {
    if (m_file.isOpen())
        (void)removeFile(m_file.path()); // best effort; the next writer of this map removes it too
}

Result<void> MapWriter::flush() {
    if (auto written = m_file.write(m_written, m_buffer); !written)
        return written;
    m_written += static_cast<qint64>(m_buffer.size());
    m_buffer.clear();
    return {};
}

Result<void> MapWriter::add(qint64 length, const Digest& digest) {
    const bool zeros = digest.isZero();
    if (!(zeros && m_lastWasZeros)) {
        put<quint64>(m_buffer, static_cast<quint64>(m_position));
        putBytes(m_buffer, digest.bytes);
        ++m_entries;
    }
    m_lastWasZeros = zeros;
    m_position += length;
    if (!zeros)
        m_dataSize += length;
    return m_buffer.size() >= kBuffer ? flush() : Result<void>{};
}

Result<MapSummary> MapWriter::commit() {
    put<quint64>(m_buffer, m_entries);
    put<quint64>(m_buffer, static_cast<quint64>(m_dataSize));
    if (auto flushed = flush(); !flushed)
        return std::unexpected(flushed.error());

    std::vector<std::byte> header;
    putBytes(header, std::as_bytes(std::span(kMagic, 8)));
    put<quint32>(header, kChunkRule);
    put<quint32>(header, static_cast<quint32>(kEntry));
    put<quint64>(header, static_cast<quint64>(m_position));
    put<quint64>(header, 0);
    if (auto written = m_file.write(0, header); !written)
        return std::unexpected(written.error());

    // Of what is in the file now: the header was not known before.
    const auto id = digestOfFile<Blake3>(m_file, m_written);
    if (!id)
        return std::unexpected(id.error());
    if (auto written = m_file.write(m_written, id->bytes); !written)
        return std::unexpected(written.error());
    if (auto synced = m_file.sync(); !synced)
        return std::unexpected(synced.error());
    const QString temporary = m_file.path();
    m_file.close();
    if (auto renamed = renameDurably(temporary, m_path); !renamed) {
        (void)removeFile(temporary);
        return std::unexpected(renamed.error());
    }
    return MapSummary{m_position, m_dataSize, m_entries, *id};
}

Result<MapSummary> MapWriter::copyTo(const QString& path) {
    if (auto flushed = flush(); !flushed)
        return std::unexpected(flushed.error());
    auto copy = create(path);
    if (!copy)
        return std::unexpected(copy.error());
    for (qint64 at = 0; at < m_written;) { // the header is commit()'s
        copy->m_buffer.resize(std::min(kBuffer, static_cast<size_t>(m_written - at)));
        if (auto got = m_file.read(at, copy->m_buffer); !got)
            return std::unexpected(got.error());
        at += static_cast<qint64>(copy->m_buffer.size());
        if (auto written = copy->flush(); !written)
            return std::unexpected(written.error());
    }
    copy->m_position = m_position;
    copy->m_dataSize = m_dataSize;
    copy->m_entries = m_entries;
    return copy->commit();
}

Result<MapReader> MapReader::open(const QString& path) {
    auto file = File::openRead(path);
    if (!file)
        return std::unexpected(file.error());
    const auto size = file->size();
    if (!size)
        return std::unexpected(size.error());
    if (*size < kHeader + kTrailer || (*size - kHeader - kTrailer) % kEntry != 0)
        return damaged(path, "length makes no sense");
    std::vector<std::byte> header(static_cast<size_t>(kHeader));
    std::vector<std::byte> trailer(static_cast<size_t>(kTrailer));
    if (auto got = file->read(0, header); !got)
        return std::unexpected(got.error());
    if (auto got = file->read(*size - kTrailer, trailer); !got)
        return std::unexpected(got.error());
    if (std::memcmp(header.data(), kMagic, 8) != 0 || getAt<quint32>(header, 12) != kEntry)
        return damaged(path, "not a map");
    if (getAt<quint32>(header, 8) > kChunkRule) {
        return std::unexpected(Error{ErrorCode::NewerVersion,
            QCoreApplication::translate("MapFile", "This image was made by a newer version of Platter."), path});
    }
    MapReader reader;
    reader.m_rule = getAt<quint32>(header, 8);
    const auto virtualSize = getAt<quint64>(header, 16);
    const auto dataSize = getAt<quint64>(trailer, 8);
    reader.m_summary.entries = getAt<quint64>(trailer, 0);
    if (!std::in_range<qint64>(virtualSize) || dataSize > virtualSize
        || (virtualSize == 0) != (*size == kHeader + kTrailer)
        || reader.m_summary.entries != static_cast<quint64>((*size - kHeader - kTrailer) / kEntry))
        return damaged(path, "sizes do not fit");
    reader.m_summary.virtualSize = static_cast<qint64>(virtualSize);
    reader.m_summary.dataSize = static_cast<qint64>(dataSize);
    std::memcpy(reader.m_summary.contentId.bytes.data(), trailer.data() + 16, 32);
    reader.m_file = std::move(*file);
    return reader;
}

Result<MapReader> MapReader::openImage(const QString& path, const QByteArray& contentId) {
    auto map = open(path);
    if (!map) {
        if (map.error().code != ErrorCode::NotFound)
            return map;
        return std::unexpected(Error{ErrorCode::Damaged,
            QCoreApplication::translate("MapFile", "The map of this image is missing, so its disk cannot be read."),
            path});
    }
    if (auto whole = map->verify(); !whole)
        return std::unexpected(whole.error());
    if (!contentId.isEmpty() && map->summary().contentId.toByteArray() != contentId) {
        return std::unexpected(Error{ErrorCode::Damaged,
            QCoreApplication::translate(
                "MapFile", "The map of this image is another image's, so its disk cannot be read."),
            path});
    }
    return map;
}

Error MapReader::orDeleted(const Error& error) const {
    if (error.code != ErrorCode::Damaged || QFile::exists(m_file.path()))
        return error;
    return {ErrorCode::NotFound,
        QCoreApplication::translate(
            "MapFile", "The image was deleted while its disk was being read, and its space was given back."),
        error.detail};
}

Result<void> MapReader::verify() {
    const qint64 end = kHeader + kEntry * static_cast<qint64>(m_summary.entries) + 16;
    const auto id = m_rule <= kLastSha256Rule ? digestOfFile<Sha256>(m_file, end) : digestOfFile<Blake3>(m_file, end);
    if (!id)
        return std::unexpected(id.error());
    if (*id != m_summary.contentId)
        return damaged(m_file.path(), "content id differs");
    return {};
}

Result<std::vector<MapEntry>> MapReader::entries(quint64 first, size_t limit) {
    if (first >= m_summary.entries)
        return std::vector<MapEntry>{};
    const quint64 left = m_summary.entries - first;
    const size_t count = static_cast<size_t>(std::min<quint64>(left, limit));
    const size_t withNext = count + (left > count ? 1 : 0); // the next one's offset tells the last one's length
    std::vector<std::byte> bytes(withNext * static_cast<size_t>(kEntry));
    if (auto got = m_file.read(kHeader + kEntry * static_cast<qint64>(first), bytes); !got)
        return std::unexpected(got.error());
    std::vector<MapEntry> entries(count);
    const auto offsetOf = [&](size_t i) {
        return i < withNext ? getAt<quint64>(bytes, i * static_cast<size_t>(kEntry))
                            : static_cast<quint64>(m_summary.virtualSize);
    };
    for (size_t i = 0; i < count; ++i) {
        const quint64 offset = offsetOf(i);
        const quint64 end = offsetOf(i + 1);
        MapEntry& entry = entries[i];
        std::memcpy(entry.digest.bytes.data(), bytes.data() + i * static_cast<size_t>(kEntry) + 8, 32);
        if (offset >= end || end > static_cast<quint64>(m_summary.virtualSize) || (first == 0 && i == 0 && offset != 0)
            || (!entry.isZeros() && end - offset > static_cast<quint64>(kMaxChunk)))
            return damaged(m_file.path(), "entries out of order");
        entry.offset = static_cast<qint64>(offset);
        entry.length = static_cast<qint64>(end - offset);
    }
    return entries;
}

Result<quint64> MapReader::find(qint64 offset) {
    quint64 low = 0, high = m_summary.entries; // it is in [low, high)
    while (high - low > 1) {
        const quint64 middle = low + (high - low) / 2;
        const auto entry = entries(middle, 1);
        if (!entry)
            return std::unexpected(entry.error());
        (entry->front().offset <= offset ? low : high) = middle;
    }
    return low;
}

} // namespace platter
