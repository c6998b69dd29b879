// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "tests/support/fakelibrary.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

// A library with a few images, a queue, and buffers for what is printed.
struct Stage {
    FakeLibrary library;
    JobQueue queue;
    QBuffer out;
    QBuffer err;
    std::unique_ptr<Cli> cli;
    std::unique_ptr<QSignalSpy> finished;
    int columns = 0;
    bool outIsTerminal = false;
    std::function<Result<MediaInfo>(const QString&)> inspect
        = [](const QString& path) { return Result<MediaInfo>(mediaInfo(path)); };

    Stage() {
        Image locked = fakeImage(u"loc-aaaa3"_s, u"kept"_s);
        locked.locked = true;
        Image failed = fakeImage(u"loc-aaaa4"_s, u"broken"_s);
        failed.status = ImageStatus::Failed;
        Image deleted = fakeImage(u"loc-aaaa5"_s, u"gone"_s);
        deleted.status = ImageStatus::Deleted;
        Image later = fakeImage(u"loc-aaaa2"_s, u"nightly-2"_s);
        later.createdAt = later.createdAt.addDays(1);
        library.putAll({fakeImage(u"loc-aaaa1"_s, u"nightly-1"_s), later, locked, failed, deleted});
        out.open(QIODevice::ReadWrite);
        err.open(QIODevice::ReadWrite);
    }

    static MediaInfo mediaInfo(const QString& path) {
        MediaInfo info;
        info.path = path;
        info.fileName = path.section(u'/', -1);
        info.suggestedName = info.fileName.section(u'.', 0, 0);
        info.virtualSize = 1024 * 1024;
        info.architecture = Architecture(u"arm64"_s);
        return info;
    }

    void start(const QStringList& arguments) {
        const auto line = CommandLine::parse(arguments);
        QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
        const CliSurroundings surroundings{.out = &out,
            .err = &err,
            .outIsTerminal = outIsTerminal,
            .progressColumns = columns,
            .inspect = [this](const QString& path, const std::stop_token&, const QString& member) {
                auto info = inspect(path);
                if (info)
                    info->member = member;
                return info;
            }};
        cli = std::make_unique<Cli>(*line, &library, &queue, surroundings);
        finished = std::make_unique<QSignalSpy>(cli.get(), &Cli::finished);
        cli->start();
    }

    bool hasFinished() const { return !finished->isEmpty(); }
    int status() const { return finished->size() == 1 ? finished->constFirst().constFirst().toInt() : -1; }
    int run(const QStringList& arguments) {
        start(arguments);
        return finished && (hasFinished() || finished->wait()) ? status() : -2;
    }
    QString printed() const { return QString::fromUtf8(out.data()); }
    QString complained() const { return QString::fromUtf8(err.data()); }
    QJsonDocument json() const { return QJsonDocument::fromJson(out.data()); }
};

QStringList words(const QString& line) {
    return line.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsForTheLibrary();
    void libraryThatFails();
    void list();
    void listJson();
    void search_data();
    void search();
    void show();
    void showDeletedById();
    void history();
    void libraries();
    void failures_data();
    void failures();
    void readOnlyLibraryTellsWhy();
    void changes_data();
    void changes();
    void successor();
    void changingTwiceIsDone();
    void nothingChangesWhenOneIsRefused();
    void deletesSeveralOnce();
    void goesOnAfterARefusalOfTheLibrary();
    void importsWithWhatWasFound();
    void importsWithWhatWasSaid();
    void importsTheRestAfterAFailure();
    void importJson();
    void warningsAfterSuccessOnly();
    void quietImportIsSilent();
    void progressOnATerminal();
    void interrupted_data();
    void interrupted();
    void interruptedWhileIdle();
    void exportsToAFile();
    void exportIsRefused_data();
    void exportIsRefused();
    void outputThatCannotBeWritten();
    void shrinks_data();
    void shrinks();
    void shrinkIsRefused_data();
    void shrinkIsRefused();
    void shrinkPreview();
};

