// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/uploadplan.h"

#include "models/brightbox/orbitupload.h"
#include "models/media/decoder.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace platter;

class TestUploadPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names();
    void cuts();
    void framesAreEqual();
    void expected();
};

void TestUploadPlan::names() {
    const UploadPlan plan(u"up/img"_s, {.segment = 16 << 20, .object = 32 << 20});
    QCOMPARE(plan.objectName({7, 3}), u"up/img/3-16777216-33554432-1048576/00000007+3"_s);
    QVERIFY(plan.diskName().startsWith(plan.everything()) && plan.zerosName(20).startsWith(plan.everything()));
    QCOMPARE(plan.placeOf(plan.objectName({7, 3})), (UploadPlan::Place{7, 3}));
    QCOMPARE(plan.placeOf(plan.objectName({123'456'789, 1})), (UploadPlan::Place{123'456'789, 1}));
    for (const QString& other :
        QStringList{plan.diskName(), plan.zerosName(4), plan.diskName() + u"/00000"_s, u"up/img/x"_s, u""_s,
            UploadPlan(u"up/img"_s, {.segment = 4 << 20}).objectName({7, 3}), UploadPlan(u"up/im"_s).objectName({7, 3}),
            u"up/img/3-16777216-33554432-1048576/7+3"_s, u"up/img/3-16777216-33554432-1048576/00000007+0"_s})
        QCOMPARE(plan.placeOf(other), std::nullopt);
}

void TestUploadPlan::cuts() {
    const UploadPlan plan(u"p"_s, {.segment = 1000});
    QCOMPARE(plan.segmentsOf(0), 0);
    QCOMPARE(plan.segmentsOf(1), 1);
    QCOMPARE(plan.segmentsOf(1000), 1);
    QCOMPARE(plan.segmentsOf(1001), 2);
    QCOMPARE(plan.lengthOf(0, 1001), 1000);
    QCOMPARE(plan.lengthOf(1, 1001), 1);
}

void TestUploadPlan::framesAreEqual() {
    std::vector<std::byte> raw(9'000'000);
    for (std::size_t i = 0; i < raw.size(); ++i)
        raw[i] = std::byte(i * i % 251 * (i % 3));
    QByteArray frame, both("before");
    QVERIFY(UploadPlan::pack(raw, frame) && UploadPlan::pack(raw, both));
    QVERIFY(both == "before" + frame);
    QCOMPARE_LT(frame.size(), qsizetype(raw.size()));
    const auto bytes = std::as_bytes(std::span(frame.constData(), std::size_t(frame.size())));
    QCOMPARE(int(bytes[4]), 0x40 | 0x20 | 0x08 | 0x04); // version, independent blocks, length, checksum
    const auto decoder = Decoder::create(Codec::Lz4);
    QVERIFY(decoder->begin());
    std::vector<std::byte> back(raw.size() + 1);
    std::size_t in = 0, out = 0;
    Decoder::Step step;
    while (step.state == Decoder::State::More) {
        step = decoder->step(bytes.subspan(in), std::span(back).subspan(out));
        in += step.consumed;
        out += step.produced;
    }
    QCOMPARE(step.state, Decoder::State::MemberEnd);
    QCOMPARE(in, bytes.size());
    back.resize(out);
    QVERIFY(back == raw);
}

void TestUploadPlan::expected() {
    UploadProgress progress;
    QCOMPARE(progress.expectedCompressed(), 0);
    progress.done = 25;
    progress.total = 100;
    progress.compressed = 10;
    QCOMPARE(progress.expectedCompressed(), 40);
    progress.total = 0; // not known
    QCOMPARE(progress.expectedCompressed(), 0);
}

QTEST_GUILESS_MAIN(TestUploadPlan)
#include "tst_uploadplan.moc"
