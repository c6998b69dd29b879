// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/look/windowdisk.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace platter::look {

// Files in an ext2, ext3 or ext4 file system on the disk, read through libext2fs. Links are followed inside it.
class ExtFiles {
public:
    // Null when libext2fs does not open it. The disk must outlive it.
    static std::unique_ptr<ExtFiles> open(WindowDisk& disk, uint64_t offset, uint64_t size);
    ~ExtFiles();
    ExtFiles(const ExtFiles&) = delete;
    ExtFiles& operator=(const ExtFiles&) = delete;

    bool exists(const char* path) const;
    // The first bytes of a file, at most so many. Nothing when there is no such file or it cannot be read.
    std::optional<std::string> read(const char* path, size_t most) const;
    // Names in a folder, at most kMostNames; without "." and "..".
    std::vector<std::string> names(const char* path) const;
    static constexpr size_t kMostNames = 64;

private:
    class Private;
    explicit ExtFiles(std::unique_ptr<Private> made);
    std::unique_ptr<Private> d;
};

} // namespace platter::look
