// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/diskheader.h"
#include "models/media/headerbytes.h"

#include <QCoreApplication>

namespace platter {

// The work of readDiskHeader(): one function a format.
class DiskHeaderReader {
    Q_DECLARE_TR_FUNCTIONS(DiskHeader)

public:
    explicit DiskHeaderReader(const HeaderInput& input)
        : m_input(input) { }

    Result<DiskHeader> qcow2(); // diskheader.cpp
    Result<DiskHeader> vdi(); // diskheaderdynamic.cpp
    Result<DiskHeader> vhd(); // diskheaderdynamic.cpp
    Result<DiskHeader> vhdx(); // diskheadervhdx.cpp
    Result<DiskHeader> vmdk(); // diskheadervmdk.cpp
    Error vmdkDescription(std::string_view text) const;

private:
    using Bytes = std::vector<std::byte>;

    // Exactly `length` bytes; Truncated when the file is shorter. Empty (with no error) where only the beginning is there.
    Result<Bytes> part(qint64 offset, qint64 length) const;
    Result<Bytes> atMost(qint64 offset, qint64 length) const { return m_input.part(offset, length); }
    bool onlyBeginning() const { return !m_input.size; }
    // Are these bytes inside the file, as far as its length is known? The numbers come from the header: any value.
    bool inFile(quint64 offset, quint64 length) const;
    Result<void> setSize(DiskHeader& header, std::optional<qint64> bytes) const;

    Result<void> qcow2Extensions(quint64 from, quint64 clusterSize);
    Result<void> qcow2Features(const HeaderBytes& header);
    std::optional<qint64> qcow2Data(quint64 l1Offset, quint64 l1Entries, quint64 clusterSize) const;
    Result<DiskHeader> vhdDynamic(const HeaderBytes& footer, DiskHeader header);
    std::optional<qint64> vhdData(quint64 table, quint32 entries, quint32 blockSize) const;
    Result<DiskHeader> vhdxMetadata(qint64 offset, quint32 length);
    Result<void> vmdkEmbedded(std::string_view text) const;

    Error damaged(const QString& detail) const;
    Error truncated() const;
    Error unsafe(const QString& sentence, const QString& detail = {}) const;
    Error unsupported(const QString& sentence, const QString& detail = {}) const;
    // What a header calls another file, on one line, not too long.
    static QString shownText(const QString& text);
    const QString& name() const { return m_input.name; }

    const HeaderInput& m_input;
};

} // namespace platter
