// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/trust/filedigest.h"

#include <optional>

namespace platter {

// What a file must hash to.
struct Checksum {
    DigestKind kind = DigestKind::Sha256;
    QByteArray digest{};

    bool operator==(const Checksum&) const = default;
};

// The checksum that a publisher's list tells of a file: lines as sha256sum and sha512sum write them ("HEX  NAME", "HEX *NAME",
// also behind a folder), or in BSD's style ("SHA256 (NAME) = HEX", Fedora's CHECKSUM). A bare digest counts in a list of the
// file's own ("disk.raw.sha256"). Nothing when the list does not name the file, or tells two things of it. Pure.
std::optional<Checksum> checksumIn(const QByteArray& list, const QString& listName, const QString& fileName);

} // namespace platter
