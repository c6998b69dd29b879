// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/imagetablemodel.h"
#include "tests/items/randomimage.h"
#include "models/library/libraryset.h"
#include "tests/support/fakelibrary.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

const QDateTime kNow(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::UTC);

QStringList names(const ImageTableModel& model) {
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row) {
        all.append(model.imageAt(row)->name);
    }
    return all;
}

QModelIndex at(const ImageTableModel& model, int row, ImageColumn column) {
    return model.index(row, static_cast<int>(column));
}

ImageKey keyOf(const QModelIndex& index) {
    return index.data(ImageKeyRole).value<ImageKey>();
}

ImageKey key(const QString& id) {
    return {LibraryId(u"local"_s), ImageId(id)};
}

class OtherLibrary : public FakeLibrary {
public:
    LibraryId id() const override { return LibraryId(u"acme"_s); }
};

// What a view would think there is: kept by the model's signals alone, and compared with the model.
class Mirror : public QObject {
public:
    explicit Mirror(const ImageTableModel& model)
        : m_model(model) {
        read();
        connect(&model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
            for (int row = first; row <= last; ++row) {
                m_rows.insert(row, m_model.imageAt(row)->key());
                m_images.insert(row, *m_model.imageAt(row));
            }
        });
        connect(&model, &QAbstractItemModel::rowsRemoved, this, [this](const QModelIndex&, int first, int last) {
            m_rows.remove(first, last - first + 1);
            m_images.remove(first, last - first + 1);
        });
        connect(&model, &QAbstractItemModel::dataChanged, this, [this](const QModelIndex& from, const QModelIndex& to) {
            for (int row = from.row(); row <= to.row(); ++row) {
                m_images[row] = *m_model.imageAt(row);
            }
        });
        connect(&model, &QAbstractItemModel::layoutChanged, this, [this] {
            // Another order of the same: what is shown for a row may have changed by dataChanged() only.
            QHash<ImageKey, Image> known;
            for (qsizetype i = 0; i < m_rows.size(); ++i) {
                known.insert(m_rows.at(i), m_images.at(i));
            }
            read();
            for (qsizetype i = 0; i < m_rows.size(); ++i) {
                m_images[i] = known.value(m_rows.at(i), m_images.at(i));
            }
        });
        connect(&model, &QAbstractItemModel::modelReset, this, [this] { ++m_resets; });
    }
    bool agrees() const {
        bool same = m_rows.size() == m_model.rowCount() && m_resets == 0;
        for (int row = 0; same && row < m_model.rowCount(); ++row) {
            same = m_images.at(row) == *m_model.imageAt(row) && m_model.rowOf(m_rows.at(row)) == row;
        }
        return same;
    }

private:
    void read() {
        m_rows.clear();
        m_images.clear();
        for (int row = 0; row < m_model.rowCount(); ++row) {
            m_rows.append(m_model.imageAt(row)->key());
            m_images.append(*m_model.imageAt(row));
        }
    }

    const ImageTableModel& m_model;
    QList<ImageKey> m_rows;
    QList<Image> m_images;
    int m_resets = 0;
};

} // namespace

class TestImageTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsALibrary();
    void followsTheLibrary();
    void severalLibraries();
    void followsASet();
    void othersImages();
    void serversThatUse();
    void signalsAreExact();
    void aChangeThatMovesKeepsPointers();
    void aChangeThatHidesOrShows();
    void whatIsDeletedInACloudFades();
    void filterIsOneLayoutChange();
    void sorting();
    void randomMerges_data();
    void randomMerges();
    void sameKeyTwice();
    void counts();
    void texts_data();
    void texts();
    void textsFollowChanges();
    void roles();
    void header();
    void everyCellHasWords();
    void renaming();
    void badIndexes();
};

void TestImageTableModel::showsALibrary() {
    FakeLibrary library;
    library.putAll({fakeImage(u"loc-00001"_s, u"web-1"_s), fakeImage(u"loc-00002"_s, u"web-2"_s)});
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    QCOMPARE(model.rowCount(), 0);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    model.addLibrary(&library);
    QCOMPARE(names(model), (QStringList{u"web-2"_s, u"web-1"_s})); // newest first at first
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(model.all().size(), 2);
    QVERIFY(model.find(key(u"loc-00001"_s)));
    QVERIFY(!model.find(key(u"loc-00009"_s)));
    QCOMPARE(model.rowOf(key(u"loc-00001"_s)), 1);
    QCOMPARE(model.rowOf(key(u"loc-00009"_s)), -1);
    QCOMPARE(model.imageAt(-1), nullptr);
    QCOMPARE(model.imageAt(2), nullptr);
}

