// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/closequestion.h"

#include "ui/messagestrip.h"

#include <QMessageBox>
#include <QPushButton>

namespace platter {
using namespace Qt::StringLiterals;

CloseQuestion::CloseQuestion(JobQueue* queue, MessageArea* messages, QWidget* window)
    : QObject(window)
    , m_queue(queue)
    , m_messages(messages)
    , m_window(window) {
    connect(queue, &JobQueue::idle, this, [this] {
        if (m_waiting) {
            Q_EMIT quitRequested();
        }
    });
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

void CloseQuestion::ask() {
    m_asking = true;
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("Quit Platter"),
        tr("%n transfer(s) are not finished.", nullptr, m_queue->unfinished()), QMessageBox::NoButton, m_window);
    box->setObjectName("closeQuestion"_L1);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Uploads, downloads and copies from an account go on when Platter is started again. An "
           "import of a file that is stopped stays in the list as failed, and Retry starts it again."));
    QPushButton* finish = box->addButton(tr("Finish, Then Quit"), QMessageBox::AcceptRole);
    QPushButton* stop = box->addButton(tr("Stop Now"), QMessageBox::DestructiveRole);
    QPushButton* stayButton = box->addButton(tr("Stay"), QMessageBox::RejectRole);
    finish->setObjectName("closeFinish"_L1);
    stop->setObjectName("closeStop"_L1);
    stayButton->setObjectName("closeStay"_L1);
    box->setDefaultButton(finish);
    box->setEscapeButton(stayButton);
    connect(finish, &QPushButton::clicked, this, &CloseQuestion::waitForIdle);
    connect(stop, &QPushButton::clicked, this, [this] {
        Q_EMIT stopping();
        waitForIdle();
        m_queue->cancelAll();
    });
    connect(stayButton, &QPushButton::clicked, this, &CloseQuestion::stay);
    connect(box, &QDialog::finished, this, [this] { m_asking = false; });
    box->open();
}

void CloseQuestion::waitForIdle() {
    setWaiting(true);
    if (m_queue->isIdle()) { // it ended while the question was open
        Q_EMIT quitRequested();
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
