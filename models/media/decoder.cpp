// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/decoder.h"

#include "models/media/lz4decoder.h"
#include "models/media/packedsize.h"

#include <KCompressionDevice>
#include <KFilterBase>

#include <QIODevice>
#include <QtEndian>

#include <algorithm>
#include <cstring>
#include <limits>
#include <string_view>
#include <thread>

#include <lzma.h>
#include <zlib.h>
#include <zstd.h>
#include <zstd_errors.h>

using namespace std::string_view_literals;

namespace platter {

namespace {

// The libraries count in 32 bits.
template <typename T> T clamped(std::size_t size) {
    return T(std::min<std::size_t>(size, std::size_t(1) << 30));
}

// Compares with a magic of which fewer bytes may be there.
Decoder::Next matchMagic(std::span<const std::byte> input, std::string_view magic, bool last) {
    const std::size_t length = std::min(input.size(), magic.size());
    if (std::memcmp(input.data(), magic.data(), length) != 0)
        return Decoder::Next::Garbage;
    return length == magic.size() || last ? Decoder::Next::Member : Decoder::Next::NeedMore;
}

// gzip and zip's deflate by zlib itself. KArchive's KGzipFilter (6.13) restarts on its own inside uncompress():
// tried, it took a zlib stream behind a gzip member for more data (1,500 bytes and End where gzip says garbage),
// and a member without its trailer ended with End as if it were whole, so truncation would be told as success.
class ZlibDecoder : public Decoder {
public:
    explicit ZlibDecoder(bool gzip)
        : m_gzip(gzip) { }
    ~ZlibDecoder() override {
        if (m_open)
            inflateEnd(&m_stream);
    }
    Q_DISABLE_COPY_MOVE(ZlibDecoder)

    Next next(std::span<const std::byte> input, bool last) const override {
        return m_gzip ? matchMagic(input, "\x1f\x8b"sv, last) : Next::Member;
    }

    bool begin() override {
        if (m_open)
            return inflateReset(&m_stream) == Z_OK;
        // 15: the largest window; +16: gzip's frame, with CRC-32 and length checked; negative: none (zip).
        m_open = inflateInit2(&m_stream, m_gzip ? 15 + 16 : -15) == Z_OK;
        return m_open;
    }

    Step step(std::span<const std::byte> input, std::span<std::byte> output) override {
        const auto in = clamped<uInt>(input.size()), out = clamped<uInt>(output.size());
        // zlib's interface is older than const; it does not write there
        m_stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(input.data()));
        m_stream.avail_in = in;
        m_stream.next_out = reinterpret_cast<Bytef*>(output.data());
        m_stream.avail_out = out;
        const int result = inflate(&m_stream, Z_NO_FLUSH);
        Step step{in - m_stream.avail_in, out - m_stream.avail_out, State::More};
        if (result == Z_STREAM_END)
            step.state = State::MemberEnd;
        else if (result != Z_OK && result != Z_BUF_ERROR) { // Z_BUF_ERROR: no progress was possible
            step.state = State::Corrupt;
            step.detail = m_stream.msg != nullptr ? QByteArray(m_stream.msg) : QByteArray::number(result);
        }
        return step;
    }

private:
    bool m_gzip;
    bool m_open = false;
    z_stream m_stream{};
};

// zstd by libzstd itself: KArchive's filter tells a window that is too large and damage apart as little as any
// other error, and frees its stream only when asked to.
class ZstdDecoder : public Decoder {
public:
    ~ZstdDecoder() override { ZSTD_freeDCtx(m_context); } // takes nullptr
    ZstdDecoder() = default;
    Q_DISABLE_COPY_MOVE(ZstdDecoder)

