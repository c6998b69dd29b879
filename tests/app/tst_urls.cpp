// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/app/programrun.h"
#include "tests/support/diskmaker.h"
#include "tests/web/webfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace platter;
using platter::test::Run;
using namespace Qt::StringLiterals;

// The real program and images from the web.
class TestUrls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_home.reset(); }
    void comesIn();
    void archiveOfSeveral();
    void wrongChecksumThenRetry();
    void secretsAreNotKept();
    void killed_data();
    void killed();
    void interrupted();
    void throughTheProxy();

private:
    void prepare(QProcess& process, const QStringList& arguments, const QStringList& environment = {}) const {
        process.setProcessEnvironment(test::environmentAt(m_home->path(), environment));
        process.setWorkingDirectory(m_home->path());
        process.setProgram(QStringLiteral(PLATTER_PROGRAM));
        process.setArguments(arguments);
    }
    Run platter(const QStringList& arguments, const QStringList& environment = {}) const {
        QProcess process;
        prepare(process, arguments, environment);
        return test::run(process);
    }
    QJsonObject only() const { // of the library's images, with the failed ones
        const QJsonArray images = platter({u"list"_s, u"--json"_s}).json().array();
        return images.size() == 1 ? images.first().toObject() : QJsonObject();
    }
    // Files of the person's home that hold the text.
    QStringList filesWith(const QByteArray& text) const {
        QStringList found;
        QDirIterator files(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
                found.append(file.fileName());
        }
        return found;
    }
    QStringList downloads() const {
        return QDir(m_home->filePath(u"data/platter/downloads"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }

    QTemporaryDir m_disks;
    std::unique_ptr<QTemporaryDir> m_home;
    QByteArray m_xz;
    QByteArray m_zip;
    QByteArray m_long; // raw, and long enough to be kept
};

void TestUrls::initTestCase() {
    const QString disk = m_disks.filePath(u"web.raw"_s);
    QVERIFY(test::makeExt4Disk(disk, 8 * 1024 * 1024));
    QVERIFY(test::compressed(disk, u"xz"_s));
    QVERIFY(test::compressed(disk, u"zip"_s));
    m_xz = *test::readFile(disk + u".xz"_s);
    m_zip = *test::readFile(disk + u".zip"_s);
    m_long = *test::readFile(disk);
    m_long += test::randomBytes((40 << 20) - m_long.size());
}

void TestUrls::comesIn() {
    WebFolder web;
    web.put("/web-amd64.raw.xz", m_xz);
    web.put("/SHA256SUMS", QCryptographicHash::hash(m_xz, QCryptographicHash::Sha256).toHex() + " *web-amd64.raw.xz\n");
    web.cut({m_xz.size() / 2, m_xz.size() / 2});
    const Run run = platter({u"import"_s, web.url(u"/web-amd64.raw.xz"_s)});
    QVERIFY2(run.status == 0, qPrintable(run.err));
    const QJsonObject image = platter({u"show"_s, run.word(), u"--json"_s}).json().object();
    QCOMPARE(image.value(u"name"_s).toString(), u"web-amd64"_s);
    QCOMPARE(image.value(u"arch"_s).toString(), u"x86_64"_s);
    QCOMPARE(image.value(u"source_url"_s).toString(), web.url(u"/web-amd64.raw.xz"_s));
    QCOMPARE(image.value(u"source_checked_by"_s).toString(), u"SHA256SUMS"_s);
    QCOMPARE(image.value(u"source_verified"_s).toBool(), true);
    QCOMPARE(image.value(u"official"_s).toBool(), false); // nobody signed it
    QVERIFY(image.value(u"source_signed_by"_s).isNull());
    const QString shown = QString::fromUtf8(platter({u"show"_s, run.word()}).out);
    QVERIFY2(shown.contains(web.url(u"/web-amd64.raw.xz"_s)) && shown.contains(u"SHA256SUMS"_s), qPrintable(shown));
}

// Of an archive of several disks one has to be named, and that is said before anything is fetched.
void TestUrls::archiveOfSeveral() {
    const QTemporaryDir folder;
    const auto write = [&folder](const QString& name, quint32 seed) {
        return test::makeExt4Disk(folder.filePath(name), 8 * 1024 * 1024, seed).has_value();
    };
    QVERIFY(write(u"web.raw"_s, 1) && write(u"db.raw"_s, 2));
    QVERIFY(test::runTool(u"zip"_s, {u"-q"_s, u"two.zip"_s, u"web.raw"_s, u"db.raw"_s}, folder.path()));
    WebFolder web;
    web.put("/two.zip", *test::readFile(folder.filePath(u"two.zip"_s)));
    const QString url = web.url(u"/two.zip"_s);
    const Run several = platter({u"import"_s, url});
    QCOMPARE(several.status, 1);
    QVERIFY2(
        several.err.contains(u"“web.raw”, “db.raw”"_s) && several.err.contains(u"--member"_s), qPrintable(several.err));
    QVERIFY(platter({u"list"_s, u"--json"_s}).json().array().isEmpty());
    const Run one = platter({u"import"_s, url, u"--member"_s, u"db.raw"_s});
    QVERIFY2(one.status == 0, qPrintable(one.err));
    QCOMPARE(only().value(u"name"_s).toString(), u"db"_s);
    QCOMPARE(only().value(u"source_url"_s).toString(), QString(url + u"#db.raw"_s));
    QCOMPARE(platter({u"export"_s, one.word(), folder.filePath(u"out.raw"_s)}).status, 0);
    QCOMPARE(test::sha256OfFile(folder.filePath(u"out.raw"_s)), test::sha256OfFile(folder.filePath(u"db.raw"_s)));
    QCOMPARE(downloads(), QStringList());
}

void TestUrls::wrongChecksumThenRetry() {
    WebFolder web;
    web.put("/web.raw.xz", m_xz);
    web.put("/SHA256SUMS", QByteArray(64, 'a') + "  web.raw.xz\n");
    const Run run = platter({u"import"_s, web.url(u"/web.raw.xz"_s)});
    QCOMPARE(run.status, 1);
    QCOMPARE(run.err.count(u'\n'), 1);
    QVERIFY2(run.err.contains(u"SHA256SUMS"_s), qPrintable(run.err));
    QCOMPARE(only().value(u"status"_s).toString(), u"failed"_s);
    const QString id = only().value(u"id"_s).toString();
    web.remove("/SHA256SUMS");
    const Run again = platter({u"import"_s, u"--retry"_s, id});
    QVERIFY2(again.status == 0, qPrintable(again.err));
    QCOMPARE(again.word(), id);
    QCOMPARE(only().value(u"status"_s).toString(), u"available"_s);
    QCOMPARE(platter({u"import"_s, u"--retry"_s, id}).status, 1); // it did not fail any more
}

void TestUrls::secretsAreNotKept() {
    WebFolder web;
    QUrl url(web.url(u"/web.raw.xz"_s));
    url.setUserName(u"somebody"_s);
    url.setPassword(u"verysecret"_s);
    url.setQuery(u"token=hushhush"_s);
    web.put("/web.raw.xz?token=hushhush", m_xz);
    const Run run = platter({u"import"_s, url.toString(QUrl::FullyEncoded)});
    QVERIFY2(run.status == 0, qPrintable(run.err));
    const Run gone = platter({u"import"_s, url.toString(QUrl::FullyEncoded).replace(u"web.raw"_s, u"none.raw"_s)});
    QCOMPARE(gone.status, 1);
    for (const QByteArray& secret : QByteArrayList{"verysecret", "hushhush", "somebody"}) {
        QCOMPARE(filesWith(secret), QStringList());
        QVERIFY2(!gone.err.contains(QString::fromLatin1(secret)), qPrintable(gone.err));
    }
    QVERIFY(!filesWith("web.raw.xz").isEmpty());
}

void TestUrls::killed_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<bool>("kept");
    QTest::newRow("a short stream") << u".raw.xz"_s << false;
    QTest::newRow("a long stream") << u".raw"_s << true;
    QTest::newRow("a whole file") << u".raw.zip"_s << true;
}

