// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/orbitclient.h"
#include "models/brightbox/uploadplan.h"
#include "models/media/media.h"

#include <functional>
#include <stop_token>

namespace platter {

struct UploadProgress {
    enum class Phase { Looking, Sending, Finishing };
    Phase phase = Phase::Looking;
    qint64 done = 0; // bytes of the disk that are stored there
    qint64 total = 0; // of the disk; estimated while a compressed source does not tell, 0: not even that
    qint64 sent = 0; // bytes that left this computer in this run
    qint64 compressed = 0; // bytes of what is stored for `done`, as the service will read it

    // What all of the disk will come to, compressed; 0 while too little is known. Beyond UploadPlan::kServiceLimit the
    // service may refuse it.
    qint64 expectedCompressed() const;
};

struct UploadOptions {
    UploadSizes sizes{}; // of those that go on, the same as before
    int parallel
        = 3; // objects under way at once; each takes its size in memory, and so does the one that is being made
    std::chrono::seconds deleteAfter = std::chrono::hours(48); // so long after its last use the service removes it
    std::stop_token stop{};
    std::function<void(const UploadProgress&)> progress{}; // calling thread; several times a second
    std::function<void()> waitWhilePaused{}; // calling thread; once a segment
};

struct UploadResult {
    OrbitObject object; // an lz4 file of the raw disk; `size`: compressed
    qint64 virtualSize = 0; // bytes of the disk
    qint64 sentBytes = 0; // what had to be sent in this run …
    qint64 sentObjects = 0; // … in so many objects
    QByteArray sourceSha256; // of a compressed source; else empty
};

// Puts a disk into Orbit as one object, compressed, and goes on where an earlier run was interrupted. Knows nothing of
// images and of the API. The container must be there. Blocks; call on a worker thread. One call at a time for a prefix.
class OrbitUpload {
    Q_DECLARE_TR_FUNCTIONS(OrbitUpload)

public:
    // `prefix`: stands for this disk in this state (its content id; a file's path, length and times): another state must
    // have another one. `client` outlives it.
    OrbitUpload(OrbitClient* client, const QString& container, const QString& prefix);

    // Sends what is not there yet, then the manifest that makes it one object. What was sent stays when it fails: calling
    // it again (with a source that was opened again) sends only the rest. Errors: those of the source (SourceChanged when it
    // is not what it was: then remove() it) and of OrbitClient, Cancelled, InvalidArgument (an empty disk).
    Result<UploadResult> send(DiskSource& source, const UploadOptions& options);
    // Puts off the end of everything that is there, while the service still reads it.
    Result<void> renew(std::chrono::seconds deleteAfter, const std::stop_token& stop = {});
    // Nothing of it is there any more, whatever was. `lookAgain`: how often, some time apart, for what had arrived whole
    // when a send() was stopped and that the service was still storing.
    Result<void> remove(const std::stop_token& stop = {}, int lookAgain = 0);
    static constexpr int kAfterStop = 4; // some seconds

private:
    static Result<void> each(
        const QList<OrbitObject>& objects, const std::function<Result<void>(const OrbitObject&)>& work);

    OrbitClient* m_client;
    QString m_container;
    QString m_prefix;
};

} // namespace platter
