// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/serverhost.h"
#include "models/local/importjob.h"

namespace platter {

// The image's disk, for whoever makes a server of it. Keeps the core.
HostDisk hostDisk(std::shared_ptr<LocalCore> core, const Image& image);

// Gives a server's disk another content: takes the server's own as a snapshot, then puts an image's in its place. While it
// runs the server cannot start.
class RestoreDiskJob : public ImportJob {
    Q_OBJECT

public:
    // `snapshot`: of the server's disk. `server`: its name. `holder`: not null.
    RestoreDiskJob(std::shared_ptr<LocalCore> core, const ImportRequest& snapshot, const QString& server,
        const DiskHolder& holder, const HostDisk& disk);
    QString title() const override;

protected:
    Result<void> run(JobContext& context) override;

private:
    struct Hold { // from when the snapshot is opened
        std::unique_ptr<HeldDisk> disk;
        bool refused = false;
    };
    RestoreDiskJob(std::shared_ptr<LocalCore> core, ImportRequest snapshot, const QString& server,
        const DiskHolder& holder, const HostDisk& disk, std::shared_ptr<Hold> hold);

    void describe(const QString& remark);

    std::shared_ptr<LocalCore> m_core;
    QString m_server;
    HostDisk m_disk;
    std::shared_ptr<Hold> m_hold;
};

} // namespace platter
