// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/segmentsender.h"

namespace platter {

// Makes objects of a disk's segments, which come in order, and hands them to the sender. Where objects begin and end follows
// from the disk's bytes alone. Used on one thread, by OrbitUpload.
class ObjectMaker {
public:
    // Both outlive it. The sender knows what is there.
    ObjectMaker(const UploadPlan& plan, SegmentSender& sender);

    // How many segments, from the next one on, are in an object that is there; they are done then. 0: the next one has to be
    // given to add().
    Result<qint64> useThere();
    // The next segment: its bytes, or that it is all zeros (then the bytes may be anything). How many segments that was in
    // the end: more than one when it turned out that an object begins there that is there.
    Result<qint64> add(std::span<const std::byte> raw, bool empty);
    Result<void> finish();

private:
    Result<void> learnZeros();
    Result<void> closeZeros();
    Result<void> closeObject();
    void open();

    const UploadPlan& m_plan;
    SegmentSender& m_sender;
    QHash<qint64, qint64> m_there; // first segment → how many, of the objects that are there
    QByteArray m_zeroFrame; // a whole segment of zeros
    qint64 m_leastZeros = 0; // so many of them are worth an object of their own
    qint64 m_next = 0; // segment
    qint64 m_zeros = 0; // whole segments of zeros right before m_next that are in no object yet
    QByteArray m_frames; // of the object that is open, before them; empty: none is
    qint64 m_first = 0; // its first segment
    qint64 m_raw = 0; // its length on the disk
};

} // namespace platter
