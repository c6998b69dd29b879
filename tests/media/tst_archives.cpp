// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/ovfmanifest.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

// What makes a sample: each line is a program and its words, run in the folder of the files.
using Recipe = QList<QStringList>;

// With a partition table, some data and a long end of zeros: many tools pack it many times.
QByteArray smallDisk(quint32 seed) {
    QByteArray bytes = QByteArray(64 * 1024, 0) + randomBytes(256 * 1024, seed)
        + QByteArray("Not so random. ").repeated(20'000) + QByteArray(2 * kMiB, 0);
    bytes.resize(bytes.size() / 512 * 512);
    bytes.replace(446, 16, QByteArray::fromHex("80000000830000000008000000100000"));
    bytes.replace(510, 2, QByteArray::fromHex("55aa"));
    return bytes;
}

QStringList words(const QString& line) {
    return line.split(u' ');
}

} // namespace

// Disks in archives: one sample of every wrapper, made by the tools that people use, gives the same bytes.
class TestArchives : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyWrapper_data();
    void everyWrapper();
    void severalDisks_data();
    void severalDisks();
    void secondOfSevenZip();
    void oneOfSeveral();
    void longListIsCutShort();
    void virtualMachine();
    void ownFormats_data();
    void ownFormats();
    void machineOfVmdk();
    void manifest_data();
    void manifest();
    void anyManifest();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    Result<QByteArray> run(const QString& line) {
        QStringList all = words(line);
        const QString program = all.takeFirst();
        return runTool(program, all, m_dir.path());
    }
    void opensAs(const QString& file, const QString& format);
    QTemporaryDir m_dir;
    QByteArray m_disk; // disk.raw's bytes
};

void TestArchives::initTestCase() {
    m_disk = smallDisk(1);
    VERIFY_OK(writeFile(path(u"disk.raw"_s), m_disk));
    VERIFY_OK(writeFile(path(u"other-arm64.img"_s), smallDisk(2)));
    VERIFY_OK(writeFile(path(u"README.txt"_s), "Read me first.\n"));
    QVERIFY(QDir().mkpath(path(u"folder/deep"_s)));
    QVERIFY(QFile::copy(path(u"disk.raw"_s), path(u"folder/deep/disk.raw"_s)));
    // Holes at its beginning, in its middle and at its end, and more pieces than GNU tar's first header holds.
    QByteArray holes(4 * kMiB, 0);
    for (qint64 at = kMiB; at < 3 * kMiB; at += 64 * 1024)
        holes.replace(at, 4096, randomBytes(4096, quint32(at)));
    VERIFY_OK(writeFile(path(u"full.raw"_s), holes));
    VERIFY_OK(run(u"cp --sparse=always full.raw holes.raw"_s));
    QVERIFY(allocatedBytes(path(u"holes.raw"_s)) < kMiB);
}

