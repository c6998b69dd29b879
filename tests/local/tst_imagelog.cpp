// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/imagelog.h"

#include "tests/support/diskmaker.h"

#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

const ImageId kId(u"loc-abc12"_s);

HistoryEntry entryOf(const QString& action) {
    return {QDateTime(QDate(2026, 11, 24), QTime(3, 4, 5, 678), QTimeZone::UTC), u"ada"_s, action, u"détail\n→"_s};
}

} // namespace

class TestImageLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatWasWrittenIsRead();
    void tornLastLine();
    void appendAfterTorn();
    void damagedMiddleLine();
    void everyFlippedByteCostsOneLine();
    void hostileLines_data();
    void hostileLines();
    void tooLongIsRefused();
    void linksAreNotFollowed();
    void missingIsNotFound();

private:
    QByteArray three(); // lines: all fields, a name, another name

    std::unique_ptr<QTemporaryDir> m_directory;
    std::unique_ptr<LibraryFolder> m_folder;
};

void TestImageLog::init() {
    m_directory = std::make_unique<QTemporaryDir>();
    m_folder = std::make_unique<LibraryFolder>(m_directory->path());
    QVERIFY(m_folder->prepare());
}

QByteArray TestImageLog::three() {
    ImageRecord record;
    record.image.name = u"first"_s;
    record.image.minRam = 512;
    record.image.status = ImageStatus::Available;
    if (!ImageLog::append(*m_folder, kId, entryOf(u"created"_s), toJson(record))
        || !ImageLog::append(*m_folder, kId, entryOf(u"renamed"_s), {{u"name"_s, u"second"_s}})
        || !ImageLog::append(*m_folder, kId, entryOf(u"renamed"_s), {{u"name"_s, u"third"_s}}))
        qFatal("no log");
    return *readFile(m_folder->log(kId));
}

void TestImageLog::whatWasWrittenIsRead() {
    const QByteArray bytes = three();
    const auto replayed = ImageLog::replay(*m_folder, kId);
    QVERIFY(replayed);
    QCOMPARE(replayed->damagedLines, 0);
    QCOMPARE(replayed->record.image.id, kId);
    QCOMPARE(replayed->record.image.name, u"third"_s);
    QCOMPARE(replayed->record.image.minRam, std::optional<qint64>(512));
    QCOMPARE(replayed->record.image.status, ImageStatus::Available);
    QCOMPARE(replayed->record.logSize, bytes.size());
    QCOMPARE(ImageLog::size(*m_folder, kId), bytes.size());
    QCOMPARE(
        replayed->history, QList<HistoryEntry>({entryOf(u"created"_s), entryOf(u"renamed"_s), entryOf(u"renamed"_s)}));
}

void TestImageLog::tornLastLine() {
    const QByteArray whole = three();
    const qsizetype last = whole.lastIndexOf('\n', whole.size() - 2) + 1;
    for (qsizetype length = last; length < whole.size(); ++length) {
        QVERIFY(writeFile(m_folder->log(kId), whole.first(length)));
        const auto replayed = ImageLog::replay(*m_folder, kId);
        QVERIFY(replayed);
        const bool wholeButNewline = length == whole.size() - 1;
        QCOMPARE(replayed->record.image.name, wholeButNewline ? u"third"_s : u"second"_s);
        QCOMPARE(replayed->history.size(), wholeButNewline ? 3 : 2);
    }
}

void TestImageLog::appendAfterTorn() {
    const QByteArray whole = three();
    for (qsizetype cut = 1; cut < 200; cut += 7) {
        QVERIFY(writeFile(m_folder->log(kId), whole.first(whole.size() - cut)));
        const auto size = ImageLog::append(*m_folder, kId, entryOf(u"renamed"_s), {{u"name"_s, u"fourth"_s}});
        QVERIFY(size);
        QCOMPARE(*size, ImageLog::size(*m_folder, kId));
        const auto replayed = ImageLog::replay(*m_folder, kId);
        QVERIFY(replayed);
        QCOMPARE(replayed->record.image.name, u"fourth"_s);
        QCOMPARE(replayed->damagedLines, cut == 1 ? 0 : 1); // a line that lacks its newline alone is whole
    }
}

