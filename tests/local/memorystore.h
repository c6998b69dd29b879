// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/exporter.h"
#include "models/local/importer.h"
#include "tests/support/diskmaker.h"

#include <QDir>
#include <QDirIterator>
#include <QTemporaryDir>

#include <algorithm>
#include <cstring>

namespace platter::test {

// A disk in memory whose data and holes are where the test says.
class MemorySource : public BlockSource {
public:
    explicit MemorySource(QByteArray bytes, QList<Extent> zeros = {})
        : m_bytes(std::move(bytes))
        , m_zeros(std::move(zeros)) { }
    qint64 size() const override { return m_bytes.size(); }
    Result<Extent> extentAt(qint64 offset) override {
        qint64 end = size();
        for (const Extent& zero : m_zeros) {
            if (offset >= zero.offset && offset < zero.offset + zero.length)
                return Extent{offset, zero.offset + zero.length - offset, ExtentKind::Zero};
            if (zero.offset > offset)
                end = std::min(end, zero.offset);
        }
        return Extent{offset, end - offset, ExtentKind::Data};
    }
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override {
        std::memcpy(buffer.data(), m_bytes.constData() + offset, buffer.size());
        return {};
    }
    Result<void> finish() override { return {}; }

private:
    QByteArray m_bytes;
    QList<Extent> m_zeros;
};

// A store in a folder of its own, with the numbers of packs counted here.
class Store {
public:
    Store()
        : m_folder(m_directory.path())
        , m_store(std::make_unique<ChunkStore>(m_folder)) {
        if (!m_folder.prepare() || !m_store->open(false))
            qFatal("no store");
    }

    Result<ImportResult> import(DiskSource source, const QString& id, const ImportOptions& options = {}) {
        auto writer = StoreWriter::create(*m_store, ++m_packs, [this] { return Result<quint32>(++m_packs); });
        if (!writer)
            return std::unexpected(writer.error());
        return importDisk(source, **writer, m_folder.map(ImageId(id)), options);
    }
    Result<ImportResult> import(const QByteArray& bytes, const QString& id) {
        return import(DiskSource(std::make_unique<MemorySource>(bytes)), id);
    }
    Result<QByteArray> exported(const QString& id) {
        const QString path = m_directory.filePath(QStringLiteral("out-") + id);
        ExportOptions options;
        options.path = path;
        options.overwrite = true;
        if (auto done = exportDisk(*m_store, m_folder.map(ImageId(id)), options); !done)
            return std::unexpected(done.error());
        return readFile(path);
    }
    void reopen() {
        m_store = std::make_unique<ChunkStore>(m_folder);
        if (!m_store->open(false))
            qFatal("no store");
    }
    QStringList files(const QString& pattern) const {
        QStringList names;
        QDirIterator files(m_directory.path(), {pattern}, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext())
            names += files.next();
        return names;
    }
    const LibraryFolder& folder() const { return m_folder; }
    ChunkStore& store() { return *m_store; }

private:
    QTemporaryDir m_directory;
    LibraryFolder m_folder;
    std::unique_ptr<ChunkStore> m_store;
    quint32 m_packs = 0;
};

// Data, zeros, repeated data and a tail that fills no block.
inline QByteArray mixedDisk(qint64 extra = 0) {
    const QByteArray once = randomBytes(3 * 1024 * 1024 + 4096 * 5, 7);
    return randomBytes(700'000 / 4096 * 4096, 1) + QByteArray(5 * 1024 * 1024, '\0') + once + QByteArray(8192, '\0')
        + once + QByteArray(1024 * 1024, 'a') + randomBytes(4096 * 3 + 17 + extra, 3);
}

} // namespace platter::test
