// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/support/fakelibrary.h"
#include "ui/dropoverlay.h"

#include <QSysInfo>
#include <QTest>
#include <QUrl>

using namespace platter;
using namespace Qt::StringLiterals;

class DropOverlayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void localPath_data();
    void localPath();
    void judge_data();
    void judge();
    void libraryThatCannotTake();
    void anAccountIsUploadedTo();
    void plainTextIsNoDrop();
};

void DropOverlayTest::localPath_data() {
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QString>("path");
    QTest::newRow("plain") << "file:///srv/disk.raw"_ba << u"/srv/disk.raw"_s;
    QTest::newRow("percent-encoded") << "file:///srv/my%20disk%23%C3%A9.img"_ba << u"/srv/my disk#é.img"_s;
    QTest::newRow("an encoded percent sign") << "file:///srv/100%2525.raw"_ba << u"/srv/100%25.raw"_s;
    QTest::newRow("localhost") << "file://localhost/srv/disk.raw"_ba << u"/srv/disk.raw"_s;
    QTest::newRow("this machine") << "file://" + QSysInfo::machineHostName().toUtf8() + "/srv/disk.raw"
                                  << u"/srv/disk.raw"_s;
    QTest::newRow("another machine") << "file://nas.example/srv/disk.raw"_ba << QString();
    QTest::newRow("sftp") << "sftp://nas.example/srv/disk.raw"_ba << QString();
    QTest::newRow("https") << "https://example.com/disk.raw"_ba << QString();
    QTest::newRow("trash") << "trash:///disk.raw"_ba << QString();
}

void DropOverlayTest::localPath() {
    QFETCH(const QByteArray, url);
    QFETCH(const QString, path);
    QCOMPARE(DropVerdict::localPath(QUrl::fromEncoded(url)), path);
}

void DropOverlayTest::judge_data() {
    QTest::addColumn<QByteArray>("list"); // text/uri-list
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("one") << "file:///srv/my%20disk.raw\r\n"_ba << QStringList{u"/srv/my disk.raw"_s}
                         << u"Add “my disk.raw” to “This computer”"_s;
    QTest::newRow("a folder") << "file:///srv/images/\r\n"_ba << QStringList{u"/srv/images/"_s}
                              << u"Add “images” to “This computer”"_s;
    QTest::newRow("the same twice") << "file:///a.raw\r\nfile:///a.raw\r\n"_ba << QStringList{u"/a.raw"_s}
                                    << u"Add “a.raw” to “This computer”"_s;
    QTest::newRow("two") << "file:///a.raw\r\nfile:///b.raw\r\n"_ba << QStringList{u"/a.raw"_s, u"/b.raw"_s}
                         << u"Add 2 file(s) or folder(s) to “This computer”"_s;
    QTest::newRow("remote") << "sftp://nas.example/srv/disk.raw\r\n"_ba << QStringList{}
                            << u"This is on another computer (nas.example). Copy it here first, then drop the copy."_s;
    QTest::newRow("one of two remote")
        << "file:///a.raw\r\nsmb://nas/b.raw\r\n"_ba << QStringList{}
        << u"This is on another computer (nas). Copy it here first, then drop the copy."_s;
    QTest::newRow("no file")
        << "trash:///a.raw\r\n"_ba << QStringList{}
        << u"trash:///a.raw is not a file on this computer. Copy it here first, then drop the copy."_s;
}

void DropOverlayTest::judge() {
    QFETCH(const QByteArray, list);
    QFETCH(const QStringList, paths);
    QFETCH(const QString, sentence);
    QMimeData data;
    data.setData(u"text/uri-list"_s, list);
    const FakeLibrary library;
    const DropVerdict verdict = DropVerdict::judge(&data, library);
    QVERIFY(verdict.isDrop);
    QCOMPARE(verdict.paths, paths);
    QCOMPARE(verdict.sentence, sentence);
}

void DropOverlayTest::libraryThatCannotTake() {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/srv/disk.raw"_s)});
    FakeLibrary library;
    library.setReadOnlyReason(u"This folder is on a network share, so it is only shown."_s);
    QVERIFY(!DropVerdict::judge(&data, library).isAccepted());
    QCOMPARE(DropVerdict::judge(&data, library).sentence, library.readOnlyReason());
    library.setReadOnlyReason({});
    library.setState(LibraryState::Opening);
    QVERIFY(!DropVerdict::judge(&data, library).isAccepted());
    library.setState(LibraryState::Failed, Error{.message = u"No."_s});
    QVERIFY(!DropVerdict::judge(&data, library).isAccepted());
    library.setState(LibraryState::Ready);
    QVERIFY(DropVerdict::judge(&data, library).isAccepted());
}

void DropOverlayTest::anAccountIsUploadedTo() {
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/srv/disk.raw"_s)});
    FakeLibrary cloud;
    cloud.playCloud(u"acme"_s, u"Acme prod"_s, u"#c9506b"_s);
    QCOMPARE(DropVerdict::judge(&data, cloud).sentence, u"Upload “disk.raw” to “Acme prod”"_s);
    data.setUrls({QUrl::fromLocalFile(u"/srv/a.raw"_s), QUrl::fromLocalFile(u"/srv/b.raw"_s)});
    QCOMPARE(DropVerdict::judge(&data, cloud).sentence, u"Upload 2 file(s) or folder(s) to “Acme prod”"_s);
}

void DropOverlayTest::plainTextIsNoDrop() {
    QMimeData data;
    data.setText(u"file:///srv/disk.raw"_s);
    const FakeLibrary library;
    QVERIFY(!DropVerdict::judge(&data, library).isDrop);
    QVERIFY(!DropVerdict::judge(nullptr, library).isDrop);
}

QTEST_MAIN(DropOverlayTest)
#include "tst_dropoverlay.moc"
