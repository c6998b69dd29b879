// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// reclaimer LIBRARY IMAGE…: gives back the space of these deleted images; with no images: repacks. tst_reclaimkill kills it.
#include "models/jobs/jobqueue.h"
#include "models/local/locallibrary.h"

#include <QCoreApplication>

#include <cstdio>

using namespace platter;

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 2)
        return 2;
    LocalLibrary library(arguments.at(1));
    JobQueue queue(1);
    const auto start = [&] {
        if (library.state() != LibraryState::Ready) {
            std::fprintf(stderr, "%s\n", library.problem() ? qPrintable(library.problem()->detail) : "not ready");
            QCoreApplication::exit(3);
            return;
        }
        if (queue.unfinished() > 0) // a full disk: opened again to be written to
            return;
        ReclaimRequest request;
        for (const QString& word : arguments.mid(2))
            request.now.append(ImageId(word));
        Job* job = queue.add(request.now.isEmpty() ? library.repackJob({}) : library.reclaimJob(request));
        QObject::connect(job, &Job::finished, &app, [job] {
            if (job->error())
                std::fprintf(stderr, "%s %s\n", qPrintable(job->error()->message), qPrintable(job->error()->detail));
            QCoreApplication::exit(job->state() == JobState::Succeeded ? 0 : 1);
        });
    };
    QObject::connect(&library, &Library::stateChanged, &app, start);
    return QCoreApplication::exec();
}
