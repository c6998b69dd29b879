// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/clusterdecoder.h"
#include "models/media/diskserver.h"
#include "models/media/qcow2source.h"
#include "tests/media/hostile.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <random>

#include <zlib.h>
#include <zstd.h>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {

constexpr qint64 kMiB = 1 << 20;
constexpr qsizetype kCluster = 65536;

std::span<const std::byte> bytesOf(const QByteArray& bytes) {
    return std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
}

// As QEMU writes it; `flush`: Z_FINISH, or something that leaves the end out.
QByteArray deflated(const QByteArray& bytes, int flush = Z_FINISH) {
    z_stream stream{};
    QByteArray packed(bytes.size() + 1024, '\0');
    if (deflateInit2(&stream, 6, Z_DEFLATED, -12, 9, Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray in = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = uInt(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = uInt(packed.size());
    (void)deflate(&stream, flush);
    packed.truncate(packed.size() - qsizetype(stream.avail_out));
    deflateEnd(&stream);
    return packed;
}

QByteArray zstdFrame(const QByteArray& bytes) {
    QByteArray packed(qsizetype(ZSTD_compressBound(std::size_t(bytes.size()))), '\0');
    packed.truncate(qsizetype(
        ZSTD_compress(packed.data(), std::size_t(packed.size()), bytes.constData(), std::size_t(bytes.size()), 3)));
    return packed;
}

QByteArray decoded(ClusterDecoder::Kind kind, const QByteArray& packed) {
    ClusterDecoder decoder;
    QByteArray cluster(kCluster, '\xee');
    const auto room = std::as_writable_bytes(std::span(cluster.data(), std::size_t(cluster.size())));
    return decoder.decode(kind, bytesOf(packed), room) ? cluster : QByteArray();
}

QByteArray text(qsizetype length) {
    QByteArray bytes;
    for (int i = 0; bytes.size() < length; ++i)
        bytes += "line " + QByteArray::number(i * 7919) + '\n';
    return bytes.first(length);
}

} // namespace

// The disk in a qcow2, without QEMU: the same bytes as qemu-img's, whatever was done to the file before.
class TestQcow2Source : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void likeQemu_data();
    void likeQemu();
    void readsAnywhere();
    void damagedCluster_data();
    void damagedCluster();
    void cutShortMeanwhile();
    void cancelled();
    void needsNoQemu();
    void clusters();

private:
    QString at(const QString& name) const { return m_dir.filePath(name); }
    Result<void> make(const QString& path, const QStringList& options) const {
        return runTool(u"qemu-img"_s,
            QStringList{u"convert"_s, u"-f"_s, u"raw"_s, u"-O"_s, u"qcow2"_s} + options + QStringList{m_disk, path})
            .transform([](const QByteArray&) { });
    }
    static Result<std::unique_ptr<BlockSource>> open(const QString& path, const DiskServerOptions& options = {}) {
        return SourceFile::open(path).and_then(
            [&](const auto& file) { return openDiskFormat(DiskFormat::Qcow2, file, options); });
    }

    QTemporaryDir m_dir;
    QString m_disk;
};

void TestQcow2Source::initTestCase() {
    m_disk = at(u"disk.raw"_s);
    VERIFY_OK(makeExt4Disk(m_disk, 24 * kMiB));
    QFile disk(m_disk); // and some that says little, of which several clusters fit into a sector
    QVERIFY(disk.open(QIODevice::ReadWrite) && disk.resize(40 * kMiB + 512) && disk.seek(30 * kMiB));
    QVERIFY(disk.write(QByteArray(3 * kMiB, 'x')) == 3 * kMiB);
    QVERIFY(disk.seek(40 * kMiB) && disk.write(QByteArray(512, 'e')) == 512);
}

void TestQcow2Source::likeQemu_data() {
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("guest"); // what is written into it afterwards, words of qemu-io
    const auto row = [](const char* name, const QString& options, const QStringList& guest = {}) {
        QTest::newRow(name) << options.split(u' ', Qt::SkipEmptyParts) << guest;
    };
    const QStringList writes{u"write -P 1 100k 300k"_s, u"write -P 2 8M 70k"_s, u"write -z 30M 512k"_s,
        u"discard 31M 256k"_s, u"write -P 3 39M 64k"_s, u"write -P 4 8M 4k"_s};
    const QStringList packed{u"write -P 1 1M 128k"_s, u"discard 9M 1M"_s, u"write -c -P 7 9M 64k"_s,
        u"write -c -P 8 36M 128k"_s, u"write -P 9 10M 4k"_s, u"write -c -P 5 37M 64k"_s};
    row("plain", {});
    row("version 2", u"-o compat=0.10"_s);
    row("zlib", u"-c"_s);
    row("zlib, version 2", u"-c -o compat=0.10"_s);
    row("zstd", u"-c -o compression_type=zstd"_s);
    row("zlib, any order", u"-c -W -m 16"_s);
    row("zstd, any order", u"-c -W -m 16 -o compression_type=zstd"_s);
    for (const char* size : {"512", "4k", "256k", "2M"}) {
        const QString option = u"cluster_size="_s + QString::fromLatin1(size);
        row(qPrintable(u"plain, "_s + option), u"-o "_s + option);
        row(qPrintable(u"zlib, "_s + option), u"-c -W -o "_s + option);
        row(qPrintable(u"zstd, "_s + option), u"-c -W -o compression_type=zstd,"_s + option);
    }
    row("plain, used", {}, writes);
    row("zlib, used", u"-c"_s, writes);
    row("zstd, used", u"-c -W -o compression_type=zstd"_s, writes);
    row("zlib, compressed again", u"-c"_s, packed);
    row("zstd, compressed again", u"-c -o compression_type=zstd"_s, packed);
    row("small clusters, used", u"-c -o cluster_size=4k"_s, writes);
    row("preallocated", u"-o preallocation=metadata"_s, writes);
    row("parts of clusters, which are left to QEMU", u"-o extended_l2=on"_s, writes);
    row("parts of clusters, compressed", u"-c -o extended_l2=on"_s, writes);
}

void TestQcow2Source::likeQemu() {
    QFETCH(const QStringList, options);
    QFETCH(const QStringList, guest);
    const QString path = at(u"a.qcow2"_s), raw = at(u"a.raw"_s);
    VERIFY_OK(make(path, options));
    for (const QString& words : guest)
        VERIFY_OK(runTool(u"qemu-io"_s, {u"-f"_s, u"qcow2"_s, u"-c"_s, words, path}));
    VERIFY_OK(runTool(u"qemu-img"_s, {u"check"_s, path}));
    VERIFY_OK(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"raw"_s, path, raw}));
    const QByteArray expected = *readFile(raw);
    QCOMPARE(expected.size(), 40 * kMiB + 512);
    VERIFY_OK(Media::inspect(path));
    for (const qint64 step : {kMiB / 2, 65537LL}) {
        auto source = open(path);
        VERIFY_OK(source);
        DiskSource disk = std::move(*source);
        const auto bytes = readAll(disk, step);
        VERIFY_OK(bytes);
        QVERIFY(*bytes == expected);
    }
}

