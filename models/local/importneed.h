// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/library/library.h"
#include "models/local/chunkstore.h"
#include "models/media/source.h"

#include <stop_token>

namespace platter {

// What adding the disk to the library would take up: at most 32 MiB of its data are looked at, evenly spread over all of it: cut,
// looked up and compressed as an import does. The first cuts of a sample in the middle of data are not an import's, and do not
// count. Blocks.
Result<ImportNeed> estimateImport(ChunkStore& store, BlockSource& source, const std::stop_token& stop);

} // namespace platter
