// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/soleturn.h"

#include <QCoreApplication>

namespace platter {

Result<SoleTurn> SoleTurn::take(const LibraryFolder& folder) {
    auto wish = File::openOrCreate(folder.wishFile());
    auto lock = File::openOrCreate(folder.lockFile());
    if (!wish || !lock)
        return std::unexpected(!wish ? wish.error() : lock.error());
    const auto locked = lock->tryLock(File::Lock::Exclusive);
    if (!locked)
        return std::unexpected(locked.error());
    if (!*locked)
        return std::unexpected(busy());
    SoleTurn turn;
    turn.m_wish = std::move(*wish);
    turn.m_lock = std::move(*lock);
    return turn;
}

bool SoleTurn::isWanted() const {
    const auto wished = m_wish.isLockedByOther();
    return !wished || *wished;
}

Error SoleTurn::busy() {
    return {ErrorCode::Busy,
        QCoreApplication::translate(
            "SoleTurn", "The library is looked after when nothing is being added. Try again when that is done."),
        {}, true};
}

} // namespace platter
