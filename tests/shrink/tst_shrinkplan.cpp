// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/shrinking.h"
#include "models/domain/servertypes.h"
#include "models/domain/sizes.h"
#include "models/shrink/extsuperblock.h"
#include "models/shrink/joineddisk.h"
#include "models/shrink/shrinkplan.h"
#include "models/shrink/tablescript.h"

#include <QTest>

#include <array>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

using Partition = DiskContents::Partition;

DiskContents disk(const QString& table, const QList<Partition>& partitions) {
    DiskContents contents;
    contents.table = table;
    contents.partitions = partitions;
    return contents;
}

Partition part(qint64 offsetMiB, qint64 sizeMiB, const QString& fileSystem, const QString& type = u"0x83"_s) {
    return {.offset = offsetMiB * kMiB, .size = sizeMiB * kMiB, .type = type, .fileSystem = fileSystem};
}

// Bytes that tell where they come from; zeros from `zeros` on.
class Pattern : public BlockSource {
public:
    Pattern(qint64 size, qint64 zeros, int seed)
        : m_size(size)
        , m_zeros(zeros)
        , m_seed(seed) { }
    qint64 size() const override { return m_size; }
    Result<Extent> extentAt(qint64 offset) override {
        return offset < m_zeros ? Extent{offset, m_zeros - offset, ExtentKind::Data}
                                : Extent{offset, m_size - offset, ExtentKind::Zero};
    }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override {
        for (std::byte& byte : buffer)
            byte = at(offset++);
        return {};
    }
    Result<void> finish() override {
        return finished ? Result<void>() : std::unexpected(Error{ErrorCode::SourceChanged, u"changed"_s});
    }
    std::byte at(qint64 offset) const {
        return offset < m_zeros ? std::byte((offset * 7 + m_seed) & 0xff) : std::byte{0};
    }
    bool finished = true;

private:
    qint64 m_size, m_zeros;
    int m_seed;
};

} // namespace

// What is decided about a disk before anything is done with it.
class TestShrinkPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layouts_data();
    void layouts();
    void refusals_data();
    void refusals();
    void sizes_data();
    void sizes();
    void headRoom();
    void reachableTypes();
    void scripts();
    void scriptsThatAreNone_data();
    void scriptsThatAreNone();
    void superblocks();
    void joined();
};

void TestShrinkPlan::layouts_data() {
    QTest::addColumn<DiskContents>("contents");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("head");
    QTest::addColumn<qint64>("diskFor100MiB");
    QTest::addColumn<qint64>("partitionOn200MiB");
    QTest::newRow("no table") << disk({}, {part(0, 1024, u"ext4"_s, {})}) << 0LL << 0LL << 100 * kMiB << 200 * kMiB;
    QTest::newRow("MBR") << disk(u"dos"_s, {part(1, 1023, u"ext3"_s)}) << kMiB << kMiB << 101 * kMiB << 199 * kMiB;
    QTest::newRow("GPT") << disk(u"gpt"_s, {part(1, 1022, u"ext4"_s)}) << kMiB << kMiB << 102 * kMiB << 198 * kMiB;
    QTest::newRow("the last is the first in the table")
        << disk(u"gpt"_s, {part(128, 895, u"ext4"_s), part(1, 3, {}), part(4, 124, u"vfat"_s)}) << 128 * kMiB << kMiB
        << 229 * kMiB << 71 * kMiB;
    QTest::newRow("another ext before") << disk(u"gpt"_s, {part(1, 99, u"ext4"_s), part(100, 900, u"ext2"_s)})
                                        << 100 * kMiB << kMiB << 201 * kMiB << 99 * kMiB;
    DiskContents old = disk(u"dos"_s, {part(0, 1000, u"ext4"_s)});
    old.partitions.first().offset = 63 * 512;
    QTest::newRow("at sector 63") << old << 63 * 512LL << 63 * 512LL << 101 * kMiB << 200 * kMiB - 63 * 512;
    QTest::newRow("a gap behind it") << disk(u"dos"_s, {part(1, 100, u"ext4"_s)}) << kMiB << kMiB << 101 * kMiB
                                     << 100 * kMiB;
}

