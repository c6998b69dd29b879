// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/imagetableview.h"

#include "models/items/imagetexts.h"
#include "ui/markdelegate.h"
#include "ui/palette.h"
#include "ui/platterstyle.h"
#include "ui/rowdelegate.h"
#include "ui/sizebardelegate.h"
#include "ui/statusdelegate.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDrag>
#include <QHoverEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>

#include <array>
#include <ranges>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kRow = 34;
constexpr int kCompactRow = 26;
constexpr int kLeastName = 180;
constexpr int kLibraryOfSeveral = 124; // “This computer”
constexpr float kVeil = 0.45F; // over what fades

constexpr std::array kShownAtFirst{ImageColumn::Mark, ImageColumn::Name, ImageColumn::Status, ImageColumn::Data,
    ImageColumn::SizeBar, ImageColumn::VirtualSize, ImageColumn::Servers, ImageColumn::Access, ImageColumn::Exceptions,
    ImageColumn::Created, ImageColumn::Id};

// What fails has no sizes yet: the reason takes their room.
constexpr std::array kFailureColumns{ImageColumn::Data, ImageColumn::SizeBar, ImageColumn::VirtualSize};

// Pixels at a digit's width of eight.
int widthAtFirst(ImageColumn column) {
    switch (column) {
    case ImageColumn::Mark:
        return 32;
    case ImageColumn::Name:
        return 250;
    case ImageColumn::Status:
        return 126;
    case ImageColumn::SizeBar:
        return 112;
    case ImageColumn::Created:
        return 144;
    case ImageColumn::Access:
        return 72;
    case ImageColumn::Servers:
        return 66;
    case ImageColumn::Exceptions:
        return 108;
    case ImageColumn::Id:
    case ImageColumn::Data:
    case ImageColumn::VirtualSize:
    case ImageColumn::Stored:
    case ImageColumn::Frees:
        return 88;
    case ImageColumn::Type:
    case ImageColumn::Mode:
    case ImageColumn::Architecture:
    case ImageColumn::Username:
    case ImageColumn::Owner:
    case ImageColumn::Library:
    case ImageColumn::Count:
        return 104;
    }
    Q_UNREACHABLE_RETURN(104);
}

// What a column's words take in the person's language, where they are few and known; else nothing.
int widthOfWords(ImageColumn column, const QFont& font) {
    const QFontMetrics metrics(font);
    const auto padded
        = [&metrics](const QString& text) { return metrics.horizontalAdvance(text) + 2 * RowDelegate::kMargin + 2; };
    int width = 0;
    if (column == ImageColumn::Status) {
        for (const ImageStatus status : {ImageStatus::Creating, ImageStatus::Available, ImageStatus::Deprecated,
                 ImageStatus::Unavailable, ImageStatus::Deleting, ImageStatus::Deleted, ImageStatus::Failed})
            width = std::max(width, StatusDelegate::widthFor(ImageTexts::status(status), font));
    } else if (column == ImageColumn::Access) {
        for (const bool isPublic : {false, true}) {
            Image image;
            image.isPublic = isPublic;
            width = std::max(width, padded(ImageTexts::display(image, column)));
        }
    }
    return width;
}

auto allColumns() {
    return std::views::iota(0, int(ImageColumn::Count));
}

} // namespace

ImageTableView::ImageTableView(ImageTableModel* model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_header(new TableHeader(this))
    , m_columnsMenu(new QMenu(tr("Columns"), this))
    , m_sortMenu(new QMenu(tr("Sort by"), this)) {
    setObjectName("imageTable"_L1);
    setAccessibleName(tr("Images"));
    setHorizontalHeader(m_header);
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setAlternatingRowColors(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers); // F2 comes from the actions
    setTabKeyNavigation(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    setProperty("rowFocus", true);
    setDragEnabled(true); // onto a library in the sidebar
    setDragDropMode(DragOnly);
    setDefaultDropAction(Qt::CopyAction);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    makeDelegates();
    makeMenus();
    updateRowHeight();
    resetColumns();

    connect(m_header, &TableHeader::sortKeysRequested, this, &ImageTableView::setSortKeys);
    connect(m_header, &QHeaderView::sectionResized, this, [this] { m_fitName = m_fitName && m_fitting; });
    connect(m_header, &QWidget::customContextMenuRequested, this,
        [this](const QPoint& at) { m_columnsMenu->popup(m_header->mapToGlobal(at)); });
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (const Image* image = m_model->imageAt(index.row())) {
            Q_EMIT opened(image->key());
        }
    });
    m_selectionTimer.setSingleShot(true);
    m_selectionTimer.setInterval(0);
    connect(&m_selectionTimer, &QTimer::timeout, this, &ImageTableView::selectionUpdated);
    const auto later = [this] { m_selectionTimer.start(); };
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, later);
    connect(model, &QAbstractItemModel::dataChanged, this, later);
    connect(model, &QAbstractItemModel::rowsRemoved, this, later);
    connect(model, &QAbstractItemModel::modelReset, this, later);
}

