// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/trust/checksumlist.h"

#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kOne = QByteArray(64, 'a');
const QByteArray kTwo = QByteArray(64, 'b');
const QByteArray kLong = QByteArray(128, 'c');

Checksum of(const QByteArray& hex) {
    return {hex.size() == 64 ? DigestKind::Sha256 : DigestKind::Sha512, QByteArray::fromHex(hex)};
}

} // namespace

class TestChecksumList : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void digests();
};

void TestChecksumList::reads_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("list");
    QTest::addColumn<std::optional<Checksum>>("expected");

    const auto row = [](const char* name, const QByteArray& text, const std::optional<Checksum>& expected,
                         const QString& list = u"SHA256SUMS"_s) { QTest::newRow(name) << text << list << expected; };
    row("text mode", kTwo + "  other.raw\n" + kOne + "  disk.raw\n", of(kOne));
    row("binary mode", kOne + " *disk.raw\n", of(kOne));
    row("capitals", kOne.toUpper() + "  disk.raw", of(kOne));
    row("dos", kOne + "  disk.raw\r\n", of(kOne));
    row("here", kOne + "  ./disk.raw\n", of(kOne));
    row("behind a folder", kOne + "  images/disk.raw\n", of(kOne));
    row("here before a folder's", kTwo + "  images/disk.raw\n" + kOne + "  disk.raw\n", of(kOne));
    row("bsd", "SHA256 (disk.raw) = " + kOne + '\n', of(kOne));
    row("bsd, fedora", "# disk.raw: 1234 bytes\nSHA256 (disk.raw) = " + kOne + '\n', of(kOne));
    row("sha512", kLong + "  disk.raw\n", of(kLong));
    row("both kinds", kLong + "  disk.raw\n" + kOne + "  disk.raw\n", of(kOne));
    row("twice the same", kOne + "  disk.raw\n" + kOne + " *disk.raw\n", of(kOne));
    row("two that differ", kOne + "  disk.raw\n" + kTwo + "  disk.raw\n", std::nullopt);
    row("another file", kOne + "  disk.raw.xz\n", std::nullopt);
    row("another file's end", kOne + "  mydisk.raw\n", std::nullopt);
    row("a dot is a dot", kOne + "  diskxraw\n", std::nullopt);
    row("too short", QByteArray(63, 'a') + "  disk.raw\n", std::nullopt);
    row("between both", QByteArray(100, 'a') + "  disk.raw\n", std::nullopt);
    row("empty", {}, std::nullopt);
    row("a page", "<html><body>disk.raw</body></html>", std::nullopt);
    row("bare, in the file's own list", kOne + '\n', of(kOne), u"disk.raw.sha256"_s);
    row("bare sha512, in the file's own list", kLong, of(kLong), u"disk.raw.sha512"_s);
    row("bare, in a list of many", kOne + '\n', std::nullopt);
    row("bare, in another file's list", kOne + '\n', std::nullopt, u"disk.rawx.sha256"_s);
    row("two bare ones", kOne + '\n' + kTwo + '\n', std::nullopt, u"disk.raw.sha256"_s);
}

void TestChecksumList::reads() {
    QFETCH(QByteArray, text);
    QFETCH(QString, list);
    QFETCH(std::optional<Checksum>, expected);
    QVERIFY(checksumIn(text, list, u"disk.raw"_s) == expected);
}

// NIST's vectors: "abc".
void TestChecksumList::digests() {
    const QByteArray text("abc");
    for (const auto& [kind, hex] :
        {std::pair{DigestKind::Sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
            std::pair{DigestKind::Sha512,
                "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a"
                "2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f"}}) {
        FileDigest digest(kind);
        digest.add(std::as_bytes(std::span(text.constData(), 1)));
        (void)digest.result(); // what was looked at goes on
        digest.add(std::as_bytes(std::span(text.constData() + 1, 2)));
        QCOMPARE(digest.result().toHex(), QByteArray(hex));
        QCOMPARE(digest.result().size(), digestLength(kind));
    }
}

QTEST_GUILESS_MAIN(TestChecksumList)
#include "tst_checksumlist.moc"
