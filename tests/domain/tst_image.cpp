// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/image.h"

#include <QSet>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class TestImage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newImagesArePrivateAndUnlocked();
    void wordsGoThereAndBack();
    void wordsOfTheApi_data();
    void wordsOfTheApi();
    void unknownWords();
    void architectures();
    void changesAreApplied_data();
    void changesAreApplied();
    void effectiveDropsWhatIsSo();
    void ids_data();
    void ids();
    void keysTellLibrariesApart();
};

void TestImage::newImagesArePrivateAndUnlocked() {
    const Image image;
    QCOMPARE(image.status, ImageStatus::Creating);
    QVERIFY(!image.isPublic);
    QVERIFY(!image.locked);
    QVERIFY(!image.official);
    QCOMPARE(image.virtualSize, 0);
    QCOMPARE(image.diskSize, 0);
    QCOMPARE(image.sourceTrigger, SourceTrigger::Manual);
}

void TestImage::wordsGoThereAndBack() {
    QSet<QString> words;
    for (int i = 0; i <= static_cast<int>(ImageStatus::Failed); ++i) {
        const auto status = static_cast<ImageStatus>(i);
        QCOMPARE(imageStatusFromApi(toApi(status)), status);
        words.insert(toApi(status));
    }
    QCOMPARE(words.size(), 7);
    for (const auto mode : {ImageMode::Virtio, ImageMode::Compatibility}) {
        QCOMPARE(imageModeFromApi(toApi(mode)), mode);
    }
    for (const auto type : {SourceType::Upload, SourceType::Snapshot}) {
        QCOMPARE(sourceTypeFromApi(toApi(type)), type);
    }
    for (const auto trigger : {SourceTrigger::Manual, SourceTrigger::Schedule}) {
        QCOMPARE(sourceTriggerFromApi(toApi(trigger)), trigger);
    }
}

void TestImage::wordsOfTheApi_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<ImageStatus>("status");
    QTest::newRow("creating") << u"creating"_s << ImageStatus::Creating;
    QTest::newRow("available") << u"available"_s << ImageStatus::Available;
    QTest::newRow("deprecated") << u"deprecated"_s << ImageStatus::Deprecated;
    QTest::newRow("unavailable") << u"unavailable"_s << ImageStatus::Unavailable;
    QTest::newRow("deleting") << u"deleting"_s << ImageStatus::Deleting;
    QTest::newRow("deleted") << u"deleted"_s << ImageStatus::Deleted;
    QTest::newRow("failed") << u"failed"_s << ImageStatus::Failed;
}

void TestImage::wordsOfTheApi() {
    QFETCH(const QString, word);
    QFETCH(const ImageStatus, status);
    QCOMPARE(toApi(status), word);
}

void TestImage::unknownWords() {
    QVERIFY(!imageStatusFromApi(u"pending"));
    QVERIFY(!imageStatusFromApi(u"Available"));
    QVERIFY(!imageStatusFromApi(u""));
    QVERIFY(!imageModeFromApi(u"ide"));
    QVERIFY(!sourceTypeFromApi(u"volume"));
    QVERIFY(!sourceTriggerFromApi(u"auto"));
}

void TestImage::architectures() {
    QVERIFY(!Architecture().isSet());
    QVERIFY(!Architecture().isBuildable());
    QVERIFY(Architecture::x86_64().isBuildable());
    QVERIFY(Architecture(u" i686 "_s).isBuildable());
    QVERIFY(Architecture(u"arm64"_s).isSet());
    QVERIFY(!Architecture(u"arm64"_s).isBuildable());
}

void TestImage::changesAreApplied_data() {
    QTest::addColumn<ImageChanges>("changes");
    QTest::addColumn<Image>("expected");
    const auto row = [](const char* name, const ImageChanges& changes, auto change) {
        Image image;
        change(image);
        QTest::newRow(name) << changes << image;
    };
    row("nothing", {}, [](Image&) { });
    row("name", {.name = u"a"_s}, [](Image& i) { i.name = u"a"_s; });
    row("description", {.description = u"a"_s}, [](Image& i) { i.description = u"a"_s; });
    row("username", {.username = u"a"_s}, [](Image& i) { i.username = u"a"_s; });
    row("architecture", {.architecture = Architecture::i686()},
        [](Image& i) { i.architecture = Architecture::i686(); });
    row("mode", {.mode = ImageMode::Compatibility}, [](Image& i) { i.mode = ImageMode::Compatibility; });
    row("min RAM", {.minRam = std::optional<qint64>(5)}, [](Image& i) { i.minRam = 5; });
    row("public", {.isPublic = true}, [](Image& i) { i.isPublic = true; });
    row("status", {.status = ImageStatus::Deprecated}, [](Image& i) { i.status = ImageStatus::Deprecated; });
    row("locked", {.locked = true}, [](Image& i) { i.locked = true; });
    row("starred", {.starred = true}, [](Image& i) { i.starred = true; });
}

void TestImage::changesAreApplied() {
    QFETCH(const ImageChanges, changes);
    QFETCH(const Image, expected);
    const Image changed = applied(Image(), changes);
    QCOMPARE(changed, expected);
    QCOMPARE(effective(Image(), changes), changes);
    QVERIFY(effective(changed, changes).isEmpty());
}

void TestImage::effectiveDropsWhatIsSo() {
    Image image;
    image.name = u"web"_s;
    image.minRam = 512;
    const ImageChanges changes{.name = u"web"_s, .minRam = std::optional<qint64>(), .isPublic = false, .starred = true};
    QCOMPARE(effective(image, changes), (ImageChanges{.minRam = std::optional<qint64>(), .starred = true}));
    QVERIFY(!applied(image, changes).minRam);
}

void TestImage::ids_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("local");
    QTest::addColumn<bool>("cloud");
    QTest::newRow("local") << u"loc-1zq8v"_s << true << false;
    QTest::newRow("local, longer") << u"loc-1zq8v0"_s << true << false;
    QTest::newRow("local, short") << u"loc-1zq8"_s << false << false;
    QTest::newRow("cloud") << u"img-9f2ks"_s << false << true;
    QTest::newRow("cloud, longer") << u"img-9f2ks12"_s << false << true;
    QTest::newRow("cloud, vendor's") << u"img-linux"_s << false << true;
    QTest::newRow("upper case") << u"loc-1ZQ8V"_s << false << false;
    QTest::newRow("no tail") << u"img-"_s << false << false;
    QTest::newRow("a file") << u"loc-1zq8v.raw"_s << false << false;
    QTest::newRow("a pattern") << u"img-*"_s << false << false;
    QTest::newRow("a server") << u"srv-12345"_s << false << false;
    QTest::newRow("empty") << QString() << false << false;
    QTest::newRow("other digits") << u"loc-١٢٣٤٥"_s << false << false;
}

void TestImage::ids() {
    QFETCH(const QString, text);
    QFETCH(const bool, local);
    QFETCH(const bool, cloud);
    QCOMPARE(isLocalImageId(text), local);
    QCOMPARE(isCloudImageId(text), cloud);
}

void TestImage::keysTellLibrariesApart() {
    const ImageKey a{LibraryId(u"local"_s), ImageId(u"loc-11111"_s)};
    const ImageKey b{LibraryId(u"other"_s), ImageId(u"loc-11111"_s)};
    QVERIFY(a != b);
    QVERIFY(a < b);
    QCOMPARE((QSet<ImageKey>{a, b, a}.size()), 2);
}

QTEST_GUILESS_MAIN(TestImage)
#include "tst_image.moc"
