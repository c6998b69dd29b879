// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/domainplan.h"

#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class TestDomainPlan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readBack();
    void devices_data();
    void devices();
    void forward();
    void capabilities();
    void noCapabilities_data();
    void noCapabilities();
    void originAlone();

private:
    static DomainPlan plan() {
        return {.uuid = u"5f0f8d8b-3a63-4bd5-9f68-0e3c1c6c5e22"_s,
            .name = u"web <1> & more"_s,
            .architecture = Architecture::x86_64(),
            .on = {.type = u"kvm"_s, .machine = u"pc-q35-10.0"_s, .emulator = u"/usr/bin/qemu-system-x86_64"_s},
            .memory = qint64(512) << 20,
            .cores = 2,
            .disk = u"/var/a&b.raw"_s,
            .seed = u"/var/a&b.iso"_s,
            .origin = {u"loc-abcde"_s, u"trixie \"13\""_s, u"debian"_s}};
    }
};

void TestDomainPlan::readBack() {
    const auto found = DomainXml::read(plan().xml());
    QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().detail));
    QCOMPARE(found->uuid, plan().uuid);
    QCOMPARE(found->name, plan().name);
    QCOMPARE(found->architecture, u"x86_64"_s);
    QCOMPARE(found->memory, qint64(512) << 20);
    QCOMPARE(found->cores, 2);
    QVERIFY(found->hasAgent);
    QCOMPARE(found->origin, plan().origin);
    const QList<DomainDisk> disks{{u"vda"_s, u"file"_s, u"/var/a&b.raw"_s, u"raw"_s, u"virtio"_s, false, 0}};
    QCOMPARE(found->disks, disks);
}

void TestDomainPlan::devices_data() {
    QTest::addColumn<ImageMode>("mode");
    QTest::addColumn<DomainCapabilities>("on");
    QTest::addColumn<QString>("network");
    QTest::addColumn<QStringList>("has");
    QTest::addColumn<QStringList>("hasNot");
    const DomainCapabilities q35{u"qemu"_s, u"pc-q35-10.0"_s, u"/q"_s};
    const DomainCapabilities pc{u"kvm"_s, u"pc-i440fx-10.0"_s, u"/q"_s};
    const QString disk = u"<target dev=\"%1\" bus=\"%2\"/>"_s;
    QTest::newRow("virtio") << ImageMode::Virtio << q35 << u"default"_s
                            << QStringList{disk.arg(u"vda"_s, u"virtio"_s), disk.arg(u"sda"_s, u"sata"_s),
                                   u"<source network=\"default\"/>"_s, u"<model type=\"virtio\"/>"_s,
                                   u"<cpu mode=\"maximum\"/>"_s}
                            << QStringList{u"e1000"_s, u"bus=\"ide\""_s};
    QTest::newRow("virtio on the old PC") << ImageMode::Virtio << pc << QString()
                                          << QStringList{disk.arg(u"vda"_s, u"virtio"_s), disk.arg(u"hda"_s, u"ide"_s),
                                                 u"<interface type=\"user\">"_s, u"<cpu mode=\"host-passthrough\"/>"_s}
                                          << QStringList{u"sata"_s};
    QTest::newRow("compatibility") << ImageMode::Compatibility << pc << QString()
                                   << QStringList{disk.arg(u"hda"_s, u"ide"_s), disk.arg(u"hdb"_s, u"ide"_s),
                                          u"<model type=\"e1000\"/>"_s}
                                   << QStringList{u"virtio"_s, u"sata"_s};
    QTest::newRow("compatibility without the old PC")
        << ImageMode::Compatibility << q35 << QString()
        << QStringList{disk.arg(u"sda"_s, u"sata"_s), disk.arg(u"sdb"_s, u"sata"_s), u"<model type=\"e1000\"/>"_s}
        << QStringList{u"virtio"_s, u"bus=\"ide\""_s};
}

