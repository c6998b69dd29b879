// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/cloudjobs.h"

#include "models/brightbox/cloudrefresh.h"
#include "models/brightbox/waiting.h"
#include "models/domain/rules.h"
#include "models/domain/sshline.h"

#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace platter {
using namespace Qt::StringLiterals;

using namespace std::chrono_literals;

namespace {

constexpr int kMostLostLooks = 10; // answers in a row that a watch goes without

// What a person who cancels does not want: an image that goes on being made.
void discard(BrightboxCore& core, const ImageId& id) {
    if (core.keepsUnfinished())
        return;
    if (const auto answer = core.api().deleteImage(id, core.stopToken())) {
        core.remember(id, u"deleted"_s);
        core.tell(*answer);
    }
}

// What a snapshot is called after: the server, or one of its volumes.
QString sourceName(const Server& server, const VolumeId& volume) {
    if (volume.isEmpty())
        return server.name.isEmpty() ? server.id.toString() : server.name;
    const auto found = std::ranges::find(server.volumes, volume, &Volume::id);
    return found == server.volumes.end() || found->name.isEmpty() ? volume.toString() : found->name;
}

} // namespace

bool isPassing(const Error& error) {
    return error.code == ErrorCode::Offline || error.code == ErrorCode::TimedOut
        || error.code == ErrorCode::Unavailable;
}

bool isWorthWaiting(const Error& error) {
    return isPassing(error) || error.code == ErrorCode::SignInNeeded || error.code == ErrorCode::OneTimeCodeNeeded;
}

Result<Image> makeImage(BrightboxCore& core, const Image& begun, std::chrono::milliseconds pause, JobContext& context) {
    auto image = watchImage(core, begun.id, pause, context);
    if (!image && image.error().code == ErrorCode::Cancelled)
        discard(core, begun.id);
    return image;
}

Result<Image> watchImage(BrightboxCore& core, const ImageId& id, std::chrono::milliseconds pause, JobContext& context,
    const std::function<void()>& look) {
    const std::stop_token stop = context.stopToken();
    int lost = 0;
    for (;;) {
        const auto image = core.api().image(id, stop);
        if (!image && (!isPassing(image.error()) || ++lost == kMostLostLooks))
            return std::unexpected(image.error());
        if (image) {
            lost = 0;
            core.tell(*image);
            context.report(BrightboxText::tr("Brightbox is making the image"), image->diskSize, core.expected(id));
            switch (image->status) {
            case ImageStatus::Available:
            case ImageStatus::Deprecated:
                return *image;
            case ImageStatus::Failed:
            case ImageStatus::Unavailable:
                return std::unexpected(failedThere(image->name));
            case ImageStatus::Deleting:
            case ImageStatus::Deleted:
                return std::unexpected(Error{.code = ErrorCode::WrongState,
                    .message = BrightboxText::tr("%1 was deleted while it was made.").arg(image->name)});
            case ImageStatus::Creating:
                break;
            }
            if (look)
                look();
        }
        if (!waitFor(pause, stop))
            return std::unexpected(cancelledError());
    }
}

// ---- CloudJob

ImageKey CloudJob::image() const {
    const std::scoped_lock lock(m_mutex);
    return m_image.isEmpty() ? ImageKey{} : ImageKey{m_core->connection().id, m_image};
}

void CloudJob::setImage(const ImageId& id) {
    const std::scoped_lock lock(m_mutex);
    m_image = id;
}

void CloudJob::followPause(const QString& transfer) {
    connect(this, &Job::stateChanged, this, [this, transfer, kept = false]() mutable {
        const bool paused = state() == JobState::Paused;
        if (isFinished() || std::exchange(kept, paused) == paused)
            return;
        (void)m_core->onCache(
            [transfer, paused](CloudCache& cache) { return cache.setTransferPaused(transfer, paused); });
    });
}

// ---- RemoveJob

RemoveJob::RemoveJob(std::shared_ptr<BrightboxCore> core, const QString& libraryName, const QList<Image>& images,
    std::chrono::milliseconds undoTime)
    : CloudJob(std::move(core))
    , m_libraryName(libraryName)
    , m_images(images)
    , m_undoTime(undoTime) {
    if (images.size() == 1)
        setImage(images.first().id);
}

QString RemoveJob::title() const {
    return m_images.size() == 1
        //: %1 an image, %2 an account
        ? tr("Delete %1 from %2").arg(m_images.first().name, m_libraryName)
        : tr("Delete %n images from %1", nullptr, static_cast<int>(m_images.size())).arg(m_libraryName);
}

Result<void> RemoveJob::run(JobContext& context) {
    const std::stop_token stop = context.stopToken();
    const auto end = std::chrono::steady_clock::now() + m_undoTime;
    for (;;) {
        context.waitWhilePaused();
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
        if (left <= 0ms)
            break;
        const auto seconds = static_cast<int>(std::ceil(static_cast<double>(left.count()) / 1000));
        context.report(tr("waiting %n s: cancel to keep it", nullptr, seconds), 0, 0);
        if (!waitFor(std::min<std::chrono::milliseconds>(left, 250ms), stop))
            return std::unexpected(cancelledError());
    }
    qint64 done = 0;
    for (const Image& image : std::as_const(m_images)) {
        context.report(tr("deleting"), done++, m_images.size());
        const auto answer = core().api().deleteImage(image.id, stop);
        if (!answer)
            return std::unexpected(answer.error());
        core().remember(image.id, u"deleted"_s);
        core().tell(*answer);
    }
    return {};
}