void ImageTableView::makeDelegates() {
    const auto text
        = [this](ImageColumn column, RowDelegate::Tone tone, Qt::TextElideMode elide, int failureRole = -1) {
              auto* delegate = new RowDelegate(tone, elide, failureRole, this);
              delegate->setRightAligned(isRightAligned(column));
              setItemDelegateForColumn(int(column), delegate);
              return delegate;
          };
    for (const int column : allColumns()) {
        text(ImageColumn(column), RowDelegate::Tone::Dim, Qt::ElideRight);
    }
    // Names of images often differ only at their end (a date): the middle is what can go.
    text(ImageColumn::Name, RowDelegate::Tone::Normal, Qt::ElideMiddle);
    text(ImageColumn::Id, RowDelegate::Tone::Dim, Qt::ElideMiddle)->setFixedPitch(true);
    text(ImageColumn::Data, RowDelegate::Tone::Dim, Qt::ElideRight, FailureRole);
    text(ImageColumn::VirtualSize, RowDelegate::Tone::Dim, Qt::ElideRight, FailureRole);
    setItemDelegateForColumn(int(ImageColumn::Mark), new MarkDelegate(MarkRole, this));
    setItemDelegateForColumn(int(ImageColumn::Status), new StatusDelegate(StatusRole, this));
    setItemDelegateForColumn(int(ImageColumn::SizeBar), new SizeBarDelegate(SizeBarRole, this));
}

QString ImageTableView::columnTitle(ImageColumn column) const {
    const QString title = m_model->headerData(int(column), Qt::Horizontal).toString();
    if (!title.isEmpty()) {
        return title;
    }
    return column == ImageColumn::Mark ? tr("Mark") : tr("Size bar");
}

void ImageTableView::makeMenus() {
    connect(m_columnsMenu, &QMenu::aboutToShow, this, &ImageTableView::fillColumnsMenu);
    connect(m_sortMenu, &QMenu::aboutToShow, this, &ImageTableView::fillSortMenu);
}

void ImageTableView::fillColumnsMenu() {
    m_columnsMenu->clear();
    for (const int column : allColumns()) {
        if (ImageColumn(column) == ImageColumn::Name) {
            continue; // the one that stays
        }
        QAction* action = m_columnsMenu->addAction(columnTitle(ImageColumn(column)));
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            fitName();
        });
    }
    m_columnsMenu->addSeparator();
    connect(m_columnsMenu->addAction(tr("Reset Columns")), &QAction::triggered, this, &ImageTableView::resetColumns);
}

void ImageTableView::fillSortMenu() {
    m_sortMenu->clear();
    const QList<SortKey> keys = m_header->sortKeys();
    QAction* first = m_sortMenu->addAction(tr("Official First, Newest First"));
    first->setCheckable(true);
    first->setChecked(keys.isEmpty());
    connect(first, &QAction::triggered, this, [this] { setSortKeys({}); });
    m_sortMenu->addSeparator();
    for (const int column : allColumns()) {
        QAction* action = m_sortMenu->addAction(columnTitle(ImageColumn(column)));
        action->setCheckable(true);
        action->setChecked(!keys.isEmpty() && keys.first().column == ImageColumn(column));
        connect(action, &QAction::triggered, this,
            [this, column] { setSortKeys(nextSortKeys(m_header->sortKeys(), ImageColumn(column), false)); });
    }
}

