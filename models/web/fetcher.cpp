// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/fetcher.h"

#include "models/domain/sizes.h"
#include "models/files/file.h"
#include "models/media/formatnames.h"
#include "models/media/inspector.h"
#include "models/web/httperrors.h"
#include "models/web/rangefile.h"
#include "models/web/webaddress.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <algorithm>
#include <vector>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kPiece = 1024 * 1024;
constexpr qint64 kSpare = 64 * 1024 * 1024; // bytes that a downloaded file leaves free
constexpr qint64 kRoomFor = 3; // times what is only kept to go on another time: the disk in it needs room too

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

Result<FoundSource> Fetcher::look(const QString& word, const std::stop_token& stop, const QString& member) {
    const auto all = lookAll(word, stop, member);
    if (!all)
        return std::unexpected(all.error());
    const QString name
        = WebAddress::isOne(word) ? WebAddress::fileName(QUrl(word)).simplified() : SourceFile::shownName(word);
    return Media::theOne(all->disks, name, word).transform([&all](const MediaInfo& media) {
        return FoundSource{media, all->beside};
    });
}

Result<FoundDisks> Fetcher::lookAll(const QString& word, const std::stop_token& stop, const QString& member) {
    return WebAddress::isOne(word) ? lookAtAddress(word, stop, member) : lookAtFile(word, stop, member);
}

Result<FoundDisks> Fetcher::lookAtFile(const QString& path, const std::stop_token& stop, const QString& member) const {
    auto disks = member.isEmpty() ? Media::inspectAll(path, stop)
                                  : Media::inspect(path, stop, member).transform([&member](const MediaInfo& media) {
                                        return std::vector{MediaMember{member, media}};
                                    });
    if (!disks)
        return std::unexpected(disks.error());
    FoundDisks found{.disks = *std::move(disks), .beside = {}};
    if (auto& only = found.disks.front().info; found.disks.size() == 1 && only)
        (void)Media::lookInside(*only, {.stop = stop}); // it is more to tell, not a condition
    if (!stop.stop_requested() && (found.disks.size() > 1 || found.disks.front().info))
        found.beside = lookBesideFile(path, m_options.keys);
    return found;
}

Result<FoundDisks> Fetcher::lookAtAddress(const QString& shown, const std::stop_token& stop, const QString& member) {
    const QUrl address = whole(shown);
    auto stream = WebStream::open(http(), address, m_options.stream, stop);
    if (!stream)
        return std::unexpected(stream.error());
    const Place place = placeOf(address, (*stream)->answeredBy());
    const auto file = RangeFile::of(**stream, place.fileName, http(), m_options.stream.timeout, stop);
    auto looked = inspect(*std::move(stream), stop);
    if (!looked)
        return std::unexpected(looked.error());
    const bool needsLook = looked->needsLook;
    const MediaInfo media = looked->media;
    *looked = {}; // the connection is free for what comes
    if (!needsLook && !member.isEmpty()) {
        return std::unexpected(Error{ErrorCode::InvalidArgument,
            tr("“%1” is no archive: there is no “%2” in it to choose.")
                .arg(place.fileName.simplified(), member.simplified()),
            shown});
    }
    auto disks = needsLook ? lookInto(file, media, member, stop) : std::vector{MediaMember{{}, media}};
    if (!disks)
        return std::unexpected(disks.error());
    FoundDisks found{.disks = *std::move(disks), .beside = lookBesideAddress(place.address, place.fileName, stop)};
    if (stop.stop_requested())
        return std::unexpected(HttpErrors::cancelled());
    return found;
}

