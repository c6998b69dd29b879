// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/bandwidth.h"

#include "models/web/httpclient.h"
#include "tests/web/scriptedserver.h"

#include <QElapsedTimer>
#include <QTest>

#include <array>
#include <atomic>
#include <barrier>
#include <future>

using namespace platter;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kBody = 600'000;
constexpr qint64 kLimit = 1'000'000; // bytes a second
constexpr qint64 kShortest = 500; // milliseconds: 600, and what a bucket may hold less

ScriptedServer::Script always(const Step& step) {
    return [step](const Asked&) { return QList{step}; };
}

// Sends or receives so many bytes; true when all came.
bool move(HttpClient& client, ScriptedServer& server, Bandwidth::Direction direction, qint64 bytes,
    std::chrono::milliseconds silence = 30s, const std::stop_token& stop = {}) {
    const bool up = direction == Bandwidth::Direction::Up;
    const auto reply = client.send({.method = up ? "PUT" : "GET",
                                       .url = server.url(),
                                       .body = up ? QByteArray(bytes, 'x') : QByteArray(),
                                       .timeout = silence},
        stop);
    return reply && (up || reply->body.size() == bytes);
}

} // namespace

// The limit of how fast bodies move.
class TestBandwidth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutALimit();
    void bucketsStaySmall();
    void takesAsLongAsTheLimitSays_data() { directions(); }
    void takesAsLongAsTheLimitSays();
    void clientsShareIt();
    void nobodyTakesItAll();
    void throttledIsNotSilent_data() { directions(); }
    void throttledIsNotSilent();
    void stoppedAtOnce_data() { directions(); }
    void stoppedAtOnce();
    void changesUnderWay_data() { directions(); }
    void changesUnderWay();

private:
    static void directions() {
        QTest::addColumn<Bandwidth::Direction>("direction");
        QTest::newRow("up") << Bandwidth::Direction::Up;
        QTest::newRow("down") << Bandwidth::Direction::Down;
    }
    // Answers with so many bytes.
    static ScriptedServer::Script body(qint64 bytes) { return always(answers(200, QByteArray(bytes, 'y'))); }
};

void TestBandwidth::withoutALimit() {
    Bandwidth bandwidth;
    QCOMPARE(bandwidth.limit(), 0);
    QCOMPARE(bandwidth.take(Bandwidth::Direction::Up, 1'000'000'000'000), 1'000'000'000'000);
    bandwidth.setLimit(1000);
    bandwidth.setLimit(-5); // none again
    QCOMPARE(bandwidth.take(Bandwidth::Direction::Down, 7), 7);
}

void TestBandwidth::bucketsStaySmall() {
    Bandwidth bandwidth;
    bandwidth.setLimit(kLimit);
    QVERIFY(bandwidth.take(Bandwidth::Direction::Up, kLimit) < kLimit / 10); // nothing was saved before it was set
    QTest::qWait(400);
    const qint64 up = bandwidth.take(Bandwidth::Direction::Up, kLimit);
    QVERIFY2(up > 0 && up <= kLimit / 10, qPrintable(QString::number(up)));
    QVERIFY(bandwidth.take(Bandwidth::Direction::Up, kLimit) < up); // it is empty
    const qint64 down = bandwidth.take(Bandwidth::Direction::Down, kLimit); // and this one is its own
    QVERIFY2(down > 0 && down <= kLimit / 10, qPrintable(QString::number(down)));
}

void TestBandwidth::takesAsLongAsTheLimitSays() {
    QFETCH(const Bandwidth::Direction, direction);
    ScriptedServer server(body(kBody));
    Bandwidth bandwidth;
    bandwidth.setLimit(kLimit);
    HttpClient client({.attempts = 1, .bandwidth = &bandwidth});
    QElapsedTimer timer;
    timer.start();
    QVERIFY(move(client, server, direction, kBody));
    QVERIFY2(timer.elapsed() >= kShortest, qPrintable(QString::number(timer.elapsed())));
}

