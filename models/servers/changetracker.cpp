// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/changetracker.h"

#include "models/jobs/waiting.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSaveFile>
#include <QUuid>

#include <libvirt/virterror.h>
#include <sys/stat.h>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

constexpr qint64 kLargestFile = 1024 * 1024; // bytes
constexpr auto kPatience = 3s; // for another process that has the file
constexpr auto kPause = 100ms;
constexpr int kPatienceOfFiles = 30'000; // milliseconds

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

enum class Condition { Whole, Gone, Unknown }; // Gone: or it is broken

Condition conditionOf(virDomain* domain, const QString& name, const QStringList& targets) {
    if (remembered(domain, name, targets, VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE_VALIDATE))
        return Condition::Whole;
    const virError* error = virGetLastError();
    return error && error->code == VIR_ERR_CHECKPOINT_INCONSISTENT ? Condition::Gone : Condition::Unknown;
}

// The bitmaps stay.
void forget(virDomain* domain, const QString& name) {
    const Checkpoint found(virDomainCheckpointLookupByName(domain, name.toUtf8().constData(), 0));
    if (found && virDomainCheckpointDelete(found.get(), VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY) != 0)
        qWarning("%s", qPrintable(Virt::error(name + u" stays"_s).detail));
}

// Gone: the disk never had it, or has it no more. The server runs, and has such a disk.
Condition removeBitmap(virDomain* domain, const QString& name, const QString& target) {
    const Checkpoint found = remembered(domain, name, {target}, 0);
    if (!found)
        return Condition::Unknown;
    if (virDomainCheckpointDelete(found.get(), 0) == 0)
        return Condition::Gone;
    const QString detail = Virt::error(name + u" stays"_s).detail;
    const Condition condition = conditionOf(domain, name, {target});
    forget(domain, name);
    if (condition != Condition::Gone)
        qWarning("%s", qPrintable(detail));
    return condition;
}

// Of a server that is off. qemu-img takes QEMU's lock.
bool removeFromFile(const QString& file, const QString& name) {
    QProcess program;
    program.start(u"qemu-img"_s, {u"bitmap"_s, u"--remove"_s, u"-f"_s, u"qcow2"_s, file, name});
    return program.waitForFinished(kPatienceOfFiles) && program.exitStatus() == QProcess::NormalExit
        && (program.exitCode() == 0 || program.readAllStandardError().contains("not found"));
}

// Empty where the file cannot be looked at.
QString identityOf(const QString& file) {
    struct stat info{};
    return ::stat(QFile::encodeName(file).constData(), &info) == 0 ? u"%1:%2"_s.arg(info.st_dev).arg(info.st_ino)
                                                                   : QString();
}

QList<DomainDisk> disksOf(virDomain* domain) {
    return DomainXml::read(Virt::description(domain)).value_or(DomainDescription{}).disks;
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
std::optional<File> ChangeTracker::lock(const QString& path, std::chrono::milliseconds patience) {
    auto file = File::openOrCreate(path + u".lock"_s);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (file) {
        if (file->tryLock(File::Lock::Exclusive).value_or(false))
            return std::optional(std::move(*file));
        if (std::chrono::steady_clock::now() > until)
            break;
        (void)waitFor(kPause, {});
    }
    return {};
}

// Nothing: there is no such file, or nobody can tell what it says.
std::optional<ChangeTracker::State> ChangeTracker::read(const QString& path, Server* server) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile)
        return {};
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    if (json.isEmpty())
        return {};
    if (server) {
        server->address = json["address"_L1].toString();
        server->uuid = json["uuid"_L1].toString();
    }
    State state{.on = json["on"_L1].toBool()};
    const QJsonObject disks = json["disks"_L1].toObject();
    for (auto disk = disks.begin(); disk != disks.end(); ++disk) {
        const QJsonObject kept = disk.value().toObject();
        state.disks.insert(disk.key(),
            {.bitmap = kept["bitmap"_L1].toString(),
                .file = kept["file"_L1].toString(),
                .identity = kept["identity"_L1].toString(),
                .contentId = QByteArray::fromHex(kept["image"_L1].toString().toLatin1())});
    }
    for (const QJsonValue& value : json["bitmaps"_L1].toArray())
        state.bitmaps.append({.name = value["name"_L1].toString(),
            .target = value["disk"_L1].toString(),
            .file = value["file"_L1].toString()});
    return state;
}

