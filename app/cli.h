// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"
#include "models/jobs/jobqueue.h"
#include "models/library/library.h"

#include <QIODevice>
#include <QJsonArray>
#include <QObject>

#include <functional>
#include <stop_token>

namespace platter {

// Where the command line prints, and what it may find out about files.
struct CliSurroundings {
    QIODevice* out = nullptr;
    QIODevice* err = nullptr;
    bool outIsTerminal = false; // no disk is written to a terminal
    int progressColumns = 0; // the width of the terminal behind `err`; 0: progress is not shown
    std::function<Result<MediaInfo>(const QString& path, const std::stop_token& stop)> inspect = Media::inspect;
};

// Runs one command against a library: waits until it is ready, does the work, prints, and says with which exit status the
// program ends. Lives in the main thread; needs an event loop.
class Cli : public QObject {
    Q_OBJECT

public:
    // What is pointed to outlives this object.
    Cli(CommandLine line, Library* library, JobQueue* queue, CliSurroundings surroundings, QObject* parent = nullptr);
    ~Cli() override;

    void start();
    // Cancels what runs, cleanly, and ends with 128 + the signal's number (130 for SIGINT, 143 for SIGTERM).
    void interrupt(int signal);

Q_SIGNALS:
    void finished(int exitStatus); // once

private:
    void libraryChanged();
    void run();
    void list();
    void show();
    void history();
    void libraries();
    void importNext();
    void inspected(const Result<MediaInfo>& found);
    void importEnded();
    void importFailed(const Error& error);
    void finishImport();
    void exportImage();
    void exportEnded();
    Result<void> checkTarget(const QString& path) const;
    void changeImages();
    Result<QString> successorLine(const QList<Image>& images) const;
    void deleteImages();
    void nextChange();
    void changed(const Result<Image>& result);

    Result<Image> find(const QString& reference) const;
    Result<QList<Image>> findAll() const;
    void startJob(std::unique_ptr<Job> job, void (Cli::*ended)());
    void drawProgress();
    void clearProgress();
    void print(const QString& text);
    void printJson(const QJsonValue& value);
    void complain(const QString& sentence); // on standard error, with the program's name in front
    void fail(const Error& error);
    void end(int status);

    CommandLine m_line;
    Library* m_library;
    JobQueue* m_queue;
    CliSurroundings m_io;
    std::stop_source m_stop;
    Job* m_job = nullptr; // the running one
    qsizetype m_nextFile = 0;
    QStringList m_warnings; // about the file that is being imported
    QList<ImageId> m_imported;
    QList<std::pair<ImageId, ImageChanges>> m_changes; // still to be made; for delete the changes are empty
    QJsonArray m_changed;
    std::optional<Error> m_outputError;
    int m_signal = 0;
    int m_status = 0;
    bool m_started = false;
    bool m_progressShown = false;
    bool m_ended = false;
};

} // namespace platter
