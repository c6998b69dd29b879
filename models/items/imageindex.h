// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imagefilter.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QVariant>

#include <array>
#include <span>
#include <vector>

namespace platter {

enum class ImageColumn {
    Mark, // shield for official, star for one's own golden images
    Name,
    Status,
    Data, // non-zero data; the reason where the image failed
    SizeBar,
    VirtualSize,
    Servers, // how many servers use it
    Access, // public / private
    Exceptions, // 32-bit, compatibility, locked, other architecture: the usual is not repeated
    Created,
    Id,
    Type, // official / upload / snapshot
    Mode,
    Architecture,
    Username,
    Owner,
    Stored,
    Library,
    Frees, // what deleting it gives back
    Count
};

struct SortKey {
    ImageColumn column = ImageColumn::Name;
    Qt::SortOrder order = Qt::AscendingOrder;

    bool operator==(const SortKey&) const = default;
};

// Over everything that is not deleted, whatever the filter.
struct ImageTotals {
    qsizetype images = 0;
    qint64 virtualSize = 0;
    qint64 data = 0;
    qint64 stored = 0;

    bool operator==(const ImageTotals&) const = default;
};

// What a library holds: images in each scope, and their sums.
struct ImageTally {
    std::array<int, static_cast<size_t>(Scope::NeedsAttention) + 1> counts{};
    ImageTotals totals{};

    int count(Scope scope) const { return counts.at(static_cast<size_t>(scope)); }
    void add(const Image& image, int step); // 1, or -1 to take it away
    bool operator==(const ImageTally&) const = default;
};

// The marks of the Exceptions column, as bits in the order in which they are named.
enum ImageException : quint8 { Is32Bit = 1, IsOtherArchitecture = 2, IsCompatibility = 4, IsLocked = 8 };
quint8 imageExceptions(const Image& image);

// The rows behind the table, their search text packed in one buffer, and which of them show in what order: filters a
// million rows in tens of milliseconds where QSortFilterProxyModel takes minutes. Rows are numbered by their place in an
// array that only grows or is compacted by remove(); no Qt model, one thread.
class ImageIndex {
public:
    using Row = quint32;

    void clear();
    Row insertOrUpdate(const Image& image); // by key
    bool remove(const ImageKey& key); // the last row takes the removed one's number
    std::optional<Row> find(const ImageKey& key) const;
    const Image& image(Row row) const;
    qsizetype size() const;

    void setFilter(const ImageFilter& filter);
    const ImageFilter& filter() const;
    // No keys: the order at first (rules.h, comesFirst).
    void setSortKeys(const QList<SortKey>& keys);
    const QList<SortKey>& sortKeys() const;

    bool matches(Row row) const; // the present filter
    bool matches(const Image& image) const; // the same for an image that is not (yet) a row
    bool less(Row a, Row b) const; // the present order: strictly, raw values, missing last, then name, then id
    std::vector<Row> visible() const; // filtered and sorted

    // How many servers use which images of a library. Returns the rows for which that differs.
    std::vector<Row> setUses(const LibraryId& library, const QHash<ImageId, int>& uses);
    int uses(const ImageKey& key) const;

    QVariant sortValue(Row row, ImageColumn column) const; // raw; invalid when missing
    // Of the filter's library or of all, whatever the words: nothing is counted anew for them.
    int count(Scope scope) const { return tally(m_filter.library).count(scope); }
    const ImageTotals& totals() const { return tally(m_filter.library).totals; }
    const ImageTally& tally(const std::optional<LibraryId>& library) const; // unset: over all
    const QHash<LibraryId, ImageTally>& tallies() const { return m_tallies; }

private:
    struct Span {
        size_t offset = 0;
        size_t length = 0;
    };

    void pack(Row row);
    void repack();
    void tally(const Image& image, int step);
    bool hasWords(std::span<const char> text) const; // with kSearchPadding behind it
    struct Number;
    std::optional<Number> numberOf(Row row, ImageColumn column) const;
    int compare(Row a, Row b, const SortKey& key) const;
    quint64 prefix(Row row) const;
    void order() const;
    void forgetPlace(Row row);
    void findPlace(Row row);

    static constexpr size_t kScopes = static_cast<size_t>(Scope::NeedsAttention) + 1;

    std::vector<Image> m_images;
    QHash<ImageKey, Row> m_rows;
    std::vector<char> m_text; // every row's searchable text as folded UTF-8, one after the other, padded at the end
    std::vector<Span> m_spans; // row → its place in m_text
    size_t m_used = 0; // bytes of m_text before the padding
    size_t m_wasted = 0; // bytes of m_text that no row uses any more
    std::vector<quint8> m_scopes; // row → a bit for each Scope that shows it
    std::vector<QByteArray> m_orderKeys; // row → rules.h, orderKey()
    std::vector<QByteArray> m_nameKeys; // row → rules.h, nameOrderKey()
    std::vector<quint16> m_libraries; // row → its library's number
    QHash<LibraryId, quint16> m_libraryNumbers; // of all that were ever here: a handful
    QHash<LibraryId, ImageTally> m_tallies; // without the empty ones
    ImageTally m_all;
    QHash<LibraryId, QHash<ImageId, int>> m_uses;
    ImageFilter m_filter;
    QList<QByteArray> m_words; // the filter's, as UTF-8
    QList<SortKey> m_keys;
    mutable std::vector<Row> m_order; // all rows in the present order, while m_ordered
    mutable bool m_ordered = false;
    mutable int m_patches = 0; // single changes made to m_order since it was last asked for
};

} // namespace platter
