// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/domain/rules.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace platter {

// What the table shows: a scope, free words and the narrowing words of the search field. A plain value.
struct ImageFilter {
    Scope scope = Scope::All;
    std::optional<LibraryId> library{}; // only its images; unset: those of all libraries
    QStringList words{}; // folded to lower case; every one must occur somewhere in the image's searchable text
    std::optional<ImageStatus> status{}; // status:failed
    std::optional<QString> architecture{}; // arch:i686
    std::optional<ImageMode> mode{}; // mode:compatibility
    std::optional<QString> owner{}; // owner:acc-12345
    std::optional<qint64> largerThan{}; // larger:10G, bytes of virtual size
    std::optional<QDateTime> olderThan{}; // older:30d (h, d, w, m, y), UTC
    std::optional<int> usedBy{}; // used:0, used:3: by exactly so many servers
    QStringList
        notUnderstood{}; // narrowing words with a value that makes no sense: shown beside the field, not applied

    bool operator==(const ImageFilter&) const = default;
};

// Reads the search field. Text in quotes is one word; a word with a colon that is no narrowing word is plain text.
ImageFilter parseFilter(const QString& text, Scope scope, const QDateTime& now);

// Whether the image was deleted in a cloud that still tells of it, for an hour: it keeps its place until then, faded. This
// computer's tombstones stay for good and have a view of their own.
bool isFading(const Image& image);

// Whether a list of the scope shows the image: what belongs there (rules.h, inScope), and what is fading. The lists that go by
// status do not show it: it has another one now.
bool showsIn(const Image& image, Scope scope);

// Everything but `words` (which the index looks up in its packed text). `servers`: how many use the image.
bool matchesFields(const ImageFilter& filter, const Image& image, int servers = 0);

// What the words are looked for in, folded to lower case: name, id, description, username, owner, source.
QString searchableText(const Image& image);

} // namespace platter
