// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/imagesources.h"

#include "models/domain/rules.h"

#include <algorithm>

namespace platter {

void ImageSources::add(Library* library) {
    const LibraryId id = library->id();
    m_libraries.insert(library, id);
    readServers(library); // first: what they use is shown
    readAll(library);
    connect(library, &Library::stateChanged, this, [this, library] { readAll(library); });
    connect(library, &Library::serversChanged, this, [this, library] {
        readServers(library);
        readAll(library); // others' images come and go with the servers that use them
    });
    connect(library, &Library::imagesChanged, this, [this, id](const QList<Image>& images, const QList<ImageId>& gone) {
        QList<ImageKey> keys;
        std::ranges::transform(
            gone, std::back_inserter(keys), [&id](const ImageId& image) { return ImageKey{id, image}; });
        Q_EMIT changed(images, keys);
    });
    connect(library, &QObject::destroyed, this, [this](const QObject* dead) {
        if (m_libraries.contains(dead)) {
            remove(m_libraries.value(dead));
        }
    });
}

void ImageSources::remove(const LibraryId& id) {
    for (const QList<const QObject*> libraries = m_libraries.keys(id); const QObject* library : libraries) {
        disconnect(library, nullptr, this, nullptr);
        m_libraries.remove(library);
    }
    m_names.remove(id);
    m_owners.remove(id);
    m_wanted.removeIf([&id](const ImageKey& key) { return key.library == id; });
    Q_EMIT removed(id);
}

void ImageSources::follow(LibrarySet* libraries) {
    for (Library* library : libraries->libraries()) {
        add(library);
    }
    connect(libraries, &LibrarySet::added, this, &ImageSources::add);
    connect(libraries, &LibrarySet::aboutToRemove, this, [this](const Library* library) { remove(library->id()); });
}

void ImageSources::want(const ImageKey& key) {
    m_wanted.insert(key);
    for (const auto& [library, id] : m_libraries.asKeyValueRange()) {
        if (id == key.library) {
            readAll(static_cast<const Library*>(library));
            return;
        }
    }
}

bool ImageSources::isShown(const Image& image, bool used) const {
    // One that is not listed is known because a person asked for it, or because a server was built from it.
    return used || !image.listed || !isUnlisted(image) || m_wanted.contains(image.key());
}

bool ImageSources::isUnlisted(const Image& image) const {
    const QString owner = m_owners.value(image.library);
    return !image.listed || (!owner.isEmpty() && image.owner != owner && !ImageRules::isListed(image, owner));
}

void ImageSources::readAll(const Library* library) {
    m_names.insert(library->id(), library->name());
    m_owners.insert(library->id(), library->owner());
    Q_EMIT read(library->id(), library->images());
}

// Servers that are going away do not count.
void ImageSources::readServers(const Library* library) {
    QHash<ImageId, int> uses;
    for (const QList<Server> servers = library->servers(); const Server& server : servers) {
        const bool there = server.status != ServerStatus::Deleted && server.status != ServerStatus::Deleting;
        if (server.image && there) {
            ++uses[server.image->id];
        }
    }
    Q_EMIT used(library->id(), uses);
}

} // namespace platter
