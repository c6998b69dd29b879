// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/formatdetect.h"
#include "models/media/formatnames.h"
#include "tests/support/diskmaker.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {

QByteArray zeros(qsizetype length = kHeadBytes) {
    return QByteArray(length, 0);
}

QByteArray with(QByteArray bytes, qsizetype at, const QByteArray& part) {
    return bytes.replace(at, part.size(), part);
}

QByteArray hex(const char* digits) {
    return QByteArray::fromHex(digits);
}

Detection detect(const QByteArray& head, const QByteArray& tail = {}) {
    return detectFormat(std::as_bytes(std::span(head.constData(), size_t(head.size()))),
        std::as_bytes(std::span(tail.constData(), size_t(tail.size()))));
}

QByteArray mbr(const QByteArray& type = hex("83"), const QByteArray& first = hex("00080000"),
    const QByteArray& count = hex("00f80000")) {
    QByteArray bytes = with(zeros(), 510, hex("55aa"));
    return with(bytes, 446, hex("80010100") + type + hex("feffff") + first + count);
}

QByteArray gpt(qsizetype sector) {
    QByteArray bytes
        = with(mbr(hex("ee"), hex("01000000"), hex("ffffffff")), sector, "EFI PART" + hex("000001005c000000"));
    return with(bytes, sector + 32, hex("ffff010000000000")); // the backup in block 131,071
}

QByteArray fat(const QByteArray& sector = hex("0002")) {
    QByteArray bytes = with(zeros(), 0, hex("eb3c90") + "mkfs.fat" + sector + hex("04040002000200"));
    bytes = with(bytes, 21, hex("f8"));
    return with(with(bytes, 54, "FAT16   "), 510, hex("55aa"));
}

QByteArray tar() {
    QByteArray header = with(zeros(512), 0, "disk.raw");
    header = with(with(header, 100, "0000644"), 257, "ustar");
    int sum = 8 * ' ';
    for (const char c : std::as_const(header))
        sum += uchar(c);
    return with(
        with(zeros(), 0, header), 148, QByteArray::number(sum, 8).rightJustified(6, '0') + QByteArray(1, 0) + ' ');
}

QByteArray vhdFooter() {
    return with(zeros(512), 0, "conectix" + hex("0000000200010000") + QByteArray(8, '\xff'));
}
QByteArray koly() {
    return with(zeros(512), 0, "koly" + hex("0000000400000200"));
}

} // namespace

class TestFormatDetect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signatures_data();
    void signatures();
    void nearMisses_data();
    void nearMisses();
    void tails();
    void neededBytes();
    void realDisks_data();
    void realDisks();
    void anyBytesAreSafe();
    void everythingHasAName();
    void names_data();
    void names();
    void architectures_data();
    void architectures();
};

