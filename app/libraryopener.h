// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/librarylocation.h"
#include "app/watchedkeyring.h"
#include "models/library/serverhost.h"
#include "models/web/bandwidth.h"
#include "models/brightbox/brightboxconnector.h"
#include "models/jobs/priority.h"

#include <QProcessEnvironment>
#include <QSettings>

#include <vector>

namespace platter {

// Opens the libraries that the command line names, and owns them. Lives in the main thread; nothing blocks.
class LibraryOpener : public QObject {
    Q_OBJECT

public:
    struct Surroundings {
        QProcessEnvironment environment{};
        std::unique_ptr<Keyring> keyring{};
        QString cloudFolder{}; // where each account's file is kept
        QString standardFolder{}; // of the library on this computer
        QString chosenFolder{}; // the same by the settings; may be empty
        // False: accounts are not asked for what they hold. A person's refresh token is good for one use, and a program that
        // only connects would end before the next one came.
        bool polls = true;
    };
    explicit LibraryOpener(Surroundings surroundings, QObject* parent = nullptr);
    ~LibraryOpener() override;

    // `asked`: as --library takes it; empty: as PLATTER_LIBRARY says, unless `local`. `mayCreate`: a folder that is empty
    // or missing may become a library.
    QFuture<Result<Library*>> open(const QString& asked, bool mayCreate);
    // This computer's, whatever PLATTER_LIBRARY says, unless it or `asked` is a folder.
    QFuture<Result<Library*>> openLocal(const QString& asked);

    void setPriority(Priority priority) { m_priority = priority; } // of what is done in folders that are opened later
    void limitRate(qint64 bytesPerSecond) { m_bandwidth.setLimit(bytesPerSecond); } // of all accounts together; 0: none
    Connector* connector() { return &m_connector; }
    const ConnectionStore& store() const { return m_store; }
    QFuture<Result<void>> settled(); // everything secret is kept that is to be; nobody is signed in to any more

private:
    LibraryWords words(const QString& asked) const;
    Result<Library*> openFolder(const QString& folder, bool mayCreate);
    QFuture<Result<Library*>> openConnection(const LibraryId& id);
    QFuture<Result<Library*>> openFromEnvironment();
    Library* openAccount(const ConnectRequest& request, const AccountId& account);

    Bandwidth m_bandwidth;
    Priority m_priority = Priority::Usual;
    QProcessEnvironment m_environment;
    QString m_standardFolder;
    QString m_chosenFolder;
    QSettings m_settings;
    ConnectionStore m_store;
    WatchedKeyring m_keyring;
    std::unique_ptr<ServerHost> m_servers; // of this computer
    std::vector<std::unique_ptr<Library>> m_folders; // each is “local” to those who ask for its id
    LibrarySet m_libraries; // accounts
    BrightboxConnector m_connector;
};

} // namespace platter
