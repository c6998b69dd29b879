// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/rules.h"
#include "models/media/pipeddisk.h"
#include "tests/local/home.h"

#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray disk(quint32 seed) {
    QByteArray bytes(2 << 20, 0);
    bytes.replace(446, 16, QByteArray::fromHex("80000000830000000008000000080000"));
    bytes.replace(510, 2, QByteArray::fromHex("55aa"));
    return bytes.replace(65536, 400'000, randomBytes(400'000, seed));
}

} // namespace

// Disks in archives and from pipes, taken into a library.
class TestArchiveImports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void checksum_data();
    void checksum();
    void retryTakesTheSameMember();
    void pipeIsNotRetried();
    void pipe();
    void tooLarge();
    void zerosPass();

private:
    QString path(const QString& name) const { return m_dir.filePath(name); }
    Result<QByteArray> run(const QString& line) {
        QStringList words = line.split(u' ');
        const QString program = words.takeFirst();
        return runTool(program, words, m_dir.path());
    }
    Result<ImageId> import(const ImportRequest& request) {
        return m_home->finish(m_home->queue.add(m_home->library.importJob(request)));
    }
    QTemporaryDir m_dir;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Home> m_home;
};

void TestArchiveImports::initTestCase() {
    QVERIFY(writeFile(path(u"a.raw"_s), disk(1)) && writeFile(path(u"b.raw"_s), disk(2)));
    for (const auto& line :
        {u"tar -cf two.tar a.raw b.raw"_s, u"tar -cf one.tar a.raw"_s, u"tar -czf one.tar.gz a.raw"_s,
            u"7z a -bd one.7z a.raw"_s, u"zip -q one.zip one.tar"_s, u"lz4 -q a.raw one.lz4"_s,
            u"zip -q raw.zip a.raw"_s, u"zstd -q a.raw -o one.zst"_s, u"cp one.tar one.ova"_s})
        QVERIFY(run(line));
}

void TestArchiveImports::init() {
    m_home.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_home = std::make_unique<Home>(m_folder->filePath(u"library"_s));
    QVERIFY(m_home->ready());
}

void TestArchiveImports::checksum_data() {
    QTest::addColumn<QString>("file");
    for (const auto& file : {u"one.tar"_s, u"one.tar.gz"_s, u"one.7z"_s, u"one.zip"_s, u"raw.zip"_s, u"one.lz4"_s,
             u"one.zst"_s, u"one.ova"_s, u"a.raw"_s})
        QTest::newRow(qPrintable(file)) << file;
}

void TestArchiveImports::checksum() {
    QFETCH(const QString, file);
    ImportRequest request;
    request.media = *Media::inspect(path(file));
    request.name = u"golden"_s;
    request.expectedSha256 = sha256OfFile(path(file));
    const auto id = import(request);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    QVERIFY(m_home->library.image(*id)->sourceVerified);
    QCOMPARE(*m_home->exportedSum(*id, path(u"out.raw"_s)), sha256OfFile(path(u"a.raw"_s)));
    request.expectedSha256 = QByteArray(32, 'x');
    const auto wrong = import(request);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::Corrupt);
}

void TestArchiveImports::retryTakesTheSameMember() {
    const QByteArray whole = *readFile(path(u"two.tar"_s));
    QVERIFY(writeFile(path(u"later.tar"_s), whole));
    ImportRequest request;
    request.media = *Media::inspect(path(u"later.tar"_s), {}, u"b.raw"_s);
    request.name = u"second"_s;
    QVERIFY(writeFile(path(u"later.tar"_s), whole.first(whole.size() - 2048)));
    const auto failed = import(request);
    QVERIFY(!failed);
    QVERIFY(writeFile(path(u"later.tar"_s), whole));
    const auto image = m_home->byName(u"second"_s);
    QVERIFY(image);
    QCOMPARE(image->sourcePath, QString(path(u"later.tar"_s) + u"//b.raw"_s));
    const auto again = m_home->retry(image->id);
    QVERIFY2(again, again ? "" : qPrintable(again.error().message));
    QCOMPARE(*m_home->exportedSum(*again, path(u"out.raw"_s)), sha256OfFile(path(u"b.raw"_s)));
}

void TestArchiveImports::pipe() {
    const int descriptor = ::open(qPrintable(path(u"one.tar.gz"_s)), O_RDONLY | O_CLOEXEC);
    const auto piped = PipedDisk::inspect(descriptor, u"Standard input"_s, {}, {});
    QVERIFY(piped);
    ImportRequest request;
    request.media = piped->info;
    request.once = piped->open;
    request.name = u"piped"_s;
    request.expectedSha256 = sha256OfFile(path(u"one.tar.gz"_s));
    const auto id = import(request);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    QCOMPARE(m_home->library.image(*id)->sourceFormat, u"raw.tar.gz"_s);
    QCOMPARE(*m_home->exportedSum(*id, path(u"out.raw"_s)), sha256OfFile(path(u"a.raw"_s)));
    ::close(descriptor);
}

void TestArchiveImports::pipeIsNotRetried() {
    QVERIFY(writeFile(path(u"cut.raw"_s), disk(3).first(1 << 20)));
    const int descriptor = ::open(qPrintable(path(u"cut.raw"_s)), O_RDONLY | O_CLOEXEC);
    const auto piped = PipedDisk::inspect(descriptor, u"Standard input"_s, {}, {});
    QVERIFY(piped);
    ImportRequest request;
    request.media = piped->info;
    request.once = piped->open;
    request.name = u"cut"_s;
    const auto id = import(request);
    QVERIFY(!id);
    QCOMPARE(id.error().code, ErrorCode::Truncated);
    const auto image = m_home->byName(u"cut"_s);
    QVERIFY(image && image->status == ImageStatus::Failed);
    QVERIFY(!ImageRules::canRetry(*image));
    ::close(descriptor);
}

void TestArchiveImports::tooLarge() {
    ImportRequest request;
    request.name = u"large"_s;
    for (const auto& file : {u"a.raw"_s, u"one.tar.gz"_s, u"one.lz4"_s}) {
        request.media = *Media::inspect(path(file));
        request.largestDisk = 1 << 20;
        const auto refused = import(request);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Unsafe);
        request.largestDisk = 2 << 20;
        QVERIFY(import(request));
    }
    m_home->library.setLargestDisk(1 << 20);
    request.largestDisk.reset();
    QVERIFY(!import(request));
}

// A blank disk of 256 MiB is 9 KiB as zstd, and no bomb.
void TestArchiveImports::zerosPass() {
    QVERIFY(run(u"truncate -s 256M blank.raw"_s));
    QVERIFY(run(u"zstd -q -1 blank.raw -o blank.raw.zst"_s));
    const auto id = m_home->import(path(u"blank.raw.zst"_s), u"blank"_s);
    QVERIFY2(id, id ? "" : qPrintable(id.error().message));
    QCOMPARE(m_home->library.image(*id)->virtualSize, qint64(256) << 20);
}

QTEST_GUILESS_MAIN(TestArchiveImports)
#include "tst_archiveimports.moc"
