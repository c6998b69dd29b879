// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/diskheader.h"
#include "tests/media/hostile.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {

const QByteArray kText = "/etc/passwd";

QByteArray backed() {
    return with(with(qcow2Header(), 8, be<quint64>(1024) + be<quint32>(quint32(kText.size()))), 1024, kText);
}

QByteArray parentVhd() {
    QByteArray name;
    for (const char c : QByteArray("..\\secret.vhd"))
        name += QByteArray(1, '\0') + c;
    return with(vhdHeader(4), 512 + 64, name);
}

} // namespace

// Whole headers are taken; each thing that a header may try is refused with words of its own, before anything else opens it.
class TestDiskHeader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wholeOnes_data();
    void wholeOnes();
    void hostileOnes_data();
    void hostileOnes();
    void twoFormatsAtOnce_data();
    void twoFormatsAtOnce();
    void hybridIsosAreTaken();
    void realVhdx();
    void anythingCutShort_data();
    void anythingCutShort();

private:
    QString file(const QString& name, const QByteArray& bytes) {
        const QString path = m_dir.filePath(name);
        return writeFile(path, bytes) ? path : QString();
    }
    QTemporaryDir m_dir;
};

void TestDiskHeader::wholeOnes_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("data");
    QTest::newRow("qcow2") << qcow2Header() << u"qcow2"_s << (1LL << 30) << 0LL;
    // Compressed clusters: two in a sector behind one that ends there, one over two clusters, one that ends with the file
    // inside its last sector.
    const auto packed = [](quint64 offset, quint64 more) { return be<quint64>(1ULL << 62 | more << 54 | offset); };
    constexpr quint64 at = 5 * 65536;
    const QByteArray table = with(qcow2Header(), 3 * 65536, be<quint64>(4 * 65536)) + QByteArray(65536, '\0');
    QTest::newRow("compressed qcow2") << with(table, 4 * 65536,
                                             packed(at + 513, 0) + packed(at, 1) + packed(at + 530, 0)
                                                 + packed(at + 65000, 3) + packed(at + 65536 + 3000, 130))
            + QByteArray(135'000, 'x') << u"qcow2"_s
                                      << (1LL << 30) << 5 * 65536LL;
    QTest::newRow("vmdk") << vmdkHeader() << u"vmdk"_s << (1LL << 30) << 0LL;
    QTest::newRow("compressed vmdk") << packedVmdk({{100, 0, 1012}, {102, 128, 500}, {127, 256, 500}}) << u"vmdk"_s
                                     << (1LL << 30) << 3 * 65536LL;
    QTest::newRow("vdi") << vdiHeader() << u"vdi"_s << (64LL << 20) << 0LL;
    QTest::newRow("vhd") << vhdHeader() << u"vhd"_s << (64LL << 20) << 0LL;
    QTest::newRow("fixed vhd") << QByteArray(1 << 20, 'x') + vhdFooter(2, 1 << 20, ~quint64(0)) << u"vhd"_s
                               << (1LL << 20) << (1LL << 20);
    QTest::newRow("dirty qcow2") << with(qcow2Header(), 72, be<quint64>(1)) << u"qcow2"_s << (1LL << 30) << 0LL;
}

void TestDiskHeader::wholeOnes() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, word);
    QFETCH(const qint64, size);
    QFETCH(const qint64, data);
    const auto info = Media::inspect(file(u"disk"_s, bytes));
    VERIFY_OK(info);
    QCOMPARE(info->formatWord(), word);
    QCOMPARE(info->virtualSize, std::optional(size));
    QCOMPARE(info->dataSize.value_or(-1), data);
    QCOMPARE(info->warnings.size(), QByteArray(QTest::currentDataTag()).startsWith("dirty") ? 1 : 0);
}