void TestCli::waitsForTheLibrary() {
    Stage stage;
    stage.library.setState(LibraryState::Opening);
    stage.start({u"list"_s});
    QCOMPARE(stage.printed(), QString());
    QVERIFY(!stage.hasFinished());
    stage.library.setState(LibraryState::Ready);
    stage.library.setState(LibraryState::Ready); // a second time changes nothing
    QCOMPARE(stage.status(), 0);
    QCOMPARE(stage.printed().count(u"loc-aaaa1"_s), 1);
}

void TestCli::libraryThatFails() {
    Stage stage;
    stage.library.setState(
        LibraryState::Failed, Error{.code = ErrorCode::NewerVersion, .message = u"A newer Platter made it."_s});
    QCOMPARE(stage.run({u"list"_s}), 1);
    QCOMPARE(stage.printed(), QString());
    QCOMPARE(stage.complained(), u"platter: A newer Platter made it.\n"_s);
}

void TestCli::list() {
    Stage stage;
    QCOMPARE(stage.run({u"list"_s}), 0);
    const QStringList lines = stage.printed().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 5); // headings, and all but the deleted one
    QVERIFY(lines.at(0).startsWith(u"ID "_s));
    QStringList ids;
    for (const QString& line : lines.sliced(1))
        ids.append(line.section(u' ', 0, 0));
    QVERIFY2(ids.indexOf(u"loc-aaaa2"_s) < ids.indexOf(u"loc-aaaa1"_s), "newest of a family first");
    QCOMPARE(stage.complained(), QString());
}

void TestCli::listJson() {
    Stage stage;
    QCOMPARE(stage.run(words(u"list --json --scope deleted"_s)), 0);
    QVERIFY(stage.json().isArray());
    QCOMPARE(stage.json().array().size(), 1);
    QCOMPARE(stage.json().array().at(0).toObject().value(u"id"_s).toString(), u"loc-aaaa5"_s);
    QCOMPARE(stage.json().array().at(0).toObject().value(u"status"_s).toString(), u"deleted"_s);

    Stage empty;
    QCOMPARE(empty.run(words(u"list --json --scope official"_s)), 0);
    QVERIFY(empty.json().isArray());
    QVERIFY(empty.json().array().isEmpty());
}

void TestCli::search_data() {
    QTest::addColumn<QString>("search");
    QTest::addColumn<QStringList>("ids");
    QTest::newRow("word") << u"nightly"_s << QStringList{u"loc-aaaa2"_s, u"loc-aaaa1"_s};
    QTest::newRow("two words") << u"NIGHTLY aaaa1"_s << QStringList{u"loc-aaaa1"_s};
    QTest::newRow("narrowing") << u"status:failed"_s << QStringList{u"loc-aaaa4"_s};
    QTest::newRow("nothing") << u"zebra"_s << QStringList();
}

void TestCli::search() {
    QFETCH(QString, search);
    Stage stage;
    QCOMPARE(stage.run({u"list"_s, u"--json"_s, u"--search"_s, search}), 0);
    QStringList ids;
    for (const auto& image : stage.json().array())
        ids.append(image.toObject().value(u"id"_s).toString());
    QTEST(ids, "ids");
}

void TestCli::show() {
    Stage stage;
    QCOMPARE(stage.run(words(u"show nightly-*@latest"_s)), 0);
    QVERIFY2(stage.printed().startsWith(u"Id "_s), qPrintable(stage.printed()));
    QVERIFY(stage.printed().contains(u"loc-aaaa2"_s));

    Stage json;
    QCOMPARE(json.run(words(u"show --json kept"_s)), 0);
    QVERIFY(json.json().isObject());
    QCOMPARE(json.json().object().value(u"locked"_s), QJsonValue(true));
}

void TestCli::showDeletedById() {
    Stage stage;
    QCOMPARE(stage.run(words(u"show loc-aaaa5"_s)), 0);
    QVERIFY(stage.printed().contains(u"deleted"_s));
}

