// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/commandline.h"

#include "app/commandhelp.h"
#include "models/domain/sizes.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

QStringList words(const QString& line) {
    return line.split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commands_data();
    void commands();
    void globalOptionsStandAnywhere_data();
    void globalOptionsStandAnywhere();
    void wrongUsage_data();
    void wrongUsage();
    void buildOptions();
    void connectOptions();
    void importFields();
    void updateClears();
    void changesOfDeprecateAndLocks();
    void exportOptions();
    void shrinkOptions();
    void listOptions();
    void filesOpenTheWindow();
    void urlsOfFiles();
    void filesThatLookLikeOptions();
    void everyCommandHasHelp();

private:
    static void wrongCloudUsage();
};

void TestCommandLine::commands_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Command>("command");
    QTest::newRow("nothing") << QStringList() << Command::Window;
    QTest::newRow("library only") << words(u"--library /x"_s) << Command::Window;
    QTest::newRow("list") << words(u"list"_s) << Command::List;
    QTest::newRow("show") << words(u"show golden-web"_s) << Command::Show;
    QTest::newRow("history") << words(u"history loc-7geqi"_s) << Command::History;
    QTest::newRow("import") << words(u"import a.raw b.raw.xz"_s) << Command::Import;
    QTest::newRow("export") << words(u"export web@latest out.raw"_s) << Command::Export;
    QTest::newRow("export to standard output") << words(u"export web -"_s) << Command::Export;
    QTest::newRow("update") << words(u"update web --name b"_s) << Command::Update;
    QTest::newRow("deprecate") << words(u"deprecate web"_s) << Command::Deprecate;
    QTest::newRow("lock") << words(u"lock web"_s) << Command::Lock;
    QTest::newRow("unlock") << words(u"unlock web"_s) << Command::Unlock;
    QTest::newRow("delete") << words(u"delete a b c"_s) << Command::Delete;
    QTest::newRow("libraries") << words(u"libraries"_s) << Command::Libraries;
    QTest::newRow("import standard input") << words(u"import - --name a --max-size 2T"_s) << Command::Import;
    QTest::newRow("import a member") << words(u"import a.tar --member disk.raw"_s) << Command::Import;
    QTest::newRow("import an address") << words(u"import https://example.org/a.raw a.raw"_s) << Command::Import;
    QTest::newRow("connect") << words(u"connect work --api https://api.example --client-id cli-12345"_s)
                             << Command::Connect;
    QTest::newRow("connect a person") << words(
        u"connect work --api https://api.example --user a@example.com --application app-12345"_s)
                                      << Command::Connect;
    QTest::newRow("connect again") << words(u"connect work"_s) << Command::Connect;
    QTest::newRow("disconnect") << words(u"disconnect work"_s) << Command::Disconnect;
    QTest::newRow("copy") << words(u"copy web --to work"_s) << Command::Copy;
    QTest::newRow("servers") << words(u"servers"_s) << Command::Servers;
    QTest::newRow("snapshot") << words(u"snapshot web-1 web-2 --note x"_s) << Command::Snapshot;
    QTest::newRow("build") << words(u"build web --type nano"_s) << Command::Build;
    QTest::newRow("share") << words(u"share web"_s) << Command::Share;
    QTest::newRow("shrink") << words(u"shrink web"_s) << Command::Shrink;
    QTest::newRow("shrink to a size") << words(u"shrink web --size 20G --name small --dry-run"_s) << Command::Shrink;
    QTest::newRow("publish") << words(u"publish web --retire old"_s) << Command::Publish;
    QTest::newRow("--help") << words(u"--help"_s) << Command::Help;
    QTest::newRow("-h") << words(u"-h"_s) << Command::Help;
    QTest::newRow("--version") << words(u"--version"_s) << Command::Version;
    QTest::newRow("-v") << words(u"-v"_s) << Command::Version;
    QTest::newRow("help of a command") << words(u"import --help"_s) << Command::Help;
    QTest::newRow("help before a command") << words(u"--help import"_s) << Command::Help;
    QTest::newRow("help among other words") << words(u"update a b c --help"_s) << Command::Help;
    QTest::newRow("image called like an option") << words(u"show -- --odd"_s) << Command::Show;
}

