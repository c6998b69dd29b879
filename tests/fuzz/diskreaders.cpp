// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/fuzz/readers.h"

#include "models/media/decoder.h"
#include "models/media/diskheader.h"
#include "models/media/diskserver.h"
#include "models/media/formatdetect.h"
#include "models/media/ovfmanifest.h"
#include "models/media/packedsize.h"
#include "models/media/packedsource.h"
#include "models/media/qcow2source.h"
#include "models/media/zipdirectory.h"
#include "tests/fuzz/insist.h"
#include "tests/media/hostile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

#include <algorithm>
#include <array>

#include <lz4frame.h>
#include <zlib.h>

using namespace Qt::StringLiterals;

// What the fuzzer feeds of what people bring: single readers of headers, without what calls them.
namespace platter::fuzz {

namespace {

using Bytes = std::vector<std::byte>;
using test::be;
using test::le;
using test::with;

Bytes bytesOf(const QByteArray& text) {
    const auto bytes = std::as_bytes(std::span(text.constData(), std::size_t(text.size())));
    return {bytes.begin(), bytes.end()};
}

// The bytes as a file in memory; null: there are none.
std::shared_ptr<SourceFile> fileOf(std::span<const std::byte> bytes) {
    static const QTemporaryDir folder(
        QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/platter-fuzz-XXXXXX"_s : QString());
    const QString path = folder.filePath(u"file"_s);
    QFile file(path);
    insist(file.open(QIODevice::WriteOnly | QIODevice::Truncate)
            && file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())) == qint64(bytes.size()),
        "no file");
    file.close();
    return SourceFile::open(path).value_or(nullptr);
}

} // namespace

// The first byte tells how many of the bytes are the end of a longer file.
void readDetection(std::span<const std::byte> input) {
    if (input.empty())
        return;
    const auto bytes = input.subspan(1);
    const auto tail = bytes.last(std::min(bytes.size(), std::size_t(input.front()) * 4));
    const auto head = bytes.first(std::min(bytes.size(), std::size_t(kHeadBytes)));
    for (const auto end : {tail, tail.first(0)}) {
        const Detection found = detectFormat(head, end);
        insist(found.neededBytes.value_or(0) >= 0, "a negative length");
        if (groupOf(found.signature) != SignatureGroup::OtherDisk)
            continue;
        const auto second = secondFormat(found.signature, head, end);
        insist(!second || *second != found.signature, "the same format twice");
    }
    const Detection raw = detectRawDisk(head);
    insist(raw.signature == Signature::Nothing || groupOf(raw.signature) == SignatureGroup::RawDisk
            || groupOf(raw.signature) == SignatureGroup::OtherDisk,
        "a raw disk that is none");
    insist(!vmdkDescriptionRefusal(head, u"disk"_s).message.isEmpty(), "an error without words");
}

// A qcow2 whose tables are good gives its disk out to the end, or an error.
void readQcow2(std::span<const std::byte> input) {
    const auto file = fileOf(input);
    if (!file || !readDiskHeader(DiskFormat::Qcow2, *file, {}, true))
        return;
    const auto source = Qcow2Source::open(file, {.name = u"disk"_s, .original = file});
    if (!source || !*source)
        return;
    BlockSource& disk = **source;
    Bytes piece(1 << 16);
    qint64 read = 0;
    int extents = 0;
    for (qint64 at = 0; at < disk.size() && read < 4 << 20 && extents < 4096; ++extents) {
        const auto extent = disk.extentAt(at);
        if (!extent)
            return;
        insist(extent->offset == at && extent->length > 0 && extent->length <= disk.size() - at,
            "an extent outside the disk");
        const qint64 length = std::min<qint64>(extent->length, std::ssize(piece));
        if (extent->kind == ExtentKind::Data || extents % 16 == 0) {
            const auto bytes = std::span(piece).first(std::size_t(length));
            const bool done = disk.read(at, bytes).has_value();
            read += length;
            insist(!done || extent->kind == ExtentKind::Data
                    || std::ranges::all_of(bytes, [](std::byte byte) { return byte == std::byte{0}; }),
                "zeros that are none");
        }
        at += extent->kind == ExtentKind::Data ? length : extent->length;
    }
}

