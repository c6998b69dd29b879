// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/verifyjob.h"

#include "models/domain/rules.h"
#include "models/local/indexbuilder.h"
#include "models/local/verifier.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qsizetype kMostListed = 1000; // damaged chunks in the report
constexpr size_t kEntriesAtOnce = 4096;

// Whose disk should be there to be read.
bool isKept(const Image& image) {
    return ImageRules::isBuildable(image.status) || ImageRecords::isDamaged(image);
}

QString placeOf(const ChunkPlace& place) {
    return u"pack %1, frame at %2"_s.arg(place.pack, 0, 16).arg(place.frameOffset);
}

} // namespace

VerifyJob::VerifyJob(std::shared_ptr<LocalCore> core, const QList<ImageId>& ids, const QString& title)
    : m_core(std::move(core))
    , m_ids(ids)
    , m_title(title) { }

std::unique_ptr<VerifyJob> VerifyJob::repair(std::shared_ptr<LocalCore> core) {
    auto job = std::make_unique<VerifyJob>(std::move(core), QList<ImageId>(), tr("Repair of the library"));
    job->m_repairs = true;
    return job;
}

ImageKey VerifyJob::image() const {
    return m_ids.size() == 1 ? ImageKey{LibraryId(u"local"_s), m_ids.first()} : ImageKey{};
}

Result<void> VerifyJob::run(JobContext& context) {
    context.report(tr("looking for damage"), 0, 0);
    if (m_repairs) {
        if (auto rebuilt = rebuild(context); !rebuilt)
            return rebuilt;
    }
    const auto images = wantedImages();
    if (!images)
        return std::unexpected(images.error());
    VerifyOptions options;
    options.stop = context.stopToken();
    options.waitWhilePaused = [&context] { context.waitWhilePaused(); };
    options.progress
        = [&context](qint64 done, qint64 total) { context.report(tr("reading and hashing"), done, total); };
    Verifier verifier(m_core->store(), options);
    if (auto checked = check(verifier, *images, context); !checked)
        return checked;
    return conclude(verifier, *images);
}

Result<QList<Image>> VerifyJob::wantedImages() {
    auto images = m_core->post([](ImageRecords& records) { return records.images(); }).result();
    if (!images)
        return images;
    for (const ImageId& id : std::as_const(m_ids)) {
        const auto found = std::ranges::find(*images, id, &Image::id);
        if (found == images->end())
            return std::unexpected(
                Error{ErrorCode::NotFound, tr("There is no image %1 in this library.").arg(id.toString())});
        if (isKept(*found))
            continue;
        if (const auto usable = ImageRules::canExport(*found); !usable) // says why there is no disk
            return std::unexpected(usable.error());
    }
    images->removeIf(
        [this](const Image& image) { return !isKept(image) || (!m_ids.isEmpty() && !m_ids.contains(image.id)); });
    std::ranges::sort(*images, [](const Image& a, const Image& b) {
        return a.name != b.name ? a.name < b.name : a.id.toString() < b.id.toString();
    });
    return images;
}

Result<void> VerifyJob::rebuild(JobContext& context) {
    if (const QString reason = m_core->readOnlyReason(); !reason.isEmpty())
        return std::unexpected(Error{ErrorCode::ReadOnly, reason});
    context.report(tr("making the catalogue from the images' records"), 0, 0);
    LocalCore* core = m_core.get();
    const auto rebuilt = core->post([core](ImageRecords& records) {
                                 auto done = records.rebuild();
                                 core->tellChanges();
                                 return done;
                             })
                             .result();
    if (!rebuilt)
        return rebuilt;
    IndexBuildOptions options;
    options.stop = context.stopToken();
    options.progress = [&context](qint64 done, qint64 total) {
        context.waitWhilePaused();
        context.report(tr("making the index from the packs"), done, total);
    };
    const auto built = rebuildIndex(m_core->store(), options);
    if (!built)
        return std::unexpected(built.error());
    if (built->lostBytes > 0)
        m_report.notes += tr("%1 bytes of the packs could not be read and were left out.").arg(built->lostBytes);
    if (built->unreadablePacks > 0)
        m_report.notes += tr("%n pack(s) could not be opened.", nullptr, built->unreadablePacks);
    return {};
}

