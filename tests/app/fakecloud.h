// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/servertypes.h"
#include "tests/support/fakelibrary.h"

namespace platter {

using namespace Qt::StringLiterals;

class FakeCloud;

// A job of the cloud's: its image or server is only known once the service has taken the request.
class FakeCloudJob : public FakeJob {
public:
    FakeCloudJob(FakeCloud* cloud, const QString& title, const QString& image, const QString& server = {});

    ImageKey image() const override;
    ServerId server() const override { return m_taken ? m_server : ServerId(); }
    QString outcome() const override { return m_server.isEmpty() ? QString() : u"ssh ubuntu@203.0.113.7"_s; }
    void take(); // the service has it

private:
    FakeCloud* m_cloud;
    ImageId m_image; // to be made; empty for a server
    ServerId m_server;
    bool m_taken = false;
};

// A FakeLibrary that plays an account in the cloud, for tests of the command line.
class FakeCloud : public FakeLibrary {
public:
    explicit FakeCloud(const QString& id = u"bbx-aaaaa"_s, const QString& name = u"work"_s)
        : m_id(id)
        , m_name(name) {
        setLocation(u"api.example · acc-12345"_s);
    }

    LibraryId id() const override { return m_id; }
    QString name() const override { return m_name; }
    QString owner() const override { return u"acc-12345"_s; }
    Abilities abilities() const override {
        return Ability::Servers | Ability::Snapshot | Ability::Build | Ability::RegisterUrl | Ability::Share
            | Ability::Refresh | Ability::PublishToAll | Ability::Export;
    }
    QDateTime heardAt() const override { return m_heardAt; }
    QList<Server> servers() const override { return serverList; }
    QList<ServerType> serverTypes() const override { return types; }
    QList<Zone> zones() const override { return {{.id = ZoneId(u"zon-00001"_s), .handle = u"gb1-a"_s}}; }
    QList<ServerGroup> serverGroups() const override { return groups; }

    std::unique_ptr<Job> importJob(const ImportRequest& request) override {
        cloudImports.append(request);
        return begin(request.name);
    }
    std::unique_ptr<Job> registerJob(const RegisterRequest& request) override {
        registrations.append(request);
        return begin(request.name);
    }
    std::unique_ptr<Job> snapshotJob(const SnapshotRequest& request) override {
        snapshots.append(request);
        return begin(request.name.isEmpty() ? u"Snapshot of "_s + request.server.toString() : request.name);
    }
    std::unique_ptr<Job> buildJob(const BuildRequest& request) override {
        builds.append(request);
        return std::make_unique<FakeCloudJob>(this, request.name, QString(), u"srv-new01"_s);
    }
    QFuture<Result<QUrl>> shareLink(const ImageId& image, const QDateTime& expires) override {
        shares.append({image, expires});
        return QtFuture::makeReadyValueFuture(
            Result<QUrl>(QUrl(u"https://orbit.example/images/"_s + image.toString() + u"?temp_url_sig=1"_s)));
    }
    QFuture<Result<Image>> fetch(const ImageId& image) override {
        fetched.append(image);
        if (hidden && hidden->id == image)
            add(*hidden);
        return QtFuture::makeReadyValueFuture(hidden && hidden->id == image
                ? Result<Image>(*hidden)
                : std::unexpected(Error{.code = ErrorCode::NotFound, .message = u"There is none."_s}));
    }
    DiskOpener diskOpener(const ImageId&) const override {
        return [](const std::stop_token&) -> Result<DiskSource> {
            return std::unexpected(Error{.code = ErrorCode::Unreadable, .message = u"There is no disk."_s});
        };
    }
    void aboutToQuit() override { quits = true; }

    // The test's side.
    void add(Image image) { // of this account
        image.owner = image.owner == u"anna" ? owner() : image.owner;
        put(image);
    }
    void hear(const QDateTime& at = QDateTime::currentDateTimeUtc().addSecs(1)) { // asked, and answered
        m_heardAt = at;
        Q_EMIT stateChanged();
    }
    FakeCloudJob* last() const { return dynamic_cast<FakeCloudJob*>(lastJob().get()); }

    QList<Server> serverList;
    QList<ServerType> types = usualServerTypes();
    QList<ServerGroup> groups;
    std::optional<Image> hidden; // not listed: only fetch() finds it
    QList<ImportRequest> cloudImports;
    QList<RegisterRequest> registrations;
    QList<SnapshotRequest> snapshots;
    QList<BuildRequest> builds;
    QList<std::pair<ImageId, QDateTime>> shares;
    QList<ImageId> fetched;
    bool quits = false;

private:
    std::unique_ptr<Job> begin(const QString& name) {
        const QString image = u"img-new%1"_s.arg(++m_made, 2, 10, QChar(u'0'));
        auto job = std::make_unique<FakeCloudJob>(this, name, image);
        connect(job.get(), &Job::finished, this, [this, job = job.get(), image, name] {
            Image made = fakeImage(image, name);
            if (job->state() == JobState::Succeeded)
                add(made);
            else if (!quits)
                take(made.id);
        });
        return job;
    }

    LibraryId m_id;
    QString m_name;
    QDateTime m_heardAt;
    int m_made = 0;
};

inline FakeCloudJob::FakeCloudJob(FakeCloud* cloud, const QString& title, const QString& image, const QString& server)
    : FakeJob(cloud, title, {})
    , m_cloud(cloud)
    , m_image(image)
    , m_server(server) { }

inline ImageKey FakeCloudJob::image() const {
    const bool known = !m_image.isEmpty() && (m_taken || state() == JobState::Succeeded);
    return known ? ImageKey{m_cloud->id(), m_image} : ImageKey{};
}

inline void FakeCloudJob::take() {
    m_taken = true;
    if (!m_image.isEmpty()) {
        Image image = fakeImage(m_image.toString(), title());
        image.status = ImageStatus::Creating;
        m_cloud->add(image);
    }
    advance(u"being made"_s, 1, 2);
}

} // namespace platter
