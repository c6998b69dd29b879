// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/commandline.h"
#include "models/brightbox/connection.h"
#include "models/jobs/jobqueue.h"
#include "models/library/library.h"

#include <QHash>
#include <QIODevice>
#include <QJsonArray>
#include <QObject>

#include <functional>
#include <stop_token>

namespace platter {

struct FoundSource; // models/web/fetcher.h

// Where the command line prints, and what it may find out about files and other libraries.
struct CliSurroundings {
    QIODevice* out = nullptr;
    QIODevice* err = nullptr;
    bool outIsTerminal = false; // no disk is written to a terminal
    int progressColumns = 0; // the width of the terminal behind `err`; 0: progress is not shown
    std::function<Result<MediaInfo>(const QString& path, const std::stop_token& stop, const QString& member)> inspect
        = Media::inspect;
    int in = 0; // descriptor of what import reads for “-”
    // The library that a word names, for copy. It outlives the Cli and belongs to whoever made it.
    std::function<QFuture<Result<Library*>>(const QString& word)> open{};
    QList<Connection> connections{}; // that are kept, for libraries
    QStringList settingsFiles{}; // that go with a backup; none holds a secret
    QDateTime since{}; // UTC: what a library in the cloud showed before is too old; invalid: when it was started
};

// Runs one command against a library: waits until it is ready, does the work, prints, and says with which exit status the
// program ends. Lives in the main thread; needs an event loop.
class Cli : public QObject {
    Q_OBJECT

public:
    // What is pointed to outlives this object. The queue runs any number of jobs at once.
    Cli(CommandLine line, Library* library, JobQueue* queue, CliSurroundings surroundings, QObject* parent = nullptr);
    ~Cli() override;

    void start();
    // Cancels what runs, cleanly, and ends with 128 + the signal's number (130 for SIGINT, 143 for SIGTERM).
    void interrupt(int signal);

Q_SIGNALS:
    void finished(int exitStatus); // once

private:
    using Step = void (Cli::*)();
    using Ended = void (Cli::*)(Job* job);
    void await(Library* library, Step next);
    void libraryChanged();
    void fetchUnlisted();
    void run();

    // cli.cpp: telling
    void list();
    void show();
    void history();
    void libraries();

    // climaking.cpp: making images
    void import();
    void copy();
    void otherReady();
    void copyByLink(const Image& image);
    ImportRequest copyRequest(const Image& image, const DiskOpener& open) const;
    void makeNext();
    void importNext();
    void retryNext();
    void inspected(const Result<FoundSource>& source);
    void importInput();
    void registerNext(const QString& address);
    void make(std::unique_ptr<Job> job, const QString& word);
    void madeOne(Job* job);
    void makingFailed(const QString& word, const Error& error);
    void finishMaking();
    Result<Architecture> architectureFor(const Library& library, const Architecture& wanted) const;
    Result<void> mayLeave(const Library& library) const; // --no-wait
    void announce(const ImageId& id);

    // clichanges.cpp: changing, deleting, exporting
    void exportImage();
    void exportEnded(Job* job);
    void serve();
    void tryImage();
    void served(Job* job);
    Result<void> checkTarget(const QString& path) const;
    void changeImages();
    Result<QString> successorLine(const Image& successor, const QList<Image>& images) const;
    void deleteImages();
    void publish();
    void nextChange();
    void changed(const Result<Image>& result);

    // clispace.cpp: deleted images and their space
    void undelete();
    void reclaim();
    void repack();
    void makeSpace(const std::function<std::unique_ptr<Job>()>& job);
    void reclaimed(Job* job);
    void stats();
    void prune();
    void pruneNow(std::optional<qint64> frees);
    void pruned();
    bool keepsDeleted(); // false: failed with a sentence
    Result<Image> findDeleted(const QString& reference) const;

    // clishrink.cpp: smaller disks
    void shrink();
    void previewed(const ShrinkPreview& preview);
    void printPreview(const ShrinkPreview& preview, qint64 size);
    Result<qint64> shrunkSize(const ShrinkPreview& preview) const; // what is asked for
    QList<ServerType> typesToFit() const;

    // cliservers.cpp: servers, and what only a library in the cloud does
    bool knowsServers(Step next); // false: the step comes when they are known, or it failed with a sentence
    void servers();
    void snapshot();
    void share();
    Result<Server> findServer(const QString& reference) const;
    Result<SnapshotRequest> findSource(const QString& reference) const;
    Result<void> canTrack(const SnapshotRequest& request) const;

    // clibuild.cpp: building servers, and their disks
    void build();
    void built(Job* job);
    void printBuilt(const Job* job);
    void restore();
    void diskRestored(Job* job);
    Result<void> checkBuildOptions() const;
    Result<BuildRequest> buildRequest(const Image& image) const;
    Result<BuildRequest> buildRequestHere(const Image& image) const;
    Result<ServerType> findType() const;
    Result<ServerType> sizeHere(const Image& image) const;
    Result<ZoneId> findZone() const;
    Result<QList<ServerGroupId>> findGroups() const;
    Result<QByteArray> userData() const;

    // cliupkeep.cpp: looking after the library on this computer
    void verify();
    void repair();
    bool canUpkeep();
    void checked(Job* job);
    void backup();
    void backedUp(Job* job);

    Result<Image> find(const QString& reference) const;
    Result<QList<Image>> findAll() const;
    bool can(Ability ability); // false: failed with a sentence
    void startJob(std::unique_ptr<Job> job, Ended ended);
    void leaveWhenTaken(Job* job, Ended ended);
    void drawProgress();
    void clearProgress();
    void print(const QString& text);
    void printJson(const QJsonValue& value);
    void complain(const QString& sentence); // on standard error, with the program's name in front
    void fail(const Error& error);
    void end(int status);

    CommandLine m_line;
    Library* m_library;
    Library* m_target; // where images are made: the library, or the other one of copy
    JobQueue* m_queue;
    CliSurroundings m_io;
    std::stop_source m_stop;
    Library* m_awaited = nullptr;
    Step m_afterwards = nullptr;
    QMetaObject::Connection m_serversKnown;
    QStringList m_unlisted; // ids to be fetched
    QList<Job*> m_running;
    QList<Job*> m_left; // of those: the service has taken them, the rest is not waited for
    QHash<const Job*, QString> m_words; // what each is about
    QHash<const Job*, QStringList> m_warnings;
    qsizetype m_next = 0; // file or server
    DiskOpener m_piped; // standard input, once it was looked at
    QStringList m_found; // warnings about the file that was looked at last
    QList<ImageId> m_made;
    QList<std::pair<ImageId, ImageChanges>> m_changes; // still to be made; for delete the changes are empty
    QJsonArray m_changed;
    QList<Image> m_pruned; // or would be
    std::optional<qint64> m_frees; // by that, in bytes; unset: not known
    qint64 m_storedBefore = 0; // bytes
    std::optional<Image> m_source; // of copy, build and shrink
    std::optional<BuildRequest> m_build;
    std::optional<Error> m_outputError;
    int m_signal = 0;
    int m_status = 0;
    bool m_started = false;
    bool m_progressShown = false;
    bool m_ended = false;
    bool m_trialTold = false; // how its screen is seen
};

} // namespace platter
