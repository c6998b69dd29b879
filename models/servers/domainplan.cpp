// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/domainplan.h"

#include <QCoreApplication>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

#include <cstdlib>
#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

using Attributes = std::initializer_list<std::pair<const char*, QString>>;

class Writer {
public:
    QByteArray bytes;

    void start(const char* name, Attributes attributes = {}) {
        m_xml.writeStartElement(QLatin1StringView(name));
        for (const auto& [key, value] : attributes)
            m_xml.writeAttribute(QLatin1StringView(key), value);
    }
    void end() { m_xml.writeEndElement(); }
    void element(const char* name, Attributes attributes) {
        start(name, attributes);
        end();
    }
    void text(const char* name, const QString& text, Attributes attributes = {}) {
        start(name, attributes);
        m_xml.writeCharacters(text);
        end();
    }
    void origin(const DomainOrigin& origin) {
        m_xml.writeStartElement(QStringView(DomainXml::kNamespace), u"image");
        m_xml.writeAttribute("id"_L1, origin.image);
        m_xml.writeAttribute("name"_L1, origin.imageName);
        m_xml.writeAttribute("username"_L1, origin.username);
        m_xml.writeEndElement();
    }

private:
    QXmlStreamWriter m_xml{&bytes};
};

void writeDisk(
    Writer& xml, const QString& path, const QString& format, bool isDisc, const QString& target, const QString& bus) {
    xml.start("disk", {{"type", u"file"_s}, {"device", isDisc ? u"cdrom"_s : u"disk"_s}});
    if (isDisc)
        xml.element("driver", {{"name", u"qemu"_s}, {"type", u"raw"_s}});
    else
        xml.element("driver", {{"name", u"qemu"_s}, {"type", format}, {"discard", u"unmap"_s}});
    xml.element("source", {{"file", path}});
    xml.element("target", {{"dev", target}, {"bus", bus}});
    if (isDisc)
        xml.element("readonly", {});
    xml.end();
}

void writeDisks(Writer& xml, const DomainPlan& plan) {
    const bool ide = plan.on.isPc();
    const QString emulated = ide ? u"ide"_s : u"sata"_s;
    const QString first = ide ? u"hd"_s : u"sd"_s;
    const bool virtio = plan.mode == ImageMode::Virtio;
    writeDisk(xml, plan.disk, plan.diskFormat, false, virtio ? u"vda"_s : QString(first + u'a'),
        virtio ? u"virtio"_s : emulated);
    if (!plan.seed.isEmpty())
        writeDisk(xml, plan.seed, {}, true, first + (virtio ? u'a' : u'b'), emulated);
}

// passt is what forwards ports (formatdomain, "Userspace connection using passt").
void writeForward(Writer& xml, int port) {
    xml.element("backend", {{"type", u"passt"_s}});
    xml.start("portForward", {{"proto", u"tcp"_s}, {"address", u"127.0.0.1"_s}});
    xml.element("range", {{"start", QString::number(port)}, {"to", QString::number(DomainXml::kSshPort)}});
    xml.end();
}

// Its boot ROM is left out: a server of a disk does not boot from the network, and not every QEMU has them.
void writeNetwork(Writer& xml, const DomainPlan& plan) {
    xml.start("interface", {{"type", plan.network.isEmpty() ? u"user"_s : u"network"_s}});
    if (!plan.network.isEmpty())
        xml.element("source", {{"network", plan.network}});
    xml.element("model", {{"type", plan.mode == ImageMode::Virtio ? u"virtio"_s : u"e1000"_s}});
    xml.element("rom", {{"enabled", u"no"_s}});
    if (plan.network.isEmpty() && plan.sshPort > 0)
        writeForward(xml, plan.sshPort);
    xml.end();
}

