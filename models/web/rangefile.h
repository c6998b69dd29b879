// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/sourcefile.h"
#include "models/web/webstream.h"

#include <map>

namespace platter {

// A file on the web that is read anywhere, piece by piece, by ranges: to look into an archive whose directory stands at its end
// without fetching the rest. What differs from what the stream told is SourceChanged. One thread at a time; blocks.
class RangeFile : public SourceFile {
    Q_DECLARE_TR_FUNCTIONS(RangeFile)

public:
    // The file of a stream that was opened. Null: its length is not known. `fileName`: for sentences.
    static std::shared_ptr<RangeFile> of(const WebStream& stream, const QString& fileName,
        std::shared_ptr<HttpClient> http, std::chrono::milliseconds timeout, const std::stop_token& stop);

    Result<void> read(qint64 offset, std::span<std::byte> buffer) const override;
    Result<void> checkUnchanged() const override { return {}; }
    // The server gave no ranges: nothing that was read, or refused, counts.
    bool lacksRanges() const { return m_lacksRanges; }
    // What went wrong first while it was read: whoever reads an archive may tell it as damage.
    const std::optional<Error>& trouble() const { return m_trouble; }

private:
    RangeFile(const QString& place, const QString& name, qint64 size)
        : SourceFile(place, name, size) { }
    Result<const std::vector<std::byte>*> block(qint64 number, qint64 wanted) const;
    Result<void> fetch(qint64 first, qint64 count) const;
    Result<std::vector<std::byte>> range(qint64 begin, qint64 length) const;
    Result<std::unique_ptr<HttpStream>> ask(qint64 begin, qint64 length) const;
    void makeRoom(qint64 first, qint64 count) const;
    Error changed() const;

    static constexpr qint64 kBlock = 256 * 1024; // bytes
    static constexpr qint64 kMostAhead = 16; // blocks, at once
    static constexpr std::size_t kMostBlocks = 128; // that are kept

    std::shared_ptr<HttpClient> m_http;
    QUrl m_address;
    WebVersion m_version;
    std::chrono::milliseconds m_timeout{};
    std::stop_token m_stop;
    mutable std::map<qint64, std::vector<std::byte>> m_blocks; // by number
    mutable qint64 m_next = -1; // the block behind what was fetched last
    mutable qint64 m_ahead = 1; // blocks to fetch at once: grows while they are read in order
    mutable bool m_lacksRanges = false;
    mutable std::optional<Error> m_trouble;
};

} // namespace platter