void TestArchives::everyWrapper_data() {
    QTest::addColumn<QStringList>("recipe");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("disk");
    const QString disk = u"disk.raw"_s;
    const auto tar = [&](const char* row, const QString& options, const QString& what = u"disk.raw"_s,
                         const QString& member = u"disk.raw"_s) {
        const QString file = QString::fromLatin1(row).replace(u' ', u'-') + u".tar"_s;
        QTest::newRow(row) << QStringList{u"tar %1 -cf %2 %3"_s.arg(options, file, what)} << file << member
                           << u"raw.tar"_s << QFileInfo(member).fileName();
    };
    for (const auto& ending : {u"gz"_s, u"bz2"_s, u"xz"_s, u"zst"_s, u"lz4"_s}) {
        const QString tool = QMap<QString, QString>{{u"gz"_s, u"gzip"_s}, {u"bz2"_s, u"bzip2"_s}, {u"xz"_s, u"xz"_s},
            {u"zst"_s, u"zstd -q"_s}, {u"lz4"_s, u"lz4 -q"_s}}[ending];
        const QString one = u"plain.raw."_s + ending, file = u"packed.tar."_s + ending, inner = u"in.raw."_s + ending;
        QTest::newRow(qPrintable(ending)) << QStringList{u"cp disk.raw plain.raw"_s, tool + u" -k plain.raw"_s} << one
                                          << QString() << u"raw."_s + ending << disk;
        QTest::newRow(qPrintable(u"tar."_s + ending))
            << QStringList{u"tar -cf packed.tar README.txt disk.raw"_s, tool + u" -k packed.tar"_s} << file << disk
            << u"raw.tar."_s + ending << disk;
        QTest::newRow(qPrintable(ending + u" in a tar"))
            << QStringList{u"cp disk.raw in.raw"_s, tool + u" -k in.raw"_s, u"tar -cf %1.tar %1"_s.arg(inner)}
            << inner + u".tar"_s << inner << u"raw."_s + ending + u".tar"_s << disk;
    }
    QTest::newRow("zip") << QStringList{u"zip -q one.zip disk.raw"_s} << u"one.zip"_s << disk << u"raw.zip"_s << disk;
    QTest::newRow("7z") << QStringList{u"7z a -bd one.7z README.txt disk.raw"_s} << u"one.7z"_s << disk << u"raw.7z"_s
                        << disk;
    for (const auto& method : {u"LZMA"_s, u"LZMA2"_s, u"BZip2"_s, u"PPMd"_s, u"Deflate"_s, u"Copy"_s})
        QTest::newRow(qPrintable(u"7z "_s + method)) << QStringList{u"7z a -bd -m0=%1 %1.7z disk.raw"_s.arg(method)}
                                                     << method + u".7z"_s << disk << u"raw.7z"_s << disk;
    tar("v7", u"--format=v7"_s);
    tar("old gnu", u"--format=oldgnu"_s);
    tar("gnu", u"--format=gnu"_s);
    tar("ustar", u"--format=ustar"_s);
    tar("pax", u"--format=posix"_s);
    tar("one end block", u"--blocking-factor=1"_s);
    tar("dot slash", u"-C ."_s, u"./disk.raw"_s);
    tar("in folders", u"--format=posix"_s, u"folder"_s, u"folder/deep/disk.raw"_s);
    for (const auto& sparse : {u"--format=oldgnu"_s, u"--format=gnu"_s, u"--format=posix --sparse-version=0.0"_s,
             u"--format=posix --sparse-version=0.1"_s, u"--format=posix --sparse-version=1.0"_s}) {
        const QString name = u"sparse"_s + QString(sparse).remove(u"-"_s).remove(u' ').remove(u'=');
        QTest::newRow(qPrintable(u"sparse "_s + sparse))
            << QStringList{u"tar -S %1 -cf %2.tar holes.raw"_s.arg(sparse, name)} << name + u".tar"_s << u"holes.raw"_s
            << u"raw.tar"_s << u"holes.raw"_s;
    }
    QTest::newRow("tar in a zip") << QStringList{u"tar -cf z.tar disk.raw"_s, u"zip -q z.zip z.tar"_s} << u"z.zip"_s
                                  << u"z.tar//disk.raw"_s << u"raw.tar.zip"_s << disk;
    QTest::newRow("tar.gz in a zip") << QStringList{u"tar -czf zg.tar.gz disk.raw"_s,
        u"zip -q zg.zip zg.tar.gz README.txt"_s}
                                     << u"zg.zip"_s << u"zg.tar.gz//disk.raw"_s << u"raw.tar.gz.zip"_s << disk;
    QTest::newRow("gz in a zip") << QStringList{u"cp disk.raw g.raw"_s, u"gzip g.raw"_s,
        u"zip -q g.zip g.raw.gz README.txt"_s}
                                 << u"g.zip"_s << u"g.raw.gz"_s << u"raw.gz.zip"_s << disk;
    QTest::newRow("xz in a 7z") << QStringList{u"cp disk.raw x.raw"_s, u"xz x.raw"_s, u"7z a -bd x.7z x.raw.xz"_s}
                                << u"x.7z"_s << u"x.raw.xz"_s << u"raw.xz.7z"_s << disk;
    QTest::newRow("tar.xz in a tar.gz") << QStringList{u"tar -cJf i.tar.xz disk.raw"_s, u"tar -czf o.tar.gz i.tar.xz"_s}
                                        << u"o.tar.gz"_s << u"i.tar.xz//disk.raw"_s << u"raw.tar.xz.tar.gz"_s << disk;
}

