// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/webstream.h"

#include "tests/support/diskmaker.h"
#include "tests/web/webfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// What an earlier try fetched is gone on with, and never with another file's bytes behind.
class TestFetchedPart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_dir = std::make_unique<QTemporaryDir>();
        m_folder = m_dir->filePath(u"downloads/loc-1"_s);
        m_web = std::make_unique<WebFolder>();
        m_web->put("/disk.raw", m_file);
    }
    void cleanup() { m_web.reset(); }
    void goesOn_data();
    void goesOn();
    void again();
    void complete();
    void changed();
    void changedWhileGivenOut();
    void damaged_data();
    void damaged();
    void notWorthIt_data();
    void notWorthIt();
    void otherAddress();
    void partIsTheFile();
    void zerosTakeNoRoom();
    void cannotBeWritten();

private:
    WebStreamOptions options(const QString& name = u"disk.raw"_s) const {
        return {.patience = 300ms,
            .firstPause = 1ms,
            .timeout = 5s,
            .part = std::make_shared<FetchedPart>(m_folder, name, address(), false),
            .smallestPart = 1000};
    }
    QString address() const { return m_web->url(u"/disk.raw"_s); }
    Result<std::unique_ptr<WebStream>> open(const WebStreamOptions& how) const {
        return WebStream::open(
            std::make_shared<HttpClient>(HttpOptions{.attempts = 1}), QUrl(address()), how, std::stop_token());
    }
    // Reads so many bytes, or all; what came.
    static Result<QByteArray> read(WebStream& stream, qsizetype most = std::numeric_limits<qsizetype>::max()) {
        QByteArray all;
        std::vector<std::byte> buffer(10'000);
        while (all.size() < most) {
            const auto room = std::span(buffer).first(std::min(buffer.size(), std::size_t(most - all.size())));
            const auto got = stream.read(room);
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                break;
            all.append(QByteArrayView(buffer.data(), *got));
        }
        return all;
    }
    void fetchSome(qsizetype bytes) {
        auto stream = open(options());
        QVERIFY2(stream, qPrintable(stream ? QString() : stream.error().message));
        QCOMPARE(read(**stream, bytes), m_file.first(bytes));
    }
    QByteArray kept() const { return readFile(m_folder + u"/disk.raw"_s).value_or(QByteArray()); }
    QByteArrayList ranges() const {
        QByteArrayList all;
        for (const Asked& asked : m_web->server.asked())
            all.append(asked.header("Range"));
        return all;
    }

    const QByteArray m_file = randomBytes(300'000, 5);
    const QByteArray m_other = randomBytes(300'000, 6);
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_folder;
    std::unique_ptr<WebFolder> m_web;
};

void TestFetchedPart::goesOn_data() {
    QTest::addColumn<DigestKind>("kind");
    QTest::newRow("SHA-256") << DigestKind::Sha256;
    QTest::newRow("SHA-512") << DigestKind::Sha512;
}

void TestFetchedPart::goesOn() {
    QFETCH(const DigestKind, kind);
    fetchSome(120'000);
    QCOMPARE(FetchedPart::in(m_folder)->bytes, 120'000);
    const auto method = kind == DigestKind::Sha512 ? QCryptographicHash::Sha512 : QCryptographicHash::Sha256;
    auto how = options();
    how.check = SourceCheck{{kind, QCryptographicHash::hash(m_file, method)}, {}, {}};
    auto stream = open(how);
    QVERIFY2(stream, qPrintable(stream ? QString() : stream.error().message));
    QCOMPARE((*stream)->size(), std::optional<qint64>(m_file.size()));
    QCOMPARE(read(**stream), m_file);
    QVERIFY((*stream)->arrival()->whole);
    QCOMPARE((*stream)->arrival()->sha256, QCryptographicHash::hash(m_file, QCryptographicHash::Sha256));
    QCOMPARE(ranges(), (QByteArrayList{"", "bytes=120000-", "bytes=120000-"})); // asked, and then read
    QCOMPARE(m_web->server.asked().constLast().header("If-Range"), "\"1\"");
}

// And the one after that, which ends while it gives out what was there.
void TestFetchedPart::again() {
    fetchSome(120'000);
    fetchSome(60'000);
    QCOMPARE(FetchedPart::in(m_folder)->bytes, 120'000);
    fetchSome(200'000);
    QCOMPARE(FetchedPart::in(m_folder)->bytes, 200'000);
    fetchSome(m_file.size());
    QCOMPARE(kept(), m_file);
}

void TestFetchedPart::complete() {
    fetchSome(m_file.size());
    auto stream = open(options());
    QVERIFY(stream);
    QCOMPARE(read(**stream), m_file);
    QVERIFY((*stream)->arrival()->whole);
    QCOMPARE(ranges(), (QByteArrayList{"", "bytes=299999-"})); // whether it is still the same
}

void TestFetchedPart::changed() {
    fetchSome(120'000);
    m_web->put("/disk.raw", m_other, "\"2\"");
    auto stream = open(options());
    QVERIFY(stream);
    QCOMPARE(read(**stream), m_other);
    QCOMPARE((*stream)->arrival()->sha256, QCryptographicHash::hash(m_other, QCryptographicHash::Sha256));
    stream->reset();
    QCOMPARE(kept(), m_other);
    QCOMPARE(FetchedPart::in(m_folder)->version.etag, "\"2\"");
}

void TestFetchedPart::changedWhileGivenOut() {
    fetchSome(120'000);
    auto stream = open(options());
    QVERIFY(stream);
    QCOMPARE(read(**stream, 50'000), m_file.first(50'000));
    m_web->put("/disk.raw", m_other, "\"2\"");
    const auto rest = read(**stream);
    QVERIFY(!rest);
    QCOMPARE(rest.error().code, ErrorCode::SourceChanged);
    QVERIFY(!(*stream)->arrival()->whole);
}

void TestFetchedPart::damaged_data() {
    QTest::addColumn<int>("how");
    QTest::newRow("a bit") << 0;
    QTest::newRow("too short, as after a power cut") << 1;
    QTest::newRow("zeros, as after a power cut") << 2;
    QTest::newRow("no file") << 3;
    QTest::newRow("no record") << 4;
    QTest::newRow("half a record") << 5;
    QTest::newRow("a record of more than there is") << 6;
}

void TestFetchedPart::damaged() {
    QFETCH(const int, how);
    fetchSome(120'000);
    const QString file = m_folder + u"/disk.raw"_s, record = m_folder + u"/.fetched"_s;
    QByteArray bytes = *readFile(file), json = *readFile(record);
    bytes[60'000] = char(bytes.at(60'000) ^ 1);
    if (how == 0)
        QVERIFY(writeFile(file, bytes));
    if (how == 1)
        QVERIFY(writeFile(file, m_file.first(90'000)));
    if (how == 2)
        QVERIFY(writeFile(file, m_file.first(90'000) + QByteArray(30'000, '\0')));
    if (how == 3)
        QVERIFY(QFile::remove(file));
    if (how == 4)
        QVERIFY(QFile::remove(record));
    if (how == 5)
        QVERIFY(writeFile(record, json.first(json.size() / 2)));
    if (how == 6)
        QVERIFY(writeFile(record, json.replace("120000", "900000")));
    auto stream = open(options());
    QVERIFY2(stream, qPrintable(stream ? QString() : stream.error().message));
    QCOMPARE(read(**stream), m_file);
    QCOMPARE(ranges().constLast(), "");
    stream->reset();
    QCOMPARE(kept(), m_file);
}

void TestFetchedPart::notWorthIt_data() {
    QTest::addColumn<int>("why");
    QTest::newRow("no ranges") << 0;
    QTest::newRow("nothing tells it from another") << 1;
    QTest::newRow("it may be another with the same tag") << 2;
    QTest::newRow("short") << 3;
    QTest::newRow("no room") << 4;
}

// The disk comes, and nothing is left.
void TestFetchedPart::notWorthIt() {
    QFETCH(const int, why);
    auto how = options();
    if (why == 0)
        m_web->setRanges(false);
    if (why == 1)
        m_web->put("/disk.raw", m_file, "");
    if (why == 2)
        m_web->put("/disk.raw", m_file, "W/\"1\"");
    if (why == 3)
        how.smallestPart = m_file.size() + 1;
    if (why == 4)
        how.hasRoom = [](qint64) { return false; };
    auto stream = open(how);
    QVERIFY(stream);
    QCOMPARE(read(**stream), m_file);
    stream->reset();
    QVERIFY(!QFile::exists(m_folder));
}

void TestFetchedPart::otherAddress() {
    fetchSome(120'000);
    auto how = options();
    how.part = std::make_shared<FetchedPart>(m_folder, u"disk.raw"_s, u"https://example.org/disk.raw"_s, false);
    QVERIFY(!how.part->kept());
    QCOMPARE(read(**open(how)), m_file);
    QCOMPARE(ranges().constLast(), "");
}

// Of a file that is wanted itself all is there in the end, whatever the server can do.
void TestFetchedPart::partIsTheFile() {
    for (const bool ranges : {true, false}) {
        m_web->setRanges(ranges);
        auto how = options();
        how.partIsFile = true;
        how.smallestPart = m_file.size() + 1;
        {
            auto stream = open(how);
            QVERIFY(stream);
            QCOMPARE(read(**stream, 100'000), m_file.first(100'000));
        }
        auto stream = open(how);
        QVERIFY(stream);
        QCOMPARE(read(**stream), m_file);
        QCOMPARE(kept(), m_file);
        how.part->remove();
        QVERIFY(!QFile::exists(m_folder));
    }
}

void TestFetchedPart::zerosTakeNoRoom() {
    const QByteArray file = m_file + QByteArray(8 << 20, '\0') + m_other + QByteArray(100'000, '\0');
    m_web->put("/disk.raw", file);
    auto stream = open(options());
    QVERIFY(stream);
    QCOMPARE(read(**stream), file);
    stream->reset();
    QVERIFY(kept() == file);
    QVERIFY2(allocatedBytes(m_folder + u"/disk.raw"_s) < 2 << 20,
        qPrintable(QString::number(allocatedBytes(m_folder + u"/disk.raw"_s))));
    QVERIFY(read(**open(options())) == file);
}

// The disk comes all the same, unless it is the file that is wanted.
void TestFetchedPart::cannotBeWritten() {
    const QString file = m_folder + u"/disk.raw"_s;
    for (const bool isFile : {false, true}) {
        QVERIFY(QDir().mkpath(m_folder));
        QVERIFY(QFile::link(m_dir->filePath(u"elsewhere"_s), file)); // a link is not followed
        auto how = options();
        how.partIsFile = isFile;
        auto stream = open(how);
        QVERIFY(stream);
        const auto all = read(**stream);
        QCOMPARE(all.has_value(), !isFile);
        QVERIFY(isFile || *all == m_file);
        QVERIFY(!QFile::exists(m_dir->filePath(u"elsewhere"_s)));
    }
}

QTEST_GUILESS_MAIN(TestFetchedPart)
#include "tst_fetchedpart.moc"
