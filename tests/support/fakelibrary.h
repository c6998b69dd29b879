// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QPointer>
#include <QPromise>

#include <deque>

namespace platter {

class FakeLibrary;

// A job that does what the test says: it runs on the queue's thread like any other, and waits there for the next command.
class FakeJob : public Job {
    Q_OBJECT

public:
    FakeJob(FakeLibrary* library, QString title, ImageKey key);

    QString title() const override { return m_title; }
    ImageKey image() const override { return m_key; }
    ServerId server() const override { return m_server; }
    QString outcome() const override { return m_outcome; }
    void setOutcome(const QString& outcome, const ServerId& server = {}) { // the test's thread, as all that reads it
        m_outcome = outcome;
        m_server = server;
    }

    // The test's thread. Commands are kept until the job runs and reaches them.
    void advance(const QString& phase, qint64 done, qint64 total);
    void succeed();
    void fail(const Error& error);

protected:
    Result<void> run(JobContext& context) override;

private:
    struct Command {
        JobProgress progress;
        std::optional<Result<void>> end;
    };
    void push(Command command);

    QString m_title;
    ImageKey m_key;
    ServerId m_server;
    QString m_outcome;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Command> m_commands;
};

// A library in memory for tests of the window: the images are what the test says, calls succeed at once or with the error
// that the test asked for, and jobs advance on command. Follows the rules of rules.h like a real one.
class FakeLibrary : public Library {
    Q_OBJECT

public:
    explicit FakeLibrary(QObject* parent = nullptr);

    LibraryId id() const override { return m_id; }
    QString name() const override { return m_name; }
    QString color() const override { return m_color; }
    QString owner() const override { return m_owner; }
    Abilities abilities() const override { return m_abilities; }
    QString location() const override { return m_location; }
    LibraryState state() const override { return m_state; }
    std::optional<Error> problem() const override { return m_problem; }
    QString readOnlyReason() const override { return m_readOnly; }
    QList<Image> images() const override { return m_images; }
    std::optional<Image> image(const ImageId& id) const override;
    QFuture<Result<Image>> update(const ImageId& id, const ImageChanges& changes) override;
    QFuture<Result<Image>> remove(const ImageId& id) override;
    QFuture<Result<QList<HistoryEntry>>> history(const ImageId& id) override;
    QFuture<Result<LibrarySpace>> space() override;
    QFuture<Result<std::optional<ImportNeed>>> importNeed(const MediaInfo& media) override;
    std::unique_ptr<Job> importJob(const ImportRequest& request) override;
    std::unique_ptr<Job> retryJob(const ImageId& id) override;
    std::unique_ptr<Job> exportJob(const ImageId& id, const ExportRequest& request) override;

    std::unique_ptr<Job> removeJob(const QList<ImageId>& ids) override; // null unless it plays a cloud
    DiskOpener diskOpener(const ImageId& id) const override;
    std::shared_ptr<Fetcher> fetcher() const override { return m_fetcher; }
    void setFetcher(std::shared_ptr<Fetcher> fetcher) { m_fetcher = std::move(fetcher); }
    std::unique_ptr<Job> registerJob(const RegisterRequest& request) override;
    QFuture<Result<QUrl>> shareLink(const ImageId& id, const QDateTime& expires) override;
    QList<Server> servers() const override { return m_servers; }
    std::optional<Error> serversProblem() const override { return m_serversProblem; }
    bool areServersKnown() const override { return m_serversKnown; }
    std::unique_ptr<Job> snapshotJob(const SnapshotRequest& request) override;
    std::unique_ptr<Job> buildJob(const BuildRequest& request) override;
    std::unique_ptr<Job> restoreDiskJob(const RestoreDiskRequest& request) override;
    QFuture<Result<ShrinkPreview>> shrinkPreview(const ImageId& id) override;
    std::unique_ptr<Job> shrinkJob(const ShrinkRequest& request) override;
    QFuture<Result<Server>> updateServer(const ServerId& id, const ServerChanges& changes) override;
    QList<ServerType> serverTypes() const override { return m_types; }
    QList<Zone> zones() const override { return m_zones; }
    QList<ServerGroup> serverGroups() const override { return m_groups; }
    QList<CloudIp> cloudIps() const override { return m_cloudIps; }
    QList<Volume> volumes() const override { return m_volumes; }
    QDateTime heardAt() const override { return m_heardAt; }
    void refresh() override { ++m_refreshes; }
    void setWatched(bool watched) override { m_watched = watched; }
    QFuture<Result<Image>> fetch(const ImageId& id) override;

    void aboutToQuit() override { m_quitting = true; }

