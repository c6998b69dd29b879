// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/imagerecords.h"

#include "models/domain/rules.h"
#include "models/local/begunimport.h"
#include "models/local/fetchedparts.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRandomGenerator>

#include <algorithm>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

Error notFound(const ImageId& id) {
    return {ErrorCode::NotFound,
        QCoreApplication::translate("ImageRecords", "There is no image %1 in this library.").arg(id.toString())};
}

Error readOnly() {
    return {ErrorCode::ReadOnly,
        QCoreApplication::translate(
            "ImageRecords", "This library is open for reading only, so nothing in it can be changed.")};
}

QString recoveredName(const ImageId& id) {
    return QCoreApplication::translate("ImageRecords", "Recovered %1").arg(id.toString());
}

ImageId randomId(int length) {
    static constexpr char16_t kDigits[] = u"0123456789abcdefghijklmnopqrstuvwxyz";
    QString text = u"loc-"_s;
    for (int i = 0; i < length; ++i)
        text += QChar(kDigits[QRandomGenerator::system()->bounded(36)]);
    return ImageId(text);
}

// 'name: "a" → "b", mode: virtio → compatibility'
QString detailOf(const Image& before, const Image& now) {
    QStringList parts;
    const QJsonObject old = toJson({before, 0, 0});
    const QJsonObject fields = difference({before, 0, 0}, {now, 0, 0});
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        const auto text = [](const QJsonValue& value) {
            return value.isString() ? u'"' + value.toString() + u'"' : value.toVariant().toString();
        };
        parts += field.key() + u": "_s + text(old.value(field.key())) + u" → "_s + text(*field);
    }
    return parts.join(u", ");
}

} // namespace

ImageRecords::ImageRecords(const LibraryFolder& folder)
    : m_folder(folder)
    , m_who(loginName()) { }

QString ImageRecords::loginName() {
    if (const passwd* user = ::getpwuid(::geteuid()))
        return QString::fromLocal8Bit(user->pw_name);
    return qEnvironmentVariable("USER", u"uid %1"_s.arg(::geteuid()));
}

Result<void> ImageRecords::open(bool readOnlyLibrary) {
    m_readOnly = readOnlyLibrary;
    if (m_readOnly) {
        if (auto opened = m_catalogue.open({}); !opened)
            return opened;
        return reconcile();
    }
    if (auto prepared = m_folder.prepare(); !prepared)
        return prepared;
    auto opened = m_catalogue.open(m_folder.catalogue());
    if (!opened && opened.error().code == ErrorCode::Damaged) {
        m_catalogue.close();
        if (auto moved = moveDamagedAside(); !moved)
            return moved;
        opened = m_catalogue.open(m_folder.catalogue());
    }
    if (!opened)
        return opened;
    return reconcile();
}

// Kept beside, never deleted: it may hold something that a person still wants.
Result<void> ImageRecords::moveDamagedAside() {
    auto lock = File::openOrCreate(m_folder.lockFile());
    if (!lock)
        return std::unexpected(lock.error());
    const auto alone = lock->tryLock(File::Lock::Exclusive);
    if (!alone)
        return std::unexpected(alone.error());
    if (!*alone) {
        return std::unexpected(Error{ErrorCode::Busy,
            QCoreApplication::translate("ImageRecords",
                "The library's catalogue is damaged and another Platter is using it. Close the other one and try "
                "again."),
            {}, true});
    }
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'");
    for (const auto& ending : {u""_s, u"-wal"_s, u"-shm"_s}) {
        const QString path = m_folder.catalogue() + ending;
        if (!QFile::exists(path))
            continue;
        if (auto moved = renameDurably(path, m_folder.path() + u"/catalogue.damaged-" + stamp + u".sqlite" + ending);
            !moved)
            return moved;
    }
    qWarning(
        "The catalogue was damaged; it is kept as catalogue.damaged-%s.sqlite and made again from the images' records",
        qPrintable(stamp));
    return {};
}

