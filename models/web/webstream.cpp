// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/webstream.h"

#include "models/jobs/waiting.h"
#include "models/web/httperrors.h"
#include "models/web/httprules.h"
#include "models/web/webaddress.h"

#include <algorithm>
#include <array>

namespace platter {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kLongestPause = 15s;
constexpr auto kNoteEvery = 2s; // what came is noted so often: more than that is not fetched twice
constexpr std::size_t kPiece = 1024 * 1024; // bytes, of what was kept

} // namespace

WebStream::WebStream(
    std::shared_ptr<HttpClient> http, const QUrl& address, WebStreamOptions options, std::stop_token stop)
    : m_http(std::move(http))
    , m_address(address)
    , m_options(std::move(options))
    , m_stop(std::move(stop))
    , m_part(m_options.part) {
    if (m_options.check && m_options.check->sum.kind == DigestKind::Sha512)
        m_sha512 = std::make_unique<FileDigest>(DigestKind::Sha512);
}

WebStream::~WebStream() {
    note();
}

HttpRequest WebStream::request(const QUrl& address, std::chrono::milliseconds timeout) {
    HttpRequest request{.url = address.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveFragment), .timeout = timeout};
    if (const QString user = address.userName(QUrl::FullyDecoded); !user.isEmpty()) {
        const QString both = user + u':' + address.password(QUrl::FullyDecoded);
        request.headers.append({"Authorization", "Basic " + both.toUtf8().toBase64()});
    }
    return request;
}

Result<std::unique_ptr<WebStream>> WebStream::open(std::shared_ptr<HttpClient> http, const QUrl& address,
    const WebStreamOptions& options, const std::stop_token& stop) {
    std::unique_ptr<WebStream> stream(new WebStream(std::move(http), address, options, stop));
    if (auto begun = stream->begin(); !begun)
        return std::unexpected(begun.error());
    return stream;
}

QString WebStream::name() const {
    return WebAddress::fileName(m_address).simplified();
}

QString WebStream::place() const {
    return WebAddress::shown(m_address);
}

Result<void> WebStream::begin() {
    if (const auto taken = takeUp(); !taken || *taken)
        return taken.transform([](bool) { });
    auto stream = m_http->open(request(m_address, m_options.timeout), m_stop);
    if (!stream)
        return std::unexpected(stream.error());
    const HttpReply& head = (*stream)->head();
    if (head.status != 200)
        return std::unexpected(statusError(head.status));
    beginAnew(head);
    m_stream = *std::move(stream);
    return {};
}

// What an earlier try kept, where it is still the beginning of what is there: the server is asked for the rest, and asked again
// when the beginning was read. False: nothing of it is used.
Result<bool> WebStream::takeUp() {
    const auto record = m_part ? m_part->kept() : std::nullopt;
    if (!record)
        return false;
    tell(tr("checking what was fetched before"));
    const auto right = hashKept(*record);
    if (!right)
        return std::unexpected(right.error());
    if (!*right)
        return false;
    m_version = record->version;
    m_size = m_version.size;
    HttpRequest rest = request(m_address, m_options.timeout);
    const qint64 from = std::min(record->bytes, *m_size - 1); // a range has at least one byte
    rest.headers.append({"Range", "bytes=" + QByteArray::number(from) + '-'});
    rest.headers.append({"If-Range", m_version.validator});
    auto stream = m_http->open(rest, m_stop);
    if (!stream)
        return std::unexpected(stream.error());
    const HttpReply& head = (*stream)->head();
    const ContentRange range = ContentRange::of(head);
    if (head.status == 206 && range.begin == from && (range.total < 0 || range.total == *m_size)
        && !m_version.differs(head)) {
        m_answeredBy = head.url;
        m_kept = m_noted = record->bytes;
        return m_part->beginAt(m_kept).transform([] { return true; });
    }
    if (head.status != 200 && head.status != 206 && head.status != 416)
        return std::unexpected(statusError(head.status));
    m_sha256 = std::make_unique<FileDigest>(DigestKind::Sha256);
    if (m_sha512)
        m_sha512 = std::make_unique<FileDigest>(DigestKind::Sha512);
    if (head.status != 200)
        return false;
    beginAnew(head);
    m_stream = *std::move(stream);
    return true;
}

// Whether the bytes are those that were noted; then the digests have them.
Result<bool> WebStream::hashKept(const FetchedPart::Record& record) {
    std::vector<std::byte> buffer(kPiece);
    for (qint64 at = 0; at < record.bytes;) {
        if (m_stop.stop_requested())
            return std::unexpected(HttpErrors::cancelled());
        const auto piece = std::span(buffer).first(std::min(buffer.size(), std::size_t(record.bytes - at)));
        if (!m_part->read(at, piece))
            break; // shorter than it was
        m_sha256->add(piece);
        if (m_sha512)
            m_sha512->add(piece);
        at += std::ssize(piece);
    }
    if (m_sha256->result() == record.sha256)
        return true;
    m_sha256 = std::make_unique<FileDigest>(DigestKind::Sha256);
    if (m_sha512)
        m_sha512 = std::make_unique<FileDigest>(DigestKind::Sha512);
    return false;
}

