// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/media/nbdsource.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <functional>

#include <libnbd.h>
#include <sys/eventfd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kUsualBlock = 256 * 1024;
constexpr qint64 kSmallBlock
    = 64 * 1024; // where only what changed is read, here and there: what a dirty bitmap's bit stands for
constexpr int kMostReads = 16; // QEMU works on so many requests of a client at once (nbd/server.c, MAX_NBD_REQUESTS)
constexpr qint64 kMostAhead = 40 * kUsualBlock; // read or under way
constexpr qint64 kStatusAtOnce = qint64(1) << 30; // asked about in one question
constexpr qint64 kStatusAhead = qint64(256) << 20; // of the reader
constexpr std::size_t kMostExtents = 1 << 16; // kept

// What a completion needs to find its place again; lives until libnbd lets go of it.
struct Ticket {
    NbdSource* source;
    qint64 number;
};

void freeTicket(void* data) {
    delete static_cast<Ticket*>(data);
}

QString nbdText() {
    const char* text = nbd_get_error();
    return text ? QString::fromLocal8Bit(text) : QString();
}

// "base:allocation" (NBD protocol): a hole need not read as zeros, only the zero bit promises that.
ExtentKind kindOf(quint64 flags) {
    return (flags & LIBNBD_STATE_ZERO) != 0 ? ExtentKind::Zero : ExtentKind::Data;
}

// "qemu:dirty-bitmap:…" (QEMU's docs/interop/nbd.txt): the first bit says that it was written to.
ExtentKind changeOf(quint64 flags) {
    return (flags & 1) != 0 ? ExtentKind::Data : ExtentKind::Unchanged;
}

QByteArray contextOf(const QByteArray& bitmap) {
    return "qemu:dirty-bitmap:" + bitmap;
}

void append(std::vector<Extent>& extents, const Extent& extent) {
    if (!extents.empty() && extents.back().kind == extent.kind)
        extents.back().length += extent.length;
    else
        extents.push_back(extent);
}

qint64 endOf(const Extent& extent) {
    return extent.offset + extent.length;
}

} // namespace

NbdSource::NbdSource(const Options& options)
    : m_options(options)
    , m_block(options.bitmap.isEmpty() ? kUsualBlock : kSmallBlock)
    , m_mostBlocks(std::size_t(kMostAhead / m_block)) { }

NbdSource::~NbdSource() {
    if (m_thread.joinable()) {
        m_thread.request_stop();
        wake();
        m_thread.join();
    }
    if (m_nbd)
        nbd_close(m_nbd); // lets go of requests under way: their blocks go after it
    if (m_wake >= 0)
        ::close(m_wake);
}

Result<std::unique_ptr<NbdSource>> NbdSource::connect(const QString& socket, const Options& options) {
    std::unique_ptr<NbdSource> source(new NbdSource(options));
    const QByteArray path = QFile::encodeName(socket);
    if (const auto done = source->begin([&](nbd_handle* nbd) { return nbd_aio_connect_unix(nbd, path.constData()); });
        !done)
        return std::unexpected(done.error());
    return source;
}

Result<std::unique_ptr<NbdSource>> NbdSource::adopt(int descriptor, const Options& options) {
    std::unique_ptr<NbdSource> source(new NbdSource(options));
    if (const auto done = source->begin([&](nbd_handle* nbd) { return nbd_aio_connect_socket(nbd, descriptor); });
        !done)
        return std::unexpected(done.error());
    return source;
}

