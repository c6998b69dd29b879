// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/mapfile.h"
#include "models/local/packwalk.h"
#include "models/local/repacker.h"
#include "models/local/storewriter.h"
#include "tests/local/faultyfiles.h"
#include "tests/local/spacehome.h"

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMiB = 1024 * 1024;

// Bytes that a higher level makes smaller than the one of imports: words of a small dictionary.
QByteArray text(qsizetype size, quint32 seed) {
    const QByteArray letters = randomBytes(64 * 1024, 9);
    const QByteArray choice = randomBytes(size / 4, seed);
    QByteArray result;
    result.reserve(size + 64);
    for (qsizetype i = 0; result.size() < size; i += 2) {
        const auto low = quint8(choice[i % choice.size()]), high = quint8(choice[(i + 1) % choice.size()]);
        result += letters.mid((low | (high & 15) << 8) * 12, 8 + high / 16);
    }
    return result.first(size);
}

} // namespace

// What imports stored is compressed again: it becomes smaller, and nothing else changes.
class TestRepack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { FileOperations::use(nullptr); }
    void smallerAndTheSame();
    void neverTwice();
    void reclaimKeepsTheLevel();
    void readersGoOn();
    void waitsForWriters();
    void givesWayAndGoesOn();
    void cancelledKeepsWhatIsDone();
    void damagedFrameStaysWhereItIs();
    void framesThatAreGoneAreNoticed();
    void packsThatWereJustWrittenWait();
    void fullDisk();
    void failsAnywhere_data();
    void failsAnywhere();

private:
    bool fill(Home& home);
    QString wrong(Home& home);
    Result<void> repack(Home& home);
    Result<RepackReport> repackHere(ChunkStore& store, RepackOptions options = {});
    QList<PackHeader> headers() const;
    bool isWhole(Home& home);
    static int unreadable(ChunkStore& store);

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<SpaceHome> m_space;
    QHash<QString, QByteArray> m_disks;
    quint32 m_number = 700;
};

void TestRepack::init() {
    m_directory = std::make_unique<QTemporaryDir>(quickFolder());
    m_space = std::make_unique<SpaceHome>(m_directory->filePath(u"library"_s));
    const QByteArray first = text(2 * kMiB, 1);
    m_disks = {{u"first"_s, first}, {u"second"_s, first.first(kMiB) + QByteArray(kMiB, '\0') + text(kMiB, 2)},
        {u"noise"_s, randomBytes(kMiB, 3)}};
}

bool TestRepack::fill(Home& home) {
    if (!home.ready())
        return false;
    for (const QString& name : {u"first"_s, u"second"_s, u"noise"_s}) {
        const QString path = m_directory->filePath(name + u".raw");
        if (!writeFile(path, m_disks.value(name)) || !home.import(path, name))
            return false;
    }
    return true;
}

// The first image whose bytes are not what they were; empty: none.
QString TestRepack::wrong(Home& home) {
    for (const auto& [name, disk] : m_disks.asKeyValueRange()) {
        const auto image = home.byName(name);
        const auto sum = image ? home.exportedSum(image->id, m_directory->filePath(u"out"_s))
                               : std::unexpected(Error{ErrorCode::Internal, {}});
        if (!sum || *sum != SpaceHome::sha256(disk))
            return name + (sum ? QString() : sum.error().message + sum.error().detail);
    }
    return {};
}

