// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/endian.h"
#include "models/local/indextable.h"
#include "tests/local/home.h"
#include "tests/local/sandbox.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

#include <sys/stat.h>
#include <xxhash.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kKiB = 1024;
constexpr const char* kVariable = "PLATTER_TEST_READ_ONLY"; // this folder can only be read

struct Damage {
    enum Kind { Flip, Cut, Empty, Grow, Delete, Fifo, Folder, Link };
    Kind kind = Flip;
    double at = 0; // of the file's length
};

QStringList filesIn(const QString& folder, const QString& pattern) {
    QStringList paths;
    QDirIterator files(folder, {pattern}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    paths.sort();
    return paths;
}

bool damage(const QString& path, const Damage& how, const QString& precious) {
    QByteArray bytes = *readFile(path);
    const auto at = std::min(bytes.size() - 1, static_cast<qsizetype>(how.at * static_cast<double>(bytes.size())));
    switch (how.kind) {
    case Damage::Flip:
        bytes[at] = static_cast<char>(bytes[at] ^ 0x21);
        return bool(writeFile(path, bytes));
    case Damage::Cut:
        return bool(writeFile(path, bytes.first(at)));
    case Damage::Empty:
        return bool(writeFile(path, {}));
    case Damage::Grow:
        return bool(writeFile(path, bytes + QByteArray(5000, 'x')));
    case Damage::Delete:
        return QFile::remove(path);
    case Damage::Fifo:
        return QFile::remove(path) && ::mkfifo(QFile::encodeName(path).constData(), 0600) == 0;
    case Damage::Folder:
        return QFile::remove(path) && QDir().mkdir(path);
    case Damage::Link:
        return QFile::remove(path) && QFile::link(precious, path);
    }
    return false;
}

} // namespace

// Libraries with wrong bytes in them, by accident or by intent: an error or the right bytes, never a crash.
class TestHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void damagedFile_data();
    void damagedFile();
    void swappedMaps();
    void packFromTheFuture();
    void lyingIndex_data();
    void lyingIndex();
    void lostPackHeals();
    void cutLogLosesNothing();
    void damagedLogKeepsTheDisk();
    void readOnlyLibrary();

private:
    void checkImages(Home& home);
    QString file(const QString& pattern, qsizetype number = 0) const {
        return filesIn(m_folder, pattern).value(number);
    }

    QTemporaryDir m_directory;
    QString m_template;
    QString m_folder;
    QString m_precious;
    QString m_disks[2];
    QHash<QString, QByteArray> m_sums; // by the image's name
    std::unique_ptr<QTemporaryDir> m_copy;
};

void TestHostile::initTestCase() {
    m_template = m_directory.filePath(u"library"_s);
    m_precious = m_directory.filePath(u"precious"_s);
    QVERIFY(writeFile(m_precious, "a file of the person's own\n"));
    Home home(m_template);
    QVERIFY(home.ready());
    for (quint32 i : {0U, 1U}) {
        m_disks[i] = m_directory.filePath(u"disk-%1.raw"_s.arg(i));
        QVERIFY(writeFile(m_disks[i],
            randomBytes(200 * kKiB, i + 1) + QByteArray(100 * kKiB, '\0') + QByteArray(300 * kKiB, 'a')
                + randomBytes(40 * kKiB, 99)));
        m_sums.insert(u"disk %1"_s.arg(i), sha256OfFile(m_disks[i]));
        QVERIFY(home.import(m_disks[i], u"disk %1"_s.arg(i)));
    }
}

void TestHostile::init() {
    m_copy = std::make_unique<QTemporaryDir>();
    m_folder = m_copy->filePath(u"library"_s);
    QVERIFY(runTool(u"cp"_s, {u"-a"_s, m_template, m_folder}));
}

// What is given out is right.
void TestHostile::checkImages(Home& home) {
    for (const Image& image : home.library.images()) {
        const auto sum = home.exportedSum(image.id, m_copy->filePath(u"out.raw"_s));
        if (!sum) {
            QVERIFY(!sum.error().message.isEmpty());
            continue;
        }
        if (m_sums.contains(image.name))
            QCOMPARE(*sum, m_sums.value(image.name));
        else // its name was lost
            QVERIFY(m_sums.values().contains(*sum));
    }
    QCOMPARE(*readFile(m_precious), QByteArray("a file of the person's own\n"));
}

void TestHostile::damagedFile_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<Damage>("how");
    for (const auto& pattern : {u"*.log"_s, u"*.map"_s, u"*.pack"_s, u"*.idx"_s, u"catalogue.sqlite"_s}) {
        const auto add = [&](const char* name, const Damage& how) {
            QTest::addRow("%s %s %g", qPrintable(pattern), name, how.at) << pattern << how;
        };
        for (const double at : {0.0, 0.0015, 0.1, 0.5, 0.8, 1.0})
            add("flip", {Damage::Flip, at});
        for (const double at : {0.001, 0.5, 0.99})
            add("cut", {Damage::Cut, at});
        add("empty", {Damage::Empty});
        add("grow", {Damage::Grow});
        add("delete", {Damage::Delete});
        add("fifo", {Damage::Fifo});
        add("folder", {Damage::Folder});
        add("link", {Damage::Link});
    }
}

