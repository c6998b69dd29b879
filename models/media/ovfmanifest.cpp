// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/ovfmanifest.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

struct Kind {
    QByteArrayView word;
    QCryptographicHash::Algorithm algorithm;
};
constexpr Kind kKinds[] = {
    {"SHA1", QCryptographicHash::Sha1},
    {"SHA256", QCryptographicHash::Sha256},
    {"SHA384", QCryptographicHash::Sha384},
    {"SHA512", QCryptographicHash::Sha512},
};

class ManifestSource : public StreamSource {
    Q_DECLARE_TR_FUNCTIONS(ManifestSource)

public:
    ManifestSource(
        std::unique_ptr<StreamSource> source, const ManifestSum& sum, const QString& member, const QString& archive)
        : m_source(std::move(source))
        , m_hash(sum.algorithm)
        , m_digest(sum.digest)
        , m_member(member)
        , m_archive(archive) { }

    Result<qint64> read(std::span<std::byte> buffer) override {
        const auto got = m_source->read(buffer);
        if (!got || buffer.empty())
            return got;
        if (*got > 0)
            m_hash.addData({reinterpret_cast<const char*>(buffer.data()), qsizetype(*got)});
        else if (m_hash.result() != m_digest)
            return std::unexpected(Error{ErrorCode::Corrupt,
                tr("“%1” in “%2” is not what the archive's own manifest says: it was damaged or changed on its way. "
                   "Download or copy it again.")
                    .arg(m_member.simplified(), m_archive),
                m_member});
        return got;
    }
    qint64 sourceSize() const override { return m_source->sourceSize(); }
    qint64 sourcePosition() const override { return m_source->sourcePosition(); }
    std::optional<qint64> expandedSize() const override { return m_source->expandedSize(); }
    QByteArray sourceSha256() const override { return m_source->sourceSha256(); }

private:
    std::unique_ptr<StreamSource> m_source;
    QCryptographicHash m_hash;
    QByteArray m_digest;
    QString m_member;
    QString m_archive;
};

} // namespace

OvfManifest parseManifest(const QByteArray& text) {
    OvfManifest manifest;
    for (const QByteArray& each : text.split('\n')) {
        const QByteArray line = each.trimmed();
        const qsizetype open = line.indexOf('('), close = line.lastIndexOf(")=");
        if (open <= 0 || close <= open + 1) // of no file
            continue;
        const QByteArray word = line.first(open).trimmed().toUpper(), hex = line.sliced(close + 2).trimmed();
        if (!std::ranges::all_of(hex, [](char digit) { return std::isxdigit(static_cast<unsigned char>(digit)) != 0; }))
            continue; // fromHex() passes over what is none
        const QByteArray digest = QByteArray::fromHex(hex);
        for (const Kind& kind : kKinds)
            if (word == kind.word && digest.size() == QCryptographicHash::hashLength(kind.algorithm)
                && hex.size() == digest.size() * 2)
                manifest.insert(QString::fromUtf8(line.sliced(open + 1, close - open - 1)), {kind.algorithm, digest});
    }
    return manifest;
}

std::unique_ptr<StreamSource> checkedByManifest(
    std::unique_ptr<StreamSource> source, const ManifestSum& sum, const QString& member, const QString& archive) {
    return std::make_unique<ManifestSource>(std::move(source), sum, member, archive);
}

} // namespace platter
