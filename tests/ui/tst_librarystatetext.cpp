// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/librarystatetext.h"

#include "tests/support/fakelibrary.h"

#include <QTest>
#include <QTimeZone>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 11, 24), QTime(12, 0), QTimeZone::UTC);

} // namespace

class LibraryStateTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ages_data();
    void ages();
    void kinds_data();
    void kinds();
    void thisComputerIsQuiet();
};

void LibraryStateTextTest::ages_data() {
    QTest::addColumn<int>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("now") << 0 << u"0 s"_s;
    QTest::newRow("a clock that went back") << -5 << u"0 s"_s;
    QTest::newRow("seconds") << 59 << u"59 s"_s;
    QTest::newRow("minutes") << 60 << u"1 min"_s;
    QTest::newRow("hours") << 7300 << u"2 h"_s;
    QTest::newRow("days") << 3 * 86400 << u"3 day(s)"_s;
}

void LibraryStateTextTest::ages() {
    QFETCH(const int, seconds);
    QFETCH(const QString, text);
    QCOMPARE(LibraryStateText::age(kNow.addSecs(-seconds), kNow), text);
}

void LibraryStateTextTest::kinds_data() {
    QTest::addColumn<int>("code"); // -1: no problem
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("text");
    using Kind = LibraryStateText::Kind;
    QTest::newRow("fresh") << -1 << int(Kind::Fresh) << u"8 s"_s;
    QTest::newRow("signed out") << int(ErrorCode::SignInNeeded) << int(Kind::SignedOut) << u"signed out"_s;
    QTest::newRow("one-time code") << int(ErrorCode::OneTimeCodeNeeded) << int(Kind::SignedOut) << u"signed out"_s;
    QTest::newRow("offline") << int(ErrorCode::Offline) << int(Kind::Offline) << u"offline, 8 s"_s;
    QTest::newRow("no answer") << int(ErrorCode::TimedOut) << int(Kind::Offline) << u"offline, 8 s"_s;
    QTest::newRow("other") << int(ErrorCode::Unavailable) << int(Kind::Trouble) << u"problem"_s;
}

void LibraryStateTextTest::kinds() {
    QFETCH(const int, code);
    QFETCH(const int, kind);
    QFETCH(const QString, text);
    FakeLibrary library;
    library.playCloud(u"acme"_s, u"Acme"_s, {});
    library.setHeardAt(kNow.addSecs(-8));
    if (code >= 0) {
        library.setState(LibraryState::Ready, Error{.code = ErrorCode(code), .message = u"It went wrong."_s});
    }
    const LibraryStateText state = LibraryStateText::of(library, kNow);
    QCOMPARE(int(state.kind), kind);
    QCOMPARE(state.text, text);
    QVERIFY(state.sentence.contains(u"8 s"_s)); // the age of what is shown, whatever else
    QCOMPARE(state.sentence.contains(u"It went wrong."_s), code >= 0);
    library.setState(LibraryState::Opening);
    QCOMPARE(LibraryStateText::of(library, kNow).kind, LibraryStateText::Kind::Opening);
}

void LibraryStateTextTest::thisComputerIsQuiet() {
    const FakeLibrary library;
    QCOMPARE(LibraryStateText::of(library, kNow), LibraryStateText{});
}

QTEST_MAIN(LibraryStateTextTest)
#include "tst_librarystatetext.moc"
