// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/indextable.h"
#include "models/local/libraryfolder.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace platter {

using IndexTables = std::vector<std::shared_ptr<const IndexTable>>;

// Digest → place, for the whole library: the tables in index/, as they are now. Safe to use from several threads.
class ChunkIndex {
public:
    explicit ChunkIndex(const LibraryFolder& folder);

    // The tables known now; a snapshot that stays valid whatever is merged meanwhile.
    std::shared_ptr<const IndexTables> tables() const;
    static std::optional<ChunkPlace> find(const IndexTables& tables, const Digest& digest);
    // The first place that the caller accepts: a chunk may be in several packs.
    using Accept = std::function<bool(const ChunkPlace&)>;
    static std::optional<ChunkPlace> find(const IndexTables& tables, const Digest& digest, const Accept& accept);
    std::optional<ChunkPlace> find(const Digest& digest) const { return find(*tables(), digest); }

    // Reads the folder again: what other processes added. Damaged tables are left out, and kept in mind.
    Result<void> refresh();
    // Removes the damaged tables, once what was in them was published again.
    Result<void> removeDamaged();
    // Leaves a table out that was found damaged after it was opened.
    void distrust(const QString& path);
    // Forgets these entries (sorted by digest) where they are in the tables of now, durably, so that the next import
    // stores their chunks again. Only while nobody writes: with the library's exclusive lock.
    Result<void> drop(std::span<const IndexEntry> entries);
    // Removes tables whose entries were published again, or are not to be believed. With the exclusive lock.
    Result<void> remove(const IndexTables& tables);
    // Adds a table, durably, and uses it from now on. Entries need not be sorted.
    Result<void> publish(std::vector<IndexEntry> entries, std::vector<quint32> packs);
    // Makes one table of the smallest ones when there are many. Does nothing while another process merges.
    Result<void> mergeSmall();

    // Writes the tables anew without the entries of packs that are not in `packs`, when those are a good part of all. With
    // the library's lock held exclusively.
    Result<void> dropGone(const std::unordered_map<quint32, qint64>& packs);

    // Packs whose chunks are all in the tables.
    std::set<quint32> coveredPacks() const;
    // The path of a new table; not in use before publishing it.
    QString newTablePath() const;

private:
    bool readTables(); // with the mutex held; false when one went away meanwhile

    LibraryFolder m_folder;
    mutable std::mutex m_mutex;
    std::shared_ptr<const IndexTables> m_tables;
    std::set<QString> m_damaged; // paths
};

} // namespace platter
