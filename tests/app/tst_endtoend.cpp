// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "tests/app/programrun.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace platter;
using platter::test::Run;
using namespace Qt::StringLiterals;

namespace {

QString hex(const QByteArray& digest) {
    return QString::fromLatin1(digest.toHex());
}

// Lists do not tell it, since it takes reading all maps.
QJsonObject withoutFrees(QJsonObject image) {
    image.remove(u"frees_bytes"_s);
    return image;
}

} // namespace

// The real program, on a library of its own, with real ext4 disks.
class TestEndToEnd : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aLife_data();
    void aLife();
    void latest();
    void severalFilesAndOneThatIsNone();
    void damageIsOneSentence();
    void equalDisksAreStoredOnce();
    void checksum();
    void whatIsOnTheDisk_data();
    void whatIsOnTheDisk();
    void fromStandardInput_data();
    void fromStandardInput();
    void oneDiskOfAnArchive();
    void exportToAPipe();
    void quietIsSilent();
    void exitStatuses_data();
    void exitStatuses();
    void refusedFilesLeaveNoRow_data();
    void refusedFilesLeaveNoRow();
    void folderOfOtherThingsIsLeftAlone();
    void workInALocaleWithoutUtf8();
    void stoppedImportLeavesNothing_data();
    void stoppedImportLeavesNothing();
    void brokenPipe();
    void deletedComesBack();
    void spaceIsFreed();
    void compressedAgain();
    void prunedBuilds();

private:
    Run platter(const QStringList& arguments, const QStringList& environment = {}) const;
    void prepare(QProcess& process, const QStringList& arguments, const QStringList& environment = {}) const;
    QString import(const QString& file, const QStringList& options = {}) const;
    QJsonObject shown(const QString& image) const;
    QString disk(const QString& ending) const { return m_disks.filePath(u"web.raw"_s + ending); }

    QTemporaryDir m_disks;
    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_sha256; // of the disk itself
};

void TestEndToEnd::initTestCase() {
    QVERIFY(m_disks.isValid());
    const auto made = test::makeExt4Disk(disk({}), 24 * kMiB);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().message + made.error().detail));
    m_sha256 = test::sha256OfFile(disk({}));
    QCOMPARE(m_sha256.size(), 32);
    for (const auto& ending : {u"gz"_s, u"bz2"_s, u"xz"_s, u"zst"_s, u"lz4"_s, u"zip"_s}) {
        const auto packed = test::compressed(disk({}), ending);
        QVERIFY2(packed, qPrintable(packed ? QString() : packed.error().message + packed.error().detail));
        QCOMPARE(*packed, disk(u'.' + ending));
    }
}

void TestEndToEnd::init() {
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
}

void TestEndToEnd::cleanup() {
    m_home.reset();
}

void TestEndToEnd::prepare(QProcess& process, const QStringList& arguments, const QStringList& environment) const {
    process.setProcessEnvironment(test::environmentAt(m_home->path(), environment));
    process.setWorkingDirectory(m_home->path());
    process.setProgram(QStringLiteral(PLATTER_PROGRAM));
    process.setArguments(arguments);
}

Run TestEndToEnd::platter(const QStringList& arguments, const QStringList& environment) const {
    QProcess process;
    prepare(process, arguments, environment);
    return test::run(process);
}

QString TestEndToEnd::import(const QString& file, const QStringList& options) const {
    const Run run = platter(QStringList{u"import"_s, file} + options);
    if (run.status != 0)
        qWarning("import failed: %s", qPrintable(run.err));
    return run.status == 0 ? QString::fromUtf8(run.out).trimmed() : QString();
}

QJsonObject TestEndToEnd::shown(const QString& image) const {
    const Run run = platter({u"show"_s, image, u"--json"_s});
    return run.status == 0 ? run.json().object() : QJsonObject();
}

void TestEndToEnd::whatIsOnTheDisk_data() {
    QTest::addColumn<QString>("ending");
    QTest::newRow("raw") << QString();
    QTest::newRow("packed: known once it is stored") << u"xz"_s;
    QTest::newRow("in a format of its own") << u"qcow2"_s;
}

