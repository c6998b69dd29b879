// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/clusterdecoder.h"

#include <libdeflate.h>
#include <zlib.h>
#include <zstd.h>

namespace platter {

namespace {

// A stream that goes on behind the cluster's end, or does not tell its own end, is taken by QEMU (block/qcow2-threads.c)
// and by zlib, but not by libdeflate.
bool inflateByZlib(std::span<const std::byte> packed, std::span<std::byte> cluster) {
    z_stream stream{};
    if (inflateInit2(&stream, -12) != Z_OK) // no frame, a window of 4 KiB, as QEMU writes them
        return false;
    // zlib's interface is older than const; it does not write there
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<std::byte*>(packed.data()));
    stream.avail_in = uInt(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(cluster.data());
    stream.avail_out = uInt(cluster.size());
    const int result = ::inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return (result == Z_STREAM_END || result == Z_BUF_ERROR) && stream.avail_out == 0;
}

} // namespace

void ClusterDecoder::Free::operator()(libdeflate_decompressor* decoder) const {
    libdeflate_free_decompressor(decoder);
}

void ClusterDecoder::Free::operator()(ZSTD_DCtx_s* context) const {
    ZSTD_freeDCtx(context);
}

bool ClusterDecoder::decode(Kind kind, std::span<const std::byte> packed, std::span<std::byte> cluster) {
    return kind == Kind::Zstd ? unzstd(packed, cluster) : inflate(packed, cluster);
}

// libdeflate decodes whole buffers, in less than half of the time that zlib takes.
bool ClusterDecoder::inflate(std::span<const std::byte> packed, std::span<std::byte> cluster) {
    if (!m_deflate)
        m_deflate.reset(libdeflate_alloc_decompressor());
    std::size_t used = 0, filled = 0;
    if (m_deflate
        && libdeflate_deflate_decompress_ex(
               m_deflate.get(), packed.data(), packed.size(), cluster.data(), cluster.size(), &used, &filled)
            == LIBDEFLATE_SUCCESS
        && filled == cluster.size())
        return true;
    return inflateByZlib(packed, cluster);
}

// Frame by frame, as QEMU does; each into what is left of the cluster, so that nothing is made larger than that.
bool ClusterDecoder::unzstd(std::span<const std::byte> packed, std::span<std::byte> cluster) {
    if (!m_zstd)
        m_zstd.reset(ZSTD_createDCtx());
    while (m_zstd && !cluster.empty()) {
        const std::size_t frame = ZSTD_findFrameCompressedSize(packed.data(), packed.size());
        if (ZSTD_isError(frame) != 0 || frame == 0)
            return false;
        const std::size_t filled
            = ZSTD_decompressDCtx(m_zstd.get(), cluster.data(), cluster.size(), packed.data(), frame);
        if (ZSTD_isError(filled) != 0)
            return false;
        packed = packed.subspan(frame);
        cluster = cluster.subspan(filled);
    }
    return cluster.empty();
}

} // namespace platter
