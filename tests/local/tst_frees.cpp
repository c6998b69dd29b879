// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/chunkusers.h"
#include "models/local/mapfile.h"
#include "tests/local/spacehome.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

#include <ctime>
#include <map>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// A library that is made up: maps and an index, and no bytes. Chunk n has the share (n % 50 + 1) * 8.
class Fiction {
public:
    Fiction()
        : m_folder(m_directory.path()) {
        if (!m_folder.prepare())
            qFatal("no folder");
    }

    static Digest digest(quint64 number) { return Sha256::of(std::as_bytes(std::span(&number, 1))); }
    static quint32 share(quint64 number) { return quint32(number % 50 + 1) * 8; }

    ImageId add(const std::vector<quint64>& chunks) {
        const ImageId id(u"loc-%1"_s.arg(qlonglong(m_images.size()), 5, 36, QLatin1Char('0')));
        auto writer = MapWriter::create(m_folder.map(id));
        for (const quint64 chunk : chunks) {
            if (!writer || !writer->add(65536, digest(chunk)))
                qFatal("no map");
            m_known.insert(chunk);
        }
        if (!writer->commit())
            qFatal("no map");
        m_images.append(id);
        m_chunks.push_back(chunks);
        return id;
    }
    ChunkUsers users() {
        std::vector<IndexEntry> entries;
        for (const quint64 chunk : m_known)
            entries.push_back({digest(chunk), {1, 200'000, qint64(entries.size()) * 8, 0, share(chunk)}});
        ChunkIndex index(m_folder);
        if (!index.publish(std::move(entries), {1}))
            qFatal("no index");
        const std::clock_t before = std::clock();
        auto read = ChunkUsers::read(m_folder, *index.tables(), m_images, [] { return true; });
        m_readMs = qint64(std::clock() - before) * 1000 / CLOCKS_PER_SEC;
        if (!read)
            qFatal("not read");
        return std::move(*read);
    }
    // As it is defined, chunk by chunk.
    qint64 slowly(const QSet<ImageId>& set, const QSet<ImageId>& gone) const {
        std::map<quint64, std::pair<bool, bool>> chunks; // one of the set uses it; one that stays does
        for (qsizetype i = 0; i < m_images.size(); ++i) {
            const bool in = set.contains(m_images.at(i));
            for (const quint64 chunk : m_chunks[size_t(i)]) {
                chunks[chunk].first |= in;
                chunks[chunk].second |= !in && !gone.contains(m_images.at(i));
            }
        }
        qint64 sum = 0;
        for (const auto& [chunk, use] : chunks)
            sum += use.first && !use.second ? share(chunk) : 0;
        return sum;
    }
    const QList<ImageId>& images() const { return m_images; }
    qint64 readMs() const { return m_readMs; }

private:
    QTemporaryDir m_directory{quickFolder()};
    LibraryFolder m_folder;
    QList<ImageId> m_images;
    std::vector<std::vector<quint64>> m_chunks;
    std::set<quint64> m_known;
    qint64 m_readMs = 0;
};

} // namespace

// What deleting images would give back.
class TestFrees : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asDefined();
    void nightlyBuilds();
    void agreesWithWhatComesBack();
    void columnFillsIn();
    void statistics();
};

void TestFrees::asDefined() {
    QRandomGenerator random(7);
    for (int round = 0; round < 20; ++round) {
        Fiction library;
        for (int image = 0; image < 12; ++image) {
            std::vector<quint64> chunks;
            for (int i = 0; i < 60; ++i)
                chunks.push_back(quint64(random.bounded(image % 3 == 0 ? 40 : 300)));
            library.add(chunks);
        }
        const ChunkUsers users = library.users();
        for (int question = 0; question < 20; ++question) {
            QSet<ImageId> set;
            QSet<ImageId> gone;
            for (const ImageId& id : library.images()) {
                const int die = random.bounded(5);
                if (die < 2)
                    set.insert(id);
                else if (die == 2)
                    gone.insert(id);
            }
            QCOMPARE(users.frees(set, gone), library.slowly(set, gone));
            const auto each = users.freesEach(gone);
            for (const ImageId& id : library.images())
                QCOMPARE(each.value(id), library.slowly({id}, gone.contains(id) ? QSet<ImageId>{} : gone));
        }
    }
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

QTEST_GUILESS_MAIN(TestFrees)
#include "tst_frees.moc"