void TestImageLog::damagedMiddleLine() {
    QByteArray bytes = three();
    bytes.replace("second", "sEcond");
    QVERIFY(writeFile(m_folder->log(kId), bytes));
    const auto replayed = ImageLog::replay(*m_folder, kId);
    QVERIFY(replayed);
    QCOMPARE(replayed->damagedLines, 1);
    QCOMPARE(replayed->record.image.name, u"third"_s);
    QCOMPARE(replayed->history.size(), 2);
}

void TestImageLog::everyFlippedByteCostsOneLine() {
    const QByteArray whole = three();
    for (qsizetype at = 0; at < whole.size(); at += 3) {
        QByteArray bytes = whole;
        bytes[at] = char(bytes[at] ^ 0x04);
        QVERIFY(writeFile(m_folder->log(kId), bytes));
        const auto replayed = ImageLog::replay(*m_folder, kId);
        QVERIFY(replayed);
        QVERIFY(replayed->damagedLines >= 1);
        QVERIFY(replayed->history.size() < 3 && !replayed->history.isEmpty());
        QVERIFY(QStringList({u"second"_s, u"third"_s}).contains(replayed->record.image.name));
    }
}

void TestImageLog::hostileLines_data() {
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("1 MiB of one letter") << QByteArray(1024 * 1024, 'x') + '\n';
    QTest::newRow("5 MiB of one letter") << QByteArray(5 * 1024 * 1024 + 3, 'x') + '\n';
    QTest::newRow("zeros") << QByteArray(300, '\0') + '\n';
    QTest::newRow("newlines") << QByteArray(10'000, '\n');
    QTest::newRow("a sum alone") << QByteArray("0123456789abcdef\n");
    QTest::newRow("short") << QByteArray("0\n");
    QTest::newRow("nested brackets") << "0123456789abcdef " + QByteArray(100'000, '[') + '\n';
}

void TestImageLog::hostileLines() {
    QFETCH(QByteArray, line);
    const QByteArray whole = three();
    const qsizetype second = whole.indexOf('\n') + 1;
    QVERIFY(writeFile(m_folder->log(kId), whole.first(second) + line + whole.sliced(second)));
    const auto replayed = ImageLog::replay(*m_folder, kId);
    QVERIFY(replayed);
    QCOMPARE(replayed->record.image.name, u"third"_s);
    QCOMPARE(replayed->history.size(), 3);
    QVERIFY(writeFile(m_folder->log(kId), line));
    const auto nothing = ImageLog::replay(*m_folder, kId);
    QVERIFY(!nothing);
    QCOMPARE(nothing.error().code, ErrorCode::Damaged);
}

void TestImageLog::tooLongIsRefused() {
    const QByteArray before = three();
    const auto refused
        = ImageLog::append(*m_folder, kId, entryOf(u"updated"_s), {{u"description"_s, QString(1024 * 1024, u'd')}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    QCOMPARE(*readFile(m_folder->log(kId)), before);
    const QString large(1000 * 1024, u'd');
    QVERIFY(ImageLog::append(*m_folder, kId, entryOf(u"updated"_s), {{u"description"_s, large}}));
    QCOMPARE(ImageLog::replay(*m_folder, kId)->record.image.description, large);
}

void TestImageLog::linksAreNotFollowed() {
    const QString precious = m_directory->filePath(u"precious"_s);
    QVERIFY(writeFile(precious, "mine\n"));
    QVERIFY(QFile::link(precious, m_folder->log(kId)));
    QVERIFY(!ImageLog::append(*m_folder, kId, entryOf(u"renamed"_s), {{u"name"_s, u"x"_s}}));
    QCOMPARE(*readFile(precious), QByteArray("mine\n"));
}

void TestImageLog::missingIsNotFound() {
    const auto replayed = ImageLog::replay(*m_folder, kId);
    QVERIFY(!replayed);
    QCOMPARE(replayed.error().code, ErrorCode::NotFound);
    QCOMPARE(ImageLog::size(*m_folder, kId), 0);
}

QTEST_GUILESS_MAIN(TestImageLog)
#include "tst_imagelog.moc"
