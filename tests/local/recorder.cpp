// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/local/recorder.h"

#include "tests/support/diskmaker.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

constexpr qint64 kSector = 512;
constexpr const char* kNames[]
    = {"create", "write", "truncate", "punch", "sync", "sync folder", "rename", "link", "unlink", "make folder"};

QString folderOf(const QString& path) {
    return path.left(path.lastIndexOf(u'/'));
}

bool isCatalogue(const QString& name) {
    return name.startsWith(u"catalogue.sqlite");
}

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Recorder::Recorder(const QString& folder)
    : m_folder(folder) {
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo info = entries.nextFileInfo();
        if (info.isDir()) {
            m_begin.folders.insert(info.filePath());
        } else if (!isCatalogue(info.fileName())) {
            m_begin.names.emplace(info.filePath(), m_nextInode);
            m_begin.inodes.emplace(m_nextInode++, contentOf(info.filePath()));
        }
    }
    m_begin.folders.insert(folder);
    m_names = m_begin.names;
    looked();
}

// SQLite appends to its log; read while it does, it is a part, which SQLite leaves out.
void Recorder::looked() {
    const CatalogueState now{
        contentOf(m_folder + u"/catalogue.sqlite"), contentOf(m_folder + u"/catalogue.sqlite-wal")};
    if (m_catalogues.isEmpty() || m_catalogues.last() != now)
        m_catalogues.append(now);
}

void Recorder::record(Operation operation) {
    looked();
    operation.catalogue = int(m_catalogues.size()) - 1;
    m_operations.push_back(std::move(operation));
}

std::optional<int> Recorder::inodeOf(int fd) const {
    const auto found = m_files.constFind(fd);
    return found == m_files.constEnd() ? std::nullopt : std::optional(*found);
}

int Recorder::open(const char* path, int flags, unsigned mode) {
    const std::scoped_lock guard(m_mutex);
    const QString name = QFile::decodeName(path);
    const bool isNew = isMine(name) && (flags & O_CREAT) && !QFile::exists(name);
    if (isNew)
        record({Operation::Create, m_nextInode, name});
    const int fd = FileOperations::open(path, flags, mode);
    if (fd < 0) {
        if (isNew)
            m_operations.pop_back();
        return fd;
    }
    m_files.remove(fd);
    if (isNew)
        m_names[name] = m_nextInode++;
    if (const auto known = m_names.find(name); known != m_names.end())
        m_files.insert(fd, known->second);
    return fd;
}

ssize_t Recorder::write(int fd, std::span<const std::byte> data, qint64 offset) {
    const std::scoped_lock guard(m_mutex);
    if (const auto inode = inodeOf(fd)) {
        record({.kind = Operation::Write,
            .inode = *inode,
            .offset = offset,
            .data = QByteArray(reinterpret_cast<const char*>(data.data()), qsizetype(data.size()))});
    }
    return FileOperations::write(fd, data, offset);
}

int Recorder::truncate(int fd, qint64 size) {
    const std::scoped_lock guard(m_mutex);
    if (const auto inode = inodeOf(fd))
        record({.kind = Operation::Truncate, .inode = *inode, .length = size});
    return FileOperations::truncate(fd, size);
}

int Recorder::allocate(int fd, qint64 size) {
    return FileOperations::allocate(fd, size); // of a file whose content means nothing
}

int Recorder::punch(int fd, qint64 offset, qint64 length) {
    const std::scoped_lock guard(m_mutex);
    if (const auto inode = inodeOf(fd))
        record({.kind = Operation::Punch, .inode = *inode, .offset = offset, .length = length});
    return FileOperations::punch(fd, offset, length);
}

int Recorder::sync(int fd) {
    const std::scoped_lock guard(m_mutex);
    if (const auto inode = inodeOf(fd)) {
        QString path;
        for (const auto& [name, number] : m_names) {
            if (number == *inode)
                path = name;
        }
        record({.kind = Operation::Sync, .inode = *inode, .path = path});
    }
    return 0; // the test's disk needs none
}

int Recorder::syncFolder(const char* path) {
    const std::scoped_lock guard(m_mutex);
    const QString name = QDir::cleanPath(QFile::decodeName(path));
    if (name == m_folder || isMine(name))
        record({.kind = Operation::SyncFolder, .path = name});
    return 0;
}

int Recorder::rename(const char* from, const char* to) {
    const std::scoped_lock guard(m_mutex);
    const QString old = QFile::decodeName(from), now = QFile::decodeName(to);
    if (isMine(now) && m_names.contains(old)) {
        record({.kind = Operation::Rename, .inode = m_names.at(old), .path = old, .to = now});
        m_names[now] = m_names.at(old);
        m_names.erase(old);
    }
    return FileOperations::rename(from, to);
}

int Recorder::link(const char* from, const char* to) {
    const std::scoped_lock guard(m_mutex);
    const QString old = QFile::decodeName(from), now = QFile::decodeName(to);
    if (isMine(now) && m_names.contains(old)) {
        record({.kind = Operation::Link, .inode = m_names.at(old), .path = old, .to = now});
        m_names[now] = m_names.at(old);
    }
    return FileOperations::link(from, to);
}

int Recorder::unlink(const char* path) {
    const std::scoped_lock guard(m_mutex);
    const QString name = QFile::decodeName(path);
    if (m_names.contains(name)) {
        record({.kind = Operation::Unlink, .inode = m_names.at(name), .path = name});
        m_names.erase(name);
    }
    return FileOperations::unlink(path);
}

