// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkindex.h"

#include <QHash>
#include <QSet>

namespace platter {

// Which images use which chunks, as far as it takes to tell what deleting a set of images gives back. Chunks that the same
// images use are one class; the classes are the nodes of a tree whose path from the root names those images in the order in
// which their maps were read. So a library of any number of chunks takes a few bytes for each class, and a question is one
// pass over them. While it is made it also takes four bytes for each chunk of the library. A value; safe to read from
// several threads.
class ChunkUsers {
public:
    // Reads the maps of these images. A map that is missing or damaged counts for nothing. `go` is asked often; false stops
    // with Cancelled.
    static Result<ChunkUsers> read(const LibraryFolder& folder, const IndexTables& tables, const QList<ImageId>& images,
        const std::function<bool()>& go);

    // Bytes on the disk that only these images use, and `gone` ones: deleted, on their way out, but still with a map.
    qint64 frees(const QSet<ImageId>& images, const QSet<ImageId>& gone) const;
    // The same for each image alone; for a gone one what nobody else uses.
    QHash<ImageId, qint64> freesEach(const QSet<ImageId>& gone) const;

    const QList<ImageId>& images() const { return m_images; }
    size_t classes() const { return m_nodes.size(); }

private:
    struct Node {
        quint32 parent = 0;
        quint32 image = 0; // its number in m_images
        qint64 bytes = 0; // of the chunks that exactly the images on this path use
    };

    std::vector<bool> numbersOf(const QSet<ImageId>& ids) const;

    QList<ImageId> m_images;
    std::vector<Node> m_nodes{1}; // parents before children; the first is the root
};

} // namespace platter
