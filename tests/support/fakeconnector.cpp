// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/support/fakeconnector.h"

#include "tests/support/fakelibrary.h"

namespace platter {
using namespace Qt::StringLiterals;

FakeConnector::FakeConnector(LibrarySet* libraries, QObject* parent)
    : Connector(parent)
    , m_libraries(libraries) { }

template <typename T> QFuture<Result<T>> FakeConnector::answer(std::function<Result<T>()> make) {
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto give = [this, promise, make = std::move(make)] {
        if (const auto error = std::exchange(m_nextError, {})) {
            promise->addResult(Result<T>(std::unexpected(*error)));
        } else {
            promise->addResult(make());
        }
        promise->finish();
    };
    m_held ? m_waiting.push_back(give) : give();
    return promise->future();
}

void FakeConnector::release() {
    for (const auto& give : std::exchange(m_waiting, {})) {
        give();
    }
}

QFuture<Result<QList<Account>>> FakeConnector::accounts(const ConnectRequest& request) {
    m_asked.append(request);
    return answer<QList<Account>>([this] { return Result<QList<Account>>(m_accounts); });
}

QFuture<Result<LibraryId>> FakeConnector::connectTo(const ConnectRequest& request) {
    m_connected.append(request);
    return answer<LibraryId>([this, request] {
        auto library = std::make_unique<FakeLibrary>();
        const QString id = u"cloud-%1"_s.arg(m_connections.size() + 1);
        library->playCloud(id, request.name.isEmpty() ? u"Acme"_s : request.name, request.color);
        m_connections.insert(LibraryId(id), request);
        m_libraries->add(std::move(library));
        return Result<LibraryId>(LibraryId(id));
    });
}

QFuture<Result<void>> FakeConnector::signIn(const LibraryId& library, const ConnectRequest& request) {
    m_signIns.append({library, request});
    return answer<void>([] { return Result<void>(); });
}

std::optional<ConnectRequest> FakeConnector::connection(const LibraryId& library) const {
    if (m_connections.contains(library)) {
        ConnectRequest request = m_connections.value(library);
        request.clientSecret.clear();
        request.password.clear();
        return request;
    }
    const Library* known = m_libraries->find(library);
    if (!known || known->owner().isEmpty()) {
        return std::nullopt;
    }
    return ConnectRequest{.name = known->name(),
        .color = known->color(),
        .api = QUrl(u"https://api.gb1.brightbox.com"_s),
        .clientId = u"cli-12345"_s,
        .account = AccountId(known->owner())};
}

void FakeConnector::rename(const LibraryId& library, const QString& name, const QString& color) {
    if (auto* known = static_cast<FakeLibrary*>(m_libraries->find(library))) {
        known->setName(name, color);
    }
}

void FakeConnector::signOut(const LibraryId& library) {
    m_signOuts.append(library);
    m_connections.remove(library);
    m_libraries->remove(library);
}

QList<std::pair<QString, QUrl>> FakeConnector::regions() const {
    return {{u"United Kingdom 1 (gb1)"_s, QUrl(u"https://api.gb1.brightbox.com"_s)},
        {u"United Kingdom 1 staging (gb1s)"_s, QUrl(u"https://api.gb1s.brightbox.com"_s)}};
}

} // namespace platter
