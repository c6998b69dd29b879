// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "models/servers/qemudiskoutput.h"
#include "tests/servers/homeserver.h"
#include "tests/servers/quietcontext.h"

#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Disks of real servers, off, become those of images.
class TestDiskRestores : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_virt.reset(); }
    void restores_data();
    void restores();
    void throughALink();
    void smallerImage();
    void runs();
    void cannotStartMeanwhile();
    void cancelled();
    void fails();
    void savedMemory();
    void usedByAnother();
    void deviceTooSmall();
    void deviceHalfWritten();
    void killed();
    void qemuHangs_data();
    void qemuHangs();

private:
    QString path(const QString& name) const { return m_virt->folder() + u'/' + name; }
    bool define(const QString& format, const QString& file, const QString& type = u"file"_s);
    QByteArray contentOf(const QString& format, const QString& file) const;
    Job* restore() {
        return m_home->run(
            m_home->library->restoreDiskJob({.server = m_home->server(u"web"_s).id, .image = m_image.id}));
    }
    // Replaces it by what the test writes.
    Result<void> replaceWith(const decltype(HostDisk::write)& write);
    QStringList leftovers() const {
        return QDir(m_virt->folder()).entryList({u".*.part"_s}, QDir::Files | QDir::Hidden)
            + HomeServer::filesIn(m_home->records());
    }

    std::unique_ptr<VirtDaemon> m_virt;
    std::unique_ptr<HomeServer> m_home;
    Image m_image; // of b.raw
};

void TestDiskRestores::initTestCase() {
    if (!VirtDaemon::isInstalled())
        QSKIP("libvirt and QEMU are not installed");
    m_virt = std::make_unique<VirtDaemon>();
    QVERIFY(m_virt->start());
    QVERIFY(makeExt4Disk(path(u"a.raw"_s), 24 * kMiB, 1));
    QVERIFY(makeExt4Disk(path(u"b.raw"_s), 24 * kMiB, 2));
}

void TestDiskRestores::init() {
    m_home = std::make_unique<HomeServer>(m_virt.get());
    QTRY_COMPARE(m_home->library->state(), LibraryState::Ready);
    m_image = m_home->import(path(u"b.raw"_s), u"golden"_s);
    QCOMPARE(m_image.status, ImageStatus::Available);
    QVERIFY(VirtDaemon::run(u"cp"_s, {path(u"a.raw"_s), path(u"web.raw"_s)}));
}

void TestDiskRestores::cleanup() {
    m_home.reset();
    for (const QString& name : {u"web.raw"_s, u"web.qcow2"_s, u"link.raw"_s})
        QFile::remove(path(name));
}

bool TestDiskRestores::define(const QString& format, const QString& file, const QString& type) {
    QFile xml(path(u"web.xml"_s));
    if (!xml.open(QIODevice::WriteOnly))
        return false;
    xml.write(u"<domain type='qemu'><name>web</name><memory unit='MiB'>32</memory><vcpu>1</vcpu>"
              "<os><type arch='x86_64' machine='pc'>hvm</type></os><devices>"
              "<emulator>/usr/bin/qemu-system-x86_64</emulator><disk type='%1' device='disk'><driver name='qemu' "
              "type='%2'/><source %3='%4'/><target dev='vda' bus='virtio'/></disk>"
              "<memballoon model='none'/></devices></domain>"_s
                  .arg(type, format, type == "block"_L1 ? u"dev"_s : u"file"_s, path(file))
                  .toUtf8());
    xml.close();
    return m_virt->virsh({u"define"_s, xml.fileName()})
        && QTest::qWaitFor([this] { return !m_home->server(u"web"_s).id.isEmpty(); });
}

QByteArray TestDiskRestores::contentOf(const QString& format, const QString& file) const {
    const bool read = VirtDaemon::run(
        u"qemu-img"_s, {u"convert"_s, u"-f"_s, format, u"-O"_s, u"raw"_s, path(file), path(u"read.raw"_s)});
    return read ? readFile(path(u"read.raw"_s)).value_or(QByteArray()) : QByteArray();
}

