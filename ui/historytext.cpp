// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/historytext.h"

#include "ui/fieldtext.h"

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

// Actions with and without a name behind them: the sentence is translated whole.
struct Sentence {
    const char* by;
    const char* alone;
};

const QHash<QString, Sentence>& sentences() {
    static const QHash<QString, Sentence> known{
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
        {u"deleted"_s,
            {QT_TRANSLATE_NOOP("HistoryText", "deleted by %1"), QT_TRANSLATE_NOOP("HistoryText", "deleted")}},
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

QString HistoryText::when(const HistoryEntry& entry, const QDateTime& now) {
    const QString at = FieldText::day(entry.at, now);
    //: two points in time, between which something happened
    return entry.since.isValid() ? tr("between %1 and %2").arg(FieldText::day(entry.since, now), at) : at;
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