// ---- RegisterJob

RegisterJob::RegisterJob(
    std::shared_ptr<BrightboxCore> core, const RegisterRequest& request, std::chrono::milliseconds watchPause)
    : CloudJob(std::move(core))
    , m_request(request)
    , m_watchPause(watchPause) { }

Result<void> RegisterJob::run(JobContext& context) {
    context.report(tr("registering"), 0, 0);
    const auto image = core().api().registerImage(m_request, context.stopToken());
    if (!image)
        return std::unexpected(image.error());
    setImage(image->id);
    core().remember(image->id, u"registered"_s);
    core().tell(*image);
    return makeImage(core(), *image, m_watchPause, context).transform([](const Image&) { });
}

// ---- SnapshotJob

SnapshotJob::SnapshotJob(std::shared_ptr<BrightboxCore> core, const Server& server, const SnapshotRequest& request,
    std::chrono::milliseconds watchPause)
    : CloudJob(std::move(core))
    , m_server(server)
    , m_request(request)
    , m_watchPause(watchPause) {
    m_server.id = request.server;
    if (m_request.name.isEmpty())
        m_request.name = snapshotName(sourceName(m_server, m_request.volume), QDateTime::currentDateTimeUtc());
}

QString SnapshotJob::title() const {
    return m_request.name;
}

Result<void> SnapshotJob::run(JobContext& context) {
    const std::stop_token stop = context.stopToken();
    context.report(tr("asking for the snapshot"), 0, 0);
    auto image = core().api().snapshot(m_request, stop);
    if (!image && image.error().code == ErrorCode::Refused && m_request.volume.isEmpty()) {
        // A service that does not register from servers: its older action, which takes no name.
        const auto id = core().api().snapshotServer(m_request.server, stop);
        if (!id)
            return std::unexpected(id.error());
        image = core().api().updateImage(*id, {.name = m_request.name, .description = m_request.note}, stop);
        if (!image)
            image = core().api().image(*id, stop);
    }
    if (!image)
        return std::unexpected(image.error());
    setImage(image->id);
    core().remember(image->id, u"snapshot"_s,
        m_request.volume.isEmpty() ? m_request.server.toString() : m_request.volume.toString());
    core().tell(*image);
    return makeImage(core(), *image, m_watchPause, context).transform([](const Image&) { });
}

// ---- BuildJob

BuildJob::BuildJob(std::shared_ptr<BrightboxCore> core, const Image& image, const BuildRequest& request,
    std::chrono::milliseconds watchPause)
    : CloudJob(std::move(core))
    , m_image(image)
    , m_request(request)
    , m_watchPause(watchPause) {
    setImage(image.id);
}

QString BuildJob::title() const {
    return m_request.name.isEmpty() ? tr("Server from %1").arg(m_image.name) : m_request.name;
}

ServerId BuildJob::server() const {
    const std::scoped_lock lock(m_mutex);
    return m_server;
}

QString BuildJob::outcome() const {
    const std::scoped_lock lock(m_mutex);
    return m_outcome;
}

Result<Server> BuildJob::waitUntilUp(const ServerId& id, JobContext& context) {
    const std::stop_token stop = context.stopToken();
    int lost = 0;
    for (;;) {
        auto server = core().api().server(id, stop);
        if (!server && (!isPassing(server.error()) || ++lost == kMostLostLooks))
            return server;
        if (server && server->status != ServerStatus::Creating) {
            if (server->status == ServerStatus::Active || server->status == ServerStatus::Inactive)
                return server;
            return std::unexpected(Error{.code = ErrorCode::Refused,
                .message = tr("Brightbox could not build the server, and gives no reason. Its status is “%1”.")
                    .arg(toApi(server->status))});
        }
        context.report(tr("Brightbox is building the server"), 0, 0);
        if (!waitFor(m_watchPause, stop))
            return std::unexpected(cancelledError());
    }
}

Result<void> BuildJob::run(JobContext& context) {
    const std::stop_token stop = context.stopToken();
    context.report(tr("asking for the server"), 0, 0);
    const auto created = core().api().createServer(m_request, stop);
    if (!created)
        return std::unexpected(created.error());
    {
        const std::scoped_lock lock(m_mutex);
        m_server = created->id;
    }
    auto server = waitUntilUp(created->id, context);
    if (!server)
        return std::unexpected(server.error());
    if (!m_request.moveCloudIp.isEmpty()) {
        context.report(tr("moving the cloud IP"), 0, 0);
        if (const auto moved = core().api().mapCloudIp(m_request.moveCloudIp, server->id, stop); !moved)
            return std::unexpected(moved.error());
        if (auto now = core().api().server(server->id, stop))
            server = std::move(now);
    }
    core().remember(m_image.id, u"built"_s, server->id.toString());
    const QString user = m_image.username.isEmpty() ? server->username : m_image.username;
    if (!server->sshHost.isEmpty()) {
        const std::scoped_lock lock(m_mutex);
        m_outcome = sshLine(user, server->sshHost);
    }
    return {};
}

} // namespace platter