void TestCommandLine::commands() {
    QFETCH(QStringList, arguments);
    QFETCH(Command, command);
    const auto line = CommandLine::parse(arguments);
    QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
    QCOMPARE(line->command, command);
    QCOMPARE(!line->help.isEmpty(), command == Command::Help);
}

void TestCommandLine::globalOptionsStandAnywhere_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("before") << words(u"--library /lib --json --quiet show web"_s);
    QTest::newRow("after") << words(u"show web --library /lib --json --quiet"_s);
    QTest::newRow("around") << words(u"--json show --quiet web --library=/lib"_s);
    QTest::newRow("between, last one wins") << words(u"--library /other show --quiet --json --library /lib web"_s);
}

void TestCommandLine::globalOptionsStandAnywhere() {
    QFETCH(QStringList, arguments);
    const auto line = CommandLine::parse(arguments);
    QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
    QCOMPARE(line->command, Command::Show);
    QCOMPARE(line->library, u"/lib"_s);
    QVERIFY(line->json);
    QVERIFY(line->quiet);
    QCOMPARE(line->images, QStringList{u"web"_s});
}

void TestCommandLine::wrongUsage_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says"); // in the sentence
    QTest::addColumn<QString>("hint");
    const QString top = u"platter --help"_s;
    QTest::newRow("mistyped command") << words(u"lst"_s) << u"“lst”"_s << top;
    QTest::newRow("unknown global option") << words(u"--jsn list"_s) << u"--jsn"_s << top;
    QTest::newRow("unknown short option") << words(u"-x list"_s) << u"-x"_s << top;
    QTest::newRow("option of another command")
        << words(u"show web --force"_s) << u"--force"_s << u"platter show --help"_s;
    QTest::newRow("option without its value")
        << words(u"import a.raw --name"_s) << u"--name"_s << u"platter import --help"_s;
    QTest::newRow("flag with a value") << words(u"list --json=yes"_s) << u"json"_s << u"platter list --help"_s;
    QTest::newRow("empty library") << QStringList{u"list"_s, u"--library"_s, u""_s} << u"--library"_s
                                   << u"platter list --help"_s;
    QTest::newRow("--json without a command") << words(u"--json"_s) << u"--json"_s << top;
    QTest::newRow("list with a word") << words(u"list web"_s) << u"“web”"_s << u"platter list --help"_s;
    QTest::newRow("no such scope") << words(u"list --scope mine"_s) << u"“mine”"_s << u"platter list --help"_s;
    QTest::newRow("show nothing") << words(u"show"_s) << u"needs an image"_s << u"platter show --help"_s;
    QTest::newRow("backup nowhere") << words(u"backup"_s) << u"one folder"_s << u"platter backup --help"_s;
    QTest::newRow("backup twice") << words(u"backup a b"_s) << u"one folder"_s << u"platter backup --help"_s;
    QTest::newRow("repair a word") << words(u"repair web"_s) << u"“web”"_s << u"platter repair --help"_s;
    QTest::newRow("show two") << words(u"show a b"_s) << u"“b”"_s << u"platter show --help"_s;
    QTest::newRow("history nothing") << words(u"history"_s) << u"needs an image"_s << u"platter history --help"_s;
    QTest::newRow("import nothing") << words(u"import"_s) << u"needs a file"_s << u"platter import --help"_s;
    QTest::newRow("import an empty word")
        << QStringList{u"import"_s, u""_s} << u"empty"_s << u"platter import --help"_s;
    QTest::newRow("import standard input and more")
        << words(u"import - a.raw"_s) << u"alone"_s << u"platter import --help"_s;
    QTest::newRow("a member of several") << words(u"import a.tar b.tar --member x"_s) << u"--member"_s
                                         << u"platter import --help"_s;
    QTest::newRow("no size") << words(u"import a.tar --max-size many"_s) << u"--max-size"_s
                             << u"platter import --help"_s;
    QTest::newRow("import what nobody fetches")
        << words(u"import ftp://example.org/a.raw"_s) << u"https"_s << u"platter import --help"_s;
    QTest::newRow("retry and a name") << words(u"import --retry loc-12345 --name c"_s) << u"--name"_s
                                      << u"platter import --help"_s;
    QTest::newRow("one name for two files")
        << words(u"import a b --name c"_s) << u"--name"_s << u"platter import --help"_s;
    QTest::newRow("one sum for two files") << QStringList{u"import"_s, u"a"_s, u"b"_s, u"--sha256"_s, QString(64, u'a')}
                                           << u"--sha256"_s << u"platter import --help"_s;
    QTest::newRow("short sum") << words(u"import a --sha256 abcd"_s) << u"64"_s << u"platter import --help"_s;
    QTest::newRow("sum that is not hexadecimal")
        << QStringList{u"import"_s, u"a"_s, u"--sha256"_s, QString(64, u'g')} << u"64"_s << u"platter import --help"_s;
    QTest::newRow("sum with a line end") << QStringList{u"import"_s, u"a"_s, u"--sha256"_s, QString(64, u'a') + u'\n'}
                                         << u"64"_s << u"platter import --help"_s;
    QTest::newRow("no such mode") << words(u"import a --mode fast"_s) << u"virtio"_s << u"platter import --help"_s;
    QTest::newRow("RAM is no number") << words(u"import a --min-ram lots"_s) << u"--min-ram"_s
                                      << u"platter import --help"_s;
    QTest::newRow("RAM below nothing") << words(u"import a --min-ram=-5"_s) << u"--min-ram"_s
                                       << u"platter import --help"_s;
    QTest::newRow("RAM with a unit") << words(u"import a --min-ram 1G"_s) << u"--min-ram"_s
                                     << u"platter import --help"_s;
    QTest::newRow("RAM too large") << words(u"import a --min-ram 9999999999999"_s) << u"--min-ram"_s
                                   << u"platter import --help"_s;
    QTest::newRow("empty name") << QStringList{u"update"_s, u"a"_s, u"--name"_s, u" "_s} << u"empty"_s
                                << u"platter update --help"_s;
    QTest::newRow("export without a file") << words(u"export web"_s) << u"a file"_s << u"platter export --help"_s;
    QTest::newRow("export to two") << words(u"export web a b"_s) << u"“b”"_s << u"platter export --help"_s;
    QTest::newRow("export format to a pipe")
        << words(u"export web - --format qcow2"_s) << u"qcow2"_s << u"platter export --help"_s;
    QTest::newRow("export no format") << words(u"export web a --format gif"_s) << u"“gif”"_s
                                      << u"platter export --help"_s;
    QTest::newRow("export disk and JSON")
        << words(u"--json export web -"_s) << u"--json"_s << u"platter export --help"_s;
    QTest::newRow("update nothing") << words(u"update web"_s) << u"what to change"_s << u"platter update --help"_s;
    QTest::newRow("update no image") << words(u"update --name a"_s) << u"needs an image"_s
                                     << u"platter update --help"_s;
    QTest::newRow("public, perhaps") << words(u"update web --public maybe"_s) << u"yes or no"_s
                                     << u"platter update --help"_s;
    QTest::newRow("undo a successor") << words(u"deprecate a --undo --successor b"_s) << u"--undo"_s
                                      << u"platter deprecate --help"_s;
    QTest::newRow("shrink nothing") << words(u"shrink"_s) << u"needs an image"_s << u"platter shrink --help"_s;
    QTest::newRow("shrink two") << words(u"shrink a b"_s) << u"“b”"_s << u"platter shrink --help"_s;
    QTest::newRow("shrink to no size") << words(u"shrink a --size small"_s) << u"--size"_s
                                       << u"platter shrink --help"_s;
    QTest::newRow("shrink to nothing") << words(u"shrink a --size 0"_s) << u"--size"_s << u"platter shrink --help"_s;
    QTest::newRow("shrink both ways") << words(u"shrink a --size 5G --fit nano"_s) << u"not both"_s
                                      << u"platter shrink --help"_s;
    QTest::newRow("shrink to no type") << QStringList{u"shrink"_s, u"a"_s, u"--fit"_s, u""_s} << u"--fit"_s
                                       << u"platter shrink --help"_s;
    QTest::newRow("delete nothing") << words(u"delete"_s) << u"needs an image"_s << u"platter delete --help"_s;
    QTest::newRow("libraries with a word")
        << words(u"libraries local"_s) << u"“local”"_s << u"platter libraries --help"_s;
    QTest::newRow("servers with a word") << words(u"servers web"_s) << u"“web”"_s << u"platter servers --help"_s;
    wrongCloudUsage();
}

