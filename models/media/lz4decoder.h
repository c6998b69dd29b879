// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/decoder.h"

#include <array>
#include <cstdint>
#include <vector>

namespace platter {

// lz4 frames (lz4_Frame_format.md 1.6), block by block with libLZ4, so that reading can begin anew between two blocks: the
// library's own frame decoder cannot, and a snapshot is one frame of many gigabytes. The header's, the blocks' and the
// contents' checksums are checked where they are there, and the length that the header tells; skippable frames give no bytes.
class Lz4Decoder : public Decoder {
public:
    Next next(std::span<const std::byte> input, bool last) const override;
    bool begin() override;
    Step step(std::span<const std::byte> input, std::span<std::byte> output) override;
    bool isBetweenBlocks() const override { return m_phase == Phase::BlockSize && m_in.empty(); }
    QByteArray state() const override;
    bool resume(const QByteArray& state) override;

private:
    enum class Phase { Begin, Header, BlockSize, Block, GiveOut, Checksum, Skipped };

    // XXH32 of what came so far, as its library keeps it: xxhash.h lets nobody but itself know what is in it.
    struct Hash {
        std::array<std::byte, 48> state{};
        void reset();
        void add(std::span<const std::byte> bytes);
        std::uint32_t result() const;
        bool isSound() const;
    };

    Step work(std::span<const std::byte> input, std::span<std::byte> output);
    State takeHeader(Step& step);
    State takeBlock(Step& step);
    void await(Phase phase, std::size_t bytes);
    void makeRoom();
    State end(Step& step);

    Phase m_phase = Phase::Begin;
    std::vector<std::byte> m_in; // of what the phase waits for
    std::size_t m_wanted = 0; // so many bytes of it
    // The frame's header.
    bool m_linked = false; // blocks refer to the 64 KiB before them
    bool m_blockChecksums = false;
    bool m_contentChecksum = false;
    std::uint64_t m_contentSize = 0; // 0: not told
    std::size_t m_blockMax = 0;

    bool m_packed = false; // the block
    std::vector<std::byte> m_room; // what came before, where blocks are linked; then the block
    std::size_t m_before = 0; // bytes before the block
    std::size_t m_block = 0; // bytes of it
    std::size_t m_given = 0; // of which these were given out
    std::uint64_t m_produced = 0; // of the frame, with this block
    std::uint64_t m_skip = 0;
    Hash m_hash;
    // Before the block.
    std::uint64_t m_producedBefore = 0;
    Hash m_hashBefore;
};

} // namespace platter
