// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/imagewriter.h"

#include <QRandomGenerator>
#include <QtEndian>

#include <lz4frame.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <vector>

namespace platter::test {

namespace {

constexpr qsizetype slice = 256 * 1024; // raw bytes compressed at once
constexpr qint64 stretch = 64 * 1024; // of a seeded disk: all data or all zeros
constexpr qsizetype qcow2Head = 32;

} // namespace

class ImageWriter::Private {
public:
    Private() {
        EVP_DigestInit_ex(digest, EVP_sha256(), nullptr);
        LZ4F_createCompressionContext(&packer, LZ4F_VERSION);
        preferences.frameInfo.blockSizeID = LZ4F_max256KB;
        preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
        out.resize(LZ4F_compressBound(slice, &preferences) + LZ4F_HEADER_SIZE_MAX);
    }
    ~Private() {
        EVP_MD_CTX_free(digest);
        LZ4F_freeCompressionContext(packer);
    }
    Q_DISABLE_COPY_MOVE(Private)

    EVP_MD_CTX* digest = EVP_MD_CTX_new();
    LZ4F_cctx* packer = nullptr;
    LZ4F_preferences_t preferences{};
    std::vector<char> out;
};

ImageWriter::ImageWriter(const QString& path)
    : m_file(path)
    , d(std::make_unique<Private>()) {
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        m_result.error = m_file.errorString();
    write(d->out.data(), LZ4F_compressBegin(d->packer, d->out.data(), d->out.size(), &d->preferences));
}

ImageWriter::~ImageWriter() = default;

void ImageWriter::write(const char* bytes, size_t count) {
    if (m_result.error.isEmpty()
        && (LZ4F_isError(count) || m_file.write(bytes, static_cast<qint64>(count)) != static_cast<qint64>(count)))
        m_result.error = QStringLiteral("cannot be stored");
    m_result.stored += static_cast<qint64>(count);
}

void ImageWriter::take(const char* bytes, qsizetype count) {
    if (m_head.size() < qcow2Head)
        m_head.append(bytes, std::min(count, qcow2Head - m_head.size()));
    EVP_DigestUpdate(d->digest, bytes, static_cast<size_t>(count));
    m_result.size += count;
    for (qsizetype at = 0; at < count; at += slice) {
        const auto size = static_cast<size_t>(std::min(slice, count - at));
        write(d->out.data(), LZ4F_compressUpdate(d->packer, d->out.data(), d->out.size(), bytes + at, size, nullptr));
    }
}

bool ImageWriter::feed(const QByteArray& bytes) {
    if (m_result.error.isEmpty()) {
        const auto wrong = m_unpacker.feed(bytes, [this](const char* raw, qsizetype count) { take(raw, count); });
        if (!wrong.isEmpty())
            m_result.error = wrong;
    }
    return m_result.error.isEmpty();
}

TakenIn ImageWriter::finish() {
    if (m_result.error.isEmpty())
        m_result.error = m_unpacker.finish([this](const char* raw, qsizetype count) { take(raw, count); });
    write(d->out.data(), LZ4F_compressEnd(d->packer, d->out.data(), d->out.size(), nullptr));
    if (!m_file.flush())
        m_result.error = QStringLiteral("cannot be stored");
    m_file.close();

    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned int length = 0;
    EVP_DigestFinal_ex(d->digest, sum.data(), &length);
    m_result.sha256 = QByteArray(reinterpret_cast<const char*>(sum.data()), length).toHex();
    m_result.virtualSize = m_head.startsWith("QFI\xfb") && m_head.size() >= qcow2Head
        ? qFromBigEndian<qint64>(m_head.constData() + 24)
        : m_result.size;
    return m_result;
}

QByteArray seededDisk(quint32 seed, qint64 bytes, qint64 offset, qint64 count) {
    QByteArray result;
    const qint64 end = std::min(bytes, offset + count);
    for (qint64 at = offset - offset % stretch; at < end; at += stretch) {
        QByteArray piece(stretch, '\0');
        if ((at / stretch) % 5 == 0) {
            QRandomGenerator random(seed + static_cast<quint32>(at / stretch));
            random.fillRange(reinterpret_cast<quint32*>(piece.data()), stretch / 4);
        }
        const qint64 from = std::max<qint64>(0, offset - at);
        result += piece.mid(from, std::min(stretch, end - at) - from);
    }
    return result;
}

} // namespace platter::test
