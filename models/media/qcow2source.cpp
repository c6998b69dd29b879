// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/qcow2source.h"

#include "models/media/headerbytes.h"
#include "models/media/rawsource.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

// Facts: QEMU docs/interop/qcow2.txt.
namespace platter {

namespace {

constexpr qint64 kPiece = 256 * 1024; // at least one cluster
constexpr qint64 kMostAhead = 16 * 1024 * 1024; // bytes
constexpr quint64 kCompressionType = 8, kExtendedL2 = 16; // incompatible features
constexpr qint64 kEntry = 8; // bytes

} // namespace

Qcow2Source::Qcow2Source(std::shared_ptr<SourceFile> file, const Options& options)
    : m_file(std::move(file))
    , m_options(options) { }

Result<std::unique_ptr<Qcow2Source>> Qcow2Source::open(std::shared_ptr<SourceFile> file, const Options& options) {
    std::unique_ptr<Qcow2Source> source(new Qcow2Source(std::move(file), options));
    const auto head = source->m_file->part(0, 112);
    if (!head)
        return std::unexpected(head.error());
    const HeaderBytes at(*head);
    const quint64 bits = at.be32(20), size = at.be64(24), features = at.be32(4) >= 3 ? at.be64(72) : 0;
    const auto damaged = [&](const QString& detail) {
        return std::unexpected(
            source->error(ErrorCode::Corrupt, tr("“%1” cannot be opened: it is damaged.").arg(options.name), detail));
    };
    if (bits < 9 || bits > 21 || size > quint64(1) << 62)
        return damaged(u"clusters of %1 bits, %2 bytes"_s.arg(bits).arg(size));
    if ((features & ~kCompressionType & ~quint64(1)) != 0 || size % Qcow2Entry::kSector != 0) // 1: it was not closed
        return std::unique_ptr<Qcow2Source>();
    source->m_clusterBits = bits;
    source->m_cluster = qint64(1) << bits;
    source->m_size = qint64(size);
    source->m_piece = std::max(source->m_cluster, kPiece);
    source->m_mostPieces
        = std::min<std::size_t>(std::size_t(kMostAhead / source->m_piece), std::size_t(2 * Workers::usual() + 4));
    if ((features & kCompressionType) != 0 && at.be32(100) > 104 && at.u8(104) == 1)
        source->m_kind = ClusterDecoder::Kind::Zstd;
    const qint64 covered = source->m_cluster / kEntry * source->m_cluster;
    const qint64 tables = source->m_size / covered + (source->m_size % covered != 0 ? 1 : 0);
    if (quint64(tables) > at.be32(36) || at.be64(40) > quint64(source->m_file->size()))
        return damaged(u"%1 tables at %2"_s.arg(at.be32(36)).arg(at.be64(40)));
    const auto bytes = source->m_file->part(qint64(at.be64(40)), tables * kEntry);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (std::ssize(*bytes) < tables * kEntry)
        return damaged(u"the level 1 table ends with the file"_s);
    for (std::size_t i = 0; i < bytes->size(); i += kEntry)
        source->m_tables.push_back(Qcow2Entry(HeaderBytes(*bytes).be64(i)).offset());
    return source;
}

Error Qcow2Source::error(ErrorCode code, const QString& sentence, const QString& detail) const {
    return {code, sentence, detail.isEmpty() ? m_options.name : detail};
}

std::unique_ptr<BlockSource> Qcow2Source::fileAsItIs() {
    return std::make_unique<RawSource>(m_options.original);
}

bool Qcow2Source::isData(Qcow2Entry entry) {
    return entry.isCompressed() || (entry.offset() != 0 && !entry.isZero());
}

// Of the cluster that holds the byte.
Result<Qcow2Entry> Qcow2Source::entryAt(qint64 offset) {
    const qint64 cluster = offset >> m_clusterBits, each = m_cluster / kEntry, table = cluster / each;
    const quint64 place = m_tables[std::size_t(table)];
    if (place == 0)
        return Qcow2Entry(0);
    if (table != m_tableNumber) {
        m_tableNumber = -1;
        m_table.resize(std::size_t(m_cluster));
        if (const auto read = m_file->read(qint64(place), m_table); !read)
            return std::unexpected(read.error());
        m_tableNumber = table;
    }
    return Qcow2Entry(HeaderBytes(m_table).be64(std::size_t(cluster % each * kEntry)));
}

// The first byte from `offset` on that is not told to be zero; size() when there is none.
Result<qint64> Qcow2Source::nextData(qint64 offset) {
    const qint64 covered = m_cluster / kEntry * m_cluster;
    while (offset < m_size) {
        if (m_tables[std::size_t(offset / covered)] == 0) {
            offset = (offset / covered + 1) * covered;
            continue;
        }
        const auto entry = entryAt(offset);
        if (!entry)
            return std::unexpected(entry.error());
        if (isData(*entry))
            return offset;
        offset = ((offset >> m_clusterBits) + 1) << m_clusterBits;
    }
    return m_size;
}

Result<Extent> Qcow2Source::findExtent(qint64 offset) {
    const auto data = nextData(offset);
    if (!data)
        return std::unexpected(data.error());
    if (*data > offset)
        return Extent{offset, *data - offset, ExtentKind::Zero};
    const qint64 covered = m_cluster / kEntry * m_cluster; // as far as the table that is there tells
    const qint64 most = std::min(m_size, (offset / covered + 1) * covered);
    qint64 end = offset;
    while (end < most) {
        const auto entry = entryAt(end);
        if (!entry)
            return std::unexpected(entry.error());
        if (!isData(*entry))
            break;
        end = std::min(((end >> m_clusterBits) + 1) << m_clusterBits, m_size);
    }
    return Extent{offset, end - offset, ExtentKind::Data};
}

Result<Extent> Qcow2Source::extentAt(qint64 offset) {
    Q_ASSERT(offset >= 0 && offset < m_size);
    if (offset < m_extent.offset || offset >= m_extent.offset + m_extent.length) {
        const auto found = findExtent(offset);
        if (!found)
            return found;
        m_extent = *found;
    }
    return Extent{offset, m_extent.offset + m_extent.length - offset, m_extent.kind};
}

Result<void> Qcow2Source::read(qint64 offset, std::span<std::byte> buffer) {
    Q_ASSERT(offset >= 0 && qint64(buffer.size()) <= m_size - offset);
    while (!buffer.empty()) {
        if (m_options.stop.stop_requested())
            return std::unexpected(error(ErrorCode::Cancelled, tr("Cancelled.")));
        const auto found = piece(offset / m_piece);
        if (!found)
            return std::unexpected(found.error());
        const auto bytes = std::span((*found)->bytes).subspan(std::size_t(offset % m_piece));
        const std::size_t length = std::min(buffer.size(), bytes.size());
        std::memcpy(buffer.data(), bytes.data(), length);
        buffer = buffer.subspan(length);
        offset += qint64(length);
    }
    return {};
}

// Read to its end. Whoever comes to a piece that was begun ahead, or that follows the last, reads in order.
Result<const Qcow2Source::Piece*> Qcow2Source::piece(qint64 number) {
    const bool there = !m_pieces.empty() && m_pieces.front().piece->number == number;
    if (!there) {
        bool inOrder = false;
        if (!m_pieces.empty() && number > m_pieces.front().piece->number) {
            const auto next = nextData((m_pieces.front().piece->number + 1) * m_piece);
            if (!next)
                return std::unexpected(next.error());
            inOrder = number <= *next / m_piece;
        }
        while (!m_pieces.empty() && (m_pieces.front().piece->number < number || !inOrder))
            drop();
        if (m_pieces.empty() || m_pieces.front().piece->number != number) {
            auto begun = begin(number);
            if (!begun)
                return std::unexpected(begun.error());
            m_pieces.push_front(std::move(*begun));
        }
        if (inOrder)
            if (const auto ahead = readAhead(m_pieces.back().piece->number + 1); !ahead)
                return std::unexpected(ahead.error());
    }
    if (const auto& done = m_pieces.front().done.get(); !done)
        return std::unexpected(done.error());
    return m_pieces.front().piece.get();
}

// The first piece: nobody wants it any more.
void Qcow2Source::drop() {
    auto piece = std::move(m_pieces.front().piece);
    m_pieces.pop_front();
    if (piece.use_count() == 1) // its thread has let go of it
        m_spare.push_back(std::move(piece));
}

Result<void> Qcow2Source::readAhead(qint64 number) {
    while (m_pieces.size() < m_mostPieces && number * m_piece < m_size) {
        const auto next = nextData(number * m_piece);
        if (!next)
            return std::unexpected(next.error());
        if (*next >= m_size)
            break;
        number = *next / m_piece;
        auto begun = begin(number);
        if (!begun)
            return std::unexpected(begun.error());
        m_pieces.push_back(std::move(*begun));
        ++number;
    }
    return {};
}

// The tables are looked at here; a thread does the rest.
Result<Qcow2Source::Reading> Qcow2Source::begin(qint64 number) {
    std::shared_ptr<Piece> piece;
    if (m_spare.empty()) {
        piece = std::make_shared<Piece>();
    } else {
        piece = std::move(m_spare.back());
        m_spare.pop_back();
        piece->runs.clear();
    }
    piece->number = number;
    const qint64 begin = number * m_piece, end = std::min(begin + m_piece, m_size);
    for (qint64 at = begin; at < end; at += m_cluster) {
        const auto entry = entryAt(at);
        if (!entry)
            return std::unexpected(entry.error());
        const qint64 length = std::min(m_cluster, end - at), place = qint64(entry->offset());
        Run run{.kind = Run::Kind::Zeros, .length = length};
        if (entry->isCompressed()) {
            run.kind = Run::Kind::Compressed;
            run.begin = qint64(entry->compressedOffset(m_clusterBits));
            run.end = std::min(qint64(entry->compressedEnd(m_clusterBits)), m_file->size());
        } else if (isData(*entry)) {
            Run* const last = piece->runs.empty() ? nullptr : &piece->runs.back();
            if (last && last->kind == Run::Kind::Plain && last->begin + last->length == place) {
                last->length += length;
                continue;
            }
            run.kind = Run::Kind::Plain;
            run.begin = place;
        }
        piece->runs.push_back(run);
    }
    piece->bytes.resize(std::size_t(end - begin));
    return Reading{piece, m_workers.run([this, piece] { return fill(*piece); }).share()};
}

Result<void> Qcow2Source::fill(Piece& piece) const {
    auto left = std::span(piece.bytes);
    for (const Run& run : piece.runs) {
        const auto bytes = left.first(std::size_t(run.length));
        left = left.subspan(bytes.size());
        if (run.kind == Run::Kind::Zeros) {
            std::ranges::fill(bytes, std::byte{0});
            continue;
        }
        const auto done = run.kind == Run::Kind::Plain ? m_file->read(run.begin, bytes) : unpack(run, bytes);
        if (!done)
            return done;
    }
    return {};
}

// The disk may end inside its last cluster, which is compressed as a whole.
Result<void> Qcow2Source::unpack(const Run& run, std::span<std::byte> cluster) const {
    thread_local ClusterDecoder decoder;
    thread_local std::vector<std::byte> packed, whole;
    packed.resize(std::size_t(std::max<qint64>(run.end - run.begin, 0)));
    if (const auto read = m_file->read(run.begin, packed); !read)
        return read;
    auto target = cluster;
    if (qint64(cluster.size()) < m_cluster) {
        whole.resize(std::size_t(m_cluster));
        target = whole;
    }
    if (!decoder.decode(m_kind, packed, target)) {
        if (const auto same = m_options.original->checkUnchanged(); !same)
            return same;
        return std::unexpected(
            error(ErrorCode::Corrupt, tr("“%1” cannot be read to its end: it is damaged.").arg(m_options.name),
                u"a compressed cluster of %1 bytes at %2"_s.arg(packed.size()).arg(run.begin)));
    }
    if (target.data() != cluster.data())
        std::memcpy(cluster.data(), target.data(), cluster.size());
    return {};
}

} // namespace platter
