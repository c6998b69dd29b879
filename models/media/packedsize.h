// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <cstddef>
#include <optional>
#include <span>
#include <stop_token>

namespace platter {

class SourceFile;

// What xz, zstd and lz4 files tell about themselves before they are decompressed. Wrong or missing headers give nothing:
// decompressing finds out what is wrong with them.

// False where the xz stream that begins with these bytes has an unknown check, which would pass unverified.
bool isXzSupported(std::span<const std::byte> head);

// False where the file carries no checksum of its contents ("xz --check=none", "zstd --no-check", "lz4 --no-frame-crc");
// true when in doubt.
bool xzHasChecksum(std::span<const std::byte> head);
bool zstdHasChecksum(std::span<const std::byte> head);
bool lz4HasChecksum(std::span<const std::byte> head);

// The length of what is inside, in bytes: from the indexes at the ends of all xz streams, and from the frame headers of
// a zstd or lz4 file, whose blocks are walked over. Unset when a part does not tell, or when looking would take too long.
std::optional<qint64> xzExpandedSize(const SourceFile& file, const std::stop_token& stop);
std::optional<qint64> zstdExpandedSize(const SourceFile& file, const std::stop_token& stop);
std::optional<qint64> lz4ExpandedSize(const SourceFile& file, const std::stop_token& stop);

} // namespace platter
