// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/historytext.h"

#include "models/domain/sizes.h"
#include "models/items/imagetexts.h"

#include <QHash>
#include <QRegularExpression>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// A field's word in the history, as the library writes it, and as people read it.
QString fieldWord(const QString& field) {
    static const QHash<QString, const char*> words{
        {u"name"_s, QT_TRANSLATE_NOOP("HistoryText", "name")},
        {u"description"_s, QT_TRANSLATE_NOOP("HistoryText", "description")},
        {u"username"_s, QT_TRANSLATE_NOOP("HistoryText", "username")},
        {u"arch"_s, QT_TRANSLATE_NOOP("HistoryText", "architecture")},
        {u"architecture"_s, QT_TRANSLATE_NOOP("HistoryText", "architecture")},
        {u"mode"_s, QT_TRANSLATE_NOOP("HistoryText", "mode")},
        {u"compatibility_mode"_s, QT_TRANSLATE_NOOP("HistoryText", "mode")},
        {u"min_ram"_s, QT_TRANSLATE_NOOP("HistoryText", "minimum RAM")},
        {u"minRam"_s, QT_TRANSLATE_NOOP("HistoryText", "minimum RAM")},
        {u"public"_s, QT_TRANSLATE_NOOP("HistoryText", "access")},
        {u"status"_s, QT_TRANSLATE_NOOP("HistoryText", "status")},
        {u"locked"_s, QT_TRANSLATE_NOOP("HistoryText", "lock")},
        {u"starred"_s, QT_TRANSLATE_NOOP("HistoryText", "star")},
    };
    const char* word = words.value(field, nullptr);
    return word ? HistoryText::tr(word) : field;
}

// A field's value in the history as people read it: the library on this computer writes 0, 1 and bytes, an account true, false
// and MiB.
QString fieldValue(const QString& field, const QString& raw) {
    const bool quoted = raw.size() >= 2 && raw.startsWith(u'"') && raw.endsWith(u'"');
    const QString value = quoted ? raw.sliced(1, raw.size() - 2) : raw;
    const bool on = value == u"1" || value == u"true";
    if (field == u"locked" || field == u"starred") {
        return on ? HistoryText::tr("yes") : HistoryText::tr("no");
    }
    if (field == u"public") {
        return on ? HistoryText::tr("public") : HistoryText::tr("private");
    }
    if (field == u"compatibility_mode") {
        return ImageTexts::mode(on ? ImageMode::Compatibility : ImageMode::Virtio);
    }
    if (const auto mode = imageModeFromApi(value); mode && field == u"mode") {
        return ImageTexts::mode(*mode);
    }
    if (const auto status = imageStatusFromApi(value); status && field == u"status") {
        return ImageTexts::status(*status);
    }
    if (field == u"min_ram" || field == u"minRam") {
        const qint64 number = value.toLongLong();
        return number <= 0 ? HistoryText::tr("none", "minimum RAM")
                           : formatSize(number < kMiB ? number * kMiB : number);
    }
    if (field == u"arch" || field == u"architecture") {
        return value.isEmpty() ? HistoryText::tr("not set", "an architecture") : value;
    }
    return raw;
}

// Actions with and without a name behind them: the sentence is translated whole.
struct Sentence {
    const char* by;
    const char* alone;
};

