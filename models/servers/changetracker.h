// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/file.h"
#include "models/media/source.h"
#include "models/servers/domainxml.h"
#include "models/servers/virt.h"

#include <QCoreApplication>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

namespace platter {

// What is written to a server's disks after a snapshot is noted in them, in QEMU's dirty bitmaps (docs/interop/bitmaps.html), so
// that the next snapshot reads only that. A person chooses it for a server, since QEMU does not go back to an internal snapshot
// of a disk that has one. libvirt makes and removes them as checkpoints (libvirt.org/formatcheckpoint.html), which it forgets
// at once, or it would not let go of the server any more: which image each disk was last kept as, and the name of its bitmap,
// stand in a file. A bitmap that is not whole, as after a crash, is not used: all of the disk is read then. Worker threads;
// what asks libvirt blocks.
class ChangeTracker : public std::enable_shared_from_this<ChangeTracker> {
    Q_DECLARE_TR_FUNCTIONS(ChangeTracker)

public:
    struct Server {
        QString folder{}; // of the files; empty: nothing is tracked
        QString address{}; // libvirt's
        QString uuid{};
        QString name{}; // for sentences
    };
    static bool isOn(const Server& server); // asks no libvirt
    // Switched off, the bitmaps go; where they cannot now, with the next snapshot or start of the program. Errors: Busy (a
    // snapshot is being taken), those of writing the file.
    static Result<void> choose(const Server& server, bool on);
    // Removes bitmaps that nobody needs: what was killed has left them, or they could not go before.
    static void tidy(const QString& folder, const QString& address, const std::stop_token& stop);

    // For a backup of these disks, of which those that are qcow2 can keep note. Null: nothing is tracked, or somebody else is
    // at it.
    static std::shared_ptr<ChangeTracker> begin(
        const Server& server, virDomain* domain, const QList<DomainDisk>& disks);
    ~ChangeTracker(); // bitmaps that nobody needs go
    Q_DISABLE_COPY_MOVE(ChangeTracker)

    QByteArray checkpoint() const; // libvirt's description of what is to begin at the backup's moment
    // Names the bitmap that tells what changed since; empty: all of that disk is to be read.
    QString earlierBitmap(const QString& target) const;
    void begun(virDomain* domain); // libvirt has begun both
    std::shared_ptr<ChangeTracking> disk(const QString& target);

private:
    // A bitmap in a disk.
    struct Bitmap {
        QString name{};
        QString target{};
        QString file{};
    };
    struct Kept {
        QString bitmap{};
        QString file{}; // that has it: the disk may stand in another one later, without what it noted
        QString identity{}; // of that file, as far as it is known; another one may be put in its place
        QByteArray contentId{};
    };
    struct State {
        bool on = true;
        QMap<QString, Kept> disks{}; // by target
        QList<Bitmap> bitmaps{}; // all that there may be

        bool isNeeded(const Bitmap& bitmap) const { return disks.value(bitmap.target).bitmap == bitmap.name; }
    };
    class Disk;

    ChangeTracker(const Server& server, const QString& path, File lock, State state);
    static std::optional<File> lock(const QString& path, std::chrono::milliseconds patience);
    static std::optional<State> read(const QString& path, Server* server = nullptr);
    static Result<void> write(const QString& path, const Server& server, const State& state);
    static void save(const QString& path, const Server& server, const State& state);
    static void drop(State& state, virDomain* domain);
    static void dropAll(State& state, const Server& server);
    void findUsable(virDomain* domain);
    void keep(const QString& target, const QByteArray& contentId);

    const Server m_server;
    const QString m_path;
    File m_lock; // of the file, so that of several programs one tracks changes
    QMap<QString, QString> m_files; // of the disks of this backup, by target
    QMap<QString, Kept> m_earlier; // of those, by target: can be used, as it was when this began
    QString m_bitmap; // the new one
    bool m_begun = false; // and libvirt has forgotten what it was told
    std::mutex m_mutex; // of what follows
    State m_state;
};

} // namespace platter
