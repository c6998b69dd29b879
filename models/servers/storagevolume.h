// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/servers/virt.h"

#include <QCoreApplication>
#include <QStringList>

#include <cstddef>
#include <memory>
#include <span>

namespace platter {

// A file in one of libvirt's storage pools (libvirt.org/storage.html), reached through libvirt itself: where only its QEMU may open
// the disks of servers, or where they are on another computer. All calls block; any threads, several at once.
class StorageVolume {
    Q_DECLARE_TR_FUNCTIONS(StorageVolume)

public:
    struct State {
        qint64 capacity = 0; // bytes of the disk in it
        qint64 length = 0; // bytes of the file
        QString written{}; // when, as libvirt tells it; changes whenever the file is written to

        bool operator==(const State&) const = default;
    };
    enum class Kind { Raw, Qcow2 };
    struct Order {
        QString folder; // of an active pool: poolFolder()
        QString name; // of the file
        Kind kind = Kind::Raw;
        qint64 capacity = 0; // bytes
    };

    // What is at that path where libvirt runs. NotFound: no active pool has it; says how one is made.
    static Result<std::shared_ptr<StorageVolume>> at(const QString& address, const QString& path);
    // A new, sparse one.
    static Result<std::shared_ptr<StorageVolume>> create(const QString& address, const Order& order);
    // The folder of the active pool that has the file `beside`, or else of the one called “default”. Room: bytes that are free
    // there, now.
    struct Pool {
        QString folder;
        qint64 room = 0;
    };
    static Result<Pool> poolFor(const QString& address, const QString& beside = {});
    // Good only when it is known to be gone, also before.
    static Result<void> remove(const QString& address, const QString& path);
    // Who else needs it: servers that name it, but for the one of that uuid, and volumes that stand on it. Looks all pools
    // through, which takes a while.
    struct Users {
        QStringList names{}; // for people
        bool isSure = true; // false: there may be more, since a disk lies where libvirt does not look
    };
    static Result<Users> usersOf(const QString& address, const QString& path, const QString& uuid);

    StorageVolume(Virt::Connection connection, virStorageVol* volume, const QString& path);
    ~StorageVolume();
    Q_DISABLE_COPY_MOVE(StorageVolume)

    QString path() const { return m_path; }
    Result<State> state() const;
    // Fills the buffer. SourceChanged where the file ends before.
    Result<void> read(qint64 offset, std::span<std::byte> buffer) const;

    struct CloseStream {
        void operator()(virStream* stream) const; // given up, unless it was finished
    };
    using Stream = std::unique_ptr<virStream, CloseStream>;
    // From `offset` to the end, with its holes told apart.
    Result<Stream> download(qint64 offset) const;
    Result<Stream> upload() const; // from the beginning; holes can be sent

private:
    Error failure() const; // of libvirt's last call on this thread

    Virt::Connection m_connection;
    virStorageVol* m_volume;
    QString m_path;
};

} // namespace platter
