// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/local/memorystore.h"
#include "tests/local/oldrule.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// A disk that was kept as an image, and written to since in pieces of this size.
class ChangedSource : public MemorySource {
public:
    static constexpr qint64 kPiece = 16 * 1024;
    // `reads`: how many bytes were asked for; `used`: whether an earlier image is.
    ChangedSource(
        const QByteArray& bytes, const QByteArray& earlier, const QList<bool>& written, qint64& reads, bool& used)
        : MemorySource(bytes)
        , m_tracking(std::make_shared<Tracking>(earlier))
        , m_written(written)
        , m_reads(reads)
        , m_used(used) {
        m_used = false;
    }
    Result<Extent> extentAt(qint64 offset) override {
        const bool written = !m_used || m_written[offset / kPiece];
        qint64 end = offset;
        while (end < size() && (!m_used || m_written[end / kPiece]) == written)
            end = std::min(size(), (end / kPiece + 1) * kPiece);
        return Extent{offset, end - offset, written ? ExtentKind::Data : ExtentKind::Unchanged};
    }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override {
        m_reads += static_cast<qint64>(buffer.size());
        return MemorySource::read(offset, buffer);
    }
    std::shared_ptr<ChangeTracking> tracking() override { return m_tracking; }
    void useEarlier(bool use) override { m_used = use; }

private:
    struct Tracking : ChangeTracking {
        explicit Tracking(const QByteArray& id)
            : m_id(id) { }
        QByteArray earlier() const override { return m_id; }
        void keptAs(const QByteArray& /*contentId*/) override { }
        QByteArray m_id;
    };
    std::shared_ptr<Tracking> m_tracking;
    QList<bool> m_written;
    qint64& m_reads;
    bool& m_used;
};

} // namespace

// Disks that tell what of them is as it was when an image was made of them before.
class TestTrackedImports : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatChangedIsRead_data();
    void onlyWhatChangedIsRead();
    void withoutTheEarlierImageAllIsRead();
};

void TestTrackedImports::onlyWhatChangedIsRead_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 24; ++seed)
        QTest::addRow("%u", seed) << seed;
}

// Written over with other bytes, zeros, the same again, or what stood elsewhere: the map is the one of a disk that is read
// as a whole.
void TestTrackedImports::onlyWhatChangedIsRead() {
    QFETCH(const quint32, seed);
    const QByteArray disk = mixedDisk();
    QRandomGenerator chance(seed);
    QList<bool> written((disk.size() + ChangedSource::kPiece - 1) / ChangedSource::kPiece);
    QByteArray changed = disk;
    const qsizetype pieces = written.size() * (seed % 8) * (seed % 8) / 200;
    for (qsizetype i = 0; i < pieces; ++i) {
        const qint64 at = chance.bounded(qint64(written.size())) * ChangedSource::kPiece;
        const qint64 length = std::min<qint64>(ChangedSource::kPiece, disk.size() - at);
        const QList<QByteArray> with{randomBytes(length, chance.generate()), QByteArray(length, '\0'),
            disk.mid(at, length), disk.mid(700'000 / 4096 * 4096 - length, length)};
        changed.replace(at, length, with[chance.bounded(with.size())]);
        written[at / ChangedSource::kPiece] = true;
    }
    Store whole;
    const auto expected = whole.import(changed, u"loc-00001"_s);
    QVERIFY(expected);

    Store store;
    const auto first = store.import(disk, u"loc-00001"_s);
    QVERIFY(first);
    ImportOptions options;
    const QByteArray earlier = first->map.contentId.toByteArray();
    options.findMap = [&](const QByteArray& id) {
        auto map = MapReader::openImage(store.folder().map(ImageId(u"loc-00001"_s)), id);
        return map ? std::optional(*std::move(map)) : std::nullopt;
    };
    qint64 reads = 0;
    bool used = false;
    const auto second = store.import(
        DiskSource(std::make_unique<ChangedSource>(changed, earlier, written, reads, used)), u"loc-00002"_s, options);
    QVERIFY2(second, second ? "" : qPrintable(second.error().message));
    QCOMPARE(second->map, expected->map);
    const auto back = store.exported(u"loc-00002"_s);
    QVERIFY(back && *back == changed);
    QVERIFY(used);
    const qint64 wrote = written.count(true) * ChangedSource::kPiece;
    QCOMPARE_GE(reads, std::min<qint64>(wrote, disk.size()) - ChangedSource::kPiece);
    QCOMPARE_LE(reads, wrote + (written.count(true) * 3 + 16) * kMaxChunk); // some are looked at whether it is so
}

// It is gone, of another size, cut by another rule, or some of what it had is lost.
void TestTrackedImports::withoutTheEarlierImageAllIsRead() {
    const QByteArray disk = mixedDisk();
    Store store;
    const auto first = store.import(disk, u"loc-00001"_s);
    QVERIFY(first);
    const QByteArray earlier = first->map.contentId.toByteArray();
    const QList<bool> written((disk.size() + 4096) / ChangedSource::kPiece + 1);
    const auto open = [&](const QByteArray& bytes, qint64& reads, bool& used) {
        return DiskSource(std::make_unique<ChangedSource>(bytes, earlier, written, reads, used));
    };
    ImportOptions options;
    options.findMap = [](const QByteArray&) { return std::optional<MapReader>(); };
    qint64 reads = 0;
    bool used = false;
    auto second = store.import(open(disk, reads, used), u"loc-00002"_s, options);
    QVERIFY(second);
    QVERIFY(!used);
    QCOMPARE(reads, disk.size());
    QCOMPARE(second->map, first->map);

    const QString map = store.folder().map(ImageId(u"loc-00001"_s));
    options.findMap = [&](const QByteArray& id) { return std::optional(*MapReader::openImage(map, id)); };
    const QByteArray longer = disk + QByteArray(4096, 'x');
    QVERIFY(store.import(open(longer, reads, used), u"loc-00003"_s, options));
    QVERIFY(!used);
    QVERIFY(*store.exported(u"loc-00003"_s) == longer);

    const QByteArray bytes = *readFile(map);
    QVERIFY(writeFile(map, withOldRule(bytes)));
    options.findMap = [&](const QByteArray&) { return std::optional(*MapReader::openImage(map, {})); };
    second = store.import(open(disk, reads, used), u"loc-00006"_s, options);
    QVERIFY(second);
    QVERIFY(!used);
    QCOMPARE(second->map, first->map);
    QVERIFY(writeFile(map, bytes));
    options.findMap = [&](const QByteArray& id) { return std::optional(*MapReader::openImage(map, id)); };

    // Another disk of that size, though nothing of it should have changed.
    const QByteArray other = randomBytes(disk.size(), 99);
    second = store.import(open(other, reads, used), u"loc-00005"_s, options);
    QVERIFY(second);
    QVERIFY(!used);
    QVERIFY(*store.exported(u"loc-00005"_s) == other);

    for (const QString& file : store.files(u"*.pack"_s) + store.files(u"*.idx"_s))
        QVERIFY(QFile::remove(file));
    store.reopen();
    second = store.import(open(disk, reads, used), u"loc-00004"_s, options);
    QVERIFY(second);
    QVERIFY(used); // what the library has not is read, chunk by chunk
    QCOMPARE(second->map, first->map);
    QVERIFY(*store.exported(u"loc-00004"_s) == disk);
}

QTEST_GUILESS_MAIN(TestTrackedImports)
#include "tst_trackedimports.moc"
