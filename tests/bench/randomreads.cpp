// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// platter_random LIBRARY IMAGE DEPTH READS [NBD-URI]: reads so many random blocks of 4 KiB of the image's data, DEPTH at
// once, and prints how many a second. With an address, the same blocks from a server of another copy of the same disk.
#include "models/local/imagesource.h"

#include <QCoreApplication>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <libnbd.h>
#include <random>
#include <thread>

using namespace platter;

namespace {

constexpr qint64 kBlock = 4096;

std::vector<qint64> randomBlocks(BlockSource& source, qsizetype count) {
    std::vector<qint64> blocks;
    for (qint64 at = 0; at < source.size();) {
        const auto extent = source.extentAt(at);
        if (!extent)
            return {};
        for (qint64 block = at; extent->kind == ExtentKind::Data && block + kBlock <= at + extent->length;
            block += kBlock)
            blocks.push_back(block);
        at += extent->length;
    }
    std::mt19937 random(13);
    std::vector<qint64> chosen;
    for (qsizetype i = 0; i < count && !blocks.empty(); ++i)
        chosen.push_back(blocks[random() % blocks.size()]);
    return chosen;
}

bool readHere(BlockSource& source, const std::vector<qint64>& blocks, int depth) {
    std::atomic<size_t> next = 0;
    std::atomic<bool> good = true;
    std::vector<std::jthread> threads;
    for (int i = 0; i < depth; ++i) {
        threads.emplace_back([&] {
            std::array<std::byte, kBlock> buffer{};
            for (size_t at = next++; at < blocks.size() && good; at = next++) {
                if (!source.read(blocks[at], buffer))
                    good = false;
            }
        });
    }
    threads.clear();
    return good;
}

bool readThere(const char* address, const std::vector<qint64>& blocks, int depth) {
    nbd_handle* const nbd = nbd_create();
    if (!nbd || nbd_connect_uri(nbd, address) != 0)
        return false;
    std::vector<std::array<std::byte, kBlock>> buffers(static_cast<size_t>(depth));
    std::vector<int64_t> cookies(static_cast<size_t>(depth), -1);
    size_t next = 0;
    size_t done = 0;
    while (done < blocks.size()) {
        for (size_t i = 0; i < buffers.size(); ++i) {
            if (cookies[i] >= 0 && nbd_aio_command_completed(nbd, static_cast<uint64_t>(cookies[i])) == 1) {
                cookies[i] = -1;
                ++done;
            }
            if (cookies[i] < 0 && next < blocks.size()) {
                cookies[i] = nbd_aio_pread(
                    nbd, buffers[i].data(), kBlock, static_cast<uint64_t>(blocks[next++]), NBD_NULL_COMPLETION, 0);
                if (cookies[i] < 0)
                    return false;
            }
        }
        if (done < blocks.size() && nbd_poll(nbd, -1) < 0)
            return false;
    }
    nbd_close(nbd);
    return true;
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 5)
        return 2;
    const LibraryFolder folder(words.at(1));
    auto store = std::make_shared<ChunkStore>(folder);
    if (!store->open(true))
        return 3;
    const auto source = ImageSource::open(store, folder.map(ImageId(words.at(2))), {});
    if (!source)
        return 4;
    const int depth = words.at(3).toInt();
    const auto blocks = randomBlocks(**source, words.at(4).toInt());
    const auto begun = std::chrono::steady_clock::now();
    const bool good = words.size() > 5 ? readThere(argv[5], blocks, depth) : readHere(**source, blocks, depth);
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begun;
    if (!good || blocks.empty())
        return 5;
    std::printf("%.0f\n", double(blocks.size()) / seconds.count());
    return 0;
}
