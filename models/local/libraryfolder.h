// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/ids.h"
#include "models/files/file.h"

#include <QString>

namespace platter {

// The library's folder on disk: where its parts are, and whether it can be written to. A plain value.
class LibraryFolder {
public:
    explicit LibraryFolder(const QString& path);

    const QString& path() const { return m_path; }
    QString catalogue() const { return m_path + u"/catalogue.sqlite"; }
    QString lockFile() const { return m_path + u"/library.lock"; }
    // Held shared by whoever wants the library's lock shared, before and as long as: nobody ever waits for it. Reclaim, which
    // holds the library's lock exclusively, looks at it once a chunk and gives way.
    QString wishFile() const { return m_path + u"/library.wish"; }
    QString reserveFile() const { return m_path + u"/library.reserve"; } // space for giving space back on a full disk
    QString reclaimingFile() const { return m_path + u"/library.reclaiming"; } // there: it was begun and not ended
    QString packs() const { return m_path + u"/packs"; }
    QString pack(quint32 number) const; // packs/NN/xxxxxxxx.pack
    QString index() const { return m_path + u"/index"; }
    QString maps() const { return m_path + u"/maps"; }
    QString map(const ImageId& id) const { return maps() + u'/' + id.toString() + u".map"; }
    // For what must be there as a whole while its image is made; removed with its end.
    QString downloads() const { return m_path + u"/downloads"; }
    QString download(const ImageId& id) const { return downloads() + u'/' + id.toString(); }
    QString log(const ImageId& id) const { return maps() + u'/' + id.toString() + u".log"; }

    // Makes what is missing (folders 0700). NotFound or PermissionDenied with a sentence about the library.
    Result<void> prepare() const;
    // Why nothing may be written here: a network file system (SQLite's log needs a local one), a read-only medium, no
    // permission. Empty when it is fine.
    QString readOnlyReason() const;
    // The pack's number in its file name; 0 when it is no pack's.
    static quint32 packNumber(QStringView fileName);

private:
    QString m_path;
};

} // namespace platter
