// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/ovf.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {

QByteArray disk() {
    QByteArray bytes(64 * 1024, 0);
    bytes.replace(446, 16, QByteArray::fromHex("80000000830000000008000000100000"));
    bytes.replace(510, 2, QByteArray::fromHex("55aa"));
    return bytes.replace(4096, 8192, randomBytes(8192, 3));
}

// One entry of a ustar archive by hand; `type` as POSIX has it, "size" as it stands in the header.
QByteArray entry(const QByteArray& name, const QByteArray& data, char type = '0', QByteArray size = {},
    const QByteArray& link = {}) {
    QByteArray header(512, 0);
    header.replace(0, name.size(), name);
    header.replace(100, 7, "0000644");
    if (size.isEmpty())
        size = QByteArray::number(data.size(), 8).rightJustified(11, '0');
    header.replace(124, size.size(), size);
    header.replace(136, 11, "00000000000");
    header[156] = type;
    header.replace(157, link.size(), link);
    header.replace(257, 8, QByteArray("ustar\00000", 8));
    header.replace(148, 8, "        ");
    unsigned sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    const QByteArray digits = QByteArray::number(sum, 8).rightJustified(6, '0');
    header.replace(148, 6, digits);
    header[154] = 0;
    return header + data + QByteArray((512 - data.size() % 512) % 512, 0);
}

const QByteArray kEnd(1024, 0);

} // namespace

// Archives that were made to do harm, or that are not whole: each has a sentence of its own, and none gives out a disk.
class TestHostileArchives : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tar_data();
    void tar();
    void everyCutIsSeen();
    void sevenZip_data();
    void sevenZip();
    void needsTooMuchMemory_data();
    void needsTooMuchMemory();
    void tooDeep();
    void partsNameTheOthers();
    void description_data();
    void description();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    Result<QByteArray> run(const QString& line) {
        QStringList words = line.split(u' ');
        const QString program = words.takeFirst();
        return runTool(program, words, m_dir.path());
    }
    QTemporaryDir m_dir;
};

void TestHostileArchives::tar_data() {
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const QByteArray good = entry("disk.raw", disk());
    const auto row = [&](const char* name, const QByteArray& bytes, ErrorCode code, const QString& says) {
        QTest::newRow(name) << bytes << code << says;
    };
    row("absolute", entry("/etc/passwd", "x") + good + kEnd, ErrorCode::Unsafe, u"leads out of the archive"_s);
    row("dot dot", entry("a/../../b.raw", disk()) + kEnd, ErrorCode::Unsafe, u"leads out of the archive"_s);
    row("drive", entry("C:\\disk.raw", disk()) + kEnd, ErrorCode::Unsafe, u"leads out of the archive"_s);
    row("unsafe behind the disk", good + entry("../x", "x") + kEnd, ErrorCode::Unsafe, u"leads out of the archive"_s);
    row("symbolic link", entry("disk.raw", {}, '2', {}, "/etc/shadow") + kEnd, ErrorCode::Unsafe, u"link to another"_s);
    row("hard link", entry("disk.raw", {}, '1', {}, "/etc/shadow") + kEnd, ErrorCode::Unsafe, u"second name"_s);
    row("character device", entry("disk.raw", {}, '3') + kEnd, ErrorCode::Unsafe, u"a device"_s);
    row("block device", entry("sda", {}, '4') + good + kEnd, ErrorCode::Unsafe, u"a device"_s);
    row("fifo", entry("disk.raw", {}, '6') + kEnd, ErrorCode::Unsafe, u"a device"_s);
    row("size beyond the file", entry("disk.raw", disk(), '0', "77777777777") + kEnd, ErrorCode::Truncated,
        u"not complete"_s);
    // base-256, 2^63 - 1 and -1
    row("largest size", entry("disk.raw", disk(), '0', QByteArray::fromHex("800000007fffffffffffffff")) + kEnd,
        ErrorCode::Corrupt, u"damaged"_s);
    row("negative size", entry("disk.raw", disk(), '0', QByteArray(12, '\xff')) + kEnd, ErrorCode::Corrupt,
        u"damaged"_s);
    row("no end", good, ErrorCode::Truncated, u"not complete"_s);
    row("garbage behind", good + kEnd + "garbage", ErrorCode::Corrupt, u"something else behind its end"_s);
    row("another archive behind", good + kEnd + good + kEnd, ErrorCode::Corrupt, u"something else behind its end"_s);
    row("wrong sum", good + QByteArray(entry("b.raw", disk())).replace(0, 1, "x") + kEnd, ErrorCode::Corrupt,
        u"damaged"_s);
    row("twice the same name", good + entry("disk.raw", disk()) + kEnd, ErrorCode::Unsupported, u"two files"_s);
    row("nothing in it", entry("README", "text only") + entry("b", "more text") + kEnd, ErrorCode::NotADiskImage,
        u"holds no disk"_s);
    row("an empty name", entry({}, disk()) + kEnd, ErrorCode::NotADiskImage, {});
    row("long name without an end", entry("././@LongLink", QByteArray(9 << 20, 'a'), 'L') + good + kEnd,
        ErrorCode::Corrupt, {});
    row("pax header without an end", entry("x", QByteArray(9 << 20, '1'), 'x') + good + kEnd, ErrorCode::Corrupt, {});
}