// By kill -9: given again, the same command goes on with the same image, without what came before.
void TestUrls::killed() {
    QFETCH(const QString, ending);
    QFETCH(const bool, kept);
    const QByteArray bytes = ending == ".raw.zip"_L1 ? m_zip : ending == ".raw.xz"_L1 ? m_xz : m_long;
    const QByteArray target = "/web" + ending.toUtf8();
    WebFolder web;
    web.put(target, bytes);
    QProcess process;
    prepare(process, {u"import"_s, web.url(QString::fromUtf8(target))});
    web.hangAfter(bytes.size() - 20);
    process.start();
    QTRY_VERIFY_WITH_TIMEOUT(web.askedFor(target).size() >= 2 && only().value(u"status"_s) == u"creating"_s, 60'000);
    const QString id = only().value(u"id"_s).toString();
    const QString record = m_home->filePath(u"data/platter/downloads/%1/.fetched"_s.arg(id));
    if (kept)
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(record), 30'000);
    ::kill(pid_t(process.processId()), SIGKILL);
    QVERIFY(process.waitForFinished());
    QCOMPARE(only().value(u"status"_s).toString(), u"failed"_s);
    QCOMPARE(downloads(), kept ? QStringList{id} : QStringList());
    const QJsonObject statistics = platter({u"stats"_s, u"--json"_s}).json().object();
    QCOMPARE(statistics.value(u"fetched_bytes"_s).toInteger() > 0, kept);
    web.hangAfter(-1);
    const qsizetype before = web.askedFor(target).size();
    const Run again = platter({u"import"_s, web.url(QString::fromUtf8(target))});
    QVERIFY2(again.status == 0, qPrintable(again.err));
    QCOMPARE(again.word() == id, kept);
    const QJsonObject image = platter({u"show"_s, again.word(), u"--json"_s}).json().object();
    QCOMPARE(image.value(u"status"_s).toString(), u"available"_s);
    QCOMPARE(image.value(u"source_sha256"_s).toString().toLatin1(),
        QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    QCOMPARE(downloads(), QStringList());
    const bool ranged = std::ranges::any_of(web.askedFor(target).sliced(before), [](const Asked& asked) {
        return asked.header("Range").endsWith('-') && !asked.header("Range").endsWith("=0-");
    });
    QCOMPARE(ranged, kept);
}

// What is thrown away by hand leaves nothing.
void TestUrls::interrupted() {
    WebFolder web;
    web.put("/web.raw", m_long);
    QProcess process;
    prepare(process, {u"import"_s, web.url(u"/web.raw"_s)});
    web.hangAfter(m_long.size() - 20);
    process.start();
    QTRY_VERIFY_WITH_TIMEOUT(downloads().size() == 1, 60'000);
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished());
    QCOMPARE(downloads(), QStringList());
    QVERIFY(platter({u"list"_s, u"--json"_s}).json().array().isEmpty());
}

// As the desktop, or the environment, says.
void TestUrls::throughTheProxy() {
    const ScriptedServer proxy([this](const Asked& asked) {
        return QList{asked.target == "http://images.example/web.raw.xz" ? answers(200, m_xz) : answers(404)};
    });
    const Run run = platter({u"import"_s, u"http://images.example/web.raw.xz"_s},
        {u"http_proxy="_s + proxy.url().toString(), u"no_proxy="_s});
    QVERIFY2(run.status == 0, qPrintable(run.err));
    QVERIFY(proxy.count() >= 2);
}

QTEST_GUILESS_MAIN(TestUrls)
#include "tst_urls.moc"
