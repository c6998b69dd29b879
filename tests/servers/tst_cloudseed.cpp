// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/cloudseed.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <archive.h>
#include <archive_entry.h>

using namespace platter;
using namespace Qt::StringLiterals;

// The disc that cloud-init reads.
class TestCloudSeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isADisc();
    void keysFor_data();
    void keysFor();
    void ownDataToo();
    void ownDataAlone();
    void neverOverAFile();
};

namespace {

const QString kKey = u"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJh8 \"anna\": desk"_s;

// The files of a disc, by an ISO 9660 reader.
QMap<QByteArray, QByteArray> filesOf(const QString& path) {
    QMap<QByteArray, QByteArray> found;
    archive* disc = archive_read_new();
    archive_read_support_format_iso9660(disc);
    archive_entry* entry = nullptr;
    if (archive_read_open_filename(disc, path.toLocal8Bit().constData(), 10'240) == ARCHIVE_OK)
        while (archive_read_next_header(disc, &entry) == ARCHIVE_OK) {
            QByteArray bytes(archive_entry_size(entry), 0);
            if (archive_read_data(disc, bytes.data(), std::size_t(bytes.size())) == bytes.size())
                found.insert(archive_entry_pathname(entry), bytes);
        }
    archive_read_free(disc);
    return found;
}

// What follows #cloud-config is JSON, which YAML takes.
QJsonObject configOf(const QByteArray& userData) {
    return userData.startsWith("#cloud-config\n") ? QJsonDocument::fromJson(userData.mid(14)).object() : QJsonObject();
}

} // namespace

void TestCloudSeed::isADisc() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"seed.iso"_s);
    const CloudSeed seed{.instance = u"5f0f"_s, .hostname = u"web-1"_s, .username = u"debian"_s, .sshKeys = {kKey}};
    QVERIFY(seed.write(path));
    QFile disc(path);
    QVERIFY(disc.open(QIODevice::ReadOnly));
    const QByteArray bytes = disc.readAll();
    QCOMPARE(bytes.mid(0x8001, 5), "CD001"_ba); // ECMA-119, 8.1.2
    QCOMPARE(bytes.mid(0x8028, 32).trimmed().toLower(), "cidata"_ba); // what cloud-init looks for, in either case
    QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto files = filesOf(path);
    QCOMPARE(files.keys().contains("meta-data"), true);
    const QJsonObject meta = QJsonDocument::fromJson(files.value("meta-data")).object();
    QCOMPARE(meta["instance-id"_L1].toString(), u"5f0f"_s);
    QCOMPARE(meta["local-hostname"_L1].toString(), u"web-1"_s);
    QCOMPARE(configOf(files.value("user-data"))["ssh_authorized_keys"_L1].toArray(), QJsonArray{kKey});
}

void TestCloudSeed::keysFor_data() {
    QTest::addColumn<QString>("username");
    QTest::addColumn<QJsonValue>("user");
    QTest::addColumn<QJsonValue>("disableRoot");
    QTest::newRow("the usual user") << QString() << QJsonValue(QJsonValue::Undefined)
                                    << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("debian") << u"debian"_s << QJsonValue(QJsonObject{{u"name"_s, u"debian"_s}})
                            << QJsonValue(QJsonValue::Undefined);
    QTest::newRow("root") << u"root"_s << QJsonValue(QJsonObject{{u"name"_s, u"root"_s}}) << QJsonValue(false);
}

void TestCloudSeed::keysFor() {
    QFETCH(const QString, username);
    const QJsonObject config = configOf(CloudSeed{.username = username, .sshKeys = {kKey}}.userDataWithKeys());
    QCOMPARE(config["ssh_authorized_keys"_L1].toArray(), QJsonArray{kKey});
    QTEST(config["user"_L1], "user");
    QTEST(config["disable_root"_L1], "disableRoot");
}

void TestCloudSeed::ownDataToo() {
    const QByteArray own = "#!/bin/sh\necho --platter- > /root/x\n";
    const QByteArray data = CloudSeed{.sshKeys = {kKey}, .userData = own}.userDataWithKeys();
    QVERIFY(data.startsWith("Content-Type: multipart/mixed; boundary=\""));
    const QByteArray boundary = data.split('"').value(1);
    QVERIFY(boundary.size() > 20);
    const QByteArray between("\n--" + boundary + "\n");
    QList<QByteArray> parts;
    for (qsizetype at = data.indexOf(between); at >= 0; at = data.indexOf(between, at + 1)) {
        const qsizetype text = data.indexOf("\n\n", at) + 2;
        parts.append(QByteArray::fromBase64(data.mid(text, data.indexOf("\n--", text) - text)));
    }
    QCOMPARE(parts.size(), 2);
    QCOMPARE(configOf(parts[0])["ssh_authorized_keys"_L1].toArray(), QJsonArray{kKey});
    QCOMPARE(parts[1], own);
    QVERIFY(data.endsWith(QByteArray("--" + boundary + "--\n")));
}

void TestCloudSeed::ownDataAlone() {
    QCOMPARE((CloudSeed{.userData = "#!/bin/sh\n"}.userDataWithKeys()), "#!/bin/sh\n"_ba);
}

void TestCloudSeed::neverOverAFile() {
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"seed.iso"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("mine") == 4);
    file.close();
    QVERIFY(!CloudSeed{.sshKeys = {kKey}}.write(path));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "mine"_ba);
}

QTEST_GUILESS_MAIN(TestCloudSeed)
#include "tst_cloudseed.moc"
