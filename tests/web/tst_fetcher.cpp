// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/fetcher.h"

#include "tests/support/diskmaker.h"
#include "tests/trust/signing.h"
#include "tests/web/webfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using platter::test::Signer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray bytesAt(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray sumOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

} // namespace

class TestFetcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_vendor.reset(); }
    void secretsStayInside();
    void lookTells_data();
    void lookTells();
    void nameBehindARedirection();
    void refused_data();
    void refused();
    void beside();
    void hangingBeside();
    void filesOfThisComputer();
    void streams();
    void wholeFiles();
    void changedMeanwhile();
    void wrongFileIsNotKept();

private:
    Fetcher::Options options() const {
        return {.http = {.attempts = 2, .firstPause = 1ms, .plainHttp = true},
            .keys = m_keys,
            .stream = {.patience = 300ms, .firstPause = 1ms, .timeout = 5s},
            .besideTimeout = 2s};
    }
    Result<QByteArray> readAll(FetchedDisk& disk) {
        QByteArray all;
        std::vector<std::byte> buffer(100'000);
        StreamSource& source = *std::get<std::unique_ptr<StreamSource>>(disk.source);
        for (;;) {
            const auto got = source.read(buffer);
            if (!got)
                return std::unexpected(got.error());
            if (*got == 0)
                return all;
            all.append(QByteArrayView(buffer.data(), *got));
        }
    }

    QTemporaryDir m_disks;
    QByteArray m_raw;
    QByteArray m_xz;
    QByteArray m_zip;
    std::unique_ptr<Signer> m_vendor;
    VendorKeys m_keys;
};

void TestFetcher::initTestCase() {
    const QString disk = m_disks.filePath(u"disk.raw"_s);
    QVERIFY(test::makeExt4Disk(disk, 8 * 1024 * 1024));
    m_raw = bytesAt(disk);
    QVERIFY(test::compressed(disk, u"xz"_s));
    QVERIFY(test::compressed(disk, u"zip"_s));
    m_xz = bytesAt(disk + u".xz"_s);
    m_zip = bytesAt(disk + u".zip"_s);
    m_vendor = std::make_unique<Signer>(u"Vendor <images@vendor.example>"_s);
    m_keys = VendorKeys({m_vendor->publicKey()});
}

