// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/exporter.h"
#include "models/local/imagesource.h"
#include "models/local/reclaimer.h"
#include "models/local/storewriter.h"
#include "tests/local/spacehome.h"

#include <fcntl.h>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

// What deleted images took comes back, and nothing else goes.
class TestReclaim : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void deletedImagesCanBeRestored();
    void daysEnd();
    void spaceComesBack();
    void everyKindOfGarbage();
    void openPacksGiveTheirSpaceBack();
    void deletedDiskComesInAgain();
    void leftoversOfAKilledImportGo();
    void readersGoOn();
    void readersOfDeletedImagesAreTold();
    void waitsForWriters();
    void givesWayToWriters();
    void nothingBetweenLookUpAndCommit();
    void cancelled();
    void damagedMapStopsIt();
    void damagedNeededFrameKeepsItsPack();
    void duplicatesGo();
    void indexForgetsWhatIsGone();
    void unfinishedWorkIsDue();

private:
    bool filled(Home& home) { return home.ready() && m_space->fill(home); }

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<SpaceHome> m_space;
};

void TestReclaim::init() {
    m_directory = std::make_unique<QTemporaryDir>(quickFolder());
    m_space = std::make_unique<SpaceHome>(m_directory->filePath(u"library"_s));
}

void TestReclaim::deletedImagesCanBeRestored() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    const ImageId id = home.byName(u"alone"_s)->id;
    QVERIFY(m_space->reclaim(home)); // its days are not over
    const auto restored = home.wait(home.library.restore(id));
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
    QCOMPARE(restored->status, ImageStatus::Available);
    QVERIFY(!restored->deletedAt);
    QCOMPARE(home.wait(home.library.history(id))->last().action, u"restored"_s);
    QCOMPARE(m_space->wrong(home, {u"alone"_s}), QString());
    QVERIFY(!home.wait(home.library.restore(id))); // it is not deleted

    // A deprecated one is deprecated again.
    QVERIFY(home.wait(home.library.update(id, {.status = ImageStatus::Deprecated})));
    QVERIFY(home.wait(home.library.remove(id)));
    QCOMPARE(home.wait(home.library.restore(id))->status, ImageStatus::Deprecated);
}

void TestReclaim::daysEnd() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    QCOMPARE(home.library.graceDays(), 7);
    QVERIFY(!home.library.isReclaimDue());
    const ImageId id = home.byName(u"alone"_s)->id;
    home.library.setGraceDays(0);
    QVERIFY(home.library.isReclaimDue());
    QVERIFY(m_space->reclaim(home));
    QTRY_VERIFY(home.library.image(id)->reclaimed);
    QVERIFY(!home.library.isReclaimDue());
    QCOMPARE(home.library.image(id)->status, ImageStatus::Deleted); // the tombstone
    QVERIFY(!QFile::exists(m_space->library.map(id)));
    const auto restored = home.wait(home.library.restore(id));
    QVERIFY(!restored);
    QCOMPARE(restored.error().code, ErrorCode::NotFound);
    Home again(m_space->folder);
    QVERIFY(again.ready());
    QVERIFY(again.library.image(id)->reclaimed);
}

void TestReclaim::spaceComesBack() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    const qint64 before = m_space->allocated();
    const auto ids = m_space->doomedIds(home);
    const auto done = m_space->reclaim(home, ids);
    QVERIFY2(done, done ? "" : qPrintable(done.error().message + done.error().detail));
    for (const ImageId& id : ids)
        QTRY_VERIFY(home.library.image(id)->reclaimed);
    QCOMPARE(m_space->wrong(home, SpaceHome::kept()), QString());
    const qint64 freed = before - m_space->allocated();
    // All of "alone", three quarters of "mostly", the last tenth of "tail" but for a frame.
    constexpr qint64 kMiB = SpaceHome::kMiB;
    QVERIFY2(freed > kMiB + 9 * kMiB / 4, qPrintable(QString::number(freed)));
    Home again(m_space->folder);
    QVERIFY(again.ready());
    QCOMPARE(m_space->wrong(again, SpaceHome::kept()), QString());
    QVERIFY(m_space->reclaim(again)); // there is nothing left to do
    QCOMPARE(before - m_space->allocated(), freed);
}

