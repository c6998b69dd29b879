// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "tests/app/programrun.h"
#include "tests/standins/brightbox/standincloud.h"
#include "tests/standins/orbitserver.h"
#include "tests/standins/plainhttp.h"
#include "tests/support/diskmaker.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

QString sha256Of(const QString& path) {
    return QString::fromLatin1(sha256OfFile(path).toHex());
}

QStringList idsOf(const QJsonDocument& json) {
    QStringList result;
    for (const auto& each : json.array())
        result.append(each.toObject().value(u"id"_s).toString());
    return result;
}

// The client's secret, or a token as the stand-in makes them: two random UUIDs (version 4) without dashes. The signature
// of a temporary URL may look like that.
bool tellsASecret(const QByteArray& bytes) {
    static const QRegularExpression token(
        u"(?<!temp_url_sig=)(?<![0-9a-f])([0-9a-f]{12}4[0-9a-f]{3}[89ab][0-9a-f]{15}){2}"
        "(?![0-9a-f])"_s);
    for (const QByteArray& secret :
        {QByteArray(StandInCloud::clientSecret), QByteArray(StandInCloud::applicationSecret),
            QByteArray(StandInCloud::password), QByteArray("wr0ng-secret"), QByteArray("Bearer ")}) {
        if (bytes.contains(secret))
            return true;
    }
    return token.match(QString::fromLatin1(bytes)).hasMatch();
}

// A desktop's session bus and keyring of the test's own, for as long as this lives.
class Desktop {
public:
    explicit Desktop(const QString& home) {
        m_environment.insert(u"HOME"_s, home);
        m_environment.insert(u"XDG_DATA_HOME"_s, home + u"/keyring-data");
        m_environment.insert(u"XDG_RUNTIME_DIR"_s, home);
        m_bus.setProcessEnvironment(m_environment);
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        while (!m_bus.canReadLine() && m_bus.waitForReadyRead(10'000)) { }
        m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
        m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
        m_keyring.setProcessEnvironment(m_environment);
        m_keyring.start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        m_keyring.write("the person's password\n");
        m_keyring.closeWriteChannel();
    }
    ~Desktop() {
        for (QProcess* process : {&m_keyring, &m_bus}) {
            process->kill();
            process->waitForFinished();
        }
    }
    Q_DISABLE_COPY_MOVE(Desktop)

    static bool isInstalled() {
        return !QStandardPaths::findExecutable(u"gnome-keyring-daemon"_s).isEmpty()
            && !QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty()
            && !QStandardPaths::findExecutable(u"dbus-send"_s).isEmpty();
    }
    // Whether somebody keeps secrets on the bus.
    bool isReady() const {
        QProcess ask;
        ask.setProcessEnvironment(m_environment);
        ask.start(u"dbus-send"_s,
            {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s, u"/"_s,
                u"org.freedesktop.DBus.NameHasOwner"_s, u"string:org.freedesktop.secrets"_s});
        return ask.waitForFinished() && ask.readAllStandardOutput().contains("true");
    }
    QString setting() const { return u"DBUS_SESSION_BUS_ADDRESS="_s + m_address; }

private:
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QProcess m_bus;
    QProcess m_keyring;
    QString m_address;
};

} // namespace

// The real program against something that behaves like the cloud: a stand-in for the API and a real Swift.
class TestCloudCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void aLife();
    void nothingIsLeftBehind();
    void connects();
    void keepsTheSecretInTheKeyring();
    void signsAPersonIn();
    void wrongSecret();
    void offline();
    void serversAndSnapshots();
    void copiesThereAndBack();
    void copiesBetweenAccounts();
    void registersWhatIsShared();
    void builds();
    void publishes();
    void leavesWithoutWaiting();
    void stoppedUploadLeavesNothing();
    void killedCopyGoesOnInTheWindow();

private:
    Run platter(const QStringList& arguments, const QStringList& environment = {}, const QByteArray& input = {});
    Run cloud(const QStringList& arguments); // --library brightbox, from the environment
    void prepare(QProcess& process, const QStringList& arguments, const QStringList& environment) const;
    QStringList settings() const;
    QString upload(const QString& name);
    QString statusOf(const QString& image) const;
    Run connectAs(const QString& name, const QString& client, const QStringList& environment = {});
    QStringList staged() const;

