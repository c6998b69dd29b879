// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/addimagelist.h"

#include "models/domain/sizes.h"
#include "ui/noticebox.h"
#include "ui/paddeddelegate.h"
#include "ui/palette.h"

#include <QHeaderView>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

AddImageList::AddImageList(QWidget* parent)
    : QTreeWidget(parent) {
    setObjectName(u"fileList"_s);
    setColumnCount(4);
    setHeaderLabels({tr("File"), tr("Size"), tr("Disk"), tr("What was found")});
    headerItem()->setTextAlignment(SizeColumn, Qt::AlignTrailing | Qt::AlignVCenter);
    headerItem()->setTextAlignment(DiskColumn, Qt::AlignTrailing | Qt::AlignVCenter);
    setItemDelegate(new PaddedDelegate(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideRight);
    setAccessibleName(tr("Files to add"));
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    header()->resizeSection(FileColumn, 260);
    for (const int column : {SizeColumn, DiskColumn})
        header()->resizeSection(column, std::max(80, header()->sectionSizeHint(column)));
    connect(this, &QTreeWidget::itemChanged, this, [this](QTreeWidgetItem* item, int column) {
        if (!m_filling && column == FileColumn) {
            Q_EMIT ticked(indexOfTopLevelItem(item), item->checkState(FileColumn) == Qt::Checked);
        }
    });
}

void AddImageList::setCandidates(const std::vector<AddImageCandidate>& candidates) {
    m_filling = true;
    clear();
    QList<QTreeWidgetItem*> items;
    for (const AddImageCandidate& candidate : candidates) {
        auto* item = new QTreeWidgetItem;
        item->setText(FileColumn, candidate.label());
        item->setSizeHint(FileColumn, {0, fontMetrics().height() + 12});
        items.append(item);
    }
    addTopLevelItems(items);
    m_filling = false;
    for (qsizetype row = 0; row < std::ssize(candidates); ++row) {
        update(row, candidates[static_cast<size_t>(row)]);
    }
}

void AddImageList::update(qsizetype row, const AddImageCandidate& candidate) {
    QTreeWidgetItem* item = topLevelItem(static_cast<int>(row));
    if (!item) {
        return;
    }
    m_filling = true;
    const Colors& colors = colorsFor(palette());
    item->setToolTip(FileColumn, candidate.path);
    item->setTextAlignment(SizeColumn, Qt::AlignTrailing | Qt::AlignVCenter);
    item->setTextAlignment(DiskColumn, Qt::AlignTrailing | Qt::AlignVCenter);
    QIcon sign;
    QString found;
    if (candidate.isRefused()) {
        item->setData(FileColumn, Qt::CheckStateRole, {});
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        item->setForeground(FoundColumn, colors.failed.text);
        item->setForeground(FileColumn, colors.dim);
        item->setIcon(FileColumn, NoticeBox::sign(NoticeBox::Kind::Failure, palette())); // where others have a tick
        found = candidate.refusal();
    } else {
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(FileColumn, candidate.wanted ? Qt::Checked : Qt::Unchecked);
        item->setForeground(FoundColumn, candidate.isPending() ? colors.dim : colors.text);
        found = tr("looking at it…");
    }
    if (const MediaInfo* info = candidate.info()) {
        item->setText(SizeColumn, formatSize(info->fileSize));
        item->setText(DiskColumn, info->virtualSize ? formatSize(*info->virtualSize) : u"–"_s);
        item->setToolTip(DiskColumn, info->virtualSize ? QString() : tr("Known once it is unpacked."));
        found = info->contents.isEmpty()
            ? info->describe()
            : tr("%1 · %2", "format, what is on the disk").arg(info->describe(), info->contents);
        if (!candidate.warnings().isEmpty() || !candidate.problem().isEmpty()) {
            sign = NoticeBox::sign(NoticeBox::Kind::Warning, palette());
        }
    }
    item->setIcon(FoundColumn, sign);
    item->setText(FoundColumn, found);
    item->setToolTip(FoundColumn, candidate.isRefused() ? found : QStringList(candidate.warnings()).join(u'\n'));
    m_filling = false;
}

QList<qsizetype> AddImageList::selectedRows() const {
    QList<qsizetype> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows()) {
        rows.append(index.row());
    }
    std::ranges::sort(rows);
    return rows;
}

void AddImageList::selectRow(qsizetype row) {
    setCurrentItem(topLevelItem(static_cast<int>(row)));
}

} // namespace platter
