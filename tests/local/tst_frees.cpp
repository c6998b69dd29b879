// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/chunkusers.h"
#include "models/local/mapfile.h"
#include "tests/local/spacehome.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <ctime>
#include <map>
#include <set>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// A library that is made up: maps and an index, and no bytes. Chunk n has the share (n % 50 + 1) * 8, or what repack() makes
// of it.
class Fiction {
public:
    Fiction()
        : m_folder(m_directory.path())
        , m_index(m_folder) {
        if (!m_folder.prepare())
            qFatal("no folder");
    }

    static Digest digest(quint64 number) { return Blake3::of(std::as_bytes(std::span(&number, 1))); }
    quint32 share(quint64 number) const {
        return m_lost.contains(number) ? 0 : quint32((number + m_repacked) % 50 + 1) * 8;
    }

    ImageId add(const std::vector<quint64>& chunks) {
        const ImageId id(u"loc-%1"_s.arg(qlonglong(m_chunks.size()), 5, 36, QLatin1Char('0')));
        auto writer = MapWriter::create(m_folder.map(id));
        for (const quint64 chunk : chunks) {
            if (!writer || !writer->add(65536, digest(chunk)))
                qFatal("no map");
            if (m_known.insert(chunk).second || m_lost.erase(chunk) > 0) // what is lost is stored again
                m_new.push_back(chunk);
        }
        if (!writer->commit())
            qFatal("no map");
        m_images.append(id);
        m_chunks[id] = chunks;
        return id;
    }
    // It is given back: the index still has its chunks.
    void remove(ImageId id) { // by value: it may be one of images()
        m_images.removeOne(id);
        if (!QFile::remove(m_folder.map(id)))
            qFatal("not removed");
    }
    // Of what was added since.
    void publish() { publish(std::exchange(m_new, {})); }
    void publish(const std::vector<quint64>& chunks) {
        std::vector<IndexEntry> entries;
        for (const quint64 chunk : chunks) {
            if (!m_lost.contains(chunk))
                entries.push_back({digest(chunk), {1, 200'000, qint64(entries.size()) * 8, 0, share(chunk)}});
        }
        if (!entries.empty() && !m_index.publish(std::move(entries), {1}))
            qFatal("no index");
    }
    bool merge() { // false: there are too few tables
        const qsizetype before = tables();
        if (!m_index.mergeSmall())
            qFatal("not merged");
        return tables() < before;
    }
    // All chunks are elsewhere afterwards, but for those that are lost.
    void repack(const std::set<quint64>& lost) {
        const auto before = m_index.tables();
        ++m_repacked;
        m_lost.insert(lost.begin(), lost.end());
        m_new.clear();
        publish({m_known.begin(), m_known.end()});
        if (!m_index.remove(*before))
            qFatal("not removed");
    }
    void follow(ChunkUsers& users) {
        const std::clock_t before = std::clock();
        if (!users.follow(m_folder, *m_index.tables(), m_images, [] { return true; }))
            qFatal("not read");
        m_readMs = qint64(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
    }
    ChunkUsers users() {
        publish();
        ChunkUsers users;
        follow(users);
        return users;
    }
    // As it is defined, chunk by chunk.
    qint64 slowly(const QSet<ImageId>& set, const QSet<ImageId>& gone) const {
        std::map<quint64, std::pair<bool, bool>> chunks; // one of the set uses it; one that stays does
        for (const ImageId& id : m_images) {
            for (const quint64 chunk : *m_chunks.constFind(id)) {
                chunks[chunk].first |= set.contains(id);
                chunks[chunk].second |= !set.contains(id) && !gone.contains(id);
            }
        }
        qint64 sum = 0;
        for (const auto& [chunk, use] : chunks)
            sum += use.first && !use.second ? share(chunk) : 0;
        return sum;
    }
    const QList<ImageId>& images() const { return m_images; }
    qint64 readMs() const { return m_readMs; }
    qsizetype tables() const { return qsizetype(m_index.tables()->size()); }

private:
    QTemporaryDir m_directory{quickFolder()};
    LibraryFolder m_folder;
    ChunkIndex m_index;
    QList<ImageId> m_images;
    QHash<ImageId, std::vector<quint64>> m_chunks;
    std::set<quint64> m_known;
    std::vector<quint64> m_new;
    std::set<quint64> m_lost;
    quint64 m_repacked = 0;
    qint64 m_readMs = 0;
};

std::vector<quint64> someChunks(QRandomGenerator& random, int below) {
    std::vector<quint64> chunks(60);
    std::ranges::generate(chunks, [&] { return quint64(random.bounded(below)); });
    return chunks;
}

// Random sets, and each image alone, are told as they are by definition; the difference, or an empty text.
QString difference(const Fiction& library, const ChunkUsers& users, QRandomGenerator& random, int questions) {
    for (int question = 0; question < questions; ++question) {
        QSet<ImageId> set;
        QSet<ImageId> gone;
        for (const ImageId& id : library.images()) {
            const int die = random.bounded(5);
            if (die < 2)
                set.insert(id);
            else if (die == 2)
                gone.insert(id);
        }
        if (users.frees(set, gone) != library.slowly(set, gone))
            return u"a set frees %1, not %2"_s.arg(library.slowly(set, gone)).arg(users.frees(set, gone));
        const auto each = users.freesEach(gone);
        if (each.size() != library.images().size())
            return u"%1 images"_s.arg(each.size());
        for (const ImageId& id : library.images()) {
            const qint64 alone = library.slowly({id}, gone.contains(id) ? QSet<ImageId>{} : gone);
            if (each.value(id) != alone)
                return u"%1 frees %2, not %3"_s.arg(id.toString()).arg(alone).arg(each.value(id));
        }
    }
    return {};
}

} // namespace

// What deleting images would give back.
class TestFrees : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asDefined();
    void followsWhatComesAndGoes();
    void readsAnewWhenItMust();
    void nightlyBuilds();
    void agreesWithWhatComesBack();
    void columnFillsIn();
    void statistics();
    void whatAddingNeeds();
};

void TestFrees::asDefined() {
    QRandomGenerator random(7);
    for (int round = 0; round < 20; ++round) {
        Fiction library;
        for (int image = 0; image < 12; ++image)
            library.add(someChunks(random, image % 3 == 0 ? 40 : 300));
        QCOMPARE(difference(library, library.users(), random, 20), QString());
    }
}

// Images come and are given back, tables are merged, chunks move to other packs or are lost: only new maps are read.
void TestFrees::followsWhatComesAndGoes() {
    QRandomGenerator random(11);
    int merged = 0;
    for (int round = 0; round < 10; ++round) {
        Fiction library;
        ChunkUsers users;
        quint64 added = 0;
        for (int step = 0; step < 60; ++step) {
            const int die = random.bounded(10);
            if (die < 6 || library.images().size() < 3) {
                library.add(someChunks(random, step % 3 == 0 ? 40 : 300));
                library.publish();
                ++added;
            } else if (die < 8) {
                library.remove(library.images().at(random.bounded(library.images().size())));
            } else if (die == 8) {
                merged += library.merge() ? 1 : 0;
            } else {
                library.repack({quint64(random.bounded(300)), quint64(random.bounded(300))});
            }
            library.follow(users);
            QCOMPARE(difference(library, users, random, 2), QString());
        }
        QCOMPARE(users.mapsRead(), added);
    }
    QVERIFY(merged > 0);
}

void TestFrees::readsAnewWhenItMust() {
    QRandomGenerator random(13);
    Fiction library;
    for (int image = 0; image < 80; ++image)
        library.add(someChunks(random, 300));
    ChunkUsers users = library.users();
    QCOMPARE(users.mapsRead(), quint64{80});
    while (library.images().size() > 5) // what went would be most of the tree
        library.remove(library.images().first());
    library.follow(users);
    QCOMPARE(users.mapsRead(), quint64{85});
    library.add(someChunks(random, 300));
    library.publish();
    library.follow(users);
    QCOMPARE(users.mapsRead(), quint64{86});
    QCOMPARE(difference(library, users, random, 5), QString());
    library.follow(users);
    QCOMPARE(users.mapsRead(), quint64{86});
}

// 1,000 images of 2,000 chunks, each 2 % other than the one before. The figure is printed; the limit is far above it, for
// busy machines.
void TestFrees::nightlyBuilds() {
    Fiction library;
    QRandomGenerator random(3);
    std::vector<quint64> chunks(2000);
    std::ranges::generate(chunks, [n = quint64{0}]() mutable { return n++; });
    quint64 fresh = 2000;
    for (int image = 0; image < 1000; ++image) {
        for (int i = 0; i < 40; ++i)
            chunks[size_t(random.bounded(2000))] = fresh++;
        library.add(chunks);
    }
    const ChunkUsers users = library.users();
    const QSet<ImageId> half(library.images().begin(), library.images().begin() + 500);
    QElapsedTimer timer;
    timer.start();
    const qint64 sum = users.frees(half, {});
    const qint64 asked = timer.nsecsElapsed();
    QCOMPARE(sum, library.slowly(half, {}));
    qInfo("1,000 maps read in %lld ms of the processor, %zu classes; a set of 500 answered in %lld us",
        qlonglong(library.readMs()), users.classes(), qlonglong(asked / 1000));
    QVERIFY2(asked < 500'000'000, qPrintable(QString::number(asked)));
}

void TestFrees::agreesWithWhatComesBack() {
    QTemporaryDir directory(quickFolder());
    SpaceHome space(directory.filePath(u"library"_s));
    Home home(space.folder);
    QVERIFY(home.ready());
    for (const QString& name : SpaceHome::doomed() + SpaceHome::kept())
        QVERIFY(space.add(home, name));
    QList<ImageId> set;
    for (const QString& name : {u"mostly"_s, u"alone"_s})
        set.append(home.byName(name)->id);
    const auto told = home.wait(home.library.frees(set));
    QVERIFY(told);
    const auto alone = home.wait(home.library.frees(set.last(1)));
    QVERIFY(alone && std::abs(*alone - SpaceHome::kMiB) < 20'000); // random bytes do not compress
    // Two that share all: neither frees anything, together they do.
    QVERIFY(writeFile(space.scratch.filePath(u"twin.raw"_s), SpaceHome::disk(u"alone"_s)));
    const auto twin = home.import(space.scratch.filePath(u"twin.raw"_s), u"twin"_s);
    QVERIFY(twin);
    QCOMPARE(*home.wait(home.library.frees({*twin})), 0);
    QCOMPARE(*home.wait(home.library.frees({*twin, set.last()})), *alone);
    QVERIFY(home.wait(home.library.remove(*twin)));
    QTRY_COMPARE(*home.wait(home.library.frees(set)), *told); // the twin is on its way out

    const qint64 before = space.allocated();
    for (const ImageId& id : std::as_const(set))
        QVERIFY(home.wait(home.library.remove(id)));
    QVERIFY(space.reclaim(home, set + QList{*twin}));
    const qint64 freed = before - space.allocated();
    QVERIFY2(std::abs(freed - *told) < 100'000, qPrintable(u"told %1, freed %2"_s.arg(*told).arg(freed)));
}

void TestFrees::columnFillsIn() {
    QTemporaryDir directory(quickFolder());
    SpaceHome space(directory.filePath(u"library"_s));
    Home home(space.folder);
    QVERIFY(home.ready());
    QVERIFY(space.add(home, u"alone"_s) && space.add(home, u"tail"_s));
    QVERIFY(!home.byName(u"alone"_s)->freesBytes); // nobody watches
    home.library.setWatched(true);
    QTRY_VERIFY_WITH_TIMEOUT(home.byName(u"alone"_s)->freesBytes, 10'000);
    QCOMPARE(*home.byName(u"alone"_s)->freesBytes, *home.wait(home.library.frees({home.byName(u"alone"_s)->id})));
    const qint64 before = *home.byName(u"tail"_s)->freesBytes;
    QVERIFY(space.add(home, u"keeps-head"_s));
    QTRY_VERIFY_WITH_TIMEOUT(*home.byName(u"tail"_s)->freesBytes < before / 2, 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(home.byName(u"keeps-head"_s)->freesBytes, 10'000);
}

void TestFrees::statistics() {
    QTemporaryDir directory(quickFolder());
    SpaceHome space(directory.filePath(u"library"_s));
    Home home(space.folder);
    QVERIFY(home.ready() && space.fill(home));
    const auto before = home.wait(home.library.statistics());
    QVERIFY(before);
    QCOMPARE(before->images, 3);
    QCOMPARE(before->deleted, 3);
    QCOMPARE(before->packs, space.allocated());
    QVERIFY2(before->garbage < 100'000, qPrintable(QString::number(before->garbage))); // all can still be restored
    QVERIFY(before->dedupRatio() > 1.2);
    QVERIFY(before->compressionRatio() > 1);
    home.library.setGraceDays(0);
    const auto over = home.wait(home.library.statistics());
    QVERIFY(over);
    QCOMPARE(over->deleted, 0);
    QVERIFY(space.reclaim(home));
    const qint64 freed = before->packs - space.allocated();
    QVERIFY2(
        std::abs(over->garbage - freed) < 300'000, qPrintable(u"told %1, freed %2"_s.arg(over->garbage).arg(freed)));
}

// estimateImport() has a test of its own.
void TestFrees::whatAddingNeeds() {
    QTemporaryDir directory(quickFolder());
    SpaceHome space(directory.filePath(u"library"_s));
    Home home(space.folder);
    QVERIFY(home.ready());
    const QString file = space.scratch.filePath(u"alone.raw"_s);
    QVERIFY(writeFile(file, SpaceHome::disk(u"alone"_s)));
    const auto media = Media::inspect(file);
    QVERIFY(media);
    const auto before = home.wait(home.library.importNeed(*media));
    QVERIFY(before && *before);
    QCOMPARE((*before)->known, 0);
    QVERIFY((*before)->bytes > SpaceHome::kMiB / 2);
    QVERIFY(home.import(file, u"alone"_s));
    const auto after = home.wait(home.library.importNeed(*media));
    QVERIFY(after && *after);
    QCOMPARE((*after)->known, 1);
    QVERIFY((*after)->bytes < SpaceHome::kMiB / 100);

    MediaInfo packed = *media; // would have to be unpacked
    packed.compression = Compression::Xz;
    QVERIFY(!*home.wait(home.library.importNeed(packed)));
    packed = *media;
    packed.wrapping = {u"tar"_s};
    packed.member = u"alone.raw"_s;
    QVERIFY(!*home.wait(home.library.importNeed(packed)));
    MediaInfo away = *media;
    away.path = u"https://example.com/alone.raw"_s;
    QVERIFY(!*home.wait(home.library.importNeed(away)));
    QVERIFY(writeFile(file, "something else"));
    QVERIFY(!home.wait(home.library.importNeed(*media)));
}

QTEST_GUILESS_MAIN(TestFrees)
#include "tst_frees.moc"
