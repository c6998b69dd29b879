// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/trust/checksumlist.h"
#include "models/trust/vendorkeys.h"

#include <functional>

namespace platter {

// What a disk's file must hash to, and who says so. A plain value.
struct SourceCheck {
    Checksum sum{};
    QString from{}; // the list beside the file that tells it: "SHA256SUMS"; empty: a person gave it
    QString signedBy{}; // the vendor whose signature of that list was verified; empty: none

    // What a file is held to: a SHA-256 that a person gave (empty: none) comes before what was found, unless both are one.
    static std::optional<SourceCheck> chosen(const QByteArray& givenSha256, const std::optional<SourceCheck>& found);
    bool operator==(const SourceCheck&) const = default;
};

// What lies beside a file to check it with.
struct BesideFile {
    std::optional<SourceCheck> check{};
    QString doubt{}; // a sentence about a signature that is there and does not count; empty: nothing to say
};

// A small file of the same folder; nothing where there is none.
using BesideReader = std::function<std::optional<QByteArray>(const QString& name)>;

// Looks for a publisher's list that names the file, under the names that are usual, and for the list's signature. A list
// that a vendor signed comes before all others; one whose signature is wrong does not count at all. Calls the reader at most
// kMostBeside times. Blocks.
inline constexpr int kMostBeside = 24;
inline constexpr qint64 kMostBesideBytes = 1024 * 1024; // a list is small; what is larger is something else
BesideFile lookBeside(const QString& fileName, const BesideReader& read, const VendorKeys& keys);
// The same for a file on this computer.
BesideFile lookBesideFile(const QString& path, const VendorKeys& keys);

} // namespace platter
