// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/brightboxcliconfig.h"
#include "models/brightbox/connectionstore.h"
#include "models/brightbox/keyring.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

Connection connectionNamed(const QString& id, const QString& name) {
    return {.id = LibraryId(id),
        .name = name,
        .color = u"#c2566b"_s,
        .api = QUrl(u"https://api.gb1.brightbox.com"_s),
        .storage = QUrl(u"https://orbit.brightbox.com"_s),
        .kind = SignInKind::Person,
        .clientId = u"app-12345"_s,
        .userName = u"anna@example.com"_s,
        .account = AccountId(u"acc-12345"_s),
        .accountName = u"Acme, Ltd; \\ [x]"_s};
}

} // namespace

class TestConnections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void settingsKeepConnections();
    void settingsThatMakeNoSenseAreLeftOut();
    void namesAreFound();
    void cliConfigIsRead();
    void cliConfigThatIsNoneGivesNothing();
    void storageBelongsToTheRegion_data();
    void storageBelongsToTheRegion();
    void memoryKeyringForgets();
};

void TestConnections::settingsKeepConnections() {
    QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.ini"_s);
    {
        QSettings settings(path, QSettings::IniFormat);
        ConnectionStore store(&settings);
        store.save(connectionNamed(u"bbx-z"_s, u"first"_s));
        store.save(connectionNamed(u"bbx-a"_s, u"second"_s));
        store.save(connectionNamed(u"bbx-z"_s, u"first again"_s));
    }
    QSettings settings(path, QSettings::IniFormat);
    ConnectionStore store(&settings);
    QCOMPARE(store.connections(),
        (QList{connectionNamed(u"bbx-z"_s, u"first again"_s), connectionNamed(u"bbx-a"_s, u"second"_s)}));
    store.remove(LibraryId(u"bbx-z"_s));
    QCOMPARE(store.connections().size(), 1);
    QVERIFY(store.newId() != store.newId());
}

void TestConnections::settingsThatMakeNoSenseAreLeftOut() {
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    settings.setValue(u"connections/bbx-1/name"_s, u"no address"_s);
    settings.setValue(u"connections/bbx-2/api"_s, u"https://api.gb1.brightbox.com"_s); // no account
    QVERIFY(ConnectionStore(&settings).connections().isEmpty());
}

void TestConnections::namesAreFound() {
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    ConnectionStore store(&settings);
    store.save(connectionNamed(u"bbx-1"_s, u"Acme prod"_s));
    store.save(connectionNamed(u"bbx-2"_s, u"twice"_s));
    store.save(connectionNamed(u"bbx-3"_s, u"Twice"_s));
    QCOMPARE(store.findNamed(u"acme PROD"_s)->id, LibraryId(u"bbx-1"_s));
    QCOMPARE(store.findNamed(u"bbx-3"_s)->id, LibraryId(u"bbx-3"_s));
    QVERIFY(!store.findNamed(u"twice"_s));
    QVERIFY(!store.findNamed(u"nobody"_s));
}

void TestConnections::cliConfigIsRead() {
    QTemporaryDir folder;
    QFile file(folder.filePath(u"config"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("# ours\n"
               "[core]\ndefault_client = cli-12345\n\n"
               "[cli-12345]\nalias = prod\nclient_id = cli-12345\nsecret = a;b\\c,d=e\napi_url = "
               "https://api.gb1s.brightbox.com/1.0\nauth_url = https://api.gb1s.brightbox.com\n"
               "[anna]\nalias = anna\nclient_id = app-12345\nsecret = shhh\nusername = anna@example.com\n"
               "default_account = acc-43ks4\n"
               "[cli-00000]\nclient_id = cli-00000\n");
    file.close();
    const auto found = readBrightboxCliConfig(file.fileName());
    QCOMPARE(found.size(), 2); // the last one has no secret
    QCOMPARE(found.at(0).name, u"prod"_s);
    QCOMPARE(found.at(0).clientSecret, u"a;b\\c,d=e"_s);
    QCOMPARE(found.at(0).api, QUrl(u"https://api.gb1s.brightbox.com"_s));
    QCOMPARE(found.at(0).kind, SignInKind::ApiClient);
    QCOMPARE(found.at(1).kind, SignInKind::Person);
    QCOMPARE(found.at(1).userName, u"anna@example.com"_s);
    QCOMPARE(found.at(1).account, AccountId(u"acc-43ks4"_s));
    QCOMPARE(found.at(1).api, QUrl(u"https://api.gb1.brightbox.com"_s));
}

void TestConnections::cliConfigThatIsNoneGivesNothing() {
    QTemporaryDir folder;
    QVERIFY(readBrightboxCliConfig(folder.filePath(u"missing"_s)).isEmpty());
    QVERIFY(readBrightboxCliConfig(folder.path()).isEmpty());
    QFile file(folder.filePath(u"binary"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray("\x7f\x45LF\0=\n[\n]=\n", 12));
    file.close();
    QVERIFY(readBrightboxCliConfig(file.fileName()).isEmpty());
}

void TestConnections::storageBelongsToTheRegion_data() {
    QTest::addColumn<QString>("api");
    QTest::addColumn<QString>("storage");
    QTest::newRow("gb1") << u"https://api.gb1.brightbox.com"_s << u"https://orbit.brightbox.com"_s;
    QTest::newRow("another region") << u"https://api.gb2.brightbox.com"_s << u"https://orbit.gb2.brightbox.com"_s;
    QTest::newRow("somebody else's") << u"https://api.example.com"_s << QString();
    QTest::newRow("a trick") << u"https://api.gb1.brightbox.com.example.com"_s << QString();
}

void TestConnections::storageBelongsToTheRegion() {
    QFETCH(QString, api);
    QFETCH(QString, storage);
    QCOMPARE(usualStorage(QUrl(api)).toString(), storage);
}

void TestConnections::memoryKeyringForgets() {
    MemoryKeyring keyring;
    const LibraryId id(u"bbx-1"_s);
    QVERIFY(keyring.read(id).result()->isEmpty());
    QVERIFY(keyring.write(id, {.clientSecret = u"s3cret"_s}).result());
    QCOMPARE(keyring.read(id).result()->clientSecret, u"s3cret"_s);
    QVERIFY(keyring.remove(id).result());
    QVERIFY(keyring.read(id).result()->isEmpty());
    QVERIFY(!keyring.isPersistent());
}

QTEST_GUILESS_MAIN(TestConnections)
#include "tst_connections.moc"