Result<std::vector<MediaMember>> Fetcher::lookInto(const std::shared_ptr<RangeFile>& file, const MediaInfo& media,
    const QString& member, const std::stop_token& stop) {
    if (file) {
        auto disks = Inspector(file, media.fileName, stop, member).inspectAll();
        if (!file->lacksRanges()) {
            if (file->trouble())
                return std::unexpected(*file->trouble());
            return disks.transform([](std::vector<MediaMember> all) {
                for (MediaMember& disk : all)
                    if (disk.info)
                        disk.info->warnings.append(StreamInspector::wholeWarning());
                return all;
            });
        }
    }
    MediaInfo unseen = media;
    unseen.member = member;
    unseen.mustBeOnly = true;
    unseen.warnings.append(StreamInspector::wholeWarning());
    if (member.isEmpty() && !unseen.wrapping.isEmpty())
        unseen.warnings.append(tr("Its server does not let anybody look into the archive before that. If it holds "
                                  "several disks, the import ends "
                                  "with their names, of which one can be chosen (--member on the command line)."));
    return std::vector{MediaMember{member, unseen}};
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

WebStreamOptions Fetcher::streamOptions(const FetchOrder& order) {
    WebStreamOptions options = m_options.stream;
    options.check = order.check;
    options.told = order.told;
    if (order.folder.isEmpty())
        return options;
    const bool secret = whole(order.media.path).toString(QUrl::FullyEncoded) != order.media.path;
    options.part = std::make_shared<FetchedPart>(order.folder, order.media.fileName, order.media.path, secret);
    options.partIsFile = StreamInspector::needsWholeFile(order.media);
    options.hasRoom = [folder = QFileInfo(order.folder).path()](qint64 size) {
        QString there = folder; // the folder itself may not be there yet
        while (!QFileInfo::exists(there) && !QFileInfo(there).isRoot())
            there = QFileInfo(there).path();
        return size <= (QStorageInfo(there).bytesAvailable() - kSpare) / kRoomFor;
    };
    return options;
}

Result<FetchedDisk> Fetcher::open(const FetchOrder& order, const std::stop_token& stop) {
    const WebStreamOptions options = streamOptions(order);
    const auto before = options.part ? options.part->kept() : std::nullopt;
    auto stream = WebStream::open(http(), whole(order.media.path), options, stop);
    if (!stream)
        return std::unexpected(stream.error());
    auto arrival = (*stream)->arrival();
    const WebVersion version = (*stream)->version();
    auto found = inspect(*std::move(stream), stop);
    if (!found)
        return std::unexpected(found.error());
    const MediaInfo& now = found->media;
    const bool same = found->needsLook ? StreamInspector::needsWholeFile(order.media)
                                       : now.formatWord() == order.media.formatWord();
    if (!same || now.fileSize != order.media.fileSize)
        return std::unexpected(notWhatWasFound(order));
    if (found->disk)
        return FetchedDisk{DiskSource(std::move(found->disk)), arrival};
    if (!found->stream) { // what was read to see what it is does not come again
        auto again = WebStream::open(http(), whole(order.media.path), options, stop);
        if (!again)
            return std::unexpected(again.error());
        if ((*again)->version() != version)
            return std::unexpected(notWhatWasFound(order));
        arrival = (*again)->arrival();
        found->stream = *std::move(again);
    }
    if (!options.part)
        return std::unexpected(Error{ErrorCode::Internal,
            tr("Something went wrong inside Platter. Try again, and report it if it happens again."),
            order.media.path + u": no folder"_s});
    if (auto done = download(*found->stream, before ? before->bytes : 0, order, stop); !done)
        return std::unexpected(done.error());
    found->stream.reset();
    return openFile(options.part->path(), order, stop)
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
    return Media::inspect(path, stop, order.media.member).and_then([&](const MediaInfo& media) -> Result<DiskSource> {
        if (!order.media.mustBeOnly && media.formatWord() != order.media.formatWord()) // else it was not looked into
            return std::unexpected(notWhatWasFound(order));
        return Media::open(media, opening);
    });
}

Error Fetcher::notWhatWasFound(const FetchOrder& order) {
    return {ErrorCode::SourceChanged,
        tr("“%1” is not the file any more that was looked at before. Add it again.")
            .arg(order.media.fileName.simplified()),
        order.media.path};
}

// The whole file, into the part that the stream keeps. `kept`: bytes that may be there.
Result<void> Fetcher::download(ByteStream& stream, qint64 kept, const FetchOrder& order, const std::stop_token& stop) {
    if (auto made = makeFolder(order.folder); !made)
        return made;
    const qint64 size = stream.size().value_or(0);
    const qint64 free = QStorageInfo(order.folder).bytesAvailable();
    if (size - kept > free - kSpare) {
        return std::unexpected(Error{ErrorCode::DiskFull,
            tr("“%1” must be downloaded as a whole, which takes %2, and only %3 is free where the library is kept.")
                .arg(order.media.fileName.simplified(), formatSize(size), formatSize(std::max<qint64>(free, 0))),
            order.folder});
    }
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
        if (order.progress)
            order.progress(tr("downloading"), stream.position(), size);
    }
    return {};
}

} // namespace platter
