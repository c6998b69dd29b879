// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/connection.h"

#include <QCoreApplication>
#include <QString>

namespace platter {

// Where a library is that a word names.
struct LibraryPlace {
    enum class Kind {
        Folder, // on this computer
        Connection, // one that is kept
        Environment, // "brightbox": the account that the environment's variables tell
    };
    Kind kind = Kind::Folder;
    QString folder{}; // absolute; Folder
    LibraryId connection{}; // Connection

    bool operator==(const LibraryPlace&) const = default;
};

// What the window opens.
struct WindowPlace {
    QString folder{}; // of this computer's library; absolute
    bool isFixed = false; // a word said so: the window does not change it for good
    LibraryId shown{}; // the connection that is shown first; empty: this computer's library

    bool operator==(const WindowPlace&) const = default;
};

// What is asked for and what is known, for telling which library a run of the program means.
struct LibraryWords {
    QString asked{}; // --library; may be empty
    QString environment{}; // PLATTER_LIBRARY; may be empty
    QString chosen{}; // the settings' folder; may be empty
    QString standard{}; // the folder where there is no other wish
    QList<Connection> connections{}; // that are kept
    bool hasCloudEnvironment = false; // PLATTER_API_URL is set
};

// Which library is this run's: what the command line says, else PLATTER_LIBRARY, else the place chosen in the window
// (settings), else the default one.
class LibraryLocation {
    Q_DECLARE_TR_FUNCTIONS(LibraryLocation)

public:
    // A word is "local", a folder (with a slash, or one that is there), a connection's name or id, or "brightbox".
    // InvalidArgument for a name of no library: tells the names that are known. Ambiguous for one that several have.
    static Result<LibraryPlace> place(const LibraryWords& words);
    // The same for the window, which shows all libraries: a word says where this computer's is, or which connection is
    // shown first. Unsupported for "brightbox": what the environment tells is for commands.
    static Result<WindowPlace> forWindow(const LibraryWords& words);

    // Whether a library may be opened (or, with `mayCreate`, made) in the folder: it is a library, or empty, or missing.
    // A folder full of other things is never made a library of.
    static Result<void> check(const QString& folder, bool mayCreate);

    // The settings' folder; empty when none was chosen.
    static QString chosen();
    static void choose(const QString& folder);
    // Where what is known of each connected account is kept between runs; the window's place too (app/application.cpp).
    static QString cloudFolder();

private:
    static Result<LibraryPlace> named(const QString& word, const LibraryWords& words);
};

} // namespace platter