void TestFormatDetect::signatures_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("expected");
    const auto row = [](const char* name, const QByteArray& head, Signature expected) {
        QTest::newRow(name) << head << int(expected);
    };
    row("mbr", mbr(), Signature::Mbr);
    row("gpt 512", gpt(512), Signature::Gpt);
    row("gpt 4096", gpt(4096), Signature::Gpt);
    row("xfs", with(zeros(), 0, "XFSB" + hex("000010000000000000010000")), Signature::Xfs);
    row("btrfs", with(zeros(), 65536 + 64, "_BHRfS_M"), Signature::Btrfs);
    row("f2fs", with(zeros(), 1024, hex("1020f5f2")), Signature::F2fs);
    row("swap", with(zeros(), 4086, "SWAPSPACE2"), Signature::Swap);
    row("swap, 64 KiB pages", with(zeros(), 65526, "SWAPSPACE2"), Signature::Swap);
    row("lvm", with(zeros(), 512, "LABELONE" + zeros(16) + "LVM2 001"), Signature::LvmPv);
    row("luks", with(zeros(), 0, "LUKS" + hex("babe0002")), Signature::Luks);
    row("ntfs", with(with(zeros(), 0, hex("eb5290") + "NTFS    "), 510, hex("55aa")), Signature::Ntfs);
    row("exfat", with(with(zeros(), 0, hex("eb7690") + "EXFAT   "), 510, hex("55aa")), Signature::ExFat);
    row("fat", fat(), Signature::Fat);
    row("squashfs", with(with(zeros(), 0, "hsqs"), 28, hex("0400")), Signature::Squashfs);

    row("qcow", with(zeros(), 0, "QFI" + hex("fb00000001")), Signature::Qcow);
    row("qcow2", with(zeros(), 0, "QFI" + hex("fb00000003")), Signature::Qcow2);
    row("qcow2 with an MBR", with(mbr(), 0, "QFI" + hex("fb00000002")), Signature::Qcow2);
    row("qcow2, 8 bytes", "QFI" + hex("fb00000003"), Signature::Qcow2);
    row("vmdk", with(zeros(), 0, "KDMV" + hex("01000000")), Signature::Vmdk);
    row("vmdk esx", with(zeros(), 0, "COWD"), Signature::Vmdk);
    row("vmdk text", "# Disk DescriptorFile\nversion=1\n", Signature::VmdkDescriptor);
    row("vmdk text, folded", "\n#  disk descriptorfile"_ba.replace("  ", " "), Signature::VmdkDescriptor);
    row("vmdk text, padded", with(zeros(1024), 0, "# Disk DescriptorFile\n"), Signature::VmdkDescriptor);
    row("iso", with(zeros(), 0x8000, hex("01") + "CD001"), Signature::Iso);
    row("hybrid iso, mbr", with(mbr(), 0x8000, hex("01") + "CD001"), Signature::Iso);
    row("hybrid iso, gpt", with(gpt(512), 0x8000, hex("01") + "CD001"), Signature::Iso);
    row("udf", with(zeros(), 0x8000, hex("00") + "BEA01"), Signature::Iso);
    row("parallels", with(zeros(), 0, "WithouFreSpacExt"), Signature::Parallels);
    row("vhd dynamic", with(zeros(), 0, "conectix"), Signature::Vhd);
    row("wim", with(zeros(), 0, "MSWIM" + zeros(3)), Signature::Wim);

    row("gzip", hex("1f8b0800000000000003"), Signature::Gzip);
    row("bzip2", "BZh91AY&SY" + hex("0011"), Signature::Bzip2);
    row("bzip2, empty", "BZh9" + hex("177245385090"), Signature::Bzip2);
    row("xz", hex("fd377a585a000004"), Signature::Xz);
    row("zstd", hex("28b52ffd0458"), Signature::Zstd);
    row("zstd, skippable first", hex("502a4d1804000000"), Signature::Zstd);
    row("zip", "PK" + hex("03041400"), Signature::Zip);
    row("zip, empty", with(zeros(22), 0, "PK" + hex("0506")), Signature::Zip);
    row("zip, split", "PK" + hex("0708") + "PK" + hex("0304"), Signature::SplitZip);
    row("lz4", hex("04224d1864"), Signature::Lz4);
    row("lz4, skippable first", hex("5f2a4d1802000000aabb502a4d180000000004224d1864"), Signature::Lz4);
    row("zstd behind a long skippable frame", hex("502a4d18ffffffff"), Signature::Zstd);
    row("lz4, old form", hex("02214c18"), Signature::Lz4Legacy);
    row("7z", "7z" + hex("bcaf271c0004"), Signature::SevenZip);
    row("tar", tar(), Signature::Tar);
    row("rar", "Rar!" + hex("1a0700"), Signature::Rar);
    row("lzma", hex("5d00008000ffffffffffffffff00"), Signature::Lzma);
    row("lzip", "LZIP" + hex("0118"), Signature::Lzip);
    row("compress", hex("1f9d90000000"), Signature::Compress);
    row("cpio", "0707010000000000000000", Signature::Cpio);

    row("pdf", "%PDF-1.7\n%", Signature::Pdf);
    row("png", hex("89504e470d0a1a0a0000"), Signature::Png);
    row("jpeg", hex("ffd8ffe000104a464946"), Signature::Jpeg);
    row("elf", with(zeros(4096), 0, hex("7f454c460201")), Signature::Elf);
    row("exe", with(zeros(4096), 0, "MZ" + hex("9000")), Signature::WindowsProgram);
    row("script", "#!/bin/sh\nexit 0\n", Signature::Script);
    row("text", "Dear image,\nall the best\n", Signature::Text);
    row("text, utf-8",
        "Gr\xc3\xbc\xc3\x9f"
        "e\n",
        Signature::Text);
    row("html", "\n<!DOCTYPE HTML><html><title>404", Signature::Html);
    row("xml", "<?xml version=\"1.0\"?><a/>", Signature::Xml);
    row("ovf", "<?xml version=\"1.0\"?>\n<Envelope ovf:version=\"1.0\">", Signature::Ovf);
    row("sqlite", with(zeros(4096), 0, "SQLite format 3"), Signature::Sqlite);
    row("mp4", hex("00000020") + "ftypisom", Signature::Video);
    row("blank", zeros(), Signature::Nothing);
    row("random", randomBytes(kHeadBytes, 77), Signature::Nothing);
    row("nothing", {}, Signature::Nothing);
}

