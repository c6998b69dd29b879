// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"

#include <QCoreApplication>
#include <QSqlQuery>
#include <QVariantList>

namespace platter {

// One connection to an SQLite file through QtSql: WAL, synchronous, statements, transactions, numbered migrations. Used on
// the thread that opened it.
class Database {
    Q_DECLARE_TR_FUNCTIONS(Database)

public:
    // The migrations are 001_….sql, 002_….sql, … in the resource folder `scripts`; each is applied once, all in one
    // transaction. Their number is the version of the schema.
    explicit Database(const QString& scripts)
        : m_scripts(scripts) { }
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    // Opens or makes the file (mode 0600) and brings its schema up to date. NewerVersion when a newer Platter wrote it;
    // Damaged when it is no database. An empty path keeps everything in memory.
    Result<void> open(const QString& path);
    void close();

    Result<QSqlQuery> run(const QString& sql, const QVariantList& values = {});
    Result<void> runAll(const QString& script); // statements that end with ';' at a line's end
    // What a query that gave no further row means: the end, or an error.
    Result<void> endOf(const QSqlQuery& query) const;

    // BEGIN IMMEDIATE … COMMIT; rolled back unless committed. QSqlDatabase::transaction() begins deferred, which fails
    // when two processes write at once.
    class Transaction {
    public:
        static Result<Transaction> begin(Database& database);
        Transaction(Transaction&& other) noexcept;
        Transaction& operator=(Transaction&&) = delete;
        ~Transaction();
        Result<void> commit();

    private:
        explicit Transaction(Database* database)
            : m_database(database) { }
        Database* m_database;
    };

    // Changes when another connection committed.
    Result<qint64> dataVersion();

private:
    Result<void> useWriteAheadLog();
    Result<void> migrate();

    QString m_scripts;
    QString m_connection;
    QString m_path;
};

} // namespace platter
