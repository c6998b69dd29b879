// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/snapshotdialog.h"

#include "models/items/servertablemodel.h"
#include "ui/dialogframe.h"
#include "ui/fieldtext.h"
#include "ui/noticebox.h"
#include "ui/textfield.h"

#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>

#include <algorithm>

namespace platter {
using namespace Qt::StringLiterals;

Result<void> SnapshotDialog::canSnapshot(const Server& server) {
    if (server.status == ServerStatus::Active || server.status == ServerStatus::Inactive) {
        return {};
    }
    return std::unexpected(Error{.code = ErrorCode::WrongState,
        .message = tr("%1 is %2. Only active and inactive servers can be copied.")
            .arg(server.name, ServerTableModel::statusText(server.status))});
}

QStringList SnapshotDialog::leftOut(const QList<Server>& servers) {
    QStringList names;
    for (const Server& server : servers) {
        for (const Volume& volume : server.volumes) {
            if (!volume.boot) {
                names.append(tr("%1 of %2", "a volume, its server")
                        .arg(volume.name.isEmpty() ? volume.id.toString() : volume.name, server.name));
            }
        }
    }
    return names;
}

SnapshotDialog::SnapshotDialog(const QList<Server>& servers, const QList<ServerKey>& chosen, QWidget* parent)
    : QDialog(parent)
    , m_servers(servers)
    , m_frame(new DialogFrame(this, tr("Snapshot"), tr("Take Snapshot")))
    , m_list(new QListWidget)
    , m_name(new QLineEdit)
    , m_note(new TextField) {
    setObjectName("snapshotDialog"_L1);
    m_frame->setSubtitle(tr("Copies a server's boot disk into a new image, while it runs."));
    m_list->setObjectName("servers"_L1);
    for (const Server& server : servers) {
        const Result<void> allowed = canSnapshot(server);
        auto* item = new QListWidgetItem(allowed
                ? tr("%1 · %2", "a server's name, its id").arg(server.name, server.id.toString())
                : allowed.error().message,
            m_list);
        const bool on = allowed && chosen.contains(ServerKey{server.library, server.id});
        item->setFlags(allowed ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable : Qt::NoItemFlags);
        item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
        item->setToolTip(item->text());
    }
    m_name->setObjectName("snapshotName"_L1);
    m_name->setTextMargins(4, 0, 4, 0);
    m_note->setObjectName("snapshotNote"_L1);
    m_note->setFixedHeight(64);
    m_note->setPlaceholderText(tr("optional: becomes the image's description"));
    m_frame->addFramed(tr("&Servers"), m_list, int(std::clamp<qsizetype>(servers.size(), 2, 8)));
    m_frame->addRow(tr("&Name"), m_name);
    m_frame->addRow(tr("N&ote"), m_note);
    connect(m_list, &QListWidget::itemChanged, this, &SnapshotDialog::check);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    resize(540, sizeHint().height());
    check();
    (chosen.isEmpty() ? static_cast<QWidget*>(m_list) : m_name)->setFocus();
}

QList<Server> SnapshotDialog::ticked() const {
    QList<Server> found;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked) {
            found.append(m_servers[row]);
        }
    }
    return found;
}

void SnapshotDialog::check() {
    const QList<Server> servers = ticked();
    const bool one = servers.size() == 1;
    m_name->setEnabled(one);
    m_name->setPlaceholderText(one ? tr("Snapshot of %1 and the time", "a server").arg(servers.first().name)
                                   : tr("Snapshot of each server and the time"));
    const QStringList out = leftOut(servers);
    m_frame->warning()->setText(
        out.isEmpty() ? QString() : tr("Not in the snapshot: %1.", "volumes").arg(FieldText::nameList(out, 6)));
    m_frame->confirm()->setText(
        servers.size() > 1 ? tr("Take %n Snapshots", nullptr, int(servers.size())) : tr("Take Snapshot"));
    m_frame->confirm()->setEnabled(!servers.isEmpty());
    m_frame->setReason(servers.isEmpty() ? tr("No server is ticked.") : QString(), false);
    m_frame->fit();
}

QList<std::pair<LibraryId, SnapshotRequest>> SnapshotDialog::requests() const {
    QList<std::pair<LibraryId, SnapshotRequest>> requests;
    const QList<Server> servers = ticked();
    for (const Server& server : servers) {
        requests.append({server.library,
            {.server = server.id,
                .name = servers.size() == 1 ? m_name->text().trimmed() : QString(),
                .note = m_note->toPlainText().trimmed()}});
    }
    return requests;
}

} // namespace platter
