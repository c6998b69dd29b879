// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/error.h"

#include <QSet>
#include <QTest>

#include <cerrno>

using namespace platter;
using namespace Qt::StringLiterals;

class TestError : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void namesGoThereAndBack();
    void unknownNames_data();
    void unknownNames();
    void errnoTells_data();
    void errnoTells();
    void percentSignsInPathsStay();
};

void TestError::namesGoThereAndBack() {
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        const QString name = errorCodeName(code);
        QVERIFY(!name.isEmpty());
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
        QCOMPARE(errorCodeFromName(name), code);
    }
    QCOMPARE(errorCodeName(ErrorCode::DiskFull), u"disk_full");
    QCOMPARE(errorCodeName(ErrorCode::NotADiskImage), u"not_a_disk_image");
}

void TestError::unknownNames_data() {
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("of a newer version") << u"out_of_tea"_s;
    QTest::newRow("other case") << u"Disk_Full"_s;
}

void TestError::unknownNames() {
    QFETCH(const QString, name);
    QCOMPARE(errorCodeFromName(name), ErrorCode::Internal);
}

void TestError::errnoTells_data() {
    QTest::addColumn<int>("value");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<bool>("retryable");
    QTest::newRow("ENOSPC") << ENOSPC << ErrorCode::DiskFull << true;
    QTest::newRow("EDQUOT") << EDQUOT << ErrorCode::DiskFull << true;
    QTest::newRow("EACCES") << EACCES << ErrorCode::PermissionDenied << false;
    QTest::newRow("EPERM") << EPERM << ErrorCode::PermissionDenied << false;
    QTest::newRow("ENOENT") << ENOENT << ErrorCode::NotFound << false;
    QTest::newRow("EROFS") << EROFS << ErrorCode::ReadOnly << false;
    QTest::newRow("EIO") << EIO << ErrorCode::Unreadable << true;
    QTest::newRow("EBUSY") << EBUSY << ErrorCode::Busy << true;
    QTest::newRow("EMFILE") << EMFILE << ErrorCode::Busy << true;
    QTest::newRow("EISDIR") << EISDIR << ErrorCode::InvalidArgument << false;
    QTest::newRow("ENXIO") << ENXIO << ErrorCode::NotFound << true;
    QTest::newRow("EOPNOTSUPP") << EOPNOTSUPP << ErrorCode::Unsupported << false;
    QTest::newRow("EFBIG") << EFBIG << ErrorCode::Unsupported << false;
    QTest::newRow("one without a sentence of its own") << EMLINK << ErrorCode::Internal << false;
    QTest::newRow("no errno at all") << 99999 << ErrorCode::Internal << false;
}

void TestError::errnoTells() {
    QFETCH(const int, value);
    QFETCH(const ErrorCode, code);
    QFETCH(const bool, retryable);
    const QString path = u"/srv/images/golden.raw"_s;
    const Error error = errorFromErrno(value, path);
    QCOMPARE(error.code, code);
    QCOMPARE(error.retryable, retryable);
    QVERIFY2(error.message.contains(path), qPrintable(error.message));
    QVERIFY2(error.message.endsWith(u'.'), qPrintable(error.message));
    QVERIFY(error.detail.startsWith(path));
    QCOMPARE(error.detail.contains(u"ENOSPC"), value == ENOSPC);
}

void TestError::percentSignsInPathsStay() {
    const QString path = u"/srv/100%1 %2 %3.raw"_s;
    for (const int value : {ENOSPC, EMLINK}) {
        const Error error = errorFromErrno(value, path);
        QVERIFY2(error.message.contains(path), qPrintable(error.message));
        QVERIFY2(error.detail.startsWith(path + u": "), qPrintable(error.detail));
    }
}

QTEST_GUILESS_MAIN(TestError)
#include "tst_error.moc"
