// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/verifier.h"

#include "models/jobs/workers.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <deque>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr size_t kGroup = 2 * 1024 * 1024; // entries in memory at once: 48 MiB
constexpr qint64 kBatch = 1024 * 1024; // bytes read at once
constexpr qint64 kGap = 64 * 1024; // read over rather than left out
constexpr size_t kEntriesAtOnce = 4096;
constexpr size_t kMostLost = 1000; // that are kept of an image, for the report
constexpr unsigned long kLockEvery = 50; // milliseconds

Error cancelled() {
    return {ErrorCode::Cancelled, QCoreApplication::translate("Verifier", "The check was cancelled.")};
}

bool isDamage(ErrorCode code) {
    return code == ErrorCode::Damaged || code == ErrorCode::Truncated || code == ErrorCode::NotFound
        || code == ErrorCode::Unreadable;
}

bool lessByPlace(const ChunkPlace& a, const ChunkPlace& b) {
    return std::tie(a.pack, a.frameOffset, a.ordinal) < std::tie(b.pack, b.frameOffset, b.ordinal);
}

bool lessEntry(const IndexEntry& a, const IndexEntry& b) {
    return a.digest != b.digest ? a.digest < b.digest : lessByPlace(a.place, b.place);
}

} // namespace

Result<File> lockLibrary(const LibraryFolder& folder, const std::stop_token& stop) {
    auto wish = File::openOrCreate(folder.wishFile()); // what reclaims or repacks gives way
    auto lock = File::openOrCreate(folder.lockFile());
    if (!wish)
        return wish;
    if (auto wished = wish->lock(File::Lock::Shared); !wished)
        return std::unexpected(wished.error());
    while (lock) {
        const auto alone = lock->tryLock(File::Lock::Exclusive);
        if (!alone)
            return std::unexpected(alone.error());
        if (*alone)
            break;
        if (stop.stop_requested())
            return std::unexpected(cancelled());
        QThread::msleep(kLockEvery);
    }
    return lock;
}

Verifier::Verifier(ChunkStore& store, const VerifyOptions& options)
    : m_store(store)
    , m_options(options)
    , m_tables(store.index().tables()) { }

Result<void> Verifier::checkPoint() {
    if (m_options.waitWhilePaused)
        m_options.waitWhilePaused();
    return m_options.stop.stop_requested() ? std::unexpected(cancelled()) : Result<void>{};
}

Result<int> Verifier::checkTables() {
    if (auto refreshed = m_store.index().refresh(); !refreshed)
        return std::unexpected(refreshed.error());
    const auto tables = m_store.index().tables();
    int damagedTables = 0;
    for (const auto& table : *tables) {
        if (auto go = checkPoint(); !go)
            return std::unexpected(go.error());
        if (table->check())
            continue;
        m_store.index().distrust(table->path());
        ++damagedTables;
    }
    return damagedTables;
}

void Verifier::begin() {
    m_tables = m_store.index().tables();
    m_good.clear();
    for (const auto& table : *m_tables)
        m_good.emplace_back(table->count());
    m_wanted.clear();
    m_damaged.clear();
    m_looked.clear();
    m_total = m_chunks = m_dataBytes = m_readBytes = 0;
}

Result<void> Verifier::checkChunks() {
    if (auto refreshed = m_store.index().refresh(); !refreshed)
        return refreshed;
    begin();
    return checkWanted();
}

Result<void> Verifier::checkChunks(const QStringList& maps) {
    if (auto refreshed = m_store.index().refresh(); !refreshed)
        return refreshed;
    begin();
    for (const auto& table : *m_tables)
        m_wanted.emplace_back(table->count());
    for (const QString& map : maps) {
        if (auto wanted = want(map); !wanted)
            return wanted;
    }
    return checkWanted();
}

// A map that cannot be read wants nothing; checkImage() says so.
Result<void> Verifier::want(const QString& mapPath) {
    auto map = MapReader::open(mapPath);
    for (quint64 next = 0; map && next < map->summary().entries; next += kEntriesAtOnce) {
        if (auto go = checkPoint(); !go)
            return go;
        const auto entries = map->entries(next, kEntriesAtOnce);
        if (!entries)
            break;
        for (const MapEntry& entry : *entries) {
            for (size_t i = 0; i < m_tables->size() && !entry.isZeros(); ++i) {
                if (const auto number = (*m_tables)[i]->numberOf(entry.digest))
                    m_wanted[i][*number] = true;
            }
        }
    }
    return {};
}

