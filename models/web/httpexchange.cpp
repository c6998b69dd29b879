// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/web/httpexchange.h"

#include "models/web/bandwidth.h"

#include <QHostAddress>
#include <QNetworkProxy>

#include <algorithm>
#include <cstring>
#include <functional>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// Bytes that are handed to the kernel, and taken from it, at once. With libcurl's own 64 and 16 KiB an upload takes a tenth longer.
constexpr long kSendBuffer = 512 * 1024;
constexpr long kReceiveBuffer = 256 * 1024;

bool takesBody(const HttpRequest& request) {
    return !request.body.isEmpty()
        || (request.method != "GET" && request.method != "HEAD" && request.method != "DELETE");
}

bool hasHeader(const HttpRequest& request, QByteArrayView name) {
    return std::ranges::any_of(
        request.headers, [&](const HttpHeader& header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
}

// One line, whatever it holds: no header can bring in another one.
QByteArray headerLine(const QByteArray& name, const QByteArray& value) {
    QByteArray line = name;
    line += value.trimmed().isEmpty() ? QByteArray(";") : QByteArray(": " + value);
    line.replace('\r', ' ').replace('\n', ' ');
    return line;
}

bool isLoopback(const QString& host) {
    return host.compare(u"localhost", Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

HttpExchange* self(void* object) {
    return static_cast<HttpExchange*>(object);
}

} // namespace

HttpExchange::HttpExchange(const Shares& shares, std::shared_ptr<HttpTransfer> transfer)
    : m_shares(shares)
    , m_transfer(std::move(transfer))
    , m_handle(curl_easy_init(), &curl_easy_cleanup)
    , m_alive(Clock::now()) {
    if (m_handle) {
        setUp();
        setBody();
        setHeaders();
        setProxy();
        setCallbacks();
    }
}

HttpExchange::~HttpExchange() = default;

void HttpExchange::setUp() {
    const HttpRequest& request = m_transfer->request();
    CURL* curl = m_handle.get();
    curl_easy_setopt(curl, CURLOPT_PRIVATE, this);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
    curl_easy_setopt(curl, CURLOPT_URL, request.url.adjusted(QUrl::RemoveFragment).toEncoded().constData());
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L); // "." and ".." in names of objects are names
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "Platter/" PLATTER_VERSION);
    curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(curl, CURLOPT_BUFFERSIZE, kReceiveBuffer);
    if (!m_shares.caFile.isEmpty())
        curl_easy_setopt(curl, CURLOPT_CAINFO, m_shares.caFile.constData());
    // Packed on the way and unpacked by libcurl, except where the body is wanted as it is stored.
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, m_transfer->asIs() ? nullptr : "");
    if (request.repeat != Repeat::Safe) {
        // What must not be sent twice gets a connection of its own: one that was kept open may have been closed by the other
        // side, and then nobody knows whether the request arrived, and libcurl sends it again by itself.
        curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
        curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
    }
}

void HttpExchange::setBody() {
    const HttpRequest& request = m_transfer->request();
    CURL* curl = m_handle.get();
    if (takesBody(request)) {
        curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, curl_off_t(request.body.size()));
        curl_easy_setopt(curl, CURLOPT_UPLOAD_BUFFERSIZE, kSendBuffer);
    } else if (request.method == "HEAD") {
        curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    }
    if (request.method != "HEAD")
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.constData());
}

void HttpExchange::setHeaders() {
    const HttpRequest& request = m_transfer->request();
    const auto add = [this](const QByteArray& line) {
        if (curl_slist* longer = curl_slist_append(m_headers.get(), line.constData())) {
            m_headers.release();
            m_headers.reset(longer);
        }
    };
    add("Expect:"); // none: where it is not understood each upload would wait for a second
    if (m_transfer->asIs())
        add("Accept-Encoding: identity");
    if (takesBody(request) && !hasHeader(request, "Content-Type"))
        add("Content-Type: application/octet-stream");
    for (const HttpHeader& header : request.headers)
        add(headerLine(header.name, header.value));
    curl_easy_setopt(m_handle.get(), CURLOPT_HTTPHEADER, m_headers.get());
}