// What the disk says of itself is filled in; what the person says stands.
void TestEndToEnd::whatIsOnTheDisk() {
    QFETCH(const QString, ending);
    const QString raw = m_home->filePath(u"disk.raw"_s);
    QVERIFY(test::makeSystemDisk(raw, 16 * kMiB));
    QString file = raw;
    if (ending == u"qcow2"_s) {
        file = m_home->filePath(u"disk.qcow2"_s);
        QVERIFY(test::runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, raw, file}));
    } else if (!ending.isEmpty()) {
        file = *test::compressed(raw, ending);
    }
    const QJsonObject found = shown(import(file));
    QCOMPARE(found.value(u"arch"_s).toString(), u"x86_64"_s);
    QCOMPARE(found.value(u"username"_s).toString(), u"debian"_s);
    if (ending != u"xz"_s)
        QCOMPARE(found.value(u"name"_s).toString(), u"Debian GNU/Linux 13 (trixie)"_s); // "disk" says nothing
    const QJsonObject said = shown(import(file, {u"--arch"_s, u"i686"_s, u"--username"_s, u"admin"_s}));
    QCOMPARE(said.value(u"arch"_s).toString(), u"i686"_s);
    QCOMPARE(said.value(u"username"_s).toString(), u"admin"_s);
}

void TestEndToEnd::aLife_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QString>("format");
    QTest::newRow("raw") << QString() << u"raw"_s;
    for (const auto& ending : {u"gz"_s, u"bz2"_s, u"xz"_s, u"zst"_s, u"lz4"_s, u"zip"_s})
        QTest::newRow(qPrintable(ending)) << QString(u'.' + ending) << QString(u"raw."_s + ending);
}

// Everything that can be done with one image, from import to deletion.
void TestEndToEnd::aLife() {
    QFETCH(QString, ending);
    QFETCH(QString, format);
    const QString file = disk(ending);
    const Run imported = platter({u"import"_s, file, u"--arch"_s, u"x86_64"_s});
    QCOMPARE(imported.err, QString());
    QCOMPARE(imported.status, 0);
    const QString id = QString::fromUtf8(imported.out).trimmed();
    QVERIFY2(QRegularExpression(u"^loc-[0-9a-z]{5,}$"_s).match(id).hasMatch(), qPrintable(id));

    const Run list = platter({u"list"_s, u"--json"_s});
    QCOMPARE(list.status, 0);
    QCOMPARE(list.json().array().size(), 1);
    const QJsonObject image = list.json().array().at(0).toObject();
    QCOMPARE(image.value(u"id"_s).toString(), id);
    QCOMPARE(image.value(u"name"_s).toString(), u"web"_s);
    QCOMPARE(image.value(u"status"_s).toString(), u"available"_s);
    QCOMPARE(image.value(u"arch"_s).toString(), u"x86_64"_s);
    QCOMPARE(image.value(u"source_format"_s).toString(), format);
    QCOMPARE(image.value(u"virtual_size_bytes"_s).toInteger(), 24 * kMiB);
    QVERIFY(image.value(u"disk_size_bytes"_s).toInteger() > 0);
    QVERIFY(image.value(u"disk_size_bytes"_s).toInteger() < 24 * kMiB);
    QVERIFY(image.value(u"stored_bytes"_s).toInteger() > 0);
    QCOMPARE(image.value(u"content_id"_s).toString().size(), 64);
    if (image.value(u"source_sha256"_s).isString())
        QCOMPARE(image.value(u"source_sha256"_s).toString(), hex(test::sha256OfFile(file)));
    QCOMPARE(withoutFrees(shown(u"web"_s)), withoutFrees(image));
    QVERIFY(QString::fromUtf8(platter({u"show"_s, id}).out).contains(u"24 MiB"_s));
    QVERIFY(QString::fromUtf8(platter({u"list"_s}).out).contains(id));

    QCOMPARE(platter({u"update"_s, id, u"--name"_s, u"golden web"_s, u"--min-ram"_s, u"512"_s}).status, 0);
    QCOMPARE(shown(u"golden web"_s).value(u"min_ram"_s).toInteger(), 512);

    const QString target = m_home->filePath(u"out.raw"_s);
    const Run exported = platter({u"export"_s, u"golden web"_s, target});
    QCOMPARE(exported.err, QString());
    QCOMPARE(exported.status, 0);
    QCOMPARE(hex(test::sha256OfFile(target)), hex(m_sha256));
    QCOMPARE(platter({u"export"_s, id, target}).status, 1);
    QCOMPARE(platter({u"export"_s, id, target, u"--force"_s}).status, 0);

    const Run history = platter({u"history"_s, id, u"--json"_s});
    QCOMPARE(history.status, 0);
    QStringList actions;
    for (const auto& entry : history.json().array())
        actions.append(entry.toObject().value(u"action"_s).toString());
    QCOMPARE(actions, (QStringList{u"created"_s, u"imported"_s, u"updated"_s, u"exported"_s, u"exported"_s}));

    QCOMPARE(platter({u"lock"_s, id}).status, 0);
    const Run refused = platter({u"delete"_s, id});
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.err.contains(u"locked"_s), qPrintable(refused.err));
    QCOMPARE(platter({u"unlock"_s, id}).status, 0);
    QCOMPARE(platter({u"delete"_s, id}).status, 0);
    QCOMPARE(platter({u"list"_s, u"--json"_s}).json().array().size(), 0);
    QCOMPARE(platter({u"list"_s, u"--json"_s, u"--scope"_s, u"deleted"_s}).json().array().size(), 1);
    QCOMPARE(platter({u"export"_s, id, target, u"--force"_s}).status, 1);
}

