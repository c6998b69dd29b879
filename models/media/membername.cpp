// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/membername.h"

#include "models/media/formatnames.h"

#include <QStringDecoder>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

QString decodeMemberName(QByteArrayView raw) {
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString name = utf8(raw);
    return utf8.hasError() ? QString::fromLatin1(raw) : name;
}

bool isUnsafeMemberName(const QString& name) {
    const bool drive = name.size() >= 2 && name[1] == u':' && name[0].isLetter();
    if (name.startsWith(u'/') || name.startsWith(u'\\') || drive || name.contains(QChar(0)))
        return true;
    QString slashes = name;
    return slashes.replace(u'\\', u'/').split(u'/').contains(u".."_s);
}

bool isByTheWay(const QString& name) {
    const QString file = name.section(u'/', -1);
    return name.startsWith(u"__MACOSX/"_s) || file.startsWith(u"._"_s) || file == u".DS_Store"_s;
}

QString unpackedName(const QString& name) {
    const QString ending = splitName(name).compressionEnding;
    return ending.isEmpty() ? name : name.chopped(ending.size() + 1);
}

bool isNamedLikeDisk(const QString& name) {
    const QStringList others = otherDiskEndings() + QStringList{u"qcow"_s, u"qed"_s};
    const QString unpacked = unpackedName(name);
    return splitName(name).endsLikeDisk() || std::any_of(others.begin(), others.end(), [&](const QString& ending) {
        return unpacked.endsWith(u'.' + ending, Qt::CaseInsensitive);
    });
}

} // namespace platter
