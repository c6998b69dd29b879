// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/look/extfiles.h"

#include <string>

namespace platter::look {

// What the files of a Linux system tell of it. Empty strings: they do not tell.
struct LinuxFacts {
    std::string id, version, name; // of os-release: ID, VERSION_ID, PRETTY_NAME
    std::string machine; // as uname calls it: "x86_64", "aarch64", "i686", …
    std::string machineFrom; // the program whose header said so
    std::string user; // whom cloud-init makes
    bool hasCloudInit = false;
    std::string virtio; // "yes": a driver for virtio disks is there; "no": kernels are there, and none has it
    bool isSystem() const { return !name.empty() || !id.empty() || !machine.empty(); }
};

LinuxFacts readLinux(const ExtFiles& files);

// Of an ELF header: the machine that it is for, as uname calls it; empty when it is none or another.
std::string machineOf(const std::string& header);
// The value of a line KEY=VALUE, with its quotation marks taken off (os-release(5)).
std::string releaseValue(const std::string& text, const std::string& key);
// system_info → default_user → name in cloud-init's configuration.
std::string defaultUser(const std::string& yaml);

} // namespace platter::look
