// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/streammark.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

using Name = std::pair<Codec, QLatin1StringView>;
constexpr std::array<Name, 6> kCodecs{{{Codec::Lz4, "lz4"_L1}, {Codec::Gzip, "gz"_L1}, {Codec::Stored, "raw"_L1},
    {Codec::Bzip2, "bz2"_L1}, {Codec::Xz, "xz"_L1}, {Codec::Zstd, "zst"_L1}}};

} // namespace

void insertMark(QJsonObject& json, const StreamMark& mark) {
    const auto codec = std::ranges::find(kCodecs, mark.codec, &Name::first);
    if (codec == kCodecs.end())
        return;
    json.insert(u"codec"_s, codec->second);
    json.insert(u"packed"_s, mark.packed);
    json.insert(u"disk"_s, mark.disk);
    if (!mark.state.isEmpty())
        json.insert(u"state"_s, QString::fromLatin1(mark.state.toBase64()));
}

std::optional<StreamMark> markIn(const QJsonObject& json) {
    const auto codec = std::ranges::find(kCodecs, json.value("codec"_L1).toString(), &Name::second);
    if (codec == kCodecs.end())
        return std::nullopt;
    return StreamMark{.packed = json.value("packed"_L1).toInteger(),
        .disk = json.value("disk"_L1).toInteger(),
        .codec = codec->first,
        .state = QByteArray::fromBase64(json.value("state"_L1).toString().toLatin1())};
}

} // namespace platter