void TestCli::history() {
    Stage stage;
    stage.library.setHistory(ImageId(u"loc-aaaa1"_s),
        {{.at = QDateTime(QDate(2026, 11, 22), QTime(2, 14), QTimeZone::UTC),
            .who = u"anna"_s,
            .action = u"imported"_s,
            .detail = {}}});
    QCOMPARE(stage.run(words(u"history --json nightly-1"_s)), 0);
    QCOMPARE(stage.json().array().size(), 1);
    QCOMPARE(stage.json().array().at(0).toObject().value(u"action"_s).toString(), u"imported"_s);

    Stage refused;
    refused.library.failNext(Error{.code = ErrorCode::Damaged, .message = u"The history is damaged."_s});
    QCOMPARE(refused.run(words(u"history nightly-1"_s)), 1);
    QCOMPARE(refused.complained(), u"platter: The history is damaged.\n"_s);
}

void TestCli::libraries() {
    Stage stage;
    QCOMPARE(stage.run(words(u"libraries"_s)), 0);
    QVERIFY2(stage.printed().contains(u"local"_s), qPrintable(stage.printed()));
    QVERIFY2(stage.printed().contains(stage.library.location()), qPrintable(stage.printed()));

    Stage failed; // tells of a library that does not open, too
    failed.library.setState(LibraryState::Failed, Error{.code = ErrorCode::Damaged, .message = u"It is damaged."_s});
    QCOMPARE(failed.run(words(u"libraries --json"_s)), 0);
    const QJsonObject json = failed.json().array().at(0).toObject();
    QCOMPARE(json.value(u"state"_s).toString(), u"failed"_s);
    QCOMPARE(json.value(u"problem"_s).toObject().value(u"message"_s).toString(), u"It is damaged."_s);
}

void TestCli::failures_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("show nothing") << words(u"show nope"_s) << u"“nope”"_s;
    QTest::newRow("history nothing") << words(u"history nope"_s) << u"“nope”"_s;
    for (const auto& command : {u"verify"_s, u"repair"_s, u"backup /tmp/b"_s}) // of a library that looks after itself
        QTest::newRow(qPrintable(command)) << words(command) << u"the library on this computer"_s;
    QTest::newRow("another library's") << words(u"show img-9f2ks"_s) << u"“This computer”"_s;
    QTest::newRow("delete what is locked") << words(u"delete kept"_s) << u"locked"_s;
    QTest::newRow("delete what is deleted") << words(u"delete loc-aaaa5"_s) << u"deleted"_s;
    QTest::newRow("export what failed") << words(u"export broken /nowhere/x.raw"_s) << u"failed"_s;
    QTest::newRow("deprecate what failed") << words(u"deprecate broken"_s) << u"failed"_s;
    QTest::newRow("successor of itself") << words(u"deprecate kept --successor kept"_s) << u"successor"_s;
    QTest::newRow("successor that failed") << words(u"deprecate kept --successor broken"_s) << u"failed"_s;
    QTest::newRow("bad username") << words(u"update kept --username a@b"_s) << u"a@b"_s;
    QTest::newRow("import with a bad username") << words(u"import /x/a.raw --username a@b"_s) << u"a@b"_s;
}

// One sentence on standard error, nothing on standard output, nothing done.
void TestCli::failures() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    Stage stage;
    QCOMPARE(stage.run(arguments), 1);
    QCOMPARE(stage.printed(), QString());
    QVERIFY2(stage.complained().contains(says), qPrintable(stage.complained()));
    QVERIFY2(stage.complained().startsWith(u"platter: "_s), qPrintable(stage.complained()));
    QCOMPARE(stage.complained().count(u'\n'), 1);
    QVERIFY(stage.library.updates().isEmpty());
    QVERIFY(stage.library.removals().isEmpty());
    QVERIFY(stage.library.imports().isEmpty());
}

