// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/jobs/ratemeter.h"

#include <QTest>

using namespace platter;

class TestRateMeter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingAtFirst();
    void toldWhenItCanBeTrusted();
    void followsAChangeOfSpeed();
    void startsInTheMiddle();
    void pauseDoesNotCount();
    void backwardsBeginsAgain();
    void stalls();
    void unknownTotal();
    void overshoot();
    void hugeNumbers();
};

void TestRateMeter::knowsNothingAtFirst() {
    RateMeter meter;
    QCOMPARE(meter.bytesPerSecond(), 0);
    QVERIFY(!meter.secondsLeft());
    meter.add(0, 1000, 0);
    meter.add(500, 1000, 0); // no time has passed
    QCOMPARE(meter.bytesPerSecond(), 0);
    QVERIFY(!meter.secondsLeft());
}

void TestRateMeter::toldWhenItCanBeTrusted() {
    RateMeter meter;
    std::optional<qint64> told;
    for (qint64 ms = 0; ms <= 5000; ms += 100) {
        meter.add(ms * 10, 100000, ms); // 10,000 a second
        QCOMPARE(meter.bytesPerSecond(), ms < 300 ? 0 : 10000);
        if (!told && meter.secondsLeft()) {
            told = ms;
        }
    }
    QCOMPARE(told, 2000);
    QCOMPARE(meter.secondsLeft(), 5);
    meter.add(50001, 100000, 5100);
    meter.restart();
    QCOMPARE(meter.bytesPerSecond(), 0);
    QVERIFY(!meter.secondsLeft());
}

void TestRateMeter::followsAChangeOfSpeed() {
    RateMeter meter;
    qint64 done = 0;
    qint64 ms = 0;
    for (; ms <= 10000; ms += 100) {
        meter.add(done, 0, ms);
        done += 1000;
    }
    QCOMPARE(meter.bytesPerSecond(), 10000);
    for (int i = 0; i < 5; ++i, ms += 100) { // half a second at a tenth of it: no panic
        meter.add(done, 0, ms);
        done += 100;
    }
    QCOMPARE_GT(meter.bytesPerSecond(), 7000);
    for (int i = 0; i < 200; ++i, ms += 100) {
        meter.add(done, 0, ms);
        done += 100;
    }
    QCOMPARE_LT(meter.bytesPerSecond(), 1050);
    QCOMPARE_GE(meter.bytesPerSecond(), 1000);
}

void TestRateMeter::startsInTheMiddle() {
    RateMeter meter;
    for (qint64 ms = 0; ms <= 3000; ms += 100) {
        meter.add(1'000'000 + ms, 2'000'000, ms);
    }
    QCOMPARE(meter.bytesPerSecond(), 1000); // and not the first million at once
}

void TestRateMeter::pauseDoesNotCount() {
    RateMeter meter;
    for (qint64 ms = 0; ms <= 3000; ms += 100) {
        meter.add(ms, 10000, ms);
    }
    meter.hold();
    meter.add(3000, 10000, 600'000);
    meter.add(3100, 10000, 600'100);
    QCOMPARE(meter.bytesPerSecond(), 1000);
    QCOMPARE(meter.secondsLeft(), 7);
}

void TestRateMeter::backwardsBeginsAgain() {
    RateMeter meter;
    for (qint64 ms = 0; ms <= 3000; ms += 100) {
        meter.add(ms, 10000, ms);
    }
    meter.add(0, 10000, 3100);
    QCOMPARE(meter.bytesPerSecond(), 1000); // never negative
    meter.add(100, 10000, 3200);
    QCOMPARE(meter.bytesPerSecond(), 1000);
}

void TestRateMeter::stalls() {
    RateMeter meter;
    for (qint64 ms = 0; ms <= 3000; ms += 100) {
        meter.add(ms, 10000, ms);
    }
    for (qint64 ms = 3100; ms < 120'000; ms += 100) {
        meter.add(3000, 10000, ms);
    }
    QCOMPARE(meter.bytesPerSecond(), 0);
    QVERIFY(!meter.secondsLeft());
}

void TestRateMeter::unknownTotal() {
    RateMeter meter;
    for (qint64 ms = 0; ms <= 3000; ms += 100) {
        meter.add(ms, 0, ms);
    }
    QCOMPARE(meter.bytesPerSecond(), 1000);
    QVERIFY(!meter.secondsLeft());
}

void TestRateMeter::overshoot() {
    RateMeter meter;
    for (qint64 ms = 0; ms <= 3000; ms += 100) {
        meter.add(ms, 2500, ms);
    }
    QVERIFY(!meter.secondsLeft()); // the total was wrong: no "0 s left"
}

void TestRateMeter::hugeNumbers() {
    RateMeter meter;
    constexpr qint64 total = std::numeric_limits<qint64>::max();
    for (qint64 ms = 0; ms <= 3000; ms += 100) {
        meter.add(ms * (qint64(1) << 40), total, ms);
    }
    QCOMPARE_GT(meter.bytesPerSecond(), qint64(1) << 49);
    QCOMPARE(meter.secondsLeft(), 8386); // 2^63 / (1000 · 2^40) − 3
}

QTEST_GUILESS_MAIN(TestRateMeter)
#include "tst_ratemeter.moc"