// The desktop's, where it names one; else what the environment says (libcurl reads it). None to this computer itself.
void HttpExchange::setProxy() {
    const QUrl& url = m_transfer->request().url;
    if (isLoopback(url.host())) {
        curl_easy_setopt(m_handle.get(), CURLOPT_PROXY, "");
        return;
    }
    const QList<QNetworkProxy> proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
    if (proxies.isEmpty() || proxies.first().type() == QNetworkProxy::NoProxy
        || proxies.first().type() == QNetworkProxy::DefaultProxy)
        return;
    const QNetworkProxy& proxy = proxies.first();
    QUrl address;
    address.setScheme(proxy.type() == QNetworkProxy::Socks5Proxy ? u"socks5h"_s : u"http"_s);
    address.setHost(proxy.hostName());
    address.setPort(proxy.port());
    curl_easy_setopt(m_handle.get(), CURLOPT_PROXY, address.toEncoded().constData());
    if (!proxy.user().isEmpty()) {
        curl_easy_setopt(m_handle.get(), CURLOPT_PROXYUSERNAME, proxy.user().toUtf8().constData());
        curl_easy_setopt(m_handle.get(), CURLOPT_PROXYPASSWORD, proxy.password().toUtf8().constData());
    }
}

void HttpExchange::setCallbacks() {
    CURL* curl = m_handle.get();
    curl_easy_setopt(curl, CURLOPT_READDATA, this);
    curl_easy_setopt(
        curl, CURLOPT_READFUNCTION,
        +[](char* buffer, std::size_t size, std::size_t count, void* object) -> std::size_t {
            return self(object)->give(buffer, size * count);
        });
    curl_easy_setopt(curl, CURLOPT_SEEKDATA, this);
    curl_easy_setopt(
        curl, CURLOPT_SEEKFUNCTION,
        +[](void* object, curl_off_t offset, int) -> int { return self(object)->seek(offset); });
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, this);
    curl_easy_setopt(
        curl, CURLOPT_WRITEFUNCTION, +[](char* data, std::size_t size, std::size_t count, void* object) -> std::size_t {
            return self(object)->take(data, size * count);
        });
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(
        curl, CURLOPT_HEADERFUNCTION,
        +[](char* data, std::size_t size, std::size_t count, void* object) -> std::size_t {
            self(object)->addHeader(QByteArrayView(data, qsizetype(size * count)));
            return size * count;
        });
    curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    curl_easy_setopt(curl, CURLOPT_XFERINFODATA, this);
    curl_easy_setopt(
        curl, CURLOPT_XFERINFOFUNCTION,
        +[](void* object, curl_off_t, curl_off_t received, curl_off_t, curl_off_t sent) -> int {
            self(object)->progressed(received, sent);
            return 0;
        });
}

// Where the bandwidth is used up there is nothing to give for a while.
std::size_t HttpExchange::give(char* buffer, std::size_t most) {
    const QByteArray& body = m_transfer->request().body;
    qint64 size = std::min(qint64(most), qint64(body.size()) - m_given);
    if (size <= 0)
        return 0;
    size = share(true, size);
    if (size == 0) {
        pause(CURLPAUSE_SEND);
        return CURL_READFUNC_PAUSE;
    }
    std::memcpy(buffer, body.constData() + m_given, std::size_t(size));
    m_given += size;
    return std::size_t(size);
}

// libcurl begins again where a connection that was kept open turns out to be closed.
int HttpExchange::seek(curl_off_t offset) {
    if (m_transfer->request().repeat != Repeat::Safe || offset < 0 || offset > m_transfer->request().body.size())
        return CURL_SEEKFUNC_FAIL;
    m_given = offset;
    return CURL_SEEKFUNC_OK;
}

std::size_t HttpExchange::take(const char* data, std::size_t size) {
    if (m_transfer->room() == 0) {
        m_paused |= CURLPAUSE_RECV;
        return CURL_WRITEFUNC_PAUSE;
    }
    // All of the piece or nothing: what is allowed is kept until it is enough.
    while (m_granted < qint64(size)) {
        const qint64 more = share(false, qint64(size) - m_granted);
        if (more == 0) {
            pause(CURLPAUSE_RECV);
            return CURL_WRITEFUNC_PAUSE;
        }
        m_granted += more;
    }
    m_granted -= qint64(size);
    stayAlive();
    m_transfer->add(QByteArray(data, qsizetype(size)));
    return size;
}

// Called once a line; the empty one ends the head. An answer before the answer (1xx) has a head of its own.
void HttpExchange::addHeader(QByteArrayView line) {
    stayAlive();
    line = line.trimmed();
    if (line.startsWith("HTTP/")) {
        m_head = {};
        return;
    }
    if (const qsizetype colon = line.indexOf(':'); colon > 0) {
        m_head.headers.append(
            {line.first(colon).trimmed().toByteArray(), line.sliced(colon + 1).trimmed().toByteArray()});
        return;
    }
    long status = 0;
    curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
    if (!line.isEmpty() || m_hasHead || status < 200)
        return;
    m_hasHead = true;
    m_head.status = int(status);
    if (!m_transfer->asIs() && !m_head.header("Content-Encoding").isEmpty()) // unpacked, it has another length
        m_head.headers.removeIf(
            [](const HttpHeader& header) { return header.name.compare("Content-Length", Qt::CaseInsensitive) == 0; });
    m_transfer->begin(m_head);
}