    std::unique_ptr<StandInCloud> m_cloud;
    std::unique_ptr<OrbitServer> m_orbit;
    QTemporaryDir m_disks;
    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_said; // everything that any run printed
    QString m_disk;
};

void TestCloudCommands::initTestCase() {
    if (!OrbitServer::isInstalled())
        QSKIP("OpenStack Swift is not installed");
    m_cloud = std::make_unique<StandInCloud>();
    m_cloud->setImportTime(std::chrono::milliseconds(50));
    m_orbit = std::make_unique<OrbitServer>();
    const auto started = m_orbit->start(m_cloud->url());
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
    m_cloud->setOrbit(m_orbit->url());
    m_cloud->seed();
    m_disk = m_disks.filePath(u"web.raw"_s);
    const auto made = makeExt4Disk(m_disk, 24 * kMiB);
    QVERIFY2(made, qPrintable(made ? QString() : made.error().message + made.error().detail));
}

void TestCloudCommands::cleanupTestCase() {
    m_orbit.reset();
    m_cloud.reset();
}

void TestCloudCommands::init() {
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    m_said.clear();
}

// What was printed and what lies on the disk tells no secret, whatever the test did.
void TestCloudCommands::cleanup() {
    QVERIFY2(!tellsASecret(m_said), m_said.constData());
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!tellsASecret(file.readAll()), qPrintable(file.fileName()));
    }
    m_home.reset();
}

QStringList TestCloudCommands::settings() const {
    return {u"PLATTER_API_URL="_s + m_cloud->url().toString(), u"PLATTER_ORBIT_URL="_s + m_orbit->url().toString(),
        u"PLATTER_CLIENT_ID="_s + QString::fromLatin1(StandInCloud::clientId),
        u"PLATTER_CLIENT_SECRET="_s + QString::fromLatin1(StandInCloud::clientSecret)};
}

void TestCloudCommands::prepare(QProcess& process, const QStringList& arguments, const QStringList& environment) const {
    process.setProcessEnvironment(test::environmentAt(m_home->path(), environment));
    process.setWorkingDirectory(m_home->path());
    process.setProgram(QStringLiteral(PLATTER_PROGRAM));
    process.setArguments(arguments);
}

Run TestCloudCommands::platter(const QStringList& arguments, const QStringList& environment, const QByteArray& input) {
    QProcess process;
    prepare(process, arguments, environment);
    const Run run = test::run(process, input);
    m_said += run.out + run.err.toUtf8();
    if (run.status != 0)
        qInfo("%s: %s", qPrintable(arguments.join(u' ')), qPrintable(run.err.trimmed()));
    return run;
}

Run TestCloudCommands::cloud(const QStringList& arguments) {
    return platter(QStringList{u"--library"_s, u"brightbox"_s} + arguments, settings());
}

QString TestCloudCommands::upload(const QString& name) {
    const Run run = cloud({u"import"_s, m_disk, u"--arch"_s, u"x86_64"_s, u"--name"_s, name});
    return run.status == 0 ? run.word() : QString();
}

QString TestCloudCommands::statusOf(const QString& image) const {
    return m_cloud->object(image).value(u"status"_s).toString();
}

Run TestCloudCommands::connectAs(const QString& name, const QString& client, const QStringList& environment) {
    return platter({u"connect"_s, name, u"--api"_s, m_cloud->url().toString(), u"--orbit"_s, m_orbit->url().toString(),
                       u"--client-id"_s, client},
        settings().last(1) + environment);
}

