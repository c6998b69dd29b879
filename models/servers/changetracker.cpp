// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/changetracker.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUuid>

#include <libvirt/virterror.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace platter {

namespace {

constexpr qint64 kLargestFile = 1024 * 1024; // bytes

struct FreeCheckpoint {
    void operator()(virDomainCheckpoint* checkpoint) const { virDomainCheckpointFree(checkpoint); }
};
using Checkpoint = std::unique_ptr<virDomainCheckpoint, FreeCheckpoint>;

// Tells libvirt of bitmaps that are there.
Checkpoint remembered(virDomain* domain, const QString& name, const QStringList& targets, unsigned flags) {
    const QByteArray xml = DomainXml::checkpoint(name, targets, DomainXml::Checkpoint::Old);
    return Checkpoint(
        virDomainCheckpointCreateXML(domain, xml.constData(), VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE | flags));
}

bool isWhole(virDomain* domain, const QString& name, const QStringList& targets) {
    return remembered(domain, name, targets, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE) != nullptr;
}

// The bitmaps stay.
void forget(virDomain* domain, const QString& name) {
    const Checkpoint found(virDomainCheckpointLookupByName(domain, name.toUtf8().constData(), 0));
    if (found && virDomainCheckpointDelete(found.get(), VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY) != 0)
        qWarning("%s", qPrintable(Virt::error(name + u" stays"_s).detail));
}

// False: it may be there still. The server runs.
bool removeBitmap(virDomain* domain, const QString& name, const QString& target) {
    const Checkpoint found = remembered(domain, name, {target}, 0);
    if (!found)
        return false;
    if (virDomainCheckpointDelete(found.get(), 0) == 0)
        return true;
    const QString detail = Virt::error(name + u" stays"_s).detail;
    const bool isThere = isWhole(domain, name, {target});
    const virError* error = isThere ? nullptr : virGetLastError();
    const bool isGone = error && error->code == VIR_ERR_CHECKPOINT_INCONSISTENT;
    forget(domain, name);
    if (!isGone)
        qWarning("%s", qPrintable(detail));
    return isGone;
}

QString pathOf(const ChangeTracker::Server& server) {
    const QByteArray sum = QCryptographicHash::hash(server.address.toUtf8(), QCryptographicHash::Sha256).toHex();
    return server.folder + u'/' + server.uuid + u'-' + QString::fromLatin1(sum.first(12)) + u".json"_s;
}

} // namespace

// One disk's turn.
class ChangeTracker::Disk : public ChangeTracking {
public:
    Disk(std::shared_ptr<ChangeTracker> tracker, const QString& target, const QByteArray& earlier)
        : m_tracker(std::move(tracker))
        , m_target(target)
        , m_earlier(earlier) { }

    QByteArray earlier() const override { return m_earlier; }
    void keptAs(const QByteArray& contentId) override { m_tracker->keep(m_target, contentId); }

private:
    std::shared_ptr<ChangeTracker> m_tracker;
    QString m_target;
    QByteArray m_earlier;
};

ChangeTracker::ChangeTracker(const Server& server, const QString& path, File lock, State state)
    : m_server(server)
    , m_path(path)
    , m_lock(std::move(lock))
    , m_bitmap(u"platter-"_s + QUuid::createUuid().toString(QUuid::Id128).first(16))
    , m_state(std::move(state)) { }

// Nothing: somebody else has it.
std::optional<File> ChangeTracker::lock(const QString& path) {
    auto file = File::openOrCreate(path + u".lock"_s);
    return file && file->tryLock(File::Lock::Exclusive).value_or(false) ? std::optional(std::move(*file))
                                                                        : std::nullopt;
}

