// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/fileplaces.h"

namespace platter {

namespace {
constexpr quint64 kMostPieces = quint64(64) << 23; // bits in 64 MiB
} // namespace

FilePlaces::FilePlaces(quint64 fileSize, quint64 unit)
    : m_size(fileSize)
    , m_unit(unit) {
    if (const quint64 pieces = fileSize / unit + 1; pieces <= kMostPieces)
        m_taken.resize(pieces);
}

FilePlaces::Taken FilePlaces::take(quint64 offset, quint64 length) {
    if (!isInside(offset, length))
        return Taken::Outside;
    bool again = false;
    if (length > 0 && !m_taken.empty())
        for (quint64 piece = offset / m_unit; piece <= (offset + length - 1) / m_unit; ++piece) {
            again = again || m_taken[piece];
            m_taken[piece] = true;
        }
    return again ? Taken::Again : Taken::Good;
}

} // namespace platter