Result<void> TestDiskRestores::replaceWith(const decltype(HostDisk::write)& write) {
    const auto holder = m_home->host->diskHolder(m_home->server(u"web"_s).id);
    auto held = holder({});
    if (!held)
        return std::unexpected(held.error());
    QuietContext context;
    return (*held)->replace(
        {.image = m_image, .write = write, .note = [](const QString&, const QString&) { }}, context);
}

void TestDiskRestores::restores_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("type");
    QTest::newRow("raw") << u"raw"_s << u"web.raw"_s << u"file"_s;
    QTest::newRow("qcow2") << u"qcow2"_s << u"web.qcow2"_s << u"file"_s;
    QTest::newRow("in place") << u"raw"_s << u"web.raw"_s << u"block"_s; // a file, but taken for a device
}

void TestDiskRestores::restores() {
    QFETCH(const QString, format);
    QFETCH(const QString, file);
    QFETCH(const QString, type);
    if (format == "qcow2"_L1)
        QVERIFY(VirtDaemon::run(u"qemu-img"_s,
            {u"convert"_s, u"-f"_s, u"raw"_s, u"-O"_s, u"qcow2"_s, path(u"web.raw"_s), path(u"web.qcow2"_s)}));
    QVERIFY(QFile::setPermissions(path(file), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    QVERIFY(define(format, file, type));
    struct stat before{};
    QCOMPARE(::stat(QFile::encodeName(path(file)).constData(), &before), 0);
    const Job* job = restore();
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QVERIFY(contentOf(format, file) == *readFile(path(u"b.raw"_s)));
    struct stat after{};
    QCOMPARE(::stat(QFile::encodeName(path(file)).constData(), &after), 0);
    QCOMPARE(after.st_mode, before.st_mode);
    QCOMPARE(after.st_ino == before.st_ino, type == "block"_L1);
    QCOMPARE(leftovers(), QStringList());
    // What was there is an image now.
    const auto snapshot = m_home->library->image(job->image().image);
    QVERIFY(snapshot);
    QTRY_COMPARE(m_home->library->image(snapshot->id)->status, ImageStatus::Available);
    QCOMPARE(snapshot->sourceType, SourceType::Snapshot);
    const QString out = path(u"out.raw"_s);
    QCOMPARE(m_home->run(m_home->library->exportJob(snapshot->id, {.path = out, .overwrite = true}))->state(),
        JobState::Succeeded);
    QVERIFY(*readFile(out) == *readFile(path(u"a.raw"_s)));
    // And lists tell where it comes from now.
    QTRY_VERIFY(m_home->server(u"web"_s).image);
    QCOMPARE(m_home->server(u"web"_s).image->id, m_image.id);
    QCOMPARE(m_home->server(u"web"_s).username, u"debian"_s);
    if (type == "file"_L1)
        QVERIFY(m_virt->virsh({u"start"_s, u"web"_s}));
}

void TestDiskRestores::throughALink() {
    QVERIFY(QFile::link(path(u"web.raw"_s), path(u"link.raw"_s)));
    QVERIFY(define(u"raw"_s, u"link.raw"_s));
    const Job* job = restore();
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QVERIFY(QFileInfo(path(u"link.raw"_s)).isSymLink());
    QVERIFY(*readFile(path(u"web.raw"_s)) == *readFile(path(u"b.raw"_s)));
}

// The disk stays as large as the server's system knows it.
void TestDiskRestores::smallerImage() {
    QVERIFY(QFile::resize(path(u"web.raw"_s), 32 * kMiB));
    QVERIFY(define(u"raw"_s, u"web.raw"_s));
    const Job* job = restore();
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QVERIFY(*readFile(path(u"web.raw"_s)) == *readFile(path(u"b.raw"_s)) + QByteArray(8 * kMiB, 0));
}

void TestDiskRestores::runs() {
    QVERIFY(define(u"raw"_s, u"web.raw"_s));
    QVERIFY(m_virt->virsh({u"start"_s, u"web"_s}));
    const auto images = m_home->library->images().size();
    const Job* job = restore();
    QCOMPARE(job->state(), JobState::Failed);
    QCOMPARE(job->error()->code, ErrorCode::WrongState);
    QVERIFY2(job->error()->message.contains(u"is running"_s), qPrintable(whyOf(job)));
    QVERIFY(*readFile(path(u"web.raw"_s)) == *readFile(path(u"a.raw"_s)));
    QTRY_COMPARE(m_home->library->images().size(), images); // no failed snapshot either
}

void TestDiskRestores::cannotStartMeanwhile() {
    QVERIFY(define(u"raw"_s, u"web.raw"_s));
    bool started = true;
    const auto write = [&](std::unique_ptr<DiskOutput> output, JobContext&) {
        started = m_virt->virsh({u"start"_s, u"web"_s});
        return output->finish(24 * kMiB);
    };
    const auto done = replaceWith(write);
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().message));
    QVERIFY(!started);
    QVERIFY(m_virt->virsh({u"start"_s, u"web"_s}));
}

