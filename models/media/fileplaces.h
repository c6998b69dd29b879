// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <vector>

namespace platter {

// Which places of a file are taken by what its tables point at: each may be taken once.
class FilePlaces {
public:
    enum class Taken { Good, Outside, Again };

    // `unit`: bytes, a power of two; places are remembered in pieces of this size. In a file so large that they do not fit
    // into 64 MiB, nothing is ever taken again.
    FilePlaces(quint64 fileSize, quint64 unit);

    // Takes all pieces that `length` bytes from `offset` touch. Outside: they are not all in the file, and nothing was taken.
    // Again: one of them was taken before. Any numbers.
    Taken take(quint64 offset, quint64 length);
    bool isInside(quint64 offset, quint64 length) const { return offset <= m_size && length <= m_size - offset; }

private:
    quint64 m_size;
    quint64 m_unit;
    std::vector<bool> m_taken;
};

} // namespace platter
