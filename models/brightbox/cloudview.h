// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/brightbox/cloudcache.h"
#include "models/brightbox/connection.h"

#include <QMultiHash>

#include <functional>

namespace platter {

// What is shown of an account: the state that was heard last, with the changes on top that were asked for and are not
// answered yet. Merges what arrives, in whatever order, and tells what differs from what was shown. A plain object of the
// window's thread; no network, no cache.
class CloudView {
public:
    // What a merge brought.
    struct News {
        QList<Image> changed{};
        QList<ImageId> gone{};
        bool servers = false;
        QList<std::pair<ImageId, HistoryEntry>> history{}; // seen to differ since the last time: done elsewhere

        bool isEmpty() const { return changed.isEmpty() && gone.isEmpty() && !servers; }
    };

    // `expected`: BrightboxCore::expected().
    CloudView(const Connection& connection, std::function<qint64(const ImageId&)> expected);

    const CloudState& state() const { return m_state; }
    QList<Image> images() const { return m_shown.values(); }
    std::optional<Image> image(const ImageId& id) const;

    // Before anything was heard. What was deleted more than an hour ago is forgotten, as the service has forgotten it.
    News load(const CloudState& cached);

    // A refresh: mark() when it is sent, take() with that mark when it is answered. What changed between the two stays.
    quint64 mark() const { return m_clock; }
    News take(CloudState fresh, quint64 mark);
    // One image, from an answer about it alone or from a job.
    News takeImage(Image fresh);
    News takeServer(const Server& fresh);

    // Shows the changes at once; end() with the answer or the refusal takes them away again. Each begin() has one end().
    News begin(const ImageId& id, const ImageChanges& changes);
    News end(const ImageId& id, const ImageChanges& changes, const Result<Image>& answer);
    News setStarred(const ImageId& id, bool starred);

private:
    Image shown(Image image) const;
    News tellDifferences();
    void touch(const ImageId& id) { m_touched.insert(id, ++m_clock); }
    void note(News& news, const Image& before, const Image& now) const;

    Connection m_connection;
    std::function<qint64(const ImageId&)> m_expected;
    CloudState m_state;
    QHash<ImageId, QList<ImageChanges>> m_pending;
    QSet<ImageId> m_starred;
    QHash<ImageId, Image> m_shown; // as it was told
    QHash<ImageId, quint64> m_touched; // when an answer about one image last came in
    quint64 m_clock = 0;
};

} // namespace platter
