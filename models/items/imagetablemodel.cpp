// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/items/imagetablemodel.h"

#include "models/items/imagemime.h"
#include "models/items/imagesources.h"
#include "models/items/imagetexts.h"

#include <QLocale>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace platter {

namespace {

using Row = ImageIndex::Row;

// More separate ranges than this are not signalled one by one: the rows are moved together by one layoutChanged first.
constexpr size_t kMostRanges = 64;
constexpr size_t kMostTexts = 4096; // rows whose texts are kept: far more than any screen shows
constexpr int kColumns = static_cast<int>(ImageColumn::Count);

struct Range {
    size_t first = 0;
    size_t last = 0;
};

// Neighbouring places as ranges; `places` is sorted.
std::vector<Range> ranges(const std::vector<size_t>& places) {
    std::vector<Range> found;
    for (const size_t place : places) {
        if (!found.empty() && found.back().last + 1 == place) {
            found.back().last = place;
        } else {
            found.push_back({place, place});
        }
    }
    return found;
}

} // namespace

// The result of the index as the model shows it: places are rows of the table, Rows are the index's numbers.
class ImageTableModel::Private {
public:
    explicit Private(ImageTableModel* model)
        : q(model) { }

    void show(std::vector<Row> rows, QAbstractItemModel::LayoutChangeHint hint);
    void merge(const QList<Image>& changed, const QList<ImageKey>& gone);
    const QString& text(Row row, ImageColumn column) const;
    void readAll(const LibraryId& id, const QList<Image>& images);
    void readUses(const LibraryId& id, const QHash<ImageId, int>& uses);
    QList<ImageKey> keysOf(const LibraryId& library) const;

    ImageTableModel* q;
    ImageIndex index;
    std::vector<Row> visible; // place → row
    std::vector<qint32> places; // row → place, −1 when it is not shown
    ImageSources sources;
    mutable std::unordered_map<Row, std::array<QString, kColumns>> texts;

private:
    void renumber(size_t from);
    void hide(std::vector<size_t> doomed);
    void forget(const QList<ImageKey>& gone);
    void sortAgain(std::vector<Row> touched);
    void insert(std::vector<Row> rows);
    void tellChanged(const std::vector<Row>& rows);
    std::vector<Row> merged(const std::vector<Row>& sorted, std::vector<Row> more) const;
    bool inOrder(size_t place) const;
    auto less() const {
        return [this](Row a, Row b) { return index.less(a, b); };
    }
};

void ImageTableModel::Private::renumber(size_t from) {
    for (size_t place = from; place < visible.size(); ++place) {
        places[visible[place]] = static_cast<qint32>(place);
    }
}

// Another set or order of rows by one layoutChanged; persistent indexes follow their rows, those of hidden rows end.
void ImageTableModel::Private::show(std::vector<Row> rows, QAbstractItemModel::LayoutChangeHint hint) {
    if (rows == visible) {
        return;
    }
    Q_EMIT q->layoutAboutToBeChanged({}, hint);
    const QModelIndexList before = q->persistentIndexList();
    std::vector<Row> pointed;
    pointed.reserve(static_cast<size_t>(before.size()));
    for (const QModelIndex& each : before) {
        pointed.push_back(visible[static_cast<size_t>(each.row())]);
    }
    for (const Row row : visible) {
        places[row] = -1;
    }
    visible = std::move(rows);
    renumber(0);
    QModelIndexList after;
    after.reserve(before.size());
    for (qsizetype i = 0; i < before.size(); ++i) {
        const int place = places[pointed[static_cast<size_t>(i)]];
        after.append(place < 0 ? QModelIndex() : q->index(place, before.at(i).column()));
    }
    q->changePersistentIndexList(before, after);
    Q_EMIT q->layoutChanged({}, hint);
}

