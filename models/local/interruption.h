// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

namespace platter {

// Why an image whose making came to no end is failed, and what to do. Sentences for people.
namespace Interruption {

QString stopped(const Image& image); // its writer was killed
QString closed(const Image& image); // the program was closed

} // namespace Interruption

} // namespace platter
