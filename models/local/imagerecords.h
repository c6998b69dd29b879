// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/catalogue.h"
#include "models/local/imagelog.h"
#include "models/local/importer.h"
#include "models/trust/sourcecheck.h"

#include <functional>

namespace platter {

// The images of a library as catalogue and logs keep them together: every change is appended to the image's log first and
// then committed to the catalogue, both while the catalogue's write lock is held. Used on one thread.
class ImageRecords {
public:
    explicit ImageRecords(const LibraryFolder& folder);

    // Opens the catalogue; makes it again from logs and maps where it is missing, damaged or behind them. Read-only: the
    // catalogue is made in memory from the logs, nothing is written.
    Result<void> open(bool readOnly);
    void close() { m_catalogue.close(); }

    Result<QList<Image>> images();
    Result<Image> image(const ImageId& id); // NotFound
    Result<QList<HistoryEntry>> history(const ImageId& id);
    Result<quint32> allocatePack();
    Result<qint64> dataVersion() { return m_catalogue.dataVersion(); }

    // A new row, creating, with an id of its own. The draft's id, status, owner and time are set here.
    Result<Image> create(Image draft, quint32 writerPack);
    Result<void> progress(const ImageId& id, qint64 dataSize); // the catalogue only
    // `check`: what its file was compared with, and equal. One that a vendor signed makes the image official.
    Result<Image> complete(const ImageId& id, const ImportResult& result, const std::optional<SourceCheck>& check = {});
    Result<Image> fail(const ImageId& id, const Error& error);
    Result<Image> restart(const ImageId& id, quint32 writerPack); // a failed one is creating again
    Result<void> discard(const ImageId& id); // a cancelled one: row, log and map go; its id is not given again
    Result<Image> change(const ImageId& id, const ImageChanges& changes);
    Result<Image> remove(const ImageId& id); // leaves a tombstone
    Result<void> setPaused(const ImageId& id, bool paused); // for interrupted(); the catalogue only
    // What was interrupted and goes on, oldest first: copies whose image in the other library is known, and what comes from
    // addresses that are kept whole, where a part of it is here.
    struct Interrupted {
        Image image;
        bool paused = false;
    };
    Result<QList<Interrupted>> interrupted();
    // An image whose disk cannot be read whole any more is unavailable, with the reason, until it can be read again.
    // WrongState when it is not one that could become so.
    Result<Image> markDamaged(const ImageId& id, const Error& damage);
    Result<Image> markMended(const ImageId& id);
    static bool isDamaged(const Image& image); // marked so
    // Makes the catalogue say what logs and maps say, all of them: one that was lost, damaged or put back from an old copy.
    Result<void> rebuild();
    Result<Image> restore(const ImageId& id); // a deleted one, as it was before
    // Deleted ones until then whose space was not given back yet; and one of them for good: only the tombstone stays.
    Result<QList<ImageId>> expired(const QDateTime& deletedUntil);
    Result<Image> expire(const ImageId& id);
    Result<void> note(const ImageId& id, const QString& action, const QString& detail); // a line of history alone

    // Marks images as failed whose writer died: creating, and nobody holds the writer's pack. Returns those, and those whose
    // writer died after it had written all but the row.
    Result<QList<Image>> failDeadImports();

    static QString loginName();

private:
    using Change = std::function<Result<void>(ImageRecord&)>;
    Result<Image> mutate(const ImageId& id, const QString& action, const QString& detail, const Change& change);
    Result<ImageRecord> load(const ImageId& id);
    Result<void> append(const ImageRecord& before, ImageRecord& now, const QString& action, const QString& detail);
    Result<void> moveDamagedAside();
    Result<void> reconcile(bool everything = false);
    Result<void> adopt(const ImageId& id);
    Result<QString> statusBeforeDamage(const ImageId& id);
    Result<void> restoreLog(ImageRecord row);
    Result<void> takeFromMap(ImageRecord& record);
    Result<void> adoptMap(const ImageId& id);
    bool writerLives(const ImageRecord& record) const;

    LibraryFolder m_folder;
    Catalogue m_catalogue;
    QString m_who;
    bool m_readOnly = false;
};

} // namespace platter
