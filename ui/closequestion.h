// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"

#include <QPointer>
#include <QWidget>

class QMessageBox;

namespace platter {

class MessageArea;
class MessageStrip;

// Asks what to do with work in flight when the window is to close, and waits for that to happen. Servers that are tried end
// only when somebody ends them: nobody is offered to wait for these. Lives as a child of the window.
class CloseQuestion : public QObject {
    Q_OBJECT

public:
    // `messages` says that the program waits. All outlive this object.
    CloseQuestion(JobQueue* queue, MessageArea* messages, QWidget* window);

    // Whether the window may close now. Otherwise the person is asked (without blocking) and quitRequested() follows when
    // the work has ended, unless the person stays.
    bool mayClose();
    bool isWaiting() const { return m_waiting; } // the person chose to quit; the work is not over yet
    void stay();

Q_SIGNALS:
    void stopping(); // the person chose to stop now; the jobs are cancelled next
    void quitRequested();

private:
    void ask();
    void explain(QMessageBox* box) const;
    void offer(QMessageBox* box);
    int transfers() const; // that are waited for
    int trials() const; // that are not: servers that run
    void follow(Job* job);
    void waitForIdle();
    void endTrials();
    void setWaiting(bool waiting);

    JobQueue* m_queue;
    MessageArea* m_messages;
    QPointer<MessageStrip> m_strip;
    QWidget* m_window;
    bool m_asking = false;
    bool m_waiting = false;
};

} // namespace platter