void readManifest(std::span<const std::byte> input) {
    const auto sums = parseManifest({reinterpret_cast<const char*>(input.data()), qsizetype(input.size())});
    for (auto sum = sums.begin(); sum != sums.end(); ++sum)
        insist(!sum.key().isEmpty() && sum->digest.size() == QCryptographicHash::hashLength(sum->algorithm),
            "a sum of another length");
}

// The first byte: in what pieces it comes, and whether it goes on in another decoder where it can.
void readLz4(std::span<const std::byte> input) {
    if (input.empty())
        return;
    const auto flags = std::to_integer<unsigned>(input.front());
    auto left = input.subspan(1);
    auto decoder = Decoder::create(Codec::Lz4);
    Bytes room(1 + (flags & 7) * 4096);
    std::size_t produced = 0;
    bool inside = false;
    for (int steps = 0; steps < 20'000 && produced < 16 << 20; ++steps) {
        if (!inside) {
            const auto next = decoder->next(left, true);
            if (left.empty() || next != Decoder::Next::Member || !decoder->begin())
                return;
            inside = true;
        }
        const auto part = left.first(std::min(left.size(), std::size_t(1) << (flags >> 4)));
        const auto step = decoder->step(part, room);
        insist(step.consumed <= part.size() && step.produced <= room.size(), "more than there is");
        left = left.subspan(step.consumed);
        produced += step.produced;
        if (step.state == Decoder::State::MemberEnd) {
            inside = false;
            continue;
        }
        if (step.state != Decoder::State::More
            || (step.consumed == 0 && step.produced == 0 && part.size() == left.size()))
            return;
        if ((flags & 8) != 0 && decoder->isBetweenBlocks()) {
            auto other = Decoder::create(Codec::Lz4);
            insist(other->resume(decoder->state()), "a state that is not taken");
            decoder = std::move(other);
        }
    }
}