Result<void> NbdSource::begin(const std::function<int(nbd_handle*)>& dial) {
    const auto refuse = [&](const QString& detail) {
        return std::unexpected(Error{ErrorCode::Unreadable,
            tr("“%1” cannot be read: whatever should give it out does not answer.").arg(m_options.name), detail, true});
    };
    m_nbd = nbd_create();
    m_wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (!m_nbd || m_wake < 0)
        return refuse(m_nbd ? QString::fromLocal8Bit(std::strerror(errno)) : nbdText());
    if (nbd_add_meta_context(m_nbd, LIBNBD_CONTEXT_BASE_ALLOCATION) < 0
        || (!m_options.bitmap.isEmpty() && nbd_add_meta_context(m_nbd, contextOf(m_options.bitmap).constData()) < 0)
        || (!m_options.exportName.isEmpty() && nbd_set_export_name(m_nbd, m_options.exportName.constData()) < 0)
        || dial(m_nbd) < 0)
        return refuse(nbdText());
    m_answered = Clock::now();
    m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
    std::unique_lock lock(m_mutex);
    return await(lock, [this] { return m_phase == Phase::Ready; });
}

// Waits until it is so, the source has failed, or nobody wants it any more.
template <typename Ready> Result<void> NbdSource::await(std::unique_lock<std::mutex>& lock, const Ready& ready) {
    m_changed.wait(lock, m_options.stop, [&] { return m_failure || ready(); });
    if (ready())
        return {};
    if (m_options.stop.stop_requested())
        return std::unexpected(Error{ErrorCode::Cancelled, tr("Cancelled."), m_options.name});
    return std::unexpected(*m_failure);
}

void NbdSource::wake() {
    const quint64 one = 1;
    (void)!::write(m_wake, &one, sizeof one); // full means that it is awake already
}

Result<Extent> NbdSource::extentAt(qint64 offset) {
    Q_ASSERT(offset >= 0 && offset < m_size);
    std::unique_lock lock(m_mutex);
    const bool moved = offset != m_position;
    m_position = offset;
    const Extent* extent = known(offset);
    if (!extent || moved)
        wake();
    if (!extent) {
        const auto done = await(lock, [&] { return (extent = known(offset)) || m_statusError != 0; });
        if (!done)
            return std::unexpected(done.error());
        if (!extent)
            return std::unexpected(readError(m_statusError, offset));
    }
    return Extent{offset, extent->offset + extent->length - offset, extent->kind};
}

Result<void> NbdSource::read(qint64 offset, std::span<std::byte> buffer) {
    Q_ASSERT(offset >= 0 && qint64(buffer.size()) <= m_size - offset);
    std::unique_lock lock(m_mutex);
    while (!buffer.empty()) {
        const qint64 number = offset / m_block, within = offset % m_block;
        m_position = offset;
        m_wantedBegin = number;
        m_wantedEnd = (offset + qint64(buffer.size()) - 1) / m_block + 1;
        Block* found = block(number);
        if (!found || !found->arrived) {
            wake();
            const auto done = await(lock, [&] { return (found = block(number)) && found->arrived; });
            if (!done)
                return done;
        }
        if (found->error != 0)
            return std::unexpected(readError(found->error, offset));
        // The thread leaves wanted blocks alone, so that copying need not hold it up.
        const auto length = std::min(buffer.size(), found->bytes.size() - std::size_t(within));
        lock.unlock();
        std::memcpy(buffer.data(), found->bytes.data() + within, length);
        lock.lock();
        buffer = buffer.subspan(length);
        offset += qint64(length);
    }
    m_position = offset;
    m_wantedBegin = m_wantedEnd = 0;
    wake();
    return {};
}

void NbdSource::useEarlier(bool use) {
    const std::scoped_lock lock(m_mutex);
    m_tracks = use && m_canTrack;
    m_extents.clear(); // asked for again
    if (!m_statusTold && m_size > 0)
        addExtent({0, m_size, ExtentKind::Data});
}

Error NbdSource::readError(int number, qint64 offset) const {
    return {ErrorCode::Unreadable, tr("“%1” cannot be read to its end: reading it failed.").arg(m_options.name),
        u"at %1: %2"_s.arg(offset).arg(QString::fromLocal8Bit(std::strerror(number)))};
}

NbdSource::Block* NbdSource::block(qint64 number) {
    const auto found = m_blocks.find(number);
    return found == m_blocks.end() ? nullptr : found->second.get();
}

