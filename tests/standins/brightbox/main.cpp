// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
// brightbox-standin [--port N] [--many]: the stand-in by itself, for trying things by hand. Prints its address and who may
// sign in as shell variables. Then reads one line, Orbit's address or nothing (Orbit
// must know this program's address first), fills the account, and runs until its standard input ends or it is told to.
#include "tests/standins/brightbox/standincloud.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <cstdio>
#include <unistd.h>

using platter::test::StandInCloud;

namespace {

std::array<int, 2> told{-1, -1}; // a pipe: what a signal handler may do is write

extern "C" void tell(int) {
    [[maybe_unused]] const auto written = ::write(told[1], "", 1);
}

void fill(StandInCloud& cloud, const QUrl& orbit, bool many) {
    if (!orbit.isEmpty())
        cloud.setOrbit(orbit);
    cloud.seed();
    if (many)
        cloud.seedMany();
    cloud.setImportTime(std::chrono::seconds(8)); // long enough to be watched
    cloud.setChangeTime(std::chrono::seconds(4));
}

} // namespace

int main(int argc, char* argv[]) {
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption port(QStringLiteral("port"), QStringLiteral("To listen on."), QStringLiteral("number"));
    const QCommandLineOption many(QStringLiteral("many"), QStringLiteral("With a thousand images more."));
    parser.addOptions({port, many});
    parser.addHelpOption();
    parser.process(application);

    StandInCloud cloud(static_cast<quint16>(parser.value(port).toUInt()));
    std::printf("PLATTER_API_URL=%s\nPLATTER_CLIENT_ID=%s\nPLATTER_CLIENT_SECRET=%s\n",
        cloud.url().toEncoded().constData(), StandInCloud::clientId, StandInCloud::clientSecret);
    std::fflush(stdout);

    if (::pipe(told.data()) != 0)
        return 1;
    QSocketNotifier signalled(told[0], QSocketNotifier::Read);
    QObject::connect(&signalled, &QSocketNotifier::activated, &application, &QCoreApplication::quit);
    std::signal(SIGINT, tell);
    std::signal(SIGTERM, tell);

    QByteArray line;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &input, [&] {
        char bytes[1024];
        const auto count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0)
            return QCoreApplication::quit();
        const bool filled = line.endsWith('\n');
        line.append(bytes, count);
        if (!filled && line.endsWith('\n'))
            fill(cloud, QUrl(QString::fromUtf8(line.trimmed())), parser.isSet(many));
    });
    return QCoreApplication::exec();
}
