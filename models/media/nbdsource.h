// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/media/source.h"

#include <QCoreApplication>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

struct nbd_handle;

namespace platter {

// A disk that a server gives out over NBD on this computer: qemu-nbd over a file, QEMU over a running server's disk. Reads
// what comes next ahead of time, many requests at once, on a thread of its own; whoever reads in order rarely waits.
// A server that dies, hangs or tells an error is an error here, never zeros and never a wait without end.
class NbdSource : public BlockSource {
    Q_DECLARE_TR_FUNCTIONS(NbdSource)

public:
    struct Options {
        QString name{}; // of the disk, for sentences: the file's or the server's
        QByteArray exportName{}; // empty: the server's default
        std::chrono::milliseconds patience = std::chrono::minutes(1); // without any answer, then it hangs
        std::stop_token stop{}; // ends every wait with Cancelled
        std::vector<Extent>
            zeros{}; // in order: known to be zeros, though the server may not tell; they are never asked for
        // Of the server's "qemu:dirty-bitmap:…": what is clean there is Unchanged (useEarlier()). Empty: nothing is.
        QByteArray bitmap{};
    };
    // `socket`: the path of the server's unix socket. Blocks until the server has told the disk's size. Errors: Unreadable
    // (nothing there, not such an export), TimedOut, Cancelled.
    static Result<std::unique_ptr<NbdSource>> connect(const QString& socket, const Options& options);
    // The same over a socket that is connected already, which is closed in the end.
    static Result<std::unique_ptr<NbdSource>> adopt(int descriptor, const Options& options);
    ~NbdSource() override; // does not wait for answers
    Q_DISABLE_COPY_MOVE(NbdSource)

    qint64 size() const override { return m_size; }
    // From the server's "base:allocation"; all is Data where the server does not tell.
    Result<Extent> extentAt(qint64 offset) override;
    // Errors: Unreadable (the server failed to read, or is gone: retryable then), TimedOut, Cancelled.
    Result<void> read(qint64 offset, std::span<std::byte> buffer) override;
    Result<void> finish() override { return {}; } // whoever knows what the server reads can tell whether it changed
    void useEarlier(bool use) override;

private:
    using Clock = std::chrono::steady_clock;
    enum class Phase { Connecting, Ready, Failed };

    // A piece of the disk, at a multiple of its length; also while it is being read.
    struct Block {
        std::vector<std::byte> bytes;
        bool arrived = false;
        int error = 0; // errno as the server told it
    };

    explicit NbdSource(const Options& options);
    Result<void> begin(const std::function<int(nbd_handle*)>& dial);
    void work(const std::stop_token& stop);
    bool opened();
    void turn();
    bool wait();
    void plan();
    void ahead();
    void forget();
    void request(qint64 number);
    void requestStatus(qint64 offset);
    void addExtents(qint64 offset);
    void addExtent(const Extent& extent);
    void fail(Error error);
    void failBroken();
    const Extent* known(qint64 offset) const; // the extent that holds it; null: not known yet
    void wake();
    template <typename Ready> Result<void> await(std::unique_lock<std::mutex>& lock, const Ready& ready);
    Block* block(qint64 number);
    Error readError(int number, qint64 offset) const;

    static int blockArrived(void* data, int* error);
    static int statusArrived(void* data, int* error);

    const Options m_options;
    const qint64 m_block; // bytes read at once
    const std::size_t m_mostBlocks;
    nbd_handle* m_nbd = nullptr; // of the thread, but for begin()
    int m_wake = -1; // eventfd: the reader wants something
    qint64 m_size = 0; // set before Ready

    std::mutex m_mutex; // of what follows
    std::condition_variable_any m_changed;
    Phase m_phase = Phase::Connecting;
    std::optional<Error> m_failure;
    qint64 m_position = 0; // where the reader is
    qint64 m_wantedBegin = 0, m_wantedEnd = 0; // what it waits for now
    std::map<qint64, std::unique_ptr<Block>> m_blocks; // by number
    std::vector<std::vector<std::byte>> m_spare;
    std::vector<Extent> m_extents; // known ones, without a gap
    bool m_statusTold = true; // false: the server does not tell
    bool m_statusAsked = false; // a question is under way
    bool m_canTrack = false; // the server tells what is clean
    bool m_tracks = false; // and it is asked for
    std::vector<Extent> m_allocation, m_changes; // the answer so far; in the second, what is clean is Unchanged
    int m_statusError = 0;
    int m_reads = 0; // under way
    Clock::time_point m_answered; // when something came last, or the first was asked

    std::jthread m_thread; // last
};

} // namespace platter
