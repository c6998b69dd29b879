// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/upkeepoutput.h"

#include "app/clioutput.h"
#include "models/domain/sizes.h"

#include <QJsonArray>
#include <QLocale>

namespace platter {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostPrinted = 20; // damaged chunks; --json gives more

QString joined(const QList<ImageId>& ids) {
    QStringList words;
    for (const ImageId& id : ids)
        words.append(id.toString());
    return words.join(u' ');
}

QJsonArray arrayOf(const QList<ImageId>& ids) {
    QJsonArray array;
    for (const ImageId& id : ids)
        array.append(id.toString());
    return array;
}

} // namespace

QString UpkeepOutput::check(const CheckReport& report) {
    QString text;
    for (const CheckReport::Damage& damage : report.damagedImages) {
        text += u"%1  %2: %3\n"_s.arg(
            damage.image.toString(), CliOutput::oneLine(damage.name), CliOutput::oneLine(damage.sentence));
    }
    for (const CheckReport::Chunk& chunk : report.damaged.first(std::min(kMostPrinted, report.damaged.size()))) {
        const QString place = chunk.place.isEmpty() ? tr("lost") : chunk.place;
        const QString images = chunk.images.isEmpty() ? tr("no image needs it") : joined(chunk.images);
        text += u"%1  %2  %3\n"_s.arg(QString::fromLatin1(chunk.digest.toHex()), place, images);
    }
    if (report.damagedChunks > kMostPrinted)
        text += tr("%1 damaged parts in all; --json names more of them.").arg(report.damagedChunks) + u'\n';
    if (!report.mended.isEmpty())
        text += tr("Whole again: %1").arg(joined(report.mended)) + u'\n';
    for (const QString& note : report.notes)
        text += CliOutput::oneLine(note) + u'\n';
    text += tr("Images looked at: %1; chunks: %2; data read and hashed: %3.")
                .arg(QLocale().toString(report.images), QLocale().toString(report.chunks), formatSize(report.dataBytes))
        + u'\n';
    return text;
}

QJsonObject UpkeepOutput::checkJson(const CheckReport& report) {
    QJsonArray chunks;
    for (const CheckReport::Chunk& chunk : report.damaged) {
        chunks.append(QJsonObject{{u"digest"_s, QString::fromLatin1(chunk.digest.toHex())}, {u"place"_s, chunk.place},
            {u"images"_s, arrayOf(chunk.images)}});
    }
    QJsonArray images;
    for (const CheckReport::Damage& damage : report.damagedImages) {
        images.append(QJsonObject{{u"id"_s, damage.image.toString()}, {u"name"_s, damage.name},
            {u"message"_s, damage.sentence}, {u"lost_chunks"_s, damage.lostChunks}, {u"new"_s, damage.isNew}});
    }
    return {{u"images"_s, report.images}, {u"chunks"_s, report.chunks}, {u"data_bytes"_s, report.dataBytes},
        {u"read_bytes"_s, report.readBytes}, {u"damaged_chunks"_s, report.damagedChunks}, {u"damaged"_s, chunks},
        {u"damaged_images"_s, images}, {u"mended"_s, arrayOf(report.mended)},
        {u"notes"_s, QJsonArray::fromStringList(report.notes)}};
}

QString UpkeepOutput::backup(const BackupReport& report) {
    return tr("%1 of %2 files copied, %3 of %4.")
               .arg(QLocale().toString(report.copiedFiles), QLocale().toString(report.files),
                   formatSize(report.copiedBytes), formatSize(report.bytes))
        + u'\n';
}

QJsonObject UpkeepOutput::backupJson(const BackupReport& report) {
    return {{u"files"_s, report.files}, {u"bytes"_s, report.bytes}, {u"copied_files"_s, report.copiedFiles},
        {u"copied_bytes"_s, report.copiedBytes}, {u"removed_files"_s, report.removedFiles}};
}

} // namespace platter