void ImageTableModel::Private::hide(std::vector<size_t> doomed) {
    std::ranges::sort(doomed);
    std::vector<Range> parts = ranges(doomed);
    if (parts.size() > kMostRanges) {
        std::vector<Row> rows;
        std::vector<Row> last;
        for (size_t place = 0, next = 0; place < visible.size(); ++place) {
            const bool isDoomed = next < doomed.size() && doomed[next] == place;
            next += isDoomed ? 1 : 0;
            (isDoomed ? last : rows).push_back(visible[place]);
        }
        parts = {{.first = rows.size(), .last = visible.size() - 1}};
        rows.insert(rows.end(), last.begin(), last.end());
        show(std::move(rows), QAbstractItemModel::VerticalSortHint);
    }
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        q->beginRemoveRows({}, static_cast<int>(part->first), static_cast<int>(part->last));
        const auto begin = visible.begin() + static_cast<std::ptrdiff_t>(part->first);
        const auto end = visible.begin() + static_cast<std::ptrdiff_t>(part->last + 1);
        std::for_each(begin, end, [this](Row row) { places[row] = -1; });
        visible.erase(begin, end);
        renumber(part->first);
        q->endRemoveRows();
    }
}

// Takes what is gone (and hidden already) out of the index, whose last row gets the free number each time.
void ImageTableModel::Private::forget(const QList<ImageKey>& gone) {
    for (const ImageKey& key : gone) {
        const auto row = index.find(key);
        if (!row) {
            continue;
        }
        const auto last = static_cast<Row>(index.size() - 1);
        index.remove(key);
        texts.erase(*row);
        texts.erase(last);
        if (*row != last) {
            places[*row] = places[last];
            if (places[*row] >= 0) {
                visible[static_cast<size_t>(places[*row])] = *row;
            }
        }
        places.pop_back();
    }
}

bool ImageTableModel::Private::inOrder(size_t place) const {
    return (place == 0 || index.less(visible[place - 1], visible[place]))
        && (place + 1 == visible.size() || index.less(visible[place], visible[place + 1]));
}

std::vector<Row> ImageTableModel::Private::merged(const std::vector<Row>& sorted, std::vector<Row> more) const {
    std::ranges::sort(more, less());
    std::vector<Row> all;
    all.reserve(sorted.size() + more.size());
    std::ranges::merge(sorted, more, std::back_inserter(all), less());
    return all;
}

// Moves the rows that a change put out of order.
void ImageTableModel::Private::sortAgain(std::vector<Row> touched) {
    const auto stands = [this](Row row) { return inOrder(static_cast<size_t>(places[row])); };
    if (std::ranges::all_of(touched, stands)) {
        return;
    }
    const std::unordered_set<Row> moving(touched.begin(), touched.end());
    std::vector<Row> rest;
    rest.reserve(visible.size());
    std::ranges::copy_if(visible, std::back_inserter(rest), [&moving](Row row) { return !moving.contains(row); });
    show(merged(rest, std::move(touched)), QAbstractItemModel::VerticalSortHint);
}

void ImageTableModel::Private::insert(std::vector<Row> rows) {
    if (rows.empty()) {
        return;
    }
    std::ranges::sort(rows, less());
    struct Part {
        size_t at; // before which place
        size_t first; // of rows
        size_t count;
    };
    std::vector<Part> parts;
    for (size_t i = 0; i < rows.size(); ++i) {
        const auto at = static_cast<size_t>(std::ranges::lower_bound(visible, rows[i], less()) - visible.begin());
        if (!parts.empty() && parts.back().at == at) {
            ++parts.back().count;
        } else {
            parts.push_back({.at = at, .first = i, .count = 1});
        }
    }
    const bool scattered = parts.size() > kMostRanges;
    if (scattered) { // all at the end first, then to their places
        parts = {{.at = visible.size(), .first = 0, .count = rows.size()}};
    }
    const std::vector<Row> before = scattered ? visible : std::vector<Row>();
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        q->beginInsertRows({}, static_cast<int>(part->at), static_cast<int>(part->at + part->count - 1));
        const auto from = rows.begin() + static_cast<std::ptrdiff_t>(part->first);
        visible.insert(visible.begin() + static_cast<std::ptrdiff_t>(part->at), from,
            from + static_cast<std::ptrdiff_t>(part->count));
        renumber(part->at);
        q->endInsertRows();
    }
    if (scattered) {
        show(merged(before, std::move(rows)), QAbstractItemModel::VerticalSortHint);
    }
}