// Packs in order, so many at a time that their entries fit into memory.
std::vector<std::vector<quint32>> Verifier::packGroups() {
    std::map<quint32, std::pair<size_t, qint64>> packs; // entries, bytes up to the last frame's end
    for (size_t i = 0; i < m_tables->size(); ++i) {
        const IndexTable& table = *(*m_tables)[i];
        for (quint64 number = 0; number < table.count(); ++number) {
            if (!m_wanted.empty() && !m_wanted[i][number])
                continue;
            const ChunkPlace place = table.entry(number).place;
            auto& [entries, bytes] = packs[place.pack];
            ++entries;
            bytes = std::max(bytes, std::min(place.frameOffset + place.frameSize, 2 * kPackLimit));
        }
    }
    std::vector<std::vector<quint32>> groups;
    size_t entries = kGroup;
    for (const auto& [pack, sums] : packs) {
        m_total += sums.second;
        if (entries + sums.first > kGroup) {
            groups.emplace_back();
            entries = 0;
        }
        entries += sums.first;
        groups.back().push_back(pack);
    }
    return groups;
}

std::vector<Verifier::Wanted> Verifier::gather(std::span<const quint32> packs) const {
    std::vector<Wanted> wanted;
    for (size_t i = 0; i < m_tables->size(); ++i) {
        const IndexTable& table = *(*m_tables)[i];
        for (quint64 number = 0; number < table.count(); ++number) {
            if (!m_wanted.empty() && !m_wanted[i][number])
                continue;
            const ChunkPlace place = table.entry(number).place;
            if (!std::ranges::binary_search(packs, place.pack))
                continue;
            wanted.push_back({place.pack, static_cast<quint32>(place.frameOffset / 8), place.frameSize, place.ordinal,
                static_cast<quint16>(i), number});
        }
    }
    std::ranges::sort(
        wanted, {}, [](const Wanted& one) { return std::tuple(one.pack, one.frameAt, one.frameSize, one.ordinal); });
    return wanted;
}

Result<void> Verifier::checkWanted() {
    const auto groups = packGroups();
    qint64 exact = 0; // of a part of the library it is known what will be read
    for (const auto& packs : groups) {
        if (auto go = checkPoint(); !go)
            return go;
        const std::vector<Wanted> wanted = gather(packs);
        for (size_t i = 0; i < wanted.size(); ++i) {
            if (i == 0 || wanted[i].frameAt != wanted[i - 1].frameAt || wanted[i].pack != wanted[i - 1].pack)
                exact += wanted[i].frameSize;
        }
        if (groups.size() == 1)
            m_total = exact;
        // Pack by pack under the shared lock: nothing is punched out of it or taken away while it is read.
        for (size_t first = 0; first < wanted.size();) {
            size_t behind = first;
            while (behind < wanted.size() && wanted[behind].pack == wanted[first].pack)
                ++behind;
            if (auto checked = checkGroup(std::span(wanted).subspan(first, behind - first)); !checked)
                return checked;
            first = behind;
        }
    }
    std::ranges::sort(m_damaged, lessEntry);
    keepThoseListed();
    return {};
}

// What reclaim moved elsewhere while this ran is no damage.
void Verifier::keepThoseListed() {
    if (!m_store.index().refresh() || m_damaged.empty())
        return;
    const auto now = m_store.index().tables();
    std::erase_if(m_damaged, [&](const IndexEntry& entry) {
        return std::ranges::none_of(*now, [&](const auto& table) {
            const auto number = table->numberOf(entry.digest);
            return number && table->entry(*number) == entry;
        });
    });
}

