// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/domain/rules.h"
#include "models/library/connector.h"

#include <QCoreApplication>
#include <QStringList>

#include <expected>
#include <optional>

namespace platter {

enum class Command {
    Window, // no command: opens the window, on the add-image dialog when there are files
    Help,
    Version,
    List,
    Show,
    History,
    Import,
    Export,
    Update,
    Deprecate,
    Lock,
    Unlock,
    Delete,
    Libraries,
    Connect,
    Disconnect,
    Copy,
    Servers,
    Snapshot,
    Build,
    Restore,
    Share,
    Publish,
    Verify,
    Repair,
    Backup,
    Undelete,
    Prune,
    Reclaim,
    Repack,
    Stats,
    Serve,
    Try,
    Shrink,
};

// What was wrong with the words on the command line: a sentence, and where to read more.
struct UsageError {
    QString message;
    QString hint;
};

// The command line, read and checked (design.md, "Command line"). A plain value; nothing is looked up but whether the words
// of a call without a command are files.
class CommandLine {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)

public:
    // `arguments` without the program's name.
    static std::expected<CommandLine, UsageError> parse(const QStringList& arguments);

    // Whether a word of import is an address to fetch from, and no file.
    static bool isAddress(const QString& word);

    Command command = Command::Window;
    QString library; // --library; empty: the environment's or the settings' one
    bool json = false;
    bool quiet = false;
    QString help; // Help: the whole text to print

    QStringList images; // references, for the commands that take IMG
    QStringList files; // Import: what to import, files, addresses and "-" for standard input; Window: what to add
    QString target; // Export: a file, or "-" for standard output; Backup: a folder; Serve: a socket
    bool force = false; // Export: replace an existing file
    QString member; // Import: which file of an archive; empty: its only disk
    std::optional<qint64> largestDisk; // Import: bytes; unset: as the settings say
    bool retry = false; // Import: `files` are references to images that failed
    QString format; // Export: qcow2, vmdk, …; empty: raw
    QByteArray sha256; // Import: what the file's digest must be (32 bytes); empty: not checked
    ImageChanges
        changes; // Update: what to change; Import: the fields to begin with; Build: name and mode; Deprecate, Lock, Unlock: just that
    QString successor; // Deprecate: a reference; may be empty
    Scope scope = Scope::All; // List
    QString search; // List

    bool noWait = false; // Import, Copy, Snapshot, Build: leave once the service has taken the request
    QString otherLibrary; // Copy: where to
    bool lowPriority = false; // Import, Copy, Export: gives way to other programs
    qint64 limitRate = 0; // Import, Copy, Export: bytes a second to and from the cloud; 0: no limit
    QStringList servers; // Snapshot: references, of volumes too; Restore: one
    QString serverType; // Build, Shrink (--fit): handle or id; empty: none was named
    QString sshKeyFile; // Build; empty: none
    bool start = false; // Build
    std::optional<qint64> ram; // Build: bytes
    std::optional<int> cores; // Build
    std::optional<qint64> disk; // Build: bytes
    QString zone; // Build: handle or id; empty: wherever
    QStringList groups; // Build: names or ids
    QString userDataFile; // Build; empty: none
    std::optional<qint64> volumeSize; // Build: bytes
    std::optional<bool> tracksChanges{}; // Snapshot: from now on; unset: as it was
    int hours = 24; // Share: how long the link is good
    QString retired; // Publish: a reference; may be empty
    qsizetype keep = 0; // Prune: how many of the newest stay; `images` is the pattern
    bool dryRun = false; // Prune, Shrink
    qint64 size = 0; // Shrink: bytes; 0: none was named
    bool now = false; // Reclaim: also of images that could still be restored
    bool yes = false; // Reclaim: without asking
    ConnectRequest connection; // Connect, Disconnect (the name alone): without its secrets
    bool secretFromInput = false; // Connect
};

} // namespace platter
