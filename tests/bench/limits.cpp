// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// platter_limits DISK: how fast an import of the disk's data could be at best on all cores of this computer. Prints three
// times in seconds: compressing all of it into frames as an import does, hashing all of it in pieces of 32 KiB, and reading it
// out of the page cache. The first is what new data cannot go below, the second what known data cannot, the third what zeros
// cannot that take up space.
#include "models/jobs/workers.h"
#include "models/local/frame.h"
#include "models/media/media.h"

#include <QCoreApplication>

#include <chrono>
#include <cstdio>

using namespace platter;

namespace {

constexpr std::size_t kChunk = 32 * 1024;

std::vector<std::byte> dataOf(BlockSource& source) {
    std::vector<std::byte> data;
    for (qint64 at = 0; at < source.size();) {
        const auto extent = source.extentAt(at);
        if (!extent)
            return {};
        const std::size_t length = extent->kind == ExtentKind::Data ? std::size_t(extent->length) : 0;
        data.resize(data.size() + length);
        if (!source.read(at, std::span(data).last(length)))
            return {};
        at += extent->length;
    }
    return data;
}

// Seconds for `work` on all pieces of the data, on as many threads as an import has.
double timed(std::span<const std::byte> data, std::size_t piece, void (*work)(std::span<const std::byte>)) {
    const auto begun = std::chrono::steady_clock::now();
    {
        Workers pool(Workers::usual());
        std::atomic<std::size_t> next = 0;
        std::vector<std::future<void>> all;
        for (int i = 0; i < Workers::usual(); ++i)
            all.push_back(pool.run([&] {
                for (std::size_t at = next.fetch_add(piece); at < data.size(); at = next.fetch_add(piece))
                    work(data.subspan(at, std::min(piece, data.size() - at)));
            }));
        for (auto& done : all)
            done.get();
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

void compress(std::span<const std::byte> bytes) {
    thread_local FrameCodec codec;
    const FrameChunk chunk{{}, quint32(bytes.size())};
    (void)codec.encode({&chunk, 1}, bytes);
}

void hash(std::span<const std::byte> bytes) {
    for (std::size_t at = 0; at < bytes.size(); at += kChunk)
        (void)Blake3::of(bytes.subspan(at, std::min(kChunk, bytes.size() - at)));
}

double timedReading(BlockSource& source) {
    const auto begun = std::chrono::steady_clock::now();
    std::vector<std::byte> buffer(512 * 1024);
    for (qint64 at = 0; at < source.size();) {
        const auto extent = source.extentAt(at);
        if (!extent)
            return 0;
        const qint64 end = extent->offset + extent->length;
        for (; extent->kind == ExtentKind::Data && at < end; at += std::min(end - at, qint64(buffer.size())))
            (void)source.read(at, std::span(buffer).first(std::size_t(std::min(end - at, qint64(buffer.size())))));
        at = end;
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

} // namespace

int main(int argc, char** argv) {
    const QCoreApplication app(argc, argv);
    const auto opened = Media::inspect(QCoreApplication::arguments().value(1)).and_then([](const MediaInfo& info) {
        return Media::open(info);
    });
    const auto* const source = opened ? std::get_if<std::unique_ptr<BlockSource>>(&*opened) : nullptr;
    if (!source) {
        std::fputs("platter_limits: that is no raw disk\n", stderr);
        return 2;
    }
    const std::vector<std::byte> data = dataOf(**source);
    const double zstd = timed(data, std::size_t(kFrameTarget), compress);
    const double blake3 = timed(data, std::size_t(4 * 1024 * 1024), hash);
    std::printf("%.3f %.3f %.3f\n", zstd, blake3, timedReading(**source));
    return data.empty() ? 3 : 0;
}
