// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QCoreApplication>

namespace platter {

// A partition table as sfdisk dumps it and reads it again: lines of settings, then one for each partition with its type,
// identity, name and flags. Numbers are sectors of 512 bytes.
class TableScript {
    Q_DECLARE_TR_FUNCTIONS(TableScript)

public:
    // `first`, `count`: of the partition that is to become another size. Unsupported where the dump has no such one, or another
    // size of sector.
    static Result<TableScript> read(const QByteArray& dump, qint64 first, qint64 count);

    // For a disk of another size, where that partition has so many sectors.
    QByteArray resized(qint64 count) const;
    // All that must be the same afterwards.
    const QByteArray& lasting() const { return m_lasting; }

private:
    QByteArray m_before, m_after; // around the number
    QByteArray m_lasting;
};

} // namespace platter
