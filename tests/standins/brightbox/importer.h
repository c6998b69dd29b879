// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/standins/brightbox/cloudstate.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

namespace platter::test {

// The disk of a server or volume: a file (raw or compressed), or without one a seeded disk of that many bytes.
struct StandInDisk {
    QString file{};
    quint32 seed = 1;
    qint64 bytes = 4 * 1024 * 1024;
};

// Makes images: fetches what is registered, copies disks, checks and keeps the bytes, and stores them in Orbit as
// images/img-xxxxx of their owner. Reports to the state's imports. One thread; nothing blocks.
class Importer : public QObject {
    Q_OBJECT

public:
    explicit Importer(CloudState* state, QObject* parent = nullptr); // the state outlives it

    QUrl orbit; // without a path; empty: images are kept here only
    QString orbitKey{QStringLiteral("secret")}; // for signing in as cli-xxxxx of account acc-xxxxx
    qint64 limit = 50LL * 1000 * 1000 * 1000; // compressed bytes of an image; more fails
    QHash<QString, StandInDisk> disks; // by server or volume

    void fetch(const QString& image, const QUrl& url);
    void copy(const QString& image, const StandInDisk& disk);
    void remove(const QString& image); // its object
    TakenIn taken(const QString& image) const { return m_taken.value(image); }
    QString file(const QString& image) const { return m_folder.filePath(image + QStringLiteral(".lz4")); }

private:
    struct Work;
    void read(const std::shared_ptr<Work>& work);
    void copyOn(const std::shared_ptr<Work>& work, qint64 offset);
    void finish(const std::shared_ptr<Work>& work, const QString& error);
    void store(const QString& image);
    void done(const QString& image, const QString& error = {});
    void signIn(const QString& image, const std::function<void(const QNetworkRequest&)>& then);
    bool feed(Work& work, const QByteArray& bytes);

    CloudState* m_state;
    QNetworkAccessManager m_network;
    QTemporaryDir m_folder;
    QHash<QString, TakenIn> m_taken;
};

} // namespace platter::test
