// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "models/servers/trialjob.h"

#include "models/domain/rules.h"
#include "models/domain/sizes.h"
#include "models/domain/sshline.h"
#include "models/jobs/waiting.h"

#include <QDateTime>
#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace platter {

namespace {

constexpr qint64 kMemory = kGiB; // unless the image wants more
constexpr auto kLook = 300ms; // between two looks whether it still runs
const auto kFolders = u"/var/tmp/platter-try-"_s; // where the system keeps large temporary files
constexpr qint64 kForgotten = 7 * 24 * 3600; // seconds; a server's file that is removed while it runs does it no harm

// What a process that was killed left behind.
void removeForgotten() {
    const QFileInfo pattern(kFolders);
    const auto entries = QDir(pattern.path()).entryInfoList({pattern.fileName() + u'*'}, QDir::Dirs);
    for (const QFileInfo& entry : entries)
        if (entry.isWritable() && entry.lastModified().secsTo(QDateTime::currentDateTime()) > kForgotten)
            QDir(entry.filePath()).removeRecursively();
}

QString nameOf(const Image& image, const QString& uuid) {
    static const QRegularExpression odd(u"[^A-Za-z0-9._-]+"_s);
    return u"try-"_s + QString(image.name).replace(odd, u"-"_s).left(60) + u'-' + uuid.left(4);
}

} // namespace

TrialJob::TrialJob(const QStringList& addresses, const HostDisk& disk)
    : m_addresses(addresses)
    , m_disk(disk) { }

QString TrialJob::title() const {
    return tr("Trial of %1", "an image").arg(m_disk.image.name);
}

QString TrialJob::outcome() const {
    const std::scoped_lock lock(m_mutex);
    return m_screen;
}

void TrialJob::setScreen(const QString& command) {
    const std::scoped_lock lock(m_mutex);
    m_screen = command;
}

// Only one's own libvirt runs servers as oneself, who alone may connect to the disk.
Result<TrialJob::Place> TrialJob::findPlace() const {
    std::optional<Error> first;
    for (const QString& address : m_addresses) {
        if (!Virt::isOnesOwn(address))
            continue;
        auto connection = Virt::open(address, Virt::Access::Change);
        if (connection)
            return Place{*std::move(connection), address};
        first = first.value_or(connection.error());
    }
    return std::unexpected(first.value_or(Error{ErrorCode::Unavailable,
        tr("Trying an image needs your own libvirt, qemu:///session, which is not among the addresses in the "
           "settings."),
        {}}));
}

Result<void> TrialJob::makeOverlay(const QString& backing, const QString& path) const {
    const QString program = QStandardPaths::findExecutable(u"qemu-img"_s);
    if (program.isEmpty())
        return std::unexpected(Error{ErrorCode::Unsupported,
            tr("Trying an image needs the program %1, which is not installed. Install the package %2 and try again.")
                .arg(u"qemu-img"_s, u"qemu-utils"_s),
            {}, true});
    QProcess process;
    process.start(program,
        {u"create"_s, u"-q"_s, u"-f"_s, u"qcow2"_s, u"-F"_s, u"raw"_s, u"-b"_s, backing, path,
            QString::number(m_disk.image.virtualSize)});
    process.waitForFinished(30'000);
    if (process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0 && process.error() == QProcess::UnknownError)
        return {};
    return std::unexpected(Error{ErrorCode::Internal,
        tr("A file for what the server writes could not be made in %1.").arg(QFileInfo(path).path()),
        QString::fromLocal8Bit(process.readAllStandardError()).simplified(), true});
}

DomainPlan TrialJob::plan(const DomainCapabilities& able, const QString& disk) const {
    const QString uuid = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return {.uuid = uuid,
        .name = nameOf(m_disk.image, uuid),
        .architecture = m_disk.image.architecture,
        .on = able,
        .mode = m_disk.image.mode,
        .memory = std::max(kMemory, m_disk.image.minRam.value_or(0)),
        .cores = 2,
        .disk = disk,
        .diskFormat = u"qcow2"_s,
        .origin = {m_disk.image.id.toString(), m_disk.image.name, m_disk.image.username}};
}

Result<void> TrialJob::run(JobContext& context) {
    context.report(tr("starting"), 0, 0);
    if (const auto allowed = ImageRules::canBuild(m_disk.image); !allowed)
        return allowed;
    removeForgotten();
    const auto place = findPlace();
    if (!place)
        return std::unexpected(place.error());
    virConnect* connection = place->connection.get();
    const auto able = Virt::capabilities(connection, m_disk.image.architecture, m_disk.image.mode);
    if (!able)
        return std::unexpected(able.error());
    const QTemporaryDir folder(kFolders + u"XXXXXX"_s); // 0700
    if (!folder.isValid())
        return std::unexpected(Error{ErrorCode::PermissionDenied,
            tr("No folder could be made in %1 for what the server writes.").arg(QFileInfo(kFolders).path()),
            folder.errorString(), true});
    auto disk = m_disk.serve(folder.filePath(u"disk"_s), context.stopToken());
    if (!disk)
        return std::unexpected(disk.error());
    const QString overlay = folder.filePath(u"written.qcow2"_s);
    if (const auto made = makeOverlay((*disk)->address(), overlay); !made)
        return made;
    const DomainPlan plan = this->plan(*able, overlay);
    const Virt::Domain domain(virDomainCreateXML(connection, plan.xml().constData(), VIR_DOMAIN_START_AUTODESTROY));
    if (!domain)
        return std::unexpected(Virt::error(tr("A server of “%1” cannot be started").arg(m_disk.image.name)));
    setScreen(u"virt-viewer -c %1 %2"_s.arg(shellWord(place->address), plan.name));
    context.report(tr("running"), 0, 0);
    auto watched = watch(domain.get(), **disk, context);
    setScreen({});
    if (virDomainIsActive(domain.get()) == 1)
        (void)virDomainDestroy(domain.get());
    return watched;
}

Result<void> TrialJob::watch(virDomain* domain, ServedDisk& disk, JobContext& context) const {
    while (virDomainIsActive(domain) == 1) {
        if (!disk.isAlive())
            return std::unexpected(Error{ErrorCode::Internal,
                tr("The server of “%1” was ended: its disk is not given out any more.").arg(m_disk.image.name), {},
                true});
        if (!waitFor(kLook, context.stopToken()))
            return std::unexpected(Error{ErrorCode::Cancelled, tr("This was cancelled."), {}});
    }
    return {};
}

} // namespace platter
