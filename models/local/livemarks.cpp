// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/livemarks.h"

#include "models/local/begunimport.h"
#include "models/local/mapfile.h"
#include "models/local/pack.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr size_t kAtOnce = 16 * 1024; // entries of a map
constexpr size_t kMostMissing = 1024 * 1024;

} // namespace

Result<void> readMapChunks(const QString& path, const std::function<bool(qint64 bytes)>& go,
    const std::function<void(std::span<MapChunk>)>& found) {
    const Error stopped{ErrorCode::Cancelled, QCoreApplication::translate("LiveMarks", "Stopped.")};
    auto map = MapReader::open(path);
    if (!map)
        return std::unexpected(map.error());
    if (!go(0))
        return std::unexpected(stopped);
    if (auto whole = map->verify(); !whole)
        return whole;
    std::vector<MapChunk> chunks;
    for (quint64 next = 0; next < map->summary().entries;) {
        const auto entries = map->entries(next, kAtOnce);
        if (!entries)
            return std::unexpected(entries.error());
        next += entries->size();
        chunks.clear();
        for (const MapEntry& entry : *entries) {
            if (!entry.isZeros())
                chunks.push_back({entry.digest, static_cast<quint32>(entry.length)});
        }
        found(chunks);
        if (!go(static_cast<qint64>(entries->size()) * 40))
            return std::unexpected(stopped);
    }
    return {};
}

Result<LiveMarks> LiveMarks::read(const LibraryFolder& folder, std::shared_ptr<const IndexTables> tables,
    const std::unordered_set<QString>& except, const Progress& progress) {
    LiveMarks marks;
    marks.m_tables = std::move(tables);
    for (const auto& table : *marks.m_tables)
        marks.m_marks.emplace_back(table->count(), false);
    const QFileInfoList maps
        = QDir(folder.maps())
              .entryInfoList(QStringList(u"*.map"_s) + BegunImport::mapNames(), QDir::Files | QDir::Hidden);
    qint64 total = 0;
    for (const QFileInfo& map : maps)
        total += map.size();
    for (const QFileInfo& map : maps) {
        if (except.contains(map.completeBaseName()))
            continue;
        auto added = marks.add(map.filePath(), progress, total);
        if (added || added.error().code == ErrorCode::NotFound) // gone meanwhile
            continue;
        if (added.error().code == ErrorCode::Damaged && map.suffix() != u"map"_s) // that import begins anew
            continue;
        if (added.error().code != ErrorCode::Damaged)
            return std::unexpected(added.error());
        return std::unexpected(Error{ErrorCode::Damaged,
            QCoreApplication::translate("LiveMarks",
                "The map of %1 is damaged, so nobody knows what it still needs, and nothing was given back. Delete "
                "that image, or put its map back from a backup.")
                .arg(map.completeBaseName()),
            added.error().detail});
    }
    return marks;
}

Result<void> LiveMarks::add(const QString& path, const Progress& progress, qint64 total) {
    const auto go = [&](qint64 bytes) {
        m_read += bytes;
        return progress(m_read, total);
    };
    bool tooMany = false;
    const auto done = readMapChunks(path, go, [&](std::span<MapChunk> chunks) {
        std::ranges::sort(chunks, {}, &MapChunk::digest); // neighbours are close in the tables
        for (const auto& [digest, length] : chunks) {
            bool known = false;
            bool first = false;
            for (size_t i = 0; i < m_tables->size(); ++i) { // a chunk may be in several
                if (const auto number = (*m_tables)[i]->numberOf(digest)) {
                    first = first || !m_marks[i][*number];
                    m_marks[i][*number] = true;
                    known = true;
                }
            }
            if (!known)
                first = m_missing.insert(digest).second;
            m_dataBytes += length;
            m_uniqueBytes += first ? length : 0;
        }
        tooMany = m_missing.size() > kMostMissing;
    });
    if (!done)
        return done;
    if (tooMany) {
        return std::unexpected(Error{ErrorCode::Damaged,
            QCoreApplication::translate(
                "LiveMarks", "Too much of the library is missing to tell what can be given back. Verify it first."),
            path});
    }
    return {};
}

bool LiveMarks::isLive(const Digest& digest) const {
    for (size_t i = 0; i < m_tables->size(); ++i) {
        if (const auto number = (*m_tables)[i]->numberOf(digest); number && m_marks[i][*number])
            return true;
    }
    return m_missing.contains(digest);
}

PackUses surveyPacks(const LibraryFolder& folder, const LiveMarks& marks) {
    PackUses packs;
    QDirIterator files(folder.packs(), {u"*.pack"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        struct stat info{};
        const quint32 number = LibraryFolder::packNumber(files.fileName());
        if (number != 0 && ::stat(QFile::encodeName(path).constData(), &info) == 0)
            packs[number] = {.size = qint64{info.st_size}, .allocated = qint64{info.st_blocks} * 512};
    }
    const IndexTables& tables = marks.tables();
    for (const auto& table : tables) {
        for (const quint32 number : table->packs()) {
            if (const auto pack = packs.find(number); pack != packs.end())
                pack->second.covered = true;
        }
    }
    for (size_t i = 0; i < tables.size(); ++i) {
        for (quint64 n = 0; n < tables[i]->count(); ++n) {
            if (!marks.isLive(i, n))
                continue;
            const IndexEntry entry = tables[i]->entry(n);
            const auto pack = packs.find(entry.place.pack);
            if (pack == packs.end())
                continue;
            ++pack->second.liveChunks;
            bool before = false; // counted where an earlier table has it
            for (size_t j = 0; j < i && !before; ++j) {
                const auto place = tables[j]->find(entry.digest);
                before = place && packs.contains(place->pack);
            }
            if (!before)
                pack->second.live += entry.place.share > 0 ? entry.place.share : entry.place.frameSize;
        }
    }
    return packs;
}

} // namespace platter
