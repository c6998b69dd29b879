// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "models/media/rawsource.h"
#include "models/shrink/shrinker.h"
#include "tests/shrink/shrinkdisks.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cstring>
#include <random>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(platter::test::Table)

// Disks become smaller: real ones, by the real programs in their sandbox.
class TestShrinker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void becomesSmaller_data();
    void becomesSmaller();
    void fileSystems_data();
    void fileSystems();
    void toASizeOfOnesOwn();
    void whatIsSmallEnoughStays();
    void protectiveEntryStays();
    void journalIsReplayed();
    void refused_data();
    void refused();
    void anyDamage_data();
    void anyDamage();
    void cancelled_data();
    void cancelled();

private:
    struct Outcome {
        QString path{}; // of the new disk
        qint64 size = 0;
        QString remark{};
    };
    Result<ShrinkPreview> preview(const QString& disk) const;
    // In a folder of its own, of which nothing may stay open or in the way of removing it.
    Result<Outcome> shrink(const QString& disk, qint64 size, const std::stop_token& stop = {},
        const std::function<void(const QString&)>& told = {}) const;
    Result<std::shared_ptr<BlockSource>> open(const QString& path) const;

    QTemporaryDir m_dir;
};

void TestShrinker::initTestCase() {
    QVERIFY(linkLooker(QStringLiteral(PLATTER_LOOK)));
}

Result<std::shared_ptr<BlockSource>> TestShrinker::open(const QString& path) const {
    return SourceFile::open(path).transform([](std::shared_ptr<SourceFile> file) -> std::shared_ptr<BlockSource> {
        return std::make_shared<RawSource>(file);
    });
}

Result<ShrinkPreview> TestShrinker::preview(const QString& disk) const {
    const auto source = open(disk);
    return source ? previewShrink(**source, {}) : std::unexpected(source.error());
}

Result<TestShrinker::Outcome> TestShrinker::shrink(const QString& path, qint64 size, const std::stop_token& stop,
    const std::function<void(const QString&)>& told) const {
    const auto source = open(path);
    if (!source)
        return std::unexpected(source.error());
    const QTemporaryDir folder(m_dir.filePath(u"job-XXXXXX"_s));
    const auto copy = [&source](BlockSource& from,
                          const std::function<Result<void>(qint64, std::span<std::byte>)>& take) -> Result<void> {
        std::vector<std::byte> piece(static_cast<std::size_t>(kMiB));
        for (qint64 at = 0; at < from.size();) {
            const auto extent = from.extentAt(at);
            if (!extent)
                return std::unexpected(extent.error());
            const qint64 length = std::min(extent->length, extent->kind == ExtentKind::Zero ? extent->length : kMiB);
            if (extent->kind == ExtentKind::Data) {
                const auto bytes = std::span(piece).first(std::size_t(length));
                if (const auto done = from.read(at, bytes).and_then([&] { return take(at, bytes); }); !done)
                    return done;
            }
            at += length;
        }
        return {};
    };
    Shrinker shrinker({.disk = *source,
        .write =
            [&](std::unique_ptr<DiskOutput> output) {
                return copy(**source, [&](qint64 at, std::span<std::byte> bytes) -> Result<void> {
                    if (stop.stop_requested())
                        return std::unexpected(Error{ErrorCode::Cancelled, {}});
                    return output->write(at, bytes);
                }).and_then([&] { return output->finish((*source)->size()); });
            },
        .size = size,
        .folder = folder.path(),
        .stop = stop,
        .told = told ? told : [](const QString&) {}});
    const auto made = shrinker.run();
    if (!made)
        return std::unexpected(made.error());
    Outcome outcome{.path = m_dir.filePath(u"out.raw"_s), .size = (*made)->size(), .remark = (*made)->remark()};
    QFile::remove(outcome.path);
    QFile file(outcome.path);
    if (!file.open(QIODevice::WriteOnly) || !file.resize(outcome.size))
        return std::unexpected(Error{ErrorCode::Internal, file.errorString()});
    const auto written = copy(**made, [&file](qint64 at, std::span<std::byte> bytes) -> Result<void> {
        const bool done = file.seek(at)
            && file.write(reinterpret_cast<const char*>(bytes.data()), qint64(bytes.size())) == qint64(bytes.size());
        return done ? Result<void>() : std::unexpected(Error{ErrorCode::Internal, file.errorString()});
    }).and_then([&] { return (*made)->finish(); });
    return written && file.flush() ? Result<Outcome>(outcome) : std::unexpected(written ? Error{} : written.error());
}

