// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/exporter.h"

#include "models/files/convertedoutput.h"
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

// What came of a task: where the output takes any order its bytes are written already.
struct Done {
    qint64 bytes = 0;
    std::vector<Piece> pieces;
};

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
        m_tasks.push_back(m_pool.run([this, task = std::exchange(m_task, {})] { return readTask(task); }));
        while (m_tasks.size() > m_depth) {
            if (auto done = takeTask(); !done)
                return done;
        }
        return {};
    }

    // On a worker.
    Result<Done> readTask(const Task& task) {
        thread_local ChunkStore::FrameBuffers buffers;
        const auto frame = m_store.readFrame(task.place, buffers);
        Done done;
        qint64 offset = 0; // of what is not put yet
        std::span<const std::byte> run;
        for (const auto& [entry, ordinal] : task.chunks) {
            auto bytes = frame ? ChunkStore::chunkOf(frame->header, frame->raw, ordinal, entry.digest, entry.length)
                               : std::unexpected(frame.error());
            // Neighbours on the disk and in the frame are put at once.
            const bool next = bytes && !run.empty() && bytes->data() == run.data() + run.size()
                && offset + static_cast<qint64>(run.size()) == entry.offset;
            if (!next) {
                if (auto put = this->put(offset, run, done); !put)
                    return std::unexpected(put.error());
                run = {};
                offset = entry.offset;
            }
            if (bytes) {
                run = {next ? run.data() : bytes->data(), run.size() + bytes->size()};
                continue;
            }
            auto found = m_store.readChunk(entry.digest, entry.length); // moved meanwhile, perhaps
            if (!found)
                return std::unexpected(m_map.orDeleted(found.error()));
            if (auto put = this->put(entry.offset, *found, done); !put)
                return std::unexpected(put.error());
        }
        if (auto put = this->put(offset, run, done); !put)
            return std::unexpected(put.error());
        return done;
    }

    Result<void> put(qint64 offset, std::span<const std::byte> bytes, Done& done) {
        done.bytes += static_cast<qint64>(bytes.size());
        if (bytes.empty())
            return {};
        if (m_output->takesAnyOrder())
            return m_output->write(offset, bytes);
        done.pieces.push_back({offset, {bytes.begin(), bytes.end()}});
        return {};
    }

    Result<void> takeTask() {
        if (m_options.waitWhilePaused)
            m_options.waitWhilePaused();
        if (m_options.stop.stop_requested())
            return std::unexpected(cancelled());
        const auto done = m_tasks.front().get();
        m_tasks.pop_front();
        if (!done)
            return std::unexpected(done.error());
        for (const Piece& piece : done->pieces) {
            if (auto written = m_output->write(piece.offset, piece.bytes); !written)
                return written;
        }
        m_done += done->bytes;
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
    std::deque<std::future<Result<Done>>> m_tasks;
    qint64 m_done = 0;
    Workers m_pool{Workers::usual(), m_options.priority}; // last: its destructor waits for the tasks
};

} // namespace

Result<void> exportDisk(
    ChunkStore& store, const QString& mapPath, std::unique_ptr<DiskOutput> output, const ExportOptions& options) {
    auto map = MapReader::openImage(mapPath, options.contentId);
    if (!map)
        return std::unexpected(map.error());
    return Exporter(store, std::move(*map), std::move(output), options).run();
}

Result<void> exportDisk(ChunkStore& store, const QString& mapPath, const ExportOptions& options) {
    auto map = MapReader::openImage(mapPath, options.contentId);
    if (!map)
        return std::unexpected(map.error());
    auto output = options.format.isEmpty() ? DiskOutput::open(options.path, options.overwrite)
                                           : ConvertedOutput::open({.path = options.path,
                                                 .format = options.format,
                                                 .overwrite = options.overwrite,
                                                 .stop = options.stop,
                                                 .converting = options.converting});
    if (!output)
        return std::unexpected(output.error());
    return Exporter(store, std::move(*map), std::move(*output), options).run();
}

} // namespace platter
