// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/segmentsender.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace platter {

namespace {

constexpr auto kTick = 200ms; // between two reports while it waits

// Of the time that objects are kept: with more than that gone they are renewed, and so often it is looked at.
constexpr int kOldPart = 4;
constexpr int kLookPart = 8;

} // namespace

SegmentSender::SegmentSender(
    OrbitClient* client, const QString& container, const UploadPlan& plan, const UploadOptions& options)
    : m_client(client)
    , m_container(container)
    , m_plan(plan)
    , m_options(options)
    , m_began(QDateTime::currentSecsSinceEpoch())
    , m_pool(std::max(1, options.parallel)) {
    m_running.start();
}

SegmentSender::~SegmentSender() = default;

qint64 SegmentSender::elapsed() const {
    return std::max(QDateTime::currentSecsSinceEpoch() - m_began, m_running.elapsed() / 1000);
}

Result<void> SegmentSender::begin(const QString& prefix) {
    const auto objects = m_client->list(m_container, prefix, m_options.stop);
    if (!objects)
        return std::unexpected(objects.error());
    for (const OrbitObject& object : *objects)
        // One that ran out is listed until the service has got round to it.
        if (object.age < m_options.deleteAfter - m_options.deleteAfter / 10)
            m_objects.insert(
                object.name, {object.etag, object.size, object.isManifest, elapsed() - object.age.count()});
    return renewOlderThan(m_options.deleteAfter / kOldPart, true);
}

QStringList SegmentSender::names() const {
    const std::lock_guard lock(m_mutex);
    return m_objects.keys();
}

std::optional<OrbitObject> SegmentSender::recent(const QString& name) const {
    const auto known = m_objects.constFind(name);
    if (known == m_objects.constEnd() || !known->manifest
        || elapsed() - known->born > (m_options.deleteAfter / kOldPart).count())
        return {};
    return OrbitObject{name, known->size, known->etag, true, {}};
}

Result<void> SegmentSender::check() const {
    if (m_options.stop.stop_requested())
        return std::unexpected(Error{ErrorCode::Cancelled, tr("The upload was cancelled.")});
    const std::lock_guard lock(m_mutex);
    return m_error ? std::unexpected(*m_error) : Result<void>{};
}

bool SegmentSender::use(const QString& name, qint64 raw) {
    const std::lock_guard lock(m_mutex);
    const auto known = m_objects.constFind(name);
    if (known == m_objects.constEnd())
        return false;
    m_segments.append(known.key()); // shares its memory
    m_usedRaw += raw;
    m_progress.compressed += known->size;
    return true;
}

void SegmentSender::waitUntilFewer(std::unique_lock<std::mutex>& lock, qsizetype ways) {
    while (m_ways.size() >= ways) {
        m_ended.wait_for(lock, kTick);
        lock.unlock();
        report(UploadProgress::Phase::Sending);
        lock.lock();
    }
}

QByteArray SegmentSender::buffer() {
    std::unique_lock lock(m_mutex);
    QByteArray buffer = m_spare.isEmpty() ? QByteArray() : m_spare.takeLast();
    lock.unlock();
    if (!buffer.isDetached()) // a call that was given up may still look at it
        buffer = {};
    buffer.resize(0);
    buffer.reserve(qsizetype(m_plan.largest()));
    return buffer;
}

Result<void> SegmentSender::send(const QString& name, QByteArray bytes, qint64 raw) {
    const auto way = std::make_shared<OnItsWay>(raw, bytes.size());
    std::unique_lock lock(m_mutex);
    waitUntilFewer(lock, std::max(1, m_options.parallel));
    if (m_error)
        return std::unexpected(*m_error);
    m_objects.insert(name, {{}, bytes.size(), false, elapsed()});
    m_ways.append(way);
    lock.unlock();
    use(name, raw);
    // What it says comes with the next call: a future would keep it.
    (void)m_pool.run([this, name, bytes = std::move(bytes), way]() mutable { sendNow(name, std::move(bytes), way); });
    return {};
}

void SegmentSender::sendNow(const QString& name, QByteArray bytes, const std::shared_ptr<OnItsWay>& way) {
    const auto put = m_client->put(m_container, name, bytes, m_options.deleteAfter, m_options.stop,
        [way](qint64 sent) { way->sent = std::min(sent, way->size); });
    const std::lock_guard lock(m_mutex);
    if (put) {
        m_objects[name] = {put->etag, put->size, false, elapsed()};
        m_sent += put->size;
        ++m_sentObjects;
    } else if (!m_error) {
        m_error = put.error();
    }
    if (bytes.capacity() >= m_plan.largest())
        m_spare.append(std::move(bytes));
    m_ways.removeOne(way);
    m_ended.notify_all();
}

Result<void> SegmentSender::finish() {
    {
        std::unique_lock lock(m_mutex);
        waitUntilFewer(lock, 1);
    }
    return check();
}

Result<OrbitObject> SegmentSender::putManifest(const QString& name) {
    if (const auto renewed = renewOlderThan(m_options.deleteAfter / kOldPart, false); !renewed)
        return std::unexpected(renewed.error());
    QList<OrbitSegment> segments;
    segments.reserve(m_segments.size());
    for (const QString& segment : std::as_const(m_segments)) {
        const Object& object = m_objects[segment];
        segments.append({m_container, segment, object.etag, object.size});
    }
    return m_client->putManifest(m_container, name, segments, m_options.deleteAfter, m_options.stop);
}

Result<void> SegmentSender::renewOld() {
    if (elapsed() - m_renewed < (m_options.deleteAfter / kLookPart).count())
        return {};
    return renewOlderThan(m_options.deleteAfter / kOldPart, false);
}

// `forget`: one that is gone is only forgotten, as nothing uses it yet.
Result<void> SegmentSender::renewOlderThan(std::chrono::seconds age, bool forget) {
    m_renewed = elapsed();
    QStringList old;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& [name, object] : m_objects.asKeyValueRange())
            if (!object.etag.isEmpty() && m_renewed - object.born > age.count())
                old.append(name);
    }
    std::vector<std::future<Result<void>>> under;
    for (const QString& name : std::as_const(old))
        under.push_back(m_pool.run(
            [this, name] { return m_client->renew(m_container, name, m_options.deleteAfter, m_options.stop); }));
    Result<void> first;
    for (std::size_t i = 0; i < under.size(); ++i) {
        const auto renewed = under[i].get();
        const std::lock_guard lock(m_mutex);
        const QString& name = old[qsizetype(i)];
        if (renewed)
            m_objects[name].born = elapsed();
        else if (renewed.error().code == ErrorCode::NotFound && forget)
            m_objects.remove(name);
        else if (first)
            first = renewed.error().code == ErrorCode::NotFound
                ? std::unexpected(Error{ErrorCode::NotFound,
                      tr("Parts of the disk that were sent are gone from the storage of the cloud. Try again."),
                      renewed.error().detail, true})
                : renewed;
    }
    return first;
}

void SegmentSender::report(UploadProgress::Phase phase) {
    if (!m_options.progress)
        return;
    m_progress.phase = phase;
    m_progress.done = m_progress.total > 0 ? std::min(m_usedRaw, m_progress.total) : m_usedRaw;
    m_progress.sent = m_sent;
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& way : std::as_const(m_ways)) {
            const double part = double(way->sent) / double(std::max<qint64>(1, way->size));
            m_progress.done -= way->raw - qint64(double(way->raw) * part);
            m_progress.sent += way->sent;
        }
    }
    m_options.progress(m_progress);
}

} // namespace platter
