// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/transferspanel.h"

#include "models/domain/sizes.h"
#include "ui/palette.h"
#include "ui/transfersdelegate.h"

#include <QContextMenuEvent>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

constexpr int kMostRows = 5; // more of them scroll

} // namespace

TransfersModel::TransfersModel(JobListModel* jobs, std::function<bool(const Job&)> canRetry, QObject* parent)
    : QIdentityProxyModel(parent)
    , m_jobs(jobs)
    , m_canRetry(std::move(canRetry)) {
    setSourceModel(jobs);
}

QVariant TransfersModel::data(const QModelIndex& index, int role) const {
    if (role == CanRetryRole) {
        const Job* job = m_jobs->jobAt(index.row());
        return job && job->state() == JobState::Failed && m_canRetry && m_canRetry(*job);
    }
    return QIdentityProxyModel::data(index, role);
}

// The window's Del deletes images; here it means the row.
bool TransfersList::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Delete) {
        event->accept();
        return true;
    }
    return QListView::event(event);
}

void TransfersList::keyPressEvent(QKeyEvent* event) {
    const auto* delegate = static_cast<const TransfersDelegate*>(itemDelegate());
    const QModelIndex index = currentIndex();
    const QList<TransferAction> offered = index.isValid() ? delegate->actionsOf(index) : QList<TransferAction>{};
    QList<TransferAction> wanted;
    if (event->key() == Qt::Key_Space) {
        wanted = {TransferAction::Pause, TransferAction::Resume, TransferAction::Retry};
    } else if (event->key() == Qt::Key_Delete) {
        wanted = {TransferAction::Cancel, TransferAction::End, TransferAction::Dismiss};
    }
    for (const TransferAction action : std::as_const(wanted)) {
        if (offered.contains(action)) {
            Q_EMIT actionRequested(index, action);
            return;
        }
    }
    QListView::keyPressEvent(event);
}

void TransfersList::mousePressEvent(QMouseEvent* event) {
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid()) {
        const auto* delegate = static_cast<const TransfersDelegate*>(itemDelegate());
        const auto action
            = delegate->actionAt(event->position().toPoint(), visualRect(index), index, layoutDirection());
        if (action) {
            Q_EMIT actionRequested(index, *action);
            return;
        }
    }
    QListView::mousePressEvent(event);
}

void TransfersList::mouseMoveEvent(QMouseEvent* event) {
    QListView::mouseMoveEvent(event);
    if (const QModelIndex index = indexAt(event->position().toPoint()); index.isValid()) {
        update(index); // the button under the pointer
    }
}

void TransfersList::contextMenuEvent(QContextMenuEvent* event) {
    const bool mouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = mouse ? indexAt(event->pos()) : currentIndex();
    if (index.isValid()) {
        const QPoint at = mouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).bottomLeft());
        Q_EMIT menuRequested(index, at);
    }
}

TransfersPanel::TransfersPanel(JobQueue* queue, std::function<bool(const Job&)> canRetry, QWidget* parent)
    : QWidget(parent)
    , m_queue(queue)
    , m_jobs(new JobListModel(queue, this))
    , m_list(new TransfersList(this))
    , m_lastRow(new QWidget(this))
    , m_lastText(new QLabel(m_lastRow))
    , m_clear(new QPushButton(tr("Clear Finished"), m_lastRow)) {
    setObjectName("transfers"_L1);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_list->setObjectName("transfersList"_L1);
    m_list->setAccessibleName(tr("Transfers"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setModel(new TransfersModel(m_jobs, std::move(canRetry), this));
    m_list->setItemDelegate(new TransfersDelegate({.state = JobStateRole,
                                                      .phase = JobPhaseRole,
                                                      .permille = JobPermilleRole,
                                                      .detail = JobDetailRole,
                                                      .canRetry = TransfersModel::CanRetryRole,
                                                      .command = JobCommandRole},
        m_list));

    m_clear->setObjectName("clearFinished"_L1);
    m_clear->setFlat(true);
    m_lastText->setObjectName("transfersNote"_L1);
    m_lastText->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout(m_lastRow);
    row->setContentsMargins(14, 2, 8, 2);
    row->addWidget(m_lastText);
    row->addStretch();
    row->addWidget(m_clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 6, 0, 6);
    layout->setSpacing(0);
    layout->addWidget(m_list);
    layout->addWidget(m_lastRow);

    connect(m_clear, &QPushButton::clicked, m_queue, &JobQueue::clearFinished);
    connect(m_list, &TransfersList::actionRequested, this, &TransfersPanel::act);
    connect(m_list, &TransfersList::menuRequested, this, &TransfersPanel::showMenu);
    connect(m_list, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        if (const Job* job = m_jobs->jobAt(index.row()); job && !job->image().image.isEmpty()) {
            Q_EMIT showRequested(job->image());
        }
    });
    const auto changed = [this] { arrange(); };
    connect(m_jobs, &QAbstractItemModel::rowsInserted, this, changed);
    connect(m_jobs, &QAbstractItemModel::rowsRemoved, this, changed);
    connect(m_jobs, &QAbstractItemModel::modelReset, this, changed);
    connect(m_jobs, &QAbstractItemModel::dataChanged, this, changed);
    arrange();
}

void TransfersPanel::setLimit(qint64 bytesPerSecond) {
    m_limit = bytesPerSecond;
    arrange();
}

void TransfersPanel::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    QPainter(this).fillRect(0, 0, width(), 1, colorsFor(palette()).line);
}

