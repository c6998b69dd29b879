// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/library/imagereference.h"

#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

Image image(const QString& id, const QString& name, int day, ImageStatus status = ImageStatus::Available) {
    Image result;
    result.library = LibraryId(u"local"_s);
    result.id = ImageId(id);
    result.name = name;
    result.status = status;
    result.createdAt = QDateTime(QDate(2026, 11, day), QTime(2, 0), QTimeZone::UTC);
    return result;
}

// A library as it might be, in no order.
QList<Image> shelf() {
    return {
        image(u"loc-aaaa2"_s, u"nightly-web-2026-11-21"_s, 21),
        image(u"loc-aaaa4"_s, u"nightly-web-2026-11-23"_s, 23, ImageStatus::Creating),
        image(u"loc-aaaa3"_s, u"nightly-web-2026-11-22"_s, 22),
        image(u"loc-aaaa5"_s, u"nightly-db-2026-11-22"_s, 22, ImageStatus::Deprecated),
        image(u"loc-aaaa6"_s, u"nightly-db-2026-11-23"_s, 23, ImageStatus::Failed),
        image(u"loc-aaaa7"_s, u"nightly-db-2026-11-24"_s, 24, ImageStatus::Deleted),
        image(u"loc-bbbb1"_s, u"golden-web"_s, 10),
        image(u"loc-bbbb2"_s, u"golden-web"_s, 12, ImageStatus::Deprecated),
        image(u"loc-cccc1"_s, u"solo"_s, 3),
        image(u"loc-cccc2"_s, u"solo"_s, 9, ImageStatus::Deleted),
        image(u"loc-cccc3"_s, u"gone"_s, 9, ImageStatus::Deleted),
        image(u"loc-dddd1"_s, u"img-web"_s, 9),
        image(u"loc-dddd2"_s, u"team/web [1]"_s, 9),
        image(u"loc-eeee1"_s, u"twin"_s, 9),
        image(u"loc-eeee2"_s, u"twin-b"_s, 9),
    };
}

} // namespace

class TestImageReference : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void listsTheIdsNewestFirst();
    void listsNotTooManyIds();
    void orderDoesNotMatter();
    void cloudLibraryRefusesIdsOfThisComputer();
};

void TestImageReference::finds_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("id") << u"loc-bbbb2"_s << u"loc-bbbb2"_s;
    QTest::newRow("id of a deleted image") << u"loc-cccc2"_s << u"loc-cccc2"_s;
    QTest::newRow("name") << u"nightly-web-2026-11-22"_s << u"loc-aaaa3"_s;
    QTest::newRow("name of a creating one") << u"nightly-web-2026-11-23"_s << u"loc-aaaa4"_s;
    QTest::newRow("name that a deleted one had too") << u"solo"_s << u"loc-cccc1"_s;
    QTest::newRow("name that looks like a cloud's id") << u"img-web"_s << u"loc-dddd1"_s;
    QTest::newRow("name with a slash and brackets") << u"team/web [1]"_s << u"loc-dddd2"_s;
    QTest::newRow("newest, not the creating one") << u"nightly-web-*@latest"_s << u"loc-aaaa3"_s;
    QTest::newRow("newest, not failed nor deleted") << u"nightly-db-*@latest"_s << u"loc-aaaa5"_s;
    QTest::newRow("newest of one name") << u"golden-web@latest"_s << u"loc-bbbb2"_s;
    QTest::newRow("question mark") << u"sol?@latest"_s << u"loc-cccc1"_s;
    QTest::newRow("star crosses slashes") << u"t*1]@latest"_s << u"loc-dddd2"_s;
    QTest::newRow("same time: ends on the id") << u"twin*@latest"_s << u"loc-eeee2"_s;
    QTest::newRow("whole name only") << u"twin@latest"_s << u"loc-eeee1"_s;
}

