// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/jobs/workers.h"
#include "models/media/clusterdecoder.h"
#include "models/media/qcow2entry.h"
#include "models/media/source.h"
#include "models/media/sourcefile.h"

#include <QCoreApplication>

#include <deque>
#include <future>
#include <memory>
#include <stop_token>
#include <vector>

namespace platter {

// The disk in a qcow2 whose header and tables were found to be good. Compressed clusters are decoded here, on threads of its
// own and ahead of whoever reads in order: QEMU gives them out one NBD request after the other through a socket, which takes
// more time than decoding them. Holds a few pieces of the disk, 16 MiB at most, and one table.
class Qcow2Source : public BlockSource {
    Q_DECLARE_TR_FUNCTIONS(Qcow2Source)

public:
    struct Options {
        QString name{}; // of the disk, for sentences
        std::shared_ptr<SourceFile> original{}; // what a person has, and must not change; not null
        std::stop_token stop{}; // ends every wait with Cancelled
    };
    // Null: it is of a kind that is left to QEMU (clusters in parts, a length that is not whole sectors). Errors: those of
    // reading the file; Corrupt.
    static Result<std::unique_ptr<Qcow2Source>> open(std::shared_ptr<SourceFile> file, const Options& options);

    qint64 size() const override { return m_size; }
    Result<Extent> extentAt(qint64 offset) override;
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override;
    Result<void> finish() override { return m_options.original->checkUnchanged(); }
    std::unique_ptr<BlockSource> fileAsItIs() override;

private:
    // Where a run of a piece is.
    struct Run {
        enum class Kind { Zeros, Plain, Compressed };
        Kind kind = Kind::Zeros;
        qint64 length = 0; // of the disk
        qint64 begin = 0, end = 0; // of the file; the end of compressed ones only
    };
    // Some clusters of the disk, while a thread reads them and afterwards.
    struct Piece {
        qint64 number = 0;
        std::vector<std::byte> bytes{};
        std::vector<Run> runs{};
    };
    struct Reading {
        std::shared_ptr<Piece> piece; // the thread's until it is done
        std::shared_future<Result<void>> done;
    };

    Qcow2Source(std::shared_ptr<SourceFile> file, const Options& options);
    Result<Qcow2Entry> entryAt(qint64 offset);
    static bool isData(Qcow2Entry entry);
    Result<qint64> nextData(qint64 offset);
    Result<Extent> findExtent(qint64 offset);
    Result<Reading> begin(qint64 number);
    void drop();
    Result<void> readAhead(qint64 number);
    Result<const Piece*> piece(qint64 number);
    Result<void> fill(Piece& piece) const; // on any thread
    Result<void> unpack(const Run& run, std::span<std::byte> cluster) const;
    Error error(ErrorCode code, const QString& sentence, const QString& detail = {}) const;

    const std::shared_ptr<SourceFile> m_file;
    const Options m_options;
    qint64 m_size = 0, m_cluster = 0, m_piece = 0; // bytes
    quint64 m_clusterBits = 0;
    ClusterDecoder::Kind m_kind = ClusterDecoder::Kind::Deflate;
    std::vector<quint64> m_tables; // level 1: places of those of level 2
    std::vector<std::byte> m_table; // one of level 2 …
    qint64 m_tableNumber = -1; // … and which
    Extent m_extent; // found last
    std::deque<Reading> m_pieces; // in the order of the disk; the first is where the reader is
    std::size_t m_mostPieces = 0;
    std::vector<std::shared_ptr<Piece>> m_spare; // to be used again: clearing memory takes time
    Workers m_workers{Workers::usual()}; // last: its destructor waits for what uses the members above
};

} // namespace platter