void TestShrinkPlan::layouts() {
    QFETCH(DiskContents, contents);
    const auto plan = ShrinkPlan::of(contents, 1024 * kMiB);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().message));
    QTEST(plan->offset(), "offset");
    QTEST(plan->headSize(), "head");
    QTEST(plan->diskFor(100 * kMiB), "diskFor100MiB");
    QTEST(plan->partitionOn(200 * kMiB), "partitionOn200MiB");
    QVERIFY(plan->partitionOn(plan->diskFor(50 * kMiB + 512)) >= 50 * kMiB + 512);
    QCOMPARE(plan->partitionOn(0), 0); // never negative
}

void TestShrinkPlan::refusals_data() {
    QTest::addColumn<DiskContents>("contents");
    QTest::addColumn<QString>("because");
    QTest::newRow("empty") << disk({}, {}) << u"No file system"_s;
    QTest::newRow("not known") << disk({}, {part(0, 10, {}, {})}) << u"nothing that is known"_s;
    QTest::newRow("xfs") << disk(u"gpt"_s, {part(1, 10, u"xfs"_s)}) << u"ends with xfs"_s;
    QTest::newRow("btrfs") << disk({}, {part(0, 10, u"btrfs"_s, {})}) << u"ends with btrfs"_s;
    QTest::newRow("swap behind") << disk(u"dos"_s, {part(1, 10, u"ext4"_s), part(11, 2, u"swap"_s)})
                                 << u"holds swap and lies behind"_s;
    QTest::newRow("a partition with nothing behind")
        << disk(u"gpt"_s, {part(1, 10, u"ext4"_s), part(11, 2, {})}) << u"lies behind the file system"_s;
    QTest::newRow("LVM") << disk(u"gpt"_s, {part(1, 10, u"LVM2_member"_s)}) << u"ends with LVM2_member"_s;
    QTest::newRow("LUKS") << disk(u"gpt"_s, {part(1, 5, u"ext4"_s), part(6, 5, u"crypto_LUKS"_s)})
                          << u"holds crypto_LUKS"_s;
    QTest::newRow("RAID") << disk({}, {part(0, 10, u"linux_raid_member"_s, {})}) << u"linux_raid_member"_s;
    QTest::newRow("over each other") << disk(u"dos"_s, {part(1, 10, u"ext4"_s), part(5, 10, u"ext4"_s)})
                                     << u"over each other"_s;
    QTest::newRow("extended") << disk(
        u"dos"_s, {part(1, 5, u"ext4"_s), part(6, 10, {}, u"0x05"_s), part(7, 9, u"ext4"_s)})
                              << u"extended partition"_s;
    QTest::newRow("a Mac's table") << disk(u"mac"_s, {part(1, 10, u"ext4"_s)}) << u"(mac)"_s;
}

void TestShrinkPlan::refusals() {
    QFETCH(DiskContents, contents);
    QFETCH(QString, because);
    const auto plan = ShrinkPlan::of(contents, 1024 * kMiB);
    QVERIFY(!plan);
    QCOMPARE(plan.error().code, ErrorCode::Unsupported);
    QVERIFY2(plan.error().message.contains(because), qPrintable(plan.error().message));
}

