// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imageindex.h"

#include <QAbstractTableModel>

namespace platter {

class Library;

// Roles beyond Qt's own. All are cheap.
enum ImageRoles {
    ImageKeyRole = Qt::UserRole + 1, // ImageKey
    ImageRole, // Image
    SortRole, // the raw value that the column sorts by
    StatusRole, // int of ImageStatus
    MarkRole, // int of ImageMark
    SizeBarRole, // SizeBar
    FailureRole, // the failure's sentence, empty otherwise
};

enum class ImageMark { None, Official, Starred };

// What a size bar shows, in bytes. total 0: not known.
struct SizeBar {
    qint64 total = 0; // the virtual size
    qint64 data = 0;
    qint64 stored = 0;
    bool creating = false; // then total may be an expectation, and data grows
    bool failed = false;

    bool operator==(const SizeBar&) const = default;
};

// The images of one or several libraries as a table: an ImageIndex's result. Refreshes merge by key with exact signals, so
// selection and scroll survive; a new filter or order is one layoutChanged. Lives in the window's thread.
class ImageTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ImageTableModel(QObject* parent = nullptr);
    ~ImageTableModel() override;

    // Shows the library's images and follows its signals until it is destroyed. May be called for several.
    void addLibrary(Library* library);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(
        const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override; // the name: asks by signal
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(
        const QModelIndex& index) const override; // Name is editable where rules allow; rows can be dragged
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override; // column -1: the order at first

    void setSortKeys(const QList<SortKey>& keys);
    QList<SortKey> sortKeys() const;
    void setFilter(const ImageFilter& filter);
    const ImageFilter& filter() const;

    const Image* imageAt(int row) const; // null when out of range; valid until the next change
    const Image* find(const ImageKey& key) const; // also when filtered out
    int rowOf(const ImageKey& key) const; // -1 when not shown
    QList<Image> all() const; // everything, also what is filtered out

    int count(Scope scope) const; // images in the scope, whatever the search
    ImageTotals totals() const;

    // Merges: by key, with insert, remove and dataChanged signals.
    void merge(const QList<Image>& changed, const QList<ImageKey>& gone);

Q_SIGNALS:
    void countsChanged(); // counts or totals
    void renameRequested(const platter::ImageKey& key, const QString& name);

private:
    class Private;
    friend class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter

Q_DECLARE_METATYPE(platter::SizeBar)