void TestEndToEnd::latest() {
    const QString first = import(disk({}), {u"--name"_s, u"nightly-1"_s});
    const QString second = import(disk({}), {u"--name"_s, u"nightly-2"_s});
    QVERIFY(!first.isEmpty() && !second.isEmpty());
    QVERIFY(first != second);
    QCOMPARE(shown(u"nightly-*@latest"_s).value(u"id"_s).toString(), second);
    QCOMPARE(platter({u"deprecate"_s, first, u"--successor"_s, u"nightly-*@latest"_s}).status, 0);
    QCOMPARE(shown(first).value(u"status"_s).toString(), u"deprecated"_s);
    QVERIFY(shown(first).value(u"description"_s).toString().contains(second));
    QCOMPARE(platter({u"deprecate"_s, u"--undo"_s, first}).status, 0);
    QCOMPARE(shown(first).value(u"status"_s).toString(), u"available"_s);
    QCOMPARE(platter({u"delete"_s, second}).status, 0);
    QCOMPARE(shown(u"nightly-*@latest"_s).value(u"id"_s).toString(), first);
}

void TestEndToEnd::severalFilesAndOneThatIsNone() {
    const QString picture = m_home->filePath(u"picture.png"_s);
    QVERIFY(test::writeFile(picture, "\x89PNG\r\n\x1a\n" + QByteArray(4096, 'x')));
    const Run run = platter({u"import"_s, disk({}), picture, disk(u".zst"_s)});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.out.count('\n'), 2);
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.contains(u"picture.png"_s), qPrintable(run.err));
    QCOMPARE(platter({u"list"_s, u"--json"_s}).json().array().size(), 2);
}

// The libraries below have no say on standard error: a failure is one sentence.
void TestEndToEnd::damageIsOneSentence() {
    for (const QString& ending : {u".gz"_s, u".bz2"_s, u".xz"_s, u".zst"_s}) {
        QFile file(disk(ending));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        bytes.replace(bytes.size() / 2, 3, "\xff\x01\x80");
        const QString damaged = m_home->filePath(u"damaged.raw"_s + ending);
        QVERIFY(test::writeFile(damaged, bytes));
        const Run run = platter({u"import"_s, damaged});
        QCOMPARE(run.status, 1);
        QVERIFY2(run.err.count(u'\n') == 1 && run.err.startsWith(u"platter: "), qPrintable(run.err));
    }
}

void TestEndToEnd::equalDisksAreStoredOnce() {
    const QString raw = import(disk({}));
    const QString packed = import(disk(u".xz"_s));
    QVERIFY(!raw.isEmpty() && !packed.isEmpty());
    QCOMPARE(shown(packed).value(u"content_id"_s), shown(raw).value(u"content_id"_s));
    QVERIFY(shown(raw).value(u"stored_bytes"_s).toInteger() > 0);
    QCOMPARE(shown(packed).value(u"stored_bytes"_s).toInteger(), 0);
}