void TestCommandLine::wrongCloudUsage() {
    const auto row = [](const char* name, const QString& line, const QString& says) {
        QTest::newRow(name) << words(line) << says << QString(u"platter "_s + line.section(u' ', 0, 0) + u" --help"_s);
    };
    const QString client = u"connect work --api https://api.example --client-id cli-12345"_s;
    row("connect nothing", u"connect"_s, u"name"_s);
    row("connect two", u"connect a b"_s, u"“b”"_s);
    row("connect what is here", u"connect local"_s, u"“local”"_s);
    row("connect a reserved name", u"connect brightbox"_s, u"“brightbox”"_s);
    row("connect a folder", u"connect ./x"_s, u"“./x”"_s);
    row("connect to nowhere", u"connect work --client-id cli-12345"_s, u"--api"_s);
    row("connect nobody", u"connect work --api https://api.example"_s, u"--client-id"_s);
    row("connect both", client + u" --user a@example.com"_s, u"not both"_s);
    row("connect half a person", u"connect work --api https://api.example --user a@example.com"_s, u"app-"_s);
    row("connect a server", u"connect work --api https://api.example --client-id srv-12345"_s, u"cli-"_s);
    row("no address", u"connect work --api api.example --client-id cli-12345"_s, u"--api"_s);
    row("no storage", client + u" --orbit orbit"_s, u"--orbit"_s);
    row("no account", client + u" --account 12345"_s, u"acc-"_s);
    row("no color", client + u" --color red"_s, u"--color"_s);
    row("secret as a word", client + u" --secret s3cret"_s, u"--secret"_s);
    row("disconnect nothing", u"disconnect"_s, u"name"_s);
    row("copy nowhere", u"copy web"_s, u"--to"_s);
    row("copy nothing", u"copy --to work"_s, u"needs an image"_s);
    row("copy two", u"copy a b --to work"_s, u"“b”"_s);
    for (const auto& rate : {u"0"_s, u"-1"_s, u"5M"_s, u"1e3"_s, u"1,5"_s})
        row(qPrintable(u"limit "_s + rate), u"export web out.raw --limit-rate "_s + rate, u"--limit-rate"_s);
    row("limited snapshot", u"snapshot web --limit-rate 5"_s, u"limit-rate"_s);
    row("snapshot nothing", u"snapshot"_s, u"needs a server"_s);
    row("one name for two servers", u"snapshot a b --name c"_s, u"--name"_s);
    row("build in no mode", u"build web --mode fast"_s, u"--mode"_s);
    row("build without memory", u"build web --ram 0"_s, u"--ram"_s);
    row("build without cores", u"build web --cores none"_s, u"--cores"_s);
    row("build on half a disk", u"build web --disk 0.5"_s, u"--disk"_s);
    row("build with no key", u"build web --ssh-key="_s, u"--ssh-key"_s);
    row("restore nothing", u"restore"_s, u"needs a server"_s);
    row("restore from nothing", u"restore web-1"_s, u"needs an image"_s);
    row("restore from two", u"restore web-1 a b"_s, u"“b”"_s);
    row("volume of no size", u"build web --type nano --volume-size 0"_s, u"--volume-size"_s);
    row("volume with a unit", u"build web --type nano --volume-size 5G"_s, u"--volume-size"_s);
    row("share for ever", u"share web --expires never"_s, u"--expires"_s);
    row("share too long", u"share web --expires 99999"_s, u"--expires"_s);
    row("publish nothing", u"publish"_s, u"needs an image"_s);
}

