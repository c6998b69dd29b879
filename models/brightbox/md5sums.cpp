// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/md5sums.h"

#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <utility>

// Where the processor has them, its rotations and three-way operations halve the work.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define PLATTER_MD5_CLONES __attribute__((target_clones("arch=x86-64-v4", "default")))
#else
#define PLATTER_MD5_CLONES
#endif

namespace platter {

namespace {

using Word = std::uint32_t;
using Words = Word __attribute__((vector_size(16))); // one of each lane

constexpr std::array<Word, 4> kFirst{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}; // RFC 1321, 3.3

// RFC 1321, 3.4: the integer part of 4294967296 × |sin(i + 1)|, and how far each step rotates.
constexpr std::array<Word, 64> kSines{0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a,
    0xa8304613, 0xfd469501, 0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e,
    0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942,
    0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70, 0x289b7ec6, 0xeaa127fa,
    0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7,
    0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1, 0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1,
    0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};
constexpr std::array<std::array<int, 4>, 4> kTurns{{{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}}};

// Adds `blocks` blocks of 64 bytes of each lane to its state.
PLATTER_MD5_CLONES
void addBlocks(std::array<std::array<Word, 4>, 4>& state, const std::array<const char*, 4>& lanes, std::size_t blocks) {
    std::array<Words, 4> sum{};
    std::memcpy(sum.data(), state.data(), sizeof(sum));
    for (std::size_t at = 0; at < blocks * 64; at += 64) {
        std::array<Words, 16> in{};
        for (std::size_t word = 0; word < 16; ++word)
            in[word] = Words{qFromLittleEndian<Word>(lanes[0] + at + word * 4),
                qFromLittleEndian<Word>(lanes[1] + at + word * 4), qFromLittleEndian<Word>(lanes[2] + at + word * 4),
                qFromLittleEndian<Word>(lanes[3] + at + word * 4)};
        Words a = sum[0], b = sum[1], c = sum[2], d = sum[3];
#pragma GCC unroll 64
        for (std::size_t i = 0; i < 64; ++i) {
            const std::size_t round = i / 16;
            const Words mixed = round == 0 ? d ^ (b & (c ^ d))
                : round == 1               ? c ^ (d & (b ^ c))
                : round == 2               ? b ^ c ^ d
                                           : c ^ (b | ~d);
            const std::size_t word = round == 0 ? i
                : round == 1                    ? (5 * i + 1) % 16
                : round == 2                    ? (3 * i + 5) % 16
                                                : (7 * i) % 16;
            const Words turned = a + mixed + in[word] + kSines[i];
            const int turn = kTurns[round][i % 4];
            a = std::exchange(d, std::exchange(c, std::exchange(b, b + ((turned << turn) | (turned >> (32 - turn))))));
        }
        sum[0] += a;
        sum[1] += b;
        sum[2] += c;
        sum[3] += d;
    }
    std::memcpy(state.data(), sum.data(), sizeof(sum));
}

constexpr std::size_t kStep = 4096; // blocks between two looks for more to do

} // namespace

Md5Sums::Sum Md5Sums::of(const QByteArray& bytes) {
    Order order{bytes, {}};
    Sum sum(this, order.sum.get_future());
    const std::scoped_lock lock(m_mutex);
    m_orders.push_back(std::move(order));
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    m_wake.notify_one();
    return sum;
}

QByteArray Md5Sums::Sum::get() {
    {
        const std::scoped_lock lock(m_sums->m_mutex);
        m_sums->m_wanted = !m_sums->m_orders.empty(); // where it is not among them any more it is on its way
        m_sums->m_wake.notify_one();
    }
    return m_future.get();
}

void Md5Sums::work(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            const auto mayBegin = [this] { return m_wanted || m_orders.size() >= kEnough; };
            const bool idle = std::ranges::none_of(m_lanes, &Lane::busy);
            if (idle && !m_wake.wait(lock, stop, mayBegin))
                return;
            for (std::size_t lane = 0; lane < kLanes && !m_orders.empty(); ++lane) {
                if (m_lanes[lane].busy)
                    continue;
                begin(lane, std::move(m_orders.front()));
                m_orders.pop_front();
            }
            m_wanted = m_wanted && !m_orders.empty();
        }
        step();
    }
}

void Md5Sums::begin(std::size_t lane, Order order) {
    Lane& its = m_lanes[lane];
    its.busy = true;
    its.padded = false;
    its.order = std::move(order);
    its.next = its.order.bytes.constData();
    its.blocks = std::size_t(its.order.bytes.size()) / kBlock;
    for (std::size_t i = 0; i < kFirst.size(); ++i)
        m_state[i][lane] = kFirst[i];
    if (its.blocks == 0)
        pad(its);
}

// As many blocks of all lanes as the shortest has. Lanes without work go along with another's, for nothing.
void Md5Sums::step() {
    std::size_t blocks = kStep;
    const Lane* some = nullptr;
    for (const Lane& lane : m_lanes) {
        if (lane.busy) {
            blocks = std::min(blocks, lane.blocks);
            some = &lane;
        }
    }
    std::array<const char*, kLanes> from{};
    std::ranges::transform(m_lanes, from.begin(), [&](const Lane& lane) { return lane.busy ? lane.next : some->next; });
    addBlocks(m_state, from, blocks);
    for (std::size_t i = 0; i < kLanes; ++i) {
        Lane& lane = m_lanes[i];
        if (!lane.busy)
            continue;
        lane.next += blocks * kBlock;
        lane.blocks -= blocks;
        if (lane.blocks == 0 && lane.padded)
            end(i);
        else if (lane.blocks == 0)
            pad(lane);
    }
}

// RFC 1321, 3.1 and 3.2: a bit, zeros, and the length in bits.
void Md5Sums::pad(Lane& lane) {
    const qsizetype size = lane.order.bytes.size();
    const std::size_t rest = std::size_t(size) % kBlock;
    lane.tail.fill(0);
    std::ranges::copy_n(lane.order.bytes.constEnd() - rest, std::ptrdiff_t(rest), lane.tail.begin());
    lane.tail[rest] = char(0x80);
    lane.blocks = rest + 1 + sizeof(quint64) <= kBlock ? 1 : 2;
    qToLittleEndian(quint64(size) * 8, lane.tail.data() + lane.blocks * kBlock - sizeof(quint64));
    lane.next = lane.tail.data();
    lane.padded = true;
}

void Md5Sums::end(std::size_t lane) {
    std::array<Word, 4> sum{};
    for (std::size_t i = 0; i < sum.size(); ++i)
        qToLittleEndian(m_state[i][lane], &sum[i]);
    Lane& its = m_lanes[lane];
    its.busy = false;
    Order order = std::exchange(its.order, {});
    order.bytes = {}; // before anybody hears of it
    order.sum.set_value(QByteArray(reinterpret_cast<const char*>(sum.data()), sizeof(sum)).toHex());
}

} // namespace platter