void TestArchives::everyWrapper() {
    QFETCH(const QStringList, recipe);
    QFETCH(const QString, file);
    QFETCH(const QString, member);
    QFETCH(const QString, format);
    QFETCH(const QString, disk);
    for (const QString& line : recipe)
        VERIFY_OK(run(line));
    const auto info = Media::inspect(path(file));
    VERIFY_OK(info);
    QCOMPARE(info->member, member);
    QCOMPARE(info->formatWord(), format);
    QVERIFY(!info->describe().contains(u'%'));
    auto source = Media::open(*info);
    VERIFY_OK(source);
    const auto bytes = readAll(*source, 99'991);
    VERIFY_OK(bytes);
    QCOMPARE(bytes->size(), QFileInfo(path(disk)).size());
    QVERIFY(*bytes == *readFile(path(disk)));
    const auto& stream = *std::get<std::unique_ptr<StreamSource>>(*source);
    QCOMPARE(stream.sourceSha256(), sha256OfFile(path(file)));
    QCOMPARE(stream.sourcePosition(), stream.sourceSize());
    auto named = Media::inspect(path(file), {}, member);
    VERIFY_OK(named);
    named->suggestedName = info->suggestedName; // a file that was chosen gives its own name
    QCOMPARE(*named, *info);
}

void TestArchives::severalDisks_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("file");
    QTest::newRow("tar") << u"tar -cf two.tar README.txt disk.raw other-arm64.img"_s << u"two.tar"_s;
    QTest::newRow("tar.gz") << u"tar -czf two.tar.gz README.txt disk.raw other-arm64.img"_s << u"two.tar.gz"_s;
    QTest::newRow("7z") << u"7z a -bd two.7z README.txt disk.raw other-arm64.img"_s << u"two.7z"_s;
    QTest::newRow("zip") << u"zip -q two.zip README.txt disk.raw other-arm64.img"_s << u"two.zip"_s;
}

void TestArchives::severalDisks() {
    QFETCH(const QString, line);
    QFETCH(const QString, file);
    VERIFY_OK(run(line));
    const auto one = Media::inspect(path(file));
    VERIFY_ERROR(one, ErrorCode::Ambiguous);
    QVERIFY(one.error().message.contains(u"disk.raw"_s) && one.error().message.contains(u"other-arm64.img"_s));
    const auto all = Media::inspectAll(path(file));
    VERIFY_OK(all);
    QCOMPARE(all->size(), 2U);
    for (const MediaMember& member : *all) {
        VERIFY_OK(member.info);
        QCOMPARE(member.info->member, member.member);
        QCOMPARE(member.info->suggestedName, QFileInfo(member.member).completeBaseName());
        QCOMPARE(member.info->architecture.name(), member.member == "disk.raw"_L1 ? QString() : u"arm64"_s);
        auto source = Media::open(*member.info);
        VERIFY_OK(source);
        const auto bytes = readAll(*source);
        VERIFY_OK(bytes);
        QVERIFY(*bytes == *readFile(path(member.member)));
    }
}

