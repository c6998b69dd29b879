// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/imagelog.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <xxhash.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qsizetype kSumLength = 16;
constexpr qsizetype kLongest = 1024 * 1024; // of a line

QByteArray sumOf(QByteArrayView json) {
    return QByteArray::number(qulonglong{XXH3_64bits(json.data(), static_cast<size_t>(json.size()))}, 16)
        .rightJustified(kSumLength, '0');
}

} // namespace

Result<qint64> ImageLog::append(
    const LibraryFolder& folder, const ImageId& id, const HistoryEntry& entry, const QJsonObject& set) {
    const QString path = folder.log(id);
    const bool isNew = !QFile::exists(path);
    auto file = File::openOrCreate(path);
    if (!file)
        return std::unexpected(file.error());
    const auto size = file->size();
    if (!size)
        return std::unexpected(size.error());
    const QByteArray json = QJsonDocument(QJsonObject{
                                              {u"at"_s, entry.at.toUTC().toString(Qt::ISODateWithMs)},
                                              {u"who"_s, entry.who},
                                              {u"action"_s, entry.action},
                                              {u"detail"_s, entry.detail},
                                              {u"set"_s, set},
                                          })
                                .toJson(QJsonDocument::Compact);
    QByteArray line = sumOf(json) + ' ' + json + '\n';
    if (line.size() >= kLongest) { // what could not be read back must not be written
        return std::unexpected(Error{ErrorCode::InvalidArgument,
            QCoreApplication::translate("ImageLog", "That is too much text for one image. Please shorten it.")});
    }
    if (*size > 0) { // a torn line before it must not swallow this one
        std::array<std::byte, 1> last{};
        if (auto got = file->read(*size - 1, last); !got)
            return std::unexpected(got.error());
        if (last[0] != std::byte{'\n'})
            line.prepend('\n');
    }
    auto done = file->write(*size, bytesOf(line));
    if (done)
        done = file->sync();
    if (done && isNew)
        done = syncFolder(folder.maps());
    if (!done) {
        (void)(isNew ? removeFile(path) : file->truncate(*size));
        return std::unexpected(done.error());
    }
    return *size + line.size();
}

Result<ImageLog::Replayed> ImageLog::replay(const LibraryFolder& folder, const ImageId& id) {
    QFile file(folder.log(id));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(errorFromErrno(file.exists() ? EIO : ENOENT, file.fileName()));
    Replayed replayed;
    bool any = false;
    while (!file.atEnd()) {
        QByteArray line = file.readLine(kLongest);
        if (line.size() >= kLongest - 1 && !line.endsWith('\n')) { // none of ours: left out as a whole
            while (!line.isEmpty() && !line.endsWith('\n'))
                line = file.readLine(kLongest);
            ++replayed.damagedLines;
            continue;
        }
        if (line.isEmpty())
            break;
        if (line == "\n")
            continue;
        const QByteArrayView json = QByteArrayView(line).sliced(std::min(line.size(), kSumLength + 1)).trimmed();
        // A last line that lacks only its newline is whole: the next append gives it one.
        if (line.size() <= kSumLength || line.at(kSumLength) != ' '
            || sumOf(json) != QByteArrayView(line).first(std::min(line.size(), kSumLength))) {
            ++replayed.damagedLines;
            continue;
        }
        const QJsonObject object = QJsonDocument::fromJson(json.toByteArray()).object();
        apply(replayed.record, object.value("set"_L1).toObject());
        replayed.history.append({QDateTime::fromString(object.value("at"_L1).toString(), Qt::ISODateWithMs).toUTC(),
            object.value("who"_L1).toString(), object.value("action"_L1).toString(),
            object.value("detail"_L1).toString()});
        any = true;
    }
    if (file.error() != QFile::NoError)
        return std::unexpected(errorFromErrno(EIO, file.fileName()));
    if (!any) {
        return std::unexpected(Error{ErrorCode::Damaged,
            QCoreApplication::translate("ImageLog", "The record of this image is damaged."), file.fileName()});
    }
    replayed.record.image.id = id;
    replayed.record.logSize = file.size();
    return replayed;
}

qint64 ImageLog::size(const LibraryFolder& folder, const ImageId& id) {
    const QFileInfo info(folder.log(id));
    return info.exists() ? info.size() : 0;
}

} // namespace platter
