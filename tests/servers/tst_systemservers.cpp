// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/backup.h"
#include "models/servers/virthost.h"
#include "tests/servers/virtdaemon.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <csignal>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMiB = 1024 * 1024;

} // namespace

// Servers of the computer's own libvirt, whose QEMU runs as another user.
class TestSystemServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_virt.reset(); }
    void running();
    void notAllowed();
    void platterDies();

private:
    QString path(const QString& name) const { return m_virt->folder() + u'/' + name; }
    Backup::Request request() const {
        QByteArray uuid;
        m_virt->virsh({u"domuuid"_s, u"shop"_s}, &uuid);
        return {.address = m_virt->address(),
            .uuid = QString::fromLatin1(uuid.trimmed()),
            .name = u"shop"_s,
            .targets = {u"vda"_s},
            .folder = path(u"backups"_s)};
    }
    QStringList places() const { return QDir(path(u"tmp"_s)).entryList(QDir::Dirs | QDir::NoDotAndDotDot); }
    // Temporary files go to that folder.
    void makeTemporary(const QString& name, mode_t mode) const {
        QDir().mkpath(path(name));
        QCOMPARE(::chmod(path(name).toLocal8Bit().constData(), mode), 0);
        qputenv("TMPDIR", path(name).toLocal8Bit());
    }

    std::unique_ptr<VirtDaemon> m_virt;
};

void TestSystemServers::initTestCase() {
    if (::geteuid() != 0)
        QSKIP("only root can run such a libvirt");
    if (!VirtDaemon::isInstalled())
        QSKIP("libvirt and QEMU are not installed");
    m_virt = std::make_unique<VirtDaemon>();
    QVERIFY2(m_virt->startAsSystem(), readFile(path(u"libvirtd.log"_s)).value_or(QByteArray()).constData());
    QVERIFY(makeExt4Disk(path(u"a.raw"_s), 24 * kMiB, 1));
    QVERIFY(VirtDaemon::run(u"qemu-img"_s, {u"convert"_s, u"-O"_s, u"qcow2"_s, path(u"a.raw"_s), path(u"a.qcow2"_s)}));
    QVERIFY(m_virt->define(u"shop"_s, {u"a.qcow2"_s}));
    QVERIFY(m_virt->virsh({u"start"_s, u"shop"_s}));
}

// QEMU makes its socket in a folder of ours, and this user's group may connect.
void TestSystemServers::running() {
    makeTemporary(u"tmp"_s, 01777);
    auto backup = Backup::begin(request(), {});
    QVERIFY2(backup, backup ? "" : qPrintable(backup.error().message + backup.error().detail));
    QCOMPARE(places().size(), 1);
    struct stat place{}, socket{};
    const QString folder = path(u"tmp/"_s) + places().constFirst();
    const QStringList sockets = QDir(folder).entryList(QDir::System);
    QCOMPARE(sockets.size(), 1);
    QCOMPARE(::stat(folder.toLocal8Bit().constData(), &place), 0);
    QCOMPARE(::stat((folder + u'/' + sockets.constFirst()).toLocal8Bit().constData(), &socket), 0);
    QCOMPARE(place.st_mode & 0777U, 0700U); // by now: QEMU has come in
    QCOMPARE(socket.st_uid, 64055U); // QEMU's, as VirtDaemon has it
    QCOMPARE(socket.st_gid, ::getegid());
    QCOMPARE(socket.st_mode & 0022U, 0020U); // the group may connect, others may not
    auto disk = Backup::open(*backup, u"vda"_s, {});
    QVERIFY2(disk, disk ? "" : qPrintable(disk.error().message));
    QByteArray read((*disk)->size(), 0);
    QVERIFY((*disk)->read(0, std::as_writable_bytes(std::span(read.data(), std::size_t(read.size())))));
    QVERIFY(read == readFile(path(u"a.raw"_s)).value_or(QByteArray()));
    disk = std::unexpected(Error{});
    backup = std::unexpected(Error{});
    QCOMPARE(places(), QStringList());
    QCOMPARE(QDir(path(u"backups"_s)).entryList(QDir::Files), QStringList());
}

// As where AppArmor or SELinux keeps QEMU to folders of libvirt's.
void TestSystemServers::notAllowed() {
    makeTemporary(u"closed"_s, 0700);
    const auto backup = Backup::begin(request(), {});
    QVERIFY(!backup);
    QCOMPARE(backup.error().code, ErrorCode::PermissionDenied);
    QVERIFY2(backup.error().message.contains(u"Shut it down, then take the snapshot."_s),
        qPrintable(backup.error().message + backup.error().detail));
    QVERIFY(!backup.error().message.contains(u"nbd-server"_s));
    QVERIFY(QDir(path(u"closed"_s)).isEmpty());
    QVERIFY(m_virt->virsh({u"domjobinfo"_s, u"shop"_s}));
}

void TestSystemServers::platterDies() {
    makeTemporary(u"tmp"_s, 01777);
    const Backup::Request wanted = request();
    const pid_t child = fork();
    if (child == 0) {
        const auto backup = Backup::begin(wanted, {});
        if (backup)
            ::kill(::getpid(), SIGKILL);
        _exit(1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFSIGNALED(status));
    QCOMPARE(places().size(), 1);
    const VirtHost next({.addresses = {m_virt->address()}, .folder = wanted.folder});
    QTRY_COMPARE(places(), QStringList());
    QTRY_COMPARE(QDir(wanted.folder).entryList(QDir::Files), QStringList());
    QVERIFY(Backup::begin(wanted, {})); // no job is left
}

QTEST_GUILESS_MAIN(TestSystemServers)
#include "tst_systemservers.moc"
