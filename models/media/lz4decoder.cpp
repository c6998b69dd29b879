// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/lz4decoder.h"

#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <memory>

#include <lz4.h>
#include <lz4frame.h>
#define XXH_STATIC_LINKING_ONLY // for the size of the state
#include <xxhash.h>

namespace platter {

namespace {

constexpr std::size_t kWindow = 64 * 1024; // that linked blocks refer to
constexpr std::size_t kMagicAndFlags = 5;
constexpr std::size_t kShortestHeader = 7;
constexpr std::uint32_t kStateVersion = 1;

std::uint32_t le32(std::span<const std::byte> bytes) {
    return qFromLittleEndian<quint32>(bytes.data());
}

std::uint32_t xxh32(std::span<const std::byte> bytes) {
    return XXH32(bytes.data(), bytes.size(), 0);
}

// "Block Maximum Size": 4 is 64 KiB, and each further one four times as much, up to 7.
std::size_t blockSize(LZ4F_blockSizeID_t id) {
    return kWindow << (2 * (std::max<unsigned>(id, LZ4F_max64KB) - LZ4F_max64KB));
}

Decoder::State corrupt(Decoder::Step& step, const char* detail) {
    step.detail = detail;
    return Decoder::State::Corrupt;
}

struct FreeContext {
    void operator()(LZ4F_dctx* context) const { LZ4F_freeDecompressionContext(context); }
};

} // namespace

static_assert(sizeof(XXH32_state_t) == 48);

// A state that was kept, and may be damaged: the library believes what it says of how much its buffer holds. That stands
// behind two words, four lanes and the 16 bytes of the buffer; its name is another one from version to version.
bool Lz4Decoder::Hash::isSound() const {
    constexpr std::size_t at = 40, buffer = 16;
    return le32(std::span(state).subspan(at, 4)) < buffer;
}

void Lz4Decoder::Hash::reset() {
    XXH32_state_t hash;
    XXH32_reset(&hash, 0);
    std::memcpy(state.data(), &hash, sizeof hash);
}

void Lz4Decoder::Hash::add(std::span<const std::byte> bytes) {
    XXH32_state_t hash;
    std::memcpy(&hash, state.data(), sizeof hash);
    XXH32_update(&hash, bytes.data(), bytes.size());
    std::memcpy(state.data(), &hash, sizeof hash);
}

std::uint32_t Lz4Decoder::Hash::result() const {
    XXH32_state_t hash;
    std::memcpy(&hash, state.data(), sizeof hash);
    return XXH32_digest(&hash);
}

Decoder::Next Lz4Decoder::next(std::span<const std::byte> input, bool last) const {
    const std::size_t length = std::min<std::size_t>(input.size(), 4);
    if (input.size() < kMagicAndFlags) {
        if (!last)
            return Next::NeedMore;
        return std::memcmp(input.data(), "\x04\x22\x4d\x18", length) == 0 ? Next::Member : Next::Garbage;
    }
    const quint32 magic = le32(input);
    if ((magic & 0xfffffff0U) == LZ4F_MAGIC_SKIPPABLE_START)
        return Next::Member;
    if (magic == 0x184c2102U) // the legacy frame has neither an end nor a checksum: truncation would go unseen
        return Next::Unsupported;
    if (magic != LZ4F_MAGICNUMBER)
        return Next::Garbage;
    // Other versions, and frames that need a dictionary.
    const auto flags = unsigned(input[4]);
    return (flags & 0xc0U) == 0x40U && (flags & 1U) == 0 ? Next::Member : Next::Unsupported;
}

bool Lz4Decoder::begin() {
    m_before = m_block = m_given = 0;
    m_produced = m_producedBefore = 0;
    m_hash.reset();
    m_hashBefore = m_hash;
    await(Phase::Begin, kMagicAndFlags);
    return true;
}

void Lz4Decoder::await(Phase phase, std::size_t bytes) {
    m_phase = phase;
    m_wanted = bytes;
    m_in.clear();
}

void Lz4Decoder::makeRoom() {
    m_room.resize((m_linked ? kWindow : 0) + m_blockMax);
}

Decoder::Step Lz4Decoder::step(std::span<const std::byte> input, std::span<std::byte> output) {
    Step step = work(input, output);
    if (step.state == State::Corrupt)
        step.consumed = step.produced = 0;
    return step;
}

// Goes on until a block was given out, the frame ended, or there is no more input or room.
Decoder::Step Lz4Decoder::work(std::span<const std::byte> input, std::span<std::byte> output) {
    Step step;
    while (step.state == State::More) {
        if (m_phase == Phase::GiveOut) {
            const std::size_t length = std::min(m_block - m_given, output.size() - step.produced);
            if (length > 0)
                std::memcpy(output.data() + step.produced, m_room.data() + m_before + m_given, length);
            step.produced += length;
            m_given += length;
            if (m_given < m_block)
                return step;
            if (m_linked) { // what the next one may refer to
                const std::size_t all = m_before + m_block, kept = std::min(all, kWindow);
                std::memmove(m_room.data(), m_room.data() + (all - kept), kept);
                m_before = kept;
            }
            m_producedBefore = m_produced;
            m_hashBefore = m_hash;
            await(Phase::BlockSize, 4);
            return step;
        }
        if (m_phase == Phase::Skipped) {
            const auto length = std::size_t(std::min<std::uint64_t>(m_skip, input.size() - step.consumed));
            step.consumed += length;
            m_skip -= length;
            step.state = m_skip == 0 ? State::MemberEnd : State::More;
            return step;
        }
        const std::size_t taken = std::min(m_wanted - m_in.size(), input.size() - step.consumed);
        const auto from = input.subspan(step.consumed, taken);
        m_in.insert(m_in.end(), from.begin(), from.end());
        step.consumed += taken;
        if (m_in.size() < m_wanted)
            return step;
        if (m_phase == Phase::Begin || m_phase == Phase::Header)
            step.state = takeHeader(step);
        else if (m_phase == Phase::Checksum)
            step.state = le32(m_in) == m_hash.result() ? State::MemberEnd : corrupt(step, "content checksum");
        else
            step.state = takeBlock(step);
    }
    return step;
}

Decoder::State Lz4Decoder::takeHeader(Step& step) {
    if ((le32(m_in) & 0xfffffff0U) == LZ4F_MAGIC_SKIPPABLE_START) {
        if (m_in.size() < 8) {
            m_wanted = 8;
            return State::More;
        }
        m_skip = le32(std::span(m_in).subspan(4));
        m_phase = Phase::Skipped;
        return m_skip == 0 ? State::MemberEnd : State::More;
    }
    if (m_phase == Phase::Begin) { // the flags say how long the header is: "Frame Descriptor"
        const auto flags = unsigned(m_in[4]);
        m_wanted = kShortestHeader + ((flags & 8U) != 0 ? 8 : 0) + ((flags & 1U) != 0 ? 4 : 0);
        m_phase = Phase::Header;
        return State::More;
    }
    LZ4F_dctx* made = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&made, LZ4F_VERSION)) != 0)
        return corrupt(step, "out of memory");
    const std::unique_ptr<LZ4F_dctx, FreeContext> context(made);
    LZ4F_frameInfo_t info{};
    std::size_t length = m_in.size();
    if (const auto result = LZ4F_getFrameInfo(context.get(), &info, m_in.data(), &length); LZ4F_isError(result) != 0)
        return corrupt(step, LZ4F_getErrorName(result));
    m_linked = info.blockMode == LZ4F_blockLinked;
    m_blockChecksums = info.blockChecksumFlag == LZ4F_blockChecksumEnabled;
    m_contentChecksum = info.contentChecksumFlag == LZ4F_contentChecksumEnabled;
    m_contentSize = info.contentSize;
    m_blockMax = blockSize(info.blockSizeID);
    makeRoom();
    await(Phase::BlockSize, 4);
    return State::More;
}

