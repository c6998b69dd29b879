// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/brightboxconnector.h"
#include "models/brightbox/brightboxcore.h"
#include "tests/brightbox/cloudhome.h"

#include <QDirIterator>
#include <QFile>

using namespace platter;
using namespace platter::test;

class TestBrightboxConnector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void connectsAnApiClient();
    void comesBackInTheNextRun();
    void asksForAOneTimeCode();
    void refusals_data();
    void refusals();
    void oneAccountIsConnectedOnce();
    void signsInAgain();
    void signingOutForgetsEverything();
    void aRenewalUnderWayIsNotLost();
    void leavingADeadConnectorTellsNobody();
    void offersWhatBrightboxCliKnows();

private:
    void build();
    ConnectRequest request() const;
    ConnectRequest person() const;

    std::unique_ptr<CloudHome> m_home;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<ConnectionStore> m_store;
    std::unique_ptr<MemoryKeyring> m_keyring;
    std::unique_ptr<LibrarySet> m_libraries;
    std::unique_ptr<BrightboxConnector> m_connector;
};

void TestBrightboxConnector::init() {
    m_home = std::make_unique<CloudHome>();
    m_home->cloud.addImage({{u"name"_s, u"golden"_s}});
    m_settings = std::make_unique<QSettings>(m_home->folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    m_keyring = std::make_unique<MemoryKeyring>();
    build();
}

void TestBrightboxConnector::cleanup() {
    m_connector.reset();
    m_libraries.reset();
    m_store.reset();
    m_settings.reset();
    m_home.reset();
}

void TestBrightboxConnector::build() {
    m_connector.reset();
    m_libraries = std::make_unique<LibrarySet>();
    m_store = std::make_unique<ConnectionStore>(m_settings.get());
    m_connector = std::make_unique<BrightboxConnector>(BrightboxConnector::Surroundings{.libraries = m_libraries.get(),
        .store = m_store.get(),
        .keyring = m_keyring.get(),
        .folder = m_home->folder.filePath(u"connections"_s),
        .cliConfig = m_home->folder.filePath(u"config"_s),
        .options = m_home->options});
}

ConnectRequest TestBrightboxConnector::request() const {
    return {.name = u"Acme prod"_s,
        .api = m_home->cloud.url(),
        .storage = QUrl(u"http://127.0.0.1:9"_s),
        .clientId = QString::fromLatin1(StandInCloud::clientId),
        .clientSecret = QString::fromLatin1(StandInCloud::clientSecret)};
}

ConnectRequest TestBrightboxConnector::person() const {
    ConnectRequest person = request();
    person.kind = SignInKind::Person;
    person.clientId = QString::fromLatin1(StandInCloud::applicationId);
    person.clientSecret = QString::fromLatin1(StandInCloud::applicationSecret);
    person.userName = QString::fromLatin1(StandInCloud::userName);
    person.password = QString::fromLatin1(StandInCloud::password);
    person.account = AccountId(QString::fromLatin1(StandInCloud::account));
    return person;
}

void TestBrightboxConnector::connectsAnApiClient() {
    const auto accounts = CloudHome::wait(m_connector->accounts(request()));
    QVERIFY2(accounts, accounts ? "" : qPrintable(accounts.error().message));
    QCOMPARE(accounts->size(), 1);
    QCOMPARE(accounts->first().id, AccountId(QString::fromLatin1(StandInCloud::account)));
    const auto id = CloudHome::wait(m_connector->connectTo(request()));
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    Library* library = m_libraries->find(*id);
    QVERIFY(library);
    QCOMPARE(library->name(), u"Acme prod"_s);
    QVERIFY(!library->color().isEmpty());
    library->refresh();
    QTRY_COMPARE(library->images().size(), 1);
    m_connector->rename(*id, u"Acme"_s, u"#3f9c7a"_s);
    QCOMPARE(library->name(), u"Acme"_s);
    QCOMPARE(m_store->find(*id)->color, u"#3f9c7a"_s);
}

void TestBrightboxConnector::comesBackInTheNextRun() {
    const auto id = CloudHome::wait(m_connector->connectTo(request()));
    QVERIFY(id);
    build();
    m_connector->restore();
    Library* library = m_libraries->find(*id);
    QVERIFY(library);
    QTRY_COMPARE(library->images().size(), 1); // the secret came from the keyring
    QVERIFY(!library->problem());
}

void TestBrightboxConnector::asksForAOneTimeCode() {
    m_home->cloud.setOneTimeCode(u"123456"_s);
    ConnectRequest person = request();
    person.kind = SignInKind::Person;
    person.clientId = QString::fromLatin1(StandInCloud::applicationId);
    person.clientSecret = QString::fromLatin1(StandInCloud::applicationSecret);
    person.userName = QString::fromLatin1(StandInCloud::userName);
    person.password = QString::fromLatin1(StandInCloud::password);
    const auto first = CloudHome::wait(m_connector->connectTo(person));
    QVERIFY(!first);
    QCOMPARE(first.error().code, ErrorCode::OneTimeCodeNeeded);
    person.oneTimeCode = u"123456"_s;
    auto id = CloudHome::wait(m_connector->connectTo(person));
    if (!id && id.error().code == ErrorCode::Ambiguous) { // a person reaches several accounts
        person.account = AccountId(QString::fromLatin1(StandInCloud::account));
        id = CloudHome::wait(m_connector->connectTo(person));
    }
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    const auto kept = m_keyring->read(*id).result();
    QVERIFY(!kept->refreshToken.isEmpty());
    QVERIFY(kept->password.isEmpty()); // never kept
    QVERIFY(kept->oneTimeCode.isEmpty());
}

void TestBrightboxConnector::refusals_data() {
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QUrl>("api");
    QTest::addColumn<ErrorCode>("code");
    const QString secret = QString::fromLatin1(StandInCloud::clientSecret);
    QTest::newRow("wrong secret") << u"wr0ng-secret"_s << QUrl() << ErrorCode::SignInNeeded;
    QTest::newRow("nobody there") << secret << QUrl(u"http://127.0.0.1:9"_s) << ErrorCode::Offline;
    QTest::newRow("no address") << secret << QUrl(u"brightbox"_s) << ErrorCode::InvalidArgument;
    QTest::newRow("plain http elsewhere") << secret << QUrl(u"http://api.example.com"_s) << ErrorCode::Refused;
}

void TestBrightboxConnector::refusals() {
    QFETCH(QString, secret);
    QFETCH(QUrl, api);
    QFETCH(ErrorCode, code);
    ConnectRequest wrong = request();
    wrong.clientSecret = secret;
    if (!api.isEmpty())
        wrong.api = api;
    const auto id = CloudHome::wait(m_connector->connectTo(wrong));
    QVERIFY(!id);
    QCOMPARE(id.error().code, code);
    QVERIFY(!id.error().message.contains(secret));
    QVERIFY(!id.error().detail.contains(secret));
    QVERIFY(m_libraries->libraries().isEmpty());
    QVERIFY(m_store->connections().isEmpty());
}

void TestBrightboxConnector::oneAccountIsConnectedOnce() {
    QVERIFY(CloudHome::wait(m_connector->connectTo(request())));
    ConnectRequest again = request();
    again.name = u"another name"_s;
    const auto second = CloudHome::wait(m_connector->connectTo(again));
    QVERIFY(!second);
    QVERIFY(second.error().message.contains(u"Acme prod"_s));
    QCOMPARE(m_libraries->libraries().size(), 1);
}

void TestBrightboxConnector::signsInAgain() {
    const auto id = CloudHome::wait(m_connector->connectTo(request()));
    QVERIFY(id);
    m_home->cloud.setClientSecret(u"n3w-secret"_s);
    m_home->cloud.revokeTokens();
    Library* library = m_libraries->find(*id);
    library->refresh();
    QTRY_VERIFY(library->problem() && library->problem()->code == ErrorCode::SignInNeeded);
    const auto wrong = CloudHome::wait(m_connector->signIn(*id, request()));
    QCOMPARE(wrong.error().code, ErrorCode::SignInNeeded);
    ConnectRequest right = request();
    right.clientSecret = u"n3w-secret"_s;
    QVERIFY(CloudHome::wait(m_connector->signIn(*id, right)));
    QTRY_VERIFY(!library->problem());
    QCOMPARE(m_keyring->read(*id).result()->clientSecret, u"n3w-secret"_s);
}

void TestBrightboxConnector::signingOutForgetsEverything() {
    const auto id = CloudHome::wait(m_connector->connectTo(request()));
    QVERIFY(id);
    m_libraries->find(*id)->refresh();
    QTRY_VERIFY(m_libraries->find(*id)->heardAt().isValid());
    m_connector->signOut(*id);
    QVERIFY(!m_libraries->find(*id));
    QVERIFY(m_store->connections().isEmpty());
    QVERIFY(m_keyring->read(*id).result()->isEmpty());
    QDirIterator left(m_home->folder.filePath(u"connections"_s), QDir::Files | QDir::Hidden);
    QVERIFY2(!left.hasNext(), qPrintable(left.hasNext() ? left.next() : QString()));
}

void TestBrightboxConnector::aRenewalUnderWayIsNotLost() {
    const auto id = CloudHome::wait(m_connector->connectTo(person()));
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    auto* library = qobject_cast<BrightboxLibrary*>(m_libraries->find(*id));
    const QString before = m_keyring->read(*id).result()->refreshToken;
    library->core()->signIn().forget(*library->core()->signIn().token());
    m_home->cloud.clearRequests();
    m_home->cloud.addFault(
        {.path = u"/token"_s, .answer = Fault::Answer::Real, .delay = std::chrono::milliseconds(500)});
    library->refresh();
    QTRY_COMPARE(m_home->requests("POST", u"/token"_s), 1); // it is on its way
    const auto settled = m_connector->settle();
    QTRY_VERIFY(settled.isFinished());
    const QString kept = m_keyring->read(*id).result()->refreshToken;
    QVERIFY(kept != before);
    QCOMPARE(kept, library->core()->signIn().secrets().refreshToken);
    library->core()->signIn().forget(*library->core()->signIn().token());
    QCOMPARE(library->core()->signIn().token().error().code, ErrorCode::Cancelled); // nobody signs in any more
    build(); // the next run
    m_connector->restore();
    QTRY_VERIFY(m_libraries->find(*id)->heardAt().isValid());
    m_libraries->find(*id)->refresh();
    QTRY_VERIFY(!m_libraries->find(*id)->problem());
}

void TestBrightboxConnector::leavingADeadConnectorTellsNobody() {
    const auto id = CloudHome::wait(m_connector->connectTo(person()));
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    auto* library = qobject_cast<BrightboxLibrary*>(m_libraries->find(*id));
    const auto core = library->core();
    core->signIn().forget(*core->signIn().token());
    m_connector.reset(); // the libraries go later
    const QString before = core->signIn().secrets().refreshToken;
    QVERIFY(core->signIn().token()); // a new refresh token comes with it
    QVERIFY(core->signIn().secrets().refreshToken != before);
    QCOMPARE(m_keyring->read(*id).result()->refreshToken, before);
}

void TestBrightboxConnector::offersWhatBrightboxCliKnows() {
    QVERIFY(m_connector->offers().isEmpty());
    QFile file(m_home->folder.filePath(u"config"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[cli-12345]\nclient_id = cli-12345\nsecret = x\napi_url = " + m_home->cloud.url().toEncoded() + "\n");
    file.close();
    QCOMPARE(m_connector->offers().size(), 1);
    QVERIFY(CloudHome::wait(m_connector->connectTo(request())));
    QVERIFY(m_connector->offers().isEmpty()); // it is connected now
}

QTEST_GUILESS_MAIN(TestBrightboxConnector)
#include "tst_brightboxconnector.moc"
