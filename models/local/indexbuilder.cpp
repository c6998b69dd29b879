// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/indexbuilder.h"

#include "models/local/verifier.h"

#include <QDirIterator>
#include <QFileInfo>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr size_t kTableAt = 1024 * 1024; // entries; then they go to a table: 56 MiB

class IndexBuilder {
public:
    IndexBuilder(ChunkStore& store, const IndexBuildOptions& options)
        : m_store(store)
        , m_options(options) { }

    Result<IndexBuildResult> run() {
        const auto alone = lockLibrary(m_store.folder(), m_options.stop);
        if (!alone)
            return std::unexpected(alone.error());
        if (auto refreshed = m_store.index().refresh(); !refreshed)
            return std::unexpected(refreshed.error());
        m_old = m_store.index().tables();
        std::map<quint32, qint64> packs; // in order, with their sizes
        qint64 total = 0;
        for (const auto& [number, size] : m_store.packSizes()) {
            if (number == 0)
                continue;
            packs.emplace(number, size);
            total += size;
        }
        qint64 done = 0;
        for (const auto& [number, size] : packs) {
            if (auto taken = takePack(number); !taken)
                return std::unexpected(taken.error());
            if (m_options.progress)
                m_options.progress(done += size, total);
        }
        if (auto written = writeTable(); !written)
            return std::unexpected(written.error());
        if (auto removed = m_store.index().removeDamaged(); !removed)
            return std::unexpected(removed.error());
        if (auto removed = m_store.index().remove(*m_old); !removed)
            return std::unexpected(removed.error());
        return m_result;
    }

private:
    Result<void> takePack(quint32 number) {
        auto file = File::openReadWrite(m_store.folder().pack(number));
        const auto header = file ? readPackHeader(*file) : std::unexpected(file.error());
        if (!header && header.error().code != ErrorCode::Damaged) {
            ++m_result.unreadablePacks;
            return keepKnown(number);
        }
        const auto lost
            = scanPack(*file, number, [this](const IndexEntry& entry) { m_entries.push_back(entry); }, m_options.stop);
        if (!lost) {
            if (lost.error().code == ErrorCode::Cancelled)
                return std::unexpected(lost.error());
            ++m_result.unreadablePacks;
            return keepKnown(number);
        }
        m_result.lostBytes += *lost;
        if (auto synced = file->sync(); !synced) // what the index names must be on disk, and its name too
            return synced;
        if (auto synced = syncFolder(QFileInfo(file->path()).absolutePath()); !synced)
            return synced;
        if (!header) // it is not said to be covered: what opens the library would only try again
            return m_entries.size() >= kTableAt ? writeTable() : Result<void>{};
        m_packs.push_back(number);
        return m_entries.size() >= kTableAt ? writeTable() : Result<void>{};
    }

    // Of a pack that cannot be read now.
    Result<void> keepKnown(quint32 number) {
        for (const auto& table : *m_old) {
            for (quint64 i = 0; i < table->count(); ++i) {
                if (const IndexEntry entry = table->entry(i); entry.place.pack == number)
                    m_entries.push_back(entry);
            }
        }
        return m_entries.size() >= kTableAt ? writeTable() : Result<void>{};
    }

    Result<void> writeTable() {
        if (m_entries.empty() && m_packs.empty())
            return {};
        m_result.chunks += static_cast<qint64>(m_entries.size());
        return m_store.index().publish(std::exchange(m_entries, {}), std::exchange(m_packs, {}));
    }

    ChunkStore& m_store;
    const IndexBuildOptions& m_options;
    std::shared_ptr<const IndexTables> m_old;
    std::vector<IndexEntry> m_entries;
    std::vector<quint32> m_packs;
    IndexBuildResult m_result;
};

} // namespace

Result<IndexBuildResult> rebuildIndex(ChunkStore& store, const IndexBuildOptions& options) {
    return IndexBuilder(store, options).run();
}

} // namespace platter
