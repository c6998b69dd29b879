// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cloudenvironment.h"
#include "app/librarylocation.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

const Connection kWork{.id = LibraryId(u"bbx-aaaaa"_s), .name = u"Work"_s};
const Connection kTwin{.id = LibraryId(u"bbx-bbbbb"_s), .name = u"twin"_s};
const Connection kOtherTwin{.id = LibraryId(u"bbx-ccccc"_s), .name = u"Twin"_s};

} // namespace

class TestLibraryLocation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolves_data();
    void resolves();
    void namesOfNoLibrary_data();
    void namesOfNoLibrary();
    void theWindowShowsAConnection_data();
    void theWindowShowsAConnection();
    void places_data();
    void places();
    void unknownNamesTellTheKnownOnes();
    void cloudEnvironment_data();
    void cloudEnvironment();
    void cloudAccounts();
    void checks_data();
    void checks();
};

void TestLibraryLocation::resolves_data() {
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<QString>("folder");
    QTest::newRow("nothing said") << u""_s << u""_s << u""_s << u"/standard"_s;
    QTest::newRow("chosen in the window") << u""_s << u""_s << u"/chosen"_s << u"/chosen"_s;
    QTest::newRow("environment") << u""_s << u"/environment"_s << u"/chosen"_s << u"/environment"_s;
    QTest::newRow("asked") << u"/asked"_s << u"/environment"_s << u"/chosen"_s << u"/asked"_s;
    QTest::newRow("local is the chosen one") << u"local"_s << u"/environment"_s << u"/chosen"_s << u"/chosen"_s;
    QTest::newRow("local in the environment") << u""_s << u"local"_s << u""_s << u"/standard"_s;
    QTest::newRow("not clean") << u"/a/./b/../c/"_s << u""_s << u""_s << u"/a/c"_s;
    QTest::newRow("relative") << u"./here"_s << u""_s << u""_s << QDir::current().absoluteFilePath(u"here"_s);
    QTest::newRow("dot") << u"."_s << u""_s << u""_s << QDir::currentPath();
}

void TestLibraryLocation::resolves() {
    QFETCH(QString, asked);
    QFETCH(QString, environment);
    QFETCH(QString, chosen);
    const auto place = LibraryLocation::forWindow(
        {.asked = asked, .environment = environment, .chosen = chosen, .standard = u"/standard"_s});
    QVERIFY2(place, qPrintable(place ? QString() : place.error().message));
    QTEST(place->folder, "folder");
    QCOMPARE(place->isFixed, !asked.isEmpty() || !environment.isEmpty());
    QVERIFY(place->shown.isEmpty());
}

void TestLibraryLocation::namesOfNoLibrary_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("brightbox") << u"brightbox"_s << ErrorCode::Unsupported;
    QTest::newRow("other") << u"no-such-library"_s << ErrorCode::InvalidArgument;
    QTest::newRow("of two") << u"twin"_s << ErrorCode::Ambiguous;
}

void TestLibraryLocation::namesOfNoLibrary() {
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    const auto place
        = LibraryLocation::forWindow({.asked = name, .standard = u"/standard"_s, .connections = {kTwin, kOtherTwin}});
    QVERIFY(!place);
    QCOMPARE(place.error().code, code);
}

void TestLibraryLocation::theWindowShowsAConnection_data() {
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<WindowPlace>("place");
    const auto work = [](const QString& folder, bool isFixed) {
        return WindowPlace{.folder = folder, .isFixed = isFixed, .shown = kWork.id};
    };
    QTest::newRow("asked for") << u"work"_s << QString() << work(u"/standard"_s, false);
    QTest::newRow("by its id") << u"bbx-aaaaa"_s << QString() << work(u"/standard"_s, false);
    QTest::newRow("in the environment") << QString() << u"work"_s << work(u"/standard"_s, false);
    QTest::newRow("with a folder in the environment")
        << u"work"_s << u"/environment"_s << work(u"/environment"_s, true);
    QTest::newRow("with another one in the environment") << u"work"_s << u"bbx-bbbbb"_s << work(u"/standard"_s, false);
}

