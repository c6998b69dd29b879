// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/file.h"

#include <QCoreApplication>
#include <QStringList>

#include <memory>

namespace platter {

// Files of a server that is being made, or of a disk that is: written down before they are, so that they go even when this
// process is killed. Worker threads.
class Unfinished {
    Q_DECLARE_TR_FUNCTIONS(Unfinished)

public:
    struct Work {
        QString address; // libvirt's
        QString
            uuid; // of the server that owns all of the files once it has one of them as a disk; empty: none ever does
        QStringList files; // absolute
        bool inPool = false; // of libvirt's, through which they are removed
    };
    // `folder`: of the records; made when it is missing. Blocks. Errors: of writing there.
    static Result<std::unique_ptr<Unfinished>> begin(const QString& folder, const Work& work);
    ~Unfinished(); // removes the files, unless it is done, or the server has them
    Q_DISABLE_COPY_MOVE(Unfinished)
    void done(); // the files stay

    // Removes what processes left there that were killed, but for what belongs to a server by now. Asks libvirt at that
    // address only when there is something; while it does not answer everything stays. Blocks.
    static void clean(const QString& folder, const QString& address);

private:
    Unfinished(const Work& work, const QString& path, File record)
        : m_work(work)
        , m_path(path)
        , m_record(std::move(record)) { }

    const Work m_work;
    const QString m_path;
    File m_record; // locked as long as the work goes on
    bool m_done = false;
};

} // namespace platter
