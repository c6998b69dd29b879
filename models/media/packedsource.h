// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/bytestream.h"
#include "models/media/decoder.h"
#include "models/media/formatdetect.h"
#include "models/media/source.h"
#include "models/media/tailwatch.h"

#include <QCoreApplication>

#include <limits>
#include <memory>
#include <optional>
#include <vector>

struct evp_md_ctx_st;

namespace platter {

// Where the packed bytes of a disk are in a stream, and what is known about them beforehand.
struct PackedPlan {
    Codec codec = Codec::Gzip;
    qint64 begin = 0;
    // Behind the last packed byte, or where the stream ends; the rest of the stream is only hashed.
    qint64 end = std::numeric_limits<qint64>::max();
    bool oneMember = false; // a zip's entry: nothing may follow inside [begin, end)
    std::optional<qint64> expandedSize; // must come out
    std::optional<quint32> crc32; // of what comes out
    QByteArray state; // of the decoder, where the stream begins inside a member
};

// A compressed disk. Reads the whole stream once, in order: hashes every byte, decompresses those of the plan.
class PackedSource : public StreamSource {
    Q_DECLARE_TR_FUNCTIONS(PackedSource)

public:
    // Anything: what comes out need not be a raw disk. Probe: only to look at the first bytes inside; what is before and behind the packed bytes is not read or hashed.
    enum class Use { Whole, Anything, Probe };
    // The stream is at its beginning, for a probe at the plan's.
    PackedSource(std::unique_ptr<ByteStream> stream, const PackedPlan& plan, Use use = Use::Whole);
    ~PackedSource() override;
    Q_DISABLE_COPY_MOVE(PackedSource)

    // How something that begins like this is packed; nothing for zips, whose directory tells, and for all others.
    static std::optional<Codec> codecOf(Signature signature);

    Result<qint64> read(std::span<std::byte> buffer) override;
    qint64 sourceSize() const override { return m_stream->size().value_or(0); }
    qint64 sourcePosition() const override { return m_stream->position() - qint64(m_input.size() - m_inputBegin); }
    std::optional<qint64> expandedSize() const override { return m_plan.expandedSize; }
    std::optional<StreamMark> mark() const override;
    QByteArray sourceSha256() const override { return m_sha256; }

private:
    enum class Phase { Between, Inside, Done };

    Result<void> fill(std::size_t atLeast);
    Result<void> hashUntil(qint64 end);
    Result<void> readInput(qint64 length);
    Result<void> beginMember();
    Result<std::size_t> decode(std::span<std::byte> buffer);
    Result<void> note(std::span<const std::byte> bytes);
    void noteMark(std::size_t produced, bool inside);
    Result<void> end();
    std::span<const std::byte> input() const { return std::span(m_input).subspan(m_inputBegin); }
    bool inputEnded() const { return m_ended || m_stream->position() >= m_plan.end; }
    Error truncated() const;
    Error followed() const;
    Error corrupt(const QByteArray& detail) const;
    Error unsupported(const QByteArray& detail) const;
    Error needsMemory(const QByteArray& detail) const;

    std::unique_ptr<ByteStream> m_stream;
    PackedPlan m_plan;
    Use m_use;
    std::unique_ptr<Decoder> m_decoder;
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st*)> m_hash;
    Phase m_phase = Phase::Between;
    std::vector<std::byte> m_input;
    std::size_t m_inputBegin = 0; // what is before was consumed
    bool m_ended = false; // the stream
    qint64 m_produced = 0;
    qint64 m_members = 0;
    std::optional<StreamMark> m_mark; // behind the last member or block; without its state
    bool m_markInside = false; // behind a block
    quint32 m_crc = 0;
    TailWatch m_tail; // of what was given out
    QByteArray m_sha256;
    std::optional<Error> m_error; // stays
};

} // namespace platter