Decoder::State Lz4Decoder::takeBlock(Step& step) {
    if (m_phase == Phase::BlockSize) { // the length in 31 bits, and whether it is stored as it is; 0 is the end
        const std::uint32_t head = le32(m_in);
        if (head == 0)
            return end(step);
        const std::size_t length = head & 0x7fffffffU;
        m_packed = (head & 0x80000000U) == 0;
        if (length > m_blockMax)
            return corrupt(step, "block too large");
        await(Phase::Block, length + (m_blockChecksums ? 4 : 0));
        return State::More;
    }
    auto block = std::span<const std::byte>(m_in);
    if (m_blockChecksums) {
        const auto sum = block.last(4);
        block = block.first(block.size() - 4);
        if (le32(sum) != xxh32(block))
            return corrupt(step, "block checksum");
    }
    if (m_packed) {
        const int got = LZ4_decompress_safe_usingDict(reinterpret_cast<const char*>(block.data()),
            reinterpret_cast<char*>(m_room.data() + m_before), int(block.size()), int(m_blockMax),
            reinterpret_cast<const char*>(m_room.data()), int(m_before));
        if (got < 0)
            return corrupt(step, "block");
        m_block = std::size_t(got);
    } else {
        std::ranges::copy(block, m_room.begin() + std::ptrdiff_t(m_before));
        m_block = block.size();
    }
    m_given = 0;
    m_produced += m_block;
    if (m_contentSize != 0 && m_produced > m_contentSize)
        return corrupt(step, "more than the header says");
    if (m_contentChecksum)
        m_hash.add(std::span(m_room).subspan(m_before, m_block));
    m_phase = Phase::GiveOut;
    return State::More;
}

