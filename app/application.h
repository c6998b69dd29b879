// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/bandwidth.h"
#include "models/domain/ids.h"
#include "models/library/serverhost.h"

#include <QObject>
#include <QSettings>
#include <QStringList>

#include <memory>

namespace platter {

class BrightboxConnector;
class ConnectionStore;
class JobQueue;
class Library;
class LibrarySet;
class MainWindow;
class LocalLibrary;
class ReclaimSchedule;
class SleepInhibitor;
struct ProgramSettings;
struct TransferSettings;
class WatchedKeyring;

// The program with its window: builds the libraries, the queue and the window, wires them, and builds them anew when the
// person chooses another place for the library of this computer. Lives in the main thread, beside QApplication.
class Application : public QObject {
    Q_OBJECT

public:
    // `folder`: where the library is. `fixed`: the command line or the environment said so; then the window does not
    // change it for good.
    Application(const QString& folder, bool fixed, QObject* parent = nullptr);
    ~Application() override;

    // Shows the window: on that library (empty: this computer's), with the add-image dialog on the files when there are any.
    void show(const QStringList& files, const LibraryId& shown);
    // Ends the event loop with this status, once what must not be lost is kept: a few seconds at most. The window's closing
    // does so by itself.
    void leave(int status);

private:
    void build(const QString& folder);
    void changeLocation();
    void goOn(Library* library);
    void follow(const ProgramSettings& settings); // at once
    void limit(const TransferSettings& settings);

    bool m_fixed;
    bool m_leaving = false;
    LocalLibrary* m_local = nullptr; // of m_libraries
    QSettings m_settings;
    // In this order: the window goes first, the libraries and what they use last.
    Bandwidth m_bandwidth;
    std::unique_ptr<ConnectionStore> m_connections;
    std::unique_ptr<WatchedKeyring> m_keyring;
    std::unique_ptr<ServerHost> m_servers; // of this computer
    std::unique_ptr<LibrarySet> m_libraries;
    std::unique_ptr<BrightboxConnector> m_connector;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<SleepInhibitor> m_inhibitor;
    std::unique_ptr<ReclaimSchedule> m_reclaim;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace platter
