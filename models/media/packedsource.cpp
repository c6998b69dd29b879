// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/packedsource.h"

#include "models/media/formatnames.h"

#include <algorithm>
#include <cstring>

#include <openssl/evp.h>
#include <zlib.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kInputBytes = 256 * 1024;

bool update(EVP_MD_CTX* hash, std::span<const std::byte> bytes) {
    return EVP_DigestUpdate(hash, bytes.data(), bytes.size()) == 1;
}

} // namespace

PackedSource::PackedSource(std::unique_ptr<ByteStream> stream, const PackedPlan& plan, Use use)
    : m_stream(std::move(stream))
    , m_plan(plan)
    , m_use(use)
    , m_decoder(Decoder::create(plan.codec))
    , m_hash(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    if (!m_hash || EVP_DigestInit_ex(m_hash.get(), EVP_sha256(), nullptr) != 1)
        m_error = Error{ErrorCode::Internal, tr("The checksum cannot be computed."), u"EVP_DigestInit_ex"_s};
    if (!plan.state.isEmpty()) {
        if (m_decoder->resume(plan.state))
            m_phase = Phase::Inside;
        else
            m_error = corrupt("no place to begin at");
    }
}

PackedSource::~PackedSource() = default;

std::optional<Codec> PackedSource::codecOf(Signature signature) {
    switch (signature) {
    case Signature::Gzip:
        return Codec::Gzip;
    case Signature::Bzip2:
        return Codec::Bzip2;
    case Signature::Xz:
        return Codec::Xz;
    case Signature::Zstd:
        return Codec::Zstd;
    case Signature::Lz4:
        return Codec::Lz4;
    default:
        return {};
    }
}

Error PackedSource::truncated() const {
    if (m_plan.oneMember) // the archive has its end: it is the entry that is wrong
        return corrupt("the entry ends too early");
    return {ErrorCode::Truncated,
        tr("“%1” ends too early: it is not complete. Download or copy it again.").arg(m_stream->name()),
        m_stream->place() + u" at %1"_s.arg(sourcePosition())};
}

Error PackedSource::corrupt(const QByteArray& detail) const {
    return {ErrorCode::Corrupt, tr("“%1” is damaged. Download or copy it again.").arg(m_stream->name()),
        m_stream->place() + u" at %1: "_s.arg(sourcePosition()) + QString::fromLatin1(detail)};
}

// A disk came out whole, but other tools would take more, or less, of such a file: nothing is guessed.
Error PackedSource::followed() const {
    return {ErrorCode::Corrupt,
        tr("“%1” has something else behind its compressed data, and may not be whole. Download or copy it again, or "
           "decompress it yourself and add the disk.")
            .arg(m_stream->name()),
        m_stream->place() + u" at %1"_s.arg(sourcePosition())};
}

Error PackedSource::unsupported(const QByteArray& detail) const {
    return {ErrorCode::Unsupported,
        tr("“%1” was compressed by a method that Platter does not know. Decompress it first, then add the disk itself.")
            .arg(m_stream->name()),
        m_stream->place() + u": "_s + QString::fromLatin1(detail)};
}

// What "xz -9" and "zstd --long" make is far below.
Error PackedSource::needsMemory(const QByteArray& detail) const {
    return {ErrorCode::Unsupported,
        tr("“%1” was compressed so that unpacking it takes more memory than is granted (a window or dictionary of more "
           "than 128 MiB for zstd, 100 MiB for xz). Decompress it yourself, then add the disk itself.")
            .arg(m_stream->name()),
        m_stream->place() + u": "_s + QString::fromLatin1(detail)};
}

// Reads and hashes the next bytes of the stream, at most so many, behind those of the input that were not consumed.
Result<void> PackedSource::readInput(qint64 length) {
    m_input.erase(m_input.begin(), m_input.begin() + std::ptrdiff_t(m_inputBegin));
    m_inputBegin = 0;
    const std::size_t kept = m_input.size();
    m_input.resize(kept + std::size_t(length));
    const auto fresh = std::span(m_input).subspan(kept);
    const auto got = m_stream->read(fresh);
    m_input.resize(kept + std::size_t(got.value_or(0)));
    if (!got)
        return std::unexpected(got.error());
    m_ended = *got == 0;
    if (!update(m_hash.get(), fresh.first(std::size_t(*got))))
        return std::unexpected(Error{ErrorCode::Internal, tr("The checksum cannot be computed."), {}});
    return {};
}

// Hashes up to there or to the stream's end, and forgets the bytes.
Result<void> PackedSource::hashUntil(qint64 end) {
    while (!m_ended && m_stream->position() < end) {
        if (const auto done = readInput(std::min(kInputBytes, end - m_stream->position())); !done)
            return done;
        m_inputBegin = m_input.size();
    }
    return {};
}

// Makes at least so many packed bytes ready, or all that are left.
Result<void> PackedSource::fill(std::size_t atLeast) {
    if (m_stream->position() < m_plan.begin)
        if (const auto done = hashUntil(m_plan.begin); !done)
            return done;
    while (input().size() < atLeast && !inputEnded())
        if (const auto done = readInput(std::min(kInputBytes, m_plan.end - m_stream->position())); !done)
            return done;
    return {};
}

