// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/chunker.h"

#include "models/media/zeros.h"

#include <xxhash.h>

#include <algorithm>
#include <cstdint>

namespace platter {

namespace {

constexpr int kMinBlocks = 4;
constexpr int kMaxBlocks = kMaxChunk / kBlockSize;
constexpr uint64_t kCutBelow = UINT64_MAX / 5;

} // namespace

void Chunker::endChunk(std::vector<Cut>& cuts) {
    if (m_blocks > 0)
        cuts.push_back({m_start, m_position - m_start, false});
    m_blocks = 0;
    m_start = m_position;
}

void Chunker::endZeros(std::vector<Cut>& cuts) {
    if (m_zeros > 0)
        cuts.push_back({m_position - m_zeros, m_zeros, true});
    m_zeros = 0;
    m_start = m_position;
}

void Chunker::feed(std::span<const std::byte> data, std::vector<Cut>& cuts) {
    while (!data.empty()) {
        const auto block = data.first(std::min(data.size(), static_cast<size_t>(kBlockSize)));
        const auto length = static_cast<qint64>(block.size());
        data = data.subspan(block.size());
        if (isZero(block)) {
            feedZeros(length, cuts);
            continue;
        }
        if (m_blocks == 0)
            endZeros(cuts);
        m_position += length;
        ++m_blocks;
        if (m_blocks == kMaxBlocks || (m_blocks >= kMinBlocks && XXH3_64bits(block.data(), block.size()) < kCutBelow))
            endChunk(cuts);
    }
}

void Chunker::feedZeros(qint64 length, std::vector<Cut>& cuts) {
    endChunk(cuts);
    m_zeros += length;
    m_position += length;
    m_start = m_position;
}

void Chunker::cutZeros(std::vector<Cut>& cuts) {
    if (!isOpen())
        endZeros(cuts);
}

void Chunker::finish(std::vector<Cut>& cuts) {
    endChunk(cuts);
    endZeros(cuts);
}

} // namespace platter
