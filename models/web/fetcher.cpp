// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/fetcher.h"

#include "models/domain/sizes.h"
#include "models/files/file.h"
#include "models/media/formatnames.h"
#include "models/web/httperrors.h"
#include "models/web/webaddress.h"

#include <QDir>
#include <QStorageInfo>

#include <algorithm>
#include <vector>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kPiece = 1024 * 1024;
constexpr qint64 kSpare = 64 * 1024 * 1024; // bytes that a downloaded file leaves free
constexpr qsizetype kLongestName = 200; // bytes

bool tellsDisk(const QString& fileName) {
    const NameParts parts = splitName(fileName);
    return parts.endsLikeDisk() || !parts.compressionEnding.isEmpty();
}

} // namespace

struct Fetcher::Place {
    QUrl address;
    QString fileName;
};

Fetcher::Fetcher(const Options& options)
    : m_options(options) { }

Fetcher::~Fetcher() = default;

QString Fetcher::accept(const QString& word) {
    if (!WebAddress::isOne(word))
        return word;
    const QUrl url(word.trimmed());
    const QString shown = WebAddress::shown(url);
    const std::lock_guard lock(m_mutex);
    if (url.toString(QUrl::FullyEncoded) != shown)
        m_secret.insert(shown, url);
    else
        m_secret.remove(shown);
    return shown;
}

QUrl Fetcher::whole(const QString& shown) {
    const std::lock_guard lock(m_mutex);
    return m_secret.value(shown, QUrl(shown));
}

std::shared_ptr<HttpClient> Fetcher::http() {
    const std::lock_guard lock(m_mutex);
    if (!m_http)
        m_http = std::make_shared<HttpClient>(m_options.http);
    return m_http;
}

// "…/latest" that leads to a file with a name is called like that file.
Fetcher::Place Fetcher::placeOf(const QUrl& asked, const QUrl& answered) {
    const QString own = WebAddress::fileName(asked), final = WebAddress::fileName(answered);
    return !tellsDisk(own) && tellsDisk(final) ? Place{answered, final} : Place{asked, own};
}

Result<StreamInspector::Found> Fetcher::inspect(std::unique_ptr<WebStream> stream, const std::stop_token& stop) const {
    const Place place = placeOf(QUrl(stream->place()), stream->answeredBy());
    return StreamInspector::inspect(std::move(stream), place.fileName, stop);
}

Result<FoundSource> Fetcher::look(const QString& word, const std::stop_token& stop) {
    if (!WebAddress::isOne(word)) {
        return Media::inspect(word, stop).transform([&](MediaInfo media) {
            (void)Media::lookInside(media, {.stop = stop}); // it is more to tell, not a condition
            return FoundSource{media, lookBeside(media.path)};
        });
    }
    const QUrl address = whole(word);
    auto stream = WebStream::open(http(), address, m_options.stream, stop);
    if (!stream)
        return std::unexpected(stream.error());
    const Place place = placeOf(address, (*stream)->answeredBy());
    auto found = inspect(*std::move(stream), stop);
    if (!found)
        return std::unexpected(found.error());
    FoundSource source{.media = found->media};
    *found = {}; // the connection is free for what lies beside
    source.beside = lookBesideAddress(place.address, place.fileName, stop);
    if (stop.stop_requested())
        return std::unexpected(HttpErrors::cancelled());
    return source;
}

BesideFile Fetcher::lookBeside(const QString& path) const {
    return lookBesideFile(path, m_options.keys);
}

BesideFile Fetcher::lookBesideAddress(const QUrl& address, const QString& fileName, const std::stop_token& stop) {
    const auto until = std::chrono::steady_clock::now() + m_options.besideTime;
    return platter::lookBeside(
        fileName,
        [&](const QString& name) -> std::optional<QByteArray> {
            const QUrl beside = WebAddress::beside(address, name);
            return beside.isEmpty() ? std::nullopt : small(beside, until, stop);
        },
        m_options.keys);
}

