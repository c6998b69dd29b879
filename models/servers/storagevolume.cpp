// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/storagevolume.h"

#include "models/domain/sshline.h"
#include "models/servers/domainxml.h"

#include <QDir>
#include <QFileInfo>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <libvirt/virterror.h>

#include <algorithm>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

struct FreePool {
    void operator()(virStoragePool* pool) const { virStoragePoolFree(pool); }
};
using PoolHandle = std::unique_ptr<virStoragePool, FreePool>;

// The folder of a pool of files; else empty.
QString folderOf(virStoragePool* pool) {
    QXmlStreamReader xml(Virt::taken(virStoragePoolGetXMLDesc(pool, 0)));
    bool isFolder = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "pool"_L1)
            isFolder = QStringList{u"dir"_s, u"fs"_s, u"netfs"_s}.contains(xml.attributes().value("type"_L1));
        else if (xml.isStartElement() && xml.name() == "path"_L1)
            return isFolder ? xml.readElementText().trimmed() : QString();
    }
    return {};
}

PoolHandle poolOf(virConnect* connection, const QString& folder) {
    PoolHandle pool(virStoragePoolLookupByTargetPath(connection, folder.toUtf8().constData()));
    return pool && virStoragePoolIsActive(pool.get()) == 1 ? std::move(pool) : nullptr;
}

QByteArray described(const StorageVolume::Order& order) {
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartElement("volume"_L1);
    xml.writeTextElement("name"_L1, order.name);
    xml.writeStartElement("capacity"_L1);
    xml.writeAttribute("unit"_L1, "bytes"_L1);
    xml.writeCharacters(QString::number(order.capacity));
    xml.writeEndElement();
    xml.writeTextElement("allocation"_L1, u"0"_s);
    xml.writeStartElement("target"_L1);
    xml.writeEmptyElement("format"_L1);
    xml.writeAttribute("type"_L1, order.kind == StorageVolume::Kind::Raw ? "raw"_L1 : "qcow2"_L1);
    xml.writeEndElement();
    xml.writeEndElement();
    return bytes;
}

struct LookUp {
    virStorageVol* volume = nullptr; // the caller's
    bool isGone = false; // its pool was looked through, and it is not there
    QString detail{};
};

// libvirt knows of a file only what it found there when it looked last.
LookUp lookUp(virConnect* connection, const QString& path) {
    const QByteArray place = path.toUtf8();
    if (auto* const volume = virStorageVolLookupByPath(connection, place.constData()))
        return {.volume = volume};
    const QString detail = Virt::error({}).detail;
    const auto pool = poolOf(connection, QFileInfo(path).path());
    if (!pool || virStoragePoolRefresh(pool.get(), 0) != 0)
        return {.detail = detail};
    auto* const volume = virStorageVolLookupByPath(connection, place.constData());
    const bool isGone = !volume && virGetLastErrorCode() == VIR_ERR_NO_STORAGE_VOL;
    return {.volume = volume, .isGone = isGone, .detail = detail};
}

// What stands in a <backingStore> of a volume; empty: nothing.
QString backingOf(virStorageVol* volume) {
    QXmlStreamReader xml(Virt::taken(virStorageVolGetXMLDesc(volume, 0)));
    for (bool inside = false; !xml.atEnd();) {
        xml.readNext();
        if (xml.name() == "backingStore"_L1)
            inside = xml.isStartElement();
        else if (inside && xml.isStartElement() && xml.name() == "path"_L1)
            return xml.readElementText();
    }
    return {};
}

// Adds what stands on that file; false: libvirt does not say.
bool addVolumesOn(virConnect* connection, const QString& path, StorageVolume::Users& users) {
    virStoragePoolPtr* pools = nullptr;
    const int count = virConnectListAllStoragePools(connection, &pools, VIR_CONNECT_LIST_STORAGE_POOLS_ACTIVE);
    bool told = count >= 0;
    for (int i = 0; i < count; ++i) {
        const PoolHandle pool(pools[i]);
        users.isSure &= virStoragePoolRefresh(pool.get(), 0) == 0;
        virStorageVolPtr* volumes = nullptr;
        const int there = virStoragePoolListAllVolumes(pool.get(), &volumes, 0);
        told &= there >= 0;
        for (int j = 0; j < there; ++j) {
            if (QDir::cleanPath(backingOf(volumes[j])) == path)
                users.names.append(QString::fromUtf8(Virt::taken(virStorageVolGetPath(volumes[j]))));
            virStorageVolFree(volumes[j]);
        }
        std::free(volumes); // NOLINT: libvirt's memory
    }
    std::free(pools); // NOLINT
    return told;
}

