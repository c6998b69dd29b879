// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/catalogue.h"

#include "tests/support/diskmaker.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>
#include <thread>
#include <vector>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

ImageRecord recordOf(const QString& id) {
    ImageRecord record;
    Image& image = record.image;
    image.id = ImageId(id);
    image.name = u"na'me \"→\" "_s + id;
    image.username = u"debian"_s;
    image.status = ImageStatus::Deprecated;
    image.locked = true;
    image.description = u"a\nb"_s;
    image.source = u"disk.raw"_s;
    image.sourceType = SourceType::Snapshot;
    image.sourceTrigger = SourceTrigger::Schedule;
    image.architecture = Architecture(u"arm64"_s);
    image.createdAt = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 6), QTimeZone::UTC);
    image.official = true;
    image.isPublic = true;
    image.owner = u"ada"_s;
    image.mode = ImageMode::Compatibility;
    image.virtualSize = qint64{1} << 62;
    image.diskSize = 2;
    image.minRam = 3;
    image.licenceName = u"GPL"_s;
    image.ancestor = Ancestor{ImageId(u"loc-00000"_s), u"golden"_s, ImageStatus::Available};
    image.starred = true;
    image.storedSize = 0;
    image.contentId = QByteArray(32, 'c');
    image.sourceSha256 = QByteArray(32, '\0');
    image.sourceVerified = true;
    image.sourcePath = u"/x/disk.raw"_s;
    image.sourceFormat = u"raw"_s;
    image.failure = Error{ErrorCode::DiskFull, u"Full."_s, u"detail"_s};
    image.deletedAt = image.createdAt.addYears(1);
    record.writerPack = UINT32_MAX;
    record.logSize = 12345;
    return record;
}

// Runs SQL as another program would, with statements parted by ";\n".
bool runSql(const QString& path, const QString& sql) {
    bool done = true;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"raw"_s);
        database.setDatabaseName(path);
        done = database.open();
        for (const QString& statement : sql.split(u";\n"_s)) {
            QSqlQuery query(database);
            if (!statement.trimmed().isEmpty() && !query.exec(statement)) {
                qWarning("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
                done = false;
            }
        }
    }
    QSqlDatabase::removeDatabase(u"raw"_s);
    return done;
}

} // namespace

class TestCatalogue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyFieldIsKept();
    void unsetFieldsStayUnset();
    void anEmptyFileIsMigrated();
    void schemaOneIsRead();
    void aNewerSchemaIsRefused();
    void garbageIsDamaged();
    void writersTakeTurns();
    void aHeldLockIsBusy();
    void rollsBackWithoutCommit();
    void historyIsInOrder();
    void idsAndPackNumbersAreGivenOnce();
    void dataVersionTellsOthersChanges();
    void madeByTwoAtOnce();

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_path;
};

void TestCatalogue::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_path = m_directory->filePath(u"catalogue.sqlite"_s);
}

void TestCatalogue::everyFieldIsKept() {
    const ImageRecord record = recordOf(u"loc-00001"_s);
    {
        Catalogue catalogue;
        QVERIFY(catalogue.open(m_path));
        QVERIFY(catalogue.save(record));
        QVERIFY(catalogue.save(record)); // replaces
    }
    Catalogue catalogue;
    QVERIFY(catalogue.open(m_path));
    const auto back = catalogue.image(record.image.id);
    QVERIFY(back && *back);
    QVERIFY(**back == record);
    QCOMPARE(catalogue.images()->size(), 1);
    QVERIFY(!*catalogue.image(ImageId(u"loc-nope0"_s)));
}

void TestCatalogue::unsetFieldsStayUnset() {
    ImageRecord record;
    record.image.id = ImageId(u"loc-00001"_s);
    record.image.createdAt = QDateTime::currentDateTimeUtc();
    Catalogue catalogue;
    QVERIFY(catalogue.open(m_path));
    QVERIFY(catalogue.save(record));
    const auto back = catalogue.image(record.image.id);
    QVERIFY(back && *back);
    QVERIFY(!(*back)->image.minRam && !(*back)->image.storedSize && !(*back)->image.ancestor);
    QVERIFY(!(*back)->image.failure && !(*back)->image.deletedAt && !(*back)->image.architecture.isSet());
}