void TestCommandLine::wrongUsage() {
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    QFETCH(QString, hint);
    const auto line = CommandLine::parse(arguments);
    QVERIFY(!line);
    const QString message = line.error().message;
    QVERIFY2(message.contains(says), qPrintable(message));
    QVERIFY2(message.endsWith(u'.'), qPrintable(message));
    QVERIFY2(!message.contains(u'\n'), qPrintable(message));
    QVERIFY2(line.error().hint.contains(u"“%1”"_s.arg(hint)), qPrintable(line.error().hint));
}

void TestCommandLine::importFields() {
    const QByteArray digest = QByteArray(32, '\xAB');
    const auto line = CommandLine::parse({u"import"_s, u"disk one.raw"_s, u"--name"_s, u"Web 1"_s, u"--arch"_s,
        u"arm64"_s, u"--mode=compatibility"_s, u"--username"_s, u"deploy"_s, u"--description"_s, u"-- a\nb"_s,
        u"--min-ram"_s, u"512"_s, u"--sha256"_s, QString(32 * 2, u'x').replace(u"xx"_s, u"aB"_s)});
    QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
    QCOMPARE(line->files, QStringList{u"disk one.raw"_s});
    QCOMPARE(line->changes.name, u"Web 1"_s);
    QCOMPARE(line->changes.architecture, Architecture(u"arm64"_s));
    QCOMPARE(line->changes.mode, ImageMode::Compatibility);
    QCOMPARE(line->changes.username, u"deploy"_s);
    QCOMPARE(line->changes.description, u"-- a\nb"_s);
    QCOMPARE(line->changes.minRam, std::optional(std::optional(512 * kMiB)));
    QCOMPARE(line->sha256, digest);
}

