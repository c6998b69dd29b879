// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/exporter.h"

#include "models/local/workers.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <deque>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr size_t kEntriesAtOnce = 4096;
constexpr size_t kMostChunks = 64; // of one task, when they are all in the same frame

int threadCount() {
    return std::max(2, QThread::idealThreadCount());
}

Error cancelled() {
    return {ErrorCode::Cancelled, QCoreApplication::translate("Exporter", "The export was cancelled.")};
}

// Where the bytes go.
class Output {
public:
    virtual ~Output() = default;
    // Called in order of the disk. What is left out is zeros.
    virtual Result<void> write(qint64 offset, std::span<const std::byte> data) = 0;
    virtual Result<void> finish(qint64 size) = 0;
};

class FileOutput : public Output {
public:
    static Result<std::unique_ptr<Output>> open(const QString& path, bool overwrite) {
        const QFileInfo info(path);
        if (!QFileInfo(info.absolutePath()).isDir()) {
            return std::unexpected(Error{ErrorCode::NotFound,
                QCoreApplication::translate("Exporter", "The folder %1 does not exist.")
                    .arg(QDir::toNativeSeparators(info.absolutePath()))});
        }
        if (info.isDir()) {
            return std::unexpected(Error{ErrorCode::InvalidArgument,
                QCoreApplication::translate("Exporter", "%1 is a folder. Give the name of a file in it.")
                    .arg(QDir::toNativeSeparators(path))});
        }
        if ((info.exists() || info.isSymLink()) && !overwrite)
            return std::unexpected(exists(path));
        auto output = std::make_unique<FileOutput>();
        output->m_path = path;
        output->m_overwrite = overwrite;
        const QString part = u"%1/.%2.%3.part"_s.arg(info.absolutePath(), info.fileName().left(200),
            QString::number(QRandomGenerator::system()->generate(), 36));
        auto file = File::createNew(part, 0666); // a person's own file, not the store's
        if (!file)
            return std::unexpected(file.error());
        output->m_file = std::move(*file);
        return output;
    }

    ~FileOutput() override {
        if (m_file.isOpen())
            (void)removeFile(m_file.path());
    }

    Result<void> write(qint64 offset, std::span<const std::byte> data) override { return m_file.write(offset, data); }

    Result<void> finish(qint64 size) override {
        if (auto sized = m_file.truncate(size); !sized) // the zeros at the end
            return sized;
        if (auto synced = m_file.sync(); !synced)
            return synced;
        const QByteArray from = QFile::encodeName(m_file.path());
        const QByteArray to = QFile::encodeName(m_path);
        const unsigned flags = m_overwrite ? 0U : unsigned{RENAME_NOREPLACE};
        int status = ::renameat2(AT_FDCWD, from.constData(), AT_FDCWD, to.constData(), flags);
        if (status != 0 && errno == EINVAL && !m_overwrite) // some file systems know no such flag
            status = QFile::exists(m_path) ? (errno = EEXIST, -1) : ::rename(from.constData(), to.constData());
        if (status != 0)
            return std::unexpected(errno == EEXIST ? exists(m_path) : errorFromErrno(errno, m_path));
        m_file.close();
        return syncFolder(QFileInfo(m_path).absolutePath());
    }

private:
    static Error exists(const QString& path) {
        return {ErrorCode::InvalidArgument,
            QCoreApplication::translate(
                "Exporter", "%1 exists already. Choose another name or allow it to be replaced.")
                .arg(QDir::toNativeSeparators(path))};
    }

    QString m_path;
    bool m_overwrite = false;
    File m_file;
};

class StreamOutput : public Output {
public:
    Result<void> write(qint64 offset, std::span<const std::byte> data) override {
        if (auto filled = zerosUntil(offset); !filled)
            return filled;
        return put(data);
    }
    Result<void> finish(qint64 size) override { return zerosUntil(size); }

private:
    Result<void> zerosUntil(qint64 offset) {
        static const std::vector<std::byte> zeros(256 * 1024);
        while (m_position < offset) {
            const auto part
                = std::span(zeros).first(static_cast<size_t>(std::min<qint64>(256 * 1024, offset - m_position)));
            if (auto done = put(part); !done)
                return done;
        }
        return {};
    }

    Result<void> put(std::span<const std::byte> data) {
        m_position += static_cast<qint64>(data.size());
        while (!data.empty()) {
            const ssize_t written = ::write(STDOUT_FILENO, data.data(), data.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0) {
                return std::unexpected(Error{ErrorCode::Unreadable,
                    errno == EPIPE
                        ? QCoreApplication::translate("Exporter", "The program that reads the disk stopped reading.")
                        : errorFromErrno(errno, u"standard output"_s).message});
            }
            data = data.subspan(static_cast<size_t>(written));
        }
        return {};
    }

    qint64 m_position = 0;
};

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
    Exporter(ChunkStore& store, MapReader map, std::unique_ptr<Output> output, const ExportOptions& options)
        : m_store(store)
        , m_map(std::move(map))
        , m_output(std::move(output))
        , m_options(options) {
        m_depth = static_cast<size_t>(threadCount()) * 4;
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
            return std::unexpected(place.error());
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
        if (!frame)
            return std::unexpected(frame.error());
        std::vector<Piece> pieces;
        for (const auto& [entry, ordinal] : task.chunks) {
            const auto bytes = ChunkStore::chunkOf(*frame, ordinal, entry.digest, entry.length);
            if (!bytes)
                return std::unexpected(bytes.error());
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
            return std::unexpected(pieces.error());
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
    std::unique_ptr<Output> m_output;
    const ExportOptions& m_options;
    size_t m_depth = 0;
    Task m_task;
    std::deque<std::future<Pieces>> m_tasks;
    qint64 m_done = 0;
    Workers m_pool{threadCount()}; // last: its destructor waits for the tasks
};

} // namespace

Result<void> exportDisk(ChunkStore& store, const QString& mapPath, const ExportOptions& options) {
    auto map = MapReader::open(mapPath);
    if (!map) {
        if (map.error().code != ErrorCode::NotFound)
            return std::unexpected(map.error());
        return std::unexpected(Error{ErrorCode::Damaged,
            QCoreApplication::translate("Exporter", "The map of this image is missing, so its disk cannot be read."),
            mapPath});
    }
    if (auto whole = map->verify(); !whole)
        return whole;
    if (!options.contentId.isEmpty() && map->summary().contentId.toByteArray() != options.contentId) {
        return std::unexpected(Error{ErrorCode::Damaged,
            QCoreApplication::translate(
                "Exporter", "The map of this image is another image's, so its disk cannot be read."),
            mapPath});
    }
    std::unique_ptr<Output> output;
    if (options.path == u"-") {
        output = std::make_unique<StreamOutput>();
    } else {
        auto opened = FileOutput::open(options.path, options.overwrite);
        if (!opened)
            return std::unexpected(opened.error());
        output = std::move(*opened);
    }
    return Exporter(store, std::move(*map), std::move(output), options).run();
}

} // namespace platter
