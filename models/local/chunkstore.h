// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkindex.h"
#include "models/local/pack.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace platter {

// The raw bytes of a frame, checked, with what is in them.
struct DecodedFrame {
    FrameHeader header;
    std::vector<std::byte> raw;
};

// The chunks of a library: finds and reads them. Writing is StoreWriter's. Safe to use from several threads.
class ChunkStore {
public:
    explicit ChunkStore(const LibraryFolder& folder);

    const LibraryFolder& folder() const { return m_folder; }
    ChunkIndex& index() { return m_index; }

    // Reads the index, and makes entries for packs that no table covers (a writer that died, an index that was deleted).
    // Packs of a living writer are left to it, and all of them while another process reclaims.
    Result<void> open(bool readOnly);
    bool isReadOnly() const { return m_readOnly; }
    // The pack, open for reading. NotFound when there is none.
    Result<std::shared_ptr<const File>> packFile(quint32 number);
    // Where the chunk is; looks at what other processes added, and once through all packs, before it says Damaged.
    Result<ChunkPlace> locate(const Digest& digest);
    // Whether the index has it in a pack that is there and long enough; what is read is not looked at.
    bool knows(const Digest& digest) { return findWhole(digest).has_value(); }
    // Reads and decodes a frame. Damaged when its bytes are not what was written.
    Result<DecodedFrame> readFrame(const ChunkPlace& place);
    // The same in buffers that are used again and again: the bytes are theirs. At least as many raw bytes are there as
    // `until` says of the header (none: all); the payload is checked as a whole.
    struct FrameView {
        FrameHeader header;
        std::span<const std::byte> raw;
    };
    struct FrameBuffers {
        std::vector<std::byte> packed;
        std::vector<std::byte> raw;
    };
    Result<FrameView> readFrame(
        const ChunkPlace& place, FrameBuffers& buffers, const std::function<qint64(const FrameHeader&)>& until = {});
    // One chunk, wherever it is now: what readers do when a frame that was found a moment ago is not there any more.
    Result<std::vector<std::byte>> readChunk(const Digest& digest, qint64 length);
    // The bytes of one chunk of a frame; checks length and digest, so wrong bytes are never given out.
    static Result<std::span<const std::byte>> chunkOf(
        const DecodedFrame& frame, quint16 ordinal, const Digest& digest, qint64 length) {
        return chunkOf(frame.header, frame.raw, ordinal, digest, length);
    }
    static Result<std::span<const std::byte>> chunkOf(const FrameHeader& header, std::span<const std::byte> raw,
        quint16 ordinal, const Digest& digest, qint64 length);

    // Closes the packs that reclaim took away: while one is open its space does not come back.
    void forgetGone();

    std::unordered_map<quint32, qint64> packSizes() const; // bytes, of every pack that is there
    qint64 storedBytes() const; // all packs, as the file system counts them

private:
    std::optional<ChunkPlace> findWhole(const Digest& digest);
    enum class Lock { Try, Wait };
    Result<bool> heal(bool allPacks, Lock lock);
    Result<void> healPack(quint32 number);
    void forget(quint32 number);

    LibraryFolder m_folder;
    ChunkIndex m_index;
    bool m_readOnly = false;
    std::mutex m_filesMutex;
    std::map<quint32, std::shared_ptr<const File>> m_files; // packs open for reading
    std::mutex m_healMutex;
    bool m_healedAll = false;
};

} // namespace platter
