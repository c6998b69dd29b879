// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/local/imagerecord.h"
#include "models/local/libraryfolder.h"

#include <QList>
#include <QSqlDatabase>
#include <QVariantList>

class QSqlQuery;

namespace platter {

// catalogue.sqlite through QtSql: rows in and out, transactions, migrations. Knows nothing of logs, maps or packs. One
// connection, used on the thread that opened it.
class Catalogue {
public:
    Catalogue() = default;
    ~Catalogue();
    Catalogue(const Catalogue&) = delete;
    Catalogue& operator=(const Catalogue&) = delete;

    // Opens or makes the file and brings its schema up to date. NewerVersion when a newer Platter wrote it; Damaged when it
    // is no database. An empty path keeps everything in memory (a library that may not be written to).
    Result<void> open(const QString& path);
    void close();

    // BEGIN IMMEDIATE … COMMIT; rolled back unless committed. QSqlDatabase::transaction() begins deferred, which fails
    // when two processes write at once.
    class Transaction {
    public:
        static Result<Transaction> begin(Catalogue& catalogue);
        Transaction(Transaction&& other) noexcept;
        Transaction& operator=(Transaction&&) = delete;
        ~Transaction();
        Result<void> commit();

    private:
        explicit Transaction(Catalogue* catalogue)
            : m_catalogue(catalogue) { }
        Catalogue* m_catalogue;
    };

    Result<QList<ImageRecord>> images();
    Result<std::optional<ImageRecord>> image(const ImageId& id);
    Result<void> save(const ImageRecord& record); // inserts or replaces
    Result<void> removeImage(const ImageId& id); // the row and its history
    Result<bool> claimId(const ImageId& id); // false when it was ever given

    Result<void> addHistory(const ImageId& id, const HistoryEntry& entry);
    Result<void> clearHistory(const ImageId& id);
    Result<QList<HistoryEntry>> history(const ImageId& id); // oldest first

    Result<quint32> allocatePack();
    Result<void> raisePackNumber(quint32 atLeast); // later ones are larger

    // Changes when another connection committed.
    Result<qint64> dataVersion();

private:
    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {});
    Result<void> useWriteAheadLog();
    Result<void> migrate();
    Result<void> runScript(const QString& path);

    QString m_connection;
    QString m_path;
};

} // namespace platter