// What lies in Orbit beside finished images.
QStringList TestCloudCommands::staged() const {
    const auto reply = plainRequest("GET", QUrl(m_orbit->url().toString() + u"/auth/v1.0"_s),
        {{"X-Auth-User", "acc-12345:cli-12345"}, {"X-Auth-Key", "secret"}});
    const PlainHeaders token{{"X-Auth-Token", reply.header("X-Auth-Token")}};
    const QString account = m_orbit->url().toString() + u"/v1/acc-12345"_s;
    QStringList result;
    for (const QByteArray& container : plainRequest("GET", QUrl(account), token).body.split('\n')) {
        if (container.isEmpty() || container == "images")
            continue;
        const auto names = plainRequest("GET", QUrl(account + u'/' + QString::fromUtf8(container)), token).body;
        for (const QByteArray& name : names.split('\n')) {
            if (!name.isEmpty())
                result.append(QString::fromUtf8(container + '/' + name));
        }
    }
    return result;
}

// Everything that can be done with one image, from upload to deletion.
void TestCloudCommands::aLife() {
    const Run imported = cloud(
        {u"import"_s, m_disk, u"--name"_s, u"golden"_s, u"--username"_s, u"deploy"_s, u"--arch"_s, u"x86_64"_s});
    QCOMPARE(imported.err, QString());
    QCOMPARE(imported.status, 0);
    const QString id = imported.word();
    QVERIFY2(id.startsWith(u"img-"_s), qPrintable(id));
    QCOMPARE(QString::fromLatin1(m_cloud->taken(id).sha256), sha256Of(m_disk));
    QCOMPARE(staged(), QStringList());

    const Run list = cloud({u"list"_s, u"--json"_s});
    QCOMPARE(list.status, 0);
    QVERIFY(idsOf(list.json()).contains(id));
    QVERIFY(idsOf(list.json()).contains(u"img-deb13"_s)); // an official one
    const QJsonObject image = cloud({u"show"_s, u"golden"_s, u"--json"_s}).json().object();
    QCOMPARE(image.value(u"id"_s).toString(), id);
    QCOMPARE(image.value(u"status"_s).toString(), u"available"_s);
    QCOMPARE(image.value(u"arch"_s).toString(), u"x86_64"_s);
    QCOMPARE(image.value(u"virtual_size_bytes"_s).toInteger(), 24 * kMiB);

    QCOMPARE(cloud({u"update"_s, id, u"--name"_s, u"golden web"_s, u"--min-ram"_s, u"512"_s}).status, 0);
    QCOMPARE(m_cloud->object(id).value(u"name"_s).toString(), u"golden web"_s);
    QCOMPARE(cloud({u"lock"_s, id}).status, 0);
    QCOMPARE(cloud({u"delete"_s, id}).status, 1);
    QCOMPARE(cloud({u"unlock"_s, id}).status, 0);
    QCOMPARE(cloud({u"deprecate"_s, id, u"--successor"_s, u"img-web01"_s}).status, 0);
    QCOMPARE(statusOf(id), u"deprecated"_s);
    QVERIFY(m_cloud->object(id).value(u"description"_s).toString().contains(u"img-web01"_s));
    QCOMPARE(cloud({u"deprecate"_s, id, u"--undo"_s}).status, 0);
    QCOMPARE(statusOf(id), u"available"_s);
    QCOMPARE(cloud({u"history"_s, id}).status, 0);

    const QString target = m_home->filePath(u"out.raw"_s);
    const Run exported = cloud({u"export"_s, id, target});
    QCOMPARE(exported.err, QString());
    QCOMPARE(exported.status, 0);
    QCOMPARE(sha256Of(target), sha256Of(m_disk));
    const Run piped = cloud({u"export"_s, id, u"-"_s});
    QCOMPARE(piped.status, 0);
    QCOMPARE(
        QString::fromLatin1(QCryptographicHash::hash(piped.out, QCryptographicHash::Sha256).toHex()), sha256Of(m_disk));
    m_said.clear(); // the disk: bytes of all kinds

    QCOMPARE(cloud({u"delete"_s, id}).status, 0);
    QTRY_VERIFY(!idsOf(cloud({u"list"_s, u"--json"_s}).json()).contains(id));
    QCOMPARE(cloud({u"export"_s, id, m_home->filePath(u"late.raw"_s)}).status, 1);
}

