// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/look/extfiles.h"

#include <ext2fs/ext2fs.h>

#include <cstring>

namespace platter::look {

namespace {

// libext2fs reads blocks through a table of functions. It gives them only a name, so the part of the disk that is opened
// stands here; this program has one thread.
struct Part {
    WindowDisk* disk = nullptr;
    uint64_t offset = 0, size = 0;
};
Part openedPart;

errcode_t openChannel(const char* name, int, io_channel* made);

errcode_t closeChannel(io_channel channel) {
    if (--channel->refcount > 0)
        return 0;
    delete static_cast<Part*>(channel->private_data);
    delete channel;
    return 0;
}

errcode_t setBlockSize(io_channel channel, int size) {
    channel->block_size = size;
    return 0;
}

// `count`: blocks; negative: bytes.
errcode_t readBlocks(io_channel channel, unsigned long long block, int count, void* data) {
    const auto* part = static_cast<const Part*>(channel->private_data);
    const auto blockSize = uint64_t(channel->block_size);
    const uint64_t length = count < 0 ? uint64_t(-int64_t(count)) : uint64_t(count) * blockSize;
    if (block > part->size / blockSize || length > part->size - block * blockSize)
        return EXT2_ET_SHORT_READ;
    return part->disk->read(part->offset + block * blockSize, data, length) ? 0 : EXT2_ET_SHORT_READ;
}

errcode_t readFewBlocks(io_channel channel, unsigned long block, int count, void* data) {
    return readBlocks(channel, block, count, data);
}

errcode_t noWrite(io_channel, unsigned long, int, const void*) {
    return EXT2_ET_RO_FILSYS;
}

errcode_t flush(io_channel) {
    return 0;
}

errcode_t noOption(io_channel, const char*, const char*) {
    return EXT2_ET_INVALID_ARGUMENT;
}

io_manager manager() {
    static struct_io_manager table = [] {
        struct_io_manager made{};
        made.magic = EXT2_ET_MAGIC_IO_MANAGER;
        made.name = "disk";
        made.open = openChannel;
        made.close = closeChannel;
        made.set_blksize = setBlockSize;
        made.read_blk = readFewBlocks;
        made.read_blk64 = readBlocks;
        made.write_blk = noWrite;
        made.flush = flush;
        made.set_option = noOption;
        return made;
    }();
    return &table;
}

errcode_t openChannel(const char*, int, io_channel* made) {
    auto* channel = new struct_io_channel{};
    channel->magic = EXT2_ET_MAGIC_IO_CHANNEL;
    channel->manager = manager();
    channel->block_size = 1024;
    channel->refcount = 1;
    channel->private_data = new Part(openedPart);
    *made = channel;
    return 0;
}

} // namespace

class ExtFiles::Private {
public:
    ext2_filsys fileSystem = nullptr;

    std::optional<ext2_ino_t> find(const char* path) const {
        ext2_ino_t inode = 0;
        if (ext2fs_namei_follow(fileSystem, EXT2_ROOT_INO, EXT2_ROOT_INO, path, &inode) != 0)
            return {};
        return inode;
    }
};

ExtFiles::ExtFiles(std::unique_ptr<Private> made)
    : d(std::move(made)) { }

ExtFiles::~ExtFiles() {
    ext2fs_close_free(&d->fileSystem);
}

std::unique_ptr<ExtFiles> ExtFiles::open(WindowDisk& disk, uint64_t offset, uint64_t size) {
    openedPart = {&disk, offset, size};
    auto made = std::make_unique<Private>();
    // As it was left: a journal that was not replayed may hide the latest files, which is told elsewhere.
    const int flags = EXT2_FLAG_64BITS | EXT2_FLAG_SOFTSUPP_FEATURES | EXT2_FLAG_IGNORE_CSUM_ERRORS;
    if (ext2fs_open2("disk", nullptr, flags, 0, 0, manager(), &made->fileSystem) != 0)
        return {};
    return std::unique_ptr<ExtFiles>(new ExtFiles(std::move(made)));
}

bool ExtFiles::exists(const char* path) const {
    return d->find(path).has_value();
}

std::optional<std::string> ExtFiles::read(const char* path, size_t most) const {
    const auto inode = d->find(path);
    ext2_inode facts{};
    if (!inode || ext2fs_read_inode(d->fileSystem, *inode, &facts) != 0 || !LINUX_S_ISREG(facts.i_mode))
        return {};
    ext2_file_t file = nullptr;
    if (ext2fs_file_open(d->fileSystem, *inode, 0, &file) != 0)
        return {};
    std::string bytes(most, '\0');
    unsigned got = 0;
    const errcode_t error = ext2fs_file_read(file, bytes.data(), unsigned(most), &got);
    ext2fs_file_close(file);
    if (error != 0 && got == 0)
        return {};
    bytes.resize(got);
    return bytes;
}

std::vector<std::string> ExtFiles::names(const char* path) const {
    std::vector<std::string> found;
    const auto inode = d->find(path);
    if (!inode)
        return found;
    const auto each = [](ext2_dir_entry* entry, int, int, char*, void* list) {
        auto& names = *static_cast<std::vector<std::string>*>(list);
        const std::string name(entry->name, size_t(ext2fs_dirent_name_len(entry)));
        if (name != "." && name != "..")
            names.push_back(name);
        return names.size() >= kMostNames ? DIRENT_ABORT : 0;
    };
    ext2fs_dir_iterate(d->fileSystem, *inode, 0, nullptr, each, &found);
    return found;
}

} // namespace platter::look
