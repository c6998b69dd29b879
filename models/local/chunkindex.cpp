// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/chunkindex.h"

#include <QDir>
#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr size_t kManyTables = 12;

// The entries of several tables in order, those whose places are accepted. All tables are sorted: the least of their heads
// is the next one. Of equal ones the one of the first table stays.
IndexTable::Source merged(const IndexTables& tables, const ChunkIndex::Accept& accept) {
    return [tables, accept, heads = std::vector<quint64>(tables.size(), 0)]() mutable {
        std::optional<IndexEntry> least;
        for (size_t i = 0; i < tables.size(); ++i) {
            const IndexTable& table = *tables[i];
            for (; heads[i] < table.count(); ++heads[i]) {
                const IndexEntry entry = table.entry(heads[i]);
                if (!accept(entry.place) || (least && entry.digest == least->digest))
                    continue;
                if (!least || entry.digest < least->digest)
                    least = entry;
                break;
            }
        }
        for (size_t i = 0; least && i < tables.size(); ++i) {
            while (heads[i] < tables[i]->count() && tables[i]->entry(heads[i]).digest == least->digest)
                ++heads[i];
        }
        return least;
    };
}

} // namespace

ChunkIndex::ChunkIndex(const LibraryFolder& folder)
    : m_folder(folder)
    , m_tables(std::make_shared<IndexTables>()) { }

std::shared_ptr<const IndexTables> ChunkIndex::tables() const {
    const std::lock_guard guard(m_mutex);
    return m_tables;
}

std::optional<ChunkPlace> ChunkIndex::find(const IndexTables& tables, const Digest& digest) {
    for (const auto& table : tables) {
        if (auto place = table->find(digest))
            return place;
    }
    return std::nullopt;
}

std::optional<ChunkPlace> ChunkIndex::find(const IndexTables& tables, const Digest& digest, const Accept& accept) {
    // Chunks that lie beside each other are in the same table mostly: the one where the last was found comes first.
    thread_local size_t lately = 0;
    const size_t first = lately < tables.size() ? lately : 0;
    for (size_t i = 0; i < tables.size(); ++i) {
        const size_t at = i == 0 ? first : i <= first ? i - 1 : i;
        if (auto place = tables[at]->find(digest, accept)) {
            lately = at;
            return place;
        }
    }
    return std::nullopt;
}

Result<void> ChunkIndex::refresh() {
    constexpr int kAttempts = 5; // a table that is gone when it is opened was merged into one that was not listed yet
    const std::lock_guard guard(m_mutex);
    for (int attempt = 1; !readTables() && attempt < kAttempts; ++attempt) { }
    return {};
}

bool ChunkIndex::readTables() {
    const QStringList names = QDir(m_folder.index()).entryList({u"*.idx"_s}, QDir::Files, QDir::Name);
    bool all = true;
    auto fresh = std::make_shared<IndexTables>();
    for (const QString& name : names) {
        const QString path = m_folder.index() + u'/' + name;
        if (m_damaged.contains(path))
            continue;
        const auto known = std::ranges::find_if(*m_tables, [&](const auto& table) { return table->path() == path; });
        if (known != m_tables->end()) {
            fresh->push_back(*known);
            continue;
        }
        if (auto table = IndexTable::open(path))
            fresh->push_back(std::move(*table));
        else if (table.error().code == ErrorCode::NotFound)
            all = false;
        else if (table.error().code == ErrorCode::Damaged && m_damaged.insert(path).second)
            qWarning("Damaged index table, made again from the packs: %s", qPrintable(table.error().detail));
    }
    // The largest first: most chunks are found there.
    std::ranges::sort(*fresh, std::greater{}, [](const auto& table) { return table->count(); });
    m_tables = std::move(fresh);
    return all;
}

Result<void> ChunkIndex::removeDamaged() {
    const std::lock_guard guard(m_mutex);
    for (const QString& path : m_damaged) {
        if (auto removed = removeFile(path); !removed)
            return removed;
    }
    m_damaged.clear();
    return {};
}

void ChunkIndex::distrust(const QString& path) {
    const std::lock_guard guard(m_mutex);
    m_damaged.insert(path);
    auto fresh = std::make_shared<IndexTables>(*m_tables);
    std::erase_if(*fresh, [&](const auto& table) { return table->path() == path; });
    m_tables = std::move(fresh);
}

