// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/fetcher.h"
#include "tests/local/home.h"
#include "tests/trust/signing.h"
#include "tests/web/webfolder.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>

#include <algorithm>

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
    void disksOfAnArchive();
    void disksOfAnArchiveAtOnce();
    void survivesTheCatalogue();
    void withoutAFetcher();
    void goesOn_data();
    void goesOn();
    void goesOnWhenAskedAgain();
    void anotherIsAnother();
    void goesOnAfterTheNetwork();
    void secretAddress();
    void changedSince();
    void partGoesWithItsImage();
    void partBecomesOld_data();
    void partBecomesOld();
    void shortOnesBeginAnew();

private:
    std::shared_ptr<Fetcher> fetcher() const {
        return std::make_shared<Fetcher>(Fetcher::Options{.http = {.attempts = 2, .firstPause = 1ms, .plainHttp = true},
            .keys = m_keys,
            .stream = {.patience = 50ms, .firstPause = 1ms, .timeout = 2s, .smallestPart = m_smallestPart},
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
    static qsizetype wholeRequests(const WebFolder& web, const QByteArray& target) {
        const QList<Asked> asked = web.askedFor(target);
        return std::ranges::count_if(asked, [](const Asked& one) { return one.header("Range").isEmpty(); });
    }
    // An import of which so much came before the program was closed; its image.
    ImageId broken(WebFolder& web, const QByteArray& target, qsizetype after);
    QStringList downloads() const {
        return QDir(m_home->library.location() + u"/downloads"_s).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    }
    QByteArray bytes(const QString& ending) const {
        QFile file(m_disks.filePath(u"disk.raw"_s + ending));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    qint64 m_smallestPart = 1000;
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
    m_smallestPart = 1000;
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
    QCOMPARE(splitSourcePlace(image(*id).sourcePath).first, web.url(target));
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
        QTRY_VERIFY(web.server.unsent() == 0 && wholeRequests(web, "/disk" + ending.toUtf8()) == 2);
        QTRY_VERIFY(job->progress().done > 0 || ending == u".xz"_s);
        job->cancel();
        QTRY_COMPARE(job->state(), JobState::Cancelled);
        QTRY_VERIFY(!m_home->byName(u"web"_s));
        QCOMPARE(downloads(), QStringList());
    }
}

// Each disk of an archive by itself; a second try takes the same one.
void TestWebImport::disksOfAnArchive() {
    const QTemporaryDir folder;
    QVERIFY(test::makeExt4Disk(folder.filePath(u"a.raw"_s), 8 * 1024 * 1024, 3));
    QVERIFY(test::makeExt4Disk(folder.filePath(u"b.raw"_s), 8 * 1024 * 1024, 4));
    QVERIFY(test::runTool(u"tar"_s, {u"-cf"_s, u"two.ova"_s, u"a.raw"_s, u"b.raw"_s}, folder.path()));
    const QByteArray whole = *test::readFile(folder.filePath(u"two.ova"_s));
    WebFolder web;
    web.put("/two.ova", whole);
    web.put("/SHA256SUMS", sumOf(whole) + "  two.ova\n");
    const auto found = m_home->library.fetcher()->lookAll(web.url(u"/two.ova"_s), {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QCOMPARE(found->disks.size(), 2U);
    for (const MediaMember& disk : found->disks) {
        ImportRequest request;
        request.media = *disk.info;
        request.name = disk.member;
        request.check = found->beside.check;
        const bool fails = disk.member == "b.raw"_L1;
        if (fails)
            web.remove("/two.ova");
        auto id = m_home->finish(m_home->queue.add(m_home->library.importJob(request)));
        if (fails) {
            QVERIFY(!id);
            web.put("/two.ova", whole);
            QTRY_VERIFY(m_home->byName(disk.member) && m_home->byName(disk.member)->status == ImageStatus::Failed);
            id = m_home->retry(m_home->byName(disk.member)->id);
        }
        QVERIFY2(id, qPrintable(id ? QString() : id.error().message));
        QTRY_COMPARE(image(*id).status, ImageStatus::Available);
        QVERIFY(image(*id).sourceVerified);
        QCOMPARE(image(*id).sourceSha256.toHex(), sumOf(whole)); // of the archive
        QCOMPARE(image(*id).sourcePath, QString(web.url(u"/two.ova#"_s) + disk.member));
        QCOMPARE(
            *m_home->exportedSum(*id, m_folder->filePath(u"out"_s)), test::sha256OfFile(folder.filePath(disk.member)));
    }
    QCOMPARE(downloads(), QStringList());
}

// Asked for together, they are fetched together: what came for the first serves the others.
void TestWebImport::disksOfAnArchiveAtOnce() {
    const QTemporaryDir folder;
    const QStringList names{u"a.raw"_s, u"b.raw"_s, u"c.raw"_s};
    for (quint32 seed = 5; const QString& name : names)
        QVERIFY(test::makeExt4Disk(folder.filePath(name), 8 * 1024 * 1024, ++seed));
    QVERIFY(test::runTool(u"zip"_s, QStringList{u"-q"_s, u"three.zip"_s} + names, folder.path()));
    const QByteArray whole = *test::readFile(folder.filePath(u"three.zip"_s));
    WebFolder web;
    web.put("/three.zip", whole);
    const auto found = m_home->library.fetcher()->lookAll(web.url(u"/three.zip"_s), {});
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QList<Job*> jobs;
    for (const MediaMember& disk : found->disks) {
        ImportRequest request;
        request.media = *disk.info;
        request.name = disk.member;
        jobs.append(m_home->queue.add(m_home->library.importJob(request)));
    }
    const qsizetype before = web.askedFor("/three.zip").size();
    for (qsizetype i = 0; i < 3; ++i) {
        const auto id = m_home->finish(jobs.at(i));
        QVERIFY2(id, qPrintable(id ? QString() : id.error().message));
        QTRY_COMPARE(image(*id).status, ImageStatus::Available);
        QCOMPARE(image(*id).sourceSha256.toHex(), sumOf(whole));
        QCOMPARE(
            *m_home->exportedSum(*id, m_folder->filePath(u"out"_s)), test::sha256OfFile(folder.filePath(names.at(i))));
    }
    qsizetype wholes = 0;
    const QByteArray last = "bytes=" + QByteArray::number(whole.size() - 1) + '-';
    for (const Asked& asked : web.askedFor("/three.zip").sliced(before)) {
        wholes += asked.header("Range").isEmpty();
        QVERIFY2(asked.header("Range").isEmpty() || asked.header("Range") == last, asked.header("Range").constData());
    }
    QCOMPARE(wholes, 1);
    QCOMPARE(downloads(), QStringList());
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

ImageId TestWebImport::broken(WebFolder& web, const QByteArray& target, qsizetype after) {
    const auto wanted = request(web.url(QString::fromUtf8(target)));
    if (!wanted)
        return {};
    web.hangAfter(after);
    Job* job = m_home->queue.add(m_home->library.importJob(*wanted));
    const bool kept = QTest::qWaitFor([&] { return web.server.unsent() == 0 && downloads().size() == 1; }, 20'000)
        && QTest::qWaitFor(
            [&] {
                return QFile::exists(
                    m_home->library.location() + u"/downloads/"_s + downloads().value(0) + u"/.fetched"_s);
            },
            10'000);
    QTest::qWait(100); // what was sent is read
    m_home->library.aboutToQuit();
    job->cancel();
    const bool ended = QTest::qWaitFor([job] { return job->isFinished(); }, 20'000);
    web.hangAfter(-1);
    open();
    const auto image = m_home->byName(u"web"_s);
    return kept && ended && image && image->status == ImageStatus::Failed ? image->id : ImageId();
}

void TestWebImport::goesOn_data() {
    comesIn_data();
}

// When the program is started again, without what came before.
void TestWebImport::goesOn() {
    QFETCH(QString, ending);
    const QByteArray file = bytes(ending);
    const QByteArray target = "/disk.raw" + ending.toUtf8();
    WebFolder web;
    web.put(target, file);
    web.put("/SHA256SUMS", sumOf(file) + "  disk.raw" + ending.toUtf8() + '\n');
    const ImageId id = broken(web, target, file.size() * 2 / 3);
    QVERIFY(!id.isEmpty());
    QVERIFY2(image(id).failure->message.contains(u"kept for a week"_s), qPrintable(image(id).failure->message));
    QCOMPARE(downloads(), QStringList{id.toString()});
    const auto statistics = m_home->wait(m_home->library.statistics());
    QVERIFY(statistics && statistics->fetched >= file.size() / 3);
    const auto space = m_home->wait(m_home->library.space());
    QVERIFY(space && space->stored >= statistics->fetched);
    const qsizetype before = web.askedFor(target).size();
    Job* job = nullptr;
    m_home->library.restoreJobs([&](std::unique_ptr<Job> one) { job = m_home->queue.add(std::move(one)); });
    QTRY_VERIFY(job);
    const auto done = m_home->finish(job);
    QVERIFY2(done, qPrintable(done ? QString() : done.error().message + done.error().detail));
    QCOMPARE(*done, id);
    QTRY_COMPARE(image(id).status, ImageStatus::Available);
    QVERIFY(image(id).sourceVerified);
    QCOMPARE(image(id).sourceSha256.toHex(), sumOf(file));
    QCOMPARE(m_home->exportedSum(id, m_folder->filePath(u"out"_s))->toHex(), sumOf(bytes({})));
    QCOMPARE(downloads(), QStringList());
    qint64 from = 0;
    for (const Asked& asked : web.askedFor(target).sliced(before)) {
        if (asked.header("Range").endsWith('-')) // to the end
            from = std::max(from, asked.header("Range").sliced(6).chopped(1).toLongLong());
    }
    QVERIFY2(from > file.size() / 2, qPrintable(QString::number(from)));
    QVERIFY(m_home->wait(m_home->library.statistics())->fetched == 0);
}

// The same words once more are the same image, not another one beside it.
void TestWebImport::goesOnWhenAskedAgain() {
    WebFolder web;
    web.put("/disk.raw.xz", bytes(u".xz"_s));
    const ImageId id = broken(web, "/disk.raw.xz", bytes(u".xz"_s).size() / 2);
    QVERIFY(!id.isEmpty());
    const auto again = import(web.url(u"/disk.raw.xz"_s));
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QCOMPARE(*again, id);
    QCOMPARE(m_home->library.images().size(), 1);
    QVERIFY(web.askedFor("/disk.raw.xz").constLast().header("Range").size() > 8);
    QCOMPARE(downloads(), QStringList());
    const auto other = import(web.url(u"/disk.raw.xz"_s)); // that one is there
    QVERIFY(other && *other != id);
}

// With other fields it is an image of its own.
void TestWebImport::anotherIsAnother() {
    WebFolder web;
    web.put("/disk.raw.xz", bytes(u".xz"_s));
    const ImageId id = broken(web, "/disk.raw.xz", bytes(u".xz"_s).size() / 2);
    QVERIFY(!id.isEmpty());
    auto wanted = request(web.url(u"/disk.raw.xz"_s));
    QVERIFY(wanted);
    wanted->name = u"other"_s;
    const auto other = m_home->finish(m_home->queue.add(m_home->library.importJob(*wanted)));
    QVERIFY(other && *other != id);
    QCOMPARE(downloads(), QStringList{id.toString()});
    QVERIFY(m_home->retry(id));
    QCOMPARE(downloads(), QStringList());
}

// Whoever cannot wait any longer loses nothing either.
void TestWebImport::goesOnAfterTheNetwork() {
    WebFolder web;
    const QByteArray file = bytes(u".zip"_s);
    web.put("/disk.zip", file);
    const auto wanted = request(web.url(u"/disk.zip"_s));
    QVERIFY(wanted);
    QList<qsizetype> cuts(200, 0);
    cuts.prepend(file.size() / 2);
    web.cut(cuts);
    const auto lost = m_home->finish(m_home->queue.add(m_home->library.importJob(*wanted)));
    QVERIFY(!lost);
    QVERIFY2(lost.error().retryable, qPrintable(lost.error().message));
    QCOMPARE(downloads().size(), 1);
    web.cut({});
    const ImageId id = m_home->byName(u"web"_s)->id;
    QVERIFY(m_home->retry(id));
    QTRY_COMPARE(image(id).status, ImageStatus::Available);
    QCOMPARE(downloads(), QStringList());
}

// What is not kept has to be given again: then it goes on too.
void TestWebImport::secretAddress() {
    WebFolder web;
    web.put("/disk.raw.xz?key=1", bytes(u".xz"_s));
    web.put("/disk.raw.xz?key=2", bytes(u".xz"_s));
    const ImageId id = broken(web, "/disk.raw.xz?key=1", bytes(u".xz"_s).size() / 2);
    QVERIFY(!id.isEmpty());
    QVERIFY2(image(id).failure->message.contains(u"whole address"_s), qPrintable(image(id).failure->message));
    QVERIFY(!test::readFile(m_home->library.location() + u"/downloads/"_s + id.toString() + u"/.fetched"_s)
            ->contains("key"));
    int restored = 0;
    m_home->library.restoreJobs([&](std::unique_ptr<Job>) { ++restored; });
    QVERIFY(m_home->wait(m_home->library.history(id))); // behind it
    QCOMPARE(restored, 0);
    QVERIFY(!m_home->retry(id));
    QCOMPARE(downloads(), QStringList{id.toString()});
    const auto again = import(web.url(u"/disk.raw.xz?key=2"_s));
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QCOMPARE(*again, id);
    QVERIFY(web.askedFor("/disk.raw.xz?key=2").constLast().header("Range").size() > 8);
}

void TestWebImport::changedSince() {
    WebFolder web;
    web.put("/disk.raw.xz", bytes(u".xz"_s));
    const ImageId id = broken(web, "/disk.raw.xz", bytes(u".xz"_s).size() / 2);
    QVERIFY(!id.isEmpty());
    QVERIFY(test::compressed(m_disks.filePath(u"disk.raw"_s), u"xz"_s, {u"-1"_s}));
    const QByteArray changed = bytes(u".xz"_s); // the same disk, packed in another way
    QVERIFY(test::compressed(m_disks.filePath(u"disk.raw"_s), u"xz"_s));
    QVERIFY(changed != bytes(u".xz"_s));
    web.put("/disk.raw.xz", changed, "\"2\"");
    const auto again = m_home->retry(id);
    QVERIFY2(again, qPrintable(again ? QString() : again.error().message));
    QCOMPARE(image(id).sourceSha256.toHex(), sumOf(changed));
    QCOMPARE(m_home->exportedSum(id, m_folder->filePath(u"out"_s))->toHex(), sumOf(bytes({})));
    QCOMPARE(downloads(), QStringList());
}

void TestWebImport::partGoesWithItsImage() {
    for (const bool cancelled : {true, false}) {
        WebFolder web;
        web.put("/disk.raw.xz", bytes(u".xz"_s));
        const ImageId id = broken(web, "/disk.raw.xz", bytes(u".xz"_s).size() / 2);
        QVERIFY(!id.isEmpty());
        QCOMPARE(downloads().size(), 1);
        if (cancelled) { // while it goes on
            web.hangAfter(10);
            Job* job = m_home->queue.add(m_home->library.retryJob(id));
            QTRY_VERIFY(job->state() == JobState::Running);
            job->cancel();
            QTRY_VERIFY(job->isFinished());
            QTRY_VERIFY(!m_home->byName(u"web"_s));
        } else {
            QVERIFY(m_home->wait(m_home->library.remove(id)));
        }
        QCOMPARE(downloads(), QStringList());
        QVERIFY(!QFile::exists(m_home->library.location() + u"/downloads"_s));
    }
}

void TestWebImport::partBecomesOld_data() {
    QTest::addColumn<bool>("started");
    QTest::newRow("when the library is opened") << true;
    QTest::newRow("when space is given back") << false;
}

void TestWebImport::partBecomesOld() {
    QFETCH(const bool, started);
    WebFolder web;
    web.put("/disk.raw.xz", bytes(u".xz"_s));
    const ImageId id = broken(web, "/disk.raw.xz", bytes(u".xz"_s).size() / 2);
    QVERIFY(!id.isEmpty());
    const auto age = [&](int days) {
        QFile record(m_home->library.location() + u"/downloads/"_s + id.toString() + u"/.fetched"_s);
        return record.open(QIODevice::ReadWrite)
            && record.setFileTime(QDateTime::currentDateTimeUtc().addDays(-days), QFileDevice::FileModificationTime);
    };
    const auto clean = [&] {
        if (started)
            open();
        else
            m_home->finish(m_home->queue.add(m_home->library.reclaimJob({})));
    };
    QVERIFY(age(5));
    clean();
    QCOMPARE(downloads().size(), 1);
    QVERIFY(age(8));
    clean();
    QCOMPARE(downloads(), QStringList());
    QVERIFY(m_home->retry(id)); // from its beginning
}

// What comes again in seconds is not written twice.
void TestWebImport::shortOnesBeginAnew() {
    m_smallestPart = 32 << 20;
    open();
    WebFolder web;
    const QByteArray file = bytes(u".xz"_s);
    web.put("/disk.raw.xz", file);
    const auto wanted = request(web.url(u"/disk.raw.xz"_s));
    QVERIFY(wanted);
    web.hangAfter(file.size() / 2);
    Job* job = m_home->queue.add(m_home->library.importJob(*wanted));
    QTRY_VERIFY(web.server.unsent() == 0 && wholeRequests(web, "/disk.raw.xz") == 2);
    QTest::qWait(100);
    QCOMPARE(downloads(), QStringList());
    m_home->library.aboutToQuit();
    job->cancel();
    QTRY_VERIFY(job->isFinished());
    web.hangAfter(-1);
    open();
    const Image failed = *m_home->byName(u"web"_s);
    QVERIFY2(failed.failure->message.contains(u"from the same address"_s), qPrintable(failed.failure->message));
    QVERIFY(m_home->retry(failed.id));
}

QTEST_GUILESS_MAIN(TestWebImport)
#include "tst_webimport.moc"
