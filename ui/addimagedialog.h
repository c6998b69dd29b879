// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "ui/mediainspection.h"

#include <QDialog>

#include <functional>

namespace platter {

// "Add image": says what was found in the files, where it goes, and takes the fields. One file is a form, several are a
// list with a form for the selected one. Inspects the files on a worker thread; shows at once.
class AddImageDialog : public QDialog {
    Q_OBJECT

public:
    // `libraries`: those to choose from, `library` among them; at least one. Paths may be folders, or
    // addresses as Fetcher::accept() gives them, and are not empty.
    AddImageDialog(
        const QList<Library*>& libraries, Library* library, const QStringList& paths, QWidget* parent = nullptr);
    // The same with another way to find out what a file is (tests). It is called on a worker thread.
    using Inspector = MediaInspection::FileInspector;
    AddImageDialog(const QList<Library*>& libraries, Library* library, const QStringList& paths,
        const Inspector& inspector, QWidget* parent = nullptr);
    ~AddImageDialog() override;

    Library* library() const; // where it goes; null when that one is gone

    QList<ImportRequest> requests() const; // after it was accepted: what to import, at least one
    void accept() override; // only when everything that is ticked can be added

protected:
    void changeEvent(QEvent* event) override;

private:
    void begin(const QStringList& paths);

    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
