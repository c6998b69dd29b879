// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/chunkstore.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr size_t kOpenPacks = 64;

std::unexpected<Error> damaged(const QString& detail) {
    return std::unexpected(Error{ErrorCode::Damaged,
        QCoreApplication::translate(
            "ChunkStore", "A part of this disk is missing or damaged in the library, so it cannot be read whole."),
        detail});
}

} // namespace

ChunkStore::ChunkStore(const LibraryFolder& folder)
    : m_folder(folder)
    , m_index(folder) { }

Result<void> ChunkStore::open(bool readOnly) {
    m_readOnly = readOnly;
    if (auto done = m_index.refresh(); !done)
        return done;
    if (readOnly)
        return {};
    // A pack that cannot be read, or a disk too full for a new table, must not keep the library from opening.
    if (const auto healed = heal(false, Lock::Try); !healed)
        qWarning("Not all packs could be indexed: %s %s", qPrintable(healed.error().message),
            qPrintable(healed.error().detail));
    return {};
}

// False when the lock was not to be had.
Result<bool> ChunkStore::heal(bool allPacks, Lock how) {
    const std::lock_guard guard(m_healMutex);
    if (allPacks && m_healedAll)
        return true; // whoever was first did it
    auto wish = File::openOrCreate(m_folder.wishFile());
    auto lock = File::openOrCreate(m_folder.lockFile()); // as a writer: nobody tidies up or reclaims meanwhile
    if (!lock || !wish)
        return std::unexpected(!lock ? lock.error() : wish.error());
    if (how == Lock::Wait) {
        if (auto wished = wish->lock(File::Lock::Shared); !wished)
            return std::unexpected(wished.error());
        if (auto locked = lock->lock(File::Lock::Shared); !locked)
            return std::unexpected(locked.error());
    } else if (const auto locked = lock->tryLock(File::Lock::Shared); !locked || !*locked) {
        return locked;
    }
    m_healedAll = m_healedAll || allPacks;
    if (auto fresh = m_index.refresh(); !fresh) // as it is now that nobody reclaims
        return std::unexpected(fresh.error());
    Result<void> first; // error
    const std::set<quint32> covered = allPacks ? std::set<quint32>() : m_index.coveredPacks();
    QDirIterator files(m_folder.packs(), {u"*.pack"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        const quint32 number = LibraryFolder::packNumber(files.fileName());
        if (number == 0 || covered.contains(number))
            continue;
        if (auto healed = healPack(number); !healed && healed.error().code != ErrorCode::Damaged && first)
            first = healed; // the others are looked at all the same
    }
    if (first)
        first = m_index.removeDamaged();
    return first ? Result<bool>(true) : std::unexpected(first.error());
}

Result<void> ChunkStore::healPack(quint32 number) {
    const QString path = m_folder.pack(number);
    auto file = File::openReadWrite(path);
    if (!file)
        return file.error().code == ErrorCode::NotFound ? Result<void>{} : std::unexpected(file.error());
    const auto header = readPackHeader(*file);
    if (!header)
        return std::unexpected(header.error());
    // The writer's first pack is locked as long as it lives; while it is scanned here nobody else may take it away.
    File first;
    if (header->firstPack != number) {
        auto opened = File::openReadWrite(m_folder.pack(header->firstPack));
        if (opened)
            first = std::move(*opened);
        else if (opened.error().code != ErrorCode::NotFound)
            return std::unexpected(opened.error());
    }
    File& guardFile = first.isOpen() ? first : *file;
    if (const auto locked = guardFile.tryLock(File::Lock::Exclusive); !locked || !*locked)
        return locked ? Result<void>{} : std::unexpected(locked.error());
    if (!QFile::exists(path)) // its writer took it back before the lock was had
        return {};
    std::vector<IndexEntry> entries;
    const auto lost
        = scanPack(*file, number, [&](const IndexEntry& entry) { entries.push_back(entry); }, std::stop_token{});
    if (!lost)
        return std::unexpected(lost.error());
    if (auto synced = file->sync(); !synced) // what the index names must be on disk, and its name too
        return synced;
    for (const QString& synced : {QFileInfo(path).absolutePath(), m_folder.packs()}) {
        if (auto done = syncFolder(synced); !done)
            return done;
    }
    return m_index.publish(std::move(entries), {number});
}

// The chunk in a pack that is there and long enough. Imported again after its pack was lost, it is in another one.
std::optional<ChunkPlace> ChunkStore::findWhole(const Digest& digest) {
    return ChunkIndex::find(*m_index.tables(), digest, [this](const ChunkPlace& place) {
        const auto file = packFile(place.pack);
        const auto size = file ? (*file)->size() : std::unexpected(file.error());
        return size && place.frameOffset + place.frameSize <= *size;
    });
}

Result<ChunkPlace> ChunkStore::locate(const Digest& digest) {
    if (auto place = findWhole(digest))
        return *place;
    if (auto done = m_index.refresh(); !done)
        return std::unexpected(done.error());
    if (auto place = findWhole(digest))
        return *place;
    for (const bool allPacks : {false, true}) { // the last resort before an image is lost
        if (m_readOnly)
            break;
        const auto healed = heal(allPacks, Lock::Wait);
        if (auto place = findWhole(digest))
            return *place;
        if (!healed)
            return std::unexpected(healed.error());
    }
    return damaged(u"chunk %1 is in no pack"_s.arg(QString::fromLatin1(digest.toByteArray().toHex())));
}

Result<std::shared_ptr<const File>> ChunkStore::packFile(quint32 number) {
    const std::lock_guard guard(m_filesMutex);
    if (const auto known = m_files.find(number); known != m_files.end())
        return known->second;
    auto file = File::openRead(m_folder.pack(number));
    if (!file)
        return std::unexpected(file.error());
    if (m_files.size() >= kOpenPacks)
        m_files.erase(m_files.begin());
    auto shared = std::make_shared<const File>(std::move(*file));
    m_files.emplace(number, shared);
    return shared;
}

void ChunkStore::forget(quint32 number) {
    const std::lock_guard guard(m_filesMutex);
    m_files.erase(number);
}

void ChunkStore::forgetGone() {
    const std::lock_guard guard(m_filesMutex);
    std::erase_if(m_files, [](const auto& entry) {
        struct stat info{};
        return ::fstat(entry.second->descriptor(), &info) == 0 && info.st_nlink == 0;
    });
}

Result<std::vector<std::byte>> ChunkStore::readChunk(const Digest& digest, qint64 length) {
    for (bool again = false;; again = true) {
        const auto place = locate(digest);
        if (!place)
            return std::unexpected(place.error());
        const auto frame = readFrame(*place);
        const auto bytes = frame ? chunkOf(*frame, place->ordinal, digest, length) : std::unexpected(frame.error());
        if (bytes)
            return std::vector<std::byte>(bytes->begin(), bytes->end());
        if (again || bytes.error().code != ErrorCode::Damaged)
            return std::unexpected(bytes.error());
        forget(place->pack); // it may be open here and gone from the folder
        if (auto fresh = m_index.refresh(); !fresh)
            return std::unexpected(fresh.error());
    }
}

Result<DecodedFrame> ChunkStore::readFrame(const ChunkPlace& place) {
    thread_local FrameBuffers buffers;
    auto frame = readFrame(place, buffers);
    if (!frame)
        return std::unexpected(frame.error());
    return DecodedFrame{std::move(frame->header), {frame->raw.begin(), frame->raw.end()}};
}

Result<ChunkStore::FrameView> ChunkStore::readFrame(
    const ChunkPlace& place, FrameBuffers& buffers, const std::function<qint64(const FrameHeader&)>& until) {
    const auto file = packFile(place.pack);
    if (!file)
        return file.error().code == ErrorCode::NotFound ? damaged(file.error().detail) : std::unexpected(file.error());
    if (place.frameSize < static_cast<quint32>(kFrameFixed) || place.frameSize > kMostFrame)
        return damaged(u"index names a frame of %1 bytes"_s.arg(place.frameSize));
    if (buffers.packed.size() < place.frameSize)
        buffers.packed.resize(place.frameSize);
    const auto bytes = std::span(buffers.packed).first(place.frameSize);
    if (auto got = (*file)->read(place.frameOffset, bytes); !got)
        return got.error().code == ErrorCode::Truncated ? damaged(got.error().detail) : std::unexpected(got.error());
    auto header = parseFrameHeader(bytes);
    if (!header || header->frameSize() != qint64{place.frameSize})
        return damaged(u"%1: no frame at %2"_s.arg((*file)->path()).arg(place.frameOffset));
    thread_local FrameCodec codec;
    const auto raw = codec.decode(*header, bytes.subspan(static_cast<size_t>(header->headerSize()), header->storedSize),
        buffers.raw, until ? until(*header) : header->rawSize);
    if (!raw)
        return damaged(u"%1: frame at %2: %3"_s.arg((*file)->path()).arg(place.frameOffset).arg(raw.error().detail));
    return FrameView{std::move(*header), *raw};
}

Result<std::span<const std::byte>> ChunkStore::chunkOf(
    const FrameHeader& header, std::span<const std::byte> raw, quint16 ordinal, const Digest& digest, qint64 length) {
    if (ordinal >= header.chunks.size() || header.chunks[ordinal].digest != digest
        || qint64{header.chunks[ordinal].length} != length)
        return damaged(u"the index names another chunk"_s);
    const auto at = static_cast<size_t>(header.offsetOf(ordinal));
    if (at + static_cast<size_t>(length) > raw.size())
        return damaged(u"a frame ends before its chunk"_s);
    const auto bytes = raw.subspan(at, static_cast<size_t>(length));
    if (!isDigestOf(digest, bytes))
        return damaged(u"chunk %1 has other bytes"_s.arg(QString::fromLatin1(digest.toByteArray().toHex())));
    return bytes;
}

std::unordered_map<quint32, qint64> ChunkStore::packSizes() const {
    std::unordered_map<quint32, qint64> sizes;
    QDirIterator files(m_folder.packs(), {u"*.pack"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QFileInfo info = files.nextFileInfo();
        sizes.insert_or_assign(LibraryFolder::packNumber(info.fileName()), info.size());
    }
    return sizes;
}

qint64 ChunkStore::storedBytes() const {
    qint64 sum = 0;
    QDirIterator files(m_folder.packs(), {u"*.pack"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        struct stat info{};
        if (::stat(QFile::encodeName(files.next()).constData(), &info) == 0)
            sum += qint64{info.st_blocks} * 512;
    }
    return sum;
}

} // namespace platter
