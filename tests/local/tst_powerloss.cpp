// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/exporter.h"
#include "models/local/imagerecords.h"
#include "tests/local/home.h"
#include "tests/local/recorder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// A state that was met is enough to tell; how long all may take here. By hand: PLATTER_TEST_POWERLOSS=seconds.
constexpr qint64 kSeconds = 8;

// In memory where there is such a place: a thousand libraries are written.
QString fastFolder() {
    return QFileInfo(u"/dev/shm"_s).isWritable() ? u"/dev/shm/platter-XXXXXX"_s : QDir::tempPath() + u"/platter-XXXXXX";
}

quint32 seedOfNow() {
    return qEnvironmentVariableIsSet("PLATTER_TEST_SEED") ? qEnvironmentVariable("PLATTER_TEST_SEED").toUInt()
                                                          : std::random_device{}();
}

qint64 secondsOfNow() {
    return std::max(kSeconds, qEnvironmentVariable("PLATTER_TEST_POWERLOSS").toLongLong());
}

} // namespace

// The power goes away at every point of what is done to a library, with any part lost of what was not synced. As SQLite's
// own tests do (sqlite.org/testing.html, 3.3 "Crash testing").
class TestPowerLoss : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { FileOperations::use(nullptr); }
    void everyPoint();
    void everyPointOfUpkeep();
    void syncsThatMatter_data();
    void syncsThatMatter();

private:
    struct Met {
        QString what; // what was wrong; empty: nothing
        int states = 0;
    };
    void live(Home& home);
    void upkeep(Home& home);
    void learn(const Home& home);
    Met crashEverywhere(const Recorder& recorder, qint64 milliseconds, quint32 seed, int round = 0);
    QString check(const Recorder& recorder, int at, int catalogue, Recorder::Luck luck, std::mt19937& random);
    QString checkImages(const QString& folder, const QHash<QString, QString>& available);
    QString checkByLibrary(const QString& folder, const QHash<QString, QString>& available);
    QHash<QString, QString> availableIn(const Recorder& recorder, int catalogue);

    QTemporaryDir m_directory{fastFolder()};
    QHash<QString, QByteArray> m_sums; // by id
    QHash<int, QHash<QString, QString>> m_available; // by catalogue: ids and names
    std::unique_ptr<Recorder> m_recorder;
    std::unique_ptr<Recorder> m_upkeep;
};

