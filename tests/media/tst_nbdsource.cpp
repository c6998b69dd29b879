// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "models/media/nbdsource.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <cstring>
#include <future>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

// A disk behind a real qemu-nbd: bytes, extents, and a server that dies, hangs or is none.
class TestNbdSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wholeDisk_data();
    void wholeDisk();
    void extentsAreThoseOfTheDisk();
    void whatIsCleanIsUnchanged();
    void readsAnywhere();
    void emptyDisk();
    void deadServer();
    void hangingServer();
    void cancelled();
    void noServer();
    void noSuchExport();
    void noNbdAtAll();
    void readErrorsAreErrors();

private:
    bool serve(QProcess& server, const QString& file, const QStringList& more = {u"--format=raw"_s});
    NbdSource::Options options() const { return {.name = u"disk"_s}; }

    QTemporaryDir m_dir;
    QString m_disk, m_socket;
};

void TestNbdSource::initTestCase() {
    m_disk = m_dir.filePath(u"disk.raw"_s);
    m_socket = m_dir.filePath(u"s"_s);
    VERIFY_OK(makeExt4Disk(m_disk, 48 * kMiB));
    VERIFY_OK(
        runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, u"-c"_s, m_disk, m_dir.filePath(u"disk.qcow2"_s)}));
}

