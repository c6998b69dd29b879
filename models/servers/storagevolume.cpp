// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/storagevolume.h"

#include "models/domain/sshline.h"

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

QByteArray taken(char* text) {
    const QByteArray bytes(text);
    std::free(text); // NOLINT: libvirt's memory
    return bytes;
}

// The folder of a pool that is one; else empty.
QString folderOf(virStoragePool* pool) {
    QXmlStreamReader xml(taken(virStoragePoolGetXMLDesc(pool, 0)));
    bool isFolder = false;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == "pool"_L1)
            isFolder = xml.attributes().value("type"_L1) == "dir"_L1;
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

// libvirt knows of a file only what it found there when it looked last.
virStorageVol* lookUp(virConnect* connection, const QString& path) {
    const QByteArray place = path.toUtf8();
    virStorageVol* volume = virStorageVolLookupByPath(connection, place.constData());
    if (!volume)
        if (const auto pool = poolOf(connection, QFileInfo(path).path());
            pool && virStoragePoolRefresh(pool.get(), 0) == 0)
            volume = virStorageVolLookupByPath(connection, place.constData());
    return volume;
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
    if (auto* const volume = lookUp(connection->get(), path))
        return std::make_shared<StorageVolume>(*std::move(connection), volume, path);
    const QString detail = Virt::error({}).detail;
    return std::unexpected(Error{ErrorCode::NotFound,
        tr("%1 is in none of libvirt's storage pools, so it cannot be read. Make one of its folder: “virsh -c %2 "
           "pool-create-as platter dir --target %3”, then try again.")
            .arg(path, shellWord(address), shellWord(QFileInfo(path).path())),
        detail, true});
}

Result<StorageVolume::Pool> StorageVolume::poolFor(const QString& address, const QString& beside) {
    const auto connection = Virt::open(address, Virt::Access::Change);
    if (!connection)
        return std::unexpected(connection.error());
    PoolHandle pool = beside.isEmpty() ? nullptr : poolOf(connection->get(), QFileInfo(beside).path());
    if (!pool)
        pool.reset(virStoragePoolLookupByName(connection->get(), "default"));
    virStoragePoolInfo info{};
    if (!pool || virStoragePoolIsActive(pool.get()) != 1 || virStoragePoolGetInfo(pool.get(), &info) != 0
        || folderOf(pool.get()).isEmpty())
        return std::unexpected(Error{ErrorCode::NotFound,
            tr("%1 has no storage pool “default” to keep a disk in. Start one: “virsh -c %2 pool-start default”.")
                .arg(address, shellWord(address)),
            {}, true});
    return Pool{.folder = folderOf(pool.get()), .room = qint64(info.available)};
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
    auto* const volume = lookUp(connection->get(), path);
    if (!volume)
        return {};
    const bool removed = virStorageVolDelete(volume, 0) == 0;
    const Error error = removed ? Error{} : Virt::error(tr("%1 cannot be removed").arg(path));
    virStorageVolFree(volume);
    return removed ? Result<void>{} : std::unexpected(error);
}

Result<StorageVolume::State> StorageVolume::state() const {
    QXmlStreamReader xml(taken(virStorageVolGetXMLDesc(m_volume, 0)));
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
