// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/storewriter.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QThread>

#include <algorithm>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// Then the index entries go to a private table: about 16 GiB of new data, 50 MiB of memory.
constexpr size_t kSpillAt = 512 * 1024;
constexpr QStringView kSpillEnding = u".spill";
constexpr QStringView kReserveEnding = u".reserve.part";
constexpr qint64 kReserve = 256 * 1024;
constexpr unsigned long kLockEvery = 10; // milliseconds between two attempts

} // namespace

Result<std::unique_ptr<StoreWriter>> StoreWriter::create(
    ChunkStore& store, quint32 firstPack, AllocatePack allocate, std::chrono::milliseconds patience) {
    std::unique_ptr<StoreWriter> writer(new StoreWriter(store));
    auto lock = File::openOrCreate(store.folder().lockFile());
    if (!lock)
        return std::unexpected(lock.error());
    writer->m_libraryLock = std::move(*lock);
    // Told before it is waited for: reclaim gives way to writers.
    auto wish = File::openOrCreate(store.folder().wishFile());
    if (!wish)
        return std::unexpected(wish.error());
    writer->m_wish = std::move(*wish);
    if (auto locked = writer->m_wish.lock(File::Lock::Shared); !locked)
        return std::unexpected(locked.error());
    for (const QDeadlineTimer until(patience);; QThread::msleep(kLockEvery)) {
        const auto locked = writer->m_libraryLock.tryLock(File::Lock::Shared);
        if (!locked)
            return std::unexpected(locked.error());
        if (*locked)
            break;
        if (until.hasExpired())
            return std::unexpected(Error{ErrorCode::Busy,
                QCoreApplication::translate(
                    "StoreWriter", "The library is being repaired just now. Try again when that is done."),
                {}, true});
    }
    if (auto kept = writer->keepReserve(); !kept)
        return std::unexpected(kept.error());
    auto pack = PackWriter::create(store.folder(), firstPack, firstPack);
    if (!pack)
        return std::unexpected(pack.error());
    writer->m_first = std::move(*pack);
    writer->m_firstPack = firstPack;
    writer->m_packs = {firstPack};
    writer->m_allocate = std::move(allocate);
    if (auto refreshed = writer->refresh(); !refreshed)
        return std::unexpected(refreshed.error());
    return writer;
}

Result<void> StoreWriter::refresh() {
    return m_store.index().refresh().transform([this] { m_tables = m_store.index().tables(); });
}

// Without it an import that fills the disk could not even say so: a row and its history take some pages of the catalogue.
Result<void> StoreWriter::keepReserve() {
    m_reserve = m_store.index().newTablePath() + kReserveEnding;
    auto file = File::createNew(m_reserve);
    auto kept = file ? file->allocate(kReserve) : std::unexpected(file.error());
    if (!kept)
        releaseReserve();
    return kept;
}

void StoreWriter::releaseReserve() {
    if (!m_reserve.isEmpty())
        (void)removeFile(std::exchange(m_reserve, {})); // else the next one who opens the library does
}

StoreWriter::~StoreWriter() {
    releaseReserve();
    if (m_published) {
        if (m_stored == 0) // everything was known: leave no empty pack behind
            (void)m_first->remove();
        return;
    }
    // The first pack goes last: its lock keeps others from indexing the rest meanwhile.
    for (const auto& table : m_spilled)
        (void)removeFile(table->path());
    for (auto pack = m_packs.rbegin(); pack != m_packs.rend(); ++pack)
        (void)removeFile(m_store.folder().pack(*pack));
}

bool StoreWriter::known(const Digest& digest) const {
    return ChunkIndex::find(*m_tables, digest, [this](const ChunkPlace& place) {
        return place.frameOffset + place.frameSize <= sizeOf(place.pack);
    }).has_value();
}

// A large library has thousands of packs, of which an import meets a few. Nobody takes one away while this lives.
qint64 StoreWriter::sizeOf(quint32 pack) const {
    {
        const std::shared_lock lock(m_sizesMutex);
        if (const auto known = m_packSizes.find(pack); known != m_packSizes.end())
            return known->second;
    }
    const QFileInfo info(m_store.folder().pack(pack));
    const qint64 size = info.isFile() ? info.size() : -1;
    const std::unique_lock lock(m_sizesMutex);
    return m_packSizes.emplace(pack, size).first->second;
}

bool StoreWriter::claim(const Digest& digest) {
    if (ChunkIndex::find(m_spilled, digest))
        return false;
    return m_claimed.insert(digest).second;
}

Result<void> StoreWriter::append(std::span<const FrameChunk> chunks, std::span<const std::byte> frame) {
    PackWriter* pack = m_current ? &*m_current : &*m_first;
    if (pack->size() + static_cast<qint64>(frame.size()) > kPackLimit) {
        if (auto rotated = rotate(); !rotated)
            return rotated;
        pack = &*m_current;
    }
    const auto offset = pack->append(frame);
    if (!offset)
        return std::unexpected(offset.error());
    m_stored += static_cast<qint64>(frame.size());
    const qint64 raw = std::accumulate(chunks.begin(), chunks.end(), qint64{0},
        [](qint64 sum, const FrameChunk& chunk) { return sum + chunk.length; });
    for (size_t i = 0; i < chunks.size(); ++i) {
        m_entries.push_back({chunks[i].digest,
            {pack->number(), static_cast<quint32>(frame.size()), *offset, static_cast<quint16>(i),
                FrameHeader::chunkShare(chunks[i].length, raw, static_cast<qint64>(frame.size()))}});
    }
    return m_entries.size() >= kSpillAt ? spill({}) : Result<void>{};
}

Result<void> StoreWriter::sync() {
    if (auto synced = (m_current ? *m_current : *m_first).sync(); !synced)
        return synced;
    return syncFolder(m_store.folder().packs());
}

Result<void> StoreWriter::rotate() {
    if (auto synced = (m_current ? *m_current : *m_first).sync(); !synced)
        return synced;
    const auto number = m_allocate();
    if (!number)
        return std::unexpected(number.error());
    auto pack = PackWriter::create(m_store.folder(), *number, m_firstPack);
    if (!pack)
        return std::unexpected(pack.error());
    m_current = std::move(*pack);
    m_packs.push_back(*number);
    return {};
}

Result<void> StoreWriter::spill(std::span<const quint32> packs) {
    std::ranges::sort(m_entries, {}, &IndexEntry::digest);
    const QString path = m_store.index().newTablePath() + kSpillEnding; // no name that others read
    if (auto written = IndexTable::write(path, m_entries, packs); !written)
        return written;
    auto table = IndexTable::open(path);
    if (!table)
        return std::unexpected(table.error());
    m_spilled.push_back(*table);
    for (const IndexEntry& entry : m_entries)
        m_claimed.erase(entry.digest); // chunks that are claimed but not yet appended stay
    m_entries.clear();
    return {};
}

Result<void> StoreWriter::publish() {
    if (m_stored == 0) {
        m_published = true; // the empty pack stays as long as this writer: without it the image's row would look dead
        return {};
    }
    if (auto synced = sync(); !synced)
        return synced;
    if (auto spilled = spill(m_packs); !spilled) // a full disk is met here, when all can still be taken back
        return spilled;
    // From here on others may use these chunks, so nothing is taken back any more.
    m_published = true;
    for (const auto& table : m_spilled) {
        QString path = table->path();
        path.chop(kSpillEnding.size());
        if (auto renamed = renameDurably(table->path(), path); !renamed)
            return renamed;
    }
    return m_store.index().refresh();
}

} // namespace platter