void TestFetcher::secretsStayInside() {
    WebFolder web;
    web.put("/disk-amd64.raw.xz?token=abc", m_xz);
    Fetcher fetcher(options());
    const QString shown = fetcher.accept(web.url(u"/disk-amd64.raw.xz?token=abc"_s));
    QCOMPARE(shown, web.url(u"/disk-amd64.raw.xz?"_s));
    const auto found = fetcher.look(shown, {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QCOMPARE(found->media.path, shown);
    QCOMPARE(found->media.fileName, u"disk-amd64.raw.xz"_s);
    // Another fetcher knows nothing of it, and says what is missing.
    const auto elsewhere = Fetcher(options()).look(shown, {});
    QVERIFY(!elsewhere);
    QCOMPARE(fetcher.accept(u"/home/me/disk.raw"_s), u"/home/me/disk.raw"_s);
}

void TestFetcher::lookTells_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("suggested");
    QTest::newRow("raw") << u"web-amd64.raw"_s << m_raw << u"raw"_s << u"web-amd64"_s;
    QTest::newRow("xz") << u"web-amd64.raw.xz"_s << m_xz << u"raw.xz"_s << u"web-amd64"_s;
    QTest::newRow("xz without an ending") << u"web-amd64"_s << m_xz << u"raw.xz"_s << u"web-amd64"_s;
    QTest::newRow("zip") << u"web-amd64.raw.zip"_s << m_zip << u"raw.zip"_s << u"web-amd64"_s;
}

void TestFetcher::lookTells() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    WebFolder web;
    web.put('/' + name.toUtf8(), bytes);
    Fetcher fetcher(options());
    const auto found = fetcher.look(web.url(u'/' + name), {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QTEST(found->media.formatWord(), "format");
    QTEST(found->media.suggestedName, "suggested");
    QCOMPARE(found->media.fileSize, bytes.size());
    QCOMPARE(found->media.architecture, Architecture::x86_64());
    QVERIFY(found->media.recognised);
    if (name.endsWith(u".raw"_s)) {
        QCOMPARE(found->media.virtualSize, std::optional<qint64>(m_raw.size()));
        QCOMPARE(found->media.contents, u"ext4 file system"_s);
    }
    QVERIFY(!found->beside.check);
}

void TestFetcher::nameBehindARedirection() {
    WebFolder web;
    web.redirect("/download", "/v7/web-7-arm64.raw.xz");
    web.put("/v7/web-7-arm64.raw.xz", m_xz);
    web.put("/v7/SHA256SUMS", sumOf(m_xz) + "  web-7-arm64.raw.xz\n");
    Fetcher fetcher(options());
    const auto found = fetcher.look(web.url(u"/download"_s), {});
    QVERIFY(found);
    QCOMPARE(found->media.fileName, u"web-7-arm64.raw.xz"_s);
    QCOMPARE(found->media.architecture, Architecture(u"arm64"_s));
    QVERIFY(found->beside.check);
}

void TestFetcher::refused_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("a page") << u"disk.raw"_s << "<!DOCTYPE html><html><body>Sign in</body></html>"_ba
                            << ErrorCode::NotADiskImage;
    QTest::newRow("empty") << u"disk.raw"_s << QByteArray() << ErrorCode::NotADiskImage;
    QTest::newRow("noise") << u"disk"_s << test::randomBytes(4096) << ErrorCode::NotADiskImage;
    QTest::newRow("noise named like xz") << u"disk.raw.xz"_s << test::randomBytes(4096) << ErrorCode::Corrupt;
    QTest::newRow("pdf") << u"disk.raw"_s << "%PDF-1.7\n" + QByteArray(4096, ' ') << ErrorCode::NotADiskImage;
}

void TestFetcher::refused() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    WebFolder web;
    web.put('/' + name.toUtf8(), bytes);
    Fetcher fetcher(options());
    const auto found = fetcher.look(web.url(u'/' + name), {});
    QVERIFY(!found);
    QTEST(found.error().code, "code");
    QVERIFY2(found.error().message.contains(name), qPrintable(found.error().message));
}

void TestFetcher::beside() {
    WebFolder web;
    web.put("/a/disk.raw", m_raw);
    const QByteArray list = sumOf(m_raw) + "  disk.raw\n";
    web.put("/SHA256SUMS", list); // another folder
    Fetcher fetcher(options());
    auto found = fetcher.look(web.url(u"/a/disk.raw"_s), {});
    QVERIFY(found && !found->beside.check);
    web.put("/a/SHA256SUMS", list);
    found = fetcher.look(web.url(u"/a/disk.raw"_s), {});
    QVERIFY(found && found->beside.check);
    QCOMPARE(found->beside.check->signedBy, QString());
    web.put("/a/SHA256SUMS.gpg", m_vendor->sign(list));
    found = fetcher.look(web.url(u"/a/disk.raw"_s), {});
    QVERIFY(found && found->beside.check);
    QVERIFY(found->beside.check->signedBy.startsWith(u"Vendor"_s));
    web.put("/a/SHA256SUMS", QByteArray(2 * kMostBesideBytes, '\n') + list); // no list is so long
    found = fetcher.look(web.url(u"/a/disk.raw"_s), {});
    QVERIFY(found && !found->beside.check);
}

// What lies beside is an offer: a server that is slow to say that there is nothing does not keep anybody long.
void TestFetcher::hangingBeside() {
    const ScriptedServer server([this](const Asked& asked) {
        return asked.target == "/disk.raw" ? QList{answers(200, m_raw)} : QList{::platter::hangs()};
    });
    auto quick = options();
    quick.besideTimeout = 20ms;
    quick.besideTime = 100ms;
    Fetcher fetcher(quick);
    const auto found = fetcher.look(server.url(u"/disk.raw"_s).toString(), {});
    QVERIFY(found && !found->beside.check);
    QVERIFY(server.count() < 12);
}

