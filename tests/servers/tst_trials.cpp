// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sizes.h"
#include "models/jobs/waiting.h"
#include "models/servers/virt.h"
#include "tests/servers/homeserver.h"
#include "tests/support/diskmaker.h"

#include <QDir>

#include <thread>

using namespace platter;
using namespace platter::test;
using namespace Qt::StringLiterals;

namespace {

// A disk whose boot sector writes to the first serial port, again and again.
QByteArray bootSector() {
    QByteArray sector = QByteArray::fromHex("fa"
                                            "31c0" // xor ax, ax
                                            "8ed8" // mov ds, ax
                                            "be237c" // mov si, the text
                                            "ac" // next: lodsb
                                            "84c0" // test al, al
                                            "7410" // jz to the end
                                            "50" // push ax
                                            "bafd03" // mov dx, 3fd
                                            "ec" // wait: in al, dx
                                            "a820" // test al, 20
                                            "74fb" // jz to wait
                                            "58" // pop ax
                                            "baf803" // mov dx, 3f8
                                            "ee" // out dx, al
                                            "ebeb" // jmp to next
                                            "31c9" // the end: xor cx, cx
                                            "e2fe" // loop here
                                            "ebdd"); // jmp to the beginning
    sector += QByteArray("platter boots\r\n\0", 16);
    sector += QByteArray(510 - sector.size(), '\0') + QByteArray("\x55\xaa", 2);
    return sector;
}

struct FreeStream {
    void operator()(virStream* stream) const {
        virStreamAbort(stream);
        virStreamFree(stream);
    }
};

} // namespace

// Images of a real library are tried with a real libvirt, QEMU and nbdkit.
class TestTrials : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_virt.reset(); }
    void boots();
    void runsUntilCancelled();
    void endsWithTheServer();
    void twoAtOnce();
    void diskIsGone();
    void onlyOnesOwnLibvirt();
    void otherArchitecture();

private:
    QByteArray saidOnItsConsole(const QString& server, const QByteArray& awaited) const;
    // Added to the queue, and running; null when it ended instead.
    Job* started() {
        Job* job = m_home->queue->add(m_home->library->trialJob(m_image.id));
        (void)QTest::qWaitFor([job] { return job->isFinished() || !job->outcome().isEmpty(); }, 60'000);
        if (job->isFinished())
            qWarning("%s", qPrintable(whyOf(job)));
        return job->isFinished() ? nullptr : job;
    }
    QStringList trials() const {
        QByteArray names;
        m_virt->virsh({u"list"_s, u"--all"_s, u"--name"_s}, &names);
        return QString::fromUtf8(names).split(u'\n', Qt::SkipEmptyParts).filter(u"try-web"_s);
    }
    static QStringList folders() { return QDir(u"/var/tmp"_s).entryList({u"platter-try-*"_s}, QDir::Dirs); }

    std::unique_ptr<VirtDaemon> m_virt;
    std::unique_ptr<HomeServer> m_home;
    Image m_image;
    QStringList m_before; // of others
};

void TestTrials::initTestCase() {
    if (!VirtDaemon::isInstalled())
        QSKIP("libvirt and QEMU are not installed");
    m_virt = std::make_unique<VirtDaemon>();
    QVERIFY(m_virt->start());
    QVERIFY(makeExt4Disk(m_virt->folder() + u"/a.raw"_s, 16 * kMiB, 1));
}

void TestTrials::init() {
    m_before = folders();
    m_home = std::make_unique<HomeServer>(m_virt.get());
    QTRY_COMPARE(m_home->library->state(), LibraryState::Ready);
    m_image = m_home->import(m_virt->folder() + u"/a.raw"_s, u"web 1"_s);
    QCOMPARE(m_image.status, ImageStatus::Available);
}

void TestTrials::cleanup() {
    m_home.reset();
    QCOMPARE(folders(), m_before); // nothing stays
}

// What the server writes to its console within a minute, until that is among it.
QByteArray TestTrials::saidOnItsConsole(const QString& server, const QByteArray& awaited) const {
    const auto connection = Virt::open(m_virt->address(), Virt::Access::Change);
    if (!connection)
        return {};
    const Virt::Domain domain(virDomainLookupByName(connection->get(), server.toUtf8().constData()));
    const std::unique_ptr<virStream, FreeStream> stream(virStreamNew(connection->get(), 0));
    if (!domain || !stream || virDomainOpenConsole(domain.get(), nullptr, stream.get(), VIR_DOMAIN_CONSOLE_FORCE) != 0)
        return {};
    const std::jthread patience([&](const std::stop_token& stop) { // without the server nothing more is read
        if (waitFor(std::chrono::minutes(1), stop))
            virDomainDestroy(domain.get());
    });
    QByteArray said, piece(4096, Qt::Uninitialized);
    while (!said.contains(awaited)) {
        const int got = virStreamRecv(stream.get(), piece.data(), size_t(piece.size()));
        if (got <= 0)
            break;
        said += piece.first(got);
    }
    return said;
}

