// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT

// The part of ImageRecords that keeps in mind which images are damaged, and makes the catalogue again.
#include "models/local/imagerecords.h"

#include "models/domain/rules.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace platter {

bool ImageRecords::isDamaged(const Image& image) {
    return image.status == ImageStatus::Unavailable && image.failure && image.failure->code == ErrorCode::Damaged;
}

// The line of history keeps what the image was before it was damaged: "available" or "deprecated".
Result<QString> ImageRecords::statusBeforeDamage(const ImageId& id) {
    const auto entries = history(id);
    if (!entries)
        return std::unexpected(entries.error());
    QString word;
    for (const HistoryEntry& entry : *entries) {
        if (entry.action == u"damaged"_s)
            word = entry.detail;
    }
    return word;
}

Result<Image> ImageRecords::markDamaged(const ImageId& id, const Error& damage) {
    const auto now = image(id);
    if (!now)
        return now;
    if (isDamaged(*now) && now->failure == damage)
        return now;
    const auto word = isDamaged(*now) ? statusBeforeDamage(id) : Result<QString>(toApi(now->status));
    if (!word)
        return std::unexpected(word.error());
    return mutate(id, u"damaged"_s, word->isNull() ? u""_s : *word, [&](ImageRecord& record) -> Result<void> {
        if (!ImageRules::isBuildable(record.image.status) && !isDamaged(record.image))
            return std::unexpected(Error{ErrorCode::WrongState, {}});
        record.image.status = ImageStatus::Unavailable;
        record.image.failure = damage;
        return {};
    });
}

Result<Image> ImageRecords::markMended(const ImageId& id) {
    const auto word = statusBeforeDamage(id);
    if (!word)
        return std::unexpected(word.error());
    return mutate(id, u"mended"_s, u""_s, [&](ImageRecord& record) -> Result<void> {
        if (!isDamaged(record.image))
            return std::unexpected(Error{ErrorCode::WrongState, {}});
        record.image.status
            = *word == toApi(ImageStatus::Deprecated) ? ImageStatus::Deprecated : ImageStatus::Available;
        record.image.failure.reset();
        return {};
    });
}

Result<void> ImageRecords::rebuild() {
    if (m_readOnly)
        return {}; // it was made from the logs when it was opened
    const auto records = m_catalogue.images();
    if (!records)
        return std::unexpected(records.error());
    for (const ImageRecord& record : *records) { // rows that only the catalogue knows
        if (QFile::exists(m_folder.log(record.image.id)))
            continue;
        auto transaction = m_catalogue.begin();
        if (!transaction)
            return std::unexpected(transaction.error());
        const auto now = m_catalogue.image(record.image.id);
        if (!now)
            return std::unexpected(now.error());
        if (!*now || QFile::exists(m_folder.log(record.image.id)))
            continue;
        if (auto restored = restoreLog(**now); !restored)
            return restored;
        if (auto kept = transaction->commit(); !kept)
            return kept;
    }
    return reconcile(true);
}

} // namespace platter