void TestDiskHeader::hostileOnes_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const QByteArray& bytes, ErrorCode code, const QString& says) {
        QTest::newRow(name) << bytes << code << says;
    };
    using enum ErrorCode;
    row("qcow2: backing file", backed(), Unsafe, u"asks for the file “/etc/passwd”"_s);
    row("qcow2: backing file of no length", with(qcow2Header(), 8, be<quint64>(1024)), Unsafe, u"another disk"_s);
    row("qcow2: backing name outside", with(qcow2Header(), 8, be<quint64>(~quint64(0)) + be<quint32>(~0U)), Unsafe,
        u"another disk"_s);
    row("qcow2: backing, version 2", with(backed(), 4, be<quint32>(2)), Unsafe, u"asks for the file"_s);
    row("qcow2: data file bit", with(qcow2Header(), 72, be<quint64>(4)), Unsafe, u"only a map"_s);
    row("qcow2: data file name without the bit",
        with(qcow2Header(), 112, be<quint32>(0x44415441) + be<quint32>(11) + kText), Unsafe, u"names another file"_s);
    row("qcow2: data file name behind others",
        with(qcow2Header(), 112,
            be<quint32>(0x6803f857) + be<quint32>(3) + QByteArray(8, '\0') + be<quint32>(0x44415441) + be<quint32>(4)
                + "/dev"),
        Unsafe, u"names another file"_s);
    row("qcow2: version 2 with a data file name",
        with(with(qcow2Header(), 4, be<quint32>(2)), 72, be<quint32>(0x44415441) + be<quint32>(4) + "/dev"), Unsafe,
        u"names another file"_s);
    row("qcow2: unknown features", with(qcow2Header(), 72, be<quint64>(1ULL << 40)), Unsupported, u"features"_s);
    row("qcow2: corrupt bit", with(qcow2Header(), 72, be<quint64>(2)), Corrupt, u"marked as damaged"_s);
    row("qcow2: AES", with(qcow2Header(), 32, be<quint32>(1)), Unsupported, u"encrypted"_s);
    row("qcow2: LUKS", with(qcow2Header(), 32, be<quint32>(2)), Unsupported, u"encrypted"_s);
    row("qcow2: version 9", with(qcow2Header(), 4, be<quint32>(9)), Unsupported, u"version 9"_s);
    row("qcow2: compression", with(with(qcow2Header(), 72, be<quint64>(8)), 104, "\x07"), Unsupported, u"compressed"_s);
    row("qcow2: clusters of 4 GiB", with(qcow2Header(), 20, be<quint32>(32)), Corrupt, u"damaged"_s);
    row("qcow2: negative size", with(qcow2Header(), 24, be<quint64>(~quint64(0))), Corrupt, u"damaged"_s);
    row("qcow2: 1 EiB", with(qcow2Header(), 24, be<quint64>(1ULL << 60)), Unsupported, u"nothing over"_s);
    row("qcow2: table too small", with(qcow2Header(), 24, be<quint64>(1ULL << 40)), Corrupt, u"damaged"_s);
    row("qcow2: table of 32 GiB", with(qcow2Header(), 36, be<quint32>(~0U)), Corrupt, u"damaged"_s);
    row("qcow2: table outside", with(qcow2Header(), 40, be<quint64>(1ULL << 50)), Corrupt, u"damaged"_s);
    row("qcow2: table at the end of numbers", with(qcow2Header(), 40, be<quint64>(~quint64(0xffff))), Corrupt,
        u"damaged"_s);
    row("qcow2: extension too long", with(qcow2Header(), 112, be<quint32>(1) + be<quint32>(~0U)), Corrupt,
        u"damaged"_s);
    row("qcow2: header too long", with(qcow2Header(), 100, be<quint32>(1U << 30)), Corrupt, u"damaged"_s);
    row("qcow2: snapshots", with(qcow2Header(), 60, be<quint32>(~0U)), Corrupt, u"damaged"_s);
    const QByteArray table = with(qcow2Header(), 3 * 65536, be<quint64>(4 * 65536)) + QByteArray(65536, '\0');
    const auto entry = [&](int index, quint64 value) { return with(table, 4 * 65536 + index * 8, be<quint64>(value)); };
    row("qcow2: second table behind the end", with(qcow2Header(), 3 * 65536, be<quint64>(1ULL << 40)), Truncated,
        u"ends too early"_s);
    row("qcow2: a cluster behind the end", entry(7, 5 * 65536), Truncated, u"ends too early"_s);
    row("qcow2: a compressed cluster behind the end", entry(7, (1ULL << 62) + (1ULL << 40)), Truncated,
        u"ends too early"_s);
    row("qcow2: a cluster twice",
        with(entry(7, 5 * 65536), 4 * 65536 + 64, be<quint64>(5 * 65536)) + QByteArray(65536, 'x'), Corrupt,
        u"same place"_s);
    row("qcow2: a cluster in the header", entry(7, 65536), Corrupt, u"same place"_s);
    row("qcow2: a cluster at an odd place", entry(7, 5 * 65536 + 512), Corrupt, u"damaged"_s);
    row("qcow2: a table at an odd place", with(table, 3 * 65536, be<quint64>(4 * 65536 - 512)), Corrupt, u"damaged"_s);
    row("qcow2: zeros in version 2", with(entry(7, 5 * 65536 + 1), 4, be<quint32>(2)), Corrupt, u"damaged"_s);
    // Of compressed ones, the place and how many sectors follow the first.
    const auto packed = [](quint64 offset, quint64 more) { return be<quint64>(1ULL << 62 | more << 54 | offset); };
    const auto packs = [&](const QByteArray& first, const QByteArray& second, const QByteArray& third = {}) {
        return with(table, 4 * 65536, first + second + third) + QByteArray(2 * 65536, 'x');
    };
    constexpr quint64 at = 5 * 65536;
    row("qcow2: a compressed cluster twice", packs(packed(at, 3), packed(at, 3)), Corrupt, u"same place"_s);
    row("qcow2: a small one twice", packs(packed(at + 9, 0), packed(at + 50, 0), packed(at + 9, 0)), Corrupt,
        u"same place"_s);
    row("qcow2: one that begins in another", packs(packed(at, 3), packed(at + 1536, 9)), Corrupt, u"same place"_s);
    row("qcow2: one in the middle of another", packs(packed(at + 700, 0), packed(at, 3)), Corrupt, u"same place"_s);
    row("qcow2: one behind another, which a third is in", packs(packed(at, 3), packed(at + 1537, 3), packed(at + 9, 0)),
        Corrupt, u"same place"_s);
    row("qcow2: a compressed cluster in a whole one", packs(packed(at + 100, 0), be<quint64>(at)), Corrupt,
        u"same place"_s);
    row("qcow2: one that reaches into a whole one", packs(packed(at + 65000, 3), be<quint64>(at + 65536)), Corrupt,
        u"same place"_s);
    row("qcow2: a compressed cluster in a table", packs(packed(4 * 65536 + 3000, 0), {}), Corrupt, u"same place"_s);
    row("qcow2: a compressed cluster in the header", packs(packed(200, 0), {}), Corrupt, u"same place"_s);
    row("qcow2: a compressed cluster over the end", packs(packed(at + 2 * 65536 - 600, 2), {}), Truncated,
        u"ends too early"_s);

    const auto vmdk = [](const char* extent, const char* type = "monolithicSparse") {
        return vmdkHeader(vmdkDescription(extent, type));
    };
    row("vmdk: flat file", vmdk("RW 2097152 FLAT \"/etc/passwd\" 0"), Unsafe, u"asks for the file “/etc/passwd”"_s);
    row("vmdk: a path", vmdk("RW 2097152 SPARSE \"../other.vmdk\""), Unsafe, u"asks for the file “../other.vmdk”"_s);
    row("vmdk: several files", vmdk("RW 9 SPARSE \"a.vmdk\"\nRW 9 SPARSE \"b.vmdk\""), Unsafe, u"asks for the file"_s);
    row("vmdk: another kind", vmdk("", "vmfs"), Unsupported, u"kind “vmfs”"_s);
    row("vmdk: no size, a description instead", with(vmdk("RW 1 FLAT \"/etc/passwd\" 0"), 12, le<quint64>(0)), Unsafe,
        u"sends its reader to other files"_s);
    row("vmdk: parent",
        vmdkHeader(
            vmdkDescription("").replace("parentCID=ffffffff", "parentCID=1234abcd\nparentFileNameHint=\"base.vmdk\"")),
        Unsafe, u"asks for the file “base.vmdk”"_s);
    row("vmdk: size overflows", with(vmdkHeader(), 12, le<quint64>(~quint64(0))), Corrupt, u"damaged"_s);
    row("vmdk: 2 EiB", with(vmdkHeader(), 12, le<quint64>(1ULL << 52)), Unsupported, u"nothing over"_s);
    row("vmdk: grains overflow", with(vmdkHeader(), 20, le<quint64>(1ULL << 63)), Corrupt, u"damaged"_s);
    row("vmdk: no grains", with(vmdkHeader(), 20, le<quint64>(0)), Corrupt, u"damaged"_s);
    row("vmdk: directory outside", with(vmdkHeader(), 56, le<quint64>(1ULL << 40)), Corrupt, u"damaged"_s);
    row("vmdk: description outside", with(vmdkHeader(), 28, le<quint64>(~quint64(0))), Corrupt, u"damaged"_s);
    row("vmdk: description of 1 TiB", with(vmdkHeader(), 36, le<quint64>(1ULL << 31)), Corrupt, u"damaged"_s);
    row("vmdk: version 9", with(vmdkHeader(), 4, le<quint32>(9)), Unsupported, u"version 9"_s);
    row("vmdk: one part of many", with(QByteArray(65536, '\0'), 0, "COWD"), Unsupported, u"one part"_s);
    row("vmdk: only the description", vmdkDescription("RW 2097152 FLAT \"disk-flat.vmdk\" 0", "monolithicFlat"),
        Unsupported, u"bytes are in “disk-flat.vmdk”"_s);
    row("vmdk: a table behind the end", with(vmdkHeader(), 60 * 512, le<quint32>(1U << 30)), Truncated,
        u"ends too early"_s);
    row("vmdk: a table twice", with(vmdkHeader(), 60 * 512, le<quint32>(64) + le<quint32>(64)), Corrupt,
        u"same place"_s);
    row("vmdk: a grain behind the end", with(with(vmdkHeader(), 60 * 512, le<quint32>(64)), 64 * 512, le<quint32>(100)),
        Truncated, u"ends too early"_s);

    row("vmdk: compressed grains overlap", packedVmdk({{100, 513, 1000}, {101, 513, 300}}), Corrupt, u"same place"_s);
    row("vmdk: a compressed grain inside another", packedVmdk({{100, 513, 9000}, {117, 513, 100}}), Corrupt,
        u"same place"_s);
    row("vmdk: a compressed grain over its table", packedVmdk({{63, 513, 600}}), Corrupt, u"same place"_s);
    row("vmdk: a compressed grain of 4 GiB", packedVmdk({{100, 0, ~0U}}), Corrupt, u"damaged"_s);
    row("vmdk: a compressed grain of nothing", packedVmdk({{100, 0, 0}}), Corrupt, u"damaged"_s);
    row("vmdk: a compressed grain that is cut", packedVmdk({{120, 0, 6000}}), Truncated, u"ends too early"_s);
    row("vmdk: a compressed grain behind the end", packedVmdk({{1U << 30, 0, 600}}), Truncated, u"ends too early"_s);

    row("vdi: differencing", with(vdiHeader(), 0x4c, le<quint32>(4)), Unsafe, u"difference to another disk"_s);
    row("vdi: a parent", with(vdiHeader(), 0x1b8, "\x01"), Unsafe, u"difference to another disk"_s);
    row("vdi: version 9", with(vdiHeader(), 0x44, le<quint32>(0x00090000)), Unsupported, u"version 9.0"_s);
    row("vdi: size over its blocks", with(vdiHeader(), 0x170, le<quint64>(1ULL << 40)), Corrupt, u"damaged"_s);
    row("vdi: blocks overflow", with(vdiHeader(), 0x180, le<quint32>(~0U)), Corrupt, u"damaged"_s);
    row("vdi: table outside", with(vdiHeader(), 0x154, le<quint32>(1U << 30)), Corrupt, u"damaged"_s);
    row("vdi: a block behind the end", with(vdiHeader(), 512, le<quint32>(3)), Truncated, u"ends too early"_s);
    row("vdi: a block twice", with(vdiHeader() + QByteArray(1 << 20, 'x'), 512, le<quint32>(0) + le<quint32>(0)),
        Corrupt, u"same place"_s);

    row("vhd: differencing", parentVhd(), Unsafe, u"asks for the file “..\\secret.vhd”"_s);
    row("vhd: a parent's id", with(vhdHeader(), 512 + 40, "\x01"), Unsafe, u"difference to another disk"_s);
    row("vhd: header outside", with(vhdHeader(), 16, be<quint64>(~quint64(0) - 3)), Corrupt, u"damaged"_s);
    row("vhd: size over its blocks", with(vhdHeader(), 48, be<quint64>(1ULL << 40)), Corrupt, u"damaged"_s);
    row("vhd: size overflows", with(vhdHeader(), 48, be<quint64>(~quint64(0))), Corrupt, u"damaged"_s);
    row("vhd: table outside", with(vhdHeader(), 512 + 16, be<quint64>(1ULL << 40)), Corrupt, u"damaged"_s);
    row("vhd: blocks of 0", with(vhdHeader(), 512 + 32, be<quint32>(0)), Corrupt, u"damaged"_s);
    row("vhd: a block behind the end", with(vhdHeader(), 1536, be<quint32>(4)), Truncated, u"ends too early"_s);
    row("vhd: a block twice",
        with(vhdHeader(), 1536, be<quint32>(4) + be<quint32>(4)) + QByteArray(3 << 20, 'x')
            + vhdFooter(3, 64U << 20, 512),
        Corrupt, u"same place"_s);
    row("vhd: fixed, cut short", QByteArray(4096, 'x') + vhdFooter(2, 1 << 20, ~quint64(0)), Truncated,
        u"not complete"_s);
}

