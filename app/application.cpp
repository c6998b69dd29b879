// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/application.h"

#include "app/librarylocation.h"
#include "app/librarysettings.h"
#include "app/reclaimschedule.h"
#include "app/sleepinhibitor.h"
#include "app/watchedkeyring.h"
#include "models/brightbox/brightboxconnector.h"
#include "models/jobs/jobqueue.h"
#include "models/library/libraryset.h"
#include "models/local/locallibrary.h"
#include "models/servers/virthost.h"
#include "models/web/fetcher.h"
#include "ui/mainwindow.h"
#include "ui/settingsdialog.h"

#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QTimer>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr auto kLeavingTime = 5s;

} // namespace

Application::Application(const QString& folder, bool fixed, QObject* parent)
    : QObject(parent)
    , m_fixed(fixed)
    , m_connections(std::make_unique<ConnectionStore>(&m_settings))
    , m_keyring(std::make_unique<WatchedKeyring>(makeKeyring()))
    , m_servers(std::make_unique<VirtHost>(VirtHost::Options{.addresses = LibrarySettings::serverAddresses(),
          .folder = LibrarySettings::backupFolder(),
          .records = LibrarySettings::unfinishedFolder(),
          .disks = LibrarySettings::serverDiskFolder()})) {
    build(folder);
}

Application::~Application() {
    for (Library* library : m_libraries->libraries())
        library->aboutToQuit(); // what the queue cancels now can be made again with Retry
}

void Application::leave(int status) {
    if (std::exchange(m_leaving, true))
        return;
    const auto end = [status] { QCoreApplication::exit(status); };
    QTimer::singleShot(kLeavingTime, this, end);
    m_connector->settle()
        .then(this, [this] { return m_keyring->settled(); })
        .unwrap()
        .then(this, [end](const Result<void>& kept) {
            if (!kept)
                qWarning("%s", qPrintable(kept.error().message));
            end();
        });
}

void Application::show(const QStringList& files, const LibraryId& shown) {
    if (!shown.isEmpty())
        m_window->showLibrary(shown);
    m_window->show();
    if (!files.isEmpty())
        m_window->addImages(files);
}

void Application::build(const QString& folder) {
    // The old ones go in the reverse of the order they were made in.
    m_window.reset();
    m_reclaim.reset();
    m_inhibitor.reset();
    m_queue.reset();
    m_connector.reset();
    m_libraries = std::make_unique<LibrarySet>();
    auto local = std::make_unique<LocalLibrary>(folder,
        std::make_shared<Fetcher>(
            Fetcher::Options{.http = {.plainHttp = true, .bandwidth = &m_bandwidth}, .keys = VendorKeys::shipped()}));
    local->setServerHost(m_servers.get());
    m_local = local.get();
    m_libraries->add(std::move(local));
    m_connector = std::make_unique<BrightboxConnector>(BrightboxConnector::Surroundings{.libraries = m_libraries.get(),
        .store = m_connections.get(),
        .keyring = m_keyring.get(),
        .folder = LibraryLocation::cloudFolder(),
        .cliConfig = QDir::home().filePath(u".brightbox/config"_s),
        .options = {.http = {.bandwidth = &m_bandwidth}}});
    m_queue = std::make_unique<JobQueue>();
    m_inhibitor = std::make_unique<SleepInhibitor>(m_queue.get());
    m_reclaim = std::make_unique<ReclaimSchedule>(m_local, m_queue.get());
    m_window = std::make_unique<MainWindow>(m_libraries.get(), m_connector.get(), m_queue.get());
    // Queued: the window that asks may be replaced by the answer.
    connect(
        m_window.get(), &MainWindow::changeLocationRequested, this, &Application::changeLocation, Qt::QueuedConnection);
    connect(m_window.get(), &MainWindow::transferSettingsChanged, this, &Application::limit);
    limit(TransferSettings::read(m_settings));
    connect(m_window.get(), &MainWindow::closed, this, [this] { leave(0); });
    const ProgramSettings settings{.graceDays = LibrarySettings::graceDays(),
        .largestDisk = LibrarySettings::largestDisk(),
        .lowPriority = LibrarySettings::lowPriority(),
        .serverAddresses = LibrarySettings::chosenServerAddresses()};
    follow(settings);
    m_window->setProgramSettings(settings);
    connect(m_window.get(), &MainWindow::programSettingsChanged, this, [this](const ProgramSettings& chosen) {
        LibrarySettings::setGraceDays(chosen.graceDays);
        LibrarySettings::setLargestDisk(chosen.largestDisk);
        LibrarySettings::setLowPriority(chosen.lowPriority);
        LibrarySettings::setServerAddresses(chosen.serverAddresses);
        follow(chosen);
    });
    m_connector->restore();
    for (Library* library : m_libraries->libraries())
        goOn(library);
}

// What an earlier run left unfinished.
void Application::goOn(Library* library) {
    library->restoreJobs([this](std::unique_ptr<Job> job) { m_queue->add(std::move(job)); });
}

void Application::limit(const TransferSettings& settings) {
    m_bandwidth.setLimit(settings.bytesPerSecond());
    m_queue->setParallel(settings.parallel);
}

void Application::follow(const ProgramSettings& settings) {
    m_local->setGraceDays(settings.graceDays);
    m_local->setPriority(settings.lowPriority ? Priority::Low : Priority::Usual);
    m_local->setLargestDisk(settings.largestDisk);
}

void Application::changeLocation() {
    if (!m_queue->isIdle()) {
        QMessageBox::information(m_window.get(), tr("Work is under way"),
            tr("Images are still being added or exported. Wait for that, or cancel it, and then choose another "
               "place."));
        return;
    }
    const QString folder = QFileDialog::getExistingDirectory(m_window.get(), tr("Where should images be kept?"),
        m_libraries->first()->location(), QFileDialog::ShowDirsOnly);
    if (folder.isEmpty() || folder == m_libraries->first()->location())
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
