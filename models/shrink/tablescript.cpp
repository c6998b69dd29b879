// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/shrink/tablescript.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kSector = 512;

// "/image3 : start=      266240, size=     1828864, type=…": names come later, in quotes, with what is odd in them escaped.
const QRegularExpression& partitionLine() {
    static const QRegularExpression line(u"^(\\S+ : start= *)([0-9]+)(, size= *)([0-9]+)(.*)$"_s);
    return line;
}

// What is another one on another disk, and is not told to sfdisk: it finds it out.
bool isOfTheDisk(const QByteArray& line) {
    return line.startsWith("device:") || line.startsWith("last-lba:");
}

} // namespace

Result<TableScript> TableScript::read(const QByteArray& dump, qint64 first, qint64 count) {
    TableScript script;
    bool found = false;
    for (const QByteArray& line : dump.split('\n')) {
        if (isOfTheDisk(line))
            continue;
        if (line.startsWith("sector-size:") && line.sliced(12).trimmed().toLongLong() != kSector)
            return std::unexpected(Error{ErrorCode::Unsupported,
                tr("The partition table is for disks with another size of sector, which are not made smaller."),
                QString::fromLatin1(line)});
        const auto match = partitionLine().match(QString::fromUtf8(line));
        const bool wanted = match.hasMatch() && match.captured(2).toLongLong() == first
            && match.captured(4).toLongLong() == count && !found;
        if (!wanted) {
            (found ? script.m_after : script.m_before) += line + '\n';
            script.m_lasting += line + '\n';
            continue;
        }
        found = true;
        script.m_before += (match.captured(1) + match.captured(2) + match.captured(3)).toUtf8();
        script.m_after = match.captured(5).toUtf8() + '\n';
        script.m_lasting += (match.captured(1) + match.captured(2) + match.captured(5)).toUtf8() + '\n';
    }
    if (!found)
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("The partition table cannot be read as it would have to be, to be made again for a smaller disk."),
            QString::fromUtf8(dump.left(500))});
    return script;
}

QByteArray TableScript::resized(qint64 count) const {
    return m_before + QByteArray::number(count) + m_after;
}

} // namespace platter
