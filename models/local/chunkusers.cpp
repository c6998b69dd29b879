// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/chunkusers.h"

#include "models/local/livemarks.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <utility>

namespace platter {

namespace {

constexpr qsizetype kFewGone = 50;
constexpr size_t kMostLost = 1024 * 1024; // with more, maps are read again
constexpr quint64 kAskEvery = 16 * 1024;
constexpr qint64 kOldFrame = 256 * 1024; // raw bytes of a full frame of earlier versions

// Tables of those do not tell a chunk's share of its frame; most frames are full.
qint64 shareOf(const ChunkPlace& place, quint32 length) {
    return place.share > 0 ? place.share
                           : std::min<qint64>(place.frameSize, qint64{place.frameSize} * length / kOldFrame);
}

} // namespace

// Where the chunks of the last maps were found. Images of one library have most in common with some other one, whose map was
// read shortly before: so most are not looked up in the tables once more. Good while those stay as they are.
class ChunkUsers::LatelyFound {
public:
    struct Place {
        Digest digest;
        quint32* now = nullptr;
        qint64 share = 0;
    };
    Place& of(const Digest& digest) {
        if (m_places.empty())
            m_places.resize(256 * 1024); // 12 MiB: a chunk takes the place of another
        return m_places[digest.prefix() % m_places.size()];
    }

private:
    std::vector<Place> m_places;
};

Result<void> ChunkUsers::follow(
    const LibraryFolder& folder, const IndexTables& tables, const QList<ImageId>& images, const Go& go) {
    auto follows = canFollow(images) ? followTables(tables, go) : Result<bool>(false);
    if (!follows || !*follows) {
        forget();
        if (!follows)
            return std::unexpected(follows.error());
        (void)followTables(tables, go); // there is nothing to move
    }
    const QSet<ImageId> there(images.begin(), images.end());
    m_numbers.removeIf([&](const auto& known) { return !there.contains(known.key()); });
    LatelyFound lately;
    for (const ImageId& image : images) {
        if (m_numbers.contains(image))
            continue;
        if (auto added = add(folder, image, lately, go); !added) {
            forget();
            return added;
        }
    }
    return {};
}

void ChunkUsers::forget() {
    ChunkUsers fresh;
    fresh.m_mapsRead = m_mapsRead;
    *this = std::move(fresh);
}

// Those that went leave their nodes: when they are more than those that are there, the tree is made anew.
bool ChunkUsers::canFollow(const QList<ImageId>& images) const {
    const bool changed = images.size() != m_numbers.size()
        || std::ranges::any_of(images, [&](const ImageId& image) { return !m_numbers.contains(image); });
    return !changed || (m_isWhole && m_images.size() <= 2 * images.size() + kFewGone);
}

// False when that cannot be told: tables of earlier versions do not say what a chunk takes up.
Result<bool> ChunkUsers::followTables(const IndexTables& tables, const Go& go) {
    QSet<QString> there;
    for (const auto& table : tables)
        there.insert(table->path());
    QSet<QString> known;
    std::vector<Classes> stay;
    std::vector<Classes> went;
    for (Classes& classes : m_classes) {
        known.insert(classes.table->path());
        (there.contains(classes.table->path()) ? stay : went).push_back(std::move(classes));
    }
    for (const auto& table : tables) {
        if (!known.contains(table->path()))
            stay.push_back({table, std::vector<quint32>(table->count(), 0)});
    }
    const bool isMore = stay.size() + went.size() > m_classes.size();
    m_classes = std::move(stay);
    for (const Classes& from : went) {
        if (const auto moved = move(from, go); !moved || !*moved)
            return moved;
    }
    return !isMore || takeBack();
}

// The chunks of a table that is no more: they were merged into another one, are in another pack, or are lost.
Result<bool> ChunkUsers::move(const Classes& from, const Go& go) {
    for (quint64 number = 0; number < from.of.size(); ++number) {
        if (number % kAskEvery == 0 && !go()) {
            return std::unexpected(Error{ErrorCode::Cancelled, QCoreApplication::translate("LiveMarks", "Stopped.")});
        }
        const quint32 node = from.of[number];
        if (node == 0)
            continue;
        const IndexEntry entry = from.table->entry(number);
        const Found found = find(entry.digest);
        if (entry.place.share == 0 || (found.isThere && found.place.share == 0) || m_lost.size() > kMostLost)
            return false;
        m_nodes[node].bytes += qint64{found.place.share} - qint64{entry.place.share};
        *found.now = node;
    }
    return true;
}

// Chunks that were lost and are there again: the disk was added once more, or the index was made anew.
bool ChunkUsers::takeBack() {
    for (auto lost = m_lost.begin(); lost != m_lost.end();) {
        const auto [now, place, isThere] = find(lost->first);
        if (isThere && place.share == 0)
            return false;
        if (isThere) {
            *now = lost->second;
            m_nodes[*now].bytes += place.share;
        }
        lost = isThere ? m_lost.erase(lost) : std::next(lost);
    }
    return true;
}

ChunkUsers::Found ChunkUsers::find(const Digest& digest) {
    for (Classes& classes : m_classes) {
        if (const auto number = classes.table->numberOf(digest))
            return {&classes.of[*number], classes.table->entry(*number).place, true};
    }
    return {&m_lost[digest], {}, false};
}

Result<void> ChunkUsers::add(const LibraryFolder& folder, const ImageId& id, LatelyFound& lately, const Go& go) {
    const auto image = static_cast<quint32>(m_images.size());
    m_images.append(id);
    m_numbers.insert(id, image);
    std::vector<quint32> used; // nodes with a next one
    const auto count = [&](quint32& now, qint64 share) {
        if (now != 0 && m_nodes[now].image == image)
            return; // the image has it several times
        if (m_nodes[now].next == 0) {
            used.push_back(now);
            m_nodes[now].next = static_cast<quint32>(m_nodes.size());
            m_nodes.push_back({.parent = now, .image = image});
        }
        if (now != 0)
            m_nodes[now].bytes -= share;
        now = m_nodes[now].next;
        m_nodes[now].bytes += share;
    };
    std::vector<MapChunk> others;
    const auto take = [&](std::span<const MapChunk> chunks) {
        others.clear();
        for (const MapChunk& chunk : chunks) {
            if (const LatelyFound::Place& place = lately.of(chunk.digest); place.digest == chunk.digest)
                count(*place.now, place.share);
            else
                others.push_back(chunk);
        }
        std::ranges::sort(others, {}, &MapChunk::digest); // neighbours are close in the tables
        for (const auto& [digest, length] : others) {
            const Found found = find(digest);
            const qint64 share = found.isThere ? shareOf(found.place, length) : 0;
            count(*found.now, share);
            if (found.isThere) // others may come back elsewhere
                lately.of(digest) = {digest, found.now, share};
        }
    };
    ++m_mapsRead;
    const auto done = readMapChunks(folder.map(id), [&](qint64) { return go(); }, take);
    if (!done && done.error().code == ErrorCode::Cancelled)
        return done;
    for (const quint32 node : used)
        m_nodes[node].next = 0;
    m_isWhole = m_isWhole && done && m_lost.size() <= kMostLost;
    return {};
}

std::vector<bool> ChunkUsers::numbersOf(const QSet<ImageId>& ids) const {
    std::vector<bool> numbers(static_cast<size_t>(m_images.size()), false);
    for (const ImageId& id : ids) {
        if (const auto known = m_numbers.constFind(id); known != m_numbers.cend())
            numbers[*known] = true;
    }
    return numbers;
}

// Of whom nothing is to be kept: those that are gone, and those that went.
std::vector<bool> ChunkUsers::out(const QSet<ImageId>& gone) const {
    std::vector<bool> numbers(static_cast<size_t>(m_images.size()), true);
    for (auto known = m_numbers.cbegin(); known != m_numbers.cend(); ++known)
        numbers[known.value()] = gone.contains(known.key());
    return numbers;
}

qint64 ChunkUsers::frees(const QSet<ImageId>& images, const QSet<ImageId>& gone) const {
    const auto wanted = numbersOf(images);
    const auto isOut = out(gone);
    enum : quint8 { Stays, GoesAnyway, Goes };
    std::vector<quint8> states(m_nodes.size(), GoesAnyway);
    qint64 sum = 0;
    for (size_t i = 1; i < m_nodes.size(); ++i) {
        const Node& node = m_nodes[i];
        states[i] = states[node.parent];
        if (wanted[node.image] && states[i] != Stays)
            states[i] = Goes;
        else if (!wanted[node.image] && !isOut[node.image])
            states[i] = Stays;
        if (states[i] == Goes)
            sum += node.bytes;
    }
    return sum;
}

QHash<ImageId, qint64> ChunkUsers::freesEach(const QSet<ImageId>& gone) const {
    const auto isOut = out(gone);
    const auto isThere = numbersOf(QSet<ImageId>(m_numbers.keyBegin(), m_numbers.keyEnd()));
    constexpr quint32 nobody = UINT32_MAX;
    constexpr quint32 several = UINT32_MAX - 1;
    const auto with = [&](quint32 before, quint32 image) { return before == nobody ? image : several; };
    std::vector<quint32> owners(m_nodes.size(), nobody); // who keeps it
    std::vector<quint32> users(m_nodes.size(), nobody); // who has it
    std::vector<qint64> sums(static_cast<size_t>(m_images.size()), 0);
    for (size_t i = 1; i < m_nodes.size(); ++i) {
        const Node& node = m_nodes[i];
        owners[i] = isOut[node.image] ? owners[node.parent] : with(owners[node.parent], node.image);
        users[i] = isThere[node.image] ? with(users[node.parent], node.image) : users[node.parent];
        const quint32 whose = owners[i] == nobody ? users[i] : owners[i];
        if (whose < several)
            sums[whose] += node.bytes;
    }
    QHash<ImageId, qint64> result;
    for (auto known = m_numbers.cbegin(); known != m_numbers.cend(); ++known)
        result.insert(known.key(), sums[known.value()]);
    return result;
}

} // namespace platter
