// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/chunkusers.h"

#include "models/local/livemarks.h"

namespace platter {

namespace {

constexpr qint64 kOldFrame = 256 * 1024; // raw bytes of a full frame of earlier versions

// Tables of those do not tell a chunk's share of its frame; most frames are full.
qint64 shareOf(const ChunkPlace& place, quint32 length) {
    return place.share > 0 ? place.share
                           : std::min<qint64>(place.frameSize, qint64{place.frameSize} * length / kOldFrame);
}

} // namespace

Result<ChunkUsers> ChunkUsers::read(const LibraryFolder& folder, const IndexTables& tables,
    const QList<ImageId>& images, const std::function<bool()>& go) {
    ChunkUsers users;
    users.m_images = images;
    auto& nodes = users.m_nodes;
    std::vector<std::vector<quint32>> classOf; // of each entry of each table
    for (const auto& table : tables)
        classOf.emplace_back(table->count(), 0);
    std::vector<quint32> next; // for each class, the one with this image in addition; 0: none yet
    std::vector<quint32> used;
    for (quint32 image = 0; image < quint32(images.size()); ++image) {
        next.resize(nodes.size(), 0);
        const auto add = [&](std::span<const MapChunk> chunks) {
            for (const auto& [digest, length] : chunks) {
                for (size_t i = 0; i < tables.size(); ++i) {
                    const auto number = tables[i]->numberOf(digest);
                    if (!number)
                        continue;
                    quint32& now = classOf[i][*number];
                    if (now != 0 && nodes[now].image == image)
                        break; // the image has it several times
                    if (next[now] == 0) {
                        used.push_back(now);
                        next[now] = quint32(nodes.size());
                        nodes.push_back({.parent = now, .image = image, .bytes = 0});
                        next.push_back(0);
                    }
                    const qint64 share = shareOf(tables[i]->entry(*number).place, length);
                    if (now != 0)
                        nodes[now].bytes -= share;
                    now = next[now];
                    nodes[now].bytes += share;
                    break;
                }
            }
        };
        const auto done = readMapChunks(folder.map(images.at(image)), [&](qint64) { return go(); }, add);
        if (!done && done.error().code == ErrorCode::Cancelled)
            return std::unexpected(done.error());
        for (const quint32 node : used)
            next[node] = 0;
        used.clear();
    }
    return users;
}

std::vector<bool> ChunkUsers::numbersOf(const QSet<ImageId>& ids) const {
    std::vector<bool> numbers(size_t(m_images.size()), false);
    for (qsizetype i = 0; i < m_images.size(); ++i)
        numbers[size_t(i)] = ids.contains(m_images.at(i));
    return numbers;
}

qint64 ChunkUsers::frees(const QSet<ImageId>& images, const QSet<ImageId>& gone) const {
    const auto wanted = numbersOf(images);
    const auto out = numbersOf(gone);
    enum : quint8 { Stays, GoesAnyway, Goes };
    std::vector<quint8> states(m_nodes.size(), GoesAnyway);
    qint64 sum = 0;
    for (size_t i = 1; i < m_nodes.size(); ++i) {
        const Node& node = m_nodes[i];
        states[i] = states[node.parent];
        if (wanted[node.image] && states[i] != Stays)
            states[i] = Goes;
        else if (!wanted[node.image] && !out[node.image])
            states[i] = Stays;
        if (states[i] == Goes)
            sum += node.bytes;
    }
    return sum;
}

QHash<ImageId, qint64> ChunkUsers::freesEach(const QSet<ImageId>& gone) const {
    const auto out = numbersOf(gone);
    constexpr quint32 nobody = UINT32_MAX; // only gone ones
    constexpr quint32 several = UINT32_MAX - 1;
    std::vector<quint32> owners(m_nodes.size(), nobody);
    std::vector<qint64> sums(size_t(m_images.size()), 0);
    for (size_t i = 1; i < m_nodes.size(); ++i) {
        const Node& node = m_nodes[i];
        owners[i] = owners[node.parent];
        if (!out[node.image])
            owners[i] = owners[i] == nobody ? node.image : several;
        if (owners[i] < several)
            sums[owners[i]] += node.bytes;
        else if (owners[i] == nobody && node.parent == 0)
            sums[node.image] += node.bytes;
    }
    QHash<ImageId, qint64> result;
    for (qsizetype i = 0; i < m_images.size(); ++i)
        result.insert(m_images.at(i), sums[size_t(i)]);
    return result;
}

} // namespace platter
