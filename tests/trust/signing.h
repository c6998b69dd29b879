// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace platter::test {

// A person with a key of their own, made on the spot: what a vendor is to tests. Signs through gpg in a folder of its own;
// the agent that this starts ends with the object.
class Signer {
public:
    // `expires`: as gpg takes it, "never"; `now`: the time that gpg believes ("20200101T000000"), empty: now.
    explicit Signer(const QString& name, const QString& expires = QStringLiteral("never"), const QString& now = {});
    ~Signer();
    Q_DISABLE_COPY_MOVE(Signer)

    QByteArray publicKey() const; // with armour
    QByteArray sign(const QByteArray& text, const QStringList& options = {}) const; // detached, with armour
    QByteArray clearSign(const QByteArray& text) const;
    QString fingerprint() const;

private:
    QByteArray gpg(const QStringList& arguments, const QByteArray& input = {}) const;

    QTemporaryDir m_home{QStringLiteral("/tmp/gpg-XXXXXX")}; // short: it holds sockets
    QString m_now;
};

} // namespace platter::test