Result<void> VerifyJob::check(Verifier& verifier, const QList<Image>& images, JobContext& context) {
    const auto tables = verifier.checkTables();
    if (!tables)
        return std::unexpected(tables.error());
    if (*tables > 0) {
        if (m_core->store().isReadOnly()) {
            m_report.notes += tr("%n part(s) of the index are damaged.", nullptr, *tables);
        } else {
            IndexBuildOptions options;
            options.stop = context.stopToken();
            if (const auto built = rebuildIndex(m_core->store(), options); !built)
                return std::unexpected(built.error());
            m_report.notes += tr("The index was damaged, and was made again from the packs.");
        }
    }
    QStringList maps;
    for (const Image& image : images)
        maps += m_core->folder().map(image.id);
    if (auto checked = m_ids.isEmpty() ? verifier.checkChunks() : verifier.checkChunks(maps); !checked)
        return checked;
    context.report(tr("checking the maps of the images"), 0, 0);
    if (auto checked = checkImages(verifier, images, context); !checked)
        return checked;
    return m_ids.isEmpty() ? checkDeleted(verifier) : Result<void>{};
}

// What those lack that can be restored still is damage, though no image that is kept is hurt.
Result<void> VerifyJob::checkDeleted(Verifier& verifier) {
    const auto images = m_core->post([](ImageRecords& records) { return records.images(); }).result();
    if (!images)
        return std::unexpected(images.error());
    for (const Image& image : *images) {
        if (!ImageRules::canRestore(image))
            continue;
        if (const auto check = verifier.checkImage(m_core->folder().map(image.id), image.contentId); !check)
            return std::unexpected(check.error());
    }
    return {};
}

Result<void> VerifyJob::checkImages(Verifier& verifier, const QList<Image>& images, JobContext& context) {
    QList<std::pair<Image, ImageCheck>> hurt;
    bool news = false;
    for (const Image& image : images) {
        const auto check = verifier.checkImage(m_core->folder().map(image.id), image.contentId);
        if (!check)
            return std::unexpected(check.error());
        if (check->isWhole()) {
            settle(image, *check);
        } else {
            hurt.append({image, *check});
            news = news || (!check->map && !ImageRecords::isDamaged(image));
        }
    }
    if (news && !m_repairs && !m_core->store().isReadOnly()) { // it may be only the index that lies
        IndexBuildOptions options;
        options.stop = context.stopToken();
        options.progress = [&context](qint64 done, qint64 total) {
            context.report(tr("looking for lost parts in the packs"), done, total);
        };
        if (const auto built = rebuildIndex(m_core->store(), options); !built)
            return std::unexpected(built.error());
        verifier.lookAgain();
        for (auto& [image, check] : hurt) {
            auto again = verifier.checkImage(m_core->folder().map(image.id), image.contentId);
            if (!again)
                return std::unexpected(again.error());
            check = std::move(*again);
        }
    }
    for (const auto& [image, check] : std::as_const(hurt))
        settle(image, check);
    return {};
}

void VerifyJob::settle(const Image& image, const ImageCheck& check) {
    // Deleted, or made again, while it was looked at?
    const auto now = m_core->post([id = image.id](ImageRecords& records) { return records.image(id); }).result();
    if (!now || !isKept(*now))
        return;
    ++m_report.images;
    if (check.isWhole()) {
        if (ImageRecords::isDamaged(*now)) {
            m_report.mended += image.id;
            mark(*now, std::nullopt);
        }
        return;
    }
    Error damage = check.map.value_or(Error{ErrorCode::Damaged, {}});
    damage.code = ErrorCode::Damaged;
    if (!check.map) {
        const int lost = int(std::min<qint64>(check.lostCount, INT_MAX));
        damage.message = check.isOfThisRule
            ? tr("%n part(s) of this disk are lost or damaged in the library. Adding the same disk again mends it.",
                  nullptr, lost)
            : tr("%n part(s) of this disk are lost or damaged in the library. An earlier version of Platter stored it, "
                 "so adding the same disk again makes a new image and does not mend this one.",
                  nullptr, lost);
        damage.detail = u"first lost chunk %1"_s.arg(QString::fromLatin1(check.lost.front().toByteArray().toHex()));
    }
    m_report.damagedImages.append(
        {image.id, image.name, damage.message, check.lostCount, !ImageRecords::isDamaged(*now)});
    for (const Digest& digest : check.lost) {
        if (auto known = m_hurt.find(digest.toByteArray()); known != m_hurt.end())
            known->second.append(image.id);
        else if (std::cmp_less(m_hurt.size(), kMostListed))
            m_hurt.emplace(digest.toByteArray(), QList{image.id});
    }
    mark(*now, damage);
}

