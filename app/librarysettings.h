// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QStringList>

#include <QtTypes>

namespace platter {

// Settings of the library on this computer, which the window changes and the command line reads too.
class LibrarySettings {
public:
    static int graceDays(); // how long deleted images can be restored: 0 … 365, 7 unless it was changed
    static void setGraceDays(int days);
    // Where libvirt is asked for servers: as the settings or LIBVIRT_DEFAULT_URI say, else the user's and the system's.
    static QStringList serverAddresses();
    static QStringList chosenServerAddresses(); // as they were set; empty: never
    static void setServerAddresses(const QStringList& addresses); // empty: as if never
    // For sockets and records of snapshots under way; gone with the session, as the servers' processes are.
    static QString backupFolder();
    // For records of servers that are being made: outlasts the session, as half a disk does.
    static QString unfinishedFolder();
    // Where the user's own libvirt keeps disks, as virt-manager has it.
    static QString serverDiskFolder();
    // Whether the window's imports and exports give way to other programs (nice 10): so unless library/lowPriority is false.
    static bool lowPriority();
    static void setLowPriority(bool low);
    // No larger disk is imported: bytes. 64 TiB unless "library/largestDisk" says otherwise ("20T").
    static qint64 largestDisk();
    static void setLargestDisk(qint64 bytes);
};

} // namespace platter
