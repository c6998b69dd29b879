// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// platter_fill LIBRARY CHUNKS: adds made-up chunks to a library as if it had grown for years: index tables that name them,
// a large one and smaller ones, and packs of the sizes that they would have, which are sparse and hold nothing. To measure
// what is done in such a library; verifying it makes no sense.
#include "models/local/pack.h"

#include <QCoreApplication>

#include <cstring>
#include <random>

using namespace platter;

namespace {

constexpr quint32 kFirstPack = 1'000'000; // the catalogue's own numbers stay far below
constexpr qint64 kFrameSize = 48 * 1024; // of four chunks, compressed
constexpr quint64 kChunksAPack = kPackLimit / kFrameSize * 4;

// Digests in order, evenly spread as those of real chunks are.
IndexTable::Source madeUp(quint64 count, quint64 packs, quint64 seed) {
    return [=, number = quint64{0}, random = std::mt19937_64(seed)]() mutable -> std::optional<IndexEntry> {
        if (number == count)
            return std::nullopt;
        const quint64 step = UINT64_MAX / count;
        const quint64 prefix = number++ * step + random() % step;
        IndexEntry entry;
        for (size_t i = 0; i < 8; ++i)
            entry.digest.bytes[i] = static_cast<std::byte>(prefix >> (56 - 8 * i));
        for (size_t i = 8; i < 32; i += 8) {
            const quint64 more = random();
            std::memcpy(entry.digest.bytes.data() + i, &more, 8);
        }
        const quint64 place = random();
        entry.place.pack = kFirstPack + static_cast<quint32>(place % packs);
        entry.place.frameOffset
            = kPackHeader + static_cast<qint64>(place / packs % (kChunksAPack / 4 - 1)) * kFrameSize;
        entry.place.frameSize = kFrameSize;
        entry.place.ordinal = static_cast<quint16>(place >> 62);
        entry.place.share = kFrameSize / 4;
        return entry;
    };
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const quint64 chunks = words.size() == 3 ? words.at(2).toULongLong() : 0;
    if (chunks < 1024)
        return 2;
    const LibraryFolder folder(words.at(1));
    std::vector<quint32> packs;
    for (quint64 first = 0; first < chunks; first += kChunksAPack) {
        const quint32 number = kFirstPack + static_cast<quint32>(packs.size());
        if (!PackWriter::create(folder, number, number))
            return 3;
        auto file = File::openReadWrite(folder.pack(number));
        if (!file || !file->truncate(kPackLimit))
            return 3;
        packs.push_back(number);
    }
    for (const quint64 part : {chunks / 4 * 3, chunks / 16 * 3, chunks / 32, chunks / 64}) { // as merging leaves them
        const QString path = folder.index() + QStringLiteral("/%1.idx").arg(part, 16, 16, QLatin1Char('0'));
        if (!IndexTable::write(path, madeUp(part, packs.size(), part), packs))
            return 4;
    }
    return 0;
}
