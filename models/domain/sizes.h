// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <optional>

namespace platter {

inline constexpr qint64 kKiB = 1024;
inline constexpr qint64 kMiB = 1024 * kKiB;
inline constexpr qint64 kGiB = 1024 * kMiB;
inline constexpr qint64 kTiB = 1024 * kGiB;

// Bytes for people, three significant digits at most: "512 MiB", "2.2 GiB", "0 B". Binary units, the locale's point.
QString formatSize(qint64 bytes);

// "10G", "512 MiB", "1.5T", "4096" (bytes): K, M, G, T are binary. nullopt when it is no size or too large.
std::optional<qint64> parseSize(QStringView text);

} // namespace platter
