// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <utility>

namespace platter {

// A member that tells handlers whether its object is still whole. QFuture::onCanceled() calls its handler in ~QObject() of its
// context when that goes while it waits; then the members are gone, and no QPointer says so yet.
class LifeSign {
public:
    // `handler`, which is not called any more once the object's members are gone. One thread.
    template <typename F> auto guard(F handler) const {
        return [sign = std::weak_ptr<const bool>(m_sign), handler = std::move(handler)] {
            if (!sign.expired()) {
                handler();
            }
        };
    }

private:
    std::shared_ptr<const bool> m_sign = std::make_shared<bool>(true);
};

} // namespace platter