void TestShrinkPlan::sizes_data() {
    QTest::addColumn<qint64>("smallest");
    QTest::addColumn<qint64>("wanted");
    QTest::addColumn<qint64>("size"); // 0: refused …
    QTest::addColumn<QString>("sentence"); // … and this is said
    QTest::newRow("the smallest") << 300 * kMiB << 0LL << 300 * kMiB << u""_s;
    QTest::newRow("just that") << 300 * kMiB << 300 * kMiB << 300 * kMiB << u""_s;
    QTest::newRow("rounded up") << 300 * kMiB << 400 * kMiB + 1 << 401 * kMiB << u""_s;
    QTest::newRow("too small") << 300 * kMiB << 299 * kMiB << 0LL << u"as small as 300 MiB"_s;
    QTest::newRow("a byte too small") << 300 * kMiB << 299 * kMiB - 5 << 0LL << u"as small as 300 MiB"_s;
    QTest::newRow("as large as it is") << 300 * kMiB << kGiB << 0LL << u"no smaller than the disk, which has 1 GiB"_s;
    QTest::newRow("larger") << 300 * kMiB << 20 * kGiB << 0LL << u"20 GiB is no smaller"_s;
    QTest::newRow("nothing to gain") << kGiB << 0LL << 0LL << u"cannot become smaller"_s;
    QTest::newRow("less than nothing to gain") << 2 * kGiB << kGiB << 0LL << u"needs all of its 1 GiB"_s;
}

