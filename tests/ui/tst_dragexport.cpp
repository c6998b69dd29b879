// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/dragexport.h"

#include "tests/support/fakelibrary.h"
#include "ui/imageactions.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QFile>
#include <QMimeData>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

using namespace platter;
using namespace Qt::StringLiterals;

// Images are dragged out to what calls as file managers do, on a bus of the test's own.
class TestDragExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theFileManagerSaysWhere();
    void onlyTheLastDragCounts();
    void withoutABusNothingIsOffered();
    void filesAreExportedThere();
    void anAddressIsRefused();

private:
    // What a file manager does with a drop; false when nobody takes the call.
    bool dropOn(const QMimeData& data, const QString& destination) const;

    QProcess m_daemon;
    QString m_address;
};

void TestDragExport::initTestCase() {
    m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    if (!m_daemon.waitForStarted())
        QSKIP("dbus-daemon is not installed");
    QVERIFY(m_daemon.waitForReadyRead());
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
}

void TestDragExport::cleanupTestCase() {
    m_daemon.kill();
    m_daemon.waitForFinished();
}

bool TestDragExport::dropOn(const QMimeData& data, const QString& destination) const {
    const auto bus = QDBusConnection::connectToBus(m_address, u"file manager"_s);
    auto call = QDBusMessage::createMethodCall(QString::fromUtf8(data.data(DragExport::serviceFormat())),
        QString::fromUtf8(data.data(DragExport::pathFormat())), u"org.kde.ark.DndExtract"_s,
        u"extractSelectedFilesTo"_s);
    call.setArguments({destination});
    const QDBusPendingCallWatcher answer(bus.asyncCall(call));
    return QTest::qWaitFor([&answer] { return answer.isFinished(); }, 10'000) && !answer.isError();
}

void TestDragExport::theFileManagerSaysWhere() {
    DragExport exporter(nullptr, QDBusConnection::connectToBus(m_address, u"platter"_s));
    QSignalSpy dropped(&exporter, &DragExport::dropped);
    const QList<ImageKey> images{{LibraryId(u"local"_s), ImageId(u"loc-aaaaa"_s)}};
    QMimeData data;
    exporter.offer(&data, images);
    QVERIFY(dropOn(data, u"/home/anna/My disks"_s));
    QCOMPARE(dropped.size(), 1);
    QCOMPARE(dropped.first().at(0).value<QList<ImageKey>>(), images);
    QCOMPARE(dropped.first().at(1).toString(), u"/home/anna/My disks"_s);
    (void)dropOn(data, u"/tmp"_s); // it was dropped once
    QCOMPARE(dropped.size(), 1);
}

void TestDragExport::onlyTheLastDragCounts() {
    DragExport exporter(nullptr, QDBusConnection::connectToBus(m_address, u"platter"_s));
    QSignalSpy dropped(&exporter, &DragExport::dropped);
    QMimeData first;
    exporter.offer(&first, {{LibraryId(u"local"_s), ImageId(u"loc-aaaaa"_s)}});
    QMimeData second;
    exporter.offer(&second, {{LibraryId(u"local"_s), ImageId(u"loc-bbbbb"_s)}});
    QVERIFY(!dropOn(first, u"/tmp"_s));
    QCOMPARE(dropped.size(), 0);
    QMimeData third;
    exporter.offer(&third, {});
    QVERIFY(third.formats().isEmpty());
    QVERIFY(!dropOn(second, u"/tmp"_s));
}

void TestDragExport::withoutABusNothingIsOffered() {
    QMimeData data;
    DragExport exporter(nullptr, QDBusConnection(u"no such bus"_s));
    exporter.offer(&data, {{LibraryId(u"local"_s), ImageId(u"loc-aaaaa"_s)}});
    QVERIFY(data.formats().isEmpty());
}

void TestDragExport::filesAreExportedThere() {
    QTemporaryDir folder;
    QFile there(folder.filePath(u"web.raw"_s));
    QVERIFY(there.open(QIODevice::WriteOnly));
    LibrarySet libraries;
    auto* library = static_cast<FakeLibrary*>(libraries.add(std::make_unique<FakeLibrary>()));
    Image failed = fakeImage(u"loc-bbbbb"_s, u"broken"_s);
    failed.status = ImageStatus::Failed;
    library->putAll({fakeImage(u"loc-aaaaa"_s, u"web"_s), failed, fakeImage(u"loc-ccccc"_s, u"db"_s)});
    JobQueue queue(2);
    QWidget window;
    ImageActions actions(&libraries, &queue, &window);
    QList<ImageKey> keys;
    for (const Image& image : library->images())
        keys.append(image.key());
    actions.exportTo(keys, folder.path());
    QTRY_COMPARE(library->exports().size(), 2); // what failed has no disk
    QCOMPARE(library->exports().at(0).path, folder.filePath(u"web (2).raw"_s)); // nothing is replaced
    QCOMPARE(library->exports().at(1).path, folder.filePath(u"db.raw"_s));
    QVERIFY(!library->exports().at(0).overwrite);
    QCOMPARE(queue.jobs().size(), 2); // they run as any other
    queue.cancelAll();
}

void TestDragExport::anAddressIsRefused() {
    LibrarySet libraries;
    auto* library = static_cast<FakeLibrary*>(libraries.add(std::make_unique<FakeLibrary>()));
    library->put(fakeImage(u"loc-aaaaa"_s, u"web"_s));
    JobQueue queue(1);
    QWidget window;
    ImageActions actions(&libraries, &queue, &window);
    QSignalSpy failed(&actions, &ImageActions::failed);
    actions.exportTo({{library->id(), ImageId(u"loc-aaaaa"_s)}}, u"sftp://nas/disks"_s);
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().value<Error>().message.contains(u"sftp://nas/disks"_s));
    QVERIFY(queue.jobs().isEmpty());
}

QTEST_MAIN(TestDragExport)
#include "tst_dragexport.moc"
