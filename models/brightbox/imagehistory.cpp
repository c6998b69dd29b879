// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/imagehistory.h"

#include <algorithm>
#include <cstdlib>

namespace platter {

namespace {

constexpr qint64 kSameTime = 30; // seconds between what is done here and the service's clock

bool isOfSelf(const HistoryEntry& entry, const CloudEvent& event, const QString& self) {
    return !entry.since.isValid() && entry.who == self && event.who == self
        && std::abs(entry.at.secsTo(event.at)) <= kSameTime;
}

bool isIn(const HistoryEntry& entry, const CloudEvent& event) {
    return entry.since.isValid() && entry.since <= event.at && event.at <= entry.at;
}

} // namespace

QList<HistoryEntry> mergedHistory(QList<HistoryEntry> here, const QList<CloudEvent>& events, const QString& self) {
    QList<CloudEvent> others = events;
    for (const HistoryEntry& entry : std::as_const(here)) {
        const auto same
            = std::ranges::find_if(others, [&](const CloudEvent& event) { return isOfSelf(entry, event, self); });
        if (same != others.end())
            others.erase(same);
    }
    for (HistoryEntry& entry : here) {
        const auto isOne = [&entry](const CloudEvent& event) { return isIn(entry, event); };
        if (std::ranges::count_if(others, isOne) != 1)
            continue;
        const auto one = std::ranges::find_if(others, isOne);
        entry.who = one->who;
        entry.at = one->at;
        entry.since = {};
        others.erase(one);
    }
    for (const CloudEvent& event : std::as_const(others)) {
        here.append({.at = event.at,
            .who = event.who,
            .action = event.message.isEmpty() ? event.action : event.message,
            .detail = {}});
    }
    std::ranges::stable_sort(here, {}, &HistoryEntry::at);
    return here;
}

QFuture<Result<QList<HistoryEntry>>> imageHistory(const std::shared_ptr<BrightboxCore>& core, const ImageId& id) {
    return core->onNetwork([core = core.get(), id]() -> Result<QList<HistoryEntry>> {
        auto here = core->onCache([id](CloudCache& cache) { return cache.history(id); }).result();
        if (!here)
            return here;
        const auto events = core->api().events(id.toString(), core->stopToken());
        return mergedHistory(*std::move(here), events.value_or(QList<CloudEvent>{}), core->who());
    });
}

} // namespace platter
