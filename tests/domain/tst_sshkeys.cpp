// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sshkeys.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class TestSshKeys : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void files();
};

void TestSshKeys::reads_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("keys");
    const QString ed = u"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJh8 anna@desk"_s;
    QTest::newRow("one") << QByteArray(ed.toUtf8() + '\n') << QStringList{ed};
    QTest::newRow("Windows") << QByteArray(ed.toUtf8() + "\r\n") << QStringList{ed};
    QTest::newRow("two and a comment") << QByteArray("# keys\n\n" + ed.toUtf8() + "\n  ssh-rsa AAAAB3Nza==\n")
                                       << QStringList{ed, u"ssh-rsa AAAAB3Nza=="_s};
    QTest::newRow("with options") << QByteArray("no-pty,command=\"a b\" ecdsa-sha2-nistp256 AAAAE2Vj x")
                                  << QStringList{u"no-pty,command=\"a b\" ecdsa-sha2-nistp256 AAAAE2Vj x"_s};
    QTest::newRow("in hardware") << QByteArray("sk-ssh-ed25519@openssh.com AAAAGnNr")
                                 << QStringList{u"sk-ssh-ed25519@openssh.com AAAAGnNr"_s};
}

void TestSshKeys::reads() {
    QFETCH(const QByteArray, text);
    const auto keys = readSshKeys(text, u"a.pub"_s);
    QVERIFY2(keys.has_value(), keys ? "" : qPrintable(keys.error().message));
    QTEST(*keys, "keys");
}

void TestSshKeys::refuses_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << u"no ssh key in a.pub"_s;
    QTest::newRow("a private one") << QByteArray("-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n") << u"private"_s;
    QTest::newRow("a letter") << QByteArray("Dear ssh-ed25519,\n") << u"no ssh public key"_s;
    QTest::newRow("PuTTY's way") << QByteArray("---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n") << u"no ssh public key"_s;
    QTest::newRow("one of two") << QByteArray("ssh-rsa AAAAB3Nza\nrubbish\n") << u"no ssh public key"_s;
    QTest::newRow("a disk") << QByteArray(4096, '\0') << u"no ssh public key"_s;
}

void TestSshKeys::refuses() {
    QFETCH(const QByteArray, text);
    QFETCH(const QString, says);
    const auto keys = readSshKeys(text, u"a.pub"_s);
    QVERIFY(!keys);
    QCOMPARE(keys.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(keys.error().message.contains(says), qPrintable(keys.error().message));
}

void TestSshKeys::files() {
    const QTemporaryDir home;
    QVERIFY(usualSshKeyFiles(home.path()).isEmpty());
    QVERIFY(QDir(home.path()).mkpath(u".ssh"_s));
    for (const QString& name : {u"id_rsa.pub"_s, u"a.pub"_s, u"id_ed25519.pub"_s, u"id_ed25519"_s}) {
        QFile file(home.filePath(u".ssh/"_s + name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("ssh-rsa AAAAB3Nza\n") > 0);
    }
    const QStringList expected{
        home.filePath(u".ssh/id_ed25519.pub"_s), home.filePath(u".ssh/id_rsa.pub"_s), home.filePath(u".ssh/a.pub"_s)};
    QCOMPARE(usualSshKeyFiles(home.path()), expected);
    QCOMPARE(readSshKeyFile(expected.first()), QStringList{u"ssh-rsa AAAAB3Nza"_s});
    QCOMPARE(readSshKeyFile(home.filePath(u"none"_s)).error().code, ErrorCode::Unreadable);
}

QTEST_GUILESS_MAIN(TestSshKeys)
#include "tst_sshkeys.moc"