void TestFormatDetect::signatures() {
    QFETCH(const QByteArray, head);
    QFETCH(const int, expected);
    QCOMPARE(int(detect(head).signature), expected);
}

void TestFormatDetect::nearMisses_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("mbr without a partition") << with(zeros(), 510, hex("55aa"));
    QTest::newRow("mbr with a wild status") << with(mbr(), 446, hex("12"));
    QTest::newRow("fat words without its numbers") << with(with(zeros(), 54, "FAT16   "), 510, hex("55aa"));
    QTest::newRow("fat with a wild sector") << fat(hex("0302"));
    QTest::newRow("ext magic alone") << with(zeros(), 1024 + 56, hex("53ef"));
    QTest::newRow("bzip2 without a block") << with(zeros(), 0, "BZh9");
    QTest::newRow("gzip with another method") << with(zeros(), 0, hex("1f8b07"));
    QTest::newRow("tar with a wrong sum") << with(tar(), 0, "DISK");
    QTest::newRow("xfs with a wild block") << with(zeros(), 0, "XFSB" + hex("00001001"));
    QTest::newRow("lvm label alone") << with(zeros(), 512, "LABELONE");
}

void TestFormatDetect::nearMisses() {
    QFETCH(const QByteArray, head);
    QCOMPARE(int(detect(head).signature), int(Signature::Nothing));
}

void TestFormatDetect::tails() {
    QCOMPARE(detect(gpt(512), vhdFooter()).signature, Signature::Vhd);
    QCOMPARE(detect(zeros(), vhdFooter()).signature, Signature::Vhd);
    QCOMPARE(detect(zeros(), QByteArray(1, 0) + vhdFooter().first(511)).signature, Signature::Vhd); // 511-byte footers
    QCOMPARE(detect(mbr(), koly()).signature, Signature::Dmg);
    QCOMPARE(detect(gpt(512), zeros(512)).signature, Signature::Gpt);
    QCOMPARE(detect(gpt(512), with(zeros(512), 0, "conectix")).signature, Signature::Gpt); // the word alone is data
    QCOMPARE(detect(hex("fd377a585a000004"), vhdFooter()).signature, Signature::Xz);
}

void TestFormatDetect::neededBytes() {
    QCOMPARE(detect(gpt(512)).neededBytes, std::optional<qint64>(131072 * 512));
    QCOMPARE(detect(gpt(4096)).neededBytes, std::optional<qint64>(131072LL * 4096));
    QCOMPARE(detect(mbr()).neededBytes, std::optional<qint64>((2048 + 63488) * 512));
    QCOMPARE(detect(with(gpt(512), 512 + 32, QByteArray(8, '\xff'))).neededBytes, std::nullopt);
    QCOMPARE(detect(with(gpt(4096), 4096 + 32, QByteArray(7, '\xff') + '\x7f')).neededBytes, std::nullopt); // too large
}