// Brings rows up to what the logs say: all of them when the catalogue is new, those behind after a crash.
Result<void> ImageRecords::reconcile(bool everything) {
    auto transaction = m_catalogue.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    const auto records = m_catalogue.images();
    if (!records)
        return std::unexpected(records.error());
    QHash<ImageId, qint64> logSizes;
    for (const ImageRecord& record : *records)
        logSizes.insert(record.image.id, record.logSize);

    bool changed = false;
    const QDir maps(m_folder.maps());
    for (const QFileInfo& info : maps.entryInfoList({u"loc-*.log"_s}, QDir::Files)) {
        const ImageId id(info.completeBaseName());
        if (!isLocalImageId(id.toString()) || (!everything && logSizes.value(id, -1) == info.size()))
            continue;
        if (auto adopted = adopt(id); !adopted)
            return adopted;
        changed = true;
    }
    for (const QFileInfo& info : maps.entryInfoList({u"loc-*.map"_s}, QDir::Files)) {
        const ImageId id(info.completeBaseName());
        if (!isLocalImageId(id.toString()) || logSizes.contains(id) || QFile::exists(m_folder.log(id)))
            continue;
        if (auto adopted = adoptMap(id); !adopted)
            return adopted;
        changed = true;
    }
    if (!changed)
        return {};
    QDirIterator packs(m_folder.packs(), {u"*.pack"_s}, QDir::Files, QDirIterator::Subdirectories);
    quint32 highest = 0;
    while (packs.hasNext()) {
        packs.next();
        highest = std::max(highest, LibraryFolder::packNumber(packs.fileName()));
    }
    if (highest > 0) {
        if (auto raised = m_catalogue.raisePackNumber(highest); !raised)
            return raised;
    }
    return transaction->commit();
}

Result<void> ImageRecords::adopt(const ImageId& id) {
    const auto row = m_catalogue.image(id);
    if (!row)
        return std::unexpected(row.error());
    if (*row && ImageLog::size(m_folder, id) < (*row)->logSize) // cut off: the row knows more
        return restoreLog(**row);
    if (!*row && !m_readOnly && ImageLog::size(m_folder, id) == 0 && !QFile::exists(m_folder.map(id)))
        return removeFile(m_folder.log(id)); // made by a process that was killed before it wrote to it
    auto replayed = ImageLog::replay(m_folder, id);
    if (!replayed) {
        qWarning("%s", qPrintable(replayed.error().detail));
        if (replayed.error().code != ErrorCode::Damaged)
            return {}; // it may be read next time
        if (*row)
            return restoreLog(**row);
        return QFile::exists(m_folder.map(id)) ? adoptMap(id) : Result<void>{};
    }
    ImageRecord& record = replayed->record;
    if (replayed->damagedLines > 0) {
        qWarning("%s: %lld damaged lines left out", qPrintable(m_folder.log(id)), qlonglong{replayed->damagedLines});
        if (record.image.name.isEmpty())
            record.image.name = recoveredName(id);
        // The line that said "available" may be among them: a whole map is only written by an import that went well.
        if (record.image.status == ImageStatus::Creating && !writerLives(record))
            (void)takeFromMap(record);
    }
    if (ImageRules::isBuildable(record.image.status) && !QFile::exists(m_folder.map(id))) {
        record.image.status = ImageStatus::Unavailable;
        record.image.failure = Error{ErrorCode::Damaged,
            QCoreApplication::translate(
                "ImageRecords", "The map of this image is missing, so its disk cannot be read.")};
    }
    if (const auto claimed = m_catalogue.claimId(id); !claimed)
        return std::unexpected(claimed.error());
    if (auto cleared = m_catalogue.clearHistory(id); !cleared)
        return cleared;
    for (const HistoryEntry& entry : replayed->history) {
        if (auto added = m_catalogue.addHistory(id, entry); !added)
            return added;
    }
    return m_catalogue.save(record);
}

// The log lost lines that the row has: what the row says is appended as a whole.
Result<void> ImageRecords::restoreLog(ImageRecord row) {
    if (m_readOnly)
        return {};
    const HistoryEntry entry{QDateTime::currentDateTimeUtc(), m_who, u"recovered"_s, u""_s};
    const auto size = ImageLog::append(m_folder, row.image.id, entry, toJson(row));
    if (!size) { // tried again next time; one image's log must not keep the library closed
        qWarning("%s", qPrintable(size.error().detail));
        return {};
    }
    row.logSize = *size;
    if (auto added = m_catalogue.addHistory(row.image.id, entry); !added)
        return added;
    return m_catalogue.save(row);
}

// Makes it available with what its map says. Damaged when the map is not whole.
Result<void> ImageRecords::takeFromMap(ImageRecord& record) {
    auto map = MapReader::open(m_folder.map(record.image.id));
    if (!map)
        return std::unexpected(map.error());
    if (auto whole = map->verify(); !whole)
        return whole;
    record.writerPack = 0;
    record.image.status = ImageStatus::Available;
    record.image.virtualSize = map->summary().virtualSize;
    record.image.diskSize = map->summary().dataSize;
    record.image.contentId = map->summary().contentId.toByteArray();
    record.image.failure.reset();
    return {};
}

