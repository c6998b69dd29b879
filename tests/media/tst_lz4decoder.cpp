// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/decoder.h"
#include "tests/media/mediatesting.h"
#include "tests/support/diskmaker.h"

#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>
#include <memory>
#include <optional>

#include <lz4frame.h>

using namespace Qt::StringLiterals;
using namespace platter;
using namespace platter::test;

namespace {

struct Free {
    void operator()(LZ4F_dctx* context) const { LZ4F_freeDecompressionContext(context); }
};

std::span<const std::byte> bytesIn(const QByteArray& bytes) {
    return std::as_bytes(std::span(bytes.constData(), size_t(bytes.size())));
}

// The one frame, by the library's own decoder; nullopt: not whole, or damaged.
std::optional<QByteArray> byTheLibrary(const QByteArray& frame) {
    LZ4F_dctx* made = nullptr;
    if (LZ4F_isError(LZ4F_createDecompressionContext(&made, LZ4F_VERSION)) != 0)
        return std::nullopt;
    const std::unique_ptr<LZ4F_dctx, Free> context(made);
    QByteArray all, room(1 << 20, Qt::Uninitialized);
    for (qsizetype at = 0;;) {
        std::size_t in = std::size_t(frame.size() - at), out = std::size_t(room.size());
        const auto left = LZ4F_decompress(context.get(), room.data(), &out, frame.constData() + at, &in, nullptr);
        if (LZ4F_isError(left) != 0)
            return std::nullopt;
        all.append(room.constData(), qsizetype(out));
        at += qsizetype(in);
        if (left == 0)
            return at == frame.size() ? std::optional(all) : std::nullopt;
        if (in == 0 && out == 0)
            return std::nullopt;
    }
}

// The same by ours, in pieces; where it can, it begins anew with the state of a decoder before it.
std::optional<QByteArray> byOurs(const QByteArray& frame, qsizetype piece, qsizetype room, bool changes) {
    auto decoder = Decoder::create(Codec::Lz4);
    if (decoder->next(bytesIn(frame), true) != Decoder::Next::Member || !decoder->begin())
        return std::nullopt;
    QByteArray all, out(room, Qt::Uninitialized);
    for (qsizetype at = 0;;) {
        const auto input = bytesIn(frame).subspan(size_t(at), size_t(std::min(piece, frame.size() - at)));
        const auto step = decoder->step(input, std::as_writable_bytes(std::span(out.data(), size_t(out.size()))));
        all.append(out.constData(), qsizetype(step.produced));
        at += qsizetype(step.consumed);
        if (step.state == Decoder::State::MemberEnd)
            return at == frame.size() ? std::optional(all) : std::nullopt;
        if (step.state != Decoder::State::More || (step.consumed == 0 && step.produced == 0))
            return std::nullopt;
        if (changes && decoder->isBetweenBlocks()) {
            auto next = Decoder::create(Codec::Lz4);
            if (!next->resume(decoder->state()))
                return std::nullopt;
            decoder = std::move(next);
        }
    }
}

} // namespace

// Frames block by block: what the library's own decoder takes, and nothing else.
class TestLz4Decoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asTheLibrary_data();
    void asTheLibrary();
    void noState();
};

void TestLz4Decoder::asTheLibrary_data() {
    QTest::addColumn<QStringList>("options");
    QTest::newRow("usual") << QStringList{};
    QTest::newRow("small blocks") << QStringList{u"-B4"_s};
    QTest::newRow("linked") << QStringList{u"-BD"_s, u"-B4"_s};
    QTest::newRow("linked, everything told") << QStringList{u"-BD"_s, u"-BX"_s, u"-B4"_s, u"--content-size"_s};
    QTest::newRow("no checksum") << QStringList{u"--no-frame-crc"_s, u"-B4"_s};
}

