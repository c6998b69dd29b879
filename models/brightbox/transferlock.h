// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/file.h"

#include <memory>

namespace platter {

// Says that a saved transfer is a living job's: while this lives, a byte of a file beside the account's cache is locked, one
// for each transfer. The lock goes with the process, however that ends. Safe to use from several threads.
class TransferLock {
public:
    // Null while another job has it, in this process or another. Where nothing is kept (no path) or nothing can be locked,
    // it is had always.
    static std::shared_ptr<const TransferLock> tryTake(const QString& cachePath, const QString& transfer);
    static QString fileFor(const QString& cachePath) { return cachePath + QStringLiteral(".lock"); }

private:
    explicit TransferLock(File file)
        : m_file(std::move(file)) { }

    File m_file; // open: locked
};

} // namespace platter