void TestDiskHeader::hostileOnes() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, says);
    const auto info = Media::inspect(file(u"disk"_s, bytes));
    VERIFY_ERROR(info, code);
    QVERIFY2(info.error().message.contains(says), qPrintable(info.error().message));
}

void TestDiskHeader::twoFormatsAtOnce_data() {
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray iso = QByteArray("\x01"
                                      "CD001\x01",
                         7),
                     gpt = "EFI PART";
    QTest::newRow("qcow2, ISO") << with(qcow2Header(), 0x8000, iso);
    QTest::newRow("qcow2, GPT") << with(qcow2Header(), 512, gpt);
    QTest::newRow("qcow2, VHD") << qcow2Header() + vhdFooter(2, 1 << 16, ~quint64(0));
    QTest::newRow("qcow2, VDI") << with(with(qcow2Header(), 4, be<quint32>(2)), 64, QByteArray("\x7f\x10\xda\xbe", 4));
    QTest::newRow("VMDK, ISO") << with(vmdkHeader(), 0x8000, iso);
    QTest::newRow("VDI, GPT") << with(vdiHeader(), 512, gpt);
    QTest::newRow("VHD, ISO") << with(vhdHeader(), 0x8000, iso) + vhdFooter(3, 64U << 20, 512);
    QTest::newRow("fixed VHD, ISO") << with(QByteArray(1 << 20, 'x'), 0x8000, iso) + vhdFooter(2, 1 << 20, ~quint64(0));
    QTest::newRow("ISO, XFS") << with(with(QByteArray(1 << 20, '\0'), 0, "XFSB" + be<quint32>(4096)), 0x8000, iso);
}

