// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/begunimport.h"

#include "models/media/streammark.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr QStringView kMapEnding = u".map";
constexpr QStringView kEnding = u".begun";
constexpr qint64 kLongestRecord = 1024 * 1024; // bytes

QJsonObject readRecord(const QString& path) {
    const auto file = File::openRead(path);
    const auto size = file ? file->size() : std::unexpected(file.error());
    if (!size || *size > kLongestRecord)
        return {};
    QByteArray bytes(*size, Qt::Uninitialized);
    if (!file->read(0, std::as_writable_bytes(std::span(bytes.data(), static_cast<size_t>(bytes.size())))))
        return {};
    return QJsonDocument::fromJson(bytes).object();
}

Result<void> writeRecord(const QString& path, const QJsonObject& json) {
    const QString temporary = path + u".part";
    if (auto removed = removeFile(temporary); !removed) // of a process that died
        return removed;
    auto file = File::createNew(temporary);
    if (!file)
        return std::unexpected(file.error());
    return file->write(0, bytesOf(QJsonDocument(json).toJson(QJsonDocument::Compact)))
        .and_then([&] { return file->sync(); })
        .and_then([&] { return renameDurably(temporary, path); });
}

} // namespace

BegunImport::BegunImport(const QString& mapPath)
    : m_record(mapPath.chopped(kMapEnding.size()) + kEnding) { }

Result<void> BegunImport::keep(MapWriter& map, const State& state) {
    const int which = readRecord(m_record).value("map"_L1).toInt() == 0 ? 1 : 0; // the other one stays until then
    const auto begun = map.copyTo(mapPath(which));
    if (!begun)
        return std::unexpected(begun.error());
    QJsonObject json{{u"map"_s, which}, {u"content_id"_s, QString::fromLatin1(begun->contentId.toByteArray().toHex())},
        {u"identity"_s, QString::fromLatin1(state.identity.toBase64())}, {u"stored"_s, state.stored}};
    insertMark(json, state.mark);
    return writeRecord(m_record, json).and_then([&] { return removeFile(mapPath(1 - which)); });
}

bool BegunImport::exists() const {
    return QFile::exists(m_record);
}

std::optional<BegunImport::State> BegunImport::read() const {
    const QJsonObject json = readRecord(m_record);
    auto mark = markIn(json);
    if (!mark)
        return std::nullopt;
    return State{.identity = QByteArray::fromBase64(json.value("identity"_L1).toString().toLatin1()),
        .mark = *std::move(mark),
        .stored = json.value("stored"_L1).toInteger()};
}

Result<MapReader> BegunImport::map() const {
    const QJsonObject json = readRecord(m_record);
    return MapReader::openImage(
        mapPath(json.value("map"_L1).toInt()), QByteArray::fromHex(json.value("content_id"_L1).toString().toLatin1()));
}

Result<void> BegunImport::remove() {
    for (const QString& path : {m_record, QString(m_record + u".part"), mapPath(0), mapPath(1)}) {
        if (auto removed = removeFile(path); !removed)
            return removed;
    }
    return {};
}

QStringList BegunImport::leftovers(const QString& mapsFolder) {
    const QDir folder(mapsFolder);
    QStringList paths;
    for (const QString& name : folder.entryList(QStringList(u"*.begun"_s) + mapNames(), QDir::Files | QDir::Hidden)) {
        const QString id = name.first(name.lastIndexOf(kEnding));
        if (!folder.exists(id + u".log") || folder.exists(id + kMapEnding))
            paths += folder.filePath(name);
    }
    return paths;
}

} // namespace platter