void TestImageReference::finds() {
    QFETCH(QString, text);
    QFETCH(QString, id);
    const auto found = ImageReference::find(text, shelf(), LibraryId(u"local"_s), u"This computer"_s);
    QVERIFY2(found, qPrintable(found ? QString() : found.error().message));
    QCOMPARE(found->id.toString(), id);
}

void TestImageReference::refuses_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << u""_s << ErrorCode::InvalidArgument << u"empty"_s;
    QTest::newRow("no such name") << u"nothing"_s << ErrorCode::NotFound << u"“nothing”"_s;
    QTest::newRow("no such id") << u"loc-zzzzz"_s << ErrorCode::NotFound << u"“loc-zzzzz”"_s;
    QTest::newRow("part of a name") << u"golden"_s << ErrorCode::NotFound << u"“golden”"_s;
    QTest::newRow("other case") << u"SOLO"_s << ErrorCode::NotFound << u"“SOLO”"_s;
    QTest::newRow("deleted") << u"gone"_s << ErrorCode::NotFound << u"loc-cccc3"_s;
    QTest::newRow("cloud's id") << u"img-9f2ks"_s << ErrorCode::NotFound << u"“This computer”"_s;
    QTest::newRow("two have it") << u"golden-web"_s << ErrorCode::Ambiguous << u"loc-bbbb1"_s;
    QTest::newRow("no pattern") << u"@latest"_s << ErrorCode::InvalidArgument << u"@latest"_s;
    QTest::newRow("nothing like it") << u"nope-*@latest"_s << ErrorCode::NotFound << u"nope-*"_s;
    QTest::newRow("only a failed one") << u"nightly-db-2026-11-23@latest"_s << ErrorCode::NotFound << u"finished"_s;
    QTest::newRow("pattern without @latest") << u"nightly-*"_s << ErrorCode::NotFound << u"nightly-*"_s;
    QTest::newRow("open bracket") << u"x[@latest"_s << ErrorCode::InvalidArgument << u"x["_s;
}

void TestImageReference::refuses() {
    QFETCH(QString, text);
    QFETCH(ErrorCode, code);
    QFETCH(QString, says);
    const auto found = ImageReference::find(text, shelf(), LibraryId(u"local"_s), u"This computer"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().code, code);
    QVERIFY2(found.error().message.contains(says), qPrintable(found.error().message));
}

void TestImageReference::listsTheIdsNewestFirst() {
    const auto found = ImageReference::find(u"golden-web"_s, shelf(), LibraryId(u"local"_s), u"This computer"_s);
    QVERIFY(!found);
    QVERIFY2(found.error().message.contains(u"loc-bbbb2, loc-bbbb1"_s), qPrintable(found.error().message));
}

void TestImageReference::listsNotTooManyIds() {
    QList<Image> many;
    for (int i = 10; i < 30; ++i)
        many.append(image(u"loc-many%1"_s.arg(i), u"many"_s, i));
    const auto found = ImageReference::find(u"many"_s, many, LibraryId(u"local"_s), u"This computer"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().message.count(u"loc-many"_s), 8);
    QVERIFY(found.error().message.contains(u"loc-many29"_s));
    QVERIFY(found.error().message.contains(u"…"_s));
}

void TestImageReference::orderDoesNotMatter() {
    QList<Image> images = shelf();
    std::ranges::reverse(images);
    const auto found = ImageReference::find(u"twin*@latest"_s, images, LibraryId(u"local"_s), u"This computer"_s);
    QVERIFY(found);
    QCOMPARE(found->id.toString(), u"loc-eeee2"_s);
}

void TestImageReference::cloudLibraryRefusesIdsOfThisComputer() {
    const auto found = ImageReference::find(u"loc-aaaa2"_s, {}, LibraryId(u"acme"_s), u"Acme prod"_s);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::NotFound);
    QVERIFY2(found.error().message.contains(u"“Acme prod”"_s), qPrintable(found.error().message));
}

QTEST_APPLESS_MAIN(TestImageReference)
#include "tst_imagereference.moc"