void TransfersPanel::arrange() {
    const int rows = m_jobs->rowCount();
    const int finished = rows - m_queue->unfinished();
    QStringList notes;
    if (finished > 0) {
        notes.append(tr("%n finished", nullptr, finished));
    }
    if (m_limit > 0) {
        notes.append(tr("limited to %1/s each way", "a size").arg(formatSize(m_limit)));
    }
    m_lastText->setText(notes.join(u" · "_s));
    m_clear->setVisible(finished > 0);
    m_lastRow->setVisible(!notes.isEmpty());
    const int rowHeight = std::max(28, m_list->fontMetrics().height() + 10);
    m_list->setFixedHeight(std::min(rows, kMostRows) * rowHeight);
    setVisible(rows > 0);
}

void TransfersPanel::act(const QModelIndex& index, TransferAction action) {
    Job* job = m_jobs->jobAt(index.row());
    if (!job) {
        return;
    }
    switch (action) {
    case TransferAction::Pause:
        job->pause();
        break;
    case TransferAction::Resume:
        job->resume();
        break;
    case TransferAction::Retry:
        Q_EMIT retryRequested(job);
        break;
    case TransferAction::Copy:
        QGuiApplication::clipboard()->setText(job->outcome());
        break;
    case TransferAction::Cancel:
    case TransferAction::End:
        job->cancel();
        break;
    case TransferAction::Dismiss:
        m_queue->remove(job);
        break;
    }
}

void TransfersPanel::showMenu(const QModelIndex& index, const QPoint& at) {
    const QPointer<Job> job = m_jobs->jobAt(index.row());
    if (!job) {
        return;
    }
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QPersistentModelIndex row(index);
    if (!job->image().image.isEmpty()) {
        connect(menu->addAction(tr("Show Image")), &QAction::triggered, this, [this, job] {
            if (job) {
                Q_EMIT showRequested(job->image());
            }
        });
    }
    const bool told = job->state() == JobState::Succeeded || job->state() == JobState::Running;
    if (const QString outcome = job->outcome(); !outcome.isEmpty() && told) {
        //: %1 something to paste, as in "ssh ubuntu@…"
        connect(menu->addAction(tr("Copy “%1”").arg(outcome)), &QAction::triggered, this,
            [outcome] { QGuiApplication::clipboard()->setText(outcome); });
    }
    const auto* delegate = static_cast<const TransfersDelegate*>(m_list->itemDelegate());
    for (const QList<TransferAction> actions = delegate->actionsOf(index); const TransferAction action : actions) {
        if (action == TransferAction::Copy) {
            continue; // above, with what it copies
        }
        connect(menu->addAction(TransfersDelegate::actionText(action)), &QAction::triggered, this,
            [this, row, action] { act(row, action); });
    }
    if (job->state() == JobState::Queued) {
        const auto move = [&](const QString& text, void (JobQueue::*step)(Job*)) {
            connect(menu->addAction(text), &QAction::triggered, this, [this, job, step] {
                if (job) {
                    (m_queue->*step)(job);
                }
            });
        };
        move(tr("Move Up"), &JobQueue::moveUp);
        move(tr("Move Down"), &JobQueue::moveDown);
    }
    menu->popup(at);
}

} // namespace platter
