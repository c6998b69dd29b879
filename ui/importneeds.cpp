// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "ui/importneeds.h"

namespace platter {

QString ImportNeeds::keyOf(const Library& library, const MediaInfo& media) {
    return library.id().toString() + u'\n' + library.location() + u'\n' + media.sourcePlace();
}

std::optional<ImportNeed> ImportNeeds::of(Library& library, const MediaInfo& media) {
    const QString key = keyOf(library, media);
    if (const auto known = m_known.constFind(key); known != m_known.cend()) {
        return *known;
    }
    m_known.insert(key, std::nullopt);
    m_questions.enqueue({&library, media});
    QMetaObject::invokeMethod(this, &ImportNeeds::askNext, Qt::QueuedConnection); // an answer may be there at once
    return std::nullopt;
}

SpaceEstimate ImportNeeds::of(Library& library, const std::vector<const AddImageCandidate*>& candidates) {
    SpaceEstimate estimate;
    for (const AddImageCandidate* candidate : candidates) {
        if (const MediaInfo* info = candidate->info()) {
            estimate.add(*info, of(library, *info));
        }
    }
    return estimate;
}

void ImportNeeds::askNext() {
    while (!m_isAsking && !m_questions.isEmpty()) {
        const Question question = m_questions.dequeue();
        if (!question.library) {
            continue;
        }
        m_isAsking = true;
        // No onCanceled(): it is called when this is destroyed while it waits, in ~QObject().
        question.library->importNeed(question.media)
            .then(this,
                [this, key = keyOf(*question.library, question.media)](
                    const Result<std::optional<ImportNeed>>& answer) {
                    m_isAsking = false;
                    if (answer && *answer) { // without it, what is needed at most is told
                        m_known.insert(key, *answer);
                        Q_EMIT told();
                    }
                    askNext();
                });
    }
}

} // namespace platter
