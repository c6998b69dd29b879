// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/imageindex.h"
#include "tests/items/randomimage.h"

#include <QTest>

#include <algorithm>

using namespace platter;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(QList<platter::SortKey>)

namespace {

const QDateTime kNow(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::UTC);

QStringList ids(const ImageIndex& index) {
    QStringList found;
    for (const auto row : index.visible()) {
        found.append(index.image(row).id.toString());
    }
    return found;
}

Image image(const QString& id, const QString& name) {
    Image made;
    made.library = LibraryId(u"local"_s);
    made.id = ImageId(id);
    made.name = name;
    made.status = ImageStatus::Available;
    return made;
}

// What the index must show, found the simple way: each row looked at, sorted by the index's own less().
QStringList expected(const ImageIndex& index) {
    std::vector<ImageIndex::Row> rows;
    for (ImageIndex::Row row = 0; row < index.size(); ++row) {
        const Image& each = index.image(row);
        const bool words = std::ranges::all_of(
            index.filter().words, [&](const QString& word) { return searchableText(each).contains(word); });
        if (words && matchesFields(index.filter(), each)) {
            rows.push_back(row);
        }
    }
    std::ranges::sort(rows, [&index](auto a, auto b) { return index.less(a, b); });
    QStringList found;
    for (const auto row : rows) {
        found.append(index.image(row).id.toString());
    }
    return found;
}

} // namespace

class TestImageIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void insertsUpdatesAndRemoves();
    void sameIdInTwoLibraries();
    void sortsByEveryColumn_data();
    void sortsByEveryColumn();
    void missingComesLastBothWays();
    void secondKeyDecides();
    void namesSortAsPeopleCount();
    void countsAndTotals();
    void randomChangesAgainstTheSimpleWay();
    void manyRowsAreFiltered();
    void oneLibraryOfSeveral();
    void usesSortAndNarrow();
    void clearKeepsFilterAndOrder();
};

void TestImageIndex::insertsUpdatesAndRemoves() {
    ImageIndex index;
    const auto a = index.insertOrUpdate(image(u"a"_s, u"one"_s));
    const auto b = index.insertOrUpdate(image(u"b"_s, u"two"_s));
    const auto c = index.insertOrUpdate(image(u"c"_s, u"three"_s));
    QCOMPARE(index.size(), 3);
    QCOMPARE(index.insertOrUpdate(image(u"b"_s, u"zwei"_s)), b);
    QCOMPARE(index.size(), 3);
    QCOMPARE(index.image(b).name, u"zwei");
    QVERIFY(index.remove(index.image(a).key()));
    QVERIFY(!index.remove(image(u"a"_s, {}).key()));
    QCOMPARE(index.size(), 2);
    QVERIFY(!index.find(image(u"a"_s, {}).key()));
    QCOMPARE(index.find(image(u"c"_s, {}).key()), a); // the last one took its number
    QCOMPARE(index.image(a).name, u"three");
    index.setFilter({.words = {u"two"_s}}); // the old name is not found any more
    QVERIFY(ids(index).isEmpty());
    index.setFilter({.words = {u"zwei"_s}});
    QCOMPARE(ids(index), QStringList{u"b"_s});
    QVERIFY(c != a);
}

void TestImageIndex::sameIdInTwoLibraries() {
    ImageIndex index;
    Image one = image(u"a"_s, u"one"_s);
    Image other = one;
    other.library = LibraryId(u"acme"_s);
    index.insertOrUpdate(one);
    index.insertOrUpdate(other);
    QCOMPARE(index.size(), 2);
    QVERIFY(index.remove(one.key()));
    QCOMPARE(index.image(*index.find(other.key())), other);
}

