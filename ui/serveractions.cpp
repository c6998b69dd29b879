// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/serveractions.h"

#include "models/domain/serverrules.h"
#include "models/domain/sshline.h"
#include "ui/buildserverdialog.h"
#include "ui/openjobdialog.h"
#include "ui/restorediskdialog.h"
#include "ui/scheduledialog.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

ServerActions::ServerActions(LibrarySet* libraries, JobQueue* queue, QWidget* window)
    : QObject(window)
    , m_libraries(libraries)
    , m_queue(queue)
    , m_window(window)
    , m_menu(new QMenu(window))
    , m_snapshotAny(new QAction(tr("Snapshot Server…"), window))
    , m_snapshot(add(u"snapshotServers"_s, tr("&Snapshot…"), &ServerActions::openSnapshot))
    , m_replace(add(u"replaceServer"_s, tr("Build &replacement…"), &ServerActions::openReplace))
    , m_schedule(add(u"scheduleServer"_s, tr("Sche&dule…"), &ServerActions::openSchedule))
    , m_restore(add(u"restoreServerDisk"_s, tr("&Restore disk from image…"), &ServerActions::openRestore))
    , m_copyId(add(u"copyServerId"_s, tr("Copy &id"), &ServerActions::copyIds))
    , m_copySsh(add(u"copySsh"_s, tr("Copy ss&h line"), &ServerActions::copySsh))
    , m_showImage(add(u"showServerImage"_s, tr("Show i&mage"), &ServerActions::showImage)) {
    m_menu->setObjectName("serverMenu"_L1);
    m_menu->setToolTipsVisible(true);
    m_menu->addActions({m_snapshot, m_replace, m_restore, m_schedule});
    m_menu->addSeparator();
    m_menu->addActions({m_copyId, m_copySsh, m_showImage});
    m_snapshotAny->setObjectName("snapshotAny"_L1);
    m_snapshotAny->setToolTip(tr("Copy servers' disks into new images"));
    connect(m_snapshotAny, &QAction::triggered, this, &ServerActions::openSnapshotAny);
    const auto follow
        = [this](Library* library) { connect(library, &Library::serversChanged, this, &ServerActions::refresh); };
    for (Library* library : libraries->libraries()) {
        follow(library);
    }
    connect(libraries, &LibrarySet::added, this, [this, follow](Library* library) {
        follow(library);
        refresh();
    });
    connect(libraries, &LibrarySet::removed, this, [this] { setSelection({}); });
    refresh();
}

QAction* ServerActions::add(const QString& name, const QString& text, void (ServerActions::*what)()) {
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    connect(action, &QAction::triggered, this, what);
    return action;
}

void ServerActions::setChosen(Library* library) {
    m_chosen = library;
    refresh();
}

void ServerActions::setSelection(const QList<Server>& servers) {
    m_servers = servers;
    refresh();
}

QList<Library*> ServerActions::snapshotLibraries() const {
    QList<Library*> all = m_libraries->libraries();
    all.removeIf([this](const Library* library) {
        const bool wanted = !m_chosen || m_chosen == library || !m_chosen->abilities().testFlag(Ability::Snapshot);
        return !wanted || !library->abilities().testFlag(Ability::Snapshot);
    });
    return all;
}

QList<SnapshotDialog::LooseVolume> ServerActions::looseVolumes() const {
    QList<SnapshotDialog::LooseVolume> all;
    for (const Library* library : snapshotLibraries()) {
        for (const QList<Volume> volumes = library->volumes(); const Volume& volume : volumes) {
            all.append({library->id(), volume});
        }
    }
    return all;
}

QList<Server> ServerActions::allServers() const {
    QList<Server> all;
    for (const Library* library : snapshotLibraries()) {
        for (Server server : library->servers()) {
            server.library = library->id();
            all.append(server);
        }
    }
    std::ranges::sort(all, {}, &Server::name);
    return all;
}