void TestLibraryLocation::theWindowShowsAConnection() {
    QFETCH(QString, asked);
    QFETCH(QString, environment);
    QFETCH(WindowPlace, place);
    const auto found = LibraryLocation::forWindow(
        {.asked = asked, .environment = environment, .standard = u"/standard"_s, .connections = {kWork, kTwin}});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QCOMPARE(found->folder, place.folder);
    QCOMPARE(found->isFixed, place.isFixed);
    QCOMPARE(found->shown, place.shown);
}

void TestLibraryLocation::places_data() {
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("environment");
    QTest::addColumn<bool>("cloud"); // PLATTER_API_URL is set
    QTest::addColumn<LibraryPlace>("place");
    const auto folder = [](const QString& path) { return LibraryPlace{.folder = path}; };
    const LibraryPlace work{.kind = LibraryPlace::Kind::Connection, .connection = kWork.id};
    const LibraryPlace environment{.kind = LibraryPlace::Kind::Environment};
    QTest::newRow("nothing said") << QString() << QString() << false << folder(u"/standard"_s);
    QTest::newRow("by name, in any case") << u"wORK"_s << QString() << false << work;
    QTest::newRow("by id") << u"bbx-aaaaa"_s << QString() << false << work;
    QTest::newRow("by the environment") << QString() << u"work"_s << false << work;
    QTest::newRow("local wins over the environment") << u"local"_s << u"work"_s << false << folder(u"/standard"_s);
    QTest::newRow("one of two by id") << u"bbx-ccccc"_s << QString() << false
                                      << LibraryPlace{
                                             .kind = LibraryPlace::Kind::Connection, .connection = kOtherTwin.id};
    QTest::newRow("a folder of that name")
        << u"./work"_s << QString() << false << folder(QDir::current().absoluteFilePath(u"work"_s));
    QTest::newRow("brightbox") << u"brightbox"_s << QString() << true << environment;
    QTest::newRow("brightbox, nothing set")
        << u"brightbox"_s << QString() << false << environment; // says what is missing
}

void TestLibraryLocation::places() {
    QFETCH(QString, asked);
    QFETCH(QString, environment);
    QFETCH(bool, cloud);
    QFETCH(LibraryPlace, place);
    const auto found = LibraryLocation::place({.asked = asked,
        .environment = environment,
        .standard = u"/standard"_s,
        .connections = {kWork, kTwin, kOtherTwin},
        .hasCloudEnvironment = cloud});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QVERIFY(*found == place);
}

void TestLibraryLocation::unknownNamesTellTheKnownOnes() {
    const auto unknown = LibraryLocation::place(
        {.asked = u"wrk"_s, .standard = u"/standard"_s, .connections = {kWork}, .hasCloudEnvironment = true});
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(unknown.error().message.contains(u"local, Work, brightbox"_s), qPrintable(unknown.error().message));
    const auto twin = LibraryLocation::place({.asked = u"twin"_s, .connections = {kTwin, kOtherTwin}});
    QVERIFY(!twin);
    QCOMPARE(twin.error().code, ErrorCode::Ambiguous);
}

void TestLibraryLocation::cloudEnvironment_data() {
    QTest::addColumn<QString>("name"); // of the variable that is changed
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("storage"); // empty: refused, and the sentence names the variable
    const QString api = u"PLATTER_API_URL"_s;
    const QString orbit = u"PLATTER_ORBIT_URL"_s;
    QTest::newRow("as usual") << QString() << QString() << u"https://orbit.brightbox.com"_s;
    QTest::newRow("another region") << api << u"https://api.gb2.brightbox.com/"_s
                                    << u"https://orbit.gb2.brightbox.com"_s;
    QTest::newRow("storage said") << orbit << u"http://127.0.0.1:99/"_s << u"http://127.0.0.1:99"_s;
    QTest::newRow("no API") << api << QString() << QString();
    QTest::newRow("no client") << u"PLATTER_CLIENT_ID"_s << QString() << QString();
    QTest::newRow("no secret") << u"PLATTER_CLIENT_SECRET"_s << QString() << QString();
    QTest::newRow("API is no address") << api << u"api.gb1.brightbox.com"_s << QString();
    QTest::newRow("storage is no address") << orbit << u"orbit"_s << QString();
}