bool TestNbdSource::serve(QProcess& server, const QString& file, const QStringList& more) {
    QFile::remove(m_socket);
    server.start(u"qemu-nbd"_s,
        QStringList{u"--read-only"_s, u"--persistent"_s, u"--socket="_s + m_socket} + more + QStringList{file});
    // Its socket is there a moment before it can be connected to.
    const auto listens = [this] {
        sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
        const QByteArray path = QFile::encodeName(m_socket);
        std::memcpy(address.sun_path, path.constData(), std::min(size_t(path.size()), sizeof address.sun_path - 1));
        const int one = ::socket(AF_UNIX, SOCK_STREAM, 0);
        const bool connected = ::connect(one, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
        ::close(one);
        return connected;
    };
    return server.waitForStarted() && QTest::qWaitFor(listens, 10'000);
}

void TestNbdSource::wholeDisk_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::newRow("raw") << u"disk.raw"_s << u"raw"_s;
    QTest::newRow("qcow2") << u"disk.qcow2"_s << u"qcow2"_s;
}

void TestNbdSource::wholeDisk() {
    QFETCH(const QString, file);
    QFETCH(const QString, format);
    QProcess server;
    QVERIFY(serve(server, m_dir.filePath(file), {u"--format="_s + format}));
    for (const qint64 step : {kMiB / 2, 65537LL}) {
        auto source = NbdSource::connect(m_socket, options());
        VERIFY_OK(source);
        QCOMPARE((*source)->size(), 48 * kMiB);
        DiskSource disk = std::move(*source);
        const auto bytes = readAll(disk, step);
        VERIFY_OK(bytes);
        QVERIFY(*bytes == *readFile(m_disk));
    }
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestNbdSource::extentsAreThoseOfTheDisk() {
    QProcess server;
    QVERIFY(serve(server, m_disk));
    auto source = NbdSource::connect(m_socket, options());
    VERIFY_OK(source);
    qint64 zeros = 0, at = 0;
    const QByteArray bytes = *readFile(m_disk);
    while (at < (*source)->size()) {
        const auto extent = (*source)->extentAt(at);
        VERIFY_OK(extent);
        QCOMPARE(extent->offset, at);
        QCOMPARE_GT(extent->length, 0);
        if (extent->kind == ExtentKind::Zero) {
            zeros += extent->length;
            QCOMPARE(bytes.mid(at, extent->length).count('\0'), extent->length);
        }
        at += extent->length;
    }
    QCOMPARE(at, bytes.size());
    QCOMPARE_GT(zeros, 8 * kMiB);
    server.kill();
    QVERIFY(server.waitForFinished());
}

// What a dirty bitmap names was written to since; holes stay zeros.
void TestNbdSource::whatIsCleanIsUnchanged() {
    const QString file = m_dir.filePath(u"tracked.qcow2"_s);
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, m_disk, file}));
    VERIFY_OK(runTool(u"qemu-img"_s, {u"bitmap"_s, u"--add"_s, file, u"b"_s}));
    VERIFY_OK(runTool(u"qemu-io"_s, {u"-c"_s, u"write -P 7 20M 128k"_s, u"-c"_s, u"write -P 8 47M 64k"_s, file}));
    QProcess server;
    QVERIFY(serve(server, file, {u"--format=qcow2"_s, u"--bitmap=b"_s}));
    NbdSource::Options with = options();
    with.bitmap = "b";
    auto source = NbdSource::connect(m_socket, with);
    VERIFY_OK(source);
    const auto look = [&] {
        QMap<ExtentKind, qint64> sums;
        for (qint64 at = 0; at < (*source)->size();) {
            const auto extent = (*source)->extentAt(at);
            if (!extent || extent->offset != at || extent->length < 1)
                return QMap<ExtentKind, qint64>{};
            const bool written
                = (at >= 20 * kMiB && at < 20 * kMiB + 128 * kKiB) || (at >= 47 * kMiB && at < 47 * kMiB + 64 * kKiB);
            if (extent->kind == ExtentKind::Unchanged && written)
                return QMap<ExtentKind, qint64>{};
            sums[extent->kind] += extent->length;
            at += extent->length;
        }
        return sums;
    };
    QCOMPARE(look()[ExtentKind::Unchanged], 0); // nobody has asked for it
    (*source)->useEarlier(true);
    auto sums = look();
    QCOMPARE(sums[ExtentKind::Data], 192 * kKiB);
    QCOMPARE_GT(sums[ExtentKind::Unchanged], kMiB);
    QCOMPARE_GT(sums[ExtentKind::Zero], 8 * kMiB);
    // What is unchanged can be read all the same.
    QByteArray piece(2 * kMiB, Qt::Uninitialized);
    VERIFY_OK((*source)->read(19 * kMiB, std::as_writable_bytes(std::span(piece.data(), std::size_t(piece.size())))));
    QVERIFY(piece.first(kMiB) == readFile(m_disk)->mid(19 * kMiB, kMiB));
    QCOMPARE(piece.mid(kMiB, 128 * kKiB), QByteArray(128 * kKiB, 7));
    (*source)->useEarlier(false);
    sums = look();
    QCOMPARE(sums[ExtentKind::Unchanged], 0);
    QCOMPARE_GT(sums[ExtentKind::Data], kMiB);
    // A server that has no such bitmap tells of no changes.
    with.bitmap = "other";
    source = std::unexpected(Error{}); // it serves one at a time
    source = NbdSource::connect(m_socket, with);
    VERIFY_OK(source);
    (*source)->useEarlier(true);
    QCOMPARE(look()[ExtentKind::Unchanged], 0);
    QCOMPARE_GT(look()[ExtentKind::Data], kMiB);
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestNbdSource::readsAnywhere() {
    QProcess server;
    QVERIFY(serve(server, m_dir.filePath(u"disk.qcow2"_s), {u"--format=qcow2"_s}));
    auto source = NbdSource::connect(m_socket, options());
    VERIFY_OK(source);
    const QByteArray bytes = *readFile(m_disk);
    QByteArray piece(3 * kMiB, Qt::Uninitialized);
    for (const qint64 at : {47 * kMiB, 0LL, 12'345'678LL, 45 * kMiB, 1LL, 20 * kMiB + 511}) {
        const qint64 length = std::min<qint64>(piece.size(), bytes.size() - at);
        VERIFY_OK((*source)->read(at, std::as_writable_bytes(std::span(piece.data(), std::size_t(length)))));
        QVERIFY(piece.first(length) == bytes.mid(at, length));
        const auto extent = (*source)->extentAt(at);
        VERIFY_OK(extent);
        QCOMPARE(extent->offset, at);
    }
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestNbdSource::emptyDisk() {
    const QString empty = m_dir.filePath(u"empty.raw"_s);
    VERIFY_OK(writeFile(empty, {}));
    QProcess server;
    QVERIFY(serve(server, empty));
    auto source = NbdSource::connect(m_socket, options());
    VERIFY_OK(source);
    QCOMPARE((*source)->size(), 0);
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestNbdSource::deadServer() {
    QProcess server;
    QVERIFY(serve(server, m_disk));
    auto source = NbdSource::connect(m_socket, options());
    VERIFY_OK(source);
    std::vector<std::byte> piece(4096);
    VERIFY_OK((*source)->read(0, piece));
    server.kill();
    QVERIFY(server.waitForFinished());
    const auto done = (*source)->read(47 * kMiB, piece);
    VERIFY_ERROR(done, ErrorCode::Unreadable);
    QVERIFY(done.error().retryable);
    VERIFY_ERROR((*source)->read(46 * kMiB, piece), ErrorCode::Unreadable); // and it stays so
}

void TestNbdSource::hangingServer() {
    const QString large = m_dir.filePath(u"large.raw"_s); // larger than what the source asks about ahead
    VERIFY_OK(writeFile(large, {}));
    QVERIFY(QFile::resize(large, 16 * kGiB));
    QProcess server;
    QVERIFY(serve(server, large));
    NbdSource::Options impatient = options();
    impatient.patience = std::chrono::milliseconds(300);
    Result<std::unique_ptr<NbdSource>> source;
    QTRY_VERIFY((source = NbdSource::connect(m_socket, impatient)));
    ::kill(pid_t(server.processId()), SIGSTOP);
    std::vector<std::byte> piece(4096);
    VERIFY_ERROR((*source)->read(15 * kGiB, piece), ErrorCode::TimedOut);
    VERIFY_ERROR((*source)->extentAt(14 * kGiB), ErrorCode::TimedOut);
    const auto result1 = NbdSource::connect(m_socket, impatient);
    VERIFY_ERROR(result1, ErrorCode::TimedOut); // nor does it greet
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestNbdSource::cancelled() {
    QProcess server;
    QVERIFY(serve(server, m_disk));
    std::stop_source stop;
    NbdSource::Options patient = options();
    patient.stop = stop.get_token();
    auto source = NbdSource::connect(m_socket, patient);
    VERIFY_OK(source);
    ::kill(pid_t(server.processId()), SIGSTOP);
    auto reading = std::async(std::launch::async, [&] {
        std::vector<std::byte> piece(4096);
        return (*source)->read(47 * kMiB, piece);
    });
    stop.request_stop();
    const auto done = reading.get();
    VERIFY_ERROR(done, ErrorCode::Cancelled);
    const auto result2 = NbdSource::connect(m_socket, patient);
    VERIFY_ERROR(result2, ErrorCode::Cancelled);
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestNbdSource::noServer() {
    const auto result3 = NbdSource::connect(m_dir.filePath(u"nothing"_s), options());
    VERIFY_ERROR(result3, ErrorCode::Unreadable);
    const auto result4 = NbdSource::connect(m_dir.filePath(QString(200, u'x')), options());
    VERIFY_ERROR(result4, ErrorCode::Unreadable); // no socket's path
}

void TestNbdSource::noSuchExport() {
    QProcess server;
    QVERIFY(serve(server, m_disk, {u"--format=raw"_s, u"--export-name=vda"_s}));
    NbdSource::Options named = options();
    named.exportName = "vda";
    VERIFY_OK(NbdSource::connect(m_socket, named));
    named.exportName = "vdb";
    const auto result5 = NbdSource::connect(m_socket, named);
    VERIFY_ERROR(result5, ErrorCode::Unreadable);
    server.kill();
    QVERIFY(server.waitForFinished());
}

void TestNbdSource::noNbdAtAll() {
    int ends[2];
    QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    const QByteArray nonsense(4096, 'x');
    QCOMPARE(::write(ends[1], nonsense.constData(), std::size_t(nonsense.size())), nonsense.size());
    const auto result6 = NbdSource::adopt(ends[0], options());
    VERIFY_ERROR(result6, ErrorCode::Unreadable);
    ::close(ends[1]);
}

// A medium with one bad sector.
void TestNbdSource::readErrorsAreErrors() {
    QProcess server;
    QVERIFY(serve(server,
        u"driver=blkdebug,inject-error.0.event=none,inject-error.0.iotype=read,inject-error.0.sector=8192,"
        "inject-error.0.immediately=on,inject-error.0.once=off,image.driver=file,image.filename="_s
            + m_disk,
        {u"--image-opts"_s}));
    auto source = NbdSource::connect(m_socket, options());
    VERIFY_OK(source);
    std::vector<std::byte> piece(4096);
    // qemu-nbd hangs up then, perhaps before what it read earlier was taken.
    VERIFY_ERROR((*source)->read(4 * kMiB, piece), ErrorCode::Unreadable);
    server.kill();
    QVERIFY(server.waitForFinished());
}

QTEST_GUILESS_MAIN(TestNbdSource)
#include "tst_nbdsource.moc"
