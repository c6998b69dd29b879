// SPDX-FileCopyrightText: 2026 The Platter authors
// SPDX-License-Identifier: MIT
#include "app/cli.h"

#include "app/upkeepoutput.h"

#include <QFileInfo>

namespace platter {

using namespace Qt::StringLiterals;

// ---- verify and repair

void Cli::verify() {
    if (!canUpkeep())
        return;
    const auto images = findAll();
    if (!images)
        return fail(images.error());
    QList<ImageId> ids;
    for (const Image& image : *images)
        ids.append(image.id);
    startJob(m_library->verifyJob(ids), &Cli::checked);
}

void Cli::repair() {
    if (canUpkeep())
        startJob(m_library->repairJob(), &Cli::checked);
}

bool Cli::canUpkeep() {
    if (m_library->abilities().testFlag(Ability::Upkeep))
        return true;
    fail(Error{.code = ErrorCode::Unsupported,
        .message = tr("“%1” cannot do that: it is for the library on this computer.").arg(m_library->name())});
    return false;
}

void Cli::checked(Job* job) {
    if (job->state() == JobState::Cancelled)
        return end(1);
    const CheckReport& report = static_cast<CheckJob*>(job)->report();
    const bool looked = job->state() == JobState::Succeeded || job->error()->code == ErrorCode::Damaged;
    if (looked && m_line.json)
        printJson(UpkeepOutput::checkJson(report));
    else if (looked && (!m_line.quiet || job->state() != JobState::Succeeded))
        print(UpkeepOutput::check(report));
    if (job->state() != JobState::Succeeded)
        return fail(*job->error());
    end(0);
}

// ---- backup

void Cli::backup() {
    if (!canUpkeep())
        return;
    startJob(m_library->backupJob(QFileInfo(m_line.target).absoluteFilePath(), m_io.settingsFiles), &Cli::backedUp);
}

void Cli::backedUp(Job* job) {
    if (job->state() == JobState::Cancelled)
        return end(1);
    if (job->state() != JobState::Succeeded)
        return fail(*job->error());
    const BackupReport& report = static_cast<BackupJob*>(job)->report();
    if (m_line.json)
        printJson(UpkeepOutput::backupJson(report));
    else if (!m_line.quiet)
        print(UpkeepOutput::backup(report));
    end(0);
}

} // namespace platter
