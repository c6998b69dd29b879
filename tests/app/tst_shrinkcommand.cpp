// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/app/programrun.h"
#include "tests/shrink/shrinkdisks.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

// "platter shrink", as a person types it.
class TestShrinkCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void shrinksAnImage();

private:
    Run platter(const QStringList& arguments) const {
        QProcess process;
        process.setProgram(QStringLiteral(PLATTER_PROGRAM));
        process.setArguments(arguments);
        process.setProcessEnvironment(environmentAt(m_home.path()));
        return run(process);
    }
    QTemporaryDir m_home;
};

void TestShrinkCommand::shrinksAnImage() {
    const auto disk = makeSpreadDisk(m_home.path(), u"golden"_s, Table::Mbr, 1024LL << 20);
    QVERIFY2(disk, disk ? "" : qPrintable(disk.error().message));
    const Run imported = platter({u"import"_s, disk->path, u"--arch"_s, u"x86_64"_s, u"--username"_s, u"admin"_s});
    QCOMPARE(imported.status, 0);

    const Run told = platter({u"shrink"_s, u"golden"_s, u"--dry-run"_s, u"--json"_s});
    QVERIFY2(told.status == 0, qPrintable(told.err));
    const qint64 smallest = told.json().object().value(u"smallest_size_bytes"_s).toInteger();
    QVERIFY(smallest > 100LL << 20 && smallest < 300LL << 20);
    QCOMPARE(platter({u"list"_s, u"--json"_s}).json().array().size(), 1);

    const Run tooSmall = platter({u"shrink"_s, u"golden"_s, u"--size"_s, u"90M"_s});
    QCOMPARE(tooSmall.status, 1);
    QVERIFY2(tooSmall.err.contains(u"%1 MiB"_s.arg(smallest >> 20)), qPrintable(tooSmall.err));

    const Run made = platter({u"shrink"_s, u"golden"_s, u"--size"_s, u"400M"_s, u"--name"_s, u"small"_s});
    QVERIFY2(made.status == 0, qPrintable(made.err));
    const QJsonObject small = platter({u"show"_s, made.word(), u"--json"_s}).json().object();
    QCOMPARE(small.value(u"name"_s).toString(), u"small"_s);
    QCOMPARE(small.value(u"virtual_size_bytes"_s).toInteger(), 400LL << 20);
    QCOMPARE(small.value(u"arch"_s).toString(), u"x86_64"_s);
    QCOMPARE(small.value(u"username"_s).toString(), u"admin"_s);
    QCOMPARE(small.value(u"ancestor"_s).toObject().value(u"id"_s).toString(), imported.word());
    const QString out = m_home.filePath(u"out.raw"_s);
    QCOMPARE(platter({u"export"_s, u"small"_s, out}).status, 0);
    QCOMPARE(wrongWith(*disk, out, 400LL << 20), QString());

    const Run json = platter({u"shrink"_s, u"golden"_s, u"--json"_s});
    QVERIFY2(json.status == 0, qPrintable(json.err));
    QCOMPARE(json.json().object().value(u"name"_s).toString(), u"golden shrunk"_s);
    QCOMPARE(json.json().object().value(u"virtual_size_bytes"_s).toInteger(), smallest);
}

QTEST_GUILESS_MAIN(TestShrinkCommand)
#include "tst_shrinkcommand.moc"
