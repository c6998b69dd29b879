// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

// What the fuzzer feeds. Each function takes any bytes as a file of the store, or of a person, and reads it in every way; it aborts when
// a reader gives out what cannot be. The first byte says which checksums are made right first, since no fuzzer finds those.
namespace platter::fuzz {

void readPack(std::span<const std::byte> input);
void readMap(std::span<const std::byte> input);
void readTable(std::span<const std::byte> input);
void readLog(std::span<const std::byte> input);
// Of what people bring (mediareaders.cpp).
void readOvf(std::span<const std::byte> input);
void readArchive(std::span<const std::byte> input);
std::vector<std::byte> ovfSeed();
std::vector<std::byte> archiveSeed();
// A disk image of somebody else's: the first byte says which format, and whether its end is there.
void readHeader(std::span<const std::byte> input);

// Single readers of headers (diskreaders.cpp).
void readDetection(std::span<const std::byte> input);
void readQcow2(std::span<const std::byte> input);
void readManifest(std::span<const std::byte> input);
void readLz4(std::span<const std::byte> input);
void readLz4State(std::span<const std::byte> input);
void readZip(std::span<const std::byte> input);
void readPackedSize(std::span<const std::byte> input);
std::vector<std::byte> detectionSeed();
std::vector<std::byte> qcow2Seed();
std::vector<std::byte> manifestSeed();
std::vector<std::byte> lz4Seed();
std::vector<std::byte> lz4StateSeed();
std::vector<std::byte> zipSeed();

struct Reader {
    std::string_view name; // of its folder of findings
    void (*read)(std::span<const std::byte> input);
};
inline constexpr Reader kReaders[] = {{"pack", readPack}, {"map", readMap}, {"table", readTable}, {"log", readLog},
    {"ovf", readOvf}, {"archive", readArchive}, {"header", readHeader}, {"detection", readDetection},
    {"qcow2", readQcow2}, {"manifest", readManifest}, {"lz4", readLz4}, {"lz4state", readLz4State}, {"zip", readZip},
    {"packedsize", readPackedSize}};

// A whole file of each kind, with its first byte: where to begin.
std::vector<std::byte> seed(std::string_view name);

} // namespace platter::fuzz
