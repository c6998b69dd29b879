// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QtTypes>

#include <optional>

namespace platter {

// How fast work goes and when it will be done, from its progress at given times. A plain value without a clock of its
// own: time is told in milliseconds that never go back.
class RateMeter {
public:
    void add(qint64 done, qint64 total, qint64 milliseconds); // total 0: not known
    void restart(); // another phase: what was known does not count any more
    void hold(); // after a pause: the time until the next add() does not count

    qint64 bytesPerSecond() const; // smoothed; 0 while it cannot be told
    std::optional<qint64> secondsLeft() const; // rounded up; nullopt until it can be trusted

private:
    bool m_begun = false; // the next add() measures from the last one
    qint64 m_done = 0;
    qint64 m_total = 0;
    qint64 m_time = 0;
    qint64 m_measured = 0; // milliseconds
    int m_samples = 0;
    double m_rate = 0; // bytes a second
};

} // namespace platter
