// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/librarylocation.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class TestLibraryLocation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resolves_data();
    void resolves();
    void namesOfNoLibrary_data();
    void namesOfNoLibrary();
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
    const auto folder = LibraryLocation::resolve(asked, environment, chosen, u"/standard"_s);
    QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().message));
    QTEST(*folder, "folder");
}

void TestLibraryLocation::namesOfNoLibrary_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("brightbox") << u"brightbox"_s << ErrorCode::Unsupported;
    QTest::newRow("other") << u"no-such-library"_s << ErrorCode::InvalidArgument;
}

void TestLibraryLocation::namesOfNoLibrary() {
    QFETCH(QString, name);
    QFETCH(ErrorCode, code);
    const auto folder = LibraryLocation::resolve(name, {}, {}, u"/standard"_s);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, code);
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