// Nothing: there is no such file, or nobody can tell what it says.
std::optional<ChangeTracker::State> ChangeTracker::read(const QString& path, QString* address, QString* uuid) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json.isEmpty())
        return {};
    if (address && uuid) {
        *address = json["address"_L1].toString();
        *uuid = json["uuid"_L1].toString();
    }
    State state{.on = json["on"_L1].toBool()};
    const QJsonObject disks = json["disks"_L1].toObject();
    for (auto disk = disks.begin(); disk != disks.end(); ++disk) {
        const QJsonObject kept = disk.value().toObject();
        state.disks.insert(disk.key(),
            {.bitmap = kept["bitmap"_L1].toString(),
                .file = kept["file"_L1].toString(),
                .contentId = QByteArray::fromHex(kept["image"_L1].toString().toLatin1())});
    }
    for (const QJsonValue& value : json["bitmaps"_L1].toArray())
        state.bitmaps.append({.name = value["name"_L1].toString(), .target = value["disk"_L1].toString()});
    return state;
}

Result<void> ChangeTracker::write(const QString& path, const Server& server, const State& state) {
    if (!state.on && state.bitmaps.isEmpty())
        return removeFile(path);
    QJsonObject disks;
    for (const auto& [target, kept] : state.disks.asKeyValueRange())
        disks.insert(target,
            QJsonObject{{u"bitmap"_s, kept.bitmap}, {u"file"_s, kept.file},
                {u"image"_s, QString::fromLatin1(kept.contentId.toHex())}});
    QJsonArray bitmaps;
    for (const Bitmap& bitmap : state.bitmaps)
        bitmaps.append(QJsonObject{{u"name"_s, bitmap.name}, {u"disk"_s, bitmap.target}});
    const QJsonObject json{{u"address"_s, server.address}, {u"uuid"_s, server.uuid}, {u"on"_s, state.on},
        {u"disks"_s, disks}, {u"bitmaps"_s, bitmaps}};
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0 && file.commit())
        return {};
    return std::unexpected(
        Error{ErrorCode::Unreadable, tr("The file %1 cannot be written.").arg(path), file.errorString()});
}

bool ChangeTracker::isOn(const Server& server) {
    if (server.folder.isEmpty())
        return false;
    const auto state = read(pathOf(server), nullptr, nullptr);
    return state && state->on;
}

Result<void> ChangeTracker::choose(const Server& server, bool on) {
    if (server.folder.isEmpty() || isOn(server) == on)
        return {};
    if (const auto made = makeFolder(server.folder); !made)
        return made;
    const QString path = pathOf(server);
    const auto locked = lock(path);
    if (!locked)
        return std::unexpected(Error{ErrorCode::Busy,
            tr("Another snapshot of %1 is being taken. Try again when it is done.").arg(server.name), {}, true});
    State state = read(path, nullptr, nullptr).value_or(State{});
    state.on = on;
    state.disks.clear();
    if (on || state.bitmaps.isEmpty())
        return write(path, server, state);
    const auto domain = Virt::find(server.address, server.uuid, Virt::Access::Change);
    if (domain)
        drop(state, domain->get());
    else if (domain.error().code == ErrorCode::NotFound)
        state.bitmaps.clear();
    return write(path, server, state);
}

void ChangeTracker::tidy(const QString& folder, const QString& address) {
    for (const QFileInfo& info : QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files)) {
        Server server{.folder = folder};
        const auto locked = lock(info.filePath());
        auto state = read(info.filePath(), &server.address, &server.uuid);
        if (!locked || !state || server.address != address)
            continue;
        if (std::ranges::all_of(state->bitmaps, [&](const Bitmap& bitmap) { return state->isNeeded(bitmap); }))
            continue;
        const auto domain = Virt::find(server.address, server.uuid, Virt::Access::Change);
        if (!domain && domain.error().code != ErrorCode::NotFound)
            continue;
        if (domain) {
            for (const Bitmap& bitmap : std::as_const(state->bitmaps))
                forget(domain->get(), bitmap.name);
            drop(*state, domain->get());
        } else { // there is no such server any more
            *state = {.on = false};
        }
        if (const auto written = write(info.filePath(), server, *state); !written)
            qWarning("%s %s", qPrintable(written.error().message), qPrintable(written.error().detail));
    }
}