void ImageTableView::setSortKeys(const QList<SortKey>& keys) {
    m_header->setSortKeys(keys);
    m_model->setSortKeys(keys);
}

void ImageTableView::setFirstColumns(bool library, bool servers) {
    if (library == m_libraryAtFirst && servers == m_serversAtFirst) {
        return;
    }
    const bool untouched = isAsAtFirst();
    m_libraryAtFirst = library;
    m_serversAtFirst = servers;
    if (untouched) {
        resetColumns();
    }
}

bool ImageTableView::isShownAtFirst(ImageColumn column) const {
    switch (column) {
    case ImageColumn::Library:
        return m_libraryAtFirst;
    case ImageColumn::Id:
    case ImageColumn::Access: // the scopes tell
        return !m_libraryAtFirst;
    case ImageColumn::Servers:
        return m_serversAtFirst;
    default:
        return std::ranges::contains(kShownAtFirst, column);
    }
}

// By their places.
QList<int> ImageTableView::orderAtFirst() const {
    const auto columns = allColumns();
    QList<int> order(columns.begin(), columns.end());
    if (m_libraryAtFirst) {
        order.move(int(ImageColumn::Library), int(ImageColumn::Name) + 1);
    }
    return order;
}

// But for the name's width, which is the window's.
bool ImageTableView::isAsAtFirst() const {
    const QList<int> order = orderAtFirst();
    return m_fitName && m_header->sortKeys().isEmpty() && std::ranges::all_of(allColumns(), [&](int column) {
        return isColumnHidden(column) != isShownAtFirst(ImageColumn(column))
            && m_header->visualIndex(column) == order.indexOf(column);
    });
}

void ImageTableView::resetColumns() {
    const double scale = std::max(1.0, fontMetrics().horizontalAdvance(u'0') / 8.0);
    const QList<int> order = orderAtFirst();
    m_fitting = true;
    for (int place = 0; place < order.size(); ++place) {
        const int column = order[place];
        const bool wide = m_libraryAtFirst && ImageColumn(column) == ImageColumn::Library;
        const int usual = qRound((wide ? kLibraryOfSeveral : widthAtFirst(ImageColumn(column))) * scale);
        m_header->moveSection(m_header->visualIndex(column), place);
        setColumnHidden(column, !isShownAtFirst(ImageColumn(column)));
        m_header->resizeSection(
            column, std::max({usual, m_header->sectionSizeHint(column), widthOfWords(ImageColumn(column), font())}));
    }
    m_fitting = false;
    m_fitName = true;
    setSortKeys({});
    fitName();
}

void ImageTableView::fitName() {
    if (!m_fitName) {
        return;
    }
    const int others = m_header->length() - columnWidth(int(ImageColumn::Name));
    m_fitting = true;
    m_header->resizeSection(int(ImageColumn::Name), std::max(kLeastName, viewport()->width() - others));
    m_fitting = false;
}

void ImageTableView::setCompact(bool compact) {
    m_compact = compact;
    updateRowHeight();
}

void ImageTableView::updateRowHeight() {
    const int height
        = m_compact ? std::max(kCompactRow, fontMetrics().height() + 7) : std::max(kRow, fontMetrics().height() + 14);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

QList<Image> ImageTableView::selectedImages() const {
    QList<int> rows;
    for (const QItemSelectionRange& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            rows.append(row);
        }
    }
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    QList<Image> images;
    images.reserve(rows.size());
    for (const int row : std::as_const(rows)) {
        if (const Image* image = m_model->imageAt(row)) {
            images.append(*image);
        }
    }
    return images;
}

bool ImageTableView::selectImage(const ImageKey& key) {
    const int row = m_model->rowOf(key);
    if (row < 0) {
        return false;
    }
    const QModelIndex index = m_model->index(row, int(ImageColumn::Name));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    // Only up or down: the columns stay where they are.
    const int left = horizontalScrollBar()->value();
    scrollTo(index);
    horizontalScrollBar()->setValue(left);
    return true;
}

