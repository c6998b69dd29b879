// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// libFuzzer's door to one reader; PLATTER_FUZZ_READER is its name. With --seed FILE it writes where to begin.
#include "tests/fuzz/readers.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

using namespace platter::fuzz;

extern "C" int LLVMFuzzerInitialize(int* count, char*** arguments) {
    if (*count == 3 && std::string_view((*arguments)[1]) == "--seed") {
        const auto bytes = seed(PLATTER_FUZZ_READER);
        std::FILE* file = std::fopen((*arguments)[2], "wb");
        const bool done = file && std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
        std::exit(done && std::fclose(file) == 0 ? 0 : 1);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    std::ranges::find(kReaders, std::string_view(PLATTER_FUZZ_READER), &Reader::name)
        ->read({reinterpret_cast<const std::byte*>(data), size});
    return 0;
}
