// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QList>

namespace platter {

// A text and who signed it.
struct SignedText {
    QByteArray text;
    QString signer; // name of the key's owner and the key's fingerprint, for people
};

// The keys of vendors, and whether one of them signed something: through gpg, in a keyring of its own that holds these keys
// alone and goes again. No keyring of the person is read or written, nothing is asked of the network, no agent is started.
// A plain value; the functions block for a moment: worker threads only, several at once are fine.
//
// Errors: NotFound (the key is none of these), Corrupt (the signature does not belong to the text), Refused (the key or the
// signature has expired, or the key was revoked), Unreadable (there is no signature), Unsupported (gpg cannot be used).
class VendorKeys {
    Q_DECLARE_TR_FUNCTIONS(VendorKeys)

public:
    VendorKeys() = default; // none: nobody is trusted
    explicit VendorKeys(const QList<QByteArray>& keys) // OpenPGP public keys, with armour or without
        : m_keys(keys) { }
    static VendorKeys shipped(); // those that come with Platter: resources/keys/

    // A signature that is a file of its own. `text` is given back.
    Result<SignedText> verify(const QByteArray& text, const QByteArray& signature) const;
    // A text that is signed inside: what is given back is what was signed, and nothing of what stands around it.
    Result<SignedText> verifyClear(const QByteArray& signedText) const;
    static bool isClearSigned(const QByteArray& text);

private:
    Result<SignedText> check(const QByteArray& text, const QByteArray* signature) const;

    QList<QByteArray> m_keys;
};

} // namespace platter
