// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <cstddef>
#include <memory>
#include <span>

struct libdeflate_decompressor;
struct ZSTD_DCtx_s;

namespace platter {

// Decodes compressed clusters of a qcow2. Used by one thread at a time.
class ClusterDecoder {
public:
    enum class Kind { Deflate, Zstd };

    // Fills `cluster`, from as many bytes of `packed` as that takes: what follows them belongs to others. False: they are
    // not such a cluster's. Any bytes.
    bool decode(Kind kind, std::span<const std::byte> packed, std::span<std::byte> cluster);

private:
    bool inflate(std::span<const std::byte> packed, std::span<std::byte> cluster);
    bool unzstd(std::span<const std::byte> packed, std::span<std::byte> cluster);

    struct Free {
        void operator()(libdeflate_decompressor* decoder) const;
        void operator()(ZSTD_DCtx_s* context) const;
    };
    std::unique_ptr<libdeflate_decompressor, Free> m_deflate;
    std::unique_ptr<ZSTD_DCtx_s, Free> m_zstd;
};

} // namespace platter
