// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/tableheader.h"

#include <QTest>

using namespace platter;

class TableHeaderTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nextOrder_data();
    void nextOrder();
};

void TableHeaderTest::nextOrder_data() {
    using Keys = QList<SortKey>;
    constexpr auto name = ImageColumn::Name;
    constexpr auto data = ImageColumn::Data;
    constexpr auto status = ImageColumn::Status;
    constexpr auto up = Qt::AscendingOrder;
    constexpr auto down = Qt::DescendingOrder;
    QTest::addColumn<QList<SortKey>>("before");
    QTest::addColumn<ImageColumn>("column");
    QTest::addColumn<bool>("second");
    QTest::addColumn<QList<SortKey>>("after");
    QTest::newRow("first click") << Keys{} << name << false << Keys{{name, up}};
    QTest::newRow("second click") << Keys{{name, up}} << name << false << Keys{{name, down}};
    QTest::newRow("third click: the order at first") << Keys{{name, down}} << name << false << Keys{};
    QTest::newRow("another column") << Keys{{name, down}} << data << false << Keys{{data, up}};
    QTest::newRow("Shift adds") << Keys{{name, down}} << data << true << Keys{{name, down}, {data, up}};
    QTest::newRow("Shift turns") << Keys{{name, up}, {data, up}} << data << true << Keys{{name, up}, {data, down}};
    QTest::newRow("Shift takes away") << Keys{{name, up}, {data, down}} << data << true << Keys{{name, up}};
    QTest::newRow("Shift on a third replaces the second")
        << Keys{{name, up}, {data, up}} << status << true << Keys{{name, up}, {status, up}};
    QTest::newRow("Shift with nothing before") << Keys{} << data << true << Keys{{data, up}};
    QTest::newRow("a click drops the second") << Keys{{name, up}, {data, up}} << status << false << Keys{{status, up}};
}

void TableHeaderTest::nextOrder() {
    QFETCH(const QList<SortKey>, before);
    QFETCH(const ImageColumn, column);
    QFETCH(const bool, second);
    QFETCH(const QList<SortKey>, after);
    QCOMPARE(nextSortKeys(before, column, second), after);
}

QTEST_MAIN(TableHeaderTest)
#include "tst_tableheader.moc"