// The first is skipped without a look, to the zeros at its end: they are packed together with the second.
void TestArchives::secondOfSevenZip() {
    const auto disk = [](quint32 seed) {
        QByteArray bytes(2 << 20, '\0');
        bytes.replace(446, 16, QByteArray::fromHex("80000000830000000008000000080000"));
        return bytes.replace(510, 2, QByteArray::fromHex("55aa")).replace(65536, 700'000, randomBytes(700'000, seed));
    };
    VERIFY_OK(writeFile(path(u"first.raw"_s), disk(1)));
    VERIFY_OK(writeFile(path(u"second.raw"_s), disk(2)));
    VERIFY_OK(run(u"7z a -bd solid.7z first.raw second.raw"_s));
    const auto info = Media::inspect(path(u"solid.7z"_s), {}, u"second.raw"_s);
    VERIFY_OK(info);
    auto source = Media::open(*info);
    VERIFY_OK(source);
    QVERIFY(readAll(*source) == disk(2));
}

void TestArchives::oneOfSeveral() {
    VERIFY_OK(run(u"tar -czf pick.tar.gz README.txt other-arm64.img disk.raw"_s));
    const auto info = Media::inspect(path(u"pick.tar.gz"_s), {}, u"disk.raw"_s);
    VERIFY_OK(info);
    auto source = Media::open(*info);
    VERIFY_OK(source);
    QVERIFY(readAll(*source) == m_disk);
    VERIFY_ERROR(Media::inspect(path(u"pick.tar.gz"_s), {}, u"missing.raw"_s), ErrorCode::NotFound);
    VERIFY_ERROR(Media::inspect(path(u"pick.tar.gz"_s), {}, u"README.txt"_s), ErrorCode::NotADiskImage);
    VERIFY_ERROR(Media::inspect(path(u"disk.raw"_s), {}, u"disk.raw"_s), ErrorCode::InvalidArgument);
}

// Finding a second disk would mean decompressing all of the first: it is found while it is imported, and then said.
void TestArchives::longListIsCutShort() {
    VERIFY_OK(run(u"truncate -s 140M long.raw"_s));
    VERIFY_OK(run(u"tar -czf alone.tar.gz long.raw README.txt"_s));
    VERIFY_OK(run(u"tar -czf pair.tar.gz long.raw disk.raw"_s));
    VERIFY_OK(readMedia(path(u"alone.tar.gz"_s)));
    const auto info = Media::inspect(path(u"pair.tar.gz"_s));
    VERIFY_OK(info);
    QCOMPARE(info->member, u"long.raw"_s);
    auto source = Media::open(*info);
    VERIFY_OK(source);
    VERIFY_ERROR(readAll(*source), ErrorCode::Ambiguous);
    const auto named = Media::inspect(path(u"pair.tar.gz"_s), {}, u"long.raw"_s);
    VERIFY_OK(named);
    source = Media::open(*named);
    VERIFY_OK(source);
    VERIFY_OK(readAll(*source));
}

void TestArchives::virtualMachine() {
    const QByteArray ovf = R"(<?xml version="1.0"?>
<Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"
          xmlns:vmw="http://www.vmware.com/schema/ovf">
  <References><File ovf:href="disk.raw" ovf:id="file1" ovf:size="%1"/></References>
  <DiskSection><Info>Disks</Info>
    <Disk ovf:capacity="8" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="d1" ovf:fileRef="file1"/></DiskSection>
  <VirtualSystem ovf:id="vm"><Info>A machine</Info><Name>Golden web</Name>
    <OperatingSystemSection ovf:id="96" vmw:osType="debian12_64Guest"><Info/></OperatingSystemSection></VirtualSystem>
</Envelope>)";
    VERIFY_OK(writeFile(path(u"vm.ovf"_s), QByteArray(ovf).replace("%1", QByteArray::number(m_disk.size()))));
    VERIFY_OK(run(u"tar --format=ustar -cf vm.ova vm.ovf disk.raw"_s));
    const auto info = Media::inspect(path(u"vm.ova"_s));
    VERIFY_OK(info);
    QCOMPARE(info->suggestedName, u"Golden web"_s);
    QCOMPARE(info->architecture.name(), u"x86_64"_s);
    QCOMPARE(info->member, u"disk.raw"_s);
    auto source = Media::open(*info);
    VERIFY_OK(source);
    QVERIFY(readAll(*source) == m_disk);
    VERIFY_OK(run(u"tar --format=ustar -cf cut.ova vm.ovf README.txt"_s));
    VERIFY_ERROR(Media::inspect(path(u"cut.ova"_s)), ErrorCode::Truncated);
    VERIFY_OK(run(u"zip -q vm.zip vm.ova"_s));
    const auto zipped = Media::inspect(path(u"vm.zip"_s));
    VERIFY_OK(zipped);
    QCOMPARE(zipped->member, u"vm.ova//disk.raw"_s);
    QCOMPARE(zipped->suggestedName, u"Golden web"_s);
    QVERIFY(readMedia(path(u"vm.zip"_s)) == m_disk);
}

