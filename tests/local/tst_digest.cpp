// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/digest.h"

#include <QTest>

#include <algorithm>
#include <vector>

using namespace platter;

class TestDigest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedVectors_data();
    void publishedVectors();
    void namesOfAllRules();
};

namespace {

// What the published vectors of BLAKE3 hash: 0, 1, … 250, 0, 1, …
std::vector<std::byte> counting(std::size_t size) {
    std::vector<std::byte> bytes(size);
    for (std::size_t i = 0; i < size; ++i)
        bytes[i] = std::byte(i % 251);
    return bytes;
}

template <typename Hash> QByteArray inPieces(std::span<const std::byte> bytes) {
    Hash hash;
    hash.add(bytes); // of what is not asked for
    hash.reset();
    for (std::size_t at = 0, piece = 1; at < bytes.size(); at += piece, piece = piece * 3 + 1)
        hash.add(bytes.subspan(at, std::min(piece, bytes.size() - at)));
    return hash.result().toByteArray().toHex();
}

} // namespace

// test_vectors.json of BLAKE3's reference; SHA-256 of the same bytes by sha256sum.
void TestDigest::publishedVectors_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<QByteArray>("blake3");
    QTest::addColumn<QByteArray>("sha256");
    QTest::newRow("0") << 0 << QByteArray("af1349b9f5f9a1a6a0404dea36dcc9499bcb25c9adc112b7cc9a93cae41f3262")
                       << QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    QTest::newRow("1") << 1 << QByteArray("2d3adedff11b61f14c886e35afa036736dcd87a74d27b5c1510225d0f592e213")
                       << QByteArray("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
    QTest::newRow("1023") << 1023 << QByteArray("10108970eeda3eb932baac1428c7a2163b0e924c9a9e25b35bba72b28f70bd11")
                          << QByteArray("1c5e88a585b61754df6137d66632a7348557a88358afc401b0a0a4fc427104a9");
    QTest::newRow("1024") << 1024 << QByteArray("42214739f095a406f3fc83deb889744ac00df831c10daa55189b5d121c855af7")
                          << QByteArray("2bce1ba628720664be4b9fdd77aae0678e5f0f3f02fc6ff641ec879094f6a404");
    QTest::newRow("1025") << 1025 << QByteArray("d00278ae47eb27b34faecf67b4fe263f82d5412916c1ffd97c8cb7fb814b8444")
                          << QByteArray("bc0b6b10b89b9487a12fda2a8cc13194e7091c217aabf8b92846274026f4bcd0");
    QTest::newRow("2048") << 2048 << QByteArray("e776b6028c7cd22a4d0ba182a8bf62205d2ef576467e838ed6f2529b85fba24a")
                          << QByteArray("b2a8170614e23194ae2951423d601987f518ce2f11205d7b0b708080103b9f76");
    QTest::newRow("31744") << 31744 << QByteArray("62b6960e1a44bcc1eb1a611a8d6235b6b4b78f32e7abc4fb4c6cdcce94895c47")
                           << QByteArray("3cfe29c8d109f9f2c47826c78f931f31fdec70a2cf0ddfbba8fe8009a729dd42");
    QTest::newRow("102400") << 102400 << QByteArray("bc3e3d41a1146b069abffad3c0d44860cf664390afce4d9661f7902e7943e085")
                            << QByteArray("74588b7f0bcc354ac14d9cf199fa3a20c05f0c7293b9075b2f2e146e718de800");
}

void TestDigest::publishedVectors() {
    QFETCH(int, size);
    QFETCH(QByteArray, blake3);
    QFETCH(QByteArray, sha256);
    const auto bytes = counting(std::size_t(size));
    QCOMPARE(Blake3::of(bytes).toByteArray().toHex(), blake3);
    QCOMPARE(Sha256::of(bytes).toByteArray().toHex(), sha256);
    QCOMPARE(inPieces<Blake3>(bytes), blake3);
    QCOMPARE(inPieces<Sha256>(bytes), sha256);
}

void TestDigest::namesOfAllRules() {
    auto bytes = counting(32768);
    const Digest today = Blake3::of(bytes), before = Sha256::of(bytes);
    QVERIFY(isDigestOf(today, bytes));
    QVERIFY(isDigestOf(before, bytes));
    bytes[20'000] ^= std::byte{1};
    QVERIFY(!isDigestOf(today, bytes));
    QVERIFY(!isDigestOf(before, bytes));
}

QTEST_GUILESS_MAIN(TestDigest)
#include "tst_digest.moc"
