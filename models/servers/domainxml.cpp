// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/domainxml.h"

#include <QCoreApplication>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// Bytes of libvirt's sizes with a unit ("KiB" where there is none; formatdomain, "Memory Allocation").
qint64 bytesOf(const QXmlStreamAttributes& attributes, const QString& text) {
    const QStringView unit = attributes.value("unit"_L1);
    const qint64 number = text.toLongLong();
    if (unit == "b"_L1 || unit == "bytes"_L1)
        return number;
    if (unit == "M"_L1 || unit == "MiB"_L1)
        return number * 1024 * 1024;
    if (unit == "G"_L1 || unit == "GiB"_L1)
        return number * 1024 * 1024 * 1024;
    return number * 1024;
}

class Reader {
public:
    explicit Reader(const QByteArray& xml)
        : m_xml(xml) { }

    Result<DomainDescription> read() {
        if (!m_xml.readNextStartElement() || m_xml.name() != "domain"_L1)
            return corrupt();
        while (m_xml.readNextStartElement())
            readPart();
        if (m_xml.hasError() || m_found.uuid.isEmpty())
            return corrupt();
        // Where the order is said for none, the first disk boots.
        std::ranges::stable_sort(m_found.disks, {}, [](const DomainDisk& disk) {
            return disk.bootOrder > 0 ? disk.bootOrder : std::numeric_limits<int>::max();
        });
        return m_found;
    }

private:
    void readPart() {
        const QStringView name = m_xml.name();
        if (name == "uuid"_L1)
            m_found.uuid = m_xml.readElementText().trimmed();
        else if (name == "name"_L1)
            m_found.name = m_xml.readElementText();
        else if (name == "memory"_L1) {
            const QXmlStreamAttributes attributes = m_xml.attributes();
            m_found.memory = bytesOf(attributes, m_xml.readElementText());
        } else if (name == "vcpu"_L1)
            m_found.cores = m_xml.readElementText().toInt();
        else if (name == "os"_L1)
            readOs();
        else if (name == "devices"_L1)
            readDevices();
        else if (name == "metadata"_L1)
            readMetadata();
        else
            m_xml.skipCurrentElement();
    }

    void readOs() {
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == "type"_L1)
                m_found.architecture = m_xml.attributes().value("arch"_L1).toString();
            m_xml.skipCurrentElement();
        }
    }

    void readMetadata() {
        while (m_xml.readNextStartElement()) {
            if (m_xml.namespaceUri() == DomainXml::kNamespace && m_xml.name() == "image"_L1) {
                const QXmlStreamAttributes attributes = m_xml.attributes();
                m_found.origin = {attributes.value("id"_L1).toString(), attributes.value("name"_L1).toString(),
                    attributes.value("username"_L1).toString()};
            }
            m_xml.skipCurrentElement();
        }
    }

    void readDevices() {
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == "disk"_L1)
                readDisk();
            else if (m_xml.name() == "channel"_L1)
                readChannel();
            else if (m_xml.name() == "interface"_L1)
                readInterface();
            else
                m_xml.skipCurrentElement();
        }
    }

    void readInterface() {
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == "portForward"_L1)
                readForward();
            else
                m_xml.skipCurrentElement();
        }
    }

    void readForward() {
        const bool tcp = m_xml.attributes().value("proto"_L1) == "tcp"_L1;
        while (m_xml.readNextStartElement()) {
            const QXmlStreamAttributes range = m_xml.attributes();
            const QStringView start = range.value("start"_L1);
            const int to = (range.hasAttribute("to"_L1) ? range.value("to"_L1) : start).toInt();
            if (tcp && to == DomainXml::kSshPort && range.value("exclude"_L1) != "yes"_L1)
                m_found.sshPort = start.toInt();
            m_xml.skipCurrentElement();
        }
    }

    void readChannel() {
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == "target"_L1 && m_xml.attributes().value("name"_L1) == "org.qemu.guest_agent.0"_L1)
                m_found.hasAgent = true;
            m_xml.skipCurrentElement();
        }
    }

    void readDisk() {
        const QStringView device = m_xml.attributes().value("device"_L1);
        const bool hard = device.isEmpty() || device == "disk"_L1;
        DomainDisk disk;
        disk.type = m_xml.attributes().value("type"_L1).toString();
        while (m_xml.readNextStartElement()) {
            const QXmlStreamAttributes attributes = m_xml.attributes();
            if (m_xml.name() == "source"_L1)
                disk.path = attributes.value(disk.type == "block"_L1 ? "dev"_L1 : "file"_L1).toString();
            else if (m_xml.name() == "driver"_L1)
                disk.format = attributes.value("type"_L1).toString();
            else if (m_xml.name() == "target"_L1) {
                disk.target = attributes.value("dev"_L1).toString();
                disk.bus = attributes.value("bus"_L1).toString();
            } else if (m_xml.name() == "readonly"_L1)
                disk.readOnly = true;
            else if (m_xml.name() == "backingStore"_L1)
                disk.standsOnFile = attributes.hasAttribute("type"_L1); // an empty one ends the chain
            else if (m_xml.name() == "boot"_L1)
                disk.bootOrder = attributes.value("order"_L1).toInt();
            m_xml.skipCurrentElement(); // also a backing chain, with sources of its own
        }
        if (hard && !disk.target.isEmpty())
            m_found.disks.append(disk);
    }

    std::unexpected<Error> corrupt() const {
        return std::unexpected(Error{ErrorCode::Corrupt,
            QCoreApplication::translate(
                "DomainXml", "libvirt describes a server in a way that Platter does not understand."),
            m_xml.errorString()});
    }

    QXmlStreamReader m_xml;
    DomainDescription m_found;
};

} // namespace

