// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>

namespace platter {

// How a disk is cut for Orbit: into segments at fixed places of the disk, each an lz4 frame of its own, so that every one can
// be made again alone, and all of them behind each other are an lz4 file of the raw disk. An object holds neighbours until it has
// as many bytes as a segment: Swift takes time for each object, and gives out small ones at one a second (slo.py,
// rate_limit_…). Long runs of zeros are objects that stand in the manifest as often as needed. What objects are called follows
// from the prefix (which stands for one disk in one state) and their place: what is there already need not be sent again. Plain
// functions of a value; no I/O.
class UploadPlan {
public:
    static constexpr qint64 kSegment = 8 * 1024 * 1024; // raw bytes
    static constexpr qint64 kSmallest = 1024 * 1024; // bytes of an object; smaller ones are the exception
    // The service gives up on images whose compressed size is beyond that (api.md, 8.4; not certain today).
    static constexpr qint64 kServiceLimit = 50'000'000'000;

    // Which segments an object holds.
    struct Place {
        qint64 first = 0;
        qint64 count = 0;

        bool operator==(const Place&) const = default;
    };

    // `prefix`: without a slash at its end. `segment`: raw bytes, more than 0.
    explicit UploadPlan(const QString& prefix, qint64 segment = kSegment, qint64 smallest = kSmallest)
        : m_prefix(prefix)
        , m_segment(segment)
        , m_smallest(smallest) { }

    qint64 segment() const { return m_segment; }
    qint64 smallest() const { return m_smallest; }
    qint64 full() const { return std::max(m_smallest, m_segment); } // bytes after which an object ends
    qint64 segmentsOf(qint64 diskSize) const { return (diskSize + m_segment - 1) / m_segment; }
    qint64 lengthOf(qint64 index, qint64 diskSize) const { return std::min(m_segment, diskSize - index * m_segment); }

    QString objectName(const Place& place) const;
    std::optional<Place> placeOf(const QString& objectName) const; // nothing for zeros, the manifest and all others
    QString zerosName(qint64 count) const; // so many whole segments of zeros
    QString diskName() const; // the manifest
    QString everything() const { return m_prefix + u'/'; } // what the names of all objects of this disk begin with

    // Appends the segment's bytes as an lz4 frame with their length and checksum. Equal bytes, equal frames.
    static Result<void> pack(std::span<const std::byte> raw, QByteArray& packed);
    static qsizetype mostPacked(qint64 raw); // bytes that pack() may need
    static bool isZeros(std::span<const std::byte> raw);

private:
    QString folder() const;

    QString m_prefix;
    qint64 m_segment;
    qint64 m_smallest;
};

} // namespace platter
