// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// libFuzzer's door to the readers: PLATTER_FUZZ_READER in the environment says to which. With --list it prints the names of
// all, with --seed FILE it writes where to begin.
#include "tests/fuzz/readers.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace platter::fuzz;

namespace {

const Reader& chosen() {
    static const Reader* const reader = [] {
        const char* name = std::getenv("PLATTER_FUZZ_READER");
        const auto* found = std::ranges::find(kReaders, std::string_view(name ? name : ""), &Reader::name);
        if (found == std::end(kReaders)) {
            std::fprintf(stderr, "PLATTER_FUZZ_READER names no reader; --list tells which there are\n");
            std::exit(2);
        }
        return found;
    }();
    return *reader;
}

bool writeSeed(const char* path) {
    const auto bytes = chosen().seed();
    std::FILE* file = std::fopen(path, "wb");
    const bool done = file && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    return file && std::fclose(file) == 0 && done;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    const std::string_view word(*count > 1 ? (*arguments)[1] : "");
    if (*count == 2 && word == "--list") {
        for (const Reader& reader : kReaders)
            std::printf("%s\n", reader.name.data());
        std::exit(0);
    }
    if (*count == 3 && word == "--seed")
        std::exit(writeSeed((*arguments)[2]) ? 0 : 1);
    (void)chosen();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    chosen().read({reinterpret_cast<const std::byte*>(data), size});
    return 0;
}
