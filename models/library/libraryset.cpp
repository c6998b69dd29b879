// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/library/libraryset.h"

#include <algorithm>

namespace platter {

LibrarySet::LibrarySet(QObject* parent)
    : QObject(parent) { }

LibrarySet::~LibrarySet() {
    m_shown.clear();
    while (!m_libraries.empty())
        m_libraries.pop_back(); // the last one first
}

Library* LibrarySet::add(std::unique_ptr<Library> library) {
    Library* added = library.get();
    m_libraries.push_back(std::move(library));
    added->setDiskFinder([this](const ImageKey& key) {
        const Library* source = find(key.library);
        return source ? source->diskOpener(key.image) : DiskOpener{};
    });
    m_shown.append(added);
    Q_EMIT this->added(added);
    return added;
}

void LibrarySet::remove(const LibraryId& id) {
    const auto found = std::ranges::find(m_libraries, id, &Library::id);
    if (found == m_libraries.end())
        return;
    const std::unique_ptr<Library> doomed = std::move(*found);
    Q_EMIT aboutToRemove(doomed.get());
    std::erase(m_libraries, nullptr);
    m_shown.removeOne(doomed.get());
    Q_EMIT removed();
}

Library* LibrarySet::find(const LibraryId& id) const {
    const auto found = std::ranges::find(m_shown, id, &Library::id);
    return found == m_shown.end() ? nullptr : *found;
}

std::optional<Image> LibrarySet::image(const ImageKey& key) const {
    const Library* library = find(key.library);
    return library ? library->image(key.image) : std::nullopt;
}

} // namespace platter
