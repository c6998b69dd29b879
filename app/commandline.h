// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/domain/rules.h"

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

    Command command = Command::Window;
    QString library; // --library; empty: the environment's or the settings' one
    bool json = false;
    bool quiet = false;
    QString help; // Help: the whole text to print

    QStringList images; // references, for the commands that take IMG
    QStringList files; // Import: what to import; Window: what to add
    QString target; // Export: a file, or "-" for standard output
    bool force = false; // Export: replace an existing file
    QByteArray sha256; // Import: what the file's digest must be (32 bytes); empty: not checked
    ImageChanges
        changes; // Update: what to change; Import: the fields to begin with; Deprecate, Lock, Unlock: just that
    QString successor; // Deprecate: a reference; may be empty
    Scope scope = Scope::All; // List
    QString search; // List
};

} // namespace platter
