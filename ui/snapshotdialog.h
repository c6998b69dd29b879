// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;

namespace platter {

class DialogFrame;
class TextField;

// Which servers and volumes to copy into images, under what name and with what note. Says what is left out.
class SnapshotDialog : public QDialog {
    Q_OBJECT

public:
    // A volume that no server has.
    struct LooseVolume {
        LibraryId library{};
        Volume volume{};
    };
    // Those to choose from; `chosen` are ticked.
    SnapshotDialog(const QList<Server>& servers, const QList<ServerKey>& chosen, const QList<LooseVolume>& volumes = {},
        QWidget* parent = nullptr);

    QList<std::pair<LibraryId, SnapshotRequest>> requests() const;
    static Result<void> canSnapshot(const Server& server);

private:
    // A server's boot disk, or one of its other volumes; or a volume that no server has: then of the server there is but
    // its library.
    struct Source {
        Server server{};
        std::optional<Volume> volume{};

        QString name() const;
    };
    void add(const Source& source, const QList<ServerKey>& chosen);
    QList<Source> ticked() const;
    QStringList leftOut(const QList<Source>& ticked) const; // "data-1 of web-1": of servers that are ticked
    void check();
    void checkTracking(const QList<Source>& ticked);

    QList<Source> m_sources; // as in the list
    DialogFrame* m_frame;
    QListWidget* m_list;
    QLineEdit* m_name;
    TextField* m_note;
    QCheckBox* m_tracksChanges;
    QLabel* m_trackingHint;
    std::optional<bool> m_chosen; // of tracking changes; unset: nobody has touched it
};

} // namespace platter
