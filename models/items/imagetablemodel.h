// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imageindex.h"

#include <QAbstractTableModel>

namespace platter {

class Library;
class LibrarySet;

// Roles beyond Qt's own. All are cheap.
enum ImageRoles {
    ImageKeyRole = Qt::UserRole + 1, // ImageKey
    ImageRole, // Image
    SortRole, // the raw value that the column sorts by
    StatusRole, // int of ImageStatus
    MarkRole, // int of ImageMark
    SizeBarRole, // SizeBar
    FailureRole, // the failure's sentence, empty otherwise
    ServersRole, // int: how many servers use it
    FadedRole, // bool: deleted, and shown among those that are not
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

// The images of one or several libraries as a table: an ImageIndex's result. Of other accounts' images those that are listed
// (rules.h, isListed), that a server of one's own uses, or that were asked for by their id. Refreshes merge by key with exact signals, so
// selection and scroll survive; a new filter or order is one layoutChanged. Lives in the window's thread.
class ImageTableModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit ImageTableModel(QObject* parent = nullptr);
    ~ImageTableModel() override;

    // Shows the library's images and follows its signals until it is removed or destroyed. May be called for several.
    void addLibrary(Library* library);
    void removeLibrary(const LibraryId& id);
    // All of the set's libraries, also those that come and go later. The set outlives the model.
    void follow(LibrarySet* libraries);
    // Shows the image although it is not listed, as soon as its library has it.
    void showUnlisted(const ImageKey& key);
    bool isUnlisted(const ImageKey& key) const; // shown, but not listed for its library's owner
    int servers(const ImageKey& key) const; // how many use it

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(
        const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override; // the name: asks by signal
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(
        const QModelIndex& index) const override; // Name is editable where rules allow; rows can be dragged
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override; // the keys: for dragging onto a library
    Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override; // column -1: the order at first

    void setSortKeys(const QList<SortKey>& keys);
    QList<SortKey> sortKeys() const;
    void setFilter(const ImageFilter& filter);
    const ImageFilter& filter() const;

    const Image* imageAt(int row) const; // null when out of range; valid until the next change
    const Image* find(const ImageKey& key) const; // also when filtered out
    int rowOf(const ImageKey& key) const; // -1 when not shown
    QList<Image> all() const; // everything, also what is filtered out

    int count(Scope scope) const; // images in the scope, of the filter's library or of all, whatever the search
    ImageTotals totals() const; // the same
    const ImageTally& tally(const std::optional<LibraryId>& library) const; // of that library; unset: of all

    // Merges: by key, with insert, remove and dataChanged signals.
    void merge(const QList<Image>& changed, const QList<ImageKey>& gone);

Q_SIGNALS:
    void countsChanged(); // counts or totals of any library, or of the filter's
    void renameRequested(const platter::ImageKey& key, const QString& name);

private:
    QString accessibleText(quint32 row, ImageColumn column) const;
    class Private;
    friend class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter

Q_DECLARE_METATYPE(platter::SizeBar)