void TestImageTableModel::followsTheLibrary() {
    FakeLibrary library;
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.addLibrary(&library);
    const Mirror mirror(model);
    library.put(fakeImage(u"loc-00001"_s, u"web"_s));
    QCOMPARE(model.rowCount(), 1);
    Image changed = fakeImage(u"loc-00001"_s, u"web"_s);
    changed.diskSize = 5 * kMiB;
    library.put(changed);
    QCOMPARE(at(model, 0, ImageColumn::Data).data(), u"5 MiB"_s);
    library.take(changed.id);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(mirror.agrees());
    library.put(changed);
    library.setState(LibraryState::Ready);
    QCOMPARE(model.rowCount(), 1);
}

void TestImageTableModel::severalLibraries() {
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    FakeLibrary stays;
    stays.put(fakeImage(u"loc-00001"_s, u"web"_s));
    model.addLibrary(&stays);
    {
        OtherLibrary goes;
        goes.putAll({fakeImage(u"loc-00001"_s, u"db"_s), fakeImage(u"loc-00002"_s, u"x"_s)});
        model.addLibrary(&goes);
        QCOMPARE(names(model), (QStringList{u"db"_s, u"web"_s, u"x"_s})); // an id counts within its library only
        QCOMPARE(at(model, 0, ImageColumn::Library).data(), u"This computer"_s); // as the fake calls itself
        goes.take(ImageId(u"loc-00001"_s));
        QCOMPARE(names(model), (QStringList{u"web"_s, u"x"_s}));
        goes.setState(LibraryState::Ready); // reads it again: the others' images stay
        QCOMPARE(names(model), (QStringList{u"web"_s, u"x"_s}));
    }
    QCOMPARE(names(model), QStringList{u"web"_s});
}

void TestImageTableModel::followsASet() {
    LibrarySet set;
    auto first = std::make_unique<FakeLibrary>();
    first->put(fakeImage(u"loc-00001"_s, u"web"_s));
    set.add(std::move(first));
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.follow(&set);
    QCOMPARE(names(model), QStringList{u"web"_s});
    const QSignalSpy counted(&model, &ImageTableModel::countsChanged);
    auto second = std::make_unique<FakeLibrary>();
    second->playCloud(u"acme"_s, u"Acme"_s, {});
    second->putAll({fakeImage(u"img-00001"_s, u"db"_s), fakeImage(u"img-00002"_s, u"x"_s)});
    set.add(std::move(second));
    QCOMPARE(names(model), (QStringList{u"db"_s, u"web"_s, u"x"_s}));
    QCOMPARE(counted.size(), 1);
    model.setFilter({.library = LibraryId(u"acme"_s)});
    QCOMPARE(names(model), (QStringList{u"db"_s, u"x"_s}));
    QCOMPARE(model.count(Scope::All), 2);
    QCOMPARE(model.tally({}).count(Scope::All), 3);
    QCOMPARE(counted.size(), 2);
    set.remove(LibraryId(u"acme"_s));
    QCOMPARE(model.count(Scope::All), 0);
    model.setFilter({});
    QCOMPARE(names(model), QStringList{u"web"_s});
}

void TestImageTableModel::othersImages() {
    FakeLibrary cloud;
    cloud.playCloud(u"acme"_s, u"Acme"_s, {});
    const auto foreign = [](const char* id, ImageStatus status, bool isPublic) {
        Image image = fakeImage(QString::fromLatin1(id), QString::fromLatin1(id));
        image.owner = u"acc-other"_s;
        image.status = status;
        image.isPublic = isPublic;
        return image;
    };
    Image own = fakeImage(u"img-own"_s, u"img-own"_s);
    own.owner.clear();
    own.status = ImageStatus::Deprecated;
    cloud.putAll({own, foreign("img-good", ImageStatus::Available, true),
        foreign("img-old", ImageStatus::Deprecated, true), foreign("img-gone", ImageStatus::Deleted, true)});
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.addLibrary(&cloud);
    QCOMPARE(names(model), (QStringList{u"img-good"_s, u"img-own"_s}));
    cloud.setServers({fakeServer(u"srv-00001"_s, u"web-1"_s, *cloud.image(ImageId(u"img-old"_s)))});
    QCOMPARE(names(model), (QStringList{u"img-good"_s, u"img-old"_s, u"img-own"_s}));
    cloud.setServers({});
    QCOMPARE(names(model), (QStringList{u"img-good"_s, u"img-own"_s}));
    cloud.put(foreign("img-good", ImageStatus::Deprecated, true)); // deprecated by its owner meanwhile
    QCOMPARE(names(model), QStringList{u"img-own"_s});
    QCOMPARE(model.count(Scope::Deprecated), 1);
    const ImageKey old{cloud.id(), ImageId(u"img-old"_s)};
    model.showUnlisted(old);
    QCOMPARE(names(model), (QStringList{u"img-old"_s, u"img-own"_s}));
    QVERIFY(model.isUnlisted(old));
    QVERIFY(!model.isUnlisted({cloud.id(), own.id}));
    QCOMPARE(at(model, 0, ImageColumn::Exceptions).data(), u"not listed"_s);
}

