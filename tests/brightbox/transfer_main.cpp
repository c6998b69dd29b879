// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/locallibrary.h"
#include "tests/brightbox/cloudhome.h"

#include <QCoreApplication>

#include <cstdio>

using namespace platter;
using namespace platter::test;

// A process that transfers, to be killed by a test:
//
//   brightbox_transfer API ORBIT FOLDER RATE upload DISK
//   brightbox_transfer API ORBIT FOLDER RATE copy IMAGE
//   brightbox_transfer API ORBIT FOLDER RATE file IMAGE
//
// FOLDER holds the account's cache, as a CloudHome's does, the library on this computer and the file, back.raw. RATE: bytes
// a second.
int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 7)
        return 2;
    const QString folder = words.at(3), what = words.at(6);
    Bandwidth bandwidth;
    bandwidth.setLimit(words.at(4).toLongLong());
    BrightboxLibrary account(CloudHome::connectionTo(QUrl(words.at(1)), QUrl(words.at(2))), CloudHome::secrets(),
        {.cachePath = folder + u"/account.sqlite"_s,
            .http = {.bandwidth = &bandwidth},
            .polls = false,
            .markPause = std::chrono::milliseconds(0),
            .uploadSizes = {.segment = 1024 * 1024, .object = 1024 * 1024}});
    LocalLibrary local(folder + u"/local"_s);
    JobQueue queue;
    ImportRequest request{.media = {}, .name = u"nightly"_s, .architecture = Architecture::x86_64()};
    Job* job = nullptr;
    if (words.at(5) == u"upload"_s) {
        const auto media = Media::inspect(what);
        if (!media)
            return 1;
        request.media = *media;
        job = queue.add(account.importJob(request));
    } else if (words.at(5) == u"file"_s) {
        job = queue.add(account.exportJob(ImageId(what), {.path = folder + u"/back.raw"_s, .goesOn = true}));
    } else if (QTest::qWaitFor([&local] { return local.state() == LibraryState::Ready; })) {
        request.copyOf = CopySource{
            .image = {account.id(), ImageId(what)}, .name = u"nightly"_s, .open = account.diskOpener(ImageId(what))};
        job = queue.add(local.importJob(request));
    }
    if (!job || !QTest::qWaitFor([job] { return job->isFinished(); }, 120'000))
        return 1;
    if (job->error())
        std::fprintf(stderr, "%s\n", qPrintable(job->error()->message));
    return job->state() == JobState::Succeeded ? 0 : 1;
}
