// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/fetcher.h"
#include "tests/local/home.h"
#include "tests/trust/signing.h"
#include "tests/web/webfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

using namespace platter;
using platter::test::Home;
using platter::test::Signer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QByteArray sumOf(const QByteArray& bytes, QCryptographicHash::Algorithm method = QCryptographicHash::Sha256) {
    return QCryptographicHash::hash(bytes, method).toHex();
}

} // namespace

// Images from the web, in a library with its own fetcher: a real server, real disks, real signatures.
class TestWebImport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_vendor.reset(); }
    void init();
    void cleanup();
    void comesIn_data();
    void comesIn();
    void officialWhenSigned();
    void filesHereToo();
    void wrongChecksum_data();
    void wrongChecksum();
    void givenChecksum();
    void cutAndRetried();
    void cancelledLeavesNothing();
    void survivesTheCatalogue();
    void withoutAFetcher();

private:
    std::shared_ptr<Fetcher> fetcher() const {
        return std::make_shared<Fetcher>(Fetcher::Options{.http = {.attempts = 2, .firstPause = 1ms, .plainHttp = true},
            .keys = m_keys,
            .stream = {.patience = 50ms, .firstPause = 1ms, .timeout = 2s},
            .besideTimeout = 2s});
    }
    void open() {
        m_home.reset();
        m_home = std::make_unique<Home>(m_folder->filePath(u"library"_s), fetcher());
        QVERIFY(m_home->ready());
    }
    // As the dialog does it.
    Result<ImportRequest> request(const QString& word, const QByteArray& given = {}) {
        const auto found = m_home->library.fetcher()->look(m_home->library.fetcher()->accept(word), {});
        if (!found)
            return std::unexpected(found.error());
        ImportRequest request;
        request.media = found->media;
        request.name = u"web"_s;
        request.expectedSha256 = given;
        request.check = found->beside.check;
        return request;
    }
    Result<ImageId> import(const QString& word, const QByteArray& given = {}) {
        return request(word, given).and_then([this](const ImportRequest& wanted) {
            return m_home->finish(m_home->queue.add(m_home->library.importJob(wanted)));
        });
    }
    Image image(const ImageId& id) const { return m_home->library.image(id).value_or(Image{}); }
    QStringList downloads() const {
        return QDir(m_home->library.location() + u"/downloads"_s).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    QByteArray bytes(const QString& ending) const {
        QFile file(m_disks.filePath(u"disk.raw"_s + ending));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_disks;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Home> m_home;
    std::unique_ptr<Signer> m_vendor;
    VendorKeys m_keys;
};

void TestWebImport::initTestCase() {
    QVERIFY(test::makeExt4Disk(m_disks.filePath(u"disk.raw"_s), 8 * 1024 * 1024));
    for (const auto& ending : {u"xz"_s, u"zst"_s, u"zip"_s})
        QVERIFY(test::compressed(m_disks.filePath(u"disk.raw"_s), ending));
    for (const auto& format : {u"qcow2"_s, u"vmdk"_s})
        QVERIFY(test::runTool(u"qemu-img"_s,
            {u"convert"_s, u"-O"_s, format, m_disks.filePath(u"disk.raw"_s),
                m_disks.filePath(u"disk.raw."_s + format)}));
    m_vendor = std::make_unique<Signer>(u"Vendor (cloud) <images@vendor.example>"_s);
    m_keys = VendorKeys({m_vendor->publicKey()});
}

void TestWebImport::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestWebImport::cleanup() {
    m_home.reset();
    m_folder.reset();
}

void TestWebImport::comesIn_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QString>("format");
    for (const auto& ending : {u""_s, u".xz"_s, u".zst"_s, u".zip"_s})
        QTest::newRow(qPrintable(u"raw"_s + ending)) << ending << u"raw"_s + ending;
    QTest::newRow("qcow2") << u".qcow2"_s << u"qcow2"_s;
    QTest::newRow("vmdk") << u".vmdk"_s << u"vmdk"_s;
}

