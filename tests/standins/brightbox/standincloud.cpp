// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/standincloud.h"

#include "tests/standins/brightbox/api.h"
#include "tests/standins/brightbox/control.h"
#include "tests/standins/brightbox/seed.h"

using namespace Qt::StringLiterals;

namespace platter::test {

// Everything that lives in the thread.
class StandInCloud::Service : public QObject {
public:
    explicit Service(quint16 port)
        : importer(&state)
        , tokens(&state)
        , api(&state, &importer, &tokens)
        , control(&state, &importer, &tokens, &front)
        , front([this](const Asked& asked) { return answer(asked); }) {
        if (!front.listen(port))
            qFatal("The stand-in cannot listen on port %d", port);
        state.url = QUrl(u"http://127.0.0.1:%1"_s.arg(front.port()));
        seedBasics(state);
        for (const auto& [id, account] : {std::pair{clientId, StandInCloud::account}, {otherClientId, otherAccount}})
            tokens.clients[QString::fromUtf8(id)] = {QString::fromUtf8(clientSecret), {QString::fromUtf8(account)}};
        tokens.clients[QString::fromUtf8(applicationId)] = {QString::fromUtf8(applicationSecret), {}};
        tokens.users[QString::fromUtf8(userName)] = {.id = u"usr-12345"_s,
            .password = QString::fromUtf8(password),
            .accounts = {QString::fromUtf8(StandInCloud::account), QString::fromUtf8(otherAccount)},
            .oneTimeCode = {}};
    }

    Reply answer(const Asked& asked) {
        if (asked.path == "/token"_L1 || asked.path == "/token/"_L1)
            return tokens.answer(asked);
        return asked.path.startsWith(u"/standin/") ? control.answer(asked) : api.answer(asked);
    }

    CloudState state;
    Importer importer;
    TokenDesk tokens;
    Api api;
    Control control;
    HttpFront front;
};

template <typename Work> auto StandInCloud::there(Work work) const {
    using Value = decltype(work(*m_service));
    if constexpr (std::is_void_v<Value>) {
        QMetaObject::invokeMethod(m_service, [&] { work(*m_service); }, Qt::BlockingQueuedConnection);
    } else {
        Value value{};
        QMetaObject::invokeMethod(m_service, [&] { value = work(*m_service); }, Qt::BlockingQueuedConnection);
        return value;
    }
}

StandInCloud::StandInCloud(quint16 port) {
    QObject starter;
    starter.moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(&starter, [&] { m_service = new Service(port); }, Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(
        &starter, [&] { starter.moveToThread(nullptr); }, Qt::BlockingQueuedConnection); // may be deleted anywhere
    QObject::connect(&m_thread, &QThread::finished, m_service, &QObject::deleteLater);
}

StandInCloud::~StandInCloud() {
    m_thread.quit();
    m_thread.wait();
}

QUrl StandInCloud::url() const {
    return there([](Service& s) { return s.state.url; });
}

QString StandInCloud::addImage(const QJsonObject& fields) {
    return there([&](Service& s) { return s.api.addImage(fields); });
}

QString StandInCloud::addServer(const QJsonObject& fields) {
    return there([&](Service& s) { return s.api.addServer(fields); });
}

QString StandInCloud::addVolume(const QJsonObject& fields) {
    return there([&](Service& s) { return s.api.addVolume(fields); });
}

QString StandInCloud::addCloudIp(const QJsonObject& fields) {
    return there([&](Service& s) { return test::addCloudIp(s.state, fields); });
}

void StandInCloud::change(const QString& id, const QJsonObject& fields) {
    there([&](Service& s) {
        if (auto* object = s.state.find(id))
            for (auto it = fields.begin(); it != fields.end(); ++it)
                (*object)[it.key()] = it.value();
    });
}

QJsonObject StandInCloud::object(const QString& id) const {
    return there([&](Service& s) {
        s.state.settle();
        return s.state.find(id) ? s.state.shown(id, Form::Full) : QJsonObject();
    });
}

void StandInCloud::seed() {
    there([](Service& s) { test::seed(s.state, s.api, s.importer); });
}

void StandInCloud::seedMany(int images, int servers) {
    there([&](Service& s) { test::seedMany(s.state, s.api, images, servers); });
}

void StandInCloud::setOrbit(const QUrl& url, const QString& key) {
    there([&](Service& s) {
        s.importer.orbit = url;
        s.importer.orbitKey = key;
    });
}

void StandInCloud::setDisk(const QString& serverOrVolume, const StandInDisk& disk) {
    there([&](Service& s) { s.importer.disks[serverOrVolume] = disk; });
}

TakenIn StandInCloud::taken(const QString& image) const {
    return there([&](Service& s) { return s.importer.taken(image); });
}

void StandInCloud::failNextImage(const QString& why) {
    there([&](Service& s) { s.state.failure = why; });
}

void StandInCloud::setSizeLimit(qint64 compressedBytes) {
    there([&](Service& s) { s.importer.limit = compressedBytes; });
}

void StandInCloud::setImportTime(std::chrono::milliseconds time) {
    there([&](Service& s) { s.state.importTime = time; });
}

void StandInCloud::setChangeTime(std::chrono::milliseconds time) {
    there([&](Service& s) { s.state.changeTime = time; });
}

void StandInCloud::setKeepDeleted(std::chrono::seconds time) {
    there([&](Service& s) { s.state.keepDeleted = time; });
}

void StandInCloud::setTokenLife(std::chrono::seconds access, std::chrono::seconds refresh) {
    there([&](Service& s) {
        s.tokens.life = access;
        s.tokens.refreshLife = refresh;
    });
}

void StandInCloud::advanceClock(std::chrono::milliseconds by) {
    there([&](Service& s) { s.state.advance(by); });
}

void StandInCloud::setOneTimeCode(const QString& code) {
    there([&](Service& s) { s.tokens.users[QString::fromUtf8(userName)].oneTimeCode = code; });
}

void StandInCloud::setClientSecret(const QString& secret) {
    there([&](Service& s) { s.tokens.clients[QString::fromUtf8(clientId)].secret = secret; });
}

void StandInCloud::revokeTokens() {
    there([](Service& s) { s.tokens.revokeAll(); });
}

void StandInCloud::addFault(const Fault& fault) {
    there([&](Service& s) { s.front.faults.push_back(fault); });
}

void StandInCloud::clearFaults() {
    there([](Service& s) { s.front.faults.clear(); });
}

void StandInCloud::stopListening() {
    there([](Service& s) { s.front.close(); });
}

bool StandInCloud::startListening() {
    return there([](Service& s) { return s.front.listen(0); });
}

QList<RecordedRequest> StandInCloud::requests() const {
    return there([](Service& s) { return s.front.requests; });
}

void StandInCloud::clearRequests() {
    there([](Service& s) { s.front.requests.clear(); });
}

} // namespace platter::test
