// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/exporter.h"

#include "models/files/diskoutput.h"
#include "models/jobs/workers.h"

#include <QCoreApplication>

#include <algorithm>
#include <deque>
#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr size_t kEntriesAtOnce = 4096;
constexpr size_t kMostChunks = 64; // of one task, when they are all in the same frame

Error cancelled() {
    return {ErrorCode::Cancelled, QCoreApplication::translate("Exporter", "The export was cancelled.")};
}

// Neighbouring chunks of one frame, read and checked together.
struct Task {
    ChunkPlace place;
    std::vector<std::pair<MapEntry, quint16>> chunks; // with their ordinals in the frame
};

struct Piece {
    qint64 offset = 0;
    std::vector<std::byte> bytes;
};

using Pieces = Result<std::vector<Piece>>;

class Exporter {
public:
    Exporter(ChunkStore& store, MapReader map, std::unique_ptr<DiskOutput> output, const ExportOptions& options)
        : m_store(store)
        , m_map(std::move(map))
        , m_output(std::move(output))
        , m_options(options) {
        m_depth = static_cast<size_t>(Workers::usual()) * 4;
    }

    Result<void> run() {
        for (quint64 next = 0; next < m_map.summary().entries;) {
            const auto entries = m_map.entries(next, kEntriesAtOnce);
            if (!entries)
                return std::unexpected(entries.error());
            for (const MapEntry& entry : *entries) {
                if (auto done = add(entry); !done)
                    return done;
            }
            next += entries->size();
        }
        if (auto done = handOn(); !done)
            return done;
        while (!m_tasks.empty()) {
            if (auto done = takeTask(); !done)
                return done;
        }
        return m_output->finish(m_map.summary().virtualSize);
    }

private:
    Result<void> add(const MapEntry& entry) {
        if (entry.isZeros())
            return {};
        const auto place = m_store.locate(entry.digest);
        if (!place)
            return std::unexpected(m_map.orDeleted(place.error()));
        const bool same = !m_task.chunks.empty() && m_task.place.pack == place->pack
            && m_task.place.frameOffset == place->frameOffset && m_task.chunks.size() < kMostChunks;
        if (!same) {
            if (auto done = handOn(); !done)
                return done;
            m_task.place = *place;
        }
        m_task.chunks.emplace_back(entry, place->ordinal);
        return {};
    }

    Result<void> handOn() {
        if (m_task.chunks.empty())
            return {};
        m_tasks.push_back(
            m_pool.run([&store = m_store, task = std::exchange(m_task, {})] { return readTask(store, task); }));
        while (m_tasks.size() > m_depth) {
            if (auto done = takeTask(); !done)
                return done;
        }
        return {};
    }

    static Pieces readTask(ChunkStore& store, const Task& task) {
        const auto frame = store.readFrame(task.place);
        std::vector<Piece> pieces;
        std::vector<std::byte> single;
        for (const auto& [entry, ordinal] : task.chunks) {
            auto bytes = frame ? ChunkStore::chunkOf(*frame, ordinal, entry.digest, entry.length)
                               : std::unexpected(frame.error());
            if (!bytes) { // moved meanwhile, perhaps
                auto found = store.readChunk(entry.digest, entry.length);
                if (!found)
                    return std::unexpected(found.error());
                single = std::move(*found);
                bytes = single;
            }
            // Neighbours on the disk are written at once.
            if (pieces.empty()
                || pieces.back().offset + static_cast<qint64>(pieces.back().bytes.size()) != entry.offset)
                pieces.push_back({entry.offset, {}});
            pieces.back().bytes.insert(pieces.back().bytes.end(), bytes->begin(), bytes->end());
        }
        return pieces;
    }

    Result<void> takeTask() {
        if (m_options.waitWhilePaused)
            m_options.waitWhilePaused();
        if (m_options.stop.stop_requested())
            return std::unexpected(cancelled());
        const Pieces pieces = m_tasks.front().get();
        m_tasks.pop_front();
        if (!pieces)
            return std::unexpected(m_map.orDeleted(pieces.error()));
        for (const Piece& piece : *pieces) {
            if (auto written = m_output->write(piece.offset, piece.bytes); !written)
                return written;
            m_done += static_cast<qint64>(piece.bytes.size());
        }
        if (m_options.progress)
            m_options.progress(m_done, m_map.summary().dataSize);
        return {};
    }

    ChunkStore& m_store;
    MapReader m_map;
    std::unique_ptr<DiskOutput> m_output;
    const ExportOptions& m_options;
    size_t m_depth = 0;
    Task m_task;
    std::deque<std::future<Pieces>> m_tasks;
    qint64 m_done = 0;
    Workers m_pool{Workers::usual()}; // last: its destructor waits for the tasks
};

} // namespace

Result<void> exportDisk(ChunkStore& store, const QString& mapPath, const ExportOptions& options) {
    auto map = MapReader::openImage(mapPath, options.contentId);
    if (!map)
        return std::unexpected(map.error());
    auto output = DiskOutput::open(options.path, options.overwrite);
    if (!output)
        return std::unexpected(output.error());
    return Exporter(store, std::move(*map), std::move(*output), options).run();
}

} // namespace platter
