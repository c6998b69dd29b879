// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/library/imagejson.h"

#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;

class TestImageJson : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fullImage();
    void unsetIsNull();
    void minRamIsWholeMiB_data();
    void minRamIsWholeMiB();
    void bigSizesAreExact();
    void history();
};

void TestImageJson::fullImage() {
    Image image;
    image.library = LibraryId(u"local"_s);
    image.id = ImageId(u"loc-7geqi"_s);
    image.name = u"nightly-web"_s;
    image.username = u"deploy"_s;
    image.status = ImageStatus::Available;
    image.locked = true;
    image.description = u"two\nlines"_s;
    image.source = u"nightly.raw.xz"_s;
    image.architecture = Architecture::x86_64();
    image.createdAt = QDateTime(QDate(2026, 11, 22), QTime(3, 14, 15, 926), QTimeZone::fromSecondsAheadOfUtc(3600));
    image.isPublic = true;
    image.owner = u"anna"_s;
    image.mode = ImageMode::Compatibility;
    image.virtualSize = 10737418240;
    image.diskSize = 1395864371;
    image.minRam = 536870912;
    image.ancestor = Ancestor{ImageId(u"loc-0a0a0"_s), u"ubuntu-noble"_s, ImageStatus::Deleted};
    image.storedSize = 100663296;
    image.freesBytes = 50331648;
    image.contentId = QByteArray(32, '\x0f');
    image.sourceSha256 = QByteArray(32, '\xab');
    image.sourceVerified = true;
    image.sourceFormat = u"raw.xz"_s;

    // Written out by hand from api.md 4.1 and design.md, "Command line".
    const QByteArray expected = R"({
        "id": "loc-7geqi", "resource_type": "image", "library": "local", "url": null, "name": "nightly-web",
        "username": "deploy", "status": "available", "locked": true, "description": "two\nlines",
        "source": "nightly.raw.xz", "source_type": "upload", "source_trigger": "manual", "arch": "x86_64",
        "created_at": "2026-11-22T02:14:15Z", "official": false, "public": true, "owner": "anna",
        "compatibility_mode": true, "virtual_size_bytes": 10737418240, "disk_size_bytes": 1395864371, "min_ram": 512,
        "licence_name": null,
        "ancestor": {"id": "loc-0a0a0", "resource_type": "image", "name": "ubuntu-noble", "status": "deleted"},
        "starred": false, "stored_bytes": 100663296, "frees_bytes": 50331648,
        "content_id": "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f",
        "source_sha256": "abababababababababababababababababababababababababababababababab",
        "source_verified": true, "source_checked_by": null,
        "source_signed_by": null, "source_url": null, "source_format": "raw.xz", "failure": null, "deleted_at": null})";
    QJsonParseError error;
    const QJsonDocument wanted = QJsonDocument::fromJson(expected, &error);
    QCOMPARE(error.errorString(), QJsonParseError{}.errorString());
    const QJsonObject got = toJson(image);
    const QJsonObject want = wanted.object();
    QCOMPARE(got.keys(), want.keys());
    for (const QString& key : want.keys())
        QVERIFY2(got.value(key) == want.value(key), qPrintable(key));
}

void TestImageJson::unsetIsNull() {
    const QJsonObject json = toJson(Image{});
    for (const auto& key : {u"library"_s, u"url"_s, u"username"_s, u"arch"_s, u"created_at"_s, u"owner"_s, u"min_ram"_s,
             u"licence_name"_s, u"ancestor"_s, u"stored_bytes"_s, u"content_id"_s, u"source_sha256"_s,
             u"source_format"_s, u"failure"_s, u"deleted_at"_s}) {
        QVERIFY2(json.contains(key), qPrintable(key));
        QVERIFY2(json.value(key).isNull(), qPrintable(key));
    }
    QCOMPARE(json.value(u"description"_s), QJsonValue(QString()));
    QCOMPARE(json.value(u"virtual_size_bytes"_s), QJsonValue(0));

    Image failed;
    failed.status = ImageStatus::Failed;
    failed.failure = Error{.code = ErrorCode::Truncated, .message = u"The archive ends early."_s, .detail = u"at 17"_s};
    const QJsonObject failure = toJson(failed).value(u"failure"_s).toObject();
    QCOMPARE(failure.value(u"code"_s), QJsonValue(errorCodeName(ErrorCode::Truncated)));
    QCOMPARE(failure.value(u"message"_s), QJsonValue(u"The archive ends early."_s));
    QCOMPARE(failure.value(u"detail"_s), QJsonValue(u"at 17"_s));
}

void TestImageJson::minRamIsWholeMiB_data() {
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<qint64>("mib");
    QTest::newRow("none needed") << qint64{0} << qint64{0};
    QTest::newRow("a byte") << qint64{1} << qint64{1};
    QTest::newRow("exact") << qint64{536870912} << qint64{512};
    QTest::newRow("a byte more") << qint64{536870913} << qint64{513};
}

void TestImageJson::minRamIsWholeMiB() {
    QFETCH(qint64, bytes);
    QFETCH(qint64, mib);
    Image image;
    image.minRam = bytes;
    QCOMPARE(toJson(image).value(u"min_ram"_s), QJsonValue(mib));
}

// A double holds whole numbers up to 2^53 only; sizes must not pass through one.
void TestImageJson::bigSizesAreExact() {
    Image image;
    image.virtualSize = 9007199254740993;
    const QByteArray text = QJsonDocument(toJson(image)).toJson(QJsonDocument::Compact);
    QVERIFY(text.contains(R"("virtual_size_bytes":9007199254740993)"));
}

void TestImageJson::history() {
    const HistoryEntry entry{.at = QDateTime(QDate(2026, 11, 22), QTime(2, 14), QTimeZone::UTC),
        .who = u"anna"_s,
        .action = u"renamed"_s,
        .detail = u"name: \"a\" → \"b\""_s};
    QCOMPARE(toJson(entry),
        (QJsonObject{{u"at"_s, u"2026-11-22T02:14:00Z"_s}, {u"who"_s, u"anna"_s}, {u"action"_s, u"renamed"_s},
            {u"detail"_s, u"name: \"a\" → \"b\""_s}}));
}

QTEST_APPLESS_MAIN(TestImageJson)
#include "tst_imagejson.moc"
