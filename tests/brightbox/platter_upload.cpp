// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/orbitupload.h"
#include "tests/web/scriptedserver.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace platter;
using namespace Qt::StringLiterals;

// For ./dev bench: sends a disk to the Swift at an address and prints how many bytes in how many objects that took, and the
// seconds. Removes them again, which does not count.
//
//   platter_upload DISK URL TOKEN
int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 4) {
        std::fputs("platter_upload DISK URL TOKEN\n", stderr);
        return 2;
    }
    ScriptedServer tokens([&words](const Asked&) {
        return QList{answers(200, "{\"access_token\":\"" + words.at(3).toUtf8() + "\",\"expires_in\":7200}",
            {{"Content-Type", "application/json"}})};
    });
    HttpClient http;
    const Connection connection{.api = tokens.url({}, u"127.0.0.1"_s),
        .storage = QUrl(words.at(2)),
        .clientId = u"cli-12345"_s,
        .account = AccountId(u"acc-12345"_s)};
    SignIn signIn(&http, connection, {.clientSecret = u"secret"_s});
    OrbitClient orbit(&http, &signIn, connection.storage, connection.account);
    OrbitUpload upload(&orbit, u"bench"_s, u"disk"_s);
    QElapsedTimer clock;
    clock.start();
    const auto sent = Media::inspect(words.at(1))
                          .and_then([](const MediaInfo& info) { return Media::open(info); })
                          .and_then([&](DiskSource source) { return upload.send(source, {}); });
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    const auto removed = upload.remove();
    if (!sent || !removed) {
        std::fprintf(stderr, "%s\n", qPrintable(sent ? removed.error().message : sent.error().message));
        return 1;
    }
    std::printf("%lld %lld %.3f\n", static_cast<long long>(sent->sentBytes), static_cast<long long>(sent->sentObjects),
        seconds);
    return 0;
}