void TestEndToEnd::checksum() {
    const QString file = disk(u".xz"_s);
    const QString right = hex(test::sha256OfFile(file));
    const QString id = import(file, {u"--sha256"_s, right.toUpper()});
    QCOMPARE(shown(id).value(u"source_sha256"_s).toString(), right);
    QCOMPARE(shown(id).value(u"source_verified"_s), QJsonValue(true));
    const Run wrong = platter({u"import"_s, file, u"--sha256"_s, QString(64, u'0'), u"--name"_s, u"wrong"_s});
    QCOMPARE(wrong.status, 1);
    QCOMPARE(wrong.err.count(u'\n'), 1);
    QVERIFY(wrong.out.isEmpty());
    for (const auto& image : platter({u"list"_s, u"--json"_s, u"--search"_s, u"wrong"_s}).json().array())
        QCOMPARE(image.toObject().value(u"status"_s).toString(), u"failed"_s);
}

void TestEndToEnd::fromStandardInput_data() {
    QTest::addColumn<QString>("file");
    QTest::newRow("raw") << disk({});
    QTest::newRow("lz4") << disk(u".lz4"_s);
    QTest::newRow("tar") << m_disks.filePath(u"web.tar"_s);
}

void TestEndToEnd::fromStandardInput() {
    QFETCH(QString, file);
    QVERIFY(test::runTool(u"tar"_s, {u"-cf"_s, u"web.tar"_s, u"web.raw"_s}, m_disks.path()));
    QProcess process;
    prepare(process, {u"import"_s, u"-"_s, u"--name"_s, u"piped"_s, u"--sha256"_s, hex(test::sha256OfFile(file))});
    const Run run = test::run(process, *test::readFile(file)); // through a pipe
    QVERIFY2(run.status == 0, qPrintable(run.err));
    const QString out = m_home->filePath(u"out.raw"_s);
    QCOMPARE(platter({u"export"_s, u"piped"_s, out}).status, 0);
    QCOMPARE(test::sha256OfFile(out), m_sha256);
    QProcess cut;
    prepare(cut, {u"import"_s, u"-"_s, u"--name"_s, u"cut"_s});
    const Run broken = test::run(cut, test::readFile(file)->first(1'000'000));
    QCOMPARE(broken.status, 1);
    QVERIFY2(broken.err.contains(u"too early"_s), qPrintable(broken.err));
}

void TestEndToEnd::oneDiskOfAnArchive() {
    QVERIFY(QFile::exists(m_disks.filePath(u"other.img"_s)) || QFile::copy(disk({}), m_disks.filePath(u"other.img"_s)));
    QVERIFY(test::runTool(u"tar"_s, {u"-cf"_s, u"two.tar"_s, u"web.raw"_s, u"other.img"_s}, m_disks.path()));
    const QString file = m_disks.filePath(u"two.tar"_s);
    const Run unsure = platter({u"import"_s, file});
    QCOMPARE(unsure.status, 1);
    QVERIFY2(unsure.err.contains(u"other.img"_s) && unsure.err.contains(u"--member"_s), qPrintable(unsure.err));
    const QString id = import(file, {u"--member"_s, u"other.img"_s});
    QVERIFY(!id.isEmpty());
    QCOMPARE(shown(id).value(u"name"_s).toString(), u"other"_s);
}

void TestEndToEnd::exportToAPipe() {
    const QString id = import(disk({}));
    const Run run = platter({u"export"_s, id, u"-"_s});
    QCOMPARE(run.err, QString());
    QCOMPARE(run.status, 0);
    QCOMPARE(run.out.size(), 24 * kMiB);
    const QString copy = m_home->filePath(u"copy.raw"_s);
    QVERIFY(test::writeFile(copy, run.out));
    QCOMPARE(hex(test::sha256OfFile(copy)), hex(m_sha256));
}

void TestEndToEnd::quietIsSilent() {
    const QString target = m_home->filePath(u"out.raw"_s);
    for (const QStringList& arguments : {QStringList{u"--quiet"_s, u"import"_s, disk(u".gz"_s)},
             QStringList{u"export"_s, u"web"_s, target, u"--quiet"_s},
             QStringList{u"delete"_s, u"--quiet"_s, u"web"_s}}) {
        const Run run = platter(arguments);
        QCOMPARE(run.status, 0);
        QCOMPARE(QString::fromUtf8(run.out) + run.err, QString());
    }
}

