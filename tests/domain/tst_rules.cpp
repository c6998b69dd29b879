// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/rules.h"

#include "models/domain/sizes.h"

#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(platter::ImageChanges)
Q_DECLARE_METATYPE(platter::ServerType)

namespace {

Image image(ImageStatus status) {
    Image made;
    made.id = ImageId(u"loc-7a0pq"_s);
    made.name = u"golden-web"_s;
    made.owner = u"anna"_s;
    made.status = status;
    made.architecture = Architecture::x86_64();
    made.virtualSize = 10 * kGiB;
    made.sourcePath = u"/srv/golden.raw"_s;
    return made;
}

constexpr std::array kStatuses{ImageStatus::Creating, ImageStatus::Available, ImageStatus::Deprecated,
    ImageStatus::Unavailable, ImageStatus::Deleting, ImageStatus::Deleted, ImageStatus::Failed};

// A sentence that names the image and ends like one.
bool isSentence(const Error& error) {
    return error.message.contains(u"golden-web") && error.message.endsWith(u'.');
}

using Check = Result<void> (*)(const Image&);

} // namespace

class TestRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allowedByStatus_data();
    void allowedByStatus();
    void lockedRefusesDeletion();
    void lockAndUnlock();
    void publishAndUnpublish();
    void buildNeedsAnArchitecture();
    void retryNeedsTheFile();
    void changeValues_data();
    void changeValues();
    void changesFollowTheRules();
    void changesThatChangeNothing();
    void fits_data();
    void fits();
    void listed_data();
    void listed();
    void scopes_data();
    void scopes();
    void scopeNames();
};

void TestRules::allowedByStatus_data() {
    QTest::addColumn<Check>("check");
    QTest::addColumn<QList<ImageStatus>>("allowed");
    using enum ImageStatus;
    QTest::newRow("build") << Check(&ImageRules::canBuild) << QList{Available, Deprecated};
    QTest::newRow("export") << Check(&ImageRules::canExport) << QList{Available, Deprecated};
    QTest::newRow("edit") << Check(&ImageRules::canEdit) << QList{Creating, Available, Deprecated, Unavailable, Failed};
    QTest::newRow("deprecate") << Check(&ImageRules::canDeprecate) << QList{Available};
    QTest::newRow("undeprecate") << Check(&ImageRules::canUndeprecate) << QList{Deprecated};
    QTest::newRow("lock") << Check(&ImageRules::canLock) << QList{Available, Deprecated, Unavailable, Failed};
    QTest::newRow("delete") << Check(&ImageRules::canDelete) << QList{Available, Deprecated, Unavailable, Failed};
    QTest::newRow("retry") << Check(&ImageRules::canRetry) << QList{Failed};
    QTest::newRow("publish") << Check(&ImageRules::canPublish) << QList{Creating, Available, Deprecated, Unavailable};
}

void TestRules::allowedByStatus() {
    QFETCH(const Check, check);
    QFETCH(const QList<ImageStatus>, allowed);
    for (const ImageStatus status : kStatuses) {
        const Result<void> result = check(image(status));
        QVERIFY2(result.has_value() == allowed.contains(status), qPrintable(toApi(status)));
        if (!result) {
            QCOMPARE(result.error().code, ErrorCode::WrongState);
            QVERIFY2(isSentence(result.error()), qPrintable(result.error().message));
        }
    }
}

void TestRules::lockedRefusesDeletion() {
    Image locked = image(ImageStatus::Available);
    locked.locked = true;
    const auto result = ImageRules::canDelete(locked);
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::Locked);
    QCOMPARE(result.error().message, u"golden-web is locked. Unlock it first.");
    QVERIFY(ImageRules::canEdit(locked)); // only deletion is refused
    QVERIFY(ImageRules::canDeprecate(locked));
}

