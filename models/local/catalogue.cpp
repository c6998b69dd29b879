// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/local/catalogue.h"

#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

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

Result<QList<ImageRecord>> Catalogue::images() {
    auto query = m_database.run(u"SELECT "_s + columns() + u" FROM images");
    if (!query)
        return std::unexpected(query.error());
    QList<ImageRecord> records;
    while (query->next())
        records.append(recordOf(*query));
    if (const auto ended = m_database.endOf(*query); !ended)
        return std::unexpected(ended.error());
    return records;
}

Result<std::optional<ImageRecord>> Catalogue::image(const ImageId& id) {
    auto query = m_database.run(u"SELECT "_s + columns() + u" FROM images WHERE id = ?", {id.toString()});
    if (!query)
        return std::unexpected(query.error());
    if (query->next())
        return recordOf(*query);
    if (const auto ended = m_database.endOf(*query); !ended)
        return std::unexpected(ended.error());
    return std::nullopt;
}

Result<void> Catalogue::save(const ImageRecord& record) {
    QVariantList values{record.image.id.toString()};
    for (const RecordField& field : recordFields())
        values += field.get(record);
    values += record.logSize;
    QStringList marks;
    marks.fill(u"?"_s, values.size());
    auto done = m_database.run(
        u"INSERT OR REPLACE INTO images ("_s + columns() + u") VALUES (" + marks.join(u", ") + u')', values);
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<void> Catalogue::removeImage(const ImageId& id) {
    if (auto cleared = clearHistory(id); !cleared)
        return cleared;
    auto done = m_database.run(u"DELETE FROM images WHERE id = ?"_s, {id.toString()});
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<bool> Catalogue::claimId(const ImageId& id) {
    auto done = m_database.run(u"INSERT OR IGNORE INTO ids (id) VALUES (?)"_s, {id.toString()});
    if (!done)
        return std::unexpected(done.error());
    return done->numRowsAffected() == 1;
}

Result<void> Catalogue::addHistory(const ImageId& id, const HistoryEntry& entry) {
    auto done = m_database.run(u"INSERT INTO history (image, at, who, action, detail) VALUES (?, ?, ?, ?, ?)"_s,
        {id.toString(), entry.at.toUTC().toString(Qt::ISODateWithMs), entry.who, entry.action,
            entry.detail.isNull() ? u""_s : entry.detail});
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<void> Catalogue::clearHistory(const ImageId& id) {
    auto done = m_database.run(u"DELETE FROM history WHERE image = ?"_s, {id.toString()});
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<QList<HistoryEntry>> Catalogue::history(const ImageId& id) {
    auto query = m_database.run(
        u"SELECT at, who, action, detail FROM history WHERE image = ? ORDER BY seq"_s, {id.toString()});
    if (!query)
        return std::unexpected(query.error());
    QList<HistoryEntry> entries;
    while (query->next()) {
        entries.append({QDateTime::fromString(query->value(0).toString(), Qt::ISODateWithMs).toUTC(),
            query->value(1).toString(), query->value(2).toString(), query->value(3).toString()});
    }
    if (const auto ended = m_database.endOf(*query); !ended)
        return std::unexpected(ended.error());
    return entries;
}

Result<void> Catalogue::setPaused(const ImageId& id, bool paused) {
    auto done = m_database.run(
        paused ? u"INSERT OR IGNORE INTO paused (image) VALUES (?)"_s : u"DELETE FROM paused WHERE image = ?"_s,
        {id.toString()});
    return done ? Result<void>{} : std::unexpected(done.error());
}

Result<QSet<ImageId>> Catalogue::paused() {
    auto query = m_database.run(u"SELECT image FROM paused"_s);
    if (!query)
        return std::unexpected(query.error());
    QSet<ImageId> ids;
    while (query->next())
        ids.insert(ImageId(query->value(0).toString()));
    return m_database.endOf(*query).transform([&ids] { return ids; });
}

Result<quint32> Catalogue::allocatePack() {
    auto done = m_database.run(
        u"INSERT INTO packs (created_at) VALUES (?)"_s, {QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)});
    if (!done)
        return std::unexpected(done.error());
    return static_cast<quint32>(done->lastInsertId().toLongLong());
}

Result<void> Catalogue::raisePackNumber(quint32 atLeast) {
    auto done = m_database.run(u"INSERT OR IGNORE INTO packs (number, created_at) VALUES (?, ?)"_s,
        {atLeast, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)});
    return done ? Result<void>{} : std::unexpected(done.error());
}

} // namespace platter
