// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/pipeddisk.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QTemporaryDir>
#include <QTest>

#include <chrono>
#include <csignal>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {

// A pipe with a writer at its other end, on a thread of its own.
class Pipe {
public:
    enum class After { Close, StayOpen };
    explicit Pipe(QByteArray bytes, After after = After::Close) {
        int ends[2] = {-1, -1};
        if (::pipe2(ends, O_CLOEXEC) != 0)
            qFatal("no pipe");
        m_read = ends[0];
        m_write = ends[1];
        m_writer = std::jthread([this, bytes = std::move(bytes), after] {
            for (qsizetype done = 0; done < bytes.size();) {
                const ssize_t got = ::write(m_write, bytes.constData() + done, size_t(bytes.size() - done));
                if (got <= 0)
                    break; // nobody reads any more
                done += got;
            }
            if (after == After::Close)
                closeWriter();
        });
    }
    ~Pipe() {
        ::close(m_read);
        m_writer.join();
        closeWriter();
    }
    Q_DISABLE_COPY_MOVE(Pipe)
    int descriptor() const { return m_read; }

private:
    void closeWriter() {
        if (m_write >= 0)
            ::close(m_write);
        m_write = -1;
    }
    int m_read = -1;
    int m_write = -1;
    std::jthread m_writer;
};

QByteArray disk() {
    QByteArray bytes(3 << 20, 0);
    bytes.replace(446, 16, QByteArray::fromHex("80000000830000000008000000100000")); // 2,048 and 4,096 sectors: 3 MiB
    bytes.replace(510, 2, QByteArray::fromHex("55aa"));
    return bytes.replace(8192, 300'000, randomBytes(300'000, 7));
}

} // namespace

// Disks from standard input.
class TestPipedDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyForm_data();
    void everyForm();
    void refused_data();
    void refused();
    void brokenPipe_data();
    void brokenPipe();
    void isReadOnce();
    void stopsWaiting();
    void isLetGoOf();
    void aFile();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    Result<QByteArray> run(const QString& line) {
        QStringList words = line.split(u' ');
        const QString program = words.takeFirst();
        return runTool(program, words, m_dir.path());
    }
    QTemporaryDir m_dir;
};

void TestPipedDisk::initTestCase() {
    std::signal(SIGPIPE, SIG_IGN);
    VERIFY_OK(writeFile(path(u"disk.raw"_s), disk()));
    VERIFY_OK(writeFile(path(u"b.raw"_s), disk()));
    VERIFY_OK(writeFile(path(u"README.txt"_s), "Read me.\n"));
    for (const auto& line : {u"gzip -k disk.raw"_s, u"xz -k0 disk.raw"_s, u"zstd -q -k disk.raw"_s,
             u"lz4 -q -k disk.raw"_s, u"bzip2 -k disk.raw"_s, u"tar -cf one.tar README.txt disk.raw"_s,
             u"tar -czf one.tar.gz README.txt disk.raw"_s, u"tar -cf packed.tar disk.raw.xz"_s,
             u"tar -czf nested.tar.gz one.tar"_s, u"tar -cf two.tar disk.raw b.raw"_s, u"zip -q one.zip disk.raw"_s,
             u"7z a -bd one.7z disk.raw"_s, u"qemu-img convert -O qcow2 disk.raw disk.qcow2"_s,
             u"tar -cf text.tar README.txt"_s})
        VERIFY_OK(run(line));
}

void TestPipedDisk::everyForm_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QString>("format");
    const auto row = [](const QString& file, const QString& member, const QString& format) {
        QTest::newRow(qPrintable(file + u' ' + member)) << file << member << format;
    };
    row(u"disk.raw"_s, {}, u"raw"_s);
    for (const auto& ending : {u"gz"_s, u"xz"_s, u"zst"_s, u"lz4"_s, u"bz2"_s})
        row(u"disk.raw."_s + ending, {}, u"raw."_s + ending);
    row(u"one.tar"_s, {}, u"raw.tar"_s);
    row(u"one.tar"_s, u"disk.raw"_s, u"raw.tar"_s);
    row(u"one.tar.gz"_s, {}, u"raw.tar.gz"_s);
    row(u"packed.tar"_s, {}, u"raw.xz.tar"_s);
    row(u"nested.tar.gz"_s, {}, u"raw.tar.tar.gz"_s);
    row(u"two.tar"_s, u"b.raw"_s, u"raw.tar"_s);
}

void TestPipedDisk::everyForm() {
    QFETCH(const QString, file);
    QFETCH(const QString, member);
    QFETCH(const QString, format);
    const QByteArray bytes = *readFile(path(file));
    const Pipe pipe(bytes);
    const auto found = PipedDisk::inspect(pipe.descriptor(), u"Standard input"_s, member, {});
    VERIFY_OK(found);
    QCOMPARE(found->info.formatWord(), format);
    QCOMPARE(found->info.path, QString());
    QCOMPARE(found->info.suggestedName,
        file.contains(u"tar"_s) ? (member == "b.raw"_L1 ? u"b"_s : u"disk"_s) : u"Standard input"_s);
    auto source = found->open({});
    VERIFY_OK(source);
    const auto read = readAll(*source, 77'777);
    VERIFY_OK(read);
    QVERIFY(*read == disk());
    const auto& stream = *std::get<std::unique_ptr<StreamSource>>(*source);
    QCOMPARE(stream.sourceSha256(), sha256OfFile(path(file)));
    QCOMPARE(stream.sourceSize(), 0);
    QCOMPARE(stream.sourcePosition(), bytes.size());
}

void TestPipedDisk::refused_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("member");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("text") << u"README.txt"_s << QString() << ErrorCode::NotADiskImage;
    QTest::newRow("zip") << u"one.zip"_s << QString() << ErrorCode::Unsupported;
    QTest::newRow("7z") << u"one.7z"_s << QString() << ErrorCode::Unsupported;
    QTest::newRow("qcow2") << u"disk.qcow2"_s << QString() << ErrorCode::Unsupported;
    QTest::newRow("no disk in it") << u"text.tar"_s << QString() << ErrorCode::NotADiskImage;
    QTest::newRow("missing member") << u"one.tar"_s << u"x.raw"_s << ErrorCode::NotFound;
    QTest::newRow("no archive") << u"disk.raw"_s << u"x.raw"_s << ErrorCode::InvalidArgument;
}

