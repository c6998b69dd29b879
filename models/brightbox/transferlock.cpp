// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/transferlock.h"

#include <algorithm>
#include <limits>

namespace platter {

namespace {

// A transfer's id is random, in hexadecimal digits.
qint64 byteOf(const QString& transfer) {
    return static_cast<qint64>(transfer.first(std::min<qsizetype>(transfer.size(), 16)).toULongLong(nullptr, 16)
        & static_cast<quint64>(std::numeric_limits<qint64>::max() / 2));
}

} // namespace

std::shared_ptr<const TransferLock> TransferLock::tryTake(const QString& cachePath, const QString& transfer) {
    File none;
    if (cachePath.isEmpty())
        return std::shared_ptr<const TransferLock>(new TransferLock(std::move(none)));
    auto file = File::openOrCreate(fileFor(cachePath));
    const auto locked = file ? file->tryLockByte(byteOf(transfer)) : std::unexpected(file.error());
    if (!locked) {
        qWarning("%s %s", qPrintable(locked.error().message), qPrintable(locked.error().detail));
        return std::shared_ptr<const TransferLock>(new TransferLock(std::move(none)));
    }
    return *locked ? std::shared_ptr<const TransferLock>(new TransferLock(std::move(*file))) : nullptr;
}

} // namespace platter
