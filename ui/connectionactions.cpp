// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/connectionactions.h"

#include "ui/connectdialog.h"
#include "ui/renameconnectiondialog.h"
#include "ui/theme.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

namespace platter {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatience = 20s; // with transfers that are cancelled

} // namespace

ConnectionActions::ConnectionActions(LibrarySet* libraries, Connector* connector, JobQueue* queue, QWidget* window)
    : QObject(window)
    , m_libraries(libraries)
    , m_connector(connector)
    , m_queue(queue)
    , m_window(window)
    , m_connect(new QAction(tr("Connect…"), window))
    , m_refresh(new QAction(tr("Refresh"), window)) {
    m_connect->setObjectName("connect"_L1);
    m_connect->setEnabled(connector);
    m_connect->setToolTip(tr("Connect to a Brightbox account"));
    m_refresh->setObjectName("refresh"_L1);
    m_refresh->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::Key_R)});
    m_refresh->setIcon(themedIcon(u"retry"_s));
    window->addActions({m_connect, m_refresh});
    connect(m_connect, &QAction::triggered, this, &ConnectionActions::openConnect);
    connect(m_refresh, &QAction::triggered, this, [this] {
        for (Library* library : m_libraries->libraries()) {
            library->refresh();
        }
    });
}

void ConnectionActions::showMenu(const LibraryId& library, const QPoint& at) {
    Library* of = m_libraries->find(library);
    if (!of || !of->abilities().testFlag(Ability::Refresh)) {
        return;
    }
    auto* menu = new QMenu(m_window);
    menu->setObjectName("connectionMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("&Refresh")), &QAction::triggered, of, &Library::refresh);
    if (of->abilities().testFlag(Ability::RegisterUrl)) {
        connect(menu->addAction(tr("Register from an &address…")), &QAction::triggered, this,
            [this, library] { Q_EMIT registerRequested(library); });
    }
    const auto add = [&](const QString& text, void (ConnectionActions::*what)(const LibraryId&)) {
        QAction* action = menu->addAction(text);
        action->setEnabled(m_connector && m_connector->connection(library));
        connect(action, &QAction::triggered, this, [this, library, what] { (this->*what)(library); });
    };
    menu->addSeparator();
    add(tr("Sign &in again…"), &ConnectionActions::signInAgain);
    add(tr("Name and &colour…"), &ConnectionActions::rename);
    menu->addSeparator();
    add(tr("Sign &out…"), &ConnectionActions::signOut);
    menu->popup(at);
}

void ConnectionActions::openConnect() {
    if (!m_connector) {
        return;
    }
    QStringList used;
    for (const Library* library : m_libraries->libraries()) {
        used.append(library->color());
    }
    auto* dialog = new ConnectDialog(m_connector, used, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { Q_EMIT connected(dialog->library()); });
    dialog->open();
}

void ConnectionActions::signInAgain(const LibraryId& library) {
    if (m_connector && m_libraries->find(library)) {
        auto* dialog = new ConnectDialog(m_connector, *m_libraries->find(library), m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void ConnectionActions::rename(const LibraryId& library) {
    const Library* of = m_libraries->find(library);
    if (!m_connector || !of) {
        return;
    }
    auto* dialog = new RenameConnectionDialog(of->name(), of->color(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this,
        [this, dialog, library] { m_connector->rename(library, dialog->name(), dialog->color()); });
    dialog->open();
}

void ConnectionActions::signOut(const LibraryId& library) {
    const Library* of = m_libraries->find(library);
    if (!m_connector || !of) {
        return;
    }
    auto* box = new QMessageBox(
        QMessageBox::NoIcon, tr("Sign out"), tr("Sign out of %1?").arg(of->name()), QMessageBox::NoButton, m_window);
    box->setObjectName("signOutQuestion"_L1);
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    const QString forgets
        = tr("This computer forgets the secret, what it has seen of the account and the connection itself. "
             "No image is deleted in the cloud.");
    const auto running = int(transfersOf(library).size());
    box->setInformativeText(running == 0
            ? forgets
            : tr("%n transfer(s) to or from it are cancelled, and what they have sent so far is removed.", nullptr,
                  running)
                + u'\n' + forgets);
    QPushButton* out = box->addButton(tr("Sign Out"), QMessageBox::DestructiveRole);
    out->setObjectName("signOutButton"_L1);
    QPushButton* stay = box->addButton(QMessageBox::Cancel);
    box->setDefaultButton(stay);
    connect(out, &QPushButton::clicked, this, [this, library] { signOutNow(library); });
    box->open();
}

QList<Job*> ConnectionActions::transfersOf(const LibraryId& library) const {
    QList<Job*> jobs = m_queue->jobs();
    jobs.removeIf([&library](const Job* job) { return job->isFinished() || !job->uses(library); });
    return jobs;
}

void ConnectionActions::signOutNow(const LibraryId& library) {
    if (m_leaving.contains(library)) {
        return;
    }
    m_leaving.insert(library);
    for (Job* job : transfersOf(library)) {
        connect(job, &Job::finished, this, [this, library] { finishSignOut(library); });
        job->cancel();
    }
    QTimer::singleShot(kPatience, this, [this, library] { // it was asked for: a service that hangs does not prevent it
        if (m_leaving.remove(library)) {
            m_connector->signOut(library);
        }
    });
    finishSignOut(library);
}

void ConnectionActions::finishSignOut(const LibraryId& library) {
    if (transfersOf(library).isEmpty() && m_leaving.remove(library)) {
        m_connector->signOut(library);
    }
}

} // namespace platter
