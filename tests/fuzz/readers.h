// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

// What the fuzzer feeds. Each reader takes any bytes as a file of the store, or of a person, and reads it in every way; it aborts
// when a reader gives out what cannot be. Where sums guard the bytes, the first byte says which are made right first, since no
// fuzzer finds those.
namespace platter::fuzz {

// Of the store's files (readers.cpp).
void readPack(std::span<const std::byte> input);
void readMap(std::span<const std::byte> input);
void readTable(std::span<const std::byte> input);
void readLog(std::span<const std::byte> input);
std::vector<std::byte> packSeed();
std::vector<std::byte> mapSeed();
std::vector<std::byte> tableSeed();
std::vector<std::byte> logSeed();
// Of what people bring (mediareaders.cpp).
void readOvf(std::span<const std::byte> input);
void readArchive(std::span<const std::byte> input);
std::vector<std::byte> ovfSeed();
std::vector<std::byte> archiveSeed();
// A disk image of somebody else's (headers.cpp): the first byte says which format, and whether its end is there.
void readHeader(std::span<const std::byte> input);
std::vector<std::byte> headerSeed();
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
    std::vector<std::byte> (*seed)(); // a whole file of its kind: where to begin
};
// The one list: the tests and ./dev fuzz go through it.
inline constexpr Reader kReaders[] = {
    {"pack", readPack, packSeed},
    {"map", readMap, mapSeed},
    {"table", readTable, tableSeed},
    {"log", readLog, logSeed},
    {"ovf", readOvf, ovfSeed},
    {"archive", readArchive, archiveSeed},
    {"header", readHeader, headerSeed},
    {"detection", readDetection, detectionSeed},
    {"qcow2", readQcow2, qcow2Seed},
    {"manifest", readManifest, manifestSeed},
    {"lz4", readLz4, lz4Seed},
    {"lz4state", readLz4State, lz4StateSeed},
    {"zip", readZip, zipSeed},
    {"packedsize", readPackedSize, lz4Seed},
};

} // namespace platter::fuzz