Result<void> Verifier::checkGroup(std::span<const Wanted> wanted) {
    File wish; // what reclaims or repacks gives way
    File lock;
    if (!m_store.isReadOnly()) {
        auto wished = File::openOrCreate(m_store.folder().wishFile());
        auto opened = File::openOrCreate(m_store.folder().lockFile());
        if (!opened || !wished)
            return std::unexpected(!opened ? opened.error() : wished.error());
        wish = std::move(*wished);
        lock = std::move(*opened);
        if (auto locked = wish.lock(File::Lock::Shared); !locked)
            return locked;
        if (auto locked = lock.lock(File::Lock::Shared); !locked)
            return locked;
    }
    std::deque<std::future<Batch>> batches;
    Workers pool(Workers::usual());
    const size_t depth = static_cast<size_t>(Workers::usual()) * 2;
    const auto takeFront = [&]() -> Result<void> {
        Batch batch = batches.front().get();
        batches.pop_front();
        return take(std::move(batch));
    };
    for (size_t first = 0; first < wanted.size();) {
        const qint64 begin = qint64{wanted[first].frameAt} * 8;
        qint64 end = begin;
        size_t behind = first;
        while (behind < wanted.size()) {
            const qint64 at = qint64{wanted[behind].frameAt} * 8;
            const bool sameFrame = behind > first && at == qint64{wanted[behind - 1].frameAt} * 8;
            if (!sameFrame && (at > end + kGap || (behind > first && at + wanted[behind].frameSize - begin > kBatch)))
                break;
            end = std::max(end, at + wanted[behind].frameSize);
            ++behind;
        }
        batches.push_back(pool.run([this, part = wanted.subspan(first, behind - first)] { return checkBatch(part); }));
        first = behind;
        while (batches.size() > depth) {
            if (auto taken = takeFront(); !taken)
                return taken;
        }
    }
    while (!batches.empty()) {
        if (auto taken = takeFront(); !taken)
            return taken;
    }
    return {};
}

Result<void> Verifier::take(Batch batch) {
    if (auto go = checkPoint(); !go)
        return go;
    if (batch.error)
        return std::unexpected(*batch.error);
    for (size_t i = 0; i < batch.wanted.size(); ++i) {
        const Wanted& one = batch.wanted[i];
        if (batch.whole[i])
            m_good[one.table][one.number] = true;
        else
            m_damaged.push_back((*m_tables)[one.table]->entry(one.number));
    }
    m_chunks += batch.chunks;
    m_dataBytes += batch.dataBytes;
    m_readBytes += batch.readBytes;
    if (m_options.progress)
        m_options.progress(std::min(m_readBytes, m_total), m_total);
    return {};
}

// On a worker. One read for all frames; where that fails, each by itself, so that one bad sector costs one frame.
Verifier::Batch Verifier::checkBatch(std::span<const Wanted> wanted) const {
    Batch batch{.wanted = wanted, .whole = std::vector<bool>(wanted.size()), .error = {}};
    const auto file = m_store.packFile(wanted.front().pack);
    if (!file) {
        if (!isDamage(file.error().code))
            batch.error = file.error();
        return batch;
    }
    thread_local std::vector<std::byte> buffer;
    const qint64 begin = qint64{wanted.front().frameAt} * 8;
    qint64 end = begin;
    for (const Wanted& one : wanted)
        end = std::max(end, qint64{one.frameAt} * 8 + std::min(qint64{one.frameSize}, kMostFrame));
    buffer.resize(static_cast<size_t>(std::min(end - begin, 2 * (kBatch + kMostFrame))));
    const bool atOnce = (*file)->read(begin, buffer).has_value();
    for (size_t first = 0; first < wanted.size();) {
        size_t behind = first + 1;
        while (behind < wanted.size() && wanted[behind].frameAt == wanted[first].frameAt
            && wanted[behind].frameSize == wanted[first].frameSize)
            ++behind;
        const auto at = static_cast<size_t>(qint64{wanted[first].frameAt} * 8 - begin);
        const size_t size = wanted[first].frameSize;
        const bool fits = at + size <= buffer.size() && qint64{wanted[first].frameSize} <= kMostFrame;
        const auto bytes = fits ? std::span(buffer).subspan(at, size) : std::span<std::byte>();
        if (fits && (atOnce || (*file)->read(qint64{wanted[first].frameAt} * 8, bytes)))
            checkFrame(wanted.subspan(first, behind - first), bytes, first, batch);
        batch.readBytes += static_cast<qint64>(size);
        first = behind;
    }
    return batch;
}