void TestEndToEnd::exitStatuses_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("lines"); // on standard error
    QTest::newRow("version") << QStringList{u"--version"_s} << 0 << 0;
    QTest::newRow("help") << QStringList{u"--help"_s} << 0 << 0;
    QTest::newRow("help of a command") << QStringList{u"export"_s, u"--help"_s} << 0 << 0;
    QTest::newRow("list of nothing") << QStringList{u"list"_s} << 0 << 0;
    QTest::newRow("libraries") << QStringList{u"libraries"_s} << 0 << 0;
    QTest::newRow("no such image") << QStringList{u"show"_s, u"nothing"_s} << 1 << 1;
    QTest::newRow("cloud's image") << QStringList{u"show"_s, u"img-9f2ks"_s} << 1 << 1;
    QTest::newRow("no such file") << QStringList{u"import"_s, u"/nowhere/x.raw"_s} << 1 << 1;
    QTest::newRow("no such library") << QStringList{u"list"_s, u"--library"_s, u"./nowhere"_s} << 1 << 1;
    QTest::newRow("cloud without its settings") << QStringList{u"list"_s, u"--library"_s, u"brightbox"_s} << 1 << 1;
    QTest::newRow("no such connection") << QStringList{u"list"_s, u"--library"_s, u"work"_s} << 1 << 1;
    QTest::newRow("disconnect nothing") << QStringList{u"disconnect"_s, u"work"_s} << 1 << 1;
    QTest::newRow("servers of this computer") << QStringList{u"servers"_s} << 1 << 1;
    QTest::newRow("no such command") << QStringList{u"lsit"_s} << 2 << 2;
    QTest::newRow("no such option") << QStringList{u"list"_s, u"--jsn"_s} << 2 << 2;
    QTest::newRow("no display") << QStringList() << 1 << 1;
}

void TestEndToEnd::exitStatuses() {
    QFETCH(QStringList, arguments);
    QFETCH(int, status);
    QFETCH(int, lines);
    const Run run = platter(arguments);
    QVERIFY2(run.status == status, qPrintable(u"%1: %2"_s.arg(run.status).arg(run.err)));
    QVERIFY2(run.err.count(u'\n') == lines, qPrintable(run.err));
    QCOMPARE(run.out.isEmpty(), status != 0);
}

void TestEndToEnd::refusedFilesLeaveNoRow_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray("Dear reader,\n").repeated(100);
    QTest::newRow("damaged qcow2") << "QFI\xfb" + QByteArray("\0\0\0\3", 4) + QByteArray(65536, '\0');
}

void TestEndToEnd::refusedFilesLeaveNoRow() {
    QFETCH(QByteArray, bytes);
    const QString file = m_home->filePath(u"file.img"_s);
    QVERIFY(test::writeFile(file, bytes));
    const Run run = platter({u"import"_s, file});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.err.count(u'\n') == 1, qPrintable(run.err));
    QVERIFY(run.out.isEmpty());
    QVERIFY(platter({u"list"_s, u"--json"_s}).json().array().isEmpty());
}

void TestEndToEnd::folderOfOtherThingsIsLeftAlone() {
    QVERIFY(test::writeFile(m_home->filePath(u"letter.txt"_s), "Dear reader"));
    const Run run = platter({u"import"_s, disk({}), u"--library"_s, m_home->path()});
    QCOMPARE(run.status, 1);
    QVERIFY(!QFileInfo::exists(m_home->filePath(u"catalogue.sqlite"_s)));

    const QString folder = m_home->filePath(u"mine"_s); // a new one is made
    QCOMPARE(platter({u"import"_s, disk({}), u"--library"_s, folder}).status, 0);
    QCOMPARE(platter({u"list"_s, u"--json"_s, u"--library"_s, folder}).json().array().size(), 1);
    QCOMPARE(platter({u"list"_s, u"--json"_s}, {u"PLATTER_LIBRARY="_s + folder}).json().array().size(), 1);
    QCOMPARE(platter({u"list"_s, u"--json"_s}).json().array().size(), 0);
}