Result<void> TestRepack::repack(Home& home) {
    Job* job = home.queue.add(home.library.repackJob({}));
    if (!QTest::qWaitFor([job] { return job->isFinished(); }, 60'000))
        return std::unexpected(Error{ErrorCode::Internal, u"timeout"_s});
    return job->state() == JobState::Succeeded
        ? Result<void>{}
        : std::unexpected(job->error().value_or(Error{ErrorCode::Cancelled, {}}));
}

Result<RepackReport> TestRepack::repackHere(ChunkStore& store, RepackOptions options) {
    options.allocatePack = [this](const std::function<bool()>&) { return Result<quint32>(++m_number); };
    return repackChunks(store, options);
}

QList<PackHeader> TestRepack::headers() const {
    QList<PackHeader> result;
    for (const QString& path : m_space->packs()) {
        const auto file = File::openRead(path);
        const auto header = file ? readPackHeader(*file) : std::unexpected(file.error());
        result.append(header.value_or(PackHeader{}));
    }
    return result;
}

bool TestRepack::isWhole(Home& home) {
    Job* job = home.queue.add(home.library.verifyJob({}));
    return QTest::qWaitFor([job] { return job->isFinished(); }, 60'000) && job->state() == JobState::Succeeded;
}

void TestRepack::smallerAndTheSame() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    QCOMPARE(m_space->packs().size(), 3);
    const qint64 before = m_space->allocated();
    const auto done = repack(home);
    QVERIFY2(done, done ? "" : qPrintable(done.error().message + done.error().detail));
    const qint64 after = m_space->allocated();
    QVERIFY2(after < before - before / 50, qPrintable(u"%1 of %2"_s.arg(after).arg(before)));
    QCOMPARE(m_space->packs().size(), 1); // small packs become one
    QCOMPARE(headers().first().repacking.level, quint32(kRepackLevel));
    QCOMPARE(wrong(home), QString());
    QVERIFY(isWhole(home));
    const auto statistics = home.wait(home.library.statistics());
    QVERIFY(statistics);
    QCOMPARE(statistics->repacked, after);
    QVERIFY2(std::abs(statistics->repackSaved - (before - after)) < 32 * 1024,
        qPrintable(QString::number(statistics->repackSaved)));
    QVERIFY(statistics->garbage < 16 * 1024);
    // Full frames, neighbours together.
    const auto file = File::openRead(m_space->packs().first());
    QVERIFY(file);
    quint32 largest = 0; // of several chunks; one alone may be larger than a frame should be
    QVERIFY(walkPack(*file, [&](WalkedFrame frame) {
        if (frame.header.chunks.size() > 1)
            largest = std::max(largest, frame.header.rawSize);
        return frame.header.level == kRepackLevel;
    }));
    QVERIFY(largest > kRepackFrame / 2 && largest <= kRepackFrame);
    // From the packs alone it is the same.
    for (const auto& table : QDir(m_space->library.index()).entryInfoList({u"*.idx"_s}))
        QVERIFY(QFile::remove(table.filePath()));
    Home again(m_space->folder);
    QVERIFY(again.ready());
    QCOMPARE(wrong(again), QString());
}

void TestRepack::neverTwice() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    QVERIFY(repack(home));
    const QStringList packs = m_space->packs();
    QVERIFY(repack(home));
    QCOMPARE(m_space->packs(), packs);
    // What is imported later is all that is due then.
    m_disks.insert(u"later"_s, text(kMiB, 4));
    QVERIFY(writeFile(m_directory->filePath(u"later.raw"_s), m_disks.value(u"later"_s)));
    QVERIFY(home.import(m_directory->filePath(u"later.raw"_s), u"later"_s));
    QCOMPARE(m_space->packs().size(), 2);
    QVERIFY(repack(home));
    QCOMPARE(m_space->packs().size(), 2);
    QVERIFY(m_space->packs().contains(packs.first()));
    QCOMPARE(wrong(home), QString());
    QVERIFY(isWhole(home)); // entries of packs that are gone may stay in the index: they are no damage
}

// Written anew by reclaim, a repacked pack is still one.
void TestRepack::reclaimKeepsTheLevel() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    QVERIFY(repack(home));
    const ImageId gone = home.byName(u"first"_s)->id;
    QVERIFY(home.wait(home.library.remove(gone)));
    const QStringList packs = m_space->packs();
    QVERIFY(m_space->reclaim(home, {gone}));
    QVERIFY(m_space->packs() != packs);
    for (const PackHeader& header : headers()) {
        QCOMPARE(header.repacking.level, quint32(kRepackLevel));
        QVERIFY(header.repacking.replaced > 0);
    }
    m_disks.remove(u"first"_s);
    QCOMPARE(wrong(home), QString());
    const QStringList reclaimed = m_space->packs();
    QVERIFY(repack(home));
    QCOMPARE(m_space->packs(), reclaimed);
}

void TestRepack::readersGoOn() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    Home other(m_space->folder); // as another process would
    QVERIFY(other.ready());
    auto disk = other.library.diskOpener(home.byName(u"first"_s)->id)(std::stop_token{});
    QVERIFY(disk);
    auto& source = std::get<std::unique_ptr<BlockSource>>(*disk);
    std::vector<std::byte> bytes(static_cast<size_t>(source->size()));
    QVERIFY(source->read(0, std::span(bytes).first(100'000)));
    QVERIFY(repack(home));
    const auto rest = source->read(100'000, std::span(bytes).subspan(100'000));
    QVERIFY2(rest, rest ? "" : qPrintable(rest.error().detail));
    QCOMPARE(Sha256::of(bytes).toByteArray(), SpaceHome::sha256(m_disks.value(u"first"_s)));
    QCOMPARE(wrong(other), QString());
}

void TestRepack::waitsForWriters() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    auto writer = StoreWriter::create(store, 900, [] { return Result<quint32>(901); });
    QVERIFY(writer);
    const QStringList before = m_space->packs();
    Job* job = home.queue.add(home.library.repackJob({}));
    QTRY_VERIFY(job->progress().phase.contains(u"waiting"));
    QCOMPARE(m_space->packs(), before);
    writer->reset();
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, 30'000);
    QCOMPARE(m_space->packs().size(), 1);
    QCOMPARE(wrong(home), QString());
}