void TestCatalogue::anEmptyFileIsMigrated() {
    QVERIFY(writeFile(m_path, {}));
    Catalogue catalogue;
    QVERIFY(catalogue.open(m_path));
    QVERIFY(catalogue.images()->isEmpty());
    QVERIFY(catalogue.save(recordOf(u"loc-00001"_s)));
}

void TestCatalogue::schemaOneIsRead() {
    // As the first version wrote it; this file is never changed. Every later schema must take it over.
    const auto sql = readFile(QStringLiteral(PLATTER_FIXTURES "/catalogue-1.sql"));
    QVERIFY(sql);
    QVERIFY(runSql(m_path, QString::fromUtf8(*sql)));
    Catalogue catalogue;
    const auto opened = catalogue.open(m_path);
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    const auto image = catalogue.image(ImageId(u"loc-9f3kq"_s));
    QVERIFY(image && *image);
    QCOMPARE((*image)->image.name, u"nightly-web"_s);
    QCOMPARE((*image)->image.status, ImageStatus::Available);
    QCOMPARE((*image)->image.architecture, Architecture::x86_64());
    QCOMPARE((*image)->image.virtualSize, qint64{8589934592});
    QCOMPARE((*image)->image.minRam, std::optional<qint64>(536870912));
    QCOMPARE((*image)->image.createdAt, QDateTime(QDate(2026, 11, 24), QTime(3, 15, 0, 250), QTimeZone::UTC));
    QCOMPARE((*image)->logSize, 812);
    const auto failed = catalogue.image(ImageId(u"loc-00fail"_s));
    QVERIFY(failed && *failed);
    QCOMPARE((*failed)->image.failure->code, ErrorCode::DiskFull);
    const auto history = catalogue.history(ImageId(u"loc-9f3kq"_s));
    QVERIFY(history);
    QCOMPARE(history->size(), 2);
    QCOMPARE(history->last().action, u"imported"_s);
    QVERIFY(!*catalogue.claimId(ImageId(u"loc-gone0"_s)));
    QVERIFY(*catalogue.allocatePack() > 7);
}

void TestCatalogue::aNewerSchemaIsRefused() {
    {
        Catalogue catalogue;
        QVERIFY(catalogue.open(m_path));
    }
    QVERIFY(runSql(m_path, u"PRAGMA user_version = 99"_s));
    Catalogue catalogue;
    const auto opened = catalogue.open(m_path);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NewerVersion);
}