// Formats that are read anywhere are unpacked first.
void TestArchives::ownFormats_data() {
    QTest::addColumn<QStringList>("recipe");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    const auto row = [](const QString& format, const QString& ending, const QStringList& recipe) {
        QTest::newRow(qPrintable(format + u'.' + ending))
            << QStringList{u"qemu-img convert -O %1 disk.raw disk.%1"_s.arg(format)} + recipe
            << u"own-%1.%2"_s.arg(format, ending) << format + u'.' + ending;
    };
    row(u"qcow2"_s, u"tar"_s, {u"tar -cf own-qcow2.tar README.txt disk.qcow2"_s});
    row(u"qcow2"_s, u"tar.gz"_s, {u"tar -czf own-qcow2.tar.gz disk.qcow2 README.txt"_s});
    row(u"vhdx"_s, u"7z"_s, {u"7z a -bd own-vhdx.7z README.txt disk.vhdx"_s});
    row(u"vdi"_s, u"zip"_s, {u"zip -q own-vdi.zip README.txt disk.vdi"_s});
    row(u"vmdk"_s, u"xz.tar"_s, {u"xz -k0 disk.vmdk"_s, u"tar -cf own-vmdk.xz.tar disk.vmdk.xz"_s});
}

void TestArchives::ownFormats() {
    QFETCH(const QStringList, recipe);
    QFETCH(const QString, file);
    QFETCH(const QString, format);
    for (const QString& line : recipe)
        VERIFY_OK(run(line));
    opensAs(file, format);
}

void TestArchives::opensAs(const QString& file, const QString& format) {
    const auto info = Media::inspect(path(file));
    VERIFY_OK(info);
    QCOMPARE(info->formatWord(), format);
    const QTemporaryDir folder;
    qint64 told = 0;
    auto source = Media::open(*info, {.folder = folder.path(), .unpacking = [&](qint64 done, qint64) { told = done; }});
    VERIFY_OK(source);
    QCOMPARE(told, info->fileSize);
    QCOMPARE(std::get<std::unique_ptr<BlockSource>>(*source)->fileAsItIs()->size(), info->fileSize);
    const auto bytes = readAll(*source);
    VERIFY_OK(bytes);
    QCOMPARE(info->virtualSize.value_or(bytes->size()), bytes->size());
    QVERIFY(bytes->first(m_disk.size()) == m_disk);
}

// What VMware and VirtualBox export.
void TestArchives::machineOfVmdk() {
    VERIFY_OK(run(u"qemu-img convert -O vmdk -o subformat=streamOptimized disk.raw vm-disk1.vmdk"_s));
    const QByteArray ovf
        = R"(<?xml version="1.0"?><Envelope xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"><References>
<File ovf:href="vm-disk1.vmdk" ovf:id="file1"/></References><DiskSection>
<Disk ovf:capacity="8" ovf:capacityAllocationUnits="byte * 2^20" ovf:diskId="d1" ovf:fileRef="file1"/></DiskSection>
<VirtualSystem ovf:id="vm"><Name>Golden web</Name></VirtualSystem></Envelope>)";
    VERIFY_OK(writeFile(path(u"stream.ovf"_s), ovf));
    VERIFY_OK(run(u"tar --format=ustar -cf stream.ova stream.ovf vm-disk1.vmdk"_s));
    opensAs(u"stream.ova"_s, u"vmdk.tar"_s);
    QCOMPARE(Media::inspect(path(u"stream.ova"_s))->suggestedName, u"Golden web"_s);
}