void ImageTableView::editName(const ImageKey& key) {
    const int row = m_model->rowOf(key);
    const QModelIndex index = m_model->index(row, int(ImageColumn::Name));
    if (row < 0 || !index.flags().testFlag(Qt::ItemIsEditable)) {
        return;
    }
    setFocus();
    scrollTo(index);
    edit(index);
}

void ImageTableView::keyboardSearch(const QString& search) {
    const QModelIndex current = currentIndex();
    if (current.column() != int(ImageColumn::Name) && m_model->rowCount() > 0) {
        selectionModel()->setCurrentIndex(
            m_model->index(std::max(0, current.row()), int(ImageColumn::Name)), QItemSelectionModel::NoUpdate);
    }
    QTableView::keyboardSearch(search);
}

void ImageTableView::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && selectionModel()->hasSelection()) {
        clearSelection();
        return;
    }
    QTableView::keyPressEvent(event);
}

void ImageTableView::contextMenuEvent(QContextMenuEvent* event) {
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        if (!indexAt(event->pos()).isValid()) {
            return;
        }
    } else if (currentIndex().isValid()) {
        at = viewport()->mapToGlobal(visualRect(currentIndex()).bottomLeft());
    }
    if (selectionModel()->hasSelection()) {
        Q_EMIT menuRequested(at);
    }
}

void ImageTableView::startDrag(Qt::DropActions actions) {
    QMimeData* dragged = m_model->mimeData(selectedIndexes());
    if (!dragged) {
        return;
    }
    Q_EMIT dragBegins(dragged);
    auto* drag = new QDrag(this);
    drag->setMimeData(dragged);
    drag->setPixmap(dragPicture(selectedImages()));
    drag->setHotSpot({-12, -8}); // beside the pointer: what is under it stays visible
    drag->exec(actions, Qt::CopyAction);
}

// The name, or how many.
QPixmap ImageTableView::dragPicture(const QList<Image>& images) const {
    constexpr int pad = 10;
    constexpr int widest = 260;
    const QString all = images.size() == 1 ? images.first().name : tr("%n image(s)", nullptr, int(images.size()));
    const QString text = fontMetrics().elidedText(all, Qt::ElideMiddle, widest);
    const QSize size(fontMetrics().horizontalAdvance(text) + 2 * pad, fontMetrics().height() + pad);
    QPixmap picture(size * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    const Colors& colors = colorsFor(palette());
    QPainter painter(&picture);
    painter.setFont(font());
    drawRounded(
        &painter, QRectF(QPointF(), size).adjusted(0.5, 0.5, -0.5, -0.5), 6, colors.panel, QPen(colors.accent, 1));
    painter.setPen(colors.text);
    drawTextLine(&painter, QRect(QPoint(), size).adjusted(pad, 0, -pad, 0), Qt::AlignLeft, layoutDirection(), text);
    return picture;
}

void ImageTableView::setHoveredRow(int row) {
    if (row == m_hoveredRow) {
        return;
    }
    for (const int changed : {m_hoveredRow, row}) {
        if (changed >= 0) {
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed));
        }
    }
    m_hoveredRow = row;
}

bool ImageTableView::viewportEvent(QEvent* event) {
    switch (event->type()) {
    case QEvent::HoverMove:
    case QEvent::HoverEnter:
        setHoveredRow(rowAt(int(static_cast<QHoverEvent*>(event)->position().y())));
        break;
    case QEvent::HoverLeave:
    case QEvent::Leave:
        setHoveredRow(-1);
        break;
    default:
        break;
    }
    return QTableView::viewportEvent(event);
}

void ImageTableView::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitName();
}

void ImageTableView::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateRowHeight();
    }
}

void ImageTableView::paintEvent(QPaintEvent* event) {
    if (m_hoveredRow >= 0 && m_hoveredRow < m_model->rowCount()) {
        QPainter painter(viewport());
        painter.fillRect(0, rowViewportPosition(m_hoveredRow), viewport()->width(), rowHeight(m_hoveredRow),
            colorsFor(palette()).hover);
    }
    QTableView::paintEvent(event);
    QPainter painter(viewport());
    paintRows(painter, event->rect());
}

