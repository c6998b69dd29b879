// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/imagesource.h"

#include "models/domain/rules.h"
#include "models/local/storewriter.h"
#include "tests/local/home.h"
#include "tests/support/faultysource.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;
constexpr qint64 kDisk = 48 * kMiB + 1536; // ends within a block

std::unique_ptr<BlockSource> opened(const DiskOpener& open) {
    auto source = open ? open({}) : std::unexpected(Error{});
    auto* blocks = source ? std::get_if<std::unique_ptr<BlockSource>>(&*source) : nullptr;
    return blocks ? std::move(*blocks) : nullptr;
}

Result<QByteArray> readAll(BlockSource& source, qint64 step) {
    QByteArray bytes(source.size(), 'x');
    for (qint64 at = 0; at < source.size(); at += step) {
        const auto part = std::as_writable_bytes(std::span(bytes.data(), size_t(bytes.size())))
                              .subspan(size_t(at), size_t(std::min(step, source.size() - at)));
        if (const auto got = source.read(at, part); !got)
            return std::unexpected(got.error());
    }
    if (const auto same = source.finish(); !same)
        return std::unexpected(same.error());
    return bytes;
}

ImportRequest copyRequest(const Image& image, DiskOpener open) {
    ImportRequest request;
    request.name = u"copy of "_s + image.name;
    request.architecture = Architecture::x86_64();
    request.copyOf
        = CopySource{image.key(), image.name, image.contentId, image.virtualSize, image.diskSize, std::move(open)};
    return request;
}

} // namespace

class TestImageSource : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void sameBytes();
    void anywhere();
    void extents();
    void copyHasTheSameContentId();
    void openerOutlivesTheLibrary();
    void deletedImage();
    void severalThreads();
    void severalThreadsInOrder();
    void packsComeMeanwhile();
    void damageIsFound();
    void wrongBytesInOrder();
    void failedCopy();
    void cancelledCopy();

private:
    QTemporaryDir m_disks;
    QString m_raw;
    QByteArray m_bytes;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Home> m_home;
    ImageId m_id;
};

void TestImageSource::initTestCase() {
    m_raw = m_disks.filePath(u"debian.raw"_s);
    QVERIFY(makeExt4Disk(m_raw, 48 * kMiB));
    m_bytes = *readFile(m_raw) + randomBytes(1536, 5);
    QVERIFY(writeFile(m_raw, m_bytes));
}

void TestImageSource::init() {
    m_home.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    m_home = std::make_unique<Home>(m_dir->filePath(u"library"_s));
    QVERIFY(m_home->ready());
    const auto id = m_home->import(m_raw, u"golden"_s);
    QVERIFY(id);
    m_id = *id;
}