void TestCommandLine::updateClears() {
    const auto line = CommandLine::parse({u"update"_s, u"web"_s, u"--arch"_s, u"none"_s, u"--min-ram"_s, u"none"_s,
        u"--username"_s, u""_s, u"--description="_s, u"--public"_s, u"no"_s});
    QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
    QCOMPARE(line->images, QStringList{u"web"_s});
    ImageChanges expected;
    expected.architecture = Architecture();
    expected.minRam = std::optional<qint64>();
    expected.username = QString();
    expected.description = QString();
    expected.isPublic = false;
    QCOMPARE(line->changes, expected);
    QCOMPARE(CommandLine::parse({u"update"_s, u"web"_s, u"--arch"_s, u""_s})->changes.architecture, Architecture());
}

void TestCommandLine::changesOfDeprecateAndLocks() {
    QCOMPARE(CommandLine::parse(words(u"deprecate a b"_s))->changes.status, ImageStatus::Deprecated);
    QCOMPARE(CommandLine::parse(words(u"deprecate a b"_s))->images, words(u"a b"_s));
    QCOMPARE(CommandLine::parse(words(u"deprecate a --undo"_s))->changes.status, ImageStatus::Available);
    QCOMPARE(CommandLine::parse(words(u"deprecate a --successor b@latest"_s))->successor, u"b@latest"_s);
    QCOMPARE(CommandLine::parse(words(u"lock a"_s))->changes.locked, true);
    QCOMPARE(CommandLine::parse(words(u"unlock a"_s))->changes.locked, false);
}