void TestRules::lockAndUnlock() {
    Image each = image(ImageStatus::Available);
    QVERIFY(ImageRules::canLock(each));
    QVERIFY(!ImageRules::canUnlock(each));
    each.locked = true;
    QVERIFY(!ImageRules::canLock(each));
    QVERIFY(ImageRules::canUnlock(each));
}

void TestRules::publishAndUnpublish() {
    Image each = image(ImageStatus::Available);
    QVERIFY(ImageRules::canPublish(each));
    QVERIFY(!ImageRules::canUnpublish(each));
    each.isPublic = true;
    QVERIFY(!ImageRules::canPublish(each));
    QVERIFY(ImageRules::canUnpublish(each));
    each.status = ImageStatus::Failed; // can always be taken back
    QVERIFY(ImageRules::canUnpublish(each));
}

void TestRules::buildNeedsAnArchitecture() {
    Image each = image(ImageStatus::Available);
    each.architecture = {};
    QCOMPARE(ImageRules::canBuild(each).error().code, ErrorCode::WrongState);
    QVERIFY(ImageRules::canExport(each));
    each.architecture = Architecture(u"arm64"_s);
    QCOMPARE(ImageRules::canBuild(each).error().code, ErrorCode::Unsupported);
    QVERIFY(ImageRules::canBuild(each).error().message.contains(u"arm64"));
    each.architecture = Architecture::i686();
    QVERIFY(ImageRules::canBuild(each));
}

void TestRules::retryNeedsTheFile() {
    Image each = image(ImageStatus::Failed);
    each.sourcePath.clear();
    QCOMPARE(ImageRules::canRetry(each).error().code, ErrorCode::NotFound);
    each.source = u"nightly"_s;
    each.sourceFormat = u"copy"_s;
    QVERIFY(ImageRules::canRetry(each).error().message.contains(u"“nightly”"_s));
}

void TestRules::changeValues_data() {
    QTest::addColumn<ImageChanges>("changes");
    QTest::addColumn<bool>("sane");
    QTest::newRow("name") << ImageChanges{.name = u"web %1"_s} << true;
    QTest::newRow("empty name") << ImageChanges{.name = u""_s} << false;
    QTest::newRow("blank name") << ImageChanges{.name = u" \u00a0 "_s} << false;
    QTest::newRow("name of two lines") << ImageChanges{.name = u"a\nb"_s} << false;
    QTest::newRow("name with an escape") << ImageChanges{.name = u"a\x1b[31m"_s} << false;
    QTest::newRow("description of two lines") << ImageChanges{.description = u"a\nb\tc"_s} << true;
    QTest::newRow("description with a zero") << ImageChanges{.description = QString(1, QChar(0))} << false;
    QTest::newRow("username") << ImageChanges{.username = u"ubuntu"_s} << true;
    QTest::newRow("Windows username") << ImageChanges{.username = u"CORP\\Administrator"_s} << true;
    QTest::newRow("no username") << ImageChanges{.username = u""_s} << true;
    QTest::newRow("username with a space") << ImageChanges{.username = u"a b"_s} << false;
    QTest::newRow("username like an option") << ImageChanges{.username = u"-oProxyCommand"_s} << false;
    QTest::newRow("username with a command") << ImageChanges{.username = u"a;reboot"_s} << false;
    QTest::newRow("username with a host") << ImageChanges{.username = u"a@b"_s} << false;
    QTest::newRow("other architecture") << ImageChanges{.architecture = Architecture(u"arm64"_s)} << true;
    QTest::newRow("no architecture") << ImageChanges{.architecture = Architecture()} << true;
    QTest::newRow("architecture of two words") << ImageChanges{.architecture = Architecture(u"x86 64"_s)} << false;
    QTest::newRow("RAM") << ImageChanges{.minRam = std::optional<qint64>(512 * kMiB)} << true;
    QTest::newRow("no RAM") << ImageChanges{.minRam = std::optional<qint64>()} << true;
    QTest::newRow("negative RAM") << ImageChanges{.minRam = std::optional<qint64>(-1)} << false;
    QTest::newRow("deprecated") << ImageChanges{.status = ImageStatus::Deprecated} << true;
    QTest::newRow("deleted") << ImageChanges{.status = ImageStatus::Deleted} << false;
    QTest::newRow("creating") << ImageChanges{.status = ImageStatus::Creating} << false;
}