// A state as it stands in a library's files, which may be damaged.
void readLz4State(std::span<const std::byte> input) {
    const std::size_t half = std::min(input.size(), std::size_t(70'000));
    auto decoder = Decoder::create(Codec::Lz4);
    if (!decoder->resume({reinterpret_cast<const char*>(input.data()), qsizetype(half)}))
        return;
    Bytes room(1 << 16);
    for (int steps = 0; steps < 64; ++steps) {
        const auto step = decoder->step(input, room);
        insist(step.consumed <= input.size() && step.produced <= room.size(), "more than there is");
        if (step.state != Decoder::State::More || step.produced == 0)
            return;
    }
}

void readZip(std::span<const std::byte> input) {
    const auto file = fileOf(input);
    if (!file)
        return;
    const auto entries = ZipDirectory::read(*file);
    if (!entries)
        return;
    for (const ZipEntry& entry : std::span(*entries).first(std::min(entries->size(), std::size_t(64)))) {
        const auto plan = ZipDirectory::plan(*file, entry);
        insist(!plan || (plan->begin >= 0 && plan->begin <= plan->end && plan->end <= file->size()),
            "an entry outside the file");
    }
}

void readPackedSize(std::span<const std::byte> input) {
    const auto file = fileOf(input);
    if (!file)
        return;
    (void)isXzSupported(input);
    (void)xzHasChecksum(input);
    (void)zstdHasChecksum(input);
    (void)lz4HasChecksum(input);
    for (const auto size : {xzExpandedSize(*file, {}), zstdExpandedSize(*file, {}), lz4ExpandedSize(*file, {})})
        insist(size.value_or(0) >= 0, "a negative length");
}

// Clusters of 512 bytes: header, level 1, level 2, one as it is, two compressed ones that share a sector.
std::vector<std::byte> qcow2Seed() {
    QByteArray file = test::qcow2Header().first(512);
    file = with(file, 20, be<quint32>(9) + be<quint64>(64 * 512));
    file = with(file, 36, be<quint32>(1) + be<quint64>(1024) + be<quint64>(512) + be<quint32>(1));
    file = with(file, 1024, be<quint64>(1536));
    std::array<char, 512> text{};
    std::ranges::fill(text, 'p');
    const auto packed = [&](quint64 at) {
        z_stream stream{};
        std::array<char, 256> out{};
        insist(deflateInit2(&stream, 6, Z_DEFLATED, -12, 9, Z_DEFAULT_STRATEGY) == Z_OK, "no deflate");
        stream.next_in = reinterpret_cast<Bytef*>(text.data());
        stream.avail_in = uInt(text.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = uInt(out.size());
        insist(deflate(&stream, Z_FINISH) == Z_STREAM_END, "no deflate");
        deflateEnd(&stream);
        file = with(file, qsizetype(at), QByteArray(out.data(), qsizetype(out.size() - stream.avail_out)));
    };
    file = with(file, 1536,
        be<quint64>(2048) + be<quint64>(0) + be<quint64>(1ULL << 62 | 2560) + be<quint64>(1)
            + be<quint64>(1ULL << 62 | 2700));
    file = with(file, 2048, QByteArray(512, 'd'));
    packed(2560);
    packed(2700);
    return bytesOf(with(file, 3071, QByteArray(1, '\0')));
}

std::vector<std::byte> manifestSeed() {
    return bytesOf("SHA256(disk.vmdk)= " + QByteArray(64, 'a') + "\nSHA1 (vm.ovf) = " + QByteArray(40, 'B') + "\r\n");
}

std::vector<std::byte> lz4Seed() {
    QByteArray text;
    for (int i = 0; i < 12'000; ++i)
        text += QByteArray::number(i * 7919);
    LZ4F_preferences_t how{};
    how.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
    how.frameInfo.blockMode = LZ4F_blockIndependent;
    QByteArray frame(qsizetype(LZ4F_compressFrameBound(std::size_t(text.size()), &how)), '\0');
    frame.truncate(qsizetype(
        LZ4F_compressFrame(frame.data(), std::size_t(frame.size()), text.constData(), std::size_t(text.size()), &how)));
    return bytesOf(QByteArray(1, '\xcf') + frame);
}

// Of a decoder that has come to its second block.
std::vector<std::byte> lz4StateSeed() {
    const Bytes frame = lz4Seed();
    auto decoder = Decoder::create(Codec::Lz4);
    insist(decoder->begin(), "no decoder");
    Bytes room(1 << 16);
    auto left = std::span<const std::byte>(frame).subspan(1);
    while (!left.empty()) {
        const auto step = decoder->step(left.first(std::min<std::size_t>(left.size(), 512)), room);
        left = left.subspan(step.consumed);
        if (decoder->isBetweenBlocks() && step.consumed > 0)
            return bytesOf(decoder->state());
    }
    insist(false, "no state");
    return {};
}

// An entry that is stored, and one more.
std::vector<std::byte> zipSeed() {
    QByteArray file, directory;
    int entries = 0;
    for (const QByteArray& name : {QByteArray("disk.raw"), QByteArray("folder/notes")}) {
        const QByteArray data(300, 'z');
        const auto sum
            = quint32(crc32_z(0, reinterpret_cast<const Bytef*>(data.constData()), std::size_t(data.size())));
        const QByteArray common = le<quint16>(20) + le<quint16>(0) + le<quint16>(0) + le<quint32>(0) + le<quint32>(sum)
            + le<quint32>(quint32(data.size())) + le<quint32>(quint32(data.size())) + le<quint16>(quint16(name.size()))
            + le<quint16>(0);
        directory += "PK\1\2" + le<quint16>(20) + common + le<quint16>(0) + le<quint16>(0) + le<quint16>(0)
            + le<quint32>(0) + le<quint32>(quint32(file.size())) + name;
        file += "PK\3\4" + common + name + data;
        ++entries;
    }
    const auto begin = quint32(file.size());
    file += directory + "PK\5\6" + le<quint32>(0) + le<quint16>(quint16(entries)) + le<quint16>(quint16(entries))
        + le<quint32>(quint32(directory.size())) + le<quint32>(begin) + le<quint16>(0);
    return bytesOf(file);
}

// A disk with an MBR, and a CD in it.
std::vector<std::byte> detectionSeed() {
    QByteArray disk = with(QByteArray(1, '\x80'), 1 + 510, "\x55\xaa");
    disk = with(disk, 1 + 446, QByteArray("\x80\0\0\0\x83\0\0\0\x01\0\0\0\x40\0\0\0", 16));
    disk = with(disk, 1 + 0x8000, QByteArray("\1CD001\1", 7));
    return bytesOf(with(disk, 1 + 0x8800, test::vhdFooter(2, 1 << 16, ~quint64(0))));
}

} // namespace platter::fuzz
