// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/connection.h"

#include <QFuture>
#include <QHash>

namespace platter {

// Where secrets are kept between runs. The window's thread; nothing blocks.
class Keyring {
public:
    virtual ~Keyring() = default;
    virtual bool isPersistent() const = 0; // false: only until the program ends
    virtual QFuture<Result<Secrets>> read(const LibraryId& id) = 0; // empty secrets where there are none
    virtual QFuture<Result<void>> write(const LibraryId& id, const Secrets& secrets) = 0;
    virtual QFuture<Result<void>> remove(const LibraryId& id) = 0;
};

// In memory only: where the desktop has no keyring.
class MemoryKeyring : public Keyring {
public:
    bool isPersistent() const override { return false; }
    QFuture<Result<Secrets>> read(const LibraryId& id) override;
    QFuture<Result<void>> write(const LibraryId& id, const Secrets& secrets) override;
    QFuture<Result<void>> remove(const LibraryId& id) override;

private:
    QHash<LibraryId, Secrets> m_secrets;
};

// The desktop's keyring (Secret Service, KWallet) through QtKeychain, without its fallback to plain text.
class DesktopKeyring : public Keyring {
public:
    bool isPersistent() const override { return true; }
    QFuture<Result<Secrets>> read(const LibraryId& id) override;
    QFuture<Result<void>> write(const LibraryId& id, const Secrets& secrets) override;
    QFuture<Result<void>> remove(const LibraryId& id) override;
};

// The desktop's where there is one, else one in memory.
std::unique_ptr<Keyring> makeKeyring();

} // namespace platter