void Verifier::checkFrame(
    std::span<const Wanted> wanted, std::span<const std::byte> bytes, size_t first, Batch& batch) const {
    const auto header = parseFrameHeader(bytes);
    if (!header || header->frameSize() != static_cast<qint64>(bytes.size()))
        return;
    thread_local FrameCodec codec;
    thread_local std::vector<std::byte> raw;
    const auto data
        = codec.decode(*header, bytes.subspan(static_cast<size_t>(header->headerSize()), header->storedSize), raw);
    if (!data)
        return;
    for (size_t i = 0; i < wanted.size(); ++i) {
        const Wanted& one = wanted[i];
        if (one.ordinal >= header->chunks.size())
            continue;
        const FrameChunk& chunk = header->chunks[one.ordinal];
        const Digest digest = (*m_tables)[one.table]->entry(one.number).digest;
        const auto part = data->subspan(static_cast<size_t>(header->offsetOf(one.ordinal)), chunk.length);
        batch.whole[first + i] = chunk.digest == digest && isDigestOf(digest, part);
        ++batch.chunks;
        batch.dataBytes += chunk.length;
    }
}

// A chunk that was not among those checked: it came, or went somewhere else, meanwhile. Or it is lost.
Result<bool> Verifier::isWhole(const Digest& digest, qint64 length) {
    if (const auto looked = m_looked.find(digest); looked != m_looked.end())
        return looked->second;
    const auto bad = [&](const ChunkPlace& place) {
        return std::ranges::binary_search(m_damaged, IndexEntry{digest, place}, lessEntry);
    };
    bool whole = false;
    for (const auto& table : *m_store.index().tables()) {
        const auto place = table->find(digest);
        if (!place || bad(*place))
            continue;
        const auto frame = m_store.readFrame(*place);
        if (!frame && !isDamage(frame.error().code))
            return std::unexpected(frame.error());
        whole = whole || (frame && ChunkStore::chunkOf(*frame, place->ordinal, digest, length));
    }
    m_looked.emplace(digest, whole);
    return whole;
}

Result<ImageCheck> Verifier::checkImage(const QString& mapPath, const QByteArray& contentId) {
    ImageCheck check;
    auto map = MapReader::openImage(mapPath, contentId);
    if (!map) {
        if (!isDamage(map.error().code) && map.error().code != ErrorCode::NewerVersion)
            return std::unexpected(map.error());
        check.map = map.error();
        return check;
    }
    check.isOfThisRule = map->isOfThisRule();
    for (quint64 next = 0; next < map->summary().entries;) {
        if (auto go = checkPoint(); !go)
            return std::unexpected(go.error());
        const auto entries = map->entries(next, kEntriesAtOnce);
        if (!entries) {
            check.map = entries.error();
            return check;
        }
        for (const MapEntry& entry : *entries) {
            if (entry.isZeros())
                continue;
            bool good = false;
            for (size_t i = 0; i < m_good.size() && !good; ++i) {
                const auto number = (*m_tables)[i]->numberOf(entry.digest);
                good = number && m_good[i][*number];
            }
            if (!good) {
                const auto whole = isWhole(entry.digest, entry.length);
                if (!whole)
                    return std::unexpected(whole.error());
                good = *whole;
            }
            if (good)
                continue;
            ++check.lostCount;
            if (check.lost.size() < kMostLost)
                check.lost.push_back(entry.digest);
        }
        next += entries->size();
    }
    return check;
}

void Verifier::leaveOutReclaimed() {
    if (m_damaged.empty())
        return;
    const auto packs = m_store.packSizes();
    if (packs.empty())
        return; // it can hardly be that all were reclaimed: the folder cannot be read
    std::erase_if(m_damaged, [&](const IndexEntry& entry) {
        const auto looked = m_looked.find(entry.digest);
        const bool missed = looked != m_looked.end() && !looked->second;
        return !missed && !packs.contains(entry.place.pack);
    });
}

Result<void> Verifier::forgetDamaged() {
    if (m_damaged.empty())
        return {};
    const auto alone = lockLibrary(m_store.folder(), m_options.stop);
    return alone ? m_store.index().drop(m_damaged) : std::unexpected(alone.error());
}

} // namespace platter
