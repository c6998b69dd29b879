// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/watchedkeyring.h"

namespace platter {

QFuture<Result<void>> WatchedKeyring::watch(QFuture<Result<void>> work) {
    m_work.append(work);
    return work;
}

QFuture<Result<void>> WatchedKeyring::write(const LibraryId& id, const Secrets& secrets) {
    return watch(m_keyring->write(id, secrets));
}

QFuture<Result<void>> WatchedKeyring::remove(const LibraryId& id) {
    return watch(m_keyring->remove(id));
}

QFuture<Result<void>> WatchedKeyring::settled() {
    auto work = std::exchange(m_work, {});
    if (work.isEmpty())
        return QtFuture::makeReadyValueFuture(Result<void>());
    return QtFuture::whenAll(work.begin(), work.end()).then([](const QList<QFuture<Result<void>>>& done) {
        for (const auto& each : done) {
            if (each.resultCount() > 0 && !each.result())
                return each.result();
        }
        return Result<void>();
    });
}

} // namespace platter
