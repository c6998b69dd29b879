// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/web/httptransfer.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QTimer>

class QNetworkAccessManager;

namespace platter {

class Bandwidth;

// One request, sent once, on the network thread: QNetworkReply on one side, HttpTransfer on the other. Deleting it ends
// the request.
class HttpExchange : public QObject {
    Q_OBJECT

public:
    struct Shares { // what all exchanges of a client have together
        int connections = 1;
        Bandwidth* bandwidth = nullptr; // may be null
    };
    HttpExchange(
        QNetworkAccessManager* manager, const Shares& shares, std::shared_ptr<HttpTransfer> transfer, QObject* parent);
    ~HttpExchange() override;

    void pump(); // hands over what has arrived, as far as there is room

private:
    void send(QNetworkAccessManager* manager, const QNetworkRequest& request);
    QNetworkRequest prepared(int connections) const;
    void connectReply();
    void readHead();
    void onFinished();
    void onTimeout();
    void conclude();
    void end(std::optional<HttpFailure> failure);
    void stayAlive() { m_silence.start(); }
    qint64 allowed(qint64 wanted);

    Bandwidth* m_bandwidth;
    QTimer m_throttle; // until more may be received
    std::shared_ptr<HttpTransfer> m_transfer;
    std::unique_ptr<QIODevice> m_body; // outlives the reply
    std::unique_ptr<QNetworkReply> m_reply;
    QTimer m_silence; // since a byte moved
    QStringList m_distrust; // what is wrong with the certificate
    HttpReply m_head;
    bool m_hasHead = false;
    bool m_wasSent = false; // at least in part
    bool m_isFinished = false; // nothing more will arrive; some may not be handed over yet
    bool m_hasEnded = false;
    qint64 m_received = 0; // bytes of the body
};

} // namespace platter