// The screen goes through a socket of libvirt's: a port on loopback would be open to everybody on this computer.
void writeConsoles(Writer& xml, const DomainPlan& plan) {
    xml.element("serial", {{"type", u"pty"_s}});
    xml.element("console", {{"type", u"pty"_s}});
    xml.start("graphics", {{"type", u"vnc"_s}});
    xml.element("listen", {{"type", u"socket"_s}});
    xml.end();
    xml.start("video");
    xml.element("model", {{"type", u"vga"_s}});
    xml.end();
    if (plan.mode != ImageMode::Virtio) {
        xml.element("memballoon", {{"model", u"none"_s}});
        return;
    }
    xml.start("channel", {{"type", u"unix"_s}});
    xml.element("target", {{"type", u"virtio"_s}, {"name", u"org.qemu.guest_agent.0"_s}});
    xml.end();
    xml.start("rng", {{"model", u"virtio"_s}});
    xml.text("backend", u"/dev/urandom"_s, {{"model", u"random"_s}});
    xml.end();
}

} // namespace

QByteArray DomainPlan::xml() const {
    Writer xml;
    xml.start("domain", {{"type", on.type}});
    xml.text("name", name);
    xml.text("uuid", uuid);
    xml.start("metadata");
    xml.origin(origin);
    xml.end();
    xml.text("memory", QString::number(memory), {{"unit", u"b"_s}});
    xml.text("vcpu", QString::number(cores));
    xml.start("os");
    xml.text("type", u"hvm"_s, {{"arch", architecture.name()}, {"machine", on.machine}});
    xml.element("boot", {{"dev", u"hd"_s}});
    xml.end();
    xml.start("features");
    xml.element("acpi", {});
    xml.element("apic", {});
    xml.end();
    xml.element("cpu", {{"mode", on.type == "kvm"_L1 ? u"host-passthrough"_s : u"maximum"_s}});
    xml.element("clock", {{"offset", u"utc"_s}});
    xml.start("devices");
    xml.text("emulator", on.emulator);
    writeDisks(xml, *this);
    writeNetwork(xml, *this);
    writeConsoles(xml, *this);
    xml.end();
    xml.end();
    return xml.bytes;
}

QByteArray DomainXml::origin(const DomainOrigin& origin) {
    Writer xml;
    xml.origin(origin);
    return xml.bytes;
}

Result<DomainCapabilities> Virt::capabilities(
    virConnect* connection, const Architecture& architecture, ImageMode mode) {
    const bool virtio = mode == ImageMode::Virtio;
    for (const char* type : {"kvm", "qemu"})
        for (const char* machine : {virtio ? "q35" : "pc", virtio ? "pc" : "q35"}) {
            char* text = virConnectGetDomainCapabilities(
                connection, nullptr, architecture.name().toLatin1().constData(), machine, type, 0);
            if (!text)
                continue;
            const QByteArray xml(text);
            std::free(text); // NOLINT: libvirt's memory
            return DomainXml::readCapabilities(xml);
        }
    return std::unexpected(
        error(QCoreApplication::translate("DomainXml", "No QEMU here runs servers for %1").arg(architecture.name())));
}

Result<DomainCapabilities> DomainXml::readCapabilities(const QByteArray& text) {
    QXmlStreamReader xml(text);
    DomainCapabilities found;
    const auto readDevices = [&] { // enumerations of what each may have
        while (xml.readNextStartElement()) {
            if (xml.name() != "interface"_L1) {
                xml.skipCurrentElement();
                continue;
            }
            while (xml.readNextStartElement())
                while (xml.readNextStartElement())
                    found.hasPasst = xml.readElementText() == "passt"_L1 || found.hasPasst;
        }
    };
    if (xml.readNextStartElement() && xml.name() == "domainCapabilities"_L1)
        while (xml.readNextStartElement()) {
            if (xml.name() == "path"_L1)
                found.emulator = xml.readElementText().trimmed();
            else if (xml.name() == "domain"_L1)
                found.type = xml.readElementText().trimmed();
            else if (xml.name() == "machine"_L1)
                found.machine = xml.readElementText().trimmed();
            else if (xml.name() == "devices"_L1)
                readDevices();
            else
                xml.skipCurrentElement();
        }
    if (xml.hasError() || found.emulator.isEmpty() || found.type.isEmpty() || found.machine.isEmpty())
        return std::unexpected(Error{ErrorCode::Corrupt,
            QCoreApplication::translate(
                "DomainXml", "libvirt says in a way that Platter does not understand what it can do."),
            xml.errorString()});
    return found;
}

} // namespace platter
