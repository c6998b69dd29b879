// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/standins/brightbox/api.h"

namespace platter::test {

void seedBasics(CloudState& state); // accounts, users, clients, zones, server types, a default group
void seed(CloudState& state, Api& api, Importer& importer); // see StandInCloud::seed()
void seedMany(CloudState& state, Api& api, int images, int servers);
QString addCloudIp(CloudState& state, QJsonObject fields);

} // namespace platter::test