Result<void> ChangeTracker::write(const QString& path, const Server& server, const State& state) {
    if (!state.on && state.bitmaps.isEmpty())
        return removeFile(path);
    QJsonObject disks;
    for (const auto& [target, kept] : state.disks.asKeyValueRange())
        disks.insert(target,
            QJsonObject{{u"bitmap"_s, kept.bitmap}, {u"file"_s, kept.file}, {u"identity"_s, kept.identity},
                {u"image"_s, QString::fromLatin1(kept.contentId.toHex())}});
    QJsonArray bitmaps;
    for (const Bitmap& bitmap : state.bitmaps)
        bitmaps.append(QJsonObject{{u"name"_s, bitmap.name}, {u"disk"_s, bitmap.target}, {u"file"_s, bitmap.file}});
    const QJsonObject json{{u"address"_s, server.address}, {u"uuid"_s, server.uuid}, {u"on"_s, state.on},
        {u"disks"_s, disks}, {u"bitmaps"_s, bitmaps}};
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(json).toJson()) > 0 && file.commit())
        return {};
    return std::unexpected(
        Error{ErrorCode::Unreadable, tr("The file %1 cannot be written.").arg(path), file.errorString()});
}

void ChangeTracker::save(const QString& path, const Server& server, const State& state) {
    if (const auto written = write(path, server, state); !written)
        qWarning("%s %s", qPrintable(written.error().message), qPrintable(written.error().detail));
}

bool ChangeTracker::isOn(const Server& server) {
    const auto state = server.folder.isEmpty() ? std::nullopt : read(pathOf(server));
    return state && state->on;
}

Result<void> ChangeTracker::choose(const Server& server, bool on) {
    if (server.folder.isEmpty())
        return {};
    const QString path = pathOf(server);
    const auto before = read(path);
    if (on ? before && before->on : !before)
        return {};
    if (const auto made = makeFolder(server.folder); !made)
        return made;
    const auto locked = lock(path, kPatience);
    if (!locked)
        return std::unexpected(Error{ErrorCode::Busy,
            tr("Another snapshot of %1 is being taken. Try again when it is done.").arg(server.name), {}, true});
    State state = read(path).value_or(State{});
    state.on = on;
    state.disks.clear();
    if (!on && !state.bitmaps.isEmpty())
        dropAll(state, server);
    return write(path, server, state);
}

void ChangeTracker::tidy(const QString& folder, const QString& address, const std::stop_token& stop) {
    const auto isTidy = [](const State& state) {
        return std::ranges::all_of(state.bitmaps, [&](const Bitmap& bitmap) { return state.isNeeded(bitmap); });
    };
    for (const QFileInfo& info : QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files)) {
        const QString path = info.filePath();
        Server server{.folder = folder};
        if (const auto state = read(path, &server); !state || server.address != address || isTidy(*state))
            continue;
        if (stop.stop_requested())
            return;
        const auto locked = lock(path, {});
        auto state = locked ? read(path) : std::nullopt;
        if (!state || isTidy(*state))
            continue;
        if (const auto domain = Virt::find(address, server.uuid, Virt::Access::Change)) {
            for (const Bitmap& bitmap : std::as_const(state->bitmaps))
                forget(domain->get(), bitmap.name);
        }
        dropAll(*state, server);
        save(path, server, *state);
    }
}