void TestLz4Decoder::asTheLibrary() {
    QFETCH(const QStringList, options);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"disk"_s);
    QByteArray disk = randomBytes(90'000, 3); // does not pack
    for (int i = 0; i < 4000; ++i)
        disk += QByteArray::number(i * 7919 % 1009) + " is what the line before was not\n";
    disk += QByteArray(150'000, '\0') + disk.first(70'000);
    VERIFY_OK(writeFile(path, disk));
    const QByteArray frame = *readFile(*compressed(path, u"lz4"_s, options));
    QVERIFY(byTheLibrary(frame) == disk);
    for (const qsizetype piece : {qsizetype(1), qsizetype(4093), frame.size()}) {
        QVERIFY(byOurs(frame, piece, 1 << 20, false) == disk);
        QVERIFY(byOurs(frame, piece, 1 << 20, true) == disk);
    }
    QVERIFY(byOurs(frame, 4093, 7, true) == disk);
    QRandomGenerator random(7);
    for (int i = 0; i < 1500; ++i) {
        QByteArray damaged = frame;
        for (int n = random.bounded(1, 4); n > 0; --n) // often where the lengths are
            damaged[random.bounded(random.bounded(2) == 0 ? 40 : int(frame.size()))] = char(random.bounded(256));
        if (random.bounded(8) == 0)
            damaged.truncate(random.bounded(int(frame.size())));
        if (damaged.size() < 5 || Decoder::create(Codec::Lz4)->next(bytesIn(damaged), true) != Decoder::Next::Member
            || (damaged.at(0) & 0xf0) == 0x50) // skippable: the library's gives no bytes, which ours is not asked for
            continue;
        const auto expected = byTheLibrary(damaged);
        QVERIFY2(byOurs(damaged, 4093, 1 << 20, random.bounded(2) == 0) == expected, qPrintable(QString::number(i)));
    }
}

void TestLz4Decoder::noState() {
    QTemporaryDir folder;
    const QString path = folder.filePath(u"disk"_s);
    VERIFY_OK(writeFile(path, randomBytes(300'000, 3)));
    const QByteArray frame = *readFile(*compressed(path, u"lz4"_s, {u"-BD"_s, u"-B4"_s}));
    const auto decoder = Decoder::create(Codec::Lz4);
    QCOMPARE(decoder->state(), QByteArray());
    QVERIFY(!decoder->resume({}));
    QVERIFY(decoder->begin());
    QByteArray out(80'000, Qt::Uninitialized);
    std::size_t at = 0;
    while (!decoder->isBetweenBlocks() || at < 70'000)
        at += decoder->step(bytesIn(frame).subspan(at), std::as_writable_bytes(std::span(out.data(), 80'000))).consumed;
    const QByteArray state = decoder->state();
    QVERIFY(Decoder::create(Codec::Lz4)->resume(state));
    for (qsizetype length = 0; length < state.size(); length += length < 200 ? 1 : 997)
        QVERIFY(!Decoder::create(Codec::Lz4)->resume(state.first(length)));
    QVERIFY(!Decoder::create(Codec::Lz4)->resume(state + 'x'));
    QRandomGenerator random(8);
    for (int i = 0; i < 3000; ++i) { // whatever it says, nothing is read or written outside
        QByteArray damaged = state;
        damaged[random.bounded(random.bounded(2) == 0 ? 100 : int(state.size()))] = char(random.bounded(256));
        const auto other = Decoder::create(Codec::Lz4);
        if (!other->resume(damaged))
            continue;
        for (std::size_t from = at; from < std::size_t(frame.size());) {
            const auto step
                = other->step(bytesIn(frame).subspan(from), std::as_writable_bytes(std::span(out.data(), 80'000)));
            from += step.consumed;
            if (step.state != Decoder::State::More || step.consumed + step.produced == 0)
                break;
        }
    }
}

QTEST_GUILESS_MAIN(TestLz4Decoder)
#include "tst_lz4decoder.moc"