// A map whose log is lost: the disk is whole, only its name and fields are gone.
Result<void> ImageRecords::adoptMap(const ImageId& id) {
    ImageRecord record;
    record.image.id = id;
    if (!takeFromMap(record))
        return {}; // nothing to save
    record.image.name = recoveredName(id);
    record.image.owner = m_who;
    record.image.createdAt = QFileInfo(m_folder.map(id)).lastModified().toUTC();
    record.logSize = ImageLog::size(m_folder, id);
    if (const auto claimed = m_catalogue.claimId(id); !claimed)
        return std::unexpected(claimed.error());
    return m_catalogue.save(record);
}

Result<QList<Image>> ImageRecords::images() {
    const auto records = m_catalogue.images();
    if (!records)
        return std::unexpected(records.error());
    QList<Image> images;
    images.reserve(records->size());
    for (const ImageRecord& record : *records)
        images.append(record.image);
    return images;
}

Result<ImageRecord> ImageRecords::load(const ImageId& id) {
    auto record = m_catalogue.image(id);
    if (!record)
        return std::unexpected(record.error());
    if (!*record)
        return std::unexpected(notFound(id));
    return **record;
}

Result<Image> ImageRecords::image(const ImageId& id) {
    const auto record = load(id);
    return record ? Result<Image>(record->image) : std::unexpected(record.error());
}

Result<QList<HistoryEntry>> ImageRecords::history(const ImageId& id) {
    if (const auto record = load(id); !record)
        return std::unexpected(record.error());
    return m_catalogue.history(id);
}

Result<quint32> ImageRecords::allocatePack() {
    if (m_readOnly)
        return std::unexpected(readOnly());
    return m_catalogue.allocatePack();
}

// Within a transaction: log, row, history.
Result<void> ImageRecords::append(
    const ImageRecord& before, ImageRecord& now, const QString& action, const QString& detail) {
    const HistoryEntry entry{QDateTime::currentDateTimeUtc(), m_who, action, detail};
    const bool whole = ImageLog::size(m_folder, now.image.id) == 0; // new, or its log was lost
    const auto size = ImageLog::append(m_folder, now.image.id, entry, whole ? toJson(now) : difference(before, now));
    if (!size)
        return std::unexpected(size.error());
    now.logSize = *size;
    if (auto saved = m_catalogue.save(now); !saved)
        return saved;
    return m_catalogue.addHistory(now.image.id, entry);
}

Result<Image> ImageRecords::mutate(
    const ImageId& id, const QString& action, const QString& detail, const Change& change) {
    if (m_readOnly)
        return std::unexpected(readOnly());
    auto transaction = m_catalogue.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    auto before = load(id);
    const bool behind = before && before->logSize != ImageLog::size(m_folder, id) && QFile::exists(m_folder.log(id));
    if (behind) {
        if (auto adopted = adopt(id); !adopted) // someone died between log and commit
            return std::unexpected(adopted.error());
        before = load(id);
    }
    if (!before)
        return std::unexpected(before.error());
    ImageRecord now = *before;
    if (auto changed = change(now); !changed) {
        if (behind) { // what the log said stays, also when nothing is added to it
            if (auto kept = transaction->commit(); !kept)
                return std::unexpected(kept.error());
        }
        return std::unexpected(changed.error());
    }
    const qint64 logSize = ImageLog::size(m_folder, id);
    auto done = append(*before, now, action, detail.isNull() ? detailOf(before->image, now.image) : detail);
    if (done)
        done = transaction->commit();
    if (!done) { // the log must not say what the catalogue refused; still under the write lock
        if (auto log = File::openReadWrite(m_folder.log(id)))
            (void)log->truncate(logSize);
        return std::unexpected(done.error());
    }
    return now.image;
}

Result<Image> ImageRecords::create(Image draft, quint32 writerPack) {
    if (m_readOnly)
        return std::unexpected(readOnly());
    auto transaction = m_catalogue.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    for (int attempt = 0;; ++attempt) {
        draft.id = randomId(5 + attempt / 10); // more digits when five run out
        const auto claimed = m_catalogue.claimId(draft.id);
        if (!claimed)
            return std::unexpected(claimed.error());
        if (*claimed && !QFile::exists(m_folder.log(draft.id)))
            break;
    }
    draft.status = ImageStatus::Creating;
    draft.owner = m_who;
    draft.createdAt = QDateTime::currentDateTimeUtc();
    ImageRecord record{draft, writerPack, 0};
    auto done = append({}, record, u"created"_s, draft.sourcePath);
    if (done)
        done = transaction->commit();
    if (!done) {
        (void)removeFile(m_folder.log(draft.id));
        return std::unexpected(done.error());
    }
    return record.image;
}