void TestQcow2Source::readsAnywhere() {
    const QString path = at(u"a.qcow2"_s);
    VERIFY_OK(make(path, {u"-c"_s}));
    const QByteArray expected = *readFile(m_disk);
    const auto source = open(path);
    VERIFY_OK(source);
    QVERIFY(dynamic_cast<Qcow2Source*>(source->get()));
    std::mt19937 random(4);
    qint64 at = 0;
    for (int i = 0; i < 400; ++i) {
        const qint64 length = 1 + qint64(random() % 700'000);
        if (random() % 3 == 0 || at + length > expected.size()) // otherwise on from there
            at = qint64(random()) % (expected.size() - length);
        std::vector<std::byte> piece(std::size_t(length), std::byte{0xee});
        VERIFY_OK((*source)->read(at, piece));
        QVERIFY(std::ranges::equal(piece, bytesOf(expected).subspan(std::size_t(at), piece.size())));
        at += length;
    }
}

void TestQcow2Source::damagedCluster_data() {
    QTest::addColumn<QString>("type");
    QTest::newRow("zlib") << u"zlib"_s;
    QTest::newRow("zstd") << u"zstd"_s;
}

void TestQcow2Source::damagedCluster() {
    QFETCH(const QString, type);
    const QString path = at(u"damaged.qcow2"_s);
    VERIFY_OK(make(path, {u"-c"_s, u"-o"_s, u"compression_type="_s + type}));
    QByteArray bytes = *readFile(path);
    const auto l1 = qsizetype(qFromBigEndian<quint64>(bytes.constData() + 40));
    const auto l2 = qsizetype(Qcow2Entry(qFromBigEndian<quint64>(bytes.constData() + l1)).offset());
    const Qcow2Entry first(qFromBigEndian<quint64>(bytes.constData() + l2));
    QVERIFY(first.isCompressed());
    VERIFY_OK(writeFile(path, with(bytes, qsizetype(first.compressedOffset(16)), QByteArray(64, '\xff'))));
    VERIFY_OK(Media::inspect(path)); // nothing but decoding tells
    const auto read = readMedia(path);
    VERIFY_ERROR(read, ErrorCode::Corrupt);
    QVERIFY2(read.error().message.contains(u"damaged.qcow2"_s), why(read));
}

void TestQcow2Source::cutShortMeanwhile() {
    const QString path = at(u"a.qcow2"_s);
    VERIFY_OK(make(path, {u"-c"_s}));
    const auto source = open(path);
    VERIFY_OK(source);
    QVERIFY(QFile::resize(path, QFileInfo(path).size() / 4));
    std::vector<std::byte> piece(std::size_t(33 * kMiB));
    VERIFY_ERROR((*source)->read(0, piece), ErrorCode::SourceChanged);
    VERIFY_ERROR((*source)->finish(), ErrorCode::SourceChanged);
}

void TestQcow2Source::cancelled() {
    const QString path = at(u"a.qcow2"_s);
    VERIFY_OK(make(path, {u"-c"_s}));
    std::stop_source stop;
    const auto source = open(path, {.stop = stop.get_token()});
    VERIFY_OK(source);
    std::vector<std::byte> piece(4096);
    VERIFY_OK((*source)->read(0, piece));
    stop.request_stop();
    VERIFY_ERROR((*source)->read(kMiB, piece), ErrorCode::Cancelled);
}

void TestQcow2Source::needsNoQemu() {
    const QString path = at(u"a.qcow2"_s);
    VERIFY_OK(make(path, {u"-c"_s}));
    const QByteArray programs = qgetenv("PATH");
    qputenv("PATH", m_dir.path().toUtf8());
    const auto bytes = readMedia(path);
    qputenv("PATH", programs);
    VERIFY_OK(bytes);
    QVERIFY(*bytes == *readFile(m_disk));
}

// What QEMU takes for a cluster, and nothing else.
void TestQcow2Source::clusters() {
    using enum ClusterDecoder::Kind;
    const QByteArray whole = text(kCluster), longer = text(kCluster + 1000), shorter = text(kCluster - 1);
    QCOMPARE(decoded(Deflate, deflated(whole)), whole);
    QCOMPARE(decoded(Deflate, deflated(whole) + "of the next one"), whole);
    QCOMPARE(decoded(Deflate, deflated(whole, Z_SYNC_FLUSH)), whole); // its end is not told
    QCOMPARE(decoded(Deflate, deflated(longer)), whole); // goes on behind the cluster
    QCOMPARE(decoded(Deflate, deflated(shorter)), QByteArray());
    QCOMPARE(decoded(Deflate, deflated(whole).chopped(2000)), QByteArray());
    QCOMPARE(decoded(Deflate, QByteArray(500, '\xff')), QByteArray());
    QCOMPARE(decoded(Deflate, {}), QByteArray());
    QCOMPARE(decoded(Zstd, zstdFrame(whole)), whole);
    QCOMPARE(decoded(Zstd, zstdFrame(whole) + "of the next one"), whole);
    QCOMPARE(decoded(Zstd, zstdFrame(whole.first(1000)) + zstdFrame(whole.sliced(1000))), whole);
    QCOMPARE(decoded(Zstd, zstdFrame(longer)), QByteArray()); // QEMU says that it is damaged as well
    QCOMPARE(decoded(Zstd, zstdFrame(shorter)), QByteArray());
    QCOMPARE(decoded(Zstd, zstdFrame(whole).chopped(1)), QByteArray());
    QCOMPARE(decoded(Zstd, QByteArray(500, '\xff')), QByteArray());
    QCOMPARE(decoded(Zstd, {}), QByteArray());
}

QTEST_GUILESS_MAIN(TestQcow2Source)
#include "tst_qcow2source.moc"
