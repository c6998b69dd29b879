// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/trust/sourcecheck.h"
#include "tests/support/diskmaker.h"
#include "tests/trust/signing.h"

#include <QMap>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using platter::test::Signer;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSum = QByteArray(64, 'a');
const QByteArray kOther = QByteArray(64, 'b');
const QByteArray kLong = QByteArray(128, 'c');
const QByteArray kList = kSum + "  disk.raw\n";

} // namespace

class TestSourceCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_vendor.reset(); }
    void nothingBeside();
    void aList();
    void signedList_data();
    void signedList();
    void signedOneComesFirst();
    void unknownKey();
    void wrongSignature();
    void outsideOfTheSignedText();
    void serverThatAnswersEverything();
    void onThisComputer();

private:
    BesideFile look(const QMap<QString, QByteArray>& files) {
        m_reads = 0;
        return lookBeside(
            u"disk.raw"_s,
            [&](const QString& name) {
                ++m_reads;
                return files.contains(name) ? std::optional(files.value(name)) : std::nullopt;
            },
            m_keys);
    }

    std::unique_ptr<Signer> m_vendor;
    VendorKeys m_keys;
    int m_reads = 0;
};

void TestSourceCheck::initTestCase() {
    m_vendor = std::make_unique<Signer>(u"Vendor <images@vendor.example>"_s);
    m_keys = VendorKeys({m_vendor->publicKey()});
}

void TestSourceCheck::nothingBeside() {
    const BesideFile found = look({});
    QVERIFY(!found.check);
    QCOMPARE(found.doubt, QString());
    QVERIFY(m_reads <= kMostBeside);
}

void TestSourceCheck::aList() {
    const BesideFile found = look({{u"SHA256SUMS"_s, kList}});
    QVERIFY(found.check);
    QCOMPARE(*found.check, (SourceCheck{{DigestKind::Sha256, QByteArray::fromHex(kSum)}, u"SHA256SUMS"_s, QString()}));
    QCOMPARE(found.doubt, QString());
    const BesideFile longer = look({{u"SHA512SUMS"_s, kLong + "  disk.raw\n"}});
    QVERIFY(longer.check);
    QCOMPARE(longer.check->sum.kind, DigestKind::Sha512);
}

void TestSourceCheck::signedList_data() {
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("ending"); // empty: signed inside
    QTest::newRow("ubuntu") << u"SHA256SUMS"_s << u".gpg"_s;
    QTest::newRow("debian") << u"SHA512SUMS"_s << u".sign"_s;
    QTest::newRow("alma") << u"CHECKSUM"_s << u".asc"_s;
    QTest::newRow("suse") << u"disk.raw.sha256"_s << u".asc"_s;
    QTest::newRow("sig") << u"sha256sum.txt"_s << u".sig"_s;
    QTest::newRow("fedora") << u"CHECKSUM"_s << QString();
}

void TestSourceCheck::signedList() {
    QFETCH(QString, list);
    QFETCH(QString, ending);
    const QByteArray text = list == "SHA512SUMS"_L1 ? kLong + "  disk.raw\n" : kList;
    const BesideFile found = ending.isEmpty()
        ? look({{list, m_vendor->clearSign("SHA256 (disk.raw) = " + kSum + '\n')}})
        : look({{list, text}, {list + ending, m_vendor->sign(text)}});
    QVERIFY(found.check);
    QCOMPARE(found.check->from, list);
    QVERIFY(found.check->signedBy.startsWith(u"Vendor <images@vendor.example> ("_s));
    QCOMPARE(found.doubt, QString());
}

void TestSourceCheck::signedOneComesFirst() {
    const QByteArray text = kOther + "  disk.raw\n";
    const BesideFile found
        = look({{u"disk.raw.sha256"_s, kList}, {u"CHECKSUM"_s, text}, {u"CHECKSUM.asc"_s, m_vendor->sign(text)}});
    QVERIFY(found.check);
    QCOMPARE(found.check->from, u"CHECKSUM"_s);
    QCOMPARE(found.check->sum.digest, QByteArray::fromHex(kOther));
}

// The list is of use all the same; who it is by is not known.
void TestSourceCheck::unknownKey() {
    const Signer other(u"Somebody <somebody@else.example>"_s);
    const BesideFile found = look({{u"SHA256SUMS"_s, kList}, {u"SHA256SUMS.gpg"_s, other.sign(kList)}});
    QVERIFY(found.check);
    QCOMPARE(found.check->signedBy, QString());
    QVERIFY2(found.doubt.contains(u"key that Platter does not know"_s), qPrintable(found.doubt));
}

void TestSourceCheck::wrongSignature() {
    const BesideFile found = look({{u"SHA256SUMS"_s, kList}, {u"SHA256SUMS.gpg"_s, m_vendor->sign("x" + kList)}});
    QVERIFY(!found.check);
    QVERIFY(!found.doubt.isEmpty());
}

void TestSourceCheck::outsideOfTheSignedText() {
    const BesideFile found = look({{u"CHECKSUM"_s, kList + m_vendor->clearSign(kOther + "  another.raw\n")}});
    QVERIFY(!found.check || found.check->signedBy.isEmpty());
    QVERIFY(!found.doubt.isEmpty());
}

// With the same page for whatever is asked.
void TestSourceCheck::serverThatAnswersEverything() {
    int reads = 0;
    const BesideFile page = lookBeside(
        u"disk.raw"_s,
        [&reads](const QString&) {
            ++reads;
            return std::optional(QByteArray("<html>no</html>"));
        },
        m_keys);
    QVERIFY(!page.check);
    QVERIFY(reads <= kMostBeside);
    const BesideFile list = lookBeside(
        u"disk.raw"_s,
        [&reads](const QString&) {
            ++reads;
            return std::optional(kList);
        },
        m_keys);
    QVERIFY(list.check);
    QCOMPARE(list.check->signedBy, QString());
    QVERIFY(reads <= 2 * kMostBeside);
}

void TestSourceCheck::onThisComputer() {
    const QTemporaryDir folder;
    QVERIFY(test::writeFile(folder.filePath(u"SHA256SUMS"_s), kList));
    QVERIFY(test::writeFile(folder.filePath(u"SHA256SUMS.gpg"_s), m_vendor->sign(kList)));
    const BesideFile found = lookBesideFile(folder.filePath(u"disk.raw"_s), m_keys);
    QVERIFY(found.check);
    QVERIFY(!found.check->signedBy.isEmpty());
    QVERIFY(!lookBesideFile(folder.filePath(u"other.raw"_s), m_keys).check);
}

QTEST_GUILESS_MAIN(TestSourceCheck)
#include "tst_sourcecheck.moc"
