// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/secretreader.h"

#include <QTest>

#include <thread>

#include <pty.h>
#include <termios.h>
#include <unistd.h>

using namespace platter;
using namespace Qt::StringLiterals;

namespace {

// A terminal whose other end is the test's: what a person types and sees.
struct Terminal {
    int person = -1;
    int program = -1;
    QByteArray seen;

    Terminal() {
        if (::openpty(&person, &program, nullptr, nullptr, nullptr) != 0)
            qFatal("there are no terminals here");
    }
    ~Terminal() {
        ::close(person);
        ::close(program);
    }
    Q_DISABLE_COPY_MOVE(Terminal)

    void waitFor(const QByteArray& text) {
        char byte = 0;
        while (!seen.contains(text) && ::read(person, &byte, 1) == 1)
            seen.append(byte);
    }
    bool type(const QByteArray& keys) const {
        return ::write(person, keys.constData(), static_cast<size_t>(keys.size())) == keys.size();
    }
    bool echoes() const {
        termios now{};
        return ::tcgetattr(program, &now) == 0 && (now.c_lflag & ECHO) != 0;
    }
};

struct Pipe {
    int ends[2] = {-1, -1};
    explicit Pipe(const QByteArray& content) {
        if (::pipe(ends) != 0 || ::write(ends[1], content.constData(), static_cast<size_t>(content.size())) < 0)
            qFatal("there are no pipes here");
        ::close(ends[1]);
    }
    ~Pipe() { ::close(ends[0]); }
    Q_DISABLE_COPY_MOVE(Pipe)
};

} // namespace

class TestSecretReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsNothingOnATerminal_data();
    void showsNothingOnATerminal();
    void stopsOnCtrlC();
    void readsLinesFromAPipe();
};

void TestSecretReader::showsNothingOnATerminal_data() {
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QString>("secret");
    QTest::newRow("a line") << QByteArray("s3cret word\n") << u"s3cret word"_s;
    QTest::newRow("return key") << QByteArray("s3cret\r") << u"s3cret"_s;
    QTest::newRow("backspace") << QByteArray("s3xx\x7f\bcret\n") << u"s3cret"_s;
    QTest::newRow("backspace over two bytes") << QByteArray("s3\xc3\xa9\x7f"
                                                            "cret\n")
                                              << u"s3cret"_s;
    QTest::newRow("from the start again") << QByteArray("wrong\x15s3cret\n") << u"s3cret"_s;
    QTest::newRow("nothing") << QByteArray("\n") << QString();
}

void TestSecretReader::showsNothingOnATerminal() {
    QFETCH(QByteArray, keys);
    Terminal terminal;
    QVERIFY(terminal.echoes());
    SecretReader reader(terminal.program, terminal.program);
    QVERIFY(reader.isTerminal());
    Result<QString> secret;
    std::jthread program([&] { secret = reader.read(u"Secret of cli-12345"_s); });
    terminal.waitFor("Secret of cli-12345: ");
    QVERIFY(terminal.type(keys));
    program.join();
    terminal.waitFor("\n");
    QVERIFY(secret);
    QTEST(*secret, "secret");
    QCOMPARE(QString::fromUtf8(terminal.seen).trimmed(), u"Secret of cli-12345:"_s);
    QVERIFY(terminal.echoes());
}

void TestSecretReader::stopsOnCtrlC() {
    Terminal terminal;
    SecretReader reader(terminal.program, terminal.program);
    Result<QString> secret;
    std::jthread program([&] { secret = reader.read(u"Password"_s); });
    terminal.waitFor("Password: ");
    QVERIFY(terminal.type("half\x03"));
    program.join();
    QVERIFY(!secret);
    QCOMPARE(secret.error().code, ErrorCode::Cancelled);
    QVERIFY(terminal.echoes());
}

void TestSecretReader::readsLinesFromAPipe() {
    const Pipe pipe("first\r\nsecond\n\nlast");
    SecretReader reader(pipe.ends[0], pipe.ends[0]);
    QVERIFY(!reader.isTerminal());
    QCOMPARE(reader.read({}).value_or(u"?"_s), u"first"_s);
    QCOMPARE(reader.read({}).value_or(u"?"_s), u"second"_s);
    QCOMPARE(reader.read({}).value_or(u"?"_s), QString());
    QCOMPARE(reader.read({}).value_or(u"?"_s), u"last"_s);
    const auto more = reader.read({});
    QVERIFY(!more);
    QCOMPARE(more.error().code, ErrorCode::Unreadable);
}

QTEST_APPLESS_MAIN(TestSecretReader)
#include "tst_secretreader.moc"
