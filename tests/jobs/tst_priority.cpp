// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/jobs/workers.h"

#include <QTest>

#include <sys/resource.h>
#include <unistd.h>

using namespace platter;

class TestPriority : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyThoseThreads_data();
    void onlyThoseThreads();
};

void TestPriority::onlyThoseThreads_data() {
    QTest::addColumn<Priority>("priority");
    QTest::addColumn<int>("nice");
    QTest::newRow("usual") << Priority::Usual << 0;
    QTest::newRow("low") << Priority::Low << 10;
    QTest::newRow("idle") << Priority::Idle << 19;
}

void TestPriority::onlyThoseThreads() {
    QFETCH(Priority, priority);
    QFETCH(int, nice);
    const auto niceness = [] { return ::getpriority(PRIO_PROCESS, static_cast<id_t>(::gettid())); };
    const int before = niceness();
    Workers workers(2, priority);
    auto first = workers.run(niceness);
    auto second = workers.run(niceness);
    QCOMPARE(first.get(), std::max(before, nice));
    QCOMPARE(second.get(), std::max(before, nice));
    QCOMPARE(niceness(), before);
}

QTEST_GUILESS_MAIN(TestPriority)
#include "tst_priority.moc"
