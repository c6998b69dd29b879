// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/rules.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

#include <algorithm>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

Image named(const QString& name) {
    Image image;
    image.name = name;
    image.id = ImageId(u"loc-11111"_s);
    image.status = ImageStatus::Available;
    image.createdAt = QDateTime(QDate(2026, 11, 1), QTime(12, 0), QTimeZone::UTC);
    return image;
}

Image snapshot(const QString& name, const QDate& day) {
    Image image = named(name);
    image.sourceType = SourceType::Snapshot;
    image.createdAt = QDateTime(day, QTime(3, 0), QTimeZone::UTC);
    return image;
}

Image official(const QString& name) {
    Image image = named(name);
    image.official = true;
    return image;
}

} // namespace

class TestOrder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void families_data();
    void families();
    void namesInOrder_data();
    void namesInOrder();
    void theTableAtFirst();
    void equalNames();
    void isAStrictWeakOrder();
    void nameKeys_data();
    void nameKeys();
};

void TestOrder::families_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("family");
    QTest::newRow("date") << u"nightly-web-2026-11-23"_s << u"nightly-web"_s;
    QTest::newRow("date and time") << u"nightly_web_20261123T0214"_s << u"nightly_web"_s;
    QTest::newRow("version") << u"ubuntu-noble-24.04-amd64-server"_s << u"ubuntu-noble"_s;
    QTest::newRow("version with v") << u"appliance v3.1"_s << u"appliance"_s;
    QTest::newRow("no number") << u"golden-web"_s << u"golden-web"_s;
    QTest::newRow("number inside a word") << u"win2019"_s << u"win2019"_s;
    QTest::newRow("date in front") << u"2026-11-23-web"_s << u"web"_s;
    QTest::newRow("word that begins with a digit") << u"32bit-legacy"_s << u"32bit-legacy"_s;
    QTest::newRow("only a number") << u"20261123"_s << QString();
    QTest::newRow("snapshot") << u"Snapshot of db-1 18 Nov 03:00"_s << u"Snapshot of db-1"_s;
    QTest::newRow("snapshot of one with spaces")
        << u"Snapshot of web 2 staging 2 Nov 10:12"_s << u"Snapshot of web 2 staging"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestOrder::families() {
    QFETCH(const QString, name);
    QFETCH(const QString, family);
    QCOMPARE(nameFamily(name), family);
}

void TestOrder::namesInOrder_data() {
    QTest::addColumn<QStringList>("names"); // as they must come
    QTest::newRow("dates, newest first") << QStringList{
        u"nightly-web-2026-11-23"_s, u"nightly-web-2026-11-22"_s, u"nightly-web-2026-2-3"_s};
    QTest::newRow("numbers count as numbers")
        << QStringList{u"build-110"_s, u"build-11"_s, u"build-9"_s, u"build-08"_s};
    QTest::newRow("versions") << QStringList{u"debian-13.10"_s, u"debian-13.9"_s, u"debian-12.11"_s};
    QTest::newRow("families from a to z") << QStringList{u"alpha-1"_s, u"beta-9"_s, u"beta-2"_s, u"gamma"_s};
    QTest::newRow("case does not matter") << QStringList{u"Alpha"_s, u"beta"_s, u"Gamma"_s};
    QTest::newRow("a family and a longer one") << QStringList{u"golden-web"_s, u"golden-web-2"_s, u"golden-web-old"_s};
    QTest::newRow("the words behind a date go from a to z")
        << QStringList{u"web-2026-11-23-a"_s, u"web-2026-11-23-b"_s, u"web-2026-11-22-a"_s};
    QTest::newRow("numbers longer than any type") << QStringList{u"n-100000000000000000000000000000000000000001"_s,
        u"n-100000000000000000000000000000000000000000"_s, u"n-99999999999999999999999999999999999999999"_s};
    QTest::newRow("umlauts are letters like others") << QStringList{u"zebra"_s, u"über"_s};
}

void TestOrder::namesInOrder() {
    QFETCH(const QStringList, names);
    for (qsizetype i = 0; i < names.size(); ++i) {
        for (qsizetype j = 0; j < names.size(); ++j) {
            QVERIFY2(comesFirst(named(names.at(i)), named(names.at(j))) == (i < j),
                qPrintable(names.at(i) + u" / " + names.at(j)));
        }
    }
}