void TestDiskHeader::twoFormatsAtOnce() {
    QFETCH(const QByteArray, bytes);
    const auto info = Media::inspect(file(u"disk"_s, bytes));
    VERIFY_ERROR(info, ErrorCode::Unsafe);
    QVERIFY2(info.error().message.contains(u"at once"_s), qPrintable(info.error().message));
}

void TestDiskHeader::hybridIsosAreTaken() {
    const QByteArray iso = QByteArray("\x01"
                                      "CD001\x01",
        7);
    const QByteArray plain = with(QByteArray(1 << 20, '\0'), 0x8000, iso);
    const auto cd = Media::inspect(file(u"cd.iso"_s, plain));
    VERIFY_OK(cd);
    QCOMPARE(cd->formatWord(), u"iso"_s);
    QCOMPARE(cd->warnings.size(), 1);
    const QString path = file(u"hybrid.iso"_s, with(plain, 512, "EFI PART"));
    const auto hybrid = Media::inspect(path);
    VERIFY_OK(hybrid);
    QCOMPARE(hybrid->warnings.size(), 0);
    QCOMPARE(hybrid->suggestedName, u"hybrid"_s);
    const auto bytes = readMedia(path);
    VERIFY_OK(bytes);
    QVERIFY(*bytes == *readFile(path));
}

