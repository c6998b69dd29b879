// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/uploadorder.h"

#include <QCryptographicHash>
#include <QFile>
#include <QUuid>

#include <cerrno>

#include <sys/stat.h>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

QString shortHash(const QByteArray& bytes) {
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).first(16).toHex());
}

QByteArray hex(const QJsonValue& value) {
    return QByteArray::fromHex(value.toString().toLatin1());
}

} // namespace

UploadOrder UploadOrder::of(const ImportRequest& request) {
    return {.id = QUuid::createUuid().toString(QUuid::Id128),
        .fields = {.url = {},
            .name = request.name,
            .architecture = request.architecture,
            .mode = request.mode,
            .username = request.username,
            .minRam = request.minRam,
            .description = request.description},
        .path = request.copyOf ? QString() : request.media.path,
        .member = request.copyOf ? QString() : request.media.member,
        .format = request.copyOf ? QString() : request.media.formatWord(),
        .expectedSha256 = request.expectedSha256,
        .copyOf = request.copyOf};
}

QJsonObject UploadOrder::toJson() const {
    QJsonObject json{{u"name"_s, fields.name}, {u"arch"_s, fields.architecture.name()},
        {u"mode"_s, platter::toApi(fields.mode)}, {u"username"_s, fields.username},
        {u"description"_s, fields.description}, {u"path"_s, path}, {u"member"_s, member}, {u"format"_s, format},
        {u"sha256"_s, QString::fromLatin1(expectedSha256.toHex())}, {u"identity"_s, identity}, {u"object"_s, object},
        {u"image"_s, image.toString()}, {u"compressed"_s, compressed}, {u"second_try"_s, isSecondTry}};
    if (fields.minRam)
        json.insert(u"min_ram"_s, *fields.minRam);
    if (registeringSince.isValid())
        json.insert(u"registering_since"_s, registeringSince.toString(Qt::ISODateWithMs));
    if (copyOf) {
        json.insert(u"copy_library"_s, copyOf->image.library.toString());
        json.insert(u"copy_image"_s, copyOf->image.image.toString());
        json.insert(u"copy_name"_s, copyOf->name);
        json.insert(u"copy_content"_s, QString::fromLatin1(copyOf->contentId.toHex()));
        json.insert(u"copy_virtual"_s, copyOf->virtualSize);
        json.insert(u"copy_data"_s, copyOf->dataSize);
    }
    return json;
}

std::optional<UploadOrder> UploadOrder::fromJson(const QString& id, const QJsonObject& json) {
    UploadOrder order{.id = id,
        .fields = {.url = {},
            .name = json.value("name"_L1).toString(),
            .architecture = Architecture(json.value("arch"_L1).toString()),
            .mode = imageModeFromApi(json.value("mode"_L1).toString()).value_or(ImageMode::Virtio),
            .username = json.value("username"_L1).toString(),
            .minRam = {},
            .description = json.value("description"_L1).toString()},
        .path = json.value("path"_L1).toString(),
        .member = json.value("member"_L1).toString(),
        .format = json.value("format"_L1).toString(),
        .expectedSha256 = hex(json.value("sha256"_L1)),
        .copyOf = {},
        .identity = json.value("identity"_L1).toString(),
        .object = json.value("object"_L1).toString(),
        .registeringSince
        = QDateTime::fromString(json.value("registering_since"_L1).toString(), Qt::ISODateWithMs).toUTC(),
        .image = ImageId(json.value("image"_L1).toString()),
        .isSecondTry = json.value("second_try"_L1).toBool(),
        .compressed = json.value("compressed"_L1).toInteger()};
    if (json.contains("min_ram"_L1))
        order.fields.minRam = json.value("min_ram"_L1).toInteger();
    if (json.contains("copy_image"_L1)) {
        order.copyOf = CopySource{.image
            = {LibraryId(json.value("copy_library"_L1).toString()), ImageId(json.value("copy_image"_L1).toString())},
            .name = json.value("copy_name"_L1).toString(),
            .contentId = hex(json.value("copy_content"_L1)),
            .virtualSize = json.value("copy_virtual"_L1).toInteger(),
            .dataSize = json.value("copy_data"_L1).toInteger(),
            .open = {}};
    }
    if (order.fields.name.isEmpty() || (order.path.isEmpty() && !order.copyOf))
        return std::nullopt;
    return order;
}

Result<QString> UploadOrder::identityNow() const {
    if (copyOf) {
        return shortHash(copyOf->contentId.isEmpty()
                ? QString(copyOf->image.library.toString() + u'/' + copyOf->image.image.toString()).toUtf8()
                : copyOf->contentId);
    }
    struct stat info{};
    if (::stat(QFile::encodeName(path).constData(), &info) != 0)
        return std::unexpected(errorFromErrno(errno, path));
    return shortHash(u"%1|%2|%3.%4|%5.%6"_s.arg(path)
            .arg(info.st_size)
            .arg(info.st_mtim.tv_sec)
            .arg(info.st_mtim.tv_nsec)
            .arg(info.st_ctim.tv_sec)
            .arg(info.st_ctim.tv_nsec)
            .toUtf8());
}

} // namespace platter