// "Free some space" helps, "it cannot be changed" does not.
void TestCli::readOnlyLibraryTellsWhy() {
    for (const QString& line : {u"update nightly-1 --name x"_s, u"lock nightly-1"_s, u"delete nightly-1"_s,
             u"deprecate nightly-1"_s, u"import /x/a.raw"_s}) {
        Stage stage;
        stage.library.setReadOnlyReason(u"No space is left."_s);
        QCOMPARE(stage.run(words(line)), 1);
        QCOMPARE(stage.complained(), u"platter: No space is left.\n"_s);
        QVERIFY(stage.library.updates().isEmpty() && stage.library.removals().isEmpty());
        QVERIFY(stage.library.imports().isEmpty());
    }
    Stage stage;
    stage.library.setReadOnlyReason(u"No space is left."_s);
    QCOMPARE(stage.run(words(u"show nightly-1"_s)), 0);
}

void TestCli::changes_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("field"); // of --json
    QTest::addColumn<QVariant>("value");
    QTest::newRow("name") << QStringList{u"update"_s, u"nightly-1"_s, u"--name"_s, u"Web 1"_s} << u"name"_s
                          << QVariant(u"Web 1"_s);
    QTest::newRow("public") << words(u"update nightly-1 --public yes"_s) << u"public"_s << QVariant(true);
    QTest::newRow("arch") << words(u"update nightly-1 --arch none"_s) << u"arch"_s << QVariant::fromValue(nullptr);
    QTest::newRow("mode") << words(u"update nightly-1 --mode compatibility"_s) << u"compatibility_mode"_s
                          << QVariant(true);
    QTest::newRow("RAM") << words(u"update nightly-1 --min-ram 512"_s) << u"min_ram"_s << QVariant(512);
    QTest::newRow("lock") << words(u"lock nightly-1"_s) << u"locked"_s << QVariant(true);
    QTest::newRow("unlock") << words(u"unlock loc-aaaa3"_s) << u"locked"_s << QVariant(false);
    QTest::newRow("deprecate") << words(u"deprecate nightly-1"_s) << u"status"_s << QVariant(u"deprecated"_s);
}

void TestCli::changes() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, field);
    QFETCH(QVariant, value);
    Stage silent;
    QCOMPARE(silent.run(arguments), 0);
    QCOMPARE(silent.printed() + silent.complained(), QString());
    QCOMPARE(silent.library.updates().size(), 1);

    Stage json;
    QCOMPARE(json.run(arguments + QStringList{u"--json"_s}), 0);
    const QJsonObject image = json.json().isArray() ? json.json().array().at(0).toObject() : json.json().object();
    QVERIFY(image.contains(field));
    QCOMPARE(image.value(field), QJsonValue::fromVariant(value));
}

void TestCli::successor() {
    const QStringList arguments = words(u"deprecate nightly-1 kept --successor nightly-2"_s);
    Stage stage;
    Image described = *stage.library.image(ImageId(u"loc-aaaa3"_s));
    described.description = u"For the web."_s;
    stage.library.put(described);
    QCOMPARE(stage.run(arguments), 0);
    const QString line = u"Use nightly-2 (loc-aaaa2) instead."_s;
    QCOMPARE(stage.library.image(ImageId(u"loc-aaaa1"_s))->description, line);
    QCOMPARE(stage.library.image(ImageId(u"loc-aaaa3"_s))->description, u"For the web.\n"_s + line);
    QCOMPARE(stage.library.image(ImageId(u"loc-aaaa3"_s))->status, ImageStatus::Deprecated);
    // A second time adds nothing.
    QCOMPARE(stage.run(arguments), 0);
    QCOMPARE(stage.library.image(ImageId(u"loc-aaaa1"_s))->description, line);
}

void TestCli::changingTwiceIsDone() {
    for (const QString& line : {u"lock kept"_s, u"unlock nightly-1"_s, u"deprecate --undo nightly-1"_s}) {
        Stage stage;
        QCOMPARE(stage.run(words(line)), 0);
        QCOMPARE(stage.complained(), QString());
    }
}

void TestCli::nothingChangesWhenOneIsRefused() {
    Stage stage;
    QCOMPARE(stage.run(words(u"delete nightly-1 kept"_s)), 1);
    QVERIFY(stage.library.removals().isEmpty());
    QCOMPARE(stage.run(words(u"delete nightly-1 nope"_s)), 1);
    QVERIFY(stage.library.removals().isEmpty());
    QCOMPARE(stage.run(words(u"deprecate nightly-1 broken"_s)), 1);
    QVERIFY(stage.library.updates().isEmpty());
}

