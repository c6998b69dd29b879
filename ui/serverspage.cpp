// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/serverspage.h"

#include "ui/palette.h"
#include "ui/rowdelegate.h"
#include "ui/statusdelegate.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>
#include <QTableView>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kRow = 34;

// Hairlines between its rows, as in the table of images.
class ServerTable : public QTableView {
public:
    using QTableView::QTableView;

protected:
    void paintEvent(QPaintEvent* event) override {
        QTableView::paintEvent(event);
        QPainter painter(viewport());
        const int last = rowAt(event->rect().bottom()) < 0 ? model()->rowCount() - 1 : rowAt(event->rect().bottom());
        for (int row = std::max(0, rowAt(event->rect().top())); row <= last; ++row) {
            const int bottom = rowViewportPosition(row) + rowHeight(row) - 1;
            painter.fillRect(0, bottom, viewport()->width(), 1, colorsFor(palette()).line);
        }
    }
};

int widthAtFirst(ServerColumn column) {
    switch (column) {
    case ServerColumn::Name:
        return 200;
    case ServerColumn::Image:
        return 240;
    case ServerColumn::Address: // "srv-12345.gb1.brightbox.com"
        return 184;
    case ServerColumn::Status:
    case ServerColumn::LastSnapshot:
    case ServerColumn::Type: // "16 cores, 64 GiB"
        return 128;
    case ServerColumn::Disk:
    case ServerColumn::Zone:
    case ServerColumn::Id:
    case ServerColumn::Library:
    case ServerColumn::Count:
        break;
    }
    return 96;
}

} // namespace

ServersPage::ServersPage(ServerTableModel* model, QWidget* parent)
    : QWidget(parent)
    , m_model(model)
    , m_table(new ServerTable(this))
    , m_columnsMenu(new QMenu(tr("Columns"), this))
    , m_empty(new QLabel(this))
    , m_pages(new QStackedLayout(this)) {
    setObjectName("serversPage"_L1);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    makeTable();
    m_empty->setObjectName("serversEmpty"_L1);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_pages->addWidget(m_table);
    m_pages->addWidget(m_empty);
    m_selectionTimer.setSingleShot(true);
    m_selectionTimer.setInterval(0);
    connect(&m_selectionTimer, &QTimer::timeout, this, &ServersPage::selectionUpdated);
    const auto later = [this] { m_selectionTimer.start(); };
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, later);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved}) {
        connect(model, signal, this, later);
        connect(model, signal, this, &ServersPage::showWhatIsThere);
    }
    connect(model, &QAbstractItemModel::dataChanged, this, later);
    connect(model, &ServerTableModel::refreshed, this, &ServersPage::showWhatIsThere);
    showWhatIsThere();
}

void ServersPage::makeTable() {
    m_table->setObjectName("serverTable"_L1);
    m_table->setAccessibleName(tr("Servers"));
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setSortingEnabled(true);
    m_table->installEventFilter(this);
    m_table->verticalHeader()->hide();
    const int height = std::max(kRow, fontMetrics().height() + 14);
    m_table->verticalHeader()->setMinimumSectionSize(height);
    m_table->verticalHeader()->setDefaultSectionSize(height);
    QHeaderView* header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionsMovable(true);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    for (int column = 0; column < int(ServerColumn::Count); ++column) {
        const auto which = ServerColumn(column);
        auto* delegate
            = new RowDelegate(which == ServerColumn::Name ? RowDelegate::Tone::Normal : RowDelegate::Tone::Dim,
                which == ServerColumn::Name ? Qt::ElideMiddle : Qt::ElideRight, -1, this);
        delegate->setRightAligned(which == ServerColumn::Disk);
        delegate->setFixedPitch(which == ServerColumn::Id);
        m_table->setItemDelegateForColumn(column, delegate);
    }
    m_table->setItemDelegateForColumn(int(ServerColumn::Status), new StatusDelegate(ServerLookRole, this));
    header->setSectionResizeMode(int(ServerColumn::Name), QHeaderView::Stretch);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this,
        [this, header](const QPoint& at) { m_columnsMenu->popup(header->mapToGlobal(at)); });
    connect(m_columnsMenu, &QMenu::aboutToShow, this, &ServersPage::fillColumnsMenu);
    resetColumns();
}

void ServersPage::resetColumns() {
    QHeaderView* header = m_table->horizontalHeader();
    for (int column = 0; column < int(ServerColumn::Count); ++column) {
        header->moveSection(header->visualIndex(column), column);
        m_table->setColumnHidden(column, ServerColumn(column) == ServerColumn::Library);
        m_table->setColumnWidth(column, std::max(widthAtFirst(ServerColumn(column)), header->sectionSizeHint(column)));
    }
    m_table->sortByColumn(int(ServerColumn::Name), Qt::AscendingOrder);
}

void ServersPage::fillColumnsMenu() {
    m_columnsMenu->clear();
    for (int column = 0; column < int(ServerColumn::Count); ++column) {
        if (ServerColumn(column) == ServerColumn::Name || ServerColumn(column) == ServerColumn::Library) {
            continue; // the one that stays, and the one that is the same in all rows
        }
        QAction* action = m_columnsMenu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_table->isColumnHidden(column));
        connect(
            action, &QAction::toggled, this, [this, column](bool shown) { m_table->setColumnHidden(column, !shown); });
    }
    m_columnsMenu->addSeparator();
    connect(m_columnsMenu->addAction(tr("Reset Columns")), &QAction::triggered, this, &ServersPage::resetColumns);
}

QVariantMap ServersPage::looks() const {
    return {{u"columns"_s, int(ServerColumn::Count)}, {u"header"_s, m_table->horizontalHeader()->saveState()}};
}

void ServersPage::setLooks(const QVariantMap& looks) {
    QHeaderView* header = m_table->horizontalHeader();
    // Another version's columns are not these.
    const bool ours = looks.value(u"columns"_s).toInt() == int(ServerColumn::Count);
    if (!ours || !header->restoreState(looks.value(u"header"_s).toByteArray())) {
        resetColumns();
        return;
    }
    m_table->sortByColumn(header->sortIndicatorSection(), header->sortIndicatorOrder());
}

void ServersPage::showWhatIsThere() {
    const QString absence = m_model->absence();
    m_empty->setText(!m_search.isEmpty() ? tr("No server here matches “%1”.").arg(m_search)
            : !absence.isEmpty()         ? absence
            : m_model->canBuild()        ? tr("There are no servers here yet. Select an image and choose Build server…")
                                         : tr("There are no servers here."));
    m_pages->setCurrentWidget(m_model->rowCount() > 0 ? static_cast<QWidget*>(m_table) : m_empty);
}

void ServersPage::setSearch(const QString& text) {
    m_search = text.simplified();
    showWhatIsThere();
}

QList<Server> ServersPage::selectedServers() const {
    QList<Server> servers;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) {
        if (const Server* server = m_model->serverAt(index.row())) {
            servers.append(*server);
        }
    }
    return servers;
}

bool ServersPage::selectServer(const ServerKey& key) {
    const int row = m_model->rowOf(key);
    if (row < 0) {
        return false;
    }
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
    return true;
}

bool ServersPage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::ContextMenu && m_table->selectionModel()->hasSelection()) {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        const QPoint below = m_table->visualRect(m_table->currentIndex()).bottomLeft();
        Q_EMIT menuRequested(
            menu->reason() == QContextMenuEvent::Mouse ? menu->globalPos() : m_table->viewport()->mapToGlobal(below));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace platter
