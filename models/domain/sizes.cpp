// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QtNumeric>

#include <cmath>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

struct Sizes {
    Q_DECLARE_TR_FUNCTIONS(Sizes)

public:
    static QString withUnit(size_t unit, const QString& number);
};

QString Sizes::withUnit(size_t unit, const QString& number) {
    switch (unit) {
    case 0:
        return tr("%1 B", "bytes").arg(number);
    case 1:
        return tr("%1 KiB").arg(number);
    case 2:
        return tr("%1 MiB").arg(number);
    case 3:
        return tr("%1 GiB").arg(number);
    case 4:
        return tr("%1 TiB").arg(number);
    case 5:
        return tr("%1 PiB").arg(number);
    default:
        return tr("%1 EiB").arg(number);
    }
}

// Three significant digits at most, no zeros behind the last one that counts: 2.199 → "2.2".
QString threeDigits(double value, bool negative) {
    const int most = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    const auto hundredths = most == 2 ? qRound64(value * 100) : most == 1 ? qRound64(value * 10) * 10 : 0;
    const int decimals = hundredths % 10 != 0 ? 2 : hundredths % 100 != 0 ? 1 : 0;
    return QLocale().toString(negative ? -value : value, 'f', decimals);
}

std::optional<qint64> unitOf(QStringView letter) {
    if (letter.isEmpty()) {
        return 1;
    }
    const qsizetype power = u"KMGTPE"_s.indexOf(letter.front().toUpper());
    return power < 0 ? std::nullopt : std::optional(qint64(1) << (10 * (power + 1)));
}

} // namespace

QString formatSize(qint64 bytes) {
    double value = std::abs(static_cast<double>(bytes));
    size_t unit = 0;
    while (value >= 999.5 && unit < 6) { // what would round to four digits is told in the next unit
        value /= 1024;
        ++unit;
    }
    return Sizes::withUnit(unit, threeDigits(value, bytes < 0));
}

std::optional<qint64> parseSize(QStringView text) {
    static const QRegularExpression form(u"^\\s*([0-9]+)(?:([.,])([0-9]+))?\\s*(?:([KMGTPE])(?:i?B)?|B)?\\s*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.matchView(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const QStringView point = match.capturedView(2);
    // A comma is a decimal point only where the person's language writes it so: "1,024" would be ambiguous otherwise.
    if (point == u"," && QLocale().decimalPoint() != u","_s) {
        return std::nullopt;
    }
    const auto unit = unitOf(match.capturedView(4));
    bool read = false;
    const qint64 whole = match.capturedView(1).toLongLong(&read);
    qint64 result = 0;
    if (!unit || !read || qMulOverflow(whole, *unit, &result)) {
        return std::nullopt;
    }
    if (point.isEmpty()) {
        return result;
    }
    if (*unit == 1) { // a part of a byte
        return std::nullopt;
    }
    const double part = QString(u"0."_s + match.capturedView(3)).toDouble();
    if (qAddOverflow(result, qRound64(part * static_cast<double>(*unit)), &result)) {
        return std::nullopt;
    }
    return result;
}

} // namespace platter
