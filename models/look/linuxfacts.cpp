// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/look/linuxfacts.h"

#include <array>
#include <sstream>

#include <elf.h>

namespace platter::look {

namespace {

constexpr size_t kMostText = 64 * 1024;
constexpr size_t kMostModules = 4 << 20; // modules.dep of a large kernel has 1 MiB

// Programs that every system has, in its own machine's language.
constexpr std::array kPrograms{"/usr/bin/bash", "/bin/bash", "/bin/sh", "/usr/bin/sh", "/usr/lib/systemd/systemd",
    "/lib/systemd/systemd", "/sbin/init", "/bin/busybox"};

size_t indentOf(const std::string& line) {
    return line.find_first_not_of(" \t");
}

} // namespace

std::string machineOf(const std::string& header) {
    if (header.size() < 20 || header.compare(0, 4, ELFMAG) != 0)
        return {};
    const bool big = header[EI_DATA] == ELFDATA2MSB, wide = header[EI_CLASS] == ELFCLASS64;
    const auto low = static_cast<unsigned char>(header[big ? 19 : 18]);
    const auto high = static_cast<unsigned char>(header[big ? 18 : 19]);
    switch (low | high << 8) {
    case EM_X86_64:
        return wide ? "x86_64" : ""; // x32
    case EM_386:
        return "i686";
    case EM_AARCH64:
        return "aarch64";
    case EM_ARM:
        return "armv7l";
    case EM_PPC64:
        return big ? "ppc64" : "ppc64le";
    case EM_S390:
        return wide ? "s390x" : "";
    case EM_RISCV:
        return wide ? "riscv64" : "";
    default:
        return {};
    }
}

std::string releaseValue(const std::string& text, const std::string& key) {
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.compare(0, key.size() + 1, key + '=') != 0)
            continue;
        std::string value = line.substr(key.size() + 1);
        while (!value.empty() && (value.back() == '\r' || value.back() == ' '))
            value.pop_back();
        const bool quoted
            = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
        return quoted ? value.substr(1, value.size() - 2) : value;
    }
    return {};
}

std::string defaultUser(const std::string& yaml) {
    std::istringstream lines(yaml);
    size_t inside = std::string::npos; // how far "default_user:" is indented
    for (std::string line; std::getline(lines, line);) {
        const size_t indent = indentOf(line);
        if (indent == std::string::npos || line[indent] == '#')
            continue;
        if (inside != std::string::npos && indent <= inside)
            inside = std::string::npos;
        const std::string rest = line.substr(indent);
        if (rest.compare(0, 13, "default_user:") == 0) {
            inside = indent;
        } else if (inside != std::string::npos && rest.compare(0, 5, "name:") == 0) {
            std::string name = rest.substr(5);
            const size_t from = name.find_first_not_of(" \t\"'"), to = name.find_last_not_of(" \t\r\"'");
            return from == std::string::npos ? std::string() : name.substr(from, to - from + 1);
        }
    }
    return {};
}

LinuxFacts readLinux(const ExtFiles& files) {
    LinuxFacts facts;
    for (const char* path : {"/etc/os-release", "/usr/lib/os-release"}) {
        const auto text = files.read(path, kMostText);
        if (!text)
            continue;
        facts.id = releaseValue(*text, "ID");
        facts.version = releaseValue(*text, "VERSION_ID");
        facts.name = releaseValue(*text, "PRETTY_NAME");
        break;
    }
    for (const char* path : kPrograms) {
        const auto header = files.read(path, 64);
        facts.machine = header ? machineOf(*header) : std::string();
        facts.machineFrom = path;
        if (!facts.machine.empty())
            break;
    }
    if (facts.machine.empty())
        facts.machineFrom.clear();
    if (const auto config = files.read("/etc/cloud/cloud.cfg", kMostText)) {
        facts.hasCloudInit = true;
        facts.user = defaultUser(*config);
    }
    for (const char* folder : {"/usr/lib/modules", "/lib/modules"}) {
        for (const std::string& kernel : files.names(folder)) {
            if (facts.virtio == "yes")
                break;
            bool there = false;
            for (const char* list : {"modules.builtin", "modules.dep"}) {
                const auto text = files.read((std::string(folder) + '/' + kernel + '/' + list).c_str(), kMostModules);
                there = there || text.has_value();
                if (text && text->find("virtio_blk.ko") != std::string::npos)
                    facts.virtio = "yes";
            }
            if (there && facts.virtio.empty())
                facts.virtio = "no";
        }
        if (!facts.virtio.empty())
            break;
    }
    return facts;
}

} // namespace platter::look
