// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QString>

namespace platter {

// Keeps every QEMU from opening a disk for writing, in the way that they keep each other from it (QEMU's block/file-posix.c:
// locks on single bytes of the file). What only reads is let in. Goes with the object, and with the process.
class QemuLock {
public:
    QemuLock() = default;
    ~QemuLock();
    Q_DISABLE_COPY_MOVE(QemuLock)

    // False: some QEMU has it open for writing. True also where the file system knows no such locks, or when the file cannot
    // be opened: whoever reads it finds out why. Once.
    bool take(const QString& path);

private:
    int m_fd = -1;
};

} // namespace platter
