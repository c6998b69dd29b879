// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/library/upkeepjobs.h"
#include "tests/local/home.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

// A library that a version of rule 2 (models/local/chunker.h) made: its chunks and maps are named by SHA-256. fixtures/rule-2 is
// what is left of it without its catalogue and index.
class TestEarlierRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void diskIsRead();
    void sameDiskIsAnotherImage();
    void damageIsNotMendedByItsDisk();

private:
    CheckReport verify() { return m_home->checked(m_home->library.verifyJob({})).report(); }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_disk; // what was added to it
    std::unique_ptr<Home> m_home;
    ImageId m_image;
};

namespace {

QByteArray disk() {
    QByteArray bytes;
    for (int i = 0; i < 4096; ++i) // not only text
        bytes += char(i);
    for (int i = 0; bytes.size() < 128 * 1024; ++i)
        bytes += QByteArray::number(i * 7919) + '\n';
    return bytes.first(128 * 1024) + QByteArray(64 * 1024, '\0') + QByteArray(5120, 'p');
}

} // namespace

void TestEarlierRules::init() {
    m_home.reset();
    m_directory = std::make_unique<QTemporaryDir>();
    m_disk = m_directory->filePath(u"disk.raw"_s);
    QVERIFY(writeFile(m_disk, disk()));
    const QString folder = m_directory->filePath(u"library"_s);
    QVERIFY(runTool(u"cp"_s, {u"-r"_s, QStringLiteral(PLATTER_FIXTURES "/rule-2"), folder}));
    m_home = std::make_unique<Home>(folder);
    QVERIFY2(m_home->ready(), m_home->library.problem() ? qPrintable(m_home->library.problem()->message) : "");
    QCOMPARE(m_home->checked(m_home->library.repairJob()).report().damagedChunks, 0);
    const auto image = m_home->byName(u"earlier"_s);
    QVERIFY(image);
    m_image = image->id;
}

void TestEarlierRules::diskIsRead() {
    const auto sum = m_home->exportedSum(m_image, m_directory->filePath(u"out.raw"_s));
    QVERIFY2(sum, qPrintable(sum ? QString() : sum.error().message));
    QCOMPARE(*sum, sha256OfFile(m_disk));
    const CheckReport report = verify();
    QCOMPARE(report.images, 1);
    QVERIFY(report.chunks > 2);
    QVERIFY(report.damagedImages.isEmpty());
}

void TestEarlierRules::sameDiskIsAnotherImage() {
    const auto id = m_home->import(m_disk, u"later"_s);
    QVERIFY(id);
    QVERIFY(m_home->library.image(*id)->contentId != m_home->library.image(m_image)->contentId);
    for (const ImageId& image : {m_image, *id})
        QCOMPARE(*m_home->exportedSum(image, m_directory->filePath(u"out.raw"_s)), sha256OfFile(m_disk));
    QVERIFY(verify().damagedImages.isEmpty());
}

void TestEarlierRules::damageIsNotMendedByItsDisk() {
    QDirIterator packs(
        m_directory->filePath(u"library/packs"_s), {u"*.pack"_s}, QDir::Files, QDirIterator::Subdirectories);
    QFile pack(packs.next());
    QVERIFY(pack.open(QIODevice::ReadWrite) && pack.seek(pack.size() / 2) && pack.write(QByteArray(64, 'x')) == 64);
    pack.close();
    CheckReport report = verify();
    QCOMPARE(report.damagedImages.size(), 1);
    QVERIFY2(report.damagedImages.first().sentence.contains(u"does not mend"),
        qPrintable(report.damagedImages.first().sentence));
    QVERIFY(m_home->import(m_disk, u"later"_s));
    report = verify();
    QCOMPARE(report.damagedImages.size(), 1);
    QCOMPARE(report.damagedImages.first().image, m_image);
}

QTEST_GUILESS_MAIN(TestEarlierRules)
#include "tst_earlierrules.moc"
