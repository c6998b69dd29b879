// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/file.h"
#include "models/media/sandbox.h"

#include <QCoreApplication>

#include <stop_token>

namespace platter {

// The programs that work on file systems and partition tables (packages e2fsprogs and fdisk), each in a sandbox where it has
// one file and nothing else: what is in that nobody vouches for. All block, any thread; a stop token that is told ends them
// within a tenth of a second with Cancelled. Further errors: Unsupported (a program is not installed: names the package),
// Corrupt (the program crashed, or took more time or memory than it ever needs), DiskFull, Internal.
class DiskTools {
    Q_DECLARE_TR_FUNCTIONS(DiskTools)

public:
    explicit DiskTools(std::stop_token stop)
        : m_stop(std::move(stop)) { }

    // The fewest blocks that an ext file system can do with, by its own estimate, which begins in the file at `offset`. Only its
    // superblock and group descriptors need to be there. The file must be open for writing, and is not written to.
    Result<qint64> fewestBlocks(const File& file, qint64 offset) const;
    // Checks the ext file system that is the whole file, all of it: replays its journal and mends what can be mended without
    // asking anybody. True: something had to be mended. Corrupt where that is not enough.
    Result<bool> check(const File& file) const;
    // Makes the ext file system that is the whole file smaller, and the file with it. It must have been checked.
    Result<void> resize(const File& file, qint64 blocks) const;

    // The partition table of the disk that is the file, for TableScript.
    Result<QByteArray> dumpTable(const File& file) const;
    // Makes one by a script. What is not of the table stays.
    Result<void> writeTable(const File& file, const QByteArray& script) const;

private:
    struct Call {
        QString program{};
        QString package{};
        QStringList arguments{};
        bool writes = false;
        bool keepsOutput = false;
        QByteArray input{};
    };
    Result<Sandbox::End> run(const File& file, const Call& call) const;
    Result<Sandbox::End> runWell(const File& file, const Call& call) const; // another exit status than 0 is an error
    static Error ended(const Sandbox::End& end, const Call& call, const File& file);

    const std::stop_token m_stop;
};

} // namespace platter