// Whether a server names that file, also as what its disks stand on. Of one that is off libvirt tells that only for disks in
// its pools.
bool isUsedBy(virConnect* connection, virDomain* domain, const QString& path, bool& isSure) {
    const QByteArray named = '\'' + path.toHtmlEscaped().replace(u'\'', u"&apos;"_s).toUtf8() + '\'';
    for (const unsigned flags : {0U, unsigned(VIR_DOMAIN_XML_INACTIVE)}) {
        const QByteArray xml = Virt::description(domain, flags);
        if (xml.contains(named))
            return true;
        const auto description = DomainXml::read(xml);
        isSure &= description.has_value();
        for (const DomainDisk& disk : description.value_or(DomainDescription{}).disks) {
            if (disk.type != "volume"_L1 && (disk.type != "file"_L1 || disk.format == "raw"_L1))
                continue;
            auto* const volume = virStorageVolLookupByPath(connection, disk.path.toUtf8().constData());
            isSure &= volume != nullptr;
            if (volume)
                virStorageVolFree(volume);
        }
    }
    return false;
}

} // namespace

void StorageVolume::CloseStream::operator()(virStream* stream) const {
    (void)virStreamAbort(stream); // says no when it was finished
    virStreamFree(stream);
}

StorageVolume::StorageVolume(Virt::Connection connection, virStorageVol* volume, const QString& path)
    : m_connection(std::move(connection))
    , m_volume(volume)
    , m_path(path) { }

StorageVolume::~StorageVolume() {
    virStorageVolFree(m_volume);
}

Result<std::shared_ptr<StorageVolume>> StorageVolume::at(const QString& address, const QString& path) {
    auto connection = Virt::open(address, Virt::Access::Change);
    if (!connection)
        return std::unexpected(connection.error());
    const LookUp found = lookUp(connection->get(), path);
    if (found.volume)
        return std::make_shared<StorageVolume>(*std::move(connection), found.volume, path);
    if (virConnectIsAlive(connection->get()) != 1)
        return std::unexpected(Error{
            ErrorCode::Unavailable, tr("libvirt does not answer any more at %1.").arg(address), found.detail, true});
    const QString folder = QFileInfo(path).path();
    return std::unexpected(Error{ErrorCode::NotFound,
        folder.startsWith("/dev"_L1)
            ? tr("%1 is in none of libvirt's storage pools, so it cannot be read.").arg(path)
            : tr("%1 is in none of libvirt's storage pools, so it cannot be read. Make one of its folder: “virsh -c %2 "
                 "pool-create-as %3 dir --target %4”, then try again.")
                  .arg(path, shellWord(address), shellWord(QFileInfo(folder).fileName()), shellWord(folder)),
        found.detail, true});
}

Result<StorageVolume::Pool> StorageVolume::poolFor(const QString& address, const QString& beside) {
    const auto connection = Virt::open(address, Virt::Access::Change);
    if (!connection)
        return std::unexpected(connection.error());
    PoolHandle pool = beside.isEmpty() ? nullptr : poolOf(connection->get(), QFileInfo(beside).path());
    if (!pool || folderOf(pool.get()).isEmpty()) // a volume group, for example
        pool.reset(virStoragePoolLookupByName(connection->get(), "default"));
    const QString folder = pool && virStoragePoolIsActive(pool.get()) == 1 ? folderOf(pool.get()) : QString();
    virStoragePoolInfo info{}; // as it was when libvirt looked last
    if (!folder.isEmpty())
        (void)virStoragePoolRefresh(pool.get(), 0); // says no while something is being made there
    if (!folder.isEmpty() && virStoragePoolGetInfo(pool.get(), &info) == 0)
        return Pool{.folder = folder, .room = qint64(info.available)};
    const QString virsh = u"virsh -c %1 "_s.arg(shellWord(address));
    const QString start = virsh + u"pool-start default"_s;
    const QString make = virsh + u"pool-define-as default dir --target /var/lib/libvirt/images"_s;
    return std::unexpected(Error{ErrorCode::NotFound,
        pool ? tr("The storage pool “default” of %1, which a disk would be kept in, cannot be used. Start it: “%2”.")
                   .arg(address, start)
             : tr("%1 has no storage pool “default” to keep a disk in. Make one: “%2”, then “%3”.")
                   .arg(address, make, start),
        {}, true});
}