// VHDX keeps its numbers far apart: one that QEMU made, then damaged.
void TestDiskHeader::realVhdx() {
    const QString path = m_dir.filePath(u"disk.vhdx"_s);
    VERIFY_OK(runTool(u"qemu-img"_s, {u"create"_s, u"-f"_s, u"vhdx"_s, path, u"64M"_s}));
    const QByteArray whole = *readFile(path);
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    QCOMPARE(info->virtualSize, std::optional<qint64>(64 << 20));
    const QByteArray parameters = QByteArray::fromHex("3767a1ca36fa434db3b633f0aa44e76b");
    const qsizetype item = whole.indexOf(parameters);
    QVERIFY(item > 0);
    const qsizetype table = whole.lastIndexOf("metadata", item);
    const qsizetype value = table + qFromLittleEndian<quint32>(whole.constData() + item + 16);
    const auto refused = [&](const QByteArray& bytes) { return Media::inspect(file(u"bad.vhdx"_s, bytes)); };
    const auto parent = refused(with(whole, value + 4, le<quint32>(2)));
    VERIFY_ERROR(parent, ErrorCode::Unsafe);
    const auto blocks = refused(with(whole, value, le<quint32>(3)));
    VERIFY_ERROR(blocks, ErrorCode::Corrupt);
    const auto place = refused(with(whole, item + 16, le<quint32>(~0U)));
    VERIFY_ERROR(place, ErrorCode::Corrupt);
    const auto region = refused(with(whole, 192 * 1024 + 16 + 16, le<quint64>(~quint64(0) << 20)));
    VERIFY_ERROR(region, ErrorCode::Corrupt);
    const auto blockTable = qFromLittleEndian<quint64>(
        whole.constData() + whole.indexOf(QByteArray::fromHex("6677c22d23f600429d64115e9bfd4a08")) + 16);
    const auto present = [&](quint64 mebibytes) { return le<quint64>((mebibytes << 20) | 6); };
    const auto behind = refused(with(whole, qsizetype(blockTable), present(1 << 20)));
    VERIFY_ERROR(behind, ErrorCode::Truncated);
    const auto twice = refused(with(whole, qsizetype(blockTable), present(1) + present(1)) + QByteArray(70 << 20, 'x'));
    VERIFY_ERROR(twice, ErrorCode::Corrupt);
    const auto count = refused(with(whole, 192 * 1024 + 8, le<quint32>(~0U)));
    VERIFY_ERROR(count, ErrorCode::Corrupt);
}

void TestDiskHeader::anythingCutShort_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("qcow2") << qcow2Header();
    QTest::newRow("vmdk") << vmdkHeader();
    QTest::newRow("vdi") << vdiHeader();
    QTest::newRow("vhd") << vhdHeader();
}

void TestDiskHeader::anythingCutShort() {
    QFETCH(const QByteArray, bytes);
    for (const qsizetype length : {100, 512, 1000, 1600}) {
        const auto info = Media::inspect(file(u"disk"_s, bytes.first(length)));
        if (info) // the hand-written VHD ends early by itself
            continue;
        QVERIFY2(info.error().code == ErrorCode::Truncated || info.error().code == ErrorCode::Corrupt, why(info));
        QVERIFY(isSentence(info.error().message));
    }
}

QTEST_GUILESS_MAIN(TestDiskHeader)
#include "tst_diskheader.moc"