// Enough tables for the index to be merged by the next import.
void TestPowerLoss::initTestCase() {
    QVERIFY(m_directory.isValid());
    Home home(m_directory.filePath(u"library"_s));
    QVERIFY(home.ready());
    for (quint32 i = 0; i < 10; ++i) {
        const QString path = m_directory.filePath(u"begin-%1.raw"_s.arg(i));
        QVERIFY(writeFile(path, randomBytes(20'480, i)));
        const auto id = home.import(path, u"begin %1"_s.arg(i));
        QVERIFY(id);
        m_sums.insert(id->toString(), sha256OfFile(path));
    }
    m_recorder = std::make_unique<Recorder>(home.library.location());
    FileOperations::use(m_recorder.get());
    live(home);
    FileOperations::use(nullptr);
    upkeep(home);
}

void TestPowerLoss::live(Home& home) {
    ImageId last;
    for (const quint32 i : {1U, 2U, 3U}) {
        const QString path = m_directory.filePath(u"disk-%1.raw"_s.arg(i));
        QVERIFY(writeFile(path, randomBytes(450'560, 100 + i) + QByteArray(65'536, '\0') + randomBytes(204'800, 7)));
        const auto id = home.import(path, u"disk %1"_s.arg(i));
        QVERIFY2(id, id ? "" : qPrintable(id.error().message));
        m_sums.insert(id->toString(), sha256OfFile(path));
        if (i == 2)
            QVERIFY(home.wait(home.library.remove(last)));
        last = *id;
        QVERIFY(home.wait(home.library.update(last, {.name = u"renamed %1"_s.arg(i)})));
    }
}

// Space is given back in each of its ways, and what stays is compressed again.
void TestPowerLoss::upkeep(Home& home) {
    const QByteArray large = randomBytes(3'145'728, 300); // without its last tenth, which gets a hole, it stays
    QList<ImageId> doomed;
    for (const auto& image : home.library.images()) {
        if (image.status == ImageStatus::Deleted)
            doomed.append(image.id);
    }
    for (const qsizetype size : {large.size(), large.size() - 307'200}) {
        const QString path = m_directory.filePath(u"large-%1.raw"_s.arg(size));
        QVERIFY(writeFile(path, large.first(size)));
        const auto id = home.import(path, u"large %1"_s.arg(size));
        QVERIFY(id);
        m_sums.insert(id->toString(), sha256OfFile(path));
        if (size == large.size()) {
            doomed.append(*id);
            QVERIFY(home.wait(home.library.remove(*id)));
        }
    }
    QCOMPARE(doomed.size(), 2);
    m_upkeep = std::make_unique<Recorder>(home.library.location());
    FileOperations::use(m_upkeep.get());
    for (const bool repack : {false, true}) {
        Job* job = home.queue.add(repack ? home.library.repackJob({}) : home.library.reclaimJob({.now = doomed}));
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Succeeded, 30'000);
    }
}

QHash<QString, QString> TestPowerLoss::availableIn(const Recorder& recorder, int catalogue) {
    if (const auto known = m_available.constFind(catalogue); known != m_available.constEnd())
        return *known;
    const QTemporaryDir folder(fastFolder());
    const QString path = folder.filePath(u"catalogue.sqlite"_s);
    QHash<QString, QString> ids;
    if (writeFile(path, recorder.catalogue(catalogue).database)
        && writeFile(path + u"-wal", recorder.catalogue(catalogue).log)) {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"look"_s);
        database.setDatabaseName(path);
        if (database.open()) {
            QSqlQuery query(u"SELECT id, name FROM images WHERE status = 'available'"_s, database);
            while (query.next())
                ids.insert(query.value(0).toString(), query.value(1).toString());
        }
        database.close();
    }
    QSqlDatabase::removeDatabase(u"look"_s);
    m_available.insert(catalogue, ids);
    return ids;
}

QString TestPowerLoss::check(
    const Recorder& recorder, int at, int catalogue, Recorder::Luck luck, std::mt19937& random) {
    const QTemporaryDir place(fastFolder());
    const QString folder = place.filePath(u"library"_s);
    if (!recorder.restore(at, luck, random, folder)
        || !writeFile(folder + u"/catalogue.sqlite", recorder.catalogue(catalogue).database)
        || !writeFile(folder + u"/catalogue.sqlite-wal", recorder.catalogue(catalogue).log))
        return u"the state cannot be written"_s;
    const auto available = availableIn(recorder, catalogue);
    const QString wrong = random() % 8 == 0 ? checkByLibrary(folder, available) : checkImages(folder, available);
    if (wrong.isEmpty())
        return {};
    return u"%1 (after %2, catalogue %3, luck %4)"_s.arg(wrong, recorder.describe(at)).arg(catalogue).arg(int(luck));
}

// What opening does, without threads.
QString TestPowerLoss::checkImages(const QString& folder, const QHash<QString, QString>& available) {
    const LibraryFolder library(folder);
    ImageRecords records(library);
    if (const auto opened = records.open(false); !opened)
        return u"does not open: "_s + opened.error().message + opened.error().detail;
    ChunkStore store(library);
    if (const auto opened = store.open(false); !opened)
        return u"store does not open: "_s + opened.error().detail;
    for (const auto& [id, name] : available.asKeyValueRange()) {
        const auto image = records.image(ImageId(id));
        if (!image)
            return u"%1 is gone"_s.arg(name);
        if (image->status != ImageStatus::Available && image->status != ImageStatus::Deleted) // the log may be ahead
            return u"%1 is %2"_s.arg(name, toApi(image->status));
        if (image->status == ImageStatus::Deleted)
            continue;
        ExportOptions options;
        options.path = folder + u"/out.raw";
        options.overwrite = true;
        options.contentId = image->contentId;
        if (const auto done = exportDisk(store, library.map(image->id), options); !done)
            return u"%1 cannot be read: %2"_s.arg(name, done.error().detail);
        if (sha256OfFile(options.path) != m_sums.value(id))
            return u"%1 has other bytes"_s.arg(name);
    }
    return {};
}

// The library itself; then one more image goes in.
QString TestPowerLoss::checkByLibrary(const QString& folder, const QHash<QString, QString>& available) {
    Home home(folder);
    if (!home.ready())
        return u"library does not open: "_s + home.library.problem()->message;
    const QString out = folder + u"/out.raw";
    for (const QString& id : available.keys()) {
        const auto image = home.library.image(ImageId(id));
        if (!image)
            return u"%1 is gone"_s.arg(id);
        if (image->status == ImageStatus::Deleted)
            continue;
        const auto sum = home.exportedSum(image->id, out);
        if (!sum || *sum != m_sums.value(id))
            return u"%1 cannot be read"_s.arg(image->name);
    }
    const auto more = home.import(m_directory.filePath(u"disk-3.raw"_s), u"more"_s);
    if (!more)
        return u"nothing can be added: "_s + more.error().message + more.error().detail;
    const auto sum = home.exportedSum(*more, out);
    return sum && *sum == sha256OfFile(m_directory.filePath(u"disk-3.raw"_s)) ? QString()
                                                                              : u"what was added is wrong"_s;
}

TestPowerLoss::Met TestPowerLoss::crashEverywhere(
    const Recorder& recorder, qint64 milliseconds, quint32 seed, int round) {
    FileOperations::use(nullptr);
    std::mt19937 random(seed);
    QElapsedTimer timer;
    timer.start();
    Met met;
    m_available.clear();
    for (; timer.elapsed() < milliseconds; ++round) {
        // All points in an order that comes everywhere early, the last one first: there most is done that could be lost. The
        // first round loses all that can be lost.
        const int count = recorder.count() + 1;
        for (int i = 0, at = count - 1; i < count && timer.elapsed() < milliseconds; ++i, at = (at + 37) % count) {
            const auto luck = round == 0 ? Recorder::Luck::None
                : round % 4 == 2         ? Recorder::Luck::All
                                         : Recorder::Luck::Random;
            for (const int catalogue : recorder.catalogues(at)) {
                ++met.states;
                if (met.what = check(recorder, at, catalogue, luck, random); !met.what.isEmpty())
                    return met;
            }
        }
    }
    return met;
}

void TestPowerLoss::everyPoint() {
    const quint32 seed = seedOfNow();
    QVERIFY(m_recorder->count() > 100);
    const Met met = crashEverywhere(*m_recorder, secondsOfNow() * 1000, seed);
    qInfo("%d operations, %d states, PLATTER_TEST_SEED=%u", m_recorder->count(), met.states, seed);
    QVERIFY2(met.what.isEmpty(), qPrintable(met.what));
}

void TestPowerLoss::everyPointOfUpkeep() {
    QVERIFY(m_upkeep->count() > 40);
    QVERIFY(m_upkeep->counts(u"link"_s) > 0 && m_upkeep->counts(u"punch"_s) > 0);
    const quint32 seed = seedOfNow();
    const Met met = crashEverywhere(*m_upkeep, secondsOfNow() * 1000, seed);
    qInfo("%d operations, %d states, PLATTER_TEST_SEED=%u", m_upkeep->count(), met.states, seed);
    QVERIFY2(met.what.isEmpty(), qPrintable(met.what));
}

void TestPowerLoss::syncsThatMatter_data() {
    QTest::addColumn<bool>("upkeep");
    QTest::addColumn<QRegularExpression>("sync");
    QTest::newRow("pack") << false << QRegularExpression(u"\\.pack$"_s);
    QTest::newRow("folder of a pack") << false << QRegularExpression(u"/packs(/..)?$"_s);
    QTest::newRow("map") << false << QRegularExpression(u"\\.map\\.part$"_s);
    QTest::newRow("folder of maps") << false << QRegularExpression(u"/maps$"_s);
    QTest::newRow("upkeep: pack") << true << QRegularExpression(u"\\.pack$"_s);
    QTest::newRow("upkeep: folder of a pack") << true << QRegularExpression(u"/packs(/..)?$"_s);
}

// The test tells: without any one of these the power takes an image away. (Index tables are made again from the packs, and
// a log from its row: there is nothing to be met.)
void TestPowerLoss::syncsThatMatter() {
    QFETCH(bool, upkeep);
    QFETCH(QRegularExpression, sync);
    // That old packs go is not synced: where all is lost that can be, they are still there. So upkeep needs some luck.
    const auto recorder
        = (upkeep ? m_upkeep : m_recorder)->without([&](const QString& path) { return sync.match(path).hasMatch(); });
    const Met met = crashEverywhere(*recorder, 60'000, 1, upkeep ? 1 : 0);
    QVERIFY2(!met.what.isEmpty(), qPrintable(QString::number(met.states)));
}

QTEST_GUILESS_MAIN(TestPowerLoss)
#include "tst_powerloss.moc"
