// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/waiting.h"

namespace platter {

Error cancelledError() {
    return {.code = ErrorCode::Cancelled, .message = BrightboxText::tr("This was cancelled.")};
}

} // namespace platter
