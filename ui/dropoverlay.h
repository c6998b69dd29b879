// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dropverdict.h"

#include <QWidget>

#include <functional>

namespace platter {

class DropHint;

// Lies over the window while something is dragged on it, and says what will happen. Watches the window's drag events, which
// no widget inside it took; gets none of its own.
class DropOverlay : public QWidget {
    Q_OBJECT

public:
    explicit DropOverlay(QWidget* window);

    // What a drop would do. Until it is set, nothing can be dropped.
    using Judge = std::function<DropVerdict(const QMimeData* data)>;
    void setJudge(Judge judge);
    void showVerdict(const DropVerdict& verdict);
    const DropVerdict& verdict() const { return m_verdict; }

Q_SIGNALS:
    void dropped(const QMimeData* data);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool enter(QDragEnterEvent* event);
    bool move(QDragMoveEvent* event);
    bool drop(QDropEvent* event);

    Judge m_judge;
    DropVerdict m_verdict;
    DropHint* m_hint; // instead of it, where there is only advice to give
};

} // namespace platter