void TestCli::deletesSeveralOnce() {
    Stage stage;
    QCOMPARE(stage.run(words(u"delete nightly-1 loc-aaaa1 broken"_s)), 0);
    QCOMPARE(stage.library.removals(), (QList{ImageId(u"loc-aaaa1"_s), ImageId(u"loc-aaaa4"_s)}));
    QCOMPARE(stage.printed() + stage.complained(), QString());
}

void TestCli::goesOnAfterARefusalOfTheLibrary() {
    Stage stage;
    stage.library.failNext(Error{.code = ErrorCode::Busy, .message = u"It is busy."_s});
    QCOMPARE(stage.run(words(u"delete nightly-1 nightly-2"_s)), 1);
    QCOMPARE(stage.library.removals().size(), 2);
    QCOMPARE(stage.complained(), u"platter: It is busy.\n"_s);
}

void TestCli::importsWithWhatWasFound() {
    Stage stage;
    stage.start(words(u"import /x/web.raw.xz"_s));
    QTRY_VERIFY(stage.library.lastJob());
    QVERIFY(!stage.hasFinished());
    stage.library.lastJob()->succeed();
    QTRY_VERIFY(stage.hasFinished());
    QCOMPARE(stage.status(), 0);
    QCOMPARE(stage.printed(), u"loc-new01\n"_s);
    QCOMPARE(stage.complained(), QString());
    const ImportRequest request = stage.library.imports().constFirst();
    QCOMPARE(request.media.path, u"/x/web.raw.xz"_s);
    QCOMPARE(request.name, u"web"_s);
    QCOMPARE(request.architecture, Architecture(u"arm64"_s));
    QVERIFY(request.expectedSha256.isEmpty());
}

void TestCli::importsWithWhatWasSaid() {
    Stage stage;
    stage.start({u"import"_s, u"/x/web.raw"_s, u"--name"_s, u"Golden web"_s, u"--arch"_s, u"i686"_s, u"--mode"_s,
        u"compatibility"_s, u"--username"_s, u"deploy"_s, u"--description"_s, u"By hand."_s, u"--min-ram"_s, u"256"_s,
        u"--sha256"_s, QString(64, u'0')});
    QTRY_VERIFY(stage.library.lastJob());
    stage.library.lastJob()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    const ImportRequest request = stage.library.imports().constFirst();
    QCOMPARE(request.name, u"Golden web"_s);
    QCOMPARE(request.architecture, Architecture::i686());
    QCOMPARE(request.mode, ImageMode::Compatibility);
    QCOMPARE(request.username, u"deploy"_s);
    QCOMPARE(request.description, u"By hand."_s);
    QCOMPARE(request.minRam, std::optional<qint64>(268435456));
    QCOMPARE(request.expectedSha256, QByteArray(32, '\0'));
}

void TestCli::importsTheRestAfterAFailure() {
    Stage stage;
    stage.inspect = [](const QString& path) -> Result<MediaInfo> {
        if (path.endsWith(u"b.raw"_s))
            return std::unexpected(Error{.code = ErrorCode::NotADiskImage, .message = u"It is a picture."_s});
        return Stage::mediaInfo(path);
    };
    stage.start(words(u"import /x/a.raw /x/b.raw /x/c.raw /x/d.raw"_s));
    QTRY_COMPARE(stage.library.imports().size(), 1);
    stage.library.lastJob()->fail(Error{.code = ErrorCode::DiskFull, .message = u"The disk is full."_s});
    QTRY_COMPARE(stage.library.imports().size(), 2);
    stage.library.lastJob()->succeed();
    QTRY_COMPARE(stage.library.imports().size(), 3);
    stage.library.lastJob()->succeed();
    QTRY_COMPARE(stage.status(), 1);
    QCOMPARE(stage.printed(), u"loc-new02\nloc-new03\n"_s);
    QCOMPARE(stage.complained(), u"platter: /x/a.raw: The disk is full.\nplatter: /x/b.raw: It is a picture.\n"_s);
}

