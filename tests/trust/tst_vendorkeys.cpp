// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/trust/vendorkeys.h"
#include "tests/trust/signing.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace platter;
using platter::test::Signer;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kText = "0123  disk.raw\n";

// Processes whose command line names the folder.
int processesOf(const QString& folder) {
    int found = 0;
    for (const QString& id : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile file(u"/proc/%1/cmdline"_s.arg(id));
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(folder.toUtf8()))
            ++found;
    }
    return found;
}

} // namespace

class TestVendorKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void detached();
    void clearSigned();
    void oneOfSeveralKeys();
    void refused_data();
    void refused();
    void onlyWhatWasSigned();
    void leavesNothing();
    void shippedKeys();

private:
    std::unique_ptr<Signer> m_vendor;
    std::unique_ptr<Signer> m_other;
};

void TestVendorKeys::initTestCase() {
    m_vendor = std::make_unique<Signer>(u"Images of Vendor <images@vendor.example>"_s);
    m_other = std::make_unique<Signer>(u"Somebody <somebody@else.example>"_s);
}

void TestVendorKeys::cleanupTestCase() {
    m_vendor.reset();
    m_other.reset();
}

void TestVendorKeys::detached() {
    const auto signer = VendorKeys({m_vendor->publicKey()}).verify(kText, m_vendor->sign(kText));
    QVERIFY2(signer, qPrintable(signer ? QString() : signer.error().message + signer.error().detail));
    QCOMPARE(signer->text, kText);
    QCOMPARE(signer->signer, u"Images of Vendor <images@vendor.example> (%1)"_s.arg(m_vendor->fingerprint()));
}

void TestVendorKeys::clearSigned() {
    const QByteArray text = m_vendor->clearSign(kText);
    QVERIFY(VendorKeys::isClearSigned(text));
    QVERIFY(!VendorKeys::isClearSigned(kText));
    const auto signer = VendorKeys({m_vendor->publicKey()}).verifyClear(text);
    QVERIFY2(signer, qPrintable(signer ? QString() : signer.error().message + signer.error().detail));
    QCOMPARE(signer->text, kText);
    QVERIFY(signer->signer.contains(m_vendor->fingerprint()));
}

void TestVendorKeys::oneOfSeveralKeys() {
    const VendorKeys keys({m_other->publicKey(), m_vendor->publicKey()});
    const auto signer = keys.verify(kText, m_vendor->sign(kText));
    QVERIFY(signer);
    QVERIFY(signer->signer.contains(m_vendor->fingerprint()));
}

void TestVendorKeys::refused_data() {
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("signature");
    QTest::addColumn<ErrorCode>("code");

    const QByteArray key = m_vendor->publicKey();
    QTest::newRow("key not in the set") << key << kText << m_other->sign(kText) << ErrorCode::NotFound;
    QTest::newRow("no keys at all") << QByteArray() << kText << m_vendor->sign(kText) << ErrorCode::NotFound;
    QTest::newRow("changed text") << key << "x" + kText << m_vendor->sign(kText) << ErrorCode::Corrupt;
    QTest::newRow("no signature") << key << kText << QByteArray("<html>404</html>") << ErrorCode::Unreadable;
    QTest::newRow("empty") << key << kText << QByteArray() << ErrorCode::Unreadable;
    const Signer old(u"Old <old@vendor.example>"_s, u"20200201T000000"_s, u"20200101T000000"_s);
    QTest::newRow("expired key") << old.publicKey() << kText << old.sign(kText) << ErrorCode::Refused;
    const Signer brief(u"Brief <brief@vendor.example>"_s, u"never"_s, u"20200101T000000"_s);
    QTest::newRow("expired signature") << brief.publicKey() << kText
                                       << brief.sign(kText, {u"--default-sig-expire"_s, u"1d"_s}) << ErrorCode::Refused;
}

void TestVendorKeys::refused() {
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, signature);
    QFETCH(ErrorCode, code);
    const VendorKeys keys = key.isEmpty() ? VendorKeys() : VendorKeys({key});
    const auto signer = keys.verify(text, signature);
    QVERIFY(!signer);
    QVERIFY2(signer.error().code == code, qPrintable(signer.error().message + signer.error().detail));
    QVERIFY(!signer.error().message.isEmpty());
}

// Whoever puts lines around a signed text must not be believed.
void TestVendorKeys::onlyWhatWasSigned() {
    const VendorKeys keys({m_vendor->publicKey()});
    const QByteArray text = m_vendor->clearSign(kText);
    for (const QByteArray& around : QByteArrayList{"beef  disk.raw\n" + text, text + "beef  disk.raw\n"}) {
        const auto signer = keys.verifyClear(around);
        QVERIFY(!signer || !signer->text.contains("beef"));
    }
    QByteArray changed = text;
    changed.replace("0123  disk", "4567  disk");
    const auto signer = keys.verifyClear(changed);
    QVERIFY(!signer);
    QCOMPARE(signer.error().code, ErrorCode::Corrupt);
}

void TestVendorKeys::leavesNothing() {
    const QTemporaryDir folder;
    const QByteArray before = qgetenv("TMPDIR"), home = qgetenv("HOME");
    qputenv("TMPDIR", folder.path().toUtf8());
    qputenv("HOME", folder.path().toUtf8());
    const auto signer = VendorKeys({m_vendor->publicKey()}).verify(kText, m_vendor->sign(kText));
    before.isNull() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", before);
    qputenv("HOME", home);
    QVERIFY(signer);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
    QCOMPARE(processesOf(folder.path()), 0); // no agent
}

// What comes with Platter is what the table beside it says, and can be used.
void TestVendorKeys::shippedKeys() {
    const QTemporaryDir home;
    QSet<QString> keys;
    for (const QString& name : QDir(u":/keys"_s).entryList()) {
        QFile file(u":/keys/"_s + name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QProcess gpg;
        gpg.start(u"gpg"_s,
            {u"--homedir"_s, home.path(), u"--no-autostart"_s, u"--batch"_s, u"--with-colons"_s, u"--show-keys"_s});
        gpg.write(file.readAll());
        gpg.closeWriteChannel();
        QVERIFY(gpg.waitForFinished());
        QString kind;
        for (const QByteArray& line : gpg.readAllStandardOutput().split('\n')) {
            if (line.startsWith("pub") || line.startsWith("sub"))
                kind = QString::fromLatin1(line.first(3));
            if (line.startsWith("fpr") && kind == "pub"_L1)
                keys.insert(QString::fromLatin1(line.split(':').value(9)));
        }
    }
    QFile table(QStringLiteral(PLATTER_KEYS "/README.md"));
    QVERIFY(table.open(QIODevice::ReadOnly));
    QSet<QString> told;
    static const QRegularExpression fingerprint(u"`([0-9A-F]{40})`"_s);
    for (auto match = fingerprint.globalMatch(QString::fromUtf8(table.readAll())); match.hasNext();)
        told.insert(match.next().captured(1));
    QCOMPARE(keys, told);
    QVERIFY(keys.size() >= 3);
    const auto signer = VendorKeys::shipped().verify(kText, m_vendor->sign(kText));
    QVERIFY(!signer);
    QCOMPARE(signer.error().code, ErrorCode::NotFound); // and not "gpg cannot be used"
}

QTEST_GUILESS_MAIN(TestVendorKeys)
#include "tst_vendorkeys.moc"
