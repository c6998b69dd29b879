// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/imagetablemodel.h"
#include "ui/tableheader.h"

#include <QTableView>
#include <QTimer>
#include <QVariantMap>

class QMenu;

namespace platter {

// The table of images. Its rows have a fixed height and hairlines between them; a failed image's reason is written across
// the columns that are empty for it. Columns can be moved, sized and hidden.
class ImageTableView : public QTableView {
    Q_OBJECT

public:
    explicit ImageTableView(ImageTableModel* model, QWidget* parent = nullptr); // the model outlives the view

    QList<Image> selectedImages() const; // in the order shown
    bool selectImage(const ImageKey& key); // alone, and scrolled to; false when it is not shown
    void editName(const ImageKey& key); // opens the editor in its row

    bool isCompact() const { return m_compact; }
    void setCompact(bool compact); // rows of 26 instead of 34 pixels
    // What is shown at first: of several libraries each row says whose it is, instead of its id; how many servers use it where
    // there are servers. Columns that nobody has changed follow.
    void setFirstColumns(bool library, bool servers);
    void resetColumns(); // order, widths, hidden ones and sorting as at first
    void setSortKeys(const QList<SortKey>& keys);

    // Columns and sorting, to be given back to setLooks(); what it cannot read, or nothing, is how it looks at first. Nothing
    // where that is how it looks: what that is may change.
    QVariantMap looks() const;
    void setLooks(const QVariantMap& looks);

    QMenu* columnsMenu() const { return m_columnsMenu; } // which columns show; Reset
    QMenu* sortMenu() const { return m_sortMenu; }

    void keyboardSearch(const QString& search) override; // by name

Q_SIGNALS:
    void selectionUpdated(); // the selected images or their values differ; collected, once an event loop's turn
    void menuRequested(const QPoint& globalPosition); // on a selected row, by mouse or keyboard
    void opened(const platter::ImageKey& key); // double click or Enter
    void dragBegins(QMimeData* data); // the selected images; more can be added for those it is dropped on

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    void makeDelegates();
    void makeMenus();
    void fillColumnsMenu();
    void fillSortMenu();
    bool isShownAtFirst(ImageColumn column) const;
    QList<int> orderAtFirst() const;
    bool isAsAtFirst() const;
    void fitName(); // gives the name what is left of the width, until the person sizes columns
    void setHoveredRow(int row);
    void updateRowHeight();
    void paintRows(QPainter& painter, const QRect& exposed);
    void paintVeil(QPainter& painter, int row);
    void paintFailure(QPainter& painter, int row, const QString& reason);
    QString columnTitle(ImageColumn column) const;
    QPixmap dragPicture(const QList<Image>& images) const;

    ImageTableModel* m_model;
    TableHeader* m_header;
    QMenu* m_columnsMenu;
    QMenu* m_sortMenu;
    QTimer m_selectionTimer;
    int m_hoveredRow = -1;
    bool m_compact = false;
    bool m_libraryAtFirst = false;
    bool m_serversAtFirst = true;
    bool m_fitName = true;
    bool m_fitting = false;
};

} // namespace platter