void TestOrder::theTableAtFirst() {
    const QList<Image> expected{official(u"debian-13-amd64-server"_s), official(u"debian-12-amd64-server"_s),
        official(u"ubuntu-noble-24.04-amd64-server"_s), named(u"erp-2019-migrated"_s), named(u"golden-web"_s),
        named(u"nightly-web-2026-11-23"_s), named(u"nightly-web-2026-11-22"_s), named(u"nightly-web-2026-11-21"_s),
        // Newest first by the time, not by the text: "2 Dec" is later than "30 Nov".
        snapshot(u"Snapshot of db-1 2 Dec 03:00"_s, {2026, 12, 2}),
        snapshot(u"Snapshot of db-1 30 Nov 03:00"_s, {2026, 11, 30}),
        snapshot(u"Snapshot of db-1 31 Dec 03:00"_s, {2025, 12, 31}),
        snapshot(u"Snapshot of db-2 1 Jan 03:00"_s, {2026, 1, 1})};
    QList<Image> shuffled = expected;
    std::ranges::reverse(shuffled);
    std::ranges::sort(shuffled, comesFirst);
    QCOMPARE(shuffled, expected);
}

void TestOrder::equalNames() {
    Image older = named(u"web"_s);
    Image newer = older;
    newer.createdAt = older.createdAt.addMSecs(1);
    QVERIFY(comesFirst(newer, older));
    QVERIFY(!comesFirst(older, newer));
    Image unknown = older;
    unknown.createdAt = {};
    QVERIFY(comesFirst(older, unknown)); // missing last
    Image ancient = older;
    ancient.createdAt = QDateTime(QDate(1960, 1, 1), QTime(), QTimeZone::UTC);
    QVERIFY(comesFirst(older, ancient));
    QVERIFY(comesFirst(ancient, unknown));
    Image other = older;
    other.id = ImageId(u"loc-11112"_s);
    QVERIFY(comesFirst(older, other));
    Image elsewhere = older;
    elsewhere.library = LibraryId(u"acme"_s);
    QVERIFY(comesFirst(older, elsewhere) != comesFirst(elsewhere, older));
    QVERIFY(!comesFirst(older, older));
}

void TestOrder::isAStrictWeakOrder() {
    QRandomGenerator random(20261123);
    const QStringList parts{
        u"web"_s, u"-"_s, u"2"_s, u"10"_s, u" "_s, u"010"_s, u"Web"_s, u"ü"_s, u"v1"_s, QString(QChar(0))};
    QList<Image> images;
    for (int i = 0; i < 30; ++i) {
        QString name;
        for (int part = 0; part < 4; ++part) {
            name += parts.at(random.bounded(parts.size()));
        }
        Image image = named(name);
        image.official = random.bounded(4) == 0;
        image.sourceType = random.bounded(2) == 0 ? SourceType::Snapshot : SourceType::Upload;
        image.createdAt = image.createdAt.addDays(random.bounded(3));
        image.id = ImageId(QString::number(i));
        images.append(image);
    }
    for (const Image& a : images) {
        for (const Image& b : images) {
            QCOMPARE(comesFirst(a, b) || comesFirst(b, a), &a != &b); // total, since ids differ
            QVERIFY(!(comesFirst(a, b) && comesFirst(b, a)));
            for (const Image& c : images) {
                if (comesFirst(a, b) && comesFirst(b, c)) {
                    QVERIFY(comesFirst(a, c));
                }
            }
        }
    }
}

void TestOrder::nameKeys_data() {
    QTest::addColumn<QStringList>("names");
    QTest::newRow("numbers") << QStringList{u"web-2"_s, u"web-9"_s, u"web-10"_s, u"web-100"_s};
    QTest::newRow("case") << QStringList{u"a"_s, u"B"_s, u"c"_s};
    QTest::newRow("shorter first") << QStringList{QString(), u"web"_s, u"web-"_s, u"web-a"_s};
    QTest::newRow("numbers before words") << QStringList{u"2"_s, u"10"_s, u"web"_s};
}

void TestOrder::nameKeys() {
    QFETCH(const QStringList, names);
    for (qsizetype i = 1; i < names.size(); ++i) {
        QVERIFY2(nameOrderKey(names.at(i - 1)) < nameOrderKey(names.at(i)), qPrintable(names.at(i)));
    }
    QCOMPARE(nameOrderKey(u"Web-007"_s), nameOrderKey(u"web-7"_s));
}

QTEST_GUILESS_MAIN(TestOrder)
#include "tst_order.moc"
