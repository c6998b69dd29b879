// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/trust/sourcecheck.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

class Beside {
public:
    Beside(const QString& fileName, const BesideReader& reader, const VendorKeys& keys)
        : m_fileName(fileName)
        , m_reader(reader)
        , m_keys(keys) { }

    BesideFile look() {
        for (const QString& name : QStringList{m_fileName + u".sha256"_s, u"SHA256SUMS"_s, u"SHA512SUMS"_s,
                 u"CHECKSUM"_s, m_fileName + u".sha256sum"_s, u"sha256sum.txt"_s, m_fileName + u".CHECKSUM"_s,
                 u"SHA256SUMS.txt"_s, m_fileName + u".sha512"_s, u"sha512sum.txt"_s}) {
            takeList(name);
            if (m_found.check && !m_found.check->signedBy.isEmpty())
                break;
        }
        if (m_found.check && !m_found.check->signedBy.isEmpty())
            m_found.doubt.clear();
        return m_found;
    }

private:
    std::optional<QByteArray> read(const QString& name) {
        return ++m_reads <= kMostBeside ? m_reader(name) : std::nullopt;
    }

    void takeList(const QString& name) {
        const auto list = read(name);
        if (!list)
            return;
        auto sum = checksumIn(*list, name, m_fileName);
        if (!sum)
            return;
        const auto signedText = verified(name, *list);
        if (!signedText && isWrong(signedText.error())) { // somebody changed it: it is no help
            doubt(name, signedText.error());
            return;
        }
        if (signedText)
            sum = checksumIn(signedText->text, name, m_fileName); // only what was signed counts
        if (signedText && sum) {
            m_found.check = SourceCheck{*sum, name, signedText->signer};
            return;
        }
        if (signedText) { // the file is named beside the signed text
            doubt(name, Error{ErrorCode::Corrupt, VendorKeys::tr("The checksum stands outside of what was signed.")});
            return;
        }
        if (signedText.error().code != ErrorCode::Cancelled)
            doubt(name, signedText.error());
        if (!m_found.check)
            m_found.check = SourceCheck{*checksumIn(*list, name, m_fileName), name, {}};
    }

    // Cancelled: nothing is signed there.
    Result<SignedText> verified(const QString& name, const QByteArray& list) {
        if (VendorKeys::isClearSigned(list))
            return m_keys.verifyClear(list);
        Result<SignedText> last = std::unexpected(Error{ErrorCode::Cancelled, {}});
        for (const QString& ending : {u".gpg"_s, u".sign"_s, u".asc"_s, u".sig"_s}) {
            const auto signature = read(name + ending);
            if (!signature)
                continue;
            auto checked = m_keys.verify(list, *signature);
            if (checked || isWrong(checked.error()))
                return checked;
            if (checked.error().code != ErrorCode::Unreadable) // as a server's page is
                last = std::move(checked);
        }
        return last;
    }

    static bool isWrong(const Error& error) { return error.code == ErrorCode::Corrupt; }

    void doubt(const QString& name, const Error& error) {
        if (m_found.doubt.isEmpty())
            m_found.doubt = VendorKeys::tr("%1 does not prove who published the image: %2", "a file, a whole sentence")
                                .arg(name, error.message);
    }

    const QString m_fileName;
    const BesideReader& m_reader;
    const VendorKeys& m_keys;
    int m_reads = 0;
    BesideFile m_found;
};

} // namespace

std::optional<SourceCheck> SourceCheck::chosen(const QByteArray& givenSha256, const std::optional<SourceCheck>& found) {
    const Checksum given{DigestKind::Sha256, givenSha256};
    if (givenSha256.isEmpty() || (found && found->sum == given))
        return found;
    return SourceCheck{given};
}

BesideFile lookBeside(const QString& fileName, const BesideReader& read, const VendorKeys& keys) {
    return Beside(fileName, read, keys).look();
}

BesideFile lookBesideFile(const QString& path, const VendorKeys& keys) {
    const QFileInfo info(path);
    const QDir folder = info.dir();
    return lookBeside(
        info.fileName(),
        [&folder](const QString& name) -> std::optional<QByteArray> {
            const QFileInfo beside(folder.filePath(name));
            if (!beside.isFile() || beside.size() > kMostBesideBytes)
                return std::nullopt;
            QFile file(beside.filePath());
            if (!file.open(QIODevice::ReadOnly))
                return std::nullopt; // an offer only
            return file.read(kMostBesideBytes);
        },
        keys);
}

} // namespace platter
