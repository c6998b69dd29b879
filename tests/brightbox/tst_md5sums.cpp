// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/md5sums.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

using namespace platter;

class TestMd5Sums : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isWhatRfc1321Says_data();
    void isWhatRfc1321Says();
    void ofManyAtOnceAreEachItsOwn();
    void sharesNothingAfterwards();
    void mayBeDestroyedWhileItWorks();
};

void TestMd5Sums::isWhatRfc1321Says_data() { // appendix A.5
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("sum");
    QTest::newRow("nothing") << QByteArray() << QByteArray("d41d8cd98f00b204e9800998ecf8427e");
    QTest::newRow("a") << QByteArray("a") << QByteArray("0cc175b9c0f1b6a831c399e269772661");
    QTest::newRow("80 digits") << QByteArray(
        "12345678901234567890123456789012345678901234567890123456789012345678901234567890")
                               << QByteArray("57edf4a22be3c955ac49da2e2107b67a");
}

void TestMd5Sums::isWhatRfc1321Says() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, sum);
    QCOMPARE(Md5Sums().of(bytes).get(), sum);
}

void TestMd5Sums::ofManyAtOnceAreEachItsOwn() {
    QRandomGenerator random(20261130);
    std::vector<QByteArray> buffers;
    for (int size = 0; size < 200; ++size) // each place that a last block can end at
        buffers.emplace_back(size, Qt::Uninitialized);
    for (int i = 0; i < 40; ++i) // longer than a step, and not
        buffers.emplace_back(random.bounded(1 << (10 + i / 4)), Qt::Uninitialized);
    std::ranges::shuffle(buffers, random);
    for (QByteArray& buffer : buffers)
        std::ranges::generate(buffer, [&random] { return char(random.generate()); });
    Md5Sums sums;
    std::vector<Md5Sums::Sum> all;
    for (const QByteArray& buffer : buffers)
        all.push_back(sums.of(buffer));
    for (std::size_t i = 0; i < buffers.size(); ++i)
        QCOMPARE(all[i].get(), QCryptographicHash::hash(buffers[i], QCryptographicHash::Md5).toHex());
}

void TestMd5Sums::sharesNothingAfterwards() {
    Md5Sums sums;
    QByteArray bytes(1 << 20, 'x');
    for (int i = 0; i < 20; ++i) {
        sums.of(bytes).get();
        QVERIFY(bytes.isDetached());
    }
}

void TestMd5Sums::mayBeDestroyedWhileItWorks() {
    Md5Sums sums;
    for (int i = 0; i < 10; ++i) // more than are needed to begin
        (void)sums.of(QByteArray(8 << 20, 'x'));
}

QTEST_GUILESS_MAIN(TestMd5Sums)
#include "tst_md5sums.moc"