    Next next(std::span<const std::byte> input, bool last) const override {
        if (input.size() < 4)
            return last ? Next::Garbage : Next::NeedMore;
        const quint32 magic = qFromLittleEndian<quint32>(input.data());
        const bool frame
            = magic == ZSTD_MAGICNUMBER || (magic & ZSTD_MAGIC_SKIPPABLE_MASK) == ZSTD_MAGIC_SKIPPABLE_START;
        return frame ? Next::Member : Next::Garbage;
    }

    bool begin() override {
        if (m_context == nullptr)
            m_context = ZSTD_createDCtx();
        if (m_context == nullptr || ZSTD_isError(ZSTD_DCtx_reset(m_context, ZSTD_reset_session_only)) != 0)
            return false;
        // 128 MiB, what "zstd --long" makes; more has to be asked for there as well.
        return ZSTD_isError(ZSTD_DCtx_setParameter(m_context, ZSTD_d_windowLogMax, 27)) == 0;
    }

    Step step(std::span<const std::byte> input, std::span<std::byte> output) override {
        ZSTD_inBuffer in{input.data(), input.size(), 0};
        ZSTD_outBuffer out{output.data(), output.size(), 0};
        const std::size_t result = ZSTD_decompressStream(m_context, &out, &in);
        Step step{in.pos, out.pos, State::More};
        if (ZSTD_isError(result) != 0) {
            const ZSTD_ErrorCode code = ZSTD_getErrorCode(result);
            step.state = code == ZSTD_error_frameParameter_windowTooLarge ? State::NeedsMemory
                : code == ZSTD_error_dictionary_wrong                     ? State::Unsupported
                                                                          : State::Corrupt;
            step.detail = ZSTD_getErrorName(result);
        } else if (result == 0) {
            step.state = State::MemberEnd;
        }
        return step;
    }

private:
    ZSTD_DCtx* m_context = nullptr;
};

// bzip2 through KArchive's filter, a fresh start for each member.
class Bzip2Decoder : public Decoder {
public:
    Bzip2Decoder()
        : m_filter(KCompressionDevice::filterForCompressionType(KCompressionDevice::BZip2)) { }
    ~Bzip2Decoder() override {
        if (m_open)
            m_filter->terminate(); // the filters' destructors do not free what the libraries hold
    }
    Q_DISABLE_COPY_MOVE(Bzip2Decoder)

    Next next(std::span<const std::byte> input, bool last) const override {
        const Next found = matchMagic(input, "BZh"sv, last);
        if (found == Next::Member && input.size() >= 4 && (input[3] < std::byte('1') || input[3] > std::byte('9')))
            return Next::Garbage;
        return found;
    }

    bool begin() override {
        if (!m_filter)
            return false;
        if (m_open)
            m_filter->terminate();
        m_open = m_filter->init(QIODevice::ReadOnly);
        return m_open;
    }

    Step step(std::span<const std::byte> input, std::span<std::byte> output) override {
        const auto in = clamped<uint>(input.size()), out = clamped<uint>(output.size());
        m_filter->setInBuffer(reinterpret_cast<const char*>(input.data()), in);
        m_filter->setOutBuffer(reinterpret_cast<char*>(output.data()), out);
        const KFilterBase::Result result = m_filter->uncompress();
        Step step{in - std::size_t(m_filter->inBufferAvailable()), out - std::size_t(m_filter->outBufferAvailable())};
        switch (result) {
        case KFilterBase::Ok:
            break;
        case KFilterBase::End:
            step.state = State::MemberEnd;
            break;
        case KFilterBase::Error:
            step.state = State::Corrupt;
            break;
        }
        return step;
    }

private:
    std::unique_ptr<KFilterBase> m_filter;
    bool m_open = false;
};

// xz by liblzma's decoder for several threads: the blocks of a stream that tell their sizes (what xz -T writes, the default
// since 5.6) are decoded at the same time; KArchive's filter takes one core. Larger blocks than kXzThreads are decoded one by
// one, in less memory.
class XzDecoder : public Decoder {
public:
    ~XzDecoder() override { lzma_end(&m_stream); } // also of one that was never begun
    XzDecoder() = default;
    Q_DISABLE_COPY_MOVE(XzDecoder)

