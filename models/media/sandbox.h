// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>
#include <QStringList>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace platter {

// What a program may use.
struct SandboxLimits {
    qint64 memory = qint64(1) << 30; // bytes of address space
    qint64 cpuSeconds = 300;
};

// A program that reads what nobody vouches for, shut in by bubblewrap: of the file system it sees the system's programs and
// one file, read-only unless told otherwise; no network, no other process, no environment, no capability, and limits. A thread of its own starts
// it and waits for it: the kernel kills it when that thread ends (PR_SET_PDEATHSIG counts threads), and so also when this
// process is killed. Any thread.
class Sandbox {
    Q_DECLARE_TR_FUNCTIONS(Sandbox)

public:
    static QString fileInside() { return QStringLiteral("/image"); } // where the program finds the file
    static QString programInside() { return QStringLiteral("/program"); } // where Order::program is

    struct Order {
        QStringList command{}; // the program's absolute path and its arguments
        QString program{}; // absolute: a program of our own, which may lie where the sandbox sees nothing; empty: none
        int file = -1; // open: what it may read, by whatever name it has or gets; stays the caller's; -1: nothing
        bool writes = false; // it may write to the file, too
        qint64 largestFile = 0; // bytes that a file may come to have that it writes to
        QByteArray input{}; // its standard input
        bool keepsOutput = false; // what it writes to standard output becomes End::output, the first MiB of it
        int listener = -1; // a socket that it gets as descriptor 3, as systemd hands them over; stays the caller's
        SandboxLimits limits{};
    };
    // Unsupported (names the package to install) when bubblewrap is not there; Internal.
    static Result<std::unique_ptr<Sandbox>> start(const Order& order);
    // The program's path, also where only administrators look; Unsupported (names the package to install) when it is not there.
    static Result<QString> find(const QString& program, const QString& package, const QString& purpose);
    ~Sandbox(); // kills it
    Q_DISABLE_COPY_MOVE(Sandbox)

    // How it ended.
    struct End {
        int status = 0; // as a shell tells it: 128 and the signal's number when it was killed
        QByteArray said; // the last it wrote to standard error
        QByteArray output{}; // Order::keepsOutput
        bool killed() const { return status > 128; }
        bool usedUpTime() const;
        bool ranOutOfMemory() const;
        bool isSandboxes() const { return said.startsWith("bwrap:"); } // it was never started
    };
    // Waits so long at most; nothing when it still runs then.
    std::optional<End> waitForEnd(std::chrono::milliseconds patience);
    // It wrote more than a program has to say, into memory: whoever waits for it may give it up.
    bool isTooLoud() const;

private:
    Sandbox() = default;
    static QStringList command(const Order& order, const QString& bubblewrap);
    void keep(const Order& order, const QStringList& command, const std::stop_token& stop);
    int spawn(const Order& order, const QStringList& command) const; // pid, or minus errno
    QByteArray said() const;
    QByteArray output() const;

    int m_said = -1; // standard error: a file in memory
    int m_output = -1; // standard output: the same; -1: not kept
    int m_input = -1; // the same
    int m_wake = -1; // eventfd
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<int> m_started; // 0, or errno
    std::optional<End> m_end;
    std::jthread m_keeper; // last
};

} // namespace platter