void ServerActions::refresh() {
    const bool one = m_servers.size() == 1;
    const bool any = std::ranges::any_of(
        m_servers, [](const Server& server) { return SnapshotDialog::canSnapshot(server).has_value(); });
    m_snapshotAny->setVisible(!allServers().isEmpty() || !looseVolumes().isEmpty());
    m_snapshot->setEnabled(any);
    m_snapshot->setToolTip(
        any || m_servers.isEmpty() ? QString() : SnapshotDialog::canSnapshot(m_servers.first()).error().message);
    m_copyId->setText(m_servers.size() > 1 ? tr("Copy &ids") : tr("Copy &id"));
    m_copyId->setEnabled(!m_servers.isEmpty());
    const QString alone = tr("This is done with one server at a time.");
    for (QAction* action : {m_replace, m_restore, m_schedule, m_copySsh, m_showImage}) {
        action->setEnabled(one);
        action->setToolTip(one ? QString() : alone);
    }
    const Library* library = one ? m_libraries->find(m_servers.first().library) : nullptr;
    const bool builds = !one || (library && library->abilities().testFlag(Ability::Build));
    m_replace->setVisible(builds);
    refreshHere(library);
    if (one && m_servers.first().sshHost.isEmpty()) {
        m_copySsh->setEnabled(false);
        m_copySsh->setToolTip(tr("%1 has no address that can be reached.").arg(m_servers.first().name));
    }
    if (one && !m_servers.first().image) {
        m_showImage->setEnabled(false);
        m_showImage->setToolTip(tr("It is not known which image %1 was built from.").arg(m_servers.first().name));
    }
}

// `library`: of the one selected server; null where there are none or several.
void ServerActions::refreshHere(const Library* library) {
    const bool here = library && library->abilities().testFlag(Ability::BuildHere);
    m_schedule->setVisible(m_replace->isVisible() && !here); // schedules are the cloud's
    m_restore->setVisible(here);
    if (!here) {
        return;
    }
    const Result<void> allowed = library->readOnlyReason().isEmpty()
        ? ServerRules::canRestoreDisk(m_servers.first())
        : std::unexpected(Error{.code = ErrorCode::ReadOnly, .message = library->readOnlyReason()});
    m_restore->setEnabled(allowed.has_value());
    m_restore->setToolTip(allowed ? QString() : allowed.error().message);
}

void ServerActions::openSnapshot() {
    QList<ServerKey> keys;
    for (const Server& server : std::as_const(m_servers)) {
        keys.append({server.library, server.id});
    }
    ask(m_servers, keys);
}

void ServerActions::openSnapshotAny() {
    QList<ServerKey> keys;
    for (const Server& server : std::as_const(m_servers)) {
        keys.append({server.library, server.id});
    }
    ask(allServers(), keys, looseVolumes());
}

void ServerActions::ask(
    const QList<Server>& servers, const QList<ServerKey>& chosen, const QList<SnapshotDialog::LooseVolume>& volumes) {
    if (servers.isEmpty() && volumes.isEmpty()) {
        return;
    }
    auto* dialog = new SnapshotDialog(servers, chosen, volumes, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        for (const auto& [id, request] : dialog->requests()) {
            Library* library = m_libraries->find(id);
            if (auto job = library ? library->snapshotJob(request) : nullptr) {
                m_queue->add(std::move(job));
            }
        }
    });
    dialog->open();
}

void ServerActions::openReplace() {
    Library* library = m_servers.size() == 1 ? m_libraries->find(m_servers.first().library) : nullptr;
    if (!library) {
        return;
    }
    auto* dialog = new BuildServerDialog(*library, m_servers.first(), m_window);
    openJobDialog(dialog, library, m_libraries, m_queue, &Library::buildJob);
}

void ServerActions::openRestore() {
    Library* library = m_servers.size() == 1 ? m_libraries->find(m_servers.first().library) : nullptr;
    if (!library) {
        return;
    }
    auto* dialog = new RestoreDiskDialog(*library, m_servers.first(), m_window);
    openJobDialog(dialog, library, m_libraries, m_queue, &Library::restoreDiskJob);
}

void ServerActions::openSchedule() {
    if (m_servers.size() != 1) {
        return;
    }
    const Server server = m_servers.first();
    auto* dialog = new ScheduleDialog(server, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, server] {
        Library* library = m_libraries->find(server.library);
        if (!library) {
            return;
        }
        library->updateServer(server.id, dialog->changes())
            .then(this,
                [this](const Result<Server>& result) {
                    if (!result) {
                        Q_EMIT failed(result.error());
                    }
                })
            .onFailed(this, [] {})
            .onCanceled(this, [] {});
    });
    dialog->open();
}

void ServerActions::copyIds() {
    QStringList ids;
    for (const Server& server : std::as_const(m_servers)) {
        ids.append(server.id.toString());
    }
    QGuiApplication::clipboard()->setText(ids.join(u'\n'));
}

void ServerActions::copySsh() {
    if (m_servers.size() == 1) {
        QGuiApplication::clipboard()->setText(sshLine(m_servers.first().username, m_servers.first().sshHost));
    }
}

void ServerActions::showImage() {
    if (m_servers.size() == 1 && m_servers.first().image) {
        Q_EMIT imageRequested({m_servers.first().library, m_servers.first().image->id});
    }
}

} // namespace platter