void TestEndToEnd::workInALocaleWithoutUtf8() {
    const QString id = import(disk({}), {u"--name"_s, u"größe"_s});
    const Run run = platter({u"show"_s, u"--json"_s, u"größe"_s}, {u"LC_ALL=C"_s});
    QCOMPARE(run.err, QString());
    QCOMPARE(run.status, 0);
    QCOMPARE(run.json().object().value(u"id"_s).toString(), id);

    // A language whose locale is not installed is spoken all the same.
    const Run german = platter({u"show"_s, u"nichts"_s}, {u"LC_ALL=de_XX.ISO-8859-1"_s});
    QCOMPARE(german.err, u"platter: Kein Abbild hat die ID oder den Namen „nichts“.\n"_s);
}

void TestEndToEnd::stoppedImportLeavesNothing_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

// An import that would take long is stopped once its row shows.
void TestEndToEnd::stoppedImportLeavesNothing() {
    QFETCH(int, signal);
    const QString big = m_home->filePath(u"big.raw"_s);
    QVERIFY(test::makeExt4Disk(big, 1024 * kMiB)); // about 350 MiB of data
    QProcess process;
    prepare(process, {u"import"_s, big});
    process.start(QIODevice::ReadOnly);
    QVERIFY(process.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(platter({u"list"_s, u"--json"_s}).json().array().size(), 1, 30000);
    QCOMPARE(process.state(), QProcess::Running);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), signal), 0);
    QVERIFY(process.waitForFinished(30000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 128 + signal);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QVERIFY(platter({u"list"_s, u"--json"_s}).json().array().isEmpty());
    QVERIFY(platter({u"list"_s, u"--json"_s, u"--scope"_s, u"deleted"_s}).json().array().isEmpty());
}

// A reader that goes away early ends the export with a failure, not with a crash.
void TestEndToEnd::brokenPipe() {
    const QString id = import(disk({}));
    QProcess head;
    QProcess process;
    prepare(process, {u"export"_s, id, u"-"_s});
    process.setStandardOutputProcess(&head);
    process.start();
    head.start(u"head"_s, {u"-c"_s, u"100"_s});
    QVERIFY(head.waitForFinished());
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    const QString err = QString::fromUtf8(process.readAllStandardError());
    QVERIFY2(err.count(u'\n') == 1, qPrintable(err));
    QCOMPARE(head.readAllStandardOutput().size(), 100);
}

void TestEndToEnd::deletedComesBack() {
    const QString id = import(disk({}), {u"--name"_s, u"web"_s});
    QVERIFY(!id.isEmpty());
    QCOMPARE(platter({u"delete"_s, id}).status, 0);
    const Run back = platter({u"--json"_s, u"undelete"_s, u"web"_s}); // by its name among the deleted ones
    QVERIFY2(back.status == 0, qPrintable(back.err));
    QCOMPARE(back.json().array().first().toObject().value(u"status"_s).toString(), u"available"_s);
    QVERIFY(platter({u"undelete"_s, id}).err.contains(u"not deleted"_s));
    const QString out = m_home->filePath(u"out.raw"_s);
    QCOMPARE(platter({u"export"_s, id, out}).status, 0);
    QCOMPARE(test::sha256OfFile(out), m_sha256);
}

