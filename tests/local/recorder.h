// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/fileoperations.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>

namespace platter::test {

// The catalogue's files as they are at one moment.
struct CatalogueState {
    QByteArray database;
    QByteArray log; // SQLite's write-ahead log

    bool operator==(const CatalogueState&) const = default;
};

// Records what is done to the files of one library, and says what a disk could hold if the power went away at any point of
// it: what was synced for certain; of the rest any part, writes torn at 512 bytes, names apart from what they name. SQLite
// writes its own files; they are kept as they were before each operation.
class Recorder : public FileOperations {
public:
    // What is in the folder now is taken to be on the disk.
    explicit Recorder(const QString& folder);

    int open(const char* path, int flags, unsigned mode) override;
    ssize_t write(int fd, std::span<const std::byte> data, qint64 offset) override;
    int truncate(int fd, qint64 size) override;
    int allocate(int fd, qint64 size) override;
    int punch(int fd, qint64 offset, qint64 length) override;
    int sync(int fd) override;
    int syncFolder(const char* path) override;
    int rename(const char* from, const char* to) override;
    int link(const char* from, const char* to) override;
    int unlink(const char* path) override;
    int makeFolder(const char* path) override;

    // Crashes are between operations: `at` of them were done.
    int count() const { return int(m_operations.size()); }
    QString describe(int at) const; // the last that was done
    qsizetype counts(QStringView kind) const; // how many there were, by the word of describe()
    enum class Luck { All, None, Random }; // of what was not synced
    // Writes the library's folder as it could be then. False when a file could not be written.
    bool restore(int at, Luck luck, std::mt19937& random, const QString& target) const;
    // The catalogue then: the second only where it was committed between the two operations around.
    QList<int> catalogues(int at) const;
    const CatalogueState& catalogue(int number) const { return m_catalogues[number]; }

    // The same as if no such sync had been called: what the tests must find.
    std::unique_ptr<Recorder> without(const std::function<bool(const QString& path)>& sync) const;

private:
    Recorder() = default;
    struct Operation {
        enum Kind { Create, Write, Truncate, Punch, Sync, SyncFolder, Rename, Link, Unlink, MakeFolder };
        Kind kind = Create;
        int inode = -1;
        QString path{}; // of a name; of a folder that is synced
        QString to{};
        qint64 offset = 0;
        qint64 length = 0;
        QByteArray data{};
        int catalogue = 0; // before it
    };
    struct Disk {
        std::map<QString, int> names;
        std::map<int, QByteArray> inodes;
        std::set<QString> folders;
    };

    bool isMine(const QString& path) const { return path.startsWith(m_folder + u'/'); }
    void record(Operation operation);
    void looked();
    std::optional<int> inodeOf(int fd) const;
    std::vector<bool> durable(int at) const;
    static void apply(const Operation& operation, Luck luck, bool whole, std::mt19937& random, Disk& disk);

    QString m_folder;
    std::mutex m_mutex;
    Disk m_begin; // durable
    std::map<QString, int> m_names; // now
    QHash<int, int> m_files; // fd → inode
    int m_nextInode = 0;
    std::vector<Operation> m_operations;
    QList<CatalogueState> m_catalogues;
};

} // namespace platter::test