void TestWebImport::comesIn() {
    QFETCH(QString, ending);
    QFETCH(QString, format);
    WebFolder web;
    const QByteArray file = bytes(ending);
    const QString target = u"/a/disk.raw"_s + ending;
    web.put(target.toUtf8(), file);
    web.cut({0, file.size() / 3, file.size() / 2}); // the first is looked at, the others import
    const auto id = import(web.url(target));
    QVERIFY2(id, qPrintable(id ? QString() : id.error().message + id.error().detail));
    QTRY_COMPARE(image(*id).status, ImageStatus::Available);
    QCOMPARE(image(*id).sourcePath, web.url(target));
    QCOMPARE(image(*id).source, u"disk.raw"_s + ending);
    QCOMPARE(image(*id).sourceFormat, format);
    QCOMPARE(image(*id).sourceSha256.toHex(), sumOf(file));
    QVERIFY(!image(*id).sourceVerified && !image(*id).official);
    QCOMPARE(m_home->exportedSum(*id, m_folder->filePath(u"out"_s))->toHex(), sumOf(bytes({})));
    QCOMPARE(downloads(), QStringList());
}

void TestWebImport::officialWhenSigned() {
    WebFolder web;
    web.put("/disk.raw.xz", bytes(u".xz"_s));
    const QByteArray list = sumOf(bytes(u".xz"_s), QCryptographicHash::Sha512) + "  disk.raw.xz\n";
    web.put("/SHA512SUMS", list);
    web.put("/SHA512SUMS.sign", m_vendor->sign(list));
    const auto id = import(web.url(u"/disk.raw.xz"_s));
    QVERIFY2(id, qPrintable(id ? QString() : id.error().message + id.error().detail));
    QTRY_COMPARE(image(*id).status, ImageStatus::Available);
    QVERIFY(image(*id).official && image(*id).sourceVerified);
    QCOMPARE(image(*id).sourceCheckedBy, u"SHA512SUMS"_s);
    QCOMPARE(image(*id).sourceSignedBy, u"Vendor (cloud) <images@vendor.example> (%1)"_s.arg(m_vendor->fingerprint()));
    web.put("/SHA512SUMS.sign", Signer(u"Somebody <else@else.example>"_s).sign(list));
    const auto other = import(web.url(u"/disk.raw.xz"_s));
    QVERIFY(other);
    QTRY_COMPARE(image(*other).status, ImageStatus::Available);
    QVERIFY(!image(*other).official && image(*other).sourceVerified);
}

void TestWebImport::filesHereToo() {
    QTemporaryDir folder;
    for (const auto& [ending, method, name] : {std::tuple{u""_s, QCryptographicHash::Sha512, u"SHA512SUMS"_s},
             std::tuple{u".xz"_s, QCryptographicHash::Sha256, u"SHA256SUMS"_s}}) {
        const QString path = folder.filePath(u"disk.raw"_s + ending);
        QVERIFY(test::writeFile(path, bytes(ending)));
        const QByteArray list = sumOf(bytes(ending), method) + "  disk.raw" + ending.toUtf8() + '\n';
        QVERIFY(test::writeFile(folder.filePath(name), list));
        QVERIFY(test::writeFile(folder.filePath(name + u".gpg"_s), m_vendor->sign(list)));
        const auto id = import(path);
        QVERIFY2(id, qPrintable(id ? QString() : id.error().message + id.error().detail));
        QTRY_COMPARE(image(*id).status, ImageStatus::Available);
        QVERIFY(image(*id).official);
        // Another file than the signed one.
        QByteArray changed = bytes(ending);
        changed[changed.size() / 2] = char(changed.at(changed.size() / 2) ^ 1);
        QVERIFY(test::writeFile(path, changed));
        const auto wrong = import(path);
        QVERIFY(!wrong);
        QVERIFY2(wrong.error().code == ErrorCode::Corrupt, qPrintable(wrong.error().message));
    }
}

void TestWebImport::wrongChecksum_data() {
    comesIn_data();
}

void TestWebImport::wrongChecksum() {
    QFETCH(QString, ending);
    WebFolder web;
    const QByteArray target = "/disk.raw" + ending.toUtf8();
    web.put(target, bytes(ending));
    web.put("/SHA256SUMS", sumOf("another") + "  disk.raw" + ending.toUtf8() + '\n');
    const auto id = import(web.url(QString::fromUtf8(target)));
    QVERIFY(!id);
    QCOMPARE(id.error().code, ErrorCode::Corrupt);
    QTRY_VERIFY(m_home->byName(u"web"_s) && m_home->byName(u"web"_s)->status == ImageStatus::Failed);
    const Image failed = *m_home->byName(u"web"_s);
    QVERIFY2(failed.failure->message.contains(u"SHA256SUMS"_s), qPrintable(failed.failure->message));
    QVERIFY(!failed.official && !failed.sourceVerified && failed.contentId.isEmpty());
    QCOMPARE(downloads(), QStringList());
    // Once the publisher has put it right.
    web.put("/SHA256SUMS", sumOf(bytes(ending)) + "  disk.raw" + ending.toUtf8() + '\n');
    const auto again = m_home->retry(failed.id);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QTRY_COMPARE(image(failed.id).status, ImageStatus::Available);
    QVERIFY(image(failed.id).sourceVerified);
}

