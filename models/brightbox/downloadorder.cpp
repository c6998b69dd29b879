// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/downloadorder.h"

#include "models/files/diskoutput.h"
#include "models/media/streammark.h"

#include <QUuid>

namespace platter {
using namespace Qt::StringLiterals;

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
    if (mark) {
        json.insert(u"etag"_s, QString::fromLatin1(etag));
        insertMark(json, *mark);
    }
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
    if (!order.etag.isEmpty())
        order.mark = markIn(json);
    return order;
}

} // namespace platter