void TestEndToEnd::spaceIsFreed() {
    const QString id = import(disk({}), {u"--name"_s, u"web"_s});
    const qint64 frees = shown(id).value(u"frees_bytes"_s).toInteger();
    QVERIFY(frees > 100'000);
    const QJsonObject before = platter({u"--json"_s, u"stats"_s}).json().object();
    QCOMPARE(before.value(u"images"_s).toInt(), 1);
    QVERIFY(before.value(u"compression_ratio"_s).toDouble() > 1);
    QVERIFY(platter({u"stats"_s}).out.contains("Compression"));
    QCOMPARE(platter({u"delete"_s, id}).status, 0);
    QCOMPARE(platter({u"--json"_s, u"reclaim"_s}).json().object().value(u"freed_bytes"_s).toInteger(-1), 0);
    const Run asked = platter({u"reclaim"_s, u"--now"_s}); // says what goes, and does nothing
    QCOMPARE(asked.status, 1);
    QVERIFY2(asked.err.contains(id) && asked.err.contains(u"web"_s), qPrintable(asked.err));
    const Run freed = platter({u"--json"_s, u"reclaim"_s, u"--now"_s, u"--yes"_s});
    QVERIFY2(freed.status == 0, qPrintable(freed.err));
    const qint64 bytes = freed.json().object().value(u"freed_bytes"_s).toInteger();
    QVERIFY2(std::abs(bytes - frees) < 50'000, qPrintable(u"%1 of %2"_s.arg(bytes).arg(frees)));
    QVERIFY(platter({u"undelete"_s, id}).err.contains(u"for good"_s));
    QVERIFY(!import(disk({}), {u"--name"_s, u"web"_s}).isEmpty());
}

void TestEndToEnd::compressedAgain() {
    const QString id = import(disk({}), {u"--name"_s, u"web"_s, u"--low-priority"_s});
    QVERIFY(!id.isEmpty());
    QCOMPARE(platter({u"--json"_s, u"stats"_s}).json().object().value(u"repacked_bytes"_s).toInteger(-1), 0);
    const Run first = platter({u"--json"_s, u"repack"_s});
    QVERIFY2(first.status == 0, qPrintable(first.err));
    const qint64 saved = first.json().object().value(u"freed_bytes"_s).toInteger(-1);
    const QJsonObject after = platter({u"--json"_s, u"stats"_s}).json().object();
    QCOMPARE(after.value(u"repacked_bytes"_s), after.value(u"stored_bytes"_s));
    QVERIFY2(std::abs(after.value(u"repack_saved_bytes"_s).toInteger() - saved) < 20'000,
        qPrintable(u"%1 of %2"_s.arg(after.value(u"repack_saved_bytes"_s).toInteger()).arg(saved)));
    QCOMPARE(platter({u"--json"_s, u"repack"_s}).json().object().value(u"freed_bytes"_s).toInteger(-1), 0);
    QCOMPARE(platter({u"verify"_s}).status, 0);
    const QString out = m_home->filePath(u"out.raw"_s);
    QCOMPARE(platter({u"export"_s, id, out, u"--low-priority"_s}).status, 0);
    QCOMPARE(test::sha256OfFile(out), m_sha256);
    QCOMPARE(platter({u"repack"_s, u"more"_s}).status, 2);
}

void TestEndToEnd::prunedBuilds() {
    QStringList ids;
    for (int i = 0; i < 5; ++i) {
        const QString path = m_home->filePath(u"build-%1.raw"_s.arg(i));
        QVERIFY(test::makeRandomFile(path, 1024 * 1024, quint32(i)));
        ids.append(import(path, {u"--name"_s, u"nightly-web-%1"_s.arg(i)}));
    }
    const QString other = import(disk({}), {u"--name"_s, u"golden"_s});
    QCOMPARE(platter({u"lock"_s, ids.at(1)}).status, 0);
    const QStringList words{u"prune"_s, u"nightly-web-*"_s, u"--keep"_s, u"2"_s};
    const QJsonObject told = platter(QStringList{u"--json"_s} + words + QStringList{u"--dry-run"_s}).json().object();
    QCOMPARE(told.value(u"images"_s).toArray().size(), 2);
    QVERIFY(std::abs(told.value(u"frees_bytes"_s).toInteger() - 2 * 1024 * 1024) < 20'000);
    QCOMPARE(shown(ids.at(0)).value(u"status"_s).toString(), u"available"_s); // nothing was done
    const Run done = platter(words);
    QVERIFY2(done.status == 0, qPrintable(done.err));
    QVERIFY(done.out.contains("That frees"));
    const QList<bool> kept{false, true, false, true, true};
    for (qsizetype i = 0; i < ids.size(); ++i)
        QCOMPARE(shown(ids.at(i)).value(u"status"_s).toString() == u"available"_s, kept.at(i));
    QCOMPARE(shown(other).value(u"status"_s).toString(), u"available"_s);
    QVERIFY(platter(words).out.contains("nothing to delete"));
    QCOMPARE(platter({u"prune"_s, u"nightly-web-*"_s}).status, 2);
}

QTEST_GUILESS_MAIN(TestEndToEnd)
#include "tst_endtoend.moc"
