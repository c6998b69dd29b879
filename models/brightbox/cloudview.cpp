// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/cloudview.h"

#include "models/brightbox/cloudrefresh.h"

#include <chrono>
#include <utility>

namespace platter {
using namespace Qt::StringLiterals;

namespace {

// So long the service's lists hold what was deleted (api.md, section 3).
constexpr std::chrono::seconds kToldAfterDeleting = std::chrono::hours(1);

} // namespace

CloudView::CloudView(const Connection& connection, std::function<qint64(const ImageId&)> expected)
    : m_connection(connection)
    , m_expected(std::move(expected)) { }

std::optional<Image> CloudView::image(const ImageId& id) const {
    const auto found = m_shown.constFind(id);
    return found == m_shown.cend() ? std::nullopt : std::optional(*found);
}

// What the service does not tell: the star, what is expected, why it failed, the changes under way.
Image CloudView::shown(Image image) const {
    image.library = m_connection.id;
    image.starred = m_starred.contains(image.id);
    if (image.status == ImageStatus::Creating && image.expectedSize == 0)
        image.expectedSize = m_expected(image.id);
    if (image.status == ImageStatus::Failed && !image.failure)
        image.failure = failedThere(image.name);
    for (const ImageChanges& changes : m_pending.value(image.id))
        image = applied(std::move(image), changes);
    return image;
}

CloudView::News CloudView::tellDifferences() {
    News news;
    QHash<ImageId, Image> now;
    now.reserve(m_state.images.size());
    for (const Image& each : std::as_const(m_state.images)) {
        Image image = shown(each);
        const auto told = m_shown.constFind(image.id);
        if (told == m_shown.cend() || *told != image)
            news.changed.append(image);
        now.insert(image.id, std::move(image));
    }
    for (auto told = m_shown.keyBegin(); told != m_shown.keyEnd(); ++told) {
        if (!now.contains(*told))
            news.gone.append(*told);
    }
    m_shown = std::move(now);
    return news;
}

CloudView::News CloudView::load(const CloudState& cached) {
    m_state = cached;
    const QDateTime forgotten = QDateTime::currentDateTimeUtc().addSecs(-kToldAfterDeleting.count());
    m_state.images.removeIf([&](const QHash<ImageId, Image>::iterator& image) {
        return image->status == ImageStatus::Deleted && image->deletedAt && *image->deletedAt < forgotten;
    });
    for (const Image& image : cached.images) {
        if (image.starred)
            m_starred.insert(image.id);
    }
    News news = tellDifferences();
    news.servers = true;
    return news;
}

void CloudView::note(News& news, const Image& before, const Image& now) const {
    const bool own = now.owner == m_connection.account.toString();
    if (!own || m_pending.contains(now.id) || !m_state.heardAt.isValid())
        return;
    const QString detail = differenceText(before, now);
    if (!detail.isEmpty()) {
        const auto at = QDateTime::currentDateTimeUtc();
        news.history.append(
            {now.id, {.at = at, .who = {}, .action = u"updated"_s, .detail = detail, .since = m_state.heardAt}});
    }
}

CloudView::News CloudView::take(CloudState fresh, quint64 mark) {
    QList<std::pair<ImageId, HistoryEntry>> history;
    const auto keep = [&](const ImageId& id) { return m_touched.value(id) > mark; };
    for (auto old = m_state.images.cbegin(); old != m_state.images.cend(); ++old) {
        if (keep(old.key()))
            fresh.images.insert(old.key(), *old);
    }
    News noted;
    for (Image& image : fresh.images) {
        const auto old = m_state.images.constFind(image.id);
        if (old != m_state.images.cend() && old->deletedAt)
            image.deletedAt = old->deletedAt;
        if (image.status == ImageStatus::Deleted && !image.deletedAt)
            image.deletedAt = fresh.heardAt; // the service does not say when
        if (old != m_state.images.cend())
            note(noted, *old, image);
    }
    const bool servers = fresh.servers != m_state.servers || fresh.types != m_state.types
        || fresh.zones != m_state.zones || fresh.groups != m_state.groups || fresh.ips != m_state.ips
        || fresh.volumes != m_state.volumes;
    m_touched.removeIf([mark](const QHash<ImageId, quint64>::iterator& at) { return *at <= mark; });
    m_state = std::move(fresh);
    News news = tellDifferences();
    news.servers = servers;
    news.history = noted.history;
    return news;
}

CloudView::News CloudView::takeImage(Image fresh) {
    touch(fresh.id);
    const auto old = m_state.images.constFind(fresh.id);
    fresh.library = m_connection.id;
    if (old != m_state.images.cend()) {
        fresh.listed = old->listed;
        fresh.deletedAt = old->deletedAt;
    }
    if (fresh.status == ImageStatus::Deleted && !fresh.deletedAt)
        fresh.deletedAt = QDateTime::currentDateTimeUtc();
    m_state.images.insert(fresh.id, fresh);
    return tellDifferences();
}

CloudView::News CloudView::takeServer(const Server& fresh) {
    Server server = fresh;
    server.library = m_connection.id;
    m_state.servers.insert(server.id, server);
    return {.servers = true};
}

CloudView::News CloudView::begin(const ImageId& id, const ImageChanges& changes) {
    m_pending[id].append(changes);
    return tellDifferences();
}

CloudView::News CloudView::end(const ImageId& id, const ImageChanges& changes, const Result<Image>& answer) {
    if (const auto pending = m_pending.find(id); pending != m_pending.end()) {
        pending->removeOne(changes);
        if (pending->isEmpty())
            m_pending.erase(pending);
    }
    return answer ? takeImage(*answer) : tellDifferences();
}

CloudView::News CloudView::setStarred(const ImageId& id, bool starred) {
    if (starred)
        m_starred.insert(id);
    else
        m_starred.remove(id);
    return tellDifferences();
}

} // namespace platter
