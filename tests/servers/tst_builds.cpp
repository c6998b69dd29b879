// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/servertypes.h"
#include "models/domain/sizes.h"
#include "models/servers/domainxml.h"
#include "models/servers/localport.h"
#include "tests/servers/homeserver.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <arpa/inet.h>
#include <atomic>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString kKey = u"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJh8 anna@desk"_s;

} // namespace

// Images of a real library become servers of a real libvirt and QEMU.
class TestBuilds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_home.reset(); }
    void cleanupTestCase() { m_virt.reset(); }
    void builds();
    void portsDiffer();
    void portTakenMeanwhile();
    void otherArchitecture();
    void compatible();
    void deprecated();
    void ownSize();
    void refused_data();
    void refused();
    void nameTaken();
    void nameTakenMeanwhile();
    void noRoom();
    void cancelled();
    void writingFails();
    void cannotStart();
    void nowhere_data();
    void nowhere();

private:
    BuildRequest request(const QString& name) const {
        BuildRequest wanted;
        wanted.image = m_image.id;
        wanted.type = usualServerTypes().first().id;
        wanted.name = name;
        return wanted;
    }
    // Of the image, but the disk is written by the test.
    std::unique_ptr<Job> buildWith(const BuildRequest& wanted, const decltype(HostDisk::write)& write);
    bool isClean() const {
        return HomeServer::filesIn(m_home->disks()).isEmpty() && HomeServer::filesIn(m_home->records()).isEmpty();
    }

    std::unique_ptr<VirtDaemon> m_virt;
    std::unique_ptr<HomeServer> m_home;
    Image m_image;
};

void TestBuilds::initTestCase() {
    if (!VirtDaemon::isInstalled())
        QSKIP("libvirt and QEMU are not installed");
    m_virt = std::make_unique<VirtDaemon>();
    QVERIFY(m_virt->start());
    QVERIFY(makeExt4Disk(m_virt->folder() + u"/a.raw"_s, 16 * kMiB, 1));
}

void TestBuilds::init() {
    m_home = std::make_unique<HomeServer>(m_virt.get());
    QTRY_COMPARE(m_home->library->state(), LibraryState::Ready);
    m_image = m_home->import(m_virt->folder() + u"/a.raw"_s, u"trixie"_s);
    QCOMPARE(m_image.status, ImageStatus::Available);
}

std::unique_ptr<Job> TestBuilds::buildWith(const BuildRequest& wanted, const decltype(HostDisk::write)& write) {
    BuildRequest sized = wanted;
    sized.size = usualServerTypes().first();
    return m_home->host->buildJob(
        sized, {.image = m_image, .write = write, .note = [](const QString&, const QString&) { }});
}

