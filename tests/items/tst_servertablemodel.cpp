// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/servertablemodel.h"

#include "models/domain/sizes.h"
#include "tests/support/fakelibrary.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;

class TestServerTableModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_libraries = std::make_unique<LibrarySet>();
        m_libraries->add(std::make_unique<FakeLibrary>());
        auto cloud = std::make_unique<FakeLibrary>();
        cloud->playCloud(u"acme"_s, u"Acme"_s, {});
        m_cloud = static_cast<FakeLibrary*>(m_libraries->add(std::move(cloud)));
        m_image = fakeImage(u"img-00001"_s, u"web-image"_s);
        m_cloud->put(m_image);
        m_model = std::make_unique<ServerTableModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_model->follow(m_libraries.get());
    }
    void cleanup() {
        m_tester.reset();
        m_model.reset();
        m_libraries.reset();
    }
    void showsAndFollows();
    void refreshesAreExact();
    void sorting_data();
    void sorting();
    void filters();
    void deprecatedImagesAreMarked();
    void usersOfAnImage();
    void sourceOfASnapshot();
    void saysWhyThereAreNone();
    void ages_data();
    void ages();
    void everyCellHasWords();
    void volumesAreTold();

private:
    Server server(const QString& id, const QString& name) const { return fakeServer(id, name, m_image); }
    QStringList names() const {
        QStringList found;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            found.append(m_model->serverAt(row)->name);
        }
        return found;
    }

    std::unique_ptr<LibrarySet> m_libraries;
    FakeLibrary* m_cloud = nullptr;
    Image m_image;
    std::unique_ptr<ServerTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestServerTableModel::showsAndFollows() {
    QCOMPARE(m_model->rowCount(), 0);
    m_cloud->setServers({server(u"srv-2"_s, u"web-10"_s), server(u"srv-1"_s, u"web-9"_s)});
    QCOMPARE(names(), (QStringList{u"web-9"_s, u"web-10"_s})); // as people count
    QCOMPARE(m_model->index(0, int(ServerColumn::Image)).data(), u"web-image"_s);
    QCOMPARE(m_model->index(0, int(ServerColumn::Status)).data(), u"active"_s);
    QCOMPARE(m_model->index(0, int(ServerColumn::Library)).data(), u"Acme"_s);
    QCOMPARE(m_model->index(0, 0).data(ServerLookRole), int(ImageStatus::Available));
    QCOMPARE(m_model->rowOf({m_cloud->id(), ServerId(u"srv-2"_s)}), 1);
    QCOMPARE(m_model->rowOf({m_cloud->id(), ServerId(u"srv-9"_s)}), -1);
    m_libraries->remove(m_cloud->id());
    QCOMPARE(m_model->rowCount(), 0);
}

void TestServerTableModel::refreshesAreExact() {
    m_cloud->setServers({server(u"srv-1"_s, u"a"_s), server(u"srv-3"_s, u"c"_s)});
    const QPersistentModelIndex pointer(m_model->index(1, 0));
    const QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    const QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_cloud->setServers({server(u"srv-1"_s, u"a"_s), server(u"srv-2"_s, u"b"_s), server(u"srv-3"_s, u"c"_s)});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(changed.size() + removed.size(), 0);
    Server renamed = server(u"srv-3"_s, u"0"_s); // moves to the top, and the pointer with it
    m_cloud->setServers({server(u"srv-1"_s, u"a"_s), server(u"srv-2"_s, u"b"_s), renamed});
    QCOMPARE(pointer.row(), 0);
    QCOMPARE(names(), (QStringList{u"0"_s, u"a"_s, u"b"_s}));
    QCOMPARE(inserted.size(), 1);
    m_cloud->setServers({renamed});
    QCOMPARE(removed.size(), 2);
    QCOMPARE(pointer.row(), 0);
    QCOMPARE(reset.size(), 0);
}

void TestServerTableModel::sorting_data() {
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("down");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("name") << int(ServerColumn::Name) << false << QStringList{u"a"_s, u"b"_s, u"c"_s};
    QTest::newRow("name down") << int(ServerColumn::Name) << true << QStringList{u"c"_s, u"b"_s, u"a"_s};
    QTest::newRow("disk") << int(ServerColumn::Disk) << false << QStringList{u"c"_s, u"a"_s, u"b"_s};
    QTest::newRow("disk down") << int(ServerColumn::Disk) << true << QStringList{u"a"_s, u"c"_s, u"b"_s};
    QTest::newRow("snapshot, missing last")
        << int(ServerColumn::LastSnapshot) << false << QStringList{u"b"_s, u"a"_s, u"c"_s};
    QTest::newRow("status") << int(ServerColumn::Status) << false << QStringList{u"c"_s, u"a"_s, u"b"_s};
}

void TestServerTableModel::sorting() {
    QFETCH(const int, column);
    QFETCH(const bool, down);
    QFETCH(const QStringList, expected);
    Server a = server(u"srv-1"_s, u"a"_s);
    Server b = server(u"srv-2"_s, u"b"_s);
    Server c = server(u"srv-3"_s, u"c"_s);
    a.diskSize = 80 * kGiB;
    b.diskSize = 0; // not known
    c.diskSize = 20 * kGiB;
    b.lastSnapshotAt = QDateTime(QDate(2026, 11, 1), QTime(3, 0), QTimeZone::UTC);
    c.status = ServerStatus::Creating;
    m_cloud->setServers({c, a, b});
    m_model->sort(column, down ? Qt::DescendingOrder : Qt::AscendingOrder);
    QCOMPARE(names(), expected);
}

