// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/downloadorder.h"

#include "models/files/diskoutput.h"

#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// As objects of `images` are stored (api.md, 8.4).
constexpr std::array<std::pair<Codec, QLatin1StringView>, 3> kCodecs{
    {{Codec::Lz4, "lz4"_L1}, {Codec::Gzip, "gz"_L1}, {Codec::Stored, "raw"_L1}}};

} // namespace

DownloadOrder DownloadOrder::of(const Image& image, const ExportRequest& request) {
    const bool kept = request.goesOn && request.path != "-"_L1;
    return {.id = kept ? QUuid::createUuid().toString(QUuid::Id128) : QString(),
        .image = image.id,
        .name = image.name,
        .path = request.path,
        .overwrite = request.overwrite,
        .part = kept ? DiskOutput::partFor(request.path) : QString()};
}

bool DownloadOrder::isOne(const QJsonObject& json) {
    return json.value("kind"_L1) == "download"_L1;
}

QJsonObject DownloadOrder::toJson() const {
    QJsonObject json{{u"kind"_s, u"download"_s}, {u"image"_s, image.toString()}, {u"image_name"_s, name},
        {u"to"_s, path}, {u"overwrite"_s, overwrite}, {u"part"_s, part}};
    if (!mark)
        return json;
    const auto codec = std::ranges::find(kCodecs, mark->codec, &std::pair<Codec, QLatin1StringView>::first);
    if (codec == kCodecs.end())
        return json;
    json.insert(u"etag"_s, QString::fromLatin1(etag));
    json.insert(u"codec"_s, codec->second);
    json.insert(u"packed"_s, mark->packed);
    json.insert(u"disk"_s, mark->disk);
    return json;
}

std::optional<DownloadOrder> DownloadOrder::fromJson(const QString& id, const QJsonObject& json) {
    DownloadOrder order{.id = id,
        .image = ImageId(json.value("image"_L1).toString()),
        .name = json.value("image_name"_L1).toString(),
        .path = json.value("to"_L1).toString(),
        .overwrite = json.value("overwrite"_L1).toBool(),
        .part = json.value("part"_L1).toString(),
        .etag = json.value("etag"_L1).toString().toLatin1()};
    if (!isOne(json) || order.image.isEmpty() || order.path.isEmpty() || order.part.isEmpty())
        return std::nullopt;
    const auto codec
        = std::ranges::find(kCodecs, json.value("codec"_L1).toString(), &std::pair<Codec, QLatin1StringView>::second);
    if (codec != kCodecs.end() && !order.etag.isEmpty()) {
        order.mark = StreamMark{.packed = json.value("packed"_L1).toInteger(),
            .disk = json.value("disk"_L1).toInteger(),
            .codec = codec->first};
    }
    return order;
}

} // namespace platter