void TestCli::importJson() {
    Stage stage;
    stage.start(words(u"import /x/a.raw /x/b.raw --json --quiet"_s));
    QTRY_COMPARE(stage.library.imports().size(), 1);
    stage.library.lastJob()->succeed();
    QTRY_COMPARE(stage.library.imports().size(), 2);
    stage.library.lastJob()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    const QJsonArray array = stage.json().array();
    QCOMPARE(array.size(), 2);
    QCOMPARE(array.at(0).toObject().value(u"id"_s).toString(), u"loc-new01"_s);
    QCOMPARE(array.at(1).toObject().value(u"status"_s).toString(), u"available"_s);
}

void TestCli::warningsAfterSuccessOnly() {
    const auto odd = [](const QString& path) {
        MediaInfo info = Stage::mediaInfo(path);
        info.warnings = {u"It may have been cut short."_s};
        return Result<MediaInfo>(info);
    };
    Stage stage;
    stage.inspect = odd;
    stage.start(words(u"import /x/a.raw"_s));
    QTRY_VERIFY(stage.library.lastJob());
    stage.library.lastJob()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QCOMPARE(stage.printed(), u"loc-new01\n"_s);
    QVERIFY2(stage.complained().endsWith(u": It may have been cut short.\n"_s), qPrintable(stage.complained()));

    Stage failing;
    failing.inspect = odd;
    failing.start(words(u"import /x/a.raw"_s));
    QTRY_VERIFY(failing.library.lastJob());
    failing.library.lastJob()->fail(Error{.code = ErrorCode::DiskFull, .message = u"The disk is full."_s});
    QTRY_COMPARE(failing.status(), 1);
    QCOMPARE(failing.complained(), u"platter: The disk is full.\n"_s);
}

void TestCli::quietImportIsSilent() {
    Stage stage;
    stage.columns = 80;
    stage.start(words(u"import /x/a.raw --quiet"_s));
    QTRY_VERIFY(stage.library.lastJob());
    stage.library.lastJob()->advance(u"storing"_s, 1, 2);
    stage.library.lastJob()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QCOMPARE(stage.printed() + stage.complained(), QString());
}

void TestCli::progressOnATerminal() {
    Stage stage;
    stage.columns = 80;
    stage.start(words(u"import /x/a.raw"_s));
    QTRY_VERIFY(stage.library.lastJob());
    stage.library.lastJob()->advance(u"storing"_s, 1, 2);
    QTRY_VERIFY2(stage.complained().contains(u"50 %"_s), qPrintable(stage.complained()));
    QVERIFY(stage.complained().startsWith(u'\r'));
    stage.library.lastJob()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QVERIFY2(stage.complained().endsWith(u"\r\x1b[K"_s), "the bar is cleared at the end");
    QVERIFY(!stage.complained().contains(u'\n'));
    QCOMPARE(stage.printed(), u"loc-new01\n"_s);
}

void TestCli::interrupted_data() {
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << 2;
    QTest::newRow("SIGTERM") << 15;
}

void TestCli::interrupted() {
    QFETCH(int, signal);
    Stage stage;
    stage.start(words(u"import /x/a.raw /x/b.raw"_s));
    QTRY_VERIFY(stage.library.lastJob());
    stage.cli->interrupt(signal);
    QTRY_COMPARE(stage.status(), 128 + signal);
    QCOMPARE(stage.library.imports().size(), 1);
    QVERIFY(!stage.library.image(ImageId(u"loc-new01"_s)));
    QCOMPARE(stage.printed(), QString());
    QCOMPARE(stage.complained(), u"platter: Stopped.\n"_s);
}

