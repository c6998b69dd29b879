// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/brightboxcore.h"
#include "models/jobs/job.h"
#include "models/library/library.h"

#include <QList>

namespace platter {

// Looks at an image that is being made until the service has made it or failed; tells the library each time, and the job
// how far it is. WrongState where it was deleted meanwhile, Refused where it failed. `look`: called after each look that
// found it unfinished. Blocks; worker threads only.
Result<Image> watchImage(BrightboxCore& core, const ImageId& id, std::chrono::milliseconds pause, JobContext& context,
    const std::function<void()>& look = {});
// Whether a lost connection or a service in trouble is all that is wrong: the same call may go through later.
bool isPassing(const Error& error);
// That, and also being signed out: a person may sign in again meanwhile.
bool isWorthWaiting(const Error& error);
// The same; cancelled, the image is deleted again, unless the program is ending.
Result<Image> makeImage(BrightboxCore& core, const Image& begun, std::chrono::milliseconds pause, JobContext& context);

// A job whose image is only known once it runs.
class CloudJob : public Job {
    Q_OBJECT

public:
    explicit CloudJob(std::shared_ptr<BrightboxCore> core)
        : m_core(std::move(core)) { }
    ImageKey image() const override;
    bool uses(const LibraryId& library) const override { return library == m_core->connection().id; }

protected:
    BrightboxCore& core() const { return *m_core; }
    const std::shared_ptr<BrightboxCore>& sharedCore() const { return m_core; }
    void setImage(const ImageId& id); // any thread
    // From now on the cache knows whether this job, the transfer of that id, is paused. The job's thread.
    void followPause(const QString& transfer);

private:
    std::shared_ptr<BrightboxCore> m_core;
    mutable std::mutex m_mutex;
    ImageId m_image;
};

// Deletes images after a while in which cancelling undoes it.
class RemoveJob : public CloudJob {
    Q_OBJECT

public:
    RemoveJob(std::shared_ptr<BrightboxCore> core, const QString& libraryName, const QList<Image>& images,
        std::chrono::milliseconds undoTime);
    QString title() const override;
    bool isLight() const override { return true; }

protected:
    Result<void> run(JobContext& context) override;

private:
    QString m_libraryName;
    QList<Image> m_images;
    std::chrono::milliseconds m_undoTime;
};

// Has the service fetch a disk from an address, and waits for the image.
class RegisterJob : public CloudJob {
    Q_OBJECT

public:
    RegisterJob(
        std::shared_ptr<BrightboxCore> core, const RegisterRequest& request, std::chrono::milliseconds watchPause);
    QString title() const override { return m_request.name; }
    bool isLight() const override { return true; }

protected:
    Result<void> run(JobContext& context) override;

private:
    RegisterRequest m_request;
    std::chrono::milliseconds m_watchPause;
};

// Copies a server's disk or a volume into an image, and waits for it.
class SnapshotJob : public CloudJob {
    Q_OBJECT

public:
    SnapshotJob(std::shared_ptr<BrightboxCore> core, const Server& server, const SnapshotRequest& request,
        std::chrono::milliseconds watchPause);
    QString title() const override;
    bool isLight() const override { return true; }

protected:
    Result<void> run(JobContext& context) override;

private:
    Server m_server;
    SnapshotRequest m_request;
    std::chrono::milliseconds m_watchPause;
};

// Builds a server from an image, waits until it is up, and moves a cloud IP to it when asked to.
class BuildJob : public CloudJob {
    Q_OBJECT

public:
    BuildJob(std::shared_ptr<BrightboxCore> core, const Image& image, const BuildRequest& request,
        std::chrono::milliseconds watchPause);
    QString title() const override;
    bool isLight() const override { return true; }
    ServerId server() const override;
    QString outcome() const override; // "ssh ubuntu@public.srv-….gb1.brightbox.com"

protected:
    Result<void> run(JobContext& context) override;

private:
    Result<Server> waitUntilUp(const ServerId& id, JobContext& context);

    Image m_image;
    BuildRequest m_request;
    std::chrono::milliseconds m_watchPause;
    mutable std::mutex m_mutex;
    ServerId m_server;
    QString m_outcome;
};

} // namespace platter
