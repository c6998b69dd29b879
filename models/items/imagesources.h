// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/libraryset.h"

#include <QHash>
#include <QSet>

namespace platter {

// The libraries that an image table shows: follows them and tells what they hold, which of it is to be shown, and which
// images their servers use. Lives in the window's thread.
class ImageSources : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void add(Library* library); // followed until it is removed or destroyed
    void remove(const LibraryId& id);
    void follow(LibrarySet* libraries); // all of them, also those that come and go; outlives this object
    void want(const ImageKey& key); // to be shown although it is not listed

    // Of this account, listed for it, used by its servers, or asked for by its id.
    bool isShown(const Image& image, bool used) const;
    bool isUnlisted(const Image& image) const; // of another account, and not listed (rules.h, isListed)
    QString name(const LibraryId& id) const { return m_names.value(id); }

Q_SIGNALS:
    void read(const platter::LibraryId& id, const QList<platter::Image>& all); // everything that it holds now
    void changed(const QList<platter::Image>& changed, const QList<platter::ImageKey>& gone);
    void used(const platter::LibraryId& id, const QHash<platter::ImageId, int>& servers); // how many use which images
    void removed(const platter::LibraryId& id);

private:
    void readAll(const Library* library);
    void readServers(const Library* library);

    QHash<const QObject*, LibraryId> m_libraries;
    QHash<LibraryId, QString> m_names;
    QHash<LibraryId, QString> m_owners;
    QSet<ImageKey> m_wanted;
};

} // namespace platter
