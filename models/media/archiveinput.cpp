// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/archiveinput.h"

#include <QCoreApplication>

#include <algorithm>
#include <memory>

#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

Error cancelled(const QString& place) {
    return {ErrorCode::Cancelled, QCoreApplication::translate("Archive", "Cancelled."), place};
}

} // namespace

Result<qint64> ArchiveFileInput::read(std::span<std::byte> buffer) {
    if (m_stop.stop_requested())
        return std::unexpected(cancelled(place()));
    const auto length = std::size_t(std::clamp<qint64>(m_file->size() - m_offset, 0, qint64(buffer.size())));
    if (const auto done = m_file->read(m_offset, buffer.first(length)); !done)
        return std::unexpected(done.error());
    m_offset += qint64(length);
    return qint64(length);
}

qint64 ArchiveFileInput::seek(qint64 offset) {
    m_offset = std::clamp<qint64>(offset, 0, m_file->size());
    return m_offset;
}

Result<QByteArray> ArchiveFileInput::sourceSha256() {
    if (!m_hashes)
        return QByteArray();
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> hash(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    bool good = hash && EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr) == 1;
    std::vector<std::byte> buffer(1 << 20);
    for (m_offset = 0; good;) {
        const auto got = read(buffer);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        good = EVP_DigestUpdate(hash.get(), buffer.data(), std::size_t(*got)) == 1;
    }
    QByteArray sum(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned length = 0;
    if (!good || EVP_DigestFinal_ex(hash.get(), reinterpret_cast<unsigned char*>(sum.data()), &length) != 1)
        return std::unexpected(Error{ErrorCode::Internal,
            QCoreApplication::translate("Archive", "The checksum cannot be computed."), u"EVP_Digest"_s});
    if (const auto same = m_file->checkUnchanged(); !same)
        return std::unexpected(same.error());
    return sum.first(qsizetype(length));
}

Result<qint64> ArchiveStreamInput::read(std::span<std::byte> buffer) {
    if (m_stop.stop_requested())
        return std::unexpected(cancelled(place()));
    std::size_t filled = 0;
    while (filled < buffer.size()) {
        const auto got = m_source->read(buffer.subspan(filled));
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        filled += std::size_t(*got);
    }
    return qint64(filled);
}

} // namespace platter
