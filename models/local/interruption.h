// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"

namespace platter {

// Why an image whose making came to no end is failed, and what to do. Sentences for people.
namespace Interruption {

// What is kept of an image from an address.
enum class Fetched {
    Nothing,
    Part,
    PartOfSecretAddress, // which is not kept whole
};

QString stopped(const Image& image, Fetched fetched); // its writer was killed
QString closed(const Image& image, Fetched fetched); // the program was closed

} // namespace Interruption

} // namespace platter