void TestShrinker::becomesSmaller_data() {
    QTest::addColumn<Table>("table");
    QTest::newRow("GPT") << Table::Gpt;
    QTest::newRow("MBR") << Table::Mbr;
    QTest::newRow("no table") << Table::None;
}

void TestShrinker::becomesSmaller() {
    QFETCH(Table, table);
    const auto disk = makeSpreadDisk(m_dir.path(), u"disk"_s, table, kGiB);
    QVERIFY2(disk, disk ? "" : qPrintable(disk.error().message));
    const QByteArray sum = quickSum(disk->path);
    const auto preview = this->preview(disk->path);
    QVERIFY2(preview, preview ? "" : qPrintable(preview.error().message + preview.error().detail));
    QCOMPARE(preview->virtualSize, kGiB);
    QCOMPARE(preview->fileSystem, u"ext4"_s);
    QVERIFY2(preview->smallest < 300 * kMiB, qPrintable(exactSize(preview->smallest)));
    // Or nothing would have to move.
    const auto last = lastFileBlock(disk->path, disk->offset);
    QVERIFY(last);
    QVERIFY2(*last * 1024 > 2 * preview->smallest, qPrintable(QString::number(*last)));

    const auto made = shrink(disk->path, 0);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    QCOMPARE(made->size, preview->smallest);
    QCOMPARE(made->remark, QString());
    QCOMPARE(wrongWith(*disk, made->path, made->size), QString());
    QCOMPARE(quickSum(disk->path), sum);
}

void TestShrinker::fileSystems_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* name, const QString& options, const QString& kind = u"ext4"_s) {
        QTest::newRow(name) << options.split(u' ') << kind;
    };
    row("ext2", u"-t ext2"_s, u"ext2"_s);
    row("ext3", u"-t ext3"_s, u"ext3"_s);
    row("blocks of 1 KiB", u"-t ext4 -b 1024"_s);
    row("without flex_bg", u"-t ext4 -O ^flex_bg"_s);
    row("without 64bit and checksums", u"-t ext4 -O ^64bit,^metadata_csum"_s);
    row("meta_bg", u"-t ext4 -O meta_bg,^resize_inode"_s);
    row("many inodes", u"-t ext4 -i 4096 -I 256"_s);
    row("without a journal", u"-t ext4 -O ^has_journal"_s);
}

// What is promised for each kind is kept.
void TestShrinker::fileSystems() {
    QFETCH(QStringList, options);
    const auto disk = makeSpreadDisk(m_dir.path(), u"disk"_s, Table::Gpt, 600 * kMiB, options);
    QVERIFY2(disk, disk ? "" : qPrintable(disk.error().message));
    const auto preview = this->preview(disk->path);
    QVERIFY2(preview, preview ? "" : qPrintable(preview.error().message + preview.error().detail));
    QTEST(preview->fileSystem, "kind");
    const auto made = shrink(disk->path, preview->smallest);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    QCOMPARE(made->size, preview->smallest);
    QCOMPARE(wrongWith(*disk, made->path, made->size), QString());
}

void TestShrinker::toASizeOfOnesOwn() {
    const auto disk = makeSpreadDisk(m_dir.path(), u"disk"_s, Table::Gpt, kGiB);
    QVERIFY(disk);
    const auto preview = this->preview(disk->path);
    QVERIFY(preview);
    const auto made = shrink(disk->path, 512 * kMiB - 1);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    QCOMPARE(made->size, 512 * kMiB);
    QCOMPARE(wrongWith(*disk, made->path, made->size), QString());
    // All of it is the file system's, but for what is before it and a MiB.
    const auto facts
        = runTool(u"debugfs"_s, {u"-R"_s, u"stats -h"_s, u"%1?offset=%2"_s.arg(made->path).arg(disk->offset)});
    QVERIFY(facts);
    QVERIFY2(facts->contains(QByteArray::number((512 * kMiB - kMiB - disk->offset) / 4096)), facts->constData());

    const auto refused = shrink(disk->path, preview->smallest - 1 * kMiB);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(refused.error().message.contains(exactSize(preview->smallest)), qPrintable(refused.error().message));
    QVERIFY(!shrink(disk->path, kGiB));
}

// A file system that does not fill its partition, and a partition that does not fill its disk.
void TestShrinker::whatIsSmallEnoughStays() {
    auto disk = makeSpreadDisk(m_dir.path(), u"disk"_s, Table::Mbr, 400 * kMiB);
    QVERIFY(disk);
    QFile file(disk->path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(kGiB));
    disk->size = kGiB;
    const auto made = shrink(disk->path, 900 * kMiB);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    QCOMPARE(wrongWith(*disk, made->path, 900 * kMiB), QString());
    QCOMPARE(
        runTool(u"sfdisk"_s, {u"--dump"_s, made->path})->contains("size=      798720"), true); // 390 MiB: as it was
}

