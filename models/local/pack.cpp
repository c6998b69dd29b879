// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/pack.h"

#include "models/local/endian.h"
#include "models/media/zeros.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <unistd.h>
#include <xxhash.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr char kMagic[] = "PLTRPAK1";
constexpr qint64 kWriteback
    = 8 * 1024 * 1024; // bytes that the disk is given at once, so that little is left for sync()

std::unexpected<Error> damaged(const QString& path, const char* what) {
    return std::unexpected(
        Error{ErrorCode::Damaged, QCoreApplication::translate("Pack", "A part of the library is damaged."),
            u"%1: %2"_s.arg(path, QLatin1StringView(what))});
}

} // namespace

Result<PackWriter> PackWriter::create(const LibraryFolder& folder, quint32 number, quint32 firstPack) {
    const QString path = folder.pack(number);
    if (auto made = makeFolder(QFileInfo(path).absolutePath()); !made)
        return std::unexpected(made.error());
    auto file = File::createNew(path);
    if (!file)
        return std::unexpected(file.error());
    if (const auto locked = file->tryLock(File::Lock::Exclusive); !locked)
        return std::unexpected(locked.error());
    PackWriter writer;
    auto& header = writer.m_header;
    std::memcpy(header.data(), kMagic, 8);
    putAt<quint32>(header, 8, 1);
    putAt<quint32>(header, 12, number);
    putAt<quint32>(header, 16, firstPack);
    putAt<quint64>(header, 24, static_cast<quint64>(QDateTime::currentMSecsSinceEpoch()));
    putAt<quint64>(header, 56, XXH3_64bits(header.data(), 56));
    if (auto written = file->write(0, header); !written) {
        (void)removeFile(path);
        return std::unexpected(written.error());
    }
    writer.m_file = std::move(*file);
    writer.m_number = number;
    writer.m_size = kPackHeader;
    return writer;
}

Result<qint64> PackWriter::append(std::span<const std::byte> frame) {
    const qint64 offset = m_size;
    if (auto written = m_file.write(offset, frame); !written) {
        (void)m_file.truncate(
            offset); // gives back what a full disk took; a torn frame would be told by its hash anyway
        return std::unexpected(written.error());
    }
    m_size += static_cast<qint64>(frame.size());
    if (m_size - m_handedOn >= kWriteback) {
        m_file.startWriteback(m_handedOn, m_size - m_handedOn);
        m_handedOn = m_size;
    }
    return offset;
}

Result<void> PackWriter::setRepacking(const PackRepacking& repacking) {
    putAt<quint32>(m_header, 20, repacking.level);
    putAt<quint64>(m_header, 32, static_cast<quint64>(repacking.replaced));
    putAt<quint64>(m_header, 56, XXH3_64bits(m_header.data(), 56));
    return m_file.write(0, m_header);
}

Result<void> PackWriter::sync() {
    if (auto synced = m_file.sync(); !synced)
        return synced;
    return syncFolder(QFileInfo(path()).absolutePath());
}

Result<void> PackWriter::remove() {
    return removeFile(path());
}

Result<PackHeader> readPackHeader(const File& file) {
    std::array<std::byte, kPackHeader> header{};
    if (auto got = file.read(0, header); !got)
        return got.error().code == ErrorCode::Truncated ? damaged(file.path(), "shorter than its header")
                                                        : std::unexpected(got.error());
    if (std::memcmp(header.data(), kMagic, 8) != 0 || XXH3_64bits(header.data(), 56) != getAt<quint64>(header, 56))
        return damaged(file.path(), "no pack header");
    if (getAt<quint32>(header, 8) != 1) {
        return std::unexpected(Error{ErrorCode::NewerVersion,
            QCoreApplication::translate("Pack", "The library was written by a newer version of Platter."),
            file.path()});
    }
    return PackHeader{getAt<quint32>(header, 12), getAt<quint32>(header, 16),
        {getAt<quint32>(header, 20), static_cast<qint64>(getAt<quint64>(header, 32))}};
}

Result<FoundFrame> findFrame(const File& file, qint64 at, qint64 size) {
    qint64 strange = 0;
    std::vector<std::byte> buffer(64 * 1024);
    while (at < size) {
        const off_t data = ::lseek(file.descriptor(), at, SEEK_DATA);
        if (data < 0 && errno == ENXIO)
            return FoundFrame{size, strange};
        if (data > at)
            at = qint64{data} / 8 * 8;
        const auto part = std::span(buffer).first(std::min(buffer.size(), static_cast<size_t>(size - at)));
        if (auto got = file.read(at, part); !got)
            return std::unexpected(got.error());
        for (size_t i = 0; i < part.size(); i += 8) {
            const auto word = part.subspan(i, std::min<size_t>(8, part.size() - i));
            if (word.size() >= 4 && getAt<quint32>(word, 0) == kFrameMagic)
                return FoundFrame{at + static_cast<qint64>(i), strange};
            if (!std::ranges::all_of(word, [](std::byte byte) { return byte == std::byte{0}; }))
                strange += static_cast<qint64>(word.size());
        }
        at += static_cast<qint64>(part.size());
    }
    return FoundFrame{size, strange};
}

Result<qint64> scanPack(const File& file, quint32 number, const std::function<void(const IndexEntry&)>& found,
    const std::stop_token& stop) {
    const auto size = file.size();
    if (!size)
        return std::unexpected(size.error());
    qint64 lost = 0;
    std::vector<std::byte> bytes;
    for (qint64 at = kPackHeader; at + kFrameFixed <= *size;) {
        if (stop.stop_requested())
            return std::unexpected(Error{ErrorCode::Cancelled, {}});
        std::array<std::byte, kFrameFixed> fixedPart{};
        if (auto got = file.read(at, fixedPart); !got)
            return std::unexpected(got.error());
        const auto sizes = frameSizes(fixedPart);
        Result<FrameHeader> header = std::unexpected(Error{});
        if (sizes && at + sizes->frame <= *size) {
            bytes.resize(static_cast<size_t>(sizes->frame));
            if (auto got = file.read(at, bytes); !got)
                return std::unexpected(got.error());
            header = parseFrameHeader(bytes);
        }
        if (!header
            || !payloadIsWhole(
                *header, std::span(bytes).subspan(static_cast<size_t>(header->headerSize()), header->storedSize))) {
            const auto next = findFrame(file, at + 8, *size); // frames begin at multiples of 8
            if (!next)
                return std::unexpected(next.error());
            lost += next->strange + (isZero(std::span(fixedPart).first(8)) ? 0 : 8);
            at = next->offset;
            continue;
        }
        for (size_t i = 0; i < header->chunks.size(); ++i) {
            found({header->chunks[i].digest,
                {number, static_cast<quint32>(sizes->frame), at, static_cast<quint16>(i), header->shareOf(i)}});
        }
        at += sizes->frame;
    }
    return lost;
}

} // namespace platter