const Extent* NbdSource::known(qint64 offset) const {
    if (m_extents.empty() || offset < m_extents.front().offset)
        return nullptr;
    const auto after = std::ranges::upper_bound(m_extents, offset, {}, &Extent::offset);
    const Extent& extent = *std::prev(after);
    return offset < extent.offset + extent.length ? &extent : nullptr;
}

// ---- what follows runs on the thread

void NbdSource::work(const std::stop_token& stop) {
    bool open = false;
    while (!stop.stop_requested()) {
        if (!open && nbd_aio_is_ready(m_nbd) == 1) {
            if (!opened())
                return;
            open = true;
        }
        if (open) {
            const std::scoped_lock lock(m_mutex);
            plan();
        }
        if (nbd_aio_is_dead(m_nbd) == 1 || nbd_aio_is_closed(m_nbd) == 1) {
            failBroken();
            return;
        }
        if (!wait())
            return;
    }
}

// The server has answered what it serves.
bool NbdSource::opened() {
    const qint64 size = nbd_get_size(m_nbd);
    const bool told = nbd_can_meta_context(m_nbd, LIBNBD_CONTEXT_BASE_ALLOCATION) == 1;
    const bool tracks = told && !m_options.bitmap.isEmpty()
        && nbd_can_meta_context(m_nbd, contextOf(m_options.bitmap).constData()) == 1;
    if (size < 0) {
        failBroken();
        return false;
    }
    const std::scoped_lock lock(m_mutex);
    m_size = size;
    m_statusTold = told;
    m_canTrack = tracks;
    if (!told && size > 0)
        addExtent({0, size, ExtentKind::Data});
    m_phase = Phase::Ready;
    m_answered = Clock::now();
    m_changed.notify_all();
    return true;
}

// Lets libnbd send and receive until something happens; false when that was the end.
bool NbdSource::wait() {
    auto left = std::chrono::milliseconds(-1); // nothing is under way: until the reader wants something
    {
        const std::scoped_lock lock(m_mutex);
        if (m_phase == Phase::Connecting || m_reads > 0 || m_statusAsked) {
            const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - m_answered);
            left = std::max(m_options.patience - waited, std::chrono::milliseconds(0));
        }
    }
    const int happened = nbd_poll2(m_nbd, m_wake, int(left.count()));
    if (happened < 0) {
        failBroken();
        return false;
    }
    quint64 count = 0;
    (void)!::read(m_wake, &count, sizeof count);
    if (happened > 0)
        return true;
    const std::scoped_lock lock(m_mutex);
    if (Clock::now() - m_answered < m_options.patience)
        return true;
    fail({ErrorCode::TimedOut,
        tr("“%1” cannot be read: whatever gives it out has stopped answering.").arg(m_options.name),
        u"no answer for %1 ms"_s.arg(m_options.patience.count()), true});
    return false;
}

void NbdSource::failBroken() {
    const QString detail = nbdText();
    const std::scoped_lock lock(m_mutex);
    fail({ErrorCode::Unreadable,
        m_phase == Phase::Connecting
            ? tr("“%1” cannot be read: whatever should give it out does not answer.").arg(m_options.name)
            : tr("“%1” cannot be read to its end: whatever gave it out is gone.").arg(m_options.name),
        detail, true});
}

void NbdSource::fail(Error error) {
    m_phase = Phase::Failed;
    m_failure = std::move(error);
    m_changed.notify_all();
}

// Asks for what the reader waits for, then for what it will want next.
void NbdSource::plan() {
    forget();
    for (qint64 number = m_wantedBegin; number < m_wantedEnd && m_reads < kMostReads; ++number)
        if (!block(number))
            request(number);
    if (!m_statusAsked && m_statusTold && m_statusError == 0) {
        const bool here = m_position >= m_size || known(m_position);
        if (!here)
            m_extents.clear();
        const qint64 end = m_extents.empty() ? m_position : m_extents.back().offset + m_extents.back().length;
        if (end < m_size && (!here || (end - m_position < kStatusAhead && m_extents.size() < kMostExtents)))
            requestStatus(end);
    }
    ahead();
}