// A file from its first byte.
void WebStream::beginAnew(const HttpReply& head) {
    learn(head);
    if (!m_part)
        return;
    const bool canGoOn = m_size && !m_version.validator.isEmpty() && head.header("Accept-Ranges").trimmed() == "bytes";
    const bool worth
        = canGoOn && *m_size >= m_options.smallestPart && (!m_options.hasRoom || m_options.hasRoom(*m_size));
    const auto begun = m_part->beginAt(0);
    if (!m_options.partIsFile && (!worth || !begun))
        stopKeeping();
}

// The disk comes without it too.
void WebStream::stopKeeping() {
    m_part->remove();
    m_part.reset();
}

void WebStream::note() {
    if (!m_part || m_position <= m_noted || !m_size || m_version.validator.isEmpty())
        return;
    m_notedAt = std::chrono::steady_clock::now();
    if (m_part->note(m_version, m_sha256->result()))
        m_noted = m_position;
    else if (!m_options.partIsFile)
        stopKeeping();
}

Result<void> WebStream::keep(std::span<const std::byte> bytes) {
    if (auto added = m_part->add(bytes); !added) {
        if (m_options.partIsFile)
            return added;
        stopKeeping();
    }
    return {};
}

Result<qint64> WebStream::readKept(std::span<std::byte> buffer) {
    const auto piece = buffer.first(std::min(buffer.size(), std::size_t(m_kept - m_position)));
    if (auto done = m_part->read(m_position, piece); !done)
        return std::unexpected(done.error());
    m_position += std::ssize(piece);
    return std::ssize(piece);
}

void WebStream::learn(const HttpReply& head) {
    m_version = WebVersion::of(head);
    m_size = m_version.size;
    m_answeredBy = head.url;
}

void WebStream::tell(const QString& phase) const {
    if (m_options.told)
        m_options.told(phase);
}

bool WebStream::mayPass(const Error& error) {
    return error.retryable || error.code == ErrorCode::Truncated || error.code == ErrorCode::Offline
        || error.code == ErrorCode::TimedOut || error.code == ErrorCode::Unavailable;
}

Result<void> WebStream::waitAfter(const Error& error) {
    const auto now = std::chrono::steady_clock::now();
    if (m_pause == 0ms)
        m_failing = now;
    else if (now - m_failing >= m_options.patience)
        return std::unexpected(error);
    m_pause = std::clamp(m_pause * 2, std::max(m_options.firstPause, 1ms), kLongestPause);
    tell(tr("waiting for network"));
    if (!waitFor(m_pause, m_stop))
        return std::unexpected(HttpErrors::cancelled());
    return {};
}

Result<void> WebStream::take(std::span<const std::byte> bytes) {
    if (m_pause != 0ms)
        tell({});
    m_pause = 0ms;
    if (m_part) {
        if (auto kept = keep(bytes); !kept)
            return kept;
    }
    m_position += qint64(bytes.size());
    m_sha256->add(bytes);
    if (m_sha512)
        m_sha512->add(bytes);
    if (m_part && std::chrono::steady_clock::now() - m_notedAt >= kNoteEvery)
        note();
    return {};
}

Result<qint64> WebStream::read(std::span<std::byte> buffer) {
    while (!m_size || m_position < *m_size) {
        if (m_position < m_kept) {
            if (const auto got = readKept(buffer); !got || m_position < *m_size)
                return got;
            else
                return conclude().transform([&got] { return *got; });
        }
        if (!m_stream) {
            if (auto gone = goOn(); !gone)
                return std::unexpected(gone.error());
            continue;
        }
        const auto got = m_stream->read(buffer);
        if (got && *got > 0) {
            if (auto taken = take(buffer.first(size_t(*got))); !taken)
                return std::unexpected(taken.error());
            if (m_size && m_position >= *m_size) { // told with the last bytes: not everybody asks for more
                if (auto right = conclude(); !right)
                    return std::unexpected(right.error());
            }
            return *got;
        }
        m_stream.reset();
        if (got && !m_size) { // its end says how long it was
            m_size = m_position;
            break;
        }
        const Error lost = got ? HttpErrors::cutShort("GET", m_address) : got.error();
        if (!mayPass(lost))
            return std::unexpected(lost);
        if (auto waited = waitAfter(lost); !waited)
            return std::unexpected(waited.error());
    }
    return conclude().transform([] { return qint64(0); });
}

