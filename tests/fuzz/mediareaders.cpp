// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/fuzz/readers.h"

#include "models/media/diskserver.h"
#include "models/media/media.h"
#include "models/media/ovf.h"
#include "models/media/sevenzipheader.h"
#include "tests/fuzz/insist.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QtEndian>

#include <algorithm>
#include <cstring>

#include <zlib.h>

using namespace Qt::StringLiterals;

// What the fuzzer feeds of what people bring: archives and descriptions of machines.
namespace platter::fuzz {

namespace {

using Bytes = std::vector<std::byte>;

// Makes the sums of a tar's headers right, as far as one follows another.
void mendTar(Bytes& bytes) {
    for (std::size_t at = 0; at + 512 <= bytes.size();) {
        const auto header = std::span(bytes).subspan(at, 512);
        std::ranges::fill(header.subspan(148, 8), std::byte(' '));
        unsigned sum = 0;
        for (const std::byte b : header)
            sum += unsigned(b);
        char digits[8];
        std::snprintf(digits, sizeof digits, "%06o", sum);
        std::memcpy(header.data() + 148, digits, 7);
        char size[13] = {};
        std::memcpy(size, header.data() + 124, 12);
        const unsigned long long told = std::strtoull(size, nullptr, 8);
        at += 512 + (told > bytes.size() ? bytes.size() : (std::size_t(told) + 511) / 512 * 512);
    }
}

// Makes the checksums of a 7z's headers right.
void mendSevenZip(Bytes& bytes) {
    if (bytes.size() < 32)
        return;
    std::memcpy(bytes.data(), "7z\xbc\xaf\x27\x1c\0\4", 8);
    const auto crc = [&](std::size_t from, std::size_t length) {
        return quint32(crc32_z(0, reinterpret_cast<const Bytef*>(bytes.data() + from), length));
    };
    const auto offset = qFromLittleEndian<quint64>(bytes.data() + 12);
    if (offset > bytes.size() - 32)
        return;
    qToLittleEndian<quint64>(bytes.size() - 32 - offset, bytes.data() + 20);
    qToLittleEndian<quint32>(crc(32 + std::size_t(offset), bytes.size() - 32 - std::size_t(offset)), bytes.data() + 28);
    qToLittleEndian<quint32>(crc(12, 20), bytes.data() + 8);
}

} // namespace

void readOvf(std::span<const std::byte> input) {
    const QByteArrayView xml(reinterpret_cast<const char*>(input.data()), qsizetype(input.size()));
    const auto read = OvfDescription::read(xml, u"fuzz.ova"_s);
    if (!read)
        return;
    for (const auto& file : read->files)
        insist(file.size.value_or(0) >= 0 && !file.name.startsWith(u'/') && !file.name.contains(u"://"_s),
            "a file elsewhere");
    for (const auto& disk : read->disks)
        insist(disk.capacity.value_or(0) >= 0, "a negative capacity");
}

void readArchive(std::span<const std::byte> input) {
    if (input.empty())
        return;
    const auto flags = std::to_integer<unsigned>(input[0]);
    Bytes bytes(input.begin() + 1, input.end());
    if (flags & 1)
        mendTar(bytes);
    if (flags & 2)
        mendSevenZip(bytes);
    (void)sevenZipMemory([&](qint64 offset, qint64 length) {
        insist(offset >= 0 && length >= 0, "a negative place");
        const auto from = std::size_t(std::min<qint64>(offset, qint64(bytes.size())));
        const auto part = std::span(bytes).subspan(from);
        const auto size = std::size_t(std::min<qint64>(length, qint64(part.size())));
        return Bytes(part.begin(), part.begin() + std::ptrdiff_t(size));
    });
    static const QTemporaryDir folder(
        QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/platter-fuzz-XXXXXX"_s : QString());
    const QString path = folder.filePath(u"disk.raw"_s);
    QFile file(path);
    insist(file.open(QIODevice::WriteOnly | QIODevice::Truncate)
            && file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())) == qint64(bytes.size()),
        "no file");
    file.close();
    const auto all = Media::inspectAll(path);
    if (!all)
        return;
    insist(!all->empty(), "an archive without a disk");
    for (const MediaMember& member : *all) {
        insist(!member.member.startsWith(u'/') && !member.member.contains(u"../"_s), "a name that leads out");
        if (member.info && isServedFormat(member.info->format))
            continue; // a process of its own would read it
        auto source = member.info.and_then([](const MediaInfo& info) { return Media::open(info); });
        if (!source || !std::holds_alternative<std::unique_ptr<StreamSource>>(*source))
            continue;
        Bytes piece(1 << 16);
        for (int pieces = 0; pieces < 64; ++pieces) { // 4 MiB: a hole may be of any length
            const auto got = std::get<std::unique_ptr<StreamSource>>(*source)->read(piece);
            if (!got || *got == 0)
                break;
            insist(*got > 0 && *got <= qint64(piece.size()), "more than was asked for");
        }
    }
}

std::vector<std::byte> ovfSeed() {
    static constexpr char kText[] = R"(<?xml version="1.0"?><Envelope xmlns:ovf="urn:o"><References>
<File ovf:href="disk.raw" ovf:id="file1" ovf:size="1024"/></References><DiskSection>
<Disk ovf:capacity="8" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="d1" ovf:fileRef="file1"/></DiskSection>
<VirtualSystem ovf:id="vm"><Name>Golden web</Name><OperatingSystemSection osType="debian12_64Guest"/></VirtualSystem>
</Envelope>)";
    const auto bytes = std::as_bytes(std::span(kText, sizeof kText - 1));
    return {bytes.begin(), bytes.end()};
}

// A tar of a machine's description, a disk and a sparse disk. (A 7z is among the findings.)
std::vector<std::byte> archiveSeed() {
    Bytes bytes{std::byte{1}};
    const auto add = [&](std::string_view name, char type, std::size_t told, std::span<const std::byte> data) {
        Bytes header(512);
        std::memcpy(header.data(), name.data(), name.size());
        std::memcpy(header.data() + 100, "0000644", 7);
        std::snprintf(reinterpret_cast<char*>(header.data()) + 124, 12, "%011zo", told);
        header[156] = std::byte(type);
        std::memcpy(header.data() + 257, "ustar  ", 7);
        bytes.insert(bytes.end(), header.begin(), header.end());
        bytes.insert(bytes.end(), data.begin(), data.end());
        bytes.resize(1 + (bytes.size() - 1 + 511) / 512 * 512);
    };
    Bytes disk(1024);
    std::memcpy(disk.data() + 510, "\x55\xaa", 2);
    disk[446] = std::byte(0x80);
    disk[450] = std::byte(0x83);
    disk[458] = std::byte(2);
    const Bytes ovf = ovfSeed();
    add("vm.ovf", '0', ovf.size(), ovf);
    add("disk.raw", '0', disk.size(), disk);
    add("holes.raw", 'S', disk.size(), disk);
    const std::size_t header = bytes.size() - disk.size() - 512;
    const auto number = [&](std::size_t at, unsigned value) {
        std::snprintf(reinterpret_cast<char*>(bytes.data()) + header + at, 12, "%011o", value);
    };
    number(386, 4096); // GNU tar's old sparse header: offset and length of the first pieces, then the real size
    number(398, 1024);
    number(483, 65536);
    bytes.resize(bytes.size() + 1024);
    Bytes tar(bytes.begin() + 1, bytes.end());
    mendTar(tar);
    std::ranges::copy(tar, bytes.begin() + 1);
    return bytes;
}

} // namespace platter::fuzz