// One is unlinked, one written anew, one gets holes and a new number.
void TestReclaim::everyKindOfGarbage() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    const QStringList before = m_space->packs();
    QCOMPARE(before.size(), 5); // "keeps-head" had nothing new
    QHash<QString, ino_t> inodes;
    const auto inode = [](const QString& path) {
        struct stat info{};
        return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_ino : 0;
    };
    std::vector<File> open; // or their inodes would be given again
    for (const QString& path : before) {
        inodes.insert(path, inode(path));
        open.push_back(std::move(*File::openRead(path)));
    }
    QVERIFY(m_space->reclaim(home, m_space->doomedIds(home)));
    int same = 0;
    int renamed = 0;
    int fresh = 0;
    for (const QString& path : m_space->packs()) {
        const bool stayed = inodes.value(path) == inode(path);
        const bool other = !stayed && std::ranges::contains(inodes, inode(path));
        same += stayed;
        renamed += other;
        fresh += !stayed && !other;
        if (other) {
            QVERIFY(SpaceHome::allocated(path) + 100 * 1024 < QFileInfo(path).size());
            QVERIFY(SpaceHome::allocated(path) > 2 * SpaceHome::kMiB);
        }
    }
    QVERIFY2(renamed == 1 && fresh == 1 && same == 2,
        qPrintable(u"same %1 renamed %2 fresh %3"_s.arg(same).arg(renamed).arg(fresh)));
    QCOMPARE(m_space->wrong(home, SpaceHome::kept()), QString());
}

// A file that another process has open keeps its blocks.
void TestReclaim::openPacksGiveTheirSpaceBack() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    Home other(m_space->folder);
    QVERIFY(other.ready());
    QCOMPARE(m_space->wrong(other, SpaceHome::kept()), QString()); // has the packs open now
    const auto openAndGone = [this] {
        int count = 0;
        for (const QString& name : QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System)) {
            struct stat info{};
            const QString path = u"/proc/self/fd/"_s + name;
            count += QFileInfo(path).symLinkTarget().startsWith(m_space->folder + u"/packs")
                && ::stat(QFile::encodeName(path).constData(), &info) == 0 && info.st_nlink == 0;
        }
        return count;
    };
    QVERIFY(m_space->reclaim(home, m_space->doomedIds(home)));
    QTRY_COMPARE_WITH_TIMEOUT(openAndGone(), 0, 10'000);
    QCOMPARE(m_space->wrong(other, SpaceHome::kept()), QString());
}

void TestReclaim::deletedDiskComesInAgain() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    QVERIFY(m_space->reclaim(home, m_space->doomedIds(home)));
    for (const QString& name : SpaceHome::doomed()) {
        const auto id = m_space->add(home, name);
        QVERIFY2(id, id ? "" : qPrintable(id.error().message));
        const auto sum = home.exportedSum(*id, m_directory->filePath(u"out"_s));
        QVERIFY2(sum, sum ? "" : qPrintable(sum.error().detail));
        QCOMPARE(*sum, SpaceHome::sha256(SpaceHome::disk(name)));
    }
    QCOMPARE(m_space->wrong(home, SpaceHome::kept()), QString());
}

