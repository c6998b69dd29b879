// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/libraryopener.h"

#include "app/cloudenvironment.h"
#include "app/librarysettings.h"
#include "models/local/locallibrary.h"
#include "models/servers/virthost.h"
#include "models/web/fetcher.h"

#include <QDir>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

QFuture<Result<Library*>> ready(Result<Library*> library) {
    return QtFuture::makeReadyValueFuture(std::move(library));
}

std::unexpected<Error> refused(ErrorCode code, const QString& message) {
    return std::unexpected(Error{.code = code, .message = message});
}

} // namespace

LibraryOpener::LibraryOpener(Surroundings surroundings, QObject* parent)
    : QObject(parent)
    , m_environment(std::move(surroundings.environment))
    , m_standardFolder(std::move(surroundings.standardFolder))
    , m_chosenFolder(std::move(surroundings.chosenFolder))
    , m_store(&m_settings)
    , m_keyring(std::move(surroundings.keyring))
    , m_connector({.libraries = &m_libraries,
          .store = &m_store,
          .keyring = &m_keyring,
          .folder = surroundings.cloudFolder,
          .cliConfig = {},
          .options = {.http = {.bandwidth = &m_bandwidth}, .polls = surroundings.polls}}) { }

LibraryOpener::~LibraryOpener() = default;

QFuture<Result<void>> LibraryOpener::settled() {
    return m_connector.settle().then(this, [this] { return m_keyring.settled(); }).unwrap();
}

LibraryWords LibraryOpener::words(const QString& asked) const {
    return {.asked = asked,
        .environment = m_environment.value(u"PLATTER_LIBRARY"_s),
        .chosen = m_chosenFolder,
        .standard = m_standardFolder,
        .connections = m_store.connections(),
        .hasCloudEnvironment = !m_environment.value(u"PLATTER_API_URL"_s).isEmpty()};
}

QFuture<Result<Library*>> LibraryOpener::open(const QString& asked, bool mayCreate) {
    const auto place = LibraryLocation::place(words(asked));
    if (!place)
        return ready(std::unexpected(place.error()));
    switch (place->kind) {
    case LibraryPlace::Kind::Folder:
        return ready(openFolder(place->folder, mayCreate));
    case LibraryPlace::Kind::Connection:
        return openConnection(place->connection);
    case LibraryPlace::Kind::Environment:
        return openFromEnvironment();
    }
    return {};
}

QFuture<Result<Library*>> LibraryOpener::openLocal(const QString& asked) {
    const auto place = LibraryLocation::place(words(asked));
    if (!place)
        return ready(std::unexpected(place.error()));
    return open(place->kind == LibraryPlace::Kind::Folder ? asked : u"local"_s, false);
}

Result<Library*> LibraryOpener::openFolder(const QString& folder, bool mayCreate) {
    // The usual place may be made by whoever comes first; a folder that was named must be meant.
    const bool usual = folder == QDir::cleanPath(m_standardFolder);
    if (const auto usable = LibraryLocation::check(folder, usual || mayCreate); !usable)
        return std::unexpected(usable.error());
    for (const auto& known : m_folders) {
        if (known->location() == folder)
            return known.get();
    }
    auto library = std::make_unique<LocalLibrary>(folder,
        std::make_shared<Fetcher>(
            Fetcher::Options{.http = {.plainHttp = true, .bandwidth = &m_bandwidth}, .keys = VendorKeys::shipped()}));
    library->setGraceDays(LibrarySettings::graceDays());
    if (!m_servers) // asks nobody before it has to
        m_servers = std::make_unique<VirtHost>(VirtHost::Options{.addresses = LibrarySettings::serverAddresses(),
            .folder = LibrarySettings::backupFolder(),
            .records = LibrarySettings::unfinishedFolder(),
            .disks = LibrarySettings::serverDiskFolder()});
    library->setServerHost(m_servers.get());
    library->setPriority(m_priority);
    library->setLargestDisk(LibrarySettings::largestDisk());
    m_folders.push_back(std::move(library));
    return m_folders.back().get();
}

QFuture<Result<Library*>> LibraryOpener::openConnection(const LibraryId& id) {
    if (Library* known = m_libraries.find(id))
        return ready(known);
    return m_keyring.read(id).then(this, [this, id](const Result<Secrets>& kept) -> Result<Library*> {
        const auto connection = m_store.find(id);
        if (!connection)
            return refused(ErrorCode::NotFound, tr("The connection was removed meanwhile."));
        Secrets secrets = kept.value_or(Secrets{});
        if (connection->kind == SignInKind::ApiClient && secrets.clientSecret.isEmpty())
            secrets.clientSecret = CloudEnvironment::secret(m_environment);
        const bool known = connection->kind == SignInKind::ApiClient ? !secrets.clientSecret.isEmpty()
                                                                     : !secrets.refreshToken.isEmpty();
        if (known)
            return m_connector.open(*connection, secrets);
        if (!kept)
            return std::unexpected(kept.error());
        return refused(ErrorCode::SignInNeeded,
            connection->kind == SignInKind::ApiClient
                ? tr("The secret of “%1” is not known here: “platter connect %1” asks for it, and for one run "
                     "PLATTER_CLIENT_SECRET tells it.")
                      .arg(connection->name)
                : tr("Nobody is signed in to “%1”: “platter connect %1” asks for the password.").arg(connection->name));
    });
}

Library* LibraryOpener::openAccount(const ConnectRequest& request, const AccountId& account) {
    const Connection connection{.id = LibraryId(u"brightbox"_s),
        .name = request.name,
        .api = request.api,
        .storage = request.storage,
        .clientId = request.clientId,
        .account = account};
    return m_libraries.add(std::make_unique<BrightboxLibrary>(connection, Secrets{.clientSecret = request.clientSecret},
        BrightboxOptions{.http = {.bandwidth = &m_bandwidth}}));
}

QFuture<Result<Library*>> LibraryOpener::openFromEnvironment() {
    if (Library* known = m_libraries.find(LibraryId(u"brightbox"_s)))
        return ready(known);
    const auto request = CloudEnvironment::read(m_environment);
    if (!request)
        return ready(std::unexpected(request.error()));
    if (!request->account.isEmpty())
        return ready(openAccount(*request, request->account));
    return m_connector.accounts(*request).then(
        this, [this, request = *request](const Result<QList<Account>>& accounts) -> Result<Library*> {
            if (!accounts)
                return std::unexpected(accounts.error());
            return CloudEnvironment::choose(*accounts, {}).transform([&](const AccountId& account) {
                return openAccount(request, account);
            });
        });
}

} // namespace platter