void TestDiskRestores::cancelled() {
    QVERIFY(define(u"raw"_s, u"web.raw"_s));
    const auto holder = m_home->host->diskHolder(m_home->server(u"web"_s).id);
    auto held = holder({});
    QVERIFY(held);
    QuietContext context;
    QStringList during;
    const auto write = [&](std::unique_ptr<DiskOutput> output, JobContext&) {
        during = leftovers();
        context.stop.request_stop();
        return output->finish(24 * kMiB); // as if it had not noticed
    };
    const auto done
        = (*held)->replace({.image = m_image, .write = write, .note = [](const QString&, const QString&) { }}, context);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Cancelled);
    QCOMPARE(during.size(), 2); // the part, and the record of it
    QCOMPARE(leftovers(), QStringList());
    QVERIFY(*readFile(path(u"web.raw"_s)) == *readFile(path(u"a.raw"_s)));
}

void TestDiskRestores::fails() {
    QVERIFY(VirtDaemon::run(u"qemu-img"_s,
        {u"convert"_s, u"-f"_s, u"raw"_s, u"-O"_s, u"qcow2"_s, path(u"web.raw"_s), path(u"web.qcow2"_s)}));
    QVERIFY(define(u"qcow2"_s, u"web.qcow2"_s));
    const auto write = [](std::unique_ptr<DiskOutput> output, JobContext&) -> Result<void> {
        const QByteArray bytes(4096, 'x');
        if (const auto written = output->write(0, std::as_bytes(std::span(bytes.constData(), 4096))); !written)
            return written;
        return std::unexpected(Error{ErrorCode::Damaged, u"The image is damaged."_s});
    };
    const auto done = replaceWith(write);
    QVERIFY(!done);
    QCOMPARE(done.error().message, u"The image is damaged."_s);
    QCOMPARE(leftovers(), QStringList());
    QVERIFY(contentOf(u"qcow2"_s, u"web.qcow2"_s) == *readFile(path(u"a.raw"_s)));
}

// What a server held in its memory does not go with another disk.
// A clone that is off holds no lock of QEMU's.
void TestDiskRestores::usedByAnother() {
    QVERIFY(define(u"raw"_s, u"web.raw"_s));
    QVERIFY(m_virt->define(u"twin"_s, {u"web.raw"_s}));
    const auto held = m_home->host->diskHolder(m_home->server(u"web"_s).id)({});
    QVERIFY(m_virt->virsh({u"undefine"_s, u"twin"_s}));
    QVERIFY(!held);
    QCOMPARE(held.error().code, ErrorCode::Conflict);
    QVERIFY2(held.error().message.contains(u"used by twin"_s), qPrintable(held.error().message));
}

void TestDiskRestores::savedMemory() {
    QVERIFY(VirtDaemon::run(u"qemu-img"_s,
        {u"convert"_s, u"-f"_s, u"raw"_s, u"-O"_s, u"qcow2"_s, path(u"web.raw"_s), path(u"web.qcow2"_s)}));
    QVERIFY(define(u"qcow2"_s, u"web.qcow2"_s));
    QVERIFY(m_virt->virsh({u"start"_s, u"web"_s}));
    QVERIFY(m_virt->virsh({u"managedsave"_s, u"web"_s}));
    const auto held = m_home->host->diskHolder(m_home->server(u"web"_s).id)({});
    QVERIFY(!held);
    QCOMPARE(held.error().code, ErrorCode::WrongState);
    QVERIFY2(held.error().message.contains(u"was saved"_s), qPrintable(held.error().message));
    QVERIFY(m_virt->virsh({u"managedsave-remove"_s, u"web"_s}));
}

