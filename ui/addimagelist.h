// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/addimagecandidate.h"

#include <QTreeWidget>

namespace platter {

// The files of the add-image dialog when there are several: ticked ones are added, refused ones say why not.
class AddImageList : public QTreeWidget {
    Q_OBJECT

public:
    enum Column { FileColumn, SizeColumn, DiskColumn, FoundColumn };

    explicit AddImageList(QWidget* parent = nullptr);

    void setCandidates(const std::vector<AddImageCandidate>& candidates);
    void update(qsizetype row, const AddImageCandidate& candidate);
    QList<qsizetype> selectedRows() const; // in order
    void selectRow(qsizetype row);

Q_SIGNALS:
    void ticked(qsizetype row, bool on); // by the person

private:
    bool m_filling = false;
};

} // namespace platter
