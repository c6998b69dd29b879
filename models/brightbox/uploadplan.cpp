// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/brightbox/uploadplan.h"

#include <QCoreApplication>

#include <algorithm>

#include <lz4frame.h>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

LZ4F_preferences_t preferencesFor(qint64 raw) {
    LZ4F_preferences_t preferences{};
    preferences.frameInfo.blockSizeID = LZ4F_max4MB;
    preferences.frameInfo.blockMode = LZ4F_blockIndependent;
    preferences.frameInfo.contentChecksumFlag = LZ4F_contentChecksumEnabled;
    preferences.frameInfo.contentSize = quint64(raw);
    return preferences;
}

} // namespace

// The 3 is the form of the objects: with another one the names have to differ.
QString UploadPlan::folder() const {
    return everything() + u"3-%1-%2-%3/"_s.arg(m_sizes.segment).arg(m_sizes.object).arg(m_sizes.smallest);
}

QString UploadPlan::objectName(const Place& place) const {
    return folder() + u"%1+%2"_s.arg(place.first, 8, 10, '0'_L1).arg(place.count);
}

std::optional<UploadPlan::Place> UploadPlan::placeOf(const QString& objectName) const {
    const QString begin = folder();
    const qsizetype plus = objectName.indexOf(u'+', begin.size());
    if (plus < 0 || !objectName.startsWith(begin))
        return {};
    const Place place{QStringView(objectName).sliced(begin.size(), plus - begin.size()).toLongLong(),
        QStringView(objectName).sliced(plus + 1).toLongLong()};
    return place.count > 0 && this->objectName(place) == objectName ? std::optional(place) : std::nullopt;
}

QString UploadPlan::zerosName(qint64 count) const {
    return folder() + u"zeros-%1"_s.arg(count);
}

QString UploadPlan::diskName() const {
    return folder() + u"disk.raw.lz4"_s;
}

qsizetype UploadPlan::mostPacked(qint64 raw) {
    const LZ4F_preferences_t preferences = preferencesFor(raw);
    return qsizetype(LZ4F_compressFrameBound(std::size_t(raw), &preferences));
}

Result<void> UploadPlan::pack(std::span<const std::byte> raw, QByteArray& packed) {
    const LZ4F_preferences_t preferences = preferencesFor(qint64(raw.size()));
    const qsizetype before = packed.size(), most = mostPacked(qint64(raw.size()));
    packed.resize(before + most);
    const std::size_t length
        = LZ4F_compressFrame(packed.data() + before, std::size_t(most), raw.data(), raw.size(), &preferences);
    if (LZ4F_isError(length) != 0)
        return std::unexpected(Error{ErrorCode::Internal,
            QCoreApplication::translate("UploadPlan", "The disk cannot be compressed. Try again."),
            QString::fromLatin1(LZ4F_getErrorName(length)), true});
    packed.resize(before + qsizetype(length));
    return {};
}

} // namespace platter
