// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/sidebar.h"

#include "ui/sidebardelegate.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

const LibraryId kLocal(u"local"_s);
const LibraryId kAcme(u"acme"_s);

QStringList texts(const QAbstractItemModel& model) {
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row) {
        result.append(model.index(row, 0).data().toString());
    }
    return result;
}

SidebarContent content(int deprecated = 0, int deleted = 0) {
    return {.libraries = {{.id = kLocal, .name = u"This computer"_s, .images = 7},
                {.id = kAcme,
                    .name = u"Acme prod"_s,
                    .color = u"#c9506b"_s,
                    .isConnection = true,
                    .state = {.kind = LibraryStateText::Kind::Fresh, .text = u"8 s"_s, .sentence = u"Connected."_s},
                    .images = 312,
                    .servers = 27}},
        .images = 319,
        .deprecated = deprecated,
        .deleted = deleted,
        .canConnect = true};
}

Place images(const LibraryId& library) {
    return {.kind = Place::Kind::Images, .library = library};
}

} // namespace

class SidebarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        QCoreApplication::setOrganizationName(u"platter-test"_s);
        QCoreApplication::setApplicationName(u"tst_sidebar"_s);
    }
    void lines_data();
    void lines();
    void whatIsTold();
    void onlyWhatDiffersChanges();
    void keyboardChooses();
    void keyboardFolds();
    void mouseFoldsAndConnects();
    void foldedIsRemembered();
    void anEmptiedViewFallsBack();
    void aLibraryThatGoesFallsBack();
    void geometry_data();
    void geometry();
};

void SidebarTest::lines_data() {
    QTest::addColumn<int>("deprecated");
    QTest::addColumn<int>("deleted");
    QTest::addColumn<QStringList>("views");
    QTest::newRow("none") << 0 << 0 << QStringList{};
    QTest::newRow("deprecated") << 2 << 0 << QStringList{u"Views"_s, u"Deprecated"_s};
    QTest::newRow("deleted") << 0 << 1 << QStringList{u"Views"_s, u"Deleted"_s};
    QTest::newRow("both") << 2 << 1 << QStringList{u"Views"_s, u"Deprecated"_s, u"Deleted"_s};
}

void SidebarTest::lines() {
    QFETCH(const int, deprecated);
    QFETCH(const int, deleted);
    QFETCH(const QStringList, views);
    SidebarModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setContent(content(deprecated, deleted), kLocal);
    QCOMPARE(texts(model),
        QStringList({u"Libraries"_s, u"All libraries"_s, u"This computer"_s, u"Images"_s, u"Acme prod"_s, u"Images"_s,
            u"Servers"_s, u"+ Connect…"_s})
            + views);
    model.setExpanded(kAcme, false);
    QCOMPARE(model.rowCount(), 6 + int(views.size()));
}

void SidebarTest::whatIsTold() {
    SidebarModel model;
    model.setContent(content(9), {});
    const auto at = [&model](const Place& place) { return model.index(model.rowOf(place)); };
    QCOMPARE(at({}).data(SidebarModel::CountRole).toInt(), 319);
    QCOMPARE(at(images(kAcme)).data(SidebarModel::CountRole).toInt(), 312);
    QCOMPARE(at({.kind = Place::Kind::Servers, .library = kAcme}).data(SidebarModel::CountRole).toInt(), 27);
    QCOMPARE(at({.kind = Place::Kind::Deprecated}).data(SidebarModel::CountRole).toInt(), 9);
    QVERIFY(at(images(kAcme)).data(Qt::AccessibleTextRole).toString().contains(u"312"_s));
    const QModelIndex library = model.index(model.rowOfLibrary(kAcme));
    QCOMPARE(library.data(SidebarModel::StateTextRole).toString(), u"8 s"_s);
    QVERIFY(library.data(Qt::AccessibleTextRole).toString().contains(u"Connected."_s));
    QCOMPARE(model.flags(model.index(0)), Qt::NoItemFlags); // a heading
    QVERIFY(model.flags(library).testFlag(Qt::ItemIsSelectable));
}

void SidebarTest::onlyWhatDiffersChanges() {
    SidebarModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setContent(content(), {});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    SidebarContent next = content();
    next.libraries[1].state.text = u"9 s"_s;
    model.setContent(next, {});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(inserted.size() + removed.size(), 0);
    next.libraries.removeLast();
    model.setContent(next, {});
    QCOMPARE(removed.size(), 3);
    std::ranges::reverse(next.libraries = content().libraries);
    model.setContent(next, {});
    QCOMPARE(texts(model).at(2), u"Acme prod"_s);
}

