// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/look/windowdisk.h"

#include <string>

namespace platter::look {

// All that is told of a disk, as text of the protocol (models/look/protocol.h): lines of a word, a tab and a value.
std::string look(WindowDisk& disk);

} // namespace platter::look