Result<void> ChunkIndex::drop(std::span<const IndexEntry> entries) {
    if (auto done = refresh(); !done)
        return done;
    IndexTables old;
    for (const auto& table : *tables()) {
        std::set<quint64> doomed;
        for (const IndexEntry& entry : entries) {
            if (const auto number = table->numberOf(entry.digest); number && table->entry(*number) == entry)
                doomed.insert(*number);
        }
        if (doomed.empty())
            continue;
        const auto next = [&table, &doomed, number = quint64{0}]() mutable -> std::optional<IndexEntry> {
            while (doomed.contains(number))
                ++number;
            return number < table->count() ? std::optional(table->entry(number++)) : std::nullopt;
        };
        const auto packs = table->packs();
        if (auto written = IndexTable::write(newTablePath(), next, packs); !written)
            return written;
        old.push_back(table);
    }
    return remove(old);
}

Result<void> ChunkIndex::remove(const IndexTables& old) {
    for (const auto& table : old) {
        if (auto removed = removeFile(table->path()); !removed)
            return removed;
    }
    if (!old.empty()) {
        if (auto synced = syncFolder(m_folder.index()); !synced) // a table that came back would bring its entries back
            return synced;
    }
    return refresh();
}

QString ChunkIndex::newTablePath() const {
    const QString name = QString::number(QRandomGenerator::system()->generate64(), 16).rightJustified(16, u'0');
    return m_folder.index() + u'/' + name + u".idx";
}

Result<void> ChunkIndex::publish(std::vector<IndexEntry> entries, std::vector<quint32> packs) {
    std::ranges::sort(entries, {}, &IndexEntry::digest);
    std::ranges::sort(packs);
    if (auto written = IndexTable::write(newTablePath(), entries, packs); !written)
        return written;
    return refresh();
}

Result<void> ChunkIndex::mergeSmall() {
    auto lock = File::openOrCreate(m_folder.index() + u"/merge.lock"_s);
    if (!lock)
        return std::unexpected(lock.error());
    if (const auto locked = lock->tryLock(File::Lock::Exclusive); !locked || !*locked)
        return locked ? Result<void>{} : std::unexpected(locked.error());
    if (auto done = refresh(); !done)
        return done;
    IndexTables chosen = *tables();
    if (chosen.size() < kManyTables)
        return {};
    // From the smallest up, as long as the next one is not much larger than what was chosen: each entry is then copied
    // a number of times that grows with the logarithm of the library's size only.
    std::ranges::reverse(chosen);
    quint64 sum = 0;
    size_t take = 0;
    while (take < chosen.size() && (take < kManyTables / 2 || chosen[take]->count() <= 2 * sum))
        sum += chosen[take++]->count();
    chosen.resize(take);

    std::set<quint32> packs;
    for (const auto& table : chosen) {
        const auto covered = table->packs();
        packs.insert(covered.begin(), covered.end());
    }
    const std::vector<quint32> sortedPacks(packs.begin(), packs.end());
    if (auto written
        = IndexTable::write(newTablePath(), merged(chosen, [](const ChunkPlace&) { return true; }), sortedPacks);
        !written)
        return written;
    for (const auto& table : chosen) {
        if (auto removed = removeFile(table->path()); !removed)
            return removed;
    }
    return refresh();
}

Result<void> ChunkIndex::dropGone(const std::unordered_map<quint32, qint64>& packs) {
    const auto old = tables();
    quint64 all = 0;
    quint64 gone = 0;
    for (const auto& table : *old) {
        all += table->count();
        for (quint64 i = 0; i < table->count(); ++i)
            gone += !packs.contains(table->entry(i).place.pack);
    }
    if (gone * 4 <= all && old->size() < kManyTables)
        return {};
    const auto next = merged(*old, [&](const ChunkPlace& place) { return packs.contains(place.pack); });
    std::vector<quint32> covered;
    for (const quint32 pack : coveredPacks()) {
        if (packs.contains(pack))
            covered.push_back(pack);
    }
    if (auto written = IndexTable::write(newTablePath(), next, covered); !written)
        return written;
    for (const auto& table : *old) {
        if (auto removed = removeFile(table->path()); !removed)
            return removed;
    }
    return refresh();
}

std::set<quint32> ChunkIndex::coveredPacks() const {
    std::set<quint32> covered;
    for (const auto& table : *tables()) {
        const auto packs = table->packs();
        covered.insert(packs.begin(), packs.end());
    }
    return covered;
}

} // namespace platter