void TestPipedDisk::refused() {
    QFETCH(const QString, file);
    QFETCH(const QString, member);
    QFETCH(const ErrorCode, code);
    const Pipe pipe(*readFile(path(file)));
    const auto found = PipedDisk::inspect(pipe.descriptor(), u"Standard input"_s, member, {});
    VERIFY_ERROR(found, code);
}

void TestPipedDisk::brokenPipe_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("nothing") << QByteArray() << ErrorCode::NotADiskImage;
    QTest::newRow("raw, shorter than its partitions") << disk().first(2 << 20) << ErrorCode::Truncated;
    QTest::newRow("raw, not whole sectors") << disk() + "x" << ErrorCode::Truncated;
    for (const auto& file : {u"disk.raw.gz"_s, u"disk.raw.zst"_s, u"one.tar"_s, u"one.tar.gz"_s}) {
        const QByteArray whole = *readFile(path(file));
        QTest::newRow(qPrintable(file)) << whole.first(whole.size() / 2) << ErrorCode::Truncated;
    }
    QTest::newRow("two disks") << *readFile(path(u"two.tar"_s)) << ErrorCode::Ambiguous;
}

void TestPipedDisk::brokenPipe() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const ErrorCode, code);
    const Pipe pipe(bytes);
    const auto found = PipedDisk::inspect(pipe.descriptor(), u"Standard input"_s, {}, {});
    if (!found) {
        VERIFY_ERROR(found, code);
        return;
    }
    auto source = found->open({});
    VERIFY_OK(source);
    const auto bytesRead = readAll(*source);
    VERIFY_ERROR(bytesRead, code);
}

void TestPipedDisk::isReadOnce() {
    const Pipe pipe(disk());
    const auto found = PipedDisk::inspect(pipe.descriptor(), u"Standard input"_s, {}, {});
    VERIFY_OK(found);
    const auto first = found->open({}), second = found->open({});
    VERIFY_OK(first);
    VERIFY_ERROR(second, ErrorCode::NotFound);
}

// Nothing comes any more, and nobody waits for it once it was cancelled.
void TestPipedDisk::stopsWaiting() {
    const Pipe pipe(disk().first(1 << 20), Pipe::After::StayOpen);
    const auto found = PipedDisk::inspect(pipe.descriptor(), u"Standard input"_s, {}, {});
    VERIFY_OK(found);
    std::stop_source stop;
    auto source = found->open(stop.get_token());
    VERIFY_OK(source);
    std::vector<std::byte> buffer(512 * 1024);
    VERIFY_OK(std::get<std::unique_ptr<StreamSource>>(*source)->read(buffer));
    const std::jthread canceller([&stop] { stop.request_stop(); });
    const auto read = readAll(*source);
    VERIFY_ERROR(read, ErrorCode::Cancelled);
    const Pipe silent({}, Pipe::After::StayOpen);
    const auto never = PipedDisk::inspect(silent.descriptor(), u"Standard input"_s, {}, stop.get_token());
    VERIFY_ERROR(never, ErrorCode::Cancelled);
}

void TestPipedDisk::isLetGoOf() {
    const Pipe pipe(disk().first(1 << 20), Pipe::After::StayOpen);
    auto found = PipedDisk::inspect(pipe.descriptor(), u"Standard input"_s, {}, {});
    VERIFY_OK(found);
    auto source = found->open({});
    VERIFY_OK(source);
    std::vector<std::byte> buffer(4096);
    VERIFY_OK(std::get<std::unique_ptr<StreamSource>>(*source)->read(buffer)); // its thread reads ahead, and waits
    source = DiskSource(std::unique_ptr<StreamSource>()); // would hang
}

void TestPipedDisk::aFile() {
    const int descriptor = ::open(QFile::encodeName(path(u"disk.raw.gz"_s)).constData(), O_RDONLY | O_CLOEXEC);
    QVERIFY(descriptor >= 0);
    const auto found = PipedDisk::inspect(descriptor, u"Standard input"_s, {}, {});
    VERIFY_OK(found);
    auto source = found->open({});
    VERIFY_OK(source);
    QCOMPARE(std::get<std::unique_ptr<StreamSource>>(*source)->sourceSize(), QFile(path(u"disk.raw.gz"_s)).size());
    QVERIFY(readAll(*source) == disk());
    ::close(descriptor);
}

QTEST_GUILESS_MAIN(TestPipedDisk)
#include "tst_pipeddisk.moc"