void TestCloudCommands::nothingIsLeftBehind() {
    QCOMPARE(cloud({u"list"_s}).status, 0);
    const Run local = platter({u"show"_s, u"loc-aaaa1"_s}, settings() + QStringList{u"PLATTER_LIBRARY=brightbox"_s});
    QCOMPARE(local.status, 1);
    QVERIFY2(local.err.contains(u"“brightbox”"_s), qPrintable(local.err)); // whose id it is not
    QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    QVERIFY2(!files.hasNext(), qPrintable(files.hasNext() ? files.next() : QString()));
}

void TestCloudCommands::connects() {
    const Run made = connectAs(u"work"_s, u"cli-12345"_s);
    QCOMPARE(made.status, 0);
    QVERIFY2(made.out.contains("Example Account"), made.out.constData());
    QVERIFY2(made.err.contains(u"keyring"_s), qPrintable(made.err)); // there is none
    const QJsonArray libraries = platter({u"libraries"_s, u"--json"_s}).json().array();
    QCOMPARE(libraries.size(), 2);
    QCOMPARE(libraries.at(0).toObject().value(u"id"_s).toString(), u"local"_s);
    QCOMPARE(libraries.at(1).toObject().value(u"name"_s).toString(), u"work"_s);
    QCOMPARE(libraries.at(1).toObject().value(u"account"_s).toString(), u"acc-12345"_s);
    const QString id = libraries.at(1).toObject().value(u"id"_s).toString();

    const QStringList secret = settings().last(1);
    for (const QString& name : {u"work"_s, u"WORK"_s, id}) {
        const Run list = platter({u"list"_s, u"--json"_s, u"--library"_s, name}, secret);
        QCOMPARE(list.err, QString());
        QVERIFY(idsOf(list.json()).contains(u"img-web01"_s));
    }
    // From the cache, and still not without asking.
    m_cloud->change(u"img-web01"_s, {{u"description"_s, u"changed by somebody else"_s}});
    const Run show = platter({u"show"_s, u"img-web01"_s, u"--library"_s, u"work"_s}, secret);
    QVERIFY2(show.out.contains("changed by somebody else"), show.out.constData());

    const Run unknown = platter({u"list"_s, u"--library"_s, u"work"_s});
    QCOMPARE(unknown.status, 1);
    QVERIFY2(unknown.err.contains(u"PLATTER_CLIENT_SECRET"_s), qPrintable(unknown.err));
    const Run other = platter({u"list"_s, u"--library"_s, u"wrok"_s}, secret);
    QVERIFY2(other.err.contains(u"local, work"_s), qPrintable(other.err));
    QCOMPARE(connectAs(u"work"_s, u"cli-12345"_s).status, 1); // twice

    QCOMPARE(platter({u"disconnect"_s, u"work"_s}).status, 0);
    QCOMPARE(platter({u"libraries"_s, u"--json"_s}).json().array().size(), 1);
    QCOMPARE(platter({u"list"_s, u"--library"_s, u"work"_s}, secret).status, 1);
    QDirIterator files(m_home->path(), {u"*bbx-*"_s}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    QVERIFY2(!files.hasNext(), qPrintable(files.hasNext() ? files.next() : QString()));
}

void TestCloudCommands::keepsTheSecretInTheKeyring() {
    if (!Desktop::isInstalled())
        QSKIP("gnome-keyring is not installed");
    const Desktop desktop(m_home->path());
    if (!QTest::qWaitFor([&desktop] { return desktop.isReady(); }, 20'000))
        QSKIP("gnome-keyring does not start here");
    const Run made = connectAs(u"work"_s, u"cli-12345"_s, {desktop.setting()});
    QCOMPARE(made.status, 0);
    QCOMPARE(made.err, QString());
    const Run list = platter({u"list"_s, u"--json"_s, u"--library"_s, u"work"_s}, {desktop.setting()});
    QCOMPARE(list.err, QString());
    QVERIFY(idsOf(list.json()).contains(u"img-web01"_s));
    QCOMPARE(platter({u"connect"_s, u"work"_s}, {desktop.setting(), settings().constLast()}).status, 0); // again
    QCOMPARE(platter({u"disconnect"_s, u"work"_s}, {desktop.setting()}).status, 0);
    QCOMPARE(platter({u"list"_s, u"--library"_s, u"work"_s}, {desktop.setting()}).status, 1);
}

// A person's refresh token is good for one use: each command keeps the next one before it ends.
void TestCloudCommands::signsAPersonIn() {
    if (!Desktop::isInstalled())
        QSKIP("gnome-keyring is not installed");
    const Desktop desktop(m_home->path());
    if (!QTest::qWaitFor([&desktop] { return desktop.isReady(); }, 20'000))
        QSKIP("gnome-keyring does not start here");
    m_cloud->setOneTimeCode(u"123456"_s);
    const QByteArray secrets = QByteArray(StandInCloud::applicationSecret) + '\n' + StandInCloud::password + '\n';
    const QStringList connect{u"connect"_s, u"me"_s, u"--api"_s, m_cloud->url().toString(), u"--orbit"_s,
        m_orbit->url().toString(), u"--user"_s, u"user@example.com"_s, u"--application"_s, u"app-12345"_s,
        u"--account"_s, u"acc-12345"_s, u"--secret-stdin"_s};
    const Run wrong = platter(connect, {desktop.setting()}, secrets + "654321\n");
    const Run made = platter(connect, {desktop.setting()}, secrets + "123456\n");
    m_cloud->setOneTimeCode({});
    QCOMPARE(wrong.status, 1);
    QCOMPARE(wrong.err.count(u'\n'), 1);
    QCOMPARE(made.err, QString());
    QCOMPARE(made.status, 0);
    for (int i = 0; i < 3; ++i) {
        const Run list = platter({u"list"_s, u"--json"_s, u"--library"_s, u"me"_s}, {desktop.setting()});
        QCOMPARE(list.err, QString());
        QVERIFY(idsOf(list.json()).contains(u"img-web01"_s));
    }
    const Run nobody = platter({u"list"_s, u"--library"_s, u"me"_s}); // without that keyring
    QVERIFY2(nobody.err.contains(u"platter connect me"_s), qPrintable(nobody.err));
}

void TestCloudCommands::wrongSecret() {
    QStringList wrong = settings();
    wrong.last() = u"PLATTER_CLIENT_SECRET=wr0ng-secret"_s;
    const Run list = platter({u"list"_s, u"--library"_s, u"brightbox"_s}, wrong);
    QCOMPARE(list.status, 1);
    QCOMPARE(list.err.count(u'\n'), 1);
    QVERIFY2(!list.err.contains(u"wr0ng-secret"_s), qPrintable(list.err));
    const Run made = platter({u"connect"_s, u"work"_s, u"--api"_s, m_cloud->url().toString(), u"--orbit"_s,
                                 m_orbit->url().toString(), u"--client-id"_s, u"cli-12345"_s},
        wrong.last(1));
    QCOMPARE(made.status, 1);
    QVERIFY2(!made.err.contains(u"wr0ng-secret"_s), qPrintable(made.err));
    QCOMPARE(platter({u"libraries"_s, u"--json"_s}).json().array().size(), 1);
}

// What was seen before is not passed off as what is.
void TestCloudCommands::offline() {
    QCOMPARE(connectAs(u"work"_s, u"cli-12345"_s).status, 0);
    const QStringList list{u"list"_s, u"--library"_s, u"work"_s};
    QCOMPARE(platter(list, settings().last(1)).status, 0);
    m_cloud->stopListening();
    const Run run = platter(list, settings().last(1));
    QVERIFY(m_cloud->startListening());
    QCOMPARE(run.status, 1);
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY(run.out.isEmpty());
}

void TestCloudCommands::serversAndSnapshots() {
    const Run servers = cloud({u"servers"_s, u"--json"_s});
    QCOMPARE(servers.status, 0);
    QVERIFY(idsOf(servers.json()).contains(u"srv-web1a"_s));
    QVERIFY(cloud({u"servers"_s}).out.contains("jump host"));

    m_cloud->setDisk(u"srv-web1a"_s, {.file = {}, .seed = 5, .bytes = 3 * kMiB});
    const Run made = cloud({u"snapshot"_s, u"web-1"_s, u"jump host"_s, u"--note"_s, u"before the upgrade"_s});
    QCOMPARE(made.err, QString());
    QCOMPARE(made.status, 0);
    const QStringList ids = QString::fromUtf8(made.out).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(ids.size(), 2);
    QString web;
    for (const QString& id : ids) {
        QCOMPARE(statusOf(id), u"available"_s);
        QCOMPARE(m_cloud->object(id).value(u"description"_s).toString(), u"before the upgrade"_s);
        if (m_cloud->object(id).value(u"source"_s).toString() == u"srv-web1a"_s)
            web = id;
    }
    const Run volume = cloud({u"snapshot"_s, u"vol-db01a"_s});
    QCOMPARE(volume.err, QString());
    QCOMPARE(m_cloud->object(volume.word()).value(u"source"_s).toString(), u"vol-db01a"_s);
    QVERIFY(m_cloud->object(volume.word()).value(u"name"_s).toString().startsWith(u"Snapshot of tables "_s));
    const Run loose = cloud({u"snapshot"_s, u"old tables"_s}); // no server has it
    QCOMPARE(loose.err, QString());
    QCOMPARE(m_cloud->object(loose.word()).value(u"source"_s).toString(), u"vol-old1a"_s);
    QVERIFY(m_cloud->object(loose.word()).value(u"name"_s).toString().startsWith(u"Snapshot of old tables "_s));
    const QString target = m_home->filePath(u"snapshot.raw"_s);
    QCOMPARE(cloud({u"export"_s, web, target}).status, 0);
    const QByteArray disk = seededDisk(5, 3 * kMiB, 0, 3 * kMiB);
    QCOMPARE(sha256Of(target), QString::fromLatin1(QCryptographicHash::hash(disk, QCryptographicHash::Sha256).toHex()));
}

void TestCloudCommands::copiesThereAndBack() {
    const Run here = platter({u"import"_s, m_disk, u"--name"_s, u"mine"_s, u"--arch"_s, u"x86_64"_s});
    QCOMPARE(here.status, 0);
    const Run there = platter({u"copy"_s, u"mine"_s, u"--to"_s, u"brightbox"_s}, settings());
    QCOMPARE(there.err, QString());
    QCOMPARE(there.status, 0);
    QCOMPARE(statusOf(there.word()), u"available"_s);
    const Run back = cloud({u"copy"_s, there.word(), u"--to"_s, u"local"_s, u"--name"_s, u"back"_s, u"--json"_s});
    QCOMPARE(back.err, QString());
    QCOMPARE(back.status, 0);
    const QJsonObject mine = platter({u"show"_s, u"mine"_s, u"--json"_s}).json().object();
    QCOMPARE(back.json().object().value(u"content_id"_s).toString().size(), 64);
    QCOMPARE(back.json().object().value(u"content_id"_s), mine.value(u"content_id"_s));
    QCOMPARE(staged(), QStringList());
}

void TestCloudCommands::copiesBetweenAccounts() {
    QCOMPARE(connectAs(u"other"_s, u"cli-67890"_s).status, 0);
    const QString id = upload(u"to be copied"_s);
    QVERIFY(!id.isEmpty());
    m_cloud->clearRequests();
    const Run copied = cloud({u"copy"_s, id, u"--to"_s, u"other"_s, u"--json"_s});
    QCOMPARE(copied.err, QString());
    QCOMPARE(copied.status, 0);
    const QJsonObject image = copied.json().object();
    QCOMPARE(image.value(u"owner"_s).toString(), u"acc-67890"_s);
    QCOMPARE(image.value(u"status"_s).toString(), u"available"_s);
    QCOMPARE(QString::fromLatin1(m_cloud->taken(image.value(u"id"_s).toString()).sha256), sha256Of(m_disk));
}

void TestCloudCommands::registersWhatIsShared() {
    const QString id = upload(u"shared"_s);
    const Run link = cloud({u"share"_s, id, u"--expires"_s, u"1"_s});
    QCOMPARE(link.status, 0);
    QCOMPARE(plainRequest("GET", QUrl(link.word())).status, 200);
    const Run made = cloud({u"import"_s, link.word(), u"--name"_s, u"registered"_s, u"--arch"_s, u"x86_64"_s});
    QCOMPARE(made.err, QString());
    QCOMPARE(made.status, 0);
    QCOMPARE(QString::fromLatin1(m_cloud->taken(made.word()).sha256), sha256Of(m_disk));
    QCOMPARE(cloud({u"share"_s, u"img-deb13"_s}).status, 1); // the vendor's
}

void TestCloudCommands::builds() {
    const Run built = cloud({u"build"_s, u"img-deb13"_s, u"--type"_s, u"nano"_s, u"--name"_s, u"new one"_s, u"--zone"_s,
        u"gb1-a"_s, u"--group"_s, u"web"_s, u"--json"_s});
    QCOMPARE(built.err, QString());
    QCOMPARE(built.status, 0);
    const QString id = built.json().object().value(u"id"_s).toString();
    QVERIFY2(id.startsWith(u"srv-"_s), built.out.constData());
    QCOMPARE(statusOf(id), u"active"_s);
    QVERIFY(built.json().object().value(u"ssh"_s).toString().startsWith(u"ssh debian@"_s));
    QCOMPARE(m_cloud->object(id).value(u"name"_s).toString(), u"new one"_s);

    const Run call = cloud({u"build"_s, u"img-deb13"_s, u"--type"_s, u"2gb.nbs"_s, u"--volume-size"_s, u"50"_s});
    QCOMPARE(call.err, QString());
    QVERIFY2(call.out.startsWith("ssh debian@"), call.out.constData());
    const Run early = cloud({u"build"_s, u"img-deb13"_s, u"--type"_s, u"nano"_s, u"--no-wait"_s, u"--json"_s});
    QCOMPARE(early.err, QString());
    QVERIFY(early.json().object().value(u"id"_s).toString().startsWith(u"srv-"_s));
    const Run small = cloud({u"build"_s, u"img-w2k22"_s, u"--type"_s, u"nano"_s});
    QCOMPARE(small.status, 1);
    QCOMPARE(small.err.count(u'\n'), 1);
}

void TestCloudCommands::publishes() {
    const QString first = upload(u"release-1"_s);
    const QString second = upload(u"release-2"_s);
    QVERIFY(!first.isEmpty() && !second.isEmpty());
    QCOMPARE(cloud({u"publish"_s, second, u"--retire"_s, first}).status, 0);
    QVERIFY(m_cloud->object(second).value(u"public"_s).toBool());
    QCOMPARE(statusOf(first), u"deprecated"_s);
    QVERIFY(m_cloud->object(first).value(u"description"_s).toString().contains(second));
}

void TestCloudCommands::leavesWithoutWaiting() {
    m_cloud->setImportTime(std::chrono::seconds(5));
    const Run made
        = cloud({u"import"_s, m_disk, u"--name"_s, u"early"_s, u"--arch"_s, u"x86_64"_s, u"--no-wait"_s, u"--json"_s});
    const Run snapshot = cloud({u"snapshot"_s, u"web-2"_s, u"--no-wait"_s});
    m_cloud->setImportTime(std::chrono::milliseconds(50));
    QCOMPARE(made.err, QString());
    QCOMPARE(made.status, 0);
    QCOMPARE(made.json().array().at(0).toObject().value(u"status"_s).toString(), u"creating"_s);
    QCOMPARE(snapshot.err, QString());
    QCOMPARE(snapshot.status, 0);
    const QString id = made.json().array().at(0).toObject().value(u"id"_s).toString();
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(id), u"available"_s, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(snapshot.word()), u"available"_s, 20'000);
    QCOMPARE(QString::fromLatin1(m_cloud->taken(id).sha256), sha256Of(m_disk));
}

// Ctrl-C while the service makes the image: neither it nor what was staged stays.
void TestCloudCommands::stoppedUploadLeavesNothing() {
    const QStringList before = staged(); // of uploads that were not waited for: it goes by itself
    m_cloud->setImportTime(std::chrono::seconds(30));
    QProcess process;
    prepare(process,
        {u"import"_s, m_disk, u"--name"_s, u"stopped"_s, u"--arch"_s, u"x86_64"_s, u"--library"_s, u"brightbox"_s},
        settings());
    process.start(QIODevice::ReadOnly);
    QVERIFY(process.waitForStarted());
    const auto creating = [this] {
        const auto list = cloud({u"list"_s, u"--json"_s, u"--search"_s, u"stopped"_s}).json();
        return list.array().size() == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(creating(), 30'000);
    QCOMPARE(::kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(30'000));
    m_cloud->setImportTime(std::chrono::milliseconds(50));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QVERIFY(!creating());
    QCOMPARE(staged(), before);
}

// kill -9 in the middle of a download: the window finds it in the same row and ends it.
void TestCloudCommands::killedCopyGoesOnInTheWindow() {
    if (!Desktop::isInstalled())
        QSKIP("gnome-keyring is not installed");
    const Desktop desktop(m_home->path());
    if (!QTest::qWaitFor([&desktop] { return desktop.isReady(); }, 20'000))
        QSKIP("gnome-keyring does not start here");
    QCOMPARE(connectAs(u"work"_s, u"cli-12345"_s, {desktop.setting()}).status, 0);
    const QString disk = m_home->filePath(u"random.raw"_s);
    QVERIFY(makeRandomFile(disk, 8 * kMiB));
    const Run there = cloud({u"import"_s, disk, u"--arch"_s, u"x86_64"_s, u"--name"_s, u"killed"_s});
    QCOMPARE(there.status, 0);
    const auto rows = [this, &desktop] {
        return platter({u"list"_s, u"--json"_s, u"--library"_s, u"local"_s}, {desktop.setting()}).json().array();
    };
    const auto first = [&rows](const QString& field) { return rows().at(0).toObject().value(field); };
    QProcess copy;
    prepare(copy,
        {u"copy"_s, there.word(), u"--library"_s, u"work"_s, u"--to"_s, u"local"_s, u"--limit-rate"_s, u"1"_s},
        {desktop.setting()});
    copy.start(QIODevice::ReadOnly);
    QTRY_VERIFY_WITH_TIMEOUT(first(u"disk_size_bytes"_s).toInteger() > 0, 30'000); // some of it is here
    QCOMPARE(::kill(static_cast<pid_t>(copy.processId()), SIGKILL), 0);
    QVERIFY(copy.waitForFinished(30'000));
    QCOMPARE(copy.exitStatus(), QProcess::CrashExit); // and had not ended by itself
    const QString id = first(u"id"_s).toString();
    QCOMPARE(first(u"status"_s).toString(), u"failed"_s);

    QProcess window;
    prepare(window, {}, {desktop.setting(), u"QT_QPA_PLATFORM=offscreen"_s});
    window.start(QIODevice::ReadOnly);
    QTRY_COMPARE_WITH_TIMEOUT(first(u"status"_s).toString(), u"available"_s, 60'000);
    window.kill();
    QVERIFY(window.waitForFinished(30'000));
    m_said += window.readAllStandardOutput() + window.readAllStandardError();
    QCOMPARE(rows().size(), 1); // nothing of the earlier run stays beside it
    QCOMPARE(first(u"id"_s).toString(), id);
    const QString out = m_home->filePath(u"out.raw"_s);
    QCOMPARE(platter({u"export"_s, u"--library"_s, u"local"_s, id, out}).status, 0);
    QCOMPARE(sha256Of(out), sha256Of(disk));
}

QTEST_GUILESS_MAIN(TestCloudCommands)
#include "tst_cloudcommands.moc"
