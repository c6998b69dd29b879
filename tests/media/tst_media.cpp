// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/media.h"

#include "models/domain/rules.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {
constexpr qint64 kMiB = 1024 * 1024;
}

// What is taken, what is refused and how: Media as the dialogs use it.
class TestMedia : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void namesOfAnyBytes_data();
    void namesOfAnyBytes();
    void whatIsNoFile_data();
    void whatIsNoFile();
    void unreadable();
    void otherDisks_data();
    void otherDisks();
    void fixedVhdInside();
    void unknownContents_data();
    void unknownContents();
    void notWhatItsNameSays();
    void compressedTwice();
    void cutShortIsSaid();
    void encryptedIsSaid();
    void openLooksAgain();
    void stops();
    void describes();
    void collects();
    void patterns();

private:
    QString file(const QString& name, const QByteArray& bytes) {
        const QString path = m_dir.filePath(name);
        return writeFile(path, bytes) ? path : QString();
    }
    QTemporaryDir m_dir;
    QString m_disk;
};

void TestMedia::initTestCase() {
    m_disk = m_dir.filePath(u"web-amd64.raw"_s);
    VERIFY_OK(makeExt4Disk(m_disk, 8 * kMiB));
}

void TestMedia::namesOfAnyBytes_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("percent") << u"disk%20%1 100%.img"_s;
    QTest::newRow("line break") << u"disk\nof two lines\t.img"_s;
    QTest::newRow("control characters") << u"\x1b[31mred\x07\x7f.img"_s;
    QTest::newRow("spaces around") << u"  disk of  spaces .img"_s;
    QTest::newRow("umlauts") << u"Bücher – Ω 磁盘.img"_s;
    QTest::newRow("quotes") << u"a\"b'c`d$e\\f.img"_s;
    QTest::newRow("dash") << u"-rf.img"_s;
    QTest::newRow("hash and question") << u"a#b?c:d.img"_s;
    QTest::newRow("long") << QString(240, u'x') + u".img"_s;
}

void TestMedia::namesOfAnyBytes() {
    QFETCH(const QString, name);
    const QString path = m_dir.filePath(name);
    QVERIFY(QFile::copy(m_disk, path));
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    QCOMPARE(info->path, path);
    QCOMPARE(info->fileName, name);
    static const QRegularExpression control(u"[\\x00-\\x1f\\x7f]"_s);
    QCOMPARE(info->suggestedName, name.chopped(4).replace(control, u" "_s).simplified());
    const auto usable = ImageRules::canChange(Image(), ImageChanges{.name = info->suggestedName});
    VERIFY_OK(usable);
    const auto bytes = readMedia(path);
    VERIFY_OK(bytes);
    const auto packed = compressed(path, u"zst"_s);
    VERIFY_OK(packed);
    const auto again = readMedia(*packed);
    VERIFY_OK(again);
    QVERIFY(*again == *bytes);
    VERIFY_OK(writeFile(path, "text"));
    const auto refused = Media::inspect(path);
    VERIFY_ERROR(refused, ErrorCode::NotADiskImage); // and the sentence is one, whatever the name
    QVERIFY(QFile::remove(path) && QFile::remove(*packed));
}