void TestRules::changeValues() {
    QFETCH(const ImageChanges, changes);
    QFETCH(const bool, sane);
    const auto result = ImageRules::canChange(image(ImageStatus::Available), changes);
    QCOMPARE(result.has_value(), sane);
    if (!result) {
        QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
        QVERIFY(result.error().message.endsWith(u'.'));
    }
}

void TestRules::changesFollowTheRules() {
    const ImageChanges rename{.name = u"new"_s};
    for (const ImageStatus status : kStatuses) {
        const Image each = image(status);
        QCOMPARE(ImageRules::canChange(each, rename).has_value(), ImageRules::canEdit(each).has_value());
        QCOMPARE(ImageRules::canChange(each, {.locked = true}).has_value(), ImageRules::canLock(each).has_value());
        QCOMPARE(ImageRules::canChange(each, {.isPublic = true}).has_value(), ImageRules::canPublish(each).has_value());
        if (status != ImageStatus::Deprecated) {
            QCOMPARE(ImageRules::canChange(each, {.status = ImageStatus::Deprecated}).has_value(),
                status == ImageStatus::Available);
        }
        if (status != ImageStatus::Available) { // a failed image cannot be talked into being available
            QCOMPARE(ImageRules::canChange(each, {.status = ImageStatus::Available}).has_value(),
                status == ImageStatus::Deprecated);
        }
    }
    // One that is not allowed spoils the whole change.
    QVERIFY(!ImageRules::canChange(image(ImageStatus::Failed), {.name = u"new"_s, .isPublic = true}));
}

void TestRules::changesThatChangeNothing() {
    Image deleted = image(ImageStatus::Deleted);
    QVERIFY(ImageRules::canChange(deleted, {}));
    QVERIFY(ImageRules::canChange(deleted, {.name = deleted.name, .locked = false}));
    QVERIFY(!ImageRules::canChange(deleted, {.name = u"other"_s}));
}

void TestRules::fits_data() {
    QTest::addColumn<ServerType>("type");
    QTest::addColumn<std::optional<qint64>>("bootVolume");
    QTest::addColumn<bool>("fit");
    const ServerType local{.handle = u"small"_s, .ram = kGiB, .disk = 10 * kGiB};
    const ServerType network{.handle = u"2gb.nbs"_s, .ram = kGiB, .disk = 0, .networkStorage = true};
    const auto with = [](ServerType type, qint64 ram, qint64 disk) {
        type.ram = ram;
        type.disk = disk;
        return type;
    };
    using Volume = std::optional<qint64>;
    QTest::newRow("just fits") << local << Volume() << true;
    QTest::newRow("disk a byte short") << with(local, kGiB, 10 * kGiB - 1) << Volume() << false;
    QTest::newRow("RAM a byte short") << with(local, kGiB - 1, 10 * kGiB) << Volume() << false;
    QTest::newRow("a volume does not help a local type") << with(local, kGiB, kGiB) << Volume(80 * kGiB) << false;
    QTest::newRow("network, not asked yet") << network << Volume() << true;
    QTest::newRow("network, smallest") << network << Volume(40 * kGiB) << true;
    QTest::newRow("network, too small a volume") << network << Volume(40 * kGiB - 1) << false;
    QTest::newRow("network, RAM short") << with(network, kGiB - 1, 0) << Volume(40 * kGiB) << false;
}

