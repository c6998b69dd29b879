// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QObject>

#include <functional>
#include <memory>

namespace platter {

// What was found out about one file.
struct InspectedFile {
    Result<MediaInfo> media; // of the only disk, or of the first
    std::vector<MediaMember> members; // of an archive with several disks: all of them; otherwise empty
    BesideFile beside; // what a publisher put beside it
};

// Looks at files and addresses on a worker thread, one after the other, and tells what was found as it comes. Lives in
// the window's thread. Destroying it stops the work: nothing is told any more, and nobody waits for a slow disk.
class MediaInspection : public QObject {
    Q_OBJECT

public:
    // What a file is, or what is at an address. Called on the worker thread.
    using Inspector = std::function<InspectedFile(const QString& word, const std::stop_token& stop)>;
    // As the first library that takes addresses looks at things; else files alone.
    static Inspector inspectorOf(const QList<Library*>& libraries);
    // Files alone, and what lies beside them: Media::inspectAll(), unless a test says otherwise.
    using FileInspector
        = std::function<Result<std::vector<MediaMember>>(const QString& path, const std::stop_token& stop)>;
    static Inspector onlyFiles(const FileInspector& inspector);
    static constexpr qsizetype kMostFiles = 1000;

    explicit MediaInspection(Inspector inspector, QObject* parent = nullptr);
    ~MediaInspection() override;

    void start(const QStringList& paths); // once; folders are replaced by the files in them

Q_SIGNALS:
    void listed(const QStringList& files, bool more); // each file once; `more`: the rest was left out
    void inspected(qsizetype index, const platter::InspectedFile& file);
    void finished();

private:
    Inspector m_inspector;
    std::stop_source m_stop;
};

} // namespace platter
