// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/unfinished.h"

#include "models/servers/virt.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kLargestRecord = 1024 * 1024; // bytes

void remove(const QStringList& files) {
    for (const QString& file : files)
        if (const auto removed = removeFile(file); !removed)
            qWarning("%s could not be removed: %s", qPrintable(file), qPrintable(removed.error().message));
}

std::optional<Unfinished::Work> workOf(const File& record) {
    const auto size = record.size();
    if (!size || *size > kLargestRecord)
        return {};
    QByteArray text(*size, 0);
    if (!record.read(0, std::as_writable_bytes(std::span(text.data(), std::size_t(text.size())))))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    Unfinished::Work work{.address = json["address"_L1].toString(), .uuid = json["uuid"_L1].toString(), .files = {}};
    for (const QJsonValue& file : json["files"_L1].toArray())
        if (const QString path = file.toString(); QFileInfo(path).isAbsolute())
            work.files.append(path);
    return work.address.isEmpty() ? std::nullopt : std::optional(work);
}

// Nothing: libvirt does not say.
std::optional<bool> isDefined(const QString& address, const QString& uuid) {
    const auto connection = Virt::open(address, Virt::Access::Look);
    if (!connection)
        return {};
    const auto domain = Virt::find(*connection, uuid);
    if (!domain && domain.error().code != ErrorCode::NotFound)
        return {};
    return domain.has_value();
}

} // namespace

Result<std::unique_ptr<Unfinished>> Unfinished::begin(const QString& folder, const Work& work) {
    if (const auto made = makeFolder(folder); !made)
        return std::unexpected(made.error());
    const QString path = folder + u'/' + QUuid::createUuid().toString(QUuid::Id128) + u".json"_s;
    const QByteArray text = QJsonDocument(QJsonObject{{u"address"_s, work.address}, {u"uuid"_s, work.uuid},
                                              {u"files"_s, QJsonArray::fromStringList(work.files)}})
                                .toJson();
    // Under a name that clean() does not look for until it is whole and locked.
    auto record = File::createNew(path + u".new"_s);
    if (!record)
        return std::unexpected(record.error());
    const auto locked = record->tryLock(File::Lock::Exclusive);
    auto written = locked ? record->write(0, bytesOf(text)) : Result<void>(std::unexpected(locked.error()));
    if (written)
        written = record->sync();
    if (written)
        written = renameDurably(path + u".new"_s, path);
    if (!written) {
        (void)removeFile(path + u".new"_s);
        return std::unexpected(written.error());
    }
    Work known = work;
    known.files.prepend(path); // the last to go: remove() is called in reverse
    return std::unique_ptr<Unfinished>(new Unfinished(std::move(known), std::move(*record)));
}

Unfinished::~Unfinished() {
    if (m_done)
        return;
    for (auto file = m_work.files.crbegin(); file != m_work.files.crend(); ++file)
        remove({*file});
}

void Unfinished::done() {
    m_done = true;
    remove({m_work.files.first()});
}

void Unfinished::clean(const QString& folder, const QString& address) {
    const QFileInfoList infos = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files);
    for (const QFileInfo& info : infos) {
        auto record = File::openReadWrite(info.filePath());
        if (!record)
            continue;
        const auto locked = record->tryLock(File::Lock::Exclusive);
        const auto work = locked.value_or(false) ? workOf(*record) : std::nullopt; // else it is being worked on
        if (!work || work->address != address)
            continue;
        const auto owned = work->uuid.isEmpty() ? std::optional(false) : isDefined(address, work->uuid);
        if (!owned)
            continue;
        if (!*owned)
            remove(work->files);
        remove({info.filePath()});
    }
}

} // namespace platter