// Somebody wishes to write in the middle of a pack: it ends at once, keeps what it has done, and does not do that again.
void TestRepack::givesWayAndGoesOn() {
    m_disks.insert(u"first"_s, text(6 * kMiB, 1) + randomBytes(2 * kMiB, 5));
    Home home(m_space->folder);
    QVERIFY(fill(home));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    File wish;
    RepackOptions options;
    qint64 last = 0;
    options.progress = [&](qint64 done, qint64 total) {
        last = done;
        if (done > total * 6 / 10 && !wish.isOpen()) {
            wish = std::move(*File::openOrCreate(m_space->library.wishFile()));
            QVERIFY(wish.lock(File::Lock::Shared));
        }
    };
    const auto report = repackHere(store, options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Busy);
    QVERIFY(last > 0);
    QCOMPARE(m_space->packs().size(), 4); // the new one stands beside those that were not ended
    QCOMPARE(wrong(home), QString());
    const QString half = m_space->library.pack(m_number);
    const qint64 kept = SpaceHome::allocated(half);
    QVERIFY(kept > 0);
    wish.close();
    QVERIFY(repackHere(store));
    QVERIFY(QFile::exists(half));
    QCOMPARE(m_space->packs().size(), 2);
    const qint64 more = SpaceHome::allocated(m_space->library.pack(m_number));
    Home again(m_space->folder);
    QVERIFY(again.ready());
    QCOMPARE(wrong(again), QString());
    QVERIFY(isWhole(again));
    QVERIFY2(more < 4 * kMiB, qPrintable(QString::number(more))); // not all of it once more
}

void TestRepack::cancelledKeepsWhatIsDone() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    int rounds = 0;
    for (bool done = false; !done; ++rounds) { // a frame further each time
        QVERIFY(rounds < 100);
        std::stop_source stop;
        RepackOptions options;
        options.stop = stop.get_token();
        int seen = 0;
        options.progress = [&](qint64, qint64) {
            if (seen++ == rounds)
                stop.request_stop();
        };
        const auto report = repackHere(store, options);
        done = report.has_value();
        if (!done)
            QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(wrong(home), QString());
    }
    QVERIFY(rounds > 3);
    for (const PackHeader& header : headers())
        QCOMPARE(header.repacking.level, quint32(kRepackLevel));
}

void TestRepack::damagedFrameStaysWhereItIs() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    auto map = MapReader::open(m_space->library.map(home.byName(u"first"_s)->id));
    QVERIFY(map);
    const auto place = store.locate(map->entries(0, 1)->front().digest);
    QVERIFY(place);
    const QString path = m_space->library.pack(place->pack);
    {
        auto file = File::openReadWrite(path);
        QVERIFY(file);
        QVERIFY(file->write(place->frameOffset + place->frameSize - 5000, std::array<std::byte, 8>{}));
    }
    const QByteArray damaged = *readFile(path);
    const auto report = repackHere(store);
    QVERIFY(report);
    QCOMPARE(report->damaged, std::set<quint32>{place->pack});
    QCOMPARE(readFile(path), damaged); // there may be a way to mend it
    QCOMPARE(m_space->packs().size(), 2);
    m_disks.remove(u"first"_s);
    m_disks.remove(u"second"_s);
    QCOMPARE(wrong(home), QString());
    QVERIFY(!isWhole(home));
    // It is not tried again in the background.
    QVERIFY(surveyRepacking(store, {}, QDateTime::currentDateTimeUtc()).due > 0);
    QCOMPARE(surveyRepacking(store, report->damaged, QDateTime::currentDateTimeUtc()).due, 0);
    // Added again, the image is whole; the pack goes with the next repacking.
    const QString again = m_directory->filePath(u"again.raw"_s);
    QVERIFY(writeFile(again, text(2 * kMiB, 1)));
    QVERIFY(home.import(again, u"again"_s));
    QVERIFY(isWhole(home));
    QVERIFY(repack(home));
    QVERIFY(!QFile::exists(path));
    m_disks.insert(u"again"_s, text(2 * kMiB, 1));
    QCOMPARE(wrong(home), QString());
}

// A header that is zeros looks like a hole; the index knows better.
void TestRepack::framesThatAreGoneAreNoticed() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    auto map = MapReader::open(m_space->library.map(home.byName(u"noise"_s)->id));
    QVERIFY(map);
    const auto place = store.locate(map->entries(0, 1)->front().digest);
    QVERIFY(place);
    {
        auto file = File::openReadWrite(m_space->library.pack(place->pack));
        QVERIFY(file);
        QVERIFY(file->write(place->frameOffset, std::vector<std::byte>(place->frameSize)));
    }
    const auto report = repackHere(store);
    QVERIFY(report);
    QCOMPARE(report->damaged, std::set<quint32>{place->pack});
    QVERIFY(QFile::exists(m_space->library.pack(place->pack)));
    m_disks.remove(u"noise"_s);
    QCOMPARE(wrong(home), QString());
}