void TestReclaim::leftoversOfAKilledImportGo() {
    {
        Home home(m_space->folder);
        QVERIFY(home.ready());
        QVERIFY(m_space->add(home, u"other"_s));
    }
    const qint64 before = m_space->allocated();
    const LibraryFolder& folder = m_space->library;
    ChunkStore store(folder);
    QVERIFY(store.open(false));
    {
        auto pack = PackWriter::create(folder, 99, 99);
        QVERIFY(pack);
        FrameCodec codec;
        const QByteArray bytes = randomBytes(100'000, 7);
        const std::array chunk{FrameChunk{Blake3::of(bytesOf(bytes)), quint32(bytes.size())}};
        QVERIFY(pack->append(codec.encode(chunk, bytesOf(bytes))));
        QVERIFY(pack->sync()); // and dies
    }
    QVERIFY(m_space->allocated() > before);
    Home home(m_space->folder);
    QVERIFY(home.ready());
    QVERIFY(m_space->reclaim(home));
    QCOMPARE(m_space->allocated(), before);
    QCOMPARE(m_space->wrong(home, {u"other"_s}), QString());
}

void TestReclaim::readersGoOn() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    Home other(m_space->folder);
    QVERIFY(other.ready());
    // Open, with places that it has looked up already, and read to its end afterwards.
    for (const QString& name : {u"keeps-pieces"_s, u"keeps-head"_s}) {
        const auto opener = other.library.diskOpener(other.byName(name)->id);
        auto disk = opener(std::stop_token{});
        QVERIFY(disk);
        auto& source = std::get<std::unique_ptr<BlockSource>>(*disk);
        std::vector<std::byte> bytes(static_cast<size_t>(source->size()));
        QVERIFY(source->read(0, std::span(bytes).first(100'000)));
        if (name == u"keeps-pieces")
            QVERIFY(m_space->reclaim(home, m_space->doomedIds(home)));
        const auto rest = source->read(100'000, std::span(bytes).subspan(100'000));
        QVERIFY2(rest, rest ? "" : qPrintable(rest.error().detail));
        QCOMPARE(Sha256::of(bytes).toByteArray(), SpaceHome::sha256(SpaceHome::disk(name)));
    }
    // And an export in the place where frames are gone that it was told of.
    ChunkStore store(m_space->library);
    QVERIFY(store.open(true));
    const QByteArray part = SpaceHome::disk(u"keeps-head"_s);
    QCOMPARE(m_space->wrong(other, SpaceHome::kept()), QString());
}

void TestReclaim::readersOfDeletedImagesAreTold() {
    Home home(m_space->folder);
    QVERIFY(home.ready() && m_space->add(home, u"alone"_s));
    const ImageId id = home.byName(u"alone"_s)->id;
    Home other(m_space->folder);
    QVERIFY(other.ready());
    auto disk = other.library.diskOpener(id)(std::stop_token{});
    QVERIFY(disk);
    auto& source = std::get<std::unique_ptr<BlockSource>>(*disk);
    QVERIFY(home.wait(home.library.remove(id)));
    QVERIFY(m_space->reclaim(home, {id}));
    QVERIFY(m_space->packs().isEmpty());
    std::vector<std::byte> bytes(static_cast<size_t>(source->size()));
    const auto read = source->read(0, bytes);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotFound);
    QVERIFY2(read.error().message.contains(u"deleted"), qPrintable(read.error().message));
    const auto sum = other.exportedSum(id, m_directory->filePath(u"out"_s));
    QVERIFY(!sum);
}

void TestReclaim::waitsForWriters() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    auto writer = StoreWriter::create(store, 900, [] { return Result<quint32>(901); });
    QVERIFY(writer);
    const qint64 before = m_space->allocated();
    Job* job = home.queue.add(home.library.reclaimJob({.now = m_space->doomedIds(home)}));
    QTRY_VERIFY(job->progress().phase.contains(u"waiting"));
    QCOMPARE(m_space->allocated(), before);
    writer->reset();
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, 30'000);
    QVERIFY(m_space->allocated() < before);
    QCOMPARE(m_space->wrong(home, SpaceHome::kept()), QString());
}