    // The test's side.
    void setState(LibraryState state, const std::optional<Error>& problem = {});
    void setReadOnlyReason(const QString& reason);
    void setLocation(const QString& location) { m_location = location; }
    void setSpace(const LibrarySpace& space) { m_space = space; }
    void setImportNeed(const std::optional<ImportNeed>& need) { m_importNeed = need; } // of everything
    int importNeedsAsked() const { return m_importNeedsAsked; }
    void setHistory(const ImageId& id, const QList<HistoryEntry>& entries) { m_history[id] = entries; }
    void put(Image image); // adds or replaces by id and tells it; library and owner are filled in where empty
    void putAll(QList<Image> images); // the same with one signal
    void take(const ImageId& id); // gone without a tombstone
    void failNext(const Error& error) { m_nextError = error; } // the next update(), remove(), history(), …
    // A cloud account: before its first image. Owner "acc-NAME", every ability but Star, the usual server types.
    void playCloud(const QString& id, const QString& name, const QString& color);
    void setAbilities(Abilities abilities) { m_abilities = abilities; }
    void setName(const QString& name, const QString& color);
    void setServersKnown(bool known, const std::optional<Error>& problem = {});
    void setServers(const QList<Server>& servers); // their library is filled in
    void setTypes(const QList<ServerType>& types) { m_types = types; }
    void setVolumes(const QList<Volume>& volumes) { m_volumes = volumes; }
    void setPlaces(const QList<Zone>& zones, const QList<ServerGroup>& groups, const QList<CloudIp>& ips);
    void setHeardAt(const QDateTime& at);
    void setFetchable(const Image& image) { m_fetchable.append(image); } // not listed: only fetch() finds it
    int refreshes() const { return m_refreshes; }
    bool isWatched() const { return m_watched; }
    const QList<RegisterRequest>& registrations() const { return m_registrations; }
    const QList<SnapshotRequest>& snapshots() const { return m_snapshots; }
    const QList<BuildRequest>& builds() const { return m_builds; }
    const QList<RestoreDiskRequest>& diskRestores() const { return m_diskRestores; }
    // What the next shrinkPreview() answers at once; nothing: it waits, until this is called again.
    void setShrinkPreview(const std::optional<Result<ShrinkPreview>>& preview);
    const QList<ShrinkRequest>& shrinks() const { return m_shrinks; }
    const QList<std::pair<ServerId, ServerChanges>>& serverUpdates() const { return m_serverUpdates; }
    const QList<std::pair<ImageId, QDateTime>>& shares() const { return m_shares; }
    const QList<QList<ImageId>>& removeJobs() const { return m_removeJobs; }
    QPointer<FakeJob> lastJob() const { return m_lastJob; }
    const QList<std::pair<ImageId, ImageChanges>>& updates() const { return m_updates; } // asked for, in order
    const QList<ImageId>& removals() const { return m_removals; }
    const QList<ImportRequest>& imports() const { return m_imports; }
    const QList<ExportRequest>& exports() const { return m_exports; }

private:
    friend class FakeJob;
    Image* find(const ImageId& id);
    void remember(const ImageId& id, const QString& action, const QString& detail);
    bool isCloud() const { return !m_owner.isEmpty(); }
    Image startedImage(const QString& name);
    std::unique_ptr<Job> startImport(const QString& title, const Image& image);
    void finishImport(const Job* job, const ImageId& id);

    LibraryId m_id{QStringLiteral("local")};
    QString m_name = QStringLiteral("This computer");
    QString m_color;
    QString m_owner;
    Abilities m_abilities = Ability::Star | Ability::Export;
    QList<Server> m_servers;
    bool m_serversKnown = true;
    std::optional<Error> m_serversProblem;
    QList<ServerType> m_types;
    QList<Zone> m_zones;
    QList<ServerGroup> m_groups;
    QList<CloudIp> m_cloudIps;
    QList<Volume> m_volumes;
    QDateTime m_heardAt;
    QList<Image> m_fetchable;
    bool m_watched = true;
    int m_refreshes = 0;
    QList<RegisterRequest> m_registrations;
    QList<SnapshotRequest> m_snapshots;
    QList<BuildRequest> m_builds;
    QList<RestoreDiskRequest> m_diskRestores;
    std::optional<Result<ShrinkPreview>> m_shrinkPreview
        = ShrinkPreview{.virtualSize = 100LL << 30, .smallest = 3LL << 30, .fileSystem = QStringLiteral("ext4")};
    std::shared_ptr<QPromise<Result<ShrinkPreview>>> m_heldPreview;
    QList<ShrinkRequest> m_shrinks;
    QList<std::pair<ServerId, ServerChanges>> m_serverUpdates;
    QList<std::pair<ImageId, QDateTime>> m_shares;
    QList<QList<ImageId>> m_removeJobs;
    LibraryState m_state = LibraryState::Ready;
    std::optional<Error> m_problem;
    QString m_readOnly;
    QString m_location = QStringLiteral("/home/anna/.local/share/platter");
    std::optional<ImportNeed> m_importNeed;
    int m_importNeedsAsked = 0;
    LibrarySpace m_space{38 * 1024LL * 1024 * 1024, 214 * 1024LL * 1024 * 1024};
    std::shared_ptr<Fetcher> m_fetcher; // null: it takes no addresses
    QList<Image> m_images;
    QHash<ImageId, QList<HistoryEntry>> m_history;
    std::optional<Error> m_nextError;
    QPointer<FakeJob> m_lastJob;
    QList<std::pair<ImageId, ImageChanges>> m_updates;
    QList<ImageId> m_removals;
    QList<ImportRequest> m_imports;
    QList<ExportRequest> m_exports;
    bool m_quitting = false;
    int m_nextId = 0;
};

// A server for tests: active, built from the image, of the smallest type.
Server fakeServer(const QString& id, const QString& name, const Image& image);

// An image for tests: available, private, 10 GiB with 1 GiB of data.
Image fakeImage(const QString& id, const QString& name);

} // namespace platter