// Between two members: begins the next one, or ends.
Result<void> PackedSource::beginMember() {
    while (true) {
        if (const auto done = fill(Decoder::kLookAhead); !done)
            return done;
        if (input().empty() && m_members > 0)
            return end();
        if (input().empty() && m_plan.codec != Codec::Stored) // an empty stored entry has no byte
            return std::unexpected(truncated());
        if (m_plan.oneMember && m_members > 0)
            return std::unexpected(corrupt("bytes behind the entry's end"));
        switch (m_decoder->next(input(), inputEnded())) {
        case Decoder::Next::Member:
            if (!m_decoder->begin())
                return std::unexpected(Error{ErrorCode::Internal,
                    tr("There is not enough memory to decompress the file."), m_stream->place(), true});
            m_phase = Phase::Inside;
            return {};
        case Decoder::Next::Padding:
            m_inputBegin += m_decoder->padding();
            break;
        case Decoder::Next::NeedsMemory:
            return std::unexpected(needsMemory("dictionary size"));
        case Decoder::Next::Unsupported:
            return std::unexpected(unsupported("check or dictionary size"));
        case Decoder::Next::Garbage:
        case Decoder::Next::NeedMore:
            return std::unexpected(m_members > 0 ? followed() : corrupt("no header"));
        }
    }
}

// Decompresses once into the buffer; fewer bytes, or none, are no end.
Result<std::size_t> PackedSource::decode(std::span<std::byte> buffer) {
    if (const auto done = fill(1); !done)
        return std::unexpected(done.error());
    const bool starved = input().empty();
    if (starved && m_plan.codec == Codec::Stored) { // such an entry ends where its bytes do
        ++m_members;
        m_phase = Phase::Between;
        return 0;
    }
    const Decoder::Step step = m_decoder->step(input(), buffer);
    m_inputBegin += step.consumed;
    switch (step.state) {
    case Decoder::State::MemberEnd:
        ++m_members;
        m_phase = Phase::Between;
        noteMark(step.produced, false);
        break;
    case Decoder::State::More:
        if (m_decoder->isBetweenBlocks())
            noteMark(step.produced, true);
        if (step.produced == 0 && starved)
            return std::unexpected(truncated());
        if (step.produced == 0 && step.consumed == 0)
            return std::unexpected(corrupt("the decompressor stands still"));
        break;
    case Decoder::State::Corrupt:
        return std::unexpected(starved ? truncated() : corrupt(step.detail));
    case Decoder::State::NeedsMemory:
        return std::unexpected(needsMemory(step.detail));
    case Decoder::State::Unsupported:
        return std::unexpected(unsupported(step.detail));
    }
    return step.produced;
}

void PackedSource::noteMark(std::size_t produced, bool inside) {
    m_mark = StreamMark{sourcePosition(), m_produced + qint64(produced), m_plan.codec, {}};
    m_markInside = inside;
}

// Keeps account of what is given out.
Result<void> PackedSource::note(std::span<const std::byte> bytes) {
    m_produced += qint64(bytes.size());
    if (m_plan.expandedSize && m_produced > *m_plan.expandedSize)
        return std::unexpected(corrupt("more bytes than its header says"));
    if (m_plan.crc32)
        m_crc = quint32(crc32_z(m_crc, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size()));
    m_tail.add(bytes);
    return {};
}

// Everything was decompressed: the last checks.
Result<void> PackedSource::end() {
    if (m_plan.expandedSize && m_produced != *m_plan.expandedSize)
        return std::unexpected(corrupt("fewer bytes than its header says"));
    if (m_plan.crc32 && m_crc != *m_plan.crc32)
        return std::unexpected(corrupt("wrong CRC-32"));
    if (m_use == Use::Probe) {
        m_phase = Phase::Done;
        return {};
    }
    if (const auto done = hashUntil(std::numeric_limits<qint64>::max()); !done)
        return done;
    if (const auto same = m_stream->checkUnchanged(); !same)
        return same;
    if (const Signature found = m_tail.signature(); found != Signature::Nothing && m_use != Use::Anything)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("The file inside “%1” is %2, which cannot be added yet. Convert it to a raw disk first.")
                .arg(m_stream->name(), FormatNames::phrase(found)),
            m_stream->place()});
    QByteArray sum(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    if (EVP_DigestFinal_ex(m_hash.get(), reinterpret_cast<unsigned char*>(sum.data()), &length) != 1)
        return std::unexpected(Error{ErrorCode::Internal, tr("The checksum cannot be computed."), {}});
    m_sha256 = sum.first(qsizetype(length));
    m_phase = Phase::Done;
    return {};
}

std::optional<StreamMark> PackedSource::mark() const {
    if (m_plan.codec == Codec::Stored && m_produced > 0) // every byte is as good as a member's end
        return StreamMark{sourcePosition(), m_produced, Codec::Stored, {}};
    auto mark = m_mark;
    if (mark && m_markInside)
        mark->state = m_decoder->state();
    return mark;
}

Result<qint64> PackedSource::read(std::span<std::byte> buffer) {
    std::size_t filled = 0;
    while (!m_error && filled < buffer.size() && m_phase != Phase::Done) {
        Result<void> done;
        if (m_phase == Phase::Between) {
            done = beginMember();
        } else if (const auto produced = decode(buffer.subspan(filled)); produced) {
            done = note(buffer.subspan(filled, *produced));
            filled += *produced;
        } else {
            done = std::unexpected(produced.error());
        }
        if (!done)
            m_error = done.error();
    }
    if (m_error) {
        // Damage that someone is writing in this moment is no damage of the file.
        if (m_error->code == ErrorCode::Corrupt || m_error->code == ErrorCode::Truncated)
            if (const auto same = m_stream->checkUnchanged(); !same)
                m_error = same.error();
        return std::unexpected(*m_error);
    }
    return qint64(filled);
}

} // namespace platter