void TestWebImport::givenChecksum() {
    WebFolder web;
    web.put("/disk.raw", bytes({}));
    const QByteArray right = QByteArray::fromHex(sumOf(bytes({})));
    const auto wrong = import(web.url(u"/disk.raw"_s), QByteArray(32, 'x'));
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::Corrupt);
    QTRY_VERIFY(m_home->byName(u"web"_s) && m_home->byName(u"web"_s)->status == ImageStatus::Failed);
    const auto still = m_home->retry(m_home->byName(u"web"_s)->id); // it is asked for again
    QVERIFY(!still);
    QCOMPARE(still.error().code, ErrorCode::Corrupt);
    const auto id = import(web.url(u"/disk.raw"_s), right);
    QVERIFY(id);
    QTRY_COMPARE(image(*id).status, ImageStatus::Available);
    QVERIFY(image(*id).sourceVerified && image(*id).sourceCheckedBy.isEmpty());
}

void TestWebImport::cutAndRetried() {
    WebFolder web;
    web.put("/disk.raw?key=1", bytes({}));
    const auto wanted = request(web.url(u"/disk.raw?key=1"_s));
    QVERIFY(wanted);
    web.remove("/disk.raw?key=1");
    const auto gone = m_home->finish(m_home->queue.add(m_home->library.importJob(*wanted)));
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::NotFound);
    QTRY_VERIFY(m_home->byName(u"web"_s) && m_home->byName(u"web"_s)->status == ImageStatus::Failed);
    const ImageId id = m_home->byName(u"web"_s)->id;
    QVERIFY(!image(id).sourcePath.contains(u"key"_s));
    web.put("/disk.raw?key=1", bytes({})); // it is fetched with the key, which is still known
    QVERIFY(m_home->retry(id));
    QTRY_COMPARE(image(id).status, ImageStatus::Available);
}

void TestWebImport::cancelledLeavesNothing() {
    for (const auto& ending : {u".xz"_s, u".zip"_s}) {
        WebFolder web;
        web.put("/disk" + ending.toUtf8(), bytes(ending));
        const auto wanted = request(web.url(u"/disk"_s + ending));
        QVERIFY2(wanted, qPrintable(wanted ? QString() : wanted.error().message));
        web.hangAfter(bytes(ending).size() - 10);
        Job* job = m_home->queue.add(m_home->library.importJob(*wanted));
        QTRY_VERIFY(web.server.unsent() == 0 && web.askedFor("/disk" + ending.toUtf8()).size() == 2);
        QTRY_VERIFY(job->progress().done > 0 || ending == u".xz"_s);
        job->cancel();
        QTRY_COMPARE(job->state(), JobState::Cancelled);
        QTRY_VERIFY(!m_home->byName(u"web"_s));
        QCOMPARE(downloads(), QStringList());
    }
}

void TestWebImport::survivesTheCatalogue() {
    WebFolder web;
    web.put("/disk.raw", bytes({}));
    const QByteArray list = sumOf(bytes({})) + "  disk.raw\n";
    web.put("/CHECKSUM", m_vendor->clearSign(list));
    const auto id = import(web.url(u"/disk.raw"_s));
    QVERIFY(id);
    QTRY_COMPARE(image(*id).status, ImageStatus::Available);
    const Image before = image(*id);
    m_home.reset();
    for (const auto& ending : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(m_folder->filePath(u"library/catalogue.sqlite"_s + ending));
    open(); // made again from the log
    const Image after = image(*id);
    QVERIFY(after.official);
    QCOMPARE(after.sourceCheckedBy, before.sourceCheckedBy);
    QCOMPARE(after.sourceSignedBy, before.sourceSignedBy);
    QCOMPARE(after.sourcePath, web.url(u"/disk.raw"_s));
}

void TestWebImport::withoutAFetcher() {
    WebFolder web;
    web.put("/disk.raw", bytes({}));
    const auto wanted = request(web.url(u"/disk.raw"_s));
    QVERIFY(wanted);
    m_home = std::make_unique<Home>(m_folder->filePath(u"other"_s));
    QVERIFY(m_home->ready());
    const auto id = m_home->finish(m_home->queue.add(m_home->library.importJob(*wanted)));
    QVERIFY(!id);
    QCOMPARE(id.error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestWebImport)
#include "tst_webimport.moc"
