// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <memory>
#include <vector>

namespace platter {

// The libraries that the program knows, in the order in which they are shown: this computer first, then the connections.
// Owns them, and lets each read the images of the others. Lives in the window's thread.
class LibrarySet : public QObject {
    Q_OBJECT

public:
    explicit LibrarySet(QObject* parent = nullptr);
    ~LibrarySet() override;

    Library* add(std::unique_ptr<Library> library); // at the end; its id is not there yet
    void remove(const LibraryId& id); // deletes it, after aboutToRemove(); does nothing when it is not there

    const QList<Library*>& libraries() const { return m_shown; }
    Library* find(const LibraryId& id) const; // null when it is not there
    Library* first() const { return m_shown.value(0); } // this computer's
    std::optional<Image> image(const ImageKey& key) const;

Q_SIGNALS:
    void added(platter::Library* library);
    void aboutToRemove(platter::Library* library);
    void removed();

private:
    std::vector<std::unique_ptr<Library>> m_libraries;
    QList<Library*> m_shown;
};

} // namespace platter