void TestMedia::whatIsNoFile_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    const auto at = [this](const char* name) { return m_dir.filePath(QString::fromLatin1(name)); };
    const auto encoded = [](const QString& path) { return QFile::encodeName(path); };

    QTest::newRow("missing") << at("missing.img") << ErrorCode::NotFound << u"does not exist"_s;
    QTest::newRow("in a missing folder") << at("no/such/disk.img") << ErrorCode::NotFound << u"does not exist"_s;
    QTest::newRow("below a file") << m_disk + u"/disk.img"_s << ErrorCode::NotFound << u"does not exist"_s;
    // Bytes that are no UTF-8 become U+FFFD in all of Qt: such a file is there, but cannot be reached.
    const QByteArray bytes = encoded(m_dir.path()) + "/latin1-\xfc.img";
    const int latin1 = ::open(bytes.constData(), O_CREAT | O_CLOEXEC, 0600);
    QVERIFY(latin1 >= 0);
    ::close(latin1);
    QTest::newRow("not UTF-8") << QString(m_dir.path() + u"/latin1-\ufffd.img") << ErrorCode::NotFound << u"UTF-8"_s;
    QTest::newRow("no name") << QString() << ErrorCode::NotFound << u"does not exist"_s;
    QTest::newRow("folder") << m_dir.path() << ErrorCode::NotADiskImage << u"is a folder"_s;
    QTest::newRow("empty") << file(u"empty.img"_s, {}) << ErrorCode::NotADiskImage << u"is empty"_s;
    QVERIFY(QFile::link(u"nowhere.img"_s, at("broken.img")));
    QTest::newRow("broken link") << at("broken.img") << ErrorCode::NotFound << u"nowhere.img”, which does not exist"_s;
    QVERIFY(QFile::link(u"loop.img"_s, at("loop.img")));
    QTest::newRow("endless link") << at("loop.img") << ErrorCode::NotFound << u"itself"_s;
    QCOMPARE(::mkfifo(encoded(at("fifo.img")).constData(), 0600), 0);
    QTest::newRow("fifo") << at("fifo.img") << ErrorCode::NotADiskImage << u"FIFO"_s;
    QVERIFY(QFile::link(at("fifo.img"), at("to-fifo.img")));
    QTest::newRow("link to a fifo") << at("to-fifo.img") << ErrorCode::NotADiskImage << u"FIFO"_s;
    QTest::newRow("/dev/zero") << u"/dev/zero"_s << ErrorCode::NotADiskImage << u"is a device"_s;
    QTest::newRow("/dev/null") << u"/dev/null"_s << ErrorCode::NotADiskImage << u"is a device"_s;

    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray socketPath = encoded(at("socket.img"));
    QVERIFY(size_t(socketPath.size()) < sizeof address.sun_path);
    std::memcpy(address.sun_path, socketPath.constData(), size_t(socketPath.size()));
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    QVERIFY(descriptor >= 0);
    QCOMPARE(::bind(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    ::close(descriptor);
    QTest::newRow("socket") << at("socket.img") << ErrorCode::NotADiskImage << u"is a socket"_s;
}

void TestMedia::whatIsNoFile() {
    QFETCH(const QString, path);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, says);
    const auto info = Media::inspect(path);
    VERIFY_ERROR(info, code);
    QVERIFY2(info.error().message.contains(says), why(info).constData());
}

void TestMedia::unreadable() {
    if (::geteuid() == 0)
        QSKIP("root may read everything");
    const QString path = file(u"secret.img"_s, QByteArray(512, 0));
    QVERIFY(QFile::setPermissions(path, {}));
    const auto info = Media::inspect(path);
    VERIFY_ERROR(info, ErrorCode::PermissionDenied);
}

void TestMedia::otherDisks_data() {
    QTest::addColumn<QStringList>("command"); // makes "other.img" of "disk"
    QTest::addColumn<QString>("says");
    const auto convert = [](const char* name, const QString& format, const QString& options, const QString& says) {
        QStringList command{u"qemu-img"_s, u"convert"_s, u"-O"_s, format};
        if (!options.isEmpty())
            command += {u"-o"_s, options};
        QTest::newRow(name) << command + QStringList{u"disk"_s, u"other.img"_s} << says;
    };
    convert("qcow", u"qcow"_s, {}, u"qcow"_s);
    convert("qed", u"qed"_s, {}, u"QED"_s);
    convert("parallels", u"parallels"_s, {}, u"Parallels"_s);
    convert("vmdk flat", u"vmdk"_s, u"subformat=monolithicFlat"_s, u"description"_s);
}

void TestMedia::otherDisks() {
    QFETCH(const QStringList, command);
    QFETCH(const QString, says);
    const QTemporaryDir dir;
    QVERIFY(QFile::copy(m_disk, dir.filePath(u"disk"_s)));
    VERIFY_OK(runTool(command.first(), command.mid(1), dir.path()));
    const QString path = dir.filePath(u"other.img"_s);
    const auto plain = Media::inspect(path);
    VERIFY_ERROR(plain, ErrorCode::Unsupported);
    QVERIFY2(plain.error().message.startsWith(u"“other.img” is"_s), why(plain).constData());
    QVERIFY2(plain.error().message.contains(says), why(plain).constData());
    for (const auto& ending : {u"gz"_s, u"bz2"_s, u"xz"_s, u"zst"_s, u"lz4"_s, u"zip"_s}) {
        const auto packed = compressed(path, ending, {u"-1"_s});
        VERIFY_OK(packed);
        const auto inside = Media::inspect(*packed);
        VERIFY_ERROR(inside, ErrorCode::Unsupported);
        QVERIFY2(inside.error().message.startsWith(u"The file inside “other.img.%1” is"_s.arg(ending)),
            why(inside).constData());
        QVERIFY2(inside.error().message.contains(says), why(inside).constData());
    }
}

