// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace platter {

// What a buffer needs behind its last byte so that containsBytes() may read whole vectors there.
inline constexpr size_t kSearchPadding = 16;

// Whether the needle occurs in the text, which has kSearchPadding readable bytes behind it. An empty needle does.
bool containsBytes(std::span<const char> text, std::span<const char> needle);

} // namespace platter