void HttpExchange::progressed(curl_off_t received, curl_off_t sent) {
    if (received + sent == m_moved)
        return;
    m_moved = received + sent;
    stayAlive();
    if (sent > 0)
        m_transfer->reportSent(sent);
}

qint64 HttpExchange::share(bool up, qint64 wanted) {
    if (!m_shares.bandwidth)
        return wanted;
    const qint64 got = m_shares.bandwidth->take(up ? Bandwidth::Direction::Up : Bandwidth::Direction::Down, wanted);
    if (got > 0)
        m_served = Clock::now();
    return got;
}

// Until the bandwidth has something again. All who wait look together, the last that got something last (HttpNetwork::tick):
// with a pause of its own one might always come a moment after another took all.
void HttpExchange::pause(int direction) {
    m_paused |= direction;
    m_throttled = true;
    m_throttledUntil = Clock::time_point((Clock::now().time_since_epoch() / Bandwidth::pause + 1) * Bandwidth::pause);
    stayAlive(); // it is not the network that is slow now
}

void HttpExchange::goOn(int direction) {
    m_paused &= ~direction;
    stayAlive();
    curl_easy_pause(m_handle.get(), m_paused); // may call take()
}

void HttpExchange::roomAgain() {
    if ((m_paused & CURLPAUSE_RECV) != 0)
        goOn(CURLPAUSE_RECV);
}

void HttpExchange::tick(Clock::time_point now) {
    if (m_throttled && now >= m_throttledUntil) {
        m_throttled = false;
        if (m_paused != 0)
            goOn(CURLPAUSE_ALL);
    }
    const auto timeout = m_transfer->request().timeout;
    if (!m_hasEnded && m_paused == 0 && timeout.count() > 0 && now >= m_alive + timeout)
        end(HttpFailure{HttpErrors::timedOut(m_transfer->request().method, m_transfer->request().url)});
}

std::optional<HttpExchange::Clock::time_point> HttpExchange::next() const {
    const auto timeout = m_transfer->request().timeout;
    if (m_throttled)
        return m_throttledUntil;
    if (m_hasEnded || m_paused != 0 || timeout.count() <= 0)
        return {};
    return m_alive + timeout;
}

void HttpExchange::conclude(CURLcode code) {
    const HttpRequest& request = m_transfer->request();
    if (code == CURLE_OK && m_hasHead) {
        progressed(m_moved - m_given, m_given); // what left since it was told
        end(std::nullopt);
    } else if (m_hasHead) {
        end(HttpFailure{HttpErrors::cutShort(request.method, request.url)});
    } else {
        end(failureOf(code));
    }
}

HttpFailure HttpExchange::failureOf(CURLcode code) const {
    using Trouble = HttpErrors::Trouble;
    const HttpRequest& request = m_transfer->request();
    const auto of = [&](Trouble trouble, bool mayHaveArrived, const QString& distrust = {}) {
        const QString detail = QString::fromLatin1(curl_easy_strerror(code));
        return HttpFailure{
            HttpErrors::fromNetwork(trouble, detail, distrust, request.method, request.url), mayHaveArrived};
    };
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_URL_MALFORMAT:
        return of(Trouble::HostNotFound, false);
    case CURLE_COULDNT_CONNECT:
        return of(Trouble::NotReached, false);
    case CURLE_OPERATION_TIMEDOUT:
        return HttpFailure{HttpErrors::timedOut(request.method, request.url)};
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_PROXY:
        return of(Trouble::Proxy, false);
    case CURLE_PEER_FAILED_VERIFICATION: {
        long result = 0;
        curl_easy_getinfo(m_handle.get(), CURLINFO_SSL_VERIFYRESULT, &result);
        return of(Trouble::Distrust, false, HttpErrors::distrust(result));
    }
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
        return of(Trouble::NotSecure, false);
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_BAD_CONTENT_ENCODING:
        return of(Trouble::Nonsense, true);
    default:
        return of(Trouble::Lost, true);
    }
}

void HttpExchange::end(std::optional<HttpFailure> failure) {
    if (!m_hasEnded) {
        m_hasEnded = true;
        m_transfer->end(std::move(failure));
    }
}

} // namespace platter
