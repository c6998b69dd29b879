// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/snapshotdialog.h"

#include "models/domain/sizes.h"
#include "models/items/servertablemodel.h"
#include "ui/dialogframe.h"
#include "ui/fieldtext.h"
#include "ui/noticebox.h"
#include "ui/textfield.h"

#include <QCheckBox>
#include <QLabel>
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

QString SnapshotDialog::Source::name() const {
    if (!volume) {
        return server.name;
    }
    return volume->name.isEmpty() ? volume->id.toString() : volume->name;
}

// Volumes of servers that are copied and are not copied themselves.
QStringList SnapshotDialog::leftOut(const QList<Source>& ticked) const {
    const auto isTicked = [&ticked](const ServerId& server, const VolumeId& volume) {
        return std::ranges::any_of(ticked, [&](const Source& source) {
            return source.server.id == server && source.volume.value_or(Volume{}).id == volume;
        });
    };
    QStringList names;
    for (const Source& source : m_sources) {
        const ServerId& server = source.server.id;
        if (source.volume && isTicked(server, {}) && !isTicked(server, source.volume->id)) {
            names.append(tr("%1 of %2", "a volume, its server").arg(source.name(), source.server.name));
        }
    }
    return names;
}

SnapshotDialog::SnapshotDialog(
    const QList<Server>& servers, const QList<ServerKey>& chosen, const QList<LooseVolume>& volumes, QWidget* parent)
    : QDialog(parent)
    , m_frame(new DialogFrame(this, tr("Snapshot"), tr("Take Snapshot")))
    , m_list(new QListWidget)
    , m_name(new QLineEdit)
    , m_note(new TextField)
    , m_tracksChanges(new QCheckBox(tr("&Track changes, so that the next snapshot reads only those"))) {
    setObjectName("snapshotDialog"_L1);
    m_frame->setSubtitle(tr("Copies boot disks of servers, and volumes, into new images while the servers run."));
    m_list->setObjectName("servers"_L1);
    for (const Server& server : servers) {
        add({.server = server}, chosen);
        for (const Volume& volume : server.volumes) {
            if (!volume.boot) {
                add({.server = server, .volume = volume}, {});
            }
        }
    }
    for (const auto& [library, volume] : volumes) {
        add({.server = {.library = library}, .volume = volume}, {});
    }
    m_name->setObjectName("snapshotName"_L1);
    m_name->setTextMargins(4, 0, 4, 0);
    m_note->setObjectName("snapshotNote"_L1);
    m_note->setFixedHeight(64);
    m_note->setPlaceholderText(tr("optional: becomes the image's description"));
    m_frame->addFramed(tr("&Servers"), m_list, int(std::clamp<qsizetype>(m_sources.size(), 2, 8)));
    m_frame->addRow(tr("&Name"), m_name);
    m_frame->addRow(tr("N&ote"), m_note);
    m_tracksChanges->setObjectName("tracksChanges"_L1);
    m_frame->addRow(QString(), m_tracksChanges);
    m_trackingHint = m_frame->addHint();
    connect(m_tracksChanges, &QCheckBox::clicked, this, [this](bool on) {
        m_chosen = on;
        check();
    });
    connect(m_list, &QListWidget::itemChanged, this, &SnapshotDialog::check);
    connect(m_frame->confirm(), &QPushButton::clicked, this, &QDialog::accept);
    resize(540, sizeHint().height());
    check();
    (chosen.isEmpty() ? static_cast<QWidget*>(m_list) : m_name)->setFocus();
}

void SnapshotDialog::add(const Source& source, const QList<ServerKey>& chosen) {
    const Server& server = source.server;
    const bool loose = server.id.isEmpty();
    const Result<void> allowed = loose ? Result<void>() : canSnapshot(server);
    QString text = tr("%1 · %2", "a server's name, its id").arg(server.name, server.id.toString());
    if (loose) {
        //: a volume's name, its id, its size
        text = tr("%1 · %2 · %3, volume that no server has")
                   .arg(source.name(), source.volume->id.toString(), formatSize(source.volume->size));
    } else if (source.volume) {
        //: a volume's name, its id, its size, its server
        text = tr("%1 · %2 · %3, volume of %4")
                   .arg(source.name(), source.volume->id.toString(), formatSize(source.volume->size), server.name);
    } else if (!allowed) {
        text = allowed.error().message;
    }
    auto* item = new QListWidgetItem(text, m_list);
    const bool on = allowed && chosen.contains(ServerKey{server.library, server.id});
    item->setFlags(allowed ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable : Qt::NoItemFlags);
    item->setCheckState(on ? Qt::Checked : Qt::Unchecked);
    item->setToolTip(item->text());
    m_sources.append(source);
}

QList<SnapshotDialog::Source> SnapshotDialog::ticked() const {
    QList<Source> found;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked) {
            found.append(m_sources[row]);
        }
    }
    return found;
}

void SnapshotDialog::check() {
    const QList<Source> sources = ticked();
    const bool one = sources.size() == 1;
    m_name->setEnabled(one);
    m_name->setPlaceholderText(one ? tr("Snapshot of %1 and the time", "a server").arg(sources.first().name())
                                   : tr("Snapshot of each and the time"));
    const QStringList out = leftOut(sources);
    m_frame->warning()->setText(
        out.isEmpty() ? QString() : tr("Not in the snapshot: %1.", "volumes").arg(FieldText::nameList(out, 6)));
    m_frame->confirm()->setText(
        sources.size() > 1 ? tr("Take %n Snapshots", nullptr, int(sources.size())) : tr("Take Snapshot"));
    checkTracking(sources);
    m_frame->confirm()->setEnabled(!sources.isEmpty());
    m_frame->setReason(sources.isEmpty() ? tr("Nothing is ticked.") : QString(), false);
    m_frame->fit();
}

void SnapshotDialog::checkTracking(const QList<Source>& ticked) {
    const auto canTrack = [](const Source& source) { return source.server.tracksChanges.has_value(); };
    const auto tracks = [](const Source& source) { return source.server.tracksChanges.value_or(true); };
    const bool shown = std::ranges::any_of(ticked, canTrack);
    m_frame->setRowVisible(m_tracksChanges, shown);
    m_tracksChanges->setChecked(m_chosen.value_or(shown && std::ranges::all_of(ticked, tracks)));
    m_trackingHint->setText(shown && m_tracksChanges->isChecked()
            ? tr("For qcow2 disks, while the server runs. QEMU keeps track in the disk itself, and as long as it does "
                 "it "
                 "will not go back to the disk's internal snapshots (virsh snapshot-revert).")
            : QString());
    m_trackingHint->setVisible(!m_trackingHint->text().isEmpty());
}

QList<std::pair<LibraryId, SnapshotRequest>> SnapshotDialog::requests() const {
    QList<std::pair<LibraryId, SnapshotRequest>> requests;
    const QList<Source> sources = ticked();
    for (const Source& source : sources) {
        requests.append({source.server.library,
            {.server = source.server.id,
                .volume = source.volume.value_or(Volume{}).id,
                .name = sources.size() == 1 ? m_name->text().trimmed() : QString(),
                .note = m_note->toPlainText().trimmed(),
                .tracksChanges = source.server.tracksChanges ? m_chosen : std::nullopt}});
    }
    return requests;
}

} // namespace platter