    Next next(std::span<const std::byte> input, bool last) const override {
        // Padding is a multiple of four zero bytes between and behind streams (xz-file-format 1.2.1, 2.2).
        if (input[0] == std::byte(0)) {
            if (input.size() < 4)
                return last ? Next::Garbage : Next::NeedMore;
            const bool zeros = input[1] == std::byte(0) && input[2] == std::byte(0) && input[3] == std::byte(0);
            return zeros ? Next::Padding : Next::Garbage;
        }
        // Checks that liblzma does not know would pass unseen: the header is looked at here.
        const Next found = matchMagic(input,
            "\xfd"
            "7zXZ\0"sv,
            last);
        if (found != Next::Member)
            return found;
        if (!last && input.size() < kLookAhead)
            return Next::NeedMore;
        return isXzSupported(input) ? Next::Member : Next::Unsupported;
    }
    std::size_t padding() const override { return 4; }

    bool begin() override {
        lzma_mt options{};
        options.threads = std::max(1U, std::thread::hardware_concurrency());
        options.memlimit_threading = kXzThreads;
        options.memlimit_stop = kXzMemory;
        return lzma_stream_decoder_mt(&m_stream, &options) == LZMA_OK;
    }

    Step step(std::span<const std::byte> input, std::span<std::byte> output) override {
        m_stream.next_in = reinterpret_cast<const uint8_t*>(input.data());
        m_stream.avail_in = input.size();
        m_stream.next_out = reinterpret_cast<uint8_t*>(output.data());
        m_stream.avail_out = output.size();
        const lzma_ret result = lzma_code(&m_stream, LZMA_RUN);
        Step step{input.size() - m_stream.avail_in, output.size() - m_stream.avail_out, State::More};
        if (result == LZMA_STREAM_END) {
            step.state = State::MemberEnd;
        } else if (result != LZMA_OK && result != LZMA_BUF_ERROR) { // LZMA_BUF_ERROR: no progress was possible
            step.state = result == LZMA_MEMLIMIT_ERROR || result == LZMA_MEM_ERROR ? State::NeedsMemory
                : result == LZMA_OPTIONS_ERROR                                     ? State::Unsupported
                                                                                   : State::Corrupt;
            step.detail = "lzma_ret " + QByteArray::number(result);
        }
        return step;
    }

private:
    static constexpr quint64 kXzThreads = 128 * 1024 * 1024; // bytes of memory
    static constexpr quint64 kXzMemory = 104 * 1024 * 1024; // what one block may take: xz -9 takes 65 MiB

    lzma_stream m_stream = LZMA_STREAM_INIT;
};

// Bytes as they are. They have no end of their own: their reader knows the length.
class StoredDecoder : public Decoder {
public:
    Next next(std::span<const std::byte>, bool) const override { return Next::Member; }
    bool begin() override { return true; }
    Step step(std::span<const std::byte> input, std::span<std::byte> output) override {
        const std::size_t length = std::min(input.size(), output.size());
        if (length > 0)
            std::memcpy(output.data(), input.data(), length);
        return {length, length, State::More};
    }
};

} // namespace

std::unique_ptr<Decoder> Decoder::create(Codec codec) {
    switch (codec) {
    case Codec::Gzip:
        return std::make_unique<ZlibDecoder>(true);
    case Codec::ZipDeflate:
        return std::make_unique<ZlibDecoder>(false);
    case Codec::Bzip2:
        return std::make_unique<Bzip2Decoder>();
    case Codec::Xz:
        return std::make_unique<XzDecoder>();
    case Codec::Zstd:
        return std::make_unique<ZstdDecoder>();
    case Codec::Lz4:
        return std::make_unique<Lz4Decoder>();
    case Codec::Stored:
        return std::make_unique<StoredDecoder>();
    }
    return {};
}

} // namespace platter
