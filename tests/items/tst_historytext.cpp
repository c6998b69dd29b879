// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/historytext.h"

#include <QTest>
#include <QTranslator>

using namespace platter;
using namespace Qt::StringLiterals;

class TestHistoryText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentences_data();
    void sentences();
    void everythingIsTranslated_data();
    void everythingIsTranslated();
    void changes_data();
    void changes();
};

void TestHistoryText::sentences_data() {
    QTest::addColumn<QString>("action");
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("text");
    const QString anna = u"anna"_s;
    QTest::newRow("imported") << u"imported"_s << anna << QString() << u"imported by anna"_s;
    QTest::newRow("nobody") << u"deprecated"_s << QString() << QString() << u"deprecated"_s;
    QTest::newRow("field") << u"updated"_s << anna << u"mode: \"virtio\" → \"compatibility\""_s
                           << u"mode set by anna"_s;
    QTest::newRow("fields") << u"updated"_s << anna << u"username: \"a\" → \"b, mode: \", min_ram: \"\" → \"1\""_s
                            << u"username, minimum RAM set by anna"_s;
    QTest::newRow("no detail") << u"updated"_s << anna << QString() << u"changed by anna"_s;
    QTest::newRow("unknown action") << u"teleported"_s << anna << QString() << u"teleported by anna"_s;
    QTest::newRow("unpublished") << u"unpublished"_s << anna << QString() << u"made private by anna"_s;
}

void TestHistoryText::sentences() {
    QFETCH(const QString, action);
    QFETCH(const QString, who);
    QFETCH(const QString, detail);
    QFETCH(const QString, text);
    const QDateTime at(QDate(2026, 1, 1), QTime(1, 1), QTimeZone::UTC);
    QCOMPARE(HistoryText::what({.at = at, .who = who, .action = action, .detail = detail}), text);
}

// What the libraries write, as a whole sentence that a translator sees: a word in a sentence of another language helps nobody.
void TestHistoryText::everythingIsTranslated_data() {
    QTest::addColumn<QString>("action");
    for (const char* action : {"created", "imported", "renamed", "updated", "published", "unpublished", "deprecated",
             "undeprecated", "locked", "unlocked", "starred", "unstarred", "exported", "failed", "retried",
             "interrupted", "uploaded", "registered", "snapshot", "built", "written", "damaged", "mended", "deleted",
             "restored", "reclaimed", "recovered"})
        QTest::newRow(action) << QString::fromLatin1(action);
}

void TestHistoryText::everythingIsTranslated() {
    QFETCH(const QString, action);
    struct Listening : QTranslator {
        bool isEmpty() const override { return false; }
        QString translate(const char*, const char* text, const char*, int) const override {
            asked.append(QString::fromUtf8(text));
            return {};
        }
        mutable QStringList asked;
    } listening;
    QVERIFY(QCoreApplication::installTranslator(&listening));
    const QDateTime at(QDate(2026, 1, 1), QTime(1, 1), QTimeZone::UTC);
    (void)HistoryText::what({.at = at, .who = u"anna"_s, .action = action, .detail = {}});
    QVERIFY(!listening.asked.isEmpty());
    QVERIFY(!listening.asked.contains(u"%1 by %2"_s));
}

void TestHistoryText::changes_data() {
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("this computer's") << u"locked: 0 → 1"_s << u"lock: no → yes"_s;
    QTest::newRow("an account's") << u"locked: true → false"_s << u"lock: yes → no"_s;
    QTest::newRow("star") << u"starred: 0 → 1"_s << u"star: no → yes"_s;
    QTest::newRow("access") << u"public: false → true"_s << u"access: private → public"_s;
    QTest::newRow("mode") << u"mode: \"virtio\" → \"compatibility\""_s << u"mode: virtio → compatibility"_s;
    QTest::newRow("mode of an account") << u"compatibility_mode: true → false"_s << u"mode: compatibility → virtio"_s;
    QTest::newRow("status") << u"status: \"available\" → \"deprecated\""_s << u"status: available → deprecated"_s;
    QTest::newRow("bytes of RAM") << u"min_ram:  → 536870912"_s << u"minimum RAM: none → 512 MiB"_s;
    QTest::newRow("MiB of RAM") << u"min_ram: 2048 → "_s << u"minimum RAM: 2 GiB → none"_s;
    QTest::newRow("architecture") << u"arch: \"\" → \"x86_64\""_s << u"architecture: not set → x86_64"_s;
    QTest::newRow("names stay") << u"name: \"1\" → \"locked: 0 → 1\""_s << u"name: \"1\" → \"locked: 0 → 1\""_s;
    QTest::newRow("several") << u"description: \"a, b → c\" → \"x\ny\", locked: 0 → 1, name: \"say \"hi\"\" → \"\""_s
                             << u"description: \"a, b → c\" → \"x\ny\", lock: no → yes, name: \"say \"hi\"\" → \"\""_s;
    QTest::newRow("a field of another version") << u"colour: \"red\" → \"blue\""_s << u"colour: \"red\" → \"blue\""_s;
    QTest::newRow("a file") << u"/srv/images/1 → 2.raw"_s << u"/srv/images/1 → 2.raw"_s;
    QTest::newRow("a file and more") << u"locked: 0 → 1 and so on"_s << u"locked: 0 → 1 and so on"_s;
}

void TestHistoryText::changes() {
    QFETCH(const QString, detail);
    QFETCH(const QString, text);
    QCOMPARE(HistoryText::change(detail), text);
}

QTEST_GUILESS_MAIN(TestHistoryText)
#include "tst_historytext.moc"