void TestFormatDetect::realDisks_data() {
    QTest::addColumn<QStringList>("command"); // makes "disk"
    QTest::addColumn<int>("expected");
    const auto image = [](const char* name, const QStringList& options, Signature expected) {
        QTest::newRow(name) << QStringList{u"qemu-img"_s, u"create"_s, u"-q"_s, u"-f"_s} + options
                + QStringList{u"disk"_s, u"8M"_s}
                            << int(expected);
    };
    image("qcow2", {u"qcow2"_s}, Signature::Qcow2);
    image("qcow2 v2", {u"qcow2"_s, u"-o"_s, u"compat=0.10"_s}, Signature::Qcow2);
    image("qcow", {u"qcow"_s}, Signature::Qcow);
    image("qed", {u"qed"_s}, Signature::Qed);
    image("vmdk", {u"vmdk"_s}, Signature::Vmdk);
    image("vmdk stream", {u"vmdk"_s, u"-o"_s, u"subformat=streamOptimized"_s}, Signature::Vmdk);
    image("vmdk flat", {u"vmdk"_s, u"-o"_s, u"subformat=monolithicFlat"_s}, Signature::VmdkDescriptor);
    image("vdi", {u"vdi"_s}, Signature::Vdi);
    image("vhdx", {u"vhdx"_s}, Signature::Vhdx);
    image("vhd", {u"vpc"_s}, Signature::Vhd);
    image("vhd fixed", {u"vpc"_s, u"-o"_s, u"subformat=fixed"_s}, Signature::Vhd);
    image("parallels", {u"parallels"_s}, Signature::Parallels);
    image("luks", {u"luks"_s, u"--object"_s, u"secret,id=s,data=abc"_s, u"-o"_s, u"key-secret=s,iter-time=10"_s},
        Signature::Luks);
    image("raw", {u"raw"_s}, Signature::Nothing);
    for (const auto& [type, expected] :
        {std::pair{u"ext2"_s, Signature::Ext2}, {u"ext3"_s, Signature::Ext3}, {u"ext4"_s, Signature::Ext4}})
        QTest::newRow(qPrintable(type)) << QStringList{u"mke2fs"_s, u"-q"_s, u"-t"_s, type, u"disk"_s, u"8M"_s}
                                        << int(expected);
    QTest::newRow("swap") << QStringList{u"sh"_s, u"-c"_s, u"truncate -s 1M disk && mkswap -q disk"_s}
                          << int(Signature::Swap);
}

void TestFormatDetect::realDisks() {
    QFETCH(const QStringList, command);
    QFETCH(const int, expected);
    const QTemporaryDir dir;
    const auto made = runTool(command.first(), command.mid(1), dir.path());
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    const auto bytes = readFile(dir.filePath(u"disk"_s));
    QVERIFY(bytes);
    const Detection found = detect(bytes->first(std::min<qsizetype>(bytes->size(), kHeadBytes)),
        bytes->last(std::min<qsizetype>(bytes->size(), kTailBytes)));
    QCOMPARE(int(found.signature), expected);
    if (found.neededBytes)
        QCOMPARE(*found.neededBytes, bytes->size());
}

