// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/catalogue.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QStorageInfo>
#include <QThread>
#include <QUuid>

#include <utility>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr int kSchema = 1; // as many scripts as there are in resources/sql
constexpr int kBusyMilliseconds = 10'000; // how long another process's writing is waited for

// Less than this is too little for SQLite's log and its index: it then tells of I/O errors.
bool isDiskFull(const QString& path) {
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    return !path.isEmpty() && storage.isValid() && storage.bytesAvailable() < 128 * 1024;
}

void sayDiskFull(Error& error) {
    error.code = ErrorCode::DiskFull;
    error.message = QCoreApplication::translate(
        "Catalogue", "No space is left on the disk that holds the library. Free some space and try again.");
    error.retryable = true;
}

// SQLite's primary result codes: https://www.sqlite.org/rescode.html
Error databaseError(const QSqlError& error, const QString& path) {
    Error result{ErrorCode::Internal,
        QCoreApplication::translate("Catalogue", "The library's catalogue could not be read or written."),
        u"%1: %2"_s.arg(path, error.text())};
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        result.code = ErrorCode::Busy;
        result.message = QCoreApplication::translate(
            "Catalogue", "The library is busy: another program is writing to it. Try again in a moment.");
        result.retryable = true;
        break;
    case 8: // SQLITE_READONLY
        result.code = ErrorCode::ReadOnly;
        result.message = QCoreApplication::translate("Catalogue", "The library cannot be written to.");
        break;
    case 10: // SQLITE_IOERR
        result.code = ErrorCode::Unreadable;
        if (isDiskFull(path))
            sayDiskFull(result);
        break;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        result.code = ErrorCode::Damaged;
        result.message = QCoreApplication::translate("Catalogue", "The library's catalogue is damaged.");
        break;
    case 13: // SQLITE_FULL
        sayDiskFull(result);
        break;
    default:
        break;
    }
    return result;
}

QString columns() {
    QStringList names{u"id"_s};
    for (const RecordField& field : recordFields())
        names += QString::fromLatin1(field.name);
    names += u"log_size"_s;
    return names.join(u", ");
}

ImageRecord recordOf(const QSqlQuery& row) {
    ImageRecord record;
    int column = 0;
    record.image.id = ImageId(row.value(column++).toString());
    for (const RecordField& field : recordFields())
        field.set(record, row.value(column++));
    record.logSize = row.value(column).toLongLong();
    return record;
}

} // namespace

Catalogue::~Catalogue() {
    close();
}

void Catalogue::close() {
    if (m_connection.isEmpty())
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
}

Result<void> Catalogue::open(const QString& path) {
    m_path = path;
    m_connection = u"catalogue-"_s + QUuid::createUuid().toString(QUuid::Id128);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (!database.isValid()) {
        return std::unexpected(Error{ErrorCode::Internal,
            QCoreApplication::translate(
                "Catalogue", "Qt's SQLite driver is missing. Please install the package libqt6sql6-sqlite.")});
    }
    database.setDatabaseName(path.isEmpty() ? u":memory:"_s : path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(kBusyMilliseconds));
    if (!path.isEmpty() && !QFile::exists(path)) {
        // SQLite would make it for all to read. A process that makes it at the same moment is fine.
        if (auto file = File::openOrCreate(path); !file)
            return std::unexpected(file.error());
    }
    if (!database.open())
        return std::unexpected(databaseError(database.lastError(), path));
    if (!path.isEmpty()) {
        if (auto done = useWriteAheadLog(); !done)
            return done;
    }
    auto check = run(u"PRAGMA quick_check(1)"_s);
    if (!check)
        return std::unexpected(check.error());
    if (!check->next() || check->value(0).toString() != "ok"_L1) {
        return std::unexpected(
            Error{ErrorCode::Damaged, QCoreApplication::translate("Catalogue", "The library's catalogue is damaged."),
                u"%1: %2"_s.arg(path, check->value(0).toString())});
    }
    check->finish();
    return migrate();
}

// Changing a new file to WAL turns a read lock into a write lock, which SQLite refuses at once, whatever the busy timeout
// is, while another process does the same: the first two to open a library would shut each other out.
Result<void> Catalogue::useWriteAheadLog() {
    const QDeadlineTimer patience(kBusyMilliseconds);
    while (true) {
        const auto done = run(u"PRAGMA journal_mode = WAL"_s);
        if (done)
            break;
        if (done.error().code != ErrorCode::Busy || patience.hasExpired())
            return std::unexpected(done.error());
        QThread::msleep(5);
    }
    const auto done = run(u"PRAGMA synchronous = FULL"_s);
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<QSqlQuery> Catalogue::run(const QString& sql, const QVariantList& values) {
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return std::unexpected(databaseError(query.lastError(), m_path));
    for (const QVariant& value : values)
        query.addBindValue(value);
    if (!query.exec())
        return std::unexpected(databaseError(query.lastError(), m_path));
    return query;
}

Result<void> Catalogue::runScript(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(Error{ErrorCode::Internal, u"Migration %1 is missing."_s.arg(path)});
    QStringList lines;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (!line.startsWith(u"--"))
            lines += line;
    }
    for (const QString& statement : lines.join(u'\n').split(u';')) {
        if (statement.trimmed().isEmpty())
            continue;
        if (auto done = run(statement); !done)
            return std::unexpected(done.error());
    }
    return {};
}