int Recorder::makeFolder(const char* path) {
    const std::scoped_lock guard(m_mutex);
    const QString name = QFile::decodeName(path);
    if (isMine(name) && !QFile::exists(name))
        record({.kind = Operation::MakeFolder, .path = name});
    return FileOperations::makeFolder(path);
}

QString Recorder::describe(int at) const {
    if (at == 0)
        return u"nothing"_s;
    const Operation& last = m_operations[size_t(at - 1)];
    return u"%1 of %2: %3 %4 %5 %6+%7"_s.arg(at)
        .arg(m_operations.size())
        .arg(QLatin1StringView(kNames[last.kind]), last.path.mid(m_folder.size()), last.to.mid(m_folder.size()))
        .arg(last.offset)
        .arg(last.data.size());
}

qsizetype Recorder::counts(QStringView kind) const {
    return std::ranges::count_if(
        m_operations, [&](const Operation& one) { return kind == QLatin1StringView(kNames[one.kind]); });
}

std::unique_ptr<Recorder> Recorder::without(const std::function<bool(const QString& path)>& sync) const {
    std::unique_ptr<Recorder> result(new Recorder);
    result->m_folder = m_folder;
    result->m_begin = m_begin;
    result->m_operations = m_operations;
    result->m_catalogues = m_catalogues;
    for (Operation& operation : result->m_operations) {
        const bool syncs = operation.kind == Operation::Sync || operation.kind == Operation::SyncFolder;
        if (syncs && sync(operation.path)) {
            operation.kind = Operation::SyncFolder;
            operation.path = u"/nowhere"_s;
        }
    }
    return result;
}

QList<int> Recorder::catalogues(int at) const {
    const int after = at < count() ? m_operations[size_t(at)].catalogue : int(m_catalogues.size()) - 1;
    const int before = at > 0 ? m_operations[size_t(at - 1)].catalogue : 0;
    return before == after ? QList{after} : QList{before, after};
}

// Which of the first `at` operations are on the disk for certain.
std::vector<bool> Recorder::durable(int at) const {
    std::vector<bool> result(static_cast<size_t>(at));
    std::set<int> synced;
    std::set<QString> folders;
    for (int i = at - 1; i >= 0; --i) {
        const Operation& one = m_operations[size_t(i)];
        switch (one.kind) {
        case Operation::Sync:
            synced.insert(one.inode);
            break;
        case Operation::SyncFolder:
            folders.insert(one.path);
            break;
        case Operation::Write:
        case Operation::Truncate:
        case Operation::Punch:
            result[size_t(i)] = synced.contains(one.inode);
            break;
        case Operation::Create:
        case Operation::Unlink:
        case Operation::MakeFolder:
            result[size_t(i)] = folders.contains(folderOf(one.path));
            break;
        case Operation::Rename:
        case Operation::Link:
            result[size_t(i)] = folders.contains(folderOf(one.to));
            break;
        }
    }
    return result;
}

// `whole`: for certain. Otherwise as luck has it.
void Recorder::apply(const Operation& one, Luck luck, bool whole, std::mt19937& random, Disk& disk) {
    const auto lucky = [&] { return whole || luck == Luck::All || (luck == Luck::Random && random() % 2 == 0); };
    QByteArray* bytes = nullptr;
    if (one.inode >= 0)
        bytes = &disk.inodes[one.inode];
    switch (one.kind) {
    case Operation::Sync:
    case Operation::SyncFolder:
        return;
    case Operation::MakeFolder:
        if (lucky())
            disk.folders.insert(one.path);
        return;
    case Operation::Create:
        if (lucky())
            disk.names[one.path] = one.inode;
        return;
    case Operation::Unlink:
        if (lucky())
            disk.names.erase(one.path);
        return;
    case Operation::Rename:
        if (lucky()) {
            disk.names.erase(one.path);
            disk.names[one.to] = one.inode;
        }
        return;
    case Operation::Link:
        if (lucky())
            disk.names[one.to] = one.inode;
        return;
    case Operation::Truncate:
        if (lucky())
            bytes->resize(one.length, '\0');
        return;
    case Operation::Punch:
        if (lucky() && one.offset < bytes->size()) {
            const qsizetype length = std::min<qsizetype>(one.length, bytes->size() - one.offset);
            std::memset(bytes->data() + one.offset, 0, size_t(length));
        }
        return;
    case Operation::Write:
        break;
    }
    const qint64 end = one.offset + one.data.size();
    const bool sizeAlone = luck == Luck::Random && !whole && random() % 4 == 0; // the length, and zeros for data
    for (qint64 at = one.offset; at < end;) {
        const qint64 next = std::min(end, (at / kSector + 1) * kSector);
        if (lucky()) {
            if (bytes->size() < next)
                bytes->resize(next, '\0');
            if (!sizeAlone)
                std::memcpy(bytes->data() + at, one.data.constData() + (at - one.offset), size_t(next - at));
        }
        at = next;
    }
}

bool Recorder::restore(int at, Luck luck, std::mt19937& random, const QString& target) const {
    Disk disk = m_begin;
    const std::vector<bool> certain = durable(at);
    for (int i = 0; i < at; ++i)
        apply(m_operations[size_t(i)], luck, certain[size_t(i)], random, disk);
    bool done = QDir().mkpath(target);
    for (const QString& folder : disk.folders)
        done = done && QDir().mkpath(target + folder.mid(m_folder.size()));
    for (const auto& [name, inode] : disk.names) {
        if (disk.folders.contains(folderOf(name))) // else the name is gone with its folder
            done = done && writeFile(target + name.mid(m_folder.size()), disk.inodes[inode]);
    }
    return done;
}

} // namespace platter::test
