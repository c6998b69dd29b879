// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/importneed.h"

#include "tests/local/memorystore.h"

#include <QTest>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

// Half random, half letters that compress, with holes between pieces of many lengths.
QByteArray disk(qint64 bytes, quint32 seed) {
    QByteArray made;
    for (quint32 i = 0; made.size() < bytes; ++i) {
        const qint64 length = (i * 7 % 30 + 1) * 16 * 1024;
        QByteArray piece = randomBytes(length, seed * 1000 + i);
        if (i % 2 == 0) {
            for (char& c : piece)
                c = static_cast<char>('a' + (c & 3));
        }
        made += piece;
        if (i % 5 == 0)
            made += QByteArray(length * 2, '\0');
    }
    return made.first(bytes);
}

class FailingSource : public MemorySource {
public:
    using MemorySource::MemorySource;
    Result<void> read(qint64 /*offset*/, std::span<std::byte> /*buffer*/) override {
        return std::unexpected(Error{ErrorCode::Unreadable, u"no"_s});
    }
};

class CountingSource : public MemorySource {
public:
    CountingSource(const QByteArray& bytes, qint64& reads)
        : MemorySource(bytes)
        , m_reads(reads) { }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override {
        m_reads += static_cast<qint64>(buffer.size());
        return MemorySource::read(offset, buffer);
    }

private:
    qint64& m_reads;
};

} // namespace

// What adding a disk would take up, told from samples.
class TestImportNeed : public QObject {
    Q_OBJECT

private:
    static Result<ImportNeed> estimate(Store& store, const QByteArray& bytes, const QList<Extent>& zeros = {}) {
        MemorySource source(bytes, zeros);
        return estimateImport(store.store(), source, {});
    }
    static qint64 inPacks(const Store& store) {
        qint64 sum = 0;
        for (const QString& file : store.files(u"*.pack"_s))
            sum += QFileInfo(file).size();
        return sum;
    }

private Q_SLOTS:
    void isNearWhatAnImportTakes_data() {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<double>("changed"); // parts of the disk that was imported before; 1: none was
        QTest::addColumn<int>("percent"); // that it may be wrong by
        QTest::newRow("new, large") << 180 * kMiB << 1.0 << 15;
        QTest::newRow("new, all of it is read") << 12 * kMiB << 1.0 << 2;
        QTest::newRow("new, small") << kMiB + 5 << 1.0 << 2;
        QTest::newRow("a tenth changed") << 180 * kMiB << 0.1 << 40; // of a tenth
        QTest::newRow("half changed") << 180 * kMiB << 0.5 << 20;
    }
    void isNearWhatAnImportTakes() {
        QFETCH(const qint64, bytes);
        QFETCH(const double, changed);
        QFETCH(const int, percent);
        Store store;
        QByteArray made = disk(bytes, 1);
        if (changed < 1) {
            QVERIFY(store.import(made, u"loc-00001"_s));
            const QByteArray other = disk(bytes, 2);
            constexpr qint64 piece = 2 * kMiB;
            for (qint64 at = 0; at + piece <= bytes; at += piece) {
                if (at / piece % 10 < static_cast<qint64>(changed * 10 + 0.5))
                    made.replace(at, piece, other.sliced(at, piece));
            }
        }
        const auto need = estimate(store, made);
        QVERIFY2(need, need ? "" : qPrintable(need.error().message));
        const qint64 before = inPacks(store);
        QVERIFY(store.import(made, u"loc-00002"_s));
        const qint64 took = inPacks(store) - before;
        QVERIFY2(std::abs(need->bytes - took) <= took * percent / 100 + 4096,
            qPrintable(u"%1 told, %2 taken"_s.arg(need->bytes).arg(took)));
        QVERIFY2(std::abs(need->known - (1 - changed)) < 0.08, qPrintable(QString::number(need->known)));
    }

    void whatIsThereNeedsNothing() {
        Store store;
        const QByteArray made = disk(64 * kMiB, 3);
        QVERIFY(store.import(made, u"loc-00001"_s));
        const auto need = estimate(store, made);
        QVERIFY(need);
        QCOMPARE_GE(need->known, 0.999);
        QCOMPARE_LE(need->bytes, 64 * kMiB / 300); // its map
    }

    void zerosAndNothingNeedNothing() {
        Store store;
        QCOMPARE(estimate(store, QByteArray())->bytes, 0);
        QCOMPARE(estimate(store, QByteArray(5 * kMiB, '\0'))->bytes, 0); // written zeros
        QCOMPARE(estimate(store, QByteArray(5 * kMiB, 'x'), {{0, 5 * kMiB, ExtentKind::Zero}})->bytes, 0);
        QCOMPARE(estimate(store, QByteArray(5 * kMiB, '\0'))->known, 0);
    }

    // Where a file system or a copy writes zeros instead of leaving them out.
    void writtenZerosCount() {
        Store store;
        const QByteArray data = disk(20 * kMiB, 6);
        QByteArray made;
        for (qint64 at = 0; at < data.size(); at += 2 * kMiB)
            made += data.sliced(at, 2 * kMiB) + QByteArray(18 * kMiB, '\0');
        const auto need = estimate(store, made);
        QVERIFY(need);
        QVERIFY(store.import(made, u"loc-00001"_s));
        QVERIFY2(std::abs(need->bytes - inPacks(store)) <= inPacks(store) * 40 / 100,
            qPrintable(u"%1 told, %2 taken"_s.arg(need->bytes).arg(inPacks(store))));
        const QByteArray flat(100 * kMiB, '\xff'); // is never cut but at the longest chunk
        QCOMPARE_LE(estimate(store, flat)->bytes, kMiB);
        QCOMPARE_GE(estimate(store, flat)->bytes, 1000);
    }

    void repeatsAreNotThere() {
        Store store;
        const QByteArray once = disk(4 * kMiB, 7);
        const auto need = estimate(store, once + QByteArray(kMiB, '\0') + once);
        QVERIFY(need);
        QCOMPARE(need->known, 0);
        QCOMPARE_LE(need->bytes, 4 * kMiB);
    }

    void whatOnlyTheIndexHasIsNotThere() {
        Store store;
        const QByteArray made = disk(4 * kMiB, 8);
        QVERIFY(store.import(made, u"loc-00001"_s));
        for (const QString& pack : store.files(u"*.pack"_s))
            QVERIFY(QFile::remove(pack));
        store.reopen();
        QCOMPARE(estimate(store, made)->known, 0);
    }

    void readsLittle() {
        Store store;
        qint64 reads = 0;
        CountingSource source(disk(300 * kMiB, 4), reads);
        QVERIFY(estimateImport(store.store(), source, {}));
        QCOMPARE_LE(reads, 32 * kMiB);
        QCOMPARE_GE(reads, 30 * kMiB);
    }

    void errorsAndStop() {
        Store store;
        FailingSource failing(disk(kMiB, 5));
        const auto failed = estimateImport(store.store(), failing, {});
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Unreadable);
        std::stop_source stop;
        stop.request_stop();
        MemorySource source(disk(kMiB, 5));
        const auto stopped = estimateImport(store.store(), source, stop.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestImportNeed)
#include "tst_importneed.moc"
