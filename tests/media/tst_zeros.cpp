// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/zeros.h"

#include <QByteArray>
#include <QTest>

using namespace platter;

class TestZeros : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void zeros_data();
    void zeros();
    void anyByteOfABlock();
};

void TestZeros::zeros_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("zeros");
    QTest::newRow("none") << QByteArray() << true;
    QTest::newRow("one") << QByteArray(1, 0) << true;
    QTest::newRow("one other") << QByteArray("x") << false;
    QTest::newRow("all the same") << QByteArray(4096, 'x') << false;
    QTest::newRow("many") << QByteArray(4097, 0) << true;
    QTest::newRow("last") << QByteArray(4096, 0) + "x" << false;
    QTest::newRow("first") << "x" + QByteArray(4096, 0) << false;
}

void TestZeros::zeros() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const bool, zeros);
    QCOMPARE(isZero(std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())))), zeros);
}

void TestZeros::anyByteOfABlock() {
    std::vector<std::byte> block(4096);
    for (std::byte& byte : block) {
        byte = std::byte{1};
        QVERIFY(!isZero(block));
        byte = std::byte{0};
        QVERIFY(isZero(block));
    }
}

QTEST_GUILESS_MAIN(TestZeros)
#include "tst_zeros.moc"