void ImageTableModel::Private::tellChanged(const std::vector<Row>& rows) {
    std::vector<size_t> touched;
    for (const Row row : rows) {
        touched.push_back(static_cast<size_t>(places[row]));
    }
    std::ranges::sort(touched);
    std::vector<Range> parts = ranges(touched);
    if (parts.size() > kMostRanges) {
        parts = {{.first = touched.front(), .last = touched.back()}};
    }
    for (const Range& part : parts) {
        Q_EMIT q->dataChanged(
            q->index(static_cast<int>(part.first), 0), q->index(static_cast<int>(part.last), kColumns - 1));
    }
}

// In steps that each leave the model whole: hide with the old values still there, then exchange the values, then move,
// then show what is new.
void ImageTableModel::Private::merge(const QList<Image>& changed, const QList<ImageKey>& gone) {
    const QSet<ImageKey> without(gone.begin(), gone.end());
    QHash<ImageKey, const Image*> latest; // where a key comes twice the later one counts
    for (const Image& image : changed) {
        latest.insert(image.key(), &image);
    }
    std::vector<const Image*> real;
    std::unordered_set<Row> hidden; // by row: a key may come twice, and its row must go once
    for (const Image& image : changed) {
        const auto row = index.find(image.key());
        if (latest.value(image.key()) != &image || without.contains(image.key())
            || (row && index.image(*row) == image)) {
            continue;
        }
        real.push_back(&image);
        if (row && places[*row] >= 0 && !index.matches(image)) {
            hidden.insert(*row);
        }
    }
    for (const ImageKey& key : gone) {
        if (const auto row = index.find(key); row && places[*row] >= 0) {
            hidden.insert(*row);
        }
    }
    std::vector<size_t> doomed;
    std::ranges::transform(
        hidden, std::back_inserter(doomed), [this](Row row) { return static_cast<size_t>(places[row]); });
    hide(std::move(doomed));
    forget(gone);

    std::vector<Row> touched;
    std::vector<Row> added;
    for (const Image* image : real) {
        const Row row = index.insertOrUpdate(*image);
        texts.erase(row);
        if (row == places.size()) {
            places.push_back(-1);
        }
        if (places[row] >= 0) {
            touched.push_back(row);
        } else if (index.matches(row)) {
            added.push_back(row);
        }
    }
    sortAgain(touched);
    insert(std::move(added));
    tellChanged(touched);
}

const QString& ImageTableModel::Private::text(Row row, ImageColumn column) const {
    auto found = texts.find(row);
    if (found == texts.end()) {
        if (texts.size() >= kMostTexts) {
            texts.clear();
        }
        const Image& image = index.image(row);
        found = texts.try_emplace(row).first;
        for (int i = 0; i < kColumns; ++i) {
            found->second.at(static_cast<size_t>(i)) = ImageTexts::display(image, static_cast<ImageColumn>(i));
        }
        QString& library = found->second.at(static_cast<size_t>(ImageColumn::Library));
        if (const QString name = sources.name(image.library); !name.isEmpty()) {
            library = name;
        }
        if (const int uses = index.uses(image.key()); uses > 0) {
            found->second.at(static_cast<size_t>(ImageColumn::Servers)) = QLocale().toString(uses);
        }
        if (q->isUnlisted(image.key())) {
            found->second.at(static_cast<size_t>(ImageColumn::Exceptions)) = ImageTexts::exceptions(image, true);
        }
    }
    return found->second.at(static_cast<size_t>(column));
}

ImageTableModel::ImageTableModel(QObject* parent)
    : QAbstractTableModel(parent)
    , d(std::make_unique<Private>(this)) {
    connect(&d->sources, &ImageSources::read, this,
        [this](const LibraryId& id, const QList<Image>& images) { d->readAll(id, images); });
    connect(&d->sources, &ImageSources::changed, this, &ImageTableModel::merge);
    connect(&d->sources, &ImageSources::used, this,
        [this](const LibraryId& id, const QHash<ImageId, int>& uses) { d->readUses(id, uses); });
    connect(&d->sources, &ImageSources::removed, this, [this](const LibraryId& id) {
        merge({}, d->keysOf(id));
        d->index.setUses(id, {});
    });
}

