// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/sha256lanes.h"

#include <QRandomGenerator>
#include <QTest>

#include <vector>

using namespace platter;

// Many pieces hashed together against OpenSSL, one by one.
class TestSha256Lanes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asOneByOne_data();
    void asOneByOne();
    void everyRest();
};

namespace {

void compare(const std::vector<std::span<const std::byte>>& pieces) {
    std::vector<Digest> digests(pieces.size());
    sha256OfEach(pieces, digests);
    for (std::size_t i = 0; i < pieces.size(); ++i)
        QVERIFY2(digests[i] == Sha256::of(pieces[i]), qPrintable(QString::number(i)));
}

std::vector<std::byte> noise(std::size_t size) {
    std::vector<std::byte> bytes(size);
    auto* const words = reinterpret_cast<quint32*>(bytes.data());
    QRandomGenerator(11).fillRange(words, qsizetype(size / sizeof(quint32)));
    return bytes;
}

} // namespace

void TestSha256Lanes::asOneByOne_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("shortest");
    QTest::addColumn<int>("longest");
    QTest::newRow("none") << 0 << 0 << 0;
    QTest::newRow("one") << 1 << 4096 << 4096;
    QTest::newRow("empty ones") << 40 << 0 << 0;
    QTest::newRow("as many as lanes") << 16 << 65536 << 65536;
    QTest::newRow("one more") << 17 << 65536 << 65536;
    QTest::newRow("chunks") << 70 << 4096 << 262144;
    QTest::newRow("short ones") << 1000 << 0 << 300;
    QTest::newRow("few, unequal") << 5 << 1 << 262144;
}

void TestSha256Lanes::asOneByOne() {
    QFETCH(int, count);
    QFETCH(int, shortest);
    QFETCH(int, longest);
    const auto bytes = noise(1 << 20);
    QRandomGenerator random(5);
    std::vector<std::span<const std::byte>> pieces;
    for (int i = 0; i < count; ++i) {
        const auto size = std::size_t(random.bounded(shortest, longest + 1));
        pieces.push_back(std::span(bytes).subspan(std::size_t(random.bounded(int(bytes.size() - size + 1))), size));
    }
    compare(pieces);
}

// Where the padding begins a block of its own, and where it does not.
void TestSha256Lanes::everyRest() {
    const auto bytes = noise(1024);
    std::vector<std::span<const std::byte>> pieces;
    for (std::size_t size = 0; size <= 260; ++size)
        pieces.push_back(std::span(bytes).subspan(size % 7, size));
    compare(pieces);
}

QTEST_GUILESS_MAIN(TestSha256Lanes)
#include "tst_sha256lanes.moc"