void TestCommandLine::exportOptions() {
    const auto line = CommandLine::parse(words(u"export web --format raw --force out.raw"_s));
    QVERIFY(line);
    QCOMPARE(line->images, QStringList{u"web"_s});
    QCOMPARE(line->target, u"out.raw"_s);
    QVERIFY(line->force);
    QVERIFY(!CommandLine::parse(words(u"export web out.raw"_s))->force);
    QCOMPARE(CommandLine::parse(words(u"export web -"_s))->target, u"-"_s);
    QCOMPARE(line->limitRate, 0);
    for (const auto& call : {u"export web out.raw"_s, u"import a.raw"_s, u"copy web --to x"_s}) {
        QCOMPARE(CommandLine::parse(words(call + u" --limit-rate 1.5"_s))->limitRate, 1'572'864);
        QCOMPARE(CommandLine::parse(words(call + u" --limit-rate 20"_s))->limitRate, 20'971'520);
    }
}

void TestCommandLine::shrinkOptions() {
    const auto line = CommandLine::parse(words(u"shrink web --size 1.5G --name small --dry-run"_s));
    QVERIFY(line);
    QCOMPARE(line->images, QStringList{u"web"_s});
    QCOMPARE(line->size, 1536 * kMiB);
    QCOMPARE(line->changes.name, u"small"_s);
    QVERIFY(line->dryRun);
    const auto fit = CommandLine::parse(words(u"shrink web --fit mini"_s));
    QVERIFY(fit);
    QCOMPARE(fit->size, 0);
    QCOMPARE(fit->serverType, u"mini"_s);
    QVERIFY(!fit->dryRun);
}

void TestCommandLine::listOptions() {
    const auto line
        = CommandLine::parse({u"list"_s, u"--scope"_s, u"deleted"_s, u"--search"_s, u"status:failed web"_s});
    QVERIFY(line);
    QCOMPARE(line->scope, Scope::Deleted);
    QCOMPARE(line->search, u"status:failed web"_s);
    QCOMPARE(CommandLine::parse(words(u"list"_s))->scope, Scope::All);
}

void TestCommandLine::buildOptions() {
    const auto line
        = CommandLine::parse(words(u"build web --type 2gb.nbs --name web-3 --zone gb1-a --group a --group b "
                                   "--user-data f --volume-size 50 --no-wait"_s));
    QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
    QCOMPARE(line->serverType, u"2gb.nbs"_s);
    QCOMPARE(line->changes.name, u"web-3"_s);
    QCOMPARE(line->zone, u"gb1-a"_s);
    QCOMPARE(line->groups, words(u"a b"_s));
    QCOMPARE(line->userDataFile, u"f"_s);
    QCOMPARE(line->volumeSize, std::optional(50 * kGiB));
    QVERIFY(line->noWait);
    const auto here = CommandLine::parse(
        words(u"build web --ssh-key k.pub --mode compatibility --ram 768 --cores 3 --disk 12 --start"_s));
    QVERIFY2(here, qPrintable(here ? QString() : here.error().message));
    QCOMPARE(here->sshKeyFile, u"k.pub"_s);
    QCOMPARE(here->changes.mode, ImageMode::Compatibility);
    QCOMPARE(here->ram, std::optional(768 * kMiB));
    QCOMPARE(here->cores, 3);
    QCOMPARE(here->disk, std::optional(12 * kGiB));
    QVERIFY(here->start);
    QVERIFY(!line->start && !line->ram && !line->cores && !line->disk && line->sshKeyFile.isEmpty());
    const auto restore = CommandLine::parse(words(u"restore web-1 golden"_s));
    QVERIFY(restore);
    QCOMPARE(restore->servers, words(u"web-1"_s));
    QCOMPARE(restore->images, words(u"golden"_s));
    QCOMPARE(CommandLine::parse(words(u"share web --expires 2"_s))->hours, 2);
    QCOMPARE(CommandLine::parse(words(u"share web"_s))->hours, 24);
    QCOMPARE(CommandLine::parse(words(u"copy web --to ./x --name b"_s))->otherLibrary, u"./x"_s);
    QCOMPARE(CommandLine::parse(words(u"publish web --retire b"_s))->retired, u"b"_s);
}

