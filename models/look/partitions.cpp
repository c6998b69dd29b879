// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/look/partitions.h"

#include <blkid/blkid.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

namespace platter::look {

namespace {

constexpr uint64_t kSector = 512; // libblkid tells places in these
constexpr uint64_t kBegin = 2 << 20, kEnd = 1 << 20; // where what tells a file system apart is

struct FreeProbe {
    void operator()(blkid_struct_probe* probe) const { blkid_free_probe(probe); }
};
using Probe = std::unique_ptr<blkid_struct_probe, FreeProbe>;

Probe probeOf(const WindowDisk& disk, uint64_t offset, uint64_t size) {
    Probe probe(blkid_new_probe());
    if (!probe || blkid_probe_set_device(probe.get(), disk.file(), blkid_loff_t(offset), blkid_loff_t(size)) != 0)
        return {};
    return probe;
}

void fillEnds(WindowDisk& disk, uint64_t offset, uint64_t size) {
    disk.fill(offset, std::min(kBegin, size));
    if (size > kEnd)
        disk.fill(offset + size - kEnd, kEnd);
}

std::string value(blkid_probe probe, const char* name) {
    const char* data = nullptr;
    size_t length = 0;
    if (blkid_probe_lookup_value(probe, name, &data, &length) != 0 || !data)
        return {};
    return {data};
}

void findFileSystem(WindowDisk& disk, Partition& partition) {
    fillEnds(disk, partition.offset, partition.size);
    const Probe probe = probeOf(disk, partition.offset, partition.size);
    if (!probe)
        return;
    blkid_probe_enable_superblocks(probe.get(), 1);
    blkid_probe_set_superblocks_flags(probe.get(), BLKID_SUBLKS_TYPE | BLKID_SUBLKS_LABEL);
    if (blkid_do_safeprobe(probe.get()) != 0)
        return;
    partition.fileSystem = value(probe.get(), "TYPE");
    partition.label = value(probe.get(), "LABEL");
}

PartitionTable readTable(const WindowDisk& disk) {
    PartitionTable table;
    const Probe probe = probeOf(disk, 0, disk.size());
    if (!probe)
        return table;
    blkid_probe_enable_superblocks(probe.get(), 0);
    blkid_probe_enable_partitions(probe.get(), 1);
    const blkid_partlist list = blkid_probe_get_partitions(probe.get());
    const blkid_parttable kind = list ? blkid_partlist_get_table(list) : nullptr;
    if (!kind)
        return table;
    table.kind = blkid_parttable_get_type(kind);
    const int count = std::min(blkid_partlist_numof_partitions(list), kMostPartitions);
    for (int i = 0; i < count; ++i) {
        const blkid_partition each = blkid_partlist_get_partition(list, i);
        if (!each)
            continue;
        Partition partition;
        const auto start = uint64_t(blkid_partition_get_start(each)), size = uint64_t(blkid_partition_get_size(each));
        if (start >= disk.size() / kSector || size > disk.size() / kSector - start)
            continue; // libblkid looks at that too
        partition.offset = start * kSector;
        partition.size = size * kSector;
        if (const char* type = blkid_partition_get_type_string(each)) {
            partition.type = type;
        } else {
            char text[16];
            std::snprintf(text, sizeof text, "0x%02x", unsigned(blkid_partition_get_type(each)) & 0xffU);
            partition.type = text;
        }
        table.partitions.push_back(partition);
    }
    return table;
}

// Logical partitions of an MBR stand in a chain of sectors, each of which tells where the next one is, in sectors from the
// first. False when there are none.
bool fillExtended(WindowDisk& disk, const PartitionTable& table) {
    bool any = false;
    for (const Partition& partition : table.partitions) {
        if (partition.type != "0x5" && partition.type != "0x05" && partition.type != "0xf" && partition.type != "0x0f"
            && partition.type != "0x85")
            continue;
        uint64_t at = partition.offset;
        for (int link = 0; link < kMostPartitions; ++link) {
            std::array<unsigned char, kSector> sector{};
            if (!disk.read(at, sector.data(), sector.size()) || sector[510] != 0x55 || sector[511] != 0xaa)
                break;
            any = true;
            const unsigned char* next = &sector[446 + 16 + 8]; // of the second entry: where it begins
            const uint64_t sectors
                = uint64_t(next[0]) | uint64_t(next[1]) << 8 | uint64_t(next[2]) << 16 | uint64_t(next[3]) << 24;
            if (sectors == 0)
                break;
            at = partition.offset + sectors * kSector;
        }
    }
    return any;
}

} // namespace

PartitionTable readPartitions(WindowDisk& disk) {
    fillEnds(disk, 0, disk.size());
    PartitionTable table = readTable(disk);
    if (fillExtended(disk, table))
        table = readTable(disk);
    if (table.kind.empty())
        table.partitions = {Partition{.offset = 0, .size = disk.size(), .type = {}, .fileSystem = {}, .label = {}}};
    for (Partition& partition : table.partitions)
        findFileSystem(disk, partition);
    return table;
}

} // namespace platter::look
