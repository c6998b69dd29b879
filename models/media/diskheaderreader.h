// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/diskheader.h"
#include "models/media/fileplaces.h"
#include "models/media/headerbytes.h"

#include <QCoreApplication>

namespace platter {

// The work of readDiskHeader(): one function a format.
class DiskHeaderReader {
    Q_DECLARE_TR_FUNCTIONS(DiskHeader)

public:
    explicit DiskHeaderReader(const HeaderInput& input)
        : m_input(input) { }

    Result<DiskHeader> qcow2(); // diskheaderqcow2.cpp
    Result<DiskHeader> vdi(); // diskheaderdynamic.cpp
    Result<DiskHeader> vhd(); // diskheaderdynamic.cpp
    Result<DiskHeader> vhdx(); // diskheadervhdx.cpp
    Result<DiskHeader> vmdk(); // diskheadervmdk.cpp
    Error vmdkDescription(std::string_view text) const;
    bool followed() const { return m_followed; } // DiskHeader::followed

private:
    using Bytes = std::vector<std::byte>;
    static constexpr quint64 kTablePiece = 1U << 20;
    static constexpr quint64 kMostLookedAt = 16U << 20;
    // What a qcow2's tables point at: whole clusters, and places of compressed ones, of which several share a cluster.
    struct Qcow2Places {
        FilePlaces whole;
        std::vector<quint64> compressed{}; // descriptors, as they stand in the tables
    };
    struct VhdxHeader {
        DiskHeader header;
        quint32 blockSize = 0, sectorSize = 512;
    };

    // Exactly `length` bytes; Truncated when the file is shorter. Empty (with no error) where only the beginning is there.
    Result<Bytes> part(qint64 offset, qint64 length) const;
    Result<Bytes> atMost(qint64 offset, qint64 length) const { return m_input.part(offset, length); }
    bool onlyBeginning() const { return !m_input.size; }
    // Are these bytes inside the file, as far as its length is known? The numbers come from the header: any value.
    bool inFile(quint64 offset, quint64 length) const;
    Result<void> setSize(DiskHeader& header, std::optional<qint64> bytes) const;

    Result<void> qcow2Extensions(quint64 from, quint64 clusterSize);
    Result<void> qcow2Features(const HeaderBytes& header);
    Result<DiskHeader> qcow2Clusters(const HeaderBytes& head, DiskHeader header, quint64 entrySize) const;
    Result<qint64> qcow2Table(const HeaderBytes& entries, const HeaderBytes& head, Qcow2Places& places,
        std::pair<quint64, quint64> span, quint64 entrySize) const;
    Result<void> qcow2Compressed(Qcow2Places& places, quint64 clusterBits) const;
    Result<DiskHeader> vdiBlocks(const HeaderBytes& head, DiskHeader header);
    Result<DiskHeader> vhdDynamic(const HeaderBytes& footer, DiskHeader header);
    Result<DiskHeader> vhdBlocks(quint64 table, quint32 entries, quint32 blockSize, DiskHeader header);
    Result<VhdxHeader> vhdxMetadata(qint64 offset, quint32 length);
    Result<DiskHeader> vhdxBlocks(const VhdxHeader& found, quint64 table, quint64 length);
    Result<void> vmdkEmbedded(std::string_view text) const;
    Result<DiskHeader> vmdkGrains(const HeaderBytes& last, DiskHeader header) const;
    Result<quint64> vmdkPacked(quint64 offset, const HeaderBytes& last) const;
    Result<qint64> vmdkTable(quint64 table, const HeaderBytes& last, FilePlaces& places, quint64 from) const;

    // Are that many bytes of tables followed to what they point at? In a file that is only looked at, few are.
    bool followsTables(quint64 bytes) {
        m_followed = !onlyBeginning() && (m_input.followed || m_input.wholeTables || bytes <= kMostLookedAt);
        return m_followed && !m_input.followed;
    }
    // Takes them, or says what is wrong with a disk that wants them.
    Result<void> take(FilePlaces& places, quint64 offset, quint64 length) const;
    Error samePlace(quint64 offset, quint64 length) const;
    Error behindEnd(quint64 offset, quint64 length) const;
    // A table that may be large, a piece after another; pieces end at multiples of kTablePiece from its beginning.
    Result<void> eachPiece(
        quint64 offset, quint64 length, const std::function<Result<void>(const HeaderBytes& bytes)>& visit) const;

    Error damaged(const QString& detail) const;
    Error truncated() const;
    Error unsafe(const QString& sentence, const QString& detail = {}) const;
    Error unsupported(const QString& sentence, const QString& detail = {}) const;
    // What a header calls another file, on one line, not too long.
    static QString shownText(const QString& text);
    const QString& name() const { return m_input.name; }

    const HeaderInput& m_input;
    bool m_followed = false;
};

} // namespace platter
