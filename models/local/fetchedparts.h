// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/image.h"
#include "models/local/interruption.h"
#include "models/local/libraryfolder.h"
#include "models/web/fetchedpart.h"

#include <QDateTime>
#include <QList>

#include <functional>

namespace platter {

// What imports from addresses had fetched when they were broken off: a FetchedPart for each in the library's folder
// downloads/<id>. The import of the same image goes on with it, or it is gone after a while, or with its row. Blocks.
namespace FetchedParts {

inline constexpr int kDays = 7; // that it is kept

std::optional<FetchedPart::Record> of(const LibraryFolder& folder, const ImageId& id);
Interruption::Fetched stateOf(const LibraryFolder& folder, const ImageId& id);
// Whether an import that ended so goes on later with the same bytes. `ending`: the program is, which cancels it.
bool isWorthKeeping(const Error& error, bool ending);
// Of these the failed image that was to become the same as the draft, from the same address, and that goes on.
std::optional<ImageId> toGoOn(const LibraryFolder& folder, const QList<Image>& images, const Image& draft);
void remove(const LibraryFolder& folder, const ImageId& id); // everything that was downloaded for it
// What was downloaded for one disk of an archive, and is not needed for it any more: the next image in the making of the same
// address has it from now on, as if it had been fetched for that. False: there is none; it is still there.
bool handOver(const LibraryFolder& folder, const ImageId& from, const QList<Image>& images);
using ImageTest = std::function<bool(const ImageId&)>;
// While nobody writes: everything that is too old, that nobody can go on with, or whose image is not wanted.
void removeOthers(const LibraryFolder& folder, const ImageTest& isWanted);
void removeOld(const LibraryFolder& folder, const ImageTest& isWorkedOn); // while others may write
qint64 bytes(const LibraryFolder& folder); // what all of them take up on the disk

} // namespace FetchedParts

} // namespace platter