void TestRepack::packsThatWereJustWrittenWait() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    QCOMPARE(home.wait(home.library.repackable()), Result<qint64>(0));
    const QStringList before = m_space->packs();
    Job* job = home.queue.add(home.library.repackJob({.background = true}));
    QVERIFY(home.queue.isIdle()); // nobody waits for it
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, 30'000);
    QCOMPARE(m_space->packs(), before);
    for (const QString& pack : before) {
        QFile file(pack);
        QVERIFY(file.open(QIODevice::ReadWrite)
            && file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600), QFileDevice::FileModificationTime));
    }
    QCOMPARE(home.wait(home.library.repackable()), Result<qint64>(m_space->allocated()));
    job = home.queue.add(home.library.repackJob({.background = true}));
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, 30'000);
    QCOMPARE(m_space->packs().size(), 1);
    QCOMPARE(home.wait(home.library.repackable()), Result<qint64>(0));
    QCOMPARE(wrong(home), QString());
}

// The disk fills up while it works: what was there is still what is read, and what was begun goes.
void TestRepack::fullDisk() {
    Home home(m_space->folder);
    QVERIFY(fill(home));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    const QStringList before = m_space->packs();
    FaultyFiles files;
    FileOperations::use(&files);
    files.failAt(0, FaultyFiles::Fault::NoSpace);
    {
        RepackOptions options;
        options.progress = [&](qint64 done, qint64 total) {
            if (done > total / 2 && !files.hasFailed())
                files.failAt(1, FaultyFiles::Fault::NoSpace, true);
        };
        const auto report = repackHere(store, options);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::DiskFull);
    }
    FileOperations::use(nullptr);
    QCOMPARE(m_space->packs(), before);
    QCOMPARE(wrong(home), QString());
    QVERIFY(repackHere(store));
    QCOMPARE(wrong(home), QString());
}

void TestRepack::failsAnywhere_data() {
    QTest::addColumn<FaultyFiles::Fault>("fault");
    QTest::newRow("no space") << FaultyFiles::Fault::NoSpace;
    QTest::newRow("input and output") << FaultyFiles::Fault::Io;
    QTest::newRow("short writes") << FaultyFiles::Fault::ShortWrite;
}

// At each write, sync, rename and unlink.
void TestRepack::failsAnywhere() {
    QFETCH(FaultyFiles::Fault, fault);
    m_disks = {{u"first"_s, text(kMiB / 2, 1)}, {u"second"_s, text(kMiB / 4, 1) + text(kMiB / 8, 2)},
        {u"noise"_s, randomBytes(kMiB / 8, 3)}};
    {
        Home home(m_space->folder);
        QVERIFY(fill(home));
    }
    const QString folder = m_directory->filePath(u"now"_s);
    bool failed = true;
    int at = 1;
    for (; failed; ++at) {
        QDir(folder).removeRecursively();
        QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_space->folder, folder}));
        const LibraryFolder library(folder);
        FaultyFiles files;
        {
            ChunkStore store(library);
            QVERIFY(store.open(false));
            FileOperations::use(&files);
            files.failAt(at, fault);
            const auto report = repackHere(store);
            failed = files.hasFailed();
            FileOperations::use(nullptr);
            QVERIFY2(report || failed, qPrintable(QString::number(at)));
        }
        ChunkStore store(library);
        QVERIFY(store.open(false));
        QCOMPARE(unreadable(store), 0);
        if (at % 5 == 0) { // and what was left undone is done the next time
            QVERIFY(repackHere(store));
            QCOMPARE(surveyRepacking(store, {}, QDateTime::currentDateTimeUtc()).due, 0);
            QCOMPARE(unreadable(store), 0);
        }
    }
    QVERIFY2(at > 15, qPrintable(QString::number(at)));
}

// Chunks that maps name and that cannot be read.
int TestRepack::unreadable(ChunkStore& store) {
    int count = 0;
    for (const auto& file : QDir(store.folder().maps()).entryInfoList({u"*.map"_s})) {
        auto map = MapReader::open(file.filePath());
        const auto entries = map ? map->entries(0, SIZE_MAX) : std::unexpected(map.error());
        if (!entries)
            return -1;
        for (const MapEntry& entry : *entries)
            count += !entry.isZeros() && !store.readChunk(entry.digest, entry.length);
    }
    return count;
}

QTEST_GUILESS_MAIN(TestRepack)
#include "tst_repack.moc"