void TestImageTableModel::serversThatUse() {
    FakeLibrary cloud;
    cloud.playCloud(u"acme"_s, u"Acme"_s, {});
    Image a = fakeImage(u"img-a"_s, u"a"_s);
    Image b = fakeImage(u"img-b"_s, u"b"_s);
    a.owner = b.owner = cloud.owner();
    cloud.putAll({a, b});
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.addLibrary(&cloud);
    QCOMPARE(at(model, 0, ImageColumn::Servers).data(), QString());
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    Server dying = fakeServer(u"srv-3"_s, u"3"_s, a);
    dying.status = ServerStatus::Deleting;
    cloud.setServers({fakeServer(u"srv-1"_s, u"1"_s, b), fakeServer(u"srv-2"_s, u"2"_s, b), dying});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(at(model, 1, ImageColumn::Servers).data(), u"2"_s);
    QCOMPARE(at(model, 1, ImageColumn::Servers).data(ServersRole), 2);
    model.setFilter({.usedBy = 0});
    QCOMPARE(names(model), QStringList{u"a"_s});
    cloud.setServers({});
    QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s}));
}

void TestImageTableModel::signalsAreExact() {
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.merge({fakeImage(u"loc-00001"_s, u"a"_s), fakeImage(u"loc-00003"_s, u"c"_s)}, {});
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    const QSignalSpy counted(&model, &ImageTableModel::countsChanged);

    model.merge({fakeImage(u"loc-00002"_s, u"b"_s)}, {});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.at(0).at(1).toInt(), 1);
    QCOMPARE(inserted.at(0).at(2).toInt(), 1);
    QCOMPARE(counted.size(), 1);

    model.merge({fakeImage(u"loc-00002"_s, u"b"_s)}, {}); // the same again
    QCOMPARE(inserted.size() + removed.size() + changed.size() + layout.size(), 1);
    QCOMPARE(counted.size(), 1);

    Image described = fakeImage(u"loc-00003"_s, u"c"_s);
    described.description = u"new"_s;
    model.merge({described}, {});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex(), model.index(2, 0));
    QCOMPARE(changed.at(0).at(1).toModelIndex(), model.index(2, model.columnCount() - 1));
    QCOMPARE(counted.size(), 1);

    model.merge({}, {key(u"loc-00001"_s), key(u"loc-00002"_s), key(u"loc-00009"_s), key(u"loc-00001"_s)});
    QCOMPARE(removed.size(), 1); // neighbours go together
    QCOMPARE(removed.at(0).at(1).toInt(), 0);
    QCOMPARE(removed.at(0).at(2).toInt(), 1);
    QCOMPARE(layout.size(), 0);
    QCOMPARE(names(model), QStringList{u"c"_s});
}

void TestImageTableModel::aChangeThatMovesKeepsPointers() {
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.merge(
        {fakeImage(u"loc-00001"_s, u"a"_s), fakeImage(u"loc-00002"_s, u"b"_s), fakeImage(u"loc-00003"_s, u"c"_s)}, {});
    const QPersistentModelIndex a = at(model, 0, ImageColumn::Status);
    const QPersistentModelIndex b = at(model, 1, ImageColumn::Status);
    const QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.merge({fakeImage(u"loc-00001"_s, u"z"_s)}, {});
    QCOMPARE(names(model), (QStringList{u"b"_s, u"c"_s, u"z"_s}));
    QCOMPARE(layout.size(), 1);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 2);
    QCOMPARE(a.row(), 2);
    QCOMPARE(b.row(), 0);
    QCOMPARE(a.column(), static_cast<int>(ImageColumn::Status));
    QCOMPARE(keyOf(a), key(u"loc-00001"_s));
}

