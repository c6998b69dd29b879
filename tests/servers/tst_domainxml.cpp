// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/domainxml.h"

#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kDomain
    = "<domain type='kvm' id='3'>\n"
      "  <name>web-1 &amp; more</name><uuid>5f0f8d8b-3a63-4bd5-9f68-0e3c1c6c5e22</uuid>\n"
      "  <metadata>\n"
      "    <other:thing xmlns:other=\"urn:other\"><other:image id=\"img-other\"/></other:thing>\n"
      "    <image xmlns=\"https://platter.example/server/1\" id=\"loc-abcde\" name=\"trixie\" username=\"debian\"/>\n"
      "  </metadata>\n"
      "  <memory unit='KiB'>2097152</memory><currentMemory unit='KiB'>1048576</currentMemory><vcpu "
      "placement='static'>4</vcpu>\n"
      "  <os><type arch='x86_64' machine='pc-q35-9.2'>hvm</type><boot dev='hd'/></os>\n"
      "  <devices>\n"
      "    <disk type='file' device='cdrom'><driver name='qemu' type='raw'/><source file='/iso/x.iso'/><target "
      "dev='sda' bus='sata'/><readonly/></disk>\n"
      "    <disk type='block' device='disk'><driver name='qemu' type='raw'/><source dev='/dev/vg/data'/><target "
      "dev='vdb' bus='virtio'/></disk>\n"
      "    <disk type='file'><driver name='qemu' type='qcow2'/><source file='/var/top.qcow2' index='2'/>\n"
      "      <backingStore type='file'><format type='qcow2'/><source file='/var/base.qcow2'/></backingStore>\n"
      "      <target dev='vda' bus='virtio'/><boot order='1'/></disk>\n"
      "    <channel type='unix'><target type='virtio' name='org.qemu.guest_agent.0' state='connected'/></channel>\n"
      "  </devices>\n"
      "</domain>\n";

} // namespace

class TestDomainXml : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads();
    void sizes_data();
    void sizes();
    void refuses_data();
    void refuses();
    void forwards_data();
    void forwards();
    void withDisk();
    void backup();
};

void TestDomainXml::reads() {
    const auto found = DomainXml::read(kDomain);
    QVERIFY(found);
    QCOMPARE(found->uuid, u"5f0f8d8b-3a63-4bd5-9f68-0e3c1c6c5e22"_s);
    QCOMPARE(found->name, u"web-1 & more"_s);
    QCOMPARE(found->architecture, u"x86_64"_s);
    QCOMPARE(found->memory, qint64(2) << 30);
    QCOMPARE(found->cores, 4);
    QVERIFY(found->hasAgent);
    QCOMPARE(found->origin, (DomainOrigin{u"loc-abcde"_s, u"trixie"_s, u"debian"_s}));
    // The one that boots is first, and its own source counts, not its backing file's.
    const QList<DomainDisk> disks{{u"vda"_s, u"file"_s, u"/var/top.qcow2"_s, u"qcow2"_s, u"virtio"_s, false, true, 1},
        {u"vdb"_s, u"block"_s, u"/dev/vg/data"_s, u"raw"_s, u"virtio"_s, false, false, 0}};
    QCOMPARE(found->disks, disks);
}

void TestDomainXml::sizes_data() {
    QTest::addColumn<QByteArray>("memory");
    QTest::addColumn<qint64>("bytes");
    QTest::newRow("no unit") << QByteArray("<memory>1024</memory>") << qint64(1 << 20);
    QTest::newRow("MiB") << QByteArray("<memory unit='MiB'>5</memory>") << qint64(5 << 20);
    QTest::newRow("G") << QByteArray("<memory unit='G'>3</memory>") << (qint64(3) << 30);
    QTest::newRow("bytes") << QByteArray("<memory unit='b'>777</memory>") << qint64(777);
}