void TestImageIndex::sortsByEveryColumn_data() {
    QTest::addColumn<QList<SortKey>>("keys");
    QTest::newRow("the order at first") << QList<SortKey>();
    for (int i = 0; i < static_cast<int>(ImageColumn::Count); ++i) {
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            const SortKey key{.column = static_cast<ImageColumn>(i), .order = order};
            QTest::addRow("column %d, %d", i, int(order)) << QList{key};
            QTest::addRow("column %d, %d, then created", i, int(order))
                << QList{key, SortKey{.column = ImageColumn::Created, .order = Qt::DescendingOrder}};
        }
    }
}

void TestImageIndex::sortsByEveryColumn() {
    QFETCH(const QList<SortKey>, keys);
    QRandomGenerator random(7);
    ImageIndex index;
    for (int i = 0; i < 300; ++i) {
        index.insertOrUpdate(randomImage(random, i));
    }
    index.setSortKeys(keys);
    QCOMPARE(index.sortKeys(), keys);
    const auto rows = index.visible();
    for (size_t i = 0; i < rows.size(); ++i) {
        QVERIFY(!index.less(rows[i], rows[i])); // strictly
        for (size_t j = i + 1; j < rows.size(); ++j) {
            QVERIFY(index.less(rows[i], rows[j]));
            QVERIFY(!index.less(rows[j], rows[i]));
        }
    }
    QVERIFY(rows.size() > 200);
    if (keys.size() == 1) { // by the raw value, in the direction asked for, missing last
        for (size_t i = 1; i < rows.size(); ++i) {
            const QVariant before = index.sortValue(rows[i - 1], keys.front().column);
            const QVariant after = index.sortValue(rows[i], keys.front().column);
            QVERIFY(before.isValid() || !after.isValid());
            if (!before.isValid() || !after.isValid() || keys.front().column == ImageColumn::Name) {
                continue;
            }
            const int order = before.typeId() == QMetaType::QString
                ? before.toString().compare(after.toString(), Qt::CaseInsensitive)
                : before.toLongLong() < after.toLongLong() ? -1
                                                           : before.toLongLong() > after.toLongLong();
            QVERIFY(keys.front().order == Qt::AscendingOrder ? order <= 0 : order >= 0);
        }
    }
}

void TestImageIndex::missingComesLastBothWays() {
    ImageIndex index;
    Image small = image(u"small"_s, u"a"_s);
    small.storedSize = 0;
    Image large = image(u"large"_s, u"a"_s);
    large.storedSize = 5;
    index.insertOrUpdate(image(u"none"_s, u"a"_s));
    index.insertOrUpdate(small);
    index.insertOrUpdate(large);
    index.setSortKeys({{.column = ImageColumn::Stored, .order = Qt::AscendingOrder}});
    QCOMPARE(ids(index), (QStringList{u"small"_s, u"large"_s, u"none"_s}));
    index.setSortKeys({{.column = ImageColumn::Stored, .order = Qt::DescendingOrder}});
    QCOMPARE(ids(index), (QStringList{u"large"_s, u"small"_s, u"none"_s}));
}

void TestImageIndex::secondKeyDecides() {
    ImageIndex index;
    for (int i = 0; i < 4; ++i) {
        Image each = image(QString::number(i), u"name"_s);
        each.isPublic = i % 2 == 1;
        each.virtualSize = i;
        index.insertOrUpdate(each);
    }
    index.setSortKeys({{.column = ImageColumn::Access, .order = Qt::DescendingOrder},
        {.column = ImageColumn::VirtualSize, .order = Qt::DescendingOrder}});
    QCOMPARE(ids(index), (QStringList{u"3"_s, u"1"_s, u"2"_s, u"0"_s}));
}