void TestHostile::damagedFile() {
    QFETCH(QString, pattern);
    QFETCH(Damage, how);
    const QStringList files = filesIn(m_folder, pattern);
    QVERIFY(!files.isEmpty());
    QVERIFY(damage(files.front(), how, m_precious));
    Home home(m_folder);
    QVERIFY(home.opened());
    if (home.library.state() == LibraryState::Failed) {
        // Only where the catalogue is no file at all: then a person is told, and nothing is changed.
        QCOMPARE(pattern, u"catalogue.sqlite"_s);
        QVERIFY(how.kind == Damage::Folder || how.kind == Damage::Fifo);
        QVERIFY(!home.library.problem()->message.isEmpty());
        return;
    }
    QVERIFY(home.library.images().size() >= 1);
    checkImages(home);
    if (pattern == u"*.idx") { // it can be made again, so nothing is lost
        for (const Image& image : home.library.images())
            QVERIFY(home.exportedSum(image.id, m_copy->filePath(u"out.raw"_s)));
    }
    // Work goes on.
    const QString other = m_copy->filePath(u"other.raw"_s);
    QVERIFY(writeFile(other, randomBytes(64 * kKiB, 55)));
    m_sums.insert(u"other"_s, sha256OfFile(other));
    const auto id = home.import(other, u"other"_s);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message + id.error().detail));
    QCOMPARE(*home.exportedSum(*id, m_copy->filePath(u"out.raw"_s)), m_sums.value(u"other"_s));
    checkImages(home);
}

void TestHostile::swappedMaps() {
    const QString one = file(u"*.map"_s, 0);
    const QByteArray bytes = *readFile(one);
    QVERIFY(writeFile(one, *readFile(file(u"*.map"_s, 1))));
    QVERIFY(writeFile(file(u"*.map"_s, 1), bytes));
    Home home(m_folder);
    QVERIFY(home.ready());
    QCOMPARE(home.library.images().size(), 2);
    for (const Image& image : home.library.images()) {
        const auto sum = home.exportedSum(image.id, m_copy->filePath(u"out.raw"_s));
        QVERIFY(!sum);
        QCOMPARE(sum.error().code, ErrorCode::Damaged);
    }
}

void TestHostile::packFromTheFuture() {
    for (const bool keepIndex : {true, false}) {
        const QString path = file(u"*.pack"_s);
        QByteArray bytes = *readFile(path);
        const std::span span(reinterpret_cast<std::byte*>(bytes.data()), static_cast<size_t>(bytes.size()));
        putAt<quint32>(span, 8, 2);
        putAt<quint64>(span, 56, XXH3_64bits(span.data(), 56));
        QVERIFY(writeFile(path, bytes));
        if (!keepIndex) {
            for (const QString& table : filesIn(m_folder, u"*.idx"_s))
                QVERIFY(QFile::remove(table));
        }
        Home home(m_folder);
        QVERIFY2(home.ready(), "one pack must not keep the others from being read");
        checkImages(home);
    }
}

void TestHostile::lyingIndex_data() {
    QTest::addColumn<int>("what");
    const char* names[] = {"frame size 0", "frame size huge", "offset behind the end", "no such pack", "pack 0",
        "ordinal behind the end", "places of others", "frame size 8 more"};
    for (int i = 0; i < 8; ++i)
        QTest::newRow(names[i]) << i;
}

void TestHostile::lyingIndex() {
    QFETCH(int, what);
    for (const QString& path : filesIn(m_folder, u"*.idx"_s)) {
        std::vector<IndexEntry> entries;
        std::vector<quint32> packs;
        {
            const auto table = IndexTable::open(path);
            QVERIFY(table);
            for (quint64 i = 0; i < (*table)->count(); ++i)
                entries.push_back((*table)->entry(i));
            packs = (*table)->packs();
        }
        const ChunkPlace first = entries.front().place;
        for (size_t i = 0; i < entries.size(); ++i) {
            ChunkPlace& place = entries[i].place;
            switch (what) {
            case 0:
                place.frameSize = 0;
                break;
            case 1:
                place.frameSize = UINT32_MAX;
                break;
            case 2:
                place.frameOffset = qint64{UINT32_MAX} * 8;
                break;
            case 3:
                place.pack = 4'000'000'000;
                break;
            case 4:
                place.pack = 0;
                break;
            case 5:
                place.ordinal = UINT16_MAX;
                break;
            case 6:
                place = i + 1 < entries.size() ? entries[i + 1].place : first;
                break;
            case 7:
                place.frameSize += 8;
                break;
            default:
                QFAIL("unknown");
            }
        }
        QVERIFY(QFile::remove(path));
        QVERIFY(IndexTable::write(path, entries, packs));
    }
    Home home(m_folder);
    QVERIFY(home.ready());
    QCOMPARE(home.library.images().size(), 2);
    checkImages(home);
}

