// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkstore.h"
#include "models/local/mapfile.h"
#include "models/media/source.h"

#include <list>
#include <memory>
#include <mutex>

namespace platter {

// The disk of an image of the store, read anywhere. Every chunk is checked against its digest before its bytes are given
// out. Packs that others add meanwhile do no harm. Reading in order decodes each frame once; of a frame that is met for the
// first time only what is needed is decoded, unless much is asked for. Unlike other sources it may be read by several threads at once.
class ImageSource : public BlockSource {
public:
    // `contentId`: the image's; a map with another one is Damaged. Keeps the store alive.
    static Result<std::unique_ptr<BlockSource>> open(
        std::shared_ptr<ChunkStore> store, const QString& mapPath, const QByteArray& contentId);

    qint64 size() const override { return m_map.summary().virtualSize; }
    Result<Extent> extentAt(qint64 offset) override;
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override;
    Result<void> finish() override { return {}; } // maps and chunks never change

private:
    // A frame that was read lately, or its beginning, and which of its chunks were checked.
    struct Decoded {
        ChunkPlace place;
        std::mutex mutex; // of what follows
        FrameHeader header;
        std::vector<std::byte> room; // whose beginning is the frame's
        std::size_t length = 0; // of what is decoded
        std::vector<bool> checked;
    };

    ImageSource(std::shared_ptr<ChunkStore> store, MapReader map)
        : m_store(std::move(store))
        , m_map(std::move(map)) { }
    Result<MapEntry> entryAt(qint64 offset);
    Result<std::size_t> find(qint64 offset); // the entry's place in m_entries; with the mutex held
    enum class Decode { AsNeeded, WholeFrame };
    Result<void> readChunk(const MapEntry& entry, qint64 from, std::span<std::byte> part, Decode decode);
    Result<void> readDecoded(Decoded& decoded, const MapEntry& entry, quint16 ordinal, qint64 from,
        std::span<std::byte> part, Decode decode);
    std::shared_ptr<Decoded> frame(const ChunkPlace& place);

    std::shared_ptr<ChunkStore> m_store;
    std::mutex m_mutex; // of what follows
    MapReader m_map;
    std::vector<MapEntry> m_entries; // a part of the map
    quint64 m_first = 0; // the number of its first entry
    std::list<std::shared_ptr<Decoded>> m_frames; // the latest first
};

} // namespace platter
