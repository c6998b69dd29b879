// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/rawsource.h"

#include <algorithm>
#include <cerrno>

#include <unistd.h>

namespace platter {

RawSource::RawSource(std::shared_ptr<SourceFile> file)
    : m_file(std::move(file)) {
    m_file->adviseSequential();
}

qint64 RawSource::size() const {
    return m_file->size();
}

Result<Extent> RawSource::extentAt(qint64 offset) {
    Q_ASSERT(offset >= 0 && offset < size());
    const qint64 rest = size() - offset;
    if (!m_holesTold)
        return Extent{offset, rest, ExtentKind::Data};
    const int descriptor = m_file->descriptor();
    const off_t data = ::lseek(descriptor, off_t(offset), SEEK_DATA);
    if (data < 0 && errno == ENXIO) { // no data from here on: a hole to the end, unless the file became shorter
        if (::lseek(descriptor, 0, SEEK_END) < off_t(size()))
            if (const auto same = m_file->checkUnchanged(); !same)
                return std::unexpected(same.error());
        return Extent{offset, rest, ExtentKind::Zero};
    }
    if (data < 0) { // EINVAL, EOPNOTSUPP …: this file system tells nothing, so everything has to be read
        m_holesTold = false;
        return Extent{offset, rest, ExtentKind::Data};
    }
    if (data > off_t(offset))
        return Extent{offset, std::min<qint64>(qint64(data) - offset, rest), ExtentKind::Zero};
    const off_t hole = ::lseek(descriptor, off_t(offset), SEEK_HOLE);
    if (hole <= off_t(offset)) { // an error, or no sense: reading it all is always right
        m_holesTold = false;
        return Extent{offset, rest, ExtentKind::Data};
    }
    return Extent{offset, std::min<qint64>(qint64(hole) - offset, rest), ExtentKind::Data};
}

Result<void> RawSource::read(qint64 offset, std::span<std::byte> buffer) {
    Q_ASSERT(offset >= 0 && qint64(buffer.size()) <= size() - offset);
    return m_file->read(offset, buffer);
}

Result<void> RawSource::finish() {
    return m_file->checkUnchanged();
}

std::optional<qint64> RawSource::countData(const std::stop_token& stop) {
    qint64 data = 0, offset = 0;
    for (int pieces = 0; offset < size(); ++pieces) {
        const auto extent = extentAt(offset);
        if (!extent || pieces >= 20'000 || stop.stop_requested())
            return {};
        if (extent->kind == ExtentKind::Data)
            data += extent->length;
        offset += extent->length;
    }
    return data;
}

} // namespace platter
