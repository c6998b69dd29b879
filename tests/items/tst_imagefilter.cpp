// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/imagefilter.h"

#include "models/domain/sizes.h"

#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(platter::ImageFilter)

namespace {

const QDateTime kNow(QDate(2026, 11, 23), QTime(12, 0), QTimeZone::UTC);

QDateTime day(int year, int month, int date, int hour = 12) {
    return QDateTime(QDate(year, month, date), QTime(hour, 0), QTimeZone::UTC);
}

Image sample() {
    Image image;
    image.id = ImageId(u"loc-7a0pq"_s);
    image.name = u"Golden-Wëb"_s;
    image.description = u"ships nginx\nand php"_s;
    image.username = u"deploy"_s;
    image.owner = u"anna"_s;
    image.source = u"golden.raw.xz"_s;
    image.status = ImageStatus::Available;
    image.architecture = Architecture::x86_64();
    image.virtualSize = 10 * kGiB;
    image.createdAt = day(2026, 11, 1);
    return image;
}

} // namespace

class TestImageFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data();
    void parses();
    void keepsTheScope();
    void matches_data();
    void matches();
    void searchedFields_data();
    void searchedFields();
};

void TestImageFilter::parses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<ImageFilter>("expected");
    const auto row = [](const QString& text, const ImageFilter& filter) {
        QTest::newRow(qPrintable(u"'" + text + u"'")) << text << filter;
    };
    row(u""_s, {});
    row(u"  \t "_s, {});
    row(u"Web"_s, {.words = {u"web"_s}});
    row(u"nightly  WËB"_s, {.words = {u"nightly"_s, u"wëb"_s}});
    row(u"\"two words\" third"_s, {.words = {u"two words"_s, u"third"_s}});
    row(u"\"status:failed\""_s, {.words = {u"status:failed"_s}});
    row(u"\"not closed"_s, {.words = {u"not closed"_s}});
    row(u"\"\""_s, {});
    row(u"a\"b c\"d"_s, {.words = {u"ab cd"_s}});
    row(u"http://host"_s, {.words = {u"http://host"_s}});
    row(u":"_s, {.words = {u":"_s}});
    row(u"status:failed"_s, {.status = ImageStatus::Failed});
    row(u"STATUS:Failed"_s, {.status = ImageStatus::Failed});
    row(u"status:"_s, {});
    row(u"status:broken"_s, {.notUnderstood = {u"status:broken"_s}});
    row(u"status:failed status:creating"_s, {.status = ImageStatus::Creating});
    row(u"arch:i686"_s, {.architecture = u"i686"_s});
    row(u"arch:amd64"_s, {.architecture = u"x86_64"_s});
    row(u"arch:ARM64"_s, {.architecture = u"arm64"_s});
    row(u"mode:compatibility"_s, {.mode = ImageMode::Compatibility});
    row(u"mode:scsi"_s, {.notUnderstood = {u"mode:scsi"_s}});
    row(u"owner:acc-12345"_s, {.owner = u"acc-12345"_s});
    row(u"owner:\"anna b\""_s, {.owner = u"anna b"_s});
    row(u"larger:10G"_s, {.largerThan = 10 * kGiB});
    row(u"larger:1.5TiB"_s, {.largerThan = kTiB * 3 / 2});
    row(u"larger:big"_s, {.notUnderstood = {u"larger:big"_s}});
    row(u"larger:-1"_s, {.notUnderstood = {u"larger:-1"_s}});
    row(u"older:30d"_s, {.olderThan = day(2026, 10, 24)});
    row(u"older:6h"_s, {.olderThan = day(2026, 11, 23, 6)});
    row(u"older:2w"_s, {.olderThan = day(2026, 11, 9)});
    row(u"older:9m"_s, {.olderThan = day(2026, 2, 23)});
    row(u"older:1Y"_s, {.olderThan = day(2025, 11, 23)});
    row(u"older:0d"_s, {.olderThan = kNow});
    row(u"older:30"_s, {.notUnderstood = {u"older:30"_s}});
    row(u"older:d"_s, {.notUnderstood = {u"older:d"_s}});
    row(u"older:-3d"_s, {.notUnderstood = {u"older:-3d"_s}});
    row(u"older:+3d"_s, {.notUnderstood = {u"older:+3d"_s}});
    row(u"older:99999y"_s, {.notUnderstood = {u"older:99999y"_s}});
    row(u"older:99999999999d"_s, {.notUnderstood = {u"older:99999999999d"_s}});
    row(u"used:0"_s, {.usedBy = 0});
    row(u"used:12"_s, {.usedBy = 12});
    row(u"used:-1"_s, {.notUnderstood = {u"used:-1"_s}});
    row(u"used:often"_s, {.notUnderstood = {u"used:often"_s}});
    row(u"web status:failed older:30d db"_s,
        {.words = {u"web"_s, u"db"_s}, .status = ImageStatus::Failed, .olderThan = day(2026, 10, 24)});
}

