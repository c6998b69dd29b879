// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/aheadsource.h"
#include "tests/support/diskmaker.h"
#include "tests/support/faultysource.h"
#include "tests/media/mediatesting.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QTest>

using namespace platter;
using namespace platter::test;

class TestAheadSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sameBytes_data();
    void sameBytes();
    void zerosAreSkipped();
    void errorsStay();
    void goneBeforeItsEnd();
    void neverRead();

private:
    static AheadSource ahead(const QByteArray& disk, const Fault& fault = {}) {
        return AheadSource(std::make_unique<FaultyStreamSource>(disk, fault));
    }
};

void TestAheadSource::sameBytes_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("atOnce");
    QTest::newRow("nothing") << 0 << 4096;
    QTest::newRow("one byte") << 1 << 4096;
    QTest::newRow("a piece") << 1024 * 1024 << 1024 * 1024;
    QTest::newRow("a byte more") << 1024 * 1024 + 1 << 1024 * 1024;
    QTest::newRow("many small reads") << 3'000'017 << 1000;
    QTest::newRow("large reads") << 20'000'000 << 7'000'000;
}

void TestAheadSource::sameBytes() {
    QFETCH(const int, size);
    QFETCH(const int, atOnce);
    const QByteArray disk = randomBytes(size);
    AheadSource source = ahead(disk);
    QCOMPARE(source.sourceSize(), size);
    QCOMPARE(source.expandedSize(), size);
    QCOMPARE(source.sourcePosition(), 0);
    QByteArray all, buffer(atOnce, Qt::Uninitialized);
    while (true) {
        const auto got = source.read(std::as_writable_bytes(std::span(buffer.data(), size_t(buffer.size()))));
        VERIFY_OK(got);
        all += buffer.first(*got);
        QCOMPARE_GE(source.sourcePosition(), all.size());
        if (*got < atOnce)
            break;
    }
    QVERIFY(all == disk);
    QCOMPARE(source.read(std::as_writable_bytes(std::span(buffer.data(), 1))).value_or(-1), 0);
    QCOMPARE(source.sourceSha256(), QCryptographicHash::hash(disk, QCryptographicHash::Sha256));
}

void TestAheadSource::zerosAreSkipped() {
    QRandomGenerator random(7);
    QByteArray disk;
    for (const int megabytes : {3, 1, 0, 2}) { // data, then zeros
        disk += randomBytes(random.bounded(1, 900'000));
        disk += QByteArray(megabytes * 1024 * 1024, 0);
    }
    disk += QByteArray(1000, 0);
    AheadSource source = ahead(disk);
    QByteArray all, buffer(4096, Qt::Uninitialized);
    qint64 skipped = 0;
    while (true) {
        if (const qint64 zeros = source.skipZeros(random.bounded(1, 2'000'000)); zeros > 0) {
            all += QByteArray(zeros, 0);
            skipped += zeros;
            continue;
        }
        const auto got = source.read(std::as_writable_bytes(std::span(buffer.data(), size_t(buffer.size()))));
        VERIFY_OK(got);
        if (*got == 0)
            break;
        all += buffer.first(*got);
    }
    QVERIFY(all == disk);
    QCOMPARE_GE(skipped, 3 * 1024 * 1024); // whole pieces of them, wherever pieces begin
    QCOMPARE(source.skipZeros(100), 0);
    QCOMPARE(source.sourceSha256(), QCryptographicHash::hash(disk, QCryptographicHash::Sha256));
}

void TestAheadSource::errorsStay() {
    AheadSource source = ahead(randomBytes(5'000'000), Fault{Fault::Kind::Fail, 4'000'000});
    std::vector<std::byte> buffer(1'000'000);
    int good = 0;
    while (source.read(buffer))
        ++good;
    QCOMPARE_LE(good, 4);
    QCOMPARE_GE(good, 2);
    VERIFY_ERROR(source.read(buffer), ErrorCode::Unreadable);
    QVERIFY(source.sourceSha256().isEmpty());
}

void TestAheadSource::goneBeforeItsEnd() {
    const auto gate = std::make_shared<QSemaphore>(), reached = std::make_shared<QSemaphore>();
    std::vector<std::byte> buffer(100'000);
    {
        AheadSource source = ahead(randomBytes(50'000'000));
        VERIFY_OK(source.read(buffer));
    }
    AheadSource source = ahead(randomBytes(9'000'000),
        Fault{.kind = Fault::Kind::Block, .after = 3'000'000, .error = {}, .gate = gate, .reached = reached});
    VERIFY_OK(source.read(buffer));
    reached->acquire(); // it reads ahead while nobody asks
    gate->release();
}

void TestAheadSource::neverRead() {
    (void)ahead(randomBytes(100));
}

QTEST_GUILESS_MAIN(TestAheadSource)
#include "tst_aheadsource.moc"
