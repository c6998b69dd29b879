// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/library/imagejson.h"

#include "models/domain/sizes.h"

namespace platter {

using namespace Qt::StringLiterals;

namespace {

QJsonValue textOrNull(const QString& text) {
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

QJsonValue timeOrNull(const QDateTime& time) {
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODate)) : QJsonValue(QJsonValue::Null);
}

QJsonValue digestOrNull(const QByteArray& digest) {
    return digest.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(QString::fromLatin1(digest.toHex()));
}

QJsonValue sizeOrNull(const std::optional<qint64>& bytes) {
    return bytes ? QJsonValue(*bytes) : QJsonValue(QJsonValue::Null);
}

QJsonValue ancestorOrNull(const std::optional<Ancestor>& ancestor) {
    if (!ancestor)
        return QJsonValue::Null;
    return QJsonObject{{u"id"_s, ancestor->id.toString()}, {u"resource_type"_s, u"image"_s},
        {u"name"_s, ancestor->name}, {u"status"_s, toApi(ancestor->status)}};
}

// The API's min_ram is MiB. A minimum that is no whole number of them is rounded up: less would not be enough.
QJsonValue minRamOrNull(const std::optional<qint64>& bytes) {
    if (!bytes)
        return QJsonValue::Null;
    return *bytes / kMiB + (*bytes % kMiB > 0 ? 1 : 0);
}

} // namespace

QJsonObject toJson(const Image& image) {
    return {
        {u"id"_s, image.id.toString()},
        {u"resource_type"_s, u"image"_s},
        {u"library"_s, textOrNull(image.library.toString())},
        {u"url"_s, textOrNull(image.url)},
        {u"name"_s, image.name},
        {u"username"_s, textOrNull(image.username)},
        {u"status"_s, toApi(image.status)},
        {u"locked"_s, image.locked},
        {u"description"_s, image.description},
        {u"source"_s, image.source},
        {u"source_type"_s, toApi(image.sourceType)},
        {u"source_trigger"_s, toApi(image.sourceTrigger)},
        {u"arch"_s, textOrNull(image.architecture.name())},
        {u"created_at"_s, timeOrNull(image.createdAt)},
        {u"official"_s, image.official},
        {u"public"_s, image.isPublic},
        {u"owner"_s, textOrNull(image.owner)},
        {u"compatibility_mode"_s, image.mode == ImageMode::Compatibility},
        {u"virtual_size_bytes"_s, image.virtualSize},
        {u"disk_size_bytes"_s, image.diskSize},
        {u"min_ram"_s, minRamOrNull(image.minRam)},
        {u"licence_name"_s, textOrNull(image.licenceName)},
        {u"ancestor"_s, ancestorOrNull(image.ancestor)},
        {u"starred"_s, image.starred},
        {u"stored_bytes"_s, sizeOrNull(image.storedSize)},
        {u"frees_bytes"_s, sizeOrNull(image.freesBytes)},
        {u"content_id"_s, digestOrNull(image.contentId)},
        {u"source_sha256"_s, digestOrNull(image.contentId.isEmpty() ? QByteArray() : image.sourceSha256)},
        {u"source_verified"_s, image.sourceVerified},
        {u"source_checked_by"_s, textOrNull(image.sourceCheckedBy)},
        {u"source_signed_by"_s, textOrNull(image.sourceSignedBy)},
        {u"source_url"_s, textOrNull(image.isFromWeb() ? image.sourcePath : QString())},
        {u"source_format"_s, textOrNull(image.sourceFormat)},
        {u"failure"_s, image.failure ? QJsonValue(toJson(*image.failure)) : QJsonValue(QJsonValue::Null)},
        {u"deleted_at"_s, image.deletedAt ? timeOrNull(*image.deletedAt) : QJsonValue(QJsonValue::Null)},
    };
}

QJsonObject toJson(const HistoryEntry& entry) {
    return {{u"at"_s, timeOrNull(entry.at)}, {u"who"_s, textOrNull(entry.who)}, {u"action"_s, entry.action},
        {u"detail"_s, textOrNull(entry.detail)}};
}

QJsonObject toJson(const LibraryStatistics& statistics) {
    return {{u"images"_s, statistics.images}, {u"deleted_images"_s, statistics.deleted},
        {u"virtual_size_bytes"_s, statistics.virtualSize}, {u"data_bytes"_s, statistics.data},
        {u"unique_bytes"_s, statistics.unique}, {u"compressed_bytes"_s, statistics.stored},
        {u"stored_bytes"_s, statistics.packs}, {u"garbage_bytes"_s, statistics.garbage},
        {u"repacked_bytes"_s, statistics.repacked}, {u"repack_saved_bytes"_s, statistics.repackSaved},
        {u"fetched_bytes"_s, statistics.fetched}, {u"dedup_ratio"_s, statistics.dedupRatio()},
        {u"compression_ratio"_s, statistics.compressionRatio()}};
}

QJsonObject toJson(const Error& error) {
    return {
        {u"code"_s, errorCodeName(error.code)}, {u"message"_s, error.message}, {u"detail"_s, textOrNull(error.detail)}};
}

} // namespace platter
