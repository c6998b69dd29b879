// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/sha256lanes.h"

#include <QtEndian>

#include <algorithm>
#include <numeric>
#include <vector>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#define PLATTER_LANES __attribute__((target("avx512f,avx512bw")))
#endif

namespace platter {

namespace {

using Pieces = std::span<const std::span<const std::byte>>;

void oneByOne(Pieces pieces, std::span<Digest> digests) {
    std::ranges::transform(pieces, digests.begin(), Sha256::of);
}

#ifdef PLATTER_LANES

using Word = std::uint32_t;
constexpr std::size_t kLanes = 16;
constexpr std::size_t kBlock = 64; // bytes
using Words = Word __attribute__((vector_size(kLanes * sizeof(Word)))); // one of each lane
using State = std::array<Words, 8>;

// FIPS 180-4, 5.3.3 and 4.2.2
constexpr std::array<Word, 8> kFirst{
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
constexpr std::array<Word, 64> kRoots{0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1,
    0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
    0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
    0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
    0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

template <int Right> PLATTER_LANES inline Words turned(Words words) {
    return (words >> Right) | (words << (32 - Right));
}

// The next block of each lane, as its sixteen words in the order of the processor: a matrix turned over its diagonal, first
// within the four quarters of the registers, then of the quarters themselves.
PLATTER_LANES inline std::array<Words, 16> transposed(const std::array<const std::byte*, kLanes>& lanes) {
    const __m512i swap = _mm512_broadcast_i32x4(_mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3));
    __m512i rows[16], pairs[16], out[16]; // no std::array: a type with attributes is no template argument
    for (std::size_t i = 0; i < 16; ++i)
        rows[i] = _mm512_shuffle_epi8(_mm512_loadu_si512(lanes[i]), swap);
    for (std::size_t i = 0; i < 16; i += 2) {
        pairs[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
        pairs[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
    }
    for (std::size_t i = 0; i < 16; i += 4) {
        rows[i] = _mm512_unpacklo_epi64(pairs[i], pairs[i + 2]);
        rows[i + 1] = _mm512_unpackhi_epi64(pairs[i], pairs[i + 2]);
        rows[i + 2] = _mm512_unpacklo_epi64(pairs[i + 1], pairs[i + 3]);
        rows[i + 3] = _mm512_unpackhi_epi64(pairs[i + 1], pairs[i + 3]);
    }
    for (std::size_t i = 0; i < 4; ++i) {
        const __m512i upper = _mm512_shuffle_i32x4(rows[i], rows[4 + i], 0x88);
        const __m512i upperOdd = _mm512_shuffle_i32x4(rows[i], rows[4 + i], 0xdd);
        const __m512i lower = _mm512_shuffle_i32x4(rows[8 + i], rows[12 + i], 0x88);
        const __m512i lowerOdd = _mm512_shuffle_i32x4(rows[8 + i], rows[12 + i], 0xdd);
        out[i] = _mm512_shuffle_i32x4(upper, lower, 0x88);
        out[4 + i] = _mm512_shuffle_i32x4(upperOdd, lowerOdd, 0x88);
        out[8 + i] = _mm512_shuffle_i32x4(upper, lower, 0xdd);
        out[12 + i] = _mm512_shuffle_i32x4(upperOdd, lowerOdd, 0xdd);
    }
    std::array<Words, 16> words;
    std::memcpy(words.data(), out, sizeof words);
    return words;
}

// Adds `blocks` blocks of each lane to its state (FIPS 180-4, 6.2.2), and moves the lanes behind them.
PLATTER_LANES void addBlocks(State& state, std::array<const std::byte*, kLanes>& lanes, std::size_t blocks) {
    for (; blocks > 0; --blocks) {
        std::array<Words, 16> in = transposed(lanes);
        auto [a, b, c, d, e, f, g, h] = state;
#pragma GCC unroll 64
        for (std::size_t i = 0; i < 64; ++i) {
            Words& word = in[i % 16];
            if (i >= 16) {
                const Words two = in[(i + 14) % 16], fifteen = in[(i + 1) % 16];
                word += in[(i + 9) % 16] + (turned<17>(two) ^ turned<19>(two) ^ (two >> 10))
                    + (turned<7>(fifteen) ^ turned<18>(fifteen) ^ (fifteen >> 3));
            }
            const Words first
                = h + (turned<6>(e) ^ turned<11>(e) ^ turned<25>(e)) + ((e & f) ^ (~e & g)) + kRoots[i] + word;
            const Words second = (turned<2>(a) ^ turned<13>(a) ^ turned<22>(a)) + ((a & b) ^ (a & c) ^ (b & c));
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        const State sum{a, b, c, d, e, f, g, h};
        for (std::size_t i = 0; i < state.size(); ++i)
            state[i] += sum[i];
        for (const std::byte*& lane : lanes)
            lane += kBlock;
    }
}

// What one lane works at: the whole blocks of a piece, then its rest with what ends it.
struct Lane {
    std::size_t piece = 0;
    std::size_t blocks = 0; // still to be added, of the piece or of the rest
    bool isResting = false; // the rest is on its way
    bool isBusy = false;
    std::array<std::byte, 2 * kBlock> rest{};
};

class Hashing {
public:
    Hashing(Pieces pieces, std::span<const std::size_t> order, std::span<Digest> digests)
        : m_pieces(pieces)
        , m_order(order)
        , m_digests(digests) { }

    void run() {
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            begin(lane);
        for (;;) {
            std::size_t blocks = SIZE_MAX; // as many as the shortest has
            std::size_t busy = kLanes;
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                if (m_lanes[lane].isBusy && m_lanes[lane].blocks < blocks) {
                    blocks = m_lanes[lane].blocks;
                    busy = lane;
                }
            }
            if (busy == kLanes)
                return;
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                if (!m_lanes[lane].isBusy)
                    m_from[lane] = m_from[busy]; // goes along for nothing
            }
            addBlocks(m_state, m_from, blocks);
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                goOn(lane, blocks);
        }
    }

private:
    void begin(std::size_t lane) {
        Lane& its = m_lanes[lane];
        its.isBusy = m_next < m_order.size();
        if (!its.isBusy)
            return;
        its.piece = m_order[m_next++];
        its.isResting = false;
        its.blocks = m_pieces[its.piece].size() / kBlock;
        m_from[lane] = m_pieces[its.piece].data();
        for (std::size_t i = 0; i < kFirst.size(); ++i)
            m_state[i][lane] = kFirst[i];
        if (its.blocks == 0)
            beginRest(lane);
    }

    // FIPS 180-4, 5.1.1: a bit, zeros, and the length in bits at the end of a block.
    void beginRest(std::size_t lane) {
        Lane& its = m_lanes[lane];
        const auto piece = m_pieces[its.piece];
        const auto rest = piece.last(piece.size() % kBlock);
        its.isResting = true;
        its.blocks = rest.size() + 1 + sizeof(quint64) > kBlock ? 2 : 1;
        its.rest = {};
        std::ranges::copy(rest, its.rest.begin());
        its.rest[rest.size()] = std::byte{0x80};
        qToBigEndian(quint64{piece.size()} * 8, its.rest.data() + its.blocks * kBlock - sizeof(quint64));
        m_from[lane] = its.rest.data();
    }

    void goOn(std::size_t lane, std::size_t added) {
        Lane& its = m_lanes[lane];
        if (!its.isBusy)
            return;
        its.blocks -= added;
        if (its.blocks > 0)
            return;
        if (!its.isResting) {
            beginRest(lane);
            return;
        }
        for (std::size_t i = 0; i < m_state.size(); ++i)
            qToBigEndian(Word{m_state[i][lane]}, m_digests[its.piece].bytes.data() + i * sizeof(Word));
        begin(lane);
    }

    Pieces m_pieces;
    std::span<const std::size_t> m_order;
    std::span<Digest> m_digests;
    std::size_t m_next = 0; // in the order
    State m_state{};
    std::array<Lane, kLanes> m_lanes{};
    std::array<const std::byte*, kLanes> m_from{};
};

// The longest first, so that all lanes end at about the same time. Empty when one after the other is as fast.
std::vector<std::size_t> laneOrder(Pieces pieces) {
    constexpr std::size_t kWorth
        = 10; // the lanes together are twice as fast as one by one, each has a sixteenth of that
    std::size_t total = 0, longest = 0;
    for (const auto piece : pieces) {
        total += piece.size();
        longest = std::max(longest, piece.size());
    }
    if (total < longest * kWorth || longest == 0)
        return {};
    std::vector<std::size_t> order(pieces.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, std::greater{}, [&](std::size_t piece) { return pieces[piece].size(); });
    return order;
}

#endif

} // namespace

void sha256OfEach(Pieces pieces, std::span<Digest> digests) {
#ifdef PLATTER_LANES
    static const bool isFast = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw");
    if (const auto order = isFast ? laneOrder(pieces) : std::vector<std::size_t>(); !order.empty()) {
        Hashing(pieces, order, digests).run();
        return;
    }
#endif
    oneByOne(pieces, digests);
}

} // namespace platter