void TestBuilds::builds() {
    BuildRequest wanted = request(u"web 1"_s);
    wanted.sshKeys = {kKey};
    wanted.start = true;
    const Job* job = m_home->run(m_home->library->buildJob(wanted));
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QVERIFY(!job->server().isEmpty());
    QTRY_COMPARE(m_home->server(u"web 1"_s).status, ServerStatus::Active);
    const Server server = m_home->server(u"web 1"_s);
    QCOMPARE(server.id, job->server());
    QCOMPARE(server.image, (Ancestor{m_image.id, u"trixie"_s, ImageStatus::Available}));
    QCOMPARE(server.username, u"debian"_s);
    QCOMPARE(server.mode, ImageMode::Virtio);
    QCOMPARE(server.architecture, Architecture::x86_64());
    QCOMPARE(server.type->ram, 512 * kMiB);
    QCOMPARE(server.type->cores, 2);
    QCOMPARE(server.diskSize, 20 * kGiB);
    // There is no network in this libvirt that would tell an address: a port of this computer leads to it where passt is.
    const DomainDescription described = *DomainXml::read(m_home->described(u"web 1"_s).toUtf8());
    if (QStandardPaths::findExecutable(u"passt"_s).isEmpty())
        QCOMPARE(job->outcome(), u"virsh -c '%1' console 'web 1'"_s.arg(m_virt->address()));
    else
        QCOMPARE(job->outcome(), u"ssh -p %1 debian@127.0.0.1"_s.arg(described.sshPort));
    QCOMPARE(described.sshPort > 0, !QStandardPaths::findExecutable(u"passt"_s).isEmpty());
    QCOMPARE(server.sshHost, described.sshPort > 0 ? u"127.0.0.1:%1"_s.arg(described.sshPort) : QString());
    const QStringList files = HomeServer::filesIn(m_home->disks());
    QCOMPARE(files.size(), 2);
    const QString disk = m_home->disks() + u'/' + files.filter(u".raw"_s).value(0);
    QCOMPARE(QFileInfo(disk).size(), 20 * kGiB);
    QVERIFY2(allocatedBytes(disk) < 17 * kMiB, "the disk is sparse");
    QFile bytes(disk);
    QVERIFY(bytes.open(QIODevice::ReadOnly));
    QVERIFY(bytes.read(16 * kMiB) == *readFile(m_virt->folder() + u"/a.raw"_s));
    QCOMPARE(QFile::permissions(disk) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QVERIFY(readFile(m_home->disks() + u'/' + files.filter(u".iso"_s).value(0))->contains(kKey.toUtf8()));
    QVERIFY(HomeServer::filesIn(m_home->records()).isEmpty());
    QVERIFY(m_home->described(u"web 1"_s).contains(u"type='socket'"_s)); // no port for everybody
    auto history = m_home->library->history(m_image.id);
    QTRY_VERIFY(history.isFinished());
    QCOMPARE(history.result()->last().action, u"built"_s);
    QCOMPARE(history.result()->last().detail, u"web 1"_s);
}

// Also of servers that are off and hold none.
void TestBuilds::portsDiffer() {
    if (QStandardPaths::findExecutable(u"passt"_s).isEmpty())
        QSKIP("passt is not installed");
    QList<int> ports;
    for (const QString& name : {u"web-1"_s, u"web-2"_s}) {
        const Job* job = m_home->run(m_home->library->buildJob(request(name)));
        QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
        ports.append(DomainXml::read(m_home->described(name).toUtf8())->sshPort);
    }
    QVERIFY(ports.at(0) > 0 && ports.at(1) > 0 && ports.at(0) != ports.at(1));
    for (const QString& name : {u"web-1"_s, u"web-2"_s})
        QVERIFY(m_virt->virsh({u"start"_s, name}));
}

// Then it runs all the same, and its console is how it is reached.
void TestBuilds::portTakenMeanwhile() {
    if (QStandardPaths::findExecutable(u"passt"_s).isEmpty())
        QSKIP("passt is not installed");
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    bool bound = false;
    const auto write = [&](std::unique_ptr<DiskOutput> output, JobContext&) -> Result<void> {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(quint16(LocalPort::free({}, u"web"_s))); // what the build has chosen
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        bound = ::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0 && ::listen(socket, 1) == 0;
        return output->finish(16 * kMiB);
    };
    BuildRequest wanted = request(u"web"_s);
    wanted.start = true;
    const Job* job = m_home->run(buildWith(wanted, write));
    ::close(socket);
    QVERIFY(bound);
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QVERIFY2(job->outcome().endsWith(u" console web"_s), qPrintable(job->outcome()));
    QTRY_COMPARE(m_home->server(u"web"_s).status, ServerStatus::Active);
    QCOMPARE(m_home->server(u"web"_s).sshHost, QString());
}

// With QEMU's own program for it, or the one for both; libvirt says which.
void TestBuilds::otherArchitecture() {
    const auto changed = m_home->library->update(m_image.id, {.architecture = Architecture::i686()});
    QTRY_VERIFY(changed.isFinished());
    for (const ImageMode mode : {ImageMode::Virtio, ImageMode::Compatibility}) {
        BuildRequest wanted = request(mode == ImageMode::Virtio ? u"new"_s : u"old"_s);
        wanted.mode = mode;
        wanted.start = true;
        const Job* job = m_home->run(m_home->library->buildJob(wanted));
        QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
        QTRY_COMPARE(m_home->server(wanted.name).status, ServerStatus::Active);
        QCOMPARE(m_home->server(wanted.name).architecture, Architecture::i686());
        const QString xml = m_home->described(wanted.name);
        QVERIFY2(xml.contains(u"arch='i686'"_s), qPrintable(xml));
        QVERIFY2(xml.contains(u"/qemu-system-"_s), qPrintable(xml));
    }
}

void TestBuilds::compatible() {
    BuildRequest wanted = request(u"old"_s);
    wanted.mode = ImageMode::Compatibility;
    const Job* job = m_home->run(m_home->library->buildJob(wanted));
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QTRY_COMPARE(m_home->server(u"old"_s).status, ServerStatus::Inactive); // it was not to be started
    QCOMPARE(m_home->server(u"old"_s).mode, ImageMode::Compatibility);
    const QString xml = m_home->described(u"old"_s);
    QVERIFY(xml.contains(u"<model type='e1000'/>"_s));
    QVERIFY(xml.contains(u"bus='ide'"_s) || xml.contains(u"bus='sata'"_s));
    QVERIFY(!xml.contains(u"virtio"_s));
    QCOMPARE(HomeServer::filesIn(m_home->disks()).size(), 1); // nothing to tell cloud-init
    QVERIFY2(job->outcome().endsWith(u" start --console old"_s), qPrintable(job->outcome()));
    QVERIFY(m_virt->virsh({u"start"_s, u"old"_s}));
}

void TestBuilds::deprecated() {
    QVERIFY(m_home->library->update(m_image.id, {.status = ImageStatus::Deprecated}).result());
    QTRY_COMPARE(m_home->library->image(m_image.id)->status, ImageStatus::Deprecated);
    const Job* job = m_home->run(m_home->library->buildJob(request(u"web"_s)));
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QTRY_VERIFY(m_home->server(u"web"_s).image);
    QCOMPARE(m_home->server(u"web"_s).image->status, ImageStatus::Deprecated); // lists mark it
}

void TestBuilds::ownSize() {
    BuildRequest wanted = request(u"own"_s);
    wanted.size = ServerType{.name = u"own"_s, .ram = 300 * kMiB, .cores = 3, .disk = 17 * kMiB};
    const Job* job = m_home->run(m_home->library->buildJob(wanted));
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QTRY_COMPARE(m_home->server(u"own"_s).diskSize, 17 * kMiB);
    QCOMPARE(m_home->server(u"own"_s).type->ram, 300 * kMiB);
    QCOMPARE(m_home->server(u"own"_s).type->cores, 3);
}

void TestBuilds::refused_data() {
    QTest::addColumn<ServerType>("size");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("says");
    const ServerType nano = usualServerTypes().first();
    ServerType small = nano;
    small.disk = 15 * kMiB;
    ServerType poor = nano;
    poor.ram = 64 * kMiB;
    QTest::newRow("disk too small") << small << u"web"_s << u"needs a disk of 16 MiB"_s;
    QTest::newRow("too little memory") << poor << u"web"_s << u"needs 128 MiB of RAM"_s;
    QTest::newRow("slash") << nano << u"web/1"_s << u"“web/1”"_s;
    QTest::newRow("two lines") << nano << u"web\n1"_s << u"without slashes"_s;
    QTest::newRow("too long") << nano << QString(101, u'w') << u"1 to 100"_s;
}

void TestBuilds::refused() {
    QFETCH(const ServerType, size);
    QFETCH(const QString, name);
    QFETCH(const QString, says);
    QVERIFY(m_home->library->update(m_image.id, {.minRam = std::optional(128 * kMiB)}).result());
    QTRY_COMPARE(m_home->library->image(m_image.id)->minRam, std::optional(128 * kMiB));
    BuildRequest wanted = request(name);
    wanted.size = size;
    const Job* job = m_home->run(m_home->library->buildJob(wanted));
    QCOMPARE(job->state(), JobState::Failed);
    QCOMPARE(job->error()->code, ErrorCode::InvalidArgument);
    QVERIFY2(job->error()->message.contains(says), qPrintable(whyOf(job)));
    QVERIFY(isClean());
    QVERIFY(!m_home->isDefined(name));
}

void TestBuilds::nameTaken() {
    QVERIFY(m_virt->define(u"web"_s, {}));
    const Job* job = m_home->run(m_home->library->buildJob(request(u"web"_s)));
    QCOMPARE(job->state(), JobState::Failed);
    QCOMPARE(job->error()->code, ErrorCode::Conflict);
    QVERIFY2(job->error()->message.contains(u"another name"_s), qPrintable(whyOf(job)));
    QVERIFY(isClean());
}

// libvirt refuses in the end, when the disk is there already.
void TestBuilds::nameTakenMeanwhile() {
    const auto write = [this](std::unique_ptr<DiskOutput> output, JobContext&) -> Result<void> {
        return m_virt->define(u"web"_s, {}) ? output->finish(16 * kMiB) : std::unexpected(Error{});
    };
    const Job* job = m_home->run(buildWith(request(u"web"_s), write));
    QCOMPARE(job->state(), JobState::Failed);
    QVERIFY2(job->error()->message.contains(u"another name"_s), qPrintable(whyOf(job)));
    QVERIFY(isClean());
    QVERIFY(m_home->isDefined(u"web"_s)); // the other one
}

void TestBuilds::noRoom() {
    m_image.diskSize = qint64(1) << 60;
    const Job* job = m_home->run(buildWith(request(u"web"_s), {}));
    QCOMPARE(job->state(), JobState::Failed);
    QCOMPARE(job->error()->code, ErrorCode::DiskFull);
    QVERIFY2(job->error()->message.contains(m_home->disks()), qPrintable(whyOf(job)));
    QVERIFY(isClean());
}

void TestBuilds::cancelled() {
    std::atomic<bool> writing = false;
    std::atomic<qsizetype> files = 0;
    const auto write = [&](std::unique_ptr<DiskOutput> output, JobContext& context) -> Result<void> {
        const QByteArray bytes(4096, 'x');
        auto written = output->write(0, std::as_bytes(std::span(bytes.constData(), 4096)));
        files = HomeServer::filesIn(m_home->disks()).size();
        writing = true;
        while (written && !context.stopToken().stop_requested())
            std::this_thread::yield();
        return output->finish(16 * kMiB); // as if it had not noticed
    };
    BuildRequest wanted = request(u"web"_s);
    wanted.sshKeys = {kKey};
    Job* job = m_home->queue->add(buildWith(wanted, write));
    QTRY_VERIFY_WITH_TIMEOUT(writing.load(), 60'000);
    QCOMPARE(files.load(), 2);
    QVERIFY(!isClean());
    QVERIFY(!m_home->isDefined(u"web"_s));
    job->cancel();
    QTRY_VERIFY(job->isFinished());
    QCOMPARE(job->state(), JobState::Cancelled);
    QVERIFY(isClean());
    QVERIFY(!m_home->isDefined(u"web"_s));
    const Job* again = m_home->run(m_home->library->buildJob(wanted));
    QVERIFY2(again->state() == JobState::Succeeded, qPrintable(whyOf(again)));
}

void TestBuilds::writingFails() {
    const auto write = [](std::unique_ptr<DiskOutput>, JobContext&) -> Result<void> {
        return std::unexpected(Error{ErrorCode::Damaged, u"The image is damaged."_s});
    };
    const Job* job = m_home->run(buildWith(request(u"web"_s), write));
    QCOMPARE(job->state(), JobState::Failed);
    QCOMPARE(job->error()->message, u"The image is damaged."_s);
    QVERIFY(isClean());
    QVERIFY(!m_home->isDefined(u"web"_s));
}

// No QEMU has so much memory.
void TestBuilds::cannotStart() {
    BuildRequest wanted = request(u"web"_s);
    wanted.size = ServerType{.name = u"own"_s, .ram = qint64(8) << 40, .cores = 1, .disk = 20 * kMiB};
    wanted.start = true;
    const Job* job = m_home->run(m_home->library->buildJob(wanted));
    QCOMPARE(job->state(), JobState::Failed);
    QVERIFY2(job->error()->message.contains(u"removed again"_s), qPrintable(whyOf(job)));
    QVERIFY(isClean());
    QVERIFY(!m_home->isDefined(u"web"_s));
}

void TestBuilds::nowhere_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("says");
    QTest::newRow("nobody there") << u"qemu+unix:///session?socket=/no/such/socket"_s << u"libvirt"_s;
    QTest::newRow("another computer") << u"qemu+ssh://elsewhere.example/system"_s << u"that computer"_s;
    QTest::newRow("no pool that one may write to") << u"test:///default"_s << u"qemu:///session"_s;
}

void TestBuilds::nowhere() {
    QFETCH(const QString, address);
    QFETCH(const QString, says);
    VirtHost host({.addresses = {address}, .records = m_home->records(), .disks = m_home->disks()});
    BuildRequest wanted = request(u"web"_s);
    wanted.size = usualServerTypes().first();
    const Job* job = m_home->run(
        host.buildJob(wanted, {.image = m_image, .write = {}, .note = [](const QString&, const QString&) { }}));
    QCOMPARE(job->state(), JobState::Failed);
    QVERIFY2(job->error()->message.contains(says), qPrintable(whyOf(job)));
    QVERIFY(isClean());
}

QTEST_GUILESS_MAIN(TestBuilds)
#include "tst_builds.moc"
