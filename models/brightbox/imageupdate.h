// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/apiclient.h"

namespace platter {

struct ImageUpdate {
    Image image; // as the service has it now
    std::optional<Error> conflict{}; // set: nothing was changed, somebody else had
};

// Changes an image unless somebody else has changed the same fields since `base` was heard. The API knows no conditional PUT
// (api.md, 4.6), so the image is fetched and compared right before. Blocks; worker threads only.
Result<ImageUpdate> updateUnlessChanged(
    ApiClient& api, const Image& base, const ImageChanges& changes, const std::stop_token& stop);

} // namespace platter