Result<DomainDescription> DomainXml::read(const QByteArray& xml) {
    return Reader(xml).read();
}

namespace {

// The place of the <disk> with that target among all; nothing: there is none. Only its own target counts.
std::optional<int> placeOfDisk(const QByteArray& bytes, const QString& target) {
    QXmlStreamReader xml(bytes);
    for (int place = -1; !xml.atEnd();) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "disk"_L1)
            ++place;
        else if (place >= 0 && xml.name() == "target"_L1 && xml.attributes().value("dev"_L1) == target)
            return place;
    }
    return {};
}

void writeWith(QXmlStreamWriter& writer, const QXmlStreamReader& xml, QLatin1StringView name, const QString& value) {
    writer.writeStartElement(xml.name().toString());
    for (const QXmlStreamAttribute& attribute : xml.attributes())
        if (attribute.qualifiedName() != name)
            writer.writeAttribute(attribute);
    writer.writeAttribute(name, value);
}

} // namespace

QByteArray DomainXml::withDisk(const QByteArray& bytes, const QString& target, const QString& path) {
    const auto wanted = placeOfDisk(bytes, target);
    if (!wanted)
        return {};
    QByteArray changed;
    QXmlStreamWriter writer(&changed);
    QXmlStreamReader xml(bytes);
    int place = -1, depth = 0; // below the disk that is meant; 0: not in it
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::StartElement) {
            const bool begins = depth == 0 && xml.name() == "disk"_L1 && ++place == *wanted;
            depth += begins || depth > 0 ? 1 : 0;
            if (depth == 2 && xml.name() == "backingStore"_L1) {
                xml.skipCurrentElement();
                --depth;
                continue;
            }
            if (depth == 2 && xml.name() == "source"_L1)
                writeWith(writer, xml, "file"_L1, path);
            else if (depth == 2 && xml.name() == "driver"_L1)
                writeWith(writer, xml, "type"_L1, u"raw"_s);
            else
                writer.writeCurrentToken(xml);
            continue;
        }
        if (token == QXmlStreamReader::EndElement && depth > 0)
            --depth;
        if (!xml.hasError())
            writer.writeCurrentToken(xml);
    }
    return xml.hasError() ? QByteArray() : changed;
}

QByteArray DomainXml::backup(const QString& socket, const QList<BackupDisk>& disks, const QStringList& leftOut) {
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartElement("domainbackup"_L1);
    const bool pulled = !socket.isEmpty();
    xml.writeAttribute("mode"_L1, pulled ? "pull"_L1 : "push"_L1);
    if (pulled) {
        xml.writeEmptyElement("server"_L1);
        xml.writeAttribute("transport"_L1, "unix"_L1);
        xml.writeAttribute("socket"_L1, socket);
    }
    xml.writeStartElement("disks"_L1);
    for (const BackupDisk& disk : disks) {
        xml.writeStartElement("disk"_L1);
        xml.writeAttribute("name"_L1, disk.target);
        xml.writeAttribute("backup"_L1, "yes"_L1);
        xml.writeAttribute("type"_L1, "file"_L1);
        if (!disk.earlier.isEmpty()) {
            xml.writeAttribute("backupmode"_L1, "incremental"_L1);
            xml.writeAttribute("incremental"_L1, disk.earlier);
            xml.writeAttribute("exportbitmap"_L1, QLatin1StringView(kChanges));
        }
        if (!pulled) {
            xml.writeEmptyElement("driver"_L1);
            xml.writeAttribute("type"_L1, "qcow2"_L1);
        }
        xml.writeEmptyElement(pulled ? "scratch"_L1 : "target"_L1);
        xml.writeAttribute("file"_L1, disk.file);
        xml.writeEndElement();
    }
    for (const QString& target : leftOut) {
        xml.writeEmptyElement("disk"_L1);
        xml.writeAttribute("name"_L1, target);
        xml.writeAttribute("backup"_L1, "no"_L1);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    return bytes;
}

QByteArray DomainXml::checkpoint(const QString& name, const QStringList& targets, Checkpoint age) {
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartElement("domaincheckpoint"_L1);
    xml.writeTextElement("name"_L1, name);
    if (age == Checkpoint::Old)
        xml.writeTextElement("creationTime"_L1, "1"_L1); // has to be there, and means nothing
    xml.writeStartElement("disks"_L1);
    for (const QString& target : targets) {
        xml.writeEmptyElement("disk"_L1);
        xml.writeAttribute("name"_L1, target);
        xml.writeAttribute("checkpoint"_L1, "bitmap"_L1);
        xml.writeAttribute("bitmap"_L1, name);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    return bytes;
}

} // namespace platter
