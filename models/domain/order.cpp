// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/rules.h"

#include <QLocale>
#include <QRegularExpression>

#include <limits>

// The order at first, as keys whose bytes compare like the images do.
namespace platter {
using namespace Qt::StringLiterals;

namespace {

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9'; // ASCII only: names hold dates and versions, not numerals of a language
}

template <typename T> void appendNumber(QByteArray& key, T value) {
    for (int shift = static_cast<int>(sizeof(T)) * 8 - 8; shift >= 0; shift -= 8) {
        key.append(static_cast<char>((value >> shift) & 0xFF));
    }
}

// UTF-8 ends in a zero byte so that what is shorter comes first; a zero in the text itself is left out.
void appendText(QByteArray& key, const QString& text) {
    QByteArray bytes = text.toUtf8();
    bytes.replace('\0', QByteArrayView());
    key.append(bytes).append('\0');
}

enum class Numbers { Up, Down };

// A run of digits as a number: how many digits it has without leading zeros, then those. 65,535 digits are told apart.
void appendDigits(QByteArray& key, QStringView digits, Numbers order) {
    while (digits.size() > 1 && digits.front() == u'0') {
        digits = digits.sliced(1);
    }
    constexpr auto most = std::numeric_limits<quint16>::max();
    const auto length = static_cast<quint16>(std::min<qsizetype>(digits.size(), most));
    appendNumber(key, order == Numbers::Up ? length : static_cast<quint16>(most - length));
    for (const QChar c : digits.first(length)) {
        key.append(order == Numbers::Up ? c.toLatin1() : static_cast<char>('0' + ('9' - c.toLatin1())));
    }
}

// A name as alternating runs of digits and of other text, each behind a mark: its end first, then numbers, then text.
void appendRuns(QByteArray& key, QStringView name, Numbers order) {
    while (!name.isEmpty()) {
        const bool number = isDigit(name.front());
        qsizetype length = 1;
        while (length < name.size() && isDigit(name.at(length)) == number) {
            ++length;
        }
        const QStringView run = name.first(length);
        key.append(number ? '\1' : '\2');
        if (number) {
            appendDigits(key, run, order);
        } else {
            appendText(key, run.toString().toCaseFolded());
        }
        name = name.sliced(length);
    }
    key.append('\0');
}

// Newest first, with those of unknown age last.
void appendAge(QByteArray& key, const QDateTime& created) {
    // Flipping the sign bit makes signed numbers compare as unsigned bytes; the complement turns the order round.
    const quint64 time = created.isValid() ? static_cast<quint64>(created.toMSecsSinceEpoch()) ^ (quint64(1) << 63) : 0;
    appendNumber(key, ~time);
}

} // namespace

QString snapshotName(const QString& of, const QDateTime& at) {
    return u"Snapshot of %1 %2"_s.arg(of, QLocale::c().toString(at, u"d MMM HH:mm"_s));
}

QString nameFamily(const QString& name) {
    // "Snapshot of db-1 18 Nov 03:00": day, month and time are no part of it, the server's own number is.
    static const QRegularExpression snapshot(u"^(Snapshot of .*\\S)\\s+[0-9]{1,2} \\w{3,} [0-9]{1,2}:[0-9]{2}$"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    if (name.startsWith(u"Snapshot of ")) {
        if (const auto match = snapshot.match(name); match.hasMatch()) {
            return match.captured(1);
        }
    }
    static const QRegularExpression leading(u"^(?:[0-9][-_. :T0-9]*)?[0-9](?![A-Za-z0-9])[-_. ]*"_s);
    if (!name.isEmpty() && isDigit(name.front())) {
        if (const auto match = leading.match(name); match.hasMatch()) {
            return name.sliced(match.capturedEnd());
        }
    }
    // A number counts where it begins a part of the name: "web-2", "app v3", "x_2026"; not in "win2019" or "db-w2k".
    const auto separates = [](QChar c) { return c == u'-' || c == u'_' || c == u'.' || c == u' '; };
    for (qsizetype i = 1; i < name.size(); ++i) {
        qsizetype begin = i;
        if (isDigit(name.at(begin)) && name.at(begin - 1).toLower() == u'v') {
            --begin;
        }
        if (!isDigit(name.at(i)) || begin == 0 || !separates(name.at(begin - 1))) {
            continue;
        }
        while (begin > 0 && separates(name.at(begin - 1))) {
            --begin;
        }
        return name.first(begin);
    }
    return name;
}

QByteArray nameOrderKey(const QString& name) {
    QByteArray key;
    appendRuns(key, name, Numbers::Up);
    return key;
}

QByteArray orderKey(const Image& image) {
    const bool snapshot = !image.official && image.sourceType == SourceType::Snapshot;
    QByteArray key;
    key.append(image.official ? '\0' : snapshot ? '\2' : '\1');
    appendRuns(key, nameFamily(image.name), Numbers::Up);
    if (snapshot) { // their names carry a day without a year: only the time of creation tells which is newer
        appendAge(key, image.createdAt);
    }
    appendRuns(key, image.name, Numbers::Down);
    appendAge(key, image.createdAt);
    appendText(key, image.name);
    appendText(key, image.id.toString());
    appendText(key, image.library.toString());
    return key;
}

bool comesFirst(const Image& a, const Image& b) {
    return orderKey(a) < orderKey(b);
}

} // namespace platter
