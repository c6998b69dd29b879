// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"

#include <QDialog>

namespace platter {

// "Add image": says what was found in the files, where it goes, and takes the fields. One file is a form, several are a
// list with a form for the selected one. Inspects the files on a worker thread; shows at once.
class AddImageDialog : public QDialog {
    Q_OBJECT

public:
    // Neither library nor paths may be empty. Paths may be folders.
    AddImageDialog(Library* library, const QStringList& paths, QWidget* parent = nullptr);
    ~AddImageDialog() override;

    QList<ImportRequest> requests() const; // after it was accepted: what to import, at least one

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