void TestCli::interruptedWhileIdle() {
    Stage stage;
    stage.library.setState(LibraryState::Opening);
    stage.start({u"list"_s});
    stage.cli->interrupt(2);
    QCOMPARE(stage.status(), 130);
    stage.library.setState(LibraryState::Ready);
    QCOMPARE(stage.finished->size(), 1);
    QCOMPARE(stage.printed(), QString());
}

void TestCli::exportsToAFile() {
    QTemporaryDir folder;
    const QString target = folder.filePath(u"out.raw"_s);
    Stage stage;
    stage.start({u"export"_s, u"kept"_s, target});
    QTRY_VERIFY(stage.library.lastJob());
    stage.library.lastJob()->succeed();
    QTRY_COMPARE(stage.status(), 0);
    QCOMPARE(stage.printed() + stage.complained(), QString());

    Stage failing;
    failing.start({u"export"_s, u"kept"_s, target});
    QTRY_VERIFY(failing.library.lastJob());
    failing.library.lastJob()->fail(Error{.code = ErrorCode::DiskFull, .message = u"The disk is full."_s});
    QTRY_COMPARE(failing.status(), 1);
    QCOMPARE(failing.complained(), u"platter: The disk is full.\n"_s);
}

void TestCli::exportIsRefused_data() {
    QTest::addColumn<QString>("target"); // in a folder that holds "there"
    QTest::addColumn<bool>("force");
    QTest::addColumn<bool>("refused");
    QTest::newRow("new") << u"new"_s << false << false;
    QTest::newRow("exists") << u"there"_s << false << true;
    QTest::newRow("exists, forced") << u"there"_s << true << false;
    QTest::newRow("folder, forced") << u"."_s << true << true;
    QTest::newRow("device, forced") << u"/dev/null"_s << true << true;
    QTest::newRow("terminal") << u"-"_s << false << true;
}

void TestCli::exportIsRefused() {
    QFETCH(QString, target);
    QFETCH(bool, force);
    QFETCH(bool, refused);
    QTemporaryDir folder;
    QFile there(folder.filePath(u"there"_s));
    QVERIFY(there.open(QIODevice::WriteOnly));
    there.close();
    Stage stage;
    stage.outIsTerminal = true;
    const QString path = target.startsWith(u'/') || target == u"-"_s ? target : folder.filePath(target);
    stage.start(QStringList{u"export"_s, u"kept"_s, path} + (force ? QStringList{u"--force"_s} : QStringList()));
    QCOMPARE(stage.hasFinished(), refused);
    if (refused) {
        QCOMPARE(stage.status(), 1);
        QCOMPARE(stage.complained().count(u'\n'), 1);
        QVERIFY(!stage.library.lastJob());
    } else {
        stage.library.lastJob()->succeed();
        QTRY_COMPARE(stage.status(), 0);
    }
}

void TestCli::outputThatCannotBeWritten() {
    Stage stage;
    stage.out.close();
    stage.out.open(QIODevice::ReadOnly);
    QTest::ignoreMessage(QtWarningMsg, "QIODevice::write (QBuffer): ReadOnly device");
    QCOMPARE(stage.run({u"list"_s}), 1);
    QVERIFY2(stage.complained().contains(u"Standard output"_s), qPrintable(stage.complained()));
}

void TestCli::shrinks_data() {
    QTest::addColumn<QString>("options");
    QTest::addColumn<qint64>("size");
    QTest::addColumn<QString>("name");
    QTest::newRow("as small as it can be") << u""_s << 0LL << u""_s;
    QTest::newRow("to a size") << u"--size 5000M --name small"_s << 5000LL << u"small"_s;
    QTest::newRow("to fit a type") << u"--fit mini"_s << 40 * 1024LL << u""_s;
    QTest::newRow("to fit a type by its id") << u"--fit typ-4nssg"_s << 20 * 1024LL << u""_s;
}