// It starts from what lies in the library.
void TestTrials::boots() {
    const QString path = m_virt->folder() + u"/boot.raw"_s;
    QVERIFY(writeFile(path, bootSector() + QByteArray(1 << 20, '\0')));
    m_image = m_home->import(path, u"web 1"_s);
    QCOMPARE(m_image.status, ImageStatus::Available);
    Job* job = started();
    QVERIFY(job);
    const QByteArray said = saidOnItsConsole(trials().constFirst(), "platter boots");
    QVERIFY2(said.contains("platter boots"), said.constData());
    job->cancel();
    QTRY_VERIFY(job->isFinished());
}

void TestTrials::runsUntilCancelled() {
    Job* job = started();
    QVERIFY(job);
    QVERIFY(job->isOpenEnded()); // whoever quits the program is told so
    QCOMPARE(trials().size(), 1);
    QVERIFY(trials().constFirst().startsWith(u"try-web-1-"_s));
    QCOMPARE(job->outcome(), u"virt-viewer -c '%1' %2"_s.arg(m_virt->address(), trials().constFirst()));
    QByteArray xml;
    QVERIFY(m_virt->virsh({u"dumpxml"_s, trials().constFirst()}, &xml));
    QVERIFY2(xml.contains("nbd"), xml.constData()); // it reads the library
    QVERIFY(xml.contains(m_image.id.toString().toUtf8())); // and tells which image it is of
    job->cancel();
    QTRY_VERIFY(job->isFinished());
    QCOMPARE(job->state(), JobState::Cancelled);
    QCOMPARE(job->outcome(), QString()); // there is nothing to see any more
    QCOMPARE(trials(), QStringList());
}

void TestTrials::endsWithTheServer() {
    Job* job = started();
    QVERIFY(job);
    QVERIFY(m_virt->virsh({u"destroy"_s, trials().constFirst()}));
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), 20'000);
    QVERIFY2(job->state() == JobState::Succeeded, qPrintable(whyOf(job)));
    QCOMPARE(trials(), QStringList());
}

// And what is to be done besides does not wait for them.
void TestTrials::twoAtOnce() {
    m_home->queue->setParallel(1);
    Job* first = started();
    Job* second = started();
    QVERIFY(first && second);
    QCOMPARE(trials().size(), 2);
    QCOMPARE(m_home->import(m_virt->folder() + u"/a.raw"_s, u"another"_s).status, ImageStatus::Available);
    first->cancel();
    second->cancel();
    QTRY_VERIFY_WITH_TIMEOUT(first->isFinished() && second->isFinished(), 20'000);
    QCOMPARE(trials(), QStringList());
}

void TestTrials::diskIsGone() {
    Job* job = started();
    QVERIFY(job);
    QVERIFY(VirtDaemon::run(u"pkill"_s, {u"-KILL"_s, u"-f"_s, u"nbdkit.*image="_s + m_image.id.toString()}));
    QTRY_VERIFY_WITH_TIMEOUT(job->isFinished(), 20'000);
    QCOMPARE(job->state(), JobState::Failed);
    QVERIFY(job->error()->message.endsWith(u'.'));
    QCOMPARE(trials(), QStringList());
}

void TestTrials::onlyOnesOwnLibvirt() {
    VirtHost other(VirtHost::Options{.addresses = {u"qemu+unix:///system?socket=/nowhere"_s}});
    m_home->library->setServerHost(&other);
    const Job* job = m_home->run(m_home->library->trialJob(m_image.id));
    QCOMPARE(job->state(), JobState::Failed);
    QVERIFY2(job->error()->message.contains(u"qemu:///session"_s), qPrintable(whyOf(job)));
    m_home->library->setServerHost(m_home->host.get());
}

void TestTrials::otherArchitecture() {
    const auto changed = m_home->library->update(m_image.id, {.architecture = Architecture(u"sparc64"_s)});
    QTRY_VERIFY(changed.isFinished());
    const Job* job = m_home->run(m_home->library->trialJob(m_image.id));
    QCOMPARE(job->state(), JobState::Failed);
    QVERIFY(job->error()->message.endsWith(u'.'));
}

QTEST_GUILESS_MAIN(TestTrials)
#include "tst_trials.moc"