void TestServerTableModel::volumesAreTold() {
    Server web = server(u"srv-1"_s, u"web"_s);
    web.diskSize = 20 * kGiB;
    web.volumes = {{.id = VolumeId(u"vol-boot"_s), .name = u"boot"_s, .boot = true, .size = 20 * kGiB},
        {.id = VolumeId(u"vol-data"_s), .name = u"tables"_s, .size = 100 * kGiB}, {.id = VolumeId(u"vol-2"_s)}};
    m_cloud->setServers({web});
    const QModelIndex disk = m_model->index(0, int(ServerColumn::Disk));
    QCOMPARE(disk.data().toString(), u"20 GiB"_s);
    const QString told = u"20 GiB\nVolume tables (vol-data): 100 GiB\nVolume vol-2 (vol-2): 0 B"_s;
    QCOMPARE(disk.data(Qt::ToolTipRole).toString(), told);
    QCOMPARE(disk.data(Qt::AccessibleTextRole).toString(), told);
}

void TestServerTableModel::filters() {
    Server other = server(u"srv-2"_s, u"db"_s);
    other.address = u"198.51.100.4"_s;
    other.image = {};
    m_cloud->setServers({server(u"srv-1"_s, u"Web"_s), other});
    m_model->setFilter({.words = {u"web"_s}});
    QCOMPARE(names(), QStringList{u"Web"_s});
    m_model->setFilter({.words = {u"198.51"_s, u"srv"_s}});
    QCOMPARE(names(), QStringList{u"db"_s});
    m_model->setFilter({.library = LibraryId(u"local"_s)});
    QCOMPARE(names(), QStringList{});
    m_model->setFilter({.library = m_cloud->id()});
    QCOMPARE(names().size(), 2);
}

void TestServerTableModel::deprecatedImagesAreMarked() {
    m_cloud->setServers({server(u"srv-1"_s, u"web"_s)});
    QVERIFY(!m_model->index(0, 0).data(ServerImageDeprecatedRole).toBool());
    m_image.status = ImageStatus::Deprecated;
    m_cloud->put(m_image);
    QVERIFY(m_model->index(0, 0).data(ServerImageDeprecatedRole).toBool());
    QCOMPARE(m_model->index(0, int(ServerColumn::Image)).data(), u"web-image (deprecated)"_s);
}

void TestServerTableModel::usersOfAnImage() {
    Server dying = server(u"srv-3"_s, u"c"_s);
    dying.status = ServerStatus::Deleting;
    m_cloud->setServers({server(u"srv-2"_s, u"b"_s), server(u"srv-1"_s, u"a"_s), dying});
    const QList<Server> users = m_model->usersOf({m_cloud->id(), m_image.id});
    QCOMPARE(users.size(), 2);
    QCOMPARE(users.first().name, u"a"_s);
    QVERIFY(m_model->usersOf({LibraryId(u"local"_s), m_image.id}).isEmpty());
}

void TestServerTableModel::ages_data() {
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("seconds") << 59 << u"just now"_s;
    QTest::newRow("minutes") << 300 << u"5 minute(s) ago"_s;
    QTest::newRow("hours") << 5 * 3600 << u"5 hour(s) ago"_s;
    QTest::newRow("days") << 5 * 86400 << u"5 day(s) ago"_s;
    QTest::newRow("a clock that went back") << -50 << u"just now"_s;
}

void TestServerTableModel::ages() {
    QFETCH(const int, seconds);
    QFETCH(const QString, expected);
    const QDateTime now(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::UTC);
    QCOMPARE(ServerTableModel::age(now.addSecs(-seconds), now), expected);
    QCOMPARE(ServerTableModel::age({}, now), u"never"_s);
}

void TestServerTableModel::everyCellHasWords() {
    Server bare;
    bare.id = ServerId(u"srv-1"_s);
    m_cloud->setServers({bare});
    for (int column = 0; column < m_model->columnCount(); ++column) {
        QVERIFY(!m_model->index(0, column).data(Qt::AccessibleTextRole).toString().isEmpty());
        QVERIFY(!m_model->headerData(column, Qt::Horizontal).toString().isEmpty());
    }
}

void TestServerTableModel::sourceOfASnapshot() {
    Server web = fakeServer(u"srv-1"_s, u"web"_s, m_image);
    web.volumes = {{.id = VolumeId(u"vol-1"_s), .name = u"data-1"_s}};
    m_cloud->setServers({web});
    Image image = fakeImage(u"img-00009"_s, u"x"_s);
    m_cloud->put(image);
    QCOMPARE(m_model->sourceOf({m_cloud->id(), image.id}), QString()); // an upload
    image.sourceType = SourceType::Snapshot;
    for (const auto& [source, name] :
        {std::pair{u"srv-1"_s, u"web"_s}, {u"vol-1"_s, u"data-1 of web"_s}, {u"srv-2"_s, QString()}}) {
        image.source = source;
        m_cloud->put(image);
        QCOMPARE(m_model->sourceOf({m_cloud->id(), image.id}), name);
    }
}

void TestServerTableModel::saysWhyThereAreNone() {
    QCOMPARE(m_model->absence(), QString());
    const QSignalSpy refreshed(m_model.get(), &ServerTableModel::refreshed);
    m_cloud->setServersKnown(false);
    QVERIFY(!refreshed.isEmpty());
    QCOMPARE(m_model->absence(), u"Looking for servers…"_s);
    m_model->setFilter({.library = LibraryId(u"local"_s), .words = {}});
    QCOMPARE(m_model->absence(), QString()); // another library's business
    QVERIFY(!m_model->canBuild());
    m_model->setFilter({});
    QVERIFY(m_model->canBuild());
    m_cloud->setServersKnown(true, Error{ErrorCode::Unavailable, u"Nobody is there."_s});
    QCOMPARE(m_model->absence(), u"Nobody is there."_s);
}

QTEST_GUILESS_MAIN(TestServerTableModel)
#include "tst_servertablemodel.moc"