// Blocks that the reader has passed, or will not come to soon.
void NbdSource::forget() {
    const qint64 first = m_position / m_block;
    for (auto at = m_blocks.begin(); at != m_blocks.end();) {
        const bool wanted = at->first >= m_wantedBegin && at->first < m_wantedEnd;
        const bool near = at->first >= first && at->first < first + qint64(m_mostBlocks);
        if (!at->second->arrived || wanted || near || (at->first >= first && m_blocks.size() <= m_mostBlocks)) {
            ++at;
            continue;
        }
        if (at->second->bytes.size() == std::size_t(m_block))
            m_spare.push_back(std::move(at->second->bytes));
        at = m_blocks.erase(at);
    }
    if (m_extents.size() > 1024 && known(m_position)) { // what lies behind the reader
        const auto after = std::ranges::upper_bound(m_extents, m_position, {}, &Extent::offset);
        if (after - m_extents.begin() > 512)
            m_extents.erase(m_extents.begin(), std::prev(after));
    }
}

void NbdSource::ahead() {
    const auto full = [this] { return m_reads >= kMostReads || m_blocks.size() >= m_mostBlocks; };
    const Extent* here = m_position < m_size ? known(m_position) : nullptr;
    if (!here)
        return;
    // By number: while a request is made, answers may come and add extents.
    for (auto i = std::size_t(here - m_extents.data()); i < m_extents.size() && !full(); ++i) {
        if (m_extents[i].kind != ExtentKind::Data)
            continue;
        // Of what changed the neighbours too: chunks begin before it and end behind it.
        const qint64 around = m_tracks ? m_block : 0;
        const qint64 first = std::max(m_extents[i].offset - around, m_position) / m_block;
        const qint64 last = (std::min(endOf(m_extents[i]) + around, m_size) - 1) / m_block;
        for (qint64 number = first; number <= last && !full(); ++number)
            if (!block(number))
                request(number);
    }
}

void NbdSource::request(qint64 number) {
    auto fresh = std::make_unique<Block>();
    if (!m_spare.empty()) {
        fresh->bytes = std::move(m_spare.back());
        m_spare.pop_back();
    }
    const qint64 offset = number * m_block;
    fresh->bytes.resize(std::size_t(std::min(m_block, m_size - offset)));
    if (m_reads == 0 && !m_statusAsked)
        m_answered = Clock::now();
    ++m_reads;
    Block* raw = (m_blocks[number] = std::move(fresh)).get();
    // The mutex is free while libnbd works: it may call back from here.
    m_mutex.unlock();
    const nbd_completion_callback done{
        .callback = blockArrived, .user_data = new Ticket{this, number}, .free = freeTicket};
    const auto cookie = nbd_aio_pread(m_nbd, raw->bytes.data(), raw->bytes.size(), quint64(offset), done, 0);
    const int error = cookie < 0 ? (nbd_get_errno() != 0 ? nbd_get_errno() : EIO) : 0;
    m_mutex.lock();
    if (cookie < 0 && !raw->arrived) { // not sent
        --m_reads;
        raw->arrived = true;
        raw->error = error;
        m_changed.notify_all();
    }
}

int NbdSource::blockArrived(void* data, int* error) {
    const auto& ticket = *static_cast<const Ticket*>(data);
    NbdSource& self = *ticket.source;
    const std::scoped_lock lock(self.m_mutex);
    if (*error == ENOTCONN) // libnbd's word for a lost connection: work() tells it
        return 1;
    if (Block* found = self.block(ticket.number); found && !found->arrived) {
        found->arrived = true;
        found->error = *error;
        --self.m_reads;
    }
    self.m_answered = Clock::now();
    self.m_changed.notify_all();
    return 1;
}

