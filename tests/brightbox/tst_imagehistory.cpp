// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/imagehistory.h"

#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

QDateTime at(int second) {
    return QDateTime(QDate(2026, 3, 1), QTime(12, 0), QTimeZone::UTC).addSecs(second);
}

CloudEvent told(int second, const QString& who, const QString& message) {
    return {.id = QString::number(second), .action = u"update"_s, .message = message, .at = at(second), .who = who};
}

} // namespace

class TestImageHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noEventsAtAll() {
        const QList<HistoryEntry> here{{at(1), u"cli-1"_s, u"renamed"_s, u"a"_s}};
        QCOMPARE(mergedHistory(here, {}, u"cli-1"_s), here);
    }

    // What was done here is told once, with what is known here; each event is taken for one thing only.
    void ownThingsAreToldOnce() {
        const QList<HistoryEntry> here{
            {at(1), u"cli-1"_s, u"renamed"_s, u"a"_s}, {at(100), u"cli-1"_s, u"locked"_s, {}}};
        const auto merged = mergedHistory(here,
            {told(2, u"cli-1"_s, u"x renamed"_s), told(3, u"cli-1"_s, u"x made public"_s),
                told(99, u"cli-1"_s, u"x locked"_s), told(98, u"usr-9"_s, u"x unlocked"_s)},
            u"cli-1"_s);
        QStringList actions;
        for (const HistoryEntry& entry : merged)
            actions.append(entry.action);
        QCOMPARE(actions, (QStringList{u"renamed"_s, u"x made public"_s, u"x unlocked"_s, u"locked"_s}));
    }

    void anEventSaysWhoMadeADifference() {
        const QList<HistoryEntry> here{{at(60), {}, u"updated"_s, u"name: a → b"_s, at(0)}};
        const auto merged = mergedHistory(here, {told(30, u"usr-9"_s, u"x updated"_s)}, u"cli-1"_s);
        QCOMPARE(merged, (QList<HistoryEntry>{{at(30), u"usr-9"_s, u"updated"_s, u"name: a → b"_s}}));
    }

    // Which of them it was nobody knows.
    void severalEventsDoNot() {
        const QList<HistoryEntry> here{{at(60), {}, u"updated"_s, u"name: a → b"_s, at(0)}};
        const auto merged = mergedHistory(
            here, {told(40, u"usr-9"_s, u"x locked"_s), told(30, u"usr-8"_s, u"x updated"_s)}, u"cli-1"_s);
        QCOMPARE(merged.size(), 3);
        QCOMPARE(merged.last(), here.first());
    }
};

QTEST_GUILESS_MAIN(TestImageHistory)
#include "tst_imagehistory.moc"
