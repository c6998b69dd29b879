// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QCoreApplication>

namespace platter {

// How a library stands, in a few words and in a sentence. Plain functions.
class LibraryStateText {
    Q_DECLARE_TR_FUNCTIONS(LibraryStateText)

public:
    enum class Kind { Quiet, Fresh, Opening, Offline, SignedOut, Trouble };

    Kind kind = Kind::Quiet; // Quiet: nothing to tell
    QString text{}; // "8 s", "signed out", "offline"
    QString sentence{}; // with the age of what is shown

    bool operator==(const LibraryStateText&) const = default;

    static LibraryStateText of(const Library& library, const QDateTime& now);
    static QString age(const QDateTime& since, const QDateTime& now); // "8 s", "3 min", "2 h", "5 days"
};

} // namespace platter
