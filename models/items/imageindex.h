// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imagefilter.h"

#include <QByteArray>
#include <QHash>
#include <QList>

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
    Count
};

struct SortKey {
    ImageColumn column = ImageColumn::Name;
    Qt::SortOrder order = Qt::AscendingOrder;

    bool operator==(const SortKey&) const = default;
};

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
    bool less(Row a, Row b) const; // the present order: strictly, raw values, missing last, then name, then id
    std::vector<Row> visible() const; // filtered and sorted

private:
    void pack(Row row);

    std::vector<Image> m_images;
    QHash<ImageKey, Row> m_rows;
    QByteArray m_text; // every row's searchable text as folded UTF-8, one after the other
    std::vector<std::pair<qsizetype, qsizetype>> m_spans; // row → offset and length in m_text
    qsizetype m_wasted = 0; // bytes of m_text that no row uses any more
    ImageFilter m_filter;
    QList<SortKey> m_keys;
};

} // namespace platter