void TestHostileArchives::tar() {
    QFETCH(const QByteArray, archive);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, says);
    VERIFY_OK(writeFile(path(u"a.tar"_s), archive));
    const auto bytes = readMedia(path(u"a.tar"_s));
    if (code == ErrorCode::Corrupt && says.isEmpty()) { // libarchive has limits of its own, whose words are its own
        QVERIFY2(!bytes, "an error was expected");
        QVERIFY2(isSentence(bytes.error().message), why(bytes).constData());
        return;
    }
    VERIFY_ERROR(bytes, code);
    QVERIFY2(bytes.error().message.contains(says), why(bytes).constData());
    // The same in a stream, where nothing can be skipped.
    VERIFY_OK(compressed(path(u"a.tar"_s), u"gz"_s, {u"-1f"_s}));
    const auto streamed = readMedia(path(u"a.tar.gz"_s));
    VERIFY_ERROR(streamed, code);
}

void TestHostileArchives::everyCutIsSeen() {
    const QByteArray whole = entry("README.txt", "Read me.\n") + entry("disk.raw", disk()) + kEnd;
    VERIFY_OK(writeFile(path(u"whole.tar"_s), whole));
    QVERIFY(readMedia(path(u"whole.tar"_s)) == disk());
    VERIFY_OK(writeFile(path(u"one-block.tar"_s), whole.chopped(512))); // some tools write only one
    QVERIFY(readMedia(path(u"one-block.tar"_s)) == disk());
    for (qsizetype length :
        {whole.size() - 1024, whole.size() - 1025, whole.size() - 40'000, qsizetype(1536), qsizetype(1300)}) {
        VERIFY_OK(writeFile(path(u"cut.tar"_s), whole.first(length)));
        const auto bytes = readMedia(path(u"cut.tar"_s));
        QVERIFY2(!bytes, qPrintable(QString::number(length)));
        if (length > 1536)
            VERIFY_ERROR(bytes, ErrorCode::Truncated);
    }
}

void TestHostileArchives::sevenZip_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("cut") << 0 << ErrorCode::Truncated;
    QTest::newRow("garbage behind") << 1 << ErrorCode::Corrupt;
    QTest::newRow("a wrong byte of the disk") << 2 << ErrorCode::Corrupt;
    QTest::newRow("sizes that overflow") << 3 << ErrorCode::Truncated;
    QTest::newRow("a huge header") << 4 << ErrorCode::Truncated;
    QTest::newRow("encrypted") << 5 << ErrorCode::Unsupported;
    QTest::newRow("encrypted names") << 6 << ErrorCode::Unsupported;
}

