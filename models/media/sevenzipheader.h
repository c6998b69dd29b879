// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <span>
#include <vector>

namespace platter {

// Where a 7z archive's header stands, and what reads it: at most `length` bytes from `offset`, fewer at the file's end.
using SevenZipPart = std::function<std::vector<std::byte>(qint64 offset, qint64 length)>;

// The most memory, in bytes, that one decoder of a 7z archive asks for: the dictionary of LZMA and LZMA2, PPMd's model.
// libarchive grants any (up to 4 GiB each), so it is looked at beforehand (7zFormat.txt of the LZMA SDK). Nullopt where the
// header cannot be read; what is wrong with it libarchive finds out. Bounded: no header of more than 8 MiB is looked at.
// kAbsurdSevenZip: it speaks of more folders than it has bytes, for which libarchive would make room all the same.
inline constexpr quint64 kAbsurdSevenZip = std::numeric_limits<quint64>::max();
std::optional<quint64> sevenZipMemory(const SevenZipPart& part);

} // namespace platter
