// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>

namespace platter {

// A strong id: two kinds of ids never mix. Empty means none.
template <typename Tag> class Id {
public:
    Id() = default;
    explicit Id(QString text)
        : m_text(std::move(text)) { }

    const QString& toString() const { return m_text; }
    bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id&, const Id&) = default;
    friend auto operator<=>(const Id& a, const Id& b) { return QString::compare(a.m_text, b.m_text) <=> 0; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    QString m_text;
};

using ImageId = Id<struct ImageTag>; // img-xxxxx at Brightbox, loc-xxxxx on this computer
using LibraryId = Id<struct LibraryTag>; // "local", or a connection's own id
using ServerId = Id<struct ServerTag>; // srv-xxxxx
using ServerTypeId = Id<struct ServerTypeTag>; // typ-xxxxx
using AccountId = Id<struct AccountTag>; // acc-xxxxx
using ZoneId = Id<struct ZoneTag>; // zon-xxxxx
using VolumeId = Id<struct VolumeTag>; // vol-xxxxx
using ServerGroupId = Id<struct ServerGroupTag>; // grp-xxxxx
using CloudIpId = Id<struct CloudIpTag>; // cip-xxxxx

// What names one image everywhere in the program.
struct ImageKey {
    LibraryId library;
    ImageId image;

    friend bool operator==(const ImageKey&, const ImageKey&) = default;
    friend auto operator<=>(const ImageKey&, const ImageKey&) = default;
    friend size_t qHash(const ImageKey& key, size_t seed = 0) { return qHashMulti(seed, key.library, key.image); }
};

// Whether the text has the form of an image id of this computer: "loc-" and at least five base-36 characters.
bool isLocalImageId(QStringView text);
// Whether the text has the form of a Brightbox image id: "img-" and at least one base-36 character (api.md, section 1).
bool isCloudImageId(QStringView text);

} // namespace platter

Q_DECLARE_METATYPE(platter::ImageKey)