ImageTableModel::~ImageTableModel() = default;

QList<ImageKey> ImageTableModel::Private::keysOf(const LibraryId& library) const {
    QList<ImageKey> keys;
    for (Row row = 0; row < index.size(); ++row) {
        if (index.image(row).library == library) {
            keys.append(index.image(row).key());
        }
    }
    return keys;
}

// Merged: what is the same stays untouched.
void ImageTableModel::Private::readAll(const LibraryId& id, const QList<Image>& images) {
    texts.clear(); // the library may have another name
    QSet<ImageKey> present;
    for (const Image& image : images) {
        present.insert(image.key());
    }
    QList<ImageKey> gone = keysOf(id);
    gone.removeIf([&present](const ImageKey& key) { return present.contains(key); });
    q->merge(images, gone);
}

void ImageTableModel::Private::readUses(const LibraryId& id, const QHash<ImageId, int>& uses) {
    std::vector<Row> shown;
    for (const Row row : index.setUses(id, uses)) {
        texts.erase(row);
        if (places[row] >= 0) {
            shown.push_back(row);
        }
    }
    tellChanged(shown);
    show(index.visible(), QAbstractItemModel::VerticalSortHint);
}

void ImageTableModel::addLibrary(Library* library) {
    d->sources.add(library);
}

void ImageTableModel::removeLibrary(const LibraryId& id) {
    d->sources.remove(id);
}

void ImageTableModel::follow(LibrarySet* libraries) {
    d->sources.follow(libraries);
}

void ImageTableModel::showUnlisted(const ImageKey& key) {
    d->sources.want(key);
}

bool ImageTableModel::isUnlisted(const ImageKey& key) const {
    const Image* image = find(key);
    return image && d->sources.isUnlisted(*image);
}

int ImageTableModel::servers(const ImageKey& key) const {
    return d->index.uses(key);
}

void ImageTableModel::merge(const QList<Image>& changed, const QList<ImageKey>& gone) {
    const QHash<LibraryId, ImageTally> before = d->index.tallies();
    QList<Image> shown;
    QList<ImageKey> hidden = gone;
    for (const Image& image : changed) {
        d->sources.isShown(image, d->index.uses(image.key()) > 0) ? shown.append(image) : hidden.append(image.key());
    }
    d->merge(shown, hidden);
    if (d->index.tallies() != before) {
        Q_EMIT countsChanged();
    }
}

int ImageTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(d->visible.size());
}

int ImageTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant ImageTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row row = d->visible[static_cast<size_t>(index.row())];
    const auto column = static_cast<ImageColumn>(index.column());
    const Image& image = d->index.image(row);
    switch (role) {
    case Qt::DisplayRole:
        return d->text(row, column);
    case Qt::EditRole:
        return column == ImageColumn::Name ? image.name : d->text(row, column);
    case Qt::ToolTipRole:
        return ImageTexts::toolTip(image, column);
    case Qt::AccessibleTextRole:
        return accessibleText(row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (ImageTexts::isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
    case ImageKeyRole:
        return QVariant::fromValue(image.key());
    case ImageRole:
        return QVariant::fromValue(image);
    case SortRole:
        return d->index.sortValue(row, column);
    case StatusRole:
        return static_cast<int>(image.status);
    case MarkRole:
        return static_cast<int>(markOf(image));
    case SizeBarRole:
        return QVariant::fromValue(sizeBarOf(image));
    case FailureRole:
        return (image.status == ImageStatus::Failed || image.status == ImageStatus::Unavailable) && image.failure
            ? image.failure->message
            : QString();
    case ServersRole:
        return d->index.uses(image.key());
    case FadedRole:
        return isFading(image) && filter().scope != Scope::Deleted;
    default:
        return {};
    }
}

QString ImageTableModel::accessibleText(quint32 row, ImageColumn column) const {
    const Image& image = d->index.image(row);
    switch (column) {
    case ImageColumn::Library:
        return d->text(row, column);
    case ImageColumn::Servers:
        return tr("used by %n server(s)", nullptr, d->index.uses(image.key()));
    case ImageColumn::Exceptions:
        return isUnlisted(image.key()) ? d->text(row, column) : ImageTexts::accessible(image, column);
    default:
        return ImageTexts::accessible(image, column);
    }
}

bool ImageTableModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || !checkIndex(index) || role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable)) {
        return false;
    }
    const Image* image = imageAt(index.row());
    const QString name = value.toString().trimmed();
    if (name == image->name || !ImageRules::canChange(*image, {.name = name})) {
        return false;
    }
    Q_EMIT renameRequested(image->key(), name);
    return true;
}