void TestReclaim::givesWayToWriters() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    Job* job = home.queue.add(home.library.reclaimJob({.now = m_space->doomedIds(home)}));
    // An import begins while it works. Its catalogue's thread is the one that gives reclaim the numbers of packs.
    int added = 0;
    for (; !job->isFinished() && added < 20; ++added) {
        const QString path = m_directory->filePath(u"more-%1.raw"_s.arg(added));
        QVERIFY(writeFile(path, randomBytes(204'800, 500 + quint32(added))));
        const auto id = home.import(path, u"more-%1"_s.arg(added));
        QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    }
    QVERIFY(added > 0);
    QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, 30'000);
    QCOMPARE(m_space->wrong(home, SpaceHome::kept()), QString());
    QCOMPARE(*home.exportedSum(home.byName(u"more-0"_s)->id, m_directory->filePath(u"out"_s)),
        sha256OfFile(m_directory->filePath(u"more-0.raw"_s)));

    // Somebody wishes to write in the middle: it stops within one chunk.
    for (const QString& name : SpaceHome::kept())
        QVERIFY(home.wait(home.library.remove(home.byName(name)->id)));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    File wish;
    ReclaimOptions options;
    options.allocatePack = [](const std::function<bool()>&) { return Result<quint32>(700); };
    options.marking = [&](qint64, qint64) {
        if (!wish.isOpen()) {
            wish = std::move(*File::openOrCreate(m_space->library.wishFile()));
            QVERIFY(wish.lock(File::Lock::Shared));
        }
    };
    const auto report = reclaimChunks(store, options);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Busy);
}

// Another process has looked up chunks of a deleted image, found them, and has not committed yet.
void TestReclaim::nothingBetweenLookUpAndCommit() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    const QByteArray disk = SpaceHome::disk(u"alone"_s);
    ReclaimOptions options;
    options.allocatePack = [](const std::function<bool()>&) { return Result<quint32>(700); };
    {
        const auto pack = home.wait(home.library.update(home.byName(u"other"_s)->id, {.description = u"x"_s}));
        QVERIFY(pack);
        auto writer = StoreWriter::create(store, 800, [] { return Result<quint32>(801); });
        QVERIFY(writer);
        const auto report = reclaimChunks(store, options);
        QVERIFY(!report);
        QCOMPARE(report.error().code, ErrorCode::Busy);
    }
    const qint64 before = m_space->allocated();
    QVERIFY(reclaimChunks(store, options)); // nobody writes; and all maps are still there
    QCOMPARE(m_space->allocated(), before);
}

void TestReclaim::cancelled() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    for (const ImageId& id : m_space->doomedIds(home))
        QVERIFY(QFile::remove(m_space->library.map(id)));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    quint32 number = 700;
    for (int after = 0; after < 4; ++after) { // looked at; one pack further each time
        std::stop_source stop;
        ReclaimOptions options;
        options.stop = stop.get_token();
        options.allocatePack = [&](const std::function<bool()>&) { return Result<quint32>(++number); };
        int seen = 0;
        options.freeing = [&](qint64, qint64) {
            if (seen++ == after)
                stop.request_stop();
        };
        const auto report = reclaimChunks(store, options);
        if (report)
            break; // there was less to do
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QCOMPARE(m_space->wrong(home, SpaceHome::kept()), QString());
    }
    QVERIFY(m_space->reclaim(home));
    QCOMPARE(m_space->wrong(home, SpaceHome::kept()), QString());
}

void TestReclaim::damagedMapStopsIt() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    const QString path = m_space->library.map(home.byName(u"other"_s)->id);
    QByteArray map = *readFile(path);
    map[100] = char(map[100] ^ 1);
    QVERIFY(writeFile(path, map));
    const qint64 before = m_space->allocated();
    const auto done = m_space->reclaim(home, m_space->doomedIds(home));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Damaged);
    QVERIFY2(done.error().message.contains(home.byName(u"other"_s)->id.toString()), qPrintable(done.error().message));
    QCOMPARE(m_space->allocated(), before);
    // The image that cannot be read any more goes, and then the rest can.
    const ImageId id = home.byName(u"other"_s)->id;
    QVERIFY(home.wait(home.library.remove(id)));
    QVERIFY(m_space->reclaim(home, {id}));
    QVERIFY(m_space->allocated() < before);
    QCOMPARE(m_space->wrong(home, {u"keeps-head"_s, u"keeps-pieces"_s}), QString());
}

// Its bytes are wrong, but it is all there is, and a person may still have a way to mend it.
void TestReclaim::damagedNeededFrameKeepsItsPack() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    const auto map = MapReader::open(m_space->library.map(home.byName(u"keeps-pieces"_s)->id));
    QVERIFY(map);
    MapReader reader = std::move(*const_cast<Result<MapReader>&>(map));
    const Digest needed = reader.entries(0, 1)->front().digest;
    QString path;
    {
        ChunkStore store(m_space->library);
        QVERIFY(store.open(false));
        const auto place = store.locate(needed);
        QVERIFY(place);
        path = m_space->library.pack(place->pack);
        auto file = File::openReadWrite(path);
        QVERIFY(file);
        QVERIFY(file->write(place->frameOffset + place->frameSize - 5000, std::array<std::byte, 8>{}));
    }
    const qint64 before = SpaceHome::allocated(path);
    QVERIFY(m_space->reclaim(home, m_space->doomedIds(home)));
    QCOMPARE(SpaceHome::allocated(path), before);
    QCOMPARE(m_space->wrong(home, {u"keeps-head"_s, u"other"_s}), QString());
}

