// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/jobqueue.h"
#include "models/library/connector.h"
#include "models/library/libraryset.h"

#include <QMainWindow>

#include <memory>

namespace platter {

struct ProgramSettings;
struct TransferSettings;

// The window: assembles sidebar, table, details and transfers, and forwards what people ask for to the libraries and the
// queue. Does no work itself.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    // The set holds this computer's library at least. Without a connector nothing can be connected to. All outlive the
    // window. Settings are read from and written to QSettings' default place.
    MainWindow(LibrarySet* libraries, Connector* connector, JobQueue* queue, QWidget* parent = nullptr);
    ~MainWindow() override;

    void showLibrary(const LibraryId& library); // its images; does nothing when it is not there
    // What the settings dialog shows, until it is changed there.
    void setProgramSettings(const ProgramSettings& settings);
    // Opens the add-image dialog on the files (the command line's, or dropped ones). Does not block.
    void addImages(const QStringList& paths);

Q_SIGNALS:
    void changeLocationRequested(); // "Change…" on the empty page
    void transferSettingsChanged(const platter::TransferSettings& settings); // they are kept already
    void closed(); // for good, and what is to be remembered was saved
    void programSettingsChanged(const platter::ProgramSettings& settings); // to be kept by whoever gave them

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace platter