void TestRules::fits() {
    QFETCH(const ServerType, type);
    QFETCH(const std::optional<qint64>, bootVolume);
    QFETCH(const bool, fit);
    Image each = image(ImageStatus::Available);
    each.minRam = kGiB;
    const auto result = ImageRules::fits(each, type, bootVolume);
    QCOMPARE(result.has_value(), fit);
    if (!fit) {
        QVERIFY2(isSentence(result.error()), qPrintable(result.error().message));
    }
    if (type.networkStorage && fit && bootVolume) { // an image larger than the smallest volume
        each.virtualSize = *bootVolume + 1;
        QVERIFY(!ImageRules::fits(each, type, bootVolume));
    }
}

void TestRules::listed_data() {
    QTest::addColumn<QString>("owner");
    QTest::addColumn<bool>("isPublic");
    QTest::addColumn<QList<ImageStatus>>("statuses");
    using enum ImageStatus;
    const QList all{Creating, Available, Deprecated, Unavailable, Deleting, Failed};
    QTest::newRow("own, private") << u"anna"_s << false << all;
    QTest::newRow("own, public") << u"anna"_s << true << all;
    QTest::newRow("another's, private") << u"bert"_s << false << QList<ImageStatus>();
    QTest::newRow("another's, public") << u"bert"_s << true << QList{Available};
    QTest::newRow("nobody's, private") << QString() << false << QList<ImageStatus>();
}

void TestRules::listed() {
    QFETCH(const QString, owner);
    QFETCH(const bool, isPublic);
    QFETCH(const QList<ImageStatus>, statuses);
    for (const ImageStatus status : kStatuses) {
        Image each = image(status);
        each.owner = owner;
        each.isPublic = isPublic;
        QVERIFY2(ImageRules::isListed(each, u"anna"_s) == statuses.contains(status), qPrintable(toApi(status)));
        QCOMPARE(ImageRules::isListed(each, QString()), isPublic && status == ImageStatus::Available);
    }
}

void TestRules::scopes_data() {
    QTest::addColumn<ImageStatus>("status");
    QTest::addColumn<bool>("official");
    QTest::addColumn<bool>("isPublic");
    QTest::addColumn<QList<Scope>>("in");
    using enum Scope;
    QTest::newRow("private") << ImageStatus::Available << false << false << QList{All, Private};
    QTest::newRow("public") << ImageStatus::Available << false << true << QList{All, Public};
    QTest::newRow("official") << ImageStatus::Available << true << false << QList{All, Official};
    QTest::newRow("official, public") << ImageStatus::Available << true << true << QList{All, Official};
    QTest::newRow("creating") << ImageStatus::Creating << false << false << QList{All, Private};
    QTest::newRow("deprecated keeps its access")
        << ImageStatus::Deprecated << false << true << QList{All, Public, Deprecated};
    QTest::newRow("failed") << ImageStatus::Failed << false << false << QList{All, Private, NeedsAttention};
    QTest::newRow("deleting") << ImageStatus::Deleting << false << false << QList{All, Private};
    QTest::newRow("deleted") << ImageStatus::Deleted << true << true << QList{Deleted};
}

void TestRules::scopes() {
    QFETCH(const ImageStatus, status);
    QFETCH(const bool, official);
    QFETCH(const bool, isPublic);
    QFETCH(const QList<Scope>, in);
    Image each = image(status);
    each.official = official;
    each.isPublic = isPublic;
    for (int i = 0; i <= static_cast<int>(Scope::NeedsAttention); ++i) {
        const auto scope = static_cast<Scope>(i);
        QVERIFY2(inScope(each, scope) == in.contains(scope), qPrintable(QString::number(i)));
    }
}

void TestRules::scopeNames() {
    const QStringList names{
        u"all"_s, u"official"_s, u"private"_s, u"public"_s, u"deprecated"_s, u"deleted"_s, u"attention"_s};
    for (int i = 0; i < names.size(); ++i) {
        QCOMPARE(scopeFromName(names.at(i)), static_cast<Scope>(i));
    }
    QVERIFY(!scopeFromName(u"everything"));
    QVERIFY(!scopeFromName(u""));
}

QTEST_GUILESS_MAIN(TestRules)
#include "tst_rules.moc"