void TestCommandLine::connectOptions() {
    const auto line
        = CommandLine::parse(words(u"connect work --api https://api.example:1234 --orbit http://127.0.0.1:5 "
                                   "--user a@example.com --application app-12345 --account acc-12345 "
                                   "--color #AABBCC --secret-stdin"_s));
    QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
    ConnectRequest expected;
    expected.name = u"work"_s;
    expected.color = u"#aabbcc"_s;
    expected.api = QUrl(u"https://api.example:1234"_s);
    expected.storage = QUrl(u"http://127.0.0.1:5"_s);
    expected.kind = SignInKind::Person;
    expected.clientId = u"app-12345"_s;
    expected.userName = u"a@example.com"_s;
    expected.account = AccountId(u"acc-12345"_s);
    QVERIFY(line->connection == expected);
    QVERIFY(line->secretFromInput);
    QVERIFY(CommandLine::parse(words(u"connect work"_s))->connection.clientId.isEmpty());
}

void TestCommandLine::filesOpenTheWindow() {
    QTemporaryDir folder;
    QVERIFY(folder.isValid());
    const QString first = folder.filePath(u"a.raw"_s);
    QFile file(first);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto line = CommandLine::parse({first, folder.path(), u"--library"_s, u"/lib"_s});
    QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
    QCOMPARE(line->command, Command::Window);
    QCOMPARE(line->files, (QStringList{first, folder.path()}));
    QCOMPARE(line->library, u"/lib"_s);

    const auto missing = CommandLine::parse({first, folder.filePath(u"gone.raw"_s)});
    QVERIFY(!missing);
    QVERIFY(missing.error().message.contains(u"gone.raw"_s));
}

// What a file manager or a browser puts on the clipboard.
void TestCommandLine::urlsOfFiles() {
    const auto line = CommandLine::parse({u"import"_s, u"file:///srv/b%C3%BCro%20%231.raw"_s, u"a.raw"_s});
    QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
    QCOMPARE(line->files, (QStringList{u"/srv/büro #1.raw"_s, u"a.raw"_s}));
    QVERIFY(!CommandLine::parse({u"import"_s, u"file://elsewhere/srv/a.raw"_s})); // another machine's

    QTemporaryDir folder;
    QFile file(folder.filePath(u"a b.raw"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto window = CommandLine::parse({QUrl::fromLocalFile(file.fileName()).toString(QUrl::FullyEncoded)});
    QVERIFY2(window, qPrintable(window ? QString() : window.error().message));
    QCOMPARE(window->command, Command::Window);
    QCOMPARE(window->files, QStringList{file.fileName()});
}

void TestCommandLine::filesThatLookLikeOptions() {
    const auto line = CommandLine::parse({u"import"_s, u"--"_s, u"--name"_s});
    QVERIFY2(line, qPrintable(line ? QString() : line.error().message));
    QCOMPARE(line->files, QStringList{u"--name"_s});
}

void TestCommandLine::everyCommandHasHelp() {
    const QString overview = CommandHelp::overview();
    for (const auto& name :
        words(u"list show history import export update deprecate lock unlock delete libraries connect "
              "disconnect copy servers snapshot build restore share publish"_s)) {
        QVERIFY2(overview.contains(u"\n  "_s + name + u' '), qPrintable(name));
        const auto line = CommandLine::parse({name, u"--help"_s});
        QVERIFY2(line, qPrintable(name));
        QVERIFY2(line->help.startsWith(u"platter "_s + name), qPrintable(line->help));
        for (const QString& textLine : line->help.split(u'\n'))
            QVERIFY2(textLine.size() <= 120, qPrintable(textLine));
    }
}

QTEST_APPLESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
