// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/connector.h"
#include "models/library/libraryset.h"

#include <QPromise>

#include <functional>
#include <memory>

namespace platter {

// A connector in memory: answers as the test says, at once or when it is told to, and makes FakeLibrary clouds.
class FakeConnector : public Connector {
    Q_OBJECT

public:
    explicit FakeConnector(LibrarySet* libraries, QObject* parent = nullptr);

    QFuture<Result<QList<Account>>> accounts(const ConnectRequest& request) override;
    QFuture<Result<LibraryId>> connectTo(const ConnectRequest& request) override;
    QFuture<Result<void>> signIn(const LibraryId& library, const ConnectRequest& request) override;
    std::optional<ConnectRequest> connection(const LibraryId& library) const override;
    void rename(const LibraryId& library, const QString& name, const QString& color) override;
    void signOut(const LibraryId& library) override;
    QList<ConnectRequest> offers() const override { return m_offers; }
    QList<std::pair<QString, QUrl>> regions() const override;
    bool remembersSecrets() const override { return m_remembers; }

    // The test's side.
    void setAccounts(const QList<Account>& accounts) { m_accounts = accounts; }
    void setOffers(const QList<ConnectRequest>& offers) { m_offers = offers; }
    void setRemembers(bool remembers) { m_remembers = remembers; }
    void failNext(const Error& error) { m_nextError = error; } // the next accounts(), connectTo() or signIn()
    void hold() { m_held = true; } // from now on answers wait for release()
    void release(); // those that wait; later ones wait for the next release()
    const QList<ConnectRequest>& asked() const { return m_asked; } // accounts()
    const QList<ConnectRequest>& connected() const { return m_connected; }
    const QList<std::pair<LibraryId, ConnectRequest>>& signIns() const { return m_signIns; }
    const QList<LibraryId>& signOuts() const { return m_signOuts; }

private:
    template <typename T> QFuture<Result<T>> answer(std::function<Result<T>()> make);

    LibrarySet* m_libraries;
    QList<Account> m_accounts{{.id = AccountId(QStringLiteral("acc-12345")),
        .name = QStringLiteral("Acme"),
        .status = QStringLiteral("active")}};
    QList<ConnectRequest> m_offers;
    bool m_remembers = true;
    bool m_held = false;
    std::optional<Error> m_nextError;
    std::vector<std::function<void()>> m_waiting;
    QList<ConnectRequest> m_asked;
    QList<ConnectRequest> m_connected;
    QList<std::pair<LibraryId, ConnectRequest>> m_signIns;
    QList<LibraryId> m_signOuts;
    QHash<LibraryId, ConnectRequest> m_connections;
};

} // namespace platter