void TestBandwidth::clientsShareIt() {
    ScriptedServer server(body(kBody / 4));
    Bandwidth bandwidth;
    bandwidth.setLimit(kLimit);
    HttpClient one({.attempts = 1, .bandwidth = &bandwidth});
    HttpClient other({.attempts = 1, .bandwidth = &bandwidth});
    QElapsedTimer timer;
    timer.start();
    std::vector<std::future<bool>> calls;
    for (HttpClient* client : {&one, &one, &other, &other}) {
        calls.push_back(std::async(std::launch::async,
            [&server, client] { return move(*client, server, Bandwidth::Direction::Down, kBody / 4); }));
    }
    for (auto& call : calls)
        QVERIFY(call.get());
    QVERIFY2(timer.elapsed() >= kShortest, qPrintable(QString::number(timer.elapsed())));
}

// When the first of two equal bodies that begin together is complete, most of the other one is there too.
void TestBandwidth::nobodyTakesItAll() {
    constexpr qint64 kEach = 1'000'000;
    ScriptedServer server(body(kEach));
    Bandwidth bandwidth;
    bandwidth.setLimit(kEach);
    HttpClient client({.attempts = 1, .bandwidth = &bandwidth});
    std::array<std::atomic<qint64>, 2> got{};
    std::atomic<bool> done = false;
    std::array<qint64, 2> then{};
    std::barrier both(2); // on a busy computer one may come too late for most of the other
    std::vector<std::future<void>> calls;
    for (int i = 0; i < 2; ++i)
        calls.push_back(std::async(std::launch::async, [&, i] {
            const auto stream = client.open({.url = server.url(), .timeout = 30s});
            both.arrive_and_wait();
            std::array<std::byte, 10'000> buffer;
            while (stream && got[i] < kEach) {
                const auto size = (*stream)->read(buffer);
                if (!size || *size == 0)
                    break;
                got[i] += *size;
            }
            if (!done.exchange(true))
                then = {got[0], got[1]};
        }));
    for (auto& call : calls)
        call.get();
    QCOMPARE(std::max(then[0], then[1]), kEach);
    QVERIFY2(std::min(then[0], then[1]) > kEach / 2, qPrintable(QString::number(std::min(then[0], then[1]))));
}

// So slow that the time-out is over between two pieces: it is not the network that is silent.
void TestBandwidth::throttledIsNotSilent() {
    QFETCH(const Bandwidth::Direction, direction);
    ScriptedServer server(body(40'000));
    Bandwidth bandwidth;
    bandwidth.setLimit(20'000);
    HttpClient client({.attempts = 1, .bandwidth = &bandwidth});
    QVERIFY(move(client, server, direction, 40'000, 150ms));
}

void TestBandwidth::stoppedAtOnce() {
    QFETCH(const Bandwidth::Direction, direction);
    ScriptedServer server(body(8'000'000));
    Bandwidth bandwidth;
    bandwidth.setLimit(1000); // more than two hours
    HttpClient client({.attempts = 1, .bandwidth = &bandwidth});
    std::stop_source stop;
    auto call = std::async(
        std::launch::async, [&] { return move(client, server, direction, 8'000'000, 30s, stop.get_token()); });
    QCOMPARE(call.wait_for(300ms), std::future_status::timeout);
    QElapsedTimer timer;
    timer.start();
    stop.request_stop();
    QVERIFY(!call.get());
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void TestBandwidth::changesUnderWay() {
    QFETCH(const Bandwidth::Direction, direction);
    ScriptedServer server(body(kBody));
    Bandwidth bandwidth;
    bandwidth.setLimit(1000);
    HttpClient client({.attempts = 1, .bandwidth = &bandwidth});
    auto call = std::async(std::launch::async, [&] { return move(client, server, direction, kBody); });
    QCOMPARE(call.wait_for(300ms), std::future_status::timeout);
    QElapsedTimer timer;
    timer.start();
    bandwidth.setLimit(kLimit);
    QVERIFY(call.get()); // not ten minutes later
    QVERIFY2(timer.elapsed() >= kShortest - 20, qPrintable(QString::number(timer.elapsed()))); // 16 KiB went before
    bandwidth.setLimit(1000);
    auto other = std::async(std::launch::async, [&] { return move(client, server, direction, kBody); });
    QCOMPARE(other.wait_for(300ms), std::future_status::timeout);
    bandwidth.setLimit(0);
    QVERIFY(other.get());
}

QTEST_GUILESS_MAIN(TestBandwidth)
#include "tst_bandwidth.moc"
