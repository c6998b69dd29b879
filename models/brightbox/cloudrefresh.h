// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/apiclient.h"
#include "models/brightbox/cloudcache.h"

#include <QJsonObject>

namespace platter {

// What an account is asked for: everything, or what changes often (images and servers; the rest is taken from `before`).
enum class RefreshKind { Everything, Quick };

// Asks the service. Images that are not listed but that were fetched by their id, or that a server of the account was built
// from, are asked for one by one when everything is. Blocks; worker threads only.
Result<CloudState> fetchState(ApiClient& api, const Connection& connection, const CloudState& before, RefreshKind kind,
    const std::stop_token& stop);

// Whether the account's owner sees the image at all: not what others deprecated, deleted or failed with, unless a server
// of the account was built from it or it was asked for by its id.
bool isOfInterest(const Image& image, const AccountId& account, const CloudState& state);

// Whether something is on its way to another status.
bool isBusy(const CloudState& state);

// Why an image of that name failed: the service gives no reason.
Error failedThere(const QString& name);

// 'name: "a" → "b", public: false → true': the fields that people set, and the status. Empty when none differs.
QString differenceText(const Image& before, const Image& now);

} // namespace platter
