// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/support/diskmaker.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

struct Run {
    int status = -1;
    QByteArray out;
    QString err;

    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
};

} // namespace

// verify, repair and backup of the real program.
class TestUpkeep : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void wholeAndDamaged();
    void repair();
    void backup();
    void readOnlyIsOnlyLookedAt();

private:
    Run platter(const QStringList& arguments, const QString& library = {}) const;
    QString file(const QString& pattern) const;

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_library;
    QString m_disk;
    QString m_ids[2];
};

void TestUpkeep::init() {
    m_home = std::make_unique<QTemporaryDir>();
    m_library = m_home->filePath(u"library"_s);
    QVERIFY(QDir().mkdir(m_library));
    m_disk = m_home->filePath(u"web.raw"_s);
    QVERIFY(writeFile(m_disk, randomBytes(220 * 4096, 1)));
    QVERIFY(writeFile(m_home->filePath(u"db.raw"_s), randomBytes(74 * 4096, 2)));
    for (const int i : {0, 1}) {
        const Run run = platter({u"import"_s, i == 0 ? m_disk : m_home->filePath(u"db.raw"_s)});
        QCOMPARE(run.status, 0);
        m_ids[i] = QString::fromUtf8(run.out).trimmed();
    }
}

Run TestUpkeep::platter(const QStringList& arguments, const QString& library) const {
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home->path());
    environment.insert(u"XDG_CONFIG_HOME"_s, m_home->filePath(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, m_home->filePath(u"data"_s));
    environment.insert(u"PLATTER_CLIENT_SECRET"_s, u"verysecret"_s);
    environment.remove(u"PLATTER_LIBRARY"_s);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PLATTER_PROGRAM),
        QStringList{u"--library"_s, library.isEmpty() ? m_library : library} + arguments, QIODevice::ReadOnly);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {.status = -1, .out = {}, .err = process.errorString()};
    return {process.exitCode(), process.readAllStandardOutput(), QString::fromUtf8(process.readAllStandardError())};
}

