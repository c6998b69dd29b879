// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/web/scriptedserver.h"

#include <QHash>

#include <functional>

namespace platter {

// Files on the web, as a usual server has them: ETag, ranges, 404 for what is not there. Any thread.
class WebFolder {
public:
    WebFolder()
        : server([this](const Asked& asked) { return answer(asked); }) { }

    void put(const QByteArray& target, const QByteArray& bytes, const QByteArray& etag = "\"1\"") {
        const std::lock_guard lock(m_mutex);
        m_files.insert(target, {bytes, etag});
    }
    void redirect(const QByteArray& target, const QByteArray& to) {
        const std::lock_guard lock(m_mutex);
        m_files.insert(target, {{}, {}, to});
    }
    void remove(const QByteArray& target) {
        const std::lock_guard lock(m_mutex);
        m_files.remove(target);
    }
    // The next answers with a body stop in it, after so many bytes, and the connection ends; one of them each.
    void cut(const QList<qsizetype>& after) {
        const std::lock_guard lock(m_mutex);
        m_cuts = after;
    }
    // From now on bodies stop after so many bytes, and the connection stays.
    void hangAfter(qsizetype bytes) {
        const std::lock_guard lock(m_mutex);
        m_hangAfter = bytes;
    }
    // Called before each request is answered.
    void before(std::function<void()> what) {
        const std::lock_guard lock(m_mutex);
        m_before = std::move(what);
    }
    void setRanges(bool ranges) {
        const std::lock_guard lock(m_mutex);
        m_ranges = ranges;
    }
    QList<Asked> askedFor(const QByteArray& target) const {
        QList<Asked> all = server.asked();
        all.removeIf([&target](const Asked& asked) { return asked.target != target; });
        return all;
    }
    QString url(const QString& path) const { return server.url(path).toString(); }

private:
    struct File {
        QByteArray bytes{};
        QByteArray etag{};
        QByteArray to{}; // another place instead
    };

    QList<Step> answer(const Asked& asked) {
        std::unique_lock lock(m_mutex);
        if (const auto before = m_before) {
            lock.unlock();
            before();
            lock.lock();
        }
        const auto found = m_files.constFind(asked.target);
        if (found == m_files.constEnd())
            return {answers(404, "<html>not found</html>")};
        if (!found->to.isEmpty())
            return {answers(302, {}, {{"Location", found->to}})};
        QByteArray body = found->bytes;
        QByteArray head = "HTTP/1.1 200 OK\r\n";
        const QByteArray range = asked.header("Range"), condition = asked.header("If-Range");
        const bool same = condition.isEmpty() || condition == found->etag;
        if (m_ranges && same && range.startsWith("bytes=")) {
            const qsizetype dash = range.indexOf('-');
            const qsizetype from = range.sliced(6, dash - 6).toLongLong();
            if (from >= body.size())
                return {answers(416)};
            const QByteArray last = range.sliced(dash + 1);
            const qsizetype to = last.isEmpty() ? body.size() - 1 : std::min(last.toLongLong(), body.size() - 1);
            head = "HTTP/1.1 206 Partial Content\r\nContent-Range: bytes " + QByteArray::number(from) + '-'
                + QByteArray::number(to) + '/' + QByteArray::number(body.size()) + "\r\n";
            body = body.sliced(from, to - from + 1);
        }
        if (m_ranges)
            head += "Accept-Ranges: bytes\r\n";
        if (!found->etag.isEmpty())
            head += "ETag: " + found->etag + "\r\n";
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n";
        if (!m_cuts.isEmpty() && m_cuts.first() < body.size())
            return {sends(head + body.first(m_cuts.takeFirst())), closes()};
        if (m_hangAfter >= 0 && m_hangAfter < body.size())
            return {sends(head + body.first(m_hangAfter)), hangs()};
        return {sends(head + body)};
    }

    mutable std::mutex m_mutex; // all below but the server
    QHash<QByteArray, File> m_files;
    QList<qsizetype> m_cuts;
    qsizetype m_hangAfter = -1;
    bool m_ranges = true;
    std::function<void()> m_before;

public:
    ScriptedServer server; // last: its thread ends before what it uses
};

} // namespace platter
