// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "tests/standins/brightbox/importer.h"

#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace platter::test {

namespace {

constexpr qint64 slice = 4 * 1024 * 1024;

int statusOf(const QNetworkReply* reply) {
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

} // namespace

struct Importer::Work {
    QString image;
    ImageWriter writer;
    StandInDisk disk{};
    QNetworkReply* reply = nullptr;

    Work(const QString& id, const QString& path)
        : image(id)
        , writer(path) { }
};

Importer::Importer(CloudState* state, QObject* parent)
    : QObject(parent)
    , m_state(state) {
    m_network.setAutoDeleteReplies(true);
}

bool Importer::feed(Work& work, const QByteArray& bytes) {
    const bool well = work.writer.feed(bytes);
    if (auto* import = m_state->import(work.image))
        import->stored = work.writer.stored();
    return well && work.writer.stored() <= limit;
}

void Importer::fetch(const QString& image, const QUrl& url) {
    m_state->startImport(image);
    QNetworkRequest request(url);
    request.setRawHeader("Accept-Encoding", "identity"); // the file as it is
    const auto work = std::make_shared<Work>(image, file(image));
    work->reply = m_network.get(request);
    work->reply->setReadBufferSize(slice);
    connect(work->reply, &QNetworkReply::readyRead, this, [this, work] { read(work); });
    connect(work->reply, &QNetworkReply::finished, this, [this, work] {
        read(work);
        const auto* reply = work->reply;
        const bool well = reply->error() == QNetworkReply::NoError && statusOf(reply) == 200;
        finish(work, well ? QString() : u"cannot be fetched: "_s + QString::number(statusOf(reply)));
    });
}

void Importer::read(const std::shared_ptr<Work>& work) {
    if (!work->reply->isOpen())
        return;
    while (work->reply->bytesAvailable() > 0)
        if (!feed(*work, work->reply->read(slice)))
            return work->reply->abort();
}

void Importer::copy(const QString& image, const StandInDisk& disk) {
    m_state->startImport(image);
    const auto work = std::make_shared<Work>(image, file(image));
    work->disk = disk;
    copyOn(work, 0);
}

// One slice; the next one when other requests have been answered.
void Importer::copyOn(const std::shared_ptr<Work>& work, qint64 offset) {
    QByteArray bytes;
    if (work->disk.file.isEmpty()) {
        bytes = seededDisk(work->disk.seed, work->disk.bytes, offset, slice);
    } else {
        QFile source(work->disk.file);
        if (!source.open(QIODevice::ReadOnly) || !source.seek(offset))
            return finish(work, source.errorString());
        bytes = source.read(slice);
    }
    if (bytes.isEmpty())
        return finish(work, {});
    if (!feed(*work, bytes))
        return finish(work, u"cannot be copied"_s);
    const auto next = offset + bytes.size();
    QMetaObject::invokeMethod(this, [this, work, next] { copyOn(work, next); }, Qt::QueuedConnection);
}

void Importer::finish(const std::shared_ptr<Work>& work, const QString& error) {
    auto result = work->writer.finish();
    if (result.stored > limit)
        result.error = u"more than %1 bytes"_s.arg(limit);
    else if (!error.isEmpty() && result.error.isEmpty())
        result.error = error;
    if (result.error.isEmpty() && !m_state->failure.isEmpty())
        result.error = std::exchange(m_state->failure, {});
    m_taken[work->image] = result;
    if (result.error.isEmpty() && orbit.isValid() && !orbit.isEmpty())
        store(work->image);
    else
        done(work->image);
}

void Importer::done(const QString& image, const QString& error) {
    auto& result = m_taken[image];
    if (!error.isEmpty())
        result.error = error;
    if (auto* import = m_state->import(image)) {
        import->stored = result.stored;
        import->result = result;
    }
}

// Into `then` goes a request for the account's storage, or a null one when it cannot be had.
void Importer::signIn(const QString& image, const std::function<void(const QNetworkRequest&)>& then) {
    const auto* object = m_state->find(image);
    const auto owner = object ? (*object)["owner"_L1].toString() : QString();
    QUrl url(orbit);
    url.setPath(u"/v1/"_s + owner);
    QNetworkRequest request(url);
    request.setRawHeader("X-Auth-User", "cli-" + owner.section(u'-', 1).toUtf8());
    request.setRawHeader("X-Auth-Key", orbitKey.toUtf8());
    auto* reply = m_network.get(request);
    connect(reply, &QNetworkReply::finished, this, [reply, then] {
        QNetworkRequest signedIn;
        if (reply->error() == QNetworkReply::NoError) {
            signedIn.setUrl(QUrl(QString::fromUtf8(reply->rawHeader("X-Storage-Url"))));
            signedIn.setRawHeader("X-Auth-Token", reply->rawHeader("X-Auth-Token"));
            signedIn.setHeader(QNetworkRequest::ContentTypeHeader, u"application/octet-stream"_s);
        }
        then(signedIn);
    });
}

void Importer::store(const QString& image) {
    signIn(image, [this, image](QNetworkRequest request) {
        if (request.url().isEmpty())
            return done(image, u"no place in Orbit"_s);
        const auto storage = request.url().toString();
        request.setUrl(QUrl(storage + u"/images"));
        auto* container = m_network.put(request, QByteArray());
        connect(container, &QNetworkReply::finished, this, [this, image, request, storage]() mutable {
            auto* source = new QFile(file(image), this);
            if (!source->open(QIODevice::ReadOnly))
                return done(image, source->errorString());
            request.setUrl(QUrl(storage + u"/images/" + image));
            request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
            request.setHeader(QNetworkRequest::ContentLengthHeader, source->size());
            auto* put = m_network.put(request, source);
            connect(put, &QNetworkReply::finished, this, [this, image, put, source] {
                source->deleteLater();
                done(image, statusOf(put) == 201 ? QString() : u"Orbit does not take it"_s);
            });
        });
    });
}

void Importer::remove(const QString& image) {
    QFile::remove(file(image));
    if (orbit.isEmpty() || !m_taken.contains(image))
        return;
    signIn(image, [this, image](QNetworkRequest request) {
        if (request.url().isEmpty())
            return;
        request.setUrl(QUrl(request.url().toString() + u"/images/" + image));
        m_network.deleteResource(request);
    });
}

} // namespace platter::test
