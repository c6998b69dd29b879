// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskheader.h"

#include "models/domain/sizes.h"
#include "models/media/diskheaderreader.h"

using namespace Qt::StringLiterals;
using namespace std::string_view_literals;

namespace platter {

namespace {

Result<DiskHeader> readBy(DiskHeaderReader& reader, DiskFormat format) {
    switch (format) {
    case DiskFormat::Qcow2:
        return reader.qcow2();
    case DiskFormat::Vmdk:
        return reader.vmdk();
    case DiskFormat::Vdi:
        return reader.vdi();
    case DiskFormat::Vhd:
        return reader.vhd();
    case DiskFormat::Vhdx:
        return reader.vhdx();
    case DiskFormat::Raw:
    case DiskFormat::Qcow:
    case DiskFormat::Qed:
    case DiskFormat::Iso:
    case DiskFormat::Luks:
        break;
    }
    return std::unexpected(Error{ErrorCode::Internal, DiskHeaderReader::tr("This format has no header to read."), {}});
}

} // namespace

Result<DiskHeader> readDiskHeader(DiskFormat format, const HeaderInput& input) {
    DiskHeaderReader reader(input);
    auto header = readBy(reader, format);
    if (header)
        header->followed = reader.followed();
    return header;
}

Error vmdkDescriptionRefusal(std::span<const std::byte> text, const QString& name) {
    const HeaderInput input{.name = name};
    return DiskHeaderReader(input).vmdkDescription({reinterpret_cast<const char*>(text.data()), text.size()});
}

Result<DiskHeaderReader::Bytes> DiskHeaderReader::part(qint64 offset, qint64 length) const {
    auto bytes = m_input.part(offset, length);
    if (!bytes || std::ssize(*bytes) == length)
        return bytes;
    if (onlyBeginning())
        return Bytes{};
    return std::unexpected(truncated());
}

bool DiskHeaderReader::inFile(quint64 offset, quint64 length) const {
    const auto size = quint64(m_input.size.value_or(std::numeric_limits<qint64>::max()));
    return offset <= size && length <= size - offset;
}

Result<void> DiskHeaderReader::setSize(DiskHeader& header, std::optional<qint64> bytes) const {
    if (!bytes || *bytes < 0)
        return std::unexpected(damaged(u"virtual size"_s));
    if (*bytes > m_input.largest)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("“%1” says that its disk is %2 long, and nothing over %3 is taken.")
                .arg(name(), formatSize(*bytes), formatSize(m_input.largest)),
            u"virtual size %1"_s.arg(*bytes)});
    header.virtualSize = *bytes;
    return {};
}

Error DiskHeaderReader::damaged(const QString& detail) const {
    return {ErrorCode::Corrupt,
        tr("“%1” is damaged: its header holds numbers that cannot be. Download or copy it again.").arg(name()), detail};
}

Error DiskHeaderReader::truncated() const {
    return {ErrorCode::Truncated, tr("“%1” ends too early: it is not complete. Download or copy it again.").arg(name()),
        u"header"_s};
}

Error DiskHeaderReader::unsafe(const QString& sentence, const QString& detail) const {
    return {ErrorCode::Unsafe, sentence, detail};
}

Error DiskHeaderReader::unsupported(const QString& sentence, const QString& detail) const {
    return {ErrorCode::Unsupported, sentence, detail};
}

QString DiskHeaderReader::shownText(const QString& text) {
    QString shown = text.left(text.indexOf(QChar(0)) >= 0 ? text.indexOf(QChar(0)) : text.size()).simplified();
    if (shown.size() > 80)
        shown = shown.first(50) + u"…"_s + shown.last(25);
    return shown;
}

Result<void> DiskHeaderReader::take(FilePlaces& places, quint64 offset, quint64 length) const {
    switch (places.take(offset, length)) {
    case FilePlaces::Taken::Good:
        return {};
    case FilePlaces::Taken::Outside:
        return std::unexpected(behindEnd(offset, length));
    case FilePlaces::Taken::Again:
        break;
    }
    return std::unexpected(samePlace(offset, length));
}

Error DiskHeaderReader::behindEnd(quint64 offset, quint64 length) const {
    return {ErrorCode::Truncated,
        tr("“%1” ends too early: part of its disk would lie behind its end. Download or copy it again.").arg(name()),
        u"%1 bytes at %2"_s.arg(length).arg(offset)};
}

Error DiskHeaderReader::samePlace(quint64 offset, quint64 length) const {
    return {ErrorCode::Corrupt,
        tr("“%1” is damaged: two parts of its disk lie in the same place of the file. Take another copy, or repair "
           "this one where it was made.")
            .arg(name()),
        u"%1 bytes at %2"_s.arg(length).arg(offset)};
}

Result<void> DiskHeaderReader::eachPiece(
    quint64 offset, quint64 length, const std::function<Result<void>(const HeaderBytes& bytes)>& visit) const {
    while (length > 0) {
        const quint64 now = std::min(length, kTablePiece);
        const auto bytes = part(qint64(offset), qint64(now));
        if (!bytes)
            return std::unexpected(bytes.error());
        if (const auto good = visit(HeaderBytes(*bytes)); !good)
            return good;
        offset += now;
        length -= now;
    }
    return {};
}

} // namespace platter
