// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/trust/signing.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace platter::test {

Signer::Signer(const QString& name, const QString& expires, const QString& now)
    : m_now(now) {
    gpg({u"--passphrase"_s, u""_s, u"--quick-generate-key"_s, name, u"ed25519"_s, u"sign"_s, expires});
}

Signer::~Signer() {
    QProcess::execute(u"gpgconf"_s, {u"--homedir"_s, m_home.path(), u"--kill"_s, u"all"_s});
}

QByteArray Signer::gpg(const QStringList& arguments, const QByteArray& input) const {
    QProcess process;
    QStringList all{u"--homedir"_s, m_home.path(), u"--batch"_s, u"--quiet"_s, u"--pinentry-mode"_s, u"loopback"_s};
    if (!m_now.isEmpty())
        all += {u"--faked-system-time"_s, m_now + u'!'};
    process.start(u"gpg"_s, all + arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("gpg: %s", process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

QByteArray Signer::publicKey() const {
    return gpg({u"--armor"_s, u"--export"_s});
}

QByteArray Signer::sign(const QByteArray& text, const QStringList& options) const {
    return gpg(QStringList{u"--passphrase"_s, u""_s, u"--armor"_s} + options + QStringList{u"--detach-sign"_s}, text);
}

QByteArray Signer::clearSign(const QByteArray& text) const {
    return gpg({u"--passphrase"_s, u""_s, u"--clear-sign"_s}, text);
}

QString Signer::fingerprint() const {
    const QList<QByteArray> lines = gpg({u"--with-colons"_s, u"--list-keys"_s}).split('\n');
    for (const QByteArray& line : lines) {
        if (line.startsWith("fpr:"))
            return QString::fromLatin1(line.split(':').value(9));
    }
    return {};
}

} // namespace platter::test