void TestImageTableModel::aChangeThatHidesOrShows() {
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    Image one = fakeImage(u"loc-00001"_s, u"a"_s);
    const Image two = fakeImage(u"loc-00002"_s, u"b"_s);
    model.merge({one, two}, {});
    model.setFilter({.status = ImageStatus::Available});
    const QPersistentModelIndex pointer = at(model, 0, ImageColumn::Name);
    one.status = ImageStatus::Deprecated;
    model.merge({one}, {});
    QCOMPARE(names(model), QStringList{u"b"_s});
    QVERIFY(!pointer.isValid());
    QCOMPARE(model.rowOf(one.key()), -1);
    QCOMPARE(model.find(one.key())->status, ImageStatus::Deprecated);
    one.status = ImageStatus::Available;
    model.merge({one}, {});
    QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s}));
    Image deleted = two;
    deleted.status = ImageStatus::Deleted;
    model.setFilter({});
    model.merge({deleted}, {});
    QCOMPARE(names(model), QStringList{u"a"_s}); // a tombstone has a view of its own
    model.setFilter({.scope = Scope::Deleted});
    QCOMPARE(names(model), QStringList{u"b"_s});
}

void TestImageTableModel::whatIsDeletedInACloudFades() {
    FakeLibrary cloud;
    cloud.playCloud(u"acme"_s, u"Acme"_s, u"#c9506b"_s);
    FakeLibrary here;
    Image open = fakeImage(u"img-00001"_s, u"a"_s);
    open.isPublic = true;
    cloud.putAll({open, fakeImage(u"img-00002"_s, u"b"_s)});
    here.put(fakeImage(u"loc-00001"_s, u"c"_s));
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    model.addLibrary(&cloud);
    model.addLibrary(&here);
    QCOMPARE(model.count(Scope::All), 3);
    const QPersistentModelIndex row = at(model, 0, ImageColumn::Name);
    QVERIFY(!row.data(FadedRole).toBool());
    open.status = ImageStatus::Deleted;
    cloud.put(open);
    Image tombstone = fakeImage(u"loc-00001"_s, u"c"_s);
    tombstone.status = ImageStatus::Deleted;
    here.put(tombstone);
    QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s})); // this computer's tombstone has a view of its own
    QVERIFY(row.isValid()); // it kept its place
    QVERIFY(row.data(FadedRole).toBool());
    QVERIFY(!at(model, 1, ImageColumn::Name).data(FadedRole).toBool());
    QCOMPARE(model.count(Scope::All), 1); // it counts no more
    QCOMPARE(model.totals().images, 1);
    model.setFilter({.scope = Scope::Public});
    QCOMPARE(names(model), QStringList{u"a"_s});
    model.setFilter({.scope = Scope::Private});
    QCOMPARE(names(model), QStringList{u"b"_s});
    model.setFilter({.scope = Scope::Deleted});
    QCOMPARE(names(model), (QStringList{u"a"_s, u"c"_s}));
    QVERIFY(!at(model, 0, ImageColumn::Name).data(FadedRole).toBool()); // there all are
    model.setFilter({});
    cloud.take(open.id); // the service tells of it no more
    QCOMPARE(names(model), QStringList{u"b"_s});
}

void TestImageTableModel::filterIsOneLayoutChange() {
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    QList<Image> images;
    for (int i = 0; i < 50; ++i) {
        images.append(
            fakeImage(u"loc-%1"_s.arg(i, 5, 10, QChar(u'0')), i % 5 == 0 ? u"web-%1"_s.arg(i) : u"db-%1"_s.arg(i)));
    }
    model.merge(images, {});
    const QPersistentModelIndex web = at(model, model.rowOf(key(u"loc-00010"_s)), ImageColumn::Id);
    const QPersistentModelIndex db = at(model, model.rowOf(key(u"loc-00011"_s)), ImageColumn::Id);
    const QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setFilter(parseFilter(u"web"_s, Scope::All, kNow));
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(layout.size(), 1);
    QCOMPARE(keyOf(web), key(u"loc-00010"_s));
    QCOMPARE(web.column(), static_cast<int>(ImageColumn::Id));
    QVERIFY(!db.isValid());
    model.setFilter(parseFilter(u"web"_s, Scope::All, kNow)); // nothing new, nothing told
    model.setFilter(parseFilter(u"we"_s, Scope::All, kNow)); // another filter with the same result
    QCOMPARE(layout.size(), 1);
    QCOMPARE(model.filter().words, QStringList{u"we"_s});
    model.setFilter({});
    QCOMPARE(model.rowCount(), 50);
    QCOMPARE(keyOf(web), key(u"loc-00010"_s));
    QCOMPARE(inserted.size() + removed.size() + reset.size(), 0);
}

