// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/files/diskoutput.h"

#include <functional>

namespace platter {

// The disk of a server, written by an export: as large as it is to be, and its place is taken only when `ready` allows it.
class ServerDiskOutput : public DiskOutput {
public:
    // `size`: bytes; what is written must not be larger. `ready`: called when all is written, before it takes its place.
    ServerDiskOutput(std::unique_ptr<DiskOutput> output, qint64 size, std::function<Result<void>()> ready)
        : m_output(std::move(output))
        , m_size(size)
        , m_ready(std::move(ready)) { }

    bool takesAnyOrder() const override { return m_output->takesAnyOrder(); }
    Result<void> write(qint64 offset, std::span<const std::byte> data) override {
        return m_output->write(offset, data);
    }
    Result<void> finish(qint64 size) override {
        if (const auto ready = m_ready(); !ready)
            return ready;
        return m_output->finish(std::max(size, m_size));
    }

private:
    std::unique_ptr<DiskOutput> m_output;
    qint64 m_size;
    std::function<Result<void>()> m_ready;
};

} // namespace platter
