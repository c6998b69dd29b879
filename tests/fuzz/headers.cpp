// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskheader.h"
#include "tests/fuzz/insist.h"
#include "tests/fuzz/readers.h"
#include "tests/media/hostile.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter::fuzz {

namespace {

constexpr DiskFormat kFormats[]
    = {DiskFormat::Qcow2, DiskFormat::Vmdk, DiskFormat::Vdi, DiskFormat::Vhd, DiskFormat::Vhdx};

} // namespace

void readHeader(std::span<const std::byte> input) {
    if (input.empty())
        return;
    const auto flags = unsigned(input.front());
    const auto bytes = input.subspan(1);
    qint64 asked = 0;
    HeaderInput header;
    header.name = u"disk"_s;
    header.wholeTables = (flags & 16) != 0;
    if ((flags & 8) == 0)
        header.size = qint64(bytes.size());
    header.part = [&](qint64 offset, qint64 length) -> Result<std::vector<std::byte>> {
        insist(offset >= 0 && length >= 0, "a negative place");
        asked += length;
        const auto begin = std::min(bytes.size(), std::size_t(offset));
        const auto piece = bytes.subspan(begin, std::min(bytes.size() - begin, std::size_t(length)));
        return std::vector<std::byte>(piece.begin(), piece.end());
    };
    const auto found = readDiskHeader(kFormats[(flags & 7) % std::size(kFormats)], header);
    insist(asked < qint64(1) << 30, "too much is read"); // bounded, whatever the numbers say
    if (!found) {
        insist(!found.error().message.isEmpty(), "an error without words");
        return;
    }
    insist(!found->virtualSize || (*found->virtualSize >= 0 && *found->virtualSize <= header.largest),
        "a size beyond the limit");
    insist(!found->dataSize || *found->dataSize >= 0, "a negative length of data");
    insist(found->virtualSize || !header.size, "no size");
}

std::vector<std::byte> headerSeed() {
    const QByteArray file = test::qcow2Header();
    std::vector<std::byte> seed{std::byte{0}};
    const auto bytes = std::as_bytes(std::span(file.constData(), std::size_t(file.size())));
    seed.insert(seed.end(), bytes.begin(), bytes.end());
    return seed;
}

} // namespace platter::fuzz