const QHash<QString, Sentence>& sentences() {
    static const QHash<QString, Sentence> known{
        {u"created"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "created by %1"), QT_TRANSLATE_NOOP("HistoryText", "created")}},
        {u"imported"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "imported by %1"), QT_TRANSLATE_NOOP("HistoryText", "imported")}},
        {u"renamed"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "renamed by %1"), QT_TRANSLATE_NOOP("HistoryText", "renamed")}},
        {u"updated"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "changed by %1"), QT_TRANSLATE_NOOP("HistoryText", "changed")}},
        {u"published"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "made public by %1"), QT_TRANSLATE_NOOP("HistoryText", "made public")}},
        {u"unpublished"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "made private by %1"), QT_TRANSLATE_NOOP("HistoryText", "made private")}},
        {u"deprecated"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "deprecated by %1"), QT_TRANSLATE_NOOP("HistoryText", "deprecated")}},
        {u"undeprecated"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "deprecation undone by %1"),
                QT_TRANSLATE_NOOP("HistoryText", "deprecation undone")}},
        {u"locked"_s, {QT_TRANSLATE_NOOP("HistoryText", "locked by %1"), QT_TRANSLATE_NOOP("HistoryText", "locked")}},
        {u"unlocked"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "unlocked by %1"), QT_TRANSLATE_NOOP("HistoryText", "unlocked")}},
        {u"starred"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "starred by %1"), QT_TRANSLATE_NOOP("HistoryText", "starred")}},
        {u"unstarred"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "star removed by %1"), QT_TRANSLATE_NOOP("HistoryText", "star removed")}},
        {u"exported"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "exported by %1"), QT_TRANSLATE_NOOP("HistoryText", "exported")}},
        {u"failed"_s, {QT_TRANSLATE_NOOP("HistoryText", "failed for %1"), QT_TRANSLATE_NOOP("HistoryText", "failed")}},
        {u"retried"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "retried by %1"), QT_TRANSLATE_NOOP("HistoryText", "retried")}},
        {u"interrupted"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "interrupted for %1"), QT_TRANSLATE_NOOP("HistoryText", "interrupted")}},
        {u"uploaded"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "uploaded by %1"), QT_TRANSLATE_NOOP("HistoryText", "uploaded")}},
        {u"registered"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "registered by %1"), QT_TRANSLATE_NOOP("HistoryText", "registered")}},
        {u"snapshot"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "snapshot taken by %1"),
                QT_TRANSLATE_NOOP("HistoryText", "snapshot taken")}},
        {u"built"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "server built by %1"), QT_TRANSLATE_NOOP("HistoryText", "server built")}},
        {u"written"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "written to a server's disk by %1"),
                QT_TRANSLATE_NOOP("HistoryText", "written to a server's disk")}},
        {u"damaged"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "damage found by %1"), QT_TRANSLATE_NOOP("HistoryText", "damage found")}},
        {u"mended"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "found whole again by %1"),
                QT_TRANSLATE_NOOP("HistoryText", "found whole again")}},
        {u"deleted"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "deleted by %1"), QT_TRANSLATE_NOOP("HistoryText", "deleted")}},
        {u"restored"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "restored by %1"), QT_TRANSLATE_NOOP("HistoryText", "restored")}},
        {u"reclaimed"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "space given back by %1"),
                QT_TRANSLATE_NOOP("HistoryText", "space given back")}},
        {u"recovered"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "record made whole by %1"),
                QT_TRANSLATE_NOOP("HistoryText", "record made whole")}},
    };
    return known;
}

} // namespace

// Values are quoted and may hold anything; what stands between quotes is skipped.
QStringList HistoryText::changedFields(const QString& detail) {
    static const QRegularExpression quoted(u"\"(?:[^\"\\\\]|\\\\.)*\""_s);
    static const QRegularExpression field(u"(?:^|[,;]\\s*|\\n)([A-Za-z_]+):"_s);
    QStringList fields;
    const QString bare = QString(detail).remove(quoted);
    for (auto it = field.globalMatch(bare); it.hasNext();) {
        const QString word = fieldWord(it.next().captured(1));
        if (!fields.contains(word)) {
            fields.append(word);
        }
    }
    return fields;
}

QString HistoryText::change(const QString& detail) {
    // One field: its word, what it was, what it is. Texts are quoted, and may hold anything but what follows their end.
    static const QRegularExpression field(
        uR"(([A-Za-z_]+): (".*?"(?= → )|[^", ]*) → (".*?"(?=, [A-Za-z_]+: |$)|[^", ]*)(?:, |$))"_s,
        QRegularExpression::DotMatchesEverythingOption);
    QStringList parts;
    qsizetype at = 0;
    for (auto it = field.globalMatch(detail); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        if (match.capturedStart() != at) {
            return detail;
        }
        at = match.capturedEnd();
        //: a field of an image, what it was, what it is: mode: virtio → compatibility
        parts.append(tr("%1: %2 → %3")
                .arg(fieldWord(match.captured(1)), fieldValue(match.captured(1), match.captured(2)),
                    fieldValue(match.captured(1), match.captured(3))));
    }
    return at == detail.size() && !parts.isEmpty() ? parts.join(tr(", ", "between changes of fields")) : detail;
}

QString HistoryText::what(const HistoryEntry& entry) {
    if (entry.action == u"updated") {
        const QStringList fields = changedFields(entry.detail);
        if (!fields.isEmpty()) {
            const QString list = fields.join(tr(", ", "between the names of fields"));
            return entry.who.isEmpty() ? tr("%1 set", "a field or several").arg(list)
                                       : tr("%1 set by %2", "a field or several, a person").arg(list, entry.who);
        }
    }
    const auto known = sentences().constFind(entry.action);
    if (known == sentences().constEnd()) {
        return entry.who.isEmpty() ? entry.action
                                   : tr("%1 by %2", "an action's word, a person").arg(entry.action, entry.who);
    }
    return entry.who.isEmpty() ? tr(known->alone) : tr(known->by).arg(entry.who);
}

} // namespace platter
