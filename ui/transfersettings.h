// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

class QSettings;

namespace platter {

// How much of the connection and of the computer transfers may take, as a person set it. A plain value.
struct TransferSettings {
    static constexpr int kMostParallel = 8;
    static constexpr double kSlowest = 0.1; // MiB a second
    static constexpr double kFastest = 10'000;

    bool limited = false;
    double mebibytesPerSecond = 5; // each way, all transfers together; counts when limited
    int parallel = 2; // how many run at once

    qint64 bytesPerSecond() const; // 0: no limit
    // What is missing or makes no sense is as it is at first.
    static TransferSettings read(const QSettings& settings);
    void write(QSettings& settings) const;

    bool operator==(const TransferSettings&) const = default;
};

} // namespace platter