// It begins like the raw disk that it holds; inside a compressed file only the end tells.
void TestMedia::fixedVhdInside() {
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"azure.img"_s);
    VERIFY_OK(runTool(
        u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"vpc"_s, u"-o"_s, u"subformat=fixed,force_size"_s, m_disk, path}));
    const auto plain = Media::inspect(path);
    VERIFY_OK(plain);
    QCOMPARE(plain->formatWord(), u"vhd"_s);
    for (const auto& ending : {u"gz"_s, u"xz"_s, u"zst"_s, u"lz4"_s, u"zip"_s}) {
        const auto packed = compressed(path, ending, {u"-1"_s});
        VERIFY_OK(packed);
        const auto bytes = readMedia(*packed);
        VERIFY_ERROR(bytes, ErrorCode::Unsupported);
        QVERIFY2(bytes.error().message.contains(u"VHD"_s), why(bytes).constData());
    }
}

void TestMedia::unknownContents_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("length");
    QTest::addColumn<bool>("taken");
    for (const auto& ending : {u"raw"_s, u"img"_s, u"disk"_s, u"dd"_s, u"bin"_s, u"hdd"_s, u"image"_s, u"IMG"_s})
        QTest::newRow(qPrintable(ending)) << u"blank."_s + ending << 4096 << true;
    QTest::newRow("no ending") << u"blank"_s << 4096 << false;
    QTest::newRow("other ending") << u"blank.dat"_s << 4096 << false;
    QTest::newRow("only an ending") << u".img"_s << 4096 << false;
    QTest::newRow("odd length") << u"blank.img"_s << 4097 << false;
    QTest::newRow("short") << u"blank.img"_s << 511 << false;
    QTest::newRow("one sector") << u"blank.img"_s << 512 << true;
}

void TestMedia::unknownContents() {
    QFETCH(const QString, name);
    QFETCH(const int, length);
    QFETCH(const bool, taken);
    const QTemporaryDir dir;
    const QByteArray bytes(length, 0);
    for (const QString& ending : {QString(), u"gz"_s, u"xz"_s}) {
        QString path = dir.filePath(name);
        VERIFY_OK(writeFile(path, bytes));
        if (!ending.isEmpty())
            path = *compressed(path, ending);
        const auto info = Media::inspect(path);
        if (!taken) {
            VERIFY_ERROR(info, ErrorCode::NotADiskImage);
            continue;
        }
        VERIFY_OK(info);
        QVERIFY(!info->recognised);
        QVERIFY(info->contents.isEmpty());
        QCOMPARE(info->warnings.size(), 1);
        const auto read = readMedia(path);
        VERIFY_OK(read);
        QVERIFY(*read == bytes);
    }
}

void TestMedia::notWhatItsNameSays() {
    // Damaged at its first byte a compressed file is not taken for a raw disk.
    const auto damaged = Media::inspect(file(u"damaged.img.xz"_s, QByteArray(4096, 1)));
    VERIFY_ERROR(damaged, ErrorCode::Corrupt);
    // Decompressed on its way by a helpful program: the disk is plain to see.
    const QString path = m_dir.filePath(u"unpacked.img.gz"_s);
    QVERIFY(QFile::copy(m_disk, path));
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    QCOMPARE(info->compression, Compression::None);
    QCOMPARE(info->warnings.size(), 1);
    // Compressed, though its name does not say so.
    QVERIFY(QFile::rename(*compressed(m_disk, u"xz"_s, {u"-0"_s}), m_dir.filePath(u"packed.img"_s)));
    const auto packed = Media::inspect(m_dir.filePath(u"packed.img"_s));
    VERIFY_OK(packed);
    QCOMPARE(packed->compression, Compression::Xz);
    QCOMPARE(packed->suggestedName, u"packed"_s);
}

void TestMedia::compressedTwice() {
    const QString gz = *compressed(m_disk, u"gz"_s, {u"-1"_s});
    for (const auto& ending : {u"gz"_s, u"bz2"_s, u"xz"_s, u"zst"_s, u"lz4"_s}) {
        const auto twice = compressed(gz, ending);
        VERIFY_OK(twice);
        const auto info = Media::inspect(*twice);
        VERIFY_ERROR(info, ErrorCode::Unsupported);
        QVERIFY2(info.error().message.contains(u"gzip"_s), why(info).constData());
    }
}

void TestMedia::cutShortIsSaid() {
    const auto info = Media::inspect(file(u"cut.raw"_s, readFile(m_disk)->first(4 * kMiB)));
    VERIFY_OK(info);
    QCOMPARE(info->warnings.size(), 1);
    QVERIFY(info->warnings.first().contains(u"cut short"_s));
}

void TestMedia::encryptedIsSaid() {
    const QString path = m_dir.filePath(u"secret-disk.raw"_s);
    VERIFY_OK(runTool(u"qemu-img"_s,
        {u"create"_s, u"-q"_s, u"-f"_s, u"luks"_s, u"--object"_s, u"secret,id=s,data=abc"_s, u"-o"_s,
            u"key-secret=s,iter-time=10"_s, path, u"4M"_s}));
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    QVERIFY(info->recognised);
    QCOMPARE(info->contents, u"LUKS-encrypted data"_s);
    QCOMPARE(info->formatWord(), u"raw"_s);
    QCOMPARE(info->warnings.size(), 1);
}