Result<void> ImageRecords::progress(const ImageId& id, qint64 dataSize) {
    auto transaction = m_catalogue.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    auto record = load(id);
    if (!record)
        return std::unexpected(record.error());
    record->image.diskSize = dataSize;
    if (auto saved = m_catalogue.save(*record); !saved)
        return saved;
    return transaction->commit();
}

Result<void> ImageRecords::setPaused(const ImageId& id, bool paused) {
    return m_catalogue.setPaused(id, paused);
}

Result<QList<ImageRecords::Interrupted>> ImageRecords::interrupted() {
    const auto records = m_catalogue.images();
    if (!records)
        return std::unexpected(records.error());
    const auto paused = m_catalogue.paused();
    if (!paused)
        return std::unexpected(paused.error());
    QList<Interrupted> copies;
    for (const ImageRecord& record : *records) {
        const Image& image = record.image;
        if (!image.failure || image.failure->code != ErrorCode::Interrupted || !ImageRules::canRetry(image))
            continue;
        if (image.isCopy() || FetchedParts::stateOf(m_folder, image.id) == Interruption::Fetched::Part)
            copies.append({image, paused->contains(image.id)});
    }
    std::ranges::sort(copies, {}, [](const Interrupted& copy) { return copy.image.createdAt; });
    return copies;
}

Result<Image> ImageRecords::complete(
    const ImageId& id, const ImportResult& result, const std::optional<SourceCheck>& check) {
    (void)m_catalogue.setPaused(id, false); // of no matter to the image
    return mutate(id, u"imported"_s, u""_s, [&](ImageRecord& record) -> Result<void> {
        record.writerPack = 0;
        record.image.status = ImageStatus::Available;
        record.image.virtualSize = result.map.virtualSize;
        record.image.diskSize = result.map.dataSize;
        record.image.storedSize = result.stored;
        record.image.contentId = result.map.contentId.toByteArray();
        record.image.sourceSha256 = result.sourceSha256;
        record.image.sourceVerified = check.has_value();
        record.image.sourceCheckedBy = check ? check->from : QString();
        record.image.sourceSignedBy = check ? check->signedBy : QString();
        record.image.official = !record.image.sourceSignedBy.isEmpty();
        if (!result.remark.isEmpty())
            record.image.description += (record.image.description.isEmpty() ? u""_s : u"\n\n"_s) + result.remark;
        record.image.expectedSize = 0;
        record.image.failure.reset();
        return {};
    });
}

Result<Image> ImageRecords::fail(const ImageId& id, const Error& error) {
    const QString action = error.code == ErrorCode::Interrupted ? u"interrupted"_s : u"failed"_s;
    return mutate(id, action, error.message, [&](ImageRecord& record) -> Result<void> {
        record.writerPack = 0;
        record.image.status = ImageStatus::Failed;
        record.image.failure = error;
        record.image.diskSize = 0;
        return {};
    });
}

Result<Image> ImageRecords::restart(const ImageId& id, quint32 writerPack) {
    (void)m_catalogue.setPaused(id, false);
    return mutate(id, u"retried"_s, u""_s, [&](ImageRecord& record) -> Result<void> {
        if (auto allowed = ImageRules::canRetry(record.image); !allowed)
            return allowed;
        record.writerPack = writerPack;
        record.image.status = ImageStatus::Creating;
        record.image.failure.reset();
        record.image.diskSize = 0;
        return {};
    });
}

Result<void> ImageRecords::discard(const ImageId& id) {
    if (m_readOnly)
        return std::unexpected(readOnly());
    auto transaction = m_catalogue.begin();
    if (!transaction)
        return std::unexpected(transaction.error());
    if (auto removed = m_catalogue.removeImage(id); !removed)
        return removed;
    if (auto removed = m_catalogue.setPaused(id, false); !removed)
        return removed;
    // The log goes before the commit: after a crash a log without a row would bring the image back.
    for (const QString& path : {m_folder.log(id), m_folder.map(id), QString(m_folder.map(id) + u".part")}) {
        if (auto removed = removeFile(path); !removed)
            return removed;
    }
    if (auto removed = BegunImport(m_folder.map(id)).remove(); !removed)
        return removed;
    FetchedParts::remove(m_folder, id);
    return transaction->commit();
}