void TestShrinkPlan::sizes() {
    QFETCH(qint64, smallest);
    QFETCH(qint64, wanted);
    QFETCH(qint64, size);
    QFETCH(QString, sentence);
    const auto meant = ShrinkRules::size({.virtualSize = kGiB, .smallest = smallest}, wanted);
    if (size > 0) {
        QVERIFY2(meant, meant ? "" : qPrintable(meant.error().message));
        QCOMPARE(*meant, size);
        return;
    }
    QVERIFY(!meant);
    QCOMPARE(meant.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(meant.error().message.contains(sentence), qPrintable(meant.error().message));
}

void TestShrinkPlan::headRoom() {
    QCOMPARE(ShrinkRules::headRoom(0), 64 * kMiB);
    QCOMPARE(ShrinkRules::headRoom(kGiB), 64 * kMiB);
    QCOMPARE(ShrinkRules::headRoom(16 * kGiB), kGiB);
    QCOMPARE(exactSize(20 * kGiB), u"20 GiB"_s);
    QCOMPARE(exactSize(20 * kGiB + 1), u"20481 MiB"_s);
    QCOMPARE(exactSize(1), u"1 MiB"_s);
    QCOMPARE(shrunkName(u" golden "_s), u"golden shrunk"_s);
}

void TestShrinkPlan::reachableTypes() {
    const auto handles = [](qint64 virtualSize, qint64 smallest) {
        QStringList names;
        for (const ServerType& type :
            ShrinkRules::reachable({.virtualSize = virtualSize, .smallest = smallest}, usualServerTypes()))
            names.append(type.handle);
        return names.join(u' ');
    };
    QCOMPARE(handles(100 * kGiB, 3 * kGiB), u"nano mini small"_s);
    QCOMPARE(handles(100 * kGiB, 20 * kGiB + kMiB), u"mini small"_s);
    QCOMPARE(handles(20 * kGiB, kGiB), u""_s); // fits them all now
    QCOMPARE(handles(100 * kGiB, 90 * kGiB), u""_s);
}

void TestShrinkPlan::scripts() {
    const QByteArray dump
        = "label: gpt\nlabel-id: 1\ndevice: /image\nunit: sectors\nfirst-lba: 34\nlast-lba: 99999\n"
          "sector-size: 512\n\n"
          "/image1 : start=        2048, size=        2048, type=A, uuid=B\n"
          "/image3 : start=        4096, size=       90000, type=C, name=\"x : start= 2048, size= 1\"\n"
          "/image2 : start=       94096, size=          10, type=D\n";
    const auto script = TableScript::read(dump, 4096, 90000);
    QVERIFY(script);
    QCOMPARE(script->resized(777),
        QByteArray("label: gpt\nlabel-id: 1\nunit: sectors\nfirst-lba: 34\nsector-size: 512\n\n"
                   "/image1 : start=        2048, size=        2048, type=A, uuid=B\n"
                   "/image3 : start=        4096, size=       777, type=C, name=\"x : start= 2048, size= 1\"\n"
                   "/image2 : start=       94096, size=          10, type=D\n\n"));
    QByteArray other = dump;
    other.replace("90000", "  777").replace("last-lba: 99999", "last-lba: 8888").replace("/image\n", "/x\n");
    QCOMPARE(TableScript::read(other, 4096, 777)->lasting(), script->lasting());
    other.replace("type=A", "type=E");
    QVERIFY(TableScript::read(other, 4096, 777)->lasting() != script->lasting());
}

void TestShrinkPlan::scriptsThatAreNone_data() {
    QTest::addColumn<QByteArray>("dump");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("another partition") << QByteArray("/image1 : start= 2048, size= 90000, type=C\n");
    QTest::newRow("another size") << QByteArray("/image1 : start= 4096, size= 90001, type=C\n");
    QTest::newRow("larger sectors") << QByteArray("sector-size: 4096\n/image1 : start= 4096, size= 90000, type=C\n");
    QTest::newRow("any bytes") << QByteArray("\xff\xfe : start= 4096, size=\0", 24);
    QTest::newRow("too long a number") << QByteArray(
        "/image1 : start= 99999999999999999999999, size= 99999999999999999999999\n");
}

void TestShrinkPlan::scriptsThatAreNone() {
    QFETCH(QByteArray, dump);
    const auto script = TableScript::read(dump, 4096, 90000);
    QVERIFY(!script);
    QCOMPARE(script.error().code, ErrorCode::Unsupported);
}

void TestShrinkPlan::superblocks() {
    std::array<std::byte, ExtSuperblock::kLength> bytes{};
    const auto put = [&bytes](std::size_t at, quint32 value) {
        for (std::size_t i = 0; i < 4; ++i)
            bytes.at(at + i) = std::byte((value >> (8 * i)) & 0xff);
    };
    QVERIFY(!ExtSuperblock::read(bytes));
    put(0x38, 0xef53);
    QVERIFY(!ExtSuperblock::read(bytes)); // no blocks
    put(0x04, 5);
    put(0x18, 2);
    put(0x150, 1); // counts with 64 bits only
    QCOMPARE(ExtSuperblock::read(bytes)->size(), 5 * 4096);
    put(0x60, 0x80);
    QCOMPARE(ExtSuperblock::read(bytes)->blocks, (1LL << 32) + 5);
    put(0x150, 0xffffffff); // more bytes than there are numbers
    QVERIFY(!ExtSuperblock::read(bytes));
    put(0x150, 0);
    put(0x18, 7);
    QVERIFY(!ExtSuperblock::read(bytes));
}

void TestShrinkPlan::joined() {
    auto first = std::make_shared<Pattern>(1000, 700, 1), second = std::make_shared<Pattern>(500, 500, 99);
    JoinedDisk disk;
    disk.add(first, 100, 800); // 0 … 800: data to 600
    disk.add(second, 0, 0); // nothing
    disk.add(second, 250, 250); // 800 … 1050
    disk.add({}, 0, 50); // 1050 … 1100
    QCOMPARE(disk.size(), 1100);
    std::vector<std::byte> all(1100);
    QVERIFY(disk.read(0, all));
    for (qint64 at = 0; at < 1100; ++at) {
        const std::byte expected = at < 800 ? first->at(at + 100)
            : at < 1050                     ? second->at(at - 800 + 250)
                                            : std::byte{0};
        QCOMPARE(all.at(std::size_t(at)), expected);
    }
    QCOMPARE(*disk.extentAt(0), (Extent{0, 600, ExtentKind::Data}));
    QCOMPARE(*disk.extentAt(650), (Extent{650, 150, ExtentKind::Zero}));
    QCOMPARE(*disk.extentAt(800), (Extent{800, 250, ExtentKind::Data}));
    QCOMPARE(*disk.extentAt(1099), (Extent{1099, 1, ExtentKind::Zero}));
    QVERIFY(disk.finish());
    second->finished = false;
    QVERIFY(!disk.finish());
}

QTEST_APPLESS_MAIN(TestShrinkPlan)
#include "tst_shrinkplan.moc"
