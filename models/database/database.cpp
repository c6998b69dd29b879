// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/database/database.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlError>
#include <QStorageInfo>
#include <QThread>
#include <QUuid>

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr int kBusyMilliseconds = 10'000; // how long another process's writing is waited for

// Less than this is too little for SQLite's log and its index: it then tells of I/O errors.
bool isDiskFull(const QString& path) {
    const QStorageInfo storage(QFileInfo(path).absolutePath());
    return !path.isEmpty() && storage.isValid() && storage.bytesAvailable() < 128 * 1024;
}

void sayDiskFull(Error& error) {
    error.code = ErrorCode::DiskFull;
    error.message = Database::tr("No space is left on the disk that holds the library. Free some space and try again.");
    error.retryable = true;
}

// SQLite's primary result codes: https://www.sqlite.org/rescode.html
Error databaseError(const QSqlError& error, const QString& path) {
    Error result{ErrorCode::Internal, Database::tr("The library's catalogue could not be read or written."),
        u"%1: %2"_s.arg(path, error.text())};
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        result.code = ErrorCode::Busy;
        result.message = Database::tr("The library is busy: another program is writing to it. Try again in a moment.");
        result.retryable = true;
        break;
    case 8: // SQLITE_READONLY
        result.code = ErrorCode::ReadOnly;
        result.message = Database::tr("The library cannot be written to.");
        break;
    case 10: // SQLITE_IOERR
        result.code = ErrorCode::Unreadable;
        if (isDiskFull(path))
            sayDiskFull(result);
        break;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        result.code = ErrorCode::Damaged;
        result.message = Database::tr("The library's catalogue is damaged.");
        break;
    case 13: // SQLITE_FULL
        sayDiskFull(result);
        break;
    default:
        break;
    }
    return result;
}

} // namespace

Database::~Database() {
    close();
}

void Database::close() {
    if (m_connection.isEmpty())
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(std::exchange(m_connection, {}));
}

Result<void> Database::open(const QString& path) {
    m_path = path;
    m_connection = u"platter-"_s + QUuid::createUuid().toString(QUuid::Id128);
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    if (!database.isValid()) {
        return std::unexpected(Error{
            ErrorCode::Internal, tr("Qt's SQLite driver is missing. Please install the package libqt6sql6-sqlite.")});
    }
    database.setDatabaseName(path.isEmpty() ? u":memory:"_s : path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(kBusyMilliseconds));
    if (!path.isEmpty() && !QFile::exists(path)) {
        // SQLite would make it for all to read. A process that makes it at the same moment is fine.
        const int fd = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (fd < 0)
            return std::unexpected(errorFromErrno(errno, path));
        ::close(fd);
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
        return std::unexpected(Error{ErrorCode::Damaged, tr("The library's catalogue is damaged."),
            u"%1: %2"_s.arg(path, check->value(0).toString())});
    }
    check->finish();
    return migrate();
}

// Changing a new file to WAL turns a read lock into a write lock, which SQLite refuses at once, whatever the busy timeout
// is, while another process does the same: the first two to open a library would shut each other out.
Result<void> Database::useWriteAheadLog() {
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

Result<QSqlQuery> Database::run(const QString& sql, const QVariantList& values) {
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

Result<void> Database::runAll(const QString& script) {
    QStringList lines;
    for (const QString& line : script.split(u'\n')) {
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

Result<void> Database::migrate() {
    auto transaction = Transaction::begin(*this);
    if (!transaction)
        return std::unexpected(transaction.error());
    auto query = run(u"PRAGMA user_version"_s);
    if (!query)
        return std::unexpected(query.error());
    const int version = query->next() ? query->value(0).toInt() : 0;
    query->finish();
    const QDir folder(m_scripts);
    const QStringList scripts = folder.entryList({u"???_*.sql"_s}, QDir::Files, QDir::Name);
    const int known = static_cast<int>(scripts.size());
    if (version > known) {
        return std::unexpected(Error{ErrorCode::NewerVersion,
            tr("This library was last used by a newer version of Platter. Please update Platter to open it."),
            u"%1: schema %2, known %3"_s.arg(m_path).arg(version).arg(known)});
    }
    if (version == known)
        return {}; // rolled back: nothing was done
    for (int next = version; next < known; ++next) {
        QFile file(folder.filePath(scripts.at(next)));
        if (!file.open(QIODevice::ReadOnly))
            return std::unexpected(Error{ErrorCode::Internal, u"Migration %1 is missing."_s.arg(scripts.at(next))});
        if (auto done = runAll(QString::fromUtf8(file.readAll())); !done)
            return done;
    }
    if (auto done = run(u"PRAGMA user_version = %1"_s.arg(known)); !done)
        return std::unexpected(done.error());
    return transaction->commit();
}

Result<Database::Transaction> Database::Transaction::begin(Database& database) {
    if (auto begun = database.run(u"BEGIN IMMEDIATE"_s); !begun)
        return std::unexpected(begun.error());
    return Transaction(&database);
}

Database::Transaction::Transaction(Transaction&& other) noexcept
    : m_database(std::exchange(other.m_database, nullptr)) { }

Database::Transaction::~Transaction() {
    if (m_database)
        (void)m_database->run(u"ROLLBACK"_s);
}

Result<void> Database::Transaction::commit() {
    if (auto done = m_database->run(u"COMMIT"_s); !done)
        return std::unexpected(done.error()); // the destructor rolls back
    m_database = nullptr;
    return {};
}

Result<void> Database::endOf(const QSqlQuery& query) const {
    if (query.lastError().isValid())
        return std::unexpected(databaseError(query.lastError(), m_path));
    return {};
}

Result<qint64> Database::dataVersion() {
    auto query = run(u"PRAGMA data_version"_s);
    if (!query)
        return std::unexpected(query.error());
    return query->next() ? query->value(0).toLongLong() : 0;
}

} // namespace platter
