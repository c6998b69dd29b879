// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/domain/sshline.h"

#include <QTest>

using namespace platter;
using namespace Qt::StringLiterals;

class TestSshLine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void words_data();
    void words();
};

void TestSshLine::lines_data() {
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("line");
    QTest::newRow("address") << u"debian"_s << u"192.168.122.7"_s << u"ssh debian@192.168.122.7"_s;
    QTest::newRow("nobody named") << QString() << u"web.example"_s << u"ssh web.example"_s;
    QTest::newRow("port") << u"debian"_s << u"127.0.0.1:20122"_s << u"ssh -p 20122 debian@127.0.0.1"_s;
    QTest::newRow("port, nobody named") << QString() << u"127.0.0.1:20122"_s << u"ssh -p 20122 127.0.0.1"_s;
    QTest::newRow("IPv6") << u"debian"_s << u"fd00::7"_s << u"ssh debian@fd00::7"_s;
}

void TestSshLine::lines() {
    QFETCH(const QString, user);
    QFETCH(const QString, host);
    QTEST(sshLine(user, host), "line");
}

void TestSshLine::words_data() {
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("taken");
    QTest::newRow("plain") << u"qemu:///session"_s << u"qemu:///session"_s;
    QTest::newRow("question mark") << u"qemu:///session?a=b"_s << u"'qemu:///session?a=b'"_s;
    QTest::newRow("quote") << u"anna's"_s << u"'anna'\\''s'"_s;
    QTest::newRow("nothing") << QString() << u"''"_s;
}

void TestSshLine::words() {
    QFETCH(const QString, word);
    QTEST(shellWord(word), "taken");
}

QTEST_GUILESS_MAIN(TestSshLine)
#include "tst_sshline.moc"