void TestImageSource::sameBytes() {
    for (const qint64 step : {qint64(4096), qint64(70'001), 16 * kMiB}) {
        const auto source = opened(m_home->library.diskOpener(m_id));
        QVERIFY(source);
        QCOMPARE(source->size(), kDisk);
        QVERIFY(readAll(*source, step) == m_bytes);
    }
}

void TestImageSource::anywhere() {
    const auto source = opened(m_home->library.diskOpener(m_id));
    QVERIFY(source);
    QRandomGenerator random(7);
    QByteArray buffer;
    for (int i = 0; i < 300; ++i) {
        const qint64 at = random.bounded(int(kDisk));
        const qint64 length = std::min<qint64>(kDisk - at, random.bounded(1, 200'000));
        buffer.fill('x', length);
        QVERIFY(source->read(at, std::as_writable_bytes(std::span(buffer.data(), size_t(length)))));
        QVERIFY2(buffer == m_bytes.sliced(at, length), qPrintable(u"%1 at %2"_s.arg(length).arg(at)));
    }
    std::byte one{};
    QVERIFY(!source->read(kDisk, std::span(&one, 1)));
    QVERIFY(!source->extentAt(kDisk));
}

void TestImageSource::extents() {
    const auto source = opened(m_home->library.diskOpener(m_id));
    QVERIFY(source);
    qint64 zeros = 0, pieces = 0;
    for (qint64 at = 0; at < kDisk; ++pieces) {
        const auto extent = source->extentAt(at);
        QVERIFY(extent);
        QCOMPARE(extent->offset, at);
        QVERIFY(extent->length > 0 && extent->length <= kDisk - at);
        if (extent->kind == ExtentKind::Zero) {
            QCOMPARE(m_bytes.sliced(at, extent->length).count('\0'), extent->length);
            zeros += extent->length;
        }
        at += extent->length;
    }
    QCOMPARE(zeros, kDisk - m_home->library.image(m_id)->diskSize);
    QCOMPARE_LT(pieces, 600); // neighbouring chunks are one extent
    const auto within = source->extentAt(kDisk - 100);
    QVERIFY(within);
    QCOMPARE(*within, (Extent{kDisk - 100, 100, ExtentKind::Data}));
}

void TestImageSource::copyHasTheSameContentId() {
    Home other(m_dir->filePath(u"other"_s));
    QVERIFY(other.ready());
    const Image original = *m_home->library.image(m_id);
    auto job = other.library.importJob(copyRequest(original, m_home->library.diskOpener(m_id)));
    QCOMPARE(job->title(), u"golden"_s);
    const auto id = other.finish(other.queue.add(std::move(job)));
    QVERIFY2(id, id ? "" : qPrintable(id.error().message + id.error().detail));
    const Image copy = *other.library.image(*id);
    QCOMPARE(copy.status, ImageStatus::Available);
    QCOMPARE(copy.contentId, original.contentId);
    QCOMPARE(copy.virtualSize, kDisk);
    QCOMPARE(copy.name, u"copy of golden"_s);
    QCOMPARE(copy.architecture, Architecture::x86_64());
    QCOMPARE(copy.source, u"golden"_s);
    QCOMPARE(copy.sourceFormat, u"copy"_s);
    QVERIFY(copy.sourcePath.isEmpty() && copy.isCopy());
    QCOMPARE(other.exportedSum(*id, m_dir->filePath(u"out.raw"_s)), sha256OfFile(m_raw));
}

void TestImageSource::openerOutlivesTheLibrary() {
    const DiskOpener open = m_home->library.diskOpener(m_id);
    m_home.reset();
    Result<QByteArray> bytes;
    std::jthread([&] { // the last that holds the store goes on that thread
        auto source = opened(open);
        bytes = source ? readAll(*source, kMiB) : std::unexpected(Error{});
    })
        .join();
    QVERIFY(bytes == m_bytes);
}

void TestImageSource::deletedImage() {
    QVERIFY(!m_home->library.diskOpener(ImageId(u"loc-zzzzz"_s)));
    const DiskOpener open = m_home->library.diskOpener(m_id);
    QVERIFY(m_home->wait(m_home->library.remove(m_id)));
    const auto source = open({});
    QVERIFY(!source);
    QVERIFY2(source.error().message.contains(u"golden"_s), qPrintable(source.error().message));
    QTRY_VERIFY(!m_home->library.diskOpener(m_id));
    Home other(m_dir->filePath(u"other"_s));
    QVERIFY(other.ready());
    Image original;
    original.name = u"golden"_s;
    const auto copied = other.finish(other.queue.add(other.library.importJob(copyRequest(original, open))));
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, source.error().code);
    QTRY_COMPARE(other.library.images().front().status, ImageStatus::Failed);
}

void TestImageSource::severalThreads() {
    const DiskOpener open = m_home->library.diskOpener(m_id);
    std::array<bool, 4> right{};
    {
        std::vector<std::jthread> threads;
        for (bool& each : right)
            threads.emplace_back([&each, &open, this] {
                const auto source = opened(open);
                each = source && readAll(*source, 100'000) == m_bytes;
            });
    }
    QCOMPARE(std::ranges::count(right, true), 4);
}

// Of one source, as nbdcopy reads it, while others read here and there.
void TestImageSource::severalThreadsInOrder() {
    const auto source = opened(m_home->library.diskOpener(m_id));
    QVERIFY(source);
    QByteArray bytes(kDisk, 'x');
    char* const all = bytes.data();
    std::atomic<qint64> next = 0;
    std::atomic<int> wrong = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                constexpr qint64 piece = 256 * 1024;
                for (qint64 at = next.fetch_add(piece); at < kDisk; at = next.fetch_add(piece)) {
                    const auto part = std::span(all + at, size_t(std::min(piece, kDisk - at)));
                    wrong += !source->read(at, std::as_writable_bytes(part));
                }
            });
        for (quint32 i = 0; i < 2; ++i)
            threads.emplace_back([&, i] {
                QRandomGenerator random(i);
                QByteArray block(4096, 'x');
                while (next < kDisk) {
                    const qint64 at = random.bounded(int(kDisk - 4096));
                    wrong += !source->read(at, std::as_writable_bytes(std::span(block.data(), 4096)))
                        || block != m_bytes.sliced(at, 4096);
                }
            });
    }
    QCOMPARE(wrong, 0);
    QVERIFY(bytes == m_bytes);
}

void TestImageSource::packsComeMeanwhile() {
    const auto source = opened(m_home->library.diskOpener(m_id));
    QVERIFY(source);
    const QString second = m_disks.filePath(u"second.raw"_s);
    QVERIFY(makeExt4Disk(second, 24 * kMiB, 2));
    Home other(m_home->library.location()); // as another process would
    QVERIFY(other.ready());
    QByteArray bytes(kDisk, 'x');
    const auto all = std::as_writable_bytes(std::span(bytes.data(), size_t(kDisk)));
    QVERIFY(source->read(0, all.first(size_t(20 * kMiB))));
    const auto id = other.import(second, u"second"_s);
    QVERIFY(id);
    QVERIFY(source->read(20 * kMiB, all.subspan(size_t(20 * kMiB))));
    QVERIFY(bytes == m_bytes);
    // The first library finds what the other one added.
    QTRY_VERIFY(m_home->library.diskOpener(*id));
    const auto added = opened(m_home->library.diskOpener(*id));
    QVERIFY(added);
    QVERIFY(readAll(*added, kMiB) == *readFile(second));
}

void TestImageSource::damageIsFound() {
    QDirIterator packs(
        m_home->library.location() + u"/packs", {u"*.pack"_s}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(packs.hasNext());
    QFile pack(packs.next());
    QVERIFY(pack.open(QIODevice::ReadWrite));
    QVERIFY(pack.seek(pack.size() / 2));
    QVERIFY(pack.write(QByteArray(300'000, 'z')) == 300'000 && pack.flush());
    const auto source = opened(m_home->library.diskOpener(m_id));
    QVERIFY(source);
    const auto bytes = readAll(*source, kMiB);
    QVERIFY(!bytes);
    QCOMPARE(bytes.error().code, ErrorCode::Damaged);
    // Another map in its place.
    QVERIFY(writeFile(m_home->library.location() + u"/maps/"_s + m_id.toString() + u".map"_s, QByteArray(80, 'm')));
    const auto wrong = m_home->library.diskOpener(m_id)({});
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::Damaged);
}

// A frame that is whole, and a chunk in it that is not what its digest says: those around it are read, it is not.
void TestImageSource::wrongBytesInOrder() {
    constexpr qint64 kChunk = 64 * 1024;
    constexpr int kChunks = 200, kLiar = 137;
    const LibraryFolder folder(m_dir->filePath(u"made"_s));
    QVERIFY(folder.prepare());
    const auto store = std::make_shared<ChunkStore>(folder);
    QVERIFY(store->open(false));
    auto writer = StoreWriter::create(*store, 1, [] { return Result<quint32>(2); });
    auto map = MapWriter::create(folder.map(ImageId(u"loc-aaaaa"_s)));
    QVERIFY(writer && map);
    QByteArray disk;
    FrameCodec codec;
    for (int i = 0; i < kChunks; ++i) {
        const QByteArray bytes = randomBytes(kChunk, quint32(i));
        const FrameChunk chunk{Blake3::of(bytesOf(i == kLiar ? QByteArray("other") : bytes)), quint32(kChunk)};
        QVERIFY((*writer)->append(std::span(&chunk, 1), codec.encode(std::span(&chunk, 1), bytesOf(bytes))));
        QVERIFY(map->add(kChunk, chunk.digest));
        disk += bytes;
    }
    QVERIFY((*writer)->publish());
    const auto summary = map->commit();
    QVERIFY(summary);
    const auto source = ImageSource::open(store, folder.map(ImageId(u"loc-aaaaa"_s)), summary->contentId.toByteArray());
    QVERIFY(source);
    QByteArray piece(4 * kChunk, 'x');
    for (qint64 at = 0; at < disk.size(); at += piece.size()) {
        const auto done = (*source)->read(at, std::as_writable_bytes(std::span(piece.data(), size_t(piece.size()))));
        const bool lies = at / kChunk <= kLiar && kLiar < (at + piece.size()) / kChunk;
        QCOMPARE(done.has_value(), !lies);
        QVERIFY(lies || piece == disk.sliced(at, piece.size()));
        if (lies)
            QCOMPARE(done.error().code, ErrorCode::Damaged);
    }
}

void TestImageSource::failedCopy() {
    const Image original = *m_home->library.image(m_id);
    Home other(m_dir->filePath(u"other"_s));
    QVERIFY(other.ready());
    const DiskOpener broken = [bytes = m_bytes](const std::stop_token&) -> Result<DiskSource> {
        return std::make_unique<FaultyBlockSource>(bytes, Fault{Fault::Kind::Fail, bytes.size() / 2});
    };
    const auto copied = other.finish(other.queue.add(other.library.importJob(copyRequest(original, broken))));
    QVERIFY(!copied);
    QTRY_COMPARE(other.library.images().front().status, ImageStatus::Failed);
    const Image failed = other.library.images().front();
    const auto retry = ImageRules::canRetry(failed);
    QVERIFY(!retry);
    QVERIFY2(retry.error().message.contains(u"“golden”"_s), qPrintable(retry.error().message));
    const auto again = other.retry(failed.id);
    QVERIFY(!again);
    QCOMPARE(again.error().message, retry.error().message);
    QCOMPARE(other.library.image(failed.id)->status, ImageStatus::Failed);
    const auto no = other.finish(other.queue.add(other.library.importJob(copyRequest(original, {}))));
    QVERIFY(!no);
    QCOMPARE(no.error().code, ErrorCode::NotFound);
}

void TestImageSource::cancelledCopy() {
    Home other(m_dir->filePath(u"other"_s));
    QVERIFY(other.ready());
    std::stop_token given;
    const DiskOpener waits = [&](const std::stop_token& stop) -> Result<DiskSource> {
        given = stop;
        while (!stop.stop_requested())
            std::this_thread::yield();
        return std::unexpected(Error{ErrorCode::Cancelled, u"Cancelled."_s});
    };
    Job* job = other.queue.add(other.library.importJob(copyRequest(*m_home->library.image(m_id), waits)));
    QTRY_VERIFY(!other.library.images().isEmpty());
    QCOMPARE(other.library.images().front().expectedSize, kDisk);
    job->cancel();
    QTRY_VERIFY(job->isFinished());
    QTRY_VERIFY(other.library.images().isEmpty());
}

QTEST_GUILESS_MAIN(TestImageSource)
#include "tst_imagesource.moc"