// Only a mark: an image whose state cannot be written down is in the report all the same.
void VerifyJob::mark(const Image& image, const std::optional<Error>& damage) {
    if (!m_core->readOnlyReason().isEmpty())
        return;
    LocalCore* core = m_core.get();
    const auto marked = core->post([core, id = image.id, damage](ImageRecords& records) {
                                auto done = damage ? records.markDamaged(id, *damage) : records.markMended(id);
                                if (done)
                                    core->publish(*done);
                                return done;
                            })
                            .result();
    if (!marked && marked.error().code != ErrorCode::WrongState)
        m_report.notes += marked.error().message;
}

Result<void> VerifyJob::conclude(Verifier& verifier, const QList<Image>& images) {
    verifier.leaveOutReclaimed();
    m_report.chunks = verifier.chunks();
    m_report.dataBytes = verifier.dataBytes();
    m_report.readBytes = verifier.readBytes();
    m_report.damagedChunks = static_cast<qint64>(verifier.damaged().size());
    for (const IndexEntry& entry : verifier.damaged()) {
        if (m_report.damaged.size() >= kMostListed)
            break;
        m_report.damaged.append({entry.digest.toByteArray(), placeOf(entry.place), m_hurt[entry.digest.toByteArray()]});
        m_hurt.erase(entry.digest.toByteArray());
    }
    for (const auto& [digest, ids] : m_hurt) { // lost before: there is no place for them any more
        ++m_report.damagedChunks;
        m_report.damaged.append({digest, {}, ids});
    }
    if (!m_core->store().isReadOnly()) {
        if (const auto forgotten = verifier.forgetDamaged(); !forgotten) {
            if (forgotten.error().code == ErrorCode::Cancelled)
                return forgotten;
            m_report.notes
                += tr("The damaged parts could not be taken out of the index: %1").arg(forgotten.error().message);
        }
    }
    if (!m_report.damagedImages.isEmpty()) {
        const auto count = int(m_report.damagedImages.size());
        return std::unexpected(Error{ErrorCode::Damaged,
            count == 1 ? tr("“%1” is damaged: %2")
                             .arg(m_report.damagedImages.first().name, m_report.damagedImages.first().sentence)
                       : tr("%n image(s) are damaged.", nullptr, count)});
    }
    if (m_report.damagedChunks > 0) {
        return std::unexpected(Error{
            ErrorCode::Damaged, tr("Parts of the library are damaged, but no image needs them. They were taken out.")});
    }
    m_outcome = tr("%n image(s) whole", nullptr, int(images.size()));
    return {};
}

void mendImages(LocalCore& core, const std::stop_token& stop) {
    const auto images = core.post([](ImageRecords& records) { return records.images(); }).result();
    if (!images)
        return;
    for (const Image& image : *images) {
        if (!ImageRecords::isDamaged(image))
            continue;
        auto map = MapReader::openImage(core.folder().map(image.id), image.contentId);
        bool whole = map.has_value();
        for (quint64 next = 0; whole && next < map->summary().entries; next += kEntriesAtOnce) {
            const auto entries = map->entries(next, kEntriesAtOnce);
            whole = entries && !stop.stop_requested() && std::ranges::all_of(*entries, [&](const MapEntry& entry) {
                return entry.isZeros() || core.store().knows(entry.digest);
            });
        }
        if (!whole)
            continue;
        (void)core
            .post([&core, id = image.id](ImageRecords& records) { // else the next check does it
                auto mended = records.markMended(id);
                if (mended)
                    core.publish(*mended);
                return mended;
            })
            .result();
    }
}

} // namespace platter