void TestFetcher::filesOfThisComputer() {
    Fetcher fetcher(options());
    const QByteArray list = sumOf(m_raw) + "  disk.raw\n";
    QVERIFY(test::writeFile(m_disks.filePath(u"CHECKSUM"_s), m_vendor->clearSign(list)));
    const auto found = fetcher.look(m_disks.filePath(u"disk.raw"_s), {});
    QVERIFY(found);
    QCOMPARE(found->media, *Media::inspect(m_disks.filePath(u"disk.raw"_s)));
    QVERIFY(found->beside.check);
    QVERIFY(!found->beside.check->signedBy.isEmpty());
    QVERIFY(!fetcher.look(m_disks.filePath(u"none.raw"_s), {}));
}

void TestFetcher::streams() {
    WebFolder web;
    web.put("/disk.raw.xz", m_xz);
    Fetcher fetcher(options());
    const auto found = fetcher.look(web.url(u"/disk.raw.xz"_s), {});
    QVERIFY(found);
    web.cut({m_xz.size() / 2});
    const QString folder = m_disks.filePath(u"downloads/x"_s);
    auto disk = fetcher.open({.media = found->media, .check = {}, .folder = folder}, {});
    QVERIFY2(disk, qPrintable(disk ? QString() : disk.error().message));
    QCOMPARE(readAll(*disk), m_raw);
    QVERIFY(disk->arrival->whole);
    QCOMPARE(disk->arrival->sha256.toHex(), sumOf(m_xz));
    QVERIFY(!QFile::exists(folder)); // no copy was made
}

// A zip is read from its end: as for every format that needs all of its file, it is fetched first.
void TestFetcher::wholeFiles() {
    WebFolder web;
    web.put("/disk.raw.zip", m_zip);
    Fetcher fetcher(options());
    const auto found = fetcher.look(web.url(u"/disk.raw.zip"_s), {});
    QVERIFY(found);
    QVERIFY(!found->media.warnings.isEmpty());
    web.cut({m_zip.size() / 2, 1000});
    const QString folder = m_disks.filePath(u"downloads/y"_s);
    QList<qint64> steps;
    auto disk = fetcher.open({.media = found->media,
                                 .check = SourceCheck{{DigestKind::Sha256, QByteArray::fromHex(sumOf(m_zip))}},
                                 .folder = folder,
                                 .progress = [&steps](const QString&, qint64 done, qint64) { steps.append(done); }},
        {});
    QVERIFY2(disk, qPrintable(disk ? QString() : disk.error().message));
    QVERIFY(disk->arrival->whole);
    QCOMPARE(steps.last(), m_zip.size());
    QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{u"disk.raw.zip"_s});
    QCOMPARE(readAll(*disk), m_raw);
}

void TestFetcher::changedMeanwhile() {
    WebFolder web;
    web.put("/disk.raw", m_xz);
    Fetcher fetcher(options());
    const auto found = fetcher.look(web.url(u"/disk.raw"_s), {});
    QVERIFY(found);
    web.put("/disk.raw", m_raw);
    const auto disk = fetcher.open({.media = found->media}, {});
    QVERIFY(!disk);
    QCOMPARE(disk.error().code, ErrorCode::SourceChanged);
}

void TestFetcher::wrongFileIsNotKept() {
    WebFolder web;
    web.put("/disk.raw.zip", m_zip);
    Fetcher fetcher(options());
    const auto found = fetcher.look(web.url(u"/disk.raw.zip"_s), {});
    QVERIFY(found);
    const auto disk = fetcher.open({.media = found->media,
                                       .check = SourceCheck{{DigestKind::Sha256, QByteArray(32, 'x')}},
                                       .folder = m_disks.filePath(u"downloads/z"_s)},
        {});
    QVERIFY(!disk);
    QCOMPARE(disk.error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(TestFetcher)
#include "tst_fetcher.moc"
