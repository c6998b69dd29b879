// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/objectmaker.h"

#include "models/media/zeros.h"

namespace platter {

ObjectMaker::ObjectMaker(const UploadPlan& plan, SegmentSender& sender)
    : m_plan(plan)
    , m_sender(sender) {
    const QStringList names = sender.names();
    for (const QString& name : names)
        if (const auto place = plan.placeOf(name))
            m_there.insert(place->first, place->count);
}

Result<qint64> ObjectMaker::useThere() {
    const auto there = m_there.constFind(m_next);
    const bool mayBegin = m_frames.isEmpty() && (m_zeros == 0 || m_zeros >= m_leastZeros);
    if (!mayBegin || there == m_there.constEnd())
        return 0;
    if (const auto closed = closeZeros(); !closed)
        return std::unexpected(closed.error());
    const UploadPlan::Place place{m_next, *there};
    if (!m_sender.use(m_plan.objectName(place), place.count * m_plan.segment()))
        return 0;
    m_next += place.count;
    return place.count;
}

Result<qint64> ObjectMaker::add(std::span<const std::byte> raw, bool empty) {
    if (const auto known = learnZeros(); !known)
        return std::unexpected(known.error());
    const bool whole = qint64(raw.size()) == m_plan.segment(); // the disk's last one may be shorter
    if (whole && (empty || isZero(raw))) {
        ++m_next;
        ++m_zeros;
        Result<void> closed;
        if (m_zeros == m_leastZeros)
            closed = closeObject();
        if (closed && m_zeros == 2 * m_leastZeros)
            closed = closeZeros();
        return closed ? Result<qint64>(1) : std::unexpected(closed.error());
    }
    if (m_zeros >= m_leastZeros) {
        if (const auto closed = closeZeros(); !closed)
            return std::unexpected(closed.error());
        if (const auto there = useThere(); !there || *there > 0)
            return there;
    }
    open();
    const auto packed
        = empty ? UploadPlan::pack(std::vector<std::byte>(raw.size()), m_frames) : UploadPlan::pack(raw, m_frames);
    if (!packed)
        return std::unexpected(packed.error());
    m_raw += qint64(raw.size());
    ++m_next;
    if (m_frames.size() >= m_plan.full())
        if (const auto closed = closeObject(); !closed)
            return std::unexpected(closed.error());
    return 1;
}

Result<void> ObjectMaker::finish() {
    if (m_zeros >= m_leastZeros)
        if (const auto closed = closeZeros(); !closed)
            return closed;
    if (m_zeros > 0)
        open();
    return closeObject();
}

// Opens an object if none is open; the zeros before the next segment, too few for one of their own, go into it.
void ObjectMaker::open() {
    if (m_frames.isEmpty()) {
        m_frames = m_sender.buffer();
        m_first = m_next - m_zeros;
        m_raw = 0;
    }
    m_raw += m_zeros * m_plan.segment();
    for (; m_zeros > 0; --m_zeros)
        m_frames.append(m_zeroFrame);
}

Result<void> ObjectMaker::learnZeros() {
    if (m_leastZeros > 0)
        return {};
    const std::vector<std::byte> zeros(std::size_t(m_plan.segment()));
    if (const auto packed = UploadPlan::pack(zeros, m_zeroFrame); !packed)
        return packed;
    m_zeroFrame.squeeze();
    m_leastZeros = std::max<qint64>(1, (m_plan.smallest() + m_zeroFrame.size() - 1) / m_zeroFrame.size());
    return {};
}

Result<void> ObjectMaker::closeZeros() {
    const qint64 count = std::exchange(m_zeros, 0);
    if (count == 0)
        return {};
    const QString name = m_plan.zerosName(count);
    const qint64 raw = count * m_plan.segment();
    return m_sender.use(name, raw) ? Result<void>{} : m_sender.send(name, m_zeroFrame.repeated(count), raw);
}

Result<void> ObjectMaker::closeObject() {
    if (m_frames.isEmpty())
        return {};
    const UploadPlan::Place place{m_first, m_next - m_zeros - m_first};
    const QString name = m_plan.objectName(place);
    QByteArray frames = std::exchange(m_frames, {});
    return m_sender.use(name, m_raw) ? Result<void>{} : m_sender.send(name, std::move(frames), m_raw);
}

} // namespace platter
