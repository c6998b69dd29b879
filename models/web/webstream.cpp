// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/webstream.h"

#include "models/jobs/waiting.h"
#include "models/web/httperrors.h"
#include "models/web/httprules.h"
#include "models/web/webaddress.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace platter {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds kLongestPause = 15s;
constexpr qint64 kStrongAfter = 1; // seconds between Last-Modified and Date (RFC 9110, 8.8.2.2)

struct Range {
    qint64 begin = -1;
    qint64 total = -1; // -1: not told
};

// "bytes 100-199/200" (RFC 9110, 14.4)
Range rangeOf(const QByteArray& header) {
    static const QRegularExpression form(u"\\A\\s*bytes\\s+(\\d+)-(\\d+)/(\\d+|\\*)\\s*\\z"_s);
    const auto match = form.match(QString::fromLatin1(header));
    if (!match.hasMatch())
        return {};
    bool isNumber = false;
    const qint64 total = match.captured(3).toLongLong(&isNumber);
    return {match.captured(1).toLongLong(), isNumber ? total : -1};
}

} // namespace

WebStream::WebStream(
    std::shared_ptr<HttpClient> http, const QUrl& address, WebStreamOptions options, std::stop_token stop)
    : m_http(std::move(http))
    , m_address(address)
    , m_options(std::move(options))
    , m_stop(std::move(stop)) {
    if (m_options.check && m_options.check->sum.kind == DigestKind::Sha512)
        m_sha512 = std::make_unique<FileDigest>(DigestKind::Sha512);
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
    auto stream = m_http->open(request(m_address, m_options.timeout), m_stop);
    if (!stream)
        return std::unexpected(stream.error());
    const HttpReply& head = (*stream)->head();
    if (head.status != 200)
        return std::unexpected(statusError(head.status));
    learn(head);
    m_stream = *std::move(stream);
    return {};
}

// What tells this file from another one at the same address.
void WebStream::learn(const HttpReply& head) {
    bool isLength = false;
    const qint64 length = head.header("Content-Length").trimmed().toLongLong(&isLength);
    m_size = isLength && length >= 0 ? std::optional(length) : std::nullopt;
    m_answeredBy = head.url;
    m_etag = head.header("ETag").trimmed();
    m_lastModified = head.header("Last-Modified").trimmed();
    m_validator.clear();
    if (!m_etag.isEmpty() && !m_etag.startsWith("W/")) {
        m_validator = m_etag;
    } else if (m_etag.isEmpty() && !m_lastModified.isEmpty()) {
        const auto seconds = [](const QByteArray& date) {
            const auto at = httpDate(date);
            return at.isValid() ? at.toSecsSinceEpoch() : 0;
        };
        const qint64 modified = seconds(m_lastModified), now = seconds(head.header("Date"));
        if (modified > 0 && now - modified >= kStrongAfter)
            m_validator = m_lastModified;
    }
}

bool WebStream::isAnother(const HttpReply& head) const {
    const QByteArray etag = head.header("ETag").trimmed();
    const QByteArray modified = head.header("Last-Modified").trimmed();
    return (!etag.isEmpty() && !m_etag.isEmpty() && etag != m_etag)
        || (etag.isEmpty() && !modified.isEmpty() && !m_lastModified.isEmpty() && modified != m_lastModified);
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

void WebStream::take(std::span<const std::byte> bytes) {
    if (m_pause != 0ms)
        tell({});
    m_pause = 0ms;
    m_position += qint64(bytes.size());
    m_sha256.add(bytes);
    if (m_sha512)
        m_sha512->add(bytes);
}

Result<qint64> WebStream::read(std::span<std::byte> buffer) {
    while (!m_size || m_position < *m_size) {
        if (!m_stream) {
            if (auto gone = goOn(); !gone)
                return std::unexpected(gone.error());
            continue;
        }
        const auto got = m_stream->read(buffer);
        if (got && *got > 0) {
            take(buffer.first(size_t(*got)));
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
    const QByteArray sha256 = m_sha256.result();
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
                         "was "
                         "kept.")
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

// The server that the file came from, which a redirection may have chosen among several.
QUrl WebStream::sameServer() const {
    QUrl url = m_answeredBy;
    if (url.host() == m_address.host() && url.port() == m_address.port() && url.scheme() == m_address.scheme())
        url.setUserInfo(m_address.userInfo(QUrl::FullyEncoded));
    return url;
}

// After a lost connection.
Result<void> WebStream::goOn() {
    HttpRequest again = request(m_asksSameServer ? sameServer() : m_address, m_options.timeout);
    if (m_position > 0 && !m_validator.isEmpty()) {
        again.headers.append({"Range", "bytes=" + QByteArray::number(m_position) + '-'});
        again.headers.append({"If-Range", m_validator});
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
        learn(head);
        m_stream = std::move(stream);
        return {};
    }
    if (isAnother(head))
        return std::unexpected(changed());
    return readAgain(std::move(stream));
}

// Some servers send a range of whatever there is now, whatever If-Range says.
Result<void> WebStream::takeRange(std::unique_ptr<HttpStream> stream) {
    const Range range = rangeOf(stream->head().header("Content-Range"));
    const bool sameLength = range.total < 0 || !m_size || range.total == *m_size;
    if (range.begin != m_position || !sameLength || isAnother(stream->head()))
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
    if (before.result() != m_sha256.result())
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
