// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/mapfile.h"
#include "models/media/source.h"

#include <QStringList>

#include <optional>

namespace platter {

// How far an import came that may go on after the program was ended. Beside the map that it will write lie
//
//   <id>.begun-0 or -1   a map of the disk's beginning; all its chunks are in packs that are synced
//   <id>.begun           which of the two it is, and where its source is read on: JSON, renamed into its place when both last
//
// The maps keep reclaim from taking the chunks. A value that is made from the map's path; blocks.
class BegunImport {
public:
    struct State {
        QByteArray identity{}; // StreamSource::identity(): of what else nothing is taken up
        StreamMark mark{}; // at the map's end, or before it
        qint64 stored = 0; // bytes of frames that were written for it
    };

    explicit BegunImport(const QString& mapPath);

    // Makes what was added to the map so far last, instead of what was kept before. The chunks' packs are synced before.
    Result<void> keep(MapWriter& map, const State& state);
    bool exists() const;
    std::optional<State> read() const; // nullopt: nothing, or nothing that makes sense
    Result<MapReader> map() const; // of the disk's beginning, checked as a whole
    Result<void> remove(); // nothing is kept any more

    static QStringList mapNames() { return {QStringLiteral("*.begun-*")}; }
    // What is left in a library's maps folder of imports that ended or were discarded.
    static QStringList leftovers(const QString& mapsFolder);

private:
    QString mapPath(int which) const { return m_record + u'-' + QString::number(which); }

    QString m_record;
};

} // namespace platter