Result<std::shared_ptr<StorageVolume>> StorageVolume::create(const QString& address, const Order& order) {
    auto connection = Virt::open(address, Virt::Access::Change);
    if (!connection)
        return std::unexpected(connection.error());
    const QString path = order.folder + u'/' + order.name;
    const auto pool = poolOf(connection->get(), order.folder);
    auto* const volume = pool ? virStorageVolCreateXML(pool.get(), described(order).constData(), 0) : nullptr;
    if (!volume)
        return std::unexpected(Virt::error(tr("%1 cannot be made").arg(path)));
    return std::make_shared<StorageVolume>(*std::move(connection), volume, path);
}

Result<void> StorageVolume::remove(const QString& address, const QString& path) {
    const auto connection = Virt::open(address, Virt::Access::Change);
    if (!connection)
        return std::unexpected(connection.error());
    const LookUp found = lookUp(connection->get(), path);
    if (found.isGone)
        return {};
    const bool removed = found.volume && virStorageVolDelete(found.volume, 0) == 0;
    const Error error = removed ? Error{} : Virt::error(tr("%1 cannot be removed").arg(path));
    if (found.volume)
        virStorageVolFree(found.volume);
    return removed ? Result<void>{} : std::unexpected(error);
}

Result<StorageVolume::Users> StorageVolume::usersOf(const QString& address, const QString& path, const QString& uuid) {
    const auto connection = Virt::open(address, Virt::Access::Change);
    if (!connection)
        return std::unexpected(connection.error());
    Users users;
    virDomainPtr* domains = nullptr;
    const int count = virConnectListAllDomains(connection->get(), &domains, 0);
    if (count < 0 || !addVolumesOn(connection->get(), path, users))
        return std::unexpected(Virt::error(tr("It cannot be told who uses %1").arg(path)));
    for (int i = 0; i < count; ++i) {
        const Virt::Domain domain(domains[i]);
        char id[VIR_UUID_STRING_BUFLEN]{};
        const bool isItself = virDomainGetUUIDString(domain.get(), id) == 0 && uuid == QLatin1StringView(id);
        if (!isItself && isUsedBy(connection->get(), domain.get(), path, users.isSure))
            users.names.append(QString::fromUtf8(virDomainGetName(domain.get())));
    }
    std::free(domains); // NOLINT: libvirt's memory
    return users;
}

Result<StorageVolume::State> StorageVolume::state() const {
    QXmlStreamReader xml(Virt::taken(virStorageVolGetXMLDesc(m_volume, 0)));
    State state;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "capacity"_L1)
            state.capacity = xml.readElementText().toLongLong();
        else if (xml.name() == "physical"_L1)
            state.length = xml.readElementText().toLongLong();
        else if (xml.name() == "mtime"_L1)
            state.written = xml.readElementText();
    }
    return state.capacity > 0 && !xml.hasError() ? Result<State>(state) : std::unexpected(failure());
}

Result<StorageVolume::Stream> StorageVolume::download(qint64 offset) const {
    Stream stream(virStreamNew(m_connection.get(), 0));
    if (!stream
        || virStorageVolDownload(m_volume, stream.get(), quint64(offset), 0, VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM)
            != 0)
        return std::unexpected(failure());
    return stream;
}

Result<StorageVolume::Stream> StorageVolume::upload() const {
    Stream stream(virStreamNew(m_connection.get(), 0));
    if (!stream || virStorageVolUpload(m_volume, stream.get(), 0, 0, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM) != 0)
        return std::unexpected(Virt::error(tr("%1 cannot be written").arg(m_path)));
    return stream;
}

Result<void> StorageVolume::read(qint64 offset, std::span<std::byte> buffer) const {
    const Stream stream(virStreamNew(m_connection.get(), 0));
    if (!stream || virStorageVolDownload(m_volume, stream.get(), quint64(offset), buffer.size(), 0) != 0)
        return std::unexpected(failure());
    while (!buffer.empty()) {
        const int got = virStreamRecv(stream.get(), reinterpret_cast<char*>(buffer.data()), buffer.size());
        if (got < 0)
            return std::unexpected(failure());
        if (got == 0)
            return std::unexpected(Error{
                ErrorCode::SourceChanged, tr("%1 became shorter while it was read. Try again.").arg(m_path), {}, true});
        buffer = buffer.subspan(std::size_t(got));
    }
    (void)virStreamFinish(stream.get()); // all is there
    return {};
}

Error StorageVolume::failure() const {
    return Virt::error(tr("%1 cannot be read").arg(m_path));
}

} // namespace platter