void TestHostileArchives::sevenZip() {
    QFETCH(const int, kind);
    QFETCH(const ErrorCode, code);
    VERIFY_OK(writeFile(path(u"disk.raw"_s), disk()));
    QFile::remove(path(u"a.7z"_s));
    VERIFY_OK(run(kind == 5 ? u"7z a -bd -psecret a.7z disk.raw"_s
            : kind == 6     ? u"7z a -bd -psecret -mhe=on a.7z disk.raw"_s
                            : u"7z a -bd -m0=Copy a.7z disk.raw"_s));
    QByteArray bytes = *readFile(path(u"a.7z"_s));
    switch (kind) {
    case 0:
        bytes.chop(10);
        break;
    case 1:
        bytes += "garbage";
        break;
    case 2:
        bytes[32 + 5000] = char(bytes[32 + 5000] ^ 1); // behind the signature header, stored
        break;
    case 3:
        bytes.replace(12, 16, QByteArray(16, '\xff'));
        break;
    case 4:
        bytes.replace(20, 8, QByteArray::fromHex("0000000001000000"));
        break;
    default:
        break;
    }
    VERIFY_OK(writeFile(path(u"b.7z"_s), bytes));
    VERIFY_ERROR(readMedia(path(u"b.7z"_s)), code);
}

void TestHostileArchives::needsTooMuchMemory_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("file");
    QTest::newRow("zstd window") << u"zstd -q -f --ultra --long=31 --zstd=wlog=31 -o m.zst big.raw"_s << u"m.zst"_s;
    QTest::newRow("xz dictionary") << u"xz -kf --lzma2=preset=0,dict=512MiB big.raw"_s << u"big.raw.xz"_s;
    QTest::newRow("7z dictionary") << u"7z a -bd -mhc=off -m0=LZMA2 m.7z big.raw"_s << u"m.7z"_s;
    QTest::newRow("7z PPMd") << u"7z a -bd -mhc=off -m0=PPMd p.7z big.raw"_s << u"p.7z"_s;
}

void TestHostileArchives::needsTooMuchMemory() {
    QFETCH(const QString, line);
    QFETCH(const QString, file);
    VERIFY_OK(writeFile(path(u"big.raw"_s), disk()));
    VERIFY_OK(run(line));
    if (file.endsWith(u".zst"_s)) { // zstd makes the window as small as the file: RFC 8878, 3.1.1.1.2
        VERIFY_OK(writeFile(path(file),
            QByteArray::fromHex("28b52ffd00a8") + QByteArray::fromHex("010000"))); // window 2 GiB, an empty last block
    }
    if (file.endsWith(u".7z"_s)) { // 7-Zip makes them as small as the file: here is what the header says of the decoder
        QByteArray bytes = *readFile(path(file));
        const bool ppmd = file.startsWith(u'p');
        const QByteArray coder = QByteArray::fromHex(ppmd ? "2303040105" : "212101"); // its id and how long the rest is
        const qsizetype at = bytes.lastIndexOf(coder) + coder.size();
        QVERIFY(at > coder.size());
        ppmd ? bytes.replace(at + 1, 4, QByteArray::fromHex("000000f0")) : bytes.replace(at, 1, "\x28");
        VERIFY_OK(writeFile(path(file), bytes));
    }
    const auto info = readMedia(path(file));
    VERIFY_ERROR(info, ErrorCode::Unsupported);
    QVERIFY2(info.error().message.contains(u"memory"_s), why(info).constData());
}

void TestHostileArchives::tooDeep() {
    VERIFY_OK(writeFile(path(u"disk.raw"_s), disk()));
    VERIFY_OK(run(u"gzip -kf disk.raw"_s));
    VERIFY_OK(run(u"tar -cf one.tar disk.raw.gz"_s));
    VERIFY_OK(run(u"tar -cf two.tar one.tar"_s));
    VERIFY_ERROR(Media::inspect(path(u"two.tar"_s)), ErrorCode::Unsupported);
    VERIFY_OK(run(u"tar -cf plain.tar disk.raw"_s));
    VERIFY_OK(run(u"tar -cf in.tar plain.tar"_s));
    VERIFY_OK(run(u"tar -cf three.tar in.tar"_s));
    const auto deep = Media::inspect(path(u"three.tar"_s));
    VERIFY_ERROR(deep, ErrorCode::Unsupported);
    QVERIFY2(deep.error().message.contains(u"once more"_s), why(deep).constData());
    QVERIFY(readMedia(path(u"in.tar"_s)) == disk());
}