// Some firmware starts a GPT disk by its MBR only when the protective entry is marked.
void TestShrinker::protectiveEntryStays() {
    const auto disk = makeSpreadDisk(m_dir.path(), u"disk"_s, Table::Gpt, 400 * kMiB);
    QVERIFY(disk);
    QFile file(disk->path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(440) && file.write("\x01\x02\x03\x04\0\0\x80", 7) == 7);
    file.close();
    const auto made = shrink(disk->path, 0);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    QCOMPARE(wrongWith(*disk, made->path, made->size), QString());
    QCOMPARE(readFile(made->path)->mid(440, 7), QByteArray("\x01\x02\x03\x04\0\0\x80", 7));
}

// As a snapshot of a running server has it: in the journal is what is not yet in its place.
void TestShrinker::journalIsReplayed() {
    const auto disk
        = makeSpreadDisk(m_dir.path(), u"disk"_s, Table::None, 400 * kMiB, {u"-t"_s, u"ext4"_s, u"-b"_s, u"4096"_s});
    QVERIFY(disk);
    const QString script = m_dir.filePath(u"script"_s);
    const QString block = m_dir.filePath(u"block"_s); // of the file's, with other bytes
    QVERIFY(writeFile(block, QByteArray(4096, 'J')));
    const auto where = runTool(u"debugfs"_s, {u"-R"_s, u"bmap data/large-3 0"_s, disk->path});
    QVERIFY(where);
    const QByteArray number = where->trimmed();
    QVERIFY(number.toLongLong() > 0);
    QVERIFY(writeFile(script, "journal_open\njournal_write -b " + number + ' ' + block.toUtf8() + "\njournal_close\n"));
    QVERIFY(runTool(u"debugfs"_s, {u"-w"_s, u"-f"_s, script, disk->path}));
    const auto facts = runTool(u"debugfs"_s, {u"-R"_s, u"stats -h"_s, disk->path});
    QVERIFY(facts && facts->contains("needs_recovery"));
    const auto made = shrink(disk->path, 0);
    QVERIFY2(made, made ? "" : qPrintable(made.error().message + made.error().detail));
    QVERIFY(runTool(u"e2fsck"_s, {u"-f"_s, u"-n"_s, made->path}));
    const auto file = runTool(u"debugfs"_s, {u"-R"_s, u"cat data/large-3"_s, made->path});
    QVERIFY(file);
    QCOMPARE(file->first(4096), QByteArray(4096, 'J'));
    QCOMPARE(file->sliced(4096), randomBytes(3 * kMiB + 3 * 1111, 1003).sliced(4096));
}

void TestShrinker::refused_data() {
    QTest::addColumn<QString>("command"); // done to the disk, %1
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("because");
    QTest::newRow("swap behind")
        << u"truncate -s 450M '%1' && sfdisk -q --relocate gpt-bak-std '%1' && "
           "echo 'size=16M, type=S' | sfdisk -q --append '%1' && truncate -s 16M '%1.swap' && mkswap -q '%1.swap' && "
           "dd if='%1.swap' of='%1' bs=512 conv=notrunc status=none "
           "seek=$(sfdisk -d '%1' | sed -n 's/.*raw4 : start= *\\([0-9]*\\).*/\\1/p'); rm '%1.swap'"_s
        << ErrorCode::Unsupported << u"holds swap and lies behind"_s;
    QTest::newRow("an MBR of its own beside the GPT")
        << u"printf '\\0\\0\\0\\0\\203\\0\\0\\0\\0\\010\\0\\0\\0\\010\\0\\0' | dd of='%1' bs=1 seek=462 conv=notrunc status=none"_s
        << ErrorCode::Unsupported << u"a GPT and an MBR"_s;
    QTest::newRow("no file system") << u"dd if=/dev/zero of='%1' bs=1M seek=10 count=1 conv=notrunc status=none"_s
                                    << ErrorCode::Unsupported << u"nothing that is known"_s;
    QTest::newRow("nothing at all") << u"truncate -s 0 '%1'; truncate -s 400M '%1'"_s << ErrorCode::Unsupported
                                    << u"nothing that is known"_s;
    QTest::newRow("damaged beyond mending")
        << u"debugfs -w -R 'clri <2>' '%1?offset=10485760' 2>/dev/null"_s << ErrorCode::Corrupt << u"is damaged"_s;
    QTest::newRow("a file system larger than its partition")
        << u"echo 'size=200M' | sfdisk -q -N 3 '%1'"_s << ErrorCode::Corrupt << u""_s;
    QTest::newRow("full")
        << u"bs=$(debugfs -R 'stats -h' '%1?offset=10485760' 2>/dev/null | sed -n 's/^Block size: *//p');"
           "printf 'write /dev/null full\\nfallocate full 0 %s\\n' $((300000000 / bs)) > '%1.do';"
           "debugfs -w -f '%1.do' '%1?offset=10485760' >/dev/null 2>&1; rm '%1.do'"_s
        << ErrorCode::InvalidArgument << u"cannot become smaller"_s;
}

