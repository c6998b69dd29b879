// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/ovf.h"

#include "models/media/membername.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// DSP0004 annex C: "byte * 2^30", "byte"; before version 1.0: "MegaBytes".
std::optional<qint64> unitBytes(const QString& unit) {
    if (unit.isEmpty() || unit == "byte"_L1)
        return 1;
    static const QRegularExpression power(u"\\Abyte \\* 2\\^([0-9]{1,2})\\z"_s);
    if (const auto match = power.match(unit.simplified()); match.hasMatch()) {
        const int exponent = match.captured(1).toInt();
        return exponent <= 50 ? std::optional(qint64(1) << exponent) : std::nullopt;
    }
    if (unit.compare("KiloBytes"_L1, Qt::CaseInsensitive) == 0)
        return qint64(1) << 10;
    if (unit.compare("MegaBytes"_L1, Qt::CaseInsensitive) == 0)
        return qint64(1) << 20;
    if (unit.compare("GigaBytes"_L1, Qt::CaseInsensitive) == 0)
        return qint64(1) << 30;
    return {};
}

// A size in a description that says what cannot be gives nothing; `bad` tells it.
std::optional<qint64> sizeOf(QStringView number, const QString& unit, bool* bad) {
    if (number.isEmpty() || number.startsWith(u'$')) // a property, which whoever starts the machine fills in
        return {};
    bool digits = false;
    const qlonglong value = number.toLongLong(&digits);
    const auto factor = unitBytes(unit);
    if (!digits || value < 0 || !factor || value > std::numeric_limits<qint64>::max() / *factor) {
        *bad = true;
        return {};
    }
    return value * *factor;
}

// Only what tells the processor for sure: VMware's "debian12_64Guest", VirtualBox's "Debian_64", "Debian 12 (64-bit)".
Architecture architectureOf(const QString& system) {
    static const QRegularExpression arm(u"arm64|aarch64"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression wide(
        u"64Guest\\z|_64\\z|64[- ]?bit|x86[_-]64|amd64"_s, QRegularExpression::CaseInsensitiveOption);
    if (arm.match(system).hasMatch())
        return Architecture(u"arm64"_s);
    if (wide.match(system).hasMatch())
        return Architecture(u"x86_64"_s);
    return {};
}

// Reads one document; namespaces are left aside, since every maker has its own prefixes.
class OvfReader {
public:
    explicit OvfReader(QByteArrayView xml)
        : m_xml(xml) { }

    bool read() {
        while (!m_xml.atEnd() && !m_bad) {
            switch (m_xml.readNext()) {
            case QXmlStreamReader::DTD: // none has one; they are made to do harm
                m_bad = true;
                break;
            case QXmlStreamReader::StartElement:
                m_path.append(m_xml.name().toString());
                start();
                break;
            case QXmlStreamReader::EndElement:
                m_path.removeLast();
                break;
            case QXmlStreamReader::Characters:
                text();
                break;
            default:
                break;
            }
        }
        return !m_bad && !m_xml.hasError() && m_isEnvelope;
    }

    OvfDescription result; // the disks' files are still their ids
    QString elsewhere; // a file that is not in the archive
    bool pieces = false;
    QString problem() const { return m_bad ? u"absurd contents"_s : m_xml.errorString(); }

private:
    QString attribute(QLatin1StringView name) const {
        for (const QXmlStreamAttribute& attribute : m_xml.attributes())
            if (attribute.name() == name)
                return attribute.value().toString();
        return {};
    }
    bool inside(QLatin1StringView parent, QLatin1StringView element) const {
        return m_path.size() >= 2 && m_path.constLast() == element && m_path.at(m_path.size() - 2) == parent;
    }

    void start() {
        if (m_path.size() > 100 || result.files.size() + result.disks.size() > 10'000) {
            m_bad = true;
            return;
        }
        const QString& element = m_path.constLast();
        if (m_path.size() == 1)
            m_isEnvelope = element == "Envelope"_L1;
        else if (inside("References"_L1, "File"_L1))
            file();
        else if (inside("DiskSection"_L1, "Disk"_L1))
            result.disks.push_back({attribute("fileRef"_L1), attribute("format"_L1),
                sizeOf(attribute("capacity"_L1), attribute("capacityAllocationUnits"_L1), &m_bad)});
        else if (element == "VirtualSystem"_L1 && m_systems++ == 0)
            m_id = attribute("id"_L1);
        else if (element == "OperatingSystemSection"_L1)
            system(attribute("osType"_L1));
    }

    void file() {
        OvfDescription::File file{attribute("id"_L1), attribute("href"_L1), sizeOf(attribute("size"_L1), {}, &m_bad)};
        if (file.name.contains("://"_L1) || isUnsafeMemberName(file.name))
            elsewhere = file.name;
        if (!attribute("chunkSize"_L1).isEmpty())
            pieces = true;
        result.files.push_back(std::move(file));
    }

    void text() {
        if (m_systems != 1 && inside("VirtualSystem"_L1, "Name"_L1))
            return;
        if (inside("VirtualSystem"_L1, "Name"_L1))
            result.name += m_xml.text();
        else if (inside("OperatingSystemSection"_L1, "Description"_L1)
            || inside("OperatingSystemSection"_L1, "OSType"_L1))
            system(m_xml.text().toString());
    }

    void system(const QString& name) {
        if (!result.architecture.isSet())
            result.architecture = architectureOf(name.trimmed());
    }

    QXmlStreamReader m_xml;
    QStringList m_path;
    QString m_id;
    int m_systems = 0;
    bool m_isEnvelope = false;
    bool m_bad = false;
};

} // namespace

Result<OvfDescription> OvfDescription::read(QByteArrayView xml, const QString& shown) {
    const auto corrupt = [&](const QString& detail) {
        return std::unexpected(Error{ErrorCode::Corrupt,
            tr("The description of the virtual machine in “%1” is damaged. Download or copy it again.").arg(shown),
            detail});
    };
    if (xml.size() > kMostBytes)
        return corrupt(u"%1 bytes"_s.arg(xml.size()));
    OvfReader reader(xml);
    if (!reader.read())
        return corrupt(reader.problem());
    if (!reader.elsewhere.isEmpty())
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("The virtual machine in “%1” takes a disk from elsewhere: “%2”. Only files in the archive are read.")
                .arg(shown, reader.elsewhere.simplified())});
    if (reader.pieces)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("The disk in “%1” was split into several files. Put them together, then add the disk.").arg(shown)});
    OvfDescription& found = reader.result;
    found.name = found.name.simplified();
    for (Disk& disk : found.disks) {
        if (disk.file.isEmpty())
            continue;
        const auto file = std::ranges::find(found.files, disk.file, &File::id);
        if (file == found.files.end())
            return corrupt(u"a disk's file is not among the references"_s);
        disk.file = file->name;
    }
    return found;
}

} // namespace platter