void TestHostileArchives::partsNameTheOthers() {
    VERIFY_OK(writeFile(path(u"disk.raw"_s), randomBytes(300'000, 5)));
    VERIFY_OK(run(u"7z a -bd -v100k split.7z disk.raw"_s));
    const auto part = Media::inspect(path(u"split.7z.001"_s));
    VERIFY_ERROR(part, ErrorCode::Unsupported);
    QVERIFY2(part.error().message.contains(u"split.7z.002"_s), why(part).constData());
    VERIFY_OK(writeFile(path(u"vm.ovf"_s),
        "<Envelope><References><File id='f' href='vm-disk1.vmdk'/></References><DiskSection><Disk fileRef='f'/>"
        "</DiskSection><VirtualSystem id='v'/></Envelope>"));
    const auto ovf = Media::inspect(path(u"vm.ovf"_s));
    VERIFY_ERROR(ovf, ErrorCode::NotADiskImage);
    QVERIFY2(ovf.error().message.contains(u"vm-disk1.vmdk"_s), why(ovf).constData());
}

void TestHostileArchives::description_data() {
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<ErrorCode>("code");
    const auto machine = [](const QByteArray& file, const QByteArray& extra = {}) -> QByteArray {
        return "<?xml version='1.0'?>" + extra + "<Envelope><References>" + file
            + "</References><DiskSection><Disk fileRef='f' capacity='1'/></DiskSection><VirtualSystem "
              "id='v'/></Envelope>";
    };
    QTest::newRow("no XML") << QByteArray("<Envelope><References>") << ErrorCode::Corrupt;
    QTest::newRow("another document") << QByteArray("<html/>") << ErrorCode::Corrupt;
    QTest::newRow("a document type") << machine(
        "<File id='f' href='a.vmdk'/>", "<!DOCTYPE Envelope [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>")
                                     << ErrorCode::Corrupt;
    QTest::newRow("on the network") << machine("<File id='f' href='http://example.org/a.vmdk'/>")
                                    << ErrorCode::Unsupported;
    QTest::newRow("outside") << machine("<File id='f' href='/etc/passwd'/>") << ErrorCode::Unsupported;
    QTest::newRow("above") << machine("<File id='f' href='../a.vmdk'/>") << ErrorCode::Unsupported;
    QTest::newRow("in pieces") << machine("<File id='f' href='a.vmdk' chunkSize='100'/>") << ErrorCode::Unsupported;
    QTest::newRow("not referenced") << machine("<File id='g' href='a.vmdk'/>") << ErrorCode::Corrupt;
    QTest::newRow("size that overflows") << machine("<File id='f' href='a.vmdk' size='99999999999999999999'/>")
                                         << ErrorCode::Corrupt;
    QTest::newRow("capacity that overflows") << machine("<File id='f' href='a.vmdk'/>")
                                                    .replace("capacity='1'",
                                                        "capacity='9223372036854775807' "
                                                        "capacityAllocationUnits='byte * 2^40'")
                                             << ErrorCode::Corrupt;
    QTest::newRow("too long") << machine("<File id='f' href='a.vmdk'/>") + QByteArray(2 << 20, ' ')
                              << ErrorCode::Corrupt;
    QTest::newRow("deep") << QByteArray("<Envelope>") + QByteArray("<a>").repeated(5000) << ErrorCode::Corrupt;
}

void TestHostileArchives::description() {
    QFETCH(const QByteArray, xml);
    QFETCH(const ErrorCode, code);
    const auto read = OvfDescription::read(xml, u"vm.ova"_s);
    VERIFY_ERROR(read, code);
}

QTEST_GUILESS_MAIN(TestHostileArchives)
#include "tst_hostilearchives.moc"
