// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "models/library/libraryset.h"

#include <QDialog>

namespace platter {

// Opens a dialog about something of a library, which deletes itself when it is closed and is closed when the library goes.
// Accepted, its request() becomes the library's job.
template <typename Dialog, typename Request>
void openJobDialog(Dialog* dialog, Library* library, LibrarySet* libraries, JobQueue* queue,
    std::unique_ptr<Job> (Library::*job)(const Request&)) {
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(library, &QObject::destroyed, dialog, &QDialog::reject);
    QObject::connect(dialog, &QDialog::accepted, queue, [dialog, libraries, queue, job, id = library->id()] {
        Library* in = libraries->find(id);
        if (auto made = in ? (in->*job)(dialog->request()) : nullptr) {
            queue->add(std::move(made));
        }
    });
    dialog->open();
}

} // namespace platter
