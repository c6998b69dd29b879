// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// importer LIBRARY DISK NAME: imports one disk as the program does, prints the image's id. tst_kill kills it.
#include "models/jobs/jobqueue.h"
#include "models/local/locallibrary.h"

#include <QCoreApplication>

#include <cstdio>

using namespace platter;

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 4)
        return 2;
    LocalLibrary library(arguments.at(1));
    JobQueue queue(1);
    const auto start = [&] {
        if (library.state() != LibraryState::Ready) {
            std::fprintf(stderr, "%s\n", library.problem() ? qPrintable(library.problem()->detail) : "not ready");
            QCoreApplication::exit(3);
            return;
        }
        const auto media = Media::inspect(arguments.at(2));
        if (!media) {
            QCoreApplication::exit(4);
            return;
        }
        ImportRequest request;
        request.media = *media;
        request.name = arguments.at(3);
        Job* job = queue.add(library.importJob(request));
        QObject::connect(job, &Job::finished, &app, [job] {
            std::printf("%s\n", qPrintable(job->image().image.toString()));
            QCoreApplication::exit(job->state() == JobState::Succeeded ? 0 : 1);
        });
    };
    QObject::connect(&library, &Library::stateChanged, &app, start);
    return QCoreApplication::exec();
}