void TestDomainPlan::devices() {
    QFETCH(const ImageMode, mode);
    QFETCH(const DomainCapabilities, on);
    QFETCH(const QString, network);
    QFETCH(const QStringList, has);
    QFETCH(const QStringList, hasNot);
    DomainPlan wanted = plan();
    wanted.mode = mode;
    wanted.on = on;
    wanted.network = network;
    const QString xml = QString::fromUtf8(wanted.xml());
    for (const QString& text : has)
        QVERIFY2(xml.contains(text), qPrintable(text + u" in "_s + xml));
    for (const QString& text : hasNot)
        QVERIFY2(!xml.contains(text), qPrintable(text + u" in "_s + xml));
}

// Only where there is no network of libvirt's.
void TestDomainPlan::forward() {
    DomainPlan wanted = plan();
    QVERIFY(!wanted.xml().contains("portForward"));
    wanted.sshPort = 20122;
    const QByteArray xml = wanted.xml();
    QVERIFY2(xml.contains("<backend type=\"passt\"/><portForward proto=\"tcp\" address=\"127.0.0.1\">"
                          "<range start=\"20122\" to=\"22\"/></portForward>"),
        xml.constData());
    QCOMPARE(DomainXml::read(xml)->sshPort, 20122);
    wanted.network = u"default"_s;
    QVERIFY(!wanted.xml().contains("portForward"));
}

void TestDomainPlan::capabilities() {
    const auto found = DomainXml::readCapabilities(
        "<domainCapabilities><path>/usr/bin/qemu-system-x86_64</path><domain>kvm</domain>"
        "<machine>pc-i440fx-10.0</machine><arch>x86_64</arch><vcpu max='255'/>"
        "<os supported='yes'><loader supported='yes'><value>/x</value></loader></os></domainCapabilities>");
    QVERIFY(found);
    QCOMPARE(*found, (DomainCapabilities{u"kvm"_s, u"pc-i440fx-10.0"_s, u"/usr/bin/qemu-system-x86_64"_s}));
    QVERIFY(found->isPc());
    const auto withPasst = [](const QByteArray& devices) {
        return DomainXml::readCapabilities(
            "<domainCapabilities><path>/q</path><domain>kvm</domain><machine>pc</machine>"
            "<devices supported='yes'>"
            + devices + "</devices><features/></domainCapabilities>");
    };
    const auto has = withPasst("<disk supported='yes'><enum name='bus'><value>ide</value></enum></disk><interface "
                               "supported='yes'><enum name='backendType'><value>default</value><value>passt</value>"
                               "</enum></interface><video supported='no'/>");
    QVERIFY(has && has->hasPasst);
    const auto hasNot = withPasst("<interface supported='yes'><enum name='backendType'><value>default</value></enum>"
                                  "</interface><filesystem><enum name='x'><value>passt</value></enum></filesystem>");
    QVERIFY(hasNot && !hasNot->hasPasst);
}

void TestDomainPlan::noCapabilities_data() {
    QTest::addColumn<QByteArray>("xml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("something else") << QByteArray(
        "<domain><path>/q</path><domain>kvm</domain><machine>q</machine></domain>");
    QTest::newRow("no emulator") << QByteArray(
        "<domainCapabilities><domain>kvm</domain><machine>q35</machine></domainCapabilities>");
    QTest::newRow("cut") << QByteArray("<domainCapabilities><path>/q</path><domain>kvm</domain><machine>q35</machine>");
}

void TestDomainPlan::noCapabilities() {
    QFETCH(const QByteArray, xml);
    const auto found = DomainXml::readCapabilities(xml);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::Corrupt);
}

void TestDomainPlan::originAlone() {
    const QByteArray xml
        = "<domain><uuid>u</uuid><metadata>" + DomainXml::origin(plan().origin) + "</metadata></domain>";
    const auto found = DomainXml::read(xml);
    QVERIFY(found);
    QCOMPARE(found->origin, plan().origin);
}

QTEST_GUILESS_MAIN(TestDomainPlan)
#include "tst_domainplan.moc"