void SidebarTest::keyboardChooses() {
    Sidebar sidebar;
    sidebar.setContent(content(1));
    sidebar.setPlace(images(kLocal));
    sidebar.show();
    sidebar.setFocus();
    const QSignalSpy chosen(&sidebar, &Sidebar::chosen);
    QTest::keyClick(&sidebar, Qt::Key_Down); // the library's line stands for its images
    QCOMPARE(sidebar.place(), images(kAcme));
    QTest::keyClick(&sidebar, Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    QTest::keyClick(&sidebar, Qt::Key_Down);
    QCOMPARE(sidebar.place().kind, Place::Kind::Servers);
    QTest::keyClick(&sidebar, Qt::Key_End);
    QCOMPARE(sidebar.place(), (Place{.kind = Place::Kind::Deprecated, .library = {}}));
    QTest::keyClick(&sidebar, Qt::Key_Home);
    QCOMPARE(sidebar.place(), Place{});
}

void SidebarTest::keyboardFolds() {
    Sidebar sidebar;
    sidebar.setContent(content());
    sidebar.setPlace({.kind = Place::Kind::Servers, .library = kAcme});
    sidebar.show();
    sidebar.setFocus();
    QTest::keyClick(&sidebar, Qt::Key_Left); // to the library, then it folds
    QCOMPARE(sidebar.currentIndex().data().toString(), u"Acme prod"_s);
    QTest::keyClick(&sidebar, Qt::Key_Left);
    QCOMPARE(sidebar.model()->rowCount(), 6);
    QTest::keyClick(&sidebar, Qt::Key_Space);
    QCOMPARE(sidebar.model()->rowCount(), 8);
    const QSignalSpy connects(&sidebar, &Sidebar::connectRequested);
    QTest::keyClick(&sidebar, Qt::Key_End);
    QTest::keyClick(&sidebar, Qt::Key_Return);
    QCOMPARE(connects.size(), 1);
    QCOMPARE(sidebar.place(), images(kAcme)); // connecting is no place
}

void SidebarTest::mouseFoldsAndConnects() {
    Sidebar sidebar;
    sidebar.resize(214, 500);
    sidebar.setContent(content());
    sidebar.show();
    const QModelIndex library = sidebar.model()->index(sidebar.sidebarModel()->rowOfLibrary(kAcme), 0);
    const QRect line = sidebar.visualRect(library);
    const QRect chevron = SidebarDelegate::chevronRect(line, library, Qt::LeftToRight);
    QTest::mouseClick(sidebar.viewport(), Qt::LeftButton, {}, chevron.center());
    QCOMPARE(sidebar.model()->rowCount(), 6);
    QCOMPARE(sidebar.place(), Place{});
    QTest::mouseClick(sidebar.viewport(), Qt::LeftButton, {}, line.center());
    QCOMPARE(sidebar.place(), images(kAcme));
    const QSignalSpy connects(&sidebar, &Sidebar::connectRequested);
    QTest::mouseClick(
        sidebar.viewport(), Qt::LeftButton, {}, sidebar.visualRect(sidebar.model()->index(5, 0)).center());
    QCOMPARE(connects.size(), 1);
    QCOMPARE(sidebar.place(), images(kAcme));
}

void SidebarTest::foldedIsRemembered() {
    QSettings settings;
    settings.clear();
    Sidebar sidebar;
    sidebar.setContent(content());
    sidebar.sidebarModel()->setExpanded(kAcme, false);
    sidebar.save(settings);
    Sidebar next;
    next.restore(settings);
    next.setContent(content());
    QCOMPARE(next.model()->rowCount(), 6);
}

void SidebarTest::anEmptiedViewFallsBack() {
    Sidebar sidebar;
    sidebar.setContent(content(1, 2));
    sidebar.setPlace(images(kAcme));
    sidebar.setPlace({.kind = Place::Kind::Deleted, .library = kAcme});
    const QSignalSpy chosen(&sidebar, &Sidebar::chosen);
    sidebar.setContent(content(0, 2)); // other lines went: the place stays
    QCOMPARE(sidebar.place().kind, Place::Kind::Deleted);
    QVERIFY(sidebar.currentIndex().isValid());
    QCOMPARE(chosen.size(), 0);
    sidebar.setContent(content(0, 0));
    QCOMPARE(sidebar.place(), images(kAcme));
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(sidebar.currentIndex().data().toString(), u"Images"_s);
}

void SidebarTest::aLibraryThatGoesFallsBack() {
    Sidebar sidebar;
    sidebar.setContent(content());
    sidebar.setPlace({.kind = Place::Kind::Servers, .library = kAcme});
    const QSignalSpy chosen(&sidebar, &Sidebar::chosen);
    SidebarContent less = content();
    less.libraries.removeLast();
    sidebar.setContent(less);
    QCOMPARE(sidebar.place(), Place{});
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(sidebar.currentIndex().data().toString(), u"All libraries"_s);
}

void SidebarTest::geometry_data() {
    QTest::addColumn<int>("direction");
    QTest::newRow("left to right") << int(Qt::LeftToRight);
    QTest::newRow("right to left") << int(Qt::RightToLeft);
}

void SidebarTest::geometry() {
    QFETCH(const int, direction);
    const QRect line(0, 100, 214, 30);
    const SidebarGeometry at
        = sidebarGeometry(line, {.chevron = true, .sign = true, .trailingWidth = 50}, Qt::LayoutDirection(direction));
    for (const QRect& part : {at.chevron, at.sign, at.text, at.trailing}) {
        QVERIFY(!part.isEmpty());
        QVERIFY(line.contains(part));
    }
    QVERIFY(!at.text.intersects(at.trailing) && !at.text.intersects(at.sign) && !at.sign.intersects(at.chevron));
    QCOMPARE(at.chevron.center().x() < at.text.center().x(), direction == int(Qt::LeftToRight));
    const SidebarGeometry narrow = sidebarGeometry(
        QRect(0, 0, 120, 30), {.chevron = true, .sign = true, .trailingWidth = 200}, Qt::LayoutDirection(direction));
    QVERIFY(narrow.text.width() > 0); // a state never takes all of the name's room
}

QTEST_MAIN(SidebarTest)
#include "tst_sidebar.moc"