// Under the address sanitizer: every short head of every sample, and made-up bytes.
void TestFormatDetect::anyBytesAreSafe() {
    QByteArrayList samples{mbr(), gpt(512), gpt(4096), fat(), tar(), vhdFooter(), koly(), randomBytes(kHeadBytes, 5)};
    samples += with(mbr(), 0x8000, hex("01") + "CD001");
    quint32 seed = 1;
    int calls = 0;
    for (const QByteArray& sample : std::as_const(samples))
        for (qsizetype length = 0; length <= sample.size(); length += length < 5200 ? 1 : 1021, ++calls) {
            // A block of its own, so that a byte read behind it is found out.
            const std::vector<unsigned char> copy(sample.cbegin(), sample.cbegin() + length);
            QCOMPARE(fuzzDetectFormat(copy.data(), copy.size()), 0);
        }
    for (int i = 0; i < 2000; ++i, ++calls) {
        QByteArray bytes
            = samples[i % samples.size()].first(std::min<qsizetype>(4608, samples[i % samples.size()].size()));
        const QByteArray noise = randomBytes(16, ++seed);
        for (int k = 0; k < 8; ++k)
            bytes[(uchar(noise[k]) * 256 + uchar(noise[k + 8])) % bytes.size()] = noise[k];
        const std::vector<unsigned char> copy(bytes.cbegin(), bytes.cend());
        QCOMPARE(fuzzDetectFormat(copy.data(), copy.size()), 0);
    }
    QCOMPARE_GT(calls, 30'000);
}

void TestFormatDetect::everythingHasAName() {
    for (int i = 0; i <= int(Signature::JavaClass); ++i) {
        const auto signature = Signature(i);
        QCOMPARE(FormatNames::phrase(signature).isEmpty(), signature == Signature::Nothing);
        QCOMPARE(FormatNames::contents(signature).isEmpty(), groupOf(signature) != SignatureGroup::RawDisk);
    }
    QCOMPARE(groupOf(Signature::Iso), SignatureGroup::OtherDisk);
    QCOMPARE(groupOf(Signature::Gzip), SignatureGroup::Compressed);
    QCOMPARE(groupOf(Signature::SplitZip), SignatureGroup::Packed);
    QCOMPARE(groupOf(Signature::Pdf), SignatureGroup::NoDisk);
}

void TestFormatDetect::names_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("base");
    QTest::addColumn<bool>("disk");
    QTest::newRow("raw.xz") << u"debian-13-amd64.raw.xz"_s << u"debian-13-amd64"_s << true;
    QTest::newRow("case") << u"Web.IMG.GZ"_s << u"Web"_s << true;
    QTest::newRow("raw") << u"nightly-2026-11-23.raw"_s << u"nightly-2026-11-23"_s << true;
    QTest::newRow("version") << u"ubuntu-24.04"_s << u"ubuntu-24.04"_s << false;
    QTest::newRow("xz alone") << u"backup.xz"_s << u"backup"_s << false;
    QTest::newRow("two disks") << u"a.img.raw"_s << u"a.img"_s << true;
    QTest::newRow("dot file") << u".img"_s << u".img"_s << false;
    QTest::newRow("spaces, percent, line break") << u"my %41\n disk.dd.zst"_s << u"my %41\n disk"_s << true;
    QTest::newRow("none") << QString() << QString() << false;
}

void TestFormatDetect::names() {
    QFETCH(const QString, name);
    QFETCH(const QString, base);
    QFETCH(const bool, disk);
    QCOMPARE(splitName(name).base, base);
    QCOMPARE(splitName(name).endsLikeDisk(), disk);
}

void TestFormatDetect::architectures_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("amd64") << u"debian-13-amd64.raw"_s << u"x86_64"_s;
    QTest::newRow("x86_64") << u"CentOS-Stream-x86_64-9.img"_s << u"x86_64"_s;
    QTest::newRow("x86-64") << u"x86-64.img"_s << u"x86_64"_s;
    QTest::newRow("underscores") << u"web_AMD64_2.img"_s << u"x86_64"_s;
    QTest::newRow("i386") << u"old.i386.img"_s << u"i686"_s;
    QTest::newRow("i686") << u"old-i686.img"_s << u"i686"_s;
    QTest::newRow("arm64") << u"noble-server-cloudimg-arm64.img"_s << u"arm64"_s;
    QTest::newRow("aarch64") << u"Fedora-aarch64.raw.xz"_s << u"arm64"_s;
    QTest::newRow("riscv64") << u"sid-riscv64.img"_s << u"riscv64"_s;
    QTest::newRow("two") << u"amd64-and-arm64.img"_s << QString();
    QTest::newRow("inside a word") << u"famd64x.img"_s << QString();
    QTest::newRow("x86 alone") << u"x86.img"_s << QString();
    QTest::newRow("none") << u"nightly-web-2026-11-23.raw"_s << QString();
}

void TestFormatDetect::architectures() {
    QFETCH(const QString, name);
    QFETCH(const QString, expected);
    QCOMPARE(architectureFromName(name).name(), expected);
}

QTEST_GUILESS_MAIN(TestFormatDetect)
#include "tst_formatdetect.moc"