QVariant ImageTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) {
        return {};
    }
    const auto column = static_cast<ImageColumn>(section);
    switch (role) {
    case Qt::DisplayRole:
        return ImageTexts::header(column);
    case Qt::ToolTipRole:
        return ImageTexts::headerToolTip(column);
    case Qt::AccessibleTextRole: // those without a text, too
        return ImageTexts::header(column).isEmpty() ? ImageTexts::headerToolTip(column) : ImageTexts::header(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::AlignVCenter | (ImageTexts::isRightAligned(column) ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

Qt::ItemFlags ImageTableModel::flags(const QModelIndex& index) const {
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid)) {
        return Qt::NoItemFlags;
    }
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == static_cast<int>(ImageColumn::Name) && ImageRules::canEdit(*imageAt(index.row()))) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

QStringList ImageTableModel::mimeTypes() const {
    return {imageMimeType()};
}

QMimeData* ImageTableModel::mimeData(const QModelIndexList& indexes) const {
    QList<ImageKey> keys;
    for (const QModelIndex& index : indexes) {
        if (const Image* image = imageAt(index.row()); image && index.column() == indexes.first().column()) {
            keys.append(image->key());
        }
    }
    return imageMimeData(keys).release();
}

void ImageTableModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= kColumns) {
        setSortKeys({});
    } else {
        setSortKeys({{.column = static_cast<ImageColumn>(column), .order = order}});
    }
}

void ImageTableModel::setSortKeys(const QList<SortKey>& keys) {
    d->index.setSortKeys(keys);
    d->show(d->index.visible(), VerticalSortHint);
}

QList<SortKey> ImageTableModel::sortKeys() const {
    return d->index.sortKeys();
}

void ImageTableModel::setFilter(const ImageFilter& filter) {
    if (filter != d->index.filter()) {
        const bool other = filter.library != d->index.filter().library;
        d->index.setFilter(filter);
        d->show(d->index.visible(), NoLayoutChangeHint);
        if (other) {
            Q_EMIT countsChanged();
        }
    }
}

const ImageFilter& ImageTableModel::filter() const {
    return d->index.filter();
}

const Image* ImageTableModel::imageAt(int row) const {
    return row < 0 || row >= rowCount() ? nullptr : &d->index.image(d->visible[static_cast<size_t>(row)]);
}

const Image* ImageTableModel::find(const ImageKey& key) const {
    const auto row = d->index.find(key);
    return row ? &d->index.image(*row) : nullptr;
}

int ImageTableModel::rowOf(const ImageKey& key) const {
    const auto row = d->index.find(key);
    return row ? d->places[*row] : -1;
}

QList<Image> ImageTableModel::all() const {
    QList<Image> images;
    images.reserve(d->index.size());
    for (Row row = 0; row < d->index.size(); ++row) {
        images.append(d->index.image(row));
    }
    return images;
}

int ImageTableModel::count(Scope scope) const {
    return d->index.count(scope);
}

const ImageTally& ImageTableModel::tally(const std::optional<LibraryId>& library) const {
    return d->index.tally(library);
}

ImageTotals ImageTableModel::totals() const {
    return d->index.totals();
}

} // namespace platter
