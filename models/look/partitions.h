// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/look/windowdisk.h"

#include <string>
#include <vector>

namespace platter::look {

struct Partition {
    uint64_t offset = 0, size = 0; // bytes
    std::string type; // GPT: a GUID; MBR: "0x83"
    std::string fileSystem; // as libblkid calls it: "ext4", "vfat", "crypto_LUKS"; empty: none known
    std::string label; // of the file system
};

struct PartitionTable {
    std::string kind; // "gpt", "dos"; empty: none, and the whole disk is the only partition
    std::vector<Partition> partitions; // in the table's order, at most kMostPartitions
};

inline constexpr int kMostPartitions = 128;

// What libblkid finds.
PartitionTable readPartitions(WindowDisk& disk);

} // namespace platter::look
