// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QCoreApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QWidget>

#include <functional>

namespace platter {

// What a drop would do, told before and after it: either the local files it names or the sentence that says why not.
class DropVerdict {
    Q_DECLARE_TR_FUNCTIONS(DropVerdict)

public:
    bool isDrop = false; // something that Platter answers at all: URLs
    QStringList paths; // local, decoded; empty when it is refused
    QString sentence; // what will happen, or why not

    bool isAccepted() const { return !paths.isEmpty(); }

    // Does not look at the files themselves: that may block, and is the dialog's work.
    static DropVerdict judge(const QMimeData* data, const Library& library);
    // Whatever the file manager proposes, the answer is a copy: after a move it may delete the person's file. Where it
    // offers no copy, the answer is that nothing was taken; the file is read from its place all the same.
    static void answer(QDropEvent* event);
    // The local file behind a URL; empty for one on another computer. Host names in file URLs: RFC 8089, section 2.
    static QString localPath(const QUrl& url);
};

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
    bool drop(QDropEvent* event);

    Judge m_judge;
    DropVerdict m_verdict;
};

} // namespace platter
