// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/application.h"

#include "app/librarylocation.h"
#include "models/jobs/jobqueue.h"
#include "models/local/locallibrary.h"
#include "ui/mainwindow.h"

#include <QFileDialog>
#include <QMessageBox>

namespace platter {

using namespace Qt::StringLiterals;

Application::Application(const QString& folder, bool fixed, QObject* parent)
    : QObject(parent)
    , m_fixed(fixed) {
    build(folder);
}

Application::~Application() {
    m_library->aboutToQuit(); // what the queue cancels now can be made again with Retry
}

void Application::show(const QStringList& files) {
    m_window->show();
    if (!files.isEmpty())
        m_window->addImages(files);
}

void Application::build(const QString& folder) {
    // The old ones go in the reverse of the order they were made in.
    auto library = std::make_unique<LocalLibrary>(folder);
    auto queue = std::make_unique<JobQueue>();
    auto window = std::make_unique<MainWindow>(library.get(), queue.get());
    // Queued: the window that asks may be replaced by the answer.
    connect(
        window.get(), &MainWindow::changeLocationRequested, this, &Application::changeLocation, Qt::QueuedConnection);
    m_window = std::move(window);
    m_queue = std::move(queue);
    m_library = std::move(library);
}

void Application::changeLocation() {
    if (!m_queue->isIdle()) {
        QMessageBox::information(m_window.get(), tr("Work is under way"),
            tr("Images are still being added or exported. Wait for that, or cancel it, and then choose another "
               "place."));
        return;
    }
    const QString folder = QFileDialog::getExistingDirectory(
        m_window.get(), tr("Where should images be kept?"), m_library->location(), QFileDialog::ShowDirsOnly);
    if (folder.isEmpty() || folder == m_library->location())
        return;
    if (const auto usable = LibraryLocation::check(folder, true); !usable) {
        QMessageBox::warning(m_window.get(), tr("Another folder is needed"), usable.error().message);
        return;
    }
    if (!m_fixed)
        LibraryLocation::choose(folder);
    const QRect place = m_window->geometry();
    build(folder);
    m_window->setGeometry(place);
    m_window->show();
}

} // namespace platter
