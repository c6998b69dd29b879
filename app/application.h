// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

namespace platter {

class JobQueue;
class LocalLibrary;
class MainWindow;

// The program with its window: builds the library, the queue and the window, wires them, and builds them anew when the
// person chooses another place for the library. Lives in the main thread, beside QApplication.
class Application : public QObject {
    Q_OBJECT

public:
    // `folder`: where the library is. `fixed`: the command line or the environment said so; then the window does not
    // change it for good.
    Application(const QString& folder, bool fixed, QObject* parent = nullptr);
    ~Application() override;

    // Shows the window, with the add-image dialog on the files when there are any.
    void show(const QStringList& files);

private:
    void build(const QString& folder);
    void changeLocation();

    bool m_fixed;
    // In this order: the window goes first, the library last.
    std::unique_ptr<LocalLibrary> m_library;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace platter