void TestCatalogue::garbageIsDamaged() {
    QVERIFY(writeFile(m_path, randomBytes(50'000)));
    Catalogue catalogue;
    const auto opened = catalogue.open(m_path);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Damaged);
}

void TestCatalogue::writersTakeTurns() {
    Catalogue catalogue;
    QVERIFY(catalogue.open(m_path));
    std::atomic<int> failures = 0;
    const auto work = [&](Catalogue& own, const QString& prefix) {
        for (int i = 0; i < 40; ++i) {
            auto transaction = own.begin();
            if (!transaction || !own.images() || !own.save(recordOf(prefix + QString::number(i)))
                || !own.addHistory(ImageId(u"loc-all"_s), {QDateTime::currentDateTimeUtc(), prefix, u"x"_s, {}})
                || !transaction->commit())
                ++failures;
        }
    };
    std::thread thread([&] { // a connection belongs to the thread that opened it
        Catalogue other;
        if (!other.open(m_path))
            ++failures;
        work(other, u"loc-b"_s);
    });
    work(catalogue, u"loc-a"_s);
    thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(catalogue.images()->size(), 80);
    QCOMPARE(catalogue.history(ImageId(u"loc-all"_s))->size(), 80);
}

void TestCatalogue::aHeldLockIsBusy() {
    Catalogue one;
    QVERIFY(one.open(m_path));
    auto held = one.begin();
    QVERIFY(held);
    // Without the ten seconds that a catalogue waits: what SQLite says then is what begin() would translate.
    QVERIFY(runSql(m_path, u"SELECT count(*) FROM images"_s)); // readers are not held up
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(m_path);
        other.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=0"_s);
        QVERIFY(other.open());
        QSqlQuery query(other);
        QVERIFY(!query.exec(u"BEGIN IMMEDIATE"_s));
        QCOMPARE(query.lastError().nativeErrorCode(), u"5"_s);
        QVERIFY(held->commit());
        QVERIFY(query.exec(u"BEGIN IMMEDIATE"_s));
        QVERIFY(query.exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
}

void TestCatalogue::rollsBackWithoutCommit() {
    Catalogue catalogue;
    QVERIFY(catalogue.open(m_path));
    {
        auto transaction = catalogue.begin();
        QVERIFY(transaction);
        QVERIFY(catalogue.save(recordOf(u"loc-00001"_s)));
        QVERIFY(!catalogue.begin()); // one at a time
    }
    QVERIFY(catalogue.images()->isEmpty());
    QVERIFY(catalogue.begin());
}

void TestCatalogue::historyIsInOrder() {
    Catalogue catalogue;
    QVERIFY(catalogue.open(m_path));
    const QDateTime now(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::UTC);
    const ImageId id(u"loc-00001"_s);
    for (int i = 0; i < 30; ++i) { // a clock that goes back changes nothing
        QVERIFY(catalogue.addHistory(id, {now.addSecs(-i), u"ada"_s, QString::number(i), {}}));
        QVERIFY(catalogue.addHistory(ImageId(u"loc-00002"_s), {now, u"ada"_s, u"other"_s, {}}));
    }
    const auto history = catalogue.history(id);
    QCOMPARE(history->size(), 30);
    for (int i = 0; i < 30; ++i) {
        QCOMPARE(history->at(i).action, QString::number(i));
        QCOMPARE(history->at(i).at, now.addSecs(-i));
    }
    QVERIFY(catalogue.clearHistory(id));
    QVERIFY(catalogue.history(id)->isEmpty());
    QCOMPARE(catalogue.history(ImageId(u"loc-00002"_s))->size(), 30);
}

void TestCatalogue::idsAndPackNumbersAreGivenOnce() {
    Catalogue catalogue;
    QVERIFY(catalogue.open(m_path));
    QVERIFY(*catalogue.claimId(ImageId(u"loc-00001"_s)));
    QVERIFY(!*catalogue.claimId(ImageId(u"loc-00001"_s)));
    QVERIFY(catalogue.removeImage(ImageId(u"loc-00001"_s)));
    QVERIFY(!*catalogue.claimId(ImageId(u"loc-00001"_s)));
    QCOMPARE(*catalogue.allocatePack(), 1U);
    QVERIFY(catalogue.raisePackNumber(100));
    QVERIFY(catalogue.raisePackNumber(50)); // lower than what was given: nothing changes
    QCOMPARE(*catalogue.allocatePack(), 101U);
}

void TestCatalogue::dataVersionTellsOthersChanges() {
    Catalogue one;
    Catalogue two;
    QVERIFY(one.open(m_path) && two.open(m_path));
    const qint64 before = *one.dataVersion();
    QCOMPARE(*one.dataVersion(), before);
    QVERIFY(two.save(recordOf(u"loc-00001"_s)));
    QVERIFY(*one.dataVersion() != before);
    QCOMPARE(one.images()->size(), 1);
}

// A window and a command that are started together, on a library that is not there yet.
void TestCatalogue::madeByTwoAtOnce() {
    for (int round = 0; round < 20; ++round) {
        const QString path = m_path + QString::number(round);
        std::atomic<int> waiting = 3;
        std::array<QString, 3> problems;
        std::vector<std::jthread> openers;
        openers.reserve(problems.size());
        for (QString& problem : problems) {
            openers.emplace_back([&path, &waiting, &problem] {
                Catalogue catalogue;
                for (--waiting; waiting > 0;) { } // all begin in the same moment
                if (const auto opened = catalogue.open(path); !opened)
                    problem = opened.error().message + u' ' + opened.error().detail;
            });
        }
        openers.clear(); // joins
        for (const QString& problem : problems)
            QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }
}

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
