// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/expansionrule.h"

#include "models/domain/sizes.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kRatio = 16;

} // namespace

Result<void> ExpansionRule::checkDisk(qint64 disk, const QString& name) const {
    if (disk <= largestDisk)
        return {};
    return std::unexpected(Error{ErrorCode::Unsafe,
        QCoreApplication::translate("ExpansionRule",
            "“%1” holds a disk of more than %2, which is the largest that is taken. If it is meant to be so large, "
            "allow it with --max-size on the command line or in the settings.")
            .arg(name, formatSize(largestDisk)),
        u"%1 bytes"_s.arg(disk)});
}

Result<void> ExpansionRule::checkStored(qint64 packed, qint64 stored, const QString& name) const {
    const qint64 allowance = freeSpace < 0 ? kGiB : std::min(kGiB, freeSpace / 2);
    if (packed > (stored - allowance) / kRatio || stored <= allowance)
        return {};
    return std::unexpected(Error{ErrorCode::Unsafe,
        QCoreApplication::translate("ExpansionRule",
            "“%1” unpacks to far more data than a disk of its size can hold: it may be made to fill this computer's "
            "disk. It was stopped and nothing was kept. If you trust it, unpack it yourself and add the disk.")
            .arg(name),
        u"%1 bytes packed, %2 stored"_s.arg(packed).arg(stored)});
}

} // namespace platter