void TestImageIndex::namesSortAsPeopleCount() {
    ImageIndex index;
    for (const auto& name : {u"web-10"_s, u"Web-9"_s, u"alpha"_s, u"web-9"_s}) {
        index.insertOrUpdate(image(name, name));
    }
    index.setSortKeys({{.column = ImageColumn::Name, .order = Qt::AscendingOrder}});
    QCOMPARE(ids(index), (QStringList{u"alpha"_s, u"Web-9"_s, u"web-9"_s, u"web-10"_s}));
    index.setSortKeys({{.column = ImageColumn::Name, .order = Qt::DescendingOrder}});
    QCOMPARE(ids(index), (QStringList{u"web-10"_s, u"Web-9"_s, u"web-9"_s, u"alpha"_s}));
}

void TestImageIndex::countsAndTotals() {
    QRandomGenerator random(3);
    ImageIndex index;
    for (int i = 0; i < 2000; ++i) {
        if (random.bounded(4) == 0) {
            index.remove(randomImage(random, random.bounded(100)).key());
        } else {
            index.insertOrUpdate(randomImage(random, random.bounded(100)));
        }
    }
    ImageTotals totals;
    std::array<int, 7> counts{};
    for (ImageIndex::Row row = 0; row < index.size(); ++row) {
        const Image& each = index.image(row);
        for (size_t i = 0; i < counts.size(); ++i) {
            counts.at(i) += inScope(each, static_cast<Scope>(i)) ? 1 : 0;
        }
        if (each.status != ImageStatus::Deleted) {
            ++totals.images;
            totals.virtualSize += each.virtualSize;
            totals.data += each.diskSize;
            totals.stored += each.storedSize.value_or(0);
        }
    }
    QCOMPARE(index.totals(), totals);
    for (size_t i = 0; i < counts.size(); ++i) {
        QCOMPARE(index.count(static_cast<Scope>(i)), counts.at(i));
        QVERIFY(counts.at(i) > 0);
    }
}