void TestImageTableModel::sorting() {
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    Image small = fakeImage(u"loc-00001"_s, u"b"_s);
    small.virtualSize = 999 * kMiB;
    Image large = fakeImage(u"loc-00002"_s, u"c"_s);
    large.virtualSize = 2 * kGiB;
    const Image middle = [] {
        Image made = fakeImage(u"loc-00003"_s, u"a"_s);
        made.virtualSize = kGiB;
        return made;
    }();
    model.merge({small, large, middle}, {});
    const QPersistentModelIndex pointer = at(model, model.rowOf(large.key()), ImageColumn::Name);
    model.sort(static_cast<int>(ImageColumn::VirtualSize), Qt::AscendingOrder);
    QCOMPARE(names(model), (QStringList{u"b"_s, u"a"_s, u"c"_s})); // sizes, not texts
    QCOMPARE(pointer.row(), 2);
    model.sort(static_cast<int>(ImageColumn::VirtualSize), Qt::DescendingOrder);
    QCOMPARE(names(model), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    QCOMPARE(pointer.row(), 0);
    QCOMPARE(model.sortKeys().size(), 1);
    model.sort(-1);
    QCOMPARE(names(model), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QVERIFY(model.sortKeys().isEmpty());
    model.sort(1000);
    QVERIFY(model.sortKeys().isEmpty());
    model.setSortKeys({{.column = ImageColumn::Access}, {.column = ImageColumn::Name, .order = Qt::DescendingOrder}});
    QCOMPARE(names(model), (QStringList{u"c"_s, u"b"_s, u"a"_s}));
}

void TestImageTableModel::randomMerges_data() {
    QTest::addColumn<int>("keys"); // how many images there are to choose from
    QTest::addColumn<int>("batch"); // changes a merge at most
    QTest::addColumn<int>("steps");
    QTest::newRow("single changes") << 40 << 1 << 400;
    QTest::newRow("some at once") << 80 << 20 << 150;
    QTest::newRow("more than are told one by one") << 500 << 400 << 10;
}

void TestImageTableModel::randomMerges() {
    QFETCH(const int, keys);
    QFETCH(const int, batch);
    QFETCH(const int, steps);
    QRandomGenerator random(static_cast<quint32>(keys));
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    const Mirror mirror(model);
    QHash<ImageKey, Image> reference;
    const QStringList searches{u""_s, u""_s, u"web"_s, u"status:available"_s, u"owner:anna"_s};
    for (int step = 0; step < steps; ++step) {
        QList<Image> changed;
        QList<ImageKey> gone;
        for (int i = random.bounded(batch) + 1; i > 0; --i) {
            const Image each = randomImage(random, random.bounded(keys));
            (random.bounded(3) == 0) ? gone.append(each.key()) : changed.append(each);
        }
        for (const Image& each : changed) {
            reference.insert(each.key(), each);
        }
        for (const ImageKey& each : gone) {
            reference.remove(each);
        }
        QHash<ImageKey, QPersistentModelIndex> pointers;
        for (int row = 0; row < model.rowCount(); row += 1 + random.bounded(5)) {
            pointers.insert(model.imageAt(row)->key(), model.index(row, 1));
        }
        model.merge(changed, gone);
        QVERIFY(mirror.agrees());
        for (auto it = pointers.cbegin(); it != pointers.cend(); ++it) {
            QCOMPARE(it->isValid(), model.rowOf(it.key()) >= 0);
            QVERIFY(!it->isValid() || keyOf(*it) == it.key());
        }

        QCOMPARE(model.all().size(), reference.size());
        ImageIndex naive;
        naive.setFilter(model.filter());
        naive.setSortKeys(model.sortKeys());
        for (const Image& each : std::as_const(reference)) {
            naive.insertOrUpdate(each);
        }
        const auto rows = naive.visible();
        QCOMPARE(model.rowCount(), static_cast<int>(rows.size()));
        for (size_t i = 0; i < rows.size(); ++i) {
            QCOMPARE(*model.imageAt(static_cast<int>(i)), naive.image(rows[i]));
        }
        QCOMPARE(model.totals(), naive.totals());
        if (step % 5 == 0) {
            model.setFilter(
                parseFilter(searches.at(random.bounded(searches.size())), static_cast<Scope>(random.bounded(4)), kNow));
            QVERIFY(mirror.agrees());
        }
        if (step % 11 == 0) {
            model.sort(random.bounded(model.columnCount() + 1) - 1);
            QVERIFY(mirror.agrees());
        }
    }
}

void TestImageTableModel::sameKeyTwice() {
    ImageTableModel model;
    const QAbstractItemModelTester tester(&model, Mode::Fatal);
    const Mirror mirror(model);
    model.merge({fakeImage(u"loc-00001"_s, u"old"_s), fakeImage(u"loc-00001"_s, u"new"_s)}, {});
    QCOMPARE(names(model), QStringList{u"new"_s}); // the later one counts
    model.merge({fakeImage(u"loc-00001"_s, u"newer"_s)}, {key(u"loc-00001"_s)});
    QCOMPARE(model.rowCount(), 0); // gone is gone
    QVERIFY(mirror.agrees());
}

void TestImageTableModel::counts() {
    ImageTableModel model;
    Image vendor = fakeImage(u"loc-00001"_s, u"debian"_s);
    vendor.official = true;
    vendor.isPublic = true;
    Image failed = fakeImage(u"loc-00002"_s, u"erp"_s);
    failed.status = ImageStatus::Failed;
    Image deleted = fakeImage(u"loc-00003"_s, u"old"_s);
    deleted.status = ImageStatus::Deleted;
    const QSignalSpy changed(&model, &ImageTableModel::countsChanged);
    model.merge({vendor, failed, deleted}, {});
    QCOMPARE(changed.size(), 1);
    model.setFilter({.words = {u"nothing"_s}});
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.count(Scope::All), 2);
    QCOMPARE(model.count(Scope::Official), 1);
    QCOMPARE(model.count(Scope::Public), 0);
    QCOMPARE(model.count(Scope::Private), 1);
    QCOMPARE(model.count(Scope::NeedsAttention), 1);
    QCOMPARE(model.count(Scope::Deleted), 1);
    QCOMPARE(
        model.totals(), (ImageTotals{.images = 2, .virtualSize = 20 * kGiB, .data = 2 * kGiB, .stored = 600 * kMiB}));
    failed.diskSize += 1; // totals only
    model.merge({failed}, {});
    QCOMPARE(changed.size(), 2);
}

void TestImageTableModel::texts_data() {
    QTest::addColumn<Image>("image");
    QTest::addColumn<ImageColumn>("column");
    QTest::addColumn<QString>("text");
    const Image usual = fakeImage(u"loc-7a0pq"_s, u"golden-web"_s);
    const auto with = [&usual](auto change) {
        Image image = usual;
        change(image);
        return image;
    };
    QTest::newRow("name") << usual << ImageColumn::Name << u"golden-web"_s;
    QTest::newRow("status") << usual << ImageColumn::Status << u"available"_s;
    QTest::newRow("data") << usual << ImageColumn::Data << u"1 GiB"_s;
    QTest::newRow("failed") << with([](Image& i) {
        i.status = ImageStatus::Failed;
        i.failure = Error{.code = ErrorCode::Truncated, .message = u"The archive ends early. Get it again."_s};
    }) << ImageColumn::Data << u"archive ends early"_s;
    QTest::newRow("failed for no reason")
        << with([](Image& i) { i.status = ImageStatus::Failed; }) << ImageColumn::Data << u"no reason given"_s;
    QTest::newRow("creating") << with([](Image& i) {
        i.status = ImageStatus::Creating;
        i.diskSize = 412 * kMiB;
    }) << ImageColumn::Data << u"412 MiB"_s;
    QTest::newRow("virtual size") << usual << ImageColumn::VirtualSize << u"10 GiB"_s;
    QTest::newRow("expected size") << with([](Image& i) {
        i.virtualSize = 0;
        i.expectedSize = 2 * kGiB;
    }) << ImageColumn::VirtualSize << u"2 GiB"_s;
    QTest::newRow("unknown size") << with([](Image& i) { i.virtualSize = 0; }) << ImageColumn::VirtualSize << QString();
    QTest::newRow("access") << usual << ImageColumn::Access << u"private"_s;
    QTest::newRow("public") << with([](Image& i) { i.isPublic = true; }) << ImageColumn::Access << u"public"_s;
    QTest::newRow("the usual") << usual << ImageColumn::Exceptions << QString();
    QTest::newRow("unset architecture") << with([](Image& i) { i.architecture = {}; }) << ImageColumn::Exceptions
                                        << QString();
    QTest::newRow("all exceptions") << with([](Image& i) {
        i.architecture = Architecture::i686();
        i.mode = ImageMode::Compatibility;
        i.locked = true;
    }) << ImageColumn::Exceptions << u"32-bit, compatibility, locked"_s;
    QTest::newRow("other architecture") << with([](Image& i) { i.architecture = Architecture(u"arm64"_s); })
                                        << ImageColumn::Exceptions << u"arm64"_s;
    QTest::newRow("created") << usual << ImageColumn::Created
                             << usual.createdAt.toLocalTime().toString(u"yyyy-MM-dd HH:mm");
    QTest::newRow("never created") << with([](Image& i) { i.createdAt = {}; }) << ImageColumn::Created << QString();
    QTest::newRow("id") << usual << ImageColumn::Id << u"loc-7a0pq"_s;
    QTest::newRow("upload") << usual << ImageColumn::Type << u"upload"_s;
    QTest::newRow("snapshot") << with([](Image& i) { i.sourceType = SourceType::Snapshot; }) << ImageColumn::Type
                              << u"snapshot"_s;
    QTest::newRow("official") << with([](Image& i) { i.official = true; }) << ImageColumn::Type << u"official"_s;
    QTest::newRow("mode") << usual << ImageColumn::Mode << u"virtio"_s;
    QTest::newRow("architecture") << usual << ImageColumn::Architecture << u"x86_64"_s;
    QTest::newRow("owner") << usual << ImageColumn::Owner << u"anna"_s;
    QTest::newRow("stored") << usual << ImageColumn::Stored << u"300 MiB"_s;
    QTest::newRow("stored, not known") << with([](Image& i) { i.storedSize = {}; }) << ImageColumn::Stored << QString();
    QTest::newRow("library") << usual << ImageColumn::Library << u"local"_s;
    QTest::newRow("mark is painted") << usual << ImageColumn::Mark << QString();
}

void TestImageTableModel::texts() {
    QFETCH(const Image, image);
    QFETCH(const ImageColumn, column);
    QFETCH(const QString, text);
    ImageTableModel model;
    model.merge({image}, {});
    QCOMPARE(at(model, 0, column).data().toString(), text);
    QCOMPARE(at(model, 0, column).data().toString(), text); // kept, and still right
}

void TestImageTableModel::textsFollowChanges() {
    ImageTableModel model;
    Image one = fakeImage(u"loc-00001"_s, u"a"_s);
    const Image two = fakeImage(u"loc-00002"_s, u"b"_s);
    model.merge({one, two}, {});
    QCOMPARE(at(model, 1, ImageColumn::Name).data(), u"b"_s);
    QCOMPARE(at(model, 0, ImageColumn::Name).data(), u"a"_s);
    one.username = u"root"_s;
    model.merge({one}, {});
    QCOMPARE(at(model, 0, ImageColumn::Username).data(), u"root"_s);
    model.merge({}, {one.key()}); // the other one takes its number in the index
    QCOMPARE(at(model, 0, ImageColumn::Name).data(), u"b"_s);
}

void TestImageTableModel::roles() {
    ImageTableModel model;
    Image image = fakeImage(u"loc-00001"_s, u"a"_s);
    image.starred = true;
    image.status = ImageStatus::Creating;
    image.virtualSize = 0;
    image.expectedSize = 4 * kGiB;
    image.storedSize = {};
    model.merge({image}, {});
    const QModelIndex index = at(model, 0, ImageColumn::SizeBar);
    QCOMPARE(index.data(ImageRole).value<Image>(), image);
    QCOMPARE(keyOf(index), image.key());
    QCOMPARE(index.data(StatusRole).toInt(), static_cast<int>(ImageStatus::Creating));
    QCOMPARE(index.data(MarkRole).toInt(), static_cast<int>(ImageMark::Starred));
    QCOMPARE(index.data(SizeBarRole).value<SizeBar>(),
        (SizeBar{.total = 4 * kGiB, .data = kGiB, .stored = 0, .creating = true, .failed = false}));
    QCOMPARE(index.data(FailureRole).toString(), QString());
    QCOMPARE(at(model, 0, ImageColumn::Data).data(SortRole).toLongLong(), kGiB);
    QVERIFY(!at(model, 0, ImageColumn::Stored).data(SortRole).isValid());
    image.official = true; // stronger than a star
    image.status = ImageStatus::Failed;
    image.failure = Error{.code = ErrorCode::DiskFull, .message = u"Full. Free some."_s};
    model.merge({image}, {});
    QCOMPARE(index.data(MarkRole).toInt(), static_cast<int>(ImageMark::Official));
    QCOMPARE(index.data(FailureRole).toString(), u"Full. Free some.");
    QCOMPARE(at(model, 0, ImageColumn::Data).data(Qt::ToolTipRole).toString(), u"Full. Free some.");
    QVERIFY(index.data(SizeBarRole).value<SizeBar>().failed);
    QVERIFY(!index.data(Qt::DecorationRole).isValid());
    QVERIFY(!index.data(Qt::ForegroundRole).isValid());
    const auto alignment = at(model, 0, ImageColumn::Data).data(Qt::TextAlignmentRole).value<Qt::Alignment>();
    QVERIFY(alignment.testFlag(Qt::AlignRight));
}

void TestImageTableModel::header() {
    const ImageTableModel model;
    QCOMPARE(model.columnCount(), static_cast<int>(ImageColumn::Count));
    QCOMPARE(model.headerData(static_cast<int>(ImageColumn::Name), Qt::Horizontal).toString(), u"Name");
    QVERIFY(!model.headerData(0, Qt::Vertical).isValid());
    QVERIFY(!model.headerData(-1, Qt::Horizontal).isValid());
    QVERIFY(!model.headerData(model.columnCount(), Qt::Horizontal).isValid());
    for (int i = 0; i < model.columnCount(); ++i) {
        QVERIFY(!model.headerData(i, Qt::Horizontal, Qt::AccessibleTextRole).toString().isEmpty());
    }
}

void TestImageTableModel::everyCellHasWords() {
    QRandomGenerator random(5);
    ImageTableModel model;
    QList<Image> images;
    for (int i = 0; i < 100; ++i) {
        images.append(randomImage(random, i));
    }
    model.merge(images, {});
    QVERIFY(model.rowCount() > 50);
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            QVERIFY(!model.index(row, column).data(Qt::AccessibleTextRole).toString().isEmpty());
        }
    }
}

