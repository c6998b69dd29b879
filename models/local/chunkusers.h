// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/chunkindex.h"

#include <QHash>
#include <QSet>

#include <unordered_map>

namespace platter {

// Which images use which chunks, as far as it takes to tell what deleting a set of images gives back. Chunks that the same
// images use are one class; the classes are the nodes of a tree whose path from the root names those images in the order in
// which their maps were read. So a question is one pass over the classes. It takes four bytes for each chunk of the library,
// with which it follows what comes and goes: only maps of new images are read. One thread.
class ChunkUsers {
public:
    using Go = std::function<bool()>;

    // From now on of these images, with the chunks where these tables say. A map that is missing or damaged counts for
    // nothing. `go` is asked often; false stops with Cancelled, and the next time all is read again.
    Result<void> follow(
        const LibraryFolder& folder, const IndexTables& tables, const QList<ImageId>& images, const Go& go);

    // Bytes on the disk that only these images use, and `gone` ones: deleted, on their way out, but still with a map.
    qint64 frees(const QSet<ImageId>& images, const QSet<ImageId>& gone) const;
    // The same for each image alone; for a gone one what nobody else uses.
    QHash<ImageId, qint64> freesEach(const QSet<ImageId>& gone) const;

    size_t classes() const { return m_nodes.size(); }
    quint64 mapsRead() const { return m_mapsRead; } // by all calls of follow() together

private:
    struct Node {
        quint32 parent = 0;
        quint32 image = 0; // its number in m_images
        qint64 bytes = 0; // of the chunks that exactly the images on this path use
        quint32 next = 0; // while a map is read: the node with its image in addition; 0: none yet
    };
    // A chunk's class stands with the first of the tables that has the chunk.
    struct Classes {
        std::shared_ptr<const IndexTable> table;
        std::vector<quint32> of; // each of its entries; 0: no image's
    };
    struct Found {
        quint32* now = nullptr; // its class
        ChunkPlace place{}; // of no share where no table has the chunk
        bool isThere = false;
    };
    class LatelyFound;

    bool canFollow(const QList<ImageId>& images) const;
    Result<bool> followTables(const IndexTables& tables, const Go& go);
    Result<bool> move(const Classes& from, const Go& go);
    bool takeBack();
    Found find(const Digest& digest);
    Result<void> add(const LibraryFolder& folder, const ImageId& image, LatelyFound& lately, const Go& go);
    std::vector<bool> numbersOf(const QSet<ImageId>& ids) const;
    std::vector<bool> out(const QSet<ImageId>& gone) const;
    void forget();

    QList<ImageId> m_images; // in the order in which they were read, with those that went since
    QHash<ImageId, quint32> m_numbers; // of those that are there
    std::vector<Classes> m_classes;
    std::unordered_map<Digest, quint32, DigestHash> m_lost; // classes of chunks that no table has: they may come back
    std::vector<Node> m_nodes{1}; // parents before children; the first is the root
    bool m_isWhole = true; // every map could be read
    quint64 m_mapsRead = 0;
};

} // namespace platter