void TestImageFilter::parses() {
    QFETCH(const QString, text);
    QFETCH(const ImageFilter, expected);
    const ImageFilter filter = parseFilter(text, Scope::All, kNow);
    QCOMPARE(filter.words, expected.words);
    QCOMPARE(filter.notUnderstood, expected.notUnderstood);
    QCOMPARE(filter.olderThan, expected.olderThan);
    QVERIFY(filter == expected);
    // The time zone that now is told in makes no difference.
    QVERIFY(parseFilter(text, Scope::All, kNow.toTimeZone(QTimeZone::fromSecondsAheadOfUtc(9 * 3600))) == expected);
}

void TestImageFilter::keepsTheScope() {
    QCOMPARE(parseFilter(u"web"_s, Scope::Deleted, kNow).scope, Scope::Deleted);
}

void TestImageFilter::matches_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing asked") << u""_s << true;
    QTest::newRow("words are not looked at here") << u"nowhere"_s << true;
    QTest::newRow("what is not understood does not narrow") << u"mode:scsi"_s << true;
    QTest::newRow("status") << u"status:available"_s << true;
    QTest::newRow("another status") << u"status:failed"_s << false;
    QTest::newRow("architecture") << u"arch:x86_64"_s << true;
    QTest::newRow("another architecture") << u"arch:i686"_s << false;
    QTest::newRow("mode") << u"mode:virtio"_s << true;
    QTest::newRow("another mode") << u"mode:compatibility"_s << false;
    QTest::newRow("owner") << u"owner:Anna"_s << true;
    QTest::newRow("part of an owner") << u"owner:ann"_s << false;
    QTest::newRow("larger") << u"larger:9G"_s << true;
    QTest::newRow("just as large") << u"larger:10G"_s << false;
    QTest::newRow("older") << u"older:21d"_s << true;
    QTest::newRow("just as old") << u"older:22d"_s << false;
    QTest::newRow("all of several") << u"older:1d larger:1G status:available"_s << true;
    QTest::newRow("one of several not") << u"older:1d larger:1T status:available"_s << false;
}

void TestImageFilter::matches() {
    QFETCH(const QString, text);
    QFETCH(const bool, expected);
    const ImageFilter filter = parseFilter(text, Scope::All, kNow);
    QCOMPARE(matchesFields(filter, sample()), expected);
    if (expected) {
        ImageFilter elsewhere = filter;
        elsewhere.scope = Scope::Public;
        QVERIFY(!matchesFields(elsewhere, sample()));
    }
    if (filter.olderThan) {
        Image unknown = sample();
        unknown.createdAt = {};
        QVERIFY(!matchesFields(filter, unknown));
    }
}

void TestImageFilter::searchedFields_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("found");
    QTest::newRow("name") << u"golden-wëb"_s << true;
    QTest::newRow("id") << u"loc-7a0"_s << true;
    QTest::newRow("description") << u"nginx"_s << true;
    QTest::newRow("username") << u"deploy"_s << true;
    QTest::newRow("owner") << u"anna"_s << true;
    QTest::newRow("source") << u"raw.xz"_s << true;
    QTest::newRow("across two fields") << u"deployanna"_s << false;
    QTest::newRow("as written") << u"Golden"_s << false; // words are folded, too
}

void TestImageFilter::searchedFields() {
    QFETCH(const QString, word);
    QFETCH(const bool, found);
    QCOMPARE(searchableText(sample()).contains(word), found);
}

QTEST_GUILESS_MAIN(TestImageFilter)
#include "tst_imagefilter.moc"