void TestShrinker::refused() {
    QFETCH(QString, command);
    QFETCH(QString, because);
    const auto disk = makeSpreadDisk(m_dir.path(), u"disk"_s, Table::Gpt, 400 * kMiB);
    QVERIFY(disk);
    const auto done = runTool(u"sh"_s, {u"-c"_s, command.replace(u"%1"_s, disk->path)});
    QVERIFY2(done, done ? "" : qPrintable(done.error().message));
    const QByteArray sum = quickSum(disk->path);
    const auto made = shrink(disk->path, 0);
    QVERIFY(!made);
    QTEST(made.error().code, "code");
    QVERIFY2(made.error().message.contains(because), qPrintable(made.error().message + made.error().detail));
    QVERIFY(made.error().message.endsWith(u'.'));
    QCOMPARE(quickSum(disk->path), sum);
}

void TestShrinker::anyDamage_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("%u", seed) << seed;
}

// Bytes that anybody may have made: either it is refused, or what comes of it is in order.
void TestShrinker::anyDamage() {
    QFETCH(quint32, seed);
    std::mt19937 random(seed);
    const Table table = seed % 3 == 0 ? Table::None : seed % 3 == 1 ? Table::Mbr : Table::Gpt;
    const auto disk = makeSpreadDisk(m_dir.path(), u"disk"_s, table, 300 * kMiB, {u"-t"_s, u"ext4"_s});
    QVERIFY(disk);
    QFile file(disk->path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    for (int i = 0; i < 12; ++i) {
        // The table; the superblock; group descriptors, bitmaps and inodes.
        const qint64 places[] = {qint64(random() % 17408), disk->offset + 1024 + qint64(random() % 512),
            disk->offset + 4096 + qint64(random() % (512 * 1024))};
        QVERIFY(file.seek(places[seed % 2 == 0 ? random() % 3 : 2]));
        const char byte = char(random());
        QCOMPARE(file.write(&byte, 1), 1);
    }
    file.close();
    QElapsedTimer timer;
    timer.start();
    const auto made = shrink(disk->path, 0);
    QVERIFY2(timer.elapsed() < 120'000, "it goes on for too long");
    if (!made) {
        QVERIFY(!made.error().message.isEmpty());
        return;
    }
    const auto clean = runTool(u"e2fsck"_s, {u"-f"_s, u"-n"_s, u"%1?offset=%2"_s.arg(made->path).arg(disk->offset)});
    QVERIFY2(clean, clean ? "" : qPrintable(clean.error().message));
}

void TestShrinker::cancelled_data() {
    QTest::addColumn<QString>("phase");
    QTest::newRow("looking") << u"looking at what is on the disk"_s;
    QTest::newRow("reading") << u"reading the file system"_s;
    QTest::newRow("checking") << u"checking the file system"_s;
    QTest::newRow("shrinking") << u"making the file system smaller"_s;
    QTest::newRow("table") << u"making the partition table"_s;
}

void TestShrinker::cancelled() {
    QFETCH(QString, phase);
    const auto disk = makeSpreadDisk(m_dir.path(), u"disk"_s, Table::Gpt, 400 * kMiB);
    QVERIFY(disk);
    std::stop_source stop;
    QElapsedTimer timer;
    const auto made = shrink(disk->path, 0, stop.get_token(), [&](const QString& now) {
        if (now != phase)
            return;
        timer.start();
        stop.request_stop();
    });
    QVERIFY(timer.isValid());
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Cancelled);
    QCOMPARE(QDir(m_dir.path()).entryList({u"job-*"_s}, QDir::AllEntries), QStringList());
}

QTEST_GUILESS_MAIN(TestShrinker)
#include "tst_shrinker.moc"