void TestMedia::openLooksAgain() {
    const QString path = m_dir.filePath(u"again.img"_s);
    QVERIFY(QFile::copy(m_disk, path));
    const auto info = Media::inspect(path);
    VERIFY_OK(info);
    VERIFY_OK(Media::open(*info));
    QVERIFY(QFile::resize(path, 16 * kMiB));
    const auto grown = Media::open(*info);
    VERIFY_ERROR(grown, ErrorCode::SourceChanged);
    QVERIFY(QFile::remove(path));
    const auto gone = Media::open(*info);
    VERIFY_ERROR(gone, ErrorCode::NotFound);
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, m_disk, path}));
    const auto other = Media::open(*info);
    VERIFY_ERROR(other, ErrorCode::SourceChanged);
}

void TestMedia::stops() {
    std::stop_source stop;
    VERIFY_OK(Media::inspect(m_disk, stop.get_token()));
    stop.request_stop();
    for (const auto& ending : {u"gz"_s, u"zip"_s}) {
        const auto packed = Media::inspect(*compressed(m_disk, ending), stop.get_token());
        QVERIFY(!packed);
        QCOMPARE(packed.error().code, ErrorCode::Cancelled);
    }
    const auto plain = Media::inspect(m_disk, stop.get_token());
    QVERIFY(!plain);
    QCOMPARE(plain.error().code, ErrorCode::Cancelled);
}

void TestMedia::describes() {
    MediaInfo info;
    QCOMPARE(info.formatWord(), u"raw"_s);
    QCOMPARE(info.describe(), u"Raw disk"_s);
    info.compression = Compression::Xz;
    QCOMPARE(info.formatWord(), u"raw.xz"_s);
    QCOMPARE(info.describe(), u"Raw disk, xz-compressed"_s);
    info.compression = Compression::Zip;
    QCOMPARE(info.describe(), u"Raw disk, in a zip archive"_s);
    const auto real = Media::inspect(m_disk);
    VERIFY_OK(real);
    QCOMPARE(real->architecture, Architecture::x86_64());
    QCOMPARE(real->suggestedName, u"web-amd64"_s);
}

void TestMedia::collects() {
    const QTemporaryDir dir;
    QVERIFY(QDir().mkpath(dir.filePath(u"b/deep"_s)) && QDir().mkpath(dir.filePath(u"b/.hidden"_s)));
    QStringList all;
    for (const auto& name : {u"a.img"_s, u"b/1.img"_s, u"b/2.img"_s, u"b/deep/3%20.img"_s}) {
        VERIFY_OK(writeFile(dir.filePath(name), "x"));
        all.append(dir.filePath(name));
    }
    VERIFY_OK(writeFile(dir.filePath(u"b/.secret"_s), "x"));
    VERIFY_OK(writeFile(dir.filePath(u"b/.hidden/x.img"_s), "x"));
    QVERIFY(QFile::link(dir.path(), dir.filePath(u"b/loop"_s)));
    QVERIFY(QFile::link(dir.filePath(u"a.img"_s), dir.filePath(u"b/link.img"_s)));
    QCOMPARE(::mkfifo(QFile::encodeName(dir.filePath(u"b/fifo"_s)).constData(), 0600), 0);

    QStringList found = Media::collectFiles({dir.path()});
    found.sort();
    QCOMPARE(found, all);
    QCOMPARE(Media::collectFiles({dir.path()}), Media::collectFiles({dir.path() + u'/'}));
    QCOMPARE(Media::collectFiles({dir.path()}, 2).size(), 2);
    QCOMPARE(Media::collectFiles({dir.path()}, 0).size(), 0);
    const QStringList missing{dir.filePath(u"missing"_s), all.first()};
    QCOMPARE(Media::collectFiles(missing), missing);
    QCOMPARE(Media::collectFiles({all.first(), dir.path(), all.first()}).size(), 4);
    QVERIFY(Media::collectFiles({}).isEmpty());
}

void TestMedia::patterns() {
    const QStringList patterns = Media::namePatterns();
    for (const auto& pattern : {u"*.raw"_s, u"*.img"_s, u"*.img.xz"_s, u"*.raw.zst"_s, u"*.zip"_s, u"*.gz"_s})
        QVERIFY2(patterns.contains(pattern), qPrintable(pattern));
    QCOMPARE(patterns.first(), u"*.raw"_s);
    QCOMPARE(QSet<QString>(patterns.begin(), patterns.end()).size(), patterns.size());
}

QTEST_GUILESS_MAIN(TestMedia)
#include "tst_media.moc"