void ImageTableView::paintRows(QPainter& painter, const QRect& exposed) {
    const Colors& colors = colorsFor(palette());
    const int first = rowAt(exposed.top());
    int last = rowAt(exposed.bottom());
    if (last < 0) {
        last = m_model->rowCount() - 1;
    }
    for (int row = first; row >= 0 && row <= last; ++row) {
        const int bottom = rowViewportPosition(row) + rowHeight(row) - 1;
        if (m_model->index(row, 0).data(FadedRole).toBool() && !selectionModel()->isRowSelected(row)) {
            paintVeil(painter, row);
        }
        painter.fillRect(0, bottom, viewport()->width(), 1, colors.line);
        // A few words; the whole sentence is in the tooltip and in the details.
        if (!m_model->index(row, 0).data(FailureRole).toString().isEmpty()) {
            paintFailure(painter, row, m_model->index(row, int(ImageColumn::Data)).data().toString());
        }
    }
    if (currentIndex().isValid() && hasFocus() && state() != EditingState) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        const int row = currentIndex().row();
        focus.rect
            = QRect(0, rowViewportPosition(row), std::min(viewport()->width(), m_header->length()), rowHeight(row))
                  .adjusted(1, 0, -1, -1);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }
}

// What was deleted in the cloud fades; that it is deleted stays as readable as ever.
void ImageTableView::paintVeil(QPainter& painter, int row) {
    QColor veil = colorsFor(palette()).panel;
    veil.setAlphaF(kVeil);
    const QRect whole(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
    const int status = int(ImageColumn::Status);
    const QRect kept = isColumnHidden(status)
        ? QRect()
        : QRect(columnViewportPosition(status), whole.top(), columnWidth(status), whole.height());
    for (const QRect& part : QRegion(whole).subtracted(kept)) {
        painter.fillRect(part, veil);
    }
}

void ImageTableView::paintFailure(QPainter& painter, int row, const QString& reason) {
    QRect room;
    for (const ImageColumn column : kFailureColumns) {
        if (isColumnHidden(int(column))) {
            continue;
        }
        const QRect cell(columnViewportPosition(int(column)), rowViewportPosition(row), columnWidth(int(column)),
            rowHeight(row) - 1);
        // Columns can be moved apart: the sentence then takes only those beside the first.
        if (room.isNull() || cell.left() == room.right() + 1 || cell.right() + 1 == room.left()) {
            room = room.united(cell);
        }
    }
    if (room.isNull()) {
        return;
    }
    room.adjust(RowDelegate::kMargin, 0, -RowDelegate::kMargin, 0);
    painter.setFont(font());
    painter.setPen(colorsFor(palette()).failed.text);
    drawTextLine(&painter, room, Qt::AlignLeft, layoutDirection(),
        fontMetrics().elidedText(reason, Qt::ElideRight, room.width()));
}

QVariantMap ImageTableView::looks() const {
    if (isAsAtFirst()) {
        return {};
    }
    QStringList keys;
    for (const SortKey& key : m_header->sortKeys()) {
        keys.append(u"%1%2"_s.arg(key.order == Qt::AscendingOrder ? u"+"_s : u"-"_s).arg(int(key.column)));
    }
    return {{u"columns"_s, int(ImageColumn::Count)}, {u"header"_s, m_header->saveState()}, {u"fitName"_s, m_fitName},
        {u"sort"_s, keys}};
}

void ImageTableView::setLooks(const QVariantMap& looks) {
    // Another version's columns are not these.
    const bool ours = looks.value(u"columns"_s).toInt() == int(ImageColumn::Count);
    m_fitting = true;
    const bool restored = ours && m_header->restoreState(looks.value(u"header"_s).toByteArray());
    m_fitting = false;
    if (!restored) {
        resetColumns();
        return;
    }
    m_fitName = looks.value(u"fitName"_s, true).toBool();
    QList<SortKey> keys;
    for (const QString& text : looks.value(u"sort"_s).toStringList()) {
        bool ok = false;
        const int column = text.mid(1).toInt(&ok);
        if (ok && column >= 0 && column < int(ImageColumn::Count) && keys.size() < 2) {
            keys.append({ImageColumn(column), text.startsWith(u'-') ? Qt::DescendingOrder : Qt::AscendingOrder});
        }
    }
    setSortKeys(keys);
    fitName();
}

} // namespace platter
