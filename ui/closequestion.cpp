// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/closequestion.h"

#include "ui/messagestrip.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

CloseQuestion::CloseQuestion(JobQueue* queue, MessageArea* messages, QWidget* window)
    : QObject(window)
    , m_queue(queue)
    , m_messages(messages)
    , m_window(window) {
    for (Job* job : queue->jobs()) {
        follow(job);
    }
    connect(queue, &JobQueue::added, this, &CloseQuestion::follow);
    connect(queue, &JobQueue::idle, this, [this] {
        if (m_waiting) {
            Q_EMIT quitRequested();
        }
    });
}

void CloseQuestion::follow(Job* job) {
    connect(job, &Job::finished, this, &CloseQuestion::endTrials);
}

bool CloseQuestion::mayClose() {
    if (m_queue->isIdle()) {
        return true;
    }
    if (!m_asking) {
        ask();
    }
    return false;
}

int CloseQuestion::transfers() const {
    return static_cast<int>(std::ranges::count_if(
        m_queue->jobs(), [](const Job* job) { return !job->isFinished() && !job->canWait() && !job->isOpenEnded(); }));
}

int CloseQuestion::trials() const {
    return static_cast<int>(std::ranges::count_if(
        m_queue->jobs(), [](const Job* job) { return !job->isFinished() && job->isOpenEnded(); }));
}

void CloseQuestion::ask() {
    m_asking = true;
    auto* box = new QMessageBox(m_window);
    box->setWindowTitle(tr("Quit Platter"));
    box->setObjectName("closeQuestion"_L1);
    box->setAttribute(Qt::WA_DeleteOnClose);
    explain(box);
    offer(box);
    connect(box, &QDialog::finished, this, [this] { m_asking = false; });
    box->open();
}

void CloseQuestion::explain(QMessageBox* box) const {
    const QString running = tr("%n throw-away server(s) are running.", nullptr, trials());
    const QString lost = tr("A throw-away server is ended when Platter quits, and what was written in it is lost. The "
                            "image that it started from stays as it is.");
    const QString unfinished = tr("%n transfer(s) are not finished.", nullptr, transfers());
    const QString later
        = tr("Uploads, downloads and copies from an account go on when Platter is started again. An import of a file "
             "that is stopped stays in the list as failed, and Retry starts it again.");
    if (transfers() == 0) {
        box->setText(running);
        box->setInformativeText(lost);
    } else if (trials() == 0) {
        box->setText(unfinished);
        box->setInformativeText(later);
    } else {
        box->setText(unfinished + u' ' + running);
        box->setInformativeText(later + u"\n\n"_s + lost);
    }
}

// Enter does what loses nothing.
void CloseQuestion::offer(QMessageBox* box) {
    const bool onlyTrials = transfers() == 0;
    QPushButton* stop = box->addButton(onlyTrials ? tr("End and Quit") : tr("Stop Now"), QMessageBox::DestructiveRole);
    QPushButton* stayButton = box->addButton(tr("Stay"), QMessageBox::RejectRole);
    stop->setObjectName("closeStop"_L1);
    stayButton->setObjectName("closeStay"_L1);
    box->setDefaultButton(stayButton);
    box->setEscapeButton(stayButton);
    connect(stop, &QPushButton::clicked, this, [this] {
        Q_EMIT stopping();
        waitForIdle();
        m_queue->cancelAll();
    });
    connect(stayButton, &QPushButton::clicked, this, &CloseQuestion::stay);
    if (onlyTrials) {
        return;
    }
    QPushButton* finish = box->addButton(tr("Finish, Then Quit"), QMessageBox::AcceptRole);
    finish->setObjectName("closeFinish"_L1);
    if (trials() == 0) {
        box->setDefaultButton(finish);
    }
    connect(finish, &QPushButton::clicked, this, &CloseQuestion::waitForIdle);
}

void CloseQuestion::waitForIdle() {
    setWaiting(true);
    if (m_queue->isIdle()) { // it ended while the question was open
        Q_EMIT quitRequested();
    }
    endTrials();
}

// When nothing else is waited for.
void CloseQuestion::endTrials() {
    if (!m_waiting || transfers() > 0) {
        return;
    }
    const QList<Job*> jobs = m_queue->jobs();
    for (Job* job : jobs) {
        if (job->isOpenEnded()) {
            job->cancel();
        }
    }
}

void CloseQuestion::stay() {
    setWaiting(false);
}

void CloseQuestion::setWaiting(bool waiting) {
    if (std::exchange(m_waiting, waiting) == waiting) {
        return;
    }
    if (m_strip) {
        m_strip->finish();
    }
    if (waiting) {
        m_strip
            = m_messages->showNote(MessageStrip::Kind::Note, tr("Platter quits as soon as the transfers have ended."));
        m_strip->setAction(tr("Stay"), [this] { stay(); });
        m_strip->setDismissible(false);
    }
}

} // namespace platter