Result<Image> ImageRecords::change(const ImageId& id, const ImageChanges& wanted) {
    const auto before = image(id);
    if (!before)
        return std::unexpected(before.error());
    const ImageChanges changes = effective(*before, wanted);
    if (changes.isEmpty())
        return *before;
    return mutate(id, historyAction(changes), {}, [&](ImageRecord& record) -> Result<void> {
        if (auto allowed = ImageRules::canChange(record.image, changes); !allowed)
            return allowed;
        record.image = applied(record.image, changes);
        return {};
    });
}

Result<Image> ImageRecords::remove(const ImageId& id) {
    return mutate(id, u"deleted"_s, u""_s, [&](ImageRecord& record) -> Result<void> {
        if (auto allowed = ImageRules::canDelete(record.image); !allowed)
            return allowed;
        record.statusBefore = record.image.status;
        record.image.status = ImageStatus::Deleted;
        record.image.deletedAt = QDateTime::currentDateTimeUtc();
        return {};
    });
}

Result<Image> ImageRecords::restore(const ImageId& id) {
    return mutate(id, u"restored"_s, u""_s, [&](ImageRecord& record) -> Result<void> {
        if (auto allowed = ImageRules::canRestore(record.image); !allowed)
            return allowed;
        // Tombstones of the first version do not say.
        const auto usual = record.image.failure ? ImageStatus::Failed : ImageStatus::Available;
        const ImageStatus status = record.statusBefore.value_or(usual);
        record.image.reclaimed = ImageRules::isBuildable(status) && !QFile::exists(m_folder.map(id));
        if (auto still = ImageRules::canRestore(record.image); !still)
            return still;
        record.image.status = status;
        record.statusBefore.reset();
        record.image.deletedAt.reset();
        return {};
    });
}

Result<QList<ImageId>> ImageRecords::expired(const QDateTime& deletedUntil) {
    const auto records = m_catalogue.images();
    if (!records)
        return std::unexpected(records.error());
    QList<ImageId> ids;
    for (const auto& [image, writer, logSize, before] : *records) {
        if (ImageRules::canRestore(image) && (!image.deletedAt || *image.deletedAt <= deletedUntil))
            ids.append(image.id);
    }
    return ids;
}

Result<Image> ImageRecords::expire(const ImageId& id) {
    return mutate(id, u"reclaimed"_s, u""_s, [](ImageRecord& record) -> Result<void> {
        if (auto deleted = ImageRules::canRestore(record.image); !deleted)
            return deleted;
        record.image.reclaimed = true;
        record.statusBefore.reset();
        return {};
    });
}

Result<void> ImageRecords::note(const ImageId& id, const QString& action, const QString& detail) {
    const auto done = mutate(id, action, detail, [](ImageRecord&) -> Result<void> { return {}; });
    return done ? Result<void>{} : std::unexpected(done.error());
}

bool ImageRecords::writerLives(const ImageRecord& record) const {
    if (record.writerPack == 0)
        return false;
    const auto pack = File::openRead(m_folder.pack(record.writerPack));
    if (!pack)
        return pack.error().code != ErrorCode::NotFound; // cannot tell: leave it
    const auto locked = pack->isLockedByOther();
    return !locked || *locked;
}

Result<QList<Image>> ImageRecords::failDeadImports() {
    QList<Image> failed;
    if (m_readOnly)
        return failed;
    const auto records = m_catalogue.images();
    if (!records)
        return std::unexpected(records.error());
    for (const ImageRecord& record : *records) {
        if (record.image.status != ImageStatus::Creating || writerLives(record))
            continue;
        // Looked at again under the write lock: the import may have ended in between.
        const auto done = mutate(record.image.id, u"interrupted"_s, u""_s, [&](ImageRecord& now) -> Result<void> {
            if (now.image.status != ImageStatus::Creating || writerLives(now))
                return std::unexpected(Error{ErrorCode::WrongState, {}});
            now.writerPack = 0;
            now.image.status = ImageStatus::Failed;
            now.image.diskSize = 0;
            now.image.failure = Error{ErrorCode::Interrupted,
                Interruption::stopped(now.image, FetchedParts::stateOf(m_folder, now.image.id)), {}, true};
            return {};
        });
        if (done) {
            failed.append(*done);
        } else if (done.error().code == ErrorCode::WrongState) { // its log said more than its row
            if (const auto now = image(record.image.id); now && now->status != ImageStatus::Creating)
                failed.append(*now);
        } else if (done.error().code != ErrorCode::NotFound) {
            return std::unexpected(done.error());
        }
    }
    return failed;
}

} // namespace platter
