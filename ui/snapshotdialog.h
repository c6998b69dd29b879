// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace platter {

class DialogFrame;
class TextField;

// Which servers to copy into images, under what name and with what note. Says what a snapshot leaves out.
class SnapshotDialog : public QDialog {
    Q_OBJECT

public:
    // Those to choose from; `chosen` are ticked.
    SnapshotDialog(const QList<Server>& servers, const QList<ServerKey>& chosen, QWidget* parent = nullptr);

    QList<std::pair<LibraryId, SnapshotRequest>> requests() const;
    static Result<void> canSnapshot(const Server& server);
    // "data-1 of web-1": the volumes beside the boot disk.
    static QStringList leftOut(const QList<Server>& servers);

private:
    QList<Server> ticked() const;
    void check();

    QList<Server> m_servers;
    DialogFrame* m_frame;
    QListWidget* m_list;
    QLineEdit* m_name;
    TextField* m_note;
};

} // namespace platter
