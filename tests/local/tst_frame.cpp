// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/frame.h"

#include "models/local/endian.h"
#include "models/files/file.h"
#include "models/local/xxh3.h"
#include "tests/support/diskmaker.h"

#include <QTest>

using namespace platter;
using namespace platter::test;

namespace {

struct Made {
    std::vector<FrameChunk> chunks;
    std::vector<std::byte> raw;
};

Made madeOf(const QList<QByteArray>& parts) {
    Made made;
    for (const QByteArray& part : parts) {
        made.chunks.push_back({Blake3::of(bytesOf(part)), static_cast<quint32>(part.size())});
        made.raw.insert(made.raw.end(), bytesOf(part).begin(), bytesOf(part).end());
    }
    return made;
}

// After changing header fields on purpose: the hash says that all is well.
void sign(std::vector<std::byte>& frame) {
    const auto count = getAt<quint32>(frame, 4);
    const size_t end = std::min(frame.size(), static_cast<size_t>(kFrameFixed) + size_t{count} * size_t(kFrameEntry));
    Xxh3 hash;
    hash.add(std::span(frame).first(32));
    hash.add(std::span(frame).subspan(40, end - 40));
    putAt<quint64>(frame, 32, hash.result());
}

} // namespace

class TestFrame : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void everyFlippedByteIsSeen();
    void everyLengthIsSeen();
    void hostileHeaders_data();
    void hostileHeaders();
};

void TestFrame::roundTrip_data() {
    QTest::addColumn<QList<QByteArray>>("parts");
    QTest::newRow("one byte") << QList<QByteArray>{"x"};
    QTest::newRow("compresses") << QList<QByteArray>{QByteArray(65536, 'a'), QByteArray(4096, 'b')};
    QTest::newRow("does not") << QList<QByteArray>{randomBytes(200'000, 1), randomBytes(56'000, 2)};
    QTest::newRow("largest chunks") << QList<QByteArray>{randomBytes(256 * 1024, 3), QByteArray(256 * 1024, 'q')};
    QTest::newRow("most chunks") << QList<QByteArray>(256, QByteArray("same"));
}

void TestFrame::roundTrip() {
    QFETCH(QList<QByteArray>, parts);
    const Made made = madeOf(parts);
    FrameCodec codec;
    const auto frame = codec.encode(made.chunks, made.raw);
    QCOMPARE(frame.size() % 8, 0U);
    const auto sizes = frameSizes(frame);
    QVERIFY(sizes);
    QCOMPARE(sizes->frame, qint64(frame.size()));
    const auto header = parseFrameHeader(frame);
    QVERIFY(header);
    QVERIFY(header->chunks == made.chunks);
    QCOMPARE(header->frameSize(), qint64(frame.size()));
    const auto raw = codec.decode(*header, std::span(frame).subspan(size_t(header->headerSize()), header->storedSize));
    QVERIFY(raw);
    QVERIFY(*raw == made.raw);
    qint64 at = 0;
    for (size_t i = 0; i < made.chunks.size(); ++i) {
        QCOMPARE(header->offsetOf(i), at);
        at += made.chunks[i].length;
    }
}

void TestFrame::everyFlippedByteIsSeen() {
    const Made made = madeOf({QByteArray(5000, 'a'), randomBytes(300, 1)});
    FrameCodec codec;
    const auto whole = codec.encode(made.chunks, made.raw);
    const auto used = size_t(parseFrameHeader(whole)->headerSize() + parseFrameHeader(whole)->storedSize);
    for (size_t at = 0; at < used; ++at) { // behind it there is padding only
        auto frame = whole;
        frame[at] ^= std::byte{0x40};
        const auto header = parseFrameHeader(frame);
        if (!header)
            continue;
        QVERIFY(size_t(header->headerSize()) + header->storedSize <= frame.size());
        QVERIFY2(!codec.decode(*header, std::span(frame).subspan(size_t(header->headerSize()), header->storedSize)),
            qPrintable(QString::number(at)));
    }
}

void TestFrame::everyLengthIsSeen() {
    const Made made = madeOf({QByteArray(5000, 'a'), randomBytes(300, 1)});
    FrameCodec codec;
    const auto whole = codec.encode(made.chunks, made.raw);
    const auto header = parseFrameHeader(whole);
    for (size_t length = 0; length < size_t(header->headerSize()); ++length)
        QVERIFY(!parseFrameHeader(std::span(whole).first(length)));
    for (size_t length = 0; length < header->storedSize; ++length)
        QVERIFY(!codec.decode(*header, std::span(whole).subspan(size_t(header->headerSize()), length)));
}

void TestFrame::hostileHeaders_data() {
    QTest::addColumn<int>("at");
    QTest::addColumn<quint32>("value");
    QTest::newRow("no chunks") << 4 << 0U;
    QTest::newRow("too many chunks") << 4 << 257U;
    QTest::newRow("most chunks there can be") << 4 << UINT32_MAX;
    QTest::newRow("raw size 0") << 8 << 0U;
    QTest::newRow("raw size too large") << 8 << kMaxFrameRaw + 1;
    QTest::newRow("raw size overflows") << 8 << UINT32_MAX;
    QTest::newRow("raw size other") << 8 << 5301U;
    QTest::newRow("stored size 0") << 12 << 0U;
    QTest::newRow("stored size beyond raw") << 12 << 5301U;
    QTest::newRow("stored size overflows") << 12 << UINT32_MAX;
    QTest::newRow("codec from the future") << 16 << 2U;
    QTest::newRow("codec says stored") << 16 << 0U;
    QTest::newRow("chunk of no length") << 72 << 0U;
    QTest::newRow("chunk too long") << 72 << quint32{256 * 1024 + 1};
    QTest::newRow("chunk lengths overflow") << 72 << UINT32_MAX;
}

void TestFrame::hostileHeaders() {
    QFETCH(int, at);
    QFETCH(quint32, value);
    const Made made = madeOf({QByteArray(5000, 'a'), QByteArray(300, 'b')});
    FrameCodec codec;
    auto frame = codec.encode(made.chunks, made.raw);
    QVERIFY(parseFrameHeader(frame));
    putAt<quint32>(frame, size_t(at), value);
    sign(frame);
    QVERIFY(!parseFrameHeader(frame));
}

QTEST_GUILESS_MAIN(TestFrame)
#include "tst_frame.moc"
