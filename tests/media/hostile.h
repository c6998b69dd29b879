// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <vector>

// Headers of disk images, written by hand: whole ones, to be damaged or made hostile field by field.
namespace platter::test {

inline QByteArray with(QByteArray bytes, qsizetype at, const QByteArray& piece) {
    if (bytes.size() < at + piece.size())
        bytes.append(QByteArray(at + piece.size() - bytes.size(), '\0'));
    return bytes.replace(at, piece.size(), piece);
}

template <typename T> QByteArray be(T value) {
    QByteArray bytes(sizeof(T), Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

template <typename T> QByteArray le(T value) {
    QByteArray bytes(sizeof(T), Qt::Uninitialized);
    qToLittleEndian(value, bytes.data());
    return bytes;
}

// An empty qcow2 of version 3, 64 KiB clusters, 1 GiB.
inline QByteArray qcow2Header() {
    QByteArray head("QFI\xfb", 4);
    head += be<quint32>(3) + be<quint64>(0) + be<quint32>(0) + be<quint32>(16) + be<quint64>(1U << 30) + be<quint32>(0)
        + be<quint32>(2) + be<quint64>(3 * 65536) + be<quint64>(65536) + be<quint32>(1) + be<quint32>(0)
        + be<quint64>(0) + be<quint64>(0) + be<quint64>(0) + be<quint64>(0) + be<quint32>(4) + be<quint32>(112)
        + QByteArray(8, '\0');
    QByteArray file = with(head, 65536, be<quint64>(2 * 65536));
    return with(file, 4 * 65536 - 1, QByteArray(1, '\0'));
}

inline QByteArray vmdkDescription(const QByteArray& lines, const QByteArray& type = "monolithicSparse") {
    return "# Disk DescriptorFile\nversion=1\nCID=12345678\nparentCID=ffffffff\ncreateType=\"" + type
        + "\"\n\n# Extent description\n" + lines + "\n";
}

// A sparse VMDK of 1 GiB with an embedded description.
inline QByteArray vmdkHeader(const QByteArray& description = vmdkDescription("RW 2097152 SPARSE \"disk.vmdk\"")) {
    QByteArray head("KDMV", 4);
    head += le<quint32>(1) + le<quint32>(3) + le<quint64>(2097152) + le<quint64>(128) + le<quint64>(1) + le<quint64>(20)
        + le<quint32>(512) + le<quint64>(21) + le<quint64>(60) + le<quint64>(128) + QByteArray("\0\n \r\n", 5)
        + le<quint16>(0);
    return with(with(head, 512, description), 128 * 512 - 1, QByteArray(1, '\0'));
}

// The same with compressed grains: in which sector each lies, and the place on the disk (a sector) and the length (bytes) that it
// says of itself. The disk's first grains, in their order.
struct PackedGrain {
    quint32 sector;
    quint64 place;
    quint32 length;
};
inline QByteArray packedVmdk(const std::vector<PackedGrain>& grains) {
    QByteArray file = with(with(vmdkHeader(), 8, le<quint32>(0x30003)), 60 * 512, le<quint32>(64));
    qsizetype entry = 64 * 512;
    for (const PackedGrain& grain : grains) {
        file = with(file, entry, le<quint32>(grain.sector));
        entry += 4;
        if (qsizetype(grain.sector) * 512 + 12 <= file.size())
            file = with(file, qsizetype(grain.sector) * 512, le<quint64>(grain.place) + le<quint32>(grain.length));
    }
    return file;
}

inline QByteArray vdiHeader() {
    QByteArray head = with("<<< QEMU VM Virtual Disk Image >>>\n", 64, QByteArray("\x7f\x10\xda\xbe", 4));
    head += le<quint32>(0x00010001) + le<quint32>(0x180) + le<quint32>(1) + le<quint32>(0);
    head = with(head, 0x154, le<quint32>(512) + le<quint32>(1U << 20));
    head = with(head, 0x168, le<quint32>(512));
    head = with(head, 0x170,
        le<quint64>(64U << 20) + le<quint32>(1U << 20) + le<quint32>(0) + le<quint32>(64) + le<quint32>(0));
    head = with(head, 512, QByteArray(64 * 4, '\xff')); // no block is used
    return with(head, (1 << 20) - 1, QByteArray(1, '\0'));
}

inline QByteArray vhdFooter(quint32 kind, quint64 size, quint64 header) {
    QByteArray footer = "conectix" + be<quint32>(2) + be<quint32>(0x00010000) + be<quint64>(header) + be<quint32>(0)
        + "qem2" + be<quint32>(0x00050003) + "Wi2k" + be<quint64>(size) + be<quint64>(size) + be<quint16>(130)
        + QByteArray("\x10\x3f", 2) + be<quint32>(kind);
    return with(footer, 511, QByteArray(1, '\0'));
}

// A dynamic VHD of 64 MiB; its table's entries are all unused.
inline QByteArray vhdHeader(quint32 kind = 3) {
    QByteArray file = vhdFooter(kind, 64U << 20, 512);
    QByteArray dynamic = "cxsparse" + be<quint64>(~quint64(0)) + be<quint64>(1536) + be<quint32>(0x00010000)
        + be<quint32>(32) + be<quint32>(2U << 20);
    file = with(file, 512, dynamic);
    file = with(file, 1536, QByteArray(512, '\xff'));
    return file + vhdFooter(kind, 64U << 20, 512);
}

} // namespace platter::test
