// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>

namespace platter {

// Whether all bytes are zero; no bytes are.
bool isZero(std::span<const std::byte> data);

} // namespace platter
