// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/look/look.h"

#include "models/look/linuxfacts.h"
#include "models/look/partitions.h"

#include <algorithm>

namespace platter::look {

namespace {

// On one line, and not long: what is read from a disk may be anything.
std::string line(const std::string& word, std::string value) {
    if (value.empty())
        return {};
    std::ranges::replace_if(value, [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
    return word + '\t' + value.substr(0, 200) + '\n';
}

} // namespace

std::string look(WindowDisk& disk) {
    const PartitionTable table = readPartitions(disk);
    std::string text = line("table", table.kind);
    for (const Partition& partition : table.partitions) {
        text += line("partition", std::to_string(partition.offset) + ' ' + std::to_string(partition.size));
        text
            += line("type", partition.type) + line("filesystem", partition.fileSystem) + line("label", partition.label);
    }
    LinuxFacts best;
    for (const Partition& partition : table.partitions) {
        if (partition.fileSystem.compare(0, 3, "ext") != 0)
            continue;
        const auto files = ExtFiles::open(disk, partition.offset, partition.size);
        const LinuxFacts facts = files ? readLinux(*files) : LinuxFacts();
        if (!best.isSystem() && facts.isSystem())
            best = facts;
    }
    return text + line("os", best.id) + line("version", best.version) + line("name", best.name)
        + line("machine", best.machine) + line("machinefrom", best.machineFrom) + line("user", best.user)
        + line("cloudinit", best.hasCloudInit ? "yes" : "") + line("virtio", best.virtio);
}

} // namespace platter::look