void TestImageIndex::randomChangesAgainstTheSimpleWay() {
    QRandomGenerator random(20261123);
    const QStringList searches{u""_s, u"web"_s, u"NIGHTLY 1"_s, u"über"_s, u"status:failed"_s, u"larger:1G gold"_s,
        u"owner:anna older:5d"_s, u"arch:i686 mode:compatibility"_s, u"loc-0000"_s};
    ImageIndex index;
    for (int step = 0; step < 4000; ++step) {
        const int number = random.bounded(150);
        if (random.bounded(4) == 0) {
            index.remove(randomImage(random, number).key());
        } else {
            index.insertOrUpdate(randomImage(random, number));
        }
        if (step % 20 == 0) {
            index.setFilter(
                parseFilter(searches.at(random.bounded(searches.size())), static_cast<Scope>(random.bounded(7)), kNow));
        }
        if (step % 50 == 0) {
            const SortKey key{.column = static_cast<ImageColumn>(random.bounded(int(ImageColumn::Count))),
                .order = random.bounded(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder};
            index.setSortKeys(random.bounded(3) == 0 ? QList<SortKey>() : QList{key});
        }
        if (step % 7 == 0 || step > 3900) {
            QCOMPARE(ids(index), expected(index));
        }
        for (ImageIndex::Row row = 0; step % 97 == 0 && row < index.size(); ++row) {
            QCOMPARE(index.matches(row), index.matches(index.image(row)));
        }
    }
}

void TestImageIndex::manyRowsAreFiltered() {
    constexpr int count = 200'000;
    ImageIndex index;
    Image each = image({}, {});
    for (int i = 0; i < count; ++i) {
        each.id = ImageId(u"loc-%1"_s.arg(i, 5, 36, QChar(u'0')));
        each.name = u"nightly-%1-%2"_s.arg(i % 500).arg(i / 500);
        index.insertOrUpdate(each);
    }
    index.setFilter(parseFilter(u"nightly-77-"_s, Scope::All, kNow));
    QCOMPARE(index.visible().size(), 400U);
    index.setFilter(parseFilter(u"nightly-77-399"_s, Scope::All, kNow));
    QCOMPARE(index.visible().size(), 1U);
    index.setFilter({});
    QCOMPARE(index.visible().size(), size_t(count));
    for (int i = 0; i < count; i += 2) {
        QVERIFY(index.remove({each.library, ImageId(u"loc-%1"_s.arg(i, 5, 36, QChar(u'0')))}));
    }
    QCOMPARE(index.visible().size(), size_t(count / 2));
    index.setFilter(parseFilter(u"nightly-77-"_s, Scope::All, kNow));
    QCOMPARE(index.visible().size(), 400U);
    index.setFilter(parseFilter(u"nightly-78-"_s, Scope::All, kNow));
    QCOMPARE(index.visible().size(), 0U);
}

void TestImageIndex::oneLibraryOfSeveral() {
    QRandomGenerator random(7);
    const LibraryId other(u"acme"_s);
    ImageIndex index;
    QHash<LibraryId, ImageTally> expectedTallies;
    for (int i = 0; i < 600; ++i) {
        Image each = randomImage(random, random.bounded(200));
        each.library = random.bounded(2) == 0 ? each.library : other;
        random.bounded(5) == 0 ? static_cast<void>(index.remove(each.key()))
                               : static_cast<void>(index.insertOrUpdate(each));
    }
    ImageTally all;
    for (ImageIndex::Row row = 0; row < index.size(); ++row) {
        expectedTallies[index.image(row).library].add(index.image(row), 1);
        all.add(index.image(row), 1);
    }
    QCOMPARE(index.tallies(), expectedTallies);
    QCOMPARE(index.tally({}), all);
    for (const LibraryId& library : {other, LibraryId(u"local"_s), LibraryId(u"nowhere"_s)}) {
        index.setFilter({.scope = Scope::All, .library = library});
        QCOMPARE(ids(index), expected(index));
        QCOMPARE(index.visible().size(), size_t(index.count(Scope::All)));
        QCOMPARE(index.totals(), expectedTallies.value(library).totals);
    }
}

void TestImageIndex::usesSortAndNarrow() {
    ImageIndex index;
    for (const QString& id : {u"a"_s, u"b"_s, u"c"_s}) {
        index.insertOrUpdate(image(id, id));
    }
    const LibraryId library(u"local"_s);
    index.setSortKeys({{.column = ImageColumn::Servers, .order = Qt::DescendingOrder}});
    QCOMPARE(ids(index), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(index.setUses(library, {{ImageId(u"c"_s), 3}, {ImageId(u"b"_s), 1}, {ImageId(u"gone"_s), 1}}).size(), 2U);
    QCOMPARE(ids(index), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
    index.setFilter({.usedBy = 0});
    QCOMPARE(ids(index), QStringList{u"a"_s});
    index.setFilter({.usedBy = 3});
    QCOMPARE(ids(index), QStringList{u"c"_s});
    QCOMPARE(index.setUses(library, {{ImageId(u"c"_s), 3}}).size(), 1U);
    QCOMPARE(index.setUses(LibraryId(u"acme"_s), {{ImageId(u"a"_s), 1}}).size(), 0U); // an id counts within its library
    index.setFilter({.usedBy = 0});
    QCOMPARE(ids(index).size(), 2);
}

void TestImageIndex::clearKeepsFilterAndOrder() {
    ImageIndex index;
    index.setFilter({.words = {u"web"_s}});
    index.setSortKeys({{.column = ImageColumn::Created}});
    index.insertOrUpdate(image(u"a"_s, u"web"_s));
    index.clear();
    QCOMPARE(index.size(), 0);
    QCOMPARE(index.totals(), ImageTotals());
    QCOMPARE(index.filter().words, QStringList{u"web"_s});
    QCOMPARE(index.sortKeys().size(), 1);
    index.insertOrUpdate(image(u"a"_s, u"db"_s));
    QVERIFY(ids(index).isEmpty());
}

QTEST_GUILESS_MAIN(TestImageIndex)
#include "tst_imageindex.moc"