// A file that may be there. What goes wrong here is no error: it is an offer only.
std::optional<QByteArray> Fetcher::small(
    const QUrl& address, std::chrono::steady_clock::time_point until, const std::stop_token& stop) {
    if (stop.stop_requested() || std::chrono::steady_clock::now() >= until)
        return std::nullopt;
    HttpRequest request = WebStream::request(address, m_options.besideTimeout);
    request.repeat = Repeat::Never;
    const auto stream = http()->open(request, stop);
    if (!stream || (*stream)->head().status != 200)
        return std::nullopt;
    QByteArray text;
    std::vector<std::byte> buffer(64 * 1024);
    for (;;) {
        const auto got = (*stream)->read(buffer);
        if (!got || std::chrono::steady_clock::now() >= until)
            return std::nullopt;
        if (*got == 0)
            return text;
        text.append(QByteArrayView(buffer.data(), *got));
        if (text.size() > kMostBesideBytes)
            return std::nullopt;
    }
}

Result<FetchedDisk> Fetcher::open(const FetchOrder& order, const std::stop_token& stop) {
    WebStreamOptions options = m_options.stream;
    options.check = order.check;
    options.told = order.told;
    auto stream = WebStream::open(http(), whole(order.media.path), options, stop);
    if (!stream)
        return std::unexpected(stream.error());
    const auto arrival = (*stream)->arrival();
    auto found = inspect(*std::move(stream), stop);
    if (!found)
        return std::unexpected(found.error());
    const MediaInfo& now = found->media;
    if (now.formatWord() != order.media.formatWord() || now.fileSize != order.media.fileSize) {
        return std::unexpected(Error{ErrorCode::SourceChanged,
            tr("“%1” is not the file any more that was looked at before. Add it again.")
                .arg(order.media.fileName.simplified()),
            order.media.path});
    }
    if (found->disk)
        return FetchedDisk{DiskSource(std::move(found->disk)), arrival};
    auto path = download(*found->stream, order, stop);
    if (!path)
        return std::unexpected(path.error());
    found->stream.reset();
    return openFile(*path, order, stop)
        .transform([&arrival](DiskSource source) { return FetchedDisk{std::move(source), arrival}; })
        .transform_error([&order](Error error) { // of a file that nobody knows of
            error.detail = order.media.path;
            return error;
        });
}

// As it is opened when a person has it.
Result<DiskSource> Fetcher::openFile(const QString& path, const FetchOrder& order, const std::stop_token& stop) {
    const auto unpacking = [&order](qint64 done, qint64 total) {
        if (order.waitWhilePaused)
            order.waitWhilePaused();
        if (order.progress)
            order.progress(tr("unpacking"), done, total);
    };
    const MediaOpening opening{.folder = order.folder, .stop = stop, .unpacking = unpacking};
    return Media::inspect(path, stop).and_then([&](const MediaInfo& media) { return Media::open(media, opening); });
}

// The whole file, under the name that it has there. Its path.
Result<QString> Fetcher::download(ByteStream& stream, const FetchOrder& order, const std::stop_token& stop) {
    if (auto made = makeFolder(order.folder); !made)
        return std::unexpected(made.error());
    const qint64 size = stream.size().value_or(0);
    const qint64 free = QStorageInfo(order.folder).bytesAvailable();
    if (size > free - kSpare) {
        return std::unexpected(Error{ErrorCode::DiskFull,
            tr("“%1” must be downloaded as a whole, which takes %2, and only %3 is free where the library is kept.")
                .arg(order.media.fileName.simplified(), formatSize(size), formatSize(std::max<qint64>(free, 0))),
            order.folder});
    }
    QString name = QString(order.media.fileName).replace(u'/', u'_');
    while (name.toUtf8().size() > kLongestName)
        name = name.sliced(1); // its end tells the format
    auto file = File::createNew(order.folder + u'/' + name);
    if (!file)
        return std::unexpected(file.error());
    std::vector<std::byte> piece(kPiece);
    for (;;) {
        if (order.waitWhilePaused)
            order.waitWhilePaused();
        if (stop.stop_requested())
            return std::unexpected(HttpErrors::cancelled());
        const auto got = stream.read(piece);
        if (!got)
            return std::unexpected(got.error());
        if (*got == 0)
            break;
        if (auto written = file->write(stream.position() - *got, std::span(piece).first(size_t(*got))); !written)
            return std::unexpected(written.error());
        if (order.progress)
            order.progress(tr("downloading"), stream.position(), size);
    }
    return file->path();
}

} // namespace platter
