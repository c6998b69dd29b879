// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/clioutput.h"

#include "models/domain/sizes.h"

#include <QTest>
#include <QTimeZone>

#include <clocale>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

Image golden() {
    Image image;
    image.id = ImageId(u"loc-7a0pq"_s);
    image.name = u"golden-web"_s;
    image.status = ImageStatus::Available;
    image.createdAt = QDateTime(QDate(2026, 11, 18), QTime(15, 2), QTimeZone::UTC);
    image.virtualSize = 10 * kGiB;
    image.diskSize = 1503238553; // 1.4 GiB
    image.owner = u"anna"_s;
    return image;
}

} // namespace

class TestCliOutput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void table();
    void emptyTable();
    void tableOfWideNames();
    void namesCannotMoveTheCursor();
    void details();
    void detailsOfAFailure();
    void history();
    void progress_data();
    void progress();
    void progressFits_data();
    void progressFits();
};

void TestCliOutput::initTestCase() {
    // As QCoreApplication does: the width of characters depends on the locale.
    QVERIFY(std::setlocale(LC_ALL, "C.UTF-8"));
    QCOMPARE(QDateTime::currentDateTime().offsetFromUtc(), 0); // the tests run with TZ=UTC
}

void TestCliOutput::table() {
    Image deprecated = golden();
    deprecated.id = ImageId(u"loc-5c2re00"_s);
    deprecated.name = u"golden-web-old"_s;
    deprecated.status = ImageStatus::Deprecated;
    deprecated.isPublic = true;
    Image creating = golden();
    creating.name = u"n"_s;
    creating.status = ImageStatus::Creating;
    creating.virtualSize = 0;
    creating.diskSize = 0;
    const QStringList lines = CliOutput::table({golden(), deprecated, creating}).split(u'\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0), u"ID           NAME            STATUS         DATA  VIRTUAL  ACCESS   CREATED"_s);
    QCOMPARE(lines.at(1), u"loc-7a0pq    golden-web      available   1.4 GiB   10 GiB  private  2026-11-18 15:02"_s);
    QCOMPARE(lines.at(2), u"loc-5c2re00  golden-web-old  deprecated  1.4 GiB   10 GiB  public   2026-11-18 15:02"_s);
    QCOMPARE(lines.at(3), u"loc-7a0pq    n               creating        0 B           private  2026-11-18 15:02"_s);
    QCOMPARE(lines.at(4), QString());
}

void TestCliOutput::emptyTable() {
    QCOMPARE(CliOutput::table({}), u"ID  NAME  STATUS  DATA  VIRTUAL  ACCESS  CREATED\n"_s);
}

void TestCliOutput::tableOfWideNames() {
    Image wide = golden();
    wide.name = u"日本"_s; // four columns of a terminal
    Image accented = golden();
    accented.name = u"e\u0301"_s; // one: the accent combines
    const QStringList lines = CliOutput::table({wide, accented}).split(u'\n');
    QVERIFY2(lines.at(1).contains(u"  日本  available"_s), qPrintable(lines.at(1)));
    QVERIFY2(lines.at(2).contains(u"  e\u0301     available"_s), qPrintable(lines.at(2)));
}

void TestCliOutput::namesCannotMoveTheCursor() {
    Image image = golden();
    image.name = u"a\x1b[2Jb\nc\x9b\u202e"_s;
    for (const QString& text : {CliOutput::table({image}), CliOutput::details(image)}) {
        QVERIFY(text.contains(u"a\ufffd[2Jb\ufffdc\ufffd\ufffd"_s));
        QVERIFY(!text.contains(QChar(0x1b)));
    }
}

void TestCliOutput::details() {
    Image image = golden();
    image.description = u"For the web.\nBuilt by hand."_s;
    image.locked = true;
    image.starred = true;
    image.architecture = Architecture::x86_64();
    image.minRam = 512 * kMiB;
    image.username = u"deploy"_s;
    image.storedSize = 100663296;
    image.source = u"golden.raw.xz"_s;
    image.sourceFormat = u"raw.xz"_s;
    image.sourceSha256 = QByteArray(32, '\xab');
    image.sourceVerified = true;
    image.contentId = QByteArray(32, '\x01');
    image.ancestor = Ancestor{ImageId(u"loc-00001"_s), u"debian-13"_s, ImageStatus::Available};
    const QString ab = u"ab"_s.repeated(32);
    const QString one = u"01"_s.repeated(32);
    QCOMPARE(CliOutput::details(image),
        QString(u"Id              loc-7a0pq\n"
                "Name            golden-web\n"
                "Status          available\n"
                "Access          private\n"
                "Starred         yes\n"
                "Locked          yes\n"
                "Virtual size    10 GiB (10737418240 bytes)\n"
                "Data            1.4 GiB (1503238553 bytes)\n"
                "Stored          96 MiB (100663296 bytes)\n"
                "Architecture    x86_64\n"
                "Mode            virtio\n"
                "Username        deploy\n"
                "Minimum RAM     512 MiB\n"
                "Created         2026-11-18 15:02\n"
                "Owner           anna\n"
                "Source          golden.raw.xz\n"
                "Source format   raw.xz\n"
                "Source SHA-256  "_s
            + ab + u", as expected\nContent id      "_s + one
            + u"\nAncestor        debian-13 (loc-00001)\n"
              "Description     For the web.\n"
              "                Built by hand.\n"_s));
}

void TestCliOutput::detailsOfAFailure() {
    Image image = golden();
    image.status = ImageStatus::Failed;
    image.virtualSize = 0;
    image.failure
        = Error{.code = ErrorCode::Truncated, .message = u"The archive ends early."_s, .detail = u"byte 17"_s};
    const QString text = CliOutput::details(image);
    QVERIFY2(text.contains(u"\nFailure       The archive ends early. (byte 17)\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"\nVirtual size  not known yet\n"_s), qPrintable(text));
}

void TestCliOutput::history() {
    const QDateTime first(QDate(2026, 11, 22), QTime(2, 14), QTimeZone::UTC);
    QCOMPARE(CliOutput::history({{.at = first, .who = u"anna"_s, .action = u"imported"_s, .detail = {}},
                 {.at = first.addDays(1), .who = u"nightly.sh"_s, .action = u"renamed"_s, .detail = u"a → b"_s},
                 {.at = first.addDays(2),
                     .who = {},
                     .action = u"updated"_s,
                     .detail = u"locked: 0 → 1, public: false → true"_s,
                     .since = first.addDays(2).addSecs(-300)}}),
        u"WHEN                      WHO         WHAT              DETAIL\n"
        "2026-11-22 02:14          anna        imported\n"
        "2026-11-23 02:14          nightly.sh  renamed           a → b\n"
        "2026-11-24 02:09 – 02:14              lock, access set  lock: no → yes, access: private → public\n"_s);
}

void TestCliOutput::progress_data() {
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("rate");
    QTest::addColumn<int>("secondsLeft"); // -1: not told
    QTest::addColumn<QString>("line");
    QTest::newRow("nothing yet") << qint64{0} << qint64{0} << qint64{0} << -1 << u"a.raw  storing"_s;
    QTest::newRow("no total") << 412 * kMiB << qint64{0} << 393 * kMiB << -1
                              << u"a.raw  storing  412 MiB so far  393 MiB/s"_s;
    QTest::newRow("half") << kGiB << 2 * kGiB << 100 * kMiB << 10
                          << u"a.raw  [############------------]  storing  50 %  100 MiB/s  10 s left"_s;
    QTest::newRow("minutes") << qint64{0} << kGiB << qint64{0} << 150
                             << u"a.raw  [------------------------]  storing  0 %  3 min left"_s;
    QTest::newRow("hours") << qint64{0} << kGiB << qint64{0} << 3660
                           << u"a.raw  [------------------------]  storing  0 %  1 h 1 min left"_s;
    QTest::newRow("more than all") << 2 * kGiB << kGiB << qint64{0} << -1
                                   << u"a.raw  [########################]  storing  100 %"_s;
    QTest::newRow("not done until it is")
        << 200 * kTiB - 1 << 200 * kTiB << qint64{0} << -1 << u"a.raw  [#######################-]  storing  99 %"_s;
}

void TestCliOutput::progress() {
    QFETCH(qint64, done);
    QFETCH(qint64, total);
    QFETCH(qint64, rate);
    QFETCH(int, secondsLeft);
    const JobProgress progress{.phase = u"storing"_s, .done = done, .total = total};
    const auto left = secondsLeft < 0 ? std::nullopt : std::optional<qint64>(secondsLeft);
    QTEST(CliOutput::progress(u"a.raw"_s, progress, rate, left, 100), "line");
}

void TestCliOutput::progressFits_data() {
    QTest::addColumn<int>("columns");
    for (const int columns : {1, 2, 8, 20, 40, 60, 79, 80, 120})
        QTest::addRow("%d", columns) << columns;
}

void TestCliOutput::progressFits() {
    QFETCH(int, columns);
    const JobProgress progress{.phase = u"reading and storing"_s, .done = kGiB, .total = 3 * kGiB};
    const QString title = u"日本-a-name-that-is-much-longer-than-it-should-be-2026-11-23-nightly-web.raw.xz"_s;
    const QString line = CliOutput::progress(title, progress, 393 * kMiB, 4000, columns);
    QVERIFY2(CliOutput::width(line) <= columns, qPrintable(line));
    QVERIFY(!line.isEmpty());
    if (columns >= 60)
        QVERIFY2(line.endsWith(u"33 %  393 MiB/s  1 h 6 min left"_s), qPrintable(line));
}

QTEST_APPLESS_MAIN(TestCliOutput)
#include "tst_clioutput.moc"
