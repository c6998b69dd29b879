// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/items/joblistmodel.h"

#include <QIdentityProxyModel>
#include <QListView>

#include <functional>

class QLabel;
class QPushButton;

namespace platter {

enum class TransferAction;

// The jobs with one role more: whether a failed one can be tried again, which only the window knows.
class TransfersModel : public QIdentityProxyModel {
    Q_OBJECT

public:
    enum Roles { CanRetryRole = Qt::UserRole + 100 };

    TransfersModel(JobListModel* jobs, std::function<bool(const Job&)> canRetry, QObject* parent = nullptr);
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    JobListModel* m_jobs;
    std::function<bool(const Job&)> m_canRetry;
};

// The list inside the panel: its buttons by mouse, and by keyboard Space (pause, resume), Delete (cancel, remove), Enter
// (show the image) and the menu key.
class TransfersList : public QListView {
    Q_OBJECT

public:
    using QListView::QListView;

Q_SIGNALS:
    void actionRequested(const QModelIndex& index, platter::TransferAction action);
    void menuRequested(const QModelIndex& index, const QPoint& globalPosition);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
};

// Everything running, waiting or finished. Hides itself while there is nothing.
class TransfersPanel : public QWidget {
    Q_OBJECT

public:
    TransfersPanel(JobQueue* queue, std::function<bool(const Job&)> canRetry, QWidget* parent = nullptr);

    void setLimit(qint64 bytesPerSecond); // said beneath the list; 0: none

Q_SIGNALS:
    void retryRequested(platter::Job* job);
    void showRequested(const platter::ImageKey& key); // "show image"

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void act(const QModelIndex& index, TransferAction action);
    void showMenu(const QModelIndex& index, const QPoint& at);
    void arrange();

    JobQueue* m_queue;
    JobListModel* m_jobs;
    TransfersList* m_list;
    QWidget* m_lastRow; // how many are finished, and the limit
    QLabel* m_lastText;
    QPushButton* m_clear;
    qint64 m_limit = 0;
};

} // namespace platter