void TestArchives::manifest_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("sum");
    QTest::addColumn<bool>("last");
    QTest::newRow("vmdk, SHA-256, last") << u"vmdk"_s << u"sha256"_s << true;
    QTest::newRow("vmdk, SHA-1, first") << u"vmdk"_s << u"sha1"_s << false;
    QTest::newRow("raw, SHA-512, last") << u"raw"_s << u"sha512"_s << true;
}

// The archive says what its files hash to.
void TestArchives::manifest() {
    QFETCH(const QString, format);
    QFETCH(const QString, sum);
    QFETCH(const bool, last);
    const QString disk = u"m-disk1."_s + format;
    VERIFY_OK(run(u"qemu-img convert -f raw -O %1 disk.raw %2"_s.arg(format, disk)));
    const QByteArray ovf
        = R"(<?xml version="1.0"?><Envelope xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1"><References>
<File ovf:href="%1" ovf:id="file1"/></References><DiskSection><Disk ovf:diskId="d1" ovf:fileRef="file1"/></DiskSection>
<VirtualSystem ovf:id="vm"><Name>Golden web</Name></VirtualSystem></Envelope>)";
    VERIFY_OK(writeFile(path(u"m.ovf"_s), QByteArray(ovf).replace("%1", disk.toUtf8())));
    VERIFY_OK(run(u"openssl dgst -%1 -out m.mf m.ovf %2"_s.arg(sum, disk)));
    const QByteArray manifest = readFile(path(u"m.mf"_s))->replace("SHA2-", "SHA"); // as OpenSSL 3 calls it
    VERIFY_OK(writeFile(path(u"m.mf"_s), manifest));
    const QString order = last ? u"m.ovf %1 m.mf"_s : u"m.ovf m.mf %1"_s;
    VERIFY_OK(run(u"tar --format=ustar -cf m.ova "_s + order.arg(disk)));
    const auto good = readMedia(path(u"m.ova"_s));
    VERIFY_OK(good);
    QVERIFY(good->first(m_disk.size()) == m_disk);
    const qsizetype digest = manifest.indexOf("= ", manifest.indexOf("m-disk1")) + 2;
    QByteArray wrong = manifest;
    wrong[digest] = wrong[digest] == '0' ? '1' : '0';
    VERIFY_OK(writeFile(path(u"m.mf"_s), wrong));
    VERIFY_OK(run(u"tar --format=ustar -cf m.ova "_s + order.arg(disk)));
    const auto bad = readMedia(path(u"m.ova"_s));
    VERIFY_ERROR(bad, ErrorCode::Corrupt);
    QVERIFY2(bad.error().message.contains(u"manifest"_s), why(bad).constData());
}

void TestArchives::anyManifest() {
    QCOMPARE(parseManifest("").size(), 0);
    QCOMPARE(
        parseManifest("SHA256()= " + QByteArray(64, 'a') + "\nSHA256(a)= " + QByteArray(63, 'a') + "`\n").size(), 0);
    QCOMPARE(parseManifest("SHA256(a)= 00\nMD5(b)= 00\nSHA256()= \n(=\n)=(\nSHA256(x").size(), 0);
    const QByteArray hex(64, 'a');
    const OvfManifest manifest = parseManifest("sha256 (a b(1).vmdk) = " + hex + "\r\nSHA256(c)= " + hex + "\n");
    QCOMPARE(manifest.size(), 1);
    QCOMPARE(manifest.value(u"c"_s).digest, QByteArray::fromHex(hex));
}

QTEST_GUILESS_MAIN(TestArchives)
#include "tst_archives.moc"
