// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/fuzz/readers.h"

#include "models/local/endian.h"
#include "models/local/imagelog.h"
#include "models/local/indextable.h"
#include "models/local/mapfile.h"
#include "models/local/pack.h"
#include "tests/fuzz/insist.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <array>

#include <xxhash.h>

using namespace Qt::StringLiterals;

namespace platter::fuzz {

namespace {

using Bytes = std::vector<std::byte>;

// A library's folder in memory, for this process.
const LibraryFolder& folder() {
    static const QTemporaryDir place(
        QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/platter-fuzz-XXXXXX"_s : QString());
    static const LibraryFolder made(place.path());
    static const bool ready = made.prepare().has_value() && QDir().mkpath(QFileInfo(made.pack(1)).absolutePath());
    insist(ready, "no folder");
    return made;
}

void writeTo(const QString& path, std::span<const std::byte> bytes) {
    QFile file(path);
    insist(file.open(QIODevice::WriteOnly | QIODevice::Truncate)
            && file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())) == qint64(bytes.size()),
        "no file");
}

// The flags and the file.
std::pair<unsigned, Bytes> split(std::span<const std::byte> input) {
    if (input.empty())
        return {};
    return {std::to_integer<unsigned>(input[0]), Bytes(input.begin() + 1, input.end())};
}

quint64 hashOf(std::span<const std::byte> bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

// Makes the hashes of the frames right, as far as one follows another.
void mendFrames(Bytes& bytes, bool payloads) {
    for (size_t at = kPackHeader; at + kFrameFixed <= bytes.size();) {
        const std::span frame = std::span(bytes).subspan(at);
        const auto sizes = frameSizes(frame);
        if (!sizes || sizes->frame > qint64(frame.size()))
            return;
        const auto stored = getAt<quint32>(frame, 12);
        if (payloads)
            putAt<quint64>(frame, 24, hashOf(frame.subspan(size_t(sizes->header), stored)));
        Bytes hashed(frame.begin(), frame.begin() + 32);
        hashed.insert(hashed.end(), frame.begin() + kFrameFixed, frame.begin() + sizes->header);
        putAt<quint64>(frame, 32, hashOf(hashed));
        at += size_t(sizes->frame);
    }
}

void readFrameAt(const Bytes& bytes, const IndexEntry& entry) {
    const auto& place = entry.place;
    insist(place.frameOffset >= kPackHeader && place.frameOffset % 8 == 0
            && place.frameOffset + place.frameSize <= qint64(bytes.size()),
        "a frame outside its pack");
    const auto frame = std::span(bytes).subspan(size_t(place.frameOffset), place.frameSize);
    const auto header = parseFrameHeader(frame);
    insist(header && place.ordinal < header->chunks.size(), "a frame that is none");
    insist(header->chunks[place.ordinal].digest == entry.digest, "another chunk");
    if (place.ordinal != 0)
        return;
    static FrameCodec codec;
    Bytes buffer;
    const auto payload = frame.subspan(size_t(header->headerSize()), header->storedSize);
    const auto raw = codec.decode(*header, payload, buffer);
    const auto copy = codec.decode(*header, payload);
    insist(raw.has_value() == copy.has_value(), "decoding twice differs");
    insist(!raw || (raw->size() == header->rawSize && std::ranges::equal(*raw, *copy)), "a frame of another size");
    insist(header->offsetOf(header->chunks.size()) == qint64{header->rawSize}, "chunks that do not add up");
}

} // namespace

void readPack(std::span<const std::byte> input) {
    auto [flags, bytes] = split(input);
    if ((flags & 1) && bytes.size() >= size_t(kPackHeader))
        putAt<quint64>(std::span(bytes), 56, hashOf(std::span(bytes).first(56)));
    if (flags & 2)
        mendFrames(bytes, flags & 4);
    const QString path = folder().pack(1);
    writeTo(path, bytes);
    const auto file = File::openRead(path);
    insist(file.has_value(), "no pack");
    (void)readPackHeader(*file);
    qint64 covered = 0;
    qint64 last = -1;
    const auto lost = scanPack(*file, 1,
        [&](const IndexEntry& entry) {
            readFrameAt(bytes, entry);
            if (entry.place.frameOffset != last)
                covered += entry.place.frameSize;
            last = entry.place.frameOffset;
        },
        {});
    insist(!lost || *lost + covered <= qint64(bytes.size()), "more than there is");
}

void readMap(std::span<const std::byte> input) {
    auto [flags, bytes] = split(input);
    if ((flags & 1) && bytes.size() >= 80) { // sizes that fit, then the content id
        const std::span all(bytes);
        if (flags & 2)
            putAt<quint64>(all, bytes.size() - 48, (bytes.size() - 80) / 40);
        const auto rest = all.first(bytes.size() - 32);
        const Digest id = getAt<quint32>(all, 8) <= kLastSha256Rule ? Sha256::of(rest) : Blake3::of(rest);
        std::memcpy(bytes.data() + bytes.size() - 32, id.bytes.data(), 32);
    }
    const QString path = folder().map(ImageId(u"loc-00000"_s));
    writeTo(path, bytes);
    auto map = MapReader::open(path);
    if (!map)
        return;
    (void)map->verify();
    const qint64 size = map->summary().virtualSize;
    insist(size >= 0 && map->summary().dataSize <= size, "sizes that do not fit");
    for (const size_t step : {size_t{1}, size_t{7}, size_t{4096}}) {
        qint64 at = 0;
        bool whole = true;
        for (quint64 first = 0; whole && first < map->summary().entries; first += step) {
            const auto entries = map->entries(first, step);
            whole = entries.has_value();
            for (size_t i = 0; whole && i < entries->size(); ++i) {
                const MapEntry& entry = (*entries)[i];
                insist(
                    entry.offset == at && entry.length > 0 && entry.length <= size - at, "an entry outside the disk");
                insist(entry.isZeros() || entry.length <= kMaxChunk, "a chunk that is too long");
                at += entry.length;
            }
        }
        insist(!whole || at == size, "entries that do not reach the end");
    }
    insist(map->entries(map->summary().entries, 10)->empty(), "entries behind the last");
}

void readTable(std::span<const std::byte> input) {
    auto [flags, bytes] = split(input);
    if ((flags & 1) && bytes.size() >= 64) {
        const std::span all(bytes);
        putAt<quint64>(all, 32, hashOf(all.subspan(64)));
        putAt<quint64>(all, 56, hashOf(all.first(56)));
    }
    const QString path = folder().index() + u"/fuzz.idx";
    writeTo(path, bytes);
    const auto table = IndexTable::open(path);
    if (!table)
        return;
    const bool sorted = (*table)->check().has_value();
    const quint64 count = (*table)->count();
    insist(count * 48 <= bytes.size(), "more entries than fit");
    for (quint64 i = 0; i < count; ++i) {
        const IndexEntry entry = (*table)->entry(i);
        const auto number = (*table)->numberOf(entry.digest);
        insist(!number || *number < count, "an entry behind the last");
        insist(!sorted || (number && (*table)->entry(*number).digest == entry.digest), "an entry that is not found");
    }
    insist((*table)->packs().size() * 4 <= bytes.size(), "more packs than fit");
}

void readLog(std::span<const std::byte> input) {
    auto [flags, bytes] = split(input);
    QByteArray text(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    if (flags & 1) {
        QByteArray mended;
        for (const QByteArray& line : text.split('\n')) {
            const QByteArray json = line.mid(17).trimmed();
            const quint64 sum = XXH3_64bits(json.constData(), size_t(json.size()));
            mended += QByteArray::number(qulonglong{sum}, 16).rightJustified(16, '0') + ' ' + json + '\n';
        }
        text = mended;
    }
    const ImageId id(u"loc-00000"_s);
    writeTo(folder().log(id), bytesOf(text));
    const auto replayed = ImageLog::replay(folder(), id);
    insist(!replayed || (replayed->record.image.id == id && replayed->record.logSize == text.size()), "another log");
    insist(!replayed || !replayed->history.isEmpty(), "a log without a line");
}

namespace {

const Bytes kFirst(4096, std::byte{'a'});
const Bytes kSecond(8192, std::byte{'b'});

std::array<FrameChunk, 2> seedChunks() {
    return {{{Blake3::of(kFirst), 4096}, {Sha256::of(kSecond), 8192}}};
}

// With every checksum to be made right.
Bytes flagged(const QString& path) {
    QFile file(path);
    insist(file.open(QIODevice::ReadOnly), "no seed");
    const QByteArray content = file.readAll();
    Bytes result{std::byte{7}};
    const auto bytes = bytesOf(content);
    result.insert(result.end(), bytes.begin(), bytes.end());
    return result;
}

} // namespace

std::vector<std::byte> packSeed() {
    (void)removeFile(folder().pack(1));
    auto writer = PackWriter::create(folder(), 1, 1);
    insist(writer.has_value(), "no pack");
    const auto chunks = seedChunks();
    Bytes raw = kFirst;
    raw.insert(raw.end(), kSecond.begin(), kSecond.end());
    insist(writer->append(FrameCodec().encode(chunks, raw))
            && writer->append(FrameCodec().encode({chunks.data(), 1}, kFirst)),
        "no frame");
    return flagged(writer->path());
}

std::vector<std::byte> mapSeed() {
    const QString path = folder().map(ImageId(u"loc-00000"_s));
    const auto chunks = seedChunks();
    auto writer = MapWriter::create(path);
    insist(writer && writer->add(4096, chunks[0].digest) && writer->add(1 << 20, {})
            && writer->add(8192, chunks[1].digest) && writer->commit(),
        "no map");
    return flagged(path);
}

std::vector<std::byte> tableSeed() {
    const QString path = folder().index() + u"/fuzz.idx";
    const auto chunks = seedChunks();
    std::vector<IndexEntry> entries{{chunks[0].digest, {1, 200, 64, 0}}, {chunks[1].digest, {1, 200, 64, 1}}};
    std::ranges::sort(entries, {}, &IndexEntry::digest);
    const quint32 packs[] = {1};
    (void)removeFile(path);
    insist(IndexTable::write(path, entries, packs).has_value(), "no table");
    return flagged(path);
}

std::vector<std::byte> logSeed() {
    const ImageId id(u"loc-00000"_s);
    (void)removeFile(folder().log(id));
    ImageRecord record;
    record.image.name = u"golden"_s;
    const HistoryEntry entry{QDateTime::currentDateTimeUtc(), u"anna"_s, u"created"_s, u"a \"b\""_s};
    insist(ImageLog::append(folder(), id, entry, toJson(record)).has_value()
            && ImageLog::append(folder(), id, entry, {}).has_value(),
        "no log");
    return flagged(folder().log(id));
}

} // namespace platter::fuzz
