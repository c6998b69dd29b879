// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/trust/vendorkeys.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

#include <gpgme++/context.h>
#include <gpgme++/data.h>
#include <gpgme++/importresult.h>
#include <gpgme++/key.h>
#include <gpgme++/verificationresult.h>

#include <gpg-error.h>

#include <memory>
#include <mutex>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

// Every key in the folder is trusted, since nothing else is put there.
constexpr QByteArrayView kSettings = "no-autostart\n"
                                     "no-auto-key-retrieve\n"
                                     "no-auto-key-import\n"
                                     "disable-dirmngr\n"
                                     "trust-model always\n"
                                     "no-permission-warning\n";

std::string_view viewOf(const QByteArray& bytes) {
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

GpgME::Data dataOf(const QByteArray& bytes) {
    return GpgME::Data(bytes.constData(), static_cast<size_t>(bytes.size()), false);
}

QString errorText(const GpgME::Error& error) {
    return QString::fromStdString(error.asStdString());
}

Error unusable(const QString& detail) {
    return {ErrorCode::Unsupported,
        VendorKeys::tr("The signature cannot be checked: GnuPG (gpg) cannot be used on this computer."), detail};
}

} // namespace

VendorKeys VendorKeys::shipped() {
    QList<QByteArray> keys;
    const QDir folder(u":/keys"_s);
    for (const QString& name : folder.entryList({u"*.asc"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            keys.append(file.readAll());
    }
    return VendorKeys(keys);
}

bool VendorKeys::isClearSigned(const QByteArray& text) {
    return text.startsWith("-----BEGIN PGP SIGNED MESSAGE-----")
        || text.contains("\n-----BEGIN PGP SIGNED MESSAGE-----");
}

Result<SignedText> VendorKeys::verify(const QByteArray& text, const QByteArray& signature) const {
    return check(text, &signature);
}

Result<SignedText> VendorKeys::verifyClear(const QByteArray& signedText) const {
    return check(signedText, nullptr);
}

namespace {

// Armoured, or a signature packet (RFC 9580, 4.2): anything else, as a server's page for what is not there, is not shown
// to gpg.
bool looksSigned(const QByteArray& signature) {
    if (signature.trimmed().startsWith("-----BEGIN PGP SIGNATURE-----"))
        return true;
    const auto first = signature.isEmpty() ? 0U : static_cast<unsigned char>(signature.front());
    constexpr unsigned kSignaturePacket = 2;
    return (first & 0xc0U) == 0xc0U ? (first & 0x3fU) == kSignaturePacket
                                    : (first & 0x80U) != 0 && (first >> 2U & 0x0fU) == kSignaturePacket;
}

// gpg may be about to end when its answer is there, and take its lock away only then.
class KeyringFolder {
public:
    ~KeyringFolder() {
        for (int tries = 0; tries < 100 && !m_folder.remove(); ++tries)
            QThread::msleep(10);
    }
    QTemporaryDir* operator->() { return &m_folder; }

private:
    QTemporaryDir m_folder; // 0700
};

// A gpg with these keys and no others.
Result<std::unique_ptr<GpgME::Context>> contextWith(const QList<QByteArray>& keys, const QString& home) {
    static std::once_flag once;
    std::call_once(once, [] { (void)GpgME::initializeLibrary(0); });
    QFile settings(home + u"/gpg.conf"_s);
    if (!settings.open(QIODevice::WriteOnly) || settings.write(kSettings.data(), kSettings.size()) != kSettings.size()
        || !settings.flush())
        return std::unexpected(unusable(settings.errorString()));
    auto context = GpgME::Context::create(GpgME::OpenPGP);
    if (!context)
        return std::unexpected(unusable(u"no OpenPGP engine"_s));
    if (const auto error = context->setEngineHomeDirectory(QFile::encodeName(home).constData()))
        return std::unexpected(unusable(errorText(error)));
    context->setOffline(true);
    for (const QByteArray& key : keys) {
        const auto data = dataOf(key);
        if (const auto imported = context->importKeys(data); imported.error())
            return std::unexpected(unusable(errorText(imported.error())));
    }
    return context;
}

QString signerOf(GpgME::Context& context, const GpgME::Signature& signature) {
    GpgME::Error error;
    const GpgME::Key key = context.key(signature.fingerprint(), error);
    if (error || key.isNull() || key.numUserIDs() == 0)
        return QString::fromLatin1(signature.fingerprint());
    return u"%1 (%2)"_s.arg(
        QString::fromUtf8(key.userID(0).id()).simplified(), QString::fromLatin1(key.primaryFingerprint()));
}

Error refusal(const GpgME::Signature& signature) {
    const QString detail = u"%1: %2"_s.arg(
        QString::fromLatin1(signature.fingerprint() ? signature.fingerprint() : "?"), errorText(signature.status()));
    switch (signature.status().code()) {
    case GPG_ERR_NO_PUBKEY:
        return {ErrorCode::NotFound, VendorKeys::tr("It was signed with a key that Platter does not know."), detail};
    case GPG_ERR_KEY_EXPIRED:
        return {ErrorCode::Refused, VendorKeys::tr("It was signed with a key that has expired."), detail};
    case GPG_ERR_SIG_EXPIRED:
        return {ErrorCode::Refused, VendorKeys::tr("The signature has expired."), detail};
    case GPG_ERR_CERT_REVOKED:
        return {ErrorCode::Refused, VendorKeys::tr("It was signed with a key that was revoked."), detail};
    default:
        return {ErrorCode::Corrupt,
            VendorKeys::tr("The signature does not belong to the text: one of them was changed."), detail};
    }
}

} // namespace

Result<SignedText> VendorKeys::check(const QByteArray& text, const QByteArray* signature) const {
    if (m_keys.isEmpty())
        return std::unexpected(
            Error{ErrorCode::NotFound, tr("It was signed with a key that Platter does not know."), u"no keys"_s});
    if (signature && !looksSigned(*signature))
        return std::unexpected(Error{ErrorCode::Unreadable, tr("There is no signature that can be read.")});
    KeyringFolder home;
    if (!home->isValid())
        return std::unexpected(unusable(home->errorString()));
    const auto context = contextWith(m_keys, home->path());
    if (!context)
        return std::unexpected(context.error());
    GpgME::Data plain;
    const auto result = signature ? (*context)->verifyDetachedSignature(dataOf(*signature), dataOf(text))
                                  : (*context)->verifyOpaqueSignature(dataOf(text), plain);
    if (result.numSignatures() == 0) {
        const QString detail = result.error() ? errorText(result.error()) : QString();
        return std::unexpected(Error{ErrorCode::Unreadable, tr("There is no signature that can be read."), detail});
    }
    for (const GpgME::Signature& each : result.signatures()) {
        constexpr auto bad = GpgME::Signature::Red | GpgME::Signature::KeyRevoked | GpgME::Signature::KeyExpired
            | GpgME::Signature::SigExpired | GpgME::Signature::KeyMissing | GpgME::Signature::SysError;
        if (each.status().code() != GPG_ERR_NO_ERROR || (each.summary() & bad) != 0)
            continue;
        const std::string signedText = signature ? std::string(viewOf(text)) : plain.toString();
        return SignedText{.text = QByteArray::fromStdString(signedText), .signer = signerOf(**context, each)};
    }
    return std::unexpected(refusal(result.signature(0)));
}

} // namespace platter