void TestLibraryLocation::cloudEnvironment() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    QFETCH(QString, storage);
    QProcessEnvironment environment;
    environment.insert(u"PLATTER_API_URL"_s, u"https://api.gb1.brightbox.com"_s);
    environment.insert(u"PLATTER_CLIENT_ID"_s, u"cli-12345"_s);
    environment.insert(u"PLATTER_CLIENT_SECRET"_s, u"s3cret"_s);
    if (!name.isEmpty())
        environment.insert(name, value);
    const auto request = CloudEnvironment::read(environment);
    QCOMPARE(request.has_value(), !storage.isEmpty());
    if (request) {
        QCOMPARE(request->storage, QUrl(storage));
        QCOMPARE(request->clientSecret, u"s3cret"_s);
        QVERIFY(request->api.path().isEmpty());
    } else {
        QVERIFY2(request.error().message.contains(name), qPrintable(request.error().message));
        QVERIFY(!request.error().message.contains(u"s3cret"_s));
    }
}

void TestLibraryLocation::cloudAccounts() {
    const Account one{.id = AccountId(u"acc-12345"_s), .name = u"Acme"_s, .status = {}};
    const Account two{.id = AccountId(u"acc-67890"_s), .name = {}, .status = {}};
    QCOMPARE(CloudEnvironment::choose({one}, {}).value_or(AccountId()), one.id);
    QCOMPARE(CloudEnvironment::choose({one, two}, two.id).value_or(AccountId()), two.id);
    QCOMPARE(CloudEnvironment::choose({}, {}).error().code, ErrorCode::NotFound);
    const auto several = CloudEnvironment::choose({one, two}, {});
    QVERIFY(!several);
    QVERIFY2(several.error().message.contains(u"acc-12345 (Acme), acc-67890"_s), qPrintable(several.error().message));
}

void TestLibraryLocation::checks_data() {
    QTest::addColumn<QStringList>("contents"); // of the folder; with a slash: a folder
    QTest::addColumn<bool>("exists");
    QTest::addColumn<bool>("readable"); // may be opened
    QTest::addColumn<bool>("creatable"); // may be opened or made
    QTest::newRow("missing") << QStringList() << false << false << true;
    QTest::newRow("empty") << QStringList() << true << true << true;
    QTest::newRow("a library") << QStringList{u"catalogue.sqlite"_s, u"packs/"_s, u"maps/"_s} << true << true << true;
    QTest::newRow("a library without its catalogue") << QStringList{u"packs/"_s, u"maps/"_s} << true << true << true;
    QTest::newRow("other things") << QStringList{u"letter.txt"_s} << true << false << false;
    QTest::newRow("a hidden thing") << QStringList{u".bashrc"_s} << true << false << false;
}

void TestLibraryLocation::checks() {
    QFETCH(QStringList, contents);
    QFETCH(bool, exists);
    QFETCH(bool, readable);
    QFETCH(bool, creatable);
    QTemporaryDir home;
    QDir folder(home.filePath(u"lib"_s));
    if (exists)
        QVERIFY(folder.mkpath(u"."_s));
    for (const QString& name : contents) {
        QFile file(folder.filePath(name));
        QVERIFY(name.endsWith(u'/') ? folder.mkpath(name) : file.open(QIODevice::WriteOnly));
    }
    QCOMPARE(LibraryLocation::check(folder.path(), false).has_value(), readable);
    QCOMPARE(LibraryLocation::check(folder.path(), true).has_value(), creatable);
}

QTEST_APPLESS_MAIN(TestLibraryLocation)
#include "tst_librarylocation.moc"