Decoder::State Lz4Decoder::end(Step& step) {
    if (m_contentSize != 0 && m_produced != m_contentSize)
        return corrupt(step, "less than the header says");
    if (!m_contentChecksum)
        return State::MemberEnd;
    await(Phase::Checksum, 4);
    return State::More;
}

QByteArray Lz4Decoder::state() const {
    if (m_blockMax == 0)
        return {};
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_5);
    const auto hash = std::as_bytes(std::span(m_hashBefore.state));
    out << quint32(kStateVersion) << quint32(XXH_versionNumber()) << m_linked << m_blockChecksums << m_contentChecksum
        << quint64(m_contentSize) << quint64(m_blockMax) << quint64(m_producedBefore)
        << QByteArray(reinterpret_cast<const char*>(hash.data()), qsizetype(hash.size()))
        << QByteArray(reinterpret_cast<const char*>(m_room.data()), qsizetype(m_before));
    return bytes;
}

// Refuses what another version of the libraries has kept: then reading begins anew.
bool Lz4Decoder::resume(const QByteArray& state) {
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_5);
    quint32 version = 0, library = 0;
    quint64 contentSize = 0, blockMax = 0, produced = 0;
    QByteArray hash, before;
    in >> version >> library >> m_linked >> m_blockChecksums >> m_contentChecksum >> contentSize >> blockMax >> produced
        >> hash >> before;
    const bool right = in.status() == QDataStream::Ok && in.atEnd() && version == kStateVersion
        && library == XXH_versionNumber() && hash.size() == qsizetype(m_hash.state.size()) && blockMax > 0
        && blockMax <= blockSize(LZ4F_max4MB) && (m_linked || before.isEmpty())
        && std::size_t(before.size()) <= kWindow;
    if (!right)
        return false;
    m_contentSize = contentSize;
    m_blockMax = std::size_t(blockMax);
    m_produced = m_producedBefore = produced;
    std::memcpy(m_hash.state.data(), hash.constData(), m_hash.state.size());
    if (!m_hash.isSound())
        return false;
    m_hashBefore = m_hash;
    makeRoom();
    m_before = std::size_t(before.size());
    std::ranges::copy(std::as_bytes(std::span(before)), m_room.begin());
    m_block = m_given = 0;
    await(Phase::BlockSize, 4);
    return true;
}

} // namespace platter
