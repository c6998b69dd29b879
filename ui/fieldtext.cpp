// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/fieldtext.h"

#include "models/domain/sizes.h"

#include <QLocale>
#include <QRegularExpression>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kSha256Digits = 64;

std::unexpected<Error> invalid(const QString& message, const QString& detail) {
    return std::unexpected(Error{.code = ErrorCode::InvalidArgument, .message = message, .detail = detail});
}

bool isHex(QStringView text) {
    return !text.isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F');
    });
}

// One checksum of a list, and the file that it is said to be of (may be empty).
struct Sum {
    QString digest;
    QString file;
};

// What looks like a digest begins an entry; the words after it, up to the next digest, are its file's name. Line ends do
// not matter: a line edit makes spaces of them.
QList<Sum> sumsIn(const QString& text) {
    static const QRegularExpression bsd(u"SHA256 ?\\((.+?)\\) ?= ?([0-9a-fA-F]+)"_s);
    QList<Sum> sums;
    for (auto it = bsd.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        sums.append({match.captured(2), match.captured(1)});
    }
    if (!sums.isEmpty()) {
        return sums;
    }
    static const QRegularExpression space(u"[\\s\\x{2028}\\x{2029}]+"_s);
    for (QString word : text.split(space, Qt::SkipEmptyParts)) {
        if (word.startsWith(u"sha256:"_s, Qt::CaseInsensitive) || word.startsWith(u"sha256="_s, Qt::CaseInsensitive)) {
            word.remove(0, 7);
        }
        if (sums.isEmpty() || (isHex(word) && word.size() >= 32)) {
            sums.append({word, {}});
            continue;
        }
        QString& file = sums.last().file;
        if (file.isEmpty()) {
            file = word.startsWith(u'*') ? word.sliced(1) : word; // "*" marks binary mode in sha256sum's output
        } else {
            file += u' ' + word;
        }
    }
    return sums;
}

QString lastPart(const QString& path) {
    return path.sliced(path.lastIndexOf(u'/') + 1);
}

} // namespace

QString FieldText::architecture(const Architecture& architecture) {
    if (!architecture.isSet()) {
        return tr("not set", "architecture");
    }
    if (architecture == Architecture::x86_64()) {
        return tr("64-bit (x86_64)");
    }
    if (architecture == Architecture::i686()) {
        return tr("32-bit (i686)");
    }
    return architecture.name();
}

QString FieldText::minRam(std::optional<qint64> bytes) {
    if (!bytes || *bytes <= 0) {
        return tr("none", "minimum RAM");
    }
    // Plain digits, without separators: it is read back by parseMinRam().
    if (*bytes % kGiB == 0) {
        return tr("%1 GiB").arg(*bytes / kGiB);
    }
    if (*bytes % kMiB == 0) {
        return tr("%1 MiB").arg(*bytes / kMiB);
    }
    return formatSize(*bytes);
}

QString FieldText::access(bool isPublic) {
    return isPublic ? tr("public") : tr("private");
}

QString FieldText::shortDigest(const QByteArray& digest) {
    const QString hex = QString::fromLatin1(digest.toHex());
    return hex.size() <= 16 ? hex : hex.first(10) + u'…' + hex.last(4);
}

QString FieldText::day(const QDateTime& at, const QDateTime& now) {
    const QDateTime local = at.toLocalTime();
    const QDate today = now.toLocalTime().date();
    const QLocale locale;
    const QString time = locale.toString(local.time(), u"HH:mm"_s);
    if (local.date() == today) {
        return tr("today %1").arg(time);
    }
    if (local.date() == today.addDays(-1)) {
        return tr("yesterday %1").arg(time);
    }
    if (local.date().year() == today.year()) {
        return tr("%1 %2", "day and month, time of day").arg(locale.toString(local.date(), tr("d MMM")), time);
    }
    return locale.toString(local.date(), tr("d MMM yyyy"));
}

QString FieldText::when(const HistoryEntry& entry, const QDateTime& now) {
    const QString at = day(entry.at, now);
    //: two points in time, between which something happened
    return entry.since.isValid() ? tr("between %1 and %2").arg(day(entry.since, now), at) : at;
}