// All bytes are here: are they the right ones?
Result<void> WebStream::conclude() {
    m_stream.reset();
    if (m_part && m_options.partIsFile) {
        if (auto finished = m_part->finish(); !finished)
            return finished;
    }
    const QByteArray sha256 = m_sha256->result();
    if (m_position > *m_size)
        return std::unexpected(changed());
    if (m_options.check) {
        const SourceCheck& check = *m_options.check;
        const QByteArray found = m_sha512 ? m_sha512->result() : sha256;
        if (found != check.sum.digest) {
            const QString kind = digestName(check.sum.kind);
            return std::unexpected(Error{ErrorCode::Corrupt,
                check.from.isEmpty()
                    ? tr("What came from %1 is not the file that was expected: its %2 is another one. Nothing of it "
                         "was kept.")
                          .arg(m_address.host(), kind)
                    : tr("What came from %1 is not the file that %2 names there: its %3 is another one. Nothing of it "
                         "was kept. It may have been damaged on the way, or changed: try again later.")
                          .arg(m_address.host(), check.from, kind),
                u"%1: expected %2, found %3"_s.arg(
                    place(), QString::fromLatin1(check.sum.digest.toHex()), QString::fromLatin1(found.toHex()))});
        }
    }
    *m_arrival = {.whole = true, .sha256 = sha256};
    return {};
}

QUrl WebStream::sameServer() const {
    QUrl url = m_answeredBy;
    if (url.host() == m_address.host() && url.port() == m_address.port() && url.scheme() == m_address.scheme())
        url.setUserInfo(m_address.userInfo(QUrl::FullyEncoded));
    return url;
}

// After a lost connection.
Result<void> WebStream::goOn() {
    HttpRequest again = request(m_asksSameServer ? sameServer() : m_address, m_options.timeout);
    if (m_position > 0 && !m_version.validator.isEmpty()) {
        again.headers.append({"Range", "bytes=" + QByteArray::number(m_position) + '-'});
        again.headers.append({"If-Range", m_version.validator});
    }
    auto stream = m_http->open(again, m_stop);
    if (!stream)
        return mayPass(stream.error()) ? waitAfter(stream.error()) : std::unexpected(stream.error());
    return takeReply(*std::move(stream));
}

Result<void> WebStream::takeReply(std::unique_ptr<HttpStream> stream) {
    const HttpReply& head = stream->head();
    if (head.status == 206)
        return takeRange(std::move(stream));
    if (head.status == 416) // it is shorter now
        return std::unexpected(changed());
    if (head.status != 200) {
        if (std::exchange(m_asksSameServer, false)) // that address may have been good for a while only
            return {};
        const Error error = statusError(head.status);
        return mayPass(error) ? waitAfter(error) : std::unexpected(error);
    }
    if (m_position == 0) {
        beginAnew(head);
        m_stream = std::move(stream);
        return {};
    }
    if (m_version.differs(head))
        return std::unexpected(changed());
    return readAgain(std::move(stream));
}

// Some servers send a range of whatever there is now, whatever If-Range says.
Result<void> WebStream::takeRange(std::unique_ptr<HttpStream> stream) {
    const ContentRange range = ContentRange::of(stream->head());
    const bool sameLength = range.total < 0 || !m_size || range.total == *m_size;
    if (range.begin != m_position || !sameLength || m_version.differs(stream->head()))
        return std::unexpected(changed());
    m_stream = std::move(stream);
    return {};
}

Result<void> WebStream::readAgain(std::unique_ptr<HttpStream> stream) {
    if (++m_restarts > 1) {
        return std::unexpected(Error{ErrorCode::Offline,
            tr("The connection to %1 was lost twice, and %1 cannot go on in the middle of a file. Try again when the "
               "network is better.")
                .arg(m_address.host()),
            place(), true});
    }
    tell(tr("reading again from the beginning: the server cannot go on in the middle"));
    FileDigest before(DigestKind::Sha256);
    std::vector<std::byte> buffer(256 * 1024);
    for (qint64 left = m_position; left > 0;) {
        const auto got = stream->read(std::span(buffer).first(size_t(std::min(left, qint64(buffer.size())))));
        if (!got || *got == 0) {
            const Error lost = got ? changed() : got.error();
            return got || !mayPass(lost) ? std::unexpected(lost) : waitAfter(lost);
        }
        before.add(std::span(buffer).first(size_t(*got)));
        left -= *got;
    }
    if (before.result() != m_sha256->result())
        return std::unexpected(changed());
    m_stream = std::move(stream);
    return {};
}

Error WebStream::changed() const {
    return {ErrorCode::SourceChanged,
        tr("“%1” changed at %2 while it was read. Nothing of it was kept: try again.").arg(name(), m_address.host()),
        place(), true};
}

Error WebStream::statusError(int status) const {
    const QString host = m_address.host();
    const QString detail = u"GET %1: %2"_s.arg(place()).arg(status);
    if (status == 401 || status == 403 || status == 407) {
        return {ErrorCode::Refused,
            tr("%1 does not give this file to everybody (%2). Check the address, and whether it needs a name and a "
               "password or a newer link; Platter keeps none of these, so the whole address has to be given again.")
                .arg(host)
                .arg(status),
            detail};
    }
    if (status == 404 || status == 410)
        return {ErrorCode::NotFound, tr("There is no such file at %1 (%2). Check the address.").arg(host).arg(status),
            detail};
    if (isPassing(status) || status >= 500) {
        return {ErrorCode::Unavailable, tr("%1 has a problem of its own (%2). Try again later.").arg(host).arg(status),
            detail, true};
    }
    return {ErrorCode::Refused, tr("%1 does not answer with a file (%2). Check the address.").arg(host).arg(status),
        detail};
}

} // namespace platter
