// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"
#include "models/media/sourcefile.h"

#include <memory>
#include <stop_token>

namespace platter {

// A raw disk in a file: its bytes as they are, its holes as the file system tells them.
class RawSource : public BlockSource {
public:
    explicit RawSource(std::shared_ptr<SourceFile> file);

    qint64 size() const override;
    Result<Extent> extentAt(qint64 offset) override;
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override;
    Result<void> finish() override;

    // The bytes that are not holes; unset when the file has so many pieces that counting would take long.
    std::optional<qint64> countData(const std::stop_token& stop);

private:
    std::shared_ptr<SourceFile> m_file;
    bool m_holesTold = true; // false once the file system has answered that it does not know
};

} // namespace platter
