// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/sidebar.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class SidebarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void countsShow();
    void headingsCannotBeChosen();
    void keyboardChooses();
    void anEmptiedViewFallsBack();
};

namespace {

QStringList texts(const QAbstractItemModel& model) {
    QStringList result;
    for (int row = 0; row < model.rowCount(); ++row) {
        result.append(model.index(row, 0).data().toString());
    }
    return result;
}

} // namespace

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
    SidebarModel model(u"This computer"_s);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setCounts({.images = 7, .deprecated = deprecated, .deleted = deleted});
    QCOMPARE(texts(model), QStringList({u"Libraries"_s, u"All libraries"_s, u"This computer"_s, u"Images"_s}) + views);
}

void SidebarTest::countsShow() {
    SidebarModel model(u"This computer"_s);
    model.setCounts({.images = 128, .deprecated = 9, .deleted = 0});
    QCOMPARE(model.index(model.rowOf(Place::Images)).data(SidebarModel::CountRole).toInt(), 128);
    QCOMPARE(model.index(model.rowOf(Place::AllLibraries)).data(SidebarModel::CountRole).toInt(), 128);
    QCOMPARE(model.index(model.rowOf(Place::Deprecated)).data(SidebarModel::CountRole).toInt(), 9);
    QVERIFY(model.index(model.rowOf(Place::Images)).data(Qt::AccessibleTextRole).toString().contains(u"128"_s));
}

void SidebarTest::headingsCannotBeChosen() {
    SidebarModel model(u"This computer"_s);
    QCOMPARE(model.flags(model.index(0)), Qt::NoItemFlags);
    QVERIFY(model.flags(model.index(model.rowOf(Place::Images))).testFlag(Qt::ItemIsSelectable));
}

void SidebarTest::keyboardChooses() {
    Sidebar sidebar(u"This computer"_s);
    sidebar.setCounts({.images = 3, .deprecated = 1, .deleted = 0});
    sidebar.show();
    sidebar.setFocus();
    QSignalSpy chosen(&sidebar, &Sidebar::chosen);
    QTest::keyClick(&sidebar, Qt::Key_Down); // over the heading
    QCOMPARE(sidebar.place(), Place::Deprecated);
    QTest::keyClick(&sidebar, Qt::Key_Home);
    QCOMPARE(sidebar.place(), Place::AllLibraries);
    QCOMPARE(chosen.size(), 2);
}

void SidebarTest::anEmptiedViewFallsBack() {
    Sidebar sidebar(u"This computer"_s);
    sidebar.setCounts({.images = 3, .deprecated = 1, .deleted = 2});
    sidebar.setPlace(Place::Deleted);
    QSignalSpy chosen(&sidebar, &Sidebar::chosen);
    sidebar.setCounts({.images = 3, .deprecated = 0, .deleted = 2}); // other lines went: the place stays
    QCOMPARE(sidebar.place(), Place::Deleted);
    QVERIFY(sidebar.currentIndex().isValid());
    QCOMPARE(chosen.size(), 0);
    sidebar.setCounts({.images = 3, .deprecated = 0, .deleted = 0});
    QCOMPARE(sidebar.place(), Place::Images);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(sidebar.currentIndex().data().toString(), u"Images"_s);
}

QTEST_MAIN(SidebarTest)
#include "tst_sidebar.moc"
