// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/cloudrecord.h"

#include <QDataStream>
#include <QIODevice>

#include <type_traits>

namespace platter {

namespace {

constexpr quint16 kVersion = 1; // raise it whenever the fields below change

// One list of fields serves both directions: in(stream, field) writes or reads.
class Writer {
public:
    explicit Writer(QDataStream& stream)
        : m_stream(stream) { }
    template <typename T> void field(const T& value) {
        if constexpr (std::is_enum_v<T>)
            m_stream << static_cast<quint8>(value);
        else
            m_stream << value;
    }
    template <typename Tag> void field(const Id<Tag>& id) { m_stream << id.toString(); }
    void field(const Architecture& architecture) { m_stream << architecture.name(); }
    template <typename T> void field(const std::optional<T>& value) {
        m_stream << value.has_value();
        if (value)
            part(*value);
    }
    template <typename T> void field(const QList<T>& values) {
        m_stream << static_cast<quint32>(values.size());
        for (const T& value : values)
            part(value);
    }

private:
    template <typename T> void part(const T& value);
    QDataStream& m_stream;
};

class Reader {
public:
    explicit Reader(QDataStream& stream)
        : m_stream(stream) { }
    template <typename T> void field(T& value) {
        if constexpr (std::is_enum_v<T>) {
            quint8 number = 0;
            m_stream >> number;
            value = static_cast<T>(number);
        } else {
            m_stream >> value;
        }
    }
    template <typename Tag> void field(Id<Tag>& id) { id = Id<Tag>(text()); }
    void field(Architecture& architecture) { architecture = Architecture(text()); }
    template <typename T> void field(std::optional<T>& value) {
        bool isSet = false;
        m_stream >> isSet;
        value.reset();
        if (isSet)
            part(value.emplace());
    }
    template <typename T> void field(QList<T>& values) {
        quint32 count = 0;
        m_stream >> count;
        values.clear();
        for (quint32 i = 0; i < count && m_stream.status() == QDataStream::Ok; ++i)
            part(values.emplaceBack());
    }

private:
    template <typename T> void part(T& value);
    QString text() {
        QString read;
        m_stream >> read;
        return read;
    }
    QDataStream& m_stream;
};

template <typename Stream, typename... Fields> void all(Stream& stream, Fields&... fields) {
    (stream.field(fields), ...);
}

// `A` is Ancestor or const Ancestor, and so on.
template <typename S, typename A>
    requires std::is_same_v<std::remove_const_t<A>, Ancestor>
void fieldsOf(S& s, A& a) {
    all(s, a.id, a.name, a.status);
}
template <typename S, typename T>
    requires std::is_same_v<std::remove_const_t<T>, ServerType>
void fieldsOf(S& s, T& t) {
    all(s, t.id, t.handle, t.name, t.ram, t.cores, t.disk, t.networkStorage, t.status);
}
template <typename S, typename Z>
    requires std::is_same_v<std::remove_const_t<Z>, Zone>
void fieldsOf(S& s, Z& z) {
    all(s, z.id, z.handle);
}
template <typename S, typename G>
    requires std::is_same_v<std::remove_const_t<G>, ServerGroup>
void fieldsOf(S& s, G& g) {
    all(s, g.id, g.name, g.isDefault);
}
template <typename S, typename C>
    requires std::is_same_v<std::remove_const_t<C>, CloudIp>
void fieldsOf(S& s, C& c) {
    all(s, c.id, c.name, c.address, c.server);
}
template <typename S, typename V>
    requires std::is_same_v<std::remove_const_t<V>, Volume>
void fieldsOf(S& s, V& v) {
    all(s, v.id, v.name, v.status, v.boot, v.network, v.size, v.server, v.image);
}
template <typename S, typename I>
    requires std::is_same_v<std::remove_const_t<I>, Image>
void fieldsOf(S& s, I& i) {
    all(s, i.library, i.id, i.url, i.name, i.username, i.status, i.locked, i.description, i.source, i.sourceType,
        i.sourceTrigger, i.architecture, i.createdAt, i.official, i.isPublic, i.owner, i.mode, i.virtualSize,
        i.diskSize, i.minRam, i.licenceName, i.ancestor, i.listed, i.deletedAt);
}
template <typename S, typename V>
    requires std::is_same_v<std::remove_const_t<V>, Server>
void fieldsOf(S& s, V& v) {
    all(s, v.library, v.id, v.name, v.status, v.type, v.image, v.architecture, v.mode, v.diskSize, v.address,
        v.hostname, v.sshHost, v.username, v.zone, v.zoneHandle, v.locked, v.createdAt, v.deletedAt, v.lastSnapshotAt,
        v.snapshotSchedule, v.snapshotRetention, v.nextSnapshotAt, v.groups, v.cloudIps, v.volumes);
}

template <typename T>
concept Compound = requires(Writer& writer, const T& value) { fieldsOf(writer, value); };

template <typename T> void Writer::part(const T& value) {
    if constexpr (Compound<T>)
        fieldsOf(*this, value);
    else
        field(value);
}

template <typename T> void Reader::part(T& value) {
    if constexpr (Compound<T>)
        fieldsOf(*this, value);
    else
        field(value);
}

template <typename T> QByteArray write(const T& value) {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_8);
    stream << kVersion;
    Writer writer(stream);
    if constexpr (Compound<T>)
        fieldsOf(writer, value);
    else
        writer.field(value);
    return bytes;
}

template <typename T> bool read(const QByteArray& bytes, T& value) {
    QDataStream stream(bytes);
    stream.setVersion(QDataStream::Qt_6_8);
    quint16 version = 0;
    stream >> version;
    if (version != kVersion)
        return false;
    T result;
    Reader reader(stream);
    if constexpr (Compound<T>)
        fieldsOf(reader, result);
    else
        reader.field(result);
    if (stream.status() != QDataStream::Ok || !stream.atEnd())
        return false;
    value = std::move(result);
    return true;
}

} // namespace

QByteArray toRecord(const Image& image) {
    return write(image);
}
QByteArray toRecord(const Server& server) {
    return write(server);
}
QByteArray toRecord(const QList<ServerType>& types) {
    return write(types);
}
QByteArray toRecord(const QList<Zone>& zones) {
    return write(zones);
}
QByteArray toRecord(const QList<ServerGroup>& groups) {
    return write(groups);
}
QByteArray toRecord(const QList<Volume>& volumes) {
    return write(volumes);
}

QByteArray toRecord(const QList<CloudIp>& ips) {
    return write(ips);
}

bool fromRecord(const QByteArray& bytes, Image& image) {
    return read(bytes, image);
}
bool fromRecord(const QByteArray& bytes, Server& server) {
    return read(bytes, server);
}
bool fromRecord(const QByteArray& bytes, QList<ServerType>& types) {
    return read(bytes, types);
}
bool fromRecord(const QByteArray& bytes, QList<Zone>& zones) {
    return read(bytes, zones);
}
bool fromRecord(const QByteArray& bytes, QList<ServerGroup>& groups) {
    return read(bytes, groups);
}
bool fromRecord(const QByteArray& bytes, QList<Volume>& volumes) {
    return read(bytes, volumes);
}

bool fromRecord(const QByteArray& bytes, QList<CloudIp>& ips) {
    return read(bytes, ips);
}

} // namespace platter
