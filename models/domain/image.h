// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#pragma once

#include "models/domain/error.h"
#include "models/domain/ids.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>

namespace platter {

// api.md, section 4.2. Only Available and Deprecated can be built from.
enum class ImageStatus { Creating, Available, Deprecated, Unavailable, Deleting, Deleted, Failed };

// How a server sees its disk and network: fast virtio, or emulated devices ("compatibility_mode": true).
enum class ImageMode { Virtio, Compatibility };

enum class SourceType { Upload, Snapshot };
enum class SourceTrigger { Manual, Schedule };

// The processor that servers built from an image get. Unset, one of Brightbox's two, or another one by its name:
// others (arm64, …) are kept on this computer but not built or sent to Brightbox.
class Architecture {
public:
    Architecture() = default;
    explicit Architecture(const QString& name)
        : m_name(name.trimmed()) { }
    static Architecture x86_64() { return Architecture(QStringLiteral("x86_64")); }
    static Architecture i686() { return Architecture(QStringLiteral("i686")); }

    const QString& name() const { return m_name; } // as the API writes it; empty when unset
    bool isSet() const { return !m_name.isEmpty(); }
    bool isBuildable() const { return *this == x86_64() || *this == i686(); }

    friend bool operator==(const Architecture&, const Architecture&) = default;

private:
    QString m_name;
};

// The image that another one was derived from. It may be deleted since; its name is kept.
struct Ancestor {
    ImageId id;
    QString name;
    ImageStatus status = ImageStatus::Available;

    bool operator==(const Ancestor&) const = default;
};

// A copy of a virtual disk from which a server can be built: every field of api.md, section 4.1, and what only this
// computer knows. A plain value. Sizes are bytes (the API's MiB are converted at its edge), times are UTC.
struct Image {
    LibraryId library;
    ImageId id;
    QString url; // the API's; empty on this computer
    QString name; // not unique
    QString username; // account that gets the ssh key on first boot; empty when unknown
    ImageStatus status = ImageStatus::Creating;
    bool locked = false; // a locked image cannot be deleted
    QString description;
    QString source; // file name of an upload, server id of a snapshot
    SourceType sourceType = SourceType::Upload;
    SourceTrigger sourceTrigger = SourceTrigger::Manual;
    Architecture architecture;
    QDateTime createdAt;
    bool official = false; // told by the cloud, or a vendor's signature that was verified
    bool isPublic = false;
    QString owner; // account id; on this computer the login name
    ImageMode mode = ImageMode::Virtio;
    qint64 virtualSize = 0; // the disk once written to a server; 0 while unknown
    qint64 diskSize = 0; // non-zero data; grows while creating
    std::optional<qint64> minRam; // bytes; unset when there is none
    QString licenceName;
    std::optional<Ancestor> ancestor;
    bool listed = true; // false: not in the library's lists, known by its id alone

    // What only this computer knows.
    bool starred = false; // one's own golden images
    std::optional<qint64> storedSize; // what its data added to the library when it came in: compressed, each chunk once
    QByteArray contentId; // of the image's map (32 bytes): its disk's name; empty while creating
    // Of the file it came from (32 bytes); empty when it was not computed. While there is no content id: the checksum that
    // was given, which the file must have.
    QByteArray sourceSha256;
    bool sourceVerified = false; // the file's checksum was compared with one that was given or found, and equal
    QString sourceCheckedBy; // the list beside the file that told it: "SHA256SUMS"; empty: a person did, or nobody
    QString sourceSignedBy; // the vendor whose signature of that list was verified, which makes it official; else empty
    // Where the file was: a path, an address without its secrets (the query is left out, its "?" stays), or of a copy the image, "bbx-xxxxx/img-xxxxx". Retry reads it again.
    QString sourcePath;
    QString sourceFormat; // "raw", "raw.xz", … as media/ names it; "copy" of an image of another library; "shrunk"
    std::optional<Error> failure; // why it is Failed
    std::optional<QDateTime> deletedAt;
    bool reclaimed = false; // deleted, and its space was given back: only this tombstone is left
    // What deleting this image alone would give back, in bytes; unset while it is not known. Not kept.
    std::optional<qint64> freesBytes;
    qint64 expectedSize = 0; // creating only, not stored: the total of the disk where it is known, else 0

    ImageKey key() const { return {library, id}; }
    bool isCopy() const { return sourceFormat == u"copy"; } // `source` is the other image's name then
    bool isShrunk() const { return sourceFormat == u"shrunk"; } // a smaller disk of its ancestor, which `source` names
    bool isFromWeb() const { // `sourcePath` is an address
        return !isCopy() && (sourcePath.startsWith(u"https://") || sourcePath.startsWith(u"http://"));
    }
    bool operator==(const Image&) const = default;
};

// A change of an image's fields: what is unset stays as it is. The statuses allowed are Available and Deprecated (undo).
struct ImageChanges {
    std::optional<QString> name{};
    std::optional<QString> description{};
    std::optional<QString> username{};
    std::optional<Architecture> architecture{};
    std::optional<ImageMode> mode{};
    std::optional<std::optional<qint64>> minRam{}; // bytes; inner nullopt clears it
    std::optional<bool> isPublic{};
    std::optional<ImageStatus> status{};
    std::optional<bool> locked{};
    std::optional<bool> starred{};

    bool isEmpty() const { return *this == ImageChanges{}; }
    bool operator==(const ImageChanges&) const = default;
};

// The image with the changes made; does not check whether they are allowed (rules.h does).
Image applied(Image image, const ImageChanges& changes);
// Only those changes that would alter the image.
ImageChanges effective(const Image& image, const ImageChanges& changes);

// One line of an image's history.
struct HistoryEntry {
    QDateTime at; // UTC
    QString who; // login name, API client, …
    QString action; // stable word: "imported", "renamed", "updated", "deprecated", "exported", "failed", …
    QString detail; // untranslated values: 'name: "a" → "b"'; may be empty
    QDateTime since{}; // UTC; valid: it happened between then and `at`, nobody knows when

    bool operator==(const HistoryEntry&) const = default;
};

// The word for a change as history keeps it: "renamed", "published", "deprecated", …; "updated" for several at once.
QString historyAction(const ImageChanges& changes);

// The API's own words (api.md, section 4): "creating", "virtio", "upload", "manual".
QString toApi(ImageStatus status);
QString toApi(ImageMode mode);
QString toApi(SourceType type);
QString toApi(SourceTrigger trigger);
// nullopt for a word that is not known.
std::optional<ImageStatus> imageStatusFromApi(QStringView word);
std::optional<ImageMode> imageModeFromApi(QStringView word);
std::optional<SourceType> sourceTypeFromApi(QStringView word);
std::optional<SourceTrigger> sourceTriggerFromApi(QStringView word);

} // namespace platter

Q_DECLARE_METATYPE(platter::Image)