QString TestUpkeep::file(const QString& pattern) const {
    QStringList paths;
    QDirIterator files(m_library, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths += files.next();
    std::ranges::sort(paths, std::greater{}, [](const QString& path) { return QFileInfo(path).size(); });
    return paths.value(0); // the largest
}

void TestUpkeep::wholeAndDamaged() {
    const Run whole = platter({u"verify"_s});
    QCOMPARE(whole.err, QString());
    QCOMPARE(whole.status, 0);
    QVERIFY(QString::fromUtf8(whole.out).contains(u"looked at: 2;"));
    QCOMPARE(platter({u"verify"_s, u"--quiet"_s}).out, QByteArray());

    QFile pack(file(u"*.pack"_s));
    QVERIFY(pack.open(QIODevice::ReadWrite) && pack.seek(pack.size() / 2) && pack.write("damage") == 6);
    pack.close();
    QCOMPARE(platter({u"verify"_s, m_ids[1]}).status, 0);
    const Run damaged = platter({u"verify"_s, u"--json"_s});
    QCOMPARE(damaged.status, 1);
    QVERIFY2(damaged.err.startsWith(u"platter: “web” is damaged"), qPrintable(damaged.err));
    QCOMPARE(damaged.err.count(u'\n'), 1);
    QCOMPARE(damaged.json().value(u"images"_s).toInt(), 2);
    const QJsonObject image = damaged.json().value(u"damaged_images"_s).toArray().at(0).toObject();
    QCOMPARE(image.value(u"id"_s).toString(), m_ids[0]);
    QVERIFY(image.value(u"lost_chunks"_s).toInt() > 0);
    const QJsonObject chunk = damaged.json().value(u"damaged"_s).toArray().at(0).toObject();
    QCOMPARE(chunk.value(u"digest"_s).toString().size(), 64);
    QCOMPARE(chunk.value(u"images"_s).toArray(), QJsonArray{m_ids[0]});
    QVERIFY(chunk.value(u"place"_s).toString().startsWith(u"pack "));

    const Run shown = platter({u"show"_s, m_ids[0]});
    QVERIFY2(QString::fromUtf8(shown.out).contains(u"lost or damaged"), shown.out.constData());
    QCOMPARE(platter({u"export"_s, m_ids[0], m_home->filePath(u"out.raw"_s)}).status, 1);
    QVERIFY(!QFile::exists(m_home->filePath(u"out.raw"_s)));
    QCOMPARE(platter({u"export"_s, m_ids[1], u"-"_s}).out, *readFile(m_home->filePath(u"db.raw"_s)));
    const Run text = platter({u"verify"_s, m_ids[0]});
    QCOMPARE(text.status, 1);
    QVERIFY(QString::fromUtf8(text.out).contains(m_ids[0]));

    QCOMPARE(platter({u"import"_s, m_disk, u"--name"_s, u"again"_s}).status, 0);
    QCOMPARE(platter({u"verify"_s}).status, 0);
    QCOMPARE(platter({u"export"_s, m_ids[0], u"-"_s}).out, *readFile(m_disk));
}

void TestUpkeep::repair() {
    while (!file(u"catalogue*"_s).isEmpty())
        QVERIFY(QFile::remove(file(u"catalogue*"_s)));
    while (!file(u"*.idx"_s).isEmpty())
        QVERIFY(QFile::remove(file(u"*.idx"_s)));
    const Run run = platter({u"repair"_s});
    QCOMPARE(run.err, QString());
    QCOMPARE(run.status, 0);
    QCOMPARE(platter({u"export"_s, u"web"_s, u"-"_s}).out, *readFile(m_disk));
    QCOMPARE(platter({u"repair"_s, u"too much"_s}).status, 2);
}

void TestUpkeep::backup() {
    QVERIFY(QDir(m_home->path()).mkpath(u"config/Platter"_s));
    QVERIFY(writeFile(m_home->filePath(u"config/Platter/platter.conf"_s), "[window]\ncompact=true\n"));
    const QString target = m_home->filePath(u"backup"_s);
    const Run first = platter({u"backup"_s, target, u"--json"_s});
    QCOMPARE(first.err, QString());
    QCOMPARE(first.status, 0);
    QCOMPARE(first.json().value(u"copied_files"_s).toInt(), first.json().value(u"files"_s).toInt());
    const Run second = platter({u"backup"_s, target, u"--json"_s});
    QCOMPARE(second.json().value(u"copied_files"_s).toInt(), 0);
    QCOMPARE(*readFile(target + u"/settings/platter.conf"), QByteArray("[window]\ncompact=true\n"));
    QVERIFY(runTool(u"rm"_s, {u"-rf"_s, m_library}));
    QCOMPARE(platter({u"export"_s, u"web"_s, u"-"_s}, target).out, *readFile(m_disk));
    QCOMPARE(platter({u"verify"_s}, target).status, 0);
    QDirIterator files(target, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext())
        QVERIFY(!readFile(files.next())->contains("verysecret"));
    QCOMPARE(platter({u"backup"_s}).status, 2);
    QCOMPARE(platter({u"backup"_s, m_home->path()}, target).status, 1);
}

// As any other user.
void TestUpkeep::readOnlyIsOnlyLookedAt() {
    QProcess probe;
    probe.start(u"bwrap"_s, {u"--bind"_s, u"/"_s, u"/"_s, u"--"_s, u"true"_s});
    if (!probe.waitForFinished() || probe.exitStatus() != QProcess::NormalExit || probe.exitCode() != 0)
        QSKIP("bubblewrap may not mount a read-only folder here");
    QFile pack(file(u"*.pack"_s));
    QVERIFY(pack.open(QIODevice::ReadWrite) && pack.seek(pack.size() / 2) && pack.write("damage") == 6);
    pack.close();
    for (const auto& [command, status] : {std::pair{u"verify"_s, 1}, {u"repair"_s, 1}}) {
        QProcess process;
        process.start(u"bwrap"_s,
            {u"--bind"_s, u"/"_s, u"/"_s, u"--dev-bind"_s, u"/dev"_s, u"/dev"_s, u"--ro-bind"_s, m_library, m_library,
                u"--"_s, QStringLiteral(PLATTER_PROGRAM), u"--library"_s, m_library, command, u"--json"_s});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), status);
        const QByteArray out = process.readAllStandardOutput();
        const QString err = QString::fromUtf8(process.readAllStandardError());
        QVERIFY2(err.contains(command == u"verify" ? u"“web” is damaged"_s : u"reading only"_s), qPrintable(err));
        if (command == u"verify")
            QVERIFY(QJsonDocument::fromJson(out).object().value(u"damaged_chunks"_s).toInt() > 0);
    }
}

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
