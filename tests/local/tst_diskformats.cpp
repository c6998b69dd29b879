// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/local/home.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

// Disks in formats of their own through the whole library: in, and out again.
class TestDiskFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void imports_data();
    void imports();
    void sha256IsOfTheFile();
    void exports_data();
    void exports();
    void exportOverAFile();
    void cancelledExportLeavesNothing();

private:
    QString at(const QString& name) const { return m_dir.filePath(name); }
    QStringList outcome() const { return QDir(at(u"out"_s)).entryList(QDir::Files | QDir::Hidden); }
    QTemporaryDir m_dir;
    QString m_raw;
    QByteArray m_sum;
    std::unique_ptr<Home> m_home;
    ImageId m_image;
};

void TestDiskFormats::initTestCase() {
    m_raw = at(u"disk.raw"_s);
    QVERIFY(makeExt4Disk(m_raw, 32 << 20));
    m_sum = sha256OfFile(m_raw);
    m_home = std::make_unique<Home>(at(u"library"_s));
    QVERIFY(m_home->ready());
    const auto image = m_home->import(m_raw, u"raw"_s);
    QVERIFY2(image, qPrintable(image ? QString() : image.error().message));
    m_image = *image;
    QVERIFY(QDir().mkdir(at(u"out"_s)));
}

void TestDiskFormats::imports_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("packing");
    QTest::newRow("qcow2") << u"qcow2"_s << QString();
    QTest::newRow("vmdk") << u"vmdk"_s << QString();
    QTest::newRow("vhdx") << u"vhdx"_s << QString();
    QTest::newRow("qcow2.gz") << u"qcow2"_s << u"gz"_s;
}

void TestDiskFormats::imports() {
    QFETCH(const QString, format);
    QFETCH(const QString, packing);
    QString path = at(u"in."_s + format);
    QVERIFY(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, format, m_raw, path}));
    if (!packing.isEmpty())
        path = *compressed(path, packing);
    const auto image = m_home->import(path, path);
    QVERIFY2(image, qPrintable(image ? QString() : image.error().message));
    const auto made = m_home->library.image(*image), raw = m_home->library.image(m_image);
    QVERIFY(made && raw);
    QCOMPARE(made->status, ImageStatus::Available);
    QCOMPARE(made->virtualSize, 32 << 20);
    QCOMPARE(made->contentId, raw->contentId); // the same disk, whatever it came in
    QCOMPARE(made->sourceFormat, packing.isEmpty() ? format : format + u'.' + packing);
}

void TestDiskFormats::sha256IsOfTheFile() {
    const QString path = at(u"sum.qcow2"_s);
    QVERIFY(runTool(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, m_raw, path}));
    ImportRequest request;
    request.media = *Media::inspect(path);
    request.name = u"sum"_s;
    request.expectedSha256 = sha256OfFile(path);
    const auto good = m_home->finish(m_home->queue.add(m_home->library.importJob(request)));
    QVERIFY2(good, qPrintable(good ? QString() : good.error().message));
    request.expectedSha256 = m_sum; // of the disk inside
    const auto bad = m_home->finish(m_home->queue.add(m_home->library.importJob(request)));
    QVERIFY(!bad);
    QCOMPARE(bad.error().code, ErrorCode::Corrupt);
}

void TestDiskFormats::exports_data() {
    QTest::addColumn<QString>("format");
    for (const char* format : {"qcow2", "vmdk", "vdi", "vhdx"})
        QTest::newRow(format) << QString::fromLatin1(format);
}

void TestDiskFormats::exports() {
    QFETCH(const QString, format);
    const QString path = at(u"out/disk."_s + format);
    ExportRequest request{.path = path};
    request.format = format;
    const auto done = m_home->finish(m_home->queue.add(m_home->library.exportJob(m_image, request)));
    QVERIFY2(done, qPrintable(done ? QString() : done.error().message + done.error().detail));
    QCOMPARE(outcome(), QStringList{u"disk."_s + format});
    QVERIFY(allocatedBytes(path) < 30 << 20);
    const auto same = runTool(u"qemu-img"_s, {u"compare"_s, u"-f"_s, u"raw"_s, u"-F"_s, format, m_raw, path});
    QVERIFY2(same && same->contains("identical"), qPrintable(same ? QString() : same.error().detail));
    QVERIFY(QFile::remove(path));
}

void TestDiskFormats::exportOverAFile() {
    const QString path = at(u"out/there.qcow2"_s);
    QVERIFY(writeFile(path, "mine"));
    ExportRequest request{.path = path};
    request.format = u"qcow2"_s;
    const auto refused = m_home->finish(m_home->queue.add(m_home->library.exportJob(m_image, request)));
    QVERIFY(!refused);
    QCOMPARE(*readFile(path), QByteArray("mine"));
    QCOMPARE(outcome(), QStringList{u"there.qcow2"_s});
    QVERIFY(QFile::remove(path));
}

void TestDiskFormats::cancelledExportLeavesNothing() {
    ExportRequest request{.path = at(u"out/gone.qcow2"_s)};
    request.format = u"qcow2"_s;
    Job* job = m_home->queue.add(m_home->library.exportJob(m_image, request));
    connect(job, &Job::progressChanged, job, [job] { job->cancel(); });
    const auto done = m_home->finish(job);
    QVERIFY(!done || outcome() == QStringList{u"gone.qcow2"_s});
    if (!done)
        QCOMPARE(outcome(), QStringList());
}

QTEST_GUILESS_MAIN(TestDiskFormats)
#include "tst_diskformats.moc"
