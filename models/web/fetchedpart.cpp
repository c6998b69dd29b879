// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/fetchedpart.h"

#include "models/media/formatnames.h"
#include "models/media/zeros.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLongestRecord = 64 * 1024; // bytes
constexpr qsizetype kDigest = 32; // bytes

// The record beside it begins with a dot.
QString fitting(const QString& fileName) {
    const QString name = nameOfCopy(fileName);
    return name.startsWith(u'.') ? u'_' + name : name;
}

QString text(const QByteArray& bytes) {
    return QString::fromLatin1(bytes);
}

} // namespace

FetchedPart::FetchedPart(const QString& folder, const QString& fileName, const QString& address, bool secret)
    : m_folder(folder)
    , m_path(folder + u'/' + fitting(fileName))
    , m_address(address)
    , m_secret(secret) { }

std::optional<FetchedPart::Record> FetchedPart::in(const QString& folder) {
    QFile file(folder + u"/.fetched"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(file.read(kLongestRecord)).object();
    const auto latin1 = [&json](QLatin1StringView key) { return json.value(key).toString().toLatin1(); };
    Record record{.address = json.value("address"_L1).toString(),
        .secret = json.value("secret"_L1).toBool(),
        .version = {.size = json.value("size"_L1).toInteger(-1),
            .etag = latin1("etag"_L1),
            .lastModified = latin1("last_modified"_L1),
            .validator = latin1("validator"_L1)},
        .bytes = json.value("bytes"_L1).toInteger(-1),
        .sha256 = QByteArray::fromHex(latin1("sha256"_L1))};
    const bool makesSense = !record.address.isEmpty() && !record.version.validator.isEmpty() && record.bytes > 0
        && record.bytes <= *record.version.size && record.sha256.size() == kDigest;
    return makesSense ? std::optional(std::move(record)) : std::nullopt;
}

std::optional<FetchedPart::Record> FetchedPart::kept() const {
    auto record = in(m_folder);
    if (record && (record->address != m_address || !QFileInfo(m_path).isFile()))
        return std::nullopt;
    return record;
}

Result<void> FetchedPart::open() {
    if (m_file.isOpen())
        return {};
    if (auto made = makeFolder(m_folder); !made)
        return made;
    auto file = File::openOrCreate(m_path);
    if (!file)
        return std::unexpected(file.error());
    m_file = *std::move(file);
    return {};
}

Result<void> FetchedPart::read(qint64 offset, std::span<std::byte> buffer) {
    return open().and_then([&] { return m_file.read(offset, buffer); });
}

Result<void> FetchedPart::beginAt(qint64 bytes) {
    m_length = bytes;
    if (bytes == 0 && !QFileInfo::exists(m_folder))
        return {};
    auto done = bytes == 0 ? removeFile(recordPath()) : Result<void>{};
    return done.and_then([this] { return open(); }).and_then([&] { return m_file.truncate(bytes); });
}

Result<void> FetchedPart::add(std::span<const std::byte> bytes) {
    if (auto opened = open(); !opened)
        return opened;
    if (!isZero(bytes)) {
        if (auto written = m_file.write(m_length, bytes); !written)
            return written;
    }
    m_length += std::ssize(bytes);
    return {};
}

Result<void> FetchedPart::note(const WebVersion& version, const QByteArray& sha256) {
    const QJsonObject json{{u"address"_s, m_address}, {u"secret"_s, m_secret}, {u"size"_s, version.size.value_or(-1)},
        {u"etag"_s, text(version.etag)}, {u"last_modified"_s, text(version.lastModified)},
        {u"validator"_s, text(version.validator)}, {u"bytes"_s, m_length}, {u"sha256"_s, text(sha256.toHex())}};
    const QString temporary = recordPath() + u".part";
    return finish()
        .and_then([&] { return removeFile(temporary); }) // of a process that died
        .and_then([&] { return File::createNew(temporary); })
        .and_then([&](File file) { return file.write(0, bytesOf(QJsonDocument(json).toJson(QJsonDocument::Compact))); })
        .and_then([&] { return renameDurably(temporary, recordPath()); });
}

Result<void> FetchedPart::finish() {
    return open().and_then([this] { return m_file.truncate(m_length); });
}

void FetchedPart::remove() {
    m_file.close();
    for (const QString& path : {recordPath(), QString(recordPath() + u".part"), m_path}) {
        if (const auto removed = removeFile(path); !removed)
            qWarning("%s", qPrintable(removed.error().detail));
    }
    (void)QDir().rmdir(m_folder); // unless there is more in it
}

} // namespace platter
