// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/imageindex.h"

#include "models/items/bytesearch.h"

#include <algorithm>
#include <numeric>

namespace platter {

namespace {

// More single changes than this between two looks at the order are cheaper done by sorting again.
constexpr int kMostPatches = 256;
constexpr quint16 kNoLibrary = 0xFFFF;

int sign(std::strong_ordering order) {
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

template <typename T> int compareValues(const T& a, const T& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

int compareBytes(const QByteArray& a, const QByteArray& b) {
    return sign(a <=> b);
}

// What the columns without a number sort by; empty is missing.
const QString& textOf(const Image& image, ImageColumn column) {
    switch (column) {
    case ImageColumn::Id:
        return image.id.toString();
    case ImageColumn::Architecture:
        return image.architecture.name();
    case ImageColumn::Username:
        return image.username;
    case ImageColumn::Owner:
        return image.owner;
    case ImageColumn::Library:
        return image.library.toString();
    default: // the others have numbers, or (Name) keys of their own
        return image.name;
    }
}

// Missing last, whichever way the rest is turned.
int turned(bool missingA, bool missingB, int order, Qt::SortOrder way) {
    if (missingA || missingB) {
        return compareValues(missingA, missingB);
    }
    return way == Qt::AscendingOrder ? order : -order;
}

quint64 firstBytes(const QByteArray& key) {
    quint64 result = 0;
    for (qsizetype i = 0; i < 8; ++i) {
        result = (result << 8) | (i < key.size() ? static_cast<quint8>(key.at(i)) : 0);
    }
    return result;
}

} // namespace

// A column's raw value as a number, missing or not; nullopt for columns that sort by text.
struct ImageIndex::Number {
    bool missing = false;
    qint64 value = 0;
};

std::optional<ImageIndex::Number> ImageIndex::numberOf(Row row, ImageColumn column) const {
    const Image& image = m_images.at(row);
    const auto sizeOf = [](qint64 bytes) { return Number{.missing = bytes <= 0, .value = bytes}; };
    const qint64 disk = image.virtualSize > 0 ? image.virtualSize : image.expectedSize;
    switch (column) {
    case ImageColumn::Mark:
        return Number{.missing = !image.official && !image.starred, .value = image.official ? 0 : 1};
    case ImageColumn::Status:
        return Number{.value = static_cast<qint64>(image.status)};
    case ImageColumn::Data:
        return Number{.missing = image.status == ImageStatus::Failed, .value = image.diskSize};
    case ImageColumn::SizeBar: // how full the bar is; 2^20 steps are finer than any screen
        return Number{
            .missing = disk <= 0, .value = disk <= 0 ? 0 : qRound64(double(image.diskSize) / double(disk) * (1 << 20))};
    case ImageColumn::VirtualSize:
        return sizeOf(disk);
    case ImageColumn::Servers:
        return Number{.value = uses(image.key())};
    case ImageColumn::Access:
        return Number{.value = image.isPublic ? 1 : 0};
    case ImageColumn::Exceptions:
        return Number{.missing = imageExceptions(image) == 0, .value = imageExceptions(image)};
    case ImageColumn::Created:
        return Number{.missing = !image.createdAt.isValid(), .value = image.createdAt.toMSecsSinceEpoch()};
    case ImageColumn::Type:
        return Number{.value = image.official ? 0 : image.sourceType == SourceType::Upload ? 1 : 2};
    case ImageColumn::Mode:
        return Number{.value = static_cast<qint64>(image.mode)};
    case ImageColumn::Stored:
        return Number{.missing = !image.storedSize, .value = image.storedSize.value_or(0)};
    case ImageColumn::Frees:
        return Number{.missing = !image.freesBytes, .value = image.freesBytes.value_or(0)};
    case ImageColumn::Name:
    case ImageColumn::Id:
    case ImageColumn::Architecture:
    case ImageColumn::Username:
    case ImageColumn::Owner:
    case ImageColumn::Library:
    case ImageColumn::Count:
        return std::nullopt;
    }
    return std::nullopt;
}

quint8 imageExceptions(const Image& image) {
    int marks = 0;
    if (image.architecture == Architecture::i686()) {
        marks |= Is32Bit;
    } else if (image.architecture.isSet() && !image.architecture.isBuildable()) {
        marks |= IsOtherArchitecture;
    }
    if (image.mode == ImageMode::Compatibility) {
        marks |= IsCompatibility;
    }
    if (image.locked) {
        marks |= IsLocked;
    }
    return static_cast<quint8>(marks);
}

void ImageIndex::clear() {
    ImageIndex empty;
    empty.setFilter(m_filter);
    empty.setSortKeys(m_keys);
    empty.m_uses = m_uses;
    *this = std::move(empty);
}

ImageIndex::Row ImageIndex::insertOrUpdate(const Image& image) {
    const auto found = m_rows.constFind(image.key());
    Row row = 0;
    if (found != m_rows.cend()) {
        row = *found;
        forgetPlace(row);
        tally(m_images[row], -1);
        m_wasted += m_spans[row].length;
        m_images[row] = image;
    } else {
        row = static_cast<Row>(m_images.size());
        m_rows.insert(image.key(), row);
        m_images.push_back(image);
        m_spans.emplace_back();
        m_scopes.emplace_back();
        if (!m_libraryNumbers.contains(image.library)) {
            m_libraryNumbers.insert(image.library, static_cast<quint16>(m_libraryNumbers.size()));
        }
        m_libraries.push_back(m_libraryNumbers.value(image.library));
        m_orderKeys.emplace_back();
        m_nameKeys.emplace_back();
    }
    tally(image, 1);
    quint8 scopes = 0;
    for (size_t i = 0; i < kScopes; ++i) {
        scopes = static_cast<quint8>(scopes | (showsIn(image, static_cast<Scope>(i)) ? 1U << i : 0U));
    }
    m_scopes[row] = scopes;
    m_orderKeys[row] = orderKey(image);
    m_nameKeys[row] = nameOrderKey(image.name);
    pack(row);
    findPlace(row);
    return row;
}

bool ImageIndex::remove(const ImageKey& key) {
    const auto found = m_rows.constFind(key);
    if (found == m_rows.cend()) {
        return false;
    }
    const Row row = *found;
    const auto last = static_cast<Row>(m_images.size() - 1);
    forgetPlace(row);
    tally(m_images[row], -1);
    m_wasted += m_spans[row].length;
    m_rows.erase(found);
    if (row != last) {
        forgetPlace(last); // it goes by another number from now on
        m_images[row] = std::move(m_images[last]);
        m_spans[row] = m_spans[last];
        m_scopes[row] = m_scopes[last];
        m_libraries[row] = m_libraries[last];
        m_orderKeys[row] = std::move(m_orderKeys[last]);
        m_nameKeys[row] = std::move(m_nameKeys[last]);
        m_rows[m_images[row].key()] = row;
    }
    m_images.pop_back();
    m_spans.pop_back();
    m_scopes.pop_back();
    m_libraries.pop_back();
    m_orderKeys.pop_back();
    m_nameKeys.pop_back();
    if (row != last) {
        findPlace(row);
    }
    return true;
}

std::optional<ImageIndex::Row> ImageIndex::find(const ImageKey& key) const {
    const auto found = m_rows.constFind(key);
    return found == m_rows.cend() ? std::nullopt : std::optional(*found);
}

const Image& ImageIndex::image(Row row) const {
    return m_images.at(row);
}

qsizetype ImageIndex::size() const {
    return static_cast<qsizetype>(m_images.size());
}

void ImageIndex::setFilter(const ImageFilter& filter) {
    m_filter = filter;
    m_words.clear();
    for (const QString& word : filter.words) {
        m_words.append(word.toUtf8());
    }
}

const ImageFilter& ImageIndex::filter() const {
    return m_filter;
}

void ImageIndex::setSortKeys(const QList<SortKey>& keys) {
    if (keys != m_keys) {
        m_keys = keys;
        m_ordered = false;
    }
}

const QList<SortKey>& ImageIndex::sortKeys() const {
    return m_keys;
}

const ImageTally& ImageIndex::tally(const std::optional<LibraryId>& library) const {
    static const ImageTally none;
    if (!library) {
        return m_all;
    }
    const auto found = m_tallies.constFind(*library);
    return found == m_tallies.cend() ? none : *found;
}

void ImageTally::add(const Image& image, int step) {
    for (size_t i = 0; i < counts.size(); ++i) {
        counts.at(i) += inScope(image, static_cast<Scope>(i)) ? step : 0;
    }
    if (image.status != ImageStatus::Deleted) {
        totals.images += step;
        totals.virtualSize += step * image.virtualSize;
        totals.data += step * image.diskSize;
        totals.stored += step * image.storedSize.value_or(0);
    }
}

void ImageIndex::tally(const Image& image, int step) {
    m_all.add(image, step);
    ImageTally& own = m_tallies[image.library];
    own.add(image, step);
    if (own == ImageTally{}) {
        m_tallies.remove(image.library);
    }
}

std::vector<ImageIndex::Row> ImageIndex::setUses(const LibraryId& library, const QHash<ImageId, int>& uses) {
    const QHash<ImageId, int> before = m_uses.value(library);
    std::vector<Row> differing;
    const auto compareAll = [&](const QHash<ImageId, int>& some, const QHash<ImageId, int>& others, bool missingOnly) {
        for (const auto& [id, count] : some.asKeyValueRange()) {
            const auto other = others.constFind(id);
            if (missingOnly ? other == others.cend() : other == others.cend() || *other != count) {
                if (const auto row = find({library, id})) {
                    differing.push_back(*row);
                }
            }
        }
    };
    compareAll(uses, before, false);
    compareAll(before, uses, true);
    const bool sorts = std::ranges::contains(m_keys, ImageColumn::Servers, &SortKey::column);
    m_ordered = m_ordered && (differing.empty() || !sorts);
    m_uses.insert(library, uses);
    return differing;
}

int ImageIndex::uses(const ImageKey& key) const {
    const auto found = m_uses.constFind(key.library);
    return found == m_uses.cend() ? 0 : found->value(key.image);
}

void ImageIndex::pack(Row row) {
    if (m_wasted > 64 * 1024 && m_wasted > m_used / 2) {
        m_spans[row] = {};
        repack();
    }
    const QByteArray text = searchableText(m_images[row]).toUtf8();
    m_spans[row] = {.offset = m_used, .length = static_cast<size_t>(text.size())};
    m_text.resize(m_used); // takes the padding off
    m_text.insert(m_text.end(), text.begin(), text.end());
    m_used = m_text.size();
    m_text.resize(m_used + kSearchPadding);
}

void ImageIndex::repack() {
    std::vector<char> packed;
    packed.reserve(m_used - m_wasted + kSearchPadding);
    for (Span& span : m_spans) {
        const auto* begin = m_text.data() + span.offset;
        span.offset = packed.size();
        packed.insert(packed.end(), begin, begin + span.length);
    }
    m_used = packed.size();
    m_wasted = 0;
    packed.resize(m_used + kSearchPadding);
    m_text = std::move(packed);
}

bool ImageIndex::hasWords(std::span<const char> text) const {
    return std::ranges::all_of(m_words, [text](const QByteArray& word) { return containsBytes(text, word); });
}

bool ImageIndex::matches(Row row) const {
    const Span span = m_spans.at(row);
    return hasWords({m_text.data() + span.offset, span.length})
        && matchesFields(m_filter, m_images[row], uses(m_images[row].key()));
}

bool ImageIndex::matches(const Image& image) const {
    if (!matchesFields(m_filter, image, uses(image.key()))) {
        return false;
    }
    const QByteArray text = searchableText(image).toUtf8();
    const QByteArray padded = text + QByteArray(kSearchPadding, '\0');
    return hasWords({padded.data(), static_cast<size_t>(text.size())});
}

QVariant ImageIndex::sortValue(Row row, ImageColumn column) const {
    if (const auto number = numberOf(row, column)) {
        return number->missing ? QVariant() : QVariant(number->value);
    }
    const QString& text = textOf(m_images.at(row), column);
    return text.isEmpty() ? QVariant() : QVariant(text);
}

int ImageIndex::compare(Row a, Row b, const SortKey& key) const {
    const Image& first = m_images[a];
    const Image& second = m_images[b];
    if (key.column == ImageColumn::Name) {
        return turned(false, false, compareBytes(m_nameKeys[a], m_nameKeys[b]), key.order);
    }
    if (const auto one = numberOf(a, key.column)) {
        const auto other = numberOf(b, key.column);
        return turned(one->missing, other->missing, compareValues(one->value, other->value), key.order);
    }
    const QString& one = textOf(first, key.column);
    const QString& other = textOf(second, key.column);
    return turned(one.isEmpty(), other.isEmpty(), one.compare(other, Qt::CaseInsensitive), key.order);
}

bool ImageIndex::less(Row a, Row b) const {
    if (m_keys.isEmpty()) {
        return m_orderKeys[a] < m_orderKeys[b];
    }
    for (const SortKey& key : m_keys) {
        if (const int order = compare(a, b, key); order != 0) {
            return order < 0;
        }
    }
    if (const int order = compareBytes(m_nameKeys[a], m_nameKeys[b]); order != 0) {
        return order < 0;
    }
    const Image& one = m_images[a];
    const Image& other = m_images[b];
    return std::tie(one.name, one.id, one.library) < std::tie(other.name, other.id, other.library);
}

// A number that never contradicts less(): what sorts many rows compares it first, without touching the images.
quint64 ImageIndex::prefix(Row row) const {
    if (m_keys.isEmpty()) {
        return firstBytes(m_orderKeys[row]);
    }
    const SortKey& key = m_keys.front();
    if (key.column == ImageColumn::Name) {
        const quint64 bytes = firstBytes(m_nameKeys[row]);
        return key.order == Qt::AscendingOrder ? bytes : ~bytes;
    }
    const auto number = numberOf(row, key.column);
    if (!number) {
        return 0;
    }
    if (number->missing) {
        return std::numeric_limits<quint64>::max();
    }
    // With its sign bit flipped a signed number compares as an unsigned one.
    const quint64 bits = static_cast<quint64>(number->value) ^ (quint64(1) << 63);
    return key.order == Qt::AscendingOrder ? bits : ~bits;
}

void ImageIndex::order() const {
    m_patches = 0;
    if (m_ordered) {
        return;
    }
    struct Entry {
        quint64 prefix;
        Row row;
    };
    std::vector<Entry> entries(m_images.size());
    for (Row row = 0; row < entries.size(); ++row) {
        entries[row] = {prefix(row), row};
    }
    std::ranges::sort(entries, [this](const Entry& a, const Entry& b) {
        return a.prefix != b.prefix ? a.prefix < b.prefix : less(a.row, b.row);
    });
    m_order.resize(entries.size());
    std::ranges::transform(entries, m_order.begin(), &Entry::row);
    m_ordered = true;
}

// Takes the row out of the order while its values are still the old ones.
void ImageIndex::forgetPlace(Row row) {
    if (!m_ordered || ++m_patches > kMostPatches) {
        m_ordered = false;
        return;
    }
    const auto place = std::ranges::lower_bound(m_order, row, [this](Row a, Row b) { return less(a, b); });
    Q_ASSERT(place != m_order.end() && *place == row);
    m_order.erase(place);
}

void ImageIndex::findPlace(Row row) {
    if (!m_ordered || ++m_patches > kMostPatches) {
        m_ordered = false;
        return;
    }
    m_order.insert(std::ranges::lower_bound(m_order, row, [this](Row a, Row b) { return less(a, b); }), row);
}

std::vector<ImageIndex::Row> ImageIndex::visible() const {
    order();
    // By row number first, so that the text is read from front to back; then the hits in order.
    ImageFilter rest = m_filter;
    rest.words.clear();
    rest.notUnderstood.clear();
    rest.library.reset();
    const bool scopeOnly = rest == ImageFilter{.scope = m_filter.scope};
    const auto only
        = m_filter.library ? std::optional(m_libraryNumbers.value(*m_filter.library, kNoLibrary)) : std::nullopt;
    const auto scope = 1U << static_cast<unsigned>(m_filter.scope);
    std::vector<quint8> hits(m_images.size());
    for (size_t row = 0; row < hits.size(); ++row) {
        const Span span = m_spans[row];
        hits[row] = (m_scopes[row] & scope) != 0 && (!only || m_libraries[row] == *only)
            && hasWords({m_text.data() + span.offset, span.length})
            && (scopeOnly || matchesFields(m_filter, m_images[row], uses(m_images[row].key())));
    }
    std::vector<Row> result;
    result.reserve(hits.size());
    std::ranges::copy_if(m_order, std::back_inserter(result), [&hits](Row row) { return hits[row] != 0; });
    return result;
}

} // namespace platter