// Two that imported the same at once both stored it; a pack that is written anew leaves the second copy out.
void TestReclaim::duplicatesGo() {
    const QByteArray disk = randomBytes(2 * SpaceHome::kMiB, 77);
    const QString path = m_directory->filePath(u"disk.raw"_s);
    QVERIFY(writeFile(path, disk));
    QVERIFY(writeFile(m_directory->filePath(u"longer.raw"_s), disk + randomBytes(3 * SpaceHome::kMiB, 78)));
    Home one(m_space->folder);
    QVERIFY(one.ready());
    const auto import = [&](const QString& file, const QString& name) {
        ImportRequest request;
        request.media = *Media::inspect(file);
        request.name = name;
        return one.queue.add(one.library.importJob(request));
    };
    Job* first = import(m_directory->filePath(u"longer.raw"_s), u"longer"_s);
    first->pause(); // it has looked at the index as it was
    Home two(m_space->folder);
    QVERIFY(two.ready());
    QTRY_VERIFY(one.byName(u"longer"_s));
    QVERIFY(two.import(path, u"disk"_s));
    first->resume();
    QVERIFY(one.finish(first));
    QVERIFY(m_space->allocated() > 7 * SpaceHome::kMiB - 100'000);
    const ImageId longer = one.byName(u"longer"_s)->id;
    QVERIFY(one.wait(one.library.remove(longer)));
    QVERIFY(m_space->reclaim(one, {longer}));
    QVERIFY2(m_space->allocated() < 5 * SpaceHome::kMiB / 2, qPrintable(QString::number(m_space->allocated())));
    QTRY_VERIFY(one.byName(u"disk"_s));
    QCOMPARE(*one.exportedSum(one.byName(u"disk"_s)->id, m_directory->filePath(u"out"_s)), SpaceHome::sha256(disk));
}

void TestReclaim::indexForgetsWhatIsGone() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    QVERIFY(m_space->reclaim(home, m_space->doomedIds(home)));
    ChunkIndex index(m_space->library);
    QVERIFY(index.refresh());
    QCOMPARE(index.tables()->size(), size_t(1));
    const auto& table = index.tables()->front();
    for (quint64 i = 0; i < table->count(); ++i) {
        const ChunkPlace place = table->entry(i).place;
        QVERIFY(QFile::exists(m_space->library.pack(place.pack)));
        QVERIFY(place.share >= 8 && place.share <= place.frameSize + 8);
    }
    QCOMPARE(qsizetype(table->packs().size()), m_space->packs().size());
    // Made again from the packs alone it holds no more than that.
    for (const auto& file : QDir(m_space->library.index()).entryInfoList({u"*.idx"_s}))
        QVERIFY(QFile::remove(file.filePath()));
    Home again(m_space->folder);
    QVERIFY(again.ready());
    QCOMPARE(m_space->wrong(again, SpaceHome::kept()), QString());
}

void TestReclaim::unfinishedWorkIsDue() {
    Home home(m_space->folder);
    QVERIFY(filled(home));
    ChunkStore store(m_space->library);
    QVERIFY(store.open(false));
    auto writer = StoreWriter::create(store, 900, [] { return Result<quint32>(901); });
    Job* job = home.queue.add(home.library.reclaimJob({.now = m_space->doomedIds(home)}));
    QTRY_VERIFY(job->progress().phase.contains(u"waiting"));
    job->cancel();
    QTRY_COMPARE(job->state(), JobState::Cancelled);
    writer->reset();
    QVERIFY(home.library.isReclaimDue());
    QVERIFY(m_space->reclaim(home));
    QVERIFY(!home.library.isReclaimDue());
    QVERIFY(m_space->allocated() < 4 * SpaceHome::kMiB + SpaceHome::kMiB / 2);
}

QTEST_GUILESS_MAIN(TestReclaim)
#include "tst_reclaim.moc"