void ChangeTracker::drop(State& state, virDomain* domain) {
    if (!Virt::isRunning(domain))
        return; // only QEMU can
    state.bitmaps.removeIf([&](const Bitmap& bitmap) {
        return !state.isNeeded(bitmap) && removeBitmap(domain, bitmap.name, bitmap.target);
    });
}

std::shared_ptr<ChangeTracker> ChangeTracker::begin(
    const Server& server, virDomain* domain, const QList<DomainDisk>& disks) {
    QMap<QString, QString> files;
    for (const DomainDisk& disk : disks)
        if (disk.format == "qcow2"_L1 && !disk.path.isEmpty())
            files.insert(disk.target, disk.path);
    if (files.isEmpty() || !isOn(server))
        return {};
    const QString path = pathOf(server);
    auto locked = lock(path);
    auto state = locked ? read(path, nullptr, nullptr) : std::nullopt;
    if (!state || !state->on)
        return {};
    std::shared_ptr<ChangeTracker> tracker(new ChangeTracker(server, path, std::move(*locked), std::move(*state)));
    tracker->m_files = files;
    tracker->findUsable(domain);
    for (const QString& target : files.keys())
        tracker->m_state.bitmaps.append({tracker->m_bitmap, target});
    if (const auto written = write(path, server, tracker->m_state); !written) {
        qWarning("%s %s", qPrintable(written.error().message), qPrintable(written.error().detail));
        return {};
    }
    return tracker;
}

// libvirt knows them from now on. A disk whose bitmap is gone or broken, or in another file, has none.
void ChangeTracker::findUsable(virDomain* domain) {
    QMap<QString, QStringList> targets; // by bitmap
    for (const auto& [target, file] : m_files.asKeyValueRange()) {
        const Kept kept = m_state.disks.take(target);
        if (kept.bitmap.isEmpty() || kept.file != file)
            continue;
        m_earlier.insert(target, kept);
        targets[kept.bitmap].append(target);
    }
    for (const auto& [bitmap, disks] : targets.asKeyValueRange()) {
        const bool whole = isWhole(domain, bitmap, disks);
        for (const QString& target : disks) {
            if (whole)
                m_state.disks.insert(target, m_earlier.value(target));
            else
                m_earlier.remove(target);
        }
    }
}

ChangeTracker::~ChangeTracker() {
    const auto domain = Virt::find(m_server.address, m_server.uuid, Virt::Access::Change);
    if (!domain)
        return; // another time
    drop(m_state, domain->get());
    if (const auto written = write(m_path, m_server, m_state); !written)
        qWarning("%s %s", qPrintable(written.error().message), qPrintable(written.error().detail));
}

QByteArray ChangeTracker::checkpoint() const {
    return DomainXml::checkpoint(m_bitmap, m_files.keys(), DomainXml::Checkpoint::New);
}

QString ChangeTracker::earlierBitmap(const QString& target) const {
    return m_earlier.value(target).bitmap;
}

void ChangeTracker::begun(virDomain* domain) const {
    forget(domain, m_bitmap);
    for (const Kept& kept : m_earlier)
        forget(domain, kept.bitmap);
}

std::shared_ptr<ChangeTracking> ChangeTracker::disk(const QString& target) {
    if (!m_files.contains(target))
        return {};
    return std::make_shared<Disk>(shared_from_this(), target, m_earlier.value(target).contentId);
}

void ChangeTracker::keep(const QString& target, const QByteArray& contentId) {
    const std::scoped_lock lock(m_mutex);
    m_state.disks.insert(target, {m_bitmap, m_files.value(target), contentId});
    if (const auto written = write(m_path, m_server, m_state); !written)
        qWarning("%s %s", qPrintable(written.error().message), qPrintable(written.error().detail));
}

} // namespace platter
