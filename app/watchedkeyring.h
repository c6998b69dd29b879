// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/keyring.h"

#include <QList>

#include <memory>

namespace platter {

// A keyring that can be waited for: a program that ends at once must not end before it has kept what it was told.
class WatchedKeyring : public Keyring {
public:
    explicit WatchedKeyring(std::unique_ptr<Keyring> keyring)
        : m_keyring(std::move(keyring)) { }

    // Done when nothing is written or removed any more; the first error of those since the last time.
    QFuture<Result<void>> settled();

    bool isPersistent() const override { return m_keyring->isPersistent(); }
    QFuture<Result<Secrets>> read(const LibraryId& id) override { return m_keyring->read(id); }
    QFuture<Result<void>> write(const LibraryId& id, const Secrets& secrets) override;
    QFuture<Result<void>> remove(const LibraryId& id) override;

private:
    QFuture<Result<void>> watch(QFuture<Result<void>> work);

    std::unique_ptr<Keyring> m_keyring;
    QList<QFuture<Result<void>>> m_work;
};

} // namespace platter
