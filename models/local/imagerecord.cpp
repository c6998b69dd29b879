// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/imagerecord.h"

#include <array>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

QVariant timeText(const QDateTime& time) {
    return time.isValid() ? QVariant(time.toUTC().toString(Qt::ISODateWithMs)) : QVariant();
}

QDateTime timeOf(const QVariant& value) {
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

QVariant text(const QString& value) {
    return value.isNull() ? u""_s : value; // a null string would be bound as NULL
}

QVariant hex(const QByteArray& bytes) {
    return text(QString::fromLatin1(bytes.toHex()));
}

QByteArray bytesOfHex(const QVariant& value) {
    return QByteArray::fromHex(value.toString().toLatin1());
}

Error& failureOf(ImageRecord& record) {
    if (!record.image.failure)
        record.image.failure = Error{};
    return *record.image.failure;
}

Ancestor& ancestorOf(ImageRecord& record) {
    if (!record.image.ancestor)
        record.image.ancestor = Ancestor{};
    return *record.image.ancestor;
}

using R = ImageRecord;
using V = QVariant;

// Failure and ancestor come as several fields; the first one being null clears the whole.
constexpr auto kFields = std::to_array<RecordField>({
    {"name", [](const R& r) { return text(r.image.name); }, [](R& r, const V& v) { r.image.name = v.toString(); }},
    {"username", [](const R& r) { return text(r.image.username); },
        [](R& r, const V& v) { r.image.username = v.toString(); }},
    {"status", [](const R& r) { return V(toApi(r.image.status)); },
        [](R& r, const V& v) { r.image.status = imageStatusFromApi(v.toString()).value_or(ImageStatus::Unavailable); }},
    {"locked", [](const R& r) { return V(qint64{r.image.locked}); },
        [](R& r, const V& v) { r.image.locked = v.toLongLong() != 0; }},
    {"description", [](const R& r) { return text(r.image.description); },
        [](R& r, const V& v) { r.image.description = v.toString(); }},
    {"source", [](const R& r) { return text(r.image.source); },
        [](R& r, const V& v) { r.image.source = v.toString(); }},
    {"source_type", [](const R& r) { return V(toApi(r.image.sourceType)); },
        [](R& r, const V& v) { r.image.sourceType = sourceTypeFromApi(v.toString()).value_or(SourceType::Upload); }},
    {"source_trigger", [](const R& r) { return V(toApi(r.image.sourceTrigger)); },
        [](R& r, const V& v) {
            r.image.sourceTrigger = sourceTriggerFromApi(v.toString()).value_or(SourceTrigger::Manual);
        }},
    {"arch", [](const R& r) { return text(r.image.architecture.name()); },
        [](R& r, const V& v) { r.image.architecture = Architecture(v.toString()); }},
    {"created_at", [](const R& r) { return timeText(r.image.createdAt); },
        [](R& r, const V& v) { r.image.createdAt = timeOf(v); }},
    {"official", [](const R& r) { return V(qint64{r.image.official}); },
        [](R& r, const V& v) { r.image.official = v.toLongLong() != 0; }},
    {"public", [](const R& r) { return V(qint64{r.image.isPublic}); },
        [](R& r, const V& v) { r.image.isPublic = v.toLongLong() != 0; }},
    {"owner", [](const R& r) { return text(r.image.owner); }, [](R& r, const V& v) { r.image.owner = v.toString(); }},
    {"mode", [](const R& r) { return V(toApi(r.image.mode)); },
        [](R& r, const V& v) { r.image.mode = imageModeFromApi(v.toString()).value_or(ImageMode::Virtio); }},
    {"virtual_size", [](const R& r) { return V(r.image.virtualSize); },
        [](R& r, const V& v) { r.image.virtualSize = v.toLongLong(); }},
    {"disk_size", [](const R& r) { return V(r.image.diskSize); },
        [](R& r, const V& v) { r.image.diskSize = v.toLongLong(); }},
    {"expected_size", [](const R& r) { return V(r.image.expectedSize); },
        [](R& r, const V& v) { r.image.expectedSize = v.toLongLong(); }},
    {"min_ram", [](const R& r) { return r.image.minRam ? V(*r.image.minRam) : V(); },
        [](R& r, const V& v) { r.image.minRam = v.isNull() ? std::nullopt : std::optional(qint64{v.toLongLong()}); }},
    {"licence_name", [](const R& r) { return text(r.image.licenceName); },
        [](R& r, const V& v) { r.image.licenceName = v.toString(); }},
    {"ancestor_id", [](const R& r) { return r.image.ancestor ? V(r.image.ancestor->id.toString()) : V(); },
        [](R& r, const V& v) {
            if (v.isNull())
                r.image.ancestor.reset();
            else
                ancestorOf(r).id = ImageId(v.toString());
        }},
    {"ancestor_name", [](const R& r) { return r.image.ancestor ? text(r.image.ancestor->name) : V(); },
        [](R& r, const V& v) {
            if (!v.isNull())
                ancestorOf(r).name = v.toString();
        }},
    {"starred", [](const R& r) { return V(qint64{r.image.starred}); },
        [](R& r, const V& v) { r.image.starred = v.toLongLong() != 0; }},
    {"stored_size", [](const R& r) { return r.image.storedSize ? V(*r.image.storedSize) : V(); },
        [](R& r, const V& v) {
            r.image.storedSize = v.isNull() ? std::nullopt : std::optional(qint64{v.toLongLong()});
        }},
    {"content_id", [](const R& r) { return hex(r.image.contentId); },
        [](R& r, const V& v) { r.image.contentId = bytesOfHex(v); }},
    {"source_sha256", [](const R& r) { return hex(r.image.sourceSha256); },
        [](R& r, const V& v) { r.image.sourceSha256 = bytesOfHex(v); }},
    {"source_verified", [](const R& r) { return V(qint64{r.image.sourceVerified}); },
        [](R& r, const V& v) { r.image.sourceVerified = v.toLongLong() != 0; }},
    {"source_checked_by", [](const R& r) { return text(r.image.sourceCheckedBy); },
        [](R& r, const V& v) { r.image.sourceCheckedBy = v.toString(); }},
    {"source_signed_by", [](const R& r) { return text(r.image.sourceSignedBy); },
        [](R& r, const V& v) { r.image.sourceSignedBy = v.toString(); }},
    {"source_path", [](const R& r) { return text(r.image.sourcePath); },
        [](R& r, const V& v) { r.image.sourcePath = v.toString(); }},
    {"source_format", [](const R& r) { return text(r.image.sourceFormat); },
        [](R& r, const V& v) { r.image.sourceFormat = v.toString(); }},
    {"failure_code", [](const R& r) { return r.image.failure ? V(errorCodeName(r.image.failure->code)) : V(); },
        [](R& r, const V& v) {
            if (v.isNull())
                r.image.failure.reset();
            else
                failureOf(r).code = errorCodeFromName(v.toString());
        }},
    {"failure_message", [](const R& r) { return r.image.failure ? text(r.image.failure->message) : V(); },
        [](R& r, const V& v) {
            if (!v.isNull())
                failureOf(r).message = v.toString();
        }},
    {"failure_detail", [](const R& r) { return r.image.failure ? text(r.image.failure->detail) : V(); },
        [](R& r, const V& v) {
            if (!v.isNull())
                failureOf(r).detail = v.toString();
        }},
    {"deleted_at", [](const R& r) { return r.image.deletedAt ? timeText(*r.image.deletedAt) : V(); },
        [](R& r, const V& v) { r.image.deletedAt = v.isNull() ? std::nullopt : std::optional(timeOf(v)); }},
    {"writer_pack", [](const R& r) { return V(qint64{r.writerPack}); },
        [](R& r, const V& v) { r.writerPack = static_cast<quint32>(v.toLongLong()); }},
    {"reclaimed", [](const R& r) { return V(qint64{r.image.reclaimed}); },
        [](R& r, const V& v) { r.image.reclaimed = v.toLongLong() != 0; }},
    {"status_before", [](const R& r) { return r.statusBefore ? V(toApi(*r.statusBefore)) : V(); },
        [](R& r, const V& v) { r.statusBefore = imageStatusFromApi(v.toString()); }},
});

} // namespace

std::span<const RecordField> recordFields() {
    return kFields;
}

QJsonObject toJson(const ImageRecord& record) {
    QJsonObject fields;
    for (const RecordField& field : kFields)
        fields.insert(QLatin1StringView(field.name), QJsonValue::fromVariant(field.get(record)));
    return fields;
}

QJsonObject difference(const ImageRecord& before, const ImageRecord& now) {
    const QJsonObject old = toJson(before);
    QJsonObject fields = toJson(now);
    for (auto field = fields.begin(); field != fields.end();) {
        if (old.value(field.key()) == field.value())
            field = fields.erase(field);
        else
            ++field;
    }
    return fields;
}

void apply(ImageRecord& record, const QJsonObject& fields) {
    for (const RecordField& field : kFields) {
        const auto value = fields.constFind(QLatin1StringView(field.name));
        if (value != fields.constEnd())
            field.set(record, value->isNull() ? QVariant() : value->toVariant());
    }
}

} // namespace platter
