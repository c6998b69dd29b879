// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/standins/brightbox/httpfront.h"
#include "tests/standins/brightbox/importer.h"

#include <QThread>

namespace platter::test {

// A server on loopback that behaves like Brightbox's API, as far as api.md tells. It runs on a thread of its own: a test
// may block, and may call these functions from any other thread. Starts empty but for accounts, zones, server types, a
// server group and who may sign in; Orbit is a part of it when it has been told where one is.
//
// It keeps the bytes of what is registered and snapshotted; tests compare taken(id).sha256 with theirs.
class StandInCloud {
public:
    // Who there is. The first account is the client's; the user reaches both. The vendor's account owns what is official.
    static constexpr auto account = "acc-12345", otherAccount = "acc-67890", vendorAccount = "acc-vendr";
    static constexpr auto clientId = "cli-12345", otherClientId = "cli-67890", applicationId = "app-12345";
    static constexpr auto clientSecret = "client-secret-k8s2"; // of both clients
    static constexpr auto applicationSecret = "application-secret-x1";
    static constexpr auto userName = "user@example.com", password = "pass-word-77q";

    explicit StandInCloud(quint16 port = 0); // 0: any free one
    ~StandInCloud();
    Q_DISABLE_COPY_MOVE(StandInCloud)

    QUrl url() const; // http://127.0.0.1:port, without a path

    // What is in it. Fields are the API's own; those left out are as usual. References are "_image", "_type", "_zone",
    // "_account" (each an id), "_groups" (ids), of cloud IPs and volumes "_server"; an image has "owner" and "_ancestor".
    // They return the id, which may also be given as "id".
    QString addImage(const QJsonObject& fields = {});
    QString addServer(const QJsonObject& fields = {});
    QString addVolume(const QJsonObject& fields = {});
    QString addCloudIp(const QJsonObject& fields = {});
    void change(const QString& id, const QJsonObject& fields); // as if by somebody else
    QJsonObject object(const QString& id) const; // as its owner sees it; empty when it is gone
    // A realistic account: official images of several vendors, own ones and snapshots, servers with groups and cloud IPs,
    // volumes, another account's public image. With Orbit, the own ones that are available have their bytes there.
    void seed();
    void seedMany(int images = 1000, int servers = 500);

    // Bytes.
    void setOrbit(const QUrl& url, const QString& key = QStringLiteral("secret")); // before seed()
    void setDisk(const QString& serverOrVolume, const StandInDisk& disk); // what snapshots are taken of
    TakenIn taken(const QString& image) const; // once it is available or failed
    void failNextImage(const QString& why); // the next one that is made ends as failed
    void setSizeLimit(qint64 compressedBytes); // 50 GB at first

    // Time.
    void setImportTime(std::chrono::milliseconds time); // that an image is creating, at least; 200 ms at first
    void setChangeTime(
        std::chrono::milliseconds time); // of servers and deletions; none at first: with the next request
    void setKeepDeleted(std::chrono::seconds time); // one hour at first
    void setTokenLife(std::chrono::seconds access, std::chrono::seconds refresh = std::chrono::hours(6));
    void advanceClock(std::chrono::milliseconds by); // the cloud's only

    // Signing in.
    void setOneTimeCode(const QString& code); // the user must give it; empty: none is asked for
    void setClientSecret(const QString& secret); // of cli-12345: the old one is not taken any more
    void revokeTokens(); // all that were given out

    // What goes wrong.
    void addFault(const Fault& fault);
    void clearFaults();
    void stopListening(); // and cuts all connections
    bool startListening(); // at the same address

    QList<RecordedRequest> requests() const; // oldest first
    void clearRequests();

private:
    class Service;
    template <typename Work> auto there(Work work) const; // runs it in the service's thread and waits

    QThread m_thread;
    Service* m_service;
};

} // namespace platter::test