Result<void> Catalogue::migrate() {
    auto transaction = Transaction::begin(*this);
    if (!transaction)
        return std::unexpected(transaction.error());
    auto query = run(u"PRAGMA user_version"_s);
    if (!query)
        return std::unexpected(query.error());
    const int version = query->next() ? query->value(0).toInt() : 0;
    query->finish();
    if (version > kSchema) {
        return std::unexpected(Error{ErrorCode::NewerVersion,
            QCoreApplication::translate("Catalogue",
                "This library was last used by a newer version of Platter. Please update Platter to open it."),
            u"%1: schema %2, known %3"_s.arg(m_path).arg(version).arg(kSchema)});
    }
    if (version == kSchema)
        return {}; // rolled back: nothing was done
    const QDir scripts(u":/sql"_s);
    for (int next = version + 1; next <= kSchema; ++next) {
        const QStringList names = scripts.entryList({u"%1_*.sql"_s.arg(next, 3, 10, QChar(u'0'))});
        if (auto done = runScript(scripts.filePath(names.value(0))); !done)
            return done;
    }
    if (auto done = run(u"PRAGMA user_version = %1"_s.arg(kSchema)); !done)
        return std::unexpected(done.error());
    return transaction->commit();
}

Result<Catalogue::Transaction> Catalogue::Transaction::begin(Catalogue& catalogue) {
    if (auto begun = catalogue.run(u"BEGIN IMMEDIATE"_s); !begun)
        return std::unexpected(begun.error());
    return Transaction(&catalogue);
}

Catalogue::Transaction::Transaction(Transaction&& other) noexcept
    : m_catalogue(std::exchange(other.m_catalogue, nullptr)) { }

Catalogue::Transaction::~Transaction() {
    if (m_catalogue)
        (void)m_catalogue->run(u"ROLLBACK"_s);
}

Result<void> Catalogue::Transaction::commit() {
    if (auto done = m_catalogue->run(u"COMMIT"_s); !done)
        return std::unexpected(done.error()); // the destructor rolls back
    m_catalogue = nullptr;
    return {};
}

Result<QList<ImageRecord>> Catalogue::images() {
    auto query = run(u"SELECT "_s + columns() + u" FROM images");
    if (!query)
        return std::unexpected(query.error());
    QList<ImageRecord> records;
    while (query->next())
        records.append(recordOf(*query));
    if (query->lastError().isValid())
        return std::unexpected(databaseError(query->lastError(), m_path));
    return records;
}

Result<std::optional<ImageRecord>> Catalogue::image(const ImageId& id) {
    auto query = run(u"SELECT "_s + columns() + u" FROM images WHERE id = ?", {id.toString()});
    if (!query)
        return std::unexpected(query.error());
    if (query->next())
        return recordOf(*query);
    if (query->lastError().isValid())
        return std::unexpected(databaseError(query->lastError(), m_path));
    return std::nullopt;
}

Result<void> Catalogue::save(const ImageRecord& record) {
    QVariantList values{record.image.id.toString()};
    for (const RecordField& field : recordFields())
        values += field.get(record);
    values += record.logSize;
    QStringList marks;
    marks.fill(u"?"_s, values.size());
    auto done
        = run(u"INSERT OR REPLACE INTO images ("_s + columns() + u") VALUES (" + marks.join(u", ") + u')', values);
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<void> Catalogue::removeImage(const ImageId& id) {
    if (auto cleared = clearHistory(id); !cleared)
        return cleared;
    auto done = run(u"DELETE FROM images WHERE id = ?"_s, {id.toString()});
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<bool> Catalogue::claimId(const ImageId& id) {
    auto done = run(u"INSERT OR IGNORE INTO ids (id) VALUES (?)"_s, {id.toString()});
    if (!done)
        return std::unexpected(done.error());
    return done->numRowsAffected() == 1;
}

Result<void> Catalogue::addHistory(const ImageId& id, const HistoryEntry& entry) {
    auto done = run(u"INSERT INTO history (image, at, who, action, detail) VALUES (?, ?, ?, ?, ?)"_s,
        {id.toString(), entry.at.toUTC().toString(Qt::ISODateWithMs), entry.who, entry.action,
            entry.detail.isNull() ? u""_s : entry.detail});
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<void> Catalogue::clearHistory(const ImageId& id) {
    auto done = run(u"DELETE FROM history WHERE image = ?"_s, {id.toString()});
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<QList<HistoryEntry>> Catalogue::history(const ImageId& id) {
    auto query = run(u"SELECT at, who, action, detail FROM history WHERE image = ? ORDER BY seq"_s, {id.toString()});
    if (!query)
        return std::unexpected(query.error());
    QList<HistoryEntry> entries;
    while (query->next()) {
        entries.append({QDateTime::fromString(query->value(0).toString(), Qt::ISODateWithMs).toUTC(),
            query->value(1).toString(), query->value(2).toString(), query->value(3).toString()});
    }
    if (query->lastError().isValid())
        return std::unexpected(databaseError(query->lastError(), m_path));
    return entries;
}

Result<quint32> Catalogue::allocatePack() {
    auto done = run(
        u"INSERT INTO packs (created_at) VALUES (?)"_s, {QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)});
    if (!done)
        return std::unexpected(done.error());
    return static_cast<quint32>(done->lastInsertId().toLongLong());
}

Result<void> Catalogue::raisePackNumber(quint32 atLeast) {
    auto done = run(u"INSERT OR IGNORE INTO packs (number, created_at) VALUES (?, ?)"_s,
        {atLeast, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)});
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<qint64> Catalogue::dataVersion() {
    auto query = run(u"PRAGMA data_version"_s);
    if (!query)
        return std::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

} // namespace platter