void TestHostile::lostPackHeals() {
    for (const QString& path : filesIn(m_folder, u"*.pack"_s))
        QVERIFY(QFile::remove(path));
    Home home(m_folder);
    QVERIFY(home.ready());
    const auto old = home.byName(u"disk 0"_s);
    QVERIFY(!home.exportedSum(old->id, m_copy->filePath(u"out.raw"_s)));
    // The index still names the chunks; a new import must not rely on that.
    const auto id = home.import(m_disks[0], u"again"_s);
    QVERIFY(id);
    QCOMPARE(*home.exportedSum(*id, m_copy->filePath(u"out.raw"_s)), m_sums.value(u"disk 0"_s));
    QCOMPARE(*home.exportedSum(old->id, m_copy->filePath(u"out.raw"_s)), m_sums.value(u"disk 0"_s));
    Home other(m_folder); // another process finds them too
    QVERIFY(other.ready());
    QCOMPARE(*other.exportedSum(old->id, m_copy->filePath(u"out.raw"_s)), m_sums.value(u"disk 0"_s));
}

void TestHostile::cutLogLosesNothing() {
    QHash<ImageId, Image> before;
    {
        Home home(m_folder);
        QVERIFY(home.ready());
        for (const Image& image : home.library.images())
            before.insert(image.id, image);
    }
    for (const QString& path : filesIn(m_folder, u"*.log"_s)) { // back to when it was being made
        const QByteArray bytes = *readFile(path);
        QVERIFY(writeFile(path, bytes.first(bytes.indexOf('\n') + 1)));
    }
    for (const bool keepCatalogue : {true, false}) {
        if (!keepCatalogue) {
            for (const QString& path : filesIn(m_folder, u"catalogue.sqlite*"_s))
                QVERIFY(QFile::remove(path));
        }
        Home home(m_folder);
        QVERIFY(home.ready());
        QCOMPARE(home.library.images().size(), before.size());
        for (const Image& image : home.library.images())
            QCOMPARE(image, before.value(image.id));
        checkImages(home);
    }
}

void TestHostile::damagedLogKeepsTheDisk() {
    // The line that tells "available" is damaged, and the catalogue is gone: the map is whole all the same.
    for (const QString& path : filesIn(m_folder, u"*.log"_s)) {
        QByteArray bytes = *readFile(path);
        const qsizetype second = bytes.indexOf('\n') + 40;
        bytes[second] = static_cast<char>(bytes[second] ^ 1);
        QVERIFY(writeFile(path, bytes));
    }
    for (const QString& path : filesIn(m_folder, u"catalogue.sqlite*"_s))
        QVERIFY(QFile::remove(path));
    Home home(m_folder);
    QVERIFY(home.ready());
    QCOMPARE(home.library.images().size(), 2);
    for (const Image& image : home.library.images()) {
        QCOMPARE(image.status, ImageStatus::Available);
        QCOMPARE(*home.exportedSum(image.id, m_copy->filePath(u"out.raw"_s)), m_sums.value(image.name));
    }
}

void TestHostile::readOnlyLibrary() {
    if (!qEnvironmentVariableIsSet(kVariable)) {
        const auto code = [&]() -> std::optional<int> {
            return runInside(kVariable, m_folder, {u"--ro-bind"_s, m_folder, m_folder}, {u"readOnlyLibrary"_s});
        }();
        if (!code)
            QSKIP("bubblewrap may not mount a read-only folder here");
        QCOMPARE(*code, 0);
        return;
    }
    Home home(qEnvironmentVariable(kVariable));
    QVERIFY(home.ready());
    QVERIFY(!home.library.readOnlyReason().isEmpty());
    QCOMPARE(home.library.images().size(), 2);
    for (const Image& image : home.library.images()) {
        const auto sum = home.exportedSum(image.id, m_copy->filePath(u"out.raw"_s));
        QVERIFY2(sum, sum ? "" : qPrintable(sum.error().message));
        QVERIFY(m_sums.values().contains(*sum));
    }
    const ImageId id = home.library.images().front().id;
    const auto refused = home.import(m_disks[0], u"new"_s);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::ReadOnly);
    ImageChanges changes;
    changes.name = u"new"_s;
    QCOMPARE(home.wait(home.library.update(id, changes)).error().code, ErrorCode::ReadOnly);
    QCOMPARE(home.wait(home.library.remove(id)).error().code, ErrorCode::ReadOnly);
    QVERIFY(home.wait(home.library.history(id)));
    QVERIFY(home.wait(home.library.space()));
}

QTEST_GUILESS_MAIN(TestHostile)
#include "tst_hostile.moc"
