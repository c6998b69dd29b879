// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/trust/checksumlist.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

std::optional<Checksum> checksumOf(const QString& hex) {
    Checksum sum{.kind = hex.size() == 64 ? DigestKind::Sha256 : DigestKind::Sha512,
        .digest = QByteArray::fromHex(hex.toLatin1())};
    return sum.digest.size() == digestLength(sum.kind) ? std::optional(sum) : std::nullopt;
}

// The one thing that all matches say; of both kinds SHA-256, which is the faster one here.
std::optional<Checksum> theOne(const QString& text, const QRegularExpression& line) {
    std::optional<Checksum> found;
    for (auto match = line.globalMatch(text); match.hasNext();) {
        const auto sum = checksumOf(match.next().captured(u"hex"_s));
        if (!sum || sum == found)
            continue;
        if (found && found->kind == sum->kind)
            return std::nullopt;
        if (!found || sum->kind == DigestKind::Sha256)
            found = sum;
    }
    return found;
}

} // namespace

std::optional<Checksum> checksumIn(const QByteArray& list, const QString& listName, const QString& fileName) {
    const QString text = QString::fromUtf8(list);
    const QString name = QRegularExpression::escape(fileName);
    const auto multiline
        = [](const QString& pattern) { return QRegularExpression(pattern, QRegularExpression::MultilineOption); };
    const QString hex = u"(?<hex>[0-9a-fA-F]{128}|[0-9a-fA-F]{64})"_s;
    for (const QString& pattern : QStringList{u"^"_s + hex + u"[ \\t]+\\*?(?:\\./)?"_s + name + u"[ \\t\\r]*$"_s,
             u"^SHA(?:256|512) ?\\("_s + name + u"\\) ?= ?"_s + hex + u"[ \\t\\r]*$"_s,
             u"^"_s + hex + u"[ \\t]+\\*?[^\\n]*/"_s + name + u"[ \\t\\r]*$"_s}) {
        if (const auto sum = theOne(text, multiline(pattern)))
            return sum;
    }
    if (!listName.startsWith(fileName + u'.'))
        return std::nullopt;
    return theOne(text, QRegularExpression(u"\\A\\s*"_s + hex + u"\\s*\\z"_s));
}

} // namespace platter