void TestDiskRestores::deviceTooSmall() {
    QVERIFY(QFile::resize(path(u"web.raw"_s), 16 * kMiB));
    QVERIFY(define(u"raw"_s, u"web.raw"_s, u"block"_s));
    const QByteArray before = *readFile(path(u"web.raw"_s));
    const auto done = replaceWith({});
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::InvalidArgument);
    QVERIFY(*readFile(path(u"web.raw"_s)) == before);
}

void TestDiskRestores::deviceHalfWritten() {
    QVERIFY(define(u"raw"_s, u"web.raw"_s, u"block"_s));
    const auto write = [](std::unique_ptr<DiskOutput>, JobContext&) -> Result<void> {
        return std::unexpected(Error{ErrorCode::Cancelled, u"This was cancelled."_s});
    };
    const auto done = replaceWith(write);
    QVERIFY(!done);
    QVERIFY2(done.error().message.contains(u"Only a part"_s), qPrintable(done.error().message));
    QCOMPARE(done.error().code, ErrorCode::Interrupted); // nobody takes it for a disk as it was
}

// What a killed process began goes with the next start.
void TestDiskRestores::killed() {
    QVERIFY(define(u"raw"_s, u"web.raw"_s));
    const QString part = path(u".web.raw.zzz.part"_s);
    QVERIFY(writeFile(part, "half"));
    QVERIFY(QDir().mkpath(m_home->records()));
    QVERIFY(writeFile(m_home->records() + u"/1.json"_s,
        u"{\"address\":\"%1\",\"uuid\":\"\",\"files\":[\"%2\"]}"_s.arg(m_virt->address(), part).toUtf8()));
    { const VirtHost next({.addresses = {m_virt->address()}, .records = m_home->records()}); }
    QCOMPARE(leftovers(), QStringList());
    QVERIFY(*readFile(path(u"web.raw"_s)) == *readFile(path(u"a.raw"_s)));
}

void TestDiskRestores::qemuHangs_data() {
    QTest::addColumn<bool>("atTheEnd");
    QTest::newRow("while it is written") << false;
    QTest::newRow("when all is written") << true;
}

// Nobody waits for it without end, and nothing stays.
void TestDiskRestores::qemuHangs() {
    QFETCH(const bool, atTheEnd);
    const QString part = path(u".web.qcow2.part"_s);
    QemuDiskOutput::Order order;
    order.disk.format = u"qcow2"_s;
    order.disk.path = path(u"web.qcow2"_s);
    order.part = part;
    order.size = 24 * kMiB;
    order.server = u"web"_s;
    order.patience = order.flushPatience = 300ms;
    auto output = QemuDiskOutput::open(order);
    QVERIFY2(output.has_value(), output ? "" : qPrintable(output.error().message + output.error().detail));
    const QByteArray bytes(1 << 20, 'x');
    const auto data = std::as_bytes(std::span(bytes.constData(), std::size_t(bytes.size())));
    QVERIFY((*output)->write(0, data));
    QVERIFY(VirtDaemon::run(u"pkill"_s, {u"-STOP"_s, u"-f"_s, u"qemu-nbd.*"_s + part}));
    const auto done = atTheEnd ? (*output)->finish(24 * kMiB) : (*output)->write(kMiB, data);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::TimedOut);
    QVERIFY2(done.error().message.contains(u"web"_s) && done.error().message.endsWith(u'.'),
        qPrintable(done.error().message));
    QVERIFY(!(*output)->write(2 * kMiB, data)); // nor later
    output->reset();
    QVERIFY(!QFile::exists(part));
    QVERIFY(!VirtDaemon::run(u"pgrep"_s, {u"-f"_s, u"qemu-nbd.*"_s + part}));
}

QTEST_GUILESS_MAIN(TestDiskRestores)
#include "tst_diskrestores.moc"
