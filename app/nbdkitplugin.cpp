// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// What nbdkit loads to give out an image of a library over NBD: nbdkit platter-nbdkit-plugin.so folder=… image=…
// [content=…]. Facts: nbdkit-plugin(3).
#include "models/local/imagesource.h"

#include <QString>

#define NBDKIT_API_VERSION 2
#include <nbdkit-plugin.h>

#include <cerrno>

using namespace Qt::StringLiterals;
using namespace platter;

#define THREAD_MODEL NBDKIT_THREAD_MODEL_PARALLEL // ImageSource may be read by several threads at once

namespace {

QString folder, image;
QByteArray content;
std::unique_ptr<BlockSource> disk;

int refuse(const Error& error) {
    nbdkit_error("%s %s", qPrintable(error.message), qPrintable(error.detail));
    nbdkit_set_error(EIO);
    return -1;
}

int configure(const char* key, const char* value) {
    const auto word = QLatin1StringView(key);
    if (word == "folder"_L1)
        folder = QString::fromLocal8Bit(value);
    else if (word == "image"_L1)
        image = QString::fromLocal8Bit(value);
    else if (word == "content"_L1)
        content = QByteArray::fromHex(value);
    else {
        nbdkit_error("there is no parameter %s", key);
        return -1;
    }
    return 0;
}

int configured() {
    if (!folder.isEmpty() && !image.isEmpty())
        return 0;
    nbdkit_error("folder=… (a library's) and image=… (an id in it) are needed");
    return -1;
}

int getReady() {
    const LibraryFolder library(folder);
    auto store = std::make_shared<ChunkStore>(library);
    if (const auto opened = store->open(true); !opened)
        return refuse(opened.error());
    auto source = ImageSource::open(store, library.map(ImageId(image)), content);
    if (!source)
        return refuse(source.error());
    disk = std::move(*source);
    return 0;
}

void unload() {
    disk.reset();
}

void* open(int) {
    return disk.get(); // one for all: it keeps what was decoded lately
}

int64_t size(void* handle) {
    return static_cast<BlockSource*>(handle)->size();
}

int severalConnections(void*) {
    return 1;
}

int read(void* handle, void* buffer, uint32_t count, uint64_t offset, uint32_t) {
    const auto got = static_cast<BlockSource*>(handle)->read(qint64(offset), {static_cast<std::byte*>(buffer), count});
    return got ? 0 : refuse(got.error());
}

int knowsExtents(void*) {
    return 1;
}

int extents(void* handle, uint32_t count, uint64_t offset, uint32_t flags, nbdkit_extents* list) {
    const uint64_t end = offset + count;
    for (uint64_t at = offset; at < end;) {
        const auto extent = static_cast<BlockSource*>(handle)->extentAt(qint64(at));
        if (!extent)
            return refuse(extent.error());
        const uint32_t kind = extent->kind == ExtentKind::Zero ? NBDKIT_EXTENT_ZERO | NBDKIT_EXTENT_HOLE : 0;
        if (nbdkit_add_extent(list, at, uint64_t(extent->length), kind) != 0)
            return -1;
        at += uint64_t(extent->length);
        if ((flags & NBDKIT_FLAG_REQ_ONE) != 0)
            break;
    }
    return 0;
}

// A frame of the store is decoded as a whole: larger requests cost less a byte.
int blockSizes(void*, uint32_t* minimum, uint32_t* preferred, uint32_t* maximum) {
    *minimum = 1;
    *preferred = 256 * 1024;
    *maximum = 32 * 1024 * 1024;
    return 0;
}

nbdkit_plugin makePlugin() {
    nbdkit_plugin made{};
    made.name = "platter";
    made.longname = "images of a Platter library";
    made.description = "gives out an image of a Platter library, read-only";
    made.config = configure;
    made.config_complete = configured;
    made.config_help
        = "folder=FOLDER  of the library\nimage=ID       of the image\ncontent=HEX    what its map must be";
    made.get_ready = getReady;
    made.unload = unload;
    made.open = open;
    made.get_size = size;
    made.can_multi_conn = severalConnections;
    made.pread = read;
    made.can_extents = knowsExtents;
    made.extents = extents;
    made.block_size = blockSizes;
    return made;
}

nbdkit_plugin plugin = makePlugin();

} // namespace

NBDKIT_REGISTER_PLUGIN(plugin)