void TestCli::shrinks() {
    QFETCH(QString, options);
    QFETCH(qint64, size);
    QFETCH(QString, name);
    Stage stage;
    stage.library.setAbilities(stage.library.abilities() | Ability::Shrink);
    stage.start(words(u"shrink nightly-1 "_s + options));
    QTRY_COMPARE(stage.library.shrinks().size(), 1);
    const ShrinkRequest& request = stage.library.shrinks().constFirst();
    QCOMPARE(request.image.toString(), u"loc-aaaa1"_s);
    QCOMPARE(request.size, size * 1024 * 1024);
    QCOMPARE(request.name, name);
    stage.library.lastJob()->succeed();
    QTRY_VERIFY(stage.hasFinished());
    QCOMPARE(stage.status(), 0);
    QCOMPARE(stage.printed(), u"loc-new01\n"_s);
    QCOMPARE(stage.complained(), QString());
}

void TestCli::shrinkIsRefused_data() {
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<bool>("able");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a library that cannot") << u"shrink nightly-1"_s << false << u"makes no disks smaller"_s;
    QTest::newRow("too small") << u"shrink nightly-1 --size 1G"_s << true << u"as small as 3 GiB"_s;
    QTest::newRow("no gain") << u"shrink nightly-1 --size 100G"_s << true << u"no smaller"_s;
    QTest::newRow("fits already") << u"shrink nightly-1 --fit medium"_s << true << u"fits medium as it is"_s;
    QTest::newRow("no such type") << u"shrink nightly-1 --fit huge"_s << true << u"There are nano, mini,"_s;
    QTest::newRow("failed") << u"shrink broken"_s << true << u"holds no whole disk"_s;
    QTest::newRow("only told") << u"shrink nightly-1 --size 1G --dry-run"_s << true << u"as small as 3 GiB"_s;
}

void TestCli::shrinkIsRefused() {
    QFETCH(QString, arguments);
    QFETCH(bool, able);
    QFETCH(QString, sentence);
    Stage stage;
    if (able)
        stage.library.setAbilities(stage.library.abilities() | Ability::Shrink);
    QCOMPARE(stage.run(words(arguments)), 1);
    QVERIFY2(stage.complained().contains(sentence), qPrintable(stage.complained()));
    QCOMPARE(stage.complained().count(u'\n'), 1);
    QCOMPARE(stage.printed(), QString());
    QVERIFY(stage.library.shrinks().isEmpty());
}

void TestCli::shrinkPreview() {
    Stage stage;
    stage.library.setAbilities(stage.library.abilities() | Ability::Shrink);
    QCOMPARE(stage.run(words(u"shrink nightly-1 --fit mini --dry-run"_s)), 0);
    QCOMPARE(stage.printed(),
        u"nightly-1 has a disk of 100 GiB, which can become as small as 3 GiB.\n"
        "With 40 GiB it fits mini, small, medium, large, xl, xxl.\n"_s);
    QVERIFY(stage.library.shrinks().isEmpty());

    Stage json;
    json.library.setAbilities(json.library.abilities() | Ability::Shrink);
    QCOMPARE(json.run(words(u"shrink nightly-1 --dry-run --json"_s)), 0);
    const QJsonObject told = json.json().object();
    QCOMPARE(told.value(u"id"_s).toString(), u"loc-aaaa1"_s);
    QCOMPARE(told.value(u"virtual_size_bytes"_s).toInteger(), 100LL << 30);
    QCOMPARE(told.value(u"smallest_size_bytes"_s).toInteger(), 3LL << 30);
    QCOMPARE(told.value(u"size_bytes"_s).toInteger(), 3LL << 30);
    QCOMPARE(told.value(u"file_system"_s).toString(), u"ext4"_s);
    QCOMPARE(told.value(u"fits"_s).toArray().first().toString(), u"nano"_s);
    QCOMPARE(told.value(u"dry_run"_s).toBool(), true);

    Stage refused;
    refused.library.setAbilities(refused.library.abilities() | Ability::Shrink);
    refused.library.setShrinkPreview(
        Result<ShrinkPreview>(std::unexpected(Error{ErrorCode::Unsupported, u"It ends with xfs."_s})));
    QCOMPARE(refused.run(words(u"shrink nightly-1 --dry-run"_s)), 1);
    QCOMPARE(refused.complained(), u"platter: It ends with xfs.\n"_s);
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
