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

// Bytes; all more than 0. A disk that goes on has to be cut by the same ones.
struct UploadSizes {
    qint64 segment = 4 * 1024 * 1024; // of the disk
    // Compressed: an object ends with the segment that brings it there, so it is 14 to 18 MiB; what cannot be compressed, 16.
    qint64 object = 14 * 1024 * 1024;
    qint64 smallest = 1024 * 1024; // compressed: smaller objects are the exception
};

// How a disk is cut for Orbit: into segments at fixed places of the disk, each an lz4 frame of its own, so that every one can
// be made again alone, and all of them behind each other are an lz4 file of the raw disk. An object holds neighbours until it is
// large enough: each costs Swift some 20 ms of processor time (so with objects of 8 MiB it had twice the work of one large
// PUT), and small ones are given out at one a second (slo.py, rate_limit_…). Larger ones are 5 % faster, but four have to be in
// memory. Long runs of zeros are objects that stand in the manifest as often as needed. What objects are called follows from
// the prefix (which stands for one disk in one state) and their place: what is there already need not be sent again. Plain
// functions of a value; no I/O.
class UploadPlan {
public:
    // The service gives up on images whose compressed size is beyond that (api.md, 8.4; not certain today).
    static constexpr qint64 kServiceLimit = 50'000'000'000;

    // Which segments an object holds.
    struct Place {
        qint64 first = 0;
        qint64 count = 0;

        bool operator==(const Place&) const = default;
    };

    // `prefix`: without a slash at its end.
    explicit UploadPlan(const QString& prefix, const UploadSizes& sizes = {})
        : m_prefix(prefix)
        , m_sizes(sizes) { }

    qint64 segment() const { return m_sizes.segment; }
    qint64 smallest() const { return m_sizes.smallest; }
    qint64 full() const { return std::max(m_sizes.smallest, m_sizes.object); } // bytes after which an object ends
    // Bytes that an object may have in the end: with the segment that makes it full.
    qint64 largest() const { return full() + mostPacked(segment()); }
    qint64 segmentsOf(qint64 diskSize) const { return (diskSize + segment() - 1) / segment(); }
    qint64 lengthOf(qint64 index, qint64 diskSize) const { return std::min(segment(), diskSize - index * segment()); }

    QString objectName(const Place& place) const;
    std::optional<Place> placeOf(const QString& objectName) const; // nothing for zeros, the manifest and all others
    QString zerosName(qint64 count) const; // so many whole segments of zeros
    QString diskName() const; // the manifest
    QString everything() const { return m_prefix + u'/'; } // what the names of all objects of this disk begin with

    // Appends the segment's bytes as an lz4 frame with their length and checksum. Equal bytes, equal frames.
    static Result<void> pack(std::span<const std::byte> raw, QByteArray& packed);
    static qsizetype mostPacked(qint64 raw); // bytes that pack() may need

private:
    QString folder() const;

    QString m_prefix;
    UploadSizes m_sizes;
};

} // namespace platter