// What cannot go now, since the server or its disk is away for example, goes another time.
void ChangeTracker::drop(State& state, virDomain* domain) {
    const QList<DomainDisk> disks = disksOf(domain);
    const bool running = Virt::isRunning(domain);
    state.bitmaps.removeIf([&](const Bitmap& bitmap) {
        const auto disk = std::ranges::find(disks, bitmap.target, &DomainDisk::target);
        if (state.isNeeded(bitmap) || disk == disks.end())
            return false;
        if (!running)
            return disk->path == bitmap.file && removeFromFile(bitmap.file, bitmap.name);
        const bool isGone = removeBitmap(domain, bitmap.name, bitmap.target) == Condition::Gone;
        return isGone && (disk->path == bitmap.file || disk->standsOnFile);
    });
}

void ChangeTracker::dropAll(State& state, const Server& server) {
    if (const auto domain = Virt::find(server.address, server.uuid, Virt::Access::Change))
        drop(state, domain->get());
}

std::shared_ptr<ChangeTracker> ChangeTracker::begin(
    const Server& server, virDomain* domain, const QList<DomainDisk>& disks) {
    const QString path = pathOf(server);
    if (server.folder.isEmpty() || !read(path))
        return {};
    QMap<QString, QString> files;
    for (const DomainDisk& disk : disks)
        if (disk.format == "qcow2"_L1 && !disk.path.isEmpty() && !disk.readOnly)
            files.insert(disk.target, disk.path);
    auto locked = lock(path, kPatience);
    auto state = locked ? read(path) : std::nullopt;
    if (state && !state->on) { // what could not go when it was switched off
        drop(*state, domain);
        save(path, server, *state);
    }
    if (!state || !state->on || files.isEmpty())
        return {};
    std::shared_ptr<ChangeTracker> tracker(new ChangeTracker(server, path, std::move(*locked), std::move(*state)));
    tracker->m_files = files;
    tracker->findUsable(domain);
    for (const auto& [target, file] : files.asKeyValueRange())
        tracker->m_state.bitmaps.append({tracker->m_bitmap, target, file});
    if (const auto written = write(path, server, tracker->m_state); !written) {
        qWarning("%s %s", qPrintable(written.error().message), qPrintable(written.error().detail));
        return {};
    }
    return tracker;
}

// libvirt knows them from now on. Of a disk whose bitmap is gone or broken, or in another file, all is read.
void ChangeTracker::findUsable(virDomain* domain) {
    QMap<QString, QStringList> targets; // by bitmap
    for (const auto& [target, file] : m_files.asKeyValueRange()) {
        const Kept kept = m_state.disks.value(target);
        if (!kept.bitmap.isEmpty() && kept.file == file && kept.identity == identityOf(file))
            targets[kept.bitmap].append(target);
    }
    for (auto&& [bitmap, disks] : targets.asKeyValueRange()) {
        if (conditionOf(domain, bitmap, disks) != Condition::Whole) {
            disks.removeIf([&](const QString& target) {
                const Condition condition = conditionOf(domain, bitmap, {target});
                if (condition == Condition::Gone)
                    m_state.disks.remove(target);
                return condition != Condition::Whole;
            });
            if (!disks.isEmpty() && conditionOf(domain, bitmap, disks) != Condition::Whole)
                disks.clear();
        }
        for (const QString& target : std::as_const(disks))
            m_earlier.insert(target, m_state.disks.value(target));
    }
}

ChangeTracker::~ChangeTracker() {
    const auto domain = Virt::find(m_server.address, m_server.uuid, Virt::Access::Change);
    if (!domain)
        return; // another time
    if (!m_begun)
        begun(domain->get());
    drop(m_state, domain->get());
    save(m_path, m_server, m_state);
}

QByteArray ChangeTracker::checkpoint() const {
    return DomainXml::checkpoint(m_bitmap, m_files.keys(), DomainXml::Checkpoint::New);
}

QString ChangeTracker::earlierBitmap(const QString& target) const {
    return m_earlier.value(target).bitmap;
}

void ChangeTracker::begun(virDomain* domain) {
    m_begun = true;
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
    const QString file = m_files.value(target);
    m_state.disks.insert(target, {m_bitmap, file, identityOf(file), contentId});
    save(m_path, m_server, m_state);
}

} // namespace platter
