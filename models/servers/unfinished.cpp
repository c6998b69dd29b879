// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/unfinished.h"

#include "models/servers/domainxml.h"
#include "models/servers/storagevolume.h"

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

bool warned(const QString& file, const Result<void>& removed) {
    if (!removed)
        qWarning("%s could not be removed: %s", qPrintable(file), qPrintable(removed.error().message));
    return !removed;
}

// A volume that a server was given meanwhile may be below its disk by now.
Result<void> removeVolume(const QString& address, const QString& path) {
    const auto users = StorageVolume::usersOf(address, path, {});
    if (!users)
        return std::unexpected(users.error());
    if (!users->names.isEmpty())
        return std::unexpected(Error{ErrorCode::Conflict, users->names.join(u", "_s)});
    return StorageVolume::remove(address, path);
}

// The record is the last to go, when there is nothing left of what it names.
void removeAll(const Unfinished::Work& work, const QString& record) {
    bool stays = false;
    for (const QString& file : work.files)
        stays |= warned(file, work.inPool ? removeVolume(work.address, file) : removeFile(file));
    if (!stays)
        (void)warned(record, removeFile(record));
}

std::optional<Unfinished::Work> workOf(const File& record) {
    const auto size = record.size();
    if (!size || *size > kLargestRecord)
        return {};
    QByteArray text(*size, 0);
    if (!record.read(0, std::as_writable_bytes(std::span(text.data(), std::size_t(text.size())))))
        return {};
    const QJsonObject json = QJsonDocument::fromJson(text).object();
    Unfinished::Work work{.address = json["address"_L1].toString(),
        .uuid = json["uuid"_L1].toString(),
        .files = {},
        .inPool = json["inPool"_L1].toBool()};
    for (const QJsonValue& file : json["files"_L1].toArray())
        if (const QString path = file.toString(); QFileInfo(path).isAbsolute())
            work.files.append(path);
    return work.address.isEmpty() ? std::nullopt : std::optional(work);
}

// Nothing: libvirt does not say.
std::optional<bool> isOwned(const Unfinished::Work& work) {
    if (work.uuid.isEmpty())
        return false;
    const auto domain = Virt::find(work.address, work.uuid, Virt::Access::Look);
    if (!domain)
        return domain.error().code == ErrorCode::NotFound ? std::optional(false) : std::nullopt;
    const auto description = DomainXml::read(Virt::description(domain->get(), VIR_DOMAIN_XML_INACTIVE));
    if (!description)
        return {};
    return std::ranges::any_of(
        description->disks, [&work](const DomainDisk& disk) { return work.files.contains(disk.path); });
}

} // namespace

Result<std::unique_ptr<Unfinished>> Unfinished::begin(const QString& folder, const Work& work) {
    if (const auto made = makeFolder(folder); !made)
        return std::unexpected(made.error());
    const QString path = folder + u'/' + QUuid::createUuid().toString(QUuid::Id128) + u".json"_s;
    const QByteArray text = QJsonDocument(
        QJsonObject{{u"address"_s, work.address}, {u"uuid"_s, work.uuid},
            {u"files"_s, QJsonArray::fromStringList(work.files)},
            {u"inPool"_s,
                work.inPool}}).toJson();
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
    return std::unique_ptr<Unfinished>(new Unfinished(work, path, std::move(*record)));
}

// A server may have been given them, and libvirt's answer be lost. What is not known is looked at another time.
Unfinished::~Unfinished() {
    if (m_done)
        return;
    if (const auto owned = isOwned(m_work); owned.value_or(false))
        done();
    else if (owned)
        removeAll(m_work, m_path);
}

void Unfinished::done() {
    m_done = true;
    (void)warned(m_path, removeFile(m_path));
}

void Unfinished::clean(const QString& folder, const QString& address) {
    const QFileInfoList infos = QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files);
    for (const QFileInfo& info : infos) {
        auto record = File::openReadWrite(info.filePath());
        if (!record)
            continue;
        const auto locked = record->tryLock(File::Lock::Exclusive);
        auto work = locked.value_or(false) ? workOf(*record) : std::nullopt; // else it is being worked on
        if (!work || work->address != address)
            continue;
        const auto owned = isOwned(*work);
        if (!owned)
            continue;
        if (*owned)
            work->files.clear();
        removeAll(*work, info.filePath());
    }
}

} // namespace platter
