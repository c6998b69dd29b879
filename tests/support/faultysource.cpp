// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/support/faultysource.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

constexpr qint64 kBlock = 4096;

Error changed() {
    return {ErrorCode::SourceChanged, u"The test device changed while it was read."_s};
}

bool isZero(const QByteArray& disk, qint64 from, qint64 to) {
    return std::all_of(disk.cbegin() + from, disk.cbegin() + to, [](char c) { return c == 0; });
}

// The fault, when a read of [from, to) reaches it.
Result<void> meet(const Fault& fault, bool& blocked, qint64 to) {
    if (to <= fault.after)
        return {};
    switch (fault.kind) {
    case Fault::Kind::None:
    case Fault::Kind::ChangeAtFinish:
        return {};
    case Fault::Kind::Fail:
        return std::unexpected(fault.error);
    case Fault::Kind::Shrink:
        return std::unexpected(changed());
    case Fault::Kind::Block:
        if (!std::exchange(blocked, true)) {
            if (fault.reached)
                fault.reached->release();
            if (fault.gate)
                fault.gate->acquire();
        }
        return {};
    }
    return {};
}

} // namespace

FaultyBlockSource::FaultyBlockSource(QByteArray disk, Fault fault)
    : m_disk(std::move(disk))
    , m_fault(std::move(fault)) { }

qint64 FaultyBlockSource::size() const {
    return m_disk.size();
}

Result<Extent> FaultyBlockSource::extentAt(qint64 offset) {
    const auto blockEnd = [&](qint64 at) { return std::min((at / kBlock + 1) * kBlock, size()); };
    qint64 end = blockEnd(offset);
    const bool zero = isZero(m_disk, offset, end);
    while (end < size() && isZero(m_disk, end, blockEnd(end)) == zero)
        end = blockEnd(end);
    return Extent{offset, end - offset, zero ? ExtentKind::Zero : ExtentKind::Data};
}

Result<void> FaultyBlockSource::read(qint64 offset, std::span<std::byte> buffer) {
    const qint64 length = qint64(buffer.size());
    if (offset < 0 || length > size() - offset)
        return std::unexpected(changed());
    if (const auto ok = meet(m_fault, m_blocked, offset + length); !ok)
        return ok;
    std::memcpy(buffer.data(), m_disk.constData() + offset, buffer.size());
    return {};
}

Result<void> FaultyBlockSource::finish() {
    if (m_fault.kind == Fault::Kind::ChangeAtFinish)
        return std::unexpected(changed());
    return {};
}

FaultyStreamSource::FaultyStreamSource(QByteArray disk, Fault fault, bool tellsSize)
    : m_disk(std::move(disk))
    , m_fault(std::move(fault))
    , m_tellsSize(tellsSize) { }

Result<qint64> FaultyStreamSource::read(std::span<std::byte> buffer) {
    const qint64 length = std::min<qint64>(qint64(buffer.size()), m_disk.size() - m_position);
    if (length == 0 && !buffer.empty() && m_fault.kind == Fault::Kind::ChangeAtFinish)
        return std::unexpected(changed());
    // At the end too: a fault right behind the last byte is met by the read that would have told the end.
    if (const auto ok = meet(m_fault, m_blocked, m_position + std::max<qint64>(length, 1)); !ok)
        return std::unexpected(ok.error());
    if (length > 0)
        std::memcpy(buffer.data(), m_disk.constData() + m_position, size_t(length));
    m_position += length;
    return length;
}

qint64 FaultyStreamSource::sourceSize() const {
    return m_disk.size();
}
qint64 FaultyStreamSource::sourcePosition() const {
    return m_position;
}

std::optional<qint64> FaultyStreamSource::expandedSize() const {
    return m_tellsSize ? std::optional<qint64>(m_disk.size()) : std::nullopt;
}

QByteArray FaultyStreamSource::sourceSha256() const {
    return QCryptographicHash::hash(m_disk, QCryptographicHash::Sha256);
}

} // namespace platter::test