void TestDomainXml::sizes() {
    QFETCH(const QByteArray, memory);
    const auto found = DomainXml::read("<domain><uuid>u</uuid>" + memory + "</domain>");
    QVERIFY(found);
    QTEST(found->memory, "bytes");
}

void TestDomainXml::refuses_data() {
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("something else") << QByteArray("<network><uuid>u</uuid></network>");
    QTest::newRow("without an id") << QByteArray("<domain><name>x</name></domain>");
    QTest::newRow("cut") << kDomain.first(900);
}

void TestDomainXml::refuses() {
    QFETCH(const QByteArray, xml);
    const auto found = DomainXml::read(xml);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Corrupt);
}

void TestDomainXml::forwards_data() {
    QTest::addColumn<QByteArray>("forward");
    QTest::addColumn<int>("port");
    const auto tcp = [](const QByteArray& ranges) {
        return QByteArray("<portForward proto='tcp' address='127.0.0.1'>" + ranges + "</portForward>");
    };
    QTest::newRow("none") << QByteArray() << 0;
    QTest::newRow("ssh") << tcp("<range start='20122' to='22'/>") << 20122;
    QTest::newRow("the same") << tcp("<range start='22'/>") << 22;
    QTest::newRow("something else") << tcp("<range start='8080' to='80'/>") << 0;
    QTest::newRow("ssh among others") << tcp("<range start='8080' to='80'/><range start='2022' to='22'/>") << 2022;
    QTest::newRow("left out") << tcp("<range start='22' exclude='yes'/>") << 0;
    QTest::newRow("UDP") << QByteArray("<portForward proto='udp'><range start='2022' to='22'/></portForward>") << 0;
}

void TestDomainXml::forwards() {
    QFETCH(const QByteArray, forward);
    const auto found = DomainXml::read("<domain><uuid>u</uuid><devices><interface type='user'><mac address='a'/>"
        + forward + "<model type='virtio'/></interface></devices></domain>");
    QVERIFY(found);
    QTEST(found->sshPort, "port");
}

void TestDomainXml::withDisk() {
    const QByteArray changed = DomainXml::withDisk(kDomain, u"vda"_s, u"/var/new & better.raw"_s);
    auto before = DomainXml::read(kDomain), after = DomainXml::read(changed);
    QVERIFY2(after, changed.constData());
    DomainDisk& disk = before->disks.first();
    disk.path = u"/var/new & better.raw"_s;
    disk.format = u"raw"_s;
    disk.standsOnFile = false;
    QCOMPARE(*after, *before); // and nothing else
    QVERIFY(changed.contains("<other:thing xmlns:other=\"urn:other\">")); // also what is not ours
    QVERIFY(!changed.contains("base.qcow2"));
    QCOMPARE(DomainXml::withDisk(kDomain, u"vdx"_s, u"/a"_s), QByteArray());
    QCOMPARE(DomainXml::withDisk(kDomain.chopped(20), u"vda"_s, u"/a"_s), QByteArray());
}

void TestDomainXml::backup() {
    QCOMPARE(DomainXml::backup(u"/run/a&b.sock"_s, {{u"vda"_s, u"/var/.s"_s}}, {u"vdb"_s}),
        "<domainbackup mode=\"pull\"><server transport=\"unix\" socket=\"/run/a&amp;b.sock\"/><disks>"
        "<disk name=\"vda\" backup=\"yes\" type=\"file\"><scratch file=\"/var/.s\"/></disk>"
        "<disk name=\"vdb\" backup=\"no\"/></disks></domainbackup>");
    QCOMPARE(DomainXml::backup({}, {{u"vda"_s, u"/pool/a.qcow2"_s}}, {}),
        "<domainbackup mode=\"push\"><disks><disk name=\"vda\" backup=\"yes\" type=\"file\">"
        "<driver type=\"qcow2\"/><target file=\"/pool/a.qcow2\"/></disk></disks></domainbackup>");
}

QTEST_GUILESS_MAIN(TestDomainXml)
#include "tst_domainxml.moc"