void TestImageTableModel::renaming() {
    ImageTableModel model;
    Image deleting = fakeImage(u"loc-00002"_s, u"b"_s);
    deleting.status = ImageStatus::Deleting;
    model.merge({fakeImage(u"loc-00001"_s, u"a"_s), deleting}, {});
    const QModelIndex name = at(model, 0, ImageColumn::Name);
    QVERIFY(name.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(name.flags().testFlag(Qt::ItemIsDragEnabled));
    QVERIFY(!at(model, 0, ImageColumn::Id).flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!at(model, 1, ImageColumn::Name).flags().testFlag(Qt::ItemIsEditable));
    QCOMPARE(name.data(Qt::EditRole).toString(), u"a");
    const QSignalSpy asked(&model, &ImageTableModel::renameRequested);
    QVERIFY(model.setData(name, u"  new "_s));
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).value<ImageKey>(), key(u"loc-00001"_s));
    QCOMPARE(asked.at(0).at(1).toString(), u"new");
    QCOMPARE(name.data().toString(), u"a"); // until the library says so
    QVERIFY(!model.setData(name, u"a"_s));
    QVERIFY(!model.setData(name, u" "_s));
    QVERIFY(!model.setData(name, u"a\nb"_s));
    QVERIFY(!model.setData(name, u"x"_s, Qt::DisplayRole));
    QVERIFY(!model.setData(at(model, 0, ImageColumn::Id), u"x"_s));
    QVERIFY(!model.setData(at(model, 1, ImageColumn::Name), u"x"_s));
    QVERIFY(!model.setData(QModelIndex(), u"x"_s));
    QCOMPARE(asked.size(), 1);
}

void TestImageTableModel::badIndexes() {
    ImageTableModel model;
    model.merge({fakeImage(u"loc-00001"_s, u"a"_s)}, {});
    QVERIFY(!model.data(QModelIndex()).isValid());
    QCOMPARE(model.flags(QModelIndex()), Qt::NoItemFlags);
    QCOMPARE(model.rowCount(model.index(0, 0)), 0);
    QCOMPARE(model.columnCount(model.index(0, 0)), 0);
    QVERIFY(!model.index(5, 0).isValid());
}

QTEST_GUILESS_MAIN(TestImageTableModel)
#include "tst_imagetablemodel.moc"