void NbdSource::requestStatus(qint64 offset) {
    if (m_reads == 0)
        m_answered = Clock::now();
    m_statusAsked = true;
    m_allocation.clear();
    m_changes.clear();
    const qint64 length = std::min(kStatusAtOnce, m_size - offset);
    const auto extents = [](void* data, const char* context, uint64_t at, nbd_extent* entries, size_t count, int*) {
        NbdSource& self = *static_cast<Ticket*>(data)->source;
        const std::scoped_lock lock(self.m_mutex);
        const bool changes = std::strcmp(context, LIBNBD_CONTEXT_BASE_ALLOCATION) != 0;
        auto& answer = changes ? self.m_changes : self.m_allocation;
        qint64 begin = qint64(at);
        for (const nbd_extent& entry : std::span(entries, count)) {
            const qint64 most = self.m_size - begin; // some answer beyond the question
            const auto size = qint64(std::min<quint64>(entry.length, quint64(std::max<qint64>(most, 0))));
            if (size > 0)
                append(answer, {begin, size, changes ? changeOf(entry.flags) : kindOf(entry.flags)});
            begin += size;
        }
        return 0;
    };
    m_mutex.unlock();
    const nbd_extent64_callback each{.callback = extents, .user_data = new Ticket{this, offset}, .free = freeTicket};
    const nbd_completion_callback done{
        .callback = statusArrived, .user_data = new Ticket{this, offset}, .free = freeTicket};
    const auto cookie = nbd_aio_block_status_64(m_nbd, quint64(length), quint64(offset), each, done, 0);
    const int error = cookie < 0 ? (nbd_get_errno() != 0 ? nbd_get_errno() : EIO) : 0;
    m_mutex.lock();
    if (cookie < 0 && m_statusAsked) {
        m_statusAsked = false;
        m_statusError = error;
        m_changed.notify_all();
    }
}

// What was answered about the disk from `offset` on, as far as all of it was.
void NbdSource::addExtents(qint64 offset) {
    if (!m_extents.empty() && endOf(m_extents.back()) != offset)
        return; // the reader has gone elsewhere meanwhile
    auto change = m_changes.begin();
    for (const Extent& extent : m_allocation) {
        if (!m_tracks || extent.kind == ExtentKind::Zero) {
            addExtent(extent);
            continue;
        }
        for (qint64 at = extent.offset; at < endOf(extent);) {
            while (change != m_changes.end() && endOf(*change) <= at)
                ++change;
            if (change == m_changes.end())
                return;
            const qint64 end = std::min(endOf(extent), endOf(*change));
            addExtent({at, end - at, change->kind});
            at = end;
        }
    }
}

// Behind those that are known, with what is zeros for other reasons.
void NbdSource::addExtent(const Extent& extent) {
    const qint64 end = extent.offset + extent.length;
    qint64 at = extent.offset;
    auto zeros = std::ranges::upper_bound(m_options.zeros, at, {}, &Extent::offset);
    if (zeros != m_options.zeros.begin())
        --zeros;
    for (; at < end && zeros != m_options.zeros.end() && zeros->offset < end; ++zeros) {
        const qint64 from = std::max(at, zeros->offset), to = std::min(end, zeros->offset + zeros->length);
        if (from >= to)
            continue;
        if (from > at)
            append(m_extents, {at, from - at, extent.kind});
        append(m_extents, {from, to - from, ExtentKind::Zero});
        at = to;
    }
    if (at < end)
        append(m_extents, {at, end - at, extent.kind});
}

int NbdSource::statusArrived(void* data, int* error) {
    const auto& ticket = *static_cast<const Ticket*>(data);
    NbdSource& self = *ticket.source;
    const std::scoped_lock lock(self.m_mutex);
    if (*error == ENOTCONN)
        return 1;
    self.m_statusAsked = false;
    const bool answered = !self.m_allocation.empty() && (!self.m_tracks || !self.m_changes.empty());
    self.m_statusError = *error == 0 && !answered ? EPROTO : *error;
    if (self.m_statusError == 0)
        self.addExtents(ticket.number);
    self.m_answered = Clock::now();
    self.m_changed.notify_all();
    return 1;
}

} // namespace platter