QString FieldText::differing() {
    return tr("different values");
}

QString FieldText::nameList(const QStringList& names, qsizetype most) {
    const QString shown = names.first(std::min(most, names.size())).join(tr(", ", "between names in a list"));
    if (names.size() <= most) {
        return shown;
    }
    return tr("%1 and %n more", nullptr, static_cast<int>(names.size() - most)).arg(shown);
}

QString FieldText::cloudArchitectureProblem(const Architecture& architecture) {
    if (architecture.isBuildable()) {
        return {};
    }
    return architecture.isSet() ? tr("The cloud builds no servers of the architecture %1.").arg(architecture.name())
                                : tr("The cloud needs to know the architecture: choose 64-bit or 32-bit.");
}

Result<Architecture> FieldText::parseArchitecture(const QString& text) {
    const QString word = text.simplified();
    if (word.isEmpty() || word.compare(architecture({}), Qt::CaseInsensitive) == 0) {
        return Architecture();
    }
    for (const auto& known : {Architecture::x86_64(), Architecture::i686()}) {
        if (word == architecture(known)) {
            return known;
        }
    }
    const QString low = word.toLower();
    if (low == u"x86_64" || low == u"amd64" || low == u"x86-64" || low == u"x64") {
        return Architecture::x86_64();
    }
    if (low == u"i686" || low == u"i386" || low == u"i486" || low == u"i586" || low == u"x86") {
        return Architecture::i686();
    }
    static const QRegularExpression plain(u"^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$"_s);
    if (!plain.match(word).hasMatch()) {
        return invalid(tr("An architecture is one word, for example x86_64, i686 or arm64."), text);
    }
    return Architecture(word);
}

Result<std::optional<qint64>> FieldText::parseMinRam(const QString& text) {
    const QString word = text.simplified();
    if (word.isEmpty() || word.compare(minRam({}), Qt::CaseInsensitive) == 0
        || word.compare(u"none"_s, Qt::CaseInsensitive) == 0) {
        return std::nullopt;
    }
    const bool bare = word.back().isDigit();
    const auto bytes = parseSize(bare ? QString(word + u" MiB"_s) : word);
    if (!bytes) {
        return invalid(tr("The minimum RAM is a size, for example 512 MiB or 2 GiB, or none."), text);
    }
    if (*bytes == 0) {
        return std::nullopt;
    }
    if (*bytes % kMiB != 0) {
        return invalid(tr("The minimum RAM is told in whole MiB."), text);
    }
    return *bytes;
}

Result<QByteArray> FieldText::parseSha256(const QString& text, const QString& fileName) {
    if (text.trimmed().isEmpty()) {
        return QByteArray();
    }
    const QList<Sum> sums = sumsIn(text);
    if (sums.isEmpty()) {
        return QByteArray();
    }
    const Sum* sum = &sums.first();
    if (sums.size() > 1) {
        const auto own = std::ranges::find_if(sums, [&](const Sum& each) { return lastPart(each.file) == fileName; });
        if (own == sums.end()) {
            return invalid(tr("None of these checksums is for %1.").arg(fileName), text);
        }
        sum = &*own;
    }
    if (!isHex(sum->digest)) {
        return invalid(tr("A SHA-256 checksum has only the digits 0–9 and a–f."), text);
    }
    switch (sum->digest.size()) {
    case kSha256Digits:
        return QByteArray::fromHex(sum->digest.toLatin1());
    case 32:
        return invalid(tr("This is an MD5 checksum. Platter compares SHA-256, which has 64 digits."), text);
    case 40:
        return invalid(tr("This is a SHA-1 checksum. Platter compares SHA-256, which has 64 digits."), text);
    case 128:
        return invalid(tr("This is a SHA-512 checksum. Platter compares SHA-256, which has 64 digits."), text);
    default:
        return invalid(
            tr("A SHA-256 checksum has 64 digits, this one has %n.", nullptr, static_cast<int>(sum->digest.size())),
            text);
    }
}

} // namespace platter
